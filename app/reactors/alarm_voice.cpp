#include "app/reactors/alarm_voice.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace haven {

namespace {

constexpr int kSpeechMsMax = 8000;

// Whether it ran to its end. On the voice's own thread, where waiting is allowed.
bool ran(const QString& program, const QStringList& arguments)
{
    const QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty())
        return false;
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(path, arguments);
    if (!process.waitForFinished(kSpeechMsMax)) {
        process.kill();
        process.waitForFinished();
        return false;
    }
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

AlarmVoice::Said speak(const QString& engine, const QString& player, const QString& words,
                       const SpeechDevice& device)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("alarm.wav"));
    if (!ran(engine, {QStringLiteral("-w"), file, QStringLiteral("--"), words}))
        return AlarmVoice::Said::NoEngine;
    QStringList command = device.player(file);
    const QString usual = command.takeFirst();
    return ran(player.isEmpty() ? usual : player, command) ? AlarmVoice::Said::Yes
                                                           : AlarmVoice::Said::NoDevice;
}

} // namespace

std::optional<SpeechDevice> SpeechDevice::fromWords(const QString& words)
{
    const QString text = words.trimmed();
    for (const auto& [prefix, system] : {std::pair(QStringLiteral("pulse:"), System::Pulse),
                                         std::pair(QStringLiteral("alsa:"), System::Alsa)}) {
        const QString name =
            text.startsWith(prefix) ? text.mid(prefix.size()).trimmed() : QString();
        // One that begins like an option would be taken for one.
        if (!name.isEmpty() && !name.startsWith(u'-'))
            return SpeechDevice{system, name};
    }
    return std::nullopt;
}

QStringList SpeechDevice::player(const QString& file) const
{
    switch (system) {
    case System::Pulse:
        return {QStringLiteral("paplay"), QStringLiteral("--device=") + name, file};
    case System::Alsa:
        return {QStringLiteral("aplay"), QStringLiteral("-q"), QStringLiteral("-D"), name, file};
    }
    return {};
}

AlarmVoice::AlarmVoice(QString engine, QString player, QObject* parent)
    : QObject(parent), m_engine(std::move(engine)), m_player(std::move(player))
{}

void AlarmVoice::say(const QString& words, const SpeechDevice& device)
{
    // What is newer takes the place of what waits: an old alarm is no news.
    m_thread.post("say", [this, words, device, engine = m_engine, player = m_player] {
        const Said how = speak(engine, player, words, device);
        QMetaObject::invokeMethod(
            this, [this, how] { Q_EMIT said(how); }, Qt::QueuedConnection);
    });
}

} // namespace haven
