#pragma once

#include "app/session/session.h"
#include "models/exchange/replay_source.h"

#include <map>
#include <set>

namespace haven {

struct ReplayOutcome {
    std::int64_t done = 0;
    std::int64_t refused = 0;
    std::map<std::string, std::int64_t> refusals; // by rule
};

// Feeds past calls as new ones into a training station, with units answering as they did. Used by
// the thread that owns the session. A unit that is not on duty is logged on when it is first sent.
class Replayer final
{
public:
    // Precondition: the station is a training or demo station (see check()).
    Replayer(Session& session, ReplayPlan plan);

    // Errors: ReplayNeedsTraining for a live station.
    static Result<void> check(const State& state);

    const ReplayPlan& plan() const { return m_plan; }
    bool isFinished() const { return m_next >= m_plan.steps.size(); }
    // When the next step is due, in the time of the file.
    Instant nextAt() const { return m_plan.steps[m_next].at; }
    // Does the next step and waits for it. `happenedAt` is when it happened on this station's
    // clock.
    void step(Instant happenedAt);
    // The same without waiting; answers come in with the session's drain().
    void post(Instant happenedAt);
    // Posted and not yet answered: the next step may depend on it.
    bool isWaiting() const { return m_waiting > 0; }
    const ReplayOutcome& outcome() const { return m_outcome; }

private:
    enum class Way { Wait, Post };
    void perform(Way way, Instant happenedAt);
    void send(Command command, Way way, Instant happenedAt);
    void count(const Result<std::vector<Recorded>>& result);
    Command opening(const PastIncident& past) const;
    Command closing(const PastIncident& past, IncidentId incident) const;
    void close(const PastIncident& past, IncidentId id, Way way, Instant happenedAt);
    std::optional<IncidentId> incidentOf(std::size_t call) const;
    std::string whyBefore(const UnitId& unit, Instant happenedAt) const;
    void sendUnit(const ReplayStep& step, IncidentId incident, Way way, Instant happenedAt);

    Session& m_session;
    ReplayPlan m_plan;
    std::size_t m_next = 0;
    int m_waiting = 0;
    ReplayOutcome m_outcome;
};

} // namespace haven
