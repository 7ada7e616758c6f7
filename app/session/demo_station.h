#pragma once

#include "models/base/instant.h"
#include "models/base/result.h"

#include <set>
#include <string>
#include <vector>

#include "models/dispatch/types.h"

namespace haven {

struct DemoAccount {
    std::string agent;
    std::string name;
    std::set<Role> roles;
};

// dispatcher, clinician, supervisor, admin; the administrator first, as a station wants it.
std::vector<DemoAccount> demoAccounts();

// A demo (training) station with its accounts and the evening played up to `now`.
// Errors: those of createStation and playDemoEvening.
Result<void> makeDemoStation(const std::string& path, Instant now,
                             const std::string& agency = "Nutmeg Harbor PD");

} // namespace haven
