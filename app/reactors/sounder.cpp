#include "app/reactors/sounder.h"

#include <QPointer>

namespace haven {

namespace {

constexpr int kSounderEveryMs = 1000;

} // namespace

Sounder::Sounder(Session& session, SoundOutput& output, Listeners listeners, QObject* parent)
    : QObject(parent), m_session(session), m_output(output), m_listeners(std::move(listeners))
{
    HAVEN_ASSERT(m_listeners.isAnswered && m_listeners.isFromElsewhere && m_listeners.volume);
    const QPointer<Sounder> self(this);
    Session::Listener listener;
    listener.recorded = [self](const std::vector<Recorded>& recorded, const ChangeSet& changes) {
        if (!self)
            return;
        self->hearCalls(recorded);
        if (changes.isAlarmChanged)
            self->m_soon.start();
    };
    listener.health = [self](const Health& health) {
        if (!self)
            return;
        self->m_health =
            health.kind == EngineHealth::Failing ? StoreHealth::Failing : StoreHealth::Good;
        self->beat();
    };
    m_session.listen(std::move(listener));
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &Sounder::beat);
    m_clock.setInterval(kSounderEveryMs);
    connect(&m_clock, &QTimer::timeout, this, &Sounder::beat);
    m_clock.start();
}

void Sounder::play(SoundEvent event)
{
    const int volume = m_listeners.volume(event);
    if (volume > 0)
        m_output.play(event, volume);
}

// Once for all that came at a time.
void Sounder::hearCalls(const std::vector<Recorded>& recorded)
{
    for (const Recorded& one : recorded) {
        const bool isCall =
            one.event && (isKind<IncidentOpened>(*one.event) || isKind<CallTaken>(*one.event));
        if (!isCall || !m_listeners.isFromElsewhere(one.envelope.position))
            continue;
        play(SoundEvent::NewCall);
        return;
    }
}

void Sounder::beat()
{
    const State& state = m_session.state();
    auto due = dueOf(m_session.deadlines(), m_session.now());
    std::erase_if(due, [this](const DueAlarm& alarm) { return !m_listeners.isAnswered(alarm); });
    for (const SoundEvent event :
         m_plan.next(due, state, m_session.base().knowledge.codes.alarms.chatter, m_health,
                     m_session.now())) {
        play(event);
        Q_EMIT alarmHeard(event);
    }
}

} // namespace haven
