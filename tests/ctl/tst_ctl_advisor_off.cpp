#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// With the advisor switched off nothing marks a weapon in a note, and a board says that it does
// not.
using namespace haven;
using namespace haven::test;

class tst_CtlAdvisorOff final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBoardSaysThatNothingIsReadForWeapons()
    {
        const CtlStation station;
        QCOMPARE(station.run({QStringLiteral("new NOISE @\"12 Elm St\" ! he has a gun")}).code, 0);
        QVERIFY(!station.verb(QStringLiteral("board")).out.contains("The advisor is switched off"));
        const Ran off = ctl({QStringLiteral("do"), QStringLiteral("--station"), station.path(),
                             QStringLiteral("--as"), QStringLiteral("admin"),
                             QStringLiteral("conf advisor off")});
        QVERIFY2(off.code == 0, off.err.constData());
        const Ran board = station.verb(QStringLiteral("board"));
        QVERIFY2(board.out.contains("The advisor is switched off"), board.out.constData());
        const auto json =
            station.verb(QStringLiteral("board"), {QStringLiteral("--json")}).json().object();
        QCOMPARE(json[u"advisor"].toString(), QStringLiteral("off"));
    }
};

HAVEN_TESTS(tst_CtlAdvisorOff)
#include "tst_ctl_advisor_off.moc"
