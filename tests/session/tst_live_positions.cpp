#include "app/session/live_positions.h"
#include "tests/testkit/test_program.h"

#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtTest>

using namespace haven;

namespace {

constexpr Instant kLiveNow{1'796'000'000'000}; // 00:53:20, second 3200 of the day

void writeText(const std::string& path, const QByteArray& text)
{
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class TestLivePositions final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aUnitsLastPositionIsKnownAndSurvivesARestart();
    void aBrokenListOfFeedsKeepsNobodyFromOpening();
    void aDeadFeedIsToldOnceAndItsReturnToo();
    void withoutFeedsNothingIsMade();
};

void TestLivePositions::aUnitsLastPositionIsKnownAndSurvivesARestart()
{
    const QTemporaryDir folder;
    const std::string station = folder.filePath(QStringLiteral("s.haven")).toStdString();
    const std::string log = folder.filePath(QStringLiteral("router.log")).toStdString();
    writeText(log, ">RPV03198+4128900-0725130004535312;ID=0017<");
    writeText(feedsPath(station), R"({"feeds":[{"name":"Routers","format":"taip","address":")" +
                                      QByteArray::fromStdString(log) +
                                      R"(","units":{"0017":"3A12"}}]})");
    {
        LivePositions live(station, readPositionStart(station), [] { return kLiveNow; });
        const QSignalSpy moved(&live, &LivePositions::moved);
        QTRY_VERIFY(live.positionOf(UnitId("3A12")));
        QCOMPARE(live.positionOf(UnitId("3A12"))->fixedAt, kLiveNow - Span::seconds(2));
        QCOMPARE(moved.size(), 1);
        QTRY_COMPARE(live.feeds().at(0).state, FeedState::Live);
    }
    writeText(log, "");
    const PositionStart start = readPositionStart(station);
    QCOMPARE(start.last.size(), std::size_t{1});
    LivePositions later(station, start, [] { return kLiveNow + Span::minutes(6); });
    QVERIFY(later.positionOf(UnitId("3A12")));
    QCOMPARE(later.model().ageAt(0), PositionAge::Stale);
}

void TestLivePositions::aBrokenListOfFeedsKeepsNobodyFromOpening()
{
    const QTemporaryDir folder;
    const std::string station = folder.filePath(QStringLiteral("s.haven")).toStdString();
    writeText(feedsPath(station), "{\"feeds\":[{\"name\":1}]}");
    const LivePositions live(station, readPositionStart(station), [] { return kLiveNow; });
    QCOMPARE(live.troubles().size(), std::size_t{1});
    QCOMPARE(live.troubles().at(0).code, RefusalCode::FileMalformed);
    QVERIFY(live.feeds().empty());
}

void TestLivePositions::aDeadFeedIsToldOnceAndItsReturnToo()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    PositionStart start;
    FeedConfig feed;
    feed.name = "Routers";
    feed.addressText = "tcp://127.0.0.1:" + std::to_string(port);
    feed.address = readFeedAddress(feed.addressText).address.value();
    feed.unit = "3A12";
    start.feeds = {feed};
    const QTemporaryDir folder;
    const std::string station = folder.filePath(QStringLiteral("s.haven")).toStdString();
    LivePositions live(station, start, [] { return kLiveNow; }, {20, 50, 100, 300});
    const QSignalSpy news(&live, &LivePositions::troubleChanged);
    QTRY_COMPARE(news.size(), 1);
    QTest::qWait(400); // tried again a few times, and told no more
    QCOMPARE(news.size(), 1);
    QVERIFY(server.listen(QHostAddress::LocalHost, port));
    QTRY_COMPARE(news.size(), 2);
    QVERIFY(!isTrouble(live.feeds().at(0).state));
}

void TestLivePositions::withoutFeedsNothingIsMade()
{
    const QTemporaryDir folder;
    const std::string station = folder.filePath(QStringLiteral("s.haven")).toStdString();
    {
        const LivePositions live(station, readPositionStart(station), [] { return kLiveNow; });
        QCOMPARE(live.recorder().state, RecorderState::Stopped);
    }
    QVERIFY(!QFile::exists(QString::fromStdString(positionRingPath(station))));
}

HAVEN_TESTS(TestLivePositions)
#include "tst_live_positions.moc"
