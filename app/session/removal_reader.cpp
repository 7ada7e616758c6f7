#include "app/session/removal_reader.h"

#include "models/crisis/advisor.h"
#include "models/dispatch/decide.h"
#include "models/dispatch/record_rules.h"
#include "models/dispatch/removal_sight.h"
#include "models/store/archive.h"
#include "models/store/removal.h"
#include "models/store/snapshot.h"
#include "models/store/sqlite_event_log.h"

#include <algorithm>

namespace haven {

namespace {

struct RemovalNamed {
    std::vector<std::int64_t> facts;
    std::vector<IncidentId> wholes;
};

RemovalNamed namedBy(const RemovalQuery& query, const State& state)
{
    if (query.asked)
        return {query.asked->facts, query.asked->wholes};
    const auto found = state.recordBook.removals.find(query.removal);
    if (found == state.recordBook.removals.end())
        return {};
    return {found->second.facts, found->second.incidents};
}

// What speaks by its number of a caution, a plan or a BOLO among those, since the first of them.
Result<std::vector<Recorded>> factsNaming(SqliteEventLog& log, const RemovalReading& reading)
{
    std::vector<Recorded> none;
    if (!isNamedLater(reading.facts) && !isNamedLater(reading.around))
        return none;
    std::int64_t first = 0;
    for (const auto* list : {&reading.facts, &reading.around}) {
        for (const Recorded& one : *list)
            first = first == 0 ? one.envelope.sequence : std::min(first, one.envelope.sequence);
    }
    return log.readTypes({first}, namingTypes());
}

std::optional<std::string> incidentCalledBy(Database& database, std::int64_t number)
{
    const auto incident = incidentNumbered(database, std::to_string(number));
    if (!incident || !*incident)
        return std::nullopt;
    Statement query(database, "SELECT number FROM archive WHERE incident = ?1");
    const auto step = query.bind((**incident).value).step();
    return step && *step == Step::Row ? std::optional(std::string(query.text(0))) : std::nullopt;
}

} // namespace

Result<RemovalSight> readRemovalSight(Database& database, const RemovalQuery& query,
                                      const LogReader& reader)
{
    RemovalSight refused;
    if (!mayDo(RequestRemoval{}, reader.roles)) {
        refused.fault =
            refuse(RefusalCode::RoleMissing, RequestRemoval::kName, "Supervisor or Administrator");
        return refused;
    }
    if (query.asked)
        refused.fault = removalWordsFault(*query.asked);
    if (refused.fault)
        return refused;
    const auto loaded = loadState(database);
    if (!loaded)
        return loaded.refusal();
    auto log = SqliteEventLog::open(database);
    if (!log)
        return log.refusal();
    const RemovalNamed named = namedBy(query, loaded->state);
    const auto reading = readForRemoval(*log, named.facts, named.wholes);
    if (!reading)
        return reading.refusal();
    const auto naming = factsNaming(*log, *reading);
    if (!naming)
        return naming.refusal();
    RemovalSeer seer;
    seer.words = stationWords(database, reader);
    seer.classMax = classMaxOf(reader.roles);
    seer.now = reader.now;
    if (reader.cues)
        seer.weaponIn = [cues = reader.cues](const std::string& words) {
            return weaponWordsIn(*cues, words);
        };
    seer.incidentCalled = [&database](std::int64_t number) {
        return incidentCalledBy(database, number);
    };
    return removalSight(loaded->state, query, *reading, *naming, seer);
}

} // namespace haven
