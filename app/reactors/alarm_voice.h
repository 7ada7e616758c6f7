#pragma once

#include "app/session/topic_thread.h"

#include <optional>
#include <QObject>
#include <QString>
#include <QStringList>

namespace haven {

// A loudspeaker that somebody named: "pulse:headset", "alsa:plughw:1,0". Never the usual one by
// itself, for an open microphone may be near it.
struct SpeechDevice {
    enum class System { Pulse, Alsa } system = System::Pulse;
    QString name;
    // Nothing for words that name no device.
    static std::optional<SpeechDevice> fromWords(const QString& words);
    // The player and what it is told; the file comes last.
    QStringList player(const QString& file) const;
};

// Says a kind of alarm in a few fixed words, on one device: with the speech engine of this machine
// where there is one (espeak-ng), into a file, which a player plays there. Nobody's name and
// nothing of an incident is ever among the words. Nothing waits for it.
class AlarmVoice final : public QObject
{
    Q_OBJECT

public:
    // Precondition: the programs take the arguments of espeak-ng, and of paplay or aplay; others
    // in tests. An empty player: by the device.
    explicit AlarmVoice(QString engine = QStringLiteral("espeak-ng"), QString player = {},
                        QObject* parent = nullptr);

    void say(const QString& words, const SpeechDevice& device);

    enum class Said { Yes, NoEngine, NoDevice };

Q_SIGNALS:
    void said(haven::AlarmVoice::Said how);

private:
    QString m_engine;
    QString m_player;
    TopicThread m_thread; // last: it ends before what it tells
};

} // namespace haven
