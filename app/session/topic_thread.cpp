#include "app/session/topic_thread.h"

namespace haven {

TopicThread::TopicThread() : m_thread([this] { run(); }) {}

TopicThread::~TopicThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        m_waiting.clear();
    }
    m_woken.notify_all();
    m_thread.join();
}

TopicThread::Taken TopicThread::post(const std::string& topic, std::function<void()> work)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!topic.empty())
            std::erase_if(m_waiting, [&](const Waiting& one) { return one.topic == topic; });
        if (m_waiting.size() >= kTopicQueueMax)
            return Taken::No;
        m_waiting.push_back({topic, std::move(work)});
    }
    m_woken.notify_one();
    return Taken::Yes;
}

void TopicThread::run()
{
    for (;;) {
        std::function<void()> work;
        {
            std::unique_lock lock(m_mutex);
            m_woken.wait(lock, [this] { return m_isStopping || !m_waiting.empty(); });
            if (m_isStopping)
                return;
            work = std::move(m_waiting.front().work);
            m_waiting.pop_front();
        }
        work();
    }
}

} // namespace haven
