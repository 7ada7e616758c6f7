#include "models/base/text.h"
#include "models/dispatch/alarms.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/room.h"
#include "models/dispatch/text_limits.h"

#include <algorithm>

// What is to come, what is looked after, what is passed on: the rules of the room's own lists.
namespace haven {

namespace {

constexpr const char* kOverByItself = "its time is over";
constexpr Span kSpanMinute = Span::minutes(1);

template <class Id>
std::string idText(Id id)
{
    return std::to_string(id.value);
}

template <class Map, class Id>
Refusal notListed(const Map& map, Id id, std::string_view what)
{
    std::vector<std::string> standing;
    constexpr std::size_t kNamed = 8;
    for (const auto& [one, rest] : map) {
        if (standing.size() < kNamed)
            standing.push_back(idText(one));
    }
    return refuse(RefusalCode::RoomNotListed, what, idText(id),
                  standing.empty() ? "none" : joined(standing, ", "));
}

std::optional<Refusal> reasonFault(const std::string& reason, std::string_view deed)
{
    return trimmed(reason).empty() ? std::optional(refuse(RefusalCode::ReasonMissing, deed))
                                   : std::nullopt;
}

Result<void> untilFault(Instant until, Span longest, const Act& act)
{
    if (until <= act.recordedAt)
        return refuse(RefusalCode::RoomTimePast);
    if (until > act.recordedAt + longest)
        return refuse(RefusalCode::RoomTimeFar, std::to_string(longest.wholeSeconds() / 86'400));
    return {};
}

std::string enteredWords(const IncidentScheduled& one, Instant now)
{
    std::string words = "Scheduled beforehand.";
    if (!one.words.empty())
        words += " " + one.words;
    if (now >= one.dueAt + kEnteredLate)
        words += " Entered " + longSpanWords(now - one.dueAt) + " after its time.";
    else if (one.dueAt >= now + kEnteredLate)
        words += " Entered " + longSpanWords(one.dueAt - now) + " before its time.";
    return words;
}

Opening openingOf(const IncidentScheduled& one, Instant now)
{
    Opening opening;
    opening.type = one.type;
    opening.location = one.location;
    opening.priority = one.priority;
    opening.narrative = enteredWords(one, now);
    opening.origin = IncidentOrigin::Scheduled;
    return opening;
}

// Why this account cannot take the desk over; empty: it can.
std::string whyNotRelief(const Account& account, ReliefDesk desk)
{
    switch (account.standing) {
    case AccountStanding::Locked:
        return "the account is locked";
    case AccountStanding::Disabled:
        return "the account is disabled";
    case AccountStanding::Open:
        break;
    }
    if (maySendUnits(account.roles))
        return {};
    if (desk == ReliefDesk::Dispatch)
        return "their role may not send units";
    return account.roles.count(Role::Clinician) > 0 ? "" : "their role works no desk";
}

// The account that is meant, by its name for signing on or the one that is shown. Without a look
// into the accounts: as it was written. Errors: ReliefMayNot.
Result<AgentId> reliefMeant(const AgentId& to, ReliefDesk desk, const Act& act)
{
    if (!act.accounts || act.accounts->empty())
        return to;
    std::vector<std::string> able;
    std::string why = "nobody of that name has an account here";
    for (const Account& one : *act.accounts) {
        const bool isMeant =
            equalsIgnoringCase(one.agent.value, to.value) || equalsIgnoringCase(one.name, to.value);
        const std::string fault = whyNotRelief(one, desk);
        if (isMeant && fault.empty())
            return one.agent;
        if (isMeant)
            why = fault;
        constexpr std::size_t kNamed = 8;
        if (fault.empty() && one.agent != act.doneBy && able.size() < kNamed)
            able.push_back(one.agent.value);
    }
    return refuse(RefusalCode::ReliefMayNot, to.value, why,
                  able.empty() ? "nobody" : joined(able, ", "));
}

std::vector<MessageId> oldMessages(const RoomBook& room)
{
    std::vector<MessageId> out;
    for (const auto& [id, message] : room.messages) {
        if (room.messages.size() - out.size() < kMessagesMax)
            break;
        out.push_back(id);
    }
    return out;
}

} // namespace

Facts decideOne(const State& state, const ScheduleIncident& command, const Act& act)
{
    if (auto fault = untilFault(command.dueAt, kScheduleAhead, act); !fault)
        return fault.refusal();
    if (state.room.scheduled.size() >= kScheduledMax)
        return refuse(RefusalCode::RoomFull, std::to_string(kScheduledMax));
    const auto type = knownType(act, command.type);
    if (!type)
        return type.refusal();
    IncidentScheduled fact;
    fact.scheduled = ScheduledId(state.room.lastScheduled + 1);
    fact.dueAt = command.dueAt;
    fact.type = (*type)->code;
    fact.priority = command.priority;
    fact.location = placed(command.location, act);
    fact.words = std::string(trimmed(command.words));
    if (trimmed(fact.location.text).empty())
        return refuse(RefusalCode::LocationMissing);
    if (auto fault = lineFault("what is scheduled", fact.words, kMaxWatchWords))
        return *std::move(fault);
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const CancelScheduled& command, const Act&)
{
    if (state.room.scheduled.count(command.scheduled) == 0)
        return notListed(state.room.scheduled, command.scheduled, "Scheduled incident");
    if (auto fault = reasonFault(command.reason, "Canceling what was scheduled"))
        return *fault;
    return std::vector<Event>{ScheduleCanceled{command.scheduled, command.reason}};
}

Facts decideOne(const State& state, const EnterScheduled& command, const Act& act)
{
    const auto found = state.room.scheduled.find(command.scheduled);
    const bool isAutomaton = act.roles.count(Role::Automaton) > 0;
    if (found == state.room.scheduled.end()) {
        // Two consoles see the same clock: the second to say so changes nothing. A person has to
        // hear that it is on the list no more, for it may have been canceled.
        const bool wasListed =
            command.scheduled.value >= 1 && command.scheduled.value <= state.room.lastScheduled;
        if (isAutomaton && wasListed)
            return std::vector<Event>{};
        return notListed(state.room.scheduled, command.scheduled, "Scheduled incident");
    }
    const IncidentScheduled& one = found->second;
    if (isAutomaton && one.dueAt > act.recordedAt)
        return refuse(RefusalCode::ScheduledNotDue, idText(one.scheduled));
    auto opened = openingFacts(state, openingOf(one, act.recordedAt), act);
    if (!opened)
        return opened.refusal();
    const IncidentId incident = opened->incident;
    std::vector<Event> facts = std::move(opened->facts);
    facts.push_back(ScheduledEntered{one.scheduled, incident, one.dueAt});
    return facts;
}

Facts decideOne(const State& state, const PlaceWatch& command, const Act& act)
{
    if (auto fault = untilFault(command.until, kWatchLongest, act); !fault)
        return fault.refusal();
    const Instant from = command.from.value_or(act.recordedAt);
    if (from >= command.until)
        return refuse(RefusalCode::WatchOrder);
    if (command.visitsADay < 1 || command.visitsADay > kVisitsADayMax)
        return refuse(RefusalCode::WatchVisits, std::to_string(kVisitsADayMax));
    if (state.room.watches.size() >= kWatchesMax)
        return refuse(RefusalCode::RoomFull, std::to_string(kWatchesMax));
    WatchPlaced fact;
    fact.watch = WatchId(state.room.lastWatch + 1);
    fact.kind = command.kind;
    fact.location = placed(command.location, act);
    fact.from = from;
    fact.until = command.until;
    fact.visitsADay = command.visitsADay;
    fact.hours = std::string(trimmed(command.hours));
    fact.words = std::string(trimmed(command.words));
    if (trimmed(fact.location.text).empty())
        return refuse(RefusalCode::LocationMissing);
    if (auto fault = lineFault("a watch", fact.words, kMaxWatchWords))
        return *std::move(fault);
    if (auto fault = lineFault("the hours of a watch", fact.hours, kMaxWatchHours))
        return *std::move(fault);
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const RecordVisit& command, const Act&)
{
    if (state.room.watches.count(command.watch) == 0)
        return notListed(state.room.watches, command.watch, "Watch");
    if (command.unit) {
        if (const auto unit = knownUnit(state, *command.unit); !unit)
            return unit.refusal();
    }
    const std::string words(trimmed(command.words));
    if (auto fault = lineFault("a visit", words, kMaxWatchWords))
        return *std::move(fault);
    return std::vector<Event>{WatchVisited{command.watch, command.unit, words}};
}

Facts decideOne(const State& state, const EndWatch& command, const Act&)
{
    if (state.room.watches.count(command.watch) == 0)
        return notListed(state.room.watches, command.watch, "Watch");
    if (auto fault = reasonFault(command.reason, "Ending a watch"))
        return *fault;
    return std::vector<Event>{WatchEnded{command.watch, command.reason}};
}

Facts decideOne(const State& state, const WritePassOn& command, const Act& act)
{
    const std::string text(trimmed(command.text));
    if (text.empty())
        return refuse(RefusalCode::NoteEmpty);
    if (auto fault = lineFault("a pass-on note", text, kMaxPassOn))
        return *std::move(fault);
    const Instant until = command.until.value_or(act.recordedAt + kPassOnUsual);
    if (auto fault = untilFault(until, kPassOnLongest, act); !fault)
        return fault.refusal();
    if (state.room.passOns.size() >= kPassOnsMax)
        return refuse(RefusalCode::RoomFull, std::to_string(kPassOnsMax));
    return std::vector<Event>{PassOnWritten{PassOnId(state.room.lastPassOn + 1), text, until}};
}

Facts decideOne(const State& state, const EndPassOn& command, const Act&)
{
    if (state.room.passOns.count(command.passOn) == 0)
        return notListed(state.room.passOns, command.passOn, "Pass-on note");
    if (auto fault = reasonFault(command.reason, "Ending a pass-on note"))
        return *fault;
    return std::vector<Event>{PassOnEnded{command.passOn, command.reason}};
}

Facts decideOne(const State& state, const SendMessage& command, const Act&)
{
    const std::string text(trimmed(command.text));
    if (text.empty())
        return refuse(RefusalCode::NoteEmpty);
    if (auto fault = lineFault("a message", text, kMaxMessage))
        return *std::move(fault);
    if (command.unit) {
        if (const auto unit = knownUnit(state, *command.unit); !unit)
            return unit.refusal();
    }
    // Nobody would read it, and whoever sent it would believe that somebody did.
    if (command.position && state.signOns.count(*command.position) == 0)
        return refuse(RefusalCode::MessageNobody, command.position->value);
    MessageSent fact;
    fact.message = MessageId(state.room.lastMessage + 1);
    fact.unit = command.unit;
    fact.position = command.unit ? std::nullopt : command.position;
    fact.text = text;
    fact.dropped = oldMessages(state.room);
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const MarkMessage& command, const Act& act)
{
    const auto found = state.room.messages.find(command.message);
    if (found == state.room.messages.end())
        return notListed(state.room.messages, command.message, "Message");
    const DeskMessage& message = found->second;
    // Of a message to a unit whoever heard it on the radio says so; a desk answers for itself.
    if (message.position && *message.position != act.position)
        return refuse(RefusalCode::MessageNotYours, message.position->value);
    const auto& marks = command.mark == MessageMark::Read ? message.read : message.acknowledged;
    const bool isSaid = message.unit ? !marks.empty() : marks.count(act.doneBy) > 0;
    if (isSaid)
        return std::vector<Event>{};
    return std::vector<Event>{MessageMarked{command.message, command.mark}};
}

RoomCounts countsGiven(const State& state, const Act& act)
{
    const int late = overdueCounts(state, act.knowledge->codes, act.recordedAt).all();
    RoomCounts counts = roomCounts(state, late, act.recordedAt);
    counts.halfTaken = act.halfTaken;
    return counts;
}

Facts decideOne(const State& state, const GiveRelief& command, const Act& act)
{
    if (trimmed(command.to.value).empty())
        return refuse(RefusalCode::ReliefNobody);
    ReliefGiven fact;
    fact.desk = maySendUnits(act.roles) ? ReliefDesk::Dispatch : ReliefDesk::NotSaid;
    auto to = reliefMeant(AgentId(std::string(trimmed(command.to.value))), fact.desk, act);
    if (!to)
        return to.refusal();
    if (*to == act.doneBy)
        return refuse(RefusalCode::ReliefOneself);
    fact.position = act.position;
    fact.from = act.doneBy;
    fact.to = *std::move(to);
    fact.counts = countsGiven(state, act);
    fact.words = std::string(trimmed(command.words));
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const TakeRelief& command, const Act& act)
{
    if (auto why = whyNotTakeRelief(state, act.position, act.doneBy, act.roles))
        return *std::move(why);
    const ShiftRelief& relief = state.room.reliefs.at(act.position);
    ReliefTaken fact;
    fact.position = act.position;
    fact.from = relief.from;
    fact.by = act.doneBy;
    fact.words = std::string(trimmed(command.words));
    if (relief.to != act.doneBy)
        fact.insteadOf = relief.to;
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const TidyRoom&, const Act& act)
{
    std::vector<Event> facts;
    for (const auto& [id, note] : state.room.passOns) {
        if (note.until <= act.recordedAt)
            facts.push_back(PassOnEnded{id, kOverByItself});
    }
    // A day longer, so that the last night is seen at relief.
    for (const auto& [id, watch] : state.room.watches) {
        if (watch.placed.until + Span::hours(24) <= act.recordedAt)
            facts.push_back(WatchEnded{id, kOverByItself});
    }
    return facts;
}

std::string longSpanWords(Span span)
{
    const std::int64_t minutes = std::max<std::int64_t>(1, span.ms / kSpanMinute.ms);
    const std::int64_t days = minutes / 1440;
    const std::int64_t hours = minutes / 60 % 24;
    const std::string day = std::to_string(days) + (days == 1 ? " day" : " days");
    if (days > 0)
        return hours > 0 ? day + " " + std::to_string(hours) + " h" : day;
    const std::string minute = std::to_string(minutes % 60) + " min";
    if (hours == 0)
        return minute;
    const std::string hour = std::to_string(hours) + " h";
    return minutes % 60 == 0 ? hour : hour + " " + minute;
}

} // namespace haven
