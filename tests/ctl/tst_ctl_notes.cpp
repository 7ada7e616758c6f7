#include "models/store/backup.h"
#include "models/store/seal_keys.h"
#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QtTest>

#include <csignal>

using namespace haven;
using namespace haven::test;

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
    void aChangedNoteIsNotShown();
    void aNoteWithoutItsKeyIsNamedBesideTheOthers();
    void aDamagedNoteLeavesTheOthersReadable();
    void aSearchCountsWhatItCouldNotOpen();
    void aLostPlaceInTheGroupIsDamage();
    void aHandBackWaitsForEveryKey();
    void verifyFindsALostKey();
    void brokenTextIsNotSealed();
    void aNoteGivesNoOrdersToTheTerminal();
    void aCopyOnAnotherMachineIsReadByCliniciansAlone();
    void twoOfThreeSharesOpenAndOneDoesNot();
    void aHolderIsNeverOfPoliceOrIt();
    void aReleaseKeepsTheExactText();
    void aHandedBackGroupIsReadByItsEmployerAlone();
    void aSearchFindsWordsAndItsLookIsOnRecord();
    void wrongUsageOfNotesIsSaid();
};

namespace {

constexpr const char* kOseis = "osei's own words";
constexpr const char* kLins = "lin's own words";
const QString kOsei = QStringLiteral("clinician");
const QString kLin = QStringLiteral("lin");

QString randomWord()
{
    return QStringLiteral("zq") +
           QString::number(QRandomGenerator::global()->generate64(), 16).rightJustified(16, u'0');
}

QByteArray passwordOf(const QString& agent)
{
    if (agent == kOsei)
        return kOseis;
    return agent == kLin ? QByteArray(kLins) : QByteArray(kTestPassword);
}

void need(const Ran& ran)
{
    if (ran.code != 0)
        qFatal("%s%s", ran.out.constData(), ran.err.constData());
}

constexpr const char* kLoseFirstKey =
    "DELETE FROM seal_key WHERE seq = (SELECT min(seq) FROM seal_key)";
constexpr const char* kZeroFirstKey = "UPDATE seal_key SET wrapped = zeroblob(length(wrapped))"
                                      " WHERE seq = (SELECT min(seq) FROM seal_key)";

// A station with one incident and a clinician who founded the group of Harbor Health.
class SealedStation final
{
public:
    SealedStation()
    {
        need(m_station.run({QStringLiteral("new WELFARE @\"12 Elm St\" ! nobody answers")}));
        need(as(kOsei, {QStringLiteral("key")}, kTestPassword, kOseis));
        need(as(kOsei, {QStringLiteral("found"), QStringLiteral("Harbor Health")}));
    }
    QString path() const { return m_station.path(); }
    const CtlStation& plain() const { return m_station; }
    QString file(const QString& name) const { return m_station.file(name); }
    Ran as(const QString& agent, const QStringList& words, const QByteArray& password = {},
           const QByteArray& newPassword = {}) const
    {
        return ctl(
            QStringList{QStringLiteral("notes")} + words +
                QStringList{QStringLiteral("--station"), path(), QStringLiteral("--as"), agent},
            password.isEmpty() ? passwordOf(agent) : password, newPassword);
    }
    Ran admin(const QStringList& words, const QByteArray& newPassword = {}) const
    {
        return ctl(QStringList{QStringLiteral("account")} + words +
                       QStringList{QStringLiteral("--station"), path(), QStringLiteral("--as"),
                                   QStringLiteral("admin")},
                   kTestPassword, newPassword);
    }
    Ran line(const QString& agent, const QString& text) const
    {
        return ctl({QStringLiteral("do"), QStringLiteral("--station"), path(),
                    QStringLiteral("--as"), agent, QStringLiteral("--json"), text},
                   passwordOf(agent));
    }
    void write(const QString& text) const { need(line(kOsei, QStringLiteral("cn 1 ") + text)); }
    // Lin has an account and a key, and is in no group.
    void addLin() const
    {
        need(admin(
            {QStringLiteral("add"), kLin, QStringLiteral("--roles"), QStringLiteral("clinician")},
            kTestPassword));
        need(as(kLin, {QStringLiteral("key")}, kTestPassword, kLins));
    }
    void letLinIn() const
    {
        addLin();
        need(as(kOsei, {QStringLiteral("let-in"), kLin}));
    }
    void change(const char* sql) const
    {
        auto database = Database::open(path().toStdString(), OpenMode::ReadWrite, "");
        if (!database || !database->execute(sql))
            qFatal("the station cannot be changed");
    }
    std::int64_t number(const char* sql) const
    {
        auto database = Database::open(path().toStdString(), OpenMode::ReadWrite, "");
        if (!database)
            qFatal("the station cannot be opened");
        const auto found = database->number(sql);
        if (!found)
            qFatal("the station cannot be read");
        return *found;
    }
    // The text as a file, sealed by Osei.
    Ran writeBytes(const QByteArray& bytes) const
    {
        writeFile(file(QStringLiteral("note.txt")), bytes);
        return as(kOsei, {QStringLiteral("write"), QStringLiteral("1"),
                          QStringLiteral("--text-file"), file(QStringLiteral("note.txt"))});
    }

private:
    CtlStation m_station;
};

// As it is, as UTF-16, and as base64 at each of its three places.
QList<QByteArray> shapesOf(const QString& word)
{
    const QByteArray plain = word.toUtf8();
    QList<QByteArray> shapes{plain, plain.toUpper(),
                             QByteArray(reinterpret_cast<const char*>(word.utf16()),
                                        word.size() * qsizetype(sizeof(char16_t)))};
    for (int shift = 0; shift < 3; ++shift)
        shapes << (QByteArray(shift, 'x') + plain).toBase64().mid(4, 16);
    return shapes;
}

QStringList filesWith(const QString& folder, const QString& word)
{
    QStringList found;
    const auto shapes = shapesOf(word);
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QByteArray bytes = bytesOfFile(files.next());
        for (const auto& shape : shapes) {
            if (bytes.contains(shape))
                found << files.fileName();
        }
    }
    return found;
}

QStringList codesIn(const Ran& ran)
{
    QStringList codes;
    const auto shares = ran.json().object().value(QStringLiteral("shares")).toArray();
    for (const auto& share : shares)
        codes << share.toObject().value(QStringLiteral("code")).toString();
    return codes;
}

} // namespace

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

void tst_CtlNotes::aChangedNoteIsNotShown()
{
    const SealedStation station;
    station.write(QStringLiteral("first"));
    station.write(QStringLiteral("second"));
    // The key of the second stands in the first one's place: it opens, and is not of that note.
    station.change("UPDATE seal_key SET wrapped = (SELECT wrapped FROM seal_key ORDER BY seq DESC)"
                   " WHERE seq = (SELECT min(seq) FROM seal_key)");
    const Ran ran = station.as(kOsei, {QStringLiteral("1")});
    QCOMPARE(ran.code, 3);
    QCOMPARE(ran.out.count("cannot be opened: what is stored of it was changed or is damaged."),
             qsizetype{1});
    QVERIFY(!ran.out.contains("first"));
    QVERIFY(ran.out.contains("second"));
}

void tst_CtlNotes::aNoteWithoutItsKeyIsNamedBesideTheOthers()
{
    const SealedStation station;
    station.write(QStringLiteral("the earlier"));
    station.write(QStringLiteral("the later"));
    station.change(kLoseFirstKey);
    const Ran ran = station.as(kOsei, {QStringLiteral("1")});
    QCOMPARE(ran.code, 3);
    QVERIFY(ran.out.contains("the later"));
    const auto told =
        ran.out.indexOf("cannot be opened: its key is missing. The others are above.");
    QVERIFY(told > ran.out.indexOf("the later"));
    const Ran json = station.as(kOsei, {QStringLiteral("1"), QStringLiteral("--json")});
    QCOMPARE(json.code, 3);
    QCOMPARE(json.json().object()[QStringLiteral("notes")].toArray().size(), qsizetype{1});
    const auto unread = json.json().object()[QStringLiteral("unreadable")].toArray();
    QCOMPARE(unread.size(), qsizetype{1});
    QCOMPARE(unread[0].toObject()[QStringLiteral("fault")].toString(),
             QStringLiteral("KeyMissing"));
    QCOMPARE(unread[0].toObject()[QStringLiteral("by")].toString(), kOsei);

    station.change(kLoseFirstKey);
    const Ran none = station.as(kOsei, {QStringLiteral("1")});
    QCOMPARE(none.code, 3);
    QCOMPARE(none.out.count("its key is missing"), qsizetype{2});
    QVERIFY(!none.out.contains("No sealed notes."));
}

void tst_CtlNotes::aDamagedNoteLeavesTheOthersReadable()
{
    const SealedStation station;
    station.write(QStringLiteral("the earlier"));
    station.write(QStringLiteral("the later"));
    station.change(kZeroFirstKey);
    const Ran ran = station.as(kOsei, {QStringLiteral("1")});
    QCOMPARE(ran.code, 3);
    QVERIFY(ran.out.contains("the later") && !ran.out.contains("the earlier"));
    QCOMPARE(ran.out.count("cannot be opened: what is stored of it was changed"), qsizetype{1});
    // What is handed on is all of the notes or none: a release leaves nothing out unsaid.
    const Ran released = station.as(
        kOsei, {QStringLiteral("release"), QStringLiteral("1"), QStringLiteral("--to"),
                QStringLiteral("the court"), QStringLiteral("--basis"), QStringLiteral("court"),
                QStringLiteral("--ground"), QStringLiteral("order 12"), QStringLiteral("--out"),
                station.file(QStringLiteral("release.txt"))});
    QVERIFY(released.code != 0);
    QVERIFY(released.err.contains("[SealedNoteDamaged]"));
    QVERIFY(!QFile::exists(station.file(QStringLiteral("release.txt"))));
}

void tst_CtlNotes::aSearchCountsWhatItCouldNotOpen()
{
    const SealedStation station;
    for (const char* text : {"sister one", "sister two", "sister three"})
        station.write(QString::fromUtf8(text));
    station.change(kLoseFirstKey);
    station.change(kZeroFirstKey);
    const QStringList wish{QStringLiteral("--search"), QStringLiteral("sister")};
    const Ran found = station.as(kOsei, wish);
    QCOMPARE(found.code, 3);
    QVERIFY(found.out.contains("sister three"));
    QVERIFY2(found.err.contains("2 sealed notes cannot be opened and were not searched: 1 without"
                                " their key, 1 damaged."),
             found.err.constData());
    const Ran json = station.as(kOsei, wish + QStringList{QStringLiteral("--json")});
    QCOMPARE(json.json().object()[QStringLiteral("unreadable_count")].toInt(), 2);
}

void tst_CtlNotes::aLostPlaceInTheGroupIsDamage()
{
    const SealedStation station;
    station.write(QStringLiteral("kept"));
    station.change("DELETE FROM seal_member WHERE agent = 'clinician'");
    for (const QStringList& words :
         {QStringList{QStringLiteral("1")},
          QStringList{QStringLiteral("--search"), QStringLiteral("kept")},
          QStringList{QStringLiteral("rotate")}, QStringList{QStringLiteral("let-in"), kLin},
          QStringList{QStringLiteral("take-out"), kLin},
          QStringList{QStringLiteral("escrow"), QStringLiteral("Ann"), QStringLiteral("Ben"),
                      QStringLiteral("Cy")},
          QStringList{QStringLiteral("releases"), QStringLiteral("1")},
          QStringList{QStringLiteral("release"), QStringLiteral("1"), QStringLiteral("--to"),
                      QStringLiteral("the court"), QStringLiteral("--basis"),
                      QStringLiteral("court")},
          QStringList{QStringLiteral("hand-back"), QStringLiteral("--to"), QStringLiteral("Harbor"),
                      QStringLiteral("--out"), station.file(QStringLiteral("back.seal"))}}) {
        const Ran ran = station.as(kOsei, words);
        QCOMPARE(ran.code, 3);
        QVERIFY2(ran.err.contains("The key of Harbor Health cannot be opened"),
                 ran.err.constData());
    }
    const Ran verified = station.plain().verb(QStringLiteral("verify"));
    QCOMPARE(verified.code, 3);
    QVERIFY2(verified.out.contains("the key of Harbor Health that clinician was given here"),
             verified.out.constData());
}

void tst_CtlNotes::aHandBackWaitsForEveryKey()
{
    const SealedStation station;
    station.write(QStringLiteral("the earlier"));
    station.write(QStringLiteral("the later"));
    station.change(kLoseFirstKey);
    const QString out = station.file(QStringLiteral("harbor.seal"));
    const Ran ran =
        station.as(kOsei,
                   {QStringLiteral("hand-back"), QStringLiteral("--to"),
                    QStringLiteral("Harbor Health, contract ended"), QStringLiteral("--out"), out},
                   {}, "the employer's");
    QVERIFY(ran.code != 0);
    QVERIFY2(ran.err.contains("[SealedNoteKeyMissing]"), ran.err.constData());
    QVERIFY(!QFile::exists(out));
    QCOMPARE(station.number("SELECT count(*) FROM seal_key"), std::int64_t{1});
    QCOMPARE(station.number("SELECT count(*) FROM seal_member"), std::int64_t{1});
    QVERIFY(station.as(kOsei, {QStringLiteral("1")}).out.contains("the later"));
}

void tst_CtlNotes::verifyFindsALostKey()
{
    const SealedStation station;
    station.write(QStringLiteral("the earlier"));
    station.write(QStringLiteral("the later"));
    const auto verified = [&] { return station.plain().verb(QStringLiteral("verify")); };
    QCOMPARE(verified().code, 0);
    const auto first =
        QByteArray::number(static_cast<qlonglong>(station.number("SELECT min(seq) FROM seal_key")));
    station.change(kZeroFirstKey);
    const Ran changed = verified();
    QCOMPARE(changed.code, 3);
    QVERIFY2(changed.out.contains("at fact " + first + ": the key to its sealed text was changed"),
             changed.out.constData());
    station.change(kLoseFirstKey);
    const Ran missing = verified();
    QCOMPARE(missing.code, 3);
    QVERIFY2(missing.out.contains("at fact " + first + ": the key to its sealed text is missing"),
             missing.out.constData());
}

void tst_CtlNotes::brokenTextIsNotSealed()
{
    const SealedStation station;
    const auto before = station.number("SELECT count(*) FROM event");
    const Ran ran = station.writeBytes("caf\xe9 at noon");
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.err.contains("[TextNotStorable]"), ran.err.constData());
    QCOMPARE(station.number("SELECT count(*) FROM event"), before);
    need(station.writeBytes("caf\xc3\xa9 at noon"));
}

void tst_CtlNotes::aNoteGivesNoOrdersToTheTerminal()
{
    const SealedStation station;
    need(station.writeBytes("calm\x1b[2J and\rsafe\xc2\x9b"
                            "2J\nsecond line"));
    const Ran ran = station.as(kOsei, {QStringLiteral("1")});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.out.contains("calm") && ran.out.contains("\nsecond line"));
    QVERIFY(!ran.out.contains('\x1b') && !ran.out.contains('\r'));
    QVERIFY(!ran.out.contains("\xc2\x9b"));
    // Nor signs that turn the order in which the line is read: they are seen as such.
    need(station.writeBytes("knife \xe2\x80\xaeon si ereht\xe2\x80\xac \xe2\x81\xa6x\xe2\x81\xa9"));
    const Ran turned = station.as(kOsei, {QStringLiteral("1")});
    QVERIFY(turned.out.contains("knife \xef\xbf\xbdon si ereht\xef\xbf\xbd"));
    QVERIFY(!turned.out.contains("\xe2\x80\xae") && !turned.out.contains("\xe2\x81"));
    const Ran json = station.as(kOsei, {QStringLiteral("1"), QStringLiteral("--json")});
    QVERIFY(json.out.contains("knife \\u202eon si ereht\\u202c \\u2066x\\u2069"));
    QVERIFY(!json.json().object().isEmpty());
}

// crisis.md 6.19.
void tst_CtlNotes::aCopyOnAnotherMachineIsReadByCliniciansAlone()
{
    const SealedStation station;
    station.write(QStringLiteral("kept"));
    QTemporaryDir elsewhere;
    const QString copy = elsewhere.filePath(QStringLiteral("copy.haven"));
    QVERIFY(QFile::copy(station.path(), copy));
    const auto read = [&](const QString& who) {
        return ctl({QStringLiteral("notes"), QStringLiteral("1"), QStringLiteral("--station"), copy,
                    QStringLiteral("--as"), who},
                   passwordOf(who));
    };
    QVERIFY(read(kOsei).out.contains("kept"));
    for (const QString& who : {QStringLiteral("admin"), QStringLiteral("dispatcher")}) {
        QCOMPARE(read(who).code, 1);
        QVERIFY(!read(who).out.contains("kept"));
    }
}

void tst_CtlNotes::twoOfThreeSharesOpenAndOneDoesNot()
{
    const SealedStation station;
    station.write(QStringLiteral("kept"));
    const Ran named =
        station.as(kOsei, {QStringLiteral("escrow"), QStringLiteral("Ann"), QStringLiteral("Ben"),
                           QStringLiteral("Cleo"), QStringLiteral("--json")});
    const QStringList codes = codesIn(named);
    QCOMPARE(codes.size(), 3);
    need(station.as(kOsei, {QStringLiteral("rotate")})); // the shares open the newest key
    station.addLin();
    const auto open = [&](const QString& first, const QString& second) {
        const QString file = station.file(QStringLiteral("codes"));
        writeFile(file, first.toUtf8() + "\n" + second.toUtf8() + "\n");
        const Ran ran =
            station.as(kLin, {QStringLiteral("open-escrow"), QStringLiteral("Harbor Health"),
                              QStringLiteral("--reason"), QStringLiteral("Osei cannot be reached"),
                              QStringLiteral("--codes-file"), file});
        QFile::remove(file);
        return ran;
    };
    QVERIFY(open(codes[0], codes[0]).err.contains("[EscrowCodes]"));
    QVERIFY(open(codes[0], {}).err.contains("[EscrowCodes]"));
    QVERIFY(open(codes[1], QStringLiteral("2222-2222")).err.contains("[EscrowCodes]"));
    QCOMPARE(station.as(kLin, {QStringLiteral("1")}).code, 1);
    // In the other order, typed as people type.
    need(open(codes[2].toLower(), QString(codes[0]).remove(u'-')));
    QVERIFY(station.as(kLin, {QStringLiteral("1")}).out.contains("kept"));
    const Ran log = station.plain().verb(QStringLiteral("log"), {QStringLiteral("--json")});
    QVERIFY(log.out.contains("OPENED BY ESCROW with the shares of Ann, Cleo; lin let in"));
    QVERIFY(log.out.contains("sealed notes were opened by escrow"));
    for (const auto& code : codes)
        QVERIFY(filesWith(QFileInfo(station.path()).path(), code).isEmpty());
}

void tst_CtlNotes::aHolderIsNeverOfPoliceOrIt()
{
    const SealedStation station;
    for (const char* name : {"admin", "dispatcher", "REYES"}) {
        const Ran ran = station.as(kOsei, {QStringLiteral("escrow"), QStringLiteral("Ann"),
                                           QStringLiteral("Ben"), QString::fromUtf8(name)});
        QCOMPARE(ran.code, 1);
        QVERIFY(ran.err.contains("[EscrowHolder]"));
    }
    // By a part of the name, whatever became of the account meanwhile, and by the office.
    need(station.admin({QStringLiteral("add"), QStringLiteral("park"), QStringLiteral("--name"),
                        QStringLiteral("Joon Park"), QStringLiteral("--roles"),
                        QStringLiteral("dispatcher")},
                       kTestPassword));
    need(station.admin(
        {QStringLiteral("roles"), QStringLiteral("park"), QStringLiteral("clinician")}));
    for (const char* name : {"Sgt. Anna Reyes", "Reyes, A.", "Dr. J. Park"}) {
        const Ran ran = station.as(kOsei, {QStringLiteral("escrow"), QStringLiteral("Ann"),
                                           QStringLiteral("Ben"), QString::fromUtf8(name)});
        QVERIFY2(ran.err.contains("[EscrowHolder]"), name);
    }
    QVERIFY(station
                .as(kOsei, {QStringLiteral("escrow"), QStringLiteral("Ann"), QStringLiteral("Ben"),
                            QStringLiteral("IT desk")})
                .err.contains("[EscrowOffice]"));
    QCOMPARE(station
                 .as(kOsei, {QStringLiteral("escrow"), QStringLiteral("Ann"), QStringLiteral("Ben"),
                             QStringLiteral("ann")})
                 .code,
             1);
}

void tst_CtlNotes::aReleaseKeepsTheExactText()
{
    const SealedStation station;
    station.write(QStringLiteral("much more than is released"));
    const QByteArray exact = "Seen on Sunday, calm;\n  \"sleeps\" – no danger named.";
    const QString words = station.file(QStringLiteral("words.txt"));
    writeFile(words, exact);
    const QString out = station.file(QStringLiteral("release.txt"));
    QStringList wish{QStringLiteral("release"),     QStringLiteral("1"),
                     QStringLiteral("--to"),        QStringLiteral("Dr. Novak"),
                     QStringLiteral("--basis"),     QStringLiteral("consent"),
                     QStringLiteral("--text-file"), words,
                     QStringLiteral("--out"),       out};
    QVERIFY(station.as(kOsei, wish).err.contains("[ReleaseIncomplete]"));
    QVERIFY(!QFile::exists(out));
    wish << QStringLiteral("--scope") << QStringLiteral("Sunday's visit")
         << QStringLiteral("--signed") << QStringLiteral("2026-11-01") << QStringLiteral("--until")
         << QStringLiteral("2099-01-01");
    need(station.as(kOsei, wish));
    QVERIFY(bytesOfFile(out).endsWith(exact));
    QVERIFY(bytesOfFile(out).contains("42 CFR Part 2"));
    QCOMPARE(QFile::permissions(out) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const auto releases =
        station
            .as(kOsei, {QStringLiteral("releases"), QStringLiteral("1"), QStringLiteral("--json")})
            .json()
            .object()[QStringLiteral("releases")]
            .toArray();
    QCOMPARE(releases.size(), 1);
    QCOMPARE(releases[0].toObject()[QStringLiteral("text")].toString().toUtf8(), exact);
    QCOMPARE(releases[0].toObject()[QStringLiteral("basis")].toString(),
             QStringLiteral("written consent"));
    need(station.as(kOsei, {QStringLiteral("withdraw"), QStringLiteral("1"), QStringLiteral("1"),
                            QStringLiteral("--reason"), QStringLiteral("by letter")}));
    QFile::remove(out);
    QVERIFY(station.as(kOsei, wish).err.contains("[ConsentWithdrawn]"));
    QVERIFY(!QFile::exists(out));
}

void tst_CtlNotes::aHandedBackGroupIsReadByItsEmployerAlone()
{
    const SealedStation station;
    station.write(QStringLiteral("kept by the employer"));
    const QString words = station.file(QStringLiteral("words.txt"));
    writeFile(words, "what was passed on");
    need(station.as(kOsei, {QStringLiteral("release"), QStringLiteral("1"), QStringLiteral("--to"),
                            QStringLiteral("Dr. Novak"), QStringLiteral("--basis"),
                            QStringLiteral("consent"), QStringLiteral("--text-file"), words,
                            QStringLiteral("--out"), station.file(QStringLiteral("release.txt")),
                            QStringLiteral("--scope"), QStringLiteral("Sunday's visit"),
                            QStringLiteral("--signed"), QStringLiteral("2026-11-01"),
                            QStringLiteral("--until"), QStringLiteral("2099-01-01")}));
    station.letLinIn();
    const QString out = station.file(QStringLiteral("harbor.seal"));
    QStringList wish{QStringLiteral("hand-back"), QStringLiteral("--to"),
                     QStringLiteral("Harbor Health, contract ended"), QStringLiteral("--out"), out};
    QVERIFY(station.as(kOsei, wish, {}, "the employer's").err.contains("[HandBackSecond]"));
    QVERIFY(!QFile::exists(out));
    const QString file = station.file(QStringLiteral("lins"));
    writeFile(file, kLins);
    wish << QStringLiteral("--with") << kLin << QStringLiteral("--with-password-file") << file;
    need(station.as(kOsei, wish, {}, "the employer's"));
    QFile::remove(file);
    QVERIFY(!bytesOfFile(out).contains("kept by"));
    const QStringList unpack{QStringLiteral("notes"), QStringLiteral("unpack"), out};
    QCOMPARE(ctl(unpack, "some other").code, 1);
    const Ran read = ctl(unpack, "the employer's");
    QCOMPARE(read.code, 0);
    QVERIFY(read.out.contains("kept by the employer"));
    // Also what was released: its key goes with the others.
    QVERIFY(read.out.contains("what was passed on"));
    QByteArray cut = bytesOfFile(out);
    cut.chop(60);
    writeFile(out, cut);
    QCOMPARE(ctl(unpack, "the employer's").code, 1);
    for (const QString& who : {kOsei, kLin}) {
        const Ran ran = station.as(who, {QStringLiteral("1")});
        QCOMPARE(ran.code, 1);
        QVERIFY(ran.err.contains("[SealGroupMissing]"));
    }
    auto reader = StationReader::open({station.path().toStdString(), ""});
    const auto left = reader->database().number("SELECT count(*) FROM seal_key");
    QVERIFY(left && *left == 0);
    QVERIFY(station.plain().facts() > 0); // the chain is whole all the same
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
