#pragma once

#include "app/session/agency_time.h"
#include "models/dispatch/backup_book.h"

#include <string>

namespace haven {

// Where a backup goes: the file that was named, made whole from the folder of the station, or, in a
// folder, one with the station's name and the agency's clock. Empty where nothing was named.
std::string backupTarget(const std::string& named, const std::string& station,
                         const AgencyTime& time, Instant now);
// "2 days", "30 h": how long there was none, for people.
std::string backupAgeWords(Span since);

} // namespace haven
