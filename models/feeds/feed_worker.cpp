#include "models/feeds/feed_worker.h"

#include <algorithm>
#include <chrono>

namespace haven {

namespace {

constexpr qint64 kPieceMax = 64 * 1024;
constexpr qint64 kDropMax = 4 * 1024 * 1024; // thrown away a tick: reading to throw away costs too
constexpr int kStatusMs = 1000;              // counts are told so often, changes at once
constexpr int kQuietRestarts = 5;            // after so many quiet times a connection is made anew

} // namespace

std::int64_t steadyMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

FeedWorker::FeedWorker(FeedConfig config, std::size_t place, FeedInbox& inbox, Clock clock,
                       FeedPace pace, OwnReceiver ownReceiver)
    : m_config(std::move(config)), m_place(place), m_inbox(inbox), m_clock(std::move(clock)),
      m_pace(pace), m_ownReceiver(ownReceiver), m_decoder(m_config.format), m_ticker(this),
      m_retry(this), m_lastTickMs(steadyMs())
{
    m_status.name = m_config.name;
    m_status.since = m_clock();
    m_retry.setSingleShot(true);
    connect(&m_ticker, &QTimer::timeout, this, &FeedWorker::tick);
    connect(&m_retry, &QTimer::timeout, this, &FeedWorker::openLine);
}

void FeedWorker::begin()
{
    m_time.start();
    m_retryMs = m_pace.retryFirstMs;
    m_budget = m_config.bytesPerSMax;
    m_status.state = FeedState::Starting;
    m_status.since = m_clock();
    m_ticker.start(m_pace.tickMs);
    openLine();
    tellStatus();
}

void FeedWorker::end()
{
    m_ticker.stop();
    m_retry.stop();
    closeLine();
    handOver();
    m_status.state = FeedState::Off;
    m_status.since = m_clock();
    tellStatus();
}

void FeedWorker::openLine()
{
    closeLine();
    m_source = makeFeedSource(m_config.address, m_ownReceiver);
    connect(m_source.get(), &FeedSource::opened, this, [this] {
        m_isOpen = true;
        m_openedMs = m_time.elapsed();
        m_status.why.clear();
    });
    connect(m_source.get(), &FeedSource::ready, this, &FeedWorker::drain);
    connect(m_source.get(), &FeedSource::failed, this, &FeedWorker::lineFailed);
    connect(m_source.get(), &FeedSource::fixed, this, &FeedWorker::hear);
    m_source->open();
}

void FeedWorker::closeLine()
{
    m_isOpen = false;
    m_decoder.cut();
    if (!m_source)
        return;
    m_source->disconnect(this);
    m_source.release()->deleteLater(); // it may be the one that is talking
}

void FeedWorker::lineFailed(const QString& why)
{
    drain(); // what came before the end still counts
    closeLine();
    m_status.why = why.toStdString();
    ++m_status.restarts;
    m_retry.start(m_retryMs);
    m_retryMs = std::min(m_retryMs * 2, m_pace.retryMaxMs);
}

void FeedWorker::drain()
{
    if (!m_source)
        return;
    while (m_budget >= 1.0) {
        const auto piece = m_source->take(std::min<qint64>(kPieceMax, qint64(m_budget) + 1));
        if (!piece)
            return;
        m_budget -= static_cast<double>(piece->bytes.size()) + 1.0;
        const std::string_view bytes(piece->bytes.constData(),
                                     static_cast<std::size_t>(piece->bytes.size()));
        for (const PositionFix& fix : m_decoder.read(bytes, piece->peer))
            hear(fix);
    }
}

// What is over the budget is old by the time it could be read; the newest is what the desk needs.
void FeedWorker::dropRest()
{
    if (!m_source || m_budget >= 1.0)
        return;
    const qint64 dropped = m_source->skip(kDropMax);
    if (dropped == 0)
        return;
    m_decoder.cut();
    m_droppedMs = m_time.elapsed();
    m_status.droppedBytes += static_cast<std::uint64_t>(dropped);
}

void FeedWorker::hear(const PositionFix& fix)
{
    if (!isUsable(fix)) {
        ++m_status.unusable;
        return;
    }
    const auto unit = unitOf(m_config, fix.sender);
    if (!unit) {
        ++m_status.fromUnknown;
        auto& unknown = m_status.unknown;
        if (unknown.size() < kUnknownListMax &&
            std::find(unknown.begin(), unknown.end(), fix.sender) == unknown.end())
            unknown.push_back(fix.sender);
        return;
    }
    const Instant now = m_clock();
    CheckedTime time = checkedTime(fix, now);
    // A recording is as old as it says; only who speaks live may be presumed to speak of now.
    if (m_config.address.link == FeedLink::File && fix.time && *fix.time <= now)
        time = {*fix.time, ClockCheck::Right, *fix.time - now};
    if (time.check == ClockCheck::Off)
        ++m_status.clockOff;
    m_fixMs = m_time.elapsed();
    m_status.lastFixAt = now;
    m_retryMs = m_pace.retryFirstMs;
    UnitPosition position;
    position.unit = *unit;
    position.at = fix.at;
    // A clock that runs ahead must not make its later positions look old.
    position.fixedAt = std::min(time.at, now);
    position.receivedAt = now;
    position.mode = fix.mode;
    position.quality = fix.quality;
    position.clock = time.check;
    position.speedMmS = fix.speedMmS;
    position.courseCdeg = fix.courseCdeg;
    position.feed = m_config.name;
    const auto known = m_latest.find(*unit);
    if (known == m_latest.end() && m_latest.size() == kFeedUnitsMax) {
        ++m_status.droppedUnits;
        return;
    }
    if (known != m_latest.end() && !takesPlaceOf(position, known->second)) {
        ++m_status.outOfOrder;
        return;
    }
    m_latest[*unit] = position;
    const auto [fresh, isNew] = m_fresh.insert_or_assign(*unit, std::move(position));
    if (!isNew)
        ++m_status.overwritten;
}

void FeedWorker::tick()
{
    const std::int64_t now = m_time.elapsed();
    m_lastTickMs = steadyMs();
    const double most = m_config.bytesPerSMax;
    m_budget = std::min(most, m_budget + most * static_cast<double>(now - m_filledMs) / 1000.0);
    m_filledMs = now;
    drain();
    dropRest();
    handOver();
    // A connection whose other end vanished without a word stays open for hours.
    const std::int64_t patience = std::int64_t{m_config.quietAfterS} * 1000 * kQuietRestarts;
    if (m_isOpen && m_config.address.link == FeedLink::Tcp &&
        now - std::max(m_openedMs, m_fixMs) > patience)
        lineFailed(QStringLiteral("Nothing came for a long time; the connection is made anew."));
    const FeedState state = judged();
    if (state != m_status.state) {
        m_status.state = state;
        m_status.since = m_clock();
        tellStatus();
    } else if (now - m_toldMs >= kStatusMs) {
        tellStatus();
    }
}

void FeedWorker::handOver()
{
    if (m_fresh.empty())
        return;
    std::vector<UnitPosition> positions;
    positions.reserve(m_fresh.size());
    for (auto& [unit, position] : m_fresh)
        positions.push_back(std::move(position));
    m_fresh.clear();
    m_status.positions += positions.size();
    m_status.overwritten += m_inbox.put(std::move(positions));
}

bool FeedWorker::isOlderThan(std::int64_t sinceMs, std::int64_t ms) const
{
    return m_time.elapsed() - sinceMs > ms;
}

FeedState FeedWorker::judged() const
{
    if (!m_isOpen)
        return m_status.restarts > 0 ? FeedState::Dead : FeedState::Starting;
    if (m_droppedMs >= 0 && !isOlderThan(m_droppedMs, m_pace.floodShownMs))
        return FeedState::Flooding;
    const std::int64_t quietMs = std::int64_t{m_config.quietAfterS} * 1000;
    if (m_fixMs >= m_openedMs && !isOlderThan(m_fixMs, quietMs))
        return FeedState::Live;
    return isOlderThan(m_openedMs, quietMs) ? FeedState::Quiet : FeedState::Starting;
}

void FeedWorker::tellStatus()
{
    m_toldMs = m_time.elapsed();
    m_status.counts = m_decoder.counts();
    m_status.units = m_latest.size();
    m_inbox.put(m_place, m_status);
}

} // namespace haven
