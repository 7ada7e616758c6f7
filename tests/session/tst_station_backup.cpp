#include "app/reactors/backup_keeper.h"
#include "models/store/proven_backup.h"
#include "models/store/verify.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"

#include <QDir>
#include <QFileInfo>
#include <QtTest>

#include <future>

using namespace haven;
using namespace haven::test;

namespace {

// A folder of its own on "another disk".
class SafePlace final
{
public:
    std::string path() const { return m_folder.path().toStdString(); }
    std::string file(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files); }

private:
    QTemporaryDir m_folder;
};

// A live station, its administrator, and what makes copies by itself.
class KeeperRoom final
{
public:
    explicit KeeperRoom(StationMode mode = StationMode::Live)
        : room(SessionRoom::People::Usual, mode)
    {
        room.open();
        desk = room.desk();
        if (room.signOn(*desk, "admin") != QStringLiteral("done"))
            qFatal("admin does not sign on");
        keeper =
            std::make_unique<BackupKeeper>(room.session(), LiveStation::of(room.session().state()));
        QObject::connect(keeper.get(), &BackupKeeper::failed, keeper.get(),
                         [this](const Refusal& refusal) { told.push_back(refusal); });
    }
    QString plan(const std::string& words)
    {
        return room.submit(*desk, ChangeSetting{kBackupSetting, words});
    }
    // Looks, and waits until all is done that came of it.
    void look()
    {
        keeper->look();
        rest();
    }
    void rest()
    {
        if (!QTest::qWaitFor([this] { return !keeper->isAtWork(); }, 20'000))
            qFatal("the keeper does not come to rest");
    }

    SessionRoom room;
    std::unique_ptr<ConsoleDesk> desk;
    std::vector<Refusal> told;
    std::unique_ptr<BackupKeeper> keeper;
};

std::string nameOf(const Result<std::vector<Recorded>>& result)
{
    return result ? "done" : std::string(refusalName(result.refusal().code));
}

} // namespace

// A backup asked for at a window, over a real station.
class TestStationBackup final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWindowBacksUpWhileItWorks()
    {
        SessionRoom room;
        room.open();
        const auto desk = room.desk();
        QCOMPARE(room.signOn(*desk, "lindqvist"), QStringLiteral("done"));
        const SafePlace safe;
        QCOMPARE(room.answerOf(*desk, desk->backUp(safe.path())), QStringLiteral("done"));
        const auto told = room.facts<StationBackedUp>();
        QCOMPARE(told.size(), std::size_t(1));
        QVERIFY(told.front().envelope.doneBy == AgentId("lindqvist"));
        const auto& fact = asKind<StationBackedUp>(*told.front().event);
        QCOMPARE(safe.files().size(), 1);
        QCOMPARE(QFileInfo(QString::fromStdString(fact.file)).fileName(), safe.files().front());
        const auto verdict = must(verify({fact.file, ""}));
        QVERIFY(!verdict.damage);
        QCOMPARE(verdict.events, fact.facts);
        // The desk knows it at once, and the copy knows nothing of itself.
        QCOMPARE(desk->state().backups.made.size(), std::size_t(1));
        QVERIFY(fact.facts < told.front().envelope.sequence);
        QCOMPARE(room.answerOf(*desk, desk->backUp(fact.file)), QStringLiteral("StationExists"));
        QCOMPARE(room.answerOf(*desk, desk->backUp(room.path())), QStringLiteral("StationExists"));
        QCOMPARE(room.answerOf(*desk, desk->backUp("")), QStringLiteral("BackupNeedsFile"));
        QCOMPARE(room.facts<StationBackedUp>().size(), std::size_t(1));
    }

    void whoMayNotCopiesNothing()
    {
        SessionRoom room;
        room.open();
        const auto desk = room.desk();
        QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
        const SafePlace safe;
        QCOMPARE(room.answerOf(*desk, desk->backUp(safe.path())), QStringLiteral("RoleMissing"));
        QVERIFY(safe.files().isEmpty());
    }

    void oneAtATimeAndItCanBeStopped()
    {
        SessionRoom room;
        room.open();
        const auto desk = room.desk();
        QCOMPARE(room.signOn(*desk, "lindqvist"), QStringLiteral("done"));
        std::map<quint64, std::vector<std::string>> answers;
        connect(desk.get(), &Desk::answered, this, [&](const Answered& answer) {
            answers[answer.id].push_back(nameOf(answer.result));
        });
        // Every reader is busy, so that the first one has to wait.
        std::promise<void> gate;
        const std::shared_future<void> opened = gate.get_future().share();
        for (int n = 0; n < 2; ++n)
            QVERIFY(room.readers().ask("", [opened](Database&) { opened.wait(); }));
        const SafePlace safe;
        const quint64 first = desk->backUp(safe.file("a.haven"));
        const quint64 second = desk->backUp(safe.file("b.haven"));
        QTRY_COMPARE(answers[second], std::vector<std::string>{"BackupGoesOn"});
        desk->stopBackup();
        gate.set_value();
        QTRY_COMPARE(answers[first], std::vector<std::string>{"BackupStopped"});
        QVERIFY(safe.files().isEmpty());
        QCOMPARE(room.facts<StationBackedUp>().size(), std::size_t(0));
        const quint64 third = desk->backUp(safe.file("b.haven"));
        QTRY_COMPARE(answers[third], std::vector<std::string>{"done"});
        QCOMPARE(safe.files(), QStringList{QStringLiteral("b.haven")});
    }

    void copiesAreMadeByThemselvesAndTheOldestGiveWay()
    {
        KeeperRoom keeping;
        const SafePlace safe;
        keeping.look();
        QVERIFY(safe.files().isEmpty());
        QCOMPARE(keeping.plan("every 1 keep 2 " + safe.path()), QStringLiteral("done"));
        // At once, so that whoever set it sees that it works.
        QTRY_COMPARE(keeping.room.facts<StationBackedUp>().size(), std::size_t(1));
        keeping.rest();
        keeping.look();
        QCOMPARE(safe.files().size(), 1); // not due yet
        for (std::size_t n = 2; n <= 4; ++n) {
            keeping.room.pass(Span::minutes(51));
            keeping.look();
            QTRY_COMPARE(keeping.room.facts<StationBackedUp>().size(), n);
            keeping.rest();
        }
        QTRY_COMPARE(safe.files().size(), 2);
        const auto told = keeping.room.facts<StationBackedUp>();
        QVERIFY(told.back().envelope.doneBy == AgentId(kBackupAgent));
        const auto& newest = asKind<StationBackedUp>(*told.back().event);
        QCOMPARE(newest.gaveWay.size(), std::size_t(1));
        QVERIFY(!must(verify({newest.file, ""})).damage);
        QCOMPARE(keeping.room.session().state().backups.made.size(), std::size_t(2));
        QVERIFY(keeping.told.empty());
    }

    void oneThatFailsStandsUntilOneIsMade()
    {
        KeeperRoom keeping;
        const SafePlace safe;
        const std::string folder = safe.file("none");
        QCOMPARE(keeping.plan("every 1 keep 2 " + folder), QStringLiteral("done"));
        const auto& backups = keeping.room.session().state().backups;
        QTRY_VERIFY(backups.fault.has_value());
        QCOMPARE(backups.fault->failed.folder, folder);
        keeping.rest();
        keeping.room.pass(Span::minutes(10));
        keeping.look();
        keeping.room.pass(Span::minutes(31));
        keeping.look();
        // The same reason is no new fact.
        QCOMPARE(keeping.room.facts<BackupFailed>().size(), std::size_t(1));
        QCOMPARE(keeping.told.size(), std::size_t(1));
        QCOMPARE(keeping.told.front().code, RefusalCode::BackupFolderMissing);
        QVERIFY(QDir().mkpath(QString::fromStdString(folder)));
        keeping.look(); // too soon to try again
        QVERIFY(backups.fault.has_value());
        keeping.room.pass(Span::minutes(31));
        keeping.look();
        QTRY_VERIFY(!backups.fault.has_value());
        QCOMPARE(keeping.room.facts<StationBackedUp>().size(), std::size_t(1));
    }

    void aTrainingStationMakesNoneByItself()
    {
        KeeperRoom keeping(StationMode::Training);
        const SafePlace safe;
        QCOMPARE(keeping.plan("every 1 keep 2 " + safe.path()), QStringLiteral("done"));
        keeping.rest();
        keeping.look();
        QVERIFY(safe.files().isEmpty());
        QVERIFY(keeping.told.empty());
    }

    void whatWasCopiedBesideComesToTheLogOnce()
    {
        KeeperRoom keeping(StationMode::Training);
        SessionRoom& room = keeping.room;
        const SafePlace safe;
        const auto made = must(backUpProven({room.path(), ""}, {safe.file("x.haven"), ""}, {}));
        const Instant at = room.now() - Span::minutes(5);
        must(leaveBackupNote(room.path(), {made, AgentId("lindqvist"), at}));
        keeping.look();
        QTRY_COMPARE(room.facts<StationBackedUp>().size(), std::size_t(1));
        keeping.rest();
        const auto told = room.facts<StationBackedUp>().front();
        QVERIFY(told.envelope.doneBy == AgentId("lindqvist"));
        QVERIFY(told.envelope.recordedBy == AgentId(kBackupAgent));
        QVERIFY(told.envelope.happenedAt == at);
        QVERIFY(room.session().state().backups.made.back().at == at);
        keeping.look();
        QVERIFY(must(backupNotes({room.path(), ""})).good.empty());
        // One of another station is told, and not believed.
        BackupNote foreign{made, AgentId("lindqvist"), at};
        foreign.made.head = std::string(64, 'a');
        must(leaveBackupNote(room.path(), foreign));
        keeping.look();
        QCOMPARE(keeping.told.size(), std::size_t(1));
        QCOMPARE(keeping.told.front().code, RefusalCode::BackupUnproven);
        keeping.look();
        QVERIFY(must(backupNotes({room.path(), ""})).bad.empty());
        QCOMPARE(room.facts<StationBackedUp>().size(), std::size_t(1));
        QCOMPARE(keeping.told.size(), std::size_t(1));
    }

    // The console ended when the copy had its name and was not on the log yet.
    void whatWasCopiedAndNotRecordedComesToTheLogLater()
    {
        KeeperRoom keeping(StationMode::Training);
        SessionRoom& room = keeping.room;
        const SafePlace safe;
        const Instant before = room.now() - Span::minutes(5);
        const StationPlace station{room.path(), ""};
        const auto copy = must(
            backUpNoted(station, {safe.file("x.haven"), ""}, {AgentId("lindqvist"), before}, {}));
        QVERIFY(QFile::exists(QString::fromStdString(copy.note)));
        keeping.look();
        QTRY_COMPARE(room.facts<StationBackedUp>().size(), std::size_t(1));
        keeping.rest();
        QVERIFY(room.facts<StationBackedUp>().front().envelope.doneBy == AgentId("lindqvist"));
        QVERIFY(asKind<StationBackedUp>(*room.facts<StationBackedUp>().front().event) == copy.made);
        keeping.look();
        QVERIFY(!QFile::exists(QString::fromStdString(copy.note)));
        // One that is being made at this moment is for whoever makes it, for a while.
        const auto fresh = must(backUpNoted(station, {safe.file("y.haven"), ""},
                                            {AgentId("lindqvist"), room.now()}, {}));
        keeping.look();
        keeping.look();
        QCOMPARE(room.facts<StationBackedUp>().size(), std::size_t(1));
        room.pass(BackupKeeper::kEarlyAfter);
        keeping.look();
        QTRY_COMPARE(room.facts<StationBackedUp>().size(), std::size_t(2));
        keeping.rest();
        // One that never got its name is none, and one that failed leaves no note.
        BackupNote unmade{fresh.made, AgentId("lindqvist"), before};
        unmade.made.file = safe.file("never.haven");
        const std::string left = must(leaveEarlyBackupNote(room.path(), unmade));
        QVERIFY(
            !backUpNoted(station, {safe.file("y.haven"), ""}, {AgentId("lindqvist"), before}, {}));
        keeping.look();
        keeping.look();
        QVERIFY(!QFile::exists(QString::fromStdString(left)));
        QCOMPARE(room.facts<StationBackedUp>().size(), std::size_t(2));
        QVERIFY(keeping.told.empty());
        const auto notes = must(backupNotes(station));
        QVERIFY(notes.good.empty() && notes.bad.empty() && notes.unmade.empty());
    }

    // It holds every word of the station, also what the law has taken out of it since.
    void whatAKilledCopyLeftHalfMadeIsTakenAwayByItsNote()
    {
        KeeperRoom keeping;
        SessionRoom& room = keeping.room;
        const SafePlace safe;
        BackupNote unmade;
        unmade.by = AgentId("lindqvist");
        unmade.at = room.now() - Span::minutes(5);
        unmade.made = must(backUpProven({room.path(), ""}, {safe.file("whole.haven"), ""}, {}));
        unmade.made.file = safe.file("never.haven");
        const QString half = QString::fromStdString(unmade.made.file) + QStringLiteral(".part");
        QVERIFY(QFile::copy(QString::fromStdString(safe.file("whole.haven")), half));
        const auto note = QString::fromStdString(must(leaveEarlyBackupNote(room.path(), unmade)));
        keeping.look();
        QVERIFY(!QFile::exists(half));
        QVERIFY(!QFile::exists(half + QStringLiteral(".lock")));
        keeping.look();
        QVERIFY(!QFile::exists(note));
        QVERIFY(keeping.told.empty());
    }

    // Between its note and its name: whoever looks then takes neither away.
    void aCopyThatIsBeingMadeKeepsItsNote()
    {
        KeeperRoom keeping;
        SessionRoom& room = keeping.room;
        const SafePlace safe;
        BackupNote early;
        early.by = AgentId("lindqvist");
        early.at = room.now() - Span::minutes(5);
        int looks = 0;
        const auto made = must(backUpProven(
            {room.path(), ""}, {safe.file("x.haven"), ""}, {}, [&](const StationBackedUp& proven) {
                early.made = proven;
                const auto note = must(leaveEarlyBackupNote(room.path(), early));
                keeping.look();
                keeping.look();
                looks += QFile::exists(QString::fromStdString(note)) ? 1 : 0;
            }));
        QCOMPARE(looks, 1);
        QVERIFY(QFile::exists(QString::fromStdString(made.file)));
        keeping.look();
        QTRY_COMPARE(room.facts<StationBackedUp>().size(), std::size_t(1));
    }

    // Known from now on, and never deleted by itself: it was not this console that saw it made.
    void whatTheConsoleBeforeCopiedByItselfComesToTheLog()
    {
        KeeperRoom keeping;
        SessionRoom& room = keeping.room;
        const SafePlace safe;
        const auto copy =
            must(backUpNoted({room.path(), ""}, {safe.file("x.haven"), ""},
                             {AgentId(kBackupAgent), room.now() - Span::minutes(5)}, {}));
        keeping.look();
        QTRY_COMPARE(room.facts<StationBackedUp>().size(), std::size_t(1));
        keeping.rest();
        QVERIFY(room.facts<StationBackedUp>().front().envelope.doneBy == AgentId("system"));
        keeping.look();
        QVERIFY(!QFile::exists(QString::fromStdString(copy.note)));
        QVERIFY(keeping.told.empty());
    }

    void aNoteOfSomebodyWithoutAnAccountIsToldAndNotBelieved()
    {
        KeeperRoom keeping(StationMode::Training);
        SessionRoom& room = keeping.room;
        const SafePlace safe;
        const auto made = must(backUpProven({room.path(), ""}, {safe.file("x.haven"), ""}, {}));
        must(leaveBackupNote(room.path(), {made, AgentId("nobody"), room.now()}));
        keeping.look();
        QCOMPARE(keeping.told.size(), std::size_t(1));
        QCOMPARE(keeping.told.front().code, RefusalCode::BackupUnproven);
        QVERIFY(room.facts<StationBackedUp>().empty());
        QVERIFY(QFile::exists(QString::fromStdString(made.file)));
    }

    void notesThatMayNotBeReadAreToldOnce()
    {
        KeeperRoom keeping(StationMode::Training);
        QFile shut(QString::fromStdString(keeping.room.path() + ".copies"));
        QVERIFY(shut.open(QIODevice::WriteOnly)); // a file, where the folder should be
        shut.close();
        keeping.look();
        keeping.look();
        QCOMPARE(keeping.told.size(), std::size_t(1));
        QCOMPARE(keeping.told.front().code, RefusalCode::FileUnreadable);
    }

    void whatIsOlderIsAskedByTheOfficeAlone()
    {
        SessionRoom room;
        room.open();
        const auto ask = [&](const char* agent) {
            const auto desk = room.desk();
            if (room.signOn(*desk, agent) != QStringLiteral("done"))
                qFatal("%s does not sign on", agent);
            std::optional<RetentionFound> found;
            connect(desk.get(), &Desk::found, this,
                    [&](const QString&, quint64, const QueryAnswer& answer) {
                        found = std::get<RetentionFound>(answer);
                    });
            desk->ask(RetentionQuery{}, QStringLiteral("retentionDue"), 1);
            if (!QTest::qWaitFor([&] { return found.has_value(); }, 5000))
                qFatal("no answer");
            return *found;
        };
        const RetentionFound all = ask("lindqvist");
        QVERIFY(!all.kinds.empty() && !all.fault);
        QCOMPARE(all.ownFolder, room.path() + ".retention");
        for (const RetentionDue& due : all.kinds)
            QVERIFY2(due.records.all == 0, due.kind.id.c_str());
        QVERIFY(ask("reyes").kinds.empty());
        // A schedule that cannot be read is told, and counts nothing.
        QVERIFY(QDir().mkpath(QString::fromStdString(all.ownFolder)));
        QFile file(QString::fromStdString(all.ownFolder + "/own.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no schedule");
        file.close();
        const RetentionFound faulty = ask("lindqvist");
        QVERIFY(faulty.fault && faulty.kinds.empty());
    }
};

HAVEN_TESTS(TestStationBackup)
#include "tst_station_backup.moc"
