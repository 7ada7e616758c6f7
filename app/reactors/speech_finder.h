#pragma once

#include "app/session/topic_thread.h"
#include "models/items/preferences.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <vector>

namespace haven {

inline constexpr std::size_t kSpeechPlacesMax = 40;

// The loudspeakers and headsets in what `pactl list sinks` and `aplay -L` print, in that order; at
// most kSpeechPlacesMax. Names that SpeechDevice would not take are left out, and so is the usual
// device: nobody chose where that is.
std::vector<SpeechPlace> speechPlacesIn(const QByteArray& pactl, const QByteArray& aplay);

// Asks the machine which there are, on a thread of its own: a sound server that hangs holds nothing
// up. A machine without these programs has none.
class SpeechFinder final : public QObject
{
    Q_OBJECT

public:
    // Others in tests.
    explicit SpeechFinder(QString pactl = QStringLiteral("pactl"),
                          QString aplay = QStringLiteral("aplay"), QObject* parent = nullptr);

    // Answered by found().
    void look();

Q_SIGNALS:
    void found(const std::vector<haven::SpeechPlace>& places);

private:
    QString m_pactl;
    QString m_aplay;
    TopicThread m_thread; // last: it ends before what it tells
};

} // namespace haven
