#pragma once

#include "app/ctl/verb.h"
#include "app/session/agency_time.h"

#include <optional>
#include <string>

namespace haven::ctl {

// What --from and --to say. A day given as --to is meant with all of it, as people mean it.
struct AskedTimes {
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::string wrong; // in words what is no time, or ends before it begins; empty: nothing
};

AskedTimes askedTimes(const Arguments& arguments, const AgencyTime& time, Instant now);

struct AskedPeriod {
    Instant from;
    Instant to;
    std::string wrong; // in words; empty: nothing
};

// Up to `now` where --to is not given, and as long as `usual` where --from is not; without `usual`
// from the first fact on.
AskedPeriod askedPeriod(const Arguments& arguments, const AgencyTime& time, Instant now,
                        std::optional<Span> usual);

} // namespace haven::ctl
