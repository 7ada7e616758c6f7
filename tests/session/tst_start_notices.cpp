#include "app/console/station_opening.h"
#include "app/session/protocol_files.h"
#include "models/store/digest.h"
#include "models/store/snapshot.h"
#include "models/store/station_lock.h"
#include "tests/session/open_console.h"
#include "tests/testkit/test_program.h"
#include "ui/shell/command_bar.h"
#include "ui/widgets/result_line.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

// What people are told when they come to the station.
class TestStartNotices final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneUnreadableProtocolIsDisabledAndNamed()
    {
        const auto base = must(loadKnowledge(MapSource::None, ""));
        QVERIFY(base->disabled.empty());
        const auto protocols = base->knowledge.protocols.size();
        QVERIFY(protocols > 3);
        takeProtocol(*base, ":/protocols/broken.json", "{ \"id\": ");
        takeProtocol(*base, ":/protocols/empty.json", "");
        QCOMPARE(base->knowledge.protocols.size(), protocols);
        QCOMPARE(base->disabled.size(), std::size_t{2});
        const std::string sentence = refusalSentence(base->disabled.front());
        QVERIFY2(sentence.find("broken.json") != std::string::npos, sentence.c_str());
        QVERIFY2(sentence.find("everything else works") != std::string::npos, sentence.c_str());
    }

    // Linted like the shipped ones: what passes is taken, or takes a shipped one's place.
    void anAgencysOwnProtocolsAreTakenAndWhatIsWrongIsNamed()
    {
        const QTemporaryDir folder;
        const QString station = folder.filePath(QStringLiteral("center.haven"));
        const QString own = QString::fromStdString(agencyProtocolsPath(station.toStdString()));
        QVERIFY(QDir().mkpath(own));
        const auto put = [&](const char* name, const QByteArray& text) {
            QFile file(own + QStringLiteral("/") + QString::fromLatin1(name));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        };
        const QByteArray shipped =
            QByteArray::fromStdString(resourceText(":/protocols/overdose.json"));
        QByteArray changed = shipped;
        changed.replace("\"title\": \"Overdose\"", "\"title\": \"Overdose, our own\"");
        QVERIFY(changed != shipped);
        put("overdose.json", changed);
        QByteArray added = shipped;
        added.replace("\"id\": \"overdose\"", "\"id\": \"overdose-campus\"");
        put("overdose-campus.json", added);
        put("another-name.json", shipped);
        put("broken.json", "{\n \"id\": ");
        put("large.json", QByteArray(static_cast<int>(kProtocolFileBytesMax) + 1, ' '));
        put("notes.txt", "no protocol");

        const auto base = must(loadKnowledge(MapSource::None, ""));
        const auto before = base->knowledge.protocols;
        takeAgencyProtocols(*base, station.toStdString());
        QCOMPARE(base->knowledge.protocols.size(), before.size() + 1);
        const auto& overdose = base->knowledge.protocols.at(ProtocolId("overdose"));
        QCOMPARE(overdose.protocol.title, std::string("Overdose, our own"));
        QVERIFY(overdose.source == ProtocolSource::Agency);
        QCOMPARE(overdose.text, changed.toStdString());
        QCOMPARE(overdose.hash, hexOf(bytesOf(sha256(overdose.text))));
        const auto& campus = base->knowledge.protocols.at(ProtocolId("overdose-campus"));
        QVERIFY(campus.source == ProtocolSource::Agency);
        QVERIFY(base->knowledge.protocols.at(ProtocolId("welfare-check")).source ==
                ProtocolSource::Shipped);
        QStringList told;
        for (const auto& one : base->disabled)
            told << QString::fromStdString(refusalSentence(one));
        QCOMPARE(told.size(), 3);
        QVERIFY2(told[0].contains(QStringLiteral("another-name.json")) &&
                     told[0].contains(QStringLiteral("called overdose.json")),
                 qPrintable(told[0]));
        QVERIFY2(told[1].contains(QStringLiteral("broken.json")) &&
                     told[1].contains(QStringLiteral("line 2")),
                 qPrintable(told[1]));
        QVERIFY2(told[2].contains(QStringLiteral("large.json")) &&
                     told[2].contains(QStringLiteral("16384")),
                 qPrintable(told[2]));
    }

    void whatWasTypedAtAnotherPositionIsNamed()
    {
        SessionRoom room;
        room.open();
        {
            const auto desk = room.desk("Position 1");
            QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
            desk->keepDraft({"intake/1", "woman at the"});
            desk->keepDraft({"note/26-000001", "she says"});
            room.session().settle();
        }
        // The next start: somebody sits down elsewhere.
        room.close();
        room.open();
        OpenConsole console(room);
        ConsoleWindows& windows = console.windows;
        ui::MainWindow& window = windows.open();
        windows.desk(0).signOn({AgentId("chen"), kPassword, PositionId("Position 2")});
        const auto told = [](ui::MainWindow& at) {
            return at.bar().findChild<ui::ResultLine*>(QStringLiteral("resultLine"))->text();
        };
        QTRY_VERIFY(told(window).contains(QStringLiteral("typed at Position 1")));
        QVERIFY(told(window).contains(QStringLiteral("2 texts")));
        // Where they are, they are not told of: they are there.
        ui::MainWindow& other = windows.open();
        windows.desk(1).signOn({AgentId("reyes"), kPassword, PositionId("Position 1")});
        QTRY_COMPARE(windows.desk(1).drafts().size(), std::size_t{2});
        QTest::qWait(50);
        QVERIFY(!told(other).contains(QStringLiteral("was being typed at")));
    }

    // A power cut ends no lesson; an evening of long ago is made anew.
    void aDemoThatWasCutOffGoesOnForAWhile()
    {
        const QTemporaryDir folder;
        const auto file = [&](const char* name) {
            return folder.filePath(QString::fromLatin1(name));
        };
        {
            SessionRoom room(SessionRoom::People::Usual, StationMode::Demo);
            room.open();
            const auto desk = room.desk();
            QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
            room.session().settle();
            const QString path = QString::fromStdString(room.path());
            for (const char* copy : {"now.haven", "then.haven"}) {
                QVERIFY(QFile::copy(path, file(copy)));
                QVERIFY(QFile::copy(path + QStringLiteral("-wal"),
                                    file(copy) + QStringLiteral("-wal")));
            }
        }
        const auto incidentsOf = [&](const char* name) {
            auto reader = must(StationReader::open({file(name).toStdString(), ""}));
            return must(loadState(reader.database())).state.incidents.size();
        };
        const auto setAge = [&](const char* name, qint64 seconds) {
            QFile wal(file(name) + QStringLiteral("-wal"));
            return wal.open(QIODevice::ReadWrite) && wal.size() > 0 &&
                   wal.setFileTime(QDateTime::currentDateTime().addSecs(-seconds),
                                   QFileDevice::FileModificationTime);
        };
        const qint64 limit = kDemoGoesOnFor.ms / 1000;
        QVERIFY(setAge("now.haven", limit - 60));
        must(remakeDemoStation(file("now.haven").toStdString(), DemoCutOff::GoesOn));
        QCOMPARE(incidentsOf("now.haven"), std::size_t{0}); // it is the one that was cut off
        QVERIFY(setAge("then.haven", limit + 60));
        must(remakeDemoStation(file("then.haven").toStdString(), DemoCutOff::GoesOn));
        QVERIFY(incidentsOf("then.haven") > 5); // a new evening
        must(remakeDemoStation(file("now.haven").toStdString()));
        QVERIFY(incidentsOf("now.haven") > 5);
    }

    void theHolderIsNamedByPositionAndPerson()
    {
        SessionRoom room;
        room.open();
        const auto who = [&] {
            const auto holder = stationHolder(room.path());
            return QString::fromStdString(holder ? holder->who : "nobody");
        };
        QCOMPARE(who(), QStringLiteral("the test"));
        const auto first = room.desk("Position 1");
        const auto second = room.desk("Position 2");
        QCOMPARE(room.signOn(*first, "reyes"), QStringLiteral("done"));
        QCOMPARE(who(), QStringLiteral("Position 1 (Reyes)"));
        QCOMPARE(room.signOn(*second, "osei"), QStringLiteral("done"));
        QCOMPARE(who(), QStringLiteral("Position 1 (Reyes), Position 2 (Osei)"));
        // Relief over the open board.
        QCOMPARE(room.signOn(*first, "chen"), QStringLiteral("done"));
        QCOMPARE(who(), QStringLiteral("Position 1 (Chen), Position 2 (Osei)"));
        QCOMPARE(room.submit(*second, SignOff{PositionId("Position 2"), ""}),
                 QStringLiteral("done"));
        QCOMPARE(who(), QStringLiteral("Position 1 (Chen)"));
        // Killed, they are still signed on in the log, and hold nothing.
        room.close();
        QCOMPARE(who(), QStringLiteral("nobody"));
        room.open();
        QCOMPARE(who(), QStringLiteral("the test"));
    }
};

HAVEN_TESTS(TestStartNotices)
#include "tst_start_notices.moc"
