#include "models/store/retention_due.h"

#include "models/dispatch/record_things.h"
#include "models/store/event_row.h"

#include <algorithm>
#include <set>

namespace haven {

namespace {

// A look or a request for removal makes no record younger.
constexpr const char* kIncidentsBefore =
    "SELECT a.incident, a.number, max(e.recorded_at_ms) AS newest FROM archive a"
    " JOIN event_incident i ON i.incident = a.incident JOIN event e ON e.seq = i.seq"
    " WHERE a.incident IS NOT NULL AND a.opened_at_ms < ?1 AND e.type NOT IN"
    " ('RemovalRequested', 'RecordHoldPut', 'RecordViewed', 'CareViewed', 'IncidentRecalled')"
    " GROUP BY a.incident, a.number HAVING newest < ?1 ORDER BY newest, a.incident";
constexpr const char* kPastBefore =
    "SELECT seq, number, opened_at_ms FROM archive WHERE incident IS NULL AND opened_at_ms < ?1"
    " ORDER BY opened_at_ms, seq";
constexpr const char* kRoomBefore =
    "SELECT " HAVEN_EVENT_COLUMNS "FROM " HAVEN_EVENT_TABLES
    "WHERE e.recorded_at_ms < ?1 AND e.type IN"
    " ('WatchPlaced', 'PassOnWritten', 'IncidentScheduled', 'MessageSent') ORDER BY e.seq";
constexpr const char* kBolosBefore =
    "SELECT " HAVEN_EVENT_COLUMNS "FROM " HAVEN_EVENT_TABLES
    "WHERE e.recorded_at_ms < ?1 AND e.type = 'BoloCreated' ORDER BY e.seq";

// What a removal was asked for and is not settled yet.
struct AskedAlready {
    std::set<std::int64_t> facts;
    std::set<IncidentId> incidents;
};

AskedAlready askedAlready(const RecordBook& book)
{
    AskedAlready out;
    for (const auto& [number, removal] : book.removals) {
        const bool isPending = removal.standing == RemovalStanding::Requested ||
                               removal.standing == RemovalStanding::Approved;
        if (!isPending)
            continue;
        out.facts.insert(removal.facts.begin(), removal.facts.end());
        out.incidents.insert(removal.incidents.begin(), removal.incidents.end());
    }
    return out;
}

bool isHeld(const RecordBook& book, IncidentId id)
{
    return std::any_of(book.holds.begin(), book.holds.end(), [&](const auto& one) {
        const RecordHold& hold = one.second;
        return !hold.releasedAt && hold.scope.incident == id;
    });
}

void addDue(DueRecords& out, DueRecord record, std::size_t limit)
{
    ++out.all;
    if (out.oldest.size() < limit)
        out.oldest.push_back(std::move(record));
}

// Every row, until the visitor finds fault with one.
template <class Visit>
Result<void> eachRow(Statement& query, Visit visit)
{
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return {};
        if (auto ok = visit(query); !ok)
            return ok;
    }
}

Result<DueRecords> dueIncidents(Database& database, const State& state, Instant before,
                                std::size_t limit)
{
    const AskedAlready asked = askedAlready(state.recordBook);
    DueRecords out;
    Statement query(database, kIncidentsBefore);
    query.bind(before.ms);
    auto read = eachRow(query, [&](Statement& row) -> Result<void> {
        const IncidentId id(row.number(0));
        const auto hot = state.incidents.find(id);
        const bool isOpen = hot != state.incidents.end() && !hot->second.closedAt;
        if (isOpen || asked.incidents.count(id) > 0)
            return {};
        if (isHeld(state.recordBook, id))
            ++out.held;
        else
            addDue(out, {std::string(row.text(1)), Instant{row.number(2)}, id, 0}, limit);
        return {};
    });
    if (!read)
        return read.refusal();
    return out;
}

Result<DueRecords> duePast(Database& database, const State& state, Instant before,
                           std::size_t limit)
{
    const AskedAlready asked = askedAlready(state.recordBook);
    DueRecords out;
    Statement query(database, kPastBefore);
    query.bind(before.ms);
    auto read = eachRow(query, [&](Statement& row) -> Result<void> {
        const std::int64_t fact = row.number(0);
        if (asked.facts.count(fact) == 0)
            addDue(out, {std::string(row.text(1)), Instant{row.number(2)}, std::nullopt, fact},
                   limit);
        return {};
    });
    if (!read)
        return read.refusal();
    return out;
}

Result<DueRecords> dueThings(Database& database, const State& state, const char* sql,
                             Instant before, std::size_t limit)
{
    const AskedAlready asked = askedAlready(state.recordBook);
    DueRecords out;
    Statement query(database, sql);
    query.bind(before.ms);
    auto read = eachRow(query, [&](Statement& row) -> Result<void> {
        const auto fact = recordedFrom(eventRowFrom(row));
        if (!fact)
            return fact.refusal();
        const auto thing = fact->event ? thingWritten(*fact->event) : std::nullopt;
        const std::int64_t number = fact->envelope.sequence;
        // As of then: what ran on beyond that day is not over for so long.
        if (thing && !isStanding(state, *thing, before) && asked.facts.count(number) == 0)
            addDue(out, {thingWords(*thing), fact->envelope.recordedAt, std::nullopt, number},
                   limit);
        return {};
    });
    if (!read)
        return read.refusal();
    return out;
}

} // namespace

Result<DueRecords> dueRecords(Database& database, const State& state, RetentionRecords records,
                              Instant before, std::size_t limit)
{
    switch (records) {
    case RetentionRecords::Incidents:
        return dueIncidents(database, state, before, limit);
    case RetentionRecords::PastIncidents:
        return duePast(database, state, before, limit);
    case RetentionRecords::Room:
        return dueThings(database, state, kRoomBefore, before, limit);
    case RetentionRecords::Bolos:
        return dueThings(database, state, kBolosBefore, before, limit);
    }
    return DueRecords{};
}

} // namespace haven
