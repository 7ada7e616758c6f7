#pragma once

#include "app/session/agency_time.h"
#include "models/crisis/directory.h"
#include "models/geo/town_names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace haven {

// The town list that a directory is read with. Errors: FileMalformed.
Result<TownNames> directoryTowns();
// What is shipped, resources/directory. Errors: FileMalformed, naming the entry.
Result<std::vector<DirectoryEntry>> shippedDirectory(const std::vector<std::string>& towns);

// A file of an agency: JSON, or CSV by its name's end. Errors: FileUnreadable, FileMalformed, those
// of readDirectoryCsv().
struct DirectoryInput {
    DirectoryRead read;
    std::vector<std::int64_t> rows; // of a CSV; empty for JSON
};
Result<DirectoryInput> readDirectoryFile(const std::string& path,
                                         const std::vector<std::string>& towns);

// The agency's own file beside the station: "center.haven" has "center.haven.directory.json".
std::string agencyDirectoryPath(const std::string& stationPath);
// All or nothing. Errors: FileUnwritable.
Result<void> writeAgencyDirectory(const std::string& stationPath, const std::string& text);
// As it was before the agency had one; silent where there is none.
Result<void> removeAgencyDirectory(const std::string& stationPath);

// What a console of this station uses: the shipped entries and the agency's. What of the agency's
// file cannot be used is named, and the rest works. An empty path: only what is shipped. Errors:
// those of shippedDirectory().
struct StationDirectory {
    std::vector<DirectoryEntry> entries;
    std::vector<DirectoryFault> leftOut; // entries of the agency's file
    std::optional<Refusal> unusable;     // the agency's file as a whole
};
Result<StationDirectory> loadDirectory(const std::string& stationPath,
                                       const std::vector<std::string>& towns);
// The same over shipped entries that were read before.
StationDirectory withAgencyDirectory(std::vector<DirectoryEntry> shipped,
                                     const std::string& stationPath,
                                     const std::vector<std::string>& towns);

// What the agency's wall shows.
WeekTime weekTimeOf(const AgencyTime& time, Instant at);

} // namespace haven
