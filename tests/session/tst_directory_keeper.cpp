#include "app/session/directory_change.h"
#include "app/session/directory_files.h"
#include "app/session/directory_keeper.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"

#include <QFile>
#include <QSaveFile>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

class KeeperScene final
{
public:
    KeeperScene()
    {
        room.open();
        keeper = std::make_unique<DirectoryKeeper>(room.session());
        keeper->setWatchMs(30);
        supervisor = room.desk();
        other = room.desk("Position 2");
        keeper->serve(*supervisor);
        keeper->serve(*other);
        is(room.signOn(*supervisor, "lindqvist"));
        is(room.signOn(*other, "reyes"));
    }
    ~KeeperScene()
    {
        supervisor.reset();
        other.reset();
        keeper.reset();
    }
    static void is(const QString& answer)
    {
        if (answer != QStringLiteral("done"))
            qFatal("%s", qPrintable(answer));
    }
    static DirectoryWish save(const char* id, const char* name)
    {
        DirectoryWish wish;
        wish.entry.id = id;
        wish.entry.kind = DirectoryKind::Shelter;
        wish.entry.name = name;
        wish.entry.phones = {{"860-555-0177", ""}};
        wish.entry.source = "called";
        wish.entry.asOf = "2026";
        return wish;
    }
    QString change(ConsoleDesk& desk, const DirectoryWish& wish)
    {
        return room.answerOf(desk, desk.changeDirectory(wish));
    }
    const DirectoryEntry* entry(const char* id) const
    {
        return findEntry(other->knowledge().directory, id);
    }
    QString agencyFile() const { return QString::fromStdString(agencyDirectoryPath(room.path())); }

    SessionRoom room;
    std::unique_ptr<DirectoryKeeper> keeper;
    std::unique_ptr<ConsoleDesk> supervisor;
    std::unique_ptr<ConsoleDesk> other;
};

} // namespace

class TestDirectoryKeeper final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSavedEntryReachesEveryWindowAndTheRulesAtOnce()
    {
        KeeperScene scene;
        QSignalSpy heard(scene.other.get(), &Desk::directoryChanged);
        scene.is(
            scene.change(*scene.supervisor, KeeperScene::save("harbor-house", "Harbor House")));
        QCOMPARE(heard.size(), 1);
        QVERIFY(scene.entry("harbor-house") != nullptr);
        QVERIFY(scene.entry("988") != nullptr); // what is shipped stays
        // The engine's rules know it, too: a hand-off by its name gets its number.
        OpenIncident open;
        open.type = TypeCode("WELFARE");
        open.location.text = "12 Oak Ave";
        scene.is(scene.room.submit(*scene.other, open));
        const IncidentId incident = scene.room.session().state().incidents.begin()->first;
        const QString placed =
            scene.room.submit(*scene.other, PlaceHandoff{incident, "harbor-house"});
        const auto facts = scene.room.facts<HandoffPlaced>();
        if (placed == QStringLiteral("done"))
            QCOMPARE(asKind<HandoffPlaced>(*facts.back().event).number,
                     std::string("860-555-0177"));
        else
            QCOMPARE(placed, QStringLiteral("LevelNone"));
        const auto settings = scene.room.facts<SettingChanged>();
        QCOMPARE(settings.size(), std::size_t(1));
        QCOMPARE(settings[0].envelope.recordedBy, AgentId("lindqvist"));
        QVERIFY(asKind<SettingChanged>(*settings[0].event).after.find("Harbor House") !=
                std::string::npos);
        // And it is there after a restart.
        const auto again = must(loadDirectory(scene.room.path(), must(directoryTowns()).towns));
        QVERIFY(findEntry(again.entries, "harbor-house") != nullptr);
    }

    void aCheckOfAShippedEntryDatesItAndKeepsTheRest()
    {
        KeeperScene scene;
        const DirectoryEntry before = *scene.entry("988");
        DirectoryWish wish;
        wish.act = DirectoryWishAct::Check;
        wish.entry.id = "988";
        wish.entry.name = before.name;
        // A dispatcher has called it: everybody may say so.
        scene.is(scene.change(*scene.other, wish));
        const DirectoryEntry after = *scene.entry("988");
        QVERIFY(after.checkedOn != before.checkedOn);
        QCOMPARE(daysSince(after.checkedOn, scene.other->today()), std::optional<int>(0));
        DirectoryEntry undated = after;
        undated.checkedOn = before.checkedOn;
        QVERIFY(undated == before);
    }

    void aDispatcherChangesNoEntryAndNoFileIsTouched()
    {
        KeeperScene scene;
        QCOMPARE(scene.change(*scene.other, KeeperScene::save("harbor-house", "Harbor House")),
                 QStringLiteral("RoleMissing"));
        QVERIFY(!QFile::exists(scene.agencyFile()));
        QVERIFY(scene.entry("harbor-house") == nullptr);
    }

    void anEntryWithAFaultIsRefusedAndTheListStaysAsItWas()
    {
        KeeperScene scene;
        scene.is(
            scene.change(*scene.supervisor, KeeperScene::save("harbor-house", "Harbor House")));
        DirectoryWish wrong = KeeperScene::save("Not An Id", "Wrong");
        QCOMPARE(scene.change(*scene.supervisor, wrong), QStringLiteral("FileMalformed"));
        scene.is(scene.change(*scene.supervisor, KeeperScene::save("other-house", "Other House")));
        QVERIFY(scene.entry("harbor-house") != nullptr);
        QVERIFY(scene.entry("other-house") != nullptr);
    }

    void twoChangesAtOnceAreBothKept()
    {
        KeeperScene scene;
        const quint64 first =
            scene.supervisor->changeDirectory(KeeperScene::save("house-a", "House A"));
        DirectoryWish check;
        check.act = DirectoryWishAct::Check;
        check.entry.id = "988";
        const quint64 second = scene.other->changeDirectory(check);
        QSignalSpy answers(scene.other.get(), &Desk::answered);
        scene.is(scene.room.answerOf(*scene.supervisor, first));
        QTRY_COMPARE(answers.size(), 1);
        Q_UNUSED(second)
        const auto again = must(loadDirectory(scene.room.path(), must(directoryTowns()).towns));
        QVERIFY(findEntry(again.entries, "house-a") != nullptr);
        QCOMPARE(daysSince(findEntry(again.entries, "988")->checkedOn, scene.other->today()),
                 std::optional<int>(0));
    }

    void anImportTakesThePlaceOfTheAgencysListOrNothingDoes()
    {
        KeeperScene scene;
        scene.is(
            scene.change(*scene.supervisor, KeeperScene::save("harbor-house", "Harbor House")));
        const QString csv = scene.agencyFile() + QStringLiteral(".csv");
        const auto write = [&](const char* text) {
            QFile file(csv);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        DirectoryWish import;
        import.act = DirectoryWishAct::Import;
        import.path = csv.toStdString();
        write("id,kind,name,phones,source,asOf\nst-x,hospital,X Hospital,12,called,2026\n");
        QCOMPARE(scene.change(*scene.supervisor, import), QStringLiteral("FileMalformed"));
        QVERIFY(scene.entry("harbor-house") != nullptr);
        // Every row that is wrong is told at once, and a kind that is none with those there are.
        write("id,kind,name,phones,source,asOf\nst-x,clinic,X,,called,2026\n"
              "st-y,Crisis Line,Y,860-555-0102,called,2026\nst-z,shelter,,,called,2026\n");
        const auto stage = stageDirectory(import, scene.room.path(), LocalDay{2026, 11, 27});
        QVERIFY(!stage);
        QCOMPARE(stage.refusal().arguments.back(),
                 std::string("st-x: kind: there is no kind clinic; the kinds are: crisis-line, "
                             "mobile-team, crisis-center, hospital, shelter, partner, interpreter, "
                             "program, dispatch-center; rows that are wrong as well: 4"));
        write(
            "id,kind,name,phones,source,asOf\nst-x,hospital,X Hospital,860-555-0101,called,2026\n");
        scene.is(scene.change(*scene.supervisor, import));
        QVERIFY(scene.entry("st-x") != nullptr);
        QVERIFY(scene.entry("harbor-house") == nullptr);
        QVERIFY(scene.entry("988") != nullptr);
    }

    void aFileThatSomebodyElseChangedIsReadAgain()
    {
        KeeperScene scene;
        QSignalSpy failed(scene.keeper.get(), &DirectoryKeeper::failed);
        DirectoryEntry entry = KeeperScene::save("harbor-house", "Harbor House").entry;
        const auto write = [&](const std::string& text) {
            QSaveFile file(scene.agencyFile()); // whole at once
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.data(), static_cast<qint64>(text.size()));
            QVERIFY(file.commit());
        };
        write(directoryText({entry}));
        QTRY_VERIFY(scene.entry("harbor-house") != nullptr);
        write("{");
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(scene.entry("harbor-house") != nullptr);
    }
};

HAVEN_TESTS(TestDirectoryKeeper)
#include "tst_directory_keeper.moc"
