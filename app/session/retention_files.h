#pragma once

#include "models/dispatch/retention.h"

#include <string>
#include <vector>

namespace haven {

inline constexpr std::size_t kRetentionFileBytesMax = 262'144;

// The agency's own periods: the .json files of the folder STATION.retention beside the station.
std::string agencyRetentionPath(const std::string& stationPath);
// What is shipped, with the agency's files over it, by their names. Errors: FileUnreadable,
// RetentionMalformed: with half a schedule nobody knows what is due.
Result<std::vector<RetentionKind>> retentionSchedule(const std::string& stationPath);

} // namespace haven
