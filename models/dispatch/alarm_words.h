#pragma once

#include "models/crisis/facts.h"
#include "models/dispatch/events_station.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a line calls each kind of alarm: "shelve 3A12 check 15 REASON".
namespace haven {

struct Incident;

std::string_view alarmKindWord(AlarmKind kind);
// Any case; nothing for a word that names no kind.
std::optional<AlarmKind> alarmKindFromWord(std::string_view word);
// "wait, check, recheck, ...", for a refusal.
std::string alarmKindWords();
// The others are always about an incident.
bool mayBeOfUnit(AlarmKind kind);
// The facts whose suggestions ring until somebody answers: what may be a danger. "No injury", and
// who the caller is, wait in the panel.
std::vector<Fact> ringingSuggestions(const Incident& incident);

} // namespace haven
