#pragma once

#include "models/dispatch/verbs.h"

// Private to the command line: from tokens to the parts that a verb's slots ask for.
namespace haven {

// The slot decides what a word is. Words may stand in another order where their kind is clear.
// Errors: SlotMissing, WordUnexpected, TimeMalformed, TimeInFuture.
Result<LineParts> partsOf(const Verb& verb, std::string_view line,
                          const std::vector<LineToken>& tokens, const LineContext& context);

// Whether a word can be what the slot takes.
bool fitsSlot(Slot slot, std::string_view word, const LineContext& context);
// What of the verb a named field fills; empty: the verb takes no such thing, or not in a slot.
std::optional<Slot> slotFor(NamedField field, const Verb& verb);
// The verb takes what the word names, in a slot or beside them.
bool takesField(NamedField field, const Verb& verb);

// How many tokens from `at` on say when it happened: "-3" is one, "at 21:40" two, "at 2026-11-21
// 21:40" three, others none.
std::size_t timeTokensAt(const std::vector<LineToken>& tokens, std::size_t at);

// "3A12 os" is what "os 3A12" is, and "3A12 meal" what "st 3A12 meal" is: as it is said by radio.
// Of units on duty and verbs that take units alone; any other line is as it was.
std::string verbFirst(std::string_view line, const LineContext& context);
bool isUnitFirst(const std::vector<LineToken>& tokens, std::size_t at, const LineContext& context);
// What may stand behind units that come first: verbs, and what a unit may be doing.
std::vector<Completion> afterUnit(std::string_view typed, const LineContext& context);

// "+5", "-99999": meant as a time, and none that can be taken. A longer "+" is a telephone number.
bool isNoTime(std::string_view word);

// "-3" minutes ago.
inline constexpr int kMinutesAgoMax = 24 * 60;

// What stands behind "at": "21:40", or "01:30-05:00" where the clocks were changed.
struct ClockWord {
    int minutes = 0; // since midnight
    std::optional<Span> offset;
};
std::optional<ClockWord> clockWord(std::string_view word);
// "1512", as it is written on cards: a time only where one is taken, for elsewhere it is a number.
bool isBareClock(std::string_view word);
std::string withColon(std::string_view clock); // "15:12"; any other word as it is
bool isDayWord(std::string_view word);         // "2026-11-21"

// The moment an agency's clock showed that, "yesterday" where that is still to come today and no
// day was named. `other`: it was shown twice, and this is the first time. Errors: TimeMalformed,
// TimeNever.
struct LocalMoment {
    Instant at;
    std::optional<Instant> other;
};
Result<LocalMoment> momentOf(std::string_view day, std::string_view clock,
                             const LineContext& context);
// The first time that stands in words, "bay 3, 2026-11-21 21:40", where it is over; else nothing.
std::optional<Instant> momentIn(std::string_view words, const LineContext& context);
// "22:00", "2200", "+45", "2026-12-01", "tomorrow"; not "noon", "3 cars" or "2nd shift".
bool isShapedAsTime(std::string_view word);
// A time to come: "07:30", the next time a clock shows it; "+90", minutes from now; "2026-12-01" or
// "tomorrow", that day, from its first or to its last minute; "2026-12-01/07:30",
// "2026-12-01T07:30". Errors: RoomTimeBad, TimeNever, RoomTimePast.
enum class DayEdge { Start, End };
Result<Instant> momentToCome(std::string_view word, DayEdge edge, const LineContext& context);
// The day of the agency's clock: "2026-11-21".
std::string dayWord(Instant at, const LineContext& context);
// The offset as it is written behind a time: "-05:00".
std::string offsetWord(Span offset);

} // namespace haven
