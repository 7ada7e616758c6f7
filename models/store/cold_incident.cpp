#include "models/store/cold_incident.h"

#include "models/dispatch/evolve.h"

#include <algorithm>
#include <map>
#include <variant>

namespace haven {

namespace {

constexpr std::size_t kMovedIncidentsMax = 100;

bool isAboutMemory(const Recorded& recorded)
{
    return recorded.event && isKind<BoardTrimmed>(*recorded.event);
}

// All facts that made the incident what it is: its own, and those of incidents whose calls moved
// into it. That it left memory is no part of it.
Result<std::map<std::int64_t, Recorded>> factsOf(EventLog& log, IncidentId incident)
{
    std::map<std::int64_t, Recorded> bySequence;
    std::vector<IncidentId> wanted{incident};
    for (std::size_t i = 0; i < wanted.size() && i < kMovedIncidentsMax; ++i) {
        auto some = log.readIncident(wanted[i]);
        if (!some)
            return some.refusal();
        for (auto& fact : *some) {
            const auto* moved = fact.event ? kindIf<CallMoved>(&*fact.event) : nullptr;
            const bool isNew = moved && moved->to == wanted[i] &&
                               std::find(wanted.begin(), wanted.end(), moved->from) == wanted.end();
            if (isNew)
                wanted.push_back(moved->from);
            if (!isAboutMemory(fact))
                bySequence.emplace(fact.envelope.sequence, std::move(fact));
        }
    }
    return bySequence;
}

} // namespace

Result<std::optional<Incident>> incidentFromLog(EventLog& log, IncidentId incident)
{
    const auto history = factsOf(log, incident);
    if (!history)
        return history.refusal();
    State scratch;
    for (const auto& [sequence, fact] : *history)
        evolve(scratch, fact);
    const auto found = scratch.incidents.find(incident);
    if (found == scratch.incidents.end())
        return std::optional<Incident>();
    return std::optional<Incident>(found->second);
}

} // namespace haven
