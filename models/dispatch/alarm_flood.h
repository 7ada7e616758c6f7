#pragma once

#include "models/dispatch/alarms.h"

#include <vector>

// More alarms than anybody can answer, and the same one again and again. Figures of ISA-18.2 and
// EEMUA 191 for one person: one alarm in ten minutes is well, more than ten are a flood.
namespace haven {

inline constexpr Span kFloodWindow = Span::minutes(10);
inline constexpr int kFloodMore = 10;    // more than so many within the window
inline constexpr int kFloodEndBelow = 5; // it is over once fewer than these came within one

struct FloodSpan {
    std::size_t first = 0; // which of the instants it began with
    Instant from;
    Instant to;
    std::int64_t count = 0;
    bool operator==(const FloodSpan&) const = default;
};

// Precondition: in order.
std::vector<FloodSpan> floodsIn(const std::vector<Instant>& raised);

// The flood that is on, and which alarm came first: the one to look at for the cause.
struct FloodNow {
    RaisedOnce first;
    std::int64_t count = 0;
};
std::optional<FloodNow> floodNow(const State& state, Instant now);
bool isFirstOf(const std::optional<FloodNow>& flood, const DueAlarm& alarm);

// How often the same alarm was raised within the time that the table gives; 0 or 1 as a rule.
int timesLately(const State& state, const ChatterRule& rule, const DueAlarm& alarm, Instant now);
// It comes and goes: it stands there once, with its count, and is heard once. Nothing vital is.
bool isChatter(const State& state, const ChatterRule& rule, const DueAlarm& alarm, Instant now);

} // namespace haven
