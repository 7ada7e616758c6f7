#include "models/dispatch/alarms.h"

#include "models/dispatch/aid_rules.h"
#include "models/dispatch/alarm_order.h"
#include "models/dispatch/alarm_words.h"
#include "models/dispatch/board.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/clinician_need.h"
#include "models/dispatch/record_check.h"
#include "models/dispatch/risk_protection.h"

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
    // Up to when somebody has seen that the suggestions of an incident wait.
    std::map<IncidentId, Instant> suggestionsSeen = {};
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
    if (incident.stage != IncidentStage::Open || !isWaiting(incident, list.codes) ||
        waitMax.ms <= 0)
        return;
    const Instant first = incident.clockSince + waitMax;
    Instant due = first;
    // A waiting P1 is never silent for good: after an answer it comes back each time its limit has
    // passed once more.
    if (incident.priority == Priority::P1 && list.now > due)
        due = due + Span{(list.now - due).ms / waitMax.ms * waitMax.ms};
    auto alarm = about(AlarmKind::WaitLimit, incident, due);
    if (due > first)
        alarm.firstDueAt = first;
    list.all.push_back(std::move(alarm));
}

void addRecheck(Deadlines& list, const Incident& incident)
{
    if (!incident.level.recheckDueAt)
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

// The one that waits longest; where somebody has seen that, the one that is late since.
void addSuggestion(Deadlines& list, const Incident& incident)
{
    std::optional<Instant> longest;
    std::optional<Instant> late;
    const auto seen = list.suggestionsSeen.find(incident.id);
    for (const Fact fact : ringingSuggestions(incident)) {
        const Instant due = incident.suggestions.at(fact).since + kAnswerMax;
        if (!longest || due < *longest)
            longest = due;
        const bool isNew = seen != list.suggestionsSeen.end() && due > seen->second;
        if (isNew && due <= list.now && (!late || due < *late))
            late = due;
    }
    const FlagState& flag = incident.flag;
    const bool isFlagOpen = isFlagUndecided(incident);
    // Each note suggests the flag anew; once that was seen it is no news.
    if (isFlagOpen && flag.suggestedAt && (!longest || *flag.suggestedAt + kAnswerMax < *longest))
        longest = *flag.suggestedAt + kAnswerMax;
    if (longest)
        list.all.push_back(about(AlarmKind::SuggestionLate, incident, late.value_or(*longest)));
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
    if (const CallTransfer* transfer = openTransfer(incident))
        list.all.push_back(
            about(AlarmKind::HandoffUnanswered, incident, transfer->placedAt + kHandoffMax));
    if (!incident.callback)
        return;
    // Due at once, and again some minutes after each try in vain. Of several callers the one that
    // was late last, else the one late next.
    const auto dueOf = [](const CallbackTask& task) {
        return task.triedAt ? *task.triedAt + kCallbackEvery : task.since;
    };
    Instant due = dueOf(*incident.callback);
    for (const CallbackTask& other : incident.callbacksWaiting) {
        const Instant at = dueOf(other);
        const bool isOtherLate = due <= list.now;
        if (at <= list.now ? !isOtherLate || at > due : !isOtherLate && at < due)
            due = at;
    }
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

// One an incident: of several requests the one that was late last, else the one late next.
void addAid(Deadlines& list, const Incident& incident)
{
    if (const AidRequest* late = nextLateAid(incident, list.codes.aid, list.now))
        list.all.push_back(
            about(AlarmKind::AidOverdue, incident, *aidDueAt(*late, list.codes.aid)));
}

// Whoever recorded the danger was asked at once; this is for the supervisor.
void addRisk(Deadlines& list, const Incident& incident)
{
    const auto due = riskAskedAgainAt(incident, list.state, list.codes);
    if (!due)
        return;
    auto alarm = about(AlarmKind::RiskUndecided, incident, *due);
    if (*due <= list.now)
        alarm.step = AlarmStep::Escalated;
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
    addAid(list, incident);
    addRisk(list, incident);
    if (const auto ends = holdEndsAt(incident))
        list.all.push_back(about(AlarmKind::HoldExpired, incident, *ends));
}

// From the sending on: each step of the ladder, and at its end the supervisor again and again.
void addLadder(Deadlines& list, const Unit& unit)
{
    const auto since = unheardSince(list.state, unit);
    if (!since)
        return;
    const Incident& incident = list.state.incidents.at(*unit.incident);
    const auto every = list.codes.ruleFor(incident.priority).acknowledgeMax;
    if (!every || every->ms <= 0)
        return;
    const Instant from = unit.ladder.empty() ? *since : unit.ladder.back().at;
    auto alarm = about(AlarmKind::NoAcknowledge, unit, from + *every);
    constexpr auto kLast = static_cast<std::size_t>(LadderStep::TellSupervisor);
    alarm.ladder = static_cast<LadderStep>(std::min(unit.ladder.size(), kLast));
    alarm.voice = incident.voice;
    if (*alarm.ladder == LadderStep::TellSupervisor)
        alarm.step = AlarmStep::Escalated;
    list.all.push_back(std::move(alarm));
}

// One a unit, or, once that is off duty, one an incident: the one late last, else the one late
// next.
void addChecks(Deadlines& list)
{
    std::map<std::pair<std::optional<IncidentId>, std::optional<UnitId>>, Instant> meant;
    for (const auto& [id, check] : list.state.checks) {
        if (!isToConfirm(check))
            continue;
        const bool isOnDuty = list.state.units.count(check.unit) > 0;
        const bool isKnown = check.incident && list.state.incidents.count(*check.incident) > 0;
        if (!isOnDuty && !isKnown)
            continue;
        const auto key = isOnDuty
                             ? std::pair(std::optional<IncidentId>(), std::optional(check.unit))
                             : std::pair(check.incident, std::optional<UnitId>());
        const Instant due = *check.confirmDueAt;
        const auto [at, isNew] = meant.emplace(key, due);
        const bool isLate = due <= list.now;
        const bool isOtherLate = at->second <= list.now;
        if (!isNew &&
            (isLate ? !isOtherLate || due > at->second : !isOtherLate && due < at->second))
            at->second = due;
    }
    for (const auto& [key, dueAt] : meant)
        list.all.push_back(DueAlarm{AlarmKind::CheckConfirm, key.first, key.second, dueAt});
}

// What fits and nobody has looked at: due at once, one an incident or unit. A BOLO that was
// canceled is looked for no more; one that ran out since may still be the right one.
void addBoloMatches(Deadlines& list)
{
    std::map<std::pair<std::optional<IncidentId>, std::optional<UnitId>>, Instant> newest;
    for (const auto& [id, bolo] : list.state.bolos) {
        if (bolo.canceledAt)
            continue;
        for (const auto& match : bolo.matches) {
            const bool isThere = match.incident
                                     ? list.state.incidents.count(*match.incident) > 0
                                     : match.unit && list.state.units.count(*match.unit) > 0;
            if (match.seenAt || !isThere)
                continue;
            auto& at = newest[{match.incident, match.unit}];
            at = std::max(at, match.at);
        }
    }
    for (const auto& [key, dueAt] : newest)
        list.all.push_back(DueAlarm{AlarmKind::BoloMatch, key.first, key.second, dueAt});
}

void addUnit(Deadlines& list, const Unit& unit)
{
    addLadder(list, unit);
    if (unit.transport && !unit.transport->reachedAt)
        list.all.push_back(about(AlarmKind::TransportLate, unit, unit.transport->lateAt));
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

// What the record says of a deadline: raised, answered, put aside, or nothing yet.
void setStanding(DueAlarm& due, const std::map<AlarmKey, const Alarm*>& raised,
                 const Deadlines& list)
{
    due.priority = list.codes.alarms.priorityOf(
        due.kind, alarmIncidentPriority(list.state, due.incident, due.unit));
    const auto found = raised.find(AlarmKey{due.kind, due.incident, due.unit});
    // An older one of the same kind does not count: this deadline is a new one.
    if (found == raised.end() || found->second->dueAt < due.dueAt)
        return;
    const Alarm& alarm = *found->second;
    // What became vital meanwhile is off its shelf at once.
    const bool isShelved = alarm.shelvedUntil && *alarm.shelvedUntil > list.now &&
                           !isVital(due.kind, due.incident, list.state);
    if (isShelved) {
        due.standing = AlarmStanding::Shelved;
        due.shelvedUntil = alarm.shelvedUntil;
        return;
    }
    if (alarm.acknowledgedAt) {
        // What rings anew nobody has raised yet.
        due.standing =
            ringsAnew(alarm, list.now) ? AlarmStanding::Silent : AlarmStanding::Acknowledged;
        return;
    }
    due.standing = AlarmStanding::Raised;
    const AlarmRule* rule = list.codes.alarms.ruleFor(due.kind);
    if (rule && rule->escalateAfter && alarm.raisedAt + *rule->escalateAfter <= list.now)
        due.step = AlarmStep::Escalated;
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
    // What rang before anybody entered a card goes on: a card never quiets a call that waits.
    const bool isRinging =
        entered && std::any_of(state.alarms.begin(), state.alarms.end(), [&](const Alarm& one) {
            return one.kind == alarm.kind && one.incident == alarm.incident &&
                   one.unit == alarm.unit && one.raisedAt < *entered;
        });
    if (isRinging)
        return;
    if (entered && alarm.firstDueAt)
        alarm.firstDueAt = std::max(*alarm.firstDueAt, *entered + kCatchUpGrace);
    // What is due later than that was not there while the desk was dark.
    if (!entered || alarm.dueAt >= *entered + kCatchUpGrace)
        return;
    alarm.dueAt = *entered + kCatchUpGrace;
    alarm.firstDueAt.reset();
    alarm.step = AlarmStep::First;
}

} // namespace

bool isUnanswered(const DueAlarm& alarm)
{
    return alarm.standing == AlarmStanding::Silent || alarm.standing == AlarmStanding::Raised;
}

std::optional<Priority> incidentPriority(const State& state, const std::optional<IncidentId>& id)
{
    const auto found = id ? state.incidents.find(*id) : state.incidents.end();
    return found == state.incidents.end() ? std::nullopt : std::optional(found->second.priority);
}

std::optional<Priority> alarmIncidentPriority(const State& state,
                                              const std::optional<IncidentId>& incident,
                                              const std::optional<UnitId>& unit)
{
    if (incident || !unit)
        return incidentPriority(state, incident);
    const auto found = state.units.find(*unit);
    return found == state.units.end() ? std::nullopt
                                      : incidentPriority(state, found->second.incident);
}

bool isVital(AlarmKind kind, const std::optional<IncidentId>& incident, const State& state)
{
    return kind == AlarmKind::OfficerEmergency ||
           (kind == AlarmKind::WaitLimit && incidentPriority(state, incident) == Priority::P1);
}

std::optional<Instant> unheardSince(const State& state, const Unit& unit)
{
    if (unit.stage != AssignmentStage::Dispatched || !unit.incident)
        return std::nullopt;
    const auto found = state.incidents.find(*unit.incident);
    if (found == state.incidents.end())
        return std::nullopt;
    for (const auto& one : found->second.assignments) {
        if (one.unit == unit.id && one.stage == AssignmentStage::Dispatched)
            return unit.lastContactAt > one.since ? std::nullopt : std::optional(one.since);
    }
    return std::nullopt;
}

std::vector<DueAlarm> allDeadlines(const State& state, const Codes& codes, Instant now)
{
    Deadlines list{state, codes, now, {}, {}};
    for (const auto& alarm : state.alarms) {
        if (alarm.kind == AlarmKind::SuggestionLate && alarm.incident && alarm.acknowledgedAt)
            list.suggestionsSeen[*alarm.incident] = alarm.dueAt;
    }
    for (const auto& [id, incident] : state.incidents)
        addIncident(list, incident);
    for (const auto& [id, unit] : state.units)
        addUnit(list, unit);
    addChecks(list);
    addBoloMatches(list);
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
        setStanding(alarm, raised, list);
    std::stable_sort(list.all.begin(), list.all.end(), [](const DueAlarm& a, const DueAlarm& b) {
        return a.lateFrom() < b.lateFrom();
    });
    return std::move(list.all);
}

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

namespace {

// What has happened, or stands raised on the record, is due: a clock that was set back behind it
// quiets nothing.
bool isDueAt(const DueAlarm& alarm, Instant now)
{
    return alarm.dueAt <= now || alarm.kind == AlarmKind::OfficerEmergency ||
           alarm.standing == AlarmStanding::Raised;
}

} // namespace

std::vector<DueAlarm> dueAlarms(const State& state, const Codes& codes, Instant now)
{
    return dueOf(allDeadlines(state, codes, now), now);
}

std::vector<DueAlarm> dueOf(std::vector<DueAlarm> deadlines, Instant now)
{
    std::erase_if(deadlines, [&](const DueAlarm& alarm) { return !isDueAt(alarm, now); });
    return deadlines;
}

std::optional<DueAlarm> nextDue(const State& state, const Codes& codes, Instant now)
{
    const auto all = allDeadlines(state, codes, now);
    const auto next = std::find_if(all.begin(), all.end(),
                                   [&](const DueAlarm& alarm) { return !isDueAt(alarm, now); });
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
        case AlarmKind::AidOverdue:
            ++counts.requests;
            break;
        case AlarmKind::RiskUndecided:
            ++counts.risks;
            break;
        case AlarmKind::NoAcknowledge:
            ++counts.ladders;
            break;
        case AlarmKind::CheckConfirm:
            ++counts.checks;
            break;
        case AlarmKind::TransportLate:
            ++counts.transports;
            break;
        case AlarmKind::BoloMatch:
            ++counts.boloMatches;
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
    case AlarmKind::AidOverdue:
        return "Others asked are late " + subject;
    case AlarmKind::RiskUndecided:
        return "Risk protection not decided " + subject;
    case AlarmKind::NoAcknowledge:
        return "No answer from " + subject;
    case AlarmKind::CheckConfirm:
        return "Record check to be settled " + subject;
    case AlarmKind::TransportLate:
        return "Transport late " + subject;
    case AlarmKind::BoloMatch:
        return "BOLO may fit " + subject;
    }
    return {};
}

} // namespace haven
