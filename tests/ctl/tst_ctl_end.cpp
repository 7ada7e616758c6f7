#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QProcess>
#include <QtTest>

#include <csignal>

using namespace haven;
using namespace haven::test;

// How the programs end when they are asked to from outside.
class tst_CtlEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void askedToEndDoClosesTheStation_data();
    void askedToEndDoClosesTheStation();
    void askedToEndTheConsoleClosesTheStation();
    void whoHoldsTheStationIsNamedByPosition();
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
