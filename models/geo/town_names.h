#pragma once

#include "models/base/result.h"
#include "models/geo/layers.h"

#include <string_view>

namespace haven {

// The towns of the state and what people call their parts, whether or not a map of them is there.
struct TownNames {
    std::vector<std::string> towns;
    std::vector<Village> villages;
};

// {"towns": ["Andover", …], "villages": {"Storrs": ["Mansfield"], …}}. Refused: FileMalformed.
Result<TownNames> parseTownNames(std::string_view json);

} // namespace haven
