#pragma once

#include "models/store/sqlite.h"
#include "models/store/station_lock.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace haven {

struct StationPlace {
    std::string path;
    std::string vfs; // a registered SQLite VFS; empty for the system's own
};

// Whether opening looks for an end of the log that was cut off. Whole: such a station is refused;
// None: for whoever looks into what is damaged.
enum class LogCheck { Whole, None };

// One agency's station, held for writing: the lock and the one connection that writes. It is
// complete or it is not there; nothing is written to a file that is refused.
class StationFile final
{
public:
    // An empty station: the schema and no fact. In one transaction with what `fill` adds, so that
    // a station without its first fact never exists; on refusal the file is taken away again.
    // Errors: StationExists, StationReadOnly, StationLocked, DiskFull, DiskFailing, of `fill`.
    static Result<StationFile> create(const StationPlace& place, const StationHolder& holder,
                                      const std::function<Result<void>(Database&)>& fill);
    // Errors: StationMissing, StationIsFolder, StationForeign, StationDamaged, StationTruncated,
    // StationNewer, StationReadOnly, StationLocked, StationHasTwoNames, DiskFull, DiskFailing.
    static Result<StationFile> open(const StationPlace& place, const StationHolder& holder);

    Database& database() { return *m_database; }
    // For whoever is turned away from now on.
    void name(const StationHolder& holder);
    // Checkpoints, so that no WAL stays behind. The destructor does the same and cannot say no.
    Result<void> close();
    StationFile(StationFile&&) noexcept = default;
    StationFile& operator=(StationFile&&) noexcept = default;
    ~StationFile();

private:
    StationFile(StationLock lock, Database database);
    // Order matters: the database is closed before the lock is let go.
    std::optional<StationLock> m_lock;
    std::optional<Database> m_database;
};

// A connection that only reads; many may be open, also while the station is held for writing.
class StationReader final
{
public:
    // Errors: as StationFile::open, without StationLocked, StationReadOnly and
    // StationHasTwoNames.
    static Result<StationReader> open(const StationPlace& place, LogCheck check = LogCheck::Whole);
    // Reading needs the connection, not the right to change rows.
    Database& database() const { return *m_database; }

private:
    explicit StationReader(Database database);
    std::unique_ptr<Database> m_database;
};

} // namespace haven
