#pragma once

#include "app/reactors/sound_output.h"
#include "app/reactors/sound_plan.h"
#include "app/session/session.h"

#include <functional>
#include <QTimer>

namespace haven {

inline constexpr int kSoonMs = 20;

// Whom the sounds of this process are for: its windows together have one loudspeaker.
struct Listeners {
    // Somebody at one of the windows is to answer it, or nobody is anywhere.
    std::function<bool(const DueAlarm&)> isAnswered;
    // A call that was taken here was seen being taken.
    std::function<bool(const PositionId&)> isFromElsewhere;
    // The loudest that anyone signed on here has chosen.
    std::function<int(SoundEvent)> volume;
};

// Lets what is due be heard, and what the command bar answers. One a session; live tail only; it
// records nothing and nobody waits for it.
class Sounder final : public QObject
{
    Q_OBJECT

public:
    // Precondition: session and output outlive it.
    Sounder(Session& session, SoundOutput& output, Listeners listeners, QObject* parent = nullptr);

    // A line of the command bar was accepted or refused; or somebody tries a sound out.
    void play(SoundEvent event);
    // What the clock does every second, and a new fact about an alarm within kSoonMs.
    void beat();

Q_SIGNALS:
    // An alarm was heard just now, or would have been were it not muted.
    void alarmHeard(haven::SoundEvent event);

private:
    void hearCalls(const std::vector<Recorded>& recorded);

    Session& m_session;
    SoundOutput& m_output;
    Listeners m_listeners;
    SoundPlan m_plan;
    StoreHealth m_health = StoreHealth::Good;
    QTimer m_clock;
    QTimer m_soon; // many facts at once are looked at once
};

} // namespace haven
