#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

// Crews, the air, transports, record checks and BOLOs at the command line.
using namespace haven;
using namespace haven::test;

namespace {

QJsonObject unitOf(const CtlStation& station, const QString& name)
{
    const auto board = station.verb(QStringLiteral("board"), {QStringLiteral("--json")}).json();
    for (const auto row : board.object()[u"units"].toArray()) {
        if (row.toObject()[u"unit"].toString() == name)
            return row.toObject();
    }
    return {};
}

} // namespace

class TestCtlUnits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBoardTellsOfCrewsStacksAndTheAir()
    {
        const CtlStation station;
        const Ran ran = station.run(
            {QStringLiteral("on 3A12 officers Diaz car 112 radio 4412 odo 45120"),
             QStringLiteral("crew 3A12 car 114 add Moss"),
             QStringLiteral("new NOISE @\"9 Elm St\""), QStringLiteral("new NOISE @\"8 Oak Ave\""),
             QStringLiteral("d 3A12 01"), QStringLiteral("stk 3A12 02"),
             QStringLiteral("air East for 3A12 foot pursuit"), QStringLiteral("os 3A12"),
             QStringLiteral("tr 3A12 odo 45121 Harbor Hospital")});
        QVERIFY2(ran.code == 0, ran.out + ran.err);
        const auto crew = unitOf(station, QStringLiteral("3A12"))[u"crew"].toObject();
        QCOMPARE(crew[u"car"].toString(), QStringLiteral("114"));
        QCOMPARE(crew[u"officers"].toArray().size(), 2);
        QCOMPARE(crew[u"stack"].toArray().size(), 1);
        QCOMPARE(crew[u"odometer"].toString(), QStringLiteral("45121"));
        QCOMPARE(crew[u"transport"].toObject()[u"kind"].toString(), QStringLiteral("hospital"));
        QVERIFY(station.verb(QStringLiteral("board")).out.startsWith("HOLD THE AIR, channel East"));
        QCOMPARE(station.run({QStringLiteral("tra 3A12 odo 45120")}).code, 1);
        const Ran cleared =
            station.run({QStringLiteral("tra 3A12 odo 45126"), QStringLiteral("cl 3A12"),
                         QStringLiteral("nx 3A12"), QStringLiteral("airfree east")});
        QCOMPARE(cleared.code, 0);
        // What waits is offered as the unit is clear (R33).
        QVERIFY2(cleared.out.contains("waits for 3A12, which is free: send it with nx 3A12"),
                 cleared.out);
        const auto after = unitOf(station, QStringLiteral("3A12"));
        QVERIFY(after[u"incident"].toString().endsWith(QStringLiteral("02")));
        QVERIFY(after[u"crew"].toObject()[u"stack"].toArray().isEmpty());
        const QByteArray log = station.verb(QStringLiteral("log")).out;
        QVERIFY(log.contains("odometer 45126, 5.0 miles"));
        QVERIFY(log.contains("Air of channel East released"));
        QCOMPARE(station.verb(QStringLiteral("verify")).code, 0);
    }

    void aSecondCarGoesWhereAnotherUnitIs()
    {
        const CtlStation station;
        const Ran ran =
            station.run({QStringLiteral("on 3A12"), QStringLiteral("on 3A15"),
                         QStringLiteral("on 3A17"), QStringLiteral("bk 3A15 3A12"),
                         QStringLiteral("ts 3A12 AB12345 @\"Elm & State St\" reg CT with 3A15"),
                         QStringLiteral("bk 3A17 3A12"), QStringLiteral("nx 3A17")});
        const auto lines = ran.lines();
        QVERIFY2(lines.size() == 7, ran.out + ran.err);
        QVERIFY(lines[3].contains("UnitWorksNothing"));
        QVERIFY2(!lines[4].startsWith("refused"), lines[4]);
        QVERIFY2(!lines[5].startsWith("refused"), lines[5]);
        QVERIFY(lines[6].contains("StackEmpty"));
        for (const char* unit : {"3A12", "3A15", "3A17"})
            QVERIFY(unitOf(station, QString::fromLatin1(unit))[u"incident"].toString().endsWith(
                QStringLiteral("01")));
    }

    void aSilentDispatchIsToldByTheBoard()
    {
        const CtlStation station;
        const Ran ran = station.run(
            {QStringLiteral("on 3A12 beat 1"), QStringLiteral("on 3A15 beat 2"),
             QStringLiteral("new NOISE @\"9 Elm St\""), QStringLiteral("d 3A12 01 silent"),
             QStringLiteral("d 3A15 01"), QStringLiteral("d 3A12 01 quietly")});
        const auto lines = ran.lines();
        QVERIFY2(lines.size() == 6, ran.out + ran.err);
        QVERIFY2(lines[3].contains("Sent 3A12 (primary), without voice"), lines[3]);
        QVERIFY2(lines[4].contains("Sent 3A15 (backup), without voice"), lines[4]);
        QVERIFY2(lines[5].contains("WordUnexpected"), lines[5]);
        QVERIFY(station.verb(QStringLiteral("board")).out.contains("01: no voice"));
        const Ran close = station.run({QStringLiteral("x 01 DONE,HAZ quiet now")});
        QCOMPARE(close.code, 0);
        QVERIFY(station.verb(QStringLiteral("log"))
                    .out.contains("Closed: Settled on contact (18), also Hazard dealt with (26)"));
        QCOMPARE(station.verb(QStringLiteral("verify")).code, 0);
    }

    void whereARestrictedTransportGoesIsToldToNobodyUnsigned()
    {
        const CtlStation station;
        const Ran ran = station.run(
            {QStringLiteral("on 3A12"), QStringLiteral("new NOISE @\"9 Elm St\""),
             QStringLiteral("d 3A12 01"), QStringLiteral("air East for 3A12 planted chase"),
             QStringLiteral("os 3A12"), QStringLiteral("tr 3A12 odo 45121 Planted Hospital")});
        QVERIFY2(ran.code == 0, ran.out + ran.err);
        QVERIFY(station.verb(QStringLiteral("board")).out.contains("planted chase"));
        QCOMPARE(station.run({QStringLiteral("hide 01 planted reason")}).code, 0);
        for (const QStringList& how : {QStringList(), QStringList{QStringLiteral("--json")}}) {
            const QByteArray out = station.verb(QStringLiteral("board"), how).out;
            QVERIFY(out.contains("East"));
            QVERIFY2(!out.contains("planted chase"), out);
            QVERIFY2(!out.contains("Planted Hospital"), out);
        }
        QVERIFY(unitOf(station, QStringLiteral("3A12"))[u"crew"].toObject()[u"transport"].isNull());
    }

    void aBoloIsListedMatchedAndClosedToWhoeverDoesNotSignOn()
    {
        const CtlStation station;
        const Ran ran = station.run(
            {QStringLiteral("bolo vehicle plate AB1O234 why \"hit and run\" gray van"),
             QStringLiteral("bolo person name \"Zebra Moss\" why warrant class justice"),
             QStringLiteral("new NOISE @\"9 Elm St\" ! van ABI0234 left")});
        QVERIFY2(ran.code == 0, ran.out + ran.err);
        const Ran plain = station.verb(QStringLiteral("bolo"),
                                       {QStringLiteral("list"), QStringLiteral("--json")});
        QVERIFY2(plain.code == 0, plain.err);
        QCOMPARE(plain.json().object()[u"restricted_not_shown"].toInt(), 1);
        const auto bolos = plain.json().object()[u"bolos"].toArray();
        QCOMPARE(bolos.size(), 1);
        const auto match = bolos[0].toObject()[u"matches"].toArray()[0].toObject();
        QCOMPARE(match[u"sure"].toString(), QStringLiteral("likely"));
        QVERIFY(!plain.out.contains("Zebra"));
        const Ran own =
            station.verb(QStringLiteral("bolo"), {QStringLiteral("list"), QStringLiteral("--as"),
                                                  QStringLiteral("dispatcher")});
        QVERIFY2(own.code == 0 && own.out.contains("Zebra Moss"), own.out + own.err);
        const Ran fits = station.verb(
            QStringLiteral("bolo"),
            {QStringLiteral("match"), QStringLiteral("ab1-o234"), QStringLiteral("--json")});
        QCOMPARE(fits.json().array()[0].toObject()[u"sure"].toString(), QStringLiteral("exact"));
        QVERIFY(station
                    .verb(QStringLiteral("bolo"),
                          {QStringLiteral("match"), QStringLiteral("Zebra Moss")})
                    .out.contains("No BOLO in force fits"));
        QVERIFY(!station.verb(QStringLiteral("log")).out.contains("Zebra"));
        for (const QStringList& wrong :
             {QStringList{}, {QStringLiteral("show")}, {QStringLiteral("match")}})
            QCOMPARE(station.verb(QStringLiteral("bolo"), wrong).code, 2);
    }

    void aRecordCheckIsReadByTheDeskAlone()
    {
        const CtlStation station;
        const Ran ran = station.run(
            {QStringLiteral("on 3A12"), QStringLiteral("ran 3A12 plate due/STOLEN ZEBRA1")});
        QVERIFY2(ran.code == 0, ran.out + ran.err);
        QCOMPARE(station.verb(QStringLiteral("checks")).code, 2);
        const Ran own = station.verb(QStringLiteral("checks"),
                                     {QStringLiteral("--as"), QStringLiteral("dispatcher"),
                                      QStringLiteral("--open"), QStringLiteral("--json")});
        QVERIFY2(own.code == 0, own.err);
        QCOMPARE(own.json().array().size(), 1);
        QCOMPARE(own.json().array()[0].toObject()[u"code"].toString(), QStringLiteral("STOLEN"));
        const Ran admin = station.verb(QStringLiteral("checks"),
                                       {QStringLiteral("--as"), QStringLiteral("admin")});
        QCOMPARE(admin.code, 1);
        QVERIFY(admin.err.contains("RoleMissing"));
        for (const char* verb : {"log", "board", "timers"})
            QVERIFY(!station.verb(QString::fromLatin1(verb)).out.contains("ZEBRA1"));
        const Ran pasted = station.run({QStringLiteral("ran 3A12 person hit NAM/MOSS DOB/1990")});
        QCOMPARE(pasted.code, 1);
        QVERIFY((pasted.out + pasted.err).contains("CheckLooksPasted"));
        QCOMPARE(station.run({QStringLiteral("ran 3A12 person due/W Moss")}).code, 0);
        const Ran which = station.run({QStringLiteral("hc 3A12 no")});
        QCOMPARE(which.code, 1);
        QVERIFY((which.out + which.err).contains("CheckWhich"));
        QVERIFY(station
                    .verb(QStringLiteral("checks"),
                          {QStringLiteral("--as"), QStringLiteral("dispatcher")})
                    .out.contains("#2 "));
        QCOMPARE(station.run({QStringLiteral("hc #2 yes")}).code, 0);
        QCOMPARE(station.run({QStringLiteral("hc 3A12 no")}).code, 0);
        QCOMPARE(station.run({QStringLiteral("hc 3A12 no")}).code, 1);
    }
};

HAVEN_TESTS(TestCtlUnits)
#include "tst_ctl_units.moc"
