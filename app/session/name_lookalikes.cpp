#include "app/session/name_lookalikes.h"

#include "app/session/name_words.h"
#include "models/items/search_fold.h"

#include <algorithm>
#include <QString>
#include <set>
#include <vector>

namespace haven {

namespace {

using LookalikeWords = std::set<std::string_view>;

const LookalikeWords kMakes = {"bayonet",     "benelli",   "browning", "bushmaster", "cleaver",
                               "crowbar",     "derringer", "gunn",     "hammer",     "hatchet",
                               "kalashnikov", "kimber",    "machete",  "marlin",     "mossberg",
                               "musket",      "remington", "revolver", "sauer",      "shank",
                               "sig",         "walther",   "wesson",   "winchester"};

const LookalikeWords kPlaces = {
    "barn",  "bay",    "beach",  "bridge", "brook",  "camp",   "castle", "church", "cliff",
    "cross", "field",  "fields", "forest", "garden", "green",  "grove",  "hall",   "harbor",
    "hill",  "hills",  "house",  "lake",   "lane",   "marina", "marsh",  "mill",   "mills",
    "park",  "parks",  "place",  "pond",   "pool",   "ridge",  "river",  "rivers", "school",
    "shore", "street", "tower",  "towers", "valley", "wall",   "walls",  "waters", "well",
    "wells", "wood",   "woods",  "yard"};

// In large letters, before a place; "WITH" and "BY" stand before people.
const LookalikeWords kBeforePlace = {
    "across", "along", "around",  "at",     "behind", "beside", "by",      "from",    "in",
    "inside", "into",  "near",    "nearby", "off",    "on",     "onto",    "outside", "over",
    "past",   "the",   "through", "thru",   "to",     "toward", "towards", "under"};

// "Town Hall", however it is written.
const LookalikeWords kOfPlace = {"banquet", "city",  "dance", "dining", "music",
                                 "public",  "study", "town",  "union",  "village"};

// What stands behind somebody's name.
const LookalikeWords kOfPeople = {
    "baby",   "called", "live",      "lives",    "reports", "said",     "says",     "states",
    "boy",    "boys",   "brother",   "brothers", "child",   "children", "daughter", "family",
    "father", "girl",   "girls",     "home",     "husband", "juvenile", "kid",      "kids",
    "mother", "res",    "residence", "s",        "sister",  "son",      "teen",     "wife"};

// How somebody looks, what they do there and where they are: typed where no name is known.
const LookalikeWords kDescriptions = {
    "african",    "apartment",    "apt",        "armed",       "asian",       "attic",
    "backpack",   "bald",         "basement",   "bathroom",    "beanie",      "bearded",
    "bedroom",    "bleeding",     "boots",      "boss",        "bystander",   "camisa",
    "cap",        "car",          "cashier",    "caucasian",   "chaqueta",    "clerk",
    "client",     "closet",       "clothing",   "coat",        "complainant", "coworker",
    "customer",   "deceased",     "desk",       "door",        "dress",       "driver",
    "drunk",      "dueno",        "elderly",    "employee",    "fiance",      "fiancee",
    "floor",      "front",        "garage",     "glasses",     "gorra",       "granddaughter",
    "grandson",   "guard",        "guardian",   "guest",       "gunman",      "hair",
    "hallway",    "heavyset",     "hispanic",   "hombre",      "homeless",    "homeowner",
    "hooded",     "hoodie",       "hoody",      "hospital",    "hostage",     "hotel",
    "injured",    "inmate",       "inside",     "intoxicated", "intruder",    "jacket",
    "jeans",      "juv",          "kitchen",    "landlord",    "latina",      "latino",
    "lobby",      "manager",      "mask",       "masked",      "motel",       "mujer",
    "mustache",   "naked",        "nurse",      "occupant",    "officer",     "operator",
    "outside",    "owner",        "pants",      "parking",     "pedestrian",  "porch",
    "reception",  "receptionist", "relative",   "reporting",   "roof",        "room",
    "roommate",   "rp",           "screaming",  "security",    "shirt",       "shooter",
    "shorts",     "skirt",        "sneakers",   "sospechosa",  "sospechoso",  "sotano",
    "spouse",     "stepdaughter", "stepfather", "stepmother",  "stepson",     "store",
    "sudadera",   "supervisor",   "suspect",    "suspects",    "suv",         "sweater",
    "sweatshirt", "tall",         "tattoo",     "tattoos",     "teacher",     "teenage",
    "teenager",   "tenant",       "trespasser", "truck",       "tshirt",      "unconscious",
    "uniform",    "unresponsive", "upstairs",   "downstairs",  "vecina",      "vecino",
    "vehicle",    "vest",         "victims",    "wearing",     "worker",      "youth"};

// Beside one of those, and beside nothing that is a name, these describe too: "Male Black Hoodie".
const LookalikeWords kDescribeToo = {
    "at",    "back",   "black",  "blue",   "brown", "by",     "dark",   "gold",  "gray",   "green",
    "grey",  "gun",    "hand",   "head",   "hurt",  "in",     "knife",  "light", "little", "long",
    "navy",  "orange", "pink",   "purple", "red",   "short",  "silver", "small", "tan",    "the",
    "under", "white",  "yellow", "young",  "near",  "behind", "for",    "to"};

std::vector<std::string> wordsOfName(const std::string& name)
{
    std::vector<std::string> words;
    QString word;
    const QString text = QString::fromStdString(name);
    for (qsizetype at = 0; at <= text.size(); ++at) {
        const bool isOfWord = at < text.size() && (text[at].isLetterOrNumber() ||
                                                   text[at].isMark() || text[at].isSurrogate());
        if (isOfWord) {
            word += text[at];
            continue;
        }
        if (!word.isEmpty())
            words.push_back(searchFold(word).toStdString());
        word.clear();
    }
    return words;
}

} // namespace

bool isMakeOfWeapon(std::string_view word)
{
    return kMakes.count(word) > 0;
}

bool isLook(std::string_view word)
{
    return kDescriptions.count(word) > 0;
}

bool isPlaceSaid(const PlaceSaid& said)
{
    if (kPlaces.count(said.word) == 0 || kOfPeople.count(said.next) > 0)
        return false;
    if (kOfPlace.count(said.before) > 0)
        return true;
    return said.isLarge ? kBeforePlace.count(said.before) > 0 : said.before == "the";
}

std::string withoutDescription(const std::string& name)
{
    const std::vector<std::string> words = wordsOfName(name);
    const bool isDescribed =
        std::any_of(words.begin(), words.end(), [](const auto& word) { return isLook(word); });
    const bool isNamed = std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return !isLook(word) && kDescribeToo.count(word) == 0 &&
               namePartOf(word) != NamePart::Nobody;
    });
    return isDescribed && !isNamed ? std::string() : name;
}

} // namespace haven
