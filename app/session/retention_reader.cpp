#include "app/session/retention_reader.h"

#include "app/session/retention_files.h"
#include "models/dispatch/record_care.h"
#include "models/store/retention_due.h"
#include "models/store/snapshot.h"

#include <fmt/format.h>

namespace haven {

Instant yearsAgo(int years, const AgencyTime& time, Instant now)
{
    const LocalDay today = time.dayOf(now);
    const bool isLeapDay = today.month == 2 && today.day == 29;
    const std::string day = fmt::format("{:04}-{:02}-{:02}", today.year - years, today.month,
                                        isLeapDay ? 28 : today.day);
    return time.parse(day, now).value_or(Instant{});
}

Result<RetentionFound> readRetentionDue(Database& database, const AgencyTime& time, Instant now)
{
    RetentionFound out;
    out.ownFolder = agencyRetentionPath(database.path());
    const auto kinds = retentionSchedule(database.path());
    if (!kinds) {
        out.fault = kinds.refusal();
        return out;
    }
    const auto loaded = loadState(database);
    if (!loaded)
        return loaded.refusal();
    for (const RetentionKind& kind : *kinds) {
        RetentionDue due;
        due.kind = kind;
        if (kind.years) {
            due.before = yearsAgo(*kind.years, time, now);
            const bool isWhole = kind.records == RetentionRecords::Incidents;
            auto records = dueRecords(database, loaded->state, kind.records, due.before,
                                      isWhole ? kRemovalIncidentsMax : kRemovalNamedMax);
            if (!records)
                return records.refusal();
            due.records = *std::move(records);
        }
        out.kinds.push_back(std::move(due));
    }
    return out;
}

} // namespace haven
