#include "models/base/text.h"
#include "models/dispatch/line_sentence.h"
#include "models/dispatch/log_sentences.h"
#include "models/dispatch/room.h"
#include "models/dispatch/storm_pick.h"
#include "models/dispatch/unit_rules.h"

#include <algorithm>
#include <fmt/format.h>

// What Enter will do about alarms, and about the room as a whole.
namespace haven {

std::string LineSpeaker::span(Instant end) const
{
    return longSpanWords(end - context.now);
}

std::string LineSpeaker::alarm(std::string_view form, AlarmKind kind,
                               const std::optional<IncidentId>& incident,
                               const std::optional<UnitId>& unit) const
{
    std::string about = "the board";
    if (unit) {
        about = unit->value;
    } else if (incident) {
        const auto found = context.state.incidents.find(*incident);
        about = found == context.state.incidents.end() ? "the incident" : found->second.number;
    }
    return fmt::format("{} for {}: {}.", form, about, alarmSentence(kind));
}

std::string LineSpeaker::operator()(const AcknowledgeAlarm& c) const
{
    return alarm("Acknowledge the alarm", c.kind, c.incident, c.unit);
}

std::string LineSpeaker::operator()(const ShelveAlarm& c) const
{
    const auto minutes = c.howLong.ms / Span::minutes(1).ms;
    return alarm(fmt::format("For {} min, put aside the alarm", minutes), c.kind, c.incident,
                 c.unit);
}

std::string LineSpeaker::operator()(const UnshelveAlarm& c) const
{
    return alarm("Take back the alarm", c.kind, c.incident, c.unit);
}

// Which of the four steps it is, as decide_alarm.cpp counts them.
std::string LineSpeaker::operator()(const TakeLadderStep& c) const
{
    constexpr auto kLast = static_cast<std::size_t>(LadderStep::TellSupervisor);
    const auto found = context.state.units.find(c.unit);
    std::size_t taken = 0;
    SendVoice voice = SendVoice::NotSaid;
    if (found != context.state.units.end()) {
        taken = std::min(found->second.ladder.size(), kLast);
        if (found->second.incident)
            voice = airVoiceOf(context.state, {*found->second.incident});
    }
    return fmt::format("No answer from {}: {}.", c.unit.value,
                       ladderSentence(static_cast<LadderStep>(taken), voice));
}

std::string LineSpeaker::operator()(const ScheduleIncident& c) const
{
    return fmt::format("Schedule {} at {}: it enters the queue in {}.", typeLabel(c.type),
                       place(c.location), span(c.dueAt));
}

std::string LineSpeaker::operator()(const CancelScheduled& c) const
{
    return fmt::format("Scheduled {} is off: it does not enter the queue.", c.scheduled.value);
}

std::string LineSpeaker::operator()(const EnterScheduled& c) const
{
    return fmt::format("Scheduled {} enters the queue now.", c.scheduled.value);
}

std::string LineSpeaker::operator()(const PlaceWatch& c) const
{
    return fmt::format("{} at {}, {} a day for {}.",
                       c.kind == WatchKind::House ? "House watch" : "Extra patrol",
                       place(c.location), c.visitsADay, span(c.until));
}

std::string LineSpeaker::operator()(const RecordVisit& c) const
{
    return c.unit ? fmt::format("Watch {} was visited by {}.", c.watch.value, c.unit->value)
                  : fmt::format("Watch {} was visited.", c.watch.value);
}

std::string LineSpeaker::operator()(const EndWatch& c) const
{
    return fmt::format("End watch {}.", c.watch.value);
}

std::string LineSpeaker::operator()(const WritePassOn& c) const
{
    return fmt::format("Leave a pass-on note for {}.",
                       c.until ? span(*c.until) : longSpanWords(kPassOnUsual));
}

std::string LineSpeaker::operator()(const EndPassOn& c) const
{
    return fmt::format("End pass-on note {}.", c.passOn.value);
}

std::string LineSpeaker::operator()(const SendMessage& c) const
{
    if (c.unit)
        return fmt::format("Message to {}, to be said by radio.", c.unit->value);
    return fmt::format("Message to {}.",
                       c.position ? c.position->value : std::string("every desk"));
}

std::string LineSpeaker::operator()(const MarkMessage& c) const
{
    return fmt::format("You have {} message {}.",
                       c.mark == MessageMark::Read ? "read" : "acknowledged", c.message.value);
}

std::string LineSpeaker::operator()(const GiveRelief& c) const
{
    return fmt::format("Hand this desk over to {}, who takes it with “takeover”.", c.to.value);
}

std::string LineSpeaker::operator()(const TakeRelief&) const
{
    return "Take this desk over.";
}

std::string LineSpeaker::operator()(const HandAlarms& c) const
{
    return c.to ? fmt::format("Your alarms go to {} until you are back.", c.to->value)
                : "Take your alarms back.";
}

std::string LineSpeaker::operator()(const GatherStorm& c) const
{
    std::vector<std::string> types;
    for (const TypeCode& type : c.types)
        types.push_back(toUpper(type.value));
    const std::string what = types.empty() ? "its type" : joined(types, ", ");
    std::vector<TypeCode> known;
    for (const TypeCode& type : c.types) {
        if (const IncidentType* found = context.knowledge.codes.typeFor(type.value))
            known.push_back(found->code);
    }
    const StormPick pick = stormPick(context.state, c.parent, known);
    const std::string left = stormLeftNumbers(context.state, pick);
    const std::string how = c.until ? " for " + span(*c.until) : "";
    return fmt::format("Hold all that waits of {} under {}{}: {} now{}.", what, incident(c.parent),
                       how, pick.taken.size(),
                       left.empty() ? "" : ", and not " + left + ", to be looked at");
}

std::string LineSpeaker::operator()(const ReleaseStorm& c) const
{
    return c.count ? fmt::format("Let the first {} of those held under {} go.", *c.count,
                                 incident(c.parent))
                   : fmt::format("Let all that are held under {} go.", incident(c.parent));
}

std::string LineSpeaker::operator()(const ChangeDispatchGroup& c) const
{
    std::vector<std::string> beats;
    for (const BeatId& beat : c.beats)
        beats.push_back(beat.value);
    if (beats.empty())
        return fmt::format("End dispatch group {}.", c.group);
    const std::string list = joined(beats, ", ");
    return c.channel.empty() ? fmt::format("Dispatch group {} has beats {}.", c.group, list)
                             : fmt::format("Dispatch group {} has beats {} and channel {}.",
                                           c.group, list, c.channel);
}

std::string LineSpeaker::operator()(const WatchGroups& c) const
{
    return c.groups.empty() ? "This desk watches no group by name."
                            : fmt::format("This desk watches {}.", joined(c.groups, ", "));
}

std::string LineSpeaker::operator()(const DeclareMajor& c) const
{
    return fmt::format("Declare {} a major incident: {}.", incident(c.incident), c.name);
}

std::string LineSpeaker::operator()(const EndMajor& c) const
{
    return fmt::format("{} is a major incident no longer.", incident(c.incident));
}

std::string LineSpeaker::operator()(const GiveMajorRole& c) const
{
    return fmt::format("Role {} of {}: {}.", c.role, incident(c.incident),
                       c.who.empty() ? "nobody" : c.who);
}

std::string LineSpeaker::operator()(const SetObjective& c) const
{
    return fmt::format("Set an objective of {}.", incident(c.incident));
}

std::string LineSpeaker::operator()(const MeetObjective& c) const
{
    return fmt::format("Objective {} of {} is met.", c.objective, incident(c.incident));
}

} // namespace haven
