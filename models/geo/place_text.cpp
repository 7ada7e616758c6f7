#include "models/geo/place_text.h"

#include "models/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace haven {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Spelling -> USPS abbreviation, sorted by spelling.
constexpr std::array<Pair, 70> kStreetKinds = {{
    {"ALLEY", "ALY"},      {"AV", "AVE"},          {"AVEN", "AVE"},      {"AVENUE", "AVE"},
    {"AVN", "AVE"},        {"BCH", "BCH"},         {"BEACH", "BCH"},     {"BLUFF", "BLF"},
    {"BOULEVARD", "BLVD"}, {"BOUL", "BLVD"},       {"BRIDGE", "BRG"},    {"CAUSEWAY", "CSWY"},
    {"CIR", "CIR"},        {"CIRCLE", "CIR"},      {"COMMON", "CMN"},    {"COMMONS", "CMNS"},
    {"CORNER", "COR"},     {"CORNERS", "CORS"},    {"COURT", "CT"},      {"COVE", "CV"},
    {"CRESCENT", "CRES"},  {"CROSSING", "XING"},   {"DRIVE", "DR"},      {"DRV", "DR"},
    {"ESTATES", "ESTS"},   {"EXPRESSWAY", "EXPY"}, {"EXTENSION", "EXT"}, {"EXTN", "EXT"},
    {"GARDENS", "GDNS"},   {"GLEN", "GLN"},        {"GREEN", "GRN"},     {"GROVE", "GRV"},
    {"HEIGHTS", "HTS"},    {"HIGHWAY", "HWY"},     {"HILL", "HL"},       {"HOLLOW", "HOLW"},
    {"HWAY", "HWY"},       {"INTERSTATE", "I"},    {"ISLAND", "IS"},     {"JUNCTION", "JCT"},
    {"KNOLL", "KNL"},      {"LANDING", "LNDG"},    {"LANE", "LN"},       {"LOOP", "LOOP"},
    {"MANOR", "MNR"},      {"MEADOW", "MDW"},      {"MEADOWS", "MDWS"},  {"MILLS", "MLS"},
    {"MOUNT", "MT"},       {"PARKWAY", "PKWY"},    {"PASSAGE", "PSGE"},  {"PLACE", "PL"},
    {"PLAZA", "PLZ"},      {"POINT", "PT"},        {"RIDGE", "RDG"},     {"ROAD", "RD"},
    {"ROUTE", "RTE"},      {"RT", "RTE"},          {"SAINT", "ST"},      {"SPRINGS", "SPGS"},
    {"SQUARE", "SQ"},      {"STR", "ST"},          {"STREET", "ST"},     {"TERRACE", "TER"},
    {"TERR", "TER"},       {"TRAIL", "TRL"},       {"TURNPIKE", "TPKE"}, {"TPK", "TPKE"},
    {"VIEW", "VW"},        {"VILLAGE", "VLG"},
}};

constexpr std::array<Pair, 33> kOtherWords = {{
    {"NORTH", "N"},       {"SOUTH", "S"},      {"EAST", "E"},
    {"WEST", "W"},        {"NORTHEAST", "NE"}, {"NORTHWEST", "NW"},
    {"SOUTHEAST", "SE"},  {"SOUTHWEST", "SW"}, {"NB", "N"},
    {"SB", "S"},          {"EB", "E"},         {"WB", "W"},
    {"AND", "&"},         {"AT", "&"},         {"FIRST", "1ST"},
    {"SECOND", "2ND"},    {"THIRD", "3RD"},    {"FOURTH", "4TH"},
    {"FIFTH", "5TH"},     {"SIXTH", "6TH"},    {"SEVENTH", "7TH"},
    {"EIGHTH", "8TH"},    {"NINTH", "9TH"},    {"TENTH", "10TH"},
    {"ELEVENTH", "11TH"}, {"TWELFTH", "12TH"}, {"CENTER", "CTR"},
    {"CENTRE", "CTR"},    {"NORTHBOUND", "N"}, {"SOUTHBOUND", "S"},
    {"EASTBOUND", "E"},   {"WESTBOUND", "W"},  {"BROADWY", "BROADWAY"},
}};

constexpr std::array<std::string_view, 46> kKinds = {
    "ALY",  "AVE", "BCH", "BLF", "BLVD", "BRG",  "CIR",  "CMN",  "CMNS", "COR",  "CRES", "CSWY",
    "CT",   "CTR", "CV",  "DR",  "ESTS", "EXPY", "EXT",  "GDNS", "GLN",  "GRN",  "GRV",  "HL",
    "HOLW", "HTS", "HWY", "JCT", "KNL",  "LN",   "LNDG", "LOOP", "MNR",  "PKWY", "PL",   "PLZ",
    "RD",   "RDG", "SQ",  "ST",  "TER",  "TPKE", "TRL",  "WAY",  "XING", "PATH"};

// The other way round, one long spelling for each short form.
constexpr std::array<Pair, 62> kLongSpellings = {{
    {"ALY", "ALLEY"},      {"AVE", "AVENUE"},      {"BCH", "BEACH"},     {"BLF", "BLUFF"},
    {"BLVD", "BOULEVARD"}, {"BRG", "BRIDGE"},      {"CIR", "CIRCLE"},    {"CMN", "COMMON"},
    {"CMNS", "COMMONS"},   {"COR", "CORNER"},      {"CRES", "CRESCENT"}, {"CSWY", "CAUSEWAY"},
    {"CT", "COURT"},       {"CTR", "CENTER"},      {"CV", "COVE"},       {"DR", "DRIVE"},
    {"ESTS", "ESTATES"},   {"EXPY", "EXPRESSWAY"}, {"EXT", "EXTENSION"}, {"GDNS", "GARDENS"},
    {"GLN", "GLEN"},       {"GRN", "GREEN"},       {"GRV", "GROVE"},     {"HL", "HILL"},
    {"HOLW", "HOLLOW"},    {"HTS", "HEIGHTS"},     {"HWY", "HIGHWAY"},   {"IS", "ISLAND"},
    {"JCT", "JUNCTION"},   {"KNL", "KNOLL"},       {"LN", "LANE"},       {"LNDG", "LANDING"},
    {"MDW", "MEADOW"},     {"MDWS", "MEADOWS"},    {"MLS", "MILLS"},     {"MNR", "MANOR"},
    {"MT", "MOUNT"},       {"PKWY", "PARKWAY"},    {"PL", "PLACE"},      {"PLZ", "PLAZA"},
    {"PSGE", "PASSAGE"},   {"PT", "POINT"},        {"RD", "ROAD"},       {"RDG", "RIDGE"},
    {"RTE", "ROUTE"},      {"SPGS", "SPRINGS"},    {"SQ", "SQUARE"},     {"TER", "TERRACE"},
    {"TPKE", "TURNPIKE"},  {"TRL", "TRAIL"},       {"VLG", "VILLAGE"},   {"VW", "VIEW"},
    {"XING", "CROSSING"},  {"N", "NORTH"},         {"S", "SOUTH"},       {"E", "EAST"},
    {"W", "WEST"},         {"NE", "NORTHEAST"},    {"NW", "NORTHWEST"},  {"SE", "SOUTHEAST"},
    {"SW", "SOUTHWEST"},   {"CORS", "CORNERS"},
}};

constexpr std::array<std::string_view, 8> kDirections = {"N",  "S",  "E",  "W",
                                                         "NE", "NW", "SE", "SW"};

constexpr std::array<std::string_view, 16> kUnitWords = {
    "APT", "APARTMENT", "UNIT", "STE",  "SUITE", "RM",   "ROOM",    "FL",
    "FLR", "FLOOR",     "LOT",  "BLDG", "TRLR",  "SLIP", "TRAILER", "#"};

template <class List>
bool holds(const List& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string oneSpelling(const std::string& word)
{
    for (const auto& [spelling, shortForm] : kStreetKinds) {
        if (spelling == word)
            return std::string(shortForm);
    }
    for (const auto& [spelling, shortForm] : kOtherWords) {
        if (spelling == word)
            return std::string(shortForm);
    }
    return word;
}

// "I95" and "RT146" are two words; "3RD" and "12A" stay one.
void addWord(PlaceWords& words, const std::string& raw)
{
    if (raw.empty())
        return;
    const auto firstDigit = std::find_if(raw.begin(), raw.end(), isDigit);
    const auto letters = static_cast<std::size_t>(firstDigit - raw.begin());
    const bool isRoute = letters > 0 && letters <= 3 && firstDigit != raw.end() &&
                         std::all_of(firstDigit, raw.end(), isDigit);
    if (isRoute) {
        words.push_back(oneSpelling(raw.substr(0, letters)));
        words.emplace_back(firstDigit, raw.end());
        return;
    }
    words.push_back(oneSpelling(raw));
}

bool isOrdinal(std::string_view word)
{
    return word.size() > 2 && isDigit(word.front()) &&
           (word.ends_with("ST") || word.ends_with("ND") || word.ends_with("RD") ||
            word.ends_with("TH"));
}

bool isHouseNumber(std::string_view word)
{
    if (word.empty() || !isDigit(word.front()) || isOrdinal(word))
        return false;
    const auto letters = std::count_if(word.begin(), word.end(), isLetter);
    return letters <= 1 && word.size() <= 12;
}

bool isStateOrZip(std::string_view word)
{
    return word == "CT" || word == "CONN" || word == "CONNECTICUT" || word == "USA" ||
           (isDigits(word) && (word.size() == 5 || word.size() == 9));
}

bool endsWith(const PlaceWords& words, const PlaceWords& end)
{
    return !end.empty() && words.size() >= end.size() &&
           std::equal(end.rbegin(), end.rend(), words.rbegin());
}

std::vector<PlaceWords> splitAtCommas(const PlaceWords& words)
{
    std::vector<PlaceWords> parts(1);
    for (const std::string& word : words) {
        if (word == ",")
            parts.emplace_back();
        else
            parts.back().push_back(word);
    }
    std::erase_if(parts, [](const PlaceWords& part) { return part.empty(); });
    return parts;
}

// Cuts "APT 3" off the end. A unit word needs something before it and, except for a floor named by
// its ordinal ("2ND FL"), something after it: "Commuter Lot" is a place.
std::string cutUnitPart(PlaceWords& words)
{
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (!holds(kUnitWords, words[i]))
            continue;
        const bool isFloor = i + 1 == words.size() && words[i].starts_with("FL") && i >= 2 &&
                             isOrdinal(words[i - 1]);
        const bool isNamed = i + 1 < words.size() && words.size() - i <= 3;
        if (!isFloor && !isNamed)
            continue;
        const auto from = words.begin() + static_cast<std::ptrdiff_t>(isFloor ? i - 1 : i);
        std::string part = joinedWords(PlaceWords(from, words.end()));
        words.erase(from, words.end());
        return part;
    }
    return {};
}

// Drops state and zip, then the town, from the end; gives the town.
std::string cutTown(PlaceWords& words, const std::vector<PlaceWords>& towns)
{
    PlaceWords rest = words;
    while (!rest.empty() && isStateOrZip(rest.back()))
        rest.pop_back();
    for (const PlaceWords& town : towns) {
        if (!endsWith(rest, town))
            continue;
        rest.resize(rest.size() - town.size());
        words = std::move(rest);
        return joinedWords(town);
    }
    return {};
}

// "West Hartf" and "West Hratford" after a comma: the town that must be meant, if it is one.
std::string guessedTown(const PlaceWords& part, const std::vector<PlaceWords>& towns)
{
    constexpr std::size_t kLettersMin = 4;
    const std::string text = joinedWords(part);
    std::string guess;
    for (const PlaceWords& town : towns) {
        const std::string name = joinedWords(town);
        if (text.size() < kLettersMin || name == guess ||
            (!name.starts_with(text) && !isOneTypoApart(name, text)))
            continue;
        if (!guess.empty())
            return {};
        guess = name;
    }
    return guess;
}

void takeLaterPart(PlaceQuery& query, PlaceWords part, const std::vector<PlaceWords>& towns)
{
    if (holds(kUnitWords, part.front())) {
        // "Bldg 4, Apt 3": both are of it.
        query.unitPart += (query.unitPart.empty() ? "" : " ") + joinedWords(part);
        return;
    }
    if (const std::string town = cutTown(part, towns); !town.empty())
        query.town = town;
    if (part.empty() || std::all_of(part.begin(), part.end(), isStateOrZip))
        return;
    if (query.town.empty()) {
        query.town = guessedTown(part, towns);
        query.isTownGuessed = !query.town.empty();
    }
    query.remark += (query.remark.empty() ? "" : ", ") + joinedWords(part);
    query.allWords.insert(query.allWords.end(), part.begin(), part.end());
}

// "High La" is High Lane, and "La Salle Rd" is not Lane Salle Road.
void readLanes(PlaceWords& words)
{
    for (std::size_t i = 1; i < words.size(); ++i) {
        const bool isAtEnd = i + 1 == words.size() || holds(kDirections, words[i + 1]) ||
                             words[i + 1] == "," || words[i + 1] == "#" || words[i + 1] == "&" ||
                             words[i + 1] == "NO";
        if (words[i] == "LA" && isAtEnd && !isDigits(words[i - 1]))
            words[i] = "LN";
    }
}

} // namespace

PlaceWords placeWords(std::string_view text)
{
    constexpr std::size_t kTextMax = 300;
    const std::string upper = toUpper(clipped(text, kTextMax));
    PlaceWords words;
    std::string word;
    const auto flush = [&words, &word] {
        addWord(words, word);
        word.clear();
    };
    for (std::size_t i = 0; i < upper.size(); ++i) {
        const char c = upper[i];
        if (upper.compare(i, kCurlyApostrophe.size(), kCurlyApostrophe) == 0) {
            i += kCurlyApostrophe.size() - 1;
            continue;
        }
        const bool isInNumber =
            i > 0 && i + 1 < upper.size() && isDigit(upper[i - 1]) && isDigit(upper[i + 1]);
        if (isLetter(c) || isDigit(c) || ((c == '/' || c == '-') && isInNumber)) {
            word += c;
        } else if (c != '\'' && c != '.') {
            flush();
            if (c == '&' || c == '/' || c == '@' || c == '+' || c == '\\')
                words.emplace_back("&");
            else if (c == ',' || c == '#')
                words.emplace_back(1, c);
        }
    }
    flush();
    readLanes(words);
    return words;
}

std::string joinedWords(const PlaceWords& words)
{
    return joined(words, " ");
}

PlaceWords coreWords(const PlaceWords& words)
{
    PlaceWords core = words;
    if (core.size() > 1 && holds(kDirections, core.back()))
        core.pop_back();
    if (core.size() > 1 && holds(kKinds, core.back()))
        core.pop_back();
    if (core.size() > 1 && holds(kDirections, core.front()))
        core.erase(core.begin());
    return core;
}

PlaceWords spellingsOf(std::string_view word)
{
    PlaceWords spellings = {std::string(word)};
    const auto add = [&](const auto& list) {
        for (const auto& [spelling, shortForm] : list) {
            if (shortForm == word && spelling != word)
                spellings.emplace_back(spelling);
        }
    };
    add(kStreetKinds);
    add(kOtherWords);
    return spellings;
}

bool isStreetKind(std::string_view word)
{
    return holds(kKinds, word);
}

PlaceWords ordinalsInLetters(PlaceWords words)
{
    for (std::string& word : words) {
        if (!isOrdinal(word))
            continue;
        for (const auto& [spelling, shortForm] : kOtherWords) {
            if (shortForm == word)
                word = spelling;
        }
    }
    return words;
}

PlaceWords inLongSpelling(PlaceWords words)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string& word = words[i];
        if (word == "ST") {
            word = i + 1 == words.size() && i > 0 ? "STREET" : "SAINT";
            continue;
        }
        for (const Pair& pair : kLongSpellings) {
            if (pair.first == word) {
                word = pair.second;
                break;
            }
        }
    }
    return ordinalsInLetters(std::move(words));
}

namespace {

bool isVowel(char c)
{
    return c == 'A' || c == 'E' || c == 'I' || c == 'O' || c == 'U' || c == 'Y';
}

// What begins here and sounds as one; how many letters it takes.
struct Sound {
    std::string_view letters;
    std::string_view sound;
};

constexpr std::array<Sound, 20> kSounds = {{
    {"SCH", "SK"}, {"TCH", "X"}, {"PH", "F"}, {"GH", ""},  {"CK", "K"}, {"CH", "X"}, {"SH", "X"},
    {"TH", "0"},   {"DG", "J"},  {"WH", "W"}, {"CE", "S"}, {"CI", "S"}, {"CY", "S"}, {"GE", "J"},
    {"GI", "J"},   {"GY", "J"},  {"C", "K"},  {"Q", "K"},  {"X", "KS"}, {"Z", "S"},
}};

} // namespace

std::string soundOf(std::string_view letters)
{
    std::string sound;
    if (letters.starts_with("KN") || letters.starts_with("WR") || letters.starts_with("GN") ||
        letters.starts_with("PN"))
        letters.remove_prefix(1);
    for (std::size_t i = 0; i < letters.size();) {
        const auto found = std::find_if(kSounds.begin(), kSounds.end(), [&](const Sound& one) {
            return letters.substr(i).starts_with(one.letters);
        });
        std::string_view next = letters.substr(i, 1);
        if (found != kSounds.end()) {
            next = found->sound;
            i += found->letters.size();
        } else {
            ++i;
        }
        for (const char c : next) {
            const char heard = isVowel(c) ? 'A' : c == 'V' ? 'F' : c;
            const bool isSilent = (heard == 'A' && !sound.empty()) || heard == 'H' || heard == 'W';
            if (!isSilent && (sound.empty() || sound.back() != heard))
                sound += heard;
        }
    }
    return sound;
}

std::string squeezed(const PlaceWords& words)
{
    std::string text;
    for (const std::string& word : words) {
        if (word != "&" && word != "," && word != "#")
            text += word;
    }
    return text;
}

bool isOneTypoApart(std::string_view a, std::string_view b)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1 || a == b)
        return false;
    std::size_t at = 0;
    while (at < a.size() && a[at] == b[at])
        ++at;
    const std::string_view restA = a.substr(at);
    const std::string_view restB = b.substr(at);
    if (a.size() < b.size())
        return restA == restB.substr(1);
    if (restA.substr(1) == restB.substr(1))
        return true;
    return restA.size() > 1 && restA[0] == restB[1] && restA[1] == restB[0] &&
           restA.substr(2) == restB.substr(2);
}

std::optional<AddressText> addressText(std::string_view text)
{
    const PlaceQuery query = parsePlaceQuery(text, {});
    std::string_view rest = trimmed(text.substr(0, text.find(',')));
    const auto dropWord = [&rest] {
        const auto end = rest.find(' ');
        rest = end == std::string_view::npos ? std::string_view() : trimmed(rest.substr(end));
    };
    if (!query.number || rest.empty() || !isDigit(rest.front()))
        return std::nullopt;
    for (std::size_t i = split(query.numberText, ' ').size(); i > 0; --i)
        dropWord();
    // Where the unit begins, as it is written there: after its "#", or at its word.
    const std::size_t sign = rest.find('#');
    if (sign != std::string_view::npos)
        rest = rest.substr(0, sign);
    else if (!query.unitPart.empty()) {
        const std::string upper = toUpper(rest);
        rest = rest.substr(0, upper.rfind(" " + split(query.unitPart, ' ').front()));
    }
    AddressText address;
    address.number = *query.number;
    if (query.numberText != std::to_string(address.number))
        address.numberText = query.numberText;
    address.street = trimmed(rest);
    address.unit = query.unitPart;
    return address.street.empty() ? std::nullopt : std::optional(std::move(address));
}

PlaceQuery parsePlaceQuery(std::string_view text, const std::vector<PlaceWords>& towns)
{
    PlaceQuery query;
    const auto parts = splitAtCommas(placeWords(text));
    if (parts.empty())
        return query;
    query.words = parts.front();
    query.wholeWords = query.words;
    query.unitPart = cutUnitPart(query.words);
    // Without a comma a town counts only after something that can be a place by itself.
    PlaceWords withoutTown = query.words;
    if (const std::string town = cutTown(withoutTown, towns); !town.empty()) {
        const bool isSaid =
            std::any_of(withoutTown.begin(), withoutTown.end(), [](const auto& word) {
                return !holds(kDirections, word) && !isHouseNumber(word);
            });
        if (withoutTown.size() >= 2 && isSaid && withoutTown.back() != "&") {
            query.town = town;
            query.words = withoutTown;
            if (query.unitPart.empty())
                query.unitPart = cutUnitPart(query.words);
        }
    }
    query.allWords = query.words;
    for (std::size_t i = 1; i < parts.size(); ++i)
        takeLaterPart(query, parts[i], towns);
    if (query.words.size() < 2 || !isHouseNumber(query.words.front()))
        return query;
    query.numberText = query.words.front();
    std::int32_t number = 0;
    const char* begin = query.numberText.data();
    if (std::from_chars(begin, begin + query.numberText.size(), number).ec == std::errc())
        query.number = number;
    query.words.erase(query.words.begin());
    const bool isHalf = query.words.size() > 1 && query.words.front().find('/') == 1;
    if (isHalf) {
        query.numberText += " " + query.words.front();
        query.words.erase(query.words.begin());
    }
    return query;
}

} // namespace haven
