#include "app/console/console.h"

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
    parser.addOptions({demo, station, agent, theme, tour});
    parser.process(application);
    haven::ConsoleOptions options;
    options.isDemo = parser.isSet(demo);
    options.station = parser.value(station).toStdString();
    options.agent = parser.value(agent).toStdString();
    options.theme = parser.value(theme);
    options.tourFolder = parser.value(tour);
    haven::Console console(options);
    const int begun = console.begin();
    return begun != 0 ? begun : QApplication::exec();
}
