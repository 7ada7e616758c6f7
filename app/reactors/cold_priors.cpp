#include "app/reactors/cold_priors.h"

#include "models/store/archive.h"
#include "models/store/cold_incident.h"
#include "models/store/sqlite_event_log.h"

namespace haven {

namespace {

// What is older speaks for nothing, and to read it would hold up the notes that wait.
void addIds(std::set<IncidentId>& out, const IncidentPage& page, Instant oldest)
{
    for (const auto& hit : page.hits) {
        if (hit.incident && hit.openedAt >= oldest)
            out.insert(*hit.incident);
    }
}

Result<void> addSearched(Database& database, std::set<IncidentId>& out, std::string words,
                         Instant oldest)
{
    if (words.empty())
        return {};
    SearchQuery query;
    query.words = std::move(words);
    query.from = oldest;
    query.limit = kColdPriorsMax;
    const auto found = search(database, query);
    if (!found)
        return found.refusal();
    addIds(out, *found, oldest);
    return {};
}

// People by the archive's words, which say less than the rule: each is read and held against it.
Result<std::set<IncidentId>> candidates(Database& database, const Incident& incident,
                                        Instant oldest)
{
    std::set<IncidentId> found;
    PriorQuery place;
    place.location = incident.location;
    place.scope = PriorQuery::Scope::Home;
    place.except = incident.id;
    place.limit = kColdPriorsMax;
    const auto here = prior(database, place);
    if (!here)
        return here.refusal();
    addIds(found, *here, oldest);
    for (const auto& person : incident.persons) {
        if (person.born.empty())
            continue;
        if (const auto read = addSearched(database, found, person.name, oldest); !read)
            return read.refusal();
    }
    return found;
}

} // namespace

Result<int> coldPriors(Database& database, const Incident& incident,
                       const std::set<IncidentId>& hot, const CueSet& cues, Instant now)
{
    const auto found = candidates(database, incident, now - kPriorsWithin);
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
