#pragma once

#include <string>
#include <string_view>

// A name in the text of an entry, by whoever looks for all that is kept of a person.
namespace haven {

// Is the name there as it stands, or each of its words as a word, whatever their order and what
// stands between: "Lake, Sam" and "sam  lake" are Sam Lake? `stored` is the text of a payload; what
// it escapes parts words. False without a word. Pure.
bool saysName(std::string_view stored, std::string_view name);
// Its longest word in small letters: what every text that says the name has in it.
std::string longestWordOf(std::string_view name);

} // namespace haven
