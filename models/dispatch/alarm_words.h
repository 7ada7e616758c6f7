#pragma once

#include "models/dispatch/events_station.h"

#include <optional>
#include <string>
#include <string_view>

// What a line calls each kind of alarm: "shelve 3A12 check 15 REASON".
namespace haven {

std::string_view alarmKindWord(AlarmKind kind);
// Any case; nothing for a word that names no kind.
std::optional<AlarmKind> alarmKindFromWord(std::string_view word);
// "wait, check, recheck, ...", for a refusal.
std::string alarmKindWords();
// The others are always about an incident.
bool mayBeOfUnit(AlarmKind kind);

} // namespace haven
