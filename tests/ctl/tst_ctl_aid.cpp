// Other agencies, turns and disciplines by the real havenctl.
#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

QString aidWord(const char* text)
{
    return QString::fromLatin1(text);
}

} // namespace

class TestCtlAid final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAskedOfOthersIsListed()
    {
        CtlStation station;
        QCOMPARE(
            station
                .run({aidWord("new MVAINJY @\"44 Grove St\""),
                      aidWord("aid 1 ems by radio ! two hurt"), aidWord("aid 1 tow Harbor Towing"),
                      aidWord("aid 1 ems accepted 6"), aidWord("aid 1 2 refused no truck")})
                .code,
            0);
        const QJsonObject open =
            station.verb(aidWord("requests"), {aidWord("--json")}).json().object();
        QCOMPARE(open[u"requests"].toArray().size(), 1);
        const QJsonObject one = open[u"requests"].toArray().first().toObject();
        QCOMPARE(one[u"kind"].toString(), aidWord("ems"));
        QCOMPARE(one[u"stage"].toString(), aidWord("accepted"));
        QCOMPARE(one[u"way"].toString(), aidWord("radio"));
        QVERIFY(one[u"eta_at"].toDouble() > one[u"asked_at"].toDouble());
        const Ran all = station.verb(aidWord("requests"), {aidWord("--all")});
        QVERIFY2(all.out.contains("Tow truck, Harbor Towing"), all.out.constData());
        QVERIFY2(all.out.contains("no truck"), all.out.constData());
        const QJsonObject row = station.verb(aidWord("board"), {aidWord("--json")})
                                    .json()
                                    .object()[u"queue"]
                                    .toArray()
                                    .first()
                                    .toObject();
        QCOMPARE(row[u"aid_open"].toInt(), 1);
        QCOMPARE(row[u"priorities"].toObject()[u"ems"].toString(), aidWord("P1"));
        const Ran close = station.run({aidWord("x 1 18")});
        QCOMPARE(close.code, 1);
        QVERIFY2(close.err.contains("[CloseHasAid]"), close.err.constData());
        QCOMPARE(station.run({aidWord("x 1 18 nobody was hurt")}).code, 0);
        QCOMPARE(station.verb(aidWord("requests")).out.trimmed(),
                 QByteArray("No requests to others are open."));
        QCOMPARE(station.verb(aidWord("requests"), {aidWord("1")}).code, 2);
    }

    void turnsComeInFromASpreadsheetAndAreCounted()
    {
        CtlStation station;
        const QString path = station.file(aidWord("turns.csv"));
        writeFile(path, "kind,class,company,phone\n"
                        "tow,heavy,Ace,203-555-0101\n"
                        "tow,light,Best,\n"
                        "tow,heavy,Coast,203-555-0103\n");
        const QStringList take{aidWord("import"), path, aidWord("--as"), aidWord("admin")};
        const Ran taken = station.verb(aidWord("rotation"), take);
        QVERIFY2(taken.code == 0, taken.err.constData());
        QCOMPARE(taken.out.trimmed(), QByteArray("2 of 2 lists changed"));
        QCOMPARE(station.verb(aidWord("rotation"), take).out.trimmed(),
                 QByteArray("0 of 2 lists changed"));
        const Ran listed = station.verb(aidWord("rotation"), {aidWord("list")});
        QVERIFY2(listed.out.contains("tow, class heavy"), listed.out.constData());
        QCOMPARE(station
                     .run({aidWord("new MVA @\"44 Grove St\""), aidWord("rot 1 tow class heavy"),
                           aidWord("aid 1 tow refused no driver"), aidWord("rot 1 tow class heavy"),
                           aidWord("aid 1 tow accepted 20")})
                     .code,
                 0);
        QVERIFY(station.run({aidWord("rot 1 tow")}).err.contains("[RotationNeedsClass]"));
        const QByteArray csv =
            station
                .verb(aidWord("rotation"), {aidWord("report"), aidWord("--format"), aidWord("csv")})
                .out;
        QVERIFY2(csv.contains("tow/*/heavy,1,Ace,1,0,1,0,0,0,0"), csv.constData());
        QVERIFY2(csv.contains("tow/*/heavy,2,Coast,1,1,0,0,0,0,0"), csv.constData());
        // A fault is named by its row, and nothing is taken.
        writeFile(path, "kind,company\ntow,Ace\nzeppelin,Best\n");
        const Ran fault = station.verb(aidWord("rotation"), take);
        QCOMPARE(fault.code, 4);
        QVERIFY2(fault.err.contains("row 3"), fault.err.constData());
        QCOMPARE(
            station
                .verb(aidWord("rotation"), {aidWord("report"), aidWord("--format"), aidWord("xml")})
                .code,
            2);
    }

    void unitsOfOthersAreCountedApart()
    {
        CtlStation station;
        QCOMPARE(station
                     .run({aidWord("on 3A12"),
                           aidWord("ou WHFD-E1 agency \"West Haven Fire\" kind engine disc fire")})
                     .code,
                 0);
        const QByteArray board = station.verb(aidWord("board")).out;
        QVERIFY2(board.contains("Units, 1 on duty, 1 of other agencies"), board.constData());
    }
};

HAVEN_TESTS(TestCtlAid)
#include "tst_ctl_aid.moc"
