#include "models/store/backup.h"
#include "models/store/seal_keys.h"
#include "tests/ctl/ctl_kit.h"
#include "tests/ctl/sealed_station.h"
#include "tests/testkit/test_program.h"

#include <QRandomGenerator>
#include <QtTest>

#include <csignal>

using namespace haven;
using namespace haven::test;

namespace {

QString randomWord()
{
    return QStringLiteral("zq") +
           QString::number(QRandomGenerator::global()->generate64(), 16).rightJustified(16, u'0');
}

} // namespace

// `havenctl notes` and the line `cn`, the real program: what clinicians seal, nobody else reads.
class tst_CtlNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cliniciansOfTheGroupReadWhatOneWrote();
    void everybodyElseIsRefusedByRule();
    void aSecretIsInNoFile();
    void whoLeavesReadsNothingMore();
    void aRoleAloneGivesNoKey();
    void aWrongPasswordOpensNothing();
    void aPasswordChangeKeepsTheNotes();
    void aResetIsSaidBeforeAndLosesTheKey();
    void everyOtherPasswordOpensNothing();
    void aSearchFindsWordsAndItsLookIsOnRecord();
    void wrongUsageOfNotesIsSaid();
};

void tst_CtlNotes::cliniciansOfTheGroupReadWhatOneWrote()
{
    const SealedStation station;
    station.write(QStringLiteral("he agreed to call his sister"));
    station.letLinIn();
    for (const QString& who : {kOsei, kLin}) {
        const Ran ran = station.as(who, {QStringLiteral("1")});
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.out.contains("he agreed to call his sister"));
        QVERIFY(ran.out.contains("by clinician"));
    }
    const Ran json = station.as(kLin, {QStringLiteral("1"), QStringLiteral("--json")});
    QCOMPARE(json.json()
                 .object()[QStringLiteral("notes")]
                 .toArray()[0]
                 .toObject()[QStringLiteral("text")]
                 .toString(),
             QStringLiteral("he agreed to call his sister"));
    QVERIFY(station.plain().facts() > 0);
}

// crisis.md 6.19.
void tst_CtlNotes::everybodyElseIsRefusedByRule()
{
    const SealedStation station;
    station.write(QStringLiteral("PLANTED"));
    const QList<QStringList> wishes = {
        {QStringLiteral("1")},
        {QStringLiteral("--search"), QStringLiteral("planted")},
        {QStringLiteral("write"), QStringLiteral("1")},
        {QStringLiteral("key")},
        {QStringLiteral("found"), QStringLiteral("River Care")},
        {QStringLiteral("let-in"), QStringLiteral("dispatcher")},
        {QStringLiteral("take-out"), kOsei},
        {QStringLiteral("rotate")},
        {QStringLiteral("escrow"), QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")},
        {QStringLiteral("open-escrow"), QStringLiteral("Harbor Health")},
        {QStringLiteral("release"), QStringLiteral("1"), QStringLiteral("--basis"),
         QStringLiteral("court"), QStringLiteral("--to"), QStringLiteral("me")},
        {QStringLiteral("releases"), QStringLiteral("1")},
        {QStringLiteral("withdraw"), QStringLiteral("1"), QStringLiteral("1")},
        {QStringLiteral("hand-back"), QStringLiteral("--out"),
         station.file(QStringLiteral("out"))}};
    for (const QString& who : {QStringLiteral("dispatcher"), QStringLiteral("admin")}) {
        for (const auto& words : wishes) {
            const Ran ran = station.as(who, words);
            QVERIFY2(ran.code == 1, qPrintable(who + u' ' + words.join(u' ')));
            QVERIFY2(ran.err.contains("[RoleMissing]"), ran.err.constData());
            QVERIFY(!ran.out.contains("PLANTED"));
        }
        const Ran line = station.line(who, QStringLiteral("cn 1 SECRET of mine"));
        QCOMPARE(line.code, 1);
        QVERIFY(line.out.contains("RoleMissing") && !line.out.contains("SECRET"));
    }
    QVERIFY(!QFile::exists(station.file(QStringLiteral("out"))));
}

// crisis.md 6.19.
void tst_CtlNotes::aSecretIsInNoFile()
{
    const SealedStation station;
    const QString secret = randomWord();
    station.write(QStringLiteral("first ") + secret);
    const Ran told = station.line(kOsei, QStringLiteral("cn 1 again ") + secret);
    QCOMPARE(told.code, 0);
    QVERIFY(!told.out.contains(secret.toUtf8()) && !told.err.contains(secret.toUtf8()));
    need(station.as(kOsei, {QStringLiteral("--search"), secret}));
    need(station.as(kOsei, {QStringLiteral("rotate")}));

    // A program killed right after it has sealed: what lies in WAL and shared memory then.
    QProcess killed;
    prepare(killed,
            {QStringLiteral("do"), QStringLiteral("--station"), station.path(),
             QStringLiteral("--as"), kOsei, QStringLiteral("-")},
            kOseis);
    killed.setWorkingDirectory(QFileInfo(station.path()).path());
    killed.start();
    killed.write(QStringLiteral("cn 1 third %1\n").arg(secret).toUtf8());
    while (killed.waitForReadyRead(20'000) && !killed.canReadLine()) {
    }
    QVERIFY(killed.readLine().startsWith("ok"));
    ::kill(static_cast<pid_t>(killed.processId()), SIGABRT);
    QVERIFY(killed.waitForFinished());
    QVERIFY(QFile::exists(station.path() + QStringLiteral("-wal")));
    const QString folder = QFileInfo(station.path()).path();
    QCOMPARE(filesWith(folder, secret), QStringList()); // a core would lie there, too

    const auto copied = backUp({station.path().toStdString(), ""},
                               {station.file(QStringLiteral("backup.haven")).toStdString(), ""},
                               [](const BackupProgress&) { return GoOn::Yes; });
    QVERIFY(copied.isOk());
    for (const char* audience : {"internal", "foi", "press", "court"}) {
        for (const char* format : {"text", "csv", "json", "pdf"}) {
            const QString out = station.file(QStringLiteral("%1.%2").arg(
                QString::fromUtf8(audience), QString::fromUtf8(format)));
            need(station.plain().verb(QStringLiteral("log"),
                                      {QStringLiteral("--for"), QString::fromUtf8(audience),
                                       QStringLiteral("--format"), QString::fromUtf8(format),
                                       QStringLiteral("--out"), out, QStringLiteral("--as"),
                                       QStringLiteral("dispatcher")}));
            QVERIFY(QFile::exists(out));
        }
    }
    QVERIFY(
        !station.plain().verb(QStringLiteral("search"), {secret}).out.contains(secret.toUtf8()));
    need(station.plain().verb(QStringLiteral("rebuild")));
    QCOMPARE(filesWith(folder, secret), QStringList());
    // The control: the scan finds what is there.
    writeFile(station.file(QStringLiteral("control")), "x" + secret.toUtf8().toBase64());
    writeFile(station.file(QStringLiteral("control2")), "x" + secret.toUtf8());
    QCOMPARE(filesWith(folder, secret).size(), 2);
    // And it is all there for the clinician.
    QCOMPARE(station.as(kOsei, {QStringLiteral("1")}).out.count(secret.toUtf8()), 3);
}

void tst_CtlNotes::whoLeavesReadsNothingMore()
{
    const SealedStation station;
    station.write(QStringLiteral("before"));
    station.letLinIn();
    QVERIFY(station.as(kLin, {QStringLiteral("1")}).out.contains("before"));
    need(station.as(kOsei, {QStringLiteral("take-out"), kLin}));
    station.write(QStringLiteral("after"));
    const Ran gone = station.as(kLin, {QStringLiteral("1")});
    QCOMPARE(gone.code, 1);
    QVERIFY(gone.err.contains("[SealGroupMissing]"));
    const Ran stays = station.as(kOsei, {QStringLiteral("1")});
    QVERIFY(stays.out.contains("before") && stays.out.contains("after"));
    auto reader = StationReader::open({station.path().toStdString(), ""});
    QVERIFY(reader.isOk());
    const auto left =
        reader->database().number("SELECT count(*) FROM seal_member WHERE agent = 'lin'");
    QVERIFY(left && *left == 0);
    // Even with the old group key put back, no note is wrapped to it any more.
    auto keys = SealKeys::open(reader->database(), AgentId("lin"), kLins);
    QVERIFY(keys.isOk() && !(*keys)->hasGroup());
}

void tst_CtlNotes::aRoleAloneGivesNoKey()
{
    const SealedStation station;
    station.write(QStringLiteral("PLANTED"));
    // An administrator makes themselves a clinician, with a password and a key of their own.
    need(station.admin({QStringLiteral("roles"), QStringLiteral("admin"),
                        QStringLiteral("administrator,clinician")}));
    const QString admin = QStringLiteral("admin");
    need(station.as(admin, {QStringLiteral("key")}, kTestPassword, "admin's own words"));
    for (const QStringList& words :
         {QStringList{QStringLiteral("1")}, QStringList{QStringLiteral("let-in"), admin},
          QStringList{QStringLiteral("--search"), QStringLiteral("planted")}}) {
        const Ran ran = station.as(admin, words, "admin's own words");
        QCOMPARE(ran.code, 1);
        QVERIFY(ran.err.contains("[SealGroupMissing]"));
        QVERIFY(!ran.out.contains("PLANTED"));
    }
}

void tst_CtlNotes::aWrongPasswordOpensNothing()
{
    const SealedStation station;
    station.write(QStringLiteral("PLANTED"));
    const Ran ran = station.as(kOsei, {QStringLiteral("1")}, kTestPassword);
    QCOMPARE(ran.code, 1);
    QVERIFY(ran.err.contains("[SignOnWrong]"));
    QVERIFY(!ran.out.contains("PLANTED"));
}

void tst_CtlNotes::aPasswordChangeKeepsTheNotes()
{
    const SealedStation station;
    station.write(QStringLiteral("kept"));
    need(ctl({QStringLiteral("account"), QStringLiteral("password"), kOsei,
              QStringLiteral("--station"), station.path(), QStringLiteral("--as"), kOsei},
             kOseis, "another of mine"));
    QCOMPARE(station.as(kOsei, {QStringLiteral("1")}).code, 1);
    QVERIFY(station.as(kOsei, {QStringLiteral("1")}, "another of mine").out.contains("kept"));
}

void tst_CtlNotes::aResetIsSaidBeforeAndLosesTheKey()
{
    const SealedStation station;
    station.write(QStringLiteral("kept"));
    station.letLinIn();
    const Ran warned = station.admin({QStringLiteral("password"), kOsei}, "given by admin");
    QCOMPARE(warned.code, 1);
    QVERIFY(warned.err.contains("[SealKeyWouldBeLost]"));
    QVERIFY(station.as(kOsei, {QStringLiteral("1")}).out.contains("kept"));
    need(station.admin({QStringLiteral("password"), kOsei, QStringLiteral("--lose-key")},
                       "given by admin"));
    const Ran lost = station.as(kOsei, {QStringLiteral("1")}, "given by admin");
    QCOMPARE(lost.code, 1);
    QVERIFY(lost.err.contains("[SealKeyMissing]"));
    // Lin lets them in again, under a password that the administrator does not know.
    need(station.as(kOsei, {QStringLiteral("key")}, "given by admin", "mine again"));
    need(station.as(kLin, {QStringLiteral("let-in"), kOsei}));
    QVERIFY(station.as(kOsei, {QStringLiteral("1")}, "mine again").out.contains("kept"));
}

void tst_CtlNotes::everyOtherPasswordOpensNothing()
{
    const SealedStation station;
    station.addLin();
    auto reader = StationReader::open({station.path().toStdString(), ""});
    QVERIFY(reader.isOk());
    // Whoever has the file needs no program of ours: the key itself is tried with each password.
    for (const char* password : {kTestPassword, kLins, "", "osei's own word"}) {
        const auto keys = SealKeys::open(reader->database(), AgentId("clinician"), password);
        QVERIFY(!keys);
        QCOMPARE(keys.refusal().code, RefusalCode::SealPasswordWrong);
    }
    QVERIFY(SealKeys::open(reader->database(), AgentId("clinician"), kOseis).isOk());
    // Nor does somebody's own row pass for another's.
    station.change("UPDATE seal_person SET (public_key, salt, wrapped) = (SELECT public_key, salt,"
                   " wrapped FROM seal_person WHERE agent = 'lin')");
    QVERIFY(!SealKeys::open(reader->database(), AgentId("clinician"), kLins));
}

void tst_CtlNotes::aSearchFindsWordsAndItsLookIsOnRecord()
{
    const SealedStation station;
    station.write(QStringLiteral("agreed to call his sister"));
    station.write(QStringLiteral("mother is away"));
    const Ran found = station.as(kOsei, {QStringLiteral("--search"), QStringLiteral("SIS call")});
    QCOMPARE(found.code, 0);
    QVERIFY(found.out.contains("sister") && !found.out.contains("mother"));
    QVERIFY(station.as(kOsei, {QStringLiteral("--search"), QStringLiteral("nobody")})
                .out.contains("No sealed notes."));
    QVERIFY(
        station.plain().verb(QStringLiteral("log")).out.contains("Sealed notes searched: 1 read"));
}

void tst_CtlNotes::wrongUsageOfNotesIsSaid()
{
    const SealedStation station;
    QCOMPARE(station.as(kOsei, {}).code, 2);
    QCOMPARE(station.as(kOsei, {QStringLiteral("1"), QStringLiteral("2")}).code, 2);
    QCOMPARE(ctl({QStringLiteral("notes"), QStringLiteral("1"), QStringLiteral("--station"),
                  station.path()})
                 .code,
             2);
    QCOMPARE(station.as(kOsei, {QStringLiteral("99")}).code, 1);
    QVERIFY(station.line(kOsei, QStringLiteral("cn 1")).out.contains("SlotMissing"));
}

HAVEN_TESTS(tst_CtlNotes)
#include "tst_ctl_notes.moc"
