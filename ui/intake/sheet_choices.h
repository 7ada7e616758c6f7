#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/codes.h"
#include "models/dispatch/map_query.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the words of the form may mean: places, types, dispositions, priorities.
namespace haven::ui {

struct PlaceHint {
    Location location;
    PlaceConfidence confidence = PlaceConfidence::Fuzzy;
    std::string reason;
    std::string town;
};

inline constexpr std::size_t kPlaceHintsMax = 6;

// Best first; nothing for fewer than three letters or without a map.
std::vector<PlaceHint> placeHints(std::string_view text, const Knowledge& knowledge);
// The same from what a search found away from the screen.
std::vector<PlaceHint> placeHints(const std::vector<PlaceHit>& hits);
inline constexpr std::size_t kPlaceLettersMin = 3;
// A place that a person picked from the hints. What was a guess at typed letters is their word now,
// so it is as sure as its full name is.
Location pickedPlace(const PlaceHint& hint, const Knowledge& knowledge);
// What the text means without asking anybody: coordinates, or a name that is on file. A guess at
// the name is for a person to confirm.
std::optional<Location> surePlace(std::string_view text, const Knowledge& knowledge);
// The text as it stands, to be marked as unverified and set right later (R4).
Location forcedPlace(std::string_view text);
// Forced, or never looked up.
bool isUnverified(const Location& location);

// Types by code, alias, common code or by words of the label, best first. Empty for no text.
std::vector<const IncidentType*> typesFor(std::string_view text, const Codes& codes,
                                          std::size_t limit);
// What a person may have meant where typesFor knows nothing: one of several words is right, as in
// "noise party". For a person to choose from; never taken by itself.
std::vector<const IncidentType*> typesLike(std::string_view text, const Codes& codes,
                                           std::size_t limit);
std::vector<const DispositionRule*> dispositionsFor(std::string_view text, const Codes& codes,
                                                    std::size_t limit);

// "2", "p2", "P2 caller calm now": the priority and why.
struct PriorityWish {
    Priority priority = Priority::P3;
    std::string reason;
};
std::optional<PriorityWish> priorityIn(std::string_view text);

} // namespace haven::ui
