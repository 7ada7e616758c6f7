#include "app/reactors/cold_priors.h"

#include "models/store/archive.h"
#include "models/store/cold_incident.h"
#include "models/store/sqlite_event_log.h"

namespace haven {

namespace {

void addIds(std::set<IncidentId>& out, const IncidentPage& page)
{
    for (const auto& hit : page.hits) {
        if (hit.incident)
            out.insert(*hit.incident);
    }
}

// By the archive's words, which say less than the rule: each is read and held against it.
Result<std::set<IncidentId>> candidates(Database& database, const Incident& incident)
{
    std::set<IncidentId> found;
    PriorQuery place;
    place.location = incident.location;
    place.except = incident.id;
    place.limit = kColdPriorsMax;
    const auto here = prior(database, place);
    if (!here)
        return here.refusal();
    addIds(found, *here);
    for (const auto& person : incident.persons) {
        if (person.name.empty() || person.born.empty())
            continue;
        SearchQuery named;
        named.words = person.name;
        named.limit = kColdPriorsMax;
        const auto before = search(database, named);
        if (!before)
            return before.refusal();
        addIds(found, *before);
    }
    return found;
}

} // namespace

Result<int> coldPriors(Database& database, const Incident& incident,
                       const std::set<IncidentId>& hot, const CueSet& cues, Instant now)
{
    const auto found = candidates(database, incident);
    if (!found)
        return found.refusal();
    auto log = SqliteEventLog::open(database);
    if (!log)
        return log.refusal();
    int count = 0;
    for (const auto& id : *found) {
        if (hot.count(id) > 0)
            continue;
        const auto before = incidentFromLog(*log, id);
        if (!before)
            return before.refusal();
        if (*before && isPriorOf(incident, **before, cues, now))
            ++count;
    }
    return count;
}

} // namespace haven
