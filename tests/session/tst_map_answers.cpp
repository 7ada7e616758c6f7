// Roads, names and feeds as a console has them: read in the background, taken up while it runs.
#include "app/console/map_keeper.h"
#include "app/session/console_desk.h"
#include "app/session/map_intake.h"
#include "models/feeds/feed_config.h"
#include "models/store/geofile.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/stall_watchdog.h"

#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

// A street of a mile from west to east with a side street at its middle.
const QByteArray kTownRoads = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"ELM ST","left_from":1,"left_to":99,"right_from":2,
 "right_to":98},"geometry":{"type":"LineString","coordinates":[[-72.90,41.35],[-72.89,41.35]]}},
{"type":"Feature","properties":{"name":"ELM ST","left_from":101,"left_to":199,"right_from":102,
 "right_to":198},"geometry":{"type":"LineString","coordinates":[[-72.89,41.35],[-72.88,41.35]]}},
{"type":"Feature","properties":{"name":"THIRD ST"},"geometry":
 {"type":"LineString","coordinates":[[-72.89,41.35],[-72.89,41.36]]}}]})";
constexpr Coordinate kWestEnd{413'500'000, -729'000'000};
constexpr Coordinate kEastEnd{413'500'000, -728'800'000};

void writeBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

// A station with a desk that can ask about the map.
class MapRoom final
{
public:
    MapRoom()
    {
        m_room.open();
        m_desk = m_room.desk();
        if (m_room.signOn(*m_desk, "reyes") != QStringLiteral("done"))
            qFatal("nobody can sign on");
    }
    ~MapRoom()
    {
        // As a console ends: what is asked first, then what answers.
        m_desk.reset();
        m_keeper.reset();
        m_room.close();
    }

    void keep()
    {
        m_keeper = std::make_unique<MapKeeper>(m_room.session());
        m_keeper->setWatchMs(50);
        m_keeper->serve(*m_desk);
    }
    QString file(const char* name) const { return m_files.filePath(QString::fromLatin1(name)); }
    // Through the desk, as the wizard does; the steps it told.
    std::vector<MapImportStep> import(const QString& path, const char* kind)
    {
        std::vector<MapImportStep> steps;
        const auto heard =
            QObject::connect(m_desk.get(), &Desk::importTold, m_desk.get(),
                             [&steps](const MapImportStep& step) { steps.push_back(step); });
        MapImportWish wish;
        wish.files = {{path.toStdString(), kind}};
        m_desk->importMap(wish);
        const auto isOver = [&steps] {
            return !steps.empty() && steps.back().stage >= MapImportStage::Done;
        };
        if (!QTest::qWaitFor(isOver, 20'000))
            qFatal("the import does not end");
        QObject::disconnect(heard);
        return steps;
    }
    template <class Found>
    Found ask(Query query)
    {
        std::optional<Found> found;
        const auto heard =
            QObject::connect(m_desk.get(), &Desk::found, m_desk.get(),
                             [&](const QString&, quint64 generation, const QueryAnswer& answer) {
                                 if (generation == m_generation)
                                     found = std::get<Found>(answer);
                             });
        m_desk->ask(std::move(query), QStringLiteral("test"), ++m_generation);
        if (!QTest::qWaitFor([&] { return found.has_value(); }, 20'000))
            qFatal("no answer");
        QObject::disconnect(heard);
        return *found;
    }
    IncidentId call(Coordinate at)
    {
        OpenIncident open;
        open.type = TypeCode("NOISE");
        open.location.text = "12 Elm St";
        open.location.point = at;
        done(open);
        return m_desk->state().incidents.rbegin()->first;
    }
    void unit(const char* sign, Coordinate at)
    {
        LogOnUnit on;
        on.unit = UnitId(sign);
        done(on);
        Location place;
        place.text = "a corner";
        place.point = at;
        done(MoveUnit{UnitId(sign), place});
    }
    void done(Command command)
    {
        const QString answer = m_room.submit(*m_desk, std::move(command));
        if (answer != QStringLiteral("done"))
            qFatal("refused: %s", qPrintable(answer));
    }

    ConsoleDesk& desk() { return *m_desk; }
    MapKeeper& keeper() { return *m_keeper; }
    SessionRoom& room() { return m_room; }

private:
    QTemporaryDir m_files;
    SessionRoom m_room;
    std::unique_ptr<ConsoleDesk> m_desk;
    std::unique_ptr<MapKeeper> m_keeper;
    quint64 m_generation = 0;
};

} // namespace

class TestMapAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAMapUnitsAreStillRecommendedByStraightLine()
    {
        MapRoom room;
        room.keep();
        room.unit("3A12", kWestEnd);
        room.unit("2A11", kEastEnd);
        const auto found =
            room.ask<RecommendFound>(RecommendQuery{room.call(movedBy(kWestEnd, 100, 0))});
        QVERIFY(!found.refusal);
        QCOMPARE(found.answer.picked.front().unit, UnitId("3A12"));
        QCOMPARE(found.answer.picked.front().way, TravelWay::StraightLine);
        QVERIFY(!found.overrideReasons.empty());
        QCOMPARE(room.desk().mapStanding(), MapStanding::None);
        QCOMPARE(room.ask<PlacesFound>(PlaceSearch{"12 elm st", {}, 5}).map, MapStanding::None);
    }

    void anImportIsInUseAtOnceAndKeepsTheDeskAlive()
    {
        MapRoom room;
        room.keep();
        room.unit("3A12", kWestEnd);
        room.unit("2A11", kEastEnd);
        const IncidentId incident = room.call(movedBy(kWestEnd, 300, 0));
        writeBytes(room.file("roads.geojson"), kTownRoads);
        QSignalSpy changed(&room.desk(), &Desk::mapChanged);
        const auto seen = room.ask<MapFilesFound>(
            MapFilesQuery{{room.file("roads.geojson").toStdString(), "/nowhere.xyz"}});
        QCOMPARE(seen.files.at(0).kind, std::string("roads"));
        QVERIFY(!seen.files.at(1).problem.empty());
        const testkit::StallWatchdog watchdog;
        const auto steps = room.import(room.file("roads.geojson"), "roads");
        QVERIFY2(watchdog.stallMsMax() <= testkit::kStallMsMax,
                 QByteArray::number(watchdog.stallMsMax()).constData());
        QCOMPARE(steps.back().stage, MapImportStage::Done);
        QCOMPARE(steps.back().files.at(0).imported, 3);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(room.desk().mapStanding(), MapStanding::Ready);
        // Names, roads and rules all use it: no restart.
        const auto places = room.ask<PlacesFound>(PlaceSearch{"50 elm st", {}, 5});
        QVERIFY(!places.hits.empty());
        const auto found = room.ask<RecommendFound>(RecommendQuery{incident});
        QCOMPARE(found.answer.picked.front().way, TravelWay::Road);
        OpenIncident open;
        open.type = TypeCode("THEFT");
        open.location.text = "50 Elm St";
        room.done(open);
        const auto routes =
            room.ask<RoutesFound>(RoutesQuery{incident, {UnitId("3A12"), UnitId("2A11")}});
        QCOMPARE(routes.routes.size(), std::size_t{2});
        QVERIFY(routes.routes.at(0).route.line.size() >= 2);
        const auto reach = room.ask<ReachFound>(ReachQuery{kWestEnd, {Span::minutes(5)}});
        QCOMPARE(reach.areas.size(), std::size_t{1});
        const auto near = room.ask<NearbyFound>(NearbyQuery{kWestEnd});
        QCOMPARE(near.units.front().unit, UnitId("3A12"));
        QCOMPARE(near.streets.front().name, std::string("Elm St"));
    }

    void aBrokenFileLeavesTheOldMapInUse()
    {
        MapRoom room;
        room.keep();
        writeBytes(room.file("roads.geojson"), kTownRoads);
        QCOMPARE(room.import(room.file("roads.geojson"), "roads").back().stage,
                 MapImportStage::Done);
        writeBytes(room.file("beats.geojson"), kTownRoads.left(200));
        const auto steps = room.import(room.file("beats.geojson"), "beats");
        QCOMPARE(steps.back().stage, MapImportStage::Failed);
        QVERIFY(steps.back().refusal.has_value());
        QVERIFY(!room.ask<PlacesFound>(PlaceSearch{"50 elm st", {}, 5}).hits.empty());
    }

    void aStoppedImportLeavesNoMap()
    {
        MapRoom room;
        room.keep();
        QByteArray many = R"({"type":"FeatureCollection","features":[)";
        for (int n = 0; n < 200'000; ++n)
            many +=
                (n > 0 ? "," : "") +
                QByteArray(R"({"type":"Feature","properties":{"name":"S ST"},"geometry":)"
                           R"({"type":"LineString","coordinates":[[-72.9,41.3],[-72.8,41.3]]}})");
        many += "]}";
        writeBytes(room.file("roads.geojson"), many);
        QObject whileHere;
        QObject* const context = &whileHere;
        connect(&room.desk(), &Desk::importTold, context, [&room](const MapImportStep& step) {
            if (step.stage == MapImportStage::Reading)
                room.desk().stopImport();
        });
        QCOMPARE(room.import(room.file("roads.geojson"), "roads").back().stage,
                 MapImportStage::Stopped);
        QCOMPARE(room.desk().mapStanding(), MapStanding::None);
    }

    void aMapThatWasBroughtInElsewhereIsTakenUp()
    {
        MapRoom room;
        writeBytes(room.file("roads.geojson"), kTownRoads);
        room.keep();
        QSignalSpy changed(&room.desk(), &Desk::mapChanged);
        // As havenctl does it, beside the running console.
        MapImportWish wish;
        wish.files = {{room.file("roads.geojson").toStdString(), "roads"}};
        const auto step = bringIn(wish, room.room().path(), room.room().now(),
                                  [](const MapImportStep&) { return true; });
        QCOMPARE(step.stage, MapImportStage::Done);
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, 10'000);
        QVERIFY(!room.ask<PlacesFound>(PlaceSearch{"50 elm st", {}, 5}).hits.empty());
    }

    void aMapOfAnOlderVersionIsBroughtUpToDate()
    {
        MapRoom room;
        writeBytes(room.file("roads.geojson"), kTownRoads);
        MapImportWish wish;
        wish.files = {{room.file("roads.geojson").toStdString(), "roads"}};
        const auto step = bringIn(wish, room.room().path(), room.room().now(),
                                  [](const MapImportStep&) { return true; });
        QCOMPARE(step.stage, MapImportStage::Done);
        const std::string path = geofilePath(room.room().path());
        {
            auto database = must(Database::open(path, OpenMode::ReadWrite, {}));
            must(database.execute("DROP TABLE road_box; PRAGMA user_version = 1"));
        }
        room.keep();
        QSignalSpy failed(&room.keeper(), &MapKeeper::failed);
        // As another program would have put it there.
        std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() +
                                                   std::chrono::seconds(5));
        QTRY_VERIFY_WITH_TIMEOUT(must(Geofile::open(path)).hasBoxes(), 10'000);
        QTRY_VERIFY(!room.ask<PlacesFound>(PlaceSearch{"50 elm st", {}, 5}).hits.empty());
        QCOMPARE(failed.size(), 0);
    }

    void anotherListOfFeedsIsFound()
    {
        MapRoom room;
        room.keep();
        QSignalSpy found(&room.keeper(), &MapKeeper::feedsFound);
        writeBytes(QString::fromStdString(feedsPath(room.room().path())),
                   R"({"feeds":[{"name":"Own","format":"nmea","address":"udp://127.0.0.1:47113",)"
                   R"("unit":"3A12"}]})");
        QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, 10'000);
        const auto start = found.at(0).at(0).value<std::shared_ptr<PositionStart>>();
        QCOMPARE(start->feeds.size(), std::size_t{1});
    }

    void aRealCityIsReadBesideTheDesk()
    {
        const QString data = qEnvironmentVariable("HAVEN_DATA");
        if (data.isEmpty())
            QSKIP("HAVEN_DATA is not set");
        MapRoom room;
        room.keep();
        const testkit::StallWatchdog watchdog;
        const auto steps = room.import(data + QStringLiteral("/geo/osm/baltimore.osm.pbf"), "");
        QVERIFY2(watchdog.stallMsMax() <= testkit::kStallMsMax,
                 QByteArray::number(watchdog.stallMsMax()).constData());
        QCOMPARE(steps.back().stage, MapImportStage::Done);
        const Coordinate here{392'900'000, -766'100'000};
        for (int n = 0; n < 30; ++n)
            room.unit(("U" + std::to_string(n)).c_str(), movedBy(here, 150.0 * n, -90.0 * n));
        const auto found = room.ask<RecommendFound>(RecommendQuery{room.call(here)});
        QVERIFY(!found.refusal);
        QCOMPARE(found.answer.picked.front().way, TravelWay::Road);
        QCOMPARE(found.answer.picked.front().unit, UnitId("U0"));
        const auto reach = room.ask<ReachFound>(
            ReachQuery{here, {Span::minutes(5), Span::minutes(10), Span::minutes(15)}});
        QCOMPARE(reach.areas.size(), std::size_t{3});
        QVERIFY(!room.ask<NearbyFound>(NearbyQuery{here}).streets.empty());
        QVERIFY2(watchdog.stallMsMax() <= testkit::kStallMsMax,
                 QByteArray::number(watchdog.stallMsMax()).constData());
    }

    void aNewerQuestionTakesThePlaceOfOneThatWaits()
    {
        MapRoom room;
        room.keep();
        int answers = 0;
        quint64 last = 0;
        QObject whileHere;
        QObject* const context = &whileHere;
        connect(&room.desk(), &Desk::found, context,
                [&](const QString& asker, quint64 generation, const QueryAnswer&) {
                    if (asker == QStringLiteral("keys")) {
                        ++answers;
                        last = generation;
                    }
                });
        for (quint64 n = 1; n <= 50; ++n)
            room.desk().ask(PlaceSearch{"elm", {}, 5}, QStringLiteral("keys"), n);
        QTRY_COMPARE(last, quint64{50});
        QCOMPARE(answers, 1);
    }

    void aFloodingFeedNeverSlowsTheDesk()
    {
        MapRoom room;
        room.keep();
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QByteArray flood;
        for (int n = 0; n < 4000; ++n)
            flood += ">RPV00000+4135000-0728900004535312;ID=" +
                     QByteArray::number(n % 1000).rightJustified(4, '0') + "<";
        QObject whileHere;
        QObject* const context = &whileHere;
        connect(&server, &QTcpServer::newConnection, context, [&] {
            QTcpSocket* line = server.nextPendingConnection();
            // As fast as it takes them, for as long as it is there.
            connect(line, &QTcpSocket::bytesWritten, line, [line, flood] {
                if (line->bytesToWrite() < 1'000'000)
                    line->write(flood);
            });
            line->write(flood);
        });
        PositionStart start;
        FeedConfig feed;
        feed.name = "Flood";
        feed.format = FeedFormat::Taip;
        feed.addressText = "tcp://127.0.0.1:" + std::to_string(server.serverPort());
        feed.address = readFeedAddress(feed.addressText).address.value();
        feed.unknownSenders = UnknownSenders::Use;
        start.feeds = {feed};
        auto live = std::make_unique<LivePositions>(room.room().path(), start, systemNow);
        room.desk().setPositions(live.get());
        QSignalSpy moved(&room.desk(), &Desk::moved);
        QTRY_VERIFY(!room.desk().feeds().empty() &&
                    room.desk().feeds().front().health == FeedHealth::Flooding);
        // What stalls the sender's side of this test is not the desk's; so it is measured beside
        // work that a dispatcher does.
        const testkit::StallWatchdog watchdog;
        for (int n = 0; n < 10; ++n) {
            room.unit(("U" + std::to_string(n)).c_str(), kWestEnd);
            QTest::qWait(50);
        }
        QVERIFY(moved.size() > 0);
        QVERIFY2(watchdog.stallMsMax() <= testkit::kStallMsMax,
                 QByteArray::number(watchdog.stallMsMax()).constData());
        // Another list of feeds takes its place in the middle of the flood.
        room.desk().setPositions(nullptr);
        QElapsedTimer ending;
        ending.start();
        live->endSoon();
        QVERIFY(ending.elapsed() <= testkit::kStallMsMax);
        QTRY_VERIFY(live->hasEnded());
        ending.start();
        live.reset();
        QVERIFY2(ending.elapsed() <= testkit::kStallMsMax,
                 QByteArray::number(ending.elapsed()).constData());
    }

    void aLivePositionDecidesWhoIsNearest()
    {
        MapRoom room;
        room.keep();
        room.unit("3A12", kWestEnd);
        room.unit("2A11", kEastEnd);
        const IncidentId incident = room.call(movedBy(kWestEnd, 100, 0));
        PositionStart start;
        UnitPosition position;
        position.unit = UnitId("2A11");
        position.at = movedBy(kWestEnd, 100, 10);
        position.fixedAt = room.room().now() + Span::seconds(1);
        start.last = {position};
        LivePositions live(room.room().path(), start, [&room] { return room.room().now(); });
        room.desk().setPositions(&live);
        const auto found = room.ask<RecommendFound>(RecommendQuery{incident});
        QCOMPARE(found.answer.picked.front().unit, UnitId("2A11"));
        QVERIFY(found.answer.picked.front().reasons.front().find("a live position") !=
                std::string::npos);
        // What was decided by is on the record; where the others are is not.
        DispatchUnits send;
        send.incident = incident;
        send.units = {UnitId("2A11")};
        room.room().submit(room.desk(), send);
        const auto sent = room.room().facts<UnitDispatched>();
        QCOMPARE(sent.size(), std::size_t{1});
        const auto& seen = asKind<UnitDispatched>(*sent.front().event).seen;
        QVERIFY(seen.has_value());
        QCOMPARE(seen->at, position.at);
        QCOMPARE(seen->seenAt, position.fixedAt);
        room.desk().setPositions(nullptr);
        send.units = {UnitId("3A12")};
        room.room().submit(room.desk(), send);
        QVERIFY(!asKind<UnitDispatched>(*room.room().facts<UnitDispatched>().back().event).seen);
    }
};

HAVEN_TESTS(TestMapAnswers)
#include "tst_map_answers.moc"
