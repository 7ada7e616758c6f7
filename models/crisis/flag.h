#pragma once

#include "models/base/enums.h"

namespace haven {

// Is this behavioral health? Rising, so that the larger of two is the stronger. Unknown until the
// advisor or a person has spoken. An axis of its own: every combination with a level is possible.
HAVEN_ENUM(Flag, Unknown, No, Possible, Yes)

} // namespace haven
