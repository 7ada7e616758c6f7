#include "app/session/name_words.h"

#include "app/session/name_lookalikes.h"

#include <algorithm>
#include <array>
#include <set>

namespace haven {

namespace {

using Words = std::set<std::string_view>;

const Words kEveryday = {
    "alegria", "angel",    "april",    "art",       "ash",    "august",  "autumn", "baker",
    "barn",    "bay",      "bell",     "best",      "bill",   "birch",   "bird",   "bishop",
    "black",   "blanca",   "blue",     "bond",      "book",   "branch",  "brand",  "bridge",
    "brook",   "brown",    "buck",     "bueno",     "bush",   "butler",  "call",   "calle",
    "camp",    "campo",    "cane",     "casa",      "cash",   "castle",  "cedar",  "chance",
    "charity", "chase",    "chip",     "christian", "church", "cielo",   "clay",   "cliff",
    "close",   "cloud",    "coach",    "cook",      "coral",  "cross",   "crow",   "crystal",
    "dawn",    "day",      "dean",     "drake",     "drew",   "duke",    "earl",   "early",
    "east",    "elm",      "eve",      "faith",     "farmer", "field",   "fields", "flor",
    "flower",  "flowers",  "ford",     "forest",    "foster", "fox",     "frost",  "fuente",
    "garden",  "gates",    "gay",      "gene",      "ginger", "glass",   "gold",   "good",
    "grace",   "grant",    "gray",     "green",     "grey",   "grove",   "guerra", "guy",
    "hall",    "hand",     "harbor",   "harbour",   "hardy",  "harmony", "hawk",   "head",
    "heath",   "hill",     "hills",    "hope",      "house",  "hunter",  "hurt",   "iglesia",
    "jay",     "jewel",    "joy",      "judge",     "june",   "justice", "keen",   "key",
    "keys",    "king",     "knight",   "lake",      "lamb",   "lance",   "lane",   "lark",
    "law",     "link",     "little",   "long",      "love",   "lucky",   "luz",    "magnum",
    "major",   "maple",    "mar",      "marina",    "mark",   "marks",   "marsh",  "marshal",
    "may",     "mercado",  "mercy",    "mesa",      "miles",  "mill",    "mills",  "moon",
    "moss",    "noble",    "north",    "oak",       "olive",  "page",    "parish", "park",
    "parks",   "pat",      "patience", "paz",       "peace",  "penny",   "pepper", "pine",
    "place",   "pond",     "pool",     "pope",      "porter", "power",   "powers", "price",
    "prince",  "puente",   "queen",    "rain",      "reed",   "rey",     "rice",   "rich",
    "ridge",   "river",    "rivers",   "rob",       "rock",   "rod",     "rosa",   "rose",
    "rush",    "rusty",    "sage",     "sandy",     "santa",  "santo",   "savage", "school",
    "scout",   "sharp",    "shore",    "short",     "silver", "skip",    "sky",    "small",
    "smart",   "snow",     "sol",      "song",      "south",  "spike",   "spring", "star",
    "steel",   "sterling", "stone",    "storm",     "street", "strong",  "sue",    "summer",
    "summers", "swan",     "sweet",    "swift",     "tower",  "towers",  "trip",   "vale",
    "valle",   "valley",   "walker",   "wall",      "walls",  "ward",    "waters", "wells",
    "west",    "white",    "will",     "wills",     "winter", "winters", "wise",   "wolf",
    "wood",    "woods",    "worth",    "young"};

const Words kOpening = {"am",  "an",   "as",   "at", "be",  "by", "can",  "do",  "go",  "had",
                        "has", "he",   "her",  "hi", "him", "if", "in",   "it",  "man", "me",
                        "men", "my",   "no",   "oh", "ok",  "or", "said", "see", "she", "so",
                        "son", "such", "than", "to", "up",  "us", "we",   "you"};

const Words kBeside = {
    // A word of a weapon is never taken away for a name.
    "ammo", "arms", "arrow", "axe", "bat", "beretta", "blade", "bomb", "bow", "bullet", "cannon",
    "colt", "dagger", "firearm", "glock", "gun", "guns", "knife", "luger", "machete", "pistol",
    "razor", "rifle", "ruger", "shotgun", "spear", "sword", "taser", "weapon",
    // Particles.
    "al", "ap", "bin", "da", "dal", "das", "de", "del", "della", "den", "der", "di", "dos", "du",
    "el", "ibn", "la", "las", "le", "les", "los", "mc", "san", "st", "ste", "ten", "ter", "van",
    "vander", "ver", "von", "y", "zu",
    // Behind a name.
    "ii", "iii", "iv", "jr", "sr"};

// These say nothing by themselves at the beginning of a sentence or in large letters; what follows
// them does: "WILL CALL BACK", "White male", "May 5".
const Words kBeforeVerb = {"may", "will", "wills"};
const Words kMonths = {"april", "august", "june", "may"};
const Words kRaces = {"black", "white"};
const Words kBeforeThing = {"black", "blue",   "brown", "early", "gold",   "gray", "green",
                            "grey",  "hunter", "long",  "short", "silver", "white"};

const Words kVerbs = {
    "act",       "advise",  "also",     "answer",    "arrive", "ask",     "attack", "attempt",
    "attend",    "be",      "begin",    "bring",     "call",   "check",   "clear",  "come",
    "confirm",   "contact", "continue", "cooperate", "dress",  "drive",   "enter",  "fight",
    "follow",    "get",     "give",     "go",        "harm",   "have",    "he",     "hurt",
    "i",         "it",      "jump",     "keep",      "kill",   "leave",   "let",    "likely",
    "look",      "make",    "meet",     "need",      "not",    "notify",  "only",   "open",
    "possibly",  "pull",    "relay",    "remain",    "report", "respond", "return", "run",
    "send",      "she",     "shoot",    "show",      "stand",  "start",   "stay",   "still",
    "stop",      "take",    "talk",     "tell",      "that",   "the",     "there",  "they",
    "transport", "try",     "turn",     "update",    "use",    "wait",    "walk",   "we",
    "you"};

const Words kThings = {
    "beard",  "boots",  "cap",    "car",        "chevy",   "coat",    "dodge",      "dress",
    "ford",   "hair",   "hat",    "honda",      "hooded",  "hoodie",  "jacket",     "jeans",
    "jeep",   "ladder", "mask",   "motorcycle", "nissan",  "pants",   "pickup",     "sedan",
    "shirt",  "shoes",  "shorts", "sleeve",     "suv",     "sweater", "sweatshirt", "time",
    "toyota", "truck",  "tshirt", "van",        "vehicle", "way"};

const Words kWeapons = {"gun", "guns", "handgun", "knife", "pistol", "rifle", "rifles", "shotgun"};

const Words kPeople = {"adult", "female", "juvenile", "lady", "male",
                       "man",   "older",  "subject",  "teen", "woman"};

// Behind them stands whom they speak of: "JUV MAY 14", "VICTIM WHITE FEMALE".
const Words kWhoIsNamed = {"juv", "juvenile", "minor", "vic", "victim"};

// How old somebody is, or what they are, behind a number or a letter.
const Words kAges = {"bf",  "bm",  "boy",      "f",  "female", "fem",  "girl",  "hf",
                     "hm",  "juv", "juvenile", "m",  "male",   "mo",   "month", "months",
                     "mos", "old", "wf",       "wm", "y",      "year", "years", "yo",
                     "yoa", "yof", "yom",      "yr", "yrs"};

const Words kNobody = {
    "a",       "adult",     "age",      "and",          "anonymous",  "aunt",        "baby",
    "boy",     "boyfriend", "brother",  "caller",       "child",      "children",    "cousin",
    "dad",     "daughter",  "declined", "doctor",       "dr",         "ex",          "father",
    "female",  "friend",    "from",     "girl",         "girlfriend", "grandfather", "grandmother",
    "husband", "infant",    "is",       "juvenile",     "kid",        "lady",        "last",
    "male",    "minor",     "miss",     "mom",          "mother",     "mr",          "mrs",
    "ms",      "mx",        "name",     "neighbor",     "nephew",     "niece",       "not",
    "of",      "old",       "on",       "other",        "parent",     "party",       "passenger",
    "patient", "person",    "pt",       "refused",      "resident",   "senor",       "senora",
    "sister",  "sra",       "staff",    "student",      "subject",    "teen",        "the",
    "their",   "toddler",   "uncle",    "unidentified", "unk",        "unknown",     "vic",
    "victim",  "wife",      "with",     "witness",      "woman",      "year",        "years",
    "yo"};

bool isFigure(char letter)
{
    return letter >= '0' && letter <= '9';
}

// "5", "05" and "5th"; no age of "34" and no telephone number.
bool isDayOfMonth(std::string_view word)
{
    std::size_t figures = 0;
    while (figures < word.size() && isFigure(word[figures]))
        ++figures;
    if (figures == 0 || figures > 2)
        return false;
    int day = 0;
    for (std::size_t i = 0; i < figures; ++i)
        day = day * 10 + (word[i] - '0');
    const std::string_view ending = word.substr(figures);
    const bool isWhole =
        ending.empty() || ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
    return isWhole && day >= 1 && day <= 31;
}

// "20s".
bool isDecade(std::string_view word)
{
    return word.size() == 3 && isFigure(word[0]) && word[1] == '0' && word[2] == 's';
}

} // namespace

NamePart namePartOf(std::string_view word)
{
    if (kNobody.count(word) > 0)
        return NamePart::Nobody;
    if (kBeside.count(word) > 0 || isMakeOfWeapon(word) || isLook(word))
        return NamePart::Beside;
    if (kOpening.count(word) > 0)
        return NamePart::Opening;
    return kEveryday.count(word) > 0 ? NamePart::Everyday : NamePart::Name;
}

bool isWordBefore(std::string_view word, const WordsAround& around)
{
    const std::string_view next = around.next;
    const bool isThing = kBeforeThing.count(word) > 0;
    if ((kBeforeVerb.count(word) > 0 && kVerbs.count(next) > 0) ||
        (isThing && kWeapons.count(next) > 0))
        return true;
    if (kWhoIsNamed.count(around.before) > 0)
        return false;
    if (kMonths.count(word) > 0 && isDayOfMonth(next))
        return kAges.count(around.afterNext) == 0;
    if (word == "early" && isDecade(next))
        return true;
    return (isThing && kThings.count(next) > 0) ||
           (kRaces.count(word) > 0 && kPeople.count(next) > 0);
}

bool isBeforeName(std::string_view word)
{
    static constexpr std::array<std::string_view, 16> kBefore = {
        "aka", "called", "llama", "llamada", "llamado", "miss", "mr",     "mrs",
        "ms",  "mx",     "named", "nombre",  "senor",   "sra",  "senora", "vic"};
    return std::find(kBefore.begin(), kBefore.end(), word) != kBefore.end();
}

bool isStreetWord(std::string_view word)
{
    static constexpr std::array<std::string_view, 16> kKinds = {
        "ave",     "avenue", "blvd", "boulevard", "highway", "hwy",    "lane",     "ln",
        "parkway", "pkwy",   "rd",   "road",      "st",      "street", "turnpike", "tpke"};
    return std::find(kKinds.begin(), kKinds.end(), word) != kKinds.end();
}

bool isNumberedStreet(std::string_view word)
{
    static constexpr std::array<std::string_view, 14> kKinds = {
        "cir",       "circle", "court", "ct", "dr",  "drive",   "ext",
        "extension", "pl",     "place", "sq", "ter", "terrace", "way"};
    return std::find(kKinds.begin(), kKinds.end(), word) != kKinds.end();
}

} // namespace haven
