#pragma once

#include "models/dispatch/command_line.h"

#include <optional>
#include <string>

// The other way round: from a command to the line that would have done it, so that a person who
// pressed a button learns what could have been typed.
namespace haven {

struct LineOf {
    std::string typed; // parseLine makes the same command of it
    // The same for whoever looks on: free text, people's names and numbers, and what is said of a
    // person's health stand as what the verb calls them, "n 4482 TEXT".
    std::string shown;
};

// Empty where no verb does it, or none does exactly this. Precondition: the context holds the State
// as it was before the command was done.
std::optional<LineOf> lineOf(const Command& command, const LineContext& context);

// Those recommended in whose place others go. Empty where nobody was passed over: fewer go than
// were recommended, or more besides all of them.
std::vector<UnitId> passedOver(const DispatchUnits& command);

} // namespace haven
