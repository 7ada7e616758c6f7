#include "models/crisis/weapon_quote.h"

#include "models/base/text.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace haven {

namespace {

constexpr std::size_t kQuotesMax = 3;
constexpr std::string_view kBetween = " … ";

// The commonest names and slips, as the cues have them; a name that stands in none of these is an
// object. A longer word counts where it begins so: "knifes", "revolvers".
constexpr std::array<std::string_view, 34> kFirearms = {
    "gun",   "handgun", "hangun", "hndgun",   "pistol",  "pistle",       "rifle",
    "rifel", "shotgun", "shotgn", "shtgun",   "firearm", "firarm",       "revolver",
    "glock", "ar15",    "ak47",   "escopeta", "musket",  "muzzleloader", "derringer",
    "uzi",   "beretta", "ruger",  "m16",      "sks",     "38",           "357",
    "45",    "9mm",     "shot",   "gunshot",  "gsw",     "fusil"};
constexpr std::array<std::string_view, 23> kBlades = {
    "knife",  "knive",       "machet",   "sword",   "blade",    "dagger",  "katana", "boxcutter",
    "cutter", "switchblade", "cuchillo", "navaja",  "razor",    "scissor", "spear",  "cleaver",
    "shank",  "pocketknife", "bayonet",  "scalpel", "stiletto", "shiv",    "icepick"};
constexpr std::array<std::string_view, 22> kObjects = {
    "bat",    "hammer",    "crowbar",  "axe",          "hatchet", "screwdriver",
    "taser",  "pitchfork", "chainsaw", "sledgehammer", "baton",   "crossbow",
    "bow",    "martillo",  "hacha",    "pipe",         "brick",   "rock",
    "bottle", "wrench",    "shovel",   "mace"};

// The stem of the list that the word is of, or nothing.
template <std::size_t N>
std::string_view stemOf(const std::array<std::string_view, N>& stems, const std::string& word)
{
    constexpr std::size_t kEndingMax = 2; // "s", "es", "te"
    for (const std::string_view stem : stems) {
        const bool isDigits = isDigit(stem.front());
        if (word == stem || (!isDigits && word.starts_with(stem) &&
                             word.size() - stem.size() <= kEndingMax && word.back() == 's'))
            return stem;
    }
    return {};
}

struct NamedWeapons {
    WeaponKind kind = WeaponKind::Object;
    std::set<std::string, std::less<>> names;
};

NamedWeapons namedIn(std::string_view words)
{
    NamedWeapons out;
    const auto take = [&out](std::string_view stem, WeaponKind kind) {
        if (stem.empty())
            return false;
        out.names.insert(stem == "knive" ? std::string("knife") : std::string(stem));
        out.kind = std::max(out.kind, kind);
        return true;
    };
    std::string word;
    for (std::size_t i = 0; i <= words.size(); ++i) {
        const char c = i < words.size() ? words[i] : ' ';
        const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if ((low >= 'a' && low <= 'z') || isDigit(low)) {
            word += low;
            continue;
        }
        if (!word.empty() && !take(stemOf(kFirearms, word), WeaponKind::Firearm) &&
            !take(stemOf(kBlades, word), WeaponKind::Blade))
            take(stemOf(kObjects, word), WeaponKind::Object);
        word.clear();
    }
    return out;
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
    return namedIn(words).kind;
}

bool namesOtherWeapon(std::string_view standing, std::string_view later)
{
    const NamedWeapons known = namedIn(standing);
    const NamedWeapons said = namedIn(later);
    return std::any_of(said.names.begin(), said.names.end(),
                       [&](const std::string& name) { return known.names.count(name) == 0; });
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
        return weaponKind(a) > weaponKind(b);
    });
    if (quotes.size() > kQuotesMax)
        quotes.resize(kQuotesMax);
    std::string line;
    for (const std::string& quote : quotes)
        line += (line.empty() ? std::string() : std::string(kBetween)) + quote;
    return line;
}

} // namespace haven
