#include "models/feeds/feed_inbox.h"

namespace haven {

FeedInbox::FeedInbox(std::size_t feeds, std::function<void()> wake)
    : m_wake(std::move(wake)), m_statuses(feeds)
{}

std::uint64_t FeedInbox::put(std::vector<UnitPosition> positions)
{
    if (positions.empty())
        return 0;
    std::uint64_t overwritten = 0;
    bool isFirst = false;
    {
        const std::lock_guard lock(m_mutex);
        for (UnitPosition& position : positions) {
            const auto [at, isNew] = m_positions.try_emplace(position.unit, position);
            if (isNew)
                continue;
            ++overwritten;
            if (takesPlaceOf(position, at->second))
                at->second = std::move(position);
        }
        isFirst = !m_isCalled;
        m_isCalled = true;
    }
    call(isFirst);
    return overwritten;
}

void FeedInbox::put(std::size_t feed, FeedStatus status)
{
    bool isFirst = false;
    {
        const std::lock_guard lock(m_mutex);
        m_statuses.at(feed) = std::move(status);
        m_hasNews = true;
        isFirst = !m_isCalled;
        m_isCalled = true;
    }
    call(isFirst);
}

void FeedInbox::call(bool isFirst)
{
    if (isFirst)
        m_wake();
}

FeedBatch FeedInbox::take()
{
    FeedBatch batch;
    std::map<UnitId, UnitPosition> positions;
    {
        const std::lock_guard lock(m_mutex);
        positions.swap(m_positions);
        batch.hasNews = m_hasNews;
        m_hasNews = false;
        m_isCalled = false;
    }
    batch.positions.reserve(positions.size());
    for (auto& [unit, position] : positions)
        batch.positions.push_back(std::move(position));
    return batch;
}

std::vector<FeedStatus> FeedInbox::statuses() const
{
    const std::lock_guard lock(m_mutex);
    return m_statuses;
}

} // namespace haven
