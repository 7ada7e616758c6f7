#include "ui/intake/sheet_choices.h"

#include "models/base/text.h"
#include "models/dispatch/command_line.h"
#include "models/geo/beats.h"

#include <algorithm>

namespace haven::ui {

namespace {

constexpr std::size_t kLikeLettersMin = 3; // "in" and "of" mean nothing

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    for (const char c : toLower(text)) {
        if (c == ' ' || c == ',' || c == '\t') {
            if (!word.empty())
                words.push_back(std::move(word));
            word.clear();
        } else {
            word += c;
        }
    }
    if (!word.empty())
        words.push_back(std::move(word));
    return words;
}

// Each word typed begins a word of the label: "suic per" for "Suicidal person".
bool isInLabel(const std::vector<std::string>& typed, std::string_view label)
{
    const auto words = wordsOf(label);
    return std::all_of(typed.begin(), typed.end(), [&](const std::string& wanted) {
        return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
            return startsWithIgnoringCase(word, wanted);
        });
    });
}

// Word by word from its beginning: "alarm aud" for "Alarm, audible".
bool beginsLabel(const std::vector<std::string>& typed, std::string_view label)
{
    const auto words = wordsOf(label);
    return typed.size() <= words.size() &&
           std::equal(typed.begin(), typed.end(), words.begin(),
                      [](const std::string& wanted, const std::string& word) {
                          return startsWithIgnoringCase(word, wanted);
                      });
}

template <class Rule>
void addOnce(std::vector<const Rule*>& list, const Rule* rule)
{
    if (rule && std::find(list.begin(), list.end(), rule) == list.end())
        list.push_back(rule);
}

} // namespace

std::vector<PlaceHint> placeHints(std::string_view text, const Knowledge& knowledge)
{
    const auto typed = trimmed(text);
    if (!knowledge.places || typed.size() < kPlaceLettersMin)
        return {};
    std::vector<PlaceHit> hits;
    for (auto& found : knowledge.places->find(typed, std::nullopt, kPlaceHintsMax)) {
        const auto beat =
            knowledge.beats ? knowledge.beats->beatAt(found.at) : std::optional<BeatId>();
        hits.push_back({std::move(found), beat});
    }
    return placeHints(hits);
}

std::vector<PlaceHint> placeHints(const std::vector<PlaceHit>& hits)
{
    std::vector<PlaceHint> hints;
    for (const PlaceHit& hit : hits) {
        PlaceHint hint;
        hint.location = locationOf(hit.place);
        hint.location.beat = hit.beat;
        hint.confidence = hit.place.confidence;
        hint.reason = hit.place.reason;
        hint.town = hit.place.town;
        hints.push_back(std::move(hint));
    }
    return hints;
}

Location pickedPlace(const PlaceHint& hint, const Knowledge& knowledge)
{
    Location place = hint.location;
    if (place.confidence != Confidence::Fuzzy || !knowledge.places)
        return place;
    for (const auto& found : knowledge.places->find(place.text, place.point, kPlaceHintsMax)) {
        if (found.label == place.text && place.point && found.at == *place.point) {
            place.confidence = locationOf(found).confidence;
            break;
        }
    }
    return place;
}

std::optional<Location> surePlace(std::string_view text, const Knowledge& knowledge)
{
    Location location = locate(text, knowledge);
    if (!location.point)
        return std::nullopt;
    return location;
}

Location forcedPlace(std::string_view text)
{
    Location location;
    location.text = std::string(text);
    location.confidence = Confidence::Forced;
    return location;
}

bool isUnverified(const Location& location)
{
    return location.confidence == Confidence::Forced || location.confidence == Confidence::None;
}

std::vector<const IncidentType*> typesFor(std::string_view text, const Codes& codes,
                                          std::size_t limit)
{
    std::vector<const IncidentType*> list;
    const auto typed = trimmed(text);
    if (typed.empty())
        return list;
    addOnce(list, codes.typeFor(typed));
    for (const auto& type : codes.types) {
        const bool isAlias =
            std::any_of(type.aliases.begin(), type.aliases.end(), [&](const std::string& alias) {
                return startsWithIgnoringCase(alias, typed);
            });
        if (startsWithIgnoringCase(type.code.value, typed) || isAlias)
            addOnce(list, &type);
    }
    const auto words = wordsOf(typed);
    // A label that begins as typed is meant before one that has the words somewhere.
    for (const auto& type : codes.types) {
        if (words.size() > 1 && beginsLabel(words, type.label))
            addOnce(list, &type);
    }
    for (const auto& type : codes.types) {
        if (isInLabel(words, type.label))
            addOnce(list, &type);
    }
    list.resize(std::min(list.size(), limit));
    return list;
}

std::vector<const IncidentType*> typesLike(std::string_view text, const Codes& codes,
                                           std::size_t limit)
{
    std::vector<const IncidentType*> list;
    const auto words = wordsOf(trimmed(text));
    if (words.size() < 2)
        return list;
    for (const std::string& word : words) {
        if (word.size() < kLikeLettersMin)
            continue;
        for (const auto* type : typesFor(word, codes, limit))
            addOnce(list, type);
    }
    list.resize(std::min(list.size(), limit));
    return list;
}

std::vector<const DispositionRule*> dispositionsFor(std::string_view text, const Codes& codes,
                                                    std::size_t limit)
{
    std::vector<const DispositionRule*> list;
    const auto typed = trimmed(text);
    if (typed.empty())
        return list;
    addOnce(list, codes.dispositionFor(typed));
    const auto words = wordsOf(typed);
    for (const auto& rule : codes.dispositions) {
        if (startsWithIgnoringCase(rule.code.value, typed) || isInLabel(words, rule.label))
            addOnce(list, &rule);
    }
    list.resize(std::min(list.size(), limit));
    return list;
}

std::optional<PriorityWish> priorityIn(std::string_view text)
{
    auto rest = trimmed(text);
    if (!rest.empty() && (rest.front() == 'p' || rest.front() == 'P'))
        rest.remove_prefix(1);
    if (rest.empty() || rest.front() < '1' || rest.front() > '5')
        return std::nullopt;
    if (rest.size() > 1 && rest[1] != ' ' && rest[1] != ',')
        return std::nullopt;
    PriorityWish wish;
    wish.priority = static_cast<Priority>(rest.front() - '1');
    rest.remove_prefix(1);
    if (!rest.empty() && rest.front() == ',')
        rest.remove_prefix(1);
    wish.reason = std::string(trimmed(rest));
    return wish;
}

} // namespace haven::ui
