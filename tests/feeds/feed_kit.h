#pragma once

#include "models/feeds/position_feeds.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

// What the tests of the feeds share: messages of a moment, a clock that stands, a desk that counts.
namespace haven::test {

inline constexpr Instant kFeedNow{1'796'000'000'000}; // 2026-11-30T00:53:20Z

// An RMC so many seconds before kFeedNow, at 41° north and so many minutes.
std::string rmcAt(int secondsAgo, double minutesNorth = 17.34);
std::string taipAt(const std::string& sender, int secondsAgo, int latE5 = 4128900);
FeedConfig feedAt(const std::string& address, FeedFormat format, const std::string& unit);
FeedPace hurried();

// The desk's side: all batches, and the newest position of each unit.
class FeedDesk final : public QObject
{
    Q_OBJECT

public:
    explicit FeedDesk(std::vector<FeedConfig> feeds, OwnReceiver receiver = systemReceiver);
    PositionFeeds& feeds() { return m_feeds; }
    FeedStatus status(std::size_t feed = 0) const { return m_feeds.statuses().at(feed); }
    std::optional<UnitPosition> at(const std::string& unit) const;
    std::size_t batches() const { return m_batches; }
    std::size_t largestBatch() const { return m_largest; }

private:
    PositionFeeds m_feeds;
    std::map<UnitId, UnitPosition> m_positions;
    std::size_t m_batches = 0;
    std::size_t m_largest = 0;
};

// One side of a TCP line on this machine; the last to connect is the one talked to.
class FeedServer final : public QObject
{
    Q_OBJECT

public:
    FeedServer();
    void listen();
    void hangUp();
    std::string address(const char* scheme = "tcp") const;
    bool hasGuest() const { return m_guest && m_guest->state() == QTcpSocket::ConnectedState; }
    QTcpSocket& guest() { return *m_guest; }
    void say(const std::string& bytes);

private:
    QTcpServer m_server;
    QPointer<QTcpSocket> m_guest;
    quint16 m_port = 0;
};

} // namespace haven::test
