#pragma once

#include "models/dispatch/types.h"
#include "models/items/preferences.h"

#include <memory>
#include <QObject>
#include <QThread>

namespace haven {

// Where sounds go. Playing never waits and never fails loudly: the screen says the same.
class SoundOutput : public QObject
{
    Q_OBJECT

public:
    explicit SoundOutput(QObject* parent = nullptr) : QObject(parent) {}
    virtual void play(SoundEvent event, int volumePercent) = 0;

Q_SIGNALS:
    void roadFound(haven::SoundRoad road);
};

// The loudspeaker, on a thread of its own: through Qt Multimedia where the program was built with
// it, else by a player of the system (pw-play, paplay or aplay) and a tone in a temporary file.
// Where none of them plays: the system's beep.
class LoudSpeaker final : public SoundOutput
{
    Q_OBJECT

public:
    explicit LoudSpeaker(StationMode mode, QObject* parent = nullptr);
    // With these programs instead, tried in order, each given the file as last argument.
    LoudSpeaker(StationMode mode, QStringList players, QObject* parent);
    ~LoudSpeaker() override;

    void play(SoundEvent event, int volumePercent) override;

Q_SIGNALS:
    void wanted(haven::SoundEvent event, int volumePercent);
    void sinkWanted();

private:
    QThread m_thread;
};

} // namespace haven
