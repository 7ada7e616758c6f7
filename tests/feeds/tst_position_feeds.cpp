#include "tests/feeds/feed_kit.h"
#include "tests/testkit/test_program.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <QGeoPositionInfoSource>
#include <QTemporaryDir>
#include <QtTest>
#include <QUdpSocket>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

using namespace haven;
using namespace haven::test;

namespace {

// A receiver of the machine's own, as Qt's plugins are.
class MadeUpReceiver final : public QGeoPositionInfoSource
{
public:
    MadeUpReceiver() : QGeoPositionInfoSource(nullptr) {}
    QGeoPositionInfo lastKnownPosition(bool) const override { return {}; }
    PositioningMethods supportedPositioningMethods() const override
    {
        return SatellitePositioningMethods;
    }
    int minimumUpdateInterval() const override { return 1; }
    Error error() const override { return NoError; }
    void startUpdates() override
    {
        QGeoPositionInfo info(QGeoCoordinate(41.289, -72.513),
                              QDateTime::fromMSecsSinceEpoch(kFeedNow.ms - 2000, Qt::UTC));
        info.setAttribute(QGeoPositionInfo::GroundSpeed, 5.0);
        QMetaObject::invokeMethod(
            this, [this, info] { Q_EMIT positionUpdated(info); }, Qt::QueuedConnection);
    }
    void stopUpdates() override {}
    void requestUpdate(int) override {}
};

std::unique_ptr<QGeoPositionInfoSource> madeUpReceiver()
{
    return std::make_unique<MadeUpReceiver>();
}

std::unique_ptr<QGeoPositionInfoSource> noReceiver()
{
    return nullptr;
}

quint16 freeUdpPort()
{
    QUdpSocket probe;
    probe.bind(QHostAddress::LocalHost, 0);
    return probe.localPort();
}

} // namespace

class TestPositionFeeds final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nmeaOverTcpMovesItsUnit();
    void taipOverUdpMovesTheUnitsOfTheAliasTable();
    void nmeaOverUdpIsKnownByTheMachineItCameFrom();
    void gpsdIsAskedToWatchAndHeard();
    void aSerialReceiverIsHeard();
    void aGrowingFileIsFollowed();
    void theMachinesOwnReceiverIsAFeed();
    void aDyingFeedIsToldAndTakenUpAgain();
    void aQuietFeedSaysSinceWhen();
    void afterALongSilenceTheConnectionIsMadeAnew();
    void aFloodingFeedIsDroppedAndNeverStallsTheDesk();
    void aBusyDeskGetsOneNewestPositionAUnit();
    void olderPositionsAndWrongClocksAreCounted();
    void manyMadeUpUnitsAreBounded();
    void aFeedThatIsOffStaysOff();
};

void TestPositionFeeds::nmeaOverTcpMovesItsUnit()
{
    FeedServer server;
    FeedDesk desk({feedAt(server.address(), FeedFormat::Nmea, "3A12")});
    QTRY_VERIFY(server.hasGuest());
    QTRY_COMPARE(desk.status().state, FeedState::Starting);
    server.say("\x01\xFFgarbage" + rmcAt(3).substr(0, 20));
    server.say(rmcAt(2));
    QTRY_VERIFY(desk.at("3A12"));
    const UnitPosition at = *desk.at("3A12");
    QCOMPARE(at.at, (Coordinate{412890000, -725130000}));
    QCOMPARE(at.fixedAt, kFeedNow - Span::seconds(2));
    QCOMPARE(at.receivedAt, kFeedNow);
    QCOMPARE(at.clock, ClockCheck::Right);
    QCOMPARE(at.feed, std::string("test"));
    QTRY_COMPARE(desk.status().state, FeedState::Live);
    QTRY_COMPARE(desk.status().counts.fixes, std::uint64_t{1});
    QCOMPARE(desk.status().counts.skippedBytes, std::uint64_t{9 + 20});
}

void TestPositionFeeds::taipOverUdpMovesTheUnitsOfTheAliasTable()
{
    const quint16 port = freeUdpPort();
    FeedConfig config = feedAt(fmt::format("udp://127.0.0.1:{}", port), FeedFormat::Taip, "");
    config.units = {{"0017", UnitId("3A12")}, {"0018", UnitId("3A13")}};
    FeedDesk desk({config});
    QUdpSocket sender;
    const auto send = [&](const std::string& text) {
        sender.writeDatagram(text.data(), static_cast<qint64>(text.size()), QHostAddress::LocalHost,
                             port);
    };
    // A datagram that nobody listens to yet is lost, as on the air.
    QTRY_VERIFY((send(taipAt("0017", 1) + taipAt("0018", 1, 4130000)), desk.at("3A13")));
    QVERIFY(desk.at("3A12"));
    QCOMPARE(desk.at("3A13")->at.latE7, 413000000);
    send(taipAt("0099", 1));
    QTRY_COMPARE(desk.status().unknown, std::vector<std::string>{"0099"});
    QVERIFY(!desk.at("0099"));
}

void TestPositionFeeds::nmeaOverUdpIsKnownByTheMachineItCameFrom()
{
    const quint16 port = freeUdpPort();
    FeedConfig config = feedAt(fmt::format("udp://:{}", port), FeedFormat::Nmea, "");
    config.units = {{"127.0.0.1", UnitId("K9")}};
    FeedDesk desk({config});
    QUdpSocket sender;
    const std::string text = rmcAt(1);
    QTRY_VERIFY((sender.writeDatagram(text.data(), static_cast<qint64>(text.size()),
                                      QHostAddress::LocalHost, port),
                 desk.at("K9")));
}

void TestPositionFeeds::gpsdIsAskedToWatchAndHeard()
{
    FeedServer server;
    FeedDesk desk({feedAt(server.address("gpsd"), FeedFormat::Gpsd, "Post")});
    QTRY_VERIFY(server.hasGuest());
    QTRY_VERIFY(server.guest().bytesAvailable() > 0);
    QVERIFY(server.guest().readAll().startsWith("?WATCH={\"enable\":true"));
    server.say("{\"class\":\"VERSION\",\"release\":\"3.22\"}\r\n{\"class\":\"TPV\",\"mode\":3,"
               "\"lat\":41.289,\"lon\":-72.513,\"time\":\"2026-11-30T00:53:19.000Z\"}\r\n");
    QTRY_VERIFY(desk.at("Post"));
    QCOMPARE(desk.at("Post")->fixedAt, kFeedNow - Span::seconds(1));
}

void TestPositionFeeds::aSerialReceiverIsHeard()
{
    const int control = ::posix_openpt(O_RDWR | O_NOCTTY);
    QVERIFY(control >= 0 && ::grantpt(control) == 0 && ::unlockpt(control) == 0);
    termios raw{};
    ::tcgetattr(control, &raw);
    ::cfmakeraw(&raw);
    ::tcsetattr(control, TCSANOW, &raw);
    FeedDesk desk(
        {feedAt(fmt::format("serial://{}?baud=9600", ::ptsname(control)), FeedFormat::Nmea, "M1")});
    const std::string text = rmcAt(1);
    const auto isHeard = [&] {
        return ::write(control, text.data(), text.size()) > 0 && desk.at("M1").has_value();
    };
    QTRY_VERIFY(isHeard());
    QTRY_COMPARE(desk.status().state, FeedState::Live);
    ::close(control); // pulled out
    QTRY_COMPARE(desk.status().state, FeedState::Dead);
    QVERIFY(!desk.status().why.empty());
}

void TestPositionFeeds::aGrowingFileIsFollowed()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("receiver.log")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(rmcAt(10).c_str());
    file.flush();
    FeedDesk desk({feedAt(file.fileName().toStdString(), FeedFormat::Nmea, "M1")});
    QTRY_VERIFY(desk.at("M1"));
    file.write(rmcAt(4, 20.0).c_str());
    file.flush();
    QTRY_COMPARE(desk.at("M1")->fixedAt, kFeedNow - Span::seconds(4));
    // An old recording is old, not now.
    QFile old(folder.filePath(QStringLiteral("old.log")));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write(rmcAt(400 * 86'400).c_str());
    old.close();
    FeedDesk second({feedAt(old.fileName().toStdString(), FeedFormat::Nmea, "M1")});
    QTRY_VERIFY(second.at("M1"));
    QCOMPARE(second.at("M1")->fixedAt, kFeedNow - Span::hours(400 * 24));
    QCOMPARE(ageOf(*second.at("M1"), kFeedNow), PositionAge::Stale);
}

void TestPositionFeeds::theMachinesOwnReceiverIsAFeed()
{
    FeedDesk desk({feedAt("own:", FeedFormat::Nmea, "Post")}, madeUpReceiver);
    QTRY_VERIFY(desk.at("Post"));
    QCOMPARE(desk.at("Post")->fixedAt, kFeedNow - Span::seconds(2));
    QCOMPARE(*desk.at("Post")->speedMmS, 5000);
    FeedDesk without({feedAt("own:", FeedFormat::Nmea, "Post")}, noReceiver);
    QTRY_COMPARE(without.status().state, FeedState::Dead);
}

void TestPositionFeeds::aDyingFeedIsToldAndTakenUpAgain()
{
    FeedServer server;
    FeedDesk desk({feedAt(server.address(), FeedFormat::Nmea, "3A12")});
    QTRY_VERIFY(server.hasGuest());
    server.say(rmcAt(9));
    QTRY_COMPARE(desk.status().state, FeedState::Live);
    server.hangUp();
    QTRY_COMPARE(desk.status().state, FeedState::Dead);
    QVERIFY(!desk.status().why.empty());
    QVERIFY(desk.status().lastFixAt);
    QTRY_VERIFY(desk.status().restarts >= 2); // tried again, refused
    server.listen();
    QTRY_VERIFY(server.hasGuest());
    server.say(rmcAt(1, 18.0));
    QTRY_COMPARE(desk.status().state, FeedState::Live);
    QTRY_COMPARE(desk.at("3A12")->fixedAt, kFeedNow - Span::seconds(1));
    QVERIFY(desk.status().why.empty());
}

void TestPositionFeeds::aQuietFeedSaysSinceWhen()
{
    FeedServer server;
    FeedDesk desk({feedAt(server.address(), FeedFormat::Nmea, "3A12")});
    QTRY_VERIFY(server.hasGuest());
    server.say(rmcAt(1));
    QTRY_COMPARE(desk.status().state, FeedState::Live);
    QTRY_COMPARE_WITH_TIMEOUT(desk.status().state, FeedState::Quiet, 4000);
    QCOMPARE(desk.status().lastFixAt, std::optional(kFeedNow));
    server.say(rmcAt(0));
    QTRY_COMPARE(desk.status().state, FeedState::Live);
    QCOMPARE(desk.status().restarts, std::uint64_t{0});
}

void TestPositionFeeds::afterALongSilenceTheConnectionIsMadeAnew()
{
    FeedServer server;
    FeedDesk desk({feedAt(server.address(), FeedFormat::Nmea, "3A12")});
    QTRY_VERIFY(server.hasGuest());
    QPointer<QTcpSocket> first = &server.guest();
    QTRY_VERIFY_WITH_TIMEOUT(server.hasGuest() && &server.guest() != first, 9000);
    QVERIFY(desk.status().restarts >= 1);
}

void TestPositionFeeds::aFloodingFeedIsDroppedAndNeverStallsTheDesk()
{
    FeedServer server;
    FeedConfig config = feedAt(server.address(), FeedFormat::Nmea, "3A12");
    config.bytesPerSMax = 64 * 1024;
    FeedDesk desk({config});
    QTRY_VERIFY(server.hasGuest());
    std::string flood;
    for (int i = 0; i < 2000; ++i)
        flood += rmcAt(1) + "noise\x01\x02";
    // The desk's own beat, while some 16 MB come in on another thread.
    QElapsedTimer beat;
    qint64 longestMs = 0;
    QTimer metronome;
    connect(&metronome, &QTimer::timeout, this, [&] {
        longestMs = std::max(longestMs, beat.restart());
        if (server.guest().bytesToWrite() < 1024 * 1024)
            server.say(flood);
    });
    beat.start();
    metronome.start(10);
    QTRY_COMPARE(desk.status().state, FeedState::Flooding);
    QTRY_VERIFY_WITH_TIMEOUT(desk.status().droppedBytes > 8 * 1024 * 1024, 10'000);
    metronome.stop();
    QVERIFY2(longestMs < 250, qPrintable(QString::number(longestMs)));
    // Read at most what it may, with a second's worth in hand at the start.
    QVERIFY(desk.status().counts.bytes < 64 * 1024 * 12);
    QVERIFY(desk.at("3A12"));
    QVERIFY(desk.largestBatch() == 1);
    server.guest().abort();
}

void TestPositionFeeds::aBusyDeskGetsOneNewestPositionAUnit()
{
    FeedServer server;
    FeedConfig config = feedAt(server.address(), FeedFormat::Taip, "");
    config.unknownSenders = UnknownSenders::Use;
    FeedDesk desk({config});
    QTRY_VERIFY(server.hasGuest());
    for (int second = 600; second >= 0; --second) {
        for (const char* sender : {"A", "B", "C"})
            server.say(taipAt(sender, second));
        if (second % 100 == 0)
            QThread::msleep(60); // the desk does something else, and the feed goes on
    }
    QTRY_VERIFY(desk.at("C") && desk.at("C")->fixedAt == kFeedNow);
    QCOMPARE(desk.largestBatch(), std::size_t{3});
    QVERIFY(desk.batches() < 30);
    QTRY_VERIFY(desk.status().counts.fixes == 3 * 601);
    QVERIFY(desk.status().overwritten > 1000);
}

void TestPositionFeeds::olderPositionsAndWrongClocksAreCounted()
{
    FeedServer server;
    FeedDesk desk({feedAt(server.address(), FeedFormat::Nmea, "3A12")});
    QTRY_VERIFY(server.hasGuest());
    server.say(rmcAt(1, 18.0) + rmcAt(30, 17.0));
    QTRY_COMPARE(desk.status().outOfOrder, std::uint64_t{1});
    QTRY_VERIFY(desk.at("3A12"));
    QCOMPARE(desk.at("3A12")->fixedAt, kFeedNow - Span::seconds(1));
    server.say(rmcAt(400 * 86'400, 19.0)); // more than a year ago, and no era explains it
    QTRY_COMPARE(desk.status().clockOff, std::uint64_t{1});
    QTRY_COMPARE(desk.at("3A12")->clock, ClockCheck::Off);
    QCOMPARE(desk.at("3A12")->fixedAt, kFeedNow);
    const int era = 1024 * 7 * 86'400;
    server.say(rmcAt(era, 20.0));
    QTRY_COMPARE(desk.at("3A12")->clock, ClockCheck::RolledOver);
}

void TestPositionFeeds::manyMadeUpUnitsAreBounded()
{
    FeedServer server;
    FeedConfig config = feedAt(server.address(), FeedFormat::Taip, "");
    config.unknownSenders = UnknownSenders::Use;
    FeedDesk desk({config});
    QTRY_VERIFY(server.hasGuest());
    std::string all;
    for (std::size_t i = 0; i < kFeedUnitsMax + 7; ++i)
        all += taipAt(fmt::format("{:05}", i), 1);
    server.say(all);
    QTRY_COMPARE(desk.status().droppedUnits, std::uint64_t{7});
    QCOMPARE(desk.status().units, kFeedUnitsMax);
    QTRY_VERIFY(desk.at(fmt::format("{:05}", kFeedUnitsMax - 1)));
    QVERIFY(!desk.at(fmt::format("{:05}", kFeedUnitsMax)));
}

void TestPositionFeeds::aFeedThatIsOffStaysOff()
{
    FeedServer server;
    FeedConfig config = feedAt(server.address(), FeedFormat::Nmea, "3A12");
    config.isOn = false;
    FeedDesk desk({config});
    QTest::qWait(200);
    QVERIFY(!server.hasGuest());
    QCOMPARE(desk.status().state, FeedState::Off);
    QCOMPARE(desk.status().name, std::string("test"));
}

HAVEN_TESTS(TestPositionFeeds)
#include "tst_position_feeds.moc"
