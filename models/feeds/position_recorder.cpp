#include "models/feeds/position_recorder.h"

#include <chrono>
#include <iterator>

namespace haven {

PositionRecorder::PositionRecorder(std::string ringPath, RingLimits limits,
                                   std::function<Instant()> clock)
    : PositionRecorder(std::move(ringPath), limits, std::move(clock), Pace{})
{}

PositionRecorder::PositionRecorder(std::string ringPath, RingLimits limits,
                                   std::function<Instant()> clock, Pace pace)
    : m_path(std::move(ringPath)), m_limits(limits), m_clock(std::move(clock)), m_pace(pace),
      m_thread([this] { run(); })
{}

PositionRecorder::~PositionRecorder()
{
    endSoon();
    m_thread.join();
}

void PositionRecorder::endSoon()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_woken.notify_all();
}

void PositionRecorder::record(const std::vector<UnitPosition>& positions)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.insert(m_waiting.end(), positions.begin(), positions.end());
    while (m_waiting.size() > kRecorderQueueMax) {
        m_waiting.pop_front();
        ++m_status.dropped;
    }
}

RecorderStatus PositionRecorder::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

void PositionRecorder::tell(RecorderState state, std::optional<Refusal> why)
{
    const std::lock_guard lock(m_mutex);
    m_status.state = state;
    m_status.why = std::move(why);
}

void PositionRecorder::run()
{
    using std::chrono::milliseconds;
    using std::chrono::steady_clock;
    std::optional<PositionRing> ring;
    auto forgetAt = steady_clock::now();
    auto openAt = steady_clock::now();
    for (bool isLast = false; !isLast;) {
        std::vector<UnitPosition> positions;
        {
            std::unique_lock lock(m_mutex);
            m_woken.wait_for(lock, milliseconds(m_pace.writeEvery.ms),
                             [this] { return m_isStopping; });
            isLast = m_isStopping;
            positions.assign(std::make_move_iterator(m_waiting.begin()),
                             std::make_move_iterator(m_waiting.end()));
            m_waiting.clear();
        }
        if (!ring && steady_clock::now() >= openAt) {
            openAt = steady_clock::now() + milliseconds(m_pace.retryAfter.ms);
            auto opened = PositionRing::open(m_path, m_limits);
            if (opened)
                ring.emplace(*std::move(opened));
            tell(opened ? RecorderState::Recording : RecorderState::Failing,
                 opened ? std::nullopt : std::optional(opened.refusal()));
        }
        write(ring, std::move(positions));
        if (ring && !isLast && steady_clock::now() >= forgetAt) {
            const auto hasMore = ring->forget(m_clock());
            if (!hasMore)
                tell(RecorderState::Failing, hasMore.refusal());
            if (!hasMore || !*hasMore)
                forgetAt = steady_clock::now() + milliseconds(m_pace.forgetEvery.ms);
        }
    }
    ring.reset();
    tell(RecorderState::Stopped, std::nullopt);
}

void PositionRecorder::write(std::optional<PositionRing>& ring, std::vector<UnitPosition> positions)
{
    if (positions.empty())
        return;
    const auto kept = ring ? ring->append(positions) : Result<std::int64_t>(std::int64_t{0});
    const std::lock_guard lock(m_mutex);
    if (ring && kept) {
        m_status.state = RecorderState::Recording;
        m_status.why.reset();
        m_status.kept += *kept;
        return;
    }
    m_status.dropped += static_cast<std::int64_t>(positions.size());
    if (kept)
        return;
    m_status.state = RecorderState::Failing;
    m_status.why = kept.refusal();
    ring.reset(); // opened anew after a while: the disk may be another one by then
}

} // namespace haven
