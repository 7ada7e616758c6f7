#pragma once

#ifndef Q_MOC_RUN // moc trips over libstdc++ 12 when this comes first
#include <compare>
#endif
#include <cstdint>

namespace haven {

// A span of time in milliseconds; may be negative.
struct Span {
    std::int64_t ms = 0;
    auto operator<=>(const Span&) const = default;
    static constexpr Span seconds(std::int64_t s) { return Span{s * 1000}; }
    static constexpr Span minutes(std::int64_t m) { return Span{m * 60'000}; }
    static constexpr Span hours(std::int64_t h) { return Span{h * 3'600'000}; }
    constexpr std::int64_t wholeSeconds() const { return ms / 1000; }
};

// A point in time: milliseconds since 1970-01-01T00:00:00Z. Local time exists on screen only.
struct Instant {
    std::int64_t ms = 0;
    auto operator<=>(const Instant&) const = default;
};

constexpr Span operator-(Instant a, Instant b)
{
    return Span{a.ms - b.ms};
}
constexpr Instant operator+(Instant a, Span b)
{
    return Instant{a.ms + b.ms};
}
constexpr Instant operator-(Instant a, Span b)
{
    return Instant{a.ms - b.ms};
}
constexpr Span operator+(Span a, Span b)
{
    return Span{a.ms + b.ms};
}

// A calendar day in the agency's time zone; whoever knows the zone works it out (see Act).
struct LocalDay {
    int year = 1970;
    int month = 1;
    int day = 1;
    auto operator<=>(const LocalDay&) const = default;
};

} // namespace haven
