#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace haven::test;

namespace {

QString said(const char* line)
{
    return QString::fromUtf8(line);
}

} // namespace

// A night's calls by lines alone.
class TestCtlCalls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHangUpIsListedUntilSomebodyAnswers()
    {
        CtlStation station;
        const Ran opened =
            station.run({said("new 911H @\"44 Grove St\" tel 2035550147"), said("cf 1 safe never"),
                         said("need 1 deaf,sign face her")});
        QVERIFY2(opened.code == 0, opened.err.constData());
        const Ran refused = station.run({said("cb 1 busy")});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("CallbackNotSafe"), refused.err.constData());
        QCOMPARE(station.run({said("cb 1 busy because the sergeant decided")}).code, 0);
        const QJsonArray all = station.verb(said("calls"), {said("--json")}).json().array();
        QCOMPARE(all.size(), 1);
        const QJsonObject one = all.first().toObject();
        QCOMPARE(one[u"communication"].toString(), said("Deaf, signs: face her"));
        QCOMPARE(one[u"call_back"].toObject()[u"tries"].toInt(), 1);
        const QJsonObject call = one[u"calls"].toArray().first().toObject();
        QCOMPARE(call[u"kind"].toString(), said("hangup"));
        QCOMPARE(call[u"tries"].toArray().size(), 1);
        QVERIFY(call[u"not_safe"].toString().contains(said("never")));
        QVERIFY(station.verb(said("timers")).out.contains("call back"));
        QCOMPARE(station.run({said("cb 1 over 3A12 is with her")}).code, 0);
        QVERIFY(!station.verb(said("timers")).out.contains("call back"));
    }

    void aCodeWordIsInNoOutput()
    {
        CtlStation station;
        const Ran ran = station.run({said("new NOISE @\"12 Oak Ave\""),
                                     said("pa 1 company Guardline code HEDGEHOG zone porch")});
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY(!ran.out.contains("HEDGEHOG"));
        for (const char* verb : {"log", "calls", "board", "timers"}) {
            QVERIFY2(!station.verb(said(verb)).out.contains("HEDGEHOG"), verb);
            QVERIFY2(!station.verb(said(verb), {said("--json")}).out.contains("HEDGEHOG"), verb);
        }
        QVERIFY(station.verb(said("log")).out.contains("a code word is on record"));
        QVERIFY(station.verb(said("calls")).out.contains("alarm: Guardline, zone porch"));
    }

    // Nobody is sent to a weapon unwarned, whichever list or line he is sent by.
    void aWeaponAndACautionAreToldOnEveryBoard()
    {
        CtlStation station;
        QCOMPARE(station
                     .run({said("on 3A12"), said("new NOISE @\"18 Elm St\""),
                           said("cau 1 weapon from neighbor rifle by the front door"),
                           said("pri 1 p2 knife seen")})
                     .code,
                 0);
        const QByteArray caution = "caution here: weapon, rifle by the front door";
        // A later call at the place, one that turns out to be there, and the unit that is sent.
        const Ran later =
            station.run({said("new NOISE @\"18 Elm St\""), said("new NOISE @\"900 Far Rd\""),
                         said("loc 3 @\"18 Elm St\""), said("d 3A12 2")});
        QCOMPARE(later.code, 0);
        QCOMPARE(later.lines().size(), 4);
        QVERIFY2(later.lines().at(0).contains(caution), later.out.constData());
        QVERIFY2(!later.lines().at(1).contains("caution"), later.out.constData());
        QVERIFY2(later.lines().at(2).contains(caution), later.out.constData());
        QVERIFY2(later.lines().at(3).contains(caution), later.out.constData());
        const QByteArray board = station.verb(said("board")).out;
        QCOMPARE(board.count(caution), 3);
        QVERIFY(board.contains(QStringLiteral("possible weapon “knife”").toUtf8()));
        const QJsonObject first = station.verb(said("board"), {said("--json")})
                                      .json()[u"queue"]
                                      .toArray()
                                      .first()
                                      .toObject();
        QCOMPARE(first[u"cautions"].toArray().first().toString(), QString::fromUtf8(caution));
        for (const char* format : {"text", "tsv", "markdown", "geojson"})
            QVERIFY2(station.verb(said("board"), {said("--format"), said(format)})
                         .out.contains("possible weapon"),
                     format);
        QVERIFY(station.verb(said("brief")).out.contains("possible weapon"));
    }

    // What somebody reads aloud to the unit is the answer of the line that sends it.
    void theLineThatSendsAUnitTellsOfAWeapon()
    {
        CtlStation station;
        const QByteArray possible = QStringLiteral("possible weapon “").toUtf8();
        const Ran ran =
            station.run({said("on 3A12"), said("on 3A15"), said("on 3A16"),
                         said("new NOISE @\"18 Elm St\" ! man has a knife in his hand"),
                         said("new NOISE @\"900 Far Rd\" ! loud music"), said("d 3A16 2"),
                         said("d 3A12 1"), said("en 3A12"), said("swap 3A12 3A15")});
        QVERIFY2(ran.code == 0, ran.err.constData());
        QCOMPARE(ran.lines().size(), 9);
        QVERIFY2(!ran.lines().at(5).contains("weapon"), ran.out.constData());
        QVERIFY2(ran.lines().at(6).contains(possible), ran.out.constData());
        QVERIFY2(!ran.lines().at(7).contains("weapon"), ran.out.constData());
        QVERIFY2(ran.lines().at(8).contains(possible), ran.out.constData());
    }

    void whatIsNotTakenBackIsNamedByMoreThanItsNumber()
    {
        CtlStation station;
        const Ran ran = station.run({said("new NOISE @\"18 Elm St\""),
                                     said("cau 1 animal from neighbor large dog"), said("undo")});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.err.contains("the caution, entry "), ran.err.constData());
        QVERIFY2(!ran.err.contains("large dog"), ran.err.constData());
    }

    void aTransferAndATextSessionAreWorkedByLines()
    {
        CtlStation station;
        const Ran ran =
            station.run({said("new NOISE @\"12 Oak Ave\" tel 2035550147"), said("xfer 1 Troop H"),
                         said("xfer 1 answered Tpr. Lane"), said("xfer 1 refused not our road"),
                         said("txt 1 c: he is here | u: where"), said("txs 1 close he left")});
        QVERIFY2(ran.code == 0, ran.err.constData());
        const QJsonObject one =
            station.verb(said("calls"), {said("--json")}).json().array().first().toObject();
        QCOMPARE(one[u"transfer"].toObject()[u"to"].toString(),
                 said("Troop H, Connecticut State Police"));
        QCOMPARE(one[u"call_back"].toObject()[u"cause"].toString(), said("the transfer came back"));
        const QJsonObject call = one[u"calls"].toArray().first().toObject();
        QCOMPARE(call[u"text_lines"].toInt(), 2);
        QVERIFY(!call[u"text_open"].toBool());
    }
};

HAVEN_TESTS(TestCtlCalls)
#include "tst_ctl_calls.moc"
