#include "models/crisis/diagnosis.h"

#include "models/base/text.h"

#include <algorithm>
#include <array>

namespace haven {

namespace {

// A star stands for any ending. Words that also name a thing ("depression in the driveway",
// "manic driver") are there only in a shape that names an illness.
constexpr std::array<std::string_view, 30> kWords = {"schizo*",
                                                     "bipolar",
                                                     "borderline personality",
                                                     "manic depress*",
                                                     "major depress*",
                                                     "has depression",
                                                     "clinical* depress*",
                                                     "depressive",
                                                     "psychotic",
                                                     "psychosis",
                                                     "paranoid",
                                                     "ptsd",
                                                     "adhd",
                                                     "ocd",
                                                     "autis*",
                                                     "asperger*",
                                                     "dementia",
                                                     "alzheimer*",
                                                     "mental illness",
                                                     "mentally ill",
                                                     "mental patient",
                                                     "psych patient",
                                                     "personality disorder",
                                                     "anxiety disorder",
                                                     "bipolar disorder",
                                                     "eating disorder",
                                                     "emotionally disturbed",
                                                     "hiv",
                                                     "aids patient",
                                                     "alcoholic"};

bool isWordLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

// The length of what matches at this place; 0: nothing does.
std::size_t matchAt(std::string_view text, std::size_t at, std::string_view pattern)
{
    std::size_t i = at;
    for (const char c : pattern) {
        if (c == '*') {
            while (i < text.size() && isWordLetter(text[i]))
                ++i;
            continue;
        }
        if (i >= text.size() || text[i] != c)
            return 0;
        ++i;
    }
    return i < text.size() && isWordLetter(text[i]) ? 0 : i - at;
}

} // namespace

std::optional<std::string> diagnosisIn(std::string_view text)
{
    const std::string lower = toLower(text);
    for (std::size_t at = 0; at < lower.size(); ++at) {
        if (at > 0 && isWordLetter(lower[at - 1]))
            continue;
        for (const auto word : kWords) {
            if (const auto length = matchAt(lower, at, word); length > 0)
                return std::string(text.substr(at, length));
        }
    }
    return std::nullopt;
}

} // namespace haven
