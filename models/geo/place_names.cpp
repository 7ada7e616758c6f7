#include "models/geo/place_names.h"

#include "models/base/contracts.h"
#include "models/base/text.h"

#include <algorithm>
#include <bit>

namespace haven {

namespace {

constexpr std::size_t kPrefixMatchesMax = 400; // one letter typed must not cost the whole list
constexpr std::size_t kTypoLettersMin = 4;     // below that half the town is one letter away
constexpr std::size_t kTypoLettersMax = 60;    // a name of a line and more is no street's
constexpr std::size_t kSoundLettersMin = 4;
constexpr std::size_t kInnerWordsMax = 12;
constexpr std::size_t kNameLettersMax = 60'000; // what a Name can say

constexpr std::uint64_t kHashStart = 14695981039346656037ULL; // FNV-1a: the same everywhere

std::uint64_t hashedOn(std::uint64_t hash, std::string_view text)
{
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash;
}

std::uint32_t folded(std::uint64_t hash)
{
    return static_cast<std::uint32_t>(hash ^ hash >> 32U);
}

// The text itself and every way to leave out one letter: two texts that are one typo apart share at
// least one of these.
template <class Take>
void eachDeletion(std::string_view text, const Take& take)
{
    take(folded(hashedOn(kHashStart, text)));
    std::uint64_t before = kHashStart;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 0 || text[i] != text[i - 1])
            take(folded(hashedOn(before, text.substr(i + 1))));
        before = hashedOn(before, text.substr(i, 1));
    }
}

// "E PRATT" of "E PRATT ST".
bool isButForKind(const PlaceWords& whole, const PlaceWords& words)
{
    return whole.size() == words.size() + 1 && isStreetKind(whole.back()) &&
           std::equal(words.begin(), words.end(), whole.begin());
}

bool hasTypos(std::string_view text)
{
    return text.size() >= kTypoLettersMin && text.size() <= kTypoLettersMax;
}

} // namespace

std::string_view PlaceNames::fullOf(std::uint32_t name) const
{
    return part(m_names[name], 0, m_names[name].full);
}

std::string_view PlaceNames::coreOf(std::uint32_t name) const
{
    const Name& one = m_names[name];
    return part(one, one.full, one.core);
}

std::string_view PlaceNames::lettersOf(std::uint32_t name) const
{
    const Name& one = m_names[name];
    return part(one, std::size_t{one.full} + one.core, one.letters);
}

std::string_view PlaceNames::allOf(std::uint32_t name) const
{
    const Name& one = m_names[name];
    return part(one, std::size_t{one.full} + one.core + one.letters, one.all);
}

PlaceWords PlaceNames::wordsOf(std::uint32_t name) const
{
    return split(fullOf(name), ' ');
}

std::uint32_t PlaceNames::nameOf(const PlaceWords& words)
{
    HAVEN_ASSERT(!words.empty());
    std::string full = joinedWords(words);
    const auto next = static_cast<std::uint32_t>(m_names.size());
    const auto [known, isNew] = m_known.emplace(full, next);
    if (!isNew)
        return known->second;
    const PlaceWords shorter = coreWords(words);
    const std::string core = squeezed(shorter);
    const std::string letters = squeezed(inLongSpelling(shorter));
    const std::string all = squeezed(inLongSpelling(words));
    HAVEN_ASSERT(full.size() < kNameLettersMax && all.size() < kNameLettersMax);
    Name name;
    name.at = static_cast<std::uint32_t>(m_text.size());
    name.full = static_cast<std::uint16_t>(full.size());
    name.core = static_cast<std::uint16_t>(core.size());
    name.letters = static_cast<std::uint16_t>(letters.size());
    name.all = static_cast<std::uint16_t>(all.size());
    m_text.append(full).append(core).append(letters).append(all);
    m_names.push_back(name);
    return next;
}

void PlaceNames::add(std::uint32_t name, std::uint32_t item)
{
    m_bearers.push_back({name, item});
}

void PlaceNames::add(std::string_view text, std::uint32_t item)
{
    PlaceWords words = placeWords(text);
    std::erase(words, ",");
    if (words.empty())
        return;
    const PlaceWords inLetters = ordinalsInLetters(words);
    if (inLetters != words)
        add(nameOf(inLetters), item);
    add(nameOf(words), item);
}

void PlaceNames::finish()
{
    listItems();
    listWords();
    listDeletions();
    listSounds();
    m_known = {};
    m_text.shrink_to_fit();
    m_names.shrink_to_fit();
}

void PlaceNames::listItems()
{
    std::sort(m_bearers.begin(), m_bearers.end());
    m_bearers.erase(std::unique(m_bearers.begin(), m_bearers.end()), m_bearers.end());
    m_firstItem.assign(m_names.size() + 1, 0);
    m_items.reserve(m_bearers.size());
    for (const Bearer& bearer : m_bearers) {
        ++m_firstItem[bearer.name + 1];
        m_items.push_back(bearer.item);
    }
    for (std::size_t i = 1; i < m_firstItem.size(); ++i)
        m_firstItem[i] += m_firstItem[i - 1];
    m_bearers = {};
}

void PlaceNames::listWords()
{
    for (std::uint32_t name = 0; name < m_names.size(); ++name) {
        m_byFull.push_back(name);
        if (m_names[name].core > 0)
            m_byCore.push_back(name);
        const std::string_view full = fullOf(name);
        std::size_t from = full.find(' ');
        for (std::size_t i = 0; i < kInnerWordsMax && from != std::string_view::npos; ++i) {
            if (full.substr(from + 1, 1) != "&")
                m_byInnerWord.push_back({name, static_cast<std::uint32_t>(from + 1)});
            from = full.find(' ', from + 1);
        }
    }
    std::stable_sort(m_byFull.begin(), m_byFull.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return fullOf(a) < fullOf(b); });
    std::stable_sort(m_byCore.begin(), m_byCore.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return coreOf(a) < coreOf(b); });
    std::stable_sort(m_byInnerWord.begin(), m_byInnerWord.end(),
                     [this](const InnerWord& a, const InnerWord& b) {
                         return fullOf(a.name).substr(a.from) < fullOf(b.name).substr(b.from);
                     });
}

// A table of buckets without keys: whether a name is really one typo away is looked at anyway.
void PlaceNames::listDeletions()
{
    const auto eachOf = [this](std::uint32_t name, const auto& take) {
        const std::string_view letters = lettersOf(name);
        const std::string_view all = allOf(name);
        if (hasTypos(letters))
            eachDeletion(letters, take);
        if (hasTypos(all) && all != letters)
            eachDeletion(all, take);
    };
    std::size_t count = 0;
    for (std::uint32_t name = 0; name < m_names.size(); ++name)
        eachOf(name, [&count](std::uint32_t) { ++count; });
    const std::size_t buckets = std::bit_ceil(count / 4 + 1);
    const auto mask = static_cast<std::uint32_t>(buckets - 1);
    m_firstDeletion.assign(buckets + 1, 0);
    for (std::uint32_t name = 0; name < m_names.size(); ++name)
        eachOf(name, [&](std::uint32_t hash) { ++m_firstDeletion[(hash & mask) + 1]; });
    for (std::size_t i = 1; i <= buckets; ++i)
        m_firstDeletion[i] += m_firstDeletion[i - 1];
    m_deletions.resize(count);
    std::vector<std::uint32_t> next(m_firstDeletion.begin(), m_firstDeletion.end() - 1);
    for (std::uint32_t name = 0; name < m_names.size(); ++name)
        eachOf(name, [&](std::uint32_t hash) { m_deletions[next[hash & mask]++] = name; });
}

void PlaceNames::listSounds()
{
    for (std::uint32_t name = 0; name < m_names.size(); ++name) {
        const std::string_view letters = lettersOf(name);
        if (letters.size() >= kSoundLettersMin)
            m_bySound.push_back({folded(hashedOn(kHashStart, soundOf(letters))), name});
    }
    std::sort(m_bySound.begin(), m_bySound.end());
}

std::span<const std::uint32_t> PlaceNames::itemsOf(std::uint32_t name) const
{
    return {m_items.data() + m_firstItem[name], m_firstItem[name + 1] - m_firstItem[name]};
}

bool PlaceNames::isOnlyOne(std::uint32_t name) const
{
    const auto own = itemsOf(name);
    if (own.size() != 1)
        return false;
    const std::string_view core = coreOf(name);
    const auto words = [this](std::uint32_t one) {
        const std::string_view full = fullOf(one);
        return std::count(full.begin(), full.end(), ' ');
    };
    auto at = std::lower_bound(
        m_byCore.begin(), m_byCore.end(), core,
        [this](std::uint32_t one, std::string_view sought) { return coreOf(one) < sought; });
    for (; at != m_byCore.end() && coreOf(*at) == core; ++at) {
        const auto others = itemsOf(*at);
        const bool isOther = std::any_of(others.begin(), others.end(),
                                         [&](std::uint32_t item) { return item != own.front(); });
        if (isOther && words(*at) == words(name))
            return false;
    }
    return true;
}

bool PlaceNames::isSpelled(std::uint32_t name, const PlaceWords& words) const
{
    return fullOf(name) == joinedWords(words);
}

std::size_t PlaceNames::bytes() const
{
    return m_text.capacity() + m_names.capacity() * sizeof(Name) +
           (m_firstItem.capacity() + m_items.capacity() + m_byFull.capacity() +
            m_byCore.capacity() + m_firstDeletion.capacity() + m_deletions.capacity()) *
               sizeof(std::uint32_t) +
           m_byInnerWord.capacity() * sizeof(InnerWord) + m_bySound.capacity() * sizeof(Sound);
}

void PlaceNames::collectCore(const PlaceWords& words, Matches& found) const
{
    const std::string full = joinedWords(words);
    const PlaceWords core = coreWords(words);
    const std::string key = squeezed(core);
    if (key.empty())
        return;
    auto at = std::lower_bound(
        m_byCore.begin(), m_byCore.end(), key,
        [this](std::uint32_t one, const std::string& sought) { return coreOf(one) < sought; });
    for (; at != m_byCore.end() && coreOf(*at) == key; ++at) {
        NameMatch match{*at, NameGrade::OtherKind, 650};
        const PlaceWords own = wordsOf(*at);
        if (fullOf(*at) == full)
            match = {*at, NameGrade::Whole, 1000};
        else if (squeezed(own) == squeezed(words))
            match = {*at, NameGrade::Spacing, 950};
        else if (core == words || isButForKind(own, words))
            match = {*at, NameGrade::WithoutKind,
                     900 - 10 * static_cast<int>(own.size() - words.size())};
        const auto [known, isNew] = found.emplace(*at, match);
        if (!isNew && known->second.score < match.score)
            known->second = match;
    }
}

void PlaceNames::collectBegun(const PlaceWords& words, Matches& found) const
{
    constexpr int kBegunScore = 800;
    const std::string begun = joinedWords(words);
    auto at = std::lower_bound(
        m_byFull.begin(), m_byFull.end(), begun,
        [this](std::uint32_t one, const std::string& sought) { return fullOf(one) < sought; });
    for (std::size_t looked = 0;
         at != m_byFull.end() && fullOf(*at).starts_with(begun) && looked < kPrefixMatchesMax;
         ++at, ++looked) {
        const std::size_t missing = fullOf(*at).size() - begun.size();
        NameMatch match{*at, NameGrade::Prefix,
                        kBegunScore - static_cast<int>(std::min<std::size_t>(missing, 40))};
        if (missing == 0)
            match = {*at, NameGrade::Whole, 1000};
        // What is begun is likelier meant than what has the kind of street wrong.
        const auto [known, isNew] = found.try_emplace(*at, match);
        if (!isNew && known->second.score < match.score)
            known->second = match;
    }
}

void PlaceNames::collectInner(const PlaceWords& words, Matches& found) const
{
    constexpr int kInnerScore = 700;
    const std::string begun = joinedWords(words);
    const auto textOf = [this](const InnerWord& one) { return fullOf(one.name).substr(one.from); };
    auto at = std::lower_bound(
        m_byInnerWord.begin(), m_byInnerWord.end(), begun,
        [&](const InnerWord& one, const std::string& sought) { return textOf(one) < sought; });
    for (std::size_t looked = 0;
         at != m_byInnerWord.end() && textOf(*at).starts_with(begun) && looked < kPrefixMatchesMax;
         ++at, ++looked) {
        const std::size_t missing = textOf(*at).size() - begun.size();
        found.try_emplace(
            at->name,
            NameMatch{at->name, NameGrade::InnerWord,
                      kInnerScore - static_cast<int>(std::min<std::size_t>(missing, 40))});
    }
}

void PlaceNames::collectTypos(const PlaceWords& words, Matches& found) const
{
    const std::string letters = squeezed(inLongSpelling(coreWords(words)));
    const std::string all = squeezed(inLongSpelling(words));
    const auto take = [&](std::uint32_t name) {
        const std::string_view own = allOf(name);
        const std::string_view ownLetters = lettersOf(name);
        const bool isWhole = own == all || isOneTypoApart(own, all);
        const bool isCore = letters.size() >= kTypoLettersMin &&
                            (ownLetters == letters || isOneTypoApart(ownLetters, letters));
        if (own.empty() || all.empty() || (!isWhole && !isCore))
            return;
        // The same kind of street speaks for it; the first letter is seldom the wrong one.
        const int score = 600 + (isWhole ? 30 : 0) + (own.front() == all.front() ? 10 : 0);
        const NameMatch match{name, NameGrade::Typo, score};
        const auto [known, isNew] = found.try_emplace(name, match);
        // What was taken for another kind of street ("Ave" for "St") may be the typo itself.
        if (!isNew && known->second.grade == NameGrade::OtherKind && known->second.score < score)
            known->second = match;
    };
    const auto mask = static_cast<std::uint32_t>(m_firstDeletion.size() - 2);
    for (const std::string* key : {&letters, &all}) {
        if (!hasTypos(*key) || (key == &all && all == letters))
            continue;
        eachDeletion(*key, [&](std::uint32_t hash) {
            const std::uint32_t bucket = hash & mask;
            for (std::uint32_t i = m_firstDeletion[bucket]; i < m_firstDeletion[bucket + 1]; ++i)
                take(m_deletions[i]);
        });
    }
}

// The last resort: nobody spells what was only heard.
void PlaceNames::collectSounds(const PlaceWords& words, Matches& found) const
{
    constexpr int kSoundScore = 560;
    const std::string letters = squeezed(inLongSpelling(coreWords(words)));
    const std::string sound = soundOf(letters);
    if (letters.size() < kSoundLettersMin || sound.size() < 2)
        return;
    const std::uint32_t hash = folded(hashedOn(kHashStart, sound));
    for (auto at = std::lower_bound(m_bySound.begin(), m_bySound.end(), Sound{hash, 0});
         at != m_bySound.end() && at->hash == hash; ++at) {
        const std::string_view own = lettersOf(at->name);
        // Lengths far apart only sound alike because vowels count for nothing.
        const auto gap = static_cast<int>(std::max(own.size(), letters.size()) -
                                          std::min(own.size(), letters.size()));
        if (gap > 3 || soundOf(own) != sound)
            continue;
        const bool isSameKind = wordsOf(at->name).back() == words.back();
        found.try_emplace(at->name, NameMatch{at->name, NameGrade::Sound,
                                              kSoundScore - 5 * gap + (isSameKind ? 10 : 0)});
    }
}

std::vector<NameMatch> PlaceNames::find(const PlaceWords& words) const
{
    if (words.empty() || m_names.empty())
        return {};
    Matches found;
    collectCore(words, found);
    collectBegun(words, found);
    collectInner(words, found);
    collectTypos(words, found);
    const bool isGuessed = std::none_of(found.begin(), found.end(), [](const auto& one) {
        return one.second.grade <= NameGrade::InnerWord;
    });
    if (isGuessed)
        collectSounds(words, found);
    std::vector<NameMatch> list;
    list.reserve(found.size());
    for (const auto& [name, match] : found)
        list.push_back(match);
    std::stable_sort(list.begin(), list.end(),
                     [](const NameMatch& a, const NameMatch& b) { return a.score > b.score; });
    return list;
}

} // namespace haven
