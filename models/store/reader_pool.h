#pragma once

#include "models/store/station_file.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace haven {

inline constexpr std::size_t kReaderQueueMax = 200;

// Threads that answer questions from the station file, each with a connection of its own; nothing
// here touches the engine's. Close the pool before the engine, so that the WAL can go.
class ReaderPool final
{
public:
    // Runs on a reader's thread. What it reads fails with QueryCanceled once it is out of date.
    using Question = std::function<void(Database&)>;

    // Errors: those of StationReader::open.
    static Result<std::unique_ptr<ReaderPool>> open(const StationPlace& place, int threads);
    ReaderPool(const ReaderPool&) = delete;
    ReaderPool& operator=(const ReaderPool&) = delete;
    ~ReaderPool();

    // A newer question on the same topic ("search of window 2") puts an older one out of date: it
    // is dropped where it still waits and interrupted where it runs. An empty topic stands alone.
    // Errors: EngineBusy when kReaderQueueMax wait.
    Result<void> ask(const std::string& topic, Question job);
    void cancel(const std::string& topic);
    // Until nothing waits and nothing runs.
    void wait();

private:
    struct Asked {
        std::string topic;
        Question job;
        std::shared_ptr<std::atomic<bool>> isStale; // shared by queue, thread and canceler
    };
    ReaderPool() = default;
    void run(StationReader& reader, std::size_t slot);
    void makeStale(const std::string& topic);

    std::mutex m_mutex;
    std::condition_variable m_woken;
    std::condition_variable m_settled;
    std::deque<Asked> m_waiting;
    std::vector<Asked> m_running; // one a thread; an empty job: none
    bool m_isStopping = false;
    std::deque<StationReader> m_readers; // one a thread, owned here, used there
    std::vector<std::thread> m_threads;
};

} // namespace haven
