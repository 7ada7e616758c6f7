#pragma once

#include "app/session/topic_thread.h"

#include <QObject>
#include <QString>

namespace haven {

// Speaks a step of a checklist when somebody asks for it, with the speech engine of this machine
// where there is one (spd-say of speech-dispatcher). Nothing waits for it: it is looked for and
// started on a thread of its own, and goes on by itself.
class ReadAloud final : public QObject
{
    Q_OBJECT

public:
    // `program`: another one in tests.
    explicit ReadAloud(QString program = QStringLiteral("spd-say"), QObject* parent = nullptr);

    // Answered by spoken(). What is still being spoken stops.
    void say(const QString& words);

    enum class Spoken { Started, NoEngine };

Q_SIGNALS:
    void spoken(haven::ReadAloud::Spoken how);

private:
    QString m_program;
    TopicThread m_thread; // last: it ends before what it tells
};

} // namespace haven
