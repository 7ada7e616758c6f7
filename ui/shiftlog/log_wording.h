#pragma once

#include "models/dispatch/query.h"
#include "ui/widgets/wall_clock.h"

#include <QString>

// The words of the shift log that are the screen's and not the fact's.
namespace haven::ui {

constexpr int kTypingPauseMs = 120; // a word typed at speed asks once

// "late", "corrected": beside the edge of a row, and in a filter's is:.
QString markWord(LogMark mark);
// "entered 22:15:03".
QString enteredWords(const QString& time);
// "21:47:08" of today, "11-20 21:47:08" of another day.
QString logTime(const WallClock& clock, Instant at, Instant now);
// "Reyes, Pos 2": the person and the desk.
QString whoWords(const LogLine& line);
// "18,112"
QString groupedNumber(std::int64_t number);
// "police staff", "health": who may read what the line tells.
QString classWord(FieldClass fieldClass);

} // namespace haven::ui
