#include "app/session/live_positions.h"

#include <algorithm>

namespace haven {

namespace {

constexpr int kAgingMs = 1000;
constexpr Span kLastKnownMax = Span::hours(12); // of a shift ago: where somebody was, not is

std::vector<UnitPosition> recent(std::vector<UnitPosition> last, Instant now)
{
    last.erase(std::remove_if(last.begin(), last.end(),
                              [now](const UnitPosition& position) {
                                  return now - position.fixedAt > kLastKnownMax;
                              }),
               last.end());
    return last;
}

FeedHealth feedHealthOf(FeedState state)
{
    switch (state) {
    case FeedState::Off:
        return FeedHealth::Off;
    case FeedState::Starting:
        return FeedHealth::Starting;
    case FeedState::Live:
        return FeedHealth::Live;
    case FeedState::Quiet:
        return FeedHealth::Quiet;
    case FeedState::Dead:
        return FeedHealth::Dead;
    case FeedState::Flooding:
        return FeedHealth::Flooding;
    }
    return FeedHealth::Dead;
}

std::map<std::string, std::string> addressesOf(const std::vector<FeedConfig>& feeds)
{
    std::map<std::string, std::string> addresses;
    for (const FeedConfig& feed : feeds)
        addresses[feed.name] = feed.addressText;
    return addresses;
}

} // namespace

bool isTrouble(FeedState state)
{
    switch (state) {
    case FeedState::Dead:
    case FeedState::Flooding:
        return true;
    case FeedState::Off:
    case FeedState::Starting:
    case FeedState::Live:
    case FeedState::Quiet:
        return false;
    }
    return false;
}

PositionStart readPositionStart(const std::string& stationPath)
{
    PositionStart start;
    auto feeds = readFeeds(stationPath);
    if (feeds)
        start.feeds = *std::move(feeds);
    else
        start.troubles.push_back(feeds.refusal());
    auto last = readLastPositions(positionRingPath(stationPath));
    if (last)
        start.last = *std::move(last);
    else
        start.troubles.push_back(last.refusal());
    return start;
}

LivePositions::LivePositions(const std::string& stationPath, PositionStart start,
                             std::function<Instant()> clock, FeedPace pace)
    : m_clock(std::move(clock)), m_troubles(std::move(start.troubles)),
      m_addresses(addressesOf(start.feeds)),
      m_recorder(start.feeds.empty() ? nullptr
                                     : std::make_unique<PositionRecorder>(
                                           positionRingPath(stationPath), RingLimits{}, m_clock)),
      m_feeds(std::move(start.feeds), m_clock, pace)
{
    m_model.apply(recent(std::move(start.last), m_clock()));
    m_model.tick(m_clock());
    connect(&m_feeds, &PositionFeeds::positionsArrived, this, &LivePositions::take);
    connect(&m_feeds, &PositionFeeds::statusesChanged, this, &LivePositions::lookAtFeeds);
    connect(&m_aging, &QTimer::timeout, this, [this] { m_model.tick(m_clock()); });
    m_aging.start(kAgingMs);
    m_feeds.start();
}

LivePositions::~LivePositions()
{
    m_feeds.stop();
}

void LivePositions::endSoon()
{
    m_feeds.endSoon();
    if (m_recorder)
        m_recorder->endSoon();
}

bool LivePositions::hasEnded() const
{
    return m_feeds.hasEnded() &&
           (!m_recorder || m_recorder->status().state == RecorderState::Stopped);
}

std::vector<FeedRow> LivePositions::rows() const
{
    std::vector<FeedRow> rows;
    for (const FeedStatus& status : m_feeds.statuses()) {
        FeedRow row;
        row.name = status.name;
        const auto address = m_addresses.find(status.name);
        row.address = address == m_addresses.end() ? std::string() : address->second;
        row.health = feedHealthOf(status.state);
        row.since = status.since;
        row.heardAt = status.lastFixAt;
        row.why = status.why;
        row.positions = static_cast<std::int64_t>(status.positions);
        row.units = static_cast<std::int64_t>(status.units);
        row.leftOut = static_cast<std::int64_t>(status.unusable + status.outOfOrder +
                                                status.droppedUnits + status.fromUnknown);
        row.droppedBytes = static_cast<std::int64_t>(status.droppedBytes);
        row.unknownSenders = status.unknown;
        rows.push_back(std::move(row));
    }
    return rows;
}

RecorderStatus LivePositions::recorder() const
{
    RecorderStatus none;
    none.state = RecorderState::Stopped;
    return m_recorder ? m_recorder->status() : none;
}

void LivePositions::take(const std::vector<UnitPosition>& positions)
{
    m_model.apply(positions);
    if (m_recorder)
        m_recorder->record(positions);
    Q_EMIT moved(positions);
}

void LivePositions::lookAtFeeds()
{
    for (const FeedStatus& status : m_feeds.statuses()) {
        bool& isTroubled = m_isTroubled[status.name];
        if (isTroubled == isTrouble(status.state))
            continue;
        isTroubled = !isTroubled;
        Q_EMIT troubleChanged(status);
    }
    Q_EMIT feedsChanged();
}

} // namespace haven
