#include "models/crisis/leanings.h"

#include <algorithm>
#include <array>

namespace haven {

namespace {

constexpr std::size_t kStemmedLengthMin = 5; // shorter words are taken as they are
constexpr std::size_t kStemLengthMin = 3;
constexpr std::array<std::string_view, 9> kStemEndings = {"ings", "ing", "ers", "ed", "es",
                                                          "er",   "s",   "ly",  "ies"};

bool hasEnding(std::string_view word, std::string_view ending)
{
    return word.size() >= ending.size() + kStemLengthMin &&
           word.substr(word.size() - ending.size()) == ending;
}

bool isEnough(const LeaningNote& note)
{
    const LeaningLimits& limits = note.leanings->limits;
    return limits.wordsMin > 0 && note.known >= limits.noteMin &&
           static_cast<int>(note.words.size()) >= limits.wordsMin;
}

} // namespace

std::string stemOf(std::string_view word)
{
    std::string stem(word);
    if (stem.size() < kStemmedLengthMin)
        return stem;
    for (const auto ending : kStemEndings) {
        if (!hasEnding(stem, ending))
            continue;
        stem.resize(stem.size() - ending.size());
        const bool isDoubled = stem.size() > kStemLengthMin && stem.back() == stem[stem.size() - 2];
        if (isDoubled && stem.back() != 's' && stem.back() != 'l')
            stem.pop_back();
        break;
    }
    if (stem.size() > kStemLengthMin && stem.back() == 'e')
        stem.pop_back();
    if (stem.size() > kStemLengthMin && stem.back() == 'i')
        stem.back() = 'y';
    return stem;
}

int Leanings::find(const std::string& canonicalWord) const
{
    const auto found = byStem.find(stemOf(canonicalWord));
    return found == byStem.end() ? -1 : found->second;
}

int leaningTenths(const Leanings& leanings, const std::set<int>& words)
{
    std::set<int> themes;
    int sum = 0;
    for (const int index : words) {
        const LeaningWord& word = leanings.words[static_cast<std::size_t>(index)];
        sum += word.weight;
        if (themes.insert(word.theme).second)
            sum += leanings.themes[static_cast<std::size_t>(word.theme)].weight;
    }
    const int count = static_cast<int>(words.size());
    if (count > leanings.limits.wordsFull)
        sum = sum * leanings.limits.wordsFull / count;
    return leanings.start + leanings.limits.base + sum;
}

int leaningPoints(const LeaningNote& note)
{
    if (!isEnough(note))
        return 0;
    const LeaningLimits& limits = note.leanings->limits;
    const int tenths = leaningTenths(*note.leanings, note.words);
    const int least = tenths >= limits.leansFrom ? limits.pointsMin : 0;
    return std::clamp(tenths / kLeaningTenths, least, limits.pointsMax);
}

bool isFor(const LeaningNote& note)
{
    return note.plainFrom > 0 && isEnough(note) &&
           leaningTenths(*note.leanings, note.words) >= note.plainFrom;
}

bool isAgainst(const LeaningNote& note)
{
    const LeaningLimits& limits = note.leanings->limits;
    return isEnough(note) && note.known >= limits.againstMin &&
           leaningTenths(*note.leanings, note.words) <= limits.against;
}

int fullWeight(const Leanings& leanings, int word)
{
    const LeaningWord& one = leanings.words[static_cast<std::size_t>(word)];
    return one.weight + leanings.themes[static_cast<std::size_t>(one.theme)].weight;
}

std::vector<int> carryingWords(const LeaningNote& note)
{
    const Leanings& leanings = *note.leanings;
    LeaningNote left = note;
    std::vector<int> order(note.words.begin(), note.words.end());
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        return fullWeight(leanings, a) > fullWeight(leanings, b);
    });
    std::vector<int> carrying;
    for (const int word : order) {
        if (leaningPoints(left) == 0 && !isFor(left))
            break;
        left.words.erase(word);
        carrying.push_back(word);
    }
    return carrying;
}

} // namespace haven
