#include "app/console/console.h"
#include "app/console/end_signal.h"
#include "app/console/wall_console.h"
#include "app/settings/translations.h"
#include "app/settings/whole_file.h"

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

int runWall(const std::string& station, const QString& theme, const std::string& language)
{
    if (station.empty()) {
        QTextStream(stderr) << "haven: --wall shows a station: add --station FILE.\n";
        return 2;
    }
    const haven::EndSignal end;
    QObject::connect(&end, &haven::EndSignal::asked, qApp, [] { QCoreApplication::quit(); });
    haven::Translations translations;
    translations.use(language);
    haven::WallConsole console(station, theme);
    const int begun = console.begin();
    return begun != 0 ? begun : QApplication::exec();
}

void addOptions(QCommandLineParser& parser)
{
    parser.addHelpOption();
    parser.addOptions({
        {u"demo"_qs, u"Open a demo station of a fictional town."_qs},
        {u"station"_qs, u"Open this station file."_qs, u"file"_qs},
        {u"as"_qs,
         u"Sign on as this agent, with HAVEN_PASSWORD; without it the first page asks."_qs,
         u"agent"_qs},
        {u"theme"_qs, u"night, day or high-contrast, for whoever chose none."_qs, u"name"_qs,
         u"night"_qs},
        {u"language"_qs, u"en or es, for whoever chose none."_qs, u"language"_qs, u"en"_qs},
        {u"wall"_qs, u"Only the display for the wall, full screen; needs --station."_qs},
        {u"tour"_qs, u"Write pictures of the console and end."_qs, u"folder"_qs},
        {u"replay"_qs, u"Feed past calls of this file into a training station."_qs, u"csv"_qs},
        {u"profile"_qs, u"How that file is read: a name or a path."_qs, u"profile"_qs},
        {u"speed"_qs, u"So many times real speed, or max."_qs, u"n"_qs, u"1"_qs},
        {u"from"_qs, u"Calls from this time."_qs, u"time"_qs},
        {u"to"_qs, u"Calls before this time."_qs, u"time"_qs},
    });
}

} // namespace

int main(int argc, char** argv)
{
    haven::keepFromOthers();
    haven::outliveFileLimit();
    if (!hasDisplay()) {
        QTextStream(stderr) << "haven: there is no display here. Headless: havenctl help; or set "
                               "QT_QPA_PLATFORM=offscreen and use --tour FOLDER.\n";
        return 2;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("haven"));
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    if (parser.isSet(u"wall"_qs))
        return runWall(parser.value(u"station"_qs).toStdString(), parser.value(u"theme"_qs),
                       parser.value(u"language"_qs).toStdString());
    haven::ConsoleOptions options;
    options.isDemo = parser.isSet(u"demo"_qs);
    options.station = parser.value(u"station"_qs).toStdString();
    options.agent = parser.value(u"as"_qs).toStdString();
    options.theme = parser.value(u"theme"_qs);
    options.language = parser.value(u"language"_qs).toStdString();
    options.tourFolder = parser.value(u"tour"_qs);
    if (parser.isSet(u"replay"_qs)) {
        const ReplayWords words{
            parser.value(u"replay"_qs),
            parser.isSet(u"profile"_qs) ? parser.value(u"profile"_qs) : QString(),
            parser.value(u"speed"_qs), parser.value(u"from"_qs), parser.value(u"to"_qs)};
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
