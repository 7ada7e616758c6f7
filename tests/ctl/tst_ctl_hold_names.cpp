#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// Whom a hold on the record is about is told to whoever may read the names of victims and minors.
using namespace haven;
using namespace haven::test;

namespace {

QStringList wordsAfterHold(const char* words)
{
    return QString::fromUtf8(words).split(QLatin1Char('|'));
}

} // namespace

class tst_CtlHoldNames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHoldIsToldToWhoMayReadNames();
};

void tst_CtlHoldNames::aHoldIsToldToWhoMayReadNames()
{
    const CtlStation station;
    const Ran said = station.run({QStringLiteral("new WELFARE @\"12 Oak Ave\""),
                                  QStringLiteral("per 1 victim Rose Grant born 1990-01-02")});
    QVERIFY2(said.code == 0, said.err.constData());
    const QStringList put =
        wordsAfterHold("put|--person|Rose Grant|--reason|suit of Rose Grant|--as|dispatcher");
    const Ran made = station.verb(QStringLiteral("hold"), put);
    QVERIFY2(made.code == 0, made.err.constData());
    QVERIFY2(made.out.contains("person Rose Grant: suit of Rose Grant"), made.out.constData());
    const auto listed = [&](const QStringList& more) {
        return station.verb(QStringLiteral("hold"), QStringList{QStringLiteral("list")} + more).out;
    };
    QVERIFY(listed(wordsAfterHold("--as|dispatcher")).contains("suit of Rose Grant"));
    for (const QByteArray& out : {listed({}), listed(wordsAfterHold("--as|admin"))}) {
        QVERIFY2(!out.contains("Grant"), out.constData());
        QVERIFY2(out.contains("suit of (withheld)"), out.constData());
    }
}

HAVEN_TESTS(tst_CtlHoldNames)
#include "tst_ctl_hold_names.moc"
