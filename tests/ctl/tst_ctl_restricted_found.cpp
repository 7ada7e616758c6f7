#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// That a restricted incident is found says who is in it: whoever may not read it does not find it.
using namespace haven;
using namespace haven::test;

namespace {

QStringList partsOf(const char* line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class TestCtlRestrictedFound final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_station = std::make_unique<CtlStation>();
        const Ran added = ctl(partsOf("account add boss --roles Supervisor --name Lindqvist"
                                      " --as admin --station") +
                                  QStringList{m_station->path()},
                              kTestPassword, kTestPassword);
        QVERIFY2(added.code == 0, added.err.constData());
        const Ran open = m_station->run({QStringLiteral("new WELFARE @\"9 Elm Ln\""),
                                         QStringLiteral("per 01 patient Zed Quill"),
                                         QStringLiteral("new NOISE @\"7 Oak Ln\""),
                                         QStringLiteral("per 02 witness Ada Fern")});
        QVERIFY2(open.code == 0, open.err.constData());
        const Ran hide = ctl(partsOf("do --as boss --station") + QStringList{m_station->path()} +
                             QStringList{QStringLiteral("--"), QStringLiteral("hide 01 own")});
        QVERIFY2(hide.code == 0, hide.err.constData());
    }
    void cleanupTestCase() { m_station.reset(); }

    void aboutConfirmsNoNameOfIt()
    {
        // Once: that somebody looked is about that person, too.
        QVERIFY(aboutAs("admin", "--person Quill").contains("\n0 entries about Quill"));
        QVERIFY(aboutAs("admin", "--place 9_Elm_Ln").contains("\n0 entries about 9 Elm Ln"));
        // What is not restricted is found as before, and the other by whoever may read it.
        QVERIFY(aboutAs("admin", "--person Fern").contains("\n1 entry about Fern"));
        QVERIFY(aboutAs("boss", "--person Quill").contains("Person recorded"));
    }

    void responseSaysThatItIsRestricted()
    {
        const Ran ran = m_station->verb(QStringLiteral("response"), {QStringLiteral("01")});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.err.contains("is restricted"), ran.err.constData());
        const Ran same = m_station->verb(QStringLiteral("recommend"), {QStringLiteral("01")});
        QCOMPARE(ran.err, same.err);
    }

private:
    QByteArray aboutAs(const char* agent, const char* what) const
    {
        QStringList words = partsOf(what);
        words.replaceInStrings(QStringLiteral("_"), QStringLiteral(" "));
        const Ran ran = m_station->verb(QStringLiteral("about"),
                                        words + partsOf("--for press --reason audit --as") +
                                            QStringList{QString::fromUtf8(agent)});
        return "\n" + ran.out + ran.err;
    }

    std::unique_ptr<CtlStation> m_station;
};

HAVEN_TESTS(TestCtlRestrictedFound)
#include "tst_ctl_restricted_found.moc"
