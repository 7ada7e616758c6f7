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

private:
    Session& m_session;
    SoundOutput& m_output;
    Listeners m_listeners;
    SoundPlan m_plan;
    StoreHealth m_health = StoreHealth::Good;
    QTimer m_clock;
    QTimer m_soon; // many facts at once are looked at once
};

} // namespace haven
