#include "models/geo/place_index.h"

#include "models/base/text.h"
#include "models/geo/place_cells.h"

#include <algorithm>
#include <set>
#include <tuple>

// How the index is built and how names are matched; place_find.cpp turns matches into answers.
namespace haven {

namespace {

constexpr std::size_t kPrefixMatchesMax = 400; // one letter typed must not cost the whole list
constexpr std::size_t kTypoLettersMin = 4;     // below that half the town is one letter away
constexpr std::size_t kSoundLettersMin = 4;
constexpr std::int64_t kCellsASegmentMax = 20'000; // some 70 kilometers either way
constexpr std::int32_t kHousesInOneMax = 20; // "112-150" is eighty feet of shops; more is a mistake

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

PlaceIndex::PlaceIndex(const MapLayers& layers)
    : m_houseTexts(1), m_places(layers.places), m_mileposts(layers.mileposts)
{
    addTowns(layers);
    addStreets(layers);
    addParks(layers);
    for (std::uint32_t i = 0; i < m_places.size(); ++i) {
        addEntry(m_places[i].name, i, EntryKind::Place);
        for (const std::string& alias : m_places[i].aliases)
            addEntry(alias, i, EntryKind::Place);
    }
    addCrossings();
    addCells();
    sortKeys();
}

void PlaceIndex::addTownName(const std::string& name, const std::string& town)
{
    PlaceWords words = placeWords(name);
    std::erase(words, ",");
    if (words.empty())
        return;
    m_townOf.emplace(joinedWords(words), joinedWords(placeWords(town)));
    if (std::find(m_towns.begin(), m_towns.end(), words) == m_towns.end())
        m_towns.push_back(std::move(words));
}

void PlaceIndex::addTowns(const MapLayers& layers)
{
    const auto addSpot = [this](const std::string& name, const std::string& label,
                                const std::string& town, const MultiPolygon& area) {
        const auto at = labelPointOf(area);
        if (!at)
            return;
        const auto item = static_cast<std::uint32_t>(m_townSpots.size());
        m_townSpots.push_back(TownSpot{label, town, *at});
        addEntry(name, item, EntryKind::Town);
    };
    for (const MapArea& town : layers.towns) {
        addTownName(town.name, town.name);
        addSpot(town.name, town.name, town.name, town.area);
        for (const Village& village : layers.villages) {
            if (equalsIgnoringCase(village.town, town.name))
                addSpot(village.name, village.name + " (" + town.name + ")", town.name, town.area);
        }
    }
    for (const std::string& name : layers.townNames)
        addTownName(name, name);
    for (const Village& village : layers.villages)
        addTownName(village.name, village.town);
    // Longest first, so that "East Haven" is not read as "Haven".
    std::stable_sort(m_towns.begin(), m_towns.end(),
                     [](const PlaceWords& a, const PlaceWords& b) { return a.size() > b.size(); });
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
    std::map<std::pair<std::string, std::string>, std::uint32_t> byWords;
    const auto streetOf = [&](const std::string& name, const std::string& town) {
        const auto next = static_cast<std::uint32_t>(m_streets.size());
        const auto [found, isNew] = byName.emplace(std::pair(name, town), next);
        if (!isNew)
            return found->second;
        // "Arnoldale Rd" of the roads and "Arnoldale Road" of the parcels are one street.
        const auto [same, isOther] =
            byWords.emplace(std::pair(joinedWords(placeWords(name)), town), next);
        found->second = same->second;
        if (isOther) {
            m_streets.push_back(Street{name, town, {}});
            addEntry(name, next, EntryKind::Street);
        }
        return same->second;
    };
    std::set<std::pair<std::uint32_t, std::string>> aliases;
    for (const StreetSegment& segment : layers.streets) {
        if (segment.name.empty() || segment.line.points.size() < 2)
            continue;
        const std::uint32_t street = streetOf(segment.name, segment.town);
        StreetSegment stretch;
        stretch.line = segment.line;
        stretch.leftNumbers = segment.leftNumbers;
        stretch.rightNumbers = segment.rightNumbers;
        m_streets[street].segments.push_back(std::move(stretch));
        for (const std::string& alias : segment.aliases) {
            if (aliases.emplace(street, alias).second)
                addEntry(alias, street, EntryKind::Street);
        }
    }
    std::vector<std::pair<std::uint32_t, const AddressPoint*>> points;
    points.reserve(layers.addressPoints.size());
    for (const AddressPoint& point : layers.addressPoints)
        points.emplace_back(streetOf(point.street, point.town), &point);
    addHouses(std::move(points));
}

void PlaceIndex::addHouses(std::vector<std::pair<std::uint32_t, const AddressPoint*>> points)
{
    std::map<HouseText, std::uint32_t> texts{{HouseText{}, 0}};
    m_houses.reserve(points.size());
    for (const auto& [street, point] : points)
        addHouse(street, *point, texts);
    m_houseTexts.resize(texts.size());
    for (const auto& [text, index] : texts)
        m_houseTexts[index] = text;
    std::stable_sort(m_houses.begin(), m_houses.end(), [](const House& a, const House& b) {
        return std::tuple(a.street, a.number) < std::tuple(b.street, b.number);
    });
    for (std::uint32_t i = 0; i < m_houses.size(); ++i) {
        Street& street = m_streets[m_houses[i].street];
        if (street.housesTo == 0)
            street.housesFrom = i;
        street.housesTo = i + 1;
    }
}

void PlaceIndex::addHouse(std::uint32_t street, const AddressPoint& point,
                          std::map<HouseText, std::uint32_t>& texts)
{
    const auto textIndex = [&texts](HouseText text) {
        return texts.emplace(std::move(text), static_cast<std::uint32_t>(texts.size()))
            .first->second;
    };
    House house{street, point.number, textIndex({point.numberText, point.unit}), point.at};
    m_houses.push_back(house);
    // "112-116" is 112, 114 and 116.
    const auto dash = point.numberText.find('-');
    const std::string last = dash == std::string::npos ? "" : point.numberText.substr(dash + 1);
    if (!isDigits(last) || last.size() > 6)
        return;
    const std::int32_t to = std::stoi(last);
    if (to - point.number > 2 * kHousesInOneMax)
        return;
    house.text = textIndex({{}, point.unit});
    for (house.number = point.number; house.number <= to; house.number += 2)
        m_houses.push_back(house);
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
    Entry made;
    made.full = joinedWords(words);
    made.core = squeezed(coreWords(words));
    made.letters = squeezed(inLongSpelling(coreWords(words)));
    made.all = squeezed(inLongSpelling(words));
    made.item = item;
    made.kind = kind;
    m_byFull.emplace_back(made.full, entry);
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i] != "&")
            m_byInnerWord.emplace_back(
                joinedWords(
                    PlaceWords(words.begin() + static_cast<std::ptrdiff_t>(i), words.end())),
                entry);
    }
    m_byCore.emplace_back(made.core, entry);
    for (const std::string* text : {&made.letters, &made.all}) {
        if (text->size() < kTypoLettersMin || (text == &made.all && made.all == made.letters))
            continue;
        for (const std::uint64_t hash : deletionsOf(*text))
            m_byDeletion.emplace_back(hash, entry);
    }
    if (made.letters.size() >= kSoundLettersMin)
        m_bySound.emplace_back(soundOf(made.letters), entry);
    made.words = std::move(words);
    m_entries.push_back(std::move(made));
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
            for (auto other = from; other != to; ++other) {
                if (one != other)
                    m_crossings.push_back(Crossing{one->second, other->second, one->first});
            }
        }
        from = to;
    }
    std::sort(m_crossings.begin(), m_crossings.end());
}

void PlaceIndex::addCells()
{
    for (std::uint64_t street = 0; street < m_streets.size(); ++street) {
        const auto& segments = m_streets[street].segments;
        for (std::uint64_t i = 0; i < segments.size(); ++i) {
            const auto box = boundsOf(segments[i].line.points);
            if (!box)
                continue;
            const std::int64_t rows = placeCellRow(box->northEast.latE7);
            const std::int64_t columns = placeCellColumn(box->northEast.lonE7);
            const std::int64_t firstRow = placeCellRow(box->southWest.latE7);
            const std::int64_t firstColumn = placeCellColumn(box->southWest.lonE7);
            // A road across half the world is a mistake in the file.
            if ((rows - firstRow + 1) * (columns - firstColumn + 1) > kCellsASegmentMax)
                continue;
            for (auto row = firstRow; row <= rows; ++row) {
                for (auto column = firstColumn; column <= columns; ++column)
                    m_segmentCells.emplace_back(placeCellKey(row, column), street << 32U | i);
            }
        }
    }
    for (std::uint64_t i = 0; i < m_houses.size(); ++i) {
        const Coordinate at = m_houses[i].at;
        m_houseCells.emplace_back(placeCellKey(placeCellRow(at.latE7), placeCellColumn(at.lonE7)),
                                  i);
    }
    std::sort(m_segmentCells.begin(), m_segmentCells.end());
    std::sort(m_houseCells.begin(), m_houseCells.end());
}

void PlaceIndex::sortKeys()
{
    std::sort(m_byFull.begin(), m_byFull.end());
    std::sort(m_byInnerWord.begin(), m_byInnerWord.end());
    std::sort(m_byCore.begin(), m_byCore.end());
    std::sort(m_bySound.begin(), m_bySound.end());
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
    const std::string letters = squeezed(inLongSpelling(coreWords(words)));
    const std::string all = squeezed(inLongSpelling(words));
    const auto take = [&](const Entry& entry, std::uint32_t index) {
        const bool isWhole = isOneTypoApart(entry.all, all) || entry.all == all;
        const bool isCore = letters.size() >= kTypoLettersMin &&
                            (isOneTypoApart(entry.letters, letters) || entry.letters == letters);
        if (entry.kind != kind || (!isWhole && !isCore))
            return;
        // The same kind of street speaks for it; the first letter is seldom the wrong one.
        const bool isSameStart = entry.all.front() == all.front();
        const int score = 600 + (isWhole ? 30 : 0) + (isSameStart ? 10 : 0);
        const auto [found, isNew] = matches.try_emplace(index, Match{index, Grade::Typo, score});
        // What was taken for another kind of street ("Ave" for "St") may be the typo itself.
        if (!isNew && found->second.grade == Grade::OtherKind && found->second.score < score)
            found->second = Match{index, Grade::Typo, score};
    };
    for (const std::string* key : {&letters, &all}) {
        if (key->size() < kTypoLettersMin || (key == &all && all == letters))
            continue;
        for (const std::uint64_t hash : deletionsOf(*key)) {
            for (auto at = firstAtOrAfter(m_byDeletion, hash);
                 at != m_byDeletion.end() && at->first == hash; ++at)
                take(m_entries[at->second], at->second);
        }
    }
}

// The last resort: nobody spells what was only heard.
void PlaceIndex::collectSounds(const PlaceWords& words, EntryKind kind, Matches& matches) const
{
    constexpr int kSoundScore = 560;
    const std::string letters = squeezed(inLongSpelling(coreWords(words)));
    const std::string sound = soundOf(letters);
    if (letters.size() < kSoundLettersMin || sound.size() < 2)
        return;
    for (auto at = firstAtOrAfter(m_bySound, sound); at != m_bySound.end() && at->first == sound;
         ++at) {
        const Entry& entry = m_entries[at->second];
        if (entry.kind != kind)
            continue;
        // Lengths far apart only sound alike because vowels count for nothing.
        const auto gap = static_cast<int>(std::max(entry.letters.size(), letters.size()) -
                                          std::min(entry.letters.size(), letters.size()));
        const bool isSameKind = entry.words.back() == words.back();
        if (gap <= 3)
            matches.try_emplace(at->second, Match{at->second, Grade::Sound,
                                                  kSoundScore - 5 * gap + (isSameKind ? 10 : 0)});
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
    const bool isGuessed = std::none_of(found.begin(), found.end(), [](const auto& one) {
        return one.second.grade <= Grade::InnerWord;
    });
    if (isGuessed)
        collectSounds(words, kind, found);
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
    case Grade::Sound:
        return PlaceConfidence::Fuzzy;
    }
    return PlaceConfidence::Fuzzy;
}

std::string PlaceIndex::reasonOf(const Match& match) const
{
    const Entry& entry = m_entries[match.entry];
    const auto nameOf = [this, &entry]() -> const std::string& {
        switch (entry.kind) {
        case EntryKind::Street:
            return m_streets[entry.item].name;
        case EntryKind::Place:
            return m_places[entry.item].name;
        case EntryKind::Town:
            return m_townSpots[entry.item].label;
        }
        return entry.full;
    };
    const std::string& name = nameOf();
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
    case Grade::Sound:
        return "it sounds like this";
    }
    return {};
}

} // namespace haven
