#include "models/items/first_shift.h"

#include "models/dispatch/alarms.h"
#include "models/items/qt_text.h"

#include <algorithm>
#include <QStringList>

namespace haven {

namespace {

constexpr int kTextParts = 10;
constexpr const char* kTextVersion = "1";

// When somebody last decided about a flag, also one that was decided before; 0 while nobody did.
std::int64_t lastDecisionMs(const State& state)
{
    std::int64_t last = 0;
    for (const auto& [id, incident] : state.incidents)
        last = std::max(last, incident.flag.decidedAt.value_or(Instant{0}).ms);
    return last;
}

bool isSent(const Incident& incident)
{
    return incident.firstDispatchedAt.has_value();
}

} // namespace

ShiftScore FirstShift::score(Instant now) const
{
    return {(m_stage == Stage::Done ? m_endedAt : now) - m_beganAt, m_keys, m_clicks,
            m_missedBefore + static_cast<int>(m_missed.size())};
}

void FirstShift::begin(const State& state, Instant now)
{
    *this = FirstShift();
    m_stage = Stage::Running;
    m_before = state.counters.incident;
    m_beganAt = now;
}

bool FirstShift::isDone(const State& state, const AgentId& agent) const
{
    const Incident* incident = hotIncident(state, m_incident);
    switch (m_step) {
    case ShiftStep::TakeCall:
        return std::any_of(state.incidents.begin(), state.incidents.end(), [&](const auto& one) {
            return one.first.value > m_before && one.second.openedBy == agent;
        });
    case ShiftStep::Send:
        return incident && isSent(*incident);
    case ShiftStep::Arrive:
        return incident && incident->firstArrivedAt.has_value();
    case ShiftStep::Write:
        return incident && static_cast<std::int64_t>(incident->notes.size()) > m_countBefore;
    case ShiftStep::DecideFlag:
        return lastDecisionMs(state) > m_countBefore || (incident && incident->flag.decision);
    case ShiftStep::Clear:
        return incident && isSent(*incident) && incident->assignments.empty();
    case ShiftStep::Close:
        // Closed long ago it has left the board.
        return !incident || incident->stage == IncidentStage::Closed;
    case ShiftStep::FindInLog:
        return false; // hearLog() says so
    }
    return false;
}

void FirstShift::next(const State& state, Instant now)
{
    if (m_step == ShiftStep::FindInLog) {
        m_stage = Stage::Done;
        m_endedAt = now;
        return;
    }
    if (m_step == ShiftStep::TakeCall) {
        // The newest of them, where somebody took several at once.
        for (const auto& [id, incident] : state.incidents) {
            if (id.value > m_before)
                m_incident = id;
        }
    }
    m_step = static_cast<ShiftStep>(static_cast<int>(m_step) + 1);
    const Incident* incident = hotIncident(state, m_incident);
    if (m_step == ShiftStep::Write)
        m_countBefore = incident ? static_cast<std::int64_t>(incident->notes.size()) : 0;
    else if (m_step == ShiftStep::DecideFlag)
        m_countBefore = lastDecisionMs(state);
}

// Closed, or joined to another, before a unit was there: nobody can be sent to it any more.
bool FirstShift::isLost(const State& state) const
{
    if (m_step != ShiftStep::Send && m_step != ShiftStep::Arrive)
        return false;
    const Incident* incident = hotIncident(state, m_incident);
    return !incident || incident->stage == IncidentStage::Closed;
}

bool FirstShift::look(const State& state, const AgentId& agent, Instant now)
{
    bool isOther = false;
    while (m_stage == Stage::Running && isDone(state, agent)) {
        next(state, now);
        isOther = true;
    }
    if (m_stage != Stage::Running || !isLost(state))
        return isOther;
    // Another call teaches the rest.
    m_step = ShiftStep::TakeCall;
    m_incident.reset();
    m_before = state.counters.incident;
    return true;
}

bool FirstShift::hearLog(const LogPage& page, const State& state, Instant now)
{
    if (m_stage != Stage::Running || m_step != ShiftStep::FindInLog || page.lines.empty())
        return false;
    const Incident* incident = hotIncident(state, m_incident);
    // Found is what was looked for: lines about this one incident and no other.
    const bool isFound =
        std::all_of(page.lines.begin(), page.lines.end(), [&](const LogLine& line) {
            return !incident || std::find(line.numbers.begin(), line.numbers.end(),
                                          incident->number) != line.numbers.end();
        });
    if (isFound)
        next(state, now);
    return isFound;
}

void FirstShift::watch(const State& state, const Codes& codes, Instant now)
{
    if (m_stage != Stage::Running)
        return;
    for (const DueAlarm& one : dueAlarms(state, codes, now)) {
        // A waiting P1 comes due again each minute; it is late since the first time.
        const Instant since = one.lateFrom();
        const bool isMissed = one.standing != AlarmStanding::Acknowledged && since >= m_beganAt &&
                              since + kShiftAnswerMax <= now;
        if (isMissed)
            m_missed.insert(QStringLiteral("%1/%2/%3")
                                .arg(static_cast<int>(one.kind))
                                .arg(one.incident ? one.incident->value : 0)
                                .arg(one.unit ? fromStd(one.unit->value) : QString()));
    }
}

QString FirstShift::toText() const
{
    const auto number = [](auto value) { return QString::number(static_cast<qlonglong>(value)); };
    return QStringList{QLatin1String(kTextVersion),
                       number(static_cast<int>(m_stage)),
                       number(static_cast<int>(m_step)),
                       number(m_incident ? m_incident->value : 0),
                       number(m_before),
                       number(m_beganAt.ms),
                       number(m_endedAt.ms),
                       number(m_countBefore),
                       number(m_keys),
                       number(m_clicks) + u'+' +
                           number(m_missedBefore + static_cast<int>(m_missed.size()))}
        .join(u' ');
}

void FirstShift::restore(const QString& text)
{
    const QStringList parts = text.split(u' ');
    if (parts.size() != kTextParts || parts.front() != QLatin1String(kTextVersion))
        return;
    const auto number = [&](int at) { return parts[at].toLongLong(); };
    const auto stage = number(1);
    const auto step = number(2);
    if (stage < 0 || stage > 2 || step < 0 || step >= kShiftSteps)
        return;
    *this = FirstShift();
    m_stage = static_cast<Stage>(stage);
    m_step = static_cast<ShiftStep>(step);
    if (number(3) > 0)
        m_incident = IncidentId(number(3));
    m_before = number(4);
    m_beganAt = Instant{number(5)};
    m_endedAt = Instant{number(6)};
    m_countBefore = number(7);
    m_keys = static_cast<int>(number(8));
    m_clicks = parts[9].section(u'+', 0, 0).toInt();
    m_missedBefore = parts[9].section(u'+', 1, 1).toInt();
}

} // namespace haven
