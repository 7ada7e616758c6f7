#include "models/store/reader_pool.h"

#include <algorithm>

namespace haven {

Result<std::unique_ptr<ReaderPool>> ReaderPool::open(const StationPlace& place, int threads)
{
    HAVEN_ASSERT(threads >= 1);
    std::unique_ptr<ReaderPool> pool(new ReaderPool);
    for (int i = 0; i < threads; ++i) {
        auto reader = StationReader::open(place);
        if (!reader)
            return reader.refusal();
        pool->m_readers.push_back(*std::move(reader));
    }
    pool->m_running.resize(pool->m_readers.size());
    for (std::size_t slot = 0; slot < pool->m_readers.size(); ++slot) {
        pool->m_threads.emplace_back(
            [raw = pool.get(), slot] { raw->run(raw->m_readers[slot], slot); });
    }
    return pool;
}

ReaderPool::~ReaderPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        m_waiting.clear();
        for (const auto& asked : m_running) {
            if (asked.isStale)
                *asked.isStale = true;
        }
    }
    m_woken.notify_all();
    for (auto& thread : m_threads)
        thread.join();
}

void ReaderPool::makeStale(const std::string& topic)
{
    if (topic.empty())
        return;
    std::erase_if(m_waiting, [&](const Asked& asked) { return asked.topic == topic; });
    for (const auto& asked : m_running) {
        if (asked.isStale && asked.topic == topic)
            *asked.isStale = true;
    }
}

Result<void> ReaderPool::ask(const std::string& topic, Question job)
{
    {
        const std::lock_guard lock(m_mutex);
        makeStale(topic);
        if (m_waiting.size() >= kReaderQueueMax)
            return refuse(RefusalCode::EngineBusy);
        m_waiting.push_back(
            Asked{topic, std::move(job), std::make_shared<std::atomic<bool>>(false)});
    }
    m_woken.notify_one();
    return {};
}

void ReaderPool::cancel(const std::string& topic)
{
    const std::lock_guard lock(m_mutex);
    makeStale(topic);
}

void ReaderPool::wait()
{
    std::unique_lock lock(m_mutex);
    m_settled.wait(lock, [this] {
        return m_waiting.empty() && std::all_of(m_running.begin(), m_running.end(),
                                                [](const Asked& asked) { return !asked.isStale; });
    });
}

void ReaderPool::run(StationReader& reader, std::size_t slot)
{
    for (;;) {
        Asked asked;
        {
            std::unique_lock lock(m_mutex);
            m_running[slot] = Asked{};
            m_settled.notify_all();
            m_woken.wait(lock, [this] { return m_isStopping || !m_waiting.empty(); });
            if (m_isStopping)
                return;
            asked = std::move(m_waiting.front());
            m_waiting.pop_front();
            m_running[slot] = Asked{asked.topic, {}, asked.isStale};
        }
        reader.database().interruptWhen(asked.isStale.get());
        asked.job(reader.database());
        reader.database().interruptWhen(nullptr);
    }
}

} // namespace haven
