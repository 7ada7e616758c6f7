#include "models/store/station.h"

#include "models/store/sqlite_event_log.h"

namespace haven {

namespace {

Result<void> addAccounts(Database& database, SqliteEventLog& log, const NewStation& station,
                         const EnvelopeDraft& draft)
{
    for (const auto& request : station.accounts) {
        auto change = planAccountChange(database, request);
        if (!change)
            return change.refusal();
        LogWrite write;
        write.draft = draft;
        write.events.push_back(*std::move(change));
        write.together = [&] { return applyAccountChange(database, request); };
        if (auto recorded = log.append(write); !recorded)
            return recorded.refusal();
    }
    return {};
}

} // namespace

Result<void> createStation(const NewStation& station)
{
    const EnvelopeDraft draft{station.now, station.now, station.madeBy, station.madeBy,
                              station.position};
    const auto fill = [&](Database& database) -> Result<void> {
        auto log = SqliteEventLog::open(database);
        if (!log)
            return log.refusal();
        LogWrite first;
        first.draft = draft;
        first.events.push_back(
            StationCreated{station.agency, station.timeZone, station.mode, station.build});
        if (auto recorded = log->append(first); !recorded)
            return recorded.refusal();
        return addAccounts(database, *log, station, draft);
    };
    auto file = StationFile::create(station.place,
                                    StationHolder{station.position.value, station.now}, fill);
    if (!file)
        return file.refusal();
    return file->close();
}

} // namespace haven
