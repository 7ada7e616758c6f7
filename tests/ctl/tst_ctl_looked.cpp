#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace haven;
using namespace haven::test;

// Who looked at what, asked by the person it was about.
class tst_CtlLooked : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoReadTheCareOfAnIncidentReadOfWhomItNames();
};

namespace {

Ran readCare(const CtlStation& station, const char* number)
{
    return station.verb(QStringLiteral("care"),
                        {QString::fromUtf8(number), QStringLiteral("--as"),
                         QStringLiteral("clinician"), QStringLiteral("--reason"),
                         QStringLiteral("rounds")});
}

// Of care alone: that somebody asked who looked at a person is a look at that person as well.
int careLooksAt(const CtlStation& station, const char* agent, const char* person)
{
    const Ran ran =
        station.verb(QStringLiteral("looked"),
                     {QStringLiteral("--person"), QString::fromUtf8(person), QStringLiteral("--as"),
                      QString::fromUtf8(agent), QStringLiteral("--reason"),
                      QStringLiteral("complaint 26-7"), QStringLiteral("--json")});
    int looks = 0;
    for (const auto& one : ran.json().object()[u"looks"].toArray())
        looks += one.toObject()[u"by"].toString() == u"clinician" ? 1 : 0;
    return looks;
}

} // namespace

void tst_CtlLooked::whoReadTheCareOfAnIncidentReadOfWhomItNames()
{
    const CtlStation station;
    const Ran made = station.run(
        {QStringLiteral("new WELFARE @\"12 Oak Ave\""), QStringLiteral("per 01 patient Sam Lake"),
         QStringLiteral("new WELFARE @\"9 Elm St\""), QStringLiteral("per 02 patient Lee Moss")});
    QVERIFY2(made.code == 0, made.err.constData());
    for (const char* number : {"01", "02"}) {
        const Ran read = readCare(station, number);
        QVERIFY2(read.code == 0, read.err.constData());
    }
    QCOMPARE(careLooksAt(station, "dispatcher", "sam lake"), 1);
    QCOMPARE(careLooksAt(station, "dispatcher", "Lee Moss"), 1);
    QCOMPARE(careLooksAt(station, "dispatcher", "Ann Reed"), 0);
    QCOMPARE(careLooksAt(station, "admin", "Sam Lake"), 1);
    // Whom a restricted one names is not told by what is found.
    QCOMPARE(station.run({QStringLiteral("restrict 01 staff")}).code, 0);
    QCOMPARE(careLooksAt(station, "admin", "Sam Lake"), 0);
    QCOMPARE(careLooksAt(station, "dispatcher", "Sam Lake"), 1);
}

HAVEN_TESTS(tst_CtlLooked)
#include "tst_ctl_looked.moc"
