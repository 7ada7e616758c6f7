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
    void noVerbTellsThemInWordsThatWereTyped_data();
    void noVerbTellsThemInWordsThatWereTyped();
    void theLogTellsThemToWhoSignedOn();
    void noWordBesideANameFindsIt();
    void aWordThatIsNoNameStays();
    void thePaperNamesThemNowhere();
    void whomACautionIsAboutIsNotTold_data();
    void whomACautionIsAboutIsNotTold();
    void whyARemovalIsAskedForNamesNobody();
    void whatIsSaidWithACryNamesNobody();
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

void tst_CtlProtected::noVerbTellsThemInWordsThatWereTyped_data()
{
    QTest::addColumn<QStringList>("verb");
    QTest::addColumn<QByteArray>("told"); // and this is
    const auto row = [](const char* verb, const char* told) {
        QTest::newRow(verb) << QString::fromUtf8(verb).split(u' ') << QByteArray(told);
    };
    row("log", "knife");
    row("log --json", "knife");
    row("log --format csv", "he has a knife at 12 Oak Ave");
    row("log --incident 1", "knife");
    row("log --words knife", "knife");
    row("log --for court", "knife");
    row("log --for foi", "W-POLICE");
    row("search knife", "[knife]");
    row("checklist --incident 1", "knife");
    row("checklist --incident 1 --format json", "he has a knife at 12 Oak Ave");
    row("board", "dog at the door");
    row("board --json", "dog at the door");
    row("board --format tsv", "12 Oak Ave");
    row("brief", "12 Oak Ave");
    row("brief --json", "12 Oak Ave");
    row("calls", "12 Oak Ave");
    row("calls --json", "12 Oak Ave");
    row("requests", "Tow");
    row("requests --json", "");
    row("timers", "");
    row("room passon", "brings the key");
    row("room messages --json", "asked for help");
    row("summary", "");
}

void tst_CtlProtected::noVerbTellsThemInWordsThatWereTyped()
{
    QFETCH(QStringList, verb);
    QFETCH(QByteArray, told);
    const CtlStation station;
    makeIncident(station);
    const Ran typed = station.run(
        {QStringLiteral("n 1 Quillfeather says THISTLEDOWN saw him, he has a knife at 12 Oak Ave"),
         QStringLiteral("cau 1 animal from Quillfeather dog at the door, ask Thistledown"),
         QStringLiteral("aid 1 tow Quillfeather Towing by phone ! Thistledown waits"),
         QStringLiteral("h 1 Quillfeather comes at six"),
         QStringLiteral("pass until +60 Thistledown brings the key"),
         QStringLiteral("msg all Quillfeather asked for help")});
    QVERIFY2(typed.code == 0, typed.err.constData());
    const Ran ran = station.verb(verb.front(), verb.mid(1));
    QVERIFY2(ran.code == 0, ran.err.constData());
    QVERIFY2(!ran.out.toLower().contains("quillfeather"), ran.out.constData());
    QVERIFY2(!ran.out.toLower().contains("thistledown"), ran.out.constData());
    QVERIFY2(ran.out.contains(told), ran.out.constData());
}

void tst_CtlProtected::theLogTellsThemToWhoSignedOn()
{
    const CtlStation station;
    makeIncident(station);
    const Ran typed =
        station.run({QStringLiteral("n 1 Quillfeather says he has a knife at 12 Oak Ave")});
    QVERIFY2(typed.code == 0, typed.err.constData());
    const auto log = [&](const QStringList& options) {
        return station.verb(QStringLiteral("log"), options).out;
    };
    const QStringList asked{QStringLiteral("--words"), QStringLiteral("Quillfeather says")};
    QVERIFY2(!log(asked).contains("knife"), log(asked).constData());
    const QStringList dispatcher{QStringLiteral("--as"), QStringLiteral("dispatcher")};
    QVERIFY2(log(asked + dispatcher).contains("Quillfeather says he has a knife"),
             log(asked + dispatcher).constData());
    const QStringList admin{QStringLiteral("--as"), QStringLiteral("admin")};
    QVERIFY2(!log(asked + admin).contains("knife"), log(asked + admin).constData());
    QVERIFY(log(admin).contains("[W-VICTIM] says he has a knife"));
}

// Both words are asked for: that the other one is there would tell that the name is.
void tst_CtlProtected::noWordBesideANameFindsIt()
{
    const CtlStation station;
    makeIncident(station);
    for (const char* words : {"screams Quillfeather", "Quillfeather screams", "Oak Thistledown"}) {
        const Ran ran =
            station.verb(QStringLiteral("search"), QString::fromUtf8(words).split(u' '));
        QVERIFY2(ran.out.contains("0 found"), ran.out.constData());
    }
    const Ran plain =
        station.verb(QStringLiteral("search"), {QStringLiteral("Oak"), QStringLiteral("screams")});
    QVERIFY2(plain.out.contains("1 found"), plain.out.constData());
}

void tst_CtlProtected::aWordThatIsNoNameStays()
{
    const CtlStation station;
    const Ran made =
        station.run({QStringLiteral("new WELFARE @\"4 Elm St\" ! he will call about the grant"),
                     QStringLiteral("per 1 victim Will Grant born 1990-01-02"),
                     QStringLiteral("n 1 Will says he rose with a gun at 4 Elm St")});
    QVERIFY2(made.code == 0, made.err.constData());
    const Ran log = station.verb(QStringLiteral("log"));
    QVERIFY2(log.out.contains("he will call about the grant"), log.out.constData());
    QVERIFY2(log.out.contains("[W-VICTIM] says he rose with a gun at 4 Elm St"),
             log.out.constData());
    const Ran found = station.verb(QStringLiteral("search"), {QStringLiteral("grant")});
    QVERIFY2(found.out.contains("1 found"), found.out.constData());
    QVERIFY2(found.out.contains("about the [grant]"), found.out.constData());
    QVERIFY2(!found.out.contains("Will") && !found.out.contains("Grant"), found.out.constData());
}

// The board on paper lies on a desk.
void tst_CtlProtected::thePaperNamesThemNowhere()
{
    const CtlStation station;
    makeIncident(station);
    const Ran typed = station.run({QStringLiteral("n 1 Quillfeather says he has a knife"),
                                   QStringLiteral("aid 1 tow Quillfeather Towing by phone"),
                                   QStringLiteral("msg all ask Thistledown")});
    QVERIFY2(typed.code == 0, typed.err.constData());
    const QString out = station.file(QStringLiteral("paper"));
    const Ran ran = station.verb(QStringLiteral("runcards"), {QStringLiteral("--out"), out});
    QVERIFY2(ran.code == 0, ran.err.constData());
    const QByteArray text = bytesOfFile(out + QStringLiteral("/haven-board.txt"));
    QVERIFY2(text.contains("12 Oak Ave") && text.contains("WEAPON?"), text.constData());
    QVERIFY2(!text.contains("Quillfeather") && !text.contains("Thistledown"), text.constData());
}

void tst_CtlProtected::whomACautionIsAboutIsNotTold_data()
{
    QTest::addColumn<QStringList>("verb");
    for (const char* verb : {"board", "board --json", "board --format tsv", "brief", "brief --json",
                             "checklist --incident 1", "checklist --incident 2"})
        QTest::newRow(verb) << QString::fromUtf8(verb).split(u' ');
}

// It is found by the name, at the place as well, and says what is dangerous all the same.
void tst_CtlProtected::whomACautionIsAboutIsNotTold()
{
    QFETCH(QStringList, verb);
    const CtlStation station;
    const Ran typed =
        station.run({QStringLiteral("new WELFARE @\"30 Elm Ct\" ! screams heard"),
                     QStringLiteral("per 1 patient Sam Thistledown born 2015-01-02"),
                     QStringLiteral("cau 1 weapon of person from sister Thistledown has a knife"),
                     QStringLiteral("new 911H @\"30 Elm Ct\" tel 2035550147")});
    QVERIFY2(typed.code == 0, (typed.out + typed.err).constData());
    const Ran ran = station.verb(verb.front(), verb.mid(1));
    QVERIFY2(ran.code == 0, ran.err.constData());
    QVERIFY2(!ran.out.toLower().contains("thistledown"), ran.out.constData());
    QVERIFY2(ran.out.contains("has a knife"), ran.out.constData());
}

void tst_CtlProtected::whyARemovalIsAskedForNamesNobody()
{
    const CtlStation station;
    makeIncident(station);
    const Ran closed = station.run({QStringLiteral("flag 1 no"), QStringLiteral("x 1 15")});
    QVERIFY2(closed.code == 0, (closed.out + closed.err).constData());
    const QString remove = QStringLiteral("remove");
    const Ran asked = station.meant(
        remove, {QStringLiteral("request"), QStringLiteral("--incident"), QStringLiteral("1"),
                 QStringLiteral("--authority"), QStringLiteral("RC-075 2026-114"),
                 QStringLiteral("--reason"), QStringLiteral("Quillfeather asks for it"),
                 QStringLiteral("--as"), QStringLiteral("dispatcher")});
    QVERIFY2(asked.code == 0, asked.err.constData());
    for (const QStringList& rest : {QStringList{}, QStringList{QStringLiteral("--json")}}) {
        const Ran list = station.verb(remove, QStringList{QStringLiteral("list")} + rest);
        QVERIFY2(list.out.contains("asks for it"), list.out.constData());
        QVERIFY2(!list.out.contains("Quillfeather"), list.out.constData());
    }
}

// It is a note of the incident, and stands before everything else.
void tst_CtlProtected::whatIsSaidWithACryNamesNobody()
{
    const CtlStation station;
    makeIncident(station);
    const Ran typed = station.run({QStringLiteral("on 3A12"), QStringLiteral("d 3A12 1"),
                                   QStringLiteral("em 3A12 Quillfeather is down, shots fired")});
    QVERIFY2(typed.code == 0, (typed.out + typed.err).constData());
    for (const char* verb : {"board", "board --json", "brief", "brief --json"}) {
        const QStringList words = QString::fromUtf8(verb).split(u' ');
        const Ran ran = station.verb(words.front(), words.mid(1));
        QVERIFY2(ran.out.contains("is down, shots fired"), ran.out.constData());
        QVERIFY2(!ran.out.contains("Quillfeather"), ran.out.constData());
    }
}

HAVEN_TESTS(tst_CtlProtected)
#include "tst_ctl_protected.moc"
