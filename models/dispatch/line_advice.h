#pragma once

#include <string>
#include <string_view>

// Private to the command line: what to say to somebody whose line was not understood.
namespace haven {

// What to do instead of a verb that does not exist, in whole sentences.
std::string verbAdvice(std::string_view word);
// What a slot takes, to stand before "is missing": "The unit (such as 3A12)".
std::string slotWords(std::string_view name);
// One verb for whoever asks about it: what it does, what it takes, an example. Empty: no such verb.
std::string verbWords(std::string_view word);

} // namespace haven
