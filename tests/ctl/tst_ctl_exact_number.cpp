#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

// One number is one incident, for a line that writes and for a verb that reads.
class tst_CtlExactNumber final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClosedOnesNumberWritesIntoNoOther();
};

void tst_CtlExactNumber::aClosedOnesNumberWritesIntoNoOther()
{
    const CtlStation station;
    QStringList lines;
    for (int i = 0; i < 13; ++i)
        lines << QStringLiteral("new NOISE @\"%1 Oak Ave\" ! loud").arg(10 + i);
    lines << QStringLiteral("x 000003 DONE");
    const Ran made = station.run(lines);
    QVERIFY2(made.code == 0, made.err.constData());
    const Ran noted = station.run({QStringLiteral("n 3 took her meds")});
    QCOMPARE(noted.code, 1);
    QVERIFY2(noted.err.contains("-000003") && noted.err.contains("-000013"), noted.err.constData());
    for (const char* verb : {"checklist", "response", "recommend"}) {
        const bool isOption = QByteArray(verb) == "checklist";
        const auto read = [&](const char* number) {
            QStringList words{QString::fromUtf8(number)};
            if (isOption)
                words.prepend(QStringLiteral("--incident"));
            return station.verb(QString::fromUtf8(verb), words);
        };
        const Ran both = read("3");
        QVERIFY2(both.code == 1, verb);
        QVERIFY2(both.err.contains("-000003") && both.err.contains("-000013"),
                 both.err.constData());
        const Ran open = read("13");
        QVERIFY2((open.out + open.err).contains("-000013"), open.err.constData());
    }
    const Ran closed = station.verb(QStringLiteral("checklist"),
                                    {QStringLiteral("--incident"), QStringLiteral("000003")});
    QVERIFY2(closed.out.contains("-000003"), closed.out.constData());
}

HAVEN_TESTS(tst_CtlExactNumber)
#include "tst_ctl_exact_number.moc"
