#pragma once

#include <optional>
#include <QString>

namespace haven::ui {

// How well typed letters fit words: each typed word must be found, as letters in this order; at the
// beginning of words, and side by side, they count more. Empty: they do not fit. Nothing typed fits
// everything, with 0. Both are lower case.
std::optional<int> fuzzyScore(const QString& typed, const QString& words);

} // namespace haven::ui
