#include "app/reactors/speech_finder.h"

#include "app/reactors/alarm_voice.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>

namespace haven {

namespace {

constexpr int kListMsMax = 3000;
constexpr int kTitleCharactersMax = 120;

// What it prints, in English; empty where it is not there or does not answer.
QByteArray whatPrints(const QString& program, const QStringList& arguments)
{
    const QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty())
        return {};
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(path, arguments);
    if (!process.waitForFinished(kListMsMax)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

void addPlace(std::vector<SpeechPlace>& places, const QString& device, const QString& title)
{
    if (places.size() >= kSpeechPlacesMax || !SpeechDevice::fromWords(device))
        return;
    const QString shown = (title.isEmpty() ? device : title).simplified().left(kTitleCharactersMax);
    places.push_back({device.toStdString(), shown.toStdString()});
}

// "Sink #0", and below it, indented, "Name: ..." and "Description: ...".
void addSinks(std::vector<SpeechPlace>& places, const QString& text)
{
    const QString nameKey = QStringLiteral("Name: ");
    const QString titleKey = QStringLiteral("Description: ");
    QString name;
    for (const QString& line : text.split(u'\n')) {
        const QString words = line.trimmed();
        if (words.startsWith(nameKey)) {
            name = words.mid(nameKey.size()).trimmed();
        } else if (words.startsWith(titleKey) && !name.isEmpty()) {
            addPlace(places, QStringLiteral("pulse:") + name, words.mid(titleKey.size()).trimmed());
            name.clear(); // further descriptions are of its ports
        }
    }
}

// A name at the margin, its description indented below it. Those that convert what they are given
// (plughw) play any file.
void addPcms(std::vector<SpeechPlace>& places, const QString& text)
{
    const QStringList lines = text.split(u'\n');
    for (qsizetype n = 0; n < lines.size(); ++n) {
        if (!lines.at(n).startsWith(QStringLiteral("plughw:")))
            continue;
        const bool hasTitle = n + 1 < lines.size() && lines.at(n + 1).startsWith(u' ');
        addPlace(places, QStringLiteral("alsa:") + lines.at(n).trimmed(),
                 hasTitle ? lines.at(n + 1).trimmed() : QString());
    }
}

} // namespace

std::vector<SpeechPlace> speechPlacesIn(const QByteArray& pactl, const QByteArray& aplay)
{
    std::vector<SpeechPlace> places;
    addSinks(places, QString::fromUtf8(pactl));
    addPcms(places, QString::fromUtf8(aplay));
    return places;
}

SpeechFinder::SpeechFinder(QString pactl, QString aplay, QObject* parent)
    : QObject(parent), m_pactl(std::move(pactl)), m_aplay(std::move(aplay))
{}

void SpeechFinder::look()
{
    m_thread.post("look", [this, pactl = m_pactl, aplay = m_aplay] {
        auto places =
            speechPlacesIn(whatPrints(pactl, {QStringLiteral("list"), QStringLiteral("sinks")}),
                           whatPrints(aplay, {QStringLiteral("-L")}));
        QMetaObject::invokeMethod(
            this, [this, places = std::move(places)] { Q_EMIT found(places); },
            Qt::QueuedConnection);
    });
}

} // namespace haven
