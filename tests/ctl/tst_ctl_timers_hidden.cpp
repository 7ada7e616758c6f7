#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// What is late next, to nobody in particular: of a restricted incident that something is, and not
// what was asked of whom.
using namespace haven;
using namespace haven::test;

class tst_CtlTimersHidden final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsDueAtARestrictedIncidentIsNotSaid()
    {
        const CtlStation station;
        const Ran asked =
            station.run({QStringLiteral("new NOISE @\"1 Elm St\""), QStringLiteral("aid 1 tow")});
        QVERIFY2(asked.code == 0, asked.err.constData());
        const auto timers = [&station] { return station.verb(QStringLiteral("timers")).out; };
        QVERIFY2(timers().contains("tow truck"), timers().constData());
        const Ran hidden = station.run({QStringLiteral("hide 1 involves staff")});
        QVERIFY2(hidden.code == 0, hidden.err.constData());
        QVERIFY2(!timers().contains("tow truck"), timers().constData());
        QVERIFY2(timers().contains("Something is due"), timers().constData());
        const Ran json = station.verb(QStringLiteral("timers"), {QStringLiteral("--json")});
        QVERIFY2(!json.out.contains("\"Aid\""), json.out.constData());
        QVERIFY2(!json.out.contains("aid "), json.out.constData());
        QVERIFY(!station.verb(QStringLiteral("board")).out.contains("aid 1"));
    }
};

HAVEN_TESTS(tst_CtlTimersHidden)
#include "tst_ctl_timers_hidden.moc"
