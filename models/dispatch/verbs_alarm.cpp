#include "models/base/text.h"
#include "models/dispatch/alarm_words.h"
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

// The kind may be said behind the subject; what follows it stays in `rest`.
struct KindSaid {
    std::optional<AlarmKind> kind;
    std::string rest;
};

KindSaid kindSaid(const std::string& rest)
{
    const std::string first = rest.substr(0, rest.find(' '));
    const auto kind = alarmKindFromWord(first);
    if (!kind)
        return {{}, rest};
    return {kind, std::string(trimmed(std::string_view(rest).substr(first.size())))};
}

bool isAlarmAbout(const Alarm& alarm, const AlarmMeant& meant)
{
    return alarm.unit == meant.unit && alarm.incident == meant.incident;
}

Refusal noSuchAlarm(const std::string& word, const AlarmMeant& meant, AlarmKind kind,
                    const State& state)
{
    std::vector<std::string> standing;
    for (const Alarm& alarm : state.alarms) {
        if (isAlarmAbout(alarm, meant))
            standing.emplace_back(alarmKindWord(alarm.kind));
    }
    if (standing.empty())
        return refuse(RefusalCode::AlarmSubjectUnknown, word);
    return refuse(RefusalCode::AlarmKindNone, word, std::string(alarmKindWord(kind)),
                  joined(standing, ", "));
}

// The kind of what is due longest about it.
std::optional<AlarmKind> dueAbout(const AlarmMeant& meant, const std::optional<AlarmKind>& kind,
                                  const LineContext& context)
{
    for (const DueAlarm& due : dueAlarms(context.state, context.knowledge.codes, context.now)) {
        const bool isOfKind = !kind || due.kind == *kind;
        if (isOfKind && due.unit == meant.unit && due.incident == meant.incident)
            return due.kind;
    }
    return std::nullopt;
}

Result<AlarmMeant> alarmMeant(const LineParts& parts, const LineContext& context, Among among,
                              const std::optional<AlarmKind>& kind)
{
    const std::string word = wordOr(parts, Slot::Word);
    AlarmMeant meant;
    const UnitId unit = unitIdOf(word, context.state);
    const bool mayBeUnit = !kind || mayBeOfUnit(*kind);
    if (mayBeUnit && context.state.units.count(unit) > 0) {
        meant.unit = unit;
    } else {
        const auto incident = incidentIn(parts, Slot::Word, context);
        if (!incident)
            return incident.refusal();
        meant.incident = *incident;
    }
    const Alarm* best = nullptr;
    for (const Alarm& alarm : context.state.alarms) {
        if (!isAlarmAbout(alarm, meant) || (kind && alarm.kind != *kind))
            continue;
        if (!best || standsBehind(alarm, among, context) < standsBehind(*best, among, context))
            best = &alarm;
    }
    if (best) {
        meant.kind = best->kind;
        return meant;
    }
    // No console rang it: what is due about it is answered, or put aside, all the same.
    if (const auto due = among != Among::PutAside ? dueAbout(meant, kind, context) : std::nullopt) {
        meant.kind = *due;
        return meant;
    }
    if (kind)
        return noSuchAlarm(word, meant, *kind, context.state);
    return refuse(RefusalCode::AlarmSubjectUnknown, word);
}

// A line that ends behind the kind.
Result<AlarmMeant> alarmNamed(const LineParts& parts, const LineContext& context, Among among)
{
    const KindSaid said = kindSaid(parts.rest);
    if (!said.rest.empty())
        return refuse(RefusalCode::AlarmKindUnknown, said.rest.substr(0, said.rest.find(' ')),
                      alarmKindWords());
    return alarmMeant(parts, context, among, said.kind);
}

Result<Command> buildAcknowledge(const LineParts& parts, const LineContext& context)
{
    const auto meant = alarmNamed(parts, context, Among::ToAnswer);
    if (!meant)
        return meant.refusal();
    return Command(AcknowledgeAlarm{meant->kind, meant->incident, meant->unit});
}

Result<Command> buildShelve(const LineParts& parts, const LineContext& context)
{
    const KindSaid said = kindSaid(parts.rest);
    const std::string minutes = said.rest.substr(0, said.rest.find(' '));
    if (minutes.empty())
        return refuse(RefusalCode::SlotMissing, "MINUTES",
                      "shelve 3A12 check 15 portable is in the shop");
    if (minutes.size() > 3 || !isDigits(minutes))
        return refuse(RefusalCode::MinutesMalformed, minutes);
    const auto meant = alarmMeant(parts, context, Among::ToPutAside, said.kind);
    if (!meant)
        return meant.refusal();
    ShelveAlarm command;
    command.kind = meant->kind;
    command.incident = meant->incident;
    command.unit = meant->unit;
    command.howLong = Span::minutes(std::stoi(minutes));
    command.reason = std::string(trimmed(std::string_view(said.rest).substr(minutes.size())));
    return Command(std::move(command));
}

Result<Command> buildUnshelve(const LineParts& parts, const LineContext& context)
{
    const auto meant = alarmNamed(parts, context, Among::PutAside);
    if (!meant)
        return meant.refusal();
    return Command(UnshelveAlarm{meant->kind, meant->incident, meant->unit});
}

Result<Command> buildLadder(const LineParts& parts, const LineContext& context)
{
    const auto unit = soleUnit(parts, context, "noack 3A12 tried the spare channel");
    if (!unit)
        return unit.refusal();
    return Command(TakeLadderStep{*unit, parts.rest});
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
        {{"ack", "acknowledge", "UNIT|INCIDENT [KIND]", "ack 3A12 check",
          "Say that you have its alarm"},
         {subject, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildAcknowledge,
         {}},
        {{"shelve", "aside", "UNIT|INCIDENT [KIND] MINUTES REASON",
          "shelve 3A12 check 15 portable is in the shop",
          "Put its alarm aside for a while; never an emergency or a waiting P1"},
         {subject, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildShelve,
         {}},
        {{"unshelve", "unaside", "UNIT|INCIDENT [KIND]", "unshelve 3A12 check",
          "Take its alarm back"},
         {subject, {Slot::Reason, optional}},
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
