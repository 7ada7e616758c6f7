#pragma once

#include "models/base/enums.h"

namespace haven {

// Is this behavioral health? Rising, so that the larger of two is the stronger. Unknown until the
// advisor or a person has spoken. An axis of its own: every combination with a level is possible.
HAVEN_ENUM(Flag, Unknown, No, Possible, Yes)

// What speaks for it. Each is kept and shown apart, and can only raise the flag.
HAVEN_ENUM(FlagSource, Words, OfType, AnsweredQuestions, CallerRequest, PriorIncidents, Cautions)

} // namespace haven
