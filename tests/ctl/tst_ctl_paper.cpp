#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QDir>
#include <QJsonObject>
#include <QtTest>

// The day the power is out, at the command line: the board on paper, what is entered afterwards,
// and the help.
using namespace haven;
using namespace haven::test;

class TestCtlPaper final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneCommandWritesTheBoardAndTheCards();
    void aTrainingStationIsNeverKeptByItself();
    void wrongUsageIsSaid();
    void aCardIsEnteredAndFoundAgain();
    void theHelpIsTheSameAsInTheWindow();
};

void TestCtlPaper::oneCommandWritesTheBoardAndTheCards()
{
    const CtlStation station;
    QCOMPARE(station.run({QStringLiteral("new NOISE @\"9 Elm St\" ! a word nobody prints")}).code,
             0);
    const QString out = station.file(QStringLiteral("paper"));
    const Ran ran =
        station.verb(QStringLiteral("runcards"),
                     {QStringLiteral("--out"), out, QStringLiteral("--blank"), QStringLiteral("4"),
                      QStringLiteral("--first"), QStringLiteral("17"), QStringLiteral("--json")});
    QVERIFY2(ran.code == 0, ran.err.constData());
    QCOMPARE(ran.json().object()[u"open"].toInt(), 1);
    QCOMPARE(ran.json().object()[u"blank"].toInt(), 4);
    QVERIFY(bytesOfFile(out + QStringLiteral("/haven-board.pdf")).startsWith("%PDF-"));
    const QByteArray text = bytesOfFile(out + QStringLiteral("/haven-board.txt"));
    QVERIFY(text.contains("9 Elm St"));
    QVERIFY(text.contains("CARD 20 ") && !text.contains("CARD 21 "));
    QVERIFY(text.contains("TRAINING"));
    QVERIFY(!text.contains("nobody prints"));
    // It reads: nothing is on the log of it.
    const auto facts = station.facts();
    QCOMPARE(station.verb(QStringLiteral("runcards"), {QStringLiteral("--out"), out}).code, 0);
    QCOMPARE(station.facts(), facts);
    QCOMPARE(station
                 .verb(QStringLiteral("runcards"),
                       {QStringLiteral("--out"), QStringLiteral("/proc/nowhere")})
                 .code,
             3);
}

void TestCtlPaper::aTrainingStationIsNeverKeptByItself()
{
    const CtlStation station;
    const Ran ran = station.verb(QStringLiteral("runcards"),
                                 {QStringLiteral("--out"), station.file(QStringLiteral("p")),
                                  QStringLiteral("--every"), QStringLiteral("2")});
    QCOMPARE(ran.code, 1);
    QVERIFY(ran.err.contains("OutwardInTraining"));
    QVERIFY(!QDir(station.file(QStringLiteral("p"))).exists());
    const Ran printed = station.verb(QStringLiteral("runcards"),
                                     {QStringLiteral("--out"), station.file(QStringLiteral("p")),
                                      QStringLiteral("--printer"), QStringLiteral("front")});
    QCOMPARE(printed.code, 1);
    QVERIFY(printed.err.contains("OutwardInTraining"));
    QVERIFY(!QDir(station.file(QStringLiteral("p"))).exists());
}

void TestCtlPaper::wrongUsageIsSaid()
{
    const CtlStation station;
    for (const QStringList& words : {QStringList{},
                                     {QStringLiteral("--out"), QStringLiteral("x"),
                                      QStringLiteral("--every"), QStringLiteral("0")},
                                     {QStringLiteral("--out"), QStringLiteral("x"),
                                      QStringLiteral("--blank"), QStringLiteral("many")}})
        QCOMPARE(station.verb(QStringLiteral("runcards"), words).code, 2);
}

void TestCtlPaper::aCardIsEnteredAndFoundAgain()
{
    const CtlStation station;
    const Ran ran = station.run(
        {QStringLiteral("on 3A12"), QStringLiteral("new NOISE @\"9 Elm St\""),
         QStringLiteral("-0 d 3A12 . src:paper 17"), QStringLiteral("d 3A12 . src:paper 17"),
         QStringLiteral("at 2099-01-01 10:00 d 3A12 . src:paper 17"),
         QStringLiteral("-2 n . src:paper 17"),
         QStringLiteral("src:\"paper 17\" -1 new NOISE @\"5 Oak Ave\"")});
    const auto lines = ran.lines();
    QVERIFY2(lines.size() >= 7, ran.out + ran.err);
    QVERIFY(lines[2].contains("SourceNeedsTime"));
    QVERIFY(lines[3].contains("SourceNeedsTime"));
    QVERIFY(lines[4].contains("HappenedInFuture"));
    QVERIFY2(lines[6].startsWith("ok ") && lines[6].contains("Reconstructed from paper 17"),
             lines[6].constData());
    const Ran log = station.verb(QStringLiteral("log"),
                                 {QStringLiteral("--is"), QStringLiteral("reconstructed")});
    QCOMPARE(log.code, 0);
    QVERIFY2(log.out.contains("Reconstructed from"), log.out.constData());
    QVERIFY(log.out.contains("opening an incident"));
}

void TestCtlPaper::theHelpIsTheSameAsInTheWindow()
{
    const Ran topics = ctl({QStringLiteral("help"), QStringLiteral("topics")});
    QCOMPARE(topics.code, 0);
    QVERIFY(topics.out.contains("paper ") && topics.out.contains("verbs "));
    const Ran page = ctl({QStringLiteral("help"), QStringLiteral("paper")});
    QCOMPARE(page.code, 0);
    QVERIFY(page.out.startsWith("When the power is out\n"));
    QVERIFY(page.out.contains("Ctrl+Shift+E"));
    QVERIFY(ctl({QStringLiteral("help"), QStringLiteral("changes")}).out.contains("src:paper 17"));
    const Ran found =
        ctl({QStringLiteral("help"), QStringLiteral("tell"), QStringLiteral("radio")});
    QVERIFY(found.code == 0 || found.code == 2);
    QCOMPARE(ctl({QStringLiteral("help"), QStringLiteral("qqqzzz")}).code, 2);
    // As before: every verb of the program.
    QVERIFY(ctl({QStringLiteral("help")}).out.contains("havenctl runcards"));
}

HAVEN_TESTS(TestCtlPaper)
#include "tst_ctl_paper.moc"
