#pragma once

#include "models/base/instant.h"

namespace haven {

// Whether the span is over; also where the clock was set back behind its beginning, so that what
// rings or is tried again does not wait for an hour to come a second time.
constexpr bool isOver(Instant since, Span span, Instant now)
{
    return now < since || now - since >= span;
}

} // namespace haven
