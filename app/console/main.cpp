#include "app/console/console.h"
#include "app/console/end_signal.h"
#include "app/console/wall_console.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTextStream>

namespace {

// Without a display Qt ends the program with a message nobody understands.
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

struct ReplayWords {
    QString file;
    QString profile;
    QString speed;
    QString from;
    QString to;
};

// Nothing, told, where the words do not say enough.
std::optional<haven::ReplayRequest> replayWanted(const ReplayWords& words)
{
    const auto wanted = haven::replaySpeed(words.speed.toStdString());
    if (!wanted || words.profile.isEmpty()) {
        QTextStream(stderr) << "haven: --replay CSV needs --profile PROFILE, and --speed is a "
                               "number or max.\n";
        return std::nullopt;
    }
    return haven::ReplayRequest{words.file.toStdString(), words.profile.toStdString(),
                                words.from.toStdString(), words.to.toStdString(), *wanted};
}

int runWall(const std::string& station, const QString& theme)
{
    if (station.empty()) {
        QTextStream(stderr) << "haven: --wall shows a station: add --station FILE.\n";
        return 2;
    }
    const haven::EndSignal end;
    QObject::connect(&end, &haven::EndSignal::asked, qApp, [] { QCoreApplication::quit(); });
    haven::WallConsole console(station, theme);
    const int begun = console.begin();
    return begun != 0 ? begun : QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    if (!hasDisplay()) {
        QTextStream(stderr) << "haven: there is no display here. Headless: havenctl help; or set "
                               "QT_QPA_PLATFORM=offscreen and use --tour FOLDER.\n";
        return 2;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("haven"));
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption demo(QStringLiteral("demo"),
                                  QStringLiteral("Open a demo station of a fictional town."));
    const QCommandLineOption station(QStringLiteral("station"),
                                     QStringLiteral("Open this station file."),
                                     QStringLiteral("file"));
    const QCommandLineOption agent(QStringLiteral("as"),
                                   QStringLiteral("Sign on as this agent, with HAVEN_PASSWORD; "
                                                  "without it the first page asks."),
                                   QStringLiteral("agent"));
    const QCommandLineOption theme(QStringLiteral("theme"),
                                   QStringLiteral("night, day or high-contrast."),
                                   QStringLiteral("name"), QStringLiteral("night"));
    const QCommandLineOption tour(QStringLiteral("tour"),
                                  QStringLiteral("Write pictures of the console and end."),
                                  QStringLiteral("folder"));
    const QCommandLineOption replay(
        QStringLiteral("replay"),
        QStringLiteral("Feed past calls of this file into a training station."),
        QStringLiteral("csv"));
    const QCommandLineOption profile(QStringLiteral("profile"),
                                     QStringLiteral("How that file is read: a name or a path."),
                                     QStringLiteral("profile"));
    const QCommandLineOption speed(QStringLiteral("speed"),
                                   QStringLiteral("So many times real speed, or max."),
                                   QStringLiteral("n"), QStringLiteral("1"));
    const QCommandLineOption from(QStringLiteral("from"), QStringLiteral("Calls from this time."),
                                  QStringLiteral("time"));
    const QCommandLineOption to(QStringLiteral("to"), QStringLiteral("Calls before this time."),
                                QStringLiteral("time"));
    const QCommandLineOption wall(
        QStringLiteral("wall"),
        QStringLiteral("Only the display for the wall, full screen; needs --station."));
    const QCommandLineOption language(QStringLiteral("language"),
                                      QStringLiteral("en or es, for whoever chose none."),
                                      QStringLiteral("language"), QStringLiteral("en"));
    parser.addOptions(
        {wall, demo, station, agent, theme, language, tour, replay, profile, speed, from, to});
    parser.process(application);
    if (parser.isSet(wall))
        return runWall(parser.value(station).toStdString(), parser.value(theme));
    haven::ConsoleOptions options;
    options.isDemo = parser.isSet(demo);
    options.station = parser.value(station).toStdString();
    options.agent = parser.value(agent).toStdString();
    options.theme = parser.value(theme);
    options.language = parser.value(language).toStdString();
    options.tourFolder = parser.value(tour);
    if (parser.isSet(replay)) {
        const ReplayWords words{parser.value(replay),
                                parser.isSet(profile) ? parser.value(profile) : QString(),
                                parser.value(speed), parser.value(from), parser.value(to)};
        options.replay = replayWanted(words);
        if (!options.replay)
            return 2;
    }
    // Ended from outside, the windows are closed as by hand: people are signed off, and the station
    // is left whole, without a WAL.
    const haven::EndSignal end;
    haven::Console console(options);
    QObject::connect(&end, &haven::EndSignal::asked, qApp, [] {
        QApplication::closeAllWindows();
        QCoreApplication::quit();
    });
    const int begun = console.begin();
    return begun != 0 ? begun : QApplication::exec();
}
