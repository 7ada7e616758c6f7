#pragma once

#include "models/store/engine_core.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace haven {

// Good: entries are durable at once. Slow: they are durable, but later than usual. Failing: the
// last write did not succeed; every entry is tried all the same, and once a second a probe.
HAVEN_ENUM(EngineHealth, Good, Slow, Failing)
struct Health {
    EngineHealth kind = EngineHealth::Good;
    std::optional<Refusal> why; // its sentence is what people read; empty when Good
    bool operator==(const Health&) const = default;
};

// Told on the engine thread, in order; must return quickly and must not wait for the engine.
struct EngineListener {
    std::function<void(const std::vector<Recorded>&)> recorded; // durable and folded in
    std::function<void(const Health&)> health;
};

inline constexpr std::size_t kEngineQueueMax = 1000;
inline constexpr std::size_t kImportQueueMax = 16;
inline constexpr std::size_t kPendingDraftsMax = 1000;

// The thread that owns the station file and the writing State. Requests go in from any thread and
// are done one after the other; what comes of them is told on the engine's thread: first the
// listeners, then the request's own `done`.
class Engine final
{
public:
    using Done = std::function<void(Result<std::vector<Recorded>>)>;
    using Finished = std::function<void(const Result<void>&)>;

    // Errors: those of StationFile::open; EventUnknown, EventMalformed.
    static Result<std::unique_ptr<Engine>> open(EngineOptions options);
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    // What was submitted is still done; then snapshot, checkpoint, stop.
    ~Engine();

    // Registers, and answers the State from which the listener goes on: it hears every fact after
    // state.sequence and none before. Waits for the engine's turn.
    State listen(EngineListener listener);
    State snapshotState();
    Health health() const;

    // `done` is called once, on the engine thread, unless submit itself refuses: EngineBusy when
    // kEngineQueueMax requests wait, EngineStopped. Imports (StartImport, RecordPastIncidents,
    // FinishImport) keep their order among themselves and give way to everything else; what of
    // RecordPastIncidents is not in the answer was imported before.
    Result<void> submit(Request request, Done done);
    Result<void> submitAccount(AccountRequest request, Seat seat, Done done);
    // A command whose facts stand or fall with rows of a plain table, written in their transaction.
    Result<void> submitWith(Request request, EngineCore::Rows rows, Done done);
    // What checkPassword() said of a try to sign on. Five wrong ones in a quarter of an hour lock
    // the account.
    Result<void> submitPasswordTry(AgentId agent, PasswordTry outcome, PositionId position,
                                   Done done);
    // What rules look things up in from now on; the one before is used no more when `left` is
    // called, on the engine thread. It must outlive the engine or the next call. Errors:
    // EngineBusy, EngineStopped.
    Result<void> useKnowledge(const Knowledge* knowledge, std::function<void()> left);
    // Kept within moments; a newer text of the same key takes the place of one still waiting.
    // While the disk fails drafts wait in memory. Errors: DraftTooLong; EngineBusy where
    // kPendingDraftsMax wait and none of this key.
    Result<void> saveDraft(StoredDraft draft);
    Result<void> dropDraft(PositionId position, std::string key);
    // Waits until everything submitted before is done, and drafts are written or refused.
    void wait();
    // As the destructor, and says whether snapshot and checkpoint succeeded.
    Result<void> stop();

private:
    struct Import {
        Request request;
        std::vector<Recorded> recorded;
        Done done;
    };
    using DraftKey = std::pair<PositionId, std::string>;
    using PendingDrafts = std::map<DraftKey, std::optional<StoredDraft>>; // nullopt: to be dropped
    enum class Turn { Work, Import, Drafts, Idle, Stop };

    explicit Engine(std::unique_ptr<EngineCore> core);
    void run();
    Turn nextTurn(std::function<void()>& work, Import& import);
    bool hasWork() const;
    bool isAnythingAsked();
    Result<void> post(std::function<void()> work);
    void runImport(Import import);
    void runDrafts();
    void runIdle();
    void judge(const Result<void>& outcome, std::int64_t tookMs);
    void say(const Health& health);
    template <class Act>
    auto timed(const Act& act);

    std::unique_ptr<EngineCore> m_core;
    std::vector<EngineListener> m_listeners; // engine thread only
    std::int64_t m_quickWrites = 0;          // engine thread only: since the last slow one
    bool m_isMergeDue = true;                // engine thread only

    mutable std::mutex m_mutex; // guards what follows
    std::condition_variable m_woken;
    std::condition_variable m_settled;
    std::deque<std::function<void()>> m_work;
    std::deque<Import> m_imports;
    PendingDrafts m_drafts;
    Health m_health;
    bool m_isBusy = false;
    bool m_isStopping = false;
    Result<void> m_closed;

    std::thread m_thread;
};

} // namespace haven
