#pragma once

#include "models/dispatch/commands_room.h"
#include "models/dispatch/state.h"

#include <string>
#include <vector>

// Which of those that wait a storm takes by their type alone, and which it leaves for somebody to
// look at: what is urgent, a danger that was spoken of, and whatever somebody wrote since. Whoever
// has looked at one holds it by itself.
namespace haven {

struct StormLeft {
    IncidentId incident;
    std::string why; // "a note since"
    bool operator==(const StormLeft&) const = default;
};

struct StormPick {
    std::vector<IncidentId> taken;
    std::vector<StormLeft> left;
};

// Of those that can be held and that no storm holds yet. Of a restricted one nobody is told of what
// type it is, so it is in neither.
StormPick stormPick(const State& state, IncidentId parent, const std::vector<TypeCode>& types);
// "26-000047, 26-000051": which are left; empty for none.
std::string stormLeftNumbers(const State& state, const StormPick& pick);
// "26-000047 is not held: a note since", one each; many are counted.
std::vector<std::string> stormLeftWords(const State& state, const StormPick& pick);

} // namespace haven
