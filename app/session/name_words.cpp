#include "app/session/name_words.h"

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
const Words kToldByNext = {"april", "august", "black", "blue",   "brown", "early", "gold",
                           "gray",  "green",  "grey",  "hunter", "june",  "long",  "may",
                           "short", "silver", "white", "will",   "wills"};

const Words kAfterWord = {
    "act",      "adult",   "advise",     "also",    "answer",   "arrive",     "ask",
    "attack",   "attempt", "attend",     "be",      "beard",    "begin",      "boots",
    "bring",    "call",    "cap",        "car",     "check",    "chevy",      "clear",
    "coat",     "come",    "confirm",    "contact", "continue", "cooperate",  "dodge",
    "dress",    "drive",   "enter",      "f",       "female",   "fight",      "follow",
    "ford",     "get",     "give",       "go",      "gun",      "hair",       "handgun",
    "harm",     "hat",     "have",       "he",      "honda",    "hooded",     "hoodie",
    "hurt",     "i",       "it",         "jacket",  "jeans",    "jeep",       "jump",
    "juvenile", "keep",    "kill",       "knife",   "ladder",   "lady",       "leave",
    "let",      "likely",  "look",       "m",       "make",     "male",       "man",
    "mask",     "meet",    "motorcycle", "need",    "nissan",   "not",        "notify",
    "older",    "only",    "open",       "pants",   "pickup",   "pistol",     "possibly",
    "pull",     "relay",   "remain",     "report",  "respond",  "return",     "rifle",
    "run",      "sedan",   "send",       "she",     "shirt",    "shoes",      "shoot",
    "shorts",   "shotgun", "show",       "sleeve",  "stand",    "start",      "stay",
    "still",    "stop",    "subject",    "suv",     "sweater",  "sweatshirt", "take",
    "talk",     "teen",    "tell",       "that",    "the",      "there",      "they",
    "time",     "toyota",  "transport",  "truck",   "try",      "tshirt",     "turn",
    "update",   "use",     "van",        "vehicle", "wait",     "walk",       "way",
    "we",       "woman",   "you"};

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

} // namespace

NamePart namePartOf(std::string_view word)
{
    if (kNobody.count(word) > 0)
        return NamePart::Nobody;
    if (kBeside.count(word) > 0)
        return NamePart::Beside;
    if (kOpening.count(word) > 0)
        return NamePart::Opening;
    return kEveryday.count(word) > 0 ? NamePart::Everyday : NamePart::Name;
}

bool isWordBefore(std::string_view word, std::string_view next)
{
    const bool isNumber = !next.empty() && next.front() >= '0' && next.front() <= '9';
    return kToldByNext.count(word) > 0 && (isNumber || kAfterWord.count(next) > 0);
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
