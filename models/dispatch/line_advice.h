#pragma once

#include <functional>
#include <string>
#include <string_view>

// What to say to somebody whose line, or a code in it, was not understood.
namespace haven {

struct Codes;

// A key of the registry that an advice names, and how it is shipped.
struct AdviceKey {
    std::string_view action;
    std::string_view shipped;
};
using KeyOf = std::function<std::string(const AdviceKey&)>;

// What to do instead of a verb that does not exist, in whole sentences. Keys are as shipped, or
// those that count for somebody.
std::string verbAdvice(std::string_view word, const KeyOf& keyOf = {});
// The types, or dispositions, that were probably meant by a code that does not exist.
std::string typeAdvice(const Codes& codes, std::string_view word);
std::string dispositionAdvice(const Codes& codes, std::string_view word);
// What a slot takes, to stand before "is missing": "The unit (such as 3A12)".
std::string slotWords(std::string_view name);
// One verb for whoever asks about it: what it does, what it takes, an example. Empty: no such verb.
std::string verbWords(std::string_view word);

} // namespace haven
