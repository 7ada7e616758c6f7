#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QProcess>
#include <QtTest>

#include <csignal>

using namespace haven;
using namespace haven::test;

namespace {

// As the shipped profile little-rock reads them; each row a second after the one before.
const QByteArray kCallColumns = "Call type,Location,Dispatch time\n";

QByteArray callRow(int second)
{
    const QDateTime at = QDateTime(QDate(2022, 5, 16), QTime(6, 0), Qt::UTC).addSecs(second);
    return "DISTURBANCE," + QByteArray::number(second) + " ELM ST," +
           at.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")).toUtf8() + "\n";
}

} // namespace

// How the programs end when they are asked to from outside.
class tst_CtlEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void askedToEndDoClosesTheStation_data();
    void askedToEndDoClosesTheStation();
    void askedToEndAnImportKeepsWhatIsInAndClosesTheStation();
    void askedToEndAReplayClosesTheStation();
    void askedToEndTheConsoleClosesTheStation();
    void whoHoldsTheStationIsNamedByPosition();
    void anAnswerThatFindsNoRoomIsNotCalledDone();
};

void tst_CtlEnd::askedToEndDoClosesTheStation_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void tst_CtlEnd::askedToEndDoClosesTheStation()
{
    QFETCH(int, signal);
    CtlStation station;
    QProcess process;
    prepare(process, {QStringLiteral("do"), QStringLiteral("--station"), station.path(),
                      QStringLiteral("--as"), QStringLiteral("dispatcher"), QStringLiteral("-")});
    process.start();
    process.write("new WELFARE @\"12 Elm St\"\n");
    QVERIFY(process.waitForReadyRead(20'000));
    QVERIFY(process.readAllStandardOutput().startsWith("ok "));
    // It waits for the next line.
    QCOMPARE(::kill(pid_t(process.processId()), signal), 0);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 128 + signal);
    QVERIFY(!QFile::exists(station.path() + QStringLiteral("-wal")));
    QVERIFY(station.facts() > 0);
    const Ran log = station.verb(QStringLiteral("log"));
    QVERIFY2(log.out.contains("signed off"), log.out.constData());
}

void tst_CtlEnd::askedToEndAnImportKeepsWhatIsInAndClosesTheStation()
{
    CtlStation station;
    constexpr int kRows = 120'000; // some seconds of work
    QByteArray csv = kCallColumns;
    for (int i = 0; i < kRows; ++i)
        csv += callRow(i);
    const QString file = station.file(QStringLiteral("calls.csv"));
    writeFile(file, csv);
    const QStringList line{
        QStringLiteral("import"),      QStringLiteral("calls"), file,
        QStringLiteral("--station"),   station.path(),          QStringLiteral("--profile"),
        QStringLiteral("little-rock"), QStringLiteral("--json")};
    QProcess process;
    prepare(process, line);
    process.start();
    const QFileInfo grown(station.path() + QStringLiteral("-wal"));
    const auto isWorking = [&] { return QFileInfo(grown.filePath()).size() > qint64{1} << 20; };
    QTRY_VERIFY_WITH_TIMEOUT(isWorking(), 20'000);
    QCOMPARE(::kill(pid_t(process.processId()), SIGTERM), 0);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 128 + SIGTERM);
    QVERIFY(process.readAllStandardError().contains("import was stopped"));
    QVERIFY(!QFile::exists(station.path() + QStringLiteral("-wal")));
    const auto kept = station.facts();
    QVERIFY(kept > 0);
    // The same file again: what is there is told as there, and nothing is missing in the end.
    const Ran again = ctl(line);
    const auto counts = again.json().object();
    const int imported = counts[QStringLiteral("imported")].toInt();
    QVERIFY(imported > 0 && imported < kRows);
    QCOMPARE(imported + counts[QStringLiteral("rejected")].toInt(), kRows);
}

void tst_CtlEnd::askedToEndAReplayClosesTheStation()
{
    CtlStation station;
    const QString file = station.file(QStringLiteral("calls.csv"));
    writeFile(file, kCallColumns + callRow(0) + callRow(5000));
    QProcess process;
    prepare(process, {QStringLiteral("replay"), file, QStringLiteral("--station"), station.path(),
                      QStringLiteral("--profile"), QStringLiteral("little-rock"),
                      QStringLiteral("--speed"), QStringLiteral("1")});
    process.start();
    QTRY_VERIFY_WITH_TIMEOUT(station.verb(QStringLiteral("board")).out.contains("ELM ST"), 20'000);
    QCOMPARE(::kill(pid_t(process.processId()), SIGTERM), 0);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 128 + SIGTERM);
    QVERIFY(!QFile::exists(station.path() + QStringLiteral("-wal")));
}

void tst_CtlEnd::askedToEndTheConsoleClosesTheStation()
{
    CtlStation station;
    QProcess process;
    prepare(process, {QStringLiteral("--station"), station.path(), QStringLiteral("--as"),
                      QStringLiteral("dispatcher")});
    process.setProgram(QStringLiteral(HAVEN_BINARY_DIR "/bin/haven"));
    auto environment = process.processEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("HOME"), station.file(QString()));
    process.setProcessEnvironment(environment);
    process.start();
    const auto log = [&] { return station.verb(QStringLiteral("log")).out; };
    QTRY_VERIFY_WITH_TIMEOUT(log().contains("Reyes signed on"), 20'000);
    QVERIFY(QFile::exists(station.path() + QStringLiteral("-wal")));
    QCOMPARE(::kill(pid_t(process.processId()), SIGTERM), 0);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(!QFile::exists(station.path() + QStringLiteral("-wal")));
    QVERIFY2(log().contains("signed off"), log().constData());
    QVERIFY(station.facts() > 0);
}

// "havenctl log > file" on a full disk leaves half a log: no script may take it for all.
void tst_CtlEnd::anAnswerThatFindsNoRoomIsNotCalledDone()
{
    const CtlStation station;
    QVERIFY(station.run({QStringLiteral("new WELFARE @\"12 Elm St\" ! nobody answers")}).code == 0);
    const auto shell = [&](const char* verb, const char* where) {
        QProcess process;
        prepare(process, {});
        process.setProgram(QStringLiteral("/bin/sh"));
        process.setArguments(
            {QStringLiteral("-c"),
             QStringLiteral("exec '" HAVEN_BINARY_DIR "/bin/havenctl' %1 --station '%2' %3")
                 .arg(QString::fromUtf8(verb), station.path(), QString::fromUtf8(where))});
        process.start();
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return QByteArray("it did not end by itself");
        return QByteArray::number(process.exitCode()) + " " + process.readAllStandardError();
    };
    for (const char* verb : {"log", "log --json", "log --format csv", "board", "board --json",
                             "board --format geojson", "board --format tsv", "search elm"}) {
        const QByteArray full = shell(verb, "> /dev/full");
        QVERIFY2(full.startsWith("3 ") && full.contains("could not be written"), full.constData());
        const QByteArray fits = shell(verb, "> /dev/null");
        QVERIFY2(fits.startsWith("0 "), fits.constData());
    }
    // What was refused stays refused.
    const QByteArray refused = shell("recommend 9999", "> /dev/full");
    QVERIFY2(refused.startsWith("1 "), refused.constData());
}

void tst_CtlEnd::whoHoldsTheStationIsNamedByPosition()
{
    CtlStation station;
    QProcess process;
    prepare(process,
            {QStringLiteral("do"), QStringLiteral("--station"), station.path(),
             QStringLiteral("--as"), QStringLiteral("dispatcher"), QStringLiteral("--position"),
             QStringLiteral("Position 1"), QStringLiteral("-")});
    process.start();
    process.write("who\n");
    QVERIFY(process.waitForReadyRead(20'000));
    const Ran second = station.run({QStringLiteral("who")});
    QCOMPARE(second.code, 3);
    QVERIFY2(second.err.contains("held by Position 1 (Reyes) since 20"), second.err.constData());
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(20'000));
}

HAVEN_TESTS(tst_CtlEnd)
#include "tst_ctl_end.moc"
