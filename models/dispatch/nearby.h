#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/state.h"

#include <optional>
#include <string>
#include <vector>

// What is known around a place or a telephone number before an incident is saved: ten callers of
// one crash must not make ten incidents (R5, F22), and who goes there should know what waits.
namespace haven {

HAVEN_ENUM(SimilarReason, SameNumber, SamePlace, Near)

struct SimilarIncident {
    IncidentId incident;
    SimilarReason reason = SimilarReason::Near;
    std::optional<int> distanceM; // when both have a point
    bool isSameType = false;      // by the common code
    bool isOpen = true;
    Span age; // since it was opened
    bool operator==(const SimilarIncident&) const = default;
};

// What a caller is about to report.
struct NewCallFacts {
    Location location;
    std::string callback;
    std::optional<TypeCode> type; // its look-back counts for closed ones; without one, 12 hours
};

inline constexpr int kNearM = 250;         // any type
inline constexpr int kNearSameTypeM = 500; // the same type
inline constexpr int kCautionM = 40;       // a caution holds for its premises

// Open ones before lately closed ones; in each the same number, the same place, then the nearest.
// Restricted ones by their number alone.
std::vector<SimilarIncident> similarIncidents(const State& state, const NewCallFacts& call,
                                              const Codes& codes, Instant now);

// Place: it holds for the premises. SamePerson: name and birth agree. SameName: nobody has said
// when they were born; to be confirmed.
// House: of a door of this house, or of what may be this house ("12 Elm" of "12 Elm St"). Nearby:
// of another place within kCautionM. Of both, where it was written for has to be told with it.
HAVEN_ENUM(CautionMatch, Place, SamePerson, SameName, House, Nearby)

struct CautionHit {
    CautionId caution;
    Span age;                 // since it began
    bool isReviewDue = false; // nobody has looked at it for its time
    CautionMatch match = CautionMatch::Place;
    bool operator==(const CautionHit&) const = default;
};

// Those that have neither ended nor run out, most severe first, then newest.
std::vector<CautionHit> cautionsAt(const State& state, const Location& location, Instant now);
// The same, and those about any of these people, wherever they are.
std::vector<CautionHit> cautionsFor(const State& state, const Location& location,
                                    const std::vector<Person>& people, Instant now);
// The name's words in any order: "Lake, Sam" is "Sam Lake"; empty for no name.
std::string nameKey(std::string_view name);

// The digits that name a telephone, without country code; empty for fewer than seven.
std::string phoneKey(std::string_view text);

} // namespace haven
