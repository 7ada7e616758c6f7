#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace haven {

inline constexpr std::size_t kTopicQueueMax = 200;

// One thread that does one thing after the other. What is newer on the same topic takes the place
// of what still waits, so that a panel that asks faster than it is answered asks about now.
class TopicThread final
{
public:
    TopicThread();
    TopicThread(const TopicThread&) = delete;
    TopicThread& operator=(const TopicThread&) = delete;
    // Ends with the piece of work that is running; what waits is forgotten.
    ~TopicThread();

    enum class Taken { No, Yes };
    // An empty topic stands alone. No: kTopicQueueMax wait.
    Taken post(const std::string& topic, std::function<void()> work);

private:
    struct Waiting {
        std::string topic;
        std::function<void()> work;
    };
    void run();

    std::mutex m_mutex; // guards what follows
    std::condition_variable m_woken;
    std::deque<Waiting> m_waiting;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace haven
