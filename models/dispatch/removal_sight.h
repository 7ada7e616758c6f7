#pragma once

#include "models/dispatch/log_words.h"
#include "models/dispatch/record_care.h"
#include "models/dispatch/state.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a removal takes, entry by entry, before somebody asks for it and before somebody approves:
// a bare number tells nobody that it is a caution about a gun. The same rules that decide it say
// here what goes.
namespace haven {

// Who looks, and what they look it up with.
struct RemovalSeer {
    LogWordsContext words; // as this reader may read them
    FieldClass classMax = FieldClass::Open;
    Instant now;
    // The words of a possible weapon in a sentence; empty: nobody looks for any.
    std::function<std::optional<std::string>(const std::string&)> weaponIn = {};
    // The number of the incident that is called by the number of an entry; nullopt: none is.
    std::function<std::optional<std::string>(std::int64_t)> incidentCalled = {};
};

// The types of facts that name by a number what others wrote: a caution, a care plan, a BOLO.
const std::vector<std::string_view>& namingTypes();
// Whether some of these write what such facts name.
bool isNamedLater(const std::vector<Recorded>& facts);

// `naming`: the facts of namingTypes() since the first of what goes; what of them names nothing
// that goes is passed over.
RemovalSight removalSight(const State& state, const RemovalQuery& query,
                          const RemovalReading& reading, const std::vector<Recorded>& naming,
                          const RemovalSeer& seer);

// Which entry has to be looked at first, the lowest number: a weapon or a caution, a care plan, an
// order of hold, what is still worked on, and what has no alert.
int removalGravity(const RemovalEntry& entry);
// Whether it may stand at each entry of an incident: it is told once for all of them.
bool isAlertOfMany(RemovalAlert alert);

// What stands at an entry that makes somebody look twice, in the strongest words.
std::string_view removalAlertWords(RemovalAlert alert);

} // namespace haven
