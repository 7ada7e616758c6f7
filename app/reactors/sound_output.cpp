#include "app/reactors/sound_output.h"

#include "app/reactors/sound_plan.h"
#include "app/reactors/sound_sink.h"
#include "app/reactors/tones.h"

#include <algorithm>
#include <functional>
#include <QApplication>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

namespace haven {

namespace {

// One after the other, the most urgent first; what is older than a handful is no news any more.
constexpr std::size_t kWaitingMax = 4;
constexpr int kSoundMsMax = 3000; // a player that hangs is ended

struct Wanted {
    SoundEvent event;
    int volumePercent;
};

// Lives on the speaker's thread. No wait anywhere: it is told when a player has ended.
class PlayerLoop final : public QObject
{
public:
    PlayerLoop(StationMode mode, QStringList players, std::function<void(SoundRoad)> tellRoad)
        : m_mode(mode), m_players(std::move(players)), m_tellRoad(std::move(tellRoad))
    {}

    // On the speaker's thread, which the sink then belongs to.
    void openSink() { m_sink = makeSoundSink(); }

    void add(SoundEvent event, int volumePercent)
    {
        const auto isSame = [event](const Wanted& one) { return one.event == event; };
        if (volumePercent <= 0 || std::any_of(m_waiting.begin(), m_waiting.end(), isSame))
            return;
        m_waiting.push_back({event, volumePercent});
        std::stable_sort(m_waiting.begin(), m_waiting.end(), [](const Wanted& a, const Wanted& b) {
            return urgencyOf(a.event) < urgencyOf(b.event);
        });
        if (m_waiting.size() > kWaitingMax)
            m_waiting.pop_back();
        start();
    }

private:
    void start()
    {
        if (m_process || m_isSinkBusy || m_waiting.empty())
            return;
        const Wanted next = m_waiting.front();
        m_waiting.erase(m_waiting.begin());
        if (!m_sink || !startSink(next))
            startPlayer(next);
    }

    bool startSink(const Wanted& wanted)
    {
        const auto ended = [this] {
            m_isSinkBusy = false;
            start();
        };
        m_isSinkBusy = m_sink->start(toneOf(wanted.event, m_mode, wanted.volumePercent), ended) ==
                       SoundSink::Started::Yes;
        if (m_isSinkBusy)
            m_tellRoad(SoundRoad::Player);
        else
            m_sink.reset();
        return m_isSinkBusy;
    }

    void startPlayer(const Wanted& wanted)
    {
        const QString file = m_players.isEmpty() ? QString() : fileOf(wanted);
        if (file.isEmpty()) {
            beep();
            return;
        }
        QStringList command = m_players.first().split(u' ', Qt::SkipEmptyParts);
        const QString program = command.takeFirst();
        m_process = std::make_unique<QProcess>();
        m_process->setStandardOutputFile(QProcess::nullDevice());
        m_process->setStandardErrorFile(QProcess::nullDevice());
        connect(m_process.get(), &QProcess::finished, this,
                [this, wanted](int code, QProcess::ExitStatus status) {
                    ended(wanted, code == 0 && status == QProcess::NormalExit);
                });
        connect(m_process.get(), &QProcess::errorOccurred, this,
                [this, wanted](QProcess::ProcessError error) {
                    if (error == QProcess::FailedToStart)
                        ended(wanted, false);
                });
        m_process->start(program, command << file);
        QTimer::singleShot(kSoundMsMax, m_process.get(), &QProcess::kill);
    }

    void ended(const Wanted& wanted, bool isPlayed)
    {
        // Not within its own signal.
        m_process.release()->deleteLater();
        if (isPlayed) {
            m_tellRoad(SoundRoad::Player);
            start();
            return;
        }
        // No sound card, no sound server: the next player, at last the beep.
        m_players.removeFirst();
        startPlayer(wanted);
    }

    void beep()
    {
        m_tellRoad(SoundRoad::BeepOnly);
        QMetaObject::invokeMethod(
            qApp, [] { QApplication::beep(); }, Qt::QueuedConnection);
        m_waiting.clear();
    }

    QString fileOf(const Wanted& wanted)
    {
        const QString path = m_folder.filePath(QStringLiteral("%1-%2.wav")
                                                   .arg(static_cast<int>(wanted.event))
                                                   .arg(wanted.volumePercent));
        if (QFile::exists(path))
            return path;
        QFile file(path);
        const QByteArray wav = wavOf(toneOf(wanted.event, m_mode, wanted.volumePercent));
        const bool isWritten =
            m_folder.isValid() && file.open(QIODevice::WriteOnly) && file.write(wav) == wav.size();
        return isWritten ? path : QString();
    }

    StationMode m_mode;
    QStringList m_players;
    std::function<void(SoundRoad)> m_tellRoad;
    QTemporaryDir m_folder;
    std::vector<Wanted> m_waiting;
    std::unique_ptr<QProcess> m_process;
    std::unique_ptr<SoundSink> m_sink;
    bool m_isSinkBusy = false;
};

} // namespace

LoudSpeaker::LoudSpeaker(StationMode mode, QObject* parent)
    : LoudSpeaker(mode,
                  {QStringLiteral("pw-play"), QStringLiteral("paplay"), QStringLiteral("aplay -q")},
                  parent)
{
    Q_EMIT sinkWanted();
}

LoudSpeaker::LoudSpeaker(StationMode mode, QStringList players, QObject* parent)
    : SoundOutput(parent)
{
    qRegisterMetaType<SoundEvent>();
    m_thread.setObjectName(QStringLiteral("haven sounds"));
    const auto tellRoad = [this](SoundRoad road) {
        QMetaObject::invokeMethod(
            this, [this, road] { Q_EMIT roadFound(road); }, Qt::QueuedConnection);
    };
    auto* loop = new PlayerLoop(mode, std::move(players), tellRoad);
    loop->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, loop, &QObject::deleteLater);
    connect(this, &LoudSpeaker::wanted, loop,
            [loop](SoundEvent event, int volume) { loop->add(event, volume); });
    connect(this, &LoudSpeaker::sinkWanted, loop, [loop] { loop->openSink(); });
    m_thread.start();
}

LoudSpeaker::~LoudSpeaker()
{
    m_thread.quit();
    m_thread.wait();
}

void LoudSpeaker::play(SoundEvent event, int volumePercent)
{
    Q_EMIT wanted(event, volumePercent);
}

} // namespace haven
