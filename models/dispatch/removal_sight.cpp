#include "models/dispatch/removal_sight.h"

#include "models/base/text.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/log_sentences.h"
#include "models/dispatch/record_rules.h"
#include "models/dispatch/record_things.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace haven {

namespace {

constexpr const char* kNotForThisSeat = "[not shown to this role]";
constexpr const char* kWeaponNone = "none";

// What has a number of its own by which others speak of it.
enum class CalledKind { Note, Caution, CarePlan, Bolo };
using CalledThing = std::pair<CalledKind, std::int64_t>;

std::optional<CalledThing> writtenBy(const Event& event)
{
    if (const auto* note = kindIf<NoteAdded>(&event))
        return CalledThing{CalledKind::Note, note->note.value};
    if (const auto* caution = kindIf<CautionRecorded>(&event))
        return CalledThing{CalledKind::Caution, caution->caution.id.value};
    if (const auto* plan = kindIf<CarePlanRecorded>(&event))
        return CalledThing{CalledKind::CarePlan, plan->plan.id.value};
    if (const auto* bolo = kindIf<BoloCreated>(&event))
        return CalledThing{CalledKind::Bolo, bolo->bolo.value};
    return std::nullopt;
}

// A caution or a plan that was written again names the same one.
std::optional<CalledThing> namedBy(const Event& event)
{
    const auto note = [](const std::optional<NoteId>& id) {
        return id ? std::optional(CalledThing{CalledKind::Note, id->value}) : std::nullopt;
    };
    if (const auto* flag = kindIf<CrisisFlagSuggested>(&event))
        return note(flag->note);
    if (const auto* correcting = kindIf<NoteAdded>(&event))
        return note(correcting->corrects);
    if (const auto* session = kindIf<TextSessionMarked>(&event))
        return note(session->note);
    if (const auto* over = kindIf<CautionEnded>(&event))
        return CalledThing{CalledKind::Caution, over->caution.value};
    if (const auto* seen = kindIf<CautionAcknowledged>(&event))
        return CalledThing{CalledKind::Caution, seen->caution.value};
    if (const auto* approved = kindIf<CarePlanApproved>(&event))
        return CalledThing{CalledKind::CarePlan, approved->plan.value};
    if (const auto* ended = kindIf<CarePlanEnded>(&event))
        return CalledThing{CalledKind::CarePlan, ended->plan.value};
    if (const auto* viewed = kindIf<CareViewed>(&event))
        return viewed->plan ? std::optional(CalledThing{CalledKind::CarePlan, viewed->plan->value})
                            : std::nullopt;
    if (const auto* sent = kindIf<BoloBroadcast>(&event))
        return CalledThing{CalledKind::Bolo, sent->bolo.value};
    if (const auto* heard = kindIf<BoloAcknowledged>(&event))
        return CalledThing{CalledKind::Bolo, heard->bolo.value};
    if (const auto* fitting = kindIf<BoloMatched>(&event))
        return CalledThing{CalledKind::Bolo, fitting->bolo.value};
    return writtenBy(event);
}

bool isCautionInForce(const State& state, const Event& event, Instant now)
{
    const auto* recorded = kindIf<CautionRecorded>(&event);
    if (!recorded)
        return false;
    const auto found = state.cautions.find(recorded->caution.id);
    return found != state.cautions.end() && !found->second.endedAt &&
           !(found->second.endsAt && *found->second.endsAt <= now);
}

bool isCarePlanInForce(const State& state, const Event& event, Instant now)
{
    const auto* recorded = kindIf<CarePlanRecorded>(&event);
    if (!recorded)
        return false;
    const auto found = state.carePlans.find(recorded->plan.id);
    return found != state.carePlans.end() && isPlanShown(found->second, now);
}

// The log's sentence of a past call says that it was brought in; what goes is what the call said.
std::string pastWords(const PastIncident& past)
{
    std::vector<std::string> said;
    for (const std::string& part : {past.type, past.place, past.disposition, past.narrative}) {
        if (!part.empty())
            said.push_back(part);
    }
    return ": " + joined(said, "; ");
}

// `sentence`: all of it, whoever reads it.
bool tellsOfWeapon(const Event& event, const std::string& sentence, const RemovalSeer& seer)
{
    if (const auto* caution = kindIf<CautionRecorded>(&event)) {
        if (caution->caution.kind == CautionKind::Weapon)
            return true;
    }
    if (const auto* answered = kindIf<FactAnswered>(&event))
        return answered->fact == Fact::Weapon && answered->answer.state == AskState::Answered &&
               answered->answer.value != kWeaponNone;
    if (const auto* flag = kindIf<CrisisFlagSuggested>(&event))
        return std::any_of(flag->facts.begin(), flag->facts.end(), [](const FlagFact& fact) {
            return fact.fact == Fact::Weapon && fact.value != kWeaponNone;
        });
    const auto* past = kindIf<PastIncidentRecorded>(&event);
    return seer.weaponIn &&
           seer.weaponIn(past ? sentence + pastWords(past->past) : sentence).has_value();
}

using SightFacts = std::map<std::int64_t, const Recorded*>;

SightFacts sightFacts(const RemovalReading& reading, const std::vector<Recorded>& naming)
{
    SightFacts out;
    for (const auto* list : {&reading.facts, &reading.around, &naming}) {
        for (const Recorded& one : *list) {
            if (one.event)
                out.emplace(one.envelope.sequence, &one);
        }
    }
    return out;
}

void tellPast(RemovalEntry& entry, const PastIncident& past, FieldClass classMax)
{
    entry.line.envelope.happenedAt = past.receivedAt;
    entry.line.fieldClass = std::max(entry.line.fieldClass, FieldClass::Police);
    entry.isTold = entry.isTold && classMax >= FieldClass::Police;
    if (entry.isTold)
        entry.line.text += pastWords(past);
}

RemovalEntry entryOf(const Recorded& fact, const RemovalSeer& seer)
{
    RemovalEntry entry;
    auto outward = outwardWords(fact, seer.words, LogAudience::Internal);
    const LogLine whole = wordsFor(fact, seer.words);
    entry.kind = spacedWords(whole.type);
    const bool isAbove = outward.line.fieldClass > seer.classMax;
    // Of an entry of which a name alone is withheld it is told what goes.
    entry.isTold =
        !isAbove && std::all_of(outward.withheld.begin(), outward.withheld.end(), isNameCode);
    entry.line = std::move(outward.line);
    entry.line.fieldClass = whole.fieldClass;
    if (isAbove)
        entry.line.text = kNotForThisSeat;
    if (const auto* past = kindIf<PastIncidentRecorded>(&*fact.event))
        tellPast(entry, past->past, seer.classMax);
    return entry;
}

std::vector<RemovalAlert> alertsOf(const State& state, const Recorded& fact,
                                   const RemovalSeer& seer)
{
    std::vector<RemovalAlert> alerts;
    const Event& event = *fact.event;
    if (isCautionInForce(state, event, seer.now))
        alerts.push_back(RemovalAlert::CautionInForce);
    if (tellsOfWeapon(event, wordsFor(fact, seer.words).text, seer))
        alerts.push_back(RemovalAlert::Weapon);
    if (isCarePlanInForce(state, event, seer.now))
        alerts.push_back(RemovalAlert::CarePlanInForce);
    if (workedOnFault(state, event, seer.now))
        alerts.push_back(RemovalAlert::StillWorkedOn);
    return alerts;
}

// What is asked for, or was: the entries that go, and those of them that were named.
struct Going {
    std::vector<std::int64_t> facts;
    std::vector<IncidentId> wholes;
    std::set<std::int64_t> named; // by number; of a removal nobody knows which were
    std::set<std::int64_t> since;
};

RemovalWhy whyItGoes(const Going& going, const Recorded& fact)
{
    const std::int64_t number = fact.envelope.sequence;
    if (going.since.count(number) > 0)
        return RemovalWhy::Since;
    const bool isOfWhole =
        std::any_of(going.wholes.begin(), going.wholes.end(),
                    [&](IncidentId whole) { return goesWithItsIncident(*fact.event, whole); });
    if (isOfWhole)
        return RemovalWhy::OfIncident;
    const bool isRepeating = isKind<IncidentRecalled>(*fact.event) ||
                             isKind<ActUndone>(*fact.event) || thingFollowed(*fact.event);
    return going.named.count(number) > 0 || !isRepeating ? RemovalWhy::Named : RemovalWhy::Along;
}

std::vector<RemovalCount> countsOf(const std::vector<RemovalEntry>& entries)
{
    std::map<std::pair<std::string, FieldClass>, RemovalCount> counts;
    for (const RemovalEntry& entry : entries) {
        RemovalCount& count = counts[{entry.kind, entry.line.fieldClass}];
        count.kind = entry.kind;
        count.fieldClass = entry.line.fieldClass;
        ++count.count;
        count.untold += entry.isTold ? 0 : 1;
    }
    std::vector<RemovalCount> out;
    for (auto& [key, count] : counts)
        out.push_back(std::move(count));
    std::stable_sort(out.begin(), out.end(), [](const RemovalCount& a, const RemovalCount& b) {
        return a.count > b.count;
    });
    return out;
}

// What stays and still speaks of what goes: of a whole incident together with another one, of a
// caution or a plan by its number.
std::set<std::int64_t> stayingOf(const Going& going, const RemovalReading& reading,
                                 const SightFacts& facts)
{
    const auto shared = factsStaying(going.facts, going.wholes, reading);
    std::set<std::int64_t> out(shared.begin(), shared.end());
    std::set<CalledThing> written;
    for (const auto number : going.facts) {
        const auto found = facts.find(number);
        const auto one = found == facts.end() ? std::nullopt : writtenBy(*found->second->event);
        if (one)
            written.insert(*one);
    }
    for (const auto& [number, fact] : facts) {
        const auto named = namedBy(*fact->event);
        if (named && written.count(*named) > 0 &&
            !std::binary_search(going.facts.begin(), going.facts.end(), number))
            out.insert(number);
    }
    return out;
}

void tellEntries(RemovalSight& out, const State& state, const Going& going,
                 const RemovalReading& reading, const std::vector<Recorded>& naming,
                 const RemovalSeer& seer)
{
    const SightFacts facts = sightFacts(reading, naming);
    const auto held = factsHeld(state.recordBook, going.facts, reading);
    for (const auto number : going.facts) {
        const auto found = facts.find(number);
        if (found == facts.end())
            continue;
        RemovalEntry entry = entryOf(*found->second, seer);
        entry.why = whyItGoes(going, *found->second);
        entry.alerts = alertsOf(state, *found->second, seer);
        if (std::binary_search(held.begin(), held.end(), number))
            entry.alerts.push_back(RemovalAlert::Held);
        out.entries.push_back(std::move(entry));
    }
    out.counts = countsOf(out.entries);
    const auto staying = stayingOf(going, reading, facts);
    out.stayingAll = static_cast<std::int64_t>(staying.size());
    for (const auto number : staying) {
        if (out.staying.size() == kRemovalStayingMax)
            break;
        out.staying.push_back(entryOf(*facts.at(number), seer));
    }
}

void tellAsked(RemovalSight& out, const State& state, const RequestRemoval& asked,
               const RemovalReading& reading, const std::vector<Recorded>& naming,
               const RemovalSeer& seer)
{
    out.fault = removalWordsFault(asked);
    if (out.fault)
        return;
    const auto facts = factsToRemove(asked.facts, asked.wholes, reading);
    if (!facts) {
        out.fault = facts.refusal();
        return;
    }
    for (const auto number : asked.facts) {
        const auto incident = seer.incidentCalled ? seer.incidentCalled(number) : std::nullopt;
        if (incident)
            out.twins.push_back({number, *incident});
    }
    const Going going{*facts, asked.wholes, {asked.facts.begin(), asked.facts.end()}, {}};
    tellEntries(out, state, going, reading, naming, seer);
    out.fault = removalRequestFault(state, asked, *facts, reading, seer.now);
}

void tellStanding(RemovalSight& out, const State& state, std::int64_t number,
                  const RemovalReading& reading, const std::vector<Recorded>& naming,
                  const RemovalSeer& seer)
{
    const auto found = state.recordBook.removals.find(number);
    if (found == state.recordBook.removals.end()) {
        out.fault = refuse(RefusalCode::RemovalUnknown, std::to_string(number));
        return;
    }
    const Removal& removal = found->second;
    const auto since = factsSince(removal, reading);
    const Going going{
        factsDue(removal, reading), removal.incidents, {}, {since.begin(), since.end()}};
    tellEntries(out, state, going, reading, naming, seer);
    const bool isOver = removal.standing == RemovalStanding::Declined ||
                        removal.standing == RemovalStanding::CarriedOut;
    out.fault = isOver ? refuse(RefusalCode::RemovalSettled, std::to_string(number))
                       : removalStandingFault(state, removal, reading, seer.now);
}

} // namespace

const std::vector<std::string_view>& namingTypes()
{
    static const std::vector<std::string_view> types{
        CautionRecorded::kType,  CautionEnded::kType,  CautionAcknowledged::kType,
        CarePlanRecorded::kType, CarePlanEnded::kType, CarePlanApproved::kType,
        CareViewed::kType,       BoloBroadcast::kType, BoloAcknowledged::kType,
        BoloMatched::kType};
    return types;
}

bool isNamedLater(const std::vector<Recorded>& facts)
{
    return std::any_of(facts.begin(), facts.end(), [](const Recorded& fact) {
        const auto one = fact.event ? writtenBy(*fact.event) : std::nullopt;
        return one && one->first != CalledKind::Note;
    });
}

RemovalSight removalSight(const State& state, const RemovalQuery& query,
                          const RemovalReading& reading, const std::vector<Recorded>& naming,
                          const RemovalSeer& seer)
{
    RemovalSight out;
    if (query.asked)
        tellAsked(out, state, *query.asked, reading, naming, seer);
    else
        tellStanding(out, state, query.removal, reading, naming, seer);
    return out;
}

bool isAlertOfMany(RemovalAlert alert)
{
    return alert == RemovalAlert::StillWorkedOn || alert == RemovalAlert::Held;
}

int removalGravity(const RemovalEntry& entry)
{
    constexpr RemovalAlert kOrder[]{RemovalAlert::Weapon, RemovalAlert::CautionInForce,
                                    RemovalAlert::CarePlanInForce, RemovalAlert::Held,
                                    RemovalAlert::StillWorkedOn};
    const auto found = std::find_first_of(std::begin(kOrder), std::end(kOrder),
                                          entry.alerts.begin(), entry.alerts.end());
    return static_cast<int>(found - std::begin(kOrder));
}

std::string_view removalAlertWords(RemovalAlert alert)
{
    switch (alert) {
    case RemovalAlert::CautionInForce:
        return "CAUTION IN FORCE: nobody who is sent there will be warned of it any more.";
    case RemovalAlert::Weapon:
        return "WEAPON: this entry tells of a weapon, and will tell nobody any more.";
    case RemovalAlert::CarePlanInForce:
        return "CARE PLAN IN FORCE: whoever answers the next call will not know of it any more.";
    case RemovalAlert::StillWorkedOn:
        return "STILL WORKED ON: it belongs to what is not over.";
    case RemovalAlert::Held:
        return "ORDER OF HOLD: a lawsuit or a request needs this entry.";
    }
    return {};
}

} // namespace haven
