#include "models/base/text.h"
#include "models/dispatch/bolo_match.h"
#include "models/dispatch/line_slots.h"
#include "models/dispatch/record_check.h"
#include "models/dispatch/verbs.h"
#include "models/dispatch/work_stack.h"

#include <algorithm>

// Lines about crews, second cars, stacks, the channel, the end of a transport, record checks and
// BOLOs.
namespace haven {

namespace {

Result<Command> buildCrew(const LineParts& parts, const LineContext& context)
{
    const auto unit = soleUnit(parts, context, "crew 3A12 car 114 add Moss");
    if (!unit)
        return unit.refusal();
    ChangeCrew command;
    command.unit = *unit;
    command.joining = keywordList(parts, "add");
    command.leaving = keywordList(parts, "out");
    command.vehicle = keywordOr(parts, "car");
    command.radio = keywordOr(parts, "radio");
    command.odometer = keywordOr(parts, "odo");
    command.equipment = keywordList(parts, "gear");
    return Command(std::move(command));
}

Result<Command> sendingTo(std::vector<UnitId> units, IncidentId incident, std::string because)
{
    DispatchUnits command;
    command.units = std::move(units);
    command.incident = incident;
    command.overrideReason = std::move(because);
    return Command(std::move(command));
}

// Where the other unit is.
Result<Command> buildBackup(const LineParts& parts, const LineContext& context)
{
    const UnitId other = unitIdOf(wordOr(parts, Slot::OtherUnit), context.state);
    const auto found = context.state.units.find(other);
    if (found == context.state.units.end())
        return refuse(RefusalCode::UnitNotOnDuty, other.value);
    if (!found->second.incident)
        return refuse(RefusalCode::UnitWorksNothing, other.value);
    return sendingTo(unitsIn(parts, context), *found->second.incident, keywordOr(parts, "because"));
}

Result<Command> buildStack(const LineParts& parts, const LineContext& context)
{
    const auto unit = soleUnit(parts, context, "stk 3A12 4482");
    if (!unit)
        return unit.refusal();
    return about(parts, context, StackWork{*unit, {}});
}

Result<Command> buildUnstack(const LineParts& parts, const LineContext& context)
{
    const auto unit = soleUnit(parts, context, "unstk 3A12 4482 3A15 is nearer");
    if (!unit)
        return unit.refusal();
    return about(parts, context, UnstackWork{*unit, {}, parts.rest});
}

Result<Command> buildNext(const LineParts& parts, const LineContext& context)
{
    const auto unit = soleUnit(parts, context, "nx 3A12");
    if (!unit)
        return unit.refusal();
    const auto found = context.state.units.find(*unit);
    if (found == context.state.units.end())
        return refuse(RefusalCode::UnitNotOnDuty, unit->value);
    const auto stack = stackOf(context.state, found->second);
    if (stack.empty())
        return refuse(RefusalCode::StackEmpty, unit->value);
    return sendingTo({*unit}, stack.front(), keywordOr(parts, "because"));
}

Result<Command> buildAir(const LineParts& parts, const LineContext& context)
{
    HoldAir command;
    command.channel = wordOr(parts, Slot::Word);
    if (const auto unit = keywordOr(parts, "for"); !unit.empty())
        command.askedBy = unitIdOf(unit, context.state);
    command.reason = parts.rest;
    return Command(std::move(command));
}

Result<Command> buildAirFree(const LineParts& parts, const LineContext&)
{
    return Command(ReleaseAir{wordOr(parts, Slot::Word), parts.rest});
}

Result<Command> buildReached(const LineParts& parts, const LineContext& context)
{
    const auto unit = soleUnit(parts, context, "tra 3A12 odo 45126");
    if (!unit)
        return unit.refusal();
    return Command(ReachDestination{*unit, keywordOr(parts, "odo"), keywordOr(parts, "because")});
}

template <class Kind>
std::optional<Kind> kindNamed(std::string_view word)
{
    for (const auto name : enumNames(Kind{})) {
        if (equalsIgnoringCase(name, word))
            return enumFromName<Kind>(name);
    }
    return std::nullopt;
}

std::optional<CheckResult> resultNamed(std::string_view word)
{
    for (const auto result : {CheckResult::None, CheckResult::Hit, CheckResult::ConfirmDue}) {
        if (equalsIgnoringCase(word, checkResultWord(result)))
            return result;
    }
    return std::nullopt;
}

constexpr const char* kRanExample = "ran 3A12 plate none AB12345";

Result<Command> buildRan(const LineParts& parts, const LineContext& context)
{
    const std::string kind = wordOr(parts, Slot::Word);
    const auto known = kindNamed<CheckKind>(kind);
    if (!known)
        return refuse(RefusalCode::CheckWordUnknown, kind, kRanExample, "person, plate, property");
    const std::string first = parts.rest.substr(0, parts.rest.find(' '));
    const auto slash = first.find('/');
    const auto result = resultNamed(first.substr(0, slash));
    if (!result)
        return refuse(RefusalCode::CheckWordUnknown, clipped(first, kQuoteShownMax), kRanExample,
                      "none, hit, due");
    const auto unit = soleUnit(parts, context, kRanExample);
    if (!unit)
        return unit.refusal();
    RunCheck command;
    command.unit = *unit;
    command.kind = *known;
    command.result = *result;
    command.code = slash == std::string::npos ? std::string() : first.substr(slash + 1);
    command.what = std::string(trimmed(std::string_view(parts.rest).substr(first.size())));
    return Command(std::move(command));
}

// "#4", or "4" where no unit has that call sign; no check for a call sign.
CheckId checkIn(std::string_view word, const LineContext& context)
{
    const bool isMarked = !word.empty() && word.front() == '#';
    if (!isMarked && fitsSlot(Slot::Units, word, context))
        return CheckId();
    if (isMarked)
        word.remove_prefix(1);
    return isDigits(word) && word.size() <= 9 ? CheckId(std::stoll(std::string(word))) : CheckId();
}

Result<Command> buildConfirm(const LineParts& parts, const LineContext& context)
{
    const std::string word = wordOr(parts, Slot::Word);
    const bool isYes = equalsIgnoringCase(word, "yes");
    if (!isYes && !equalsIgnoringCase(word, "no"))
        return refuse(RefusalCode::CheckWordUnknown, word, "hc 3A12 yes", "yes, no");
    ConfirmCheck command;
    command.check = checkIn(wordOr(parts, Slot::Units), context);
    if (command.check == CheckId())
        command.unit = unitsIn(parts, context).front();
    command.outcome = isYes ? CheckOutcome::Confirmed : CheckOutcome::NotConfirmed;
    command.note = parts.rest;
    return Command(std::move(command));
}

// --- BOLO ---

constexpr std::string_view kJusticeWord = "justice";

// "B7" or "7".
BoloId boloIn(const LineParts& parts)
{
    const std::string typed = wordOr(parts, Slot::Word);
    std::string_view word = trimmed(typed);
    if (!word.empty() && (word.front() == 'B' || word.front() == 'b'))
        word.remove_prefix(1);
    return isDigits(word) && word.size() <= 9 ? BoloId(std::stoll(std::string(word))) : BoloId();
}

// Errors: HoursMalformed.
Result<Span> hoursFrom(std::string_view word)
{
    if (!isDigits(word) || word.size() > 4)
        return refuse(RefusalCode::HoursMalformed, clipped(word, kQuoteShownMax));
    return Span::hours(std::stoi(std::string(word)));
}

// What was not quoted as it ought to be: a plate in two words, "AB 12345", and a "why" behind words
// of another kind, "born 1980 why warrant armed".
void mendBoloWords(BoloText& text)
{
    constexpr std::size_t kDigits = 5;
    std::vector<LineToken> tokens = tokensOf(text.words);
    const bool isPlateCut = text.plate.size() == 2 && !tokens.empty() &&
                            tokens.front().text.size() == kDigits && isDigits(tokens.front().text);
    if (isPlateCut) {
        text.plate += tokens.front().text;
        text.words = std::string(trimmed(std::string_view(text.words).substr(tokens.front().end)));
        tokens = tokensOf(text.words);
    }
    if (!text.reason.empty())
        return;
    // The last one: what stands before it may be somebody's own words.
    for (std::size_t i = tokens.empty() ? 0 : tokens.size() - 1; i-- > 0;) {
        if (tokens[i].quoting != LineToken::Quoting::Bare ||
            !equalsIgnoringCase(tokens[i].text, "why"))
            continue;
        const std::string_view words = text.words;
        const std::string before(trimmed(words.substr(0, tokens[i].start)));
        const std::string after(trimmed(words.substr(tokens[i + 1].end)));
        text.reason = tokens[i + 1].text;
        text.words = before + (before.empty() || after.empty() ? "" : " ") + after;
        return;
    }
}

Result<Command> buildBolo(const LineParts& parts, const LineContext&)
{
    CreateBolo command;
    const std::string kind = wordOr(parts, Slot::Word);
    const auto known = kindNamed<BoloKind>(kind);
    if (!known)
        return refuse(RefusalCode::BoloKindUnknown, kind);
    BoloText& text = command.text;
    text.kind = *known;
    text.words = parts.rest;
    text.name = keywordOr(parts, "name");
    text.plate = keywordOr(parts, "plate");
    text.plateState = keywordOr(parts, "state");
    text.phone = keywordOr(parts, "tel");
    text.origin = keywordOr(parts, "from");
    text.photo = keywordOr(parts, "photo");
    text.reason = keywordOr(parts, "why");
    mendBoloWords(text);
    const std::string fieldClass = keywordOr(parts, "class");
    if (equalsIgnoringCase(fieldClass, kJusticeWord))
        text.fieldClass = FieldClass::CriminalJustice;
    else if (!fieldClass.empty())
        return refuse(RefusalCode::WordUnexpected, clipped(fieldClass, kQuoteShownMax),
                      "class justice", "bolo vehicle plate AB12345 why \"hit and run\"");
    if (const auto hours = keywordOr(parts, "hours"); !hours.empty()) {
        const auto lasts = hoursFrom(hours);
        if (!lasts)
            return lasts.refusal();
        command.lasts = *lasts;
    }
    return Command(std::move(command));
}

Result<Command> buildBoloSay(const LineParts& parts, const LineContext&)
{
    return Command(BroadcastBolo{boloIn(parts), parts.rest});
}

Result<Command> buildBoloHeard(const LineParts& parts, const LineContext& context)
{
    AcknowledgeBolo command;
    command.bolo = boloIn(parts);
    if (!wordOr(parts, Slot::Units).empty())
        command.units = unitsIn(parts, context);
    return Command(std::move(command));
}

Result<Command> buildBoloMore(const LineParts& parts, const LineContext&)
{
    const std::string first = parts.rest.substr(0, parts.rest.find(' '));
    const auto lasts = hoursFrom(first);
    if (!lasts)
        return lasts.refusal();
    return Command(
        RenewBolo{boloIn(parts), *lasts,
                  std::string(trimmed(std::string_view(parts.rest).substr(first.size())))});
}

Result<Command> buildBoloOver(const LineParts& parts, const LineContext&)
{
    return Command(CancelBolo{boloIn(parts), parts.rest});
}

constexpr auto kNowhere = Verb::Place::None;
constexpr auto kPlain = Verb::Extras::None;
constexpr SlotRule kCrewUnit{Slot::Units, Need::Required};
constexpr SlotRule kCrewWord{Slot::Word, Need::Required};
constexpr SlotRule kCrewIncident{Slot::Incident, Need::Required};
constexpr SlotRule kMaybeRest{Slot::Reason, Need::Optional};
constexpr SlotRule kNeededRest{Slot::Reason, Need::Required};

std::vector<Verb> radioRows()
{
    return {
        {{"air", "holdair", "CHANNEL [for UNIT] [REASON]", "air 1 for 3A12 foot pursuit",
          "Hold the air of a channel: a banner stands on every window until it is released"},
         {kCrewWord, kMaybeRest},
         {"for"},
         kNowhere,
         kPlain,
         buildAir,
         {}},
        {{"airfree", "releaseair", "CHANNEL [REASON]", "airfree 1 one in custody",
          "Release the air of a channel"},
         {kCrewWord, kMaybeRest},
         {},
         kNowhere,
         kPlain,
         buildAirFree,
         {}},
        {{"tra", "arrived", "UNIT [odo MILES] [because REASON]", "tra 3A12 odo 45126",
          "A transport is there"},
         {kCrewUnit},
         {"odo", "because"},
         kNowhere,
         kPlain,
         buildReached,
         {}},
        {{"ran", "recordcheck", "UNIT person|plate|property none|hit|due[/CODE] WHAT", kRanExample,
          "Say that somebody was run for an officer, and whether there was a hit; never the "
          "answer"},
         {kCrewUnit, kCrewWord, kNeededRest},
         {},
         kNowhere,
         kPlain,
         buildRan,
         {},
         {"person", "plate", "property"},
         Verb::Words::Brief},
        {{"hc", "hitconfirm", "UNIT|#CHECK yes|no [NOTE]", "hc 3A12 yes",
          "Say whether the hit was confirmed"},
         {kCrewUnit, kCrewWord, kMaybeRest},
         {},
         kNowhere,
         kPlain,
         buildConfirm,
         {},
         {"yes", "no"},
         Verb::Words::Brief},
    };
}

} // namespace

std::vector<Verb> crewVerbs()
{
    std::vector<Verb> rows{
        {{"crew", "recrew", "UNIT [add A,B] [out A,B] [car C] [radio R] [odo MILES] [gear A,B]",
          "crew 3A12 car 114 add Moss",
          "Change the car, the officers, the radio or the equipment behind a call sign"},
         {kCrewUnit},
         {"add", "out", "car", "radio", "odo", "gear"},
         kNowhere,
         kPlain,
         buildCrew,
         {}},
        {{"bk", "backup", "UNIT[,UNIT] UNIT [because REASON]", "bk 3A15 3A12",
          "Send units to where another unit is, such as the second car on a stop"},
         {kCrewUnit, {Slot::OtherUnit, Need::Required}},
         {"because"},
         kNowhere,
         kPlain,
         buildBackup,
         {}},
        {{"stk", "stack", "UNIT INCIDENT", "stk 3A12 4482",
          "Let an incident wait for a unit; it is offered when the unit is free"},
         {kCrewUnit, kCrewIncident},
         {},
         kNowhere,
         kPlain,
         buildStack,
         {}},
        {{"unstk", "unstack", "UNIT INCIDENT [REASON]", "unstk 3A12 4482 3A15 is nearer",
          "Take an incident off what waits for a unit"},
         {kCrewUnit, kCrewIncident, kMaybeRest},
         {},
         kNowhere,
         kPlain,
         buildUnstack,
         {}},
        {{"nx", "next", "UNIT [because REASON]", "nx 3A12",
          "Send a unit to the first incident that waits for it"},
         {kCrewUnit},
         {"because"},
         kNowhere,
         kPlain,
         buildNext,
         {}},
    };
    for (auto& row : radioRows())
        rows.push_back(std::move(row));
    return rows;
}

std::vector<Verb> boloVerbs()
{
    return {
        {{"bolo", "lookout",
          "person|vehicle|property [name N] [plate P] [state ST] [tel NUMBER] [from AGENCY] "
          "[photo WHERE] why REASON [hours N] [class justice] [WORDS]",
          "bolo vehicle plate AB12345 why \"hit and run\" gray van",
          "Write a BOLO; it is matched with whatever is typed until it runs out"},
         {kCrewWord, kMaybeRest},
         {"name", "plate", "state", "tel", "from", "photo", "why", "hours", "class"},
         kNowhere,
         kPlain,
         buildBolo,
         {},
         {"person", "vehicle", "property"}},
        {{"bsay", "broadcast", "BOLO [CHANNEL]", "bsay B1 1",
          "Say that a BOLO was read out to the units on duty"},
         {kCrewWord, kMaybeRest},
         {},
         kNowhere,
         kPlain,
         buildBoloSay,
         {}},
        {{"bgot", "boloheard", "BOLO [UNIT[,UNIT]]", "bgot B1 3A12,3A15",
          "Units have heard a BOLO; without a unit, all on duty"},
         {kCrewWord, {Slot::Units, Need::Optional}},
         {},
         kNowhere,
         kPlain,
         buildBoloHeard,
         {}},
        {{"bmore", "renewbolo", "BOLO HOURS REASON", "bmore B1 24 not found yet",
          "Let a BOLO last longer"},
         {kCrewWord, kNeededRest},
         {},
         kNowhere,
         kPlain,
         buildBoloMore,
         {}},
        {{"bover", "cancelbolo", "BOLO REASON", "bover B1 found in Avon", "Cancel a BOLO"},
         {kCrewWord, kNeededRest},
         {},
         kNowhere,
         kPlain,
         buildBoloOver,
         {}},
    };
}

} // namespace haven
