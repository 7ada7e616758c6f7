#pragma once

#include "models/store/event_log.h"
#include "models/store/sealed_fact.h"
#include "models/store/sqlite.h"

namespace haven {

// The log in a station file: two ordinary tables, event and event_payload. The database must stay
// open as long as the log is used, and both belong to one thread.
class SqliteEventLog final : public EventLog
{
public:
    // Errors: StationDamaged where the newest fact does not hash to what is stored.
    static Result<SqliteEventLog> open(Database& database);

    Result<std::vector<Recorded>> append(LogWrite write) override;
    Result<std::vector<Recorded>> read(std::int64_t from, int limit) override;
    Result<std::vector<Recorded>> readIncident(IncidentId incident) override;
    Result<std::vector<Recorded>> readTypes(FactSpan span,
                                            const std::vector<std::string_view>& types) override;
    Result<std::vector<Recorded>> lastActOf(const AgentId& agent,
                                            const PositionId& position) override;
    LogHead head() const override { return m_head; }
    // Where its facts come from: made with the station, kept for ever.
    const std::string& origin() const { return m_origin; }

private:
    SqliteEventLog(Database& database, std::string origin);
    Result<void> loadHead();
    Result<void> appendOne(Event event, Sealed sealed, const EnvelopeDraft& draft, LogHead& head,
                           std::vector<Recorded>& recorded);
    Result<void> appendAll(LogWrite& write, LogHead& head, std::vector<Recorded>& recorded);

    Database* m_database;
    std::string m_origin;
    LogHead m_head;
};

} // namespace haven
