#include "models/dispatch/alarm_audience.h"

#include "models/dispatch/call_rules.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/unseen_rules.h"

#include <algorithm>

namespace haven {

bool isOfTheCrisisLane(AlarmKind kind)
{
    switch (kind) {
    case AlarmKind::Recheck:
    case AlarmKind::SuggestionLate:
    case AlarmKind::ClinicianUnanswered:
    case AlarmKind::OfficerEmergency:
    case AlarmKind::HandoffUnanswered:
    case AlarmKind::CallbackDue:
    case AlarmKind::EscrowOpened:
    case AlarmKind::StepTimer:
        return true;
    case AlarmKind::WaitLimit:
    case AlarmKind::StatusCheck:
    case AlarmKind::OrderDue:
    case AlarmKind::HoldExpired:
    case AlarmKind::NoAcknowledge:
    case AlarmKind::CheckConfirm:
    case AlarmKind::TransportLate:
    case AlarmKind::BoloMatch:
    case AlarmKind::AidOverdue:
    case AlarmKind::RiskUndecided:
        return false;
    }
    return false;
}

bool tellsWhatItIsAbout(AlarmKind kind)
{
    return (isOfTheCrisisLane(kind) && kind != AlarmKind::OfficerEmergency) ||
           kind == AlarmKind::OrderDue || kind == AlarmKind::RiskUndecided ||
           kind == AlarmKind::BoloMatch || kind == AlarmKind::AidOverdue;
}

bool isAboutAHidden(const DueAlarm& alarm, const State& state)
{
    return tellsWhatItIsAbout(alarm.kind) && isRestricted(state, alarm.incident);
}

bool isToldUnsigned(AlarmKind kind)
{
    // That a hit waits to be confirmed is of criminal justice, and a firearm somewhere is police's.
    return kind == AlarmKind::OfficerEmergency ||
           (!isOfTheCrisisLane(kind) && kind != AlarmKind::CheckConfirm &&
            kind != AlarmKind::RiskUndecided);
}

namespace {

// Whoever hung up, or goes to another center, is the dispatchers' and no clinician's.
bool isPlainCallback(const DueAlarm& alarm, const State& state)
{
    const auto found =
        alarm.incident ? state.incidents.find(*alarm.incident) : state.incidents.end();
    if (found == state.incidents.end())
        return false;
    const Incident& incident = found->second;
    if (alarm.kind == AlarmKind::HandoffUnanswered)
        return openTransfer(incident) && !openHandoff(incident);
    return alarm.kind == AlarmKind::CallbackDue && incident.callback &&
           incident.callback->cause != CallbackCause::LostInHandoff;
}

// A supervisor is; while none is signed on, the dispatcher, who calls one. Of a restricted incident
// only who may read it.
bool mayBeAskedOfRisk(const DueAlarm& alarm, const Seat& seat, const State& state)
{
    if (isRestricted(state, alarm.incident) && !mayReadRestricted(seat.roles))
        return false;
    const bool isSupervised =
        std::any_of(state.signOns.begin(), state.signOns.end(),
                    [](const auto& one) { return one.second.roles.count(Role::Supervisor) > 0; });
    return !isSupervised || seat.roles.count(Role::Supervisor) > 0;
}

} // namespace

std::optional<AgentId> alarmsWith(const Seat& seat, const State& state)
{
    const auto found = state.signOns.find(seat.position);
    if (found == state.signOns.end() || found->second.agent != seat.agent)
        return std::nullopt;
    // Somebody who has signed off meanwhile answers nothing: then the alarms are here again.
    const auto& other = found->second.alarmsWith;
    const bool isThere =
        other && std::any_of(state.signOns.begin(), state.signOns.end(),
                             [&](const auto& one) { return one.second.agent == *other; });
    return isThere ? other : std::nullopt;
}

std::vector<PositionId> answeredFor(const Seat& seat, const State& state)
{
    std::vector<PositionId> positions;
    for (const auto& [position, signOn] : state.signOns) {
        if (signOn.alarmsWith == seat.agent && position != seat.position)
            positions.push_back(position);
    }
    return positions;
}

bool isAnsweredAt(const DueAlarm& alarm, const Seat& seat, const State& state)
{
    if (alarm.kind == AlarmKind::OfficerEmergency)
        return true;
    if (alarmsWith(seat, state))
        return false;
    const auto holds = [&](Role role) { return seat.roles.count(role) > 0; };
    // A dispatcher has no part in sealed notes; whoever watches over both sides hears of it.
    if (alarm.kind == AlarmKind::EscrowOpened)
        return holds(Role::Supervisor) || holds(Role::Clinician);
    if (alarm.kind == AlarmKind::RiskUndecided && !mayBeAskedOfRisk(alarm, seat, state))
        return false;
    if (holds(Role::Dispatcher) || holds(Role::Supervisor))
        return true;
    // Whoever stands in for a dispatcher answers what the dispatcher would have.
    if (!answeredFor(seat, state).empty())
        return true;
    return holds(Role::Clinician) && isOfTheCrisisLane(alarm.kind) &&
           !isPlainCallback(alarm, state);
}

} // namespace haven
