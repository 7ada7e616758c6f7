#include "models/crisis/weapon_quote.h"

#include "models/crisis/cue_tokens.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace haven {

namespace {

constexpr std::size_t kQuotesMax = 3;
constexpr std::string_view kBetween = " … ";

using WeaponNames = std::set<std::string_view>;

// Every name of a weapon that the cues know stands in one of these, with its slips, small and
// without accents; tst_weapon_named holds them to it. "s" and "es" behind a name are its plural.
const WeaponNames kFirearms{
    "gun",      "gunn",    "handgun",   "hangun",   "hndgun",       "handgn",  "bbgun",
    "pistol",   "pistle",  "pistole",   "pistal",   "pistola",      "rifle",   "rifel",
    "rilfe",    "shotgun", "shotgn",    "shotgum",  "shtgun",       "firearm", "firarm",
    "fireram",  "firearn", "revolver",  "glock",    "beretta",      "ruger",   "sauer",
    "wesson",   "draco",   "derringer", "musket",   "muzzleloader", "uzi",     "mac10",
    "tec9",     "ar15",    "ak47",      "ak74",     "m16",          "sks",     "snubnose",
    "snubbie",  "sidearm", "blicky",    "blick",    "glizzy",       "glizzie", "glick",
    "toolie",   "strally", "gat",       "escopeta", "fusil",        "fusile",  "metralleta",
    "carabina", "fusca",   "fuska",     "cuete",    "shot",         "gunshot", "gsw"};
// That one was fired or pointed, and what belongs to one: of a firearm that is named it says
// nothing more.
const WeaponNames kFirearmSigns{
    "shooting",  "shooter",   "shoot",      "gunfire",    "gunman",     "gunmen",    "gunpoint",
    "mwg",       "disparo",   "disparar",   "disparando", "dispararon", "dispara",   "disparan",
    "disparaba", "balazo",    "balacera",   "balaceando", "bala",       "plomazo",   "plomo",
    "tiro",      "tiroteo",   "detonacion", "fuego",      "fogo",       "gauge",     "ga",
    "caliber",   "calibre",   "cal",        "magnum",     "mag",        "magazine",  "acp",
    "mm",        "mil",       "milli",      "millimeter", "special",    "semi",      "semiauto",
    "automatic", "auto",      "barrel",     "pump",       "bolt",       "ammo",      "ammunition",
    "gunpowder", "bullet",    "shell",      "round",      "casing",     "holster",   "trigger",
    "extendo",   "hollow",    "ghost",      "ccw",        "cpl",        "rack",      "racked",
    "racking",   "chambered", "chambering", "apunta",     "apunto",     "apuntando", "apuntaba",
    "apuntaron", "fired",     "firing"};
// What else is shot with, and how firearms are called in the street: said of a weapon, these may
// mean no other thing.
const WeaponNames kStreetNames{
    "ar",       "ak",     "bb",      "airsoft", "crossbow",   "longbow",    "bow",      "arrow",
    "speargun", "burner", "banger",  "blower",  "chopper",    "nina",       "fierro",   "escuadra",
    "cuerno",   "chivo",  "heat",    "strap",   "strapped",   "colt",       "sig",      "tec",
    "mac",      "snub",   "desert",  "draco",   "winchester", "remington",  "mossberg", "browning",
    "marlin",   "kimber", "walther", "benelli", "bushmaster", "kalashnikov"};
const WeaponNames kCaliberFigures{"3006", "22", "223", "25", "308", "32",
                                  "357",  "38", "380", "44", "45",  "1911"};
// A figure that may count anything: it is a caliber where nothing else is named.
const WeaponNames kMaybeCalibers{"9", "12", "20", "40", "nine", "forty"};
const WeaponNames kExplosives{"bomb",      "bomba",        "pipebomb",   "explosive", "explosivo",
                              "grenade",   "granada",      "molotov",    "dynamite",  "dinamita",
                              "tannerite", "flamethrower", "lanzallama", "llamas",    "gasoline",
                              "gasolina",  "kerosene",     "accelerant", "gas"};
const WeaponNames kBlades{
    "knife",      "knive",       "knif",        "knfe",      "kinfe",     "nife",        "kniife",
    "knifw",      "kniffe",      "knfie",       "knief",     "kniefe",    "nkife",       "knigfe",
    "knofe",      "pocketknife", "pocketknive", "penknife",  "jackknife", "machete",     "machet",
    "machette",   "machetti",    "machetee",    "macheta",   "chete",     "sword",       "blade",
    "dagger",     "katana",      "boxcutter",   "boxcuter",  "cutter",    "switchblade", "cuchillo",
    "cuchiyo",    "cuchillio",   "kuchillo",    "navaja",    "razor",     "razorblade",  "scissor",
    "sissor",     "spear",       "cleaver",     "shank",     "bayonet",   "scalpel",     "stiletto",
    "shiv",       "icepick",     "tijera",      "punal",     "punale",    "daga",        "filero",
    "filera",     "verduguillo", "picahielo",   "charrasca", "bisturi",   "trinchete",   "faca",
    "facao",      "couteau",     "kouto",       "zam",       "kabar",     "exacto",      "xacto",
    "opener",     "shuriken",    "tomahawk",    "sickle",    "scythe",    "harpoon",     "shard",
    "sacapuntas", "leatherman",  "multitool",   "blanca",    "branca"};
const WeaponNames kBladeSigns{
    "knifepoint", "stab",       "stabbed",   "stabbing",    "slashed",      "machetazo",
    "cuchillada", "cuchillazo", "acuchillo", "acuchillado", "acuchillando", "navajazo",
    "punalada",   "apunalo",    "apunalado", "apunalaron",  "apunalando"};
const WeaponNames kObjects{"bat",
                           "bate",
                           "hammer",
                           "crowbar",
                           "crobar",
                           "axe",
                           "ax",
                           "hatchet",
                           "hachet",
                           "hatchett",
                           "screwdriver",
                           "scewdriver",
                           "screwdrver",
                           "taser",
                           "tazer",
                           "tased",
                           "tazed",
                           "tasered",
                           "tazered",
                           "stungun",
                           "pitchfork",
                           "chainsaw",
                           "motosierra",
                           "sledgehammer",
                           "baton",
                           "nightstick",
                           "nunchuck",
                           "nunchuk",
                           "slingshot",
                           "sling",
                           "martillo",
                           "hacha",
                           "destornillador",
                           "desarmador",
                           "pipe",
                           "brick",
                           "rock",
                           "bottle",
                           "wrench",
                           "shovel",
                           "mace",
                           "pepper",
                           "spray",
                           "palo",
                           "tubo",
                           "piedra",
                           "ladrillo",
                           "varilla",
                           "cadena",
                           "garrote",
                           "botella",
                           "club",
                           "knuckle",
                           "knuck",
                           "knuckleduster",
                           "kubotan",
                           "pick",
                           "pickaxe",
                           "pickax",
                           "hacksaw",
                           "handsaw",
                           "bonesaw",
                           "sawzall",
                           "sawsall",
                           "saw",
                           "stick",
                           "pole",
                           "rod",
                           "chain",
                           "stake",
                           "plank",
                           "rebar",
                           "2x4",
                           "cane",
                           "board",
                           "branch",
                           "syringe",
                           "needle",
                           "acid",
                           "bleach",
                           "lye",
                           "torch",
                           "blowtorch",
                           "nailgun",
                           "drill",
                           "grinder",
                           "shears",
                           "clipper",
                           "pruner",
                           "lopper",
                           "rake",
                           "hoe",
                           "spade",
                           "mallet",
                           "chisel",
                           "skewer",
                           "corkscrew",
                           "padlock",
                           "iron",
                           "tabla",
                           "pala",
                           "pico",
                           "vidrio",
                           "plancha",
                           "tool",
                           "stone",
                           "piece",
                           "object",
                           "objeto",
                           "bulge"};
// A weapon, or something that may be one, and not what: it may be the gravest.
const WeaponNames kUnnamed{"weapon", "weap",   "wpn",    "wep",  "wepon", "weapn",  "weopon",
                           "wpon",   "waepon", "weapin", "arma", "armed", "armado", "armada"};

bool isNamedIn(const WeaponNames& names, std::string_view word)
{
    if (names.count(word) > 0)
        return true;
    constexpr std::size_t kPluralMin = 4; // "guns"
    const auto isWithout = [&](std::size_t ending) {
        return word.size() >= kPluralMin && names.count(word.substr(0, word.size() - ending)) > 0;
    };
    return !word.empty() && word.back() == 's' &&
           (isWithout(1) || (word.ends_with("es") && isWithout(2)));
}

// A letter missing, written twice or swapped with the next, as the cues take them.
bool isSlipOf(std::string_view word, std::string_view name)
{
    const auto [at, there] = std::mismatch(word.begin(), word.end(), name.begin(), name.end());
    const std::string_view rest(at, word.end());
    const std::string_view wanted(there, name.end());
    if (rest.size() == wanted.size())
        return rest.size() > 1 && rest[0] == wanted[1] && rest[1] == wanted[0] &&
               rest.substr(2) == wanted.substr(2);
    if (rest.size() == wanted.size() + 1)
        return rest.substr(1) == wanted;
    return rest.size() + 1 == wanted.size() && rest == wanted.substr(1);
}

struct NamedWeapons {
    std::set<WeaponKind> kinds;
    std::set<std::string, std::less<>> names;
    // Of these no weapon is named, but what was done with it. Where one of the kind is named in so
    // many words, they are of that one.
    std::map<std::string, WeaponKind> signs;
    std::set<WeaponKind> plainKinds;
};

bool takeName(NamedWeapons& out, const WeaponNames& names, const std::string& word, WeaponKind kind)
{
    if (!isNamedIn(names, word))
        return false;
    std::string name = word; // "guns" are a gun said again
    if (names.count(name) == 0)
        name.resize(name.size() - (names.count(name.substr(0, name.size() - 1)) > 0 ? 1 : 2));
    out.names.insert(name == "knive" ? std::string("knife") : name);
    out.kinds.insert(kind);
    if (&names == &kFirearms || &names == &kBlades)
        out.plainKinds.insert(kind);
    return true;
}

bool takeSign(NamedWeapons& out, const WeaponNames& names, const std::string& word, WeaponKind kind)
{
    if (!isNamedIn(names, word))
        return false;
    out.signs.emplace(word, kind);
    out.kinds.insert(kind);
    return true;
}

bool takeSlip(NamedWeapons& out, const WeaponNames& names, const std::string& word, WeaponKind kind)
{
    constexpr std::size_t kSlipMin = 5;
    if (word.size() < kSlipMin)
        return false;
    const auto meant = std::find_if(names.begin(), names.end(), [&](std::string_view name) {
        return name.size() >= kSlipMin && isSlipOf(word, name);
    });
    if (meant == names.end())
        return false;
    out.names.emplace(*meant);
    out.kinds.insert(kind);
    return true;
}

bool takeWord(NamedWeapons& out, const std::string& word)
{
    using K = WeaponKind;
    return takeName(out, kFirearms, word, K::Firearm) ||
           takeName(out, kStreetNames, word, K::Firearm) ||
           takeName(out, kCaliberFigures, word, K::Firearm) ||
           takeName(out, kExplosives, word, K::Firearm) ||
           takeSign(out, kFirearmSigns, word, K::Firearm) ||
           takeName(out, kBlades, word, K::Blade) || takeSign(out, kBladeSigns, word, K::Blade) ||
           takeName(out, kObjects, word, K::Object);
}

NamedWeapons namedIn(std::string_view words)
{
    NamedWeapons out;
    const std::vector<CueToken> tokens = cueTokens(words, {});
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::string& word = tokens[i].word;
        // "AR-15", "shot gun", "fire arm": one name in two words.
        if (i + 1 < tokens.size() && takeWord(out, word + tokens[i + 1].word)) {
            ++i;
            continue;
        }
        if (takeWord(out, word) || isNamedIn(kUnnamed, word))
            continue;
        if (!takeSlip(out, kFirearms, word, WeaponKind::Firearm) &&
            !takeSlip(out, kExplosives, word, WeaponKind::Firearm))
            takeSlip(out, kBlades, word, WeaponKind::Blade);
    }
    if (!out.kinds.empty())
        return out;
    for (const CueToken& token : tokens)
        takeName(out, kMaybeCalibers, token.word, WeaponKind::Firearm);
    return out;
}

// What nobody can name may be the gravest but a firearm that is named.
int gravityOf(std::string_view words)
{
    const auto kinds = namedIn(words).kinds;
    if (kinds.empty())
        return 2;
    return *kinds.rbegin() == WeaponKind::Firearm ? 3 : static_cast<int>(*kinds.rbegin());
}

std::vector<std::string> quotesIn(const std::string& text)
{
    std::vector<std::string> quotes;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(kBetween, begin), text.size());
        if (end > begin)
            quotes.push_back(text.substr(begin, end - begin));
        begin = end == text.size() ? end + 1 : end + kBetween.size();
    }
    return quotes;
}

} // namespace

WeaponKind weaponKind(std::string_view words)
{
    const auto kinds = namedIn(words).kinds;
    return kinds.empty() ? WeaponKind::Object : *kinds.rbegin();
}

bool namesFirearm(std::string_view words)
{
    const std::vector<CueToken> tokens = cueTokens(words, {});
    return std::any_of(tokens.begin(), tokens.end(),
                       [](const CueToken& token) { return isNamedIn(kFirearms, token.word); });
}

bool namesOtherWeapon(std::string_view standing, std::string_view later)
{
    const NamedWeapons known = namedIn(standing);
    const NamedWeapons said = namedIn(later);
    return std::any_of(said.names.begin(), said.names.end(),
                       [&](const std::string& name) { return known.names.count(name) == 0; }) ||
           std::any_of(said.signs.begin(), said.signs.end(), [&](const auto& sign) {
               return known.plainKinds.count(sign.second) == 0 &&
                      known.signs.count(sign.first) == 0;
           });
}

std::string weaponQuote(const std::string& standing, const std::string& other)
{
    if (standing.empty())
        return other;
    std::string all = standing;
    std::vector<std::string> quotes = quotesIn(standing);
    for (std::string& more : quotesIn(other)) {
        if (!namesOtherWeapon(all, more))
            continue;
        all += std::string(kBetween) + more;
        quotes.push_back(std::move(more));
    }
    std::stable_sort(quotes.begin(), quotes.end(), [](const std::string& a, const std::string& b) {
        return gravityOf(a) > gravityOf(b);
    });
    if (quotes.size() > kQuotesMax)
        quotes.resize(kQuotesMax);
    std::string line;
    for (const std::string& quote : quotes)
        line += (line.empty() ? std::string() : std::string(kBetween)) + quote;
    return line;
}

} // namespace haven
