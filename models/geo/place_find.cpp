#include "models/base/contracts.h"
#include "models/geo/house_numbers.h"
#include "models/geo/place_index.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <limits>
#include <set>
#include <tuple>

// From matched names to spots on the map, ranked. The first half of PlaceIndex is place_index.cpp.
namespace haven {

namespace {

constexpr std::size_t kCrossMatchesMax = 12;
constexpr std::size_t kCandidatesMax = 200;

std::string numberTextNear(const StreetSegment& segment, const NearestOnLine& near, Coordinate at)
{
    const auto number = numberNear(segment, near, at);
    return number ? std::to_string(*number) : std::string();
}

int distancePenalty(Coordinate at, std::optional<Coordinate> near)
{
    if (!near)
        return 0;
    return static_cast<int>(std::min(200.0, distanceMeters(at, *near) / 50.0));
}

void addCandidate(std::vector<PlaceCandidate>& found, PlaceCandidate candidate)
{
    const bool isKnown = std::any_of(found.begin(), found.end(), [&](PlaceCandidate& known) {
        const bool isSame = known.label == candidate.label && known.town == candidate.town &&
                            known.at == candidate.at;
        if (isSame && known.score < candidate.score)
            known = candidate;
        return isSame;
    });
    if (!isKnown && found.size() < kCandidatesMax)
        found.push_back(std::move(candidate));
}

} // namespace

PlaceIndex::Spot PlaceIndex::spotOf(const Street& street, const PlaceQuery& query) const
{
    HAVEN_ASSERT(query.number.has_value());
    const std::int32_t number = *query.number;
    if (const auto point = street.points.find(number); point != street.points.end())
        return Spot{point->second, PlaceConfidence::Exact, "address on file"};
    std::optional<Spot> otherSide;
    std::optional<Spot> nearest;
    std::int32_t nearestGap = std::numeric_limits<std::int32_t>::max();
    for (const StreetSegment& segment : street.segments) {
        for (const StreetSide side : {StreetSide::Left, StreetSide::Right}) {
            const auto range = numbersOn(segment, side);
            if (!range)
                continue;
            const auto [low, high] = std::minmax(range->from, range->to);
            if (number >= low && number <= high) {
                Spot spot{pointOfNumber(segment, side, number), PlaceConfidence::Interpolated,
                          fmt::format("between {} and {}", low, high)};
                if ((number - low) % 2 == 0)
                    return spot;
                spot.confidence = PlaceConfidence::Street;
                spot.reason =
                    fmt::format("no number {} on this side, {} to {} are here", number, low, high);
                otherSide = otherSide.value_or(spot);
                continue;
            }
            const std::int32_t known = number < low ? low : high;
            if (std::abs(number - known) < nearestGap) {
                nearestGap = std::abs(number - known);
                nearest = Spot{pointOfNumber(segment, side, known), PlaceConfidence::Street,
                               fmt::format("no number {} known, the nearest is {}", number, known)};
            }
        }
    }
    if (otherSide || nearest)
        return otherSide ? *otherSide : *nearest;
    if (street.segments.empty())
        return Spot{street.points.begin()->second, PlaceConfidence::Street,
                    fmt::format("no number {} known", number)};
    return Spot{pointAlong(street.segments[street.segments.size() / 2].line, 0.5),
                PlaceConfidence::Street, "no house numbers known on this street"};
}

void PlaceIndex::addPlaces(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const
{
    // With the remark first ("I-95 N, exit 41" is one name), then without ("Union Station, lobby").
    for (const bool withRemark : {true, false}) {
        if (!withRemark && query.remark.empty())
            continue;
        PlaceWords words = withRemark ? query.allWords : query.words;
        if (!withRemark && query.number)
            words.insert(words.begin(), query.numberText);
        for (const Match& match : matches(words, EntryKind::Place)) {
            const MapPlace& place = m_places[m_entries[match.entry].item];
            PlaceCandidate candidate;
            candidate.label = place.name;
            candidate.kind = PlaceFindKind::Place;
            candidate.confidence = confidenceOf(match, PlaceConfidence::Exact);
            candidate.reason = reasonOf(match);
            candidate.at = place.at;
            candidate.unitPart = query.unitPart;
            candidate.remark = withRemark ? std::string() : query.remark;
            candidate.town = place.town;
            candidate.score = match.score + 40 + (withRemark ? 5 : 0);
            addCandidate(found, std::move(candidate));
        }
    }
}

void PlaceIndex::addAddresses(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const
{
    for (const Match& match : matches(query.words, EntryKind::Street)) {
        const Street& street = m_streets[m_entries[match.entry].item];
        PlaceCandidate candidate;
        candidate.street = street.name;
        candidate.town = street.town;
        candidate.unitPart = query.unitPart;
        candidate.remark = query.remark;
        candidate.reason = reasonOf(match);
        candidate.score = match.score;
        if (query.number) {
            const Spot spot = spotOf(street, query);
            candidate.kind = PlaceFindKind::Address;
            candidate.number = query.numberText;
            candidate.label = query.numberText + " " + street.name;
            candidate.at = spot.at;
            candidate.confidence = confidenceOf(match, spot.confidence);
            candidate.reason += ", " + spot.reason;
            candidate.score += spot.confidence == PlaceConfidence::Exact          ? 60
                               : spot.confidence == PlaceConfidence::Interpolated ? 50
                                                                                  : -60;
        } else {
            candidate.kind = PlaceFindKind::Street;
            candidate.label = street.name;
            candidate.at = street.segments.empty()
                               ? street.points.begin()->second
                               : pointAlong(street.segments[street.segments.size() / 2].line, 0.5);
            candidate.confidence = confidenceOf(match, PlaceConfidence::Street);
        }
        addCandidate(found, std::move(candidate));
    }
}

void PlaceIndex::addMeetings(const Match& one, const Match& other,
                             std::vector<PlaceCandidate>& found) const
{
    const std::uint32_t a = m_entries[one.entry].item;
    const std::uint32_t b = m_entries[other.entry].item;
    const auto crossing = m_crossings.find(std::minmax(a, b));
    if (crossing == m_crossings.end())
        return;
    for (const Coordinate at : crossing->second) {
        PlaceCandidate candidate;
        candidate.kind = PlaceFindKind::Intersection;
        candidate.label = m_streets[a].name + " & " + m_streets[b].name;
        candidate.at = at;
        candidate.street = m_streets[a].name;
        candidate.town = m_streets[a].town;
        const bool isNamed = std::max(one.grade, other.grade) <= Grade::Spacing;
        candidate.confidence = isNamed ? PlaceConfidence::Exact : PlaceConfidence::Fuzzy;
        const Match& weaker = one.score < other.score ? one : other;
        candidate.reason =
            isNamed ? "the streets meet here" : "the streets meet here, " + reasonOf(weaker);
        candidate.score = std::min(one.score, other.score) + 50;
        addCandidate(found, std::move(candidate));
    }
}

void PlaceIndex::addIntersections(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const
{
    for (std::size_t i = 1; i + 1 < query.words.size(); ++i) {
        if (query.words[i] != "&")
            continue;
        const auto middle = query.words.begin() + static_cast<std::ptrdiff_t>(i);
        auto left = matches(PlaceWords(query.words.begin(), middle), EntryKind::Street);
        auto right = matches(PlaceWords(middle + 1, query.words.end()), EntryKind::Street);
        left.resize(std::min(left.size(), kCrossMatchesMax));
        right.resize(std::min(right.size(), kCrossMatchesMax));
        for (const Match& one : left) {
            for (const Match& other : right)
                addMeetings(one, other, found);
        }
    }
}

namespace {

// "Elm & Third" is certain where one corner can be meant, though there is an Elm Ct elsewhere; with
// two such corners only names given in full are.
void doubtSharedNames(std::vector<PlaceCandidate>& corners)
{
    constexpr int kFullNames = 1000;
    std::set<std::string> labels;
    for (const PlaceCandidate& corner : corners) {
        if (corner.confidence == PlaceConfidence::Exact)
            labels.insert(corner.label);
    }
    if (labels.size() < 2)
        return;
    for (PlaceCandidate& corner : corners) {
        if (corner.score < kFullNames && corner.confidence == PlaceConfidence::Exact) {
            corner.confidence = PlaceConfidence::Fuzzy;
            corner.reason = "one of several corners of these names";
        }
    }
}

} // namespace

std::vector<PlaceCandidate> PlaceIndex::find(std::string_view text, std::optional<Coordinate> near,
                                             std::size_t limit) const
{
    if (const auto at = parseCoordinate(text)) {
        PlaceCandidate candidate;
        candidate.label = coordinateText(*at);
        candidate.kind = PlaceFindKind::Coordinates;
        candidate.confidence = PlaceConfidence::Exact;
        candidate.reason = "position as given";
        candidate.at = *at;
        return {candidate};
    }
    const PlaceQuery query = parsePlaceQuery(text, m_towns);
    std::vector<PlaceCandidate> found;
    if (!query.number)
        addIntersections(query, found);
    doubtSharedNames(found);
    addPlaces(query, found);
    addAddresses(query, found);
    // "Maple Court, 15 Maple Ct": a name and its address. The name, where known, says more.
    PlaceQuery second = parsePlaceQuery(query.remark, m_towns);
    if (!query.number && second.number) {
        second.remark = joinedWords(query.words);
        std::vector<PlaceCandidate> addresses;
        addAddresses(second, addresses);
        for (PlaceCandidate& address : addresses) {
            address.score -= 30;
            addCandidate(found, std::move(address));
        }
    }
    for (PlaceCandidate& candidate : found) {
        candidate.score -= distancePenalty(candidate.at, near);
        if (!query.town.empty() && joinedWords(placeWords(candidate.town)) == query.town)
            candidate.score += 300; // more than any distance takes away
    }
    std::sort(found.begin(), found.end(), [](const PlaceCandidate& a, const PlaceCandidate& b) {
        return std::tuple(-a.score, a.label, a.town, a.at) <
               std::tuple(-b.score, b.label, b.town, b.at);
    });
    found.resize(std::min(found.size(), limit));
    return found;
}

std::optional<PlaceNear> PlaceIndex::placeNear(Coordinate at, double distanceMaxM) const
{
    const Bounds around = grownBy(Bounds{at, at}, distanceMaxM);
    std::optional<PlaceNear> best;
    std::uint32_t bestStreet = 0;
    for (std::uint32_t i = 0; i < m_streets.size(); ++i) {
        for (const StreetSegment& segment : m_streets[i].segments) {
            const auto bounds = boundsOf(segment.line.points);
            if (!bounds || !bounds->intersects(around))
                continue;
            const auto near = nearestOn(segment.line, at);
            const double limitM = best ? best->distanceM : distanceMaxM;
            if (!near || near->distanceM > limitM || (best && near->distanceM == limitM))
                continue;
            const std::string number = numberTextNear(segment, *near, at);
            const std::string& name = m_streets[i].name;
            best =
                PlaceNear{number.empty() ? name : number + " " + name, name, {}, near->distanceM};
            bestStreet = i;
        }
    }
    if (!best)
        return std::nullopt;
    double nearestM = std::numeric_limits<double>::max();
    for (const auto& [pair, points] : m_crossings) {
        if (pair.first != bestStreet && pair.second != bestStreet)
            continue;
        for (const Coordinate point : points) {
            const double distance = distanceMeters(point, at);
            if (distance < nearestM) {
                nearestM = distance;
                best->cross = m_streets[pair.first == bestStreet ? pair.second : pair.first].name;
            }
        }
    }
    return best;
}

} // namespace haven
