#pragma once

#include "models/dispatch/state.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What stands in the room by a number of its own and belongs to no incident: a BOLO, a watch, a
// pass-on note, something scheduled, a message. Under law it goes as one: what wrote it and what
// was said of it since.
namespace haven {

struct RoomThing {
    enum class Kind { Bolo, Watch, PassOn, Scheduled, Message };
    Kind kind = Kind::Bolo;
    std::int64_t number = 0;
    bool operator==(const RoomThing&) const = default;
};

// That this fact writes; nothing: it writes none.
std::optional<RoomThing> thingWritten(const Event& event);
// That this fact adds words to: a BOLO renewed, a watch visited, a note ended.
std::optional<RoomThing> thingFollowed(const Event& event);
// The types of facts thingFollowed() knows, for the query that looks for them.
const std::vector<std::string_view>& followingTypes();
// Somebody still acts on it.
bool isStanding(const State& state, const RoomThing& thing, Instant now);
std::string thingWords(const RoomThing& thing);      // "BOLO B4", "watch 2"
std::string thingEndingLine(const RoomThing& thing); // "bover B4 REASON"

} // namespace haven
