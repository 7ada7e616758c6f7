#include "models/dispatch/premise_code.h"

#include "models/base/text.h"

#include <cctype>

namespace haven {

namespace {

// npos: not from there on. Both in upper case.
std::size_t codeAt(const std::string& text, const std::string& code, std::size_t from)
{
    const auto isPart = [&text](std::size_t at) {
        return at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])) != 0;
    };
    for (auto at = text.find(code, from); at != std::string::npos; at = text.find(code, at + 1)) {
        const bool isInside = (at > 0 && isPart(at - 1)) || isPart(at + code.size());
        if (!isInside)
            return at;
    }
    return std::string::npos;
}

} // namespace

bool holdsCode(std::string_view words, std::string_view code)
{
    const std::string sought = toUpper(trimmed(code));
    return sought.size() >= kCodeLettersMin &&
           codeAt(toUpper(words), sought, 0) != std::string::npos;
}

std::string withoutCode(std::string words, std::string_view code)
{
    const std::string sought = toUpper(trimmed(code));
    if (sought.size() < kCodeLettersMin)
        return words;
    std::string text = toUpper(words);
    for (auto at = codeAt(text, sought, 0); at != std::string::npos;
         at = codeAt(text, sought, at + kCodeWithheld.size())) {
        words.replace(at, sought.size(), kCodeWithheld);
        text.replace(at, sought.size(), kCodeWithheld);
    }
    return words;
}

} // namespace haven
