#include "models/store/sqlite_event_log.h"

#include "models/dispatch/act.h"
#include "models/dispatch/event_codec.h"
#include "models/store/archive.h"
#include "models/store/event_row.h"
#include "models/store/log_end.h"
#include "models/store/sealed_fact.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::size_t kOriginBytes = 8;

Result<std::vector<Recorded>> allRows(Statement& query)
{
    std::vector<Recorded> out;
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return out;
        auto recorded = recordedFrom(eventRowFrom(query));
        if (!recorded)
            return recorded.refusal();
        out.push_back(*std::move(recorded));
    }
}

Result<std::string> originOf(Database& database)
{
    const auto known = textSetting(database, kOriginSetting);
    if (!known || !known->empty())
        return known;
    const std::string origin = hexOf(randomBytes(kOriginBytes));
    Statement write(database, "INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)");
    if (auto ok = write.bind(kOriginSetting).bind(origin).run(); !ok)
        return ok.refusal();
    return origin;
}

Result<void> insertRow(Database& database, const EventRow& row)
{
    Statement event(database,
                    "INSERT INTO event (seq, recorded_at_ms, happened_at_ms, recorded_by, done_by,"
                    " position, origin, origin_seq, type, version, payload_digest, prev_hash, hash)"
                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
    event.bind(row.envelope.sequence).bind(row.envelope.recordedAt.ms);
    event.bind(row.envelope.happenedAt.ms).bind(row.envelope.recordedBy.value);
    event.bind(row.envelope.doneBy.value).bind(row.envelope.position.value);
    event.bind(row.origin).bind(row.originSequence).bind(row.type);
    event.bind(std::int64_t{row.version}).bindBytes(bytesOf(row.payloadDigest));
    event.bindBytes(bytesOf(row.previous)).bindBytes(bytesOf(row.hash));
    if (auto ok = event.run(); !ok)
        return ok;
    Statement payload(database,
                      "INSERT INTO event_payload (seq, salt, payload) VALUES (?1, ?2, ?3)");
    return payload.bind(row.envelope.sequence).bindBytes(row.salt).bind(*row.payload).run();
}

} // namespace

SqliteEventLog::SqliteEventLog(Database& database, std::string origin)
    : m_database(&database), m_origin(std::move(origin))
{}

Result<SqliteEventLog> SqliteEventLog::open(Database& database)
{
    auto origin = originOf(database);
    if (!origin)
        return origin.refusal();
    SqliteEventLog log(database, *std::move(origin));
    if (auto ok = log.loadHead(); !ok)
        return ok.refusal();
    return log;
}

Result<void> SqliteEventLog::loadHead()
{
    Statement query(*m_database, "SELECT " HAVEN_EVENT_COLUMNS "FROM " HAVEN_EVENT_TABLES
                                 "ORDER BY e.seq DESC LIMIT 1");
    const auto step = query.step();
    if (!step)
        return step.refusal();
    if (*step == Step::Done) {
        m_head = LogHead{};
        return {};
    }
    const EventRow row = eventRowFrom(query);
    if (chainHash(row) != row.hash)
        return refuse(RefusalCode::StationDamaged, m_database->path(),
                      "the newest fact of its log was changed");
    m_head = LogHead{row.envelope.sequence, row.hash};
    return {};
}

Result<void> SqliteEventLog::appendOne(Event event, Sealed sealed, const EnvelopeDraft& draft,
                                       LogHead& head, std::vector<Recorded>& recorded)
{
    // First of all, because the archive is what knows whether a past incident is there already.
    const auto archived = archiveFact(*m_database, event, head.sequence + 1);
    if (!archived || *archived == Archived::Before)
        return archived ? Result<void>() : archived.refusal();
    EventRow row;
    row.envelope.sequence = head.sequence + 1;
    row.envelope.recordedAt = draft.recordedAt;
    row.envelope.happenedAt = draft.happenedAt;
    row.envelope.recordedBy = draft.recordedBy;
    row.envelope.doneBy = draft.doneBy;
    row.envelope.position = draft.position;
    row.origin = m_origin;
    row.originSequence = row.envelope.sequence;
    row.type = eventType(event);
    row.version = eventVersion(event);
    row.payload = std::move(sealed.payload);
    row.salt = std::move(sealed.salt);
    row.payloadDigest = sealed.digest;
    row.previous = head.hash;
    row.hash = chainHash(row);
    if (auto ok = insertRow(*m_database, row); !ok)
        return ok;
    recorded.push_back(Recorded{row.envelope, std::move(event)});
    head = LogHead{row.envelope.sequence, row.hash};
    return writeReferences(*m_database, recorded.back());
}

Result<void> SqliteEventLog::appendAll(LogWrite& write, LogHead& head,
                                       std::vector<Recorded>& recorded)
{
    recorded.reserve(write.events.size());
    // Of an import the next facts are written out as text on another thread while these are stored.
    SealedAhead sealed(write.events);
    std::int64_t tried = 0;
    for (Event& event : write.events) {
        Sealed one = sealed.next();
        auto done = appendOne(std::move(event), std::move(one), write.draft, head, recorded);
        if (!done)
            return done;
        // Also where all of them were there before: to see that takes its time, too.
        if (write.isInterrupted && ++tried % kImportChunkMax == 0 && write.isInterrupted())
            break;
    }
    return {};
}

Result<std::vector<Recorded>> SqliteEventLog::append(LogWrite write)
{
    LogHead head = m_head;
    std::vector<Recorded> recorded;
    const auto writeAll = [&]() -> Result<void> {
        Transaction transaction(*m_database);
        if (auto ok = transaction.begin(); !ok)
            return ok;
        if (auto ok = appendAll(write, head, recorded); !ok)
            return ok;
        if (!recorded.empty()) {
            if (auto ok = noteLogEnd(*m_database, head); !ok)
                return ok;
        }
        for (const auto& incident : write.incidents) {
            if (auto ok = archiveIncident(*m_database, incident); !ok)
                return ok;
        }
        if (write.together) {
            if (auto ok = write.together(); !ok)
                return ok;
        }
        return transaction.commit();
    };
    if (auto ok = writeAll(); !ok) {
        // What the disk holds now is asked of the disk. If it cannot say, the next append asks
        // again: its sequence would collide rather than leave a gap.
        const std::int64_t before = m_head.sequence;
        const auto asked = loadHead();
        // The file is as it should be; facts stand there that this program did not write.
        const bool isCollision = ok.refusal().code == RefusalCode::StationDamaged && asked &&
                                 m_head.sequence > before && m_head.hash != head.hash;
        if (isCollision)
            return refuse(RefusalCode::StationWrittenElsewhere, m_database->path());
        return ok.refusal();
    }
    m_head = head;
    return recorded;
}

Result<std::vector<Recorded>> SqliteEventLog::read(std::int64_t from, int limit)
{
    Statement query(*m_database, "SELECT " HAVEN_EVENT_COLUMNS "FROM " HAVEN_EVENT_TABLES
                                 "WHERE e.seq >= ?1 ORDER BY e.seq LIMIT ?2");
    query.bind(from).bind(std::int64_t{std::clamp(limit, 1, kReadMax)});
    return allRows(query);
}

Result<std::vector<Recorded>> SqliteEventLog::readIncident(IncidentId incident)
{
    Statement query(*m_database, "SELECT " HAVEN_EVENT_COLUMNS
                                 "FROM event_incident r JOIN event e ON e.seq = r.seq "
                                 "LEFT JOIN event_payload p ON p.seq = e.seq "
                                 "WHERE r.incident = ?1 ORDER BY r.seq");
    query.bind(incident.value);
    return allRows(query);
}

Result<std::vector<Recorded>> SqliteEventLog::readTypes(FactSpan span,
                                                        const std::vector<std::string_view>& types)
{
    std::string sql = "SELECT " HAVEN_EVENT_COLUMNS "FROM " HAVEN_EVENT_TABLES
                      "WHERE e.seq BETWEEN ?1 AND ?2 AND e.type IN (";
    for (std::size_t at = 0; at < types.size(); ++at)
        sql += (at == 0 ? "?" : ", ?") + std::to_string(at + 3);
    sql += ") ORDER BY e.seq";
    Statement query(*m_database, sql.c_str());
    query.bind(span.from).bind(span.to);
    for (const std::string_view type : types)
        query.bind(type);
    return allRows(query);
}

Result<std::vector<Recorded>> SqliteEventLog::lastActOf(const AgentId& agent,
                                                        const PositionId& position)
{
    Statement query(*m_database, "SELECT " HAVEN_EVENT_COLUMNS "FROM " HAVEN_EVENT_TABLES
                                 "WHERE e.seq > ?1 ORDER BY e.seq DESC LIMIT ?2");
    query.bind(m_head.sequence - kLookBackMax).bind(std::int64_t{kLookBackMax});
    std::vector<Recorded> act;
    std::optional<Instant> signedOnAt; // with it the desk may have been handed over
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            break;
        const EventRow row = eventRowFrom(query);
        if (row.type == AgentSignedOn::kType)
            signedOnAt = row.envelope.recordedAt;
        const bool isTheirs = row.envelope.recordedBy == agent && row.envelope.position == position;
        const bool isNone = isNoAct(row.type) || signedOnAt == row.envelope.recordedAt;
        // What was done before somebody else sat there is not taken back by who came again.
        const bool isOtherSeated = row.type == AgentSignedOn::kType &&
                                   row.envelope.position == position &&
                                   row.envelope.recordedBy != agent;
        if (act.empty() && isOtherSeated)
            break;
        if (act.empty() && (!isTheirs || isNone))
            continue;
        const bool isSameAct =
            isTheirs && (act.empty() || act.back().envelope.recordedAt == row.envelope.recordedAt);
        if (!isSameAct)
            break;
        auto recorded = recordedFrom(row);
        if (!recorded)
            return recorded.refusal();
        act.push_back(*std::move(recorded));
    }
    std::reverse(act.begin(), act.end());
    return act;
}

} // namespace haven
