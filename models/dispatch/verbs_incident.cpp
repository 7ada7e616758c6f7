#include "models/base/text.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/line_advice.h"
#include "models/dispatch/line_slots.h"
#include "models/dispatch/verbs.h"

#include <algorithm>
#include <array>

namespace haven {

namespace {

std::optional<Priority> priorityOf(const LineParts& parts)
{
    const std::string word = toUpper(wordOr(parts, Slot::Priority));
    return enumFromName<Priority>(word);
}

Result<CallDraft> callOf(const LineParts& parts)
{
    CallDraft call;
    const std::string number = keywordOr(parts, "tel");
    if (!number.empty() && !isTelephone(number))
        return refuse(RefusalCode::CallbackNumberBad, number);
    call.callback = number;
    return call;
}

Result<Command> buildNew(const LineParts& parts, const LineContext& context)
{
    auto call = callOf(parts);
    if (!call)
        return call.refusal();
    OpenIncident command;
    command.type = TypeCode(wordOr(parts, Slot::Type));
    command.location = locate(parts.place.value_or(""), context.knowledge);
    command.priority = parts.priority;
    if (const IncidentType* type = context.knowledge.codes.typeFor(command.type.value))
        call->kind = kindByType(type->commonCode, call->kind);
    command.call = *std::move(call);
    command.narrative = parts.narrative.value_or("");
    return Command(std::move(command));
}

Result<Command> buildAdvised(const LineParts& parts, const LineContext& context)
{
    auto call = callOf(parts);
    if (!call)
        return call.refusal();
    OpenAdvised command;
    command.type = TypeCode(wordOr(parts, Slot::Type));
    command.location = locate(parts.place.value_or(""), context.knowledge);
    command.call = *std::move(call);
    command.narrative = parts.narrative.value_or("");
    command.disposition = DispositionCode(wordOr(parts, Slot::Disposition));
    return Command(std::move(command));
}

Result<Command> buildCall(const LineParts& parts, const LineContext& context)
{
    auto call = callOf(parts);
    if (!call)
        return call.refusal();
    TakeCall command;
    command.call = *std::move(call);
    command.narrative = parts.narrative.value_or("");
    return about(parts, context, std::move(command));
}

Result<Command> buildNote(const LineParts& parts, const LineContext& context)
{
    AddNote command;
    command.text = parts.rest;
    return about(parts, context, std::move(command));
}

Result<Command> buildPriority(const LineParts& parts, const LineContext& context)
{
    const auto priority = priorityOf(parts);
    if (!priority)
        return refuse(RefusalCode::SlotMissing, "p1..p5", "pri 4482 p2 knife seen");
    ChangePriority command;
    command.priority = *priority;
    command.reason = parts.rest;
    return about(parts, context, std::move(command));
}

Result<Command> buildType(const LineParts& parts, const LineContext& context)
{
    ChangeType command;
    command.type = TypeCode(wordOr(parts, Slot::Type));
    return about(parts, context, std::move(command));
}

Result<Command> buildLocation(const LineParts& parts, const LineContext& context)
{
    ChangeLocation command;
    command.location = locate(parts.place.value_or(""), context.knowledge);
    command.reason = keywordOr(parts, "because");
    return about(parts, context, std::move(command));
}

struct HoldSpan {
    std::string ahead; // "+20"
    std::string rest;  // what stands behind it
};

constexpr int kMinutesOfHour = 60;

// "half an hour", "an hour", "an hour and a half" at the front. The longer words stand first.
std::optional<HoldSpan> holdInWords(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, int>, 5> kSaid = {
        {{"half an hour", kMinutesOfHour / 2},
         {"an hour and a half", kMinutesOfHour + kMinutesOfHour / 2},
         {"one hour and a half", kMinutesOfHour + kMinutesOfHour / 2},
         {"an hour", kMinutesOfHour},
         {"one hour", kMinutesOfHour}}};
    for (const auto& [words, minutes] : kSaid) {
        const bool isWhole =
            text.size() == words.size() ||
            (text.size() > words.size() &&
             std::string_view(" ,.;").find(text[words.size()]) != std::string_view::npos);
        if (!isWhole || !equalsIgnoringCase(text.substr(0, words.size()), words))
            continue;
        const std::size_t next =
            std::min(text.find_first_not_of(" ,.;", words.size()), text.size());
        return HoldSpan{"+" + std::to_string(minutes), std::string(text.substr(next))};
    }
    return std::nullopt;
}

// "20m", "20 min", "2h", "2 hours", "1.5 h" at the front; not "3 cars" or "2nd shift".
std::optional<HoldSpan> oneHoldSpan(std::string_view text)
{
    constexpr std::size_t kDigitsMax = 3;
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0 || digits > kDigitsMax)
        return std::nullopt;
    std::string_view behind = text.substr(digits);
    // Of an hour the half and the quarters; another part is no span that anybody means.
    constexpr std::array<std::pair<std::string_view, int>, 4> kParts = {
        {{".25", 15}, {".75", 45}, {".5", 30}, {".0", 0}}};
    std::optional<int> part;
    for (const auto& [words, minutes] : kParts) {
        if (!part && behind.substr(0, words.size()) == words) {
            part = minutes;
            behind.remove_prefix(words.size());
        }
    }
    if (!behind.empty() && behind.front() == ' ')
        behind.remove_prefix(1);
    const std::size_t end = std::min(behind.find_first_of(" ,.;"), behind.size());
    const auto isOne = [&](std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
            return equalsIgnoringCase(word, behind.substr(0, end));
        });
    };
    const bool isHours = isOne({"h", "hr", "hrs", "hour", "hours"});
    if (!isHours && !isOne({"m", "min", "mins", "minute", "minutes"}))
        return std::nullopt;
    if (part && !isHours)
        return std::nullopt;
    const int number = std::stoi(std::string(text.substr(0, digits)));
    const std::size_t next = std::min(behind.find_first_not_of(" ,.;", end), behind.size());
    const int minutes = isHours ? number * kMinutesOfHour + part.value_or(0) : number;
    return HoldSpan{"+" + std::to_string(minutes), std::string(behind.substr(next))};
}

int holdMinutes(const HoldSpan& span)
{
    return std::stoi(span.ahead.substr(1));
}

// Also one behind the other: "2 hours 30 min", "1 h and 15 min", "an hour and 15 min".
std::optional<HoldSpan> holdSpanOf(std::string_view text)
{
    auto first = holdInWords(text);
    if (!first)
        first = oneHoldSpan(text);
    if (!first || holdMinutes(*first) % kMinutesOfHour != 0)
        return first;
    constexpr std::string_view kAnd = "and ";
    std::string_view rest = first->rest;
    if (equalsIgnoringCase(rest.substr(0, kAnd.size()), kAnd))
        rest.remove_prefix(kAnd.size());
    const auto second = oneHoldSpan(rest);
    if (!second || holdMinutes(*second) == 0 || holdMinutes(*second) >= kMinutesOfHour)
        return first;
    return HoldSpan{"+" + std::to_string(holdMinutes(*first) + holdMinutes(*second)), second->rest};
}

Result<Command> buildHold(const LineParts& parts, const LineContext& context)
{
    HoldIncident command;
    command.reason = parts.rest;
    // "until 22:00", "until 15m" and "for 20 min" end it and ring; "until he calls", "until noon"
    // is somebody's reason. What stands behind "for" stays in the reason, so that no word is lost.
    std::string until = keywordOr(parts, "until");
    constexpr std::string_view kFor = "for ";
    if (until.empty()) {
        const std::string_view rest = parts.rest;
        if (equalsIgnoringCase(rest.substr(0, kFor.size()), kFor)) {
            if (const auto span = holdSpanOf(rest.substr(kFor.size())))
                until = span->ahead;
        }
    } else if (!isShapedAsTime(until)) {
        const std::string words = until + (parts.rest.empty() ? "" : " " + parts.rest);
        const auto span = holdSpanOf(words);
        command.reason = span ? span->rest : "until " + words;
        until = span ? span->ahead : std::string();
    }
    if (!until.empty()) {
        const auto end = momentToCome(until, DayEdge::End, context);
        if (!end)
            return end.refusal();
        command.until = *end;
    }
    if (command.reason.empty())
        return refuse(RefusalCode::SlotMissing, slotWords(slotName(Slot::Reason)),
                      "h 4480 keyholder comes at six");
    return about(parts, context, std::move(command));
}

Result<Command> buildRelease(const LineParts& parts, const LineContext& context)
{
    ReleaseHold command;
    command.reason = parts.rest;
    return about(parts, context, std::move(command));
}

Result<Command> buildClose(const LineParts& parts, const LineContext& context)
{
    CloseIncident command;
    const std::string word = wordOr(parts, Slot::Disposition);
    std::vector<std::string> codes = split(word, ',');
    // "DONE, RPT" and "DONE ,RPT" would take the second one for a reason.
    if ((codes.size() > 1 && trimmed(codes.back()).empty()) ||
        startsWithIgnoringCase(parts.rest, ","))
        return refuse(RefusalCode::WordUnexpected, word, "INCIDENT CODE[,CODE] [REASON]",
                      "x 4480 ARR,RPT");
    command.disposition = DispositionCode(codes.front());
    for (std::size_t i = 1; i < codes.size(); ++i)
        command.further.emplace_back(codes[i]);
    command.reason = parts.rest;
    return about(parts, context, std::move(command));
}

Result<Command> buildReopen(const LineParts& parts, const LineContext& context)
{
    ReopenIncident command;
    command.reason = parts.rest;
    return about(parts, context, std::move(command));
}

Result<Command> buildReport(const LineParts& parts, const LineContext& context)
{
    return about(parts, context, AssignReportNumber{});
}

Result<Command> buildJoin(const LineParts& parts, const LineContext& context)
{
    const auto from = incidentIn(parts, Slot::Incident, context);
    if (!from)
        return from.refusal();
    const auto into = incidentIn(parts, Slot::OtherIncident, context);
    if (!into)
        return into.refusal();
    MergeIncidents command;
    command.from = *from;
    command.into = *into;
    command.reason = parts.rest;
    return Command(std::move(command));
}

Result<Command> buildSplit(const LineParts& parts, const LineContext& context)
{
    SplitIncident command;
    command.reason = parts.rest;
    return about(parts, context, std::move(command));
}

Result<Command> buildLink(const LineParts& parts, const LineContext& context)
{
    const auto other = incidentIn(parts, Slot::OtherIncident, context);
    if (!other)
        return other.refusal();
    LinkIncidents command;
    command.other = *other;
    command.reason = parts.rest;
    return about(parts, context, std::move(command));
}

Result<Command> buildRestrict(const LineParts& parts, const LineContext& context)
{
    RestrictIncident command;
    command.reason = parts.rest;
    return about(parts, context, std::move(command));
}

Result<Command> buildLift(const LineParts& parts, const LineContext& context)
{
    RestrictIncident command;
    command.visibility = Visibility::Normal;
    command.reason = parts.rest;
    return about(parts, context, std::move(command));
}

Result<Command> buildEmd(const LineParts& parts, const LineContext& context)
{
    RecordEmd command;
    const std::string word = toLower(wordOr(parts, Slot::Word));
    if (word == "started")
        command.state = EmdState::Started;
    else if (word == "transferred")
        command.state = EmdState::Transferred;
    else if (word == "notmedical")
        command.state = EmdState::NotMedical;
    else
        return refuse(RefusalCode::WordUnexpected, word,
                      "INCIDENT started|transferred|notmedical [TO]", "emd 4482 started");
    command.transferredTo = parts.rest;
    return about(parts, context, std::move(command));
}

Result<Command> buildUndo(const LineParts&, const LineContext&)
{
    return Command(Undo{});
}

Result<Command> buildAway(const LineParts& parts, const LineContext&)
{
    HandAlarms command;
    command.to = AgentId(toLower(wordOr(parts, Slot::Word)));
    command.reason = parts.rest;
    return Command(std::move(command));
}

Result<Command> buildBack(const LineParts&, const LineContext&)
{
    return Command(HandAlarms{});
}

} // namespace

std::vector<Verb> incidentVerbs()
{
    using P = Verb::Place;
    using E = Verb::Extras;
    const Need optional = Need::Optional;
    const Need required = Need::Required;
    const SlotRule incident{Slot::Incident, required};
    return {
        {{"new", "newcall", "TYPE @PLACE [p1..p5] [tel NUMBER] [! NARRATIVE]",
          "new WELFARE @\"118 Wharf St\" p2 tel 2035550147 ! not seen for three days",
          "Open an incident"},
         {{Slot::Type, required}},
         {"tel"},
         P::Required,
         E::CallTaking,
         buildNew,
         {}},
        {{"adv", "advised", "TYPE @PLACE DISPOSITION [tel NUMBER] [! NARRATIVE]",
          "adv INFO 05 @\"Union Station\" ! asked for bus times",
          "An advised call: numbered and closed at once, no unit"},
         {{Slot::Type, required}, {Slot::Disposition, required}},
         {"tel"},
         P::Required,
         E::Narrative,
         buildAdvised,
         {}},
        {{"call", "addcall", "INCIDENT [tel NUMBER] [! NARRATIVE]",
          "call 4482 tel 2035550188 ! neighbor hears shouting",
          "A further call about an incident on the board"},
         {incident},
         {"tel"},
         P::None,
         E::Narrative,
         buildCall,
         {}},
        {{"n", "note", "INCIDENT TEXT", "n 4482 brother is at the door", "Add a note"},
         {incident, {Slot::Text, required}},
         {},
         P::None,
         E::None,
         buildNote,
         {}},
        {{"pri", "priority", "INCIDENT p1..p5 REASON", "pri 4482 p1 knife seen",
          "Change the priority"},
         {incident, {Slot::Priority, required}, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildPriority,
         {}},
        {{"ty", "type", "INCIDENT TYPE", "ty 4482 SUICTHRT",
          "Change the type; priority and protocol follow"},
         {incident, {Slot::Type, required}},
         {},
         P::None,
         E::None,
         buildType,
         {}},
        {{"loc", "location", "INCIDENT @PLACE [because REASON]", "loc 4482 @\"120 Wharf St\"",
          "Correct the location"},
         {incident},
         {"because"},
         P::Required,
         E::None,
         buildLocation,
         {}},
        {{"h", "hold", "INCIDENT [until TIME] REASON", "h 4480 keyholder comes at six",
          "Hold an incident; it rings at the time until which it is held"},
         {incident, {Slot::Reason, optional}}, // "until noon" is one, too: buildHold() asks
         {"until"},
         P::None,
         E::None,
         buildHold,
         {}},
        {{"rel", "release", "INCIDENT [REASON]", "rel 4480", "End the hold"},
         {incident, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildRelease,
         {}},
        {{"x", "close", "INCIDENT DISPOSITION[,DISPOSITION] [REASON]", "x 4480 DONE",
          "Close an incident"},
         {incident, {Slot::Disposition, required}, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildClose,
         {}},
        {{"re", "reopen", "INCIDENT REASON", "re 4480 caller rang again", "Reopen an incident"},
         {incident, {Slot::Reason, required}},
         {},
         P::None,
         E::None,
         buildReopen,
         {}},
        {{"rpt", "report", "INCIDENT", "rpt 4480", "Assign the next report number"},
         {incident},
         {},
         P::None,
         E::None,
         buildReport,
         {}},
        {{"join", "merge", "INCIDENT INCIDENT [REASON]", "join 4483 4482",
          "The first goes into the second; split undoes it"},
         {incident, {Slot::OtherIncident, required}, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildJoin,
         {}},
        {{"split", "unjoin", "INCIDENT [REASON]", "split 4482",
          "Take a join apart: that of the incident you name, or the last one into it"},
         {incident, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildSplit,
         {}},
        {{"link", "relate", "INCIDENT INCIDENT [REASON]", "link 4482 4477",
          "Two incidents belong together"},
         {incident, {Slot::OtherIncident, required}, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildLink,
         {}},
        {{"hide", "restrict", "INCIDENT REASON", "hide 4482 involves staff",
          "Restrict an incident: others see its title only"},
         {incident, {Slot::Reason, required}},
         {},
         P::None,
         E::None,
         buildRestrict,
         {}},
        {{"unhide", "unrestrict", "INCIDENT REASON", "unhide 4482 reviewed by the lieutenant",
          "Lift the restriction of an incident: everybody sees it again"},
         {incident, {Slot::Reason, required}},
         {},
         P::None,
         E::None,
         buildLift,
         {}},
        {{"emd", "medical", "INCIDENT started|transferred|notmedical [TO]", "emd 4482 started",
          "What the medical program was told"},
         {incident, {Slot::Word, required}, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildEmd,
         {}},
        {{"undo", "takeback", "", "undo", "Take back your own last act"},
         {},
         {},
         P::None,
         E::None,
         buildUndo,
         {}},
        {{"away", "handalarms", "AGENT [REASON]", "away supervisor meal",
          "Somebody else answers your alarms"},
         {{Slot::Word, required}, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildAway,
         {}},
        {{"back", "takealarms", "", "back", "Take your alarms back"},
         {},
         {},
         P::None,
         E::None,
         buildBack,
         {}},
    };
}

} // namespace haven
