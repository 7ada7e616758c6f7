// The room's lists and the relief brief, as the real havenctl answers them.
#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace haven::test;

class TestCtlRoom final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theListsAreThoseThatWereTyped()
    {
        const CtlStation station;
        const Ran done = station.run(
            {QStringLiteral("sched WELFARE due +90 @12 Oak Ave ! look in"),
             QStringLiteral("watch house until +9000 visits 2 @40 Elm St ! neighbor has a key"),
             QStringLiteral("visit 1 all secure"), QStringLiteral("pass the bridge is closed"),
             QStringLiteral("msg all radio 2 is down")});
        QVERIFY2(done.code == 0, done.err.constData());
        const auto list = [&](const char* name) {
            const Ran ran = station.verb(QStringLiteral("room"),
                                         {QString::fromLatin1(name), QStringLiteral("--json")});
            return ran.json().array();
        };
        const QJsonObject watch = list("watches").first().toObject();
        QCOMPARE(watch[u"visits_24h"].toInt(), 1);
        QCOMPARE(watch[u"visits_a_day"].toInt(), 2);
        const QJsonObject scheduled = list("scheduled").first().toObject();
        QCOMPARE(scheduled[u"type"].toString(), QStringLiteral("WELFARE"));
        QCOMPARE(scheduled[u"words"].toString(), QStringLiteral("look in"));
        QCOMPARE(list("passon").first().toObject()[u"text"].toString(),
                 QStringLiteral("the bridge is closed"));
        QCOMPARE(list("messages").first().toObject()[u"to"].toString(), QStringLiteral("all"));
        QCOMPARE(list("storms").size(), 0);
        QCOMPARE(station.verb(QStringLiteral("room"), {QStringLiteral("nothing")}).code, 2);
        QCOMPARE(station.verb(QStringLiteral("room")).code, 2);
    }

    void whatIsScheduledIsEnteredByHandToo()
    {
        const CtlStation station;
        const Ran first = station.run({QStringLiteral("sched WELFARE due +1 @12 Oak Ave")});
        QVERIFY2(first.code == 0, first.err.constData());
        const Ran early = station.run({QStringLiteral("enter 1"), QStringLiteral("enter 2")});
        QCOMPARE(early.code, 1); // there is no second
        QVERIFY(early.out.contains("entered the queue"));
        QVERIFY(station.verb(QStringLiteral("board")).out.contains("12 Oak Ave"));
    }

    void aLineThatChangesNothingSaysSo()
    {
        const CtlStation station;
        const Ran ran = station.run({QStringLiteral("new WELFARE @\"12 Elm St\""),
                                     QStringLiteral("major 1 Bay"), QStringLiteral("major 1 Bay")});
        QVERIFY2(ran.code == 0, ran.err.constData());
        QCOMPARE(ran.lines().size(), 3);
        QVERIFY2(!ran.lines().at(1).contains("so already"), ran.out.constData());
        QVERIFY2(ran.lines().at(2).contains("so already"), ran.out.constData());
    }

    void theBriefIsTheSameInEveryFormat()
    {
        const CtlStation station;
        const Ran nobody = station.run({QStringLiteral("relief lee quiet")});
        QCOMPARE(nobody.code, 1);
        QVERIFY2(nobody.err.contains("[ReliefMayNot]"), nobody.err.constData());
        QCOMPARE(station
                     .run({QStringLiteral("relief admin quiet")}) // works no desk
                     .code,
                 1);
        QCOMPARE(ctl({QStringLiteral("account"), QStringLiteral("add"), QStringLiteral("lee"),
                      QStringLiteral("--roles"), QStringLiteral("dispatcher"),
                      QStringLiteral("--station"), station.path(), QStringLiteral("--as"),
                      QStringLiteral("admin")},
                     kTestPassword, "lees first secret")
                     .code,
                 0);
        const Ran done = station.run({QStringLiteral("new NOISE @12 Oak Ave"),
                                      QStringLiteral("pass the bridge is closed"),
                                      QStringLiteral("relief lee quiet")});
        QVERIFY2(done.code == 0, done.err.constData());
        const Ran text = station.verb(QStringLiteral("brief"));
        QCOMPARE(text.code, 0);
        QVERIFY2(text.out.contains("12 Oak Ave"), text.out.constData());
        QVERIFY(text.out.contains("the bridge is closed"));
        QVERIFY(text.out.contains("Not taken yet."));
        const QJsonObject json =
            station.verb(QStringLiteral("brief"), {QStringLiteral("--json")}).json().object();
        QCOMPARE(json[u"given_to"].toString(), QStringLiteral("lee"));
        QCOMPARE(json[u"sections"].toObject()[u"work"].toArray().size(), 1);
        const QString file = station.file(QStringLiteral("relief.pdf"));
        const Ran pdf = station.verb(QStringLiteral("brief"), {QStringLiteral("--out"), file});
        QVERIFY2(pdf.code == 0, pdf.err.constData());
        QVERIFY(bytesOfFile(file).startsWith("%PDF"));
        QVERIFY(station
                    .verb(QStringLiteral("brief"),
                          {QStringLiteral("--out"), QStringLiteral("/nowhere/relief.pdf")})
                    .code != 0);
    }
};

HAVEN_TESTS(TestCtlRoom)
#include "tst_ctl_room.moc"
