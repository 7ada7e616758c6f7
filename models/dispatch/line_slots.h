#pragma once

#include "models/dispatch/verbs.h"

// Private to the command line: from tokens to the parts that a verb's slots ask for.
namespace haven {

// The slot decides what a word is. Words may stand in another order where their kind is clear.
// Errors: SlotMissing, WordUnexpected, TimeMalformed, TimeInFuture.
Result<LineParts> partsOf(const Verb& verb, std::string_view line,
                          const std::vector<LineToken>& tokens, const LineContext& context);

// How many tokens from `at` on say when it happened: "-3" is one, "at 21:40" two, others none.
std::size_t timeTokensAt(const std::vector<LineToken>& tokens, std::size_t at);

// "+5", "-99999": meant as a time, and none that can be taken. A longer "+" is a telephone number.
bool isNoTime(std::string_view word);

// "-3" minutes ago, "at 21:40" local (yesterday when that is still to come today).
inline constexpr int kMinutesAgoMax = 24 * 60;

} // namespace haven
