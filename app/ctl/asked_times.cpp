#include "app/ctl/asked_times.h"

#include <algorithm>

namespace haven::ctl {

namespace {

std::string turnedAround()
{
    return "--to is before --from; " + std::string(kTimeExamples);
}

} // namespace

AskedTimes askedTimes(const Arguments& arguments, const AgencyTime& time, Instant now)
{
    AskedTimes asked;
    const auto from = arguments.option("from");
    const auto to = arguments.option("to");
    if (from)
        asked.from = time.parse(*from, now);
    if (to)
        asked.to = time.parseEnd(*to, now);
    if (from && !asked.from)
        asked.wrong = "--from " + *from + " is not a time; " + kTimeExamples;
    else if (to && !asked.to)
        asked.wrong = "--to " + *to + " is not a time; " + kTimeExamples;
    else if (asked.from && asked.to && *asked.to < *asked.from)
        asked.wrong = turnedAround();
    return asked;
}

AskedPeriod askedPeriod(const Arguments& arguments, const AgencyTime& time, Instant now,
                        std::optional<Span> usual)
{
    const AskedTimes asked = askedTimes(arguments, time, now);
    AskedPeriod period;
    period.wrong = asked.wrong;
    period.to = asked.to.value_or(now);
    // A day that is not over ends the usual length at now, not at its midnight.
    period.from = asked.from.value_or(usual ? std::min(period.to, now) - *usual : Instant{});
    if (period.wrong.empty() && period.to < period.from)
        period.wrong = turnedAround();
    return period;
}

} // namespace haven::ctl
