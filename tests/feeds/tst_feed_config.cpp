#include "models/feeds/feed_config.h"
#include "models/feeds/geo_position.h"
#include "tests/testkit/test_program.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace haven;

class TestFeedConfig final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addressesAreReadAsTheyAreWritten();
    void addressesThatLeadNowhereAreRefused_data();
    void addressesThatLeadNowhereAreRefused();
    void aFileComesBackAsItWasWritten();
    void mistakesAreNamedWithTheirLine_data();
    void mistakesAreNamedWithTheirLine();
    void sendersFindTheirUnit();
    void aStationWithoutTheFileHasNoFeeds();
    void aPositionOfQtIsAFix();
};

void TestFeedConfig::addressesAreReadAsTheyAreWritten()
{
    const auto read = [](const char* text) { return readFeedAddress(text).address.value(); };
    const FeedAddress tcp{FeedLink::Tcp, "avl.example", 21000, {}, kBaudUsual, false};
    QCOMPARE(read("tcp://avl.example:21000"), tcp);
    QCOMPARE(read("TCP://[::1]:5").host, std::string("::1"));
    const FeedAddress gpsd{FeedLink::Tcp, "127.0.0.1", 2947, {}, kBaudUsual, true};
    QCOMPARE(read("gpsd://127.0.0.1"), gpsd);
    const FeedAddress udp{FeedLink::Udp, {}, 21000, {}, kBaudUsual, false};
    QCOMPARE(read("udp://:21000"), udp);
    const FeedAddress serial{FeedLink::Serial, {}, 0, "/dev/ttyUSB0", 9600, false};
    QCOMPARE(read("serial:///dev/ttyUSB0?baud=9600"), serial);
    QCOMPARE(read("/dev/ttyACM1").link, FeedLink::Serial);
    QCOMPARE(read("/srv/a b/x.log").path, std::string("/srv/a b/x.log"));
    QCOMPARE(read("file:///x.log").path, std::string("/x.log"));
    QCOMPARE(read("own:").link, FeedLink::Own);
}

void TestFeedConfig::addressesThatLeadNowhereAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"", "  ", "tcp://", "tcp://host", "tcp://:5", "tcp://host:0", "tcp://host:65536",
          "tcp://host:5x", "tcp://[::1:5", "tcp://user@host:5", "udp://", "http://host:5",
          "serial://", "serial:///dev/x?baud=fast", "serial:///dev/x?speed=9600", "file://"})
        QTest::newRow(text) << QByteArray(text);
}

void TestFeedConfig::addressesThatLeadNowhereAreRefused()
{
    QFETCH(QByteArray, text);
    const auto read = readFeedAddress(text.toStdString());
    QVERIFY(!read.address);
    QVERIFY(!read.wrong.empty());
}

void TestFeedConfig::aFileComesBackAsItWasWritten()
{
    const auto feeds = parseFeeds(R"({"feeds":[
        {"name":"Routers","format":"taip","address":"udp://:21000",
         "units":{"0017":"3A12","0018":"3A13"},"quiet_after_s":90},
        {"name":"Boat","address":"serial:///dev/ttyUSB0?baud=9600","unit":"M1","is_on":false},
        {"name":"Post","address":"gpsd://127.0.0.1","unknown_senders":"use"}]})",
                                  "feeds.json");
    QVERIFY2(feeds.isOk(), feeds.isOk() ? "" : refusalSentence(feeds.refusal()).c_str());
    QCOMPARE(feeds->size(), std::size_t{3});
    QCOMPARE(feeds->at(0).format, FeedFormat::Taip);
    QCOMPARE(feeds->at(0).quietAfterS, 90);
    QCOMPARE(feeds->at(2).format, FeedFormat::Gpsd); // the address says so
    QVERIFY(!feeds->at(1).isOn);
    const std::string text = feedsText(*feeds);
    const auto again = parseFeeds(text, "again.json");
    QVERIFY(again.isOk());
    QCOMPARE(feedsText(*again), text);
}

void TestFeedConfig::mistakesAreNamedWithTheirLine_data()
{
    QTest::addColumn<QByteArray>("feed");
    QTest::addColumn<QByteArray>("word");
    const auto row = [](const char* feed, const char* word) {
        QTest::newRow(word) << QByteArray(feed) << QByteArray(word);
    };
    row(R"({"address":"udp://:5","unit":"A"})", "a name of 1 to 40");
    row(R"({"name":"a","address":"udp://5","unit":"A"})", "the port is missing");
    row(R"({"name":"a","address":"udp://:5"})", "says of no unit");
    row(R"({"name":"a","address":"udp://:5","unit":"A","adress":"x"})", "\"adress\" is not known");
    row(R"({"name":"a","address":"udp://:5","unit":7})", "\"unit\" is no text");
    row(R"({"name":"a","address":"udp://:5","unit":"A","is_on":1})", "neither true nor false");
    row(R"({"name":"a","address":"udp://:5","unit":"A","format":"gps"})", "no meaning");
    row(R"({"name":"a","address":"udp://:5","unit":"A","quiet_after_s":0})", "quiet_after_s");
    row(R"({"name":"a","address":"udp://:5","unit":"A","bytes_per_s_max":1e3})", "whole number");
    row(R"({"name":"a","address":"udp://:5","units":["x"]})", "no list");
    row(R"({"name":"a","address":"udp://:5","units":{"x":""}})", "empty or too long");
    row(R"({"name":"ok","address":"udp://:6","unit":"A"})", "twice");
    row("[7]", "in braces");
}

void TestFeedConfig::mistakesAreNamedWithTheirLine()
{
    QFETCH(QByteArray, feed);
    QFETCH(QByteArray, word);
    const QByteArray text =
        "{\"feeds\":[\n{\"name\":\"OK\",\"address\":\"udp://:5\",\"unit\":\"A\"},\n" + feed +
        "\n]}";
    const auto feeds = parseFeeds(text.toStdString(), "feeds.json");
    QVERIFY(!feeds.isOk());
    QCOMPARE(feeds.refusal().code, RefusalCode::FileMalformed);
    QCOMPARE(feeds.refusal().arguments.at(1), std::string("3"));
    QVERIFY2(refusalSentence(feeds.refusal()).find(word.toStdString()) != std::string::npos,
             refusalSentence(feeds.refusal()).c_str());
}

void TestFeedConfig::sendersFindTheirUnit()
{
    FeedConfig config;
    config.units = {{"0017", UnitId("3A12")}};
    QCOMPARE(unitOf(config, "0017"), std::optional(UnitId("3A12")));
    QVERIFY(!unitOf(config, "0018"));
    config.unknownSenders = UnknownSenders::Use;
    QCOMPARE(unitOf(config, "0018"), std::optional(UnitId("0018")));
    QVERIFY(!unitOf(config, ""));
    config.unit = "M1";
    QCOMPARE(unitOf(config, ""), std::optional(UnitId("M1")));
}

void TestFeedConfig::aStationWithoutTheFileHasNoFeeds()
{
    const QTemporaryDir folder;
    const std::string station = folder.filePath(QStringLiteral("center.haven")).toStdString();
    QVERIFY(readFeeds(station)->empty());
    FeedConfig feed;
    feed.name = "Boat";
    feed.addressText = "udp://:5";
    feed.address = readFeedAddress(feed.addressText).address.value();
    feed.unit = "M1";
    QVERIFY(writeFeeds(station, {feed}).isOk());
    QCOMPARE(readFeeds(station)->size(), std::size_t{1});
    QVERIFY(!writeFeeds("/nowhere/center.haven", {feed}).isOk());
}

void TestFeedConfig::aPositionOfQtIsAFix()
{
    PositionFix fix;
    fix.at = Coordinate{412890000, -725130000};
    fix.mode = FixMode::ThreeD;
    fix.time = Instant{1'796'000'000'500};
    fix.altitudeCm = 1234;
    fix.speedMmS = 6430;
    fix.courseCdeg = 35360;
    fix.kind = "own";
    QGeoPositionInfo info(QGeoCoordinate(41.289, -72.513, 12.34),
                          QDateTime::fromMSecsSinceEpoch(fix.time->ms, Qt::UTC));
    info.setAttribute(QGeoPositionInfo::GroundSpeed, 6.43);
    info.setAttribute(QGeoPositionInfo::Direction, 353.6);
    QCOMPARE(positionFix(info), std::optional(fix));
    QVERIFY(!positionFix(QGeoPositionInfo()));
}

HAVEN_TESTS(TestFeedConfig)
#include "tst_feed_config.moc"
