#include "app/reactors/sound_plan.h"

#include "app/reactors/since.h"

#include <algorithm>
#include <set>

namespace haven {

namespace {

std::optional<Span> repeatOf(SoundEvent event)
{
    if (event == SoundEvent::OfficerEmergency)
        return kEmergencyEvery;
    if (event == SoundEvent::WaitingP1)
        return kWaitingP1Every;
    return std::nullopt;
}

} // namespace

SoundEvent soundOf(const DueAlarm& alarm, const State& state)
{
    switch (alarm.kind) {
    case AlarmKind::OfficerEmergency:
        return SoundEvent::OfficerEmergency;
    case AlarmKind::WaitLimit: {
        const auto found =
            alarm.incident ? state.incidents.find(*alarm.incident) : state.incidents.end();
        const bool isP1 = found != state.incidents.end() && found->second.priority == Priority::P1;
        return isP1 ? SoundEvent::WaitingP1 : SoundEvent::Waiting;
    }
    case AlarmKind::StatusCheck:
        return SoundEvent::StatusCheck;
    case AlarmKind::Recheck:
    case AlarmKind::StepTimer:
        return SoundEvent::Recheck;
    case AlarmKind::SuggestionLate:
        return SoundEvent::Suggestion;
    case AlarmKind::ClinicianUnanswered:
    case AlarmKind::HandoffUnanswered:
    case AlarmKind::CallbackDue:
        return SoundEvent::Clinician;
    case AlarmKind::HoldExpired:
    case AlarmKind::OrderDue:
    case AlarmKind::AidOverdue:
    case AlarmKind::RiskUndecided:
        return SoundEvent::HoldOver;
    case AlarmKind::EscrowOpened:
        return SoundEvent::Clinician;
    case AlarmKind::NoAcknowledge:
        return SoundEvent::NoAnswer;
    case AlarmKind::CheckConfirm:
    case AlarmKind::BoloMatch:
        return SoundEvent::NewCall;
    case AlarmKind::TransportLate:
        return SoundEvent::StatusCheck;
    }
    return SoundEvent::Waiting;
}

int urgencyOf(SoundEvent event)
{
    switch (event) {
    case SoundEvent::OfficerEmergency:
        return 0;
    case SoundEvent::WaitingP1:
        return 1;
    case SoundEvent::Trouble:
        return 2;
    case SoundEvent::NewCall:
        return 3;
    case SoundEvent::NoAnswer:
        return 4;
    case SoundEvent::Recheck:
        return 5;
    case SoundEvent::StatusCheck:
        return 6;
    case SoundEvent::Waiting:
        return 7;
    case SoundEvent::Clinician:
        return 8;
    case SoundEvent::Suggestion:
        return 9;
    case SoundEvent::HoldOver:
        return 10;
    case SoundEvent::Rejected:
        return 11;
    case SoundEvent::Accepted:
        return 12;
    }
    return 12;
}

bool SoundPlan::isToSound(const DueAlarm& alarm, SoundEvent event, Instant now)
{
    const AlarmKey key{alarm.kind, alarm.incident, alarm.unit};
    const auto found = m_heard.find(key);
    const bool isNew = found == m_heard.end() || found->second.dueAt != alarm.dueAt ||
                       found->second.step != alarm.step;
    const auto repeat = repeatOf(event);
    if (!isNew && (!repeat || !isOver(found->second.at, *repeat, now)))
        return false;
    m_heard[key] = Heard{alarm.dueAt, alarm.step, now};
    return true;
}

// Coming and going, it is heard once for as long as it does; what escalates is heard all the same.
bool SoundPlan::isQuietChatter(const DueAlarm& alarm, const State& state, const ChatterRule& rule,
                               Instant now)
{
    const AlarmKey key{alarm.kind, alarm.incident, alarm.unit};
    if (alarm.step == AlarmStep::Escalated || !isChatter(state, rule, alarm, now)) {
        m_chatter.erase(key);
        return false;
    }
    return !m_chatter.emplace(key, now).second;
}

std::vector<SoundEvent> SoundPlan::next(const std::vector<DueAlarm>& due, const State& state,
                                        const ChatterRule& chatter, StoreHealth health, Instant now)
{
    std::set<SoundEvent> wanted;
    std::set<AlarmKey> stillDue;
    for (const auto& alarm : due) {
        if (!isUnanswered(alarm))
            continue;
        stillDue.emplace(alarm.kind, alarm.incident, alarm.unit);
        const SoundEvent event = soundOf(alarm, state);
        if (isToSound(alarm, event, now) && !isQuietChatter(alarm, state, chatter, now))
            wanted.insert(event);
    }
    std::erase_if(m_chatter,
                  [&](const auto& one) { return isOver(one.second, chatter.within, now); });
    std::erase_if(m_heard, [&](const auto& one) { return stillDue.count(one.first) == 0; });
    if (health != StoreHealth::Failing) {
        m_troubleAt.reset();
    } else if (!m_troubleAt || isOver(*m_troubleAt, kTroubleEvery, now)) {
        m_troubleAt = now;
        wanted.insert(SoundEvent::Trouble);
    }
    std::vector<SoundEvent> ordered(wanted.begin(), wanted.end());
    std::sort(ordered.begin(), ordered.end(),
              [](SoundEvent a, SoundEvent b) { return urgencyOf(a) < urgencyOf(b); });
    return ordered;
}

} // namespace haven
