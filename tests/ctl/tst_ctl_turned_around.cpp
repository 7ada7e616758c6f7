#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

// A period that ends before it begins holds nothing: "nobody looked" would be read as true.
class tst_CtlTurnedAround : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noVerbAnswersAPeriodThatEndsBeforeItBegins();
};

void tst_CtlTurnedAround::noVerbAnswersAPeriodThatEndsBeforeItBegins()
{
    const CtlStation station;
    const auto asked = [&](const char* verb, const char* from, const char* to) {
        QStringList rest{QStringLiteral("--from"), QString::fromUtf8(from), QStringLiteral("--to"),
                         QString::fromUtf8(to)};
        if (QByteArray(verb) == "looked")
            rest += {QStringLiteral("--as"), QStringLiteral("admin"), QStringLiteral("--reason"),
                     QStringLiteral("audit 26-7")};
        return station.verb(QString::fromUtf8(verb), rest);
    };
    for (const char* verb : {"looked", "log", "summary", "unmet", "alarms"}) {
        const Ran turned = asked(verb, "2026-11-22", "2026-11-21");
        QVERIFY2(turned.code == 2, verb);
        QVERIFY2(turned.out.isEmpty(), verb);
        QVERIFY2(turned.err.contains("--to is before --from"), turned.err.constData());
    }
    for (const char* verb : {"looked", "log"}) {
        const Ran day = asked(verb, "2026-11-21", "2026-11-21");
        QVERIFY2(day.code == 0, day.err.constData());
    }
}

HAVEN_TESTS(tst_CtlTurnedAround)
#include "tst_ctl_turned_around.moc"
