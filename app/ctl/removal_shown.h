#pragma once

#include "app/ctl/office.h"
#include "models/dispatch/query.h"

// What a removal takes, told before anybody asks for it or approves it. Nobody decides by numbers
// alone: whoever means it says with --takes how many entries they saw.
namespace haven::ctl {

struct RemovalShown {
    std::vector<std::int64_t> facts; // what was shown
    nlohmann::json told;             // the same, for --json
    int code = kDone;                // else what became of it was told, and nothing was changed
};

// Tells what would go, and goes on where --takes is the number of it.
RemovalShown showRemoval(const Arguments& arguments, Office& office, RemovalQuery query);
// Tells what goes, or would, of one that was asked for. Errors are told.
int tellRemoval(const Arguments& arguments, Office& office, std::int64_t removal);

} // namespace haven::ctl
