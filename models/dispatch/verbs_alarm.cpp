#include "models/base/text.h"
#include "models/dispatch/alarms.h"
#include "models/dispatch/verbs.h"

#include <algorithm>

// Lines about alarms: answered, put aside, taken back, and the ladder of a unit that is silent.
namespace haven {

namespace {

// What a line means by "3A12" or "4482": the alarm about it that matters most.
struct AlarmMeant {
    AlarmKind kind = AlarmKind::WaitLimit;
    std::optional<IncidentId> incident;
    std::optional<UnitId> unit;
};

enum class Among { ToAnswer, ToPutAside, PutAside };

int standsBehind(const Alarm& alarm, Among among, const LineContext& context)
{
    const bool isShelved = alarm.shelvedUntil && *alarm.shelvedUntil > context.now;
    const bool isVitalOne = isVital(alarm.kind, alarm.incident, context.state);
    switch (among) {
    case Among::ToAnswer:
        return (alarm.acknowledgedAt ? 2 : 0) + (isVitalOne ? 0 : 1);
    case Among::ToPutAside:
        return (isShelved ? 4 : 0) + (alarm.acknowledgedAt ? 2 : 0) + (isVitalOne ? 1 : 0);
    case Among::PutAside:
        return isShelved ? 0 : 1;
    }
    return 0;
}

Result<AlarmMeant> alarmMeant(const LineParts& parts, const LineContext& context, Among among)
{
    const std::string word = wordOr(parts, Slot::Word);
    AlarmMeant meant;
    if (const UnitId unit = unitIdOf(word, context.state); context.state.units.count(unit) > 0) {
        meant.unit = unit;
    } else {
        const auto incident = incidentIn(parts, Slot::Word, context);
        if (!incident)
            return incident.refusal();
        meant.incident = *incident;
    }
    const Alarm* best = nullptr;
    for (const Alarm& alarm : context.state.alarms) {
        if (alarm.unit != meant.unit || alarm.incident != meant.incident)
            continue;
        if (!best || standsBehind(alarm, among, context) < standsBehind(*best, among, context))
            best = &alarm;
    }
    if (!best)
        return refuse(RefusalCode::AlarmSubjectUnknown, word);
    meant.kind = best->kind;
    return meant;
}

Result<Command> buildAcknowledge(const LineParts& parts, const LineContext& context)
{
    const auto meant = alarmMeant(parts, context, Among::ToAnswer);
    if (!meant)
        return meant.refusal();
    return Command(AcknowledgeAlarm{meant->kind, meant->incident, meant->unit});
}

Result<Command> buildShelve(const LineParts& parts, const LineContext& context)
{
    const std::string minutes = parts.rest.substr(0, parts.rest.find(' '));
    if (minutes.empty() || minutes.size() > 3 || !isDigits(minutes))
        return refuse(RefusalCode::MinutesMalformed, minutes);
    const auto meant = alarmMeant(parts, context, Among::ToPutAside);
    if (!meant)
        return meant.refusal();
    ShelveAlarm command;
    command.kind = meant->kind;
    command.incident = meant->incident;
    command.unit = meant->unit;
    command.howLong = Span::minutes(std::stoi(minutes));
    command.reason = std::string(trimmed(std::string_view(parts.rest).substr(minutes.size())));
    return Command(std::move(command));
}

Result<Command> buildUnshelve(const LineParts& parts, const LineContext& context)
{
    const auto meant = alarmMeant(parts, context, Among::PutAside);
    if (!meant)
        return meant.refusal();
    return Command(UnshelveAlarm{meant->kind, meant->incident, meant->unit});
}

Result<Command> buildLadder(const LineParts& parts, const LineContext& context)
{
    return Command(TakeLadderStep{unitsIn(parts, context).front(), parts.rest});
}

} // namespace

std::vector<Verb> alarmVerbs()
{
    using P = Verb::Place;
    using E = Verb::Extras;
    const Need optional = Need::Optional;
    const Need required = Need::Required;
    const SlotRule subject{Slot::Word, required};
    return {
        {{"ack", "acknowledge", "UNIT|INCIDENT", "ack 3A12", "Say that you have its alarm"},
         {subject},
         {},
         P::None,
         E::None,
         buildAcknowledge,
         {}},
        {{"shelve", "aside", "UNIT|INCIDENT MINUTES REASON",
          "shelve 3A12 15 portable is in the shop",
          "Put its alarm aside for a while; never an emergency or a waiting P1"},
         {subject, {Slot::Reason, required}},
         {},
         P::None,
         E::None,
         buildShelve,
         {}},
        {{"unshelve", "unaside", "UNIT|INCIDENT", "unshelve 3A12", "Take its alarm back"},
         {subject},
         {},
         P::None,
         E::None,
         buildUnshelve,
         {}},
        {{"noack", "noanswer", "UNIT [NOTE]", "noack 3A12 tried the spare channel",
          "The next step for a unit that was sent and does not answer"},
         {{Slot::Units, required}, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildLadder,
         {}},
    };
}

} // namespace haven
