#pragma once

#include "models/base/refusal.h"
#include "models/dispatch/event.h"

#include <optional>
#include <string_view>

namespace haven {

// Everything has a limit. In bytes of UTF-8.
inline constexpr std::size_t kMaxNoteText = 16'384;
inline constexpr std::size_t kMaxText = 2'000; // any other text of a fact
inline constexpr std::size_t kMaxWord = 64;    // call signs, codes, names of agents and positions
inline constexpr std::size_t kMaxPastText = 65'536; // texts of imported files

// What stands on one line of a band, a brief or a list. In bytes as well.
inline constexpr std::size_t kMaxMajorName = 80;
inline constexpr std::size_t kMaxObjective = 300; // and the words that it was met with
inline constexpr std::size_t kMaxPassOn = 1'000;
inline constexpr std::size_t kMaxMessage = 500;
inline constexpr std::size_t kMaxWatchWords = 500; // of a watch, a visit, and what is scheduled
inline constexpr std::size_t kMaxWatchHours = 80;
// TextTooLong, naming `what`, where the text has more bytes than `most`.
std::optional<Refusal> lineFault(std::string_view what, std::string_view text, std::size_t most);

inline constexpr std::size_t kMaxPosition = 40;
// One line of it, as every list shows it: no signs that cannot be seen, no blanks around it.
bool isPositionName(std::string_view name);

// The first text of the fact that is too long (TextTooLong) or no storable UTF-8
// (TextNotStorable), with the name of its field.
std::optional<Refusal> textFault(const Event& event);

} // namespace haven
