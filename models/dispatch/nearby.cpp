#include "models/dispatch/nearby.h"

#include "models/base/text.h"
#include "models/dispatch/board.h"
#include "models/dispatch/loose_place.h"
#include "models/dispatch/one_place.h"
#include "models/dispatch/person_age.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace haven {

namespace {

constexpr Span kLookBackWithoutType = Span::hours(12);
constexpr std::size_t kPhoneDigitsMin = 7;
constexpr std::size_t kPhoneDigits = 10;

std::optional<int> distanceBetween(const Location& a, const Location& b)
{
    if (!a.point || !b.point)
        return std::nullopt;
    return static_cast<int>(std::lround(distanceMeters(*a.point, *b.point)));
}

bool hasNumber(const Incident& incident, const std::string& phone)
{
    return !phone.empty() &&
           std::any_of(incident.calls.begin(), incident.calls.end(),
                       [&](const Call& call) { return phoneKey(call.callback) == phone; });
}

std::optional<SimilarReason> reasonFor(const Incident& incident, const NewCallFacts& call,
                                       const PlaceSought& place, const SimilarIncident& similar)
{
    if (hasNumber(incident, phoneKey(call.callback)))
        return SimilarReason::SameNumber;
    // That one waits here would say where it is; who calls again from its telephone knows.
    if (incident.visibility == Visibility::Restricted)
        return std::nullopt;
    // Of whichever door: neighbors call about one fire.
    if (place.matchOf(incident.location) != PlaceMatch::Apart)
        return SimilarReason::SamePlace;
    const int near = similar.isSameType ? kNearSameTypeM : kNearM;
    if (similar.distanceM && *similar.distanceM <= near)
        return SimilarReason::Near;
    return std::nullopt;
}

std::optional<CautionMatch> personMatchOf(const Caution& caution, const std::vector<Person>& people,
                                          Instant now)
{
    const std::string key = nameKey(caution.person);
    if (key.empty())
        return std::nullopt;
    std::optional<CautionMatch> match;
    for (const Person& person : people) {
        if (nameKey(person.name) != key)
            continue;
        switch (bornMatch(caution.born, person.born, now)) {
        case BornMatch::Same:
            return CautionMatch::SamePerson;
        case BornMatch::Perhaps:
            match = CautionMatch::SameName;
            break;
        case BornMatch::Differs:
            break;
        }
    }
    return match;
}

} // namespace

std::string phoneKey(std::string_view text)
{
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            digits += c;
    }
    if (digits.size() < kPhoneDigitsMin)
        return {};
    return digits.size() > kPhoneDigits ? digits.substr(digits.size() - kPhoneDigits) : digits;
}

std::vector<SimilarIncident> similarIncidents(const State& state, const NewCallFacts& call,
                                              const Codes& codes, Instant now)
{
    const IncidentType* type = call.type ? codes.typeFor(call.type->value) : nullptr;
    const Span lookBack = type ? type->lookBack : kLookBackWithoutType;
    const PlaceSought place(call.location);
    std::vector<SimilarIncident> found;
    for (const auto& [id, incident] : state.incidents) {
        if (incident.mergedInto)
            continue; // the one it was joined to stands for it
        SimilarIncident similar;
        similar.incident = id;
        similar.isOpen = incident.stage != IncidentStage::Closed;
        similar.age = now - incident.openedAt;
        if (!similar.isOpen && now - incident.closedAt.value_or(incident.openedAt) > lookBack)
            continue;
        similar.isSameType = type && type->commonCode == incident.commonType;
        similar.distanceM = distanceBetween(incident.location, call.location);
        const auto reason = reasonFor(incident, call, place, similar);
        if (!reason)
            continue;
        similar.reason = *reason;
        found.push_back(similar);
    }
    std::sort(found.begin(), found.end(), [](const SimilarIncident& a, const SimilarIncident& b) {
        const auto rank = [](const SimilarIncident& one) {
            return std::make_tuple(!one.isOpen, one.reason, !one.isSameType,
                                   one.distanceM.value_or(0), one.age, one.incident);
        };
        return rank(a) < rank(b);
    });
    return found;
}

std::string nameKey(std::string_view name)
{
    std::string plain;
    for (const char c : toLower(name)) {
        if (c != '.' && c != ',' && c != '#')
            plain += c == '\t' ? ' ' : c;
    }
    auto words = split(plain, ' ');
    std::erase(words, std::string());
    std::sort(words.begin(), words.end());
    return joined(words, " ");
}

namespace {

// What somebody's health or ways are is of their own home, and goes on nobody else's page.
bool isOfOneHome(CautionKind kind)
{
    return kind == CautionKind::Medical || kind == CautionKind::Communication ||
           kind == CautionKind::Approach;
}

std::optional<CautionMatch> placeMatchOf(const Caution& caution, const Location& location,
                                         const PlaceSought& place, const LooseSought& loose)
{
    const PlaceMatch match = place.matchOf(caution.place);
    // A caution at the house itself holds in each of its apartments.
    if (match == PlaceMatch::Same || match == PlaceMatch::Around)
        return CautionMatch::Place;
    if (isOfOneHome(caution.kind))
        return std::nullopt;
    if (match != PlaceMatch::Apart || loose.mayBe(caution.place))
        return CautionMatch::House;
    const auto distance = distanceBetween(caution.place, location);
    const bool isNear = distance && *distance <= kCautionM;
    return isNear ? std::optional(CautionMatch::Nearby) : std::nullopt;
}

} // namespace

std::vector<CautionHit> cautionsAt(const State& state, const Location& location, Instant now)
{
    return cautionsFor(state, location, {}, now);
}

std::vector<CautionHit> cautionsFor(const State& state, const Location& location,
                                    const std::vector<Person>& people, Instant now)
{
    const PlaceSought place(location);
    const LooseSought loose(location);
    std::vector<std::pair<const Caution*, CautionMatch>> here;
    for (const auto& [id, caution] : state.cautions) {
        if (caution.endedAt || (caution.endsAt && *caution.endsAt <= now))
            continue;
        auto match = personMatchOf(caution, people, now);
        if (!match)
            match = placeMatchOf(caution, location, place, loose);
        if (match)
            here.emplace_back(&caution, *match);
    }
    std::sort(here.begin(), here.end(), [](const auto& a, const auto& b) {
        return std::tie(b.first->severity, b.first->startedAt, a.first->id) <
               std::tie(a.first->severity, a.first->startedAt, b.first->id);
    });
    std::vector<CautionHit> hits;
    for (const auto& [caution, match] : here) {
        CautionHit hit;
        hit.caution = caution->id;
        hit.age = now - caution->startedAt;
        hit.isReviewDue = caution->reviewAt && *caution->reviewAt <= now;
        hit.match = match;
        hits.push_back(hit);
    }
    return hits;
}

} // namespace haven
