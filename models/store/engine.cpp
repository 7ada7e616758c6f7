#include "models/store/engine.h"

#include <algorithm>
#include <chrono>
#include <future>

namespace haven {

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kProbeEvery{1000};
constexpr std::chrono::milliseconds kIdleAfter{200};
constexpr std::int64_t kSlowMs = 100;
constexpr std::int64_t kQuickWritesMin = 20; // after which a slow disk counts as good again

bool isDiskTrouble(RefusalCode code)
{
    return code == RefusalCode::DiskFull || code == RefusalCode::DiskFailing ||
           code == RefusalCode::StationReadOnly || code == RefusalCode::StationBusy ||
           code == RefusalCode::StationDamaged || code == RefusalCode::StationForeign;
}

bool isImport(const Command& command)
{
    return isKind<StartImport>(command) || isKind<RecordPastIncidents>(command) ||
           isKind<FinishImport>(command);
}

template <class T>
Result<void> outcomeOf(const Result<T>& result)
{
    if (result)
        return {};
    return result.refusal();
}

} // namespace

Result<std::unique_ptr<Engine>> Engine::open(EngineOptions options)
{
    auto core = EngineCore::open(std::move(options));
    if (!core)
        return core.refusal();
    return std::unique_ptr<Engine>(new Engine(*std::move(core)));
}

Engine::Engine(std::unique_ptr<EngineCore> core) : m_core(std::move(core))
{
    m_core->onRecorded([this](const std::vector<Recorded>& recorded) {
        for (const auto& listener : m_listeners) {
            if (listener.recorded)
                listener.recorded(recorded);
        }
    });
    m_thread = std::thread([this] { run(); });
}

Engine::~Engine()
{
    static_cast<void>(stop()); // who wants to know calls stop() first
}

Result<void> Engine::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_woken.notify_all();
    if (m_thread.joinable())
        m_thread.join();
    return m_closed;
}

State Engine::listen(EngineListener listener)
{
    std::promise<State> answer;
    const auto work = [&] {
        m_listeners.push_back(std::move(listener));
        answer.set_value(m_core->state());
    };
    if (!post(work))
        return {};
    return answer.get_future().get();
}

State Engine::snapshotState()
{
    std::promise<State> answer;
    if (!post([&] { answer.set_value(m_core->state()); }))
        return {};
    return answer.get_future().get();
}

Health Engine::health() const
{
    const std::lock_guard lock(m_mutex);
    return m_health;
}

Result<void> Engine::post(std::function<void()> work)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopping)
            return refuse(RefusalCode::EngineStopped);
        m_work.push_back(std::move(work));
    }
    m_woken.notify_one();
    return {};
}

// Runs a write, and learns from it how the disk is.
template <class Act>
auto Engine::timed(const Act& act)
{
    const auto start = Steady::now();
    auto result = act();
    const auto took =
        std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - start).count();
    judge(outcomeOf(result), took);
    return result;
}

Result<void> Engine::submit(Request request, Done done)
{
    const std::lock_guard lock(m_mutex);
    if (m_isStopping)
        return refuse(RefusalCode::EngineStopped);
    if (isImport(request.command)) {
        if (m_imports.size() >= kImportQueueMax)
            return refuse(RefusalCode::EngineBusy);
        m_imports.push_back(Import{std::move(request), {}, std::move(done)});
    } else {
        if (m_work.size() >= kEngineQueueMax)
            return refuse(RefusalCode::EngineBusy);
        m_work.push_back([this, request = std::move(request), done = std::move(done)] {
            auto result = timed([&] { return m_core->perform(request); });
            if (done)
                done(std::move(result));
        });
    }
    m_woken.notify_one();
    return {};
}

Result<void> Engine::submitAccount(AccountRequest request, Seat seat, Done done)
{
    return post(
        [this, request = std::move(request), seat = std::move(seat), done = std::move(done)] {
            auto result = timed([&] { return m_core->performAccount(request, seat); });
            if (done)
                done(std::move(result));
        });
}

Result<void> Engine::submitWith(Request request, EngineCore::Rows rows, Done done)
{
    return post(
        [this, request = std::move(request), rows = std::move(rows), done = std::move(done)] {
            auto result = timed([&] { return m_core->performWith(request, rows); });
            if (done)
                done(std::move(result));
        });
}

Result<void> Engine::submitPasswordTry(AgentId agent, PasswordTry outcome, PositionId position,
                                       Done done)
{
    return post([this, agent = std::move(agent), outcome, position = std::move(position),
                 done = std::move(done)] {
        auto result = timed([&] { return m_core->recordPasswordTry(agent, outcome, position); });
        if (done)
            done(std::move(result));
    });
}

Result<void> Engine::useKnowledge(const Knowledge* knowledge, std::function<void()> left)
{
    HAVEN_ASSERT(knowledge != nullptr);
    return post([this, knowledge, left = std::move(left)] {
        m_core->useKnowledge(*knowledge);
        if (left)
            left();
    });
}

Result<void> Engine::saveDraft(StoredDraft draft)
{
    if (draft.text.size() > kDraftBytesMax)
        return refuse(RefusalCode::DraftTooLong, std::to_string(kDraftBytesMax));
    const std::lock_guard lock(m_mutex);
    if (m_isStopping)
        return refuse(RefusalCode::EngineStopped);
    DraftKey key{draft.position, draft.key};
    // What was typed since takes no more room than what it follows.
    if (m_drafts.size() >= kPendingDraftsMax && m_drafts.count(key) == 0)
        return refuse(RefusalCode::EngineBusy);
    m_drafts[std::move(key)] = std::move(draft);
    m_woken.notify_one();
    return {};
}

Result<void> Engine::dropDraft(PositionId position, std::string key)
{
    const std::lock_guard lock(m_mutex);
    if (m_isStopping)
        return refuse(RefusalCode::EngineStopped);
    m_drafts[DraftKey{std::move(position), std::move(key)}] = std::nullopt;
    m_woken.notify_one();
    return {};
}

bool Engine::hasWork() const
{
    // Drafts that could not be written wait for the disk, not for the processor.
    return !m_work.empty() || !m_imports.empty() ||
           (!m_drafts.empty() && m_health.kind != EngineHealth::Failing);
}

void Engine::wait()
{
    std::unique_lock lock(m_mutex);
    m_settled.wait(lock, [this] { return !m_isBusy && !hasWork(); });
}

Engine::Turn Engine::nextTurn(std::function<void()>& work, Import& import)
{
    std::unique_lock lock(m_mutex);
    m_isBusy = false;
    if (!hasWork())
        m_settled.notify_all();
    const bool isFailing = m_health.kind == EngineHealth::Failing;
    const auto isWanted = [this] { return m_isStopping || hasWork(); };
    const bool isGood = m_health.kind == EngineHealth::Good;
    bool isWoken = true;
    if (isGood && !m_isMergeDue && !m_core->isSnapshotDue())
        m_woken.wait(lock, isWanted);
    else
        isWoken = m_woken.wait_for(lock, isGood ? kIdleAfter : kProbeEvery, isWanted);
    m_isBusy = true;
    if (!m_work.empty()) {
        work = std::move(m_work.front());
        m_work.pop_front();
        return Turn::Work;
    }
    if (!m_drafts.empty() && !isFailing)
        return Turn::Drafts;
    if (!m_imports.empty()) {
        import = std::move(m_imports.front());
        m_imports.pop_front();
        return Turn::Import;
    }
    return isWoken && m_isStopping ? Turn::Stop : Turn::Idle;
}

void Engine::run()
{
    for (;;) {
        std::function<void()> work;
        Import import;
        switch (nextTurn(work, import)) {
        case Turn::Work:
            work();
            m_isMergeDue = true;
            break;
        case Turn::Import:
            runImport(std::move(import));
            m_isMergeDue = true;
            break;
        case Turn::Drafts:
            runDrafts();
            break;
        case Turn::Idle:
            runIdle();
            break;
        case Turn::Stop:
            runDrafts();
            m_closed = m_core->close();
            return;
        }
    }
}

bool Engine::isAnythingAsked()
{
    const std::lock_guard lock(m_mutex);
    return m_isStopping || !m_work.empty() || !m_drafts.empty();
}

// One transaction; the rest goes back to the front of its queue. A command that comes meanwhile
// waits for kImportChunkMax rows and their commit at most.
void Engine::runImport(Import import)
{
    auto* rows = kindIf<RecordPastIncidents>(&import.request.command);
    if (!rows) {
        auto result = timed([&] { return m_core->perform(import.request); });
        if (import.done)
            import.done(std::move(result));
        return;
    }
    // How long it took says more of the file than of the disk: only a failure is news.
    auto result = m_core->performImport(import.request, [this] { return isAnythingAsked(); });
    if (!result) {
        judge(outcomeOf(result), 0);
        if (import.done)
            import.done(result.refusal());
        return;
    }
    std::move(result->recorded.begin(), result->recorded.end(),
              std::back_inserter(import.recorded));
    rows->past.erase(rows->past.begin(),
                     rows->past.begin() + static_cast<std::ptrdiff_t>(result->rows));
    if (!rows->past.empty()) {
        const std::lock_guard lock(m_mutex);
        m_imports.push_front(std::move(import));
        return;
    }
    if (import.done)
        import.done(std::move(import.recorded));
}

void Engine::runDrafts()
{
    PendingDrafts drafts;
    {
        const std::lock_guard lock(m_mutex);
        drafts.swap(m_drafts);
    }
    for (auto& one : drafts) {
        const auto& key = one.first;
        auto& draft = one.second;
        const auto saved = timed([&] {
            return draft ? m_core->saveDraft(*draft) : m_core->dropDraft(key.first, key.second);
        });
        if (saved)
            continue;
        // Whatever the trouble is, drafts wait for its end: tried again at once, and for ever, they
        // would take a processor for themselves and keep the program from closing.
        if (!isDiskTrouble(saved.refusal().code))
            say(Health{EngineHealth::Failing, saved.refusal()});
        // Kept for later, unless something newer was typed meanwhile.
        const std::lock_guard lock(m_mutex);
        m_drafts.emplace(key, std::move(draft));
    }
}

void Engine::runIdle()
{
    if (health().kind != EngineHealth::Good) {
        static_cast<void>(timed([this] { return m_core->probe(); }));
        return;
    }
    if (m_core->isSnapshotDue()) {
        judge(m_core->snapshot(), 0);
        return;
    }
    if (!m_isMergeDue)
        return;
    const auto merged = m_core->tidy();
    judge(outcomeOf(merged), 0);
    m_isMergeDue = merged && *merged == Step::Row;
}

void Engine::judge(const Result<void>& outcome, std::int64_t tookMs)
{
    if (!outcome) {
        if (isDiskTrouble(outcome.refusal().code))
            say(Health{EngineHealth::Failing, outcome.refusal()});
        return;
    }
    if (tookMs >= kSlowMs) {
        m_quickWrites = 0;
        say(Health{EngineHealth::Slow, refuse(RefusalCode::DiskSlow, m_core->options().place.path,
                                              std::to_string(tookMs))});
        return;
    }
    ++m_quickWrites;
    if (health().kind == EngineHealth::Slow && m_quickWrites < kQuickWritesMin)
        return;
    say(Health{});
}

void Engine::say(const Health& health)
{
    {
        const std::lock_guard lock(m_mutex);
        const bool isNews = m_health.kind != health.kind || m_health.why != health.why;
        m_health = health;
        if (!isNews)
            return;
    }
    for (const auto& listener : m_listeners) {
        if (listener.health)
            listener.health(health);
    }
}

} // namespace haven
