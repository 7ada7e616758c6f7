#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QDir>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

QStringList as(const char* agent)
{
    return {QStringLiteral("--as"), QString::fromUtf8(agent)};
}

QStringList words(std::initializer_list<const char*> list)
{
    QStringList out;
    for (const char* word : list)
        out.append(QString::fromUtf8(word));
    return out;
}

// Of 1 the reasons are care, of 2 everything is restricted; both are planted.
void fill(const CtlStation& station)
{
    const Ran ran = station.run({QStringLiteral("new WELFARE @\"12 Elm St\" ! nobody answers"),
                                 QStringLiteral("flag 1 yes planted flag reason"),
                                 QStringLiteral("ans 1 weapon unable planted fact reason"),
                                 QStringLiteral("new WELFARE @\"9 Oak Ave\" ! planted restricted"),
                                 QStringLiteral("hide 2 planted hide reason")});
    QVERIFY2(ran.code == 0, ran.err.constData());
    // Somebody who dispatches and does nothing else.
    const Ran made = ctl(words({"account", "add", "novak", "--roles", "dispatcher", "--station"}) +
                             QStringList{station.path()} + as("admin"),
                         kTestPassword, kTestPassword);
    QVERIFY2(made.code == 0, made.err.constData());
}

// The rows of a plain text report, without its heading.
QByteArray body(const QByteArray& report)
{
    return report.mid(std::max<qsizetype>(report.indexOf("\nTime"), 0));
}

} // namespace

// Who may take what out of a station, through the real program.
class tst_CtlExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAnAccountNothingMoreIsHandedOutThanPlainReadingShows();
    void anAgentTakesOutWhatTheRoleMayRead();
    void anAdministratorIsToldOfNobodysHealth();
    void repliesTellADispatcherNothingOfARestrictedIncident();
    void aRestrictedIncidentIsReadWithAReasonAndTheLookIsListed();
    void aWrongPasswordTakesOutNothing();
    void aChecklistIsShownToWhoSignsOn();
    void anExportThatCannotBeWrittenIsNotOnTheLog();
    void noExportIsWrittenOverTheStation();
    void usageErrorsSayWhatIsWrong();
};

void tst_CtlExport::withoutAnAccountNothingMoreIsHandedOutThanPlainReadingShows()
{
    CtlStation station;
    fill(station);
    const Ran plain = station.verb(QStringLiteral("log"));
    QVERIFY(plain.out.contains("12 Elm St") && !plain.out.contains("planted"));
    const QString out = station.file(QStringLiteral("out"));
    for (const char* format : {"text", "csv", "json", "pdf"}) {
        const Ran ran = station.verb(QStringLiteral("log"),
                                     words({"--format", format, "--out"}) + QStringList{out});
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY2(!bytesOfFile(out).contains("planted"), format);
        QCOMPARE(bytesOfFile(out).contains("12 Elm St"), qstrcmp(format, "pdf") != 0);
        if (qstrcmp(format, "text") == 0)
            QCOMPARE(body(bytesOfFile(out)), body(plain.out));
    }
    for (const char* audience : {"internal", "foi", "press", "court"}) {
        for (const char* incident : {"1", "2"}) {
            const Ran ran = station.verb(QStringLiteral("log"),
                                         words({"--for", audience, "--incident", incident}));
            QVERIFY2(ran.code == 0, ran.err.constData());
            QVERIFY2(!ran.out.contains("planted"), ran.out.constData());
        }
    }
    // To look for words tells nothing of what is withheld either.
    const Ran looked = station.verb(QStringLiteral("log"),
                                    words({"--words", "planted", "--out"}) + QStringList{out});
    QCOMPARE(looked.code, 0);
    QVERIFY(!bytesOfFile(out).contains("12 Elm") && !bytesOfFile(out).contains("26-0000"));
}

void tst_CtlExport::anAgentTakesOutWhatTheRoleMayRead()
{
    CtlStation station;
    fill(station);
    const QString out = station.file(QStringLiteral("out"));
    const QStringList toFile = words({"--format", "csv", "--out"}) + QStringList{out};
    QCOMPARE(station.verb(QStringLiteral("log"), toFile + as("novak")).code, 0);
    const QByteArray desk = bytesOfFile(out);
    for (const char* told : {"planted flag reason", "planted fact reason"})
        QVERIFY2(desk.contains(told), told);
    for (const char* kept : {"planted restricted", "planted hide reason", "9 Oak Ave"})
        QVERIFY2(!desk.contains(kept), kept);
    // Whoever may read behind a restriction does so one incident at a time, with a reason.
    const QStringList opened = words({"--incident", "2", "--reason", "complaint 26-7"});
    for (const char* agent : {"dispatcher", "clinician"}) {
        QCOMPARE(station.verb(QStringLiteral("log"), toFile + as(agent)).code, 0);
        for (const char* kept : {"planted restricted", "planted hide reason", "9 Oak Ave"})
            QVERIFY2(!bytesOfFile(out).contains(kept), kept);
        QVERIFY2(bytesOfFile(out).contains("W-RESTRICTED"), agent);
        QCOMPARE(station.verb(QStringLiteral("log"), toFile + opened + as(agent)).code, 0);
        QVERIFY2(bytesOfFile(out).contains("planted restricted"), agent);
    }
    // To the terminal it is an export too.
    const auto before = station.facts();
    const Ran shown = station.verb(QStringLiteral("log"), words({"--format", "csv"}) + as("novak"));
    QVERIFY(shown.out.contains("planted fact reason"));
    QCOMPARE(station.facts(), before + 1);
    const Ran last = station.verb(QStringLiteral("log"));
    QVERIFY(last.out.contains("Log exported for internal as csv"));
    // What goes outside is for the desk, whoever asks.
    QCOMPARE(station.verb(QStringLiteral("log"), words({"--for", "press"}) + as("clinician")).code,
             1);
    const Ran court =
        station.verb(QStringLiteral("log"), words({"--for", "court"}) + as("dispatcher"));
    QCOMPARE(court.code, 0);
    QVERIFY(!court.out.contains("planted"));
}

void tst_CtlExport::anAdministratorIsToldOfNobodysHealth()
{
    CtlStation station;
    fill(station);
    for (const char* line : {"log --format csv", "log --words planted", "checklist --incident 1"}) {
        const QStringList asked = QString::fromUtf8(line).split(QLatin1Char(' '));
        const Ran ran = station.verb(asked.first(), asked.mid(1) + as("admin"));
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY2(!ran.out.contains("planted fact reason"), line);
        QVERIFY2(!ran.out.contains("planted flag reason"), line);
    }
    const Ran whole = station.verb(QStringLiteral("log"), as("admin"));
    QVERIFY2(whole.out.contains("12 Elm St"), whole.out.constData());
}

void tst_CtlExport::repliesTellADispatcherNothingOfARestrictedIncident()
{
    const CtlStation station;
    fill(station);
    const QStringList lines{
        QStringLiteral("n 2 seen again"), QStringLiteral("loc 2 @\"12 Birch Rd\""),
        QStringLiteral("new WELFARE @\"9 Oak Ave\""), QStringLiteral("n 0 which one")};
    const Ran ran =
        ctl(words({"do", "--station"}) + QStringList{station.path()} + as("novak") + lines);
    // Of the new call its own place alone is said.
    QVERIFY2(ran.lines().first().startsWith("ok "), ran.out.constData());
    QVERIFY2(!ran.lines().first().contains("9 Oak Ave"), ran.out.constData());
    QVERIFY2(ran.lines().at(1).startsWith("refused IncidentIsRestricted"), ran.out.constData());
    QVERIFY2(!ran.out.contains("may be the same as 26-000002"), ran.out.constData());
    QVERIFY2(!ran.lines().last().contains("Birch Rd, ") &&
                 !ran.lines().last().contains("000002 12 Birch"),
             ran.out.constData());
}

void tst_CtlExport::aRestrictedIncidentIsReadWithAReasonAndTheLookIsListed()
{
    const CtlStation station;
    fill(station);
    const QString log = QStringLiteral("log");
    const QStringList two = words({"--incident", "2"});
    const Ran silent = station.verb(log, two + as("dispatcher"));
    QCOMPARE(silent.code, 1);
    QVERIFY2(silent.err.contains("[ViewNeedsReason]"), silent.err.constData());
    QVERIFY(!silent.out.contains("planted"));
    const QStringList because = words({"--reason", "complaint 26-7"});
    // A reason alone opens nothing, and looking for words finds nothing there.
    for (const QStringList& wide : {because, because + words({"--words", "planted restricted"})}) {
        const Ran all = station.verb(log, wide + as("dispatcher"));
        QVERIFY2(all.code == 0 && !all.out.contains("Note: planted restricted"),
                 all.err.constData());
        QVERIFY2(!all.out.contains("9 Oak Ave"), all.out.constData());
    }
    const Ran told = station.verb(log, two + because + as("dispatcher"));
    QVERIFY2(told.code == 0, told.err.constData());
    QVERIFY(told.out.contains("planted restricted"));
    // Who looked is told to whoever may ask; plain reading tells not why.
    const Ran looked =
        station.verb(QStringLiteral("looked"),
                     words({"--incident", "2", "--reason", "audit"}) + as("dispatcher"));
    QVERIFY2(looked.out.contains("Opened the restricted incident"), looked.out.constData());
    QVERIFY(!station.verb(log).out.contains("complaint 26-7"));
    // Who may not read behind it is told no more, and has not looked.
    const auto before = station.facts();
    const Ran desk = station.verb(log, two + because + as("novak"));
    QVERIFY2(desk.code == 0 && !desk.out.contains("planted"), desk.out.constData());
    QCOMPARE(station.facts(), before + 1); // the export
    // What is not restricted wants no reason.
    QCOMPARE(station.verb(log, words({"--incident", "1"}) + as("dispatcher")).code, 0);
}

void tst_CtlExport::aWrongPasswordTakesOutNothing()
{
    CtlStation station;
    fill(station);
    const auto before = station.facts();
    const QString out = station.file(QStringLiteral("out"));
    const Ran ran = ctl(words({"log", "--station"}) + QStringList{station.path()} +
                            words({"--out"}) + QStringList{out} + as("dispatcher"),
                        "wrong");
    QCOMPARE(ran.code, 1);
    QVERIFY(ran.out.isEmpty() && !QFile::exists(out));
    QCOMPARE(station.facts(), before);
}

void tst_CtlExport::aChecklistIsShownToWhoSignsOn()
{
    CtlStation station;
    fill(station);
    const QStringList one = words({"--incident", "1"});
    for (const QStringList& rest : {QStringList(), words({"--format", "json"})}) {
        const Ran plain = station.verb(QStringLiteral("checklist"), one + rest);
        QVERIFY2(plain.code == 0, plain.err.constData());
        QVERIFY2(!plain.out.contains("planted"), plain.out.constData());
        QVERIFY(plain.out.contains("12 Elm St") && plain.out.contains("--as AGENT"));
        const Ran signedOn = station.verb(QStringLiteral("checklist"), one + rest + as("novak"));
        QVERIFY2(signedOn.code == 0, signedOn.err.constData());
        QVERIFY2(signedOn.out.contains("planted fact reason"), signedOn.out.constData());
    }
    const Ran hidden =
        station.verb(QStringLiteral("checklist"), words({"--incident", "2"}) + as("dispatcher"));
    QCOMPARE(hidden.code, 0);
    QVERIFY(!hidden.out.contains("planted") && !hidden.out.contains("Oak"));
    // The log says of the plain page that fields were withheld in it.
    const Ran log = station.verb(QStringLiteral("log"), words({"--words", "hand-off page"}));
    QVERIFY2(log.out.contains("fields withheld"), log.out.constData());
    const Ran page = station.verb(QStringLiteral("checklist"), one);
    const auto withheld = page.out.count("[withheld");
    QVERIFY(withheld > 0);
    const QByteArray said = QByteArray::number(withheld) + " fields withheld";
    QVERIFY2(log.out.contains(said), log.out.constData());
}

void tst_CtlExport::anExportThatCannotBeWrittenIsNotOnTheLog()
{
    CtlStation station;
    fill(station);
    const auto before = station.facts();
    const QString folder = station.file(QStringLiteral("folder"));
    QVERIFY(QDir().mkpath(folder));
    for (const QString& place : {folder, station.file(QStringLiteral("no/such/folder/x"))}) {
        for (const char* format : {"text", "pdf"}) {
            const QStringList rest = words({"--format", format, "--out"}) + QStringList{place};
            for (const auto& verb :
                 {QStringList{QStringLiteral("log")}, words({"checklist", "--incident", "1"})}) {
                const Ran ran = station.verb(verb.first(), verb.mid(1) + rest);
                QCOMPARE(ran.code, 3);
                QVERIFY2(ran.err.contains("cannot be written"), ran.err.constData());
            }
        }
    }
    QCOMPARE(station.facts(), before);
    // Nothing half-made stays beside it.
    QVERIFY(QDir(folder).isEmpty());
    QVERIFY(QDir(station.file(QString())).entryList({QStringLiteral("*.part")}).isEmpty());
}

// One name typed for another must not cost the record.
void tst_CtlExport::noExportIsWrittenOverTheStation()
{
    CtlStation station;
    fill(station);
    const auto facts = station.facts();
    QVERIFY(facts > 0);
    const QStringList out{QStringLiteral("--out"), station.path()};
    const QStringList format{QStringLiteral("--format"), QStringLiteral("csv")};
    for (const char* verb : {"log", "numbers", "brief"}) {
        const bool takesFormat = qstrcmp(verb, "brief") != 0;
        const Ran ran =
            station.verb(QString::fromUtf8(verb), out + (takesFormat ? format : QStringList{}));
        QVERIFY2(ran.code == 3 && ran.err.contains("[FileUnwritable]"), ran.err.constData());
        QCOMPARE(station.facts(), facts);
    }
}

void tst_CtlExport::usageErrorsSayWhatIsWrong()
{
    CtlStation station;
    const auto said = [&](std::initializer_list<const char*> list) {
        const QStringList line = words(list);
        const Ran ran = station.verb(line.first(), line.mid(1));
        return QByteArray::number(ran.code) + " " + ran.err;
    };
    QVERIFY(said({"log", "--from", "banana"}).startsWith("2 havenctl: --from banana"));
    QVERIFY(said({"log", "--limit", "many"}).startsWith("2 havenctl: --limit many"));
    // A word is no number, and one outside is not quietly made another.
    for (const char* limit : {"many", "0", "-1", "501", "20x", "99999999999"})
        QVERIFY2(said({"search", "elm", "--limit", limit})
                     .startsWith(QByteArray("2 havenctl: --limit ") + limit +
                                 " is not a number from 1 to 500\n"),
                 limit);
    QVERIFY(said({"search", "elm", "--limit", "500"}).startsWith("0 "));
    QVERIFY(said({"near", "41.1,-72.5", "--limit", "many"}).startsWith("2 havenctl: --limit many"));
    const QByteArray late = said({"near", "41.1,-72.5", "--within", "121"});
    QVERIFY2(late.startsWith("2 havenctl: --within 121 is not a number from 1 to 120\n"),
             late.constData());
    const QByteArray cards = said({"runcards", "--out", "x", "--blank", "many"});
    QVERIFY2(cards.startsWith("2 ") &&
                 cards.contains("havenctl: --blank many is not a number from 0 to "),
             cards.constData());
    QVERIFY(said({"log", "--format", "odt"}).contains("odt"));
    QVERIFY(said({"log", "--is", "lost"}).contains("lost"));
    QVERIFY(said({"log", "--for", "friends"}).contains("friends"));
    QVERIFY(said({"account", "add", "kim", "--roles", "banana", "--as", "admin"})
                .startsWith("2 havenctl: banana are not roles"));
    QVERIFY(said({"account", "shoot", "kim"}).contains("does not know shoot"));
    const QByteArray slow =
        said({"replay", "calls.csv", "--profile", "little-rock", "--speed", "0"});
    QVERIFY2(slow.startsWith("2 havenctl: --speed 0 is neither"), slow.constData());
    // A switch takes no value: the one given could only be misunderstood.
    QVERIFY(said({"log", "--json=no"}).startsWith("2 "));
    QVERIFY(said({"board", "--units=no"}).startsWith("2 "));
    QVERIFY(said({"log", "--json"}).startsWith("0 "));
    const Ran help = ctl({QStringLiteral("help")});
    QVERIFY(help.out.contains("--limit N") && help.out.contains("[--position P] LINE"));
}

HAVEN_TESTS(tst_CtlExport)
#include "tst_ctl_export.moc"
