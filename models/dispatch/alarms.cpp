#include "models/dispatch/alarms.h"

#include "models/dispatch/board.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace haven {

namespace {

// When the board has to be looked at, past and future alike.
struct Deadlines {
    const State& state;
    const Codes& codes;
    Instant now;
    std::vector<DueAlarm> all;
};

DueAlarm about(AlarmKind kind, const Incident& incident, Instant dueAt)
{
    DueAlarm alarm;
    alarm.kind = kind;
    alarm.incident = incident.id;
    alarm.dueAt = dueAt;
    return alarm;
}

DueAlarm about(AlarmKind kind, const Unit& unit, Instant dueAt)
{
    DueAlarm alarm;
    alarm.kind = kind;
    alarm.unit = unit.id;
    alarm.dueAt = dueAt;
    return alarm;
}

void addWaiting(Deadlines& list, const Incident& incident)
{
    const Span waitMax = list.codes.ruleFor(incident.priority).waitMax;
    if (incident.stage != IncidentStage::Open || !isWaiting(incident) || waitMax.ms <= 0)
        return;
    Instant due = incident.clockSince + waitMax;
    // A waiting P1 is never silent for good: after an answer it comes back each time its limit has
    // passed once more.
    if (incident.priority == Priority::P1 && list.now > due)
        due = due + Span{(list.now - due).ms / waitMax.ms * waitMax.ms};
    list.all.push_back(about(AlarmKind::WaitLimit, incident, due));
}

// The advisor opened the lane, and a person said that it is none: the level stays, for only a
// person with a reason lowers it, but nobody is reminded of it.
bool isRejectedLane(const Incident& incident, const Codes& codes)
{
    if (incident.flag.decision != FlagDecision::Rejected || !incident.answers.empty() ||
        incident.level.cause != LevelCause::ByAnswers || !incident.clinicianRequests.empty())
        return false;
    const IncidentType* type = codes.typeFor(incident.type.value);
    return !type || !type->protocol;
}

void addRecheck(Deadlines& list, const Incident& incident)
{
    if (!incident.level.recheckDueAt || isRejectedLane(incident, list.codes))
        return;
    const auto level = levelFromNumber(incident.level.level);
    const Span every = list.codes.response.termsOf(level.value_or(Level::Urgent)).recheckEvery;
    const Instant due = *incident.level.recheckDueAt;
    auto alarm = about(AlarmKind::Recheck, incident, due);
    if (due + every <= list.now) {
        alarm.dueAt = due + every;
        alarm.step = AlarmStep::Escalated;
    }
    list.all.push_back(std::move(alarm));
}

// Like a re-check: nobody has moved on for twice what the step is given, and the supervisor hears.
DueAlarm stepTimerOf(const Incident& incident, const Checklist& run, Instant now)
{
    auto alarm = about(AlarmKind::StepTimer, incident, *run.stepDueAt);
    const Instant twice = *run.stepDueAt + (*run.stepDueAt - run.activeSince);
    if (twice <= now) {
        alarm.dueAt = twice;
        alarm.step = AlarmStep::Escalated;
    }
    return alarm;
}

// One an incident: of several checklists the one that was late last, else the one late next.
void addStepTimer(Deadlines& list, const Incident& incident)
{
    std::optional<DueAlarm> one;
    for (const auto& run : incident.checklists) {
        if (run.finishedAt || !run.stepDueAt)
            continue;
        DueAlarm alarm = stepTimerOf(incident, run, list.now);
        const bool isLate = alarm.dueAt <= list.now;
        const bool isOtherLate = one && one->dueAt <= list.now;
        const bool isNearer = !one || (isLate ? !isOtherLate || alarm.dueAt > one->dueAt
                                              : !isOtherLate && alarm.dueAt < one->dueAt);
        if (isNearer)
            one = std::move(alarm);
    }
    if (one)
        list.all.push_back(*std::move(one));
}

// What tells who the person or the caller is, and of no danger by itself.
bool isBackground(Fact fact)
{
    return fact == Fact::AgeGroup || fact == Fact::Intoxication || fact == Fact::Alone ||
           fact == Fact::ThirdPartyCaller || fact == Fact::ContactConfirmed ||
           fact == Fact::OffMedication || fact == Fact::SupportOnly;
}

void addSuggestion(Deadlines& list, const Incident& incident)
{
    std::optional<Instant> since;
    for (const auto& [fact, suggestion] : incident.suggestions) {
        // "No injury", and who the caller is, wait in the panel; an alarm is for what may be a
        // danger.
        if (suggestion.value == "none" || isBackground(fact))
            continue;
        if (!since || suggestion.since < *since)
            since = suggestion.since;
    }
    const FlagState& flag = incident.flag;
    const bool isFlagOpen =
        !flag.decision && (flag.suggested == Flag::Yes || flag.suggested == Flag::Possible);
    if (isFlagOpen && flag.suggestedAt && (!since || *flag.suggestedAt < *since))
        since = flag.suggestedAt;
    if (since)
        list.all.push_back(about(AlarmKind::SuggestionLate, incident, *since + kAnswerMax));
}

void addClinician(Deadlines& list, const Incident& incident)
{
    for (const auto& request : incident.clinicianRequests) {
        if (request.stage != ClinicianStage::Asked)
            continue;
        list.all.push_back(
            about(AlarmKind::ClinicianUnanswered, incident, request.askedAt + kAnswerMax));
        return;
    }
}

void addHandoff(Deadlines& list, const Incident& incident)
{
    for (const auto& handoff : incident.handoffs) {
        const bool isOpen =
            handoff.stage == HandoffStage::Placed || handoff.stage == HandoffStage::Answered;
        if (isOpen)
            list.all.push_back(
                about(AlarmKind::HandoffUnanswered, incident, handoff.placedAt + kHandoffMax));
    }
    if (!incident.callback)
        return;
    // Due at once, and again some minutes after each try in vain.
    const CallbackTask& task = *incident.callback;
    const Instant due = task.triedAt ? *task.triedAt + kCallbackEvery : task.since;
    list.all.push_back(about(AlarmKind::CallbackDue, incident, due));
}

// Reminded of while there is still time to do it, and once more when there is none.
void addOrder(Deadlines& list, const Incident& incident)
{
    const auto due = orderDueAt(incident, list.codes);
    if (!due)
        return;
    auto alarm = about(AlarmKind::OrderDue, incident, *due - kOrderAhead);
    if (*due <= list.now) {
        alarm.dueAt = *due;
        alarm.step = AlarmStep::Escalated;
    }
    list.all.push_back(std::move(alarm));
}

void addIncident(Deadlines& list, const Incident& incident)
{
    if (incident.stage == IncidentStage::Closed)
        return;
    addWaiting(list, incident);
    addRecheck(list, incident);
    addStepTimer(list, incident);
    addSuggestion(list, incident);
    addClinician(list, incident);
    addHandoff(list, incident);
    addOrder(list, incident);
    if (incident.stage == IncidentStage::Held && incident.heldUntil)
        list.all.push_back(about(AlarmKind::HoldExpired, incident, *incident.heldUntil));
}

void addUnit(Deadlines& list, const Unit& unit)
{
    if (unit.emergency && !unit.emergency->acknowledgedAt)
        list.all.push_back(about(AlarmKind::OfficerEmergency, unit, unit.emergency->declaredAt));
    if (unit.checkDueAt)
        list.all.push_back(about(AlarmKind::StatusCheck, unit, *unit.checkDueAt));
}

using AlarmKey = std::tuple<AlarmKind, std::optional<IncidentId>, std::optional<UnitId>>;

// Looked up, not searched for each: a board of thousands that are late is looked at every second.
std::map<AlarmKey, const Alarm*> byKey(const State& state)
{
    std::map<AlarmKey, const Alarm*> raised;
    for (const auto& alarm : state.alarms)
        raised.emplace(AlarmKey{alarm.kind, alarm.incident, alarm.unit}, &alarm);
    return raised;
}

AlarmStanding standingOf(const std::map<AlarmKey, const Alarm*>& raised, const DueAlarm& due)
{
    const auto found = raised.find(AlarmKey{due.kind, due.incident, due.unit});
    // An older one of the same kind does not count: this deadline is a new one.
    if (found == raised.end() || found->second->dueAt < due.dueAt)
        return AlarmStanding::Silent;
    return found->second->acknowledgedAt ? AlarmStanding::Acknowledged : AlarmStanding::Raised;
}

void startAnew(DueAlarm& alarm, const State& state)
{
    if (alarm.kind == AlarmKind::OfficerEmergency)
        return;
    std::optional<Instant> entered;
    if (alarm.incident) {
        const auto found = state.incidentsCaughtUp.find(*alarm.incident);
        if (found != state.incidentsCaughtUp.end())
            entered = found->second;
    }
    if (alarm.unit) {
        const auto found = state.unitsCaughtUp.find(*alarm.unit);
        if (found != state.unitsCaughtUp.end())
            entered = found->second;
    }
    // What is due later than that was not there while the desk was dark.
    if (!entered || alarm.dueAt >= *entered + kCatchUpGrace)
        return;
    alarm.dueAt = *entered + kCatchUpGrace;
    alarm.step = AlarmStep::First;
}

std::vector<DueAlarm> deadlines(const State& state, const Codes& codes, Instant now)
{
    Deadlines list{state, codes, now, {}};
    for (const auto& [id, incident] : state.incidents)
        addIncident(list, incident);
    for (const auto& [id, unit] : state.units)
        addUnit(list, unit);
    for (const auto& alarm : state.alarms) {
        if (alarm.kind == AlarmKind::EscrowOpened && !alarm.acknowledgedAt)
            list.all.push_back(DueAlarm{alarm.kind, {}, {}, alarm.dueAt});
    }
    if (!state.incidentsCaughtUp.empty() || !state.unitsCaughtUp.empty()) {
        for (auto& alarm : list.all)
            startAnew(alarm, state);
    }
    const auto raised = byKey(state);
    for (auto& alarm : list.all)
        alarm.standing = standingOf(raised, alarm);
    std::stable_sort(list.all.begin(), list.all.end(),
                     [](const DueAlarm& a, const DueAlarm& b) { return a.dueAt < b.dueAt; });
    return std::move(list.all);
}

} // namespace

std::optional<Instant> orderDueAt(const Incident& incident, const Codes& codes)
{
    if (incident.stage == IncidentStage::Closed)
        return std::nullopt;
    // Asked of every incident every second: hardly any type has such a clock, so that is looked at
    // before any word is compared.
    const auto type =
        std::find_if(codes.types.begin(), codes.types.end(), [&](const IncidentType& one) {
            return one.dueWithin && one.code == incident.type;
        });
    if (type == codes.types.end())
        return std::nullopt;
    return incident.openedAt + *type->dueWithin;
}

std::vector<DueAlarm> dueAlarms(const State& state, const Codes& codes, Instant now)
{
    auto all = deadlines(state, codes, now);
    std::erase_if(all, [&](const DueAlarm& alarm) { return alarm.dueAt > now; });
    return all;
}

std::optional<DueAlarm> nextDue(const State& state, const Codes& codes, Instant now)
{
    const auto all = deadlines(state, codes, now);
    const auto next = std::find_if(all.begin(), all.end(),
                                   [&](const DueAlarm& alarm) { return alarm.dueAt > now; });
    if (next == all.end())
        return std::nullopt;
    return *next;
}

OverdueCounts overdueCounts(const State& state, const Codes& codes, Instant now)
{
    OverdueCounts counts;
    for (const auto& alarm : dueAlarms(state, codes, now)) {
        counts.escalated += alarm.step == AlarmStep::Escalated ? 1 : 0;
        switch (alarm.kind) {
        case AlarmKind::WaitLimit:
            ++counts.waiting;
            break;
        case AlarmKind::StatusCheck:
            ++counts.statusChecks;
            break;
        case AlarmKind::Recheck:
            ++counts.rechecks;
            break;
        case AlarmKind::SuggestionLate:
            ++counts.suggestions;
            break;
        case AlarmKind::ClinicianUnanswered:
            ++counts.clinicians;
            break;
        case AlarmKind::OfficerEmergency:
            ++counts.emergencies;
            break;
        case AlarmKind::HoldExpired:
            ++counts.holds;
            break;
        case AlarmKind::HandoffUnanswered:
            ++counts.handoffs;
            break;
        case AlarmKind::CallbackDue:
            ++counts.callbacks;
            break;
        case AlarmKind::EscrowOpened:
            ++counts.escrows;
            break;
        case AlarmKind::OrderDue:
            ++counts.orders;
            break;
        case AlarmKind::StepTimer:
            ++counts.steps;
            break;
        }
    }
    return counts;
}

std::string alarmWords(AlarmKind kind, const std::string& subject)
{
    switch (kind) {
    case AlarmKind::WaitLimit:
        return "Waiting too long: " + subject;
    case AlarmKind::StatusCheck:
        return "Status check " + subject;
    case AlarmKind::Recheck:
        return "Crisis re-check " + subject;
    case AlarmKind::SuggestionLate:
        return "Suggestion unanswered " + subject;
    case AlarmKind::ClinicianUnanswered:
        return "Clinician request unanswered " + subject;
    case AlarmKind::OfficerEmergency:
        return "Officer emergency " + subject;
    case AlarmKind::HoldExpired:
        return "Hold is over " + subject;
    case AlarmKind::HandoffUnanswered:
        return "Hand-off not taken over " + subject;
    case AlarmKind::CallbackDue:
        return "Call back " + subject;
    case AlarmKind::EscrowOpened:
        return "Sealed notes opened by escrow";
    case AlarmKind::OrderDue:
        return "Court order runs out " + subject;
    case AlarmKind::StepTimer:
        return "Checklist step late " + subject;
    }
    return {};
}

} // namespace haven
