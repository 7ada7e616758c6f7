#include "models/base/text.h"
#include "models/crisis/cue_match.h"
#include "models/crisis/cues.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::size_t kBegunLengthMin = 5;

std::vector<std::string> wordsOfPlace(std::string_view place)
{
    std::vector<std::string> words(1);
    for (const char c : toLower(place)) {
        const bool isOfWord = (c >= 'a' && c <= 'z') || isDigit(c) || (c & 0x80) != 0;
        if (isOfWord)
            words.back() += c;
        else if (c != '\'' && c != '.' && !words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty())
        words.pop_back();
    return words;
}

// "Shelters" and "rehabilitation" too; of a short word only its plural, or Innis Avenue were an
// inn.
bool isWordOrBegins(const std::string& word, const std::string& shared)
{
    return word == shared || word == shared + "s" ||
           (shared.size() >= kBegunLengthMin && word.starts_with(shared));
}

} // namespace

bool CueSet::isSharedPlace(std::string_view place) const
{
    const CueSettings& settings = m_compiled->settings;
    const auto words = wordsOfPlace(place);
    const auto standsAt = [&](const std::vector<std::string>& shared, std::size_t at) {
        for (std::size_t i = 0; i + 1 < shared.size(); ++i) {
            if (words[at + i] != shared[i])
                return false;
        }
        return isWordOrBegins(words[at + shared.size() - 1], shared.back());
    };
    return std::any_of(
        settings.sharedPlaces.begin(), settings.sharedPlaces.end(), [&](const std::string& name) {
            const auto shared = wordsOfPlace(name);
            const bool isStreetToo = settings.streetsCalled.count(name) > 0;
            for (std::size_t at = 0; !shared.empty() && at + shared.size() <= words.size(); ++at) {
                const std::size_t next = at + shared.size();
                const bool isStreet = isStreetToo && next < words.size() &&
                                      settings.streetWords.count(words[next]) > 0;
                if (standsAt(shared, at) && !isStreet)
                    return true;
            }
            return false;
        });
}

} // namespace haven
