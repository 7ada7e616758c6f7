#pragma once

#include "app/session/protected_names.h"
#include "models/store/snapshot.h"
#include "models/store/station_file.h"

#include <string>

namespace haven::ctl {

// A station that is only looked at, also while a console holds it: its State as it stands, and the
// connection for what the State does not hold.
struct LoadedStation {
    StationReader reader;
    State state;
    ProtectedNames names = {}; // of a plain one: those that are told to nobody

    Database& database() const { return reader.database(); }
};

// Errors: those of StationReader::open and of loadState.
Result<LoadedStation> loadStation(const std::string& path);
// For a verb that shows what is written there to anybody: without the names of victims and of
// minors, but whom a caution is about: that is told by `names`. No rule may be asked of it.
Result<LoadedStation> loadPlainStation(const std::string& path);

} // namespace haven::ctl
