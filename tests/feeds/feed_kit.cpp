#include "tests/feeds/feed_kit.h"

#include <fmt/format.h>

namespace haven::test {

std::string rmcAt(int secondsAgo, double minutesNorth)
{
    const std::string text = utcText(kFeedNow - Span::seconds(secondsAgo)); // 2026-11-30T00:53:20
    const auto part = [&](std::size_t at) { return text.substr(at, 2); };
    const std::string body =
        fmt::format("GPRMC,{}{}{},A,41{:07.4f},N,07230.7800,W,10.0,90.0,{}{}{},,,A", part(11),
                    part(14), part(17), minutesNorth, part(8), part(5), part(2));
    unsigned sum = 0;
    for (const char c : body)
        sum ^= static_cast<unsigned char>(c);
    return fmt::format("${}*{:02X}\r\n", body, sum);
}

std::string taipAt(const std::string& sender, int secondsAgo, int latE5)
{
    const std::int64_t second = (kFeedNow.ms / 1000 - secondsAgo) % 86'400;
    return fmt::format(">RPV{:05}+{:07}-0725130004535312;ID={}<", second, latE5, sender);
}

FeedConfig feedAt(const std::string& address, FeedFormat format, const std::string& unit)
{
    FeedConfig config;
    config.name = "test";
    config.format = format;
    config.addressText = address;
    config.address = readFeedAddress(address).address.value();
    config.unit = unit;
    config.quietAfterS = 1;
    return config;
}

FeedPace hurried()
{
    return {20, 50, 200, 300};
}

FeedDesk::FeedDesk(std::vector<FeedConfig> feeds, OwnReceiver receiver)
    : m_feeds(
          std::move(feeds), [] { return kFeedNow; }, hurried(), receiver)
{
    connect(&m_feeds, &PositionFeeds::positionsArrived, this,
            [this](const std::vector<UnitPosition>& positions) {
                ++m_batches;
                m_largest = std::max(m_largest, positions.size());
                for (const UnitPosition& position : positions)
                    m_positions[position.unit] = position;
            });
    m_feeds.start();
}

std::optional<UnitPosition> FeedDesk::at(const std::string& unit) const
{
    const auto found = m_positions.find(UnitId(unit));
    return found == m_positions.end() ? std::nullopt : std::optional(found->second);
}

FeedServer::FeedServer()
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        if (m_guest)
            m_guest->deleteLater();
        m_guest = m_server.nextPendingConnection();
    });
    listen();
}

void FeedServer::listen()
{
    m_server.listen(QHostAddress::LocalHost, m_port);
    m_port = m_server.serverPort();
}

void FeedServer::hangUp()
{
    m_server.close();
    if (m_guest)
        m_guest->abort();
}

std::string FeedServer::address(const char* scheme) const
{
    return fmt::format("{}://127.0.0.1:{}", scheme, m_port);
}

void FeedServer::say(const std::string& bytes)
{
    m_guest->write(bytes.data(), static_cast<qint64>(bytes.size()));
    m_guest->flush();
}

} // namespace haven::test
