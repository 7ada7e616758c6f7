#include "models/base/text.h"
#include "models/dispatch/decide.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/role_table.h"
#include "models/dispatch/unseen_rules.h"
#include "models/dispatch/verbs.h"
#include "models/geo/beats.h"
#include "models/geo/place_index.h"

#include <algorithm>
#include <charconv>

namespace haven {

namespace {

bool looksLikeNumber(std::string_view word)
{
    return !word.empty() && std::all_of(word.begin(), word.end(),
                                        [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
}

// What a word of digits may mean.
struct Numbered {
    std::vector<const Incident*> hot; // in memory
    std::optional<IncidentId> cold;   // exactly this number, and no longer in memory
    std::string coldNumber;
    std::size_t count() const { return hot.size() + (cold ? 1 : 0); }
};

bool endsWithDigits(const std::string& number, std::string_view word)
{
    return number.size() >= word.size() &&
           std::string_view(number).substr(number.size() - word.size()) == word;
}

// "54" is the whole number of 26-000054; of 26-000354 it is the last digits only.
std::optional<std::string> wholeNumberOf(std::string_view word, std::int64_t year)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (word.size() > kIncidentDigits || error != std::errc() || number < 1 ||
        end != word.data() + word.size())
        return std::nullopt;
    return nextNumber(year, year, number - 1, kIncidentDigits);
}

std::optional<IncidentId> coldOne(const LineContext& context, std::string_view number)
{
    return context.coldIncident ? context.coldIncident(number) : std::nullopt;
}

// Somebody may still speak of what was closed a while ago: where its exact number is the last
// digits of an open one, both are named and a person chooses. Otherwise a few digits mean what is
// on the board. What left memory is in nobody's way: past the ten thousandth incident of a year
// every four digits are such a number.
Numbered numberedSo(std::string_view word, const LineContext& context)
{
    const auto whole = wholeNumberOf(word, context.state.counters.numberYear);
    const std::string digits = whole ? whole->substr(whole->find('-')) : std::string(word);
    std::vector<const Incident*> open;
    std::vector<const Incident*> closed;
    std::vector<const Incident*> exact; // closed, of any year
    for (const auto& [id, incident] : context.state.incidents) {
        if (incident.number == word)
            return {{&incident}, {}, {}};
        const bool isExact = whole && endsWithDigits(incident.number, digits);
        if (incident.stage == IncidentStage::Closed && isExact)
            exact.push_back(&incident);
        if (endsWithDigits(incident.number, word))
            (incident.stage == IncidentStage::Closed ? closed : open).push_back(&incident);
    }
    const bool isExactOpen = std::any_of(open.begin(), open.end(), [&](const Incident* one) {
        return whole && endsWithDigits(one->number, digits);
    });
    if (isExactOpen)
        return {open, {}, {}};
    if (!exact.empty()) {
        open.insert(open.end(), exact.begin(), exact.end());
        return {open, {}, {}};
    }
    if (!open.empty())
        return {open, {}, {}};
    if (const auto cold = whole ? coldOne(context, *whole) : std::nullopt)
        return {{}, cold, *whole};
    return {closed, {}, {}};
}

// By its exact number, in the newest year that has it; then by its last digits.
std::optional<IncidentId> coldNumbered(std::string_view word, const LineContext& context)
{
    if (const auto whole = wholeNumberOf(word, context.state.counters.numberYear)) {
        if (const auto exact = coldOne(context, whole->substr(whole->find('-'))))
            return exact;
    }
    return coldOne(context, word);
}

std::string listed(const Numbered& numbered)
{
    std::vector<std::string> out;
    for (const Incident* one : numbered.hot) {
        if (out.size() == 5)
            break;
        const bool isTold = one->visibility != Visibility::Restricted;
        out.push_back(one->number + (isTold ? " " + one->location.text : ""));
    }
    if (numbered.cold)
        out.push_back(numbered.coldNumber);
    return joined(out, ", ");
}

// "3A12", and no "4482" and no "hello".
bool looksLikeCallSign(std::string_view word)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return std::any_of(word.begin(), word.end(), isDigit) &&
           std::any_of(word.begin(), word.end(), isLetter);
}

const Unit* unitNamed(const State& state, std::string_view word)
{
    for (const auto& [id, unit] : state.units) {
        if (equalsIgnoringCase(id.value, word))
            return &unit;
    }
    return nullptr;
}

Confidence confidenceOf(const PlaceCandidate& candidate)
{
    if (candidate.kind == PlaceFindKind::Coordinates)
        return Confidence::Coordinates;
    switch (candidate.confidence) {
    case PlaceConfidence::Exact:
        return Confidence::Exact;
    case PlaceConfidence::Interpolated:
        return Confidence::Interpolated;
    case PlaceConfidence::Street:
        return Confidence::Street;
    case PlaceConfidence::Fuzzy:
        return Confidence::Fuzzy;
    }
    return Confidence::None;
}

} // namespace

Result<IncidentId> findIncident(std::string_view word, const LineContext& context)
{
    if (word == ".") {
        if (!context.selected)
            return refuse(RefusalCode::NothingSelected);
        return *context.selected;
    }
    const Numbered matches = looksLikeNumber(word) ? numberedSo(word, context) : Numbered{};
    const Unit* unit = unitNamed(context.state, word);
    if (unit && matches.count() > 0) {
        const bool isSame =
            matches.count() == 1 && !matches.cold && unit->incident == matches.hot.front()->id;
        if (!isSame)
            return refuse(RefusalCode::IncidentOrUnit, word, unit->id.value, listed(matches));
    }
    if (matches.count() > 1)
        return refuse(RefusalCode::IncidentAmbiguous, word, listed(matches));
    if (matches.count() == 1)
        return matches.cold ? *matches.cold : matches.hot.front()->id;
    if (unit) {
        if (!unit->incident)
            return refuse(RefusalCode::UnitWorksNothing, unit->id.value);
        return *unit->incident;
    }
    if (looksLikeNumber(word)) {
        if (const auto cold = coldNumbered(word, context))
            return *cold;
    }
    // Of a car that has gone home it is no answer that no incident has its number.
    if (looksLikeCallSign(word))
        return refuse(RefusalCode::IncidentOrUnitUnknown, toUpper(word));
    return refuse(RefusalCode::IncidentNotFound, word);
}

UnitId unitIdOf(std::string_view word, const State& state)
{
    const Unit* unit = unitNamed(state, word);
    return unit ? unit->id : UnitId(toUpper(word));
}

std::vector<UnitId> unitsIn(const LineParts& parts, const LineContext& context)
{
    std::vector<UnitId> units;
    const auto found = parts.words.find(Slot::Units);
    if (found == parts.words.end())
        return units;
    for (const auto& word : split(found->second.text, ',')) {
        const auto name = trimmed(word);
        if (name.empty())
            continue;
        const UnitId id = unitIdOf(name, context.state);
        if (std::find(units.begin(), units.end(), id) == units.end())
            units.push_back(id);
    }
    return units;
}

Result<UnitId> soleUnit(const LineParts& parts, const LineContext& context, const char* example)
{
    const std::vector<UnitId> units = unitsIn(parts, context);
    if (units.size() > 1)
        return refuse(RefusalCode::WordUnexpected, units[1].value, "one unit, in a line of its own",
                      example);
    return units.front();
}

Result<IncidentId> incidentIn(const LineParts& parts, Slot slot, const LineContext& context)
{
    const auto found = parts.words.find(slot);
    HAVEN_ASSERT(found != parts.words.end());
    return findIncident(found->second.text, context);
}

bool isStateWord(std::string_view word)
{
    static constexpr std::string_view kStates =
        " AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV "
        "NH "
        "NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR ON QC NB NS ";
    return word.size() == 2 && kStates.find(" " + toUpper(word) + " ") != std::string_view::npos;
}

std::optional<Refusal> refusedFirst(const Command& command, IncidentId about,
                                    const LineContext& context)
{
    if (!context.roles)
        return std::nullopt;
    if (!mayDo(command, *context.roles))
        return refuse(RefusalCode::RoleMissing, deedName(command),
                      rolesThatMay(commandName(command)));
    if (!isRestricted(context.state, about) || mayReadRestricted(*context.roles))
        return std::nullopt;
    return refuse(RefusalCode::IncidentIsRestricted, context.state.incidents.at(about).number);
}

std::string keywordOr(const LineParts& parts, const std::string& keyword)
{
    const auto found = parts.keywords.find(keyword);
    return found == parts.keywords.end() ? std::string() : found->second;
}

std::vector<std::string> keywordList(const LineParts& parts, const std::string& keyword)
{
    std::vector<std::string> out;
    for (const auto& word : split(keywordOr(parts, keyword), ',')) {
        if (!trimmed(word).empty())
            out.emplace_back(trimmed(word));
    }
    return out;
}

std::string wordOr(const LineParts& parts, Slot slot)
{
    const auto found = parts.words.find(slot);
    return found == parts.words.end() ? std::string() : found->second.text;
}

TargetAndWhy targetAndWhy(std::string_view rest)
{
    constexpr std::string_view kWhy = " because ";
    const auto why = rest.find(kWhy);
    if (why == std::string_view::npos)
        return {std::string(trimmed(rest)), {}};
    return {std::string(trimmed(rest.substr(0, why))),
            std::string(trimmed(rest.substr(why + kWhy.size())))};
}

Location locationOf(const PlaceCandidate& candidate)
{
    Location location;
    location.text = candidate.label;
    location.detail = std::string(trimmed(candidate.unitPart + ' ' + candidate.remark));
    location.point = candidate.at;
    location.confidence = confidenceOf(candidate);
    return location;
}

Location locate(std::string_view text, const Knowledge& knowledge)
{
    Location location;
    location.text = std::string(trimmed(text));
    if (const auto point = parseCoordinate(text)) {
        location.point = *point;
        location.confidence = Confidence::Coordinates;
    } else if (knowledge.places && !location.text.empty()) {
        const auto found = knowledge.places->find(location.text, std::nullopt, 1);
        // A guess at the name is for a person to confirm: it never becomes the place by itself.
        if (!found.empty() && found.front().confidence != PlaceConfidence::Fuzzy)
            location = locationOf(found.front());
    }
    if (location.point && knowledge.beats) {
        if (const auto beat = knowledge.beats->beatAt(*location.point))
            location.beat = *beat;
    }
    return location;
}

} // namespace haven
