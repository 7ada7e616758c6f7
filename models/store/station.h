#pragma once

#include "models/dispatch/events_station.h"
#include "models/store/accounts.h"
#include "models/store/station_file.h"

namespace haven {

// What a new station starts with.
struct NewStation {
    StationPlace place;
    std::string agency;
    std::string timeZone; // IANA name
    StationMode mode = StationMode::Live;
    std::string build;
    std::vector<AccountRequest> accounts; // the first must be an administrator; may be empty
    AgentId madeBy;                       // "havenctl"
    PositionId position;
    Instant now;
};

// The file with its first facts: StationCreated, then an AccountChanged for each account. It is
// there whole, or not at all. Errors: of StationFile::create and planAccountChange.
Result<void> createStation(const NewStation& station);

} // namespace haven
