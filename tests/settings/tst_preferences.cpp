#include "app/settings/preference_keeper.h"
#include "app/settings/whole_file.h"
#include "tests/testkit/fake_desk.h"
#include "tests/testkit/full_disk.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/stall_watchdog.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

using namespace haven;
using namespace haven::test;

namespace {

Preferences unusual()
{
    Preferences preferences;
    preferences.theme = "high-contrast";
    preferences.zoomPercent = 150;
    preferences.rows = RowHeight::Large;
    preferences.sounds[SoundEvent::Recheck] = {30, false};
    preferences.sounds[SoundEvent::Accepted] = {70, true};
    preferences.keys.version = 1;
    preferences.keys.keys["newCall"] = {"Ctrl+N"};
    preferences.keys.keys["queueHold"] = {}; // none at all
    preferences.keys.letters = LetterKeys::Off;
    preferences.recentActions = {"sizeLarger", "verb:d"};
    preferences.boards["queue"] = {
        {"priority", "type"}, "location", SortWay::Down, {"p:1,2 -held", "beat:3"}};
    preferences.macros["go"] = {"d $1 $2", "en $1"};
    DeskLayout desk;
    desk.begins = DeskPlace::Crisis;
    desk.across = {500, 200, 300};
    desk.middle = {700, 300};
    desk.hidden = {DeskPart::Units, DeskPart::Who};
    desk.zoomPercent = 150;
    desk.boards["units@1"] = {{"unit", "status"}, "time", SortWay::Down, {}};
    desk.windows = {{BoardKind::Units, 1, QRect(-1920, 10, 800, 600), "is:free"}};
    desk.window = QRect(0, 0, 1920, 1080);
    preferences.desk = desk;
    preferences.layout = "busy night";
    preferences.layouts["busy night"] = desk;
    return preferences;
}

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

class TestPreferences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        QTemporaryDir folder;
        QVERIFY(writePreferences(folder.path(), AgentId("reyes"), unusual()).isOk());
        const auto read = readPreferences(folder.path(), AgentId("reyes"));
        QVERIFY(read.isOk());
        QCOMPARE(*read, unusual());
        // Somebody else has the usual ones.
        QCOMPARE(*readPreferences(folder.path(), AgentId("chen")), Preferences{});
    }

    void aFileSomebodyBrokeIsSaidAndTheUsualOnesHold()
    {
        QTemporaryDir folder;
        write(folder.filePath(QStringLiteral("agent-reyes.json")), "{ \"theme\": ");
        const auto read = readPreferences(folder.path(), AgentId("reyes"));
        QVERIFY(!read.isOk());
        QVERIFY(read.refusal().code == RefusalCode::PreferencesMalformed);
    }

    void aFileFromBeforeKeysCouldBeChosenIsOfTheFirstTable()
    {
        QTemporaryDir folder;
        write(folder.filePath(QStringLiteral("agent-reyes.json")), "{\"zoom_percent\": 120}");
        QCOMPARE(readPreferences(folder.path(), AgentId("reyes"))->keys.version, 1);
        // Nobody has sat there yet: whatever is shipped now.
        QCOMPARE(readPreferences(folder.path(), AgentId("chen"))->keys.version, 0);
    }

    // 16 px letters until somebody chooses the dense setting, which then stays chosen.
    void rowsAreNormalUntilDenseIsChosen()
    {
        QTemporaryDir folder;
        write(folder.filePath(QStringLiteral("agent-reyes.json")), "{\"zoom_percent\": 120}");
        QVERIFY(readPreferences(folder.path(), AgentId("reyes"))->rows == RowHeight::Normal);
        for (const RowHeight rows : {RowHeight::Dense, RowHeight::Normal, RowHeight::Large}) {
            Preferences own;
            own.rows = rows;
            QVERIFY(writePreferences(folder.path(), AgentId("reyes"), own).isOk());
            QVERIFY(readPreferences(folder.path(), AgentId("reyes"))->rows == rows);
        }
    }

    void themesFollowOneAnotherRoundAndRound()
    {
        QCOMPARE(nextTheme("night"), std::string("day"));
        QCOMPARE(nextTheme("day"), std::string("high-contrast"));
        QCOMPARE(nextTheme("high-contrast"), std::string("night"));
        QCOMPARE(nextTheme("of another version"), std::string("night"));
    }

    void aBoardKeepsNoMoreFiltersThanItCanShowAndNoneTwice()
    {
        Preferences wild;
        for (int n = 0; n < 40; ++n)
            wild.boards["queue"].filters.push_back("beat:" + std::to_string(n / 2));
        wild.boards["units"].columns = {"unit", "", "unit", std::string(5000, 'x')};
        wild.boards["nothing"] = {};
        const Preferences tame = withinLimits(wild);
        QCOMPARE(tame.boards.at("queue").filters.size(), kKeptFiltersMax);
        QCOMPARE(tame.boards.at("queue").filters[1], std::string("beat:1"));
        QCOMPARE(tame.boards.at("units").columns, std::vector<std::string>{"unit"});
        QCOMPARE(tame.boards.count("nothing"), std::size_t(0));
    }

    void whatMayBeNoMacroIsLeftOut()
    {
        QTemporaryDir folder;
        write(
            folder.filePath(QStringLiteral("agent-reyes.json")),
            R"({"macros": {"d": ["undo"], "3x": ["undo"], "bad": ["nothing"], "ok": ["chk $1"]}})");
        const auto read = readPreferences(folder.path(), AgentId("reyes"));
        QVERIFY(read.isOk());
        QCOMPARE(read->macros, (MacroBook{{"ok", {"chk $1"}}}));
    }

    void valuesBeyondTheLimitsAreBroughtInside()
    {
        QTemporaryDir folder;
        write(folder.filePath(QStringLiteral("agent-reyes.json")),
              "{\"zoom_percent\": 201, \"sounds\": {\"OfficerEmergency\": {\"volume\": 0,"
              " \"muted\": true}, \"Recheck\": {\"volume\": 101}, \"Trumpet\": {\"volume\": 1}}}");
        const auto read = readPreferences(folder.path(), AgentId("reyes"));
        QVERIFY(read.isOk());
        QCOMPARE(read->zoomPercent, kZoomMax);
        QCOMPARE(volumeOf(*read, SoundEvent::OfficerEmergency), kVolumeVitalMin);
        QCOMPARE(volumeOf(*read, SoundEvent::Recheck), kVolumeMax);
    }

    void theyComeAndGoWithThePerson()
    {
        QTemporaryDir folder;
        QVERIFY(writePreferences(folder.path(), AgentId("reyes"), unusual()).isOk());
        FakeDesk desk;
        PreferenceSource source;
        {
            const PreferenceKeeper keeper(desk, source, folder.path());
            QTRY_COMPARE(source.current(), unusual());
            desk.setSeat(supervisorSeat());
            QTRY_COMPARE(source.current(), Preferences{});
            Preferences hers;
            hers.theme = "day";
            source.choose(hers);
        }
        QCOMPARE(readPreferences(folder.path(), supervisorSeat().agent)->theme, std::string("day"));
        QCOMPARE(*readPreferences(folder.path(), AgentId("reyes")), unusual());
    }

    // A few hundred bytes fit into a buffer: that they did not reach the disk shows at the end
    // only.
    void aFullDiskIsSaidAndLeavesWhatWasChosenBefore()
    {
        QTemporaryDir folder;
        QVERIFY(writePreferences(folder.path(), AgentId("reyes"), unusual()).isOk());
        Result<void> written;
        {
            const FullDisk full;
            written = writePreferences(folder.path(), AgentId("reyes"), Preferences{});
        }
        QVERIFY(!written && written.refusal().code == RefusalCode::FileUnwritable);
        QCOMPARE(*readPreferences(folder.path(), AgentId("reyes")), unusual());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1); // nothing half-written
        QVERIFY(writePreferences(folder.path(), AgentId("reyes"), Preferences{}).isOk());
        QCOMPARE(*readPreferences(folder.path(), AgentId("reyes")), Preferences{});
    }

    void aFileIsWrittenOverNoStationAndNoDevice()
    {
        QTemporaryDir folder;
        const auto at = [&folder](const char* name) {
            return folder.filePath(QString::fromUtf8(name)).toStdString();
        };
        for (const char* name : {"a.haven", "a.haven-wal", "a.haven-shm", "a.haven.lock",
                                 "a.haven.geo", "a.haven.geo.lock"}) {
            write(QString::fromStdString(at(name)), "a year of facts");
            const auto written = writeWhole(at(name), "an export");
            QVERIFY2(!written && written.refusal().code == RefusalCode::FileUnwritable, name);
            QFile still(QString::fromStdString(at(name)));
            QVERIFY(still.open(QIODevice::ReadOnly));
            QCOMPARE(still.readAll(), QByteArray("a year of facts"));
        }
        QVERIFY(QFile::link(QString::fromStdString(at("a.haven")),
                            QString::fromStdString(at("link.csv"))));
        QVERIFY(!writeWhole(at("link.csv"), "an export"));
        QCOMPARE(::mkfifo(at("pipe").c_str(), 0600), 0);
        QVERIFY(!writeWhole(at("pipe"), "an export"));
        QVERIFY(!writeWhole(folder.path().toStdString(), "an export"));
        QVERIFY(!mayBePutAt("/dev/null") && !mayBePutAt(""));
        QVERIFY(writeWhole(at("a.haven.csv"), "an export").isOk());
        QVERIFY(writeWhole(at("a.haven.csv"), "").isOk());
        QCOMPARE(QFile(QString::fromStdString(at("a.haven.csv"))).size(), 0);
    }

    void aFolderThatCannotBeWrittenIsSaidAndTheChoiceHolds()
    {
        QTemporaryDir folder;
        // A file where the folder should be: not even root can write into it.
        const QString blocked = folder.filePath(QStringLiteral("blocked"));
        write(blocked, "x");
        FakeDesk desk;
        PreferenceSource source;
        const PreferenceKeeper keeper(desk, source, blocked);
        QSignalSpy failed(&keeper, &PreferenceKeeper::failed);
        Preferences hers;
        hers.theme = "day";
        source.choose(hers);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("cannot be written")));
        QCOMPARE(source.current().theme, std::string("day"));
    }
};

HAVEN_TESTS(TestPreferences)
#include "tst_preferences.moc"
