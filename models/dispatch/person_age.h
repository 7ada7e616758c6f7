#pragma once

#include "models/base/instant.h"

#include <optional>
#include <string>

namespace haven {

// A year in "2011-05-02" or an age in "about 15"; nothing where no number is said. By the year
// alone: somebody who may still be 17 counts as 17.
std::optional<int> ageAt(const std::string& born, Instant at);

} // namespace haven
