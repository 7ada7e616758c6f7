#include "models/base/text.h"
#include "models/dispatch/line_advice.h"
#include "models/dispatch/line_slots.h"
#include "models/dispatch/room.h"
#include "models/dispatch/verbs.h"

// Lines about the room itself: what is to come, what is looked after, what is passed on, storms.
namespace haven {

namespace {

constexpr std::size_t kDayChars = 10;
constexpr std::size_t kMinutesDigits = 5;
constexpr std::size_t kIdDigits = 9;

Result<Instant> clockToCome(std::string_view clock, const LineContext& context)
{
    for (const Span ahead : {Span::hours(0), Span::hours(24)}) {
        const auto moment = momentOf(dayWord(context.now + ahead, context), clock, context);
        if (!moment)
            return moment.refusal();
        if (moment->at > context.now)
            return moment->at;
    }
    return refuse(RefusalCode::RoomTimePast);
}

// The day a word begins with, and what stands behind it. Tomorrow is the next day of the agency's
// calendar, also on the two days of a year that have 23 or 25 hours.
struct DayAndRest {
    std::string day;
    std::string_view rest;
};

std::optional<DayAndRest> dayFirst(std::string_view word, const LineContext& context)
{
    if (isDayWord(word.substr(0, std::min(kDayChars, word.size()))))
        return DayAndRest{std::string(word.substr(0, kDayChars)), word.substr(kDayChars)};
    constexpr std::string_view kTomorrow = "tomorrow";
    if (!equalsIgnoringCase(word.substr(0, kTomorrow.size()), kTomorrow))
        return std::nullopt;
    const std::string today = dayWord(context.now, context);
    Instant later = context.now + Span::hours(22);
    while (dayWord(later, context) == today)
        later = later + Span::hours(1);
    return DayAndRest{dayWord(later, context), word.substr(kTomorrow.size())};
}

} // namespace

bool isShapedAsTime(std::string_view word)
{
    constexpr std::size_t kClockDigits = 4;
    const bool isAhead = word.size() > 1 && word.front() == '+' && isDigits(word.substr(1));
    return isAhead || word.find(':') != std::string_view::npos || isDayWord(word) ||
           equalsIgnoringCase(word, "tomorrow") || (word.size() == kClockDigits && isDigits(word));
}

Result<Instant> momentToCome(std::string_view word, DayEdge edge, const LineContext& context)
{
    if (word.size() > 1 && word.front() == '+' && isDigits(word.substr(1)) &&
        word.size() - 1 <= kMinutesDigits)
        return context.now + Span::minutes(std::stoi(std::string(word.substr(1))));
    const auto named = dayFirst(word, context);
    if (!named) {
        const auto next = clockToCome(word, context);
        return !next && next.refusal().code == RefusalCode::TimeMalformed
                   ? refuse(RefusalCode::RoomTimeBad, word)
                   : next;
    }
    std::string_view clock = edge == DayEdge::Start ? "00:00" : "23:59";
    if (!named->rest.empty()) {
        if (named->rest.front() != '/' && named->rest.front() != 'T')
            return refuse(RefusalCode::RoomTimeBad, word);
        clock = named->rest.substr(1);
    }
    const auto moment = momentOf(named->day, clock, context);
    if (!moment)
        return moment.refusal().code == RefusalCode::TimeMalformed
                   ? refuse(RefusalCode::RoomTimeBad, word)
                   : moment.refusal();
    return moment->at;
}

namespace {

Result<std::int64_t> numberWord(const std::string& word)
{
    if (!isDigits(word) || word.size() > kIdDigits)
        return refuse(RefusalCode::RoomNumberBad, word);
    return std::stoll(word);
}

Result<Command> buildSchedule(const LineParts& parts, const LineContext& context)
{
    const std::string due = keywordOr(parts, "due");
    if (due.empty())
        return refuse(RefusalCode::RoomTimeMissing, "sched WELFARE due 07:30 @12 Elm St");
    const auto at = momentToCome(due, DayEdge::Start, context);
    if (!at)
        return at.refusal();
    ScheduleIncident command;
    command.dueAt = *at;
    command.type = TypeCode(wordOr(parts, Slot::Type));
    command.priority = parts.priority;
    command.location = locate(parts.place.value_or(""), context.knowledge);
    command.words = parts.narrative.value_or("");
    return Command(std::move(command));
}

Result<Command> buildCancelScheduled(const LineParts& parts, const LineContext&)
{
    const auto number = numberWord(wordOr(parts, Slot::Word));
    if (!number)
        return number.refusal();
    return Command(CancelScheduled{ScheduledId(*number), parts.rest});
}

Result<Command> buildEnter(const LineParts& parts, const LineContext&)
{
    const auto number = numberWord(wordOr(parts, Slot::Word));
    if (!number)
        return number.refusal();
    return Command(EnterScheduled{ScheduledId(*number)});
}

Result<Command> buildWatch(const LineParts& parts, const LineContext& context)
{
    constexpr const char* kExample = "watch house until 2026-12-05 @12 Elm St";
    PlaceWatch command;
    const std::string kind = toLower(wordOr(parts, Slot::Word));
    if (kind == "house")
        command.kind = WatchKind::House;
    else if (kind != "patrol")
        return refuse(RefusalCode::WordUnexpected, kind, "house or patrol", kExample);
    const std::string until = keywordOr(parts, "until");
    if (until.empty())
        return refuse(RefusalCode::RoomTimeMissing, kExample);
    const auto end = momentToCome(until, DayEdge::End, context);
    if (!end)
        return end.refusal();
    command.until = *end;
    if (const std::string from = keywordOr(parts, "starting"); !from.empty()) {
        const auto start = momentToCome(from, DayEdge::Start, context);
        if (!start)
            return start.refusal();
        command.from = *start;
    }
    if (const std::string visits = keywordOr(parts, "visits"); !visits.empty()) {
        const auto number = numberWord(visits);
        if (!number || *number > kVisitsADayMax)
            return refuse(RefusalCode::WatchVisits, std::to_string(kVisitsADayMax));
        command.visitsADay = static_cast<int>(*number);
    }
    command.hours = keywordOr(parts, "hours");
    command.location = locate(parts.place.value_or(""), context.knowledge);
    command.words = parts.narrative.value_or("");
    return Command(std::move(command));
}

Result<Command> buildVisit(const LineParts& parts, const LineContext& context)
{
    const auto number = numberWord(wordOr(parts, Slot::Word));
    if (!number)
        return number.refusal();
    RecordVisit command;
    command.watch = WatchId(*number);
    if (const std::string unit = keywordOr(parts, "by"); !unit.empty())
        command.unit = unitIdOf(unit, context.state);
    command.words = parts.rest;
    return Command(std::move(command));
}

Result<Command> buildEndWatch(const LineParts& parts, const LineContext&)
{
    const auto number = numberWord(wordOr(parts, Slot::Word));
    if (!number)
        return number.refusal();
    return Command(EndWatch{WatchId(*number), parts.rest});
}

Result<Command> buildPassOn(const LineParts& parts, const LineContext& context)
{
    WritePassOn command;
    command.text = parts.rest;
    if (const std::string until = keywordOr(parts, "until"); !until.empty()) {
        const auto end = momentToCome(until, DayEdge::End, context);
        if (!end)
            return end.refusal();
        command.until = *end;
    }
    return Command(std::move(command));
}

Result<Command> buildEndPassOn(const LineParts& parts, const LineContext&)
{
    const auto number = numberWord(wordOr(parts, Slot::Word));
    if (!number)
        return number.refusal();
    return Command(EndPassOn{PassOnId(*number), parts.rest});
}

// A unit on duty, "all", a desk, or whoever sits at one.
Result<Command> buildMessage(const LineParts& parts, const LineContext& context)
{
    const std::string to = wordOr(parts, Slot::Word);
    SendMessage command;
    command.text = parts.rest;
    if (equalsIgnoringCase(to, "all"))
        return Command(std::move(command));
    if (const UnitId unit = unitIdOf(to, context.state); context.state.units.count(unit) > 0) {
        command.unit = unit;
        return Command(std::move(command));
    }
    command.position = PositionId(to);
    for (const auto& [position, one] : context.state.signOns) {
        if (equalsIgnoringCase(position.value, to) || equalsIgnoringCase(one.agent.value, to) ||
            equalsIgnoringCase(one.name, to))
            command.position = position;
    }
    return Command(std::move(command));
}

Result<Command> buildMark(const LineParts& parts, MessageMark mark)
{
    const auto number = numberWord(wordOr(parts, Slot::Word));
    if (!number)
        return number.refusal();
    return Command(MarkMessage{MessageId(*number), mark});
}

Result<Command> buildSeen(const LineParts& parts, const LineContext&)
{
    return buildMark(parts, MessageMark::Read);
}

Result<Command> buildGot(const LineParts& parts, const LineContext&)
{
    return buildMark(parts, MessageMark::Acknowledged);
}

Result<Command> buildGiveRelief(const LineParts& parts, const LineContext& context)
{
    const std::string to = wordOr(parts, Slot::Word);
    GiveRelief command{AgentId(to), parts.rest};
    for (const auto& [position, one] : context.state.signOns) {
        if (equalsIgnoringCase(one.agent.value, to) || equalsIgnoringCase(one.name, to))
            command.to = one.agent;
    }
    return Command(std::move(command));
}

Result<Command> buildTakeRelief(const LineParts& parts, const LineContext&)
{
    return Command(TakeRelief{parts.rest});
}

Result<Command> buildStorm(const LineParts& parts, const LineContext& context)
{
    const auto parent = incidentIn(parts, Slot::Incident, context);
    if (!parent)
        return parent.refusal();
    GatherStorm command;
    command.parent = *parent;
    for (const std::string& code : split(wordOr(parts, Slot::Word), ',')) {
        if (!trimmed(code).empty())
            command.types.emplace_back(std::string(trimmed(code)));
    }
    command.reason = parts.rest;
    // As in `h`: "until 22:00" is when they ring, "until noon" is somebody's reason.
    const std::string until = keywordOr(parts, "until");
    if (isShapedAsTime(until)) {
        const auto end = momentToCome(until, DayEdge::End, context);
        if (!end)
            return end.refusal();
        command.until = *end;
    } else if (!until.empty()) {
        command.reason = "until " + until + (parts.rest.empty() ? "" : " " + parts.rest);
    }
    if (command.reason.empty())
        return refuse(RefusalCode::SlotMissing, slotWords(slotName(Slot::Reason)),
                      "storm 4482 WIRES,THAZ crews are an hour behind");
    return Command(std::move(command));
}

Result<Command> buildCalm(const LineParts& parts, const LineContext& context)
{
    const auto parent = incidentIn(parts, Slot::Incident, context);
    if (!parent)
        return parent.refusal();
    ReleaseStorm command;
    command.parent = *parent;
    if (const std::string count = keywordOr(parts, "count"); !count.empty()) {
        const auto number = numberWord(count);
        if (!number || *number > static_cast<std::int64_t>(kStormMax))
            return refuse(RefusalCode::StormCountBad);
        command.count = static_cast<int>(*number);
    }
    command.reason = parts.rest;
    return Command(std::move(command));
}

Verb roomVerb(VerbHelp help, std::vector<SlotRule> slots, std::vector<std::string_view> keywords,
              Result<Command> (*build)(const LineParts&, const LineContext&))
{
    return {
        help, std::move(slots), std::move(keywords), Verb::Place::None, Verb::Extras::None, build,
        {}};
}

std::vector<Verb> placeVerbs()
{
    Verb watch{{"watch", "lookafter",
                "house|patrol [starting DAY] until DAY [visits N] [hours H] @PLACE [! WORDS]",
                "watch house until 2026-12-24 visits 2 @12 Elm St ! key with the neighbor",
                "List a house or a place to be looked after"},
               {{Slot::Word, Need::Required}},
               {"starting", "until", "visits", "hours"},
               Verb::Place::Required,
               Verb::Extras::Narrative,
               buildWatch,
               {}};
    watch.choices = {"house", "patrol"};
    Verb schedule{{"sched", "schedule", "TYPE due TIME|DAY[/TIME] @PLACE [p1..p5] [! WORDS]",
                   "sched WELFARE due 07:30 @12 Elm St ! she asked for a look in the morning",
                   "Let an incident enter the queue by itself at its time"},
                  {{Slot::Type, Need::Required}},
                  {"due"},
                  Verb::Place::Required,
                  Verb::Extras::CallTaking,
                  buildSchedule,
                  {}};
    return {std::move(schedule), std::move(watch)};
}

} // namespace

std::vector<Verb> roomVerbs()
{
    const SlotRule word{Slot::Word, Need::Required};
    const SlotRule words{Slot::Reason, Need::Required};
    const SlotRule perhaps{Slot::Reason, Need::Optional};
    const SlotRule incident{Slot::Incident, Need::Required};
    std::vector<Verb> all = placeVerbs();
    const auto add = [&](Verb verb) { all.push_back(std::move(verb)); };
    add(roomVerb({"unsched", "unschedule", "NUMBER REASON", "unsched 3 the escort is off",
                  "Cancel what was scheduled"},
                 {word, words}, {}, buildCancelScheduled));
    add(roomVerb(
        {"enter", "enternow", "NUMBER", "enter 3", "Put what was scheduled on the board now"},
        {word}, {}, buildEnter));
    add(roomVerb({"visit", "visited", "NUMBER [by UNIT] [WORDS]", "visit 2 by 3A12 all secure",
                  "Record a visit to a watched place"},
                 {word, perhaps}, {"by"}, buildVisit));
    add(roomVerb({"unwatch", "endwatch", "NUMBER REASON", "unwatch 2 they are home again",
                  "End a watch before its day"},
                 {word, words}, {}, buildEndWatch));
    add(roomVerb({"pass", "passon", "[until TIME] TEXT",
                  "pass until 07:00 Elm St is closed at the bridge",
                  "Write a note for the next shift; a day without until"},
                 {words}, {"until"}, buildPassOn));
    add(roomVerb(
        {"unpass", "endpass", "NUMBER REASON", "unpass 4 the bridge is open", "End a pass-on note"},
        {word, words}, {}, buildEndPassOn));
    add(roomVerb({"msg", "message", "UNIT|DESK|PERSON|all TEXT", "msg all radio 2 is down",
                  "Send a message to a desk, to all, or to a unit by radio"},
                 {word, words}, {}, buildMessage));
    add(roomVerb({"seen", "messageread", "NUMBER", "seen 5", "Say that you have read a message"},
                 {word}, {}, buildSeen));
    add(roomVerb({"got", "messageheard", "NUMBER", "got 5",
                  "Acknowledge a message, or say that the unit did"},
                 {word}, {}, buildGot));
    add(roomVerb({"relief", "handdesk", "PERSON [WORDS]", "relief lee quiet but for the bridge",
                  "Hand this desk over, with how the room stands"},
                 {word, perhaps}, {}, buildGiveRelief));
    add(roomVerb({"takeover", "takedesk", "[WORDS]", "takeover", "Take this desk over"}, {perhaps},
                 {}, buildTakeRelief));
    add(roomVerb({"storm", "holdmany", "INCIDENT TYPE[,TYPE] [until TIME] REASON",
                  "storm 4482 WIRES,THAZ crews are an hour behind",
                  "Hold all that waits of these types together under one incident"},
                 {incident, word, perhaps}, {"until"}, buildStorm));
    add(roomVerb({"calm", "releasemany", "INCIDENT [count N] REASON",
                  "calm 4482 count 5 two crews are free",
                  "Let them go again, the most urgent and longest waiting first"},
                 {incident, words}, {"count"}, buildCalm));
    return all;
}

} // namespace haven
