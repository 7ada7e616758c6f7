#pragma once

#include "models/dispatch/alarms.h"

namespace haven {

// Which of several unanswered alarms is answered first, 0 before all others; the strip and the list
// of what is late agree in it. An officer emergency nobody has, one somebody has, a waiting P1,
// what stands too long; then by the priority of the alarm, and what the advisor suggests last. Of
// one rank the one that is due longest goes first.
int alarmRank(const DueAlarm& alarm, const State& state);
inline constexpr int kAlarmRanks = 7;
// By rank; those of one rank keep their order.
void sortByRank(std::vector<DueAlarm>& alarms, const State& state);

// Somebody said they have it, and nobody has heard of the officer all the same: a status check and
// a unit that does not answer ring anew after so long, until they are done. Longer than half of
// what is called coming and going, so that it is never taken for that.
inline constexpr Span kAnsweredHolds = Span::minutes(5);
bool ringsAnew(const Alarm& alarm, Instant now);

} // namespace haven
