#pragma once

#include "models/dispatch/events_crisis.h"

// What speaks for behavioral health, each source kept apart from the others.
namespace haven {

// What stands so far with what was read since, in the order of FlagSource. Of one source the
// stronger word stands, for nothing automatic takes back what was said; of two as strong the newer
// one, but for the words, where the note that counted first stays the reason. Pure.
std::vector<FlagSourceRead> mergedSources(std::vector<FlagSourceRead> standing,
                                          const std::vector<FlagSourceRead>& fresh);

// The sentences of those that say yes or possible, one after the other; empty without one.
std::string sourcesReason(const std::vector<FlagSourceRead>& sources);

// What a newer note is flagged for behind what the earlier ones were flagged for, each once, with
// the advice of either: "Flagged for: suicidal words, not sleeping. Please …". The newer reason
// alone where one of them names no words. One that says less takes none of them back. Pure.
std::string besideEarlierWords(const std::string& earlier, const std::string& newer);

} // namespace haven
