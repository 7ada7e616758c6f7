#pragma once

#include "models/dispatch/alarms.h"

namespace haven {

// Which of several unanswered alarms is answered first, 0 before all others; the strip and the list
// of what is late agree in it. An officer emergency nobody has, one somebody has, a waiting P1,
// what stands too long; then by the priority of the alarm, and what the advisor suggests last. Of
// one rank the one that is due longest goes first.
int alarmRank(const DueAlarm& alarm, const State& state);
inline constexpr int kAlarmRanks = 7;

} // namespace haven
