#include "models/store/schema.h"

#include "models/store/sqlite.h"

#include <string>

namespace haven {

const std::vector<Migration>& migrations()
{
    static const std::vector<Migration> steps = {Migration{1, kMigration0001},
                                                 Migration{2, kMigration0002, DerivedTables::Kept}};
    return steps;
}

int schemaVersion()
{
    return migrations().back().version;
}

namespace {

Result<void> remake(Database& database)
{
    if (auto ok = database.execute(kDropDerivedTablesSql); !ok)
        return ok;
    return database.execute(kDerivedTablesSql);
}

} // namespace

Result<void> migrate(Database& database, const std::vector<Migration>& steps)
{
    const auto found = database.number("PRAGMA user_version");
    if (!found)
        return found.refusal();
    const int newest = steps.empty() ? 0 : steps.back().version;
    if (*found > newest)
        return refuse(RefusalCode::StationNewer, database.path(), std::to_string(*found),
                      std::to_string(newest));
    for (const auto& step : steps) {
        if (step.version <= *found)
            continue;
        Transaction transaction(database);
        if (auto ok = transaction.begin(); !ok)
            return ok;
        if (auto ok = database.execute(step.sql); !ok)
            return ok;
        const bool isMadeNew = step.derived == DerivedTables::MadeNew;
        // A derived table of an older format is never carried over: it is made new and filled from
        // the log.
        if (auto ok = isMadeNew ? remake(database) : Result<void>(); !ok)
            return ok;
        const std::string mark = "PRAGMA user_version=" + std::to_string(step.version);
        if (auto ok = database.execute(mark); !ok)
            return ok;
        if (auto ok = transaction.commit(); !ok)
            return ok;
    }
    return {};
}

} // namespace haven
