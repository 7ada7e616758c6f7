#include "models/dispatch/bolo_match.h"

#include "models/base/text.h"

#include <algorithm>
#include <fmt/format.h>

namespace haven {

namespace {

constexpr std::size_t kPlateMin = 4; // a part of a plate that says anything
constexpr std::size_t kPlateMax = 8; // what stands on one
constexpr std::size_t kPhoneMin = 7; // a number without its area code
constexpr std::size_t kPhoneMax = 10;
constexpr std::size_t kSurnameMin = 4;        // a single name that says anything
constexpr std::size_t kNameWithin = 4;        // words of a text that a name may be spread over
constexpr std::size_t kWordsLookedAt = 4'000; // of one text

bool isNameByte(char c)
{
    return (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

std::string plainPlate(std::string_view plate)
{
    std::string out;
    for (const char c : toUpper(plate)) {
        if ((c >= 'A' && c <= 'Z') || isDigit(c))
            out += c;
    }
    return out;
}

bool hasDigit(std::string_view word)
{
    return std::any_of(word.begin(), word.end(), [](char c) { return isDigit(c); });
}

bool holdsWord(const std::vector<std::string>& all, const std::string& one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

bool holdsWords(const std::vector<std::string>& all, const std::vector<std::string>& these)
{
    return std::all_of(these.begin(), these.end(),
                       [&](const std::string& one) { return holdsWord(all, one); });
}

std::optional<BoloSure> plateFits(const BoloText& bolo, std::string_view plate,
                                  std::string_view state)
{
    const std::string wanted = plainPlate(bolo.plate);
    const std::string seen = plainPlate(plate);
    if (wanted.size() < 2 || seen.size() < 2)
        return std::nullopt;
    const bool isOtherState = !trimmed(state).empty() && !trimmed(bolo.plateState).empty() &&
                              !equalsIgnoringCase(trimmed(state), trimmed(bolo.plateState));
    if (wanted == seen)
        return isOtherState ? BoloSure::Likely : BoloSure::Exact;
    const std::string wantedFolded = foldedPlate(wanted);
    const std::string seenFolded = foldedPlate(seen);
    if (wantedFolded == seenFolded)
        return BoloSure::Likely;
    const std::string& longer = wanted.size() > seen.size() ? wantedFolded : seenFolded;
    const std::string& shorter = wanted.size() > seen.size() ? seenFolded : wantedFolded;
    const bool isPart = shorter.size() >= kPlateMin && longer.find(shorter) != std::string::npos;
    return isPart ? std::optional(BoloSure::Possible) : std::nullopt;
}

std::optional<BoloSure> nameFits(const std::vector<std::string>& wanted,
                                 const std::vector<std::string>& seen)
{
    if (wanted.empty() || seen.empty())
        return std::nullopt;
    const bool isAll = holdsWords(seen, wanted);
    const bool isBack = holdsWords(wanted, seen);
    if (wanted.size() >= 2 && isAll)
        return isBack ? BoloSure::Exact : BoloSure::Likely;
    if (seen.size() >= 2 && isBack)
        return BoloSure::Likely; // "Dale Moss" for "Dale Edward Moss"
    const auto& single = wanted.size() == 1 ? wanted : seen;
    const auto& other = wanted.size() == 1 ? seen : wanted;
    const bool isSurname = single.size() == 1 && single.front().size() >= kSurnameMin &&
                           holdsWord(other, single.front());
    return isSurname ? std::optional(BoloSure::Possible) : std::nullopt;
}

std::optional<BoloSure> phoneFits(const std::string& wanted, const std::string& seen)
{
    if (wanted.empty() || seen.empty())
        return std::nullopt;
    if (wanted == seen)
        return wanted.size() == kPhoneMax ? BoloSure::Exact : BoloSure::Likely;
    const auto local = [](const std::string& digits) {
        return digits.substr(digits.size() - kPhoneMin);
    };
    const bool isShort = wanted.size() < kPhoneMax || seen.size() < kPhoneMax;
    return isShort && local(wanted) == local(seen) ? std::optional(BoloSure::Likely) : std::nullopt;
}

// A text cut once, whatever the number of BOLOs.
struct CutText {
    std::vector<std::string> words;  // in capitals, of letters and digits
    std::vector<std::string> plates; // folded, what may be one
    std::vector<std::string> plain;  // the same unfolded
    std::vector<std::string> phones;
};

// Groups of digits that stand together make up a number of 7, 10 or 11; a longer run is an account
// or a serial number.
void addPhonesOf(CutText& cut, const std::vector<std::string>& groups)
{
    for (std::size_t first = 0; first < groups.size(); ++first) {
        std::string digits;
        for (std::size_t i = first; i < groups.size() && digits.size() <= kPhoneMax; ++i) {
            digits += groups[i];
            const bool isNumber = digits.size() == kPhoneMin || digits.size() == kPhoneMax ||
                                  digits.size() == kPhoneMax + 1;
            if (isNumber)
                cut.phones.push_back(phoneDigits(digits));
        }
    }
}

void addPhones(CutText& cut, std::string_view text)
{
    std::vector<std::string> groups;
    bool isInGroup = false;
    for (const char c : text) {
        if (isDigit(c)) {
            if (!isInGroup)
                groups.emplace_back();
            groups.back() += c;
            isInGroup = true;
            continue;
        }
        isInGroup = false;
        if (std::string_view(" -.()+").find(c) == std::string_view::npos) {
            addPhonesOf(cut, groups);
            groups.clear();
        }
    }
    addPhonesOf(cut, groups);
}

void addPlate(CutText& cut, const std::string& word)
{
    if (word.size() < kPlateMin || word.size() > kPlateMax || !hasDigit(word))
        return;
    cut.plain.push_back(word);
    cut.plates.push_back(foldedPlate(word));
}

CutText cutText(std::string_view text)
{
    CutText cut;
    std::string word;
    const auto take = [&] {
        if (!word.empty() && cut.words.size() < kWordsLookedAt)
            cut.words.push_back(word);
        word.clear();
    };
    for (const char c : toUpper(text)) {
        if (isNameByte(c) || isDigit(c))
            word += c;
        else if (c != '\'')
            take();
    }
    take();
    for (std::size_t i = 0; i < cut.words.size(); ++i) {
        addPlate(cut, cut.words[i]);
        if (i + 1 < cut.words.size()) // "AB 12345", "AB-12345"
            addPlate(cut, cut.words[i] + cut.words[i + 1]);
    }
    addPhones(cut, text);
    return cut;
}

std::optional<BoloSure> plateInText(const BoloText& bolo, const CutText& cut)
{
    const std::string wanted = plainPlate(bolo.plate);
    if (wanted.size() < kPlateMin)
        return std::nullopt;
    if (holdsWord(cut.plain, wanted))
        return BoloSure::Exact;
    // A plate of letters alone may be any word.
    if (!hasDigit(wanted) && holdsWord(cut.words, wanted))
        return BoloSure::Possible;
    return holdsWord(cut.plates, foldedPlate(wanted)) ? std::optional(BoloSure::Likely)
                                                      : std::nullopt;
}

// All of a name close together; a single name is too little in a text.
std::optional<BoloSure> nameInText(const std::vector<std::string>& wanted, const CutText& cut)
{
    if (wanted.size() < 2)
        return std::nullopt;
    for (std::size_t i = 0; i < cut.words.size(); ++i) {
        if (!holdsWord(wanted, cut.words[i]))
            continue;
        const auto end = std::min(i + std::max(kNameWithin, wanted.size()), cut.words.size());
        const std::vector<std::string> near(cut.words.begin() + static_cast<std::ptrdiff_t>(i),
                                            cut.words.begin() + static_cast<std::ptrdiff_t>(end));
        if (holdsWords(near, wanted))
            return BoloSure::Likely;
    }
    return std::nullopt;
}

std::optional<BoloSure> surest(std::optional<BoloSure> a, std::optional<BoloSure> b)
{
    if (!a || !b)
        return a ? a : b;
    return std::min(*a, *b);
}

} // namespace

bool isInForce(const Bolo& bolo, Instant now)
{
    return !bolo.canceledAt && bolo.expiresAt > now;
}

std::vector<BoloHit> boloHits(const State& state, const TypedWords& typed, Instant now)
{
    std::vector<BoloHit> hits;
    if (state.bolos.empty())
        return hits;
    const CutText cut = cutText(typed.text);
    const auto typedName = nameTokens(typed.name);
    const std::string typedPhone = phoneDigits(typed.phone);
    for (const auto& [id, bolo] : state.bolos) {
        if (!isInForce(bolo, now))
            continue;
        const BoloText& text = bolo.text;
        const auto plate =
            surest(plateFits(text, typed.plate, typed.plateState), plateInText(text, cut));
        const auto wantedName = nameTokens(text.name);
        const auto name = surest(nameFits(wantedName, typedName), nameInText(wantedName, cut));
        const std::string wantedPhone = phoneDigits(text.phone);
        auto phone = phoneFits(wantedPhone, typedPhone);
        for (const auto& one : cut.phones)
            phone = surest(phone, phoneFits(wantedPhone, one));
        if (plate)
            hits.push_back({id, BoloField::Plate, *plate});
        if (name)
            hits.push_back({id, BoloField::Name, *name});
        if (phone)
            hits.push_back({id, BoloField::Phone, *phone});
    }
    std::stable_sort(hits.begin(), hits.end(),
                     [](const BoloHit& a, const BoloHit& b) { return a.sure < b.sure; });
    return hits;
}

std::string foldedPlate(std::string_view plate)
{
    std::string out = plainPlate(plate);
    for (char& c : out) {
        if (c == 'O')
            c = '0';
        else if (c == 'I')
            c = '1';
    }
    return out;
}

std::string phoneDigits(std::string_view phone)
{
    std::string digits;
    for (const char c : phone) {
        if (isDigit(c))
            digits += c;
    }
    if (digits.size() < kPhoneMin)
        return {};
    return digits.size() > kPhoneMax ? digits.substr(digits.size() - kPhoneMax) : digits;
}

std::vector<std::string> nameTokens(std::string_view name)
{
    std::vector<std::string> tokens;
    std::string word;
    const auto take = [&] {
        static constexpr std::string_view kSuffixes[] = {"JR", "SR", "II",  "III",
                                                         "IV", "MR", "MRS", "MS"};
        const bool isSuffix =
            std::find(std::begin(kSuffixes), std::end(kSuffixes), word) != std::end(kSuffixes);
        if (word.size() >= 2 && !isSuffix && !holdsWord(tokens, word))
            tokens.push_back(word);
        word.clear();
    };
    for (const char c : toUpper(name)) {
        if (isNameByte(c))
            word += c;
        else if (c != '\'')
            take();
    }
    take();
    return tokens;
}

bool mayReadChecks(const std::set<Role>& roles)
{
    return roles.count(Role::Dispatcher) > 0 || roles.count(Role::Supervisor) > 0;
}

bool mayReadBolo(const Bolo& bolo, const std::set<Role>& roles)
{
    return bolo.text.fieldClass <= FieldClass::Police || mayReadChecks(roles);
}

std::string boloNumber(BoloId bolo)
{
    return "B" + std::to_string(bolo.value);
}

std::string boloWords(const BoloText& text)
{
    std::vector<std::string> parts;
    if (!text.words.empty())
        parts.push_back(text.words);
    if (!text.plate.empty())
        parts.push_back(text.plateState.empty() ? "plate " + text.plate
                                                : "plate " + text.plateState + " " + text.plate);
    if (!text.name.empty())
        parts.push_back(text.name);
    if (!text.phone.empty())
        parts.push_back("telephone " + text.phone);
    if (!text.origin.empty())
        parts.push_back("asked for by " + text.origin);
    if (!text.photo.empty())
        parts.push_back("picture: " + text.photo);
    std::string out = joined(parts, "; ");
    if (!text.reason.empty())
        out += ": " + text.reason;
    return out;
}

std::string boloHitWords(BoloField field, BoloSure sure)
{
    const std::string name = toLower(enumName(field));
    switch (sure) {
    case BoloSure::Exact:
        return name + ", as written";
    case BoloSure::Likely:
        return name + ", likely";
    case BoloSure::Possible:
        return name + ", possible: a part of it";
    }
    return name;
}

std::string_view boloTypedWords(BoloTyped typed)
{
    switch (typed) {
    case BoloTyped::Call:
        return "a call";
    case BoloTyped::Person:
        return "a person";
    case BoloTyped::Vehicle:
        return "a vehicle";
    case BoloTyped::Note:
        return "a note";
    case BoloTyped::Check:
        return "a record check";
    }
    return {};
}

std::string boloWhy(const Bolo& bolo, const std::set<Role>& roles)
{
    if (!mayReadBolo(bolo, roles))
        return "restricted";
    return trimmed(bolo.text.reason).empty() ? boloWords(bolo.text) : bolo.text.reason;
}

namespace {

// Where it is worked by now: what fitted there fits here.
std::optional<IncidentId> workedAt(const State& state, std::optional<IncidentId> incident)
{
    for (std::size_t steps = 0; incident && steps < state.incidents.size(); ++steps) {
        const auto found = state.incidents.find(*incident);
        if (found == state.incidents.end() || !found->second.mergedInto)
            break;
        incident = found->second.mergedInto;
    }
    return incident;
}

} // namespace

std::string boloMark(const State& state, IncidentId incident, const std::set<Role>& roles)
{
    const auto found = state.incidents.find(incident);
    if (found == state.incidents.end() || found->second.visibility == Visibility::Restricted)
        return {};
    std::vector<std::string> parts;
    for (const auto& [id, bolo] : state.bolos) {
        const bool fits =
            std::any_of(bolo.matches.begin(), bolo.matches.end(), [&](const BoloMatch& match) {
                return workedAt(state, match.incident) == incident &&
                       (match.sure != BoloSure::Possible || !match.seenAt);
            });
        if (fits && !bolo.canceledAt)
            parts.push_back("BOLO " + boloNumber(id) + ": " + boloWhy(bolo, roles));
    }
    return joined(parts, "; ");
}

std::string unseenBoloWords(const State& state, const std::optional<IncidentId>& incident,
                            const std::optional<UnitId>& unit)
{
    std::vector<std::string> parts;
    for (const auto& [id, bolo] : state.bolos) {
        for (const auto& match : bolo.matches) {
            if (!bolo.canceledAt && !match.seenAt && match.incident == incident &&
                match.unit == unit)
                parts.push_back(fmt::format("{} {}, in {}: {}", boloNumber(id),
                                            boloHitWords(match.field, match.sure),
                                            boloTypedWords(match.typed), boloWhy(bolo, {})));
        }
    }
    return joined(parts, "; ");
}

std::vector<BoloId> bolosInForce(const State& state, Instant now, const std::set<Role>& roles)
{
    std::vector<BoloId> out;
    for (auto one = state.bolos.rbegin(); one != state.bolos.rend(); ++one) {
        if (isInForce(one->second, now) && mayReadBolo(one->second, roles))
            out.push_back(one->first);
    }
    return out;
}

std::vector<UnitId> bolosUnheard(const State& state, const Bolo& bolo)
{
    std::vector<UnitId> out;
    for (const auto& unit : bolo.toldUnits) {
        if (bolo.acknowledged.count(unit) == 0 && state.units.count(unit) > 0)
            out.push_back(unit);
    }
    return out;
}

} // namespace haven
