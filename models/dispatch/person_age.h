#pragma once

#include "models/base/instant.h"

#include <optional>
#include <string>
#include <string_view>

namespace haven {

inline constexpr int kAdultYears = 18;

// A year in "2011-05-02" or "5/2/2011", or an age in "about 15"; nothing where no number is said.
// Of a year alone: somebody who may still be 17 counts as 17.
std::optional<int> ageAt(const std::string& born, Instant at);

// The same on a day of the agency's calendar; nothing where it would be no age of a person.
std::optional<int> ageOn(const std::string& born, LocalDay today);

// Whether two that are said of one name can be one person: two days of birth are or are not the
// same, however each is written; a day and an age agree or are too far apart to. Same needs two
// days: an age alone makes nobody the same.
enum class BornMatch { Same, Perhaps, Differs };
BornMatch bornMatch(std::string_view one, std::string_view other, Instant at);
inline constexpr int kAgesApartMax = 10; // an age is what somebody guessed, and grows

// What somebody can have been born on: a day of the calendar that was, at most 130 years ago, as
// 1988-04-17 or 4/17/1988; or words with a year or an age that can be. Empty is nothing wrong.
bool isBirthDay(std::string_view born, LocalDay today);
// Whether words about when something was can be right: no hour 25, no day that is none or to come.
// Words without a time or a day are always.
bool isPastTime(std::string_view words, LocalDay today);

} // namespace haven
