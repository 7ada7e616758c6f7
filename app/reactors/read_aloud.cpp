#include "app/reactors/read_aloud.h"

#include <QProcess>
#include <QStandardPaths>

namespace haven {

namespace {

constexpr int kStopMsMax = 2000;

// Whether it was started.
bool startSpeaking(const QString& program, const QString& words)
{
    const QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty())
        return false;
    const auto quiet = [](QProcess& process) {
        process.setStandardInputFile(QProcess::nullDevice());
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(QProcess::nullDevice());
    };
    QProcess stop;
    quiet(stop);
    stop.start(path, {QStringLiteral("--stop")});
    if (!stop.waitForFinished(kStopMsMax))
        stop.kill();
    QProcess speak;
    quiet(speak);
    speak.setProgram(path);
    speak.setArguments({QStringLiteral("--"), words});
    return speak.startDetached();
}

} // namespace

ReadAloud::ReadAloud(QString program, QObject* parent)
    : QObject(parent), m_program(std::move(program))
{}

void ReadAloud::say(const QString& words)
{
    m_thread.post("say", [this, words, program = m_program] {
        const Spoken how = startSpeaking(program, words) ? Spoken::Started : Spoken::NoEngine;
        QMetaObject::invokeMethod(
            this, [this, how] { Q_EMIT spoken(how); }, Qt::QueuedConnection);
    });
}

} // namespace haven
