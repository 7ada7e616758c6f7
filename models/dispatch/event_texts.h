#pragma once

#include "models/dispatch/event.h"

#include <string>

namespace haven {

// What a person typed into a fact anywhere but in a note: a type, a place and its remark, a reason,
// the words of an answer, one a line. Of care facts only answers and steps of a checklist are read,
// nothing sealed, and nothing the advisor itself said. Pure.
std::string typedTexts(const Event& event);

} // namespace haven
