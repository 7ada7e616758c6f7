#include "models/geo/place_index.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

// How the index is built and how names are matched; place_find.cpp turns matches into answers.
namespace haven {

namespace {

constexpr std::size_t kPrefixMatchesMax = 400; // one letter typed must not cost the whole list
constexpr std::size_t kTypoLettersMin = 4;     // below that half the town is one letter away

std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 14695981039346656037ULL; // FNV-1a: the same on every machine
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash;
}

// The text itself and every way to leave out one letter. Two texts that are one typo apart share
// at least one of these.
std::vector<std::uint64_t> deletionsOf(const std::string& text)
{
    std::vector<std::uint64_t> hashes{hashOf(text)};
    for (std::size_t i = 0; i < text.size(); ++i)
        hashes.push_back(hashOf(text.substr(0, i) + text.substr(i + 1)));
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    return hashes;
}

template <class Keys, class Key>
auto firstAtOrAfter(const Keys& keys, const Key& key)
{
    return std::lower_bound(keys.begin(), keys.end(), key, [](const auto& item, const Key& sought) {
        return item.first < sought;
    });
}

} // namespace

PlaceIndex::PlaceIndex(const MapLayers& layers) : m_places(layers.places)
{
    for (const MapArea& town : layers.towns)
        m_towns.push_back(placeWords(town.name));
    // Longest first, so that "East Haven" is not read as "Haven".
    std::stable_sort(m_towns.begin(), m_towns.end(),
                     [](const PlaceWords& a, const PlaceWords& b) { return a.size() > b.size(); });
    addStreets(layers);
    addParks(layers);
    for (std::uint32_t i = 0; i < m_places.size(); ++i) {
        addEntry(m_places[i].name, i, EntryKind::Place);
        for (const std::string& alias : m_places[i].aliases)
            addEntry(alias, i, EntryKind::Place);
    }
    addCrossings();
    sortKeys();
}

// A park is named like a place, whether or not the file lists it as one.
void PlaceIndex::addParks(const MapLayers& layers)
{
    for (const MapArea& park : layers.parks) {
        const bool isListed = std::any_of(layers.places.begin(), layers.places.end(),
                                          [&](const MapPlace& p) { return p.name == park.name; });
        const auto at = labelPointOf(park.area);
        if (park.name.empty() || isListed || !at)
            continue;
        m_places.push_back(MapPlace{park.name, {}, PlaceKind::Park, {}, {}, *at});
    }
}

void PlaceIndex::addStreets(const MapLayers& layers)
{
    std::map<std::pair<std::string, std::string>, std::uint32_t> byName;
    const auto streetOf = [this, &byName](const std::string& name, const std::string& town) {
        const auto next = static_cast<std::uint32_t>(m_streets.size());
        const auto [found, isNew] = byName.emplace(std::pair(name, town), next);
        if (isNew) {
            m_streets.push_back(Street{name, town, {}, {}});
            addEntry(name, next, EntryKind::Street);
        }
        return found->second;
    };
    std::set<std::pair<std::uint32_t, std::string>> aliases;
    for (const StreetSegment& segment : layers.streets) {
        if (segment.name.empty() || segment.line.points.size() < 2)
            continue;
        const std::uint32_t street = streetOf(segment.name, segment.town);
        m_streets[street].segments.push_back(segment);
        for (const std::string& alias : segment.aliases) {
            if (aliases.emplace(street, alias).second)
                addEntry(alias, street, EntryKind::Street);
        }
    }
    for (const AddressPoint& point : layers.addressPoints) {
        const std::uint32_t street = streetOf(point.street, point.town);
        m_streets[street].points.emplace(point.number, point.at);
    }
}

void PlaceIndex::addEntry(std::string_view name, std::uint32_t item, EntryKind kind)
{
    PlaceWords words = placeWords(name);
    std::erase(words, ",");
    if (words.empty())
        return;
    // "Thi" and "Thrid" must find 3RD ST, so it is entered in letters as well.
    PlaceWords inLetters = ordinalsInLetters(words);
    if (inLetters != words)
        addWords(std::move(inLetters), item, kind);
    addWords(std::move(words), item, kind);
}

void PlaceIndex::addWords(PlaceWords words, std::uint32_t item, EntryKind kind)
{
    const auto entry = static_cast<std::uint32_t>(m_entries.size());
    std::string full = joinedWords(words);
    std::string core = squeezed(coreWords(words));
    m_byFull.emplace_back(full, entry);
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i] != "&")
            m_byInnerWord.emplace_back(
                joinedWords(
                    PlaceWords(words.begin() + static_cast<std::ptrdiff_t>(i), words.end())),
                entry);
    }
    m_byCore.emplace_back(core, entry);
    if (core.size() >= kTypoLettersMin) {
        for (const std::uint64_t hash : deletionsOf(core))
            m_byDeletion.emplace_back(hash, entry);
    }
    m_entries.push_back(Entry{std::move(words), std::move(full), std::move(core), item, kind});
}

void PlaceIndex::addCrossings()
{
    std::vector<std::pair<Coordinate, std::uint32_t>> nodes;
    for (std::uint32_t street = 0; street < m_streets.size(); ++street) {
        for (const StreetSegment& segment : m_streets[street].segments) {
            for (const Coordinate point : segment.line.points)
                nodes.emplace_back(point, street);
        }
    }
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    for (auto from = nodes.begin(); from != nodes.end();) {
        auto to = from;
        while (to != nodes.end() && to->first == from->first)
            ++to;
        for (auto one = from; one != to; ++one) {
            for (auto other = one + 1; other != to; ++other)
                m_crossings[{one->second, other->second}].push_back(one->first);
        }
        from = to;
    }
}

void PlaceIndex::sortKeys()
{
    std::sort(m_byFull.begin(), m_byFull.end());
    std::sort(m_byInnerWord.begin(), m_byInnerWord.end());
    std::sort(m_byCore.begin(), m_byCore.end());
    std::sort(m_byDeletion.begin(), m_byDeletion.end());
}

void PlaceIndex::collectPrefix(const Keys& keys, const PlaceWords& words, EntryKind kind,
                               Grade grade, Matches& matches) const
{
    constexpr int kPrefixScore = 800;
    constexpr int kInnerScore = 700;
    const std::string prefix = joinedWords(words);
    std::size_t looked = 0;
    for (auto at = firstAtOrAfter(keys, prefix);
         at != keys.end() && at->first.starts_with(prefix) && looked < kPrefixMatchesMax; ++at) {
        const Entry& entry = m_entries[at->second];
        if (entry.kind != kind)
            continue;
        ++looked;
        const auto missing =
            static_cast<int>(std::min<std::size_t>(at->first.size() - prefix.size(), 40));
        Match match{at->second, grade,
                    (grade == Grade::Prefix ? kPrefixScore : kInnerScore) - missing};
        if (entry.full == prefix)
            match = Match{at->second, Grade::Whole, 1000};
        matches.try_emplace(at->second, match);
    }
}

void PlaceIndex::collectCore(const PlaceWords& words, EntryKind kind, Matches& matches) const
{
    const std::string full = joinedWords(words);
    const PlaceWords core = coreWords(words);
    const std::string key = squeezed(core);
    for (auto at = firstAtOrAfter(m_byCore, key); at != m_byCore.end() && at->first == key; ++at) {
        const Entry& entry = m_entries[at->second];
        if (entry.kind != kind || key.empty())
            continue;
        Match match{at->second, Grade::OtherKind, 650};
        if (entry.full == full)
            match = Match{at->second, Grade::Whole, 1000};
        else if (squeezed(entry.words) == squeezed(words))
            match = Match{at->second, Grade::Spacing, 950};
        else if (core == words)
            match = Match{at->second, Grade::WithoutKind,
                          900 - 10 * static_cast<int>(entry.words.size() - words.size())};
        const auto [found, isNew] = matches.emplace(at->second, match);
        if (!isNew && found->second.score < match.score)
            found->second = match;
    }
}

void PlaceIndex::collectTypos(const PlaceWords& words, EntryKind kind, Matches& matches) const
{
    const std::string key = squeezed(coreWords(words));
    if (key.size() < kTypoLettersMin)
        return;
    for (const std::uint64_t hash : deletionsOf(key)) {
        for (auto at = firstAtOrAfter(m_byDeletion, hash);
             at != m_byDeletion.end() && at->first == hash; ++at) {
            const Entry& entry = m_entries[at->second];
            if (entry.kind != kind || !isOneTypoApart(entry.core, key))
                continue;
            // The same kind of street speaks for it; the first letter is seldom the wrong one.
            const bool isSameKind = !words.empty() && entry.words.back() == words.back();
            const bool isSameStart = entry.core.front() == key.front();
            matches.try_emplace(at->second,
                                Match{at->second, Grade::Typo,
                                      600 + (isSameKind ? 20 : 0) + (isSameStart ? 10 : 0)});
        }
    }
}

std::vector<PlaceIndex::Match> PlaceIndex::matches(const PlaceWords& words, EntryKind kind) const
{
    Matches found;
    if (words.empty())
        return {};
    collectCore(words, kind, found);
    collectPrefix(m_byFull, words, kind, Grade::Prefix, found);
    collectPrefix(m_byInnerWord, words, kind, Grade::InnerWord, found);
    collectTypos(words, kind, found);
    std::vector<Match> list;
    list.reserve(found.size());
    for (const auto& [entry, match] : found)
        list.push_back(match);
    std::stable_sort(list.begin(), list.end(),
                     [](const Match& a, const Match& b) { return a.score > b.score; });
    return list;
}

PlaceConfidence PlaceIndex::confidenceOf(const Match& match, PlaceConfidence best) const
{
    switch (match.grade) {
    case Grade::Whole:
    case Grade::Spacing:
        return best;
    case Grade::WithoutKind: {
        // "Elm" alone is certain only where there is a single Elm; West Elm is not called so.
        const Entry& entry = m_entries[match.entry];
        for (auto at = firstAtOrAfter(m_byCore, entry.core);
             at != m_byCore.end() && at->first == entry.core; ++at) {
            const Entry& other = m_entries[at->second];
            if (other.kind == entry.kind && other.item != entry.item &&
                other.words.size() == entry.words.size())
                return PlaceConfidence::Fuzzy;
        }
        return best;
    }
    case Grade::Prefix:
    case Grade::InnerWord:
    case Grade::OtherKind:
    case Grade::Typo:
        return PlaceConfidence::Fuzzy;
    }
    return PlaceConfidence::Fuzzy;
}

std::string PlaceIndex::reasonOf(const Match& match) const
{
    const Entry& entry = m_entries[match.entry];
    const std::string& name =
        entry.kind == EntryKind::Street ? m_streets[entry.item].name : m_places[entry.item].name;
    const PlaceWords own = placeWords(name);
    const bool isAlias = own != entry.words && ordinalsInLetters(own) != entry.words;
    switch (match.grade) {
    case Grade::Whole:
    case Grade::Spacing:
        return isAlias ? "also known by this name" : "name as asked";
    case Grade::WithoutKind:
        return confidenceOf(match, PlaceConfidence::Exact) == PlaceConfidence::Exact
                   ? "the only one of this name"
                   : "one of several of this name";
    case Grade::Prefix:
        return "name begins like this";
    case Grade::InnerWord:
        return "name contains this";
    case Grade::OtherKind:
        return "there is no such name, but this one";
    case Grade::Typo:
        return "one letter different";
    }
    return {};
}

} // namespace haven
