#include "models/base/text.h"
#include "models/crisis/guarded_text.h"
#include "models/dispatch/bolo_match.h"
#include "models/dispatch/decide_parts.h"

#include <algorithm>

// BOLO: written, broadcast, heard, renewed, canceled, and found again in whatever is typed (R50).
namespace haven {

namespace {

constexpr std::size_t kBoloFieldMax = 200;           // one line of it, as it is read out
constexpr Span kBoloDropAfter = Span::hours(24 * 7); // over for this long: out of memory

bool isOneLine(std::string_view text)
{
    return text.size() <= kBoloFieldMax && text.find_first_of("\r\n") == std::string_view::npos;
}

Result<const Bolo*> knownBolo(const State& state, BoloId id)
{
    const auto found = state.bolos.find(id);
    if (found == state.bolos.end())
        return refuse(RefusalCode::BoloUnknown, boloNumber(id));
    return &found->second;
}

Result<const Bolo*> boloInForce(const State& state, BoloId id, const Act& act)
{
    auto found = knownBolo(state, id);
    if (found && !isInForce(**found, act.recordedAt))
        return refuse(RefusalCode::BoloOver, boloNumber(id));
    return found;
}

bool isBoloSpan(Span lasts)
{
    return lasts >= Span::minutes(30) && lasts <= kBoloLastsMax;
}

Refusal boloSpanFault()
{
    return refuse(RefusalCode::BoloTooLong, std::to_string(kBoloLastsMax.ms / Span::hours(24).ms));
}

BoloText trimmedText(BoloText text)
{
    for (std::string* part :
         {&text.words, &text.name, &text.phone, &text.origin, &text.reason, &text.photo})
        *part = std::string(trimmed(*part));
    text.plate = toUpper(trimmed(text.plate));
    text.plateState = toUpper(trimmed(text.plateState));
    if (text.fieldClass != FieldClass::CriminalJustice)
        text.fieldClass = FieldClass::Police;
    return text;
}

std::optional<Refusal> boloTextFault(const BoloText& text)
{
    for (const std::string* part : {&text.words, &text.name, &text.plate, &text.plateState,
                                    &text.phone, &text.origin, &text.reason, &text.photo}) {
        if (!isOneLine(*part))
            return refuse(RefusalCode::BoloLineTooLong, std::to_string(kBoloFieldMax));
    }
    const bool isAnything = !text.words.empty() || !text.name.empty() || !text.plate.empty() ||
                            !phoneDigits(text.phone).empty();
    if (!isAnything)
        return refuse(RefusalCode::BoloEmpty);
    if (text.reason.empty())
        return refuse(RefusalCode::BoloNeedsReason);
    return std::nullopt;
}

} // namespace

Facts decideOne(const State& state, const CreateBolo& command, const Act& act)
{
    const BoloText text = trimmedText(command.text);
    if (auto fault = boloTextFault(text))
        return *std::move(fault);
    if (const auto term = withdrawnTermIn(boloWords(text)))
        return refuse(RefusalCode::TextIsWithdrawnTerm, *term);
    const Span lasts = command.lasts.value_or(kBoloLasts);
    if (!isBoloSpan(lasts))
        return boloSpanFault();
    BolosDropped old;
    std::size_t inForce = 0;
    for (const auto& [id, bolo] : state.bolos) {
        inForce += isInForce(bolo, act.recordedAt) ? 1U : 0U;
        const Instant over =
            bolo.canceledAt ? std::min(*bolo.canceledAt, bolo.expiresAt) : bolo.expiresAt;
        if (over + kBoloDropAfter < act.recordedAt)
            old.bolos.push_back(id);
        if (isInForce(bolo, act.recordedAt) && bolo.text == text)
            return refuse(RefusalCode::BoloTwice, boloNumber(id));
    }
    if (inForce >= kBolosMax)
        return refuse(RefusalCode::BoloTooMany, std::to_string(kBolosMax));
    std::vector<Event> facts;
    if (!old.bolos.empty())
        facts.push_back(std::move(old));
    BoloCreated fact;
    fact.bolo = BoloId(state.counters.bolo + 1);
    fact.text = text;
    fact.expiresAt = act.recordedAt + lasts;
    facts.push_back(std::move(fact));
    return facts;
}

Facts decideOne(const State& state, const BroadcastBolo& command, const Act& act)
{
    if (const auto bolo = boloInForce(state, command.bolo, act); !bolo)
        return bolo.refusal();
    BoloBroadcast fact;
    fact.bolo = command.bolo;
    fact.channel = std::string(trimmed(command.channel));
    for (const auto& [id, unit] : state.units)
        fact.units.push_back(id);
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const AcknowledgeBolo& command, const Act& act)
{
    const auto bolo = boloInForce(state, command.bolo, act);
    if (!bolo)
        return bolo.refusal();
    BoloAcknowledged fact;
    fact.bolo = command.bolo;
    for (const auto& id : command.units) {
        if (const auto unit = knownUnit(state, id); !unit)
            return unit.refusal();
        const bool isNew = (*bolo)->acknowledged.count(id) == 0 &&
                           std::find(fact.units.begin(), fact.units.end(), id) == fact.units.end();
        if (isNew)
            fact.units.push_back(id);
    }
    if (command.units.empty()) {
        for (const auto& [id, unit] : state.units) {
            if ((*bolo)->acknowledged.count(id) == 0)
                fact.units.push_back(id);
        }
    }
    if (fact.units.empty())
        return refuse(RefusalCode::NothingToChange, "BOLO " + boloNumber(command.bolo));
    return std::vector<Event>{std::move(fact)};
}

// Also one that is over: it is in force again. A canceled one is written anew.
Facts decideOne(const State& state, const RenewBolo& command, const Act& act)
{
    const auto bolo = knownBolo(state, command.bolo);
    if (!bolo)
        return bolo.refusal();
    if ((*bolo)->canceledAt)
        return refuse(RefusalCode::BoloOver, boloNumber(command.bolo));
    if (!isBoloSpan(command.lasts))
        return boloSpanFault();
    if (trimmed(command.reason).empty())
        return refuse(RefusalCode::ReasonMissing, "Renewing a BOLO");
    if (act.recordedAt + command.lasts <= (*bolo)->expiresAt)
        return refuse(RefusalCode::BoloShorter, boloNumber(command.bolo));
    return std::vector<Event>{BoloRenewed{command.bolo, (*bolo)->expiresAt,
                                          act.recordedAt + command.lasts,
                                          std::string(trimmed(command.reason))}};
}

Facts decideOne(const State& state, const CancelBolo& command, const Act& act)
{
    if (const auto bolo = boloInForce(state, command.bolo, act); !bolo)
        return bolo.refusal();
    if (trimmed(command.reason).empty())
        return refuse(RefusalCode::ReasonMissing, "Canceling a BOLO");
    return std::vector<Event>{BoloCanceled{command.bolo, std::string(trimmed(command.reason))}};
}

namespace {

// What one fact says that a BOLO may fit, and what it is about.
struct TypedIn {
    TypedWords words;
    BoloTyped typed = BoloTyped::Note;
    std::optional<IncidentId> incident;
    std::optional<UnitId> unit;
};

template <class Fact>
std::optional<TypedIn> typedIn(const Fact&)
{
    return std::nullopt;
}

std::optional<TypedIn> typedIn(const CallTaken& fact)
{
    TypedIn out{{}, BoloTyped::Call, fact.incident, {}};
    out.words.name = fact.callerName;
    out.words.phone = fact.callback;
    return out;
}

std::optional<TypedIn> typedIn(const DetailsCorrected& fact)
{
    TypedIn out{{}, BoloTyped::Call, fact.incident, {}};
    if (fact.field == "caller_name")
        out.words.name = fact.after;
    else if (fact.field == "callback")
        out.words.phone = fact.after;
    else
        return std::nullopt;
    return out;
}

std::optional<TypedIn> typedIn(const PersonRecorded& fact)
{
    TypedIn out{{}, BoloTyped::Person, fact.incident, {}};
    out.words.name = fact.person.name;
    out.words.phone = fact.person.phone;
    out.words.text = fact.person.description;
    return out;
}

std::optional<TypedIn> typedIn(const VehicleRecorded& fact)
{
    TypedIn out{{}, BoloTyped::Vehicle, fact.incident, {}};
    out.words.plate = fact.vehicle.plate;
    out.words.plateState = fact.vehicle.plateState;
    out.words.text = fact.vehicle.description;
    return out;
}

// What is told of somebody's health is not held against a list of the police.
std::optional<TypedIn> typedIn(const NoteAdded& fact)
{
    if (fact.fieldClass > FieldClass::CriminalJustice)
        return std::nullopt;
    TypedIn out{{}, BoloTyped::Note, fact.incident, {}};
    out.words.text = fact.text;
    return out;
}

std::optional<TypedIn> typedIn(const CheckRun& fact)
{
    TypedIn out{{}, BoloTyped::Check, fact.incident, fact.unit};
    if (fact.kind == CheckKind::Plate)
        out.words.plate = fact.what;
    else if (fact.kind == CheckKind::Person)
        out.words.name = fact.what;
    else
        out.words.text = fact.what;
    return out;
}

bool isMatchKnown(const Bolo& bolo, const std::vector<Event>& matched, const BoloMatched& fact)
{
    const auto isSame = [&](const auto& one) {
        return one.incident == fact.incident && one.unit == fact.unit && one.field == fact.field &&
               one.sure <= fact.sure;
    };
    if (std::any_of(bolo.matches.begin(), bolo.matches.end(), isSame))
        return true;
    return std::any_of(matched.begin(), matched.end(), [&](const Event& event) {
        const auto* one = kindIf<BoloMatched>(&event);
        return one && one->bolo == fact.bolo && isSame(*one);
    });
}

} // namespace

// One door for all that is typed: the same words on the same incident match once, whatever road
// they came by and however often they are said.
std::vector<Event> boloFactsFor(const State& state, const std::vector<Event>& facts, const Act& act)
{
    std::vector<Event> matched;
    if (state.bolos.empty())
        return matched;
    for (const Event& event : facts) {
        const auto typed = visitKind([](const auto& fact) { return typedIn(fact); },
                                     static_cast<const AnyFact&>(event));
        if (!typed)
            continue;
        for (const BoloHit& hit : boloHits(state, typed->words, act.recordedAt)) {
            BoloMatched fact;
            fact.bolo = hit.bolo;
            fact.incident = typed->incident;
            // With an incident the match is about that; without one about the unit that asked.
            fact.unit = typed->incident ? std::nullopt : typed->unit;
            fact.field = hit.field;
            fact.sure = hit.sure;
            fact.typed = typed->typed;
            const Bolo& bolo = state.bolos.at(hit.bolo);
            if (!isMatchKnown(bolo, matched, fact))
                matched.push_back(std::move(fact));
        }
    }
    return matched;
}

} // namespace haven
