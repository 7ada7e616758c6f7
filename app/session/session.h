#pragma once

#include "app/session/agency_time.h"
#include "app/session/incident_numbers.h"
#include "app/session/knowledge_base.h"
#include "app/session/map_cutter.h"
#include "models/dispatch/alarms.h"
#include "models/dispatch/evolve.h"
#include "models/store/engine.h"
#include "models/store/read_progress.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace haven {

struct SessionOptions {
    std::string path;
    std::string holder; // the position, for whoever is turned away
    std::function<Instant()> clock = systemNow;
    // Later: a whole state's map takes seconds to read, and calls come in meanwhile. Whoever opens
    // then reads it (loadMap) and hands it over (useMap); until then places are taken as typed.
    enum class Map { Now, Later } map = Map::Now;
    ReadProgress* reading = nullptr; // of the log, while it is opened; must outlive that
};

// What to say of a station that another program holds: by whom, and since when by the clock of the
// agency, as everybody in the room reads it.
Refusal heldElsewhere(const std::string& path);

// One open station in this process: the engine thread, this side's own copy of the State folded
// from the same facts, and the knowledge both use. Used by one thread, its owner; what the engine
// says waits in an inbox until that thread drains it.
class Session final
{
public:
    using Done = std::function<void(Result<std::vector<Recorded>>)>;
    using Wake = std::function<void()>; // called on the engine thread: something is in the inbox
    struct Listener {
        std::function<void(const std::vector<Recorded>&, const ChangeSet&)> recorded;
        std::function<void(const Health&)> health;
        std::function<void()> map = {};       // another one is in use
        std::function<void()> directory = {}; // the same
        std::function<void()> protocols = {}; // the same
    };

    // Errors: those of Engine::open and loadKnowledge.
    static Result<std::unique_ptr<Session>> open(SessionOptions options, Wake wake);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    const State& state() const { return m_state; }
    const KnowledgeBase& base() const { return *m_base; }
    // Whether the map is still to be read.
    MapStanding mapStanding() const { return m_mapStanding; }
    // From now on rules and panels look places up in this one; what the engine has begun ends with
    // the map it began with. A large map takes a while to throw away: `retire` is given what is
    // left of the one before, on this thread and on the engine's, to let go of it elsewhere.
    using Retire = std::function<void(SharedMap)>;
    void useMap(SharedMap map, const Retire& retire = {});
    // From now on rules and panels call whom this list names.
    void useDirectory(std::vector<DirectoryEntry> entries);
    // From now on checklists start by this text; those that run keep theirs.
    void useProtocol(ProtocolOnFile protocol);
    // The map that was still to be read cannot be read: places are taken as typed.
    void goOnWithoutMap();
    const AgencyTime& time() const { return m_time; }
    Instant now() const { return m_options.clock(); }
    // As allDeadlines() now. Strips, lists, sounds and the raiser look in the same turn of the
    // second: it is worked out once for all of them, and anew after any fact.
    const std::vector<DueAlarm>& deadlines();
    const std::string& path() const { return m_options.path; }
    Engine& engine() { return *m_engine; }
    // Answers what is drawn of the map; on threads of its own.
    MapCutter& mapCutter() { return *m_cutter; }
    // By number: an incident that may have left memory, which a command on it brings back.
    std::optional<IncidentId> coldIncident(std::string_view number) const
    {
        return m_numbers.find(number);
    }
    // "incident 12" where the number is not known.
    std::string numberOf(IncidentId incident) const;

    void listen(Listener listener) { m_listeners.push_back(std::move(listener)); }
    // Never waits; `done` is called in drain(), after the facts were folded into state().
    void submit(Request request, Done done);
    void submitAccount(AccountRequest request, Seat seat, Done done);
    // With rows of a plain table that stand or fall with the facts.
    void submitWith(Request request, EngineCore::Rows rows, Done done);
    // Folds and tells what came in since. Called after wake, on the owner's thread.
    void drain();

    // For programs without a screen: sends and waits for the answer.
    Result<std::vector<Recorded>> submitAndWait(Request request);
    Result<std::vector<Recorded>> submitAccountAndWait(AccountRequest request, Seat seat);
    Result<std::vector<Recorded>> submitWithAndWait(Request request, EngineCore::Rows rows);
    // Everything submitted so far, also by reactors, is done and folded.
    void settle();

private:
    struct Letter {
        std::vector<Recorded> recorded;
        std::optional<Health> health;
        std::function<void()> done;
    };

    Session(SessionOptions options, std::unique_ptr<KnowledgeBase> base, std::string timeZone,
            Wake wake);
    // The answer waits in the inbox like everything else; as does a refusal of the engine to take
    // it.
    Engine::Done answerLater(Done done);
    void post(Letter letter);
    Result<std::vector<Recorded>> waitFor(std::optional<Result<std::vector<Recorded>>>& answer);
    void read(Letter& letter);
    // What this side knows now, as a copy; `retire` as with useMap().
    void tellEngine(const Retire& retire = {});
    void announce(std::function<void()> Listener::*what) const;

    SessionOptions m_options;
    std::unique_ptr<KnowledgeBase> m_base;
    // The engine's own copy, on its own thread: this side's may change at any time.
    struct EngineKnowledge {
        Knowledge knowledge;
        SharedMap map;
    };
    std::shared_ptr<EngineKnowledge> m_engineKnowledge; // shared with what the engine is told
    MapSource m_mapSource = MapSource::None;
    MapStanding m_mapStanding = MapStanding::None;
    std::unique_ptr<MapCutter> m_cutter;
    AgencyTime m_time;
    Wake m_wake;
    State m_state;
    struct Deadlines {
        std::int64_t sequence = -1; // of the last fact they knew of
        Instant at;
        std::vector<DueAlarm> all;
    };
    Deadlines m_deadlines;
    IncidentNumbers m_numbers;
    std::vector<Listener> m_listeners;

    std::mutex m_mutex; // guards the inbox
    std::condition_variable m_arrived;
    std::deque<Letter> m_inbox;

    std::unique_ptr<Engine> m_engine; // last: its thread ends before what it talks to goes
};

} // namespace haven
