#pragma once

#include "models/base/instant.h"
#include "models/base/result.h"

#include <string>

namespace haven {

// The demo accounts: dispatcher, clinician, supervisor, admin, all with this password. A demo
// station is a training station, so the password may be known to everybody.
inline constexpr const char* kDemoPassword = "haven-demo";

// Plays the fictional evening into a new demo station, up to the moment it is looked at: units on
// duty, waiting and working incidents, cautions, all with times relative to `now`.
// Errors: of the script, the station, or a rule that the script breaks.
Result<void> playDemoEvening(const std::string& stationPath, Instant now);

} // namespace haven
