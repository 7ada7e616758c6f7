#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// The code word of an alarm proves who somebody is to the alarm company. It has a field of its own,
// which is told to nobody outside; people type it into a note all the same.
namespace haven {

// One of two letters is in many a word, and would keep people from saying anything.
inline constexpr std::size_t kCodeLettersMin = 3;
inline constexpr std::string_view kCodeWithheld = "[code withheld]";

// As a word of its own, in any case: "ALL" is not in "false alarm, call made".
bool holdsCode(std::string_view words, std::string_view code);
// The words without it, each time it stands there.
std::string withoutCode(std::string words, std::string_view code);

} // namespace haven
