#include "models/store/archive_places.h"

#include "models/base/text.h"
#include "models/dispatch/one_place.h"
#include "models/geo/place_text.h"
#include "models/store/archive_row.h"

#include <nlohmann/json.hpp>
#include <set>
#include <utility>

namespace haven {

namespace {

// More are not looked at: a second's work, and no house has so many doors.
constexpr int kPlacesReadMax = 50'000;
constexpr std::size_t kTellingLettersMin = 3;

struct KeyRange {
    std::string from;
    std::string to; // not itself
    auto operator<=>(const KeyRange&) const = default;
};

// "!" is the first sign behind the blank, and none stands in a key.
KeyRange wholeWord(const std::string& word)
{
    return {word, word + "!"};
}

// "12 ELM ST" and "12A ELM ST", and not "120 ELM ST".
std::set<KeyRange> rangesOfNumber(const std::string& house)
{
    std::string digits;
    for (std::size_t at = 0; at < house.size() && isDigit(house[at]); ++at)
        digits += house[at];
    return {wholeWord(digits), {digits + "A", digits + "["}};
}

// Each street of a corner may have been written first, in each of its spellings: "N MAIN" as
// "NORTH MAIN", "I 95" as "I95", "OBRIENS" as "O BRIEN S".
void addRangesOf(std::set<KeyRange>& ranges, const std::string& street)
{
    const std::string first = street.substr(0, street.find(' '));
    for (const std::string& word : spellingsOf(first)) {
        ranges.insert(wholeWord(word));
        if (!isDigit(word.front()))
            ranges.insert({word + "0", word + ":"});
    }
    if (first.size() < 2 || isDigit(first.front()))
        return;
    const std::string apart = first.substr(0, 1) + " " + first.substr(1);
    for (const std::string& word : {first, apart}) {
        ranges.insert(wholeWord(word));
        if (word.back() == 'S')
            ranges.insert(wholeWord(word.substr(0, word.size() - 1) + " S"));
    }
}

std::set<KeyRange> rangesOf(const std::string& house)
{
    std::set<KeyRange> ranges;
    for (std::size_t from = 0; from < house.size();) {
        const std::size_t end = std::min(house.find(" & ", from), house.size());
        addRangesOf(ranges, house.substr(from, end - from));
        from = end + 3;
    }
    if (isDigit(house.front()))
        ranges.merge(rangesOfNumber(house));
    return ranges;
}

// A word that every spelling of the street has, where there is one: it saves reading the others.
std::string tellingWord(const std::string& house)
{
    PlaceWords words = split(house, ' ');
    if (!isDigit(house.front()) || house.find('&') != std::string::npos)
        return {};
    words.erase(words.begin());
    const std::string word = words.empty() ? std::string() : coreWords(words).front();
    const bool isTelling = word.size() >= kTellingLettersMin && spellingsOf(word).size() == 1 &&
                           !isDigit(word.front());
    return isTelling ? word.substr(0, kTellingLettersMin) : std::string();
}

// Has the key that word, whatever was written between its letters: "OBR" of "12 O BRIEN ST"?
bool hasWord(const std::string& key, const std::string& word)
{
    std::string letters;
    for (std::size_t at = 0; at < key.size(); ++at) {
        if (key.compare(at, kCurlyApostrophe.size(), kCurlyApostrophe) == 0)
            at += kCurlyApostrophe.size() - 1;
        else if (key[at] != ' ')
            letters += key[at];
    }
    return letters.find(word) != std::string::npos;
}

// The place of a row, with what else its key says: the apartment.
Location placeFrom(const std::string& place, const std::string& key)
{
    Location location;
    location.text = place;
    const std::string written = writtenPlace(location);
    if (key.size() > written.size() && key.starts_with(written))
        location.detail = trimmed(key.substr(written.size()));
    return location;
}

} // namespace

Result<std::string> writtenPlaces(Database& database, const Location& asked,
                                  const IsPlaceMeant& isMeant)
{
    nlohmann::json found = nlohmann::json::array();
    const std::string house = homeOf(asked).house;
    if (house.empty())
        return found.dump();
    const std::string telling = tellingWord(house);
    // From one key to the next and over all rows that share it.
    Statement next(database,
                   "SELECT place_key FROM archive WHERE place_key <> '' AND place_key >= ?1"
                   " AND place_key < ?2 ORDER BY place_key LIMIT 1");
    Statement place(database, "SELECT place FROM archive WHERE place_key <> '' AND place_key = ?1"
                              " LIMIT 1");
    int read = 0;
    for (const KeyRange& range : rangesOf(house)) {
        std::string from = range.from;
        while (++read <= kPlacesReadMax) {
            next.rewind();
            const auto step = next.bind(from).bind(range.to).step();
            if (!step)
                return step.refusal();
            if (*step == Step::Done)
                break;
            const std::string at(next.text(0));
            from = at + '\1'; // before whatever is longer
            if (!hasWord(at, telling))
                continue;
            place.rewind();
            const auto row = place.bind(at).step();
            if (!row)
                return row.refusal();
            if (*row == Step::Row && isMeant(placeFrom(std::string(place.text(0)), at)))
                found.push_back(at);
        }
    }
    return found.dump();
}

} // namespace haven
