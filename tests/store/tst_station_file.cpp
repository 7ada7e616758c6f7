#include "models/dispatch/backup_book.h"
#include "models/store/archive.h"
#include "models/store/backup.h"
#include "models/store/backup_note.h"
#include "models/store/digest.h"
#include "models/store/proven_backup.h"
#include "models/store/reader_pool.h"
#include "models/store/schema.h"
#include "models/store/verify.h"
#include "tests/store/store_kit.h"
#include "tests/testkit/test_program.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtTest>

#include <future>
#include <sys/stat.h>
#include <unistd.h>

using namespace haven;
using namespace haven::test;

namespace {

const StationHolder kHolder{"Position 2", Instant{1'790'000'000'000}};

RefusalCode openingOf(const Station& station)
{
    const auto file = StationFile::open(station.place(), kHolder);
    if (file)
        qFatal("the station was opened");
    return file.refusal().code;
}

void writeBytes(const std::string& path, const QByteArray& bytes)
{
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray bytesOfFile(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// A station with the account of its administrator.
void createWithAdmin(Station& station)
{
    must(station.create());
    const AgentId admin("admin");
    AccountRequest request;
    request.agent = admin;
    request.name = "Admin";
    request.roles = {Role::Administrator};
    request.passwordHash = must(hashPassword("correct horse battery"));
    auto engine = must(Engine::open(station.options()));
    std::promise<Result<std::vector<Recorded>>> answer;
    must(engine->submitAccount(
        std::move(request), Seat{admin, "Admin", PositionId("Position 1"), {Role::Administrator}},
        [&](const auto& result) { answer.set_value(result); }));
    must(answer.get_future().get());
}

} // namespace

class tst_StationFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMissingStationIsSaidToBeMissing();
    void anExistingFileIsNotTouched();
    void aForeignFileIsNotTouched();
    void aForeignDatabaseIsNotTouched();
    void aStationThatMayNotBeReadSaysSo();
    void aTruncatedStationIsRefused();
    void anEmptyFileIsRefused();
    void aNewerStationIsRefused();
    void aHeldStationNamesItsHolder();
    void aLinkToAStationMeetsItsLock();
    void aSecondNameOfAStationIsRefused();
    void readersWorkWhileItIsHeld();
    void theFormatIsWhatItSays();
    void migrationsRunInOrderAndOnce();
    void aFailingMigrationLeavesTheOldFormat();
    void aStationOfTheFirstFormatGetsTheKeyTablesAndKeepsItsArchive();
    void aBackupTakenWhileWorkingIsWhole();
    void aBackupIsProvenBeforeItHasItsName();
    void aCopyThatIsNotWholeLeavesNothing();
    void aBackupGoesNeitherOntoTheStationNorBesideIt();
    void aStoppedBackupLeavesNothing();
    void twoBackupsDoNotWriteIntoOneFile();
    void aFileThatCameMeanwhileKeepsItsName();
    void halfCopiesOfKilledProgramsAreTakenAway();
    void aBackupTakesAwayWhatAKilledOneLeft();
    void accountsMendedByHandAreCopiedAndRemarked();
    void aNoteOfACopyIsOfThisStationOrBad();
    void aNoteThatCannotBeReadIsNotBad();
    void aFolderOfNotesThatCannotBeReadIsNotAnEmptyOne();
    void aNewerQuestionInterruptsTheOlder();
};

void tst_StationFile::aMissingStationIsSaidToBeMissing()
{
    Station station;
    QCOMPARE(openingOf(station), RefusalCode::StationMissing);
    QVERIFY(!QFile::exists(QString::fromStdString(station.path())));
    QVERIFY(!QFile::exists(QString::fromStdString(station.path() + ".lock")));
    QCOMPARE(StationReader::open(station.place()).refusal().code, RefusalCode::StationMissing);
}

void tst_StationFile::anExistingFileIsNotTouched()
{
    Station station;
    writeBytes(station.path(), "somebody's letter");
    const auto created = station.create();
    QVERIFY(!created);
    QCOMPARE(created.refusal().code, RefusalCode::StationExists);
    QCOMPARE(bytesOfFile(station.path()), QByteArray("somebody's letter"));
}

void tst_StationFile::aForeignFileIsNotTouched()
{
    Station station;
    const QByteArray letter(5000, 'x');
    writeBytes(station.path(), letter);
    QCOMPARE(openingOf(station), RefusalCode::StationForeign);
    QCOMPARE(bytesOfFile(station.path()), letter);
}

void tst_StationFile::aForeignDatabaseIsNotTouched()
{
    Station station;
    {
        auto database = must(Database::open(station.path(), OpenMode::Create, {}));
        must(database.execute("CREATE TABLE other (a); INSERT INTO other VALUES (1)"));
    }
    const QByteArray before = bytesOfFile(station.path());
    QCOMPARE(openingOf(station), RefusalCode::StationForeign);
    QCOMPARE(bytesOfFile(station.path()), before);
}

// Not "read-only, everything can still be read".
void tst_StationFile::aStationThatMayNotBeReadSaysSo()
{
    constexpr uid_t kNobody = 65534;
    Station station;
    must(station.create());
    const QString path = QString::fromStdString(station.path());
    // Whoever gave up being root is still of its group.
    const auto open = QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(QFileInfo(path).path(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | open));
    QVERIFY(QFile::setPermissions(path, {}));
    const bool isRoot = ::geteuid() == 0; // who may read everything
    QVERIFY(!isRoot || ::seteuid(kNobody) == 0);
    const auto reader = StationReader::open(station.place());
    const auto writer = StationFile::open(station.place(), kHolder);
    QVERIFY(!isRoot || ::seteuid(0) == 0);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(!reader);
    QCOMPARE(QString::fromStdString(std::string(refusalName(reader.refusal().code))),
             QStringLiteral("StationUnreadable"));
    QVERIFY(!writer && writer.refusal().code == RefusalCode::StationUnreadable);
    QVERIFY(StationReader::open(station.place()).isOk());
    QVERIFY(StationFile::open(station.place(), kHolder).isOk());
}

void tst_StationFile::aTruncatedStationIsRefused()
{
    Station station;
    must(station.create());
    const QByteArray whole = bytesOfFile(station.path());
    for (const auto size : {whole.size() - 1, whole.size() / 2, qsizetype{4096}, qsizetype{50}}) {
        writeBytes(station.path(), whole.left(size));
        const auto code = openingOf(station);
        QCOMPARE(code, RefusalCode::StationTruncated);
        QCOMPARE(bytesOfFile(station.path()).size(), size);
    }
}

void tst_StationFile::anEmptyFileIsRefused()
{
    Station station;
    writeBytes(station.path(), QByteArray());
    QCOMPARE(openingOf(station), RefusalCode::StationForeign);
    QCOMPARE(bytesOfFile(station.path()).size(), qsizetype{0});
}

void tst_StationFile::aNewerStationIsRefused()
{
    Station station;
    must(station.create());
    {
        auto database = must(Database::open(station.path(), OpenMode::ReadWrite, {}));
        must(database.execute("PRAGMA user_version=" + std::to_string(schemaVersion() + 1)));
    }
    const auto file = StationFile::open(station.place(), kHolder);
    QVERIFY(!file);
    QCOMPARE(file.refusal().code, RefusalCode::StationNewer);
    QCOMPARE(file.refusal().arguments.at(1), std::to_string(schemaVersion() + 1));
    QCOMPARE(StationReader::open(station.place()).refusal().code, RefusalCode::StationNewer);
}

void tst_StationFile::aHeldStationNamesItsHolder()
{
    Station station;
    must(station.create());
    QVERIFY(!stationHolder(station.path()));
    {
        auto held = must(StationFile::open(station.place(), kHolder));
        const auto second = StationFile::open(station.place(), StationHolder{"Position 3", {}});
        QVERIFY(!second);
        QCOMPARE(second.refusal().code, RefusalCode::StationLocked);
        QCOMPARE(second.refusal().arguments.at(1), std::string("Position 2"));
        QCOMPARE(second.refusal().arguments.at(2), std::string("2026-09-21 14:13:20 UTC"));
        QCOMPARE(stationHolder(station.path())->who, std::string("Position 2"));
        QVERIFY(!rebuild(station.place(), kHolder));
    }
    QVERIFY(!stationHolder(station.path()));
    must(StationFile::open(station.place(), kHolder));
}

void tst_StationFile::aLinkToAStationMeetsItsLock()
{
    Station station;
    must(station.create());
    const std::string other = station.path() + ".other.haven";
    QVERIFY(::symlink(station.path().c_str(), other.c_str()) == 0);
    const auto held = must(StationFile::open(station.place(), kHolder));
    const auto second = StationFile::open({other, {}}, StationHolder{"Position 3", {}});
    QVERIFY(!second);
    QCOMPARE(second.refusal().code, RefusalCode::StationLocked);
    QCOMPARE(stationHolder(other)->who, std::string("Position 2"));
    QVERIFY(!QFile::exists(QString::fromStdString(other + ".lock")));
}

void tst_StationFile::aSecondNameOfAStationIsRefused()
{
    Station station;
    must(station.create());
    const std::string other = station.path() + ".other.haven";
    QVERIFY(::link(station.path().c_str(), other.c_str()) == 0);
    QCOMPARE(openingOf(station), RefusalCode::StationHasTwoNames);
    must(StationReader::open(station.place()));
    QVERIFY(::unlink(other.c_str()) == 0);
    must(StationFile::open(station.place(), kHolder));
}

void tst_StationFile::readersWorkWhileItIsHeld()
{
    Station station;
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    auto reader = must(StationReader::open(station.place()));
    for (int i = 1; i <= 20; ++i) {
        must(ask(*engine, wish(openAt(std::to_string(i) + " Elm St"))));
        LogQuery query;
        const auto page = must(logPage(reader.database(), query, {}));
        QCOMPARE(page.total, std::int64_t{i + 1});
        QCOMPARE(page.facts.front().envelope.sequence, std::int64_t{i + 1});
    }
    QVERIFY(!reader.database().execute("DELETE FROM event"));
    QVERIFY(!verify(station.place())->damage);
}

void tst_StationFile::theFormatIsWhatItSays()
{
    Station station;
    must(station.create());
    auto file = must(StationFile::open(station.place(), kHolder));
    Database& database = file.database();
    QCOMPARE(must(database.number("PRAGMA application_id")), kApplicationId);
    QCOMPARE(must(database.number("PRAGMA user_version")), std::int64_t{schemaVersion()});
    QCOMPARE(must(database.number("PRAGMA synchronous")), std::int64_t{2});
    QCOMPARE(must(database.number("PRAGMA foreign_keys")), std::int64_t{1});
    Statement mode(database, "PRAGMA journal_mode");
    QCOMPARE(must(mode.step()), Step::Row);
    QCOMPARE(std::string(mode.text(0)), std::string("wal"));
    QCOMPARE(must(database.number("SELECT count(*) FROM pragma_table_list WHERE type = 'table'"
                                  " AND schema = 'main' AND strict = 0"
                                  " AND name NOT LIKE 'sqlite_%'")),
             std::int64_t{0});
}

void tst_StationFile::migrationsRunInOrderAndOnce()
{
    Station station;
    auto database = must(Database::open(station.path(), OpenMode::Create, {}));
    const std::vector<Migration> first = {{1, "CREATE TABLE a (x INTEGER) STRICT"}};
    must(migrate(database, first));
    must(database.execute("INSERT INTO a VALUES (7)"));
    const std::vector<Migration> both = {
        {1, "CREATE TABLE a (x INTEGER) STRICT"},
        {2, "ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x + 1"}};
    must(migrate(database, both));
    must(migrate(database, both));
    QCOMPARE(must(database.number("SELECT y FROM a")), std::int64_t{8});
    QCOMPARE(must(database.number("PRAGMA user_version")), std::int64_t{2});
    const auto older = migrate(database, first);
    QVERIFY(!older);
    QCOMPARE(older.refusal().code, RefusalCode::StationNewer);
}

void tst_StationFile::aFailingMigrationLeavesTheOldFormat()
{
    Station station;
    auto database = must(Database::open(station.path(), OpenMode::Create, {}));
    must(migrate(database, {{1, "CREATE TABLE a (x INTEGER) STRICT"}}));
    const std::vector<Migration> broken = {
        {1, ""}, {2, "CREATE TABLE b (x INTEGER) STRICT; INSERT INTO nowhere VALUES (1)"}};
    QVERIFY(!migrate(database, broken));
    QCOMPARE(must(database.number("PRAGMA user_version")), std::int64_t{1});
    QCOMPARE(must(database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'b'")),
             std::int64_t{0});
}

void tst_StationFile::aStationOfTheFirstFormatGetsTheKeyTablesAndKeepsItsArchive()
{
    Station station;
    must(station.create());
    must(ask(*must(Engine::open(station.options())), wish(openAt("12 Oak Ave"))));
    {
        auto database = must(Database::open(station.path(), OpenMode::ReadWrite, {}));
        must(database.execute("DROP TABLE seal_person; DROP TABLE seal_group;"
                              "DROP TABLE seal_member; DROP TABLE seal_escrow;"
                              "DROP TABLE seal_key; PRAGMA user_version=1"));
    }
    must(ask(*must(Engine::open(station.options())), wish(noteOn(1, "after"))));
    auto database = must(Database::open(station.path(), OpenMode::Read, {}));
    QCOMPARE(must(database.number("SELECT count(*) FROM seal_key")), std::int64_t{0});
    QCOMPARE(must(database.number("SELECT count(*) FROM archive")), std::int64_t{1});
    const auto verdict = must(verify(station.place()));
    QVERIFY(!verdict.damage);
}

void tst_StationFile::aBackupTakenWhileWorkingIsWhole()
{
    Station station;
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    for (int i = 0; i < 50; ++i)
        must(ask(*engine, wish(openAt(std::string(20'000, 'e') + std::to_string(i)))));
    const StationPlace copy{station.path() + ".copy", {}};
    int steps = 0;
    must(backUp(station.place(), copy, [&](const BackupProgress&) {
        ++steps;
        must(ask(*engine, wish(openAt("made meanwhile"))));
        return GoOn::Yes;
    }));
    QVERIFY(steps > 1);
    const auto verdict = must(verify(copy));
    QVERIFY(!verdict.damage);
    QCOMPARE(verdict.events, std::int64_t{51});
    QCOMPARE(backUp(station.place(), copy, {}).refusal().code, RefusalCode::StationExists);
}

void tst_StationFile::aBackupIsProvenBeforeItHasItsName()
{
    Station station;
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    must(ask(*engine, wish(openAt("12 Elm St"))));
    const StationPlace copy{station.path() + ".monday.haven", {}};
    const auto made = must(backUpProven(station.place(), copy, {}));
    must(engine->stop());
    QCOMPARE(made.file, copy.path);
    QCOMPARE(made.facts, std::int64_t{2});
    const QByteArray bytes = bytesOfFile(copy.path);
    QCOMPARE(made.bytes, std::int64_t{bytes.size()});
    const Hash hash = sha256(std::string_view(bytes.constData(), std::size_t(bytes.size())));
    QCOMPARE(made.digest, hexOf(bytesOf(hash)));
    QCOMPARE(made.digest, must(digestOfFile(copy.path)));
    const auto verdict = must(verify(copy));
    QVERIFY(!verdict.damage);
    QCOMPARE(made.head, hexOf(bytesOf(verdict.head)));
    for (const char* suffix : {".part", ".part-wal", ".part-shm", "-journal"})
        QVERIFY2(!QFile::exists(QString::fromStdString(copy.path + suffix)), suffix);
    QCOMPARE(digestOfFile(copy.path + ".none").refusal().code, RefusalCode::FileUnreadable);
}

void tst_StationFile::aCopyThatIsNotWholeLeavesNothing()
{
    Station station;
    must(station.create());
    {
        auto engine = must(Engine::open(station.options()));
        must(ask(*engine, wish(openAt("12 Elm St"))));
        must(ask(*engine, wish(openAt("14 Elm St"))));
        must(engine->stop());
        auto database = must(Database::open(station.path(), OpenMode::ReadWrite, {}));
        must(database.execute("DELETE FROM event_payload WHERE seq = 2"));
    }
    const StationPlace copy{station.path() + ".monday.haven", {}};
    const auto made = backUpProven(station.place(), copy, {});
    QVERIFY(!made);
    QCOMPARE(made.refusal().code, RefusalCode::BackupNotWhole);
    for (const char* suffix : {"", ".part", ".part-wal", ".part-shm"})
        QVERIFY2(!QFile::exists(QString::fromStdString(copy.path + suffix)), suffix);
}

void tst_StationFile::aBackupGoesNeitherOntoTheStationNorBesideIt()
{
    Station station;
    must(station.create());
    const QByteArray before = bytesOfFile(station.path());
    const auto refused = [&](const std::string& path) {
        const auto made = backUpProven(station.place(), {path, {}}, {});
        return made ? std::string("made") : std::string(refusalName(made.refusal().code));
    };
    QCOMPARE(refused(station.path()), std::string("StationExists"));
    for (const char* suffix : {"-wal", "-shm", "-journal", ".lock", ".part"})
        QCOMPARE(refused(station.path() + suffix), std::string("BackupNameBad"));
    QCOMPARE(refused("  "), std::string("BackupNeedsFile"));
    QCOMPARE(refused(station.path() + ".none/monday.haven"), std::string("FileUnwritable"));
    QCOMPARE(bytesOfFile(station.path()), before);
}

void tst_StationFile::aStoppedBackupLeavesNothing()
{
    Station station;
    must(station.create());
    const StationPlace copy{station.path() + ".copy", {}};
    const auto stopped =
        backUp(station.place(), copy, [](const BackupProgress&) { return GoOn::No; });
    QVERIFY(!stopped);
    QCOMPARE(stopped.refusal().code, RefusalCode::QueryCanceled);
    QVERIFY(!QFile::exists(QString::fromStdString(copy.path)));
    QVERIFY(!QFile::exists(QString::fromStdString(copy.path + ".part")));
    // Also once it is copied and only to be proven.
    int asked = 0;
    const auto late = backUpProven(station.place(), copy, [&](const BackupProgress& at) {
        ++asked;
        return at.pagesTotal == 1 && at.pagesDone == 1 ? GoOn::No : GoOn::Yes;
    });
    QVERIFY(!late);
    QCOMPARE(late.refusal().code, RefusalCode::QueryCanceled);
    QVERIFY(asked >= 2);
    QVERIFY(!QFile::exists(QString::fromStdString(copy.path)));
    QVERIFY(!QFile::exists(QString::fromStdString(copy.path + ".part")));
}

void tst_StationFile::twoBackupsDoNotWriteIntoOneFile()
{
    Station station;
    must(station.create());
    const StationPlace copy{station.path() + ".copy", {}};
    std::optional<RefusalCode> other;
    must(backUp(station.place(), copy, [&](const BackupProgress&) {
        if (!other) {
            const auto second = backUp(station.place(), copy, {});
            other = second ? RefusalCode::StationExists : second.refusal().code;
        }
        return GoOn::Yes;
    }));
    QVERIFY(other == RefusalCode::BackupGoesOn);
    QVERIFY(!must(verify(copy)).damage);
    QVERIFY(!QFile::exists(QString::fromStdString(copy.path + ".part.lock")));
}

void tst_StationFile::aFileThatCameMeanwhileKeepsItsName()
{
    Station station;
    must(station.create());
    const StationPlace copy{station.path() + ".copy", {}};
    const auto made = backUp(station.place(), copy, [&](const BackupProgress&) {
        writeBytes(copy.path, "somebody's letter");
        return GoOn::Yes;
    });
    QVERIFY(!made);
    QCOMPARE(made.refusal().code, RefusalCode::StationExists);
    QCOMPARE(bytesOfFile(copy.path), QByteArray("somebody's letter"));
    for (const char* suffix : {".part", ".part.lock", ".part-journal"})
        QVERIFY2(!QFile::exists(QString::fromStdString(copy.path + suffix)), suffix);
}

void tst_StationFile::halfCopiesOfKilledProgramsAreTakenAway()
{
    QTemporaryDir folder;
    const auto at = [&](const char* name) {
        return folder.filePath(QString::fromLatin1(name)).toStdString();
    };
    for (const char* name : {"room-1.haven.part", "room-1.haven.part-journal", "room-2.haven",
                             "rooms.haven.part", "other-1.haven.part"})
        writeBytes(at(name), "half");
    takeAwayHalfCopies(folder.path().toStdString(), "room-");
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files),
             (QStringList{QStringLiteral("other-1.haven.part"), QStringLiteral("room-2.haven"),
                          QStringLiteral("rooms.haven.part")}));
    takeAwayHalfCopies(at("none"), "room-");
}

void tst_StationFile::aBackupTakesAwayWhatAKilledOneLeft()
{
    Station station;
    must(station.create());
    const std::string killed = station.path() + ".monday.haven.part";
    const std::string letter = station.path() + ".letter.part"; // no lock beside it: not ours
    writeBytes(killed, "half");
    writeBytes(killed + ".lock", "");
    writeBytes(killed + "-journal", "half");
    writeBytes(letter, "somebody's");
    must(backUpProven(station.place(), {station.path() + ".tuesday.haven", {}}, {}));
    for (const char* suffix : {"", ".lock", "-journal"})
        QVERIFY(!QFile::exists(QString::fromStdString(killed + suffix)));
    QCOMPARE(bytesOfFile(letter), QByteArray("somebody's"));
}

void tst_StationFile::accountsMendedByHandAreCopiedAndRemarked()
{
    Station station;
    createWithAdmin(station);
    {
        auto database = must(Database::open(station.path(), OpenMode::ReadWrite, {}));
        must(database.execute(
            "UPDATE account SET roles = 'Administrator,Supervisor' WHERE agent = 'admin'"));
    }
    const auto found = must(verify(station.place()));
    QVERIFY(found.damage && found.damage->isOfAccounts);
    const StationPlace copy{station.path() + ".monday.haven", {}};
    const auto made = must(backUpProven(station.place(), copy, {}));
    QVERIFY2(made.remark.find("the account admin has other rights") != std::string::npos,
             made.remark.c_str());
    QCOMPARE(made.facts, found.events);
    QVERIFY(QFile::exists(QString::fromStdString(copy.path)));
}

void tst_StationFile::aNoteOfACopyIsOfThisStationOrBad()
{
    Station station;
    createWithAdmin(station);
    QVERIFY(must(backupNotes(station.place())).good.empty());
    const auto made =
        must(backUpProven(station.place(), {station.path() + ".monday.haven", {}}, {}));
    // Copy and station lie on one disk here.
    QVERIFY(made.remark.find("on the disk of the station") != std::string::npos);
    const BackupNote note{made, AgentId("admin"), station.now()};
    must(leaveBackupNote(station.path(), note));
    BackupNote stranger = note;
    stranger.by = AgentId("lee"); // who has no account here
    must(leaveBackupNote(station.path(), stranger));
    BackupNote foreign = note;
    foreign.made.head = std::string(64, 'a');
    must(leaveBackupNote(station.path(), foreign));
    BackupNote ahead = note;
    ahead.made.facts += 1;
    must(leaveBackupNote(station.path(), ahead));
    // Haven deletes what it made by itself; a note does not make another file such a one.
    BackupNote forged = note;
    forged.by = AgentId(kBackupAgent);
    must(leaveBackupNote(station.path(), forged));
    writeBytes(station.path() + ".copies/garbage.json", "no note");
    const auto found = must(backupNotes(station.place()));
    QCOMPARE(found.good.size(), std::size_t{1});
    QVERIFY(found.good.front().note == note);
    QCOMPARE(found.bad.size(), std::size_t{5});
    dropBackupNote(found.good.front().file);
    QVERIFY(must(backupNotes(station.place())).good.empty());
}

void tst_StationFile::aNoteThatCannotBeReadIsNotBad()
{
    Station station;
    createWithAdmin(station);
    const auto made =
        must(backUpProven(station.place(), {station.path() + ".monday.haven", {}}, {}));
    QVERIFY(::chmod(station.path().c_str(), 0640) == 0);
    must(leaveBackupNote(station.path(), {made, AgentId("admin"), station.now()}));
    const std::string folder = station.path() + ".copies";
    const auto modeOf = [](const std::string& path) {
        struct stat found {};
        return ::stat(path.c_str(), &found) == 0 ? found.st_mode & 0777U : 0U;
    };
    // As open as the station, to those who may read it.
    QCOMPARE(modeOf(folder), 0750U);
    const std::string file = must(backupNotes(station.place())).good.front().file;
    QCOMPARE(modeOf(file), 0640U);
    // It goes away as it is read: that is no reason to say so of a copy, or to delete anything.
    QVERIFY(::symlink((folder + "/none").c_str(), (folder + "/gone.json").c_str()) == 0);
    const auto found = must(backupNotes(station.place()));
    QCOMPARE(found.good.size(), std::size_t{1});
    QVERIFY(found.bad.empty());
}

void tst_StationFile::aFolderOfNotesThatCannotBeReadIsNotAnEmptyOne()
{
    Station station;
    must(station.create());
    writeBytes(station.path() + ".copies", "no folder");
    QCOMPARE(backupNotes(station.place()).refusal().code, RefusalCode::FileUnreadable);
}

void tst_StationFile::aNewerQuestionInterruptsTheOlder()
{
    Station station;
    must(station.create());
    auto pool = must(ReaderPool::open(station.place(), 1));
    std::atomic<bool> isRunning{false};
    std::optional<RefusalCode> older;
    std::optional<std::int64_t> newer;
    must(pool->ask("search", [&](Database& database) {
        isRunning = true;
        const auto endless = database.number(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*)"
            " FROM n");
        if (!endless)
            older = endless.refusal().code;
    }));
    QTRY_VERIFY(isRunning.load());
    must(pool->ask("search", [](Database&) { qFatal("it was out of date before it ran"); }));
    must(pool->ask("search", [&](Database& database) {
        newer = must(database.number("SELECT count(*) FROM event"));
    }));
    pool->wait();
    QCOMPARE(older, std::optional<RefusalCode>(RefusalCode::QueryCanceled));
    QCOMPARE(newer, std::optional<std::int64_t>(1));
}

HAVEN_TESTS(tst_StationFile)
#include "tst_station_file.moc"
