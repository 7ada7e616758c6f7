#pragma once

#include <optional>
#include <QString>

namespace haven::ui {

// How well typed letters fit words: each typed word must be found, as letters in this order; at the
// beginning of words, and side by side, they count more. Empty: they do not fit. Nothing typed fits
// everything, with 0. Both are lower case.
std::optional<int> fuzzyScore(const QString& typed, const QString& words);
// The same where each typed word is the beginning of one of the words: "sign out" fits "sign off
// log out". Single letters, less than three letters in all, and letters strewn about fit nothing.
std::optional<int> beginningScore(const QString& typed, const QString& words);

} // namespace haven::ui
