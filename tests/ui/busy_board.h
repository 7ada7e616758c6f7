#pragma once

#include "tests/ui/console_scene.h"

namespace haven::test {

// What stands on the board of a picture.
enum class BoardLoad {
    Empty, // nobody called yet
    Busy,  // an evening: five wait, one of them late, seven are worked, fourteen units
    Full   // a storm: three times as many, with long words in every column
};

// The incident that is looked at; none on an empty board.
std::optional<IncidentId> fillConsole(Console& console, BoardLoad load);

} // namespace haven::test
