#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// Names of victims and of minors: whoever has not signed on is told neither.
using namespace haven;
using namespace haven::test;

namespace {

void makeIncident(const CtlStation& station)
{
    const Ran ran = station.run({QStringLiteral("new WELFARE @\"12 Oak Ave\" ! screams heard"),
                                 QStringLiteral("per 1 victim Ann Quillfeather born 1990-01-02"),
                                 QStringLiteral("per 1 witness Sam Thistledown born 2015-01-02"),
                                 QStringLiteral("per 1 suspect Rob Harrow born 1985-01-02")});
    if (ran.code != 0)
        qFatal("%s%s", ran.out.constData(), ran.err.constData());
}

} // namespace

class tst_CtlProtected final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHandOffPageNamesThemToWhoSignedOn();
    void theSearchFindsNobodyByThem();
    void noSpellingOfANameIsShown();
};

void tst_CtlProtected::theHandOffPageNamesThemToWhoSignedOn()
{
    const CtlStation station;
    makeIncident(station);
    const QStringList words{QStringLiteral("--incident"), QStringLiteral("1")};
    const Ran plain = station.verb(QStringLiteral("checklist"), words);
    QVERIFY2(plain.code == 0, plain.err.constData());
    QVERIFY2(!plain.out.contains("Quillfeather"), plain.out.constData());
    QVERIFY(!plain.out.contains("Thistledown"));
    QVERIFY(plain.out.contains("Harrow"));
    const Ran signedOn =
        station.verb(QStringLiteral("checklist"),
                     words + QStringList{QStringLiteral("--as"), QStringLiteral("dispatcher")});
    QVERIFY2(signedOn.code == 0, signedOn.err.constData());
    QVERIFY(signedOn.out.contains("Quillfeather") && signedOn.out.contains("Thistledown"));
}

void tst_CtlProtected::theSearchFindsNobodyByThem()
{
    const CtlStation station;
    makeIncident(station);
    const auto found = [&](const char* word) {
        return station.verb(QStringLiteral("search"), {QString::fromUtf8(word)}).out;
    };
    QVERIFY2(found("Quillfeather").contains("0 found"), found("Quillfeather").constData());
    QVERIFY(found("Thistledown").contains("0 found"));
    QVERIFY(found("Harrow").contains("1 found"));
    const QByteArray screams = found("screams");
    QVERIFY2(screams.contains("1 found"), screams.constData());
    QVERIFY(!screams.contains("Quillfeather"));
    const Ran json = station.verb(QStringLiteral("search"),
                                  {QStringLiteral("screams"), QStringLiteral("--json")});
    QVERIFY(!json.out.contains("Quillfeather"));
}

// With another word right beside it, in other letters, and where the snippet is cut.
void tst_CtlProtected::noSpellingOfANameIsShown()
{
    const CtlStation station;
    makeIncident(station);
    const Ran noted = station.run(
        {QStringLiteral("per 1 victim José Añejo born 1980-01-02"),
         QStringLiteral("n 1 barking, it is Quillfeather's dog, or QUILLFEATHER/Doe has Anejo’s")});
    QVERIFY2(noted.code == 0, noted.err.constData());
    const auto found = [&](const char* word) {
        return station.verb(QStringLiteral("search"), {QString::fromUtf8(word)}).out;
    };
    const QByteArray barking = found("barking");
    QVERIFY2(barking.contains("1 found"), barking.constData());
    QVERIFY2(!barking.toLower().contains("quillfeather"), barking.constData());
    QVERIFY2(!barking.toLower().contains("anejo"), barking.constData());
    QVERIFY2(barking.contains("dog"), barking.constData());
    QVERIFY2(found("Quillfeather").contains("0 found"), found("Quillfeather").constData());
    QVERIFY2(found("Anejo").contains("0 found"), found("Anejo").constData());
}

HAVEN_TESTS(tst_CtlProtected)
#include "tst_ctl_protected.moc"
