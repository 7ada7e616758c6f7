#include "tests/testkit/test_program.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

// The real console on a display of its own, worked through the tree that a screen reader sees and
// nothing else (screen_reader.py); what it did is read in the log afterwards.
using namespace haven::test;

namespace {

constexpr int kShiftMs = 240'000;
constexpr int kCannot = 3; // of screen_reader.py: the tree cannot be read here
constexpr const char* kPython = "/usr/bin/python3"; // with the system's pyatspi, not another one's

QString launcher()
{
    for (const QString& path : {QStringLiteral("/usr/libexec/at-spi-bus-launcher"),
                                QStringLiteral("/usr/lib/at-spi2-core/at-spi-bus-launcher")}) {
        if (QFileInfo(path).isExecutable())
            return path;
    }
    return {};
}

// Empty: it can be tried.
QString whyNot()
{
    for (const char* program : {"xvfb-run", "Xvfb", "xauth", "dbus-run-session", "dbus-daemon"}) {
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
            return QStringLiteral("%1 is not here").arg(QLatin1String(program));
    }
    if (launcher().isEmpty())
        return QStringLiteral("at-spi2-core is not here");
    QProcess python;
    python.start(QLatin1String(kPython), {QStringLiteral("-c"), QStringLiteral("import pyatspi")});
    if (!python.waitForFinished(20'000) || python.exitCode() != 0)
        return QStringLiteral("python3-pyatspi is not here");
    return {};
}

QByteArray ctl(const QStringList& arguments, const QProcessEnvironment& environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(HAVEN_BINARY_DIR "/bin/havenctl"), arguments);
    return process.waitForFinished(60'000) && process.exitCode() == 0
               ? process.readAllStandardOutput()
               : QByteArray();
}

} // namespace

class tst_ScreenReader final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShiftIsWorkedThroughTheTreeAlone();
};

void tst_ScreenReader::aShiftIsWorkedThroughTheTreeAlone()
{
    if (const QString why = whyNot(); !why.isEmpty())
        QSKIP(qPrintable(why + QStringLiteral("; packaging/setup installs it")));
    const QTemporaryDir folder;
    const QString station = folder.filePath(QStringLiteral("demo.haven"));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), folder.path()); // nobody's own preferences
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"),
                       folder.filePath(QStringLiteral("config")));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder.path());
    environment.insert(QStringLiteral("HAVEN_PASSWORD"), QStringLiteral("haven-demo"));
    const QStringList make{QStringLiteral("station"),
                           QStringLiteral("new"),
                           station,
                           QStringLiteral("--agency"),
                           QStringLiteral("Nutmeg Harbor PD"),
                           QStringLiteral("--demo")};
    QVERIFY(!ctl(make, environment).isEmpty());

    // The bus of the tree lives in a session of its own and ends with it.
    const QString script =
        QStringLiteral("'%1' --launch-immediately & "
                       "bus=$!; '%2' '%3' '%4' '%5' dispatcher; code=$?; "
                       "kill $bus; exit $code")
            .arg(launcher(), QLatin1String(kPython),
                 QStringLiteral(HAVEN_SOURCE_DIR "/tests/language/screen_reader.py"),
                 QStringLiteral(HAVEN_BINARY_DIR "/bin/haven"), station);
    // Without a reset: the launcher comes and goes before the console does.
    QProcess shift;
    shift.setProcessEnvironment(environment);
    shift.start(QStringLiteral("xvfb-run"),
                {QStringLiteral("-a"), QStringLiteral("-s"),
                 QStringLiteral("-screen 0 1600x900x24 -noreset"),
                 QStringLiteral("dbus-run-session"), QStringLiteral("--"), QStringLiteral("sh"),
                 QStringLiteral("-c"), script});
    QVERIFY2(shift.waitForFinished(kShiftMs), "the shift does not come to its end");
    const QByteArray told = shift.readAllStandardOutput();
    if (shift.exitCode() == kCannot)
        QSKIP(told.constData());
    QVERIFY2(shift.exitCode() == 0, (told + shift.readAllStandardError().right(2000)).constData());
    for (const char* done : {"done: a call taken by its form", "done: an alarm answered",
                             "done: a step of a checklist", "cannot close yet"})
        QVERIFY2(told.contains(done), told.constData());

    const QByteArray log =
        ctl({QStringLiteral("log"), QStringLiteral("--station"), station}, environment);
    // What is withheld from plain reading (a crisis call's closing, its answers) is not in here.
    for (const char* sentence :
         {"15 Maple Ct", "12 Elm St", "Sent 3A12", "Note: a neighbor has seen her today",
          "3A12 on scene", "3A12 cleared", "acknowledged", "4A02 answered the status check",
          "Closed: Settled on contact", "Sent 5A21", "Closed: False alarm",
          "Checklist suicidal-person started", "window closed"})
        QVERIFY2(log.contains(sentence), sentence);
}

HAVEN_TESTS(tst_ScreenReader)
#include "tst_screen_reader.moc"
