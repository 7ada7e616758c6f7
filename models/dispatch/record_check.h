#pragma once

#include "models/dispatch/state.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Record checks: how long a field may be, and what looks like a return of a state or national
// system, which is never kept here.
namespace haven {

inline constexpr std::size_t kCheckWhatMax = 60;
inline constexpr std::size_t kCheckCodeMax = 12;

// Several lines, a long text, the numbers and field names such a system answers with.
bool looksLikeReturn(std::string_view text);
// Names a system whose answers are never kept; in what was run nobody but it writes that.
bool namesSystem(std::string_view text);
// A text of any length that holds such an answer: a number of the national file, or two of its
// field names. What is typed is kept; its class is that of the answer.
bool holdsReturn(std::string_view text);
// A short word of the agency's: capitals, digits and dashes.
bool isCheckCode(std::string_view code);

// A hit nobody has said the end of.
bool isToConfirm(const RecordCheck& check);
// The unit's checks that wait to be settled, the one due first in front.
std::vector<CheckId> checksToConfirm(const State& state, const UnitId& unit);

std::string_view checkKindWord(CheckKind kind);
// "none", "hit", "due".
std::string_view checkResultWord(CheckResult result);
// "#4": what a line names a check by.
std::string checkNumber(CheckId check);
// "plate AB12345: hit, to be confirmed (STOLEN)".
std::string checkWords(const RecordCheck& check);
// Who was run there, and for what, is told of a restricted incident to nobody who has not opened
// it: the same check without.
RecordCheck shownCheck(const State& state, const RecordCheck& check);

} // namespace haven
