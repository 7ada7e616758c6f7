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

// The house on file: the same text and unit before the same number.
std::optional<PlaceIndex::Spot> PlaceIndex::houseOf(const Street& street,
                                                    const PlaceQuery& query) const
{
    const auto from = m_houses.begin() + street.housesFrom;
    const auto to = m_houses.begin() + street.housesTo;
    const auto first =
        std::lower_bound(from, to, *query.number, [](const House& house, std::int32_t number) {
            return house.number < number;
        });
    const House* best = nullptr;
    int bestRank = -1;
    for (auto house = first; house != to && house->number == *query.number; ++house) {
        const HouseText& text = m_houseTexts[house->text];
        const bool isSameNumber =
            text.number == query.numberText ||
            (text.number.empty() && query.numberText == std::to_string(*query.number));
        const int rank = (isSameNumber ? 4 : 0) + (text.unit == query.unitPart ? 2 : 0) +
                         (text.unit.empty() ? 1 : 0);
        if (rank > bestRank) {
            best = &*house;
            bestRank = rank;
        }
    }
    if (best == nullptr)
        return std::nullopt;
    if (bestRank >= 4)
        return Spot{best->at, PlaceConfidence::Exact, "address on file"};
    const std::string& text = m_houseTexts[best->text].number;
    return Spot{best->at, PlaceConfidence::Interpolated,
                fmt::format("at {}, {} itself is not on file",
                            text.empty() ? std::to_string(best->number) : text, query.numberText)};
}

// Between the nearest known houses of the same side, if they are neighbors.
std::optional<PlaceIndex::Spot> PlaceIndex::betweenHouses(const Street& street,
                                                          std::int32_t number) const
{
    constexpr std::int32_t kNeighborsApartMax = 40;
    const House* below = nullptr;
    const House* above = nullptr;
    for (std::uint32_t i = street.housesFrom; i < street.housesTo; ++i) {
        const House& house = m_houses[i];
        if ((house.number - number) % 2 != 0)
            continue;
        if (house.number < number)
            below = &house;
        else if (above == nullptr)
            above = &house;
    }
    if (below == nullptr || above == nullptr || above->number - below->number > kNeighborsApartMax)
        return std::nullopt;
    const double share = static_cast<double>(number - below->number) /
                         static_cast<double>(above->number - below->number);
    return Spot{pointAlong(Polyline{{below->at, above->at}}, share), PlaceConfidence::Interpolated,
                fmt::format("between {} and {}", below->number, above->number)};
}

Coordinate PlaceIndex::middleOf(const Street& street) const
{
    if (street.segments.empty())
        return m_houses[street.housesFrom + (street.housesTo - street.housesFrom) / 2].at;
    return pointAlong(street.segments[street.segments.size() / 2].line, 0.5);
}

PlaceIndex::Spot PlaceIndex::spotOf(const Street& street, const PlaceQuery& query) const
{
    HAVEN_ASSERT(query.number.has_value());
    const std::int32_t number = *query.number;
    if (auto house = houseOf(street, query))
        return *std::move(house);
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
    if (auto between = betweenHouses(street, number))
        return *std::move(between);
    for (std::uint32_t i = street.housesFrom; i < street.housesTo; ++i) {
        const House& house = m_houses[i];
        if (std::abs(number - house.number) < nearestGap) {
            nearestGap = std::abs(number - house.number);
            nearest =
                Spot{house.at, PlaceConfidence::Street,
                     fmt::format("no number {} known, the nearest is {}", number, house.number)};
        }
    }
    if (otherSide || nearest)
        return otherSide ? *otherSide : *nearest;
    return Spot{middleOf(street), PlaceConfidence::Street, "no house numbers known on this street"};
}

void PlaceIndex::addPlaces(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const
{
    // With the remark first ("I-95 N, exit 41" is one name), then without ("Union Station, lobby"),
    // then with what was read as a town ("Credit Union").
    std::vector<PlaceWords> ways = {query.allWords};
    if (!query.remark.empty()) {
        ways.push_back(query.words);
        if (query.number)
            ways.back().insert(ways.back().begin(), query.numberText);
    }
    if (!query.town.empty() && query.wholeWords != query.words)
        ways.push_back(query.wholeWords);
    for (const PlaceWords& words : ways) {
        const bool withRemark = &words != &ways[1] || query.remark.empty();
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

void PlaceIndex::addTownSpots(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const
{
    for (const Match& match : matches(query.allWords, EntryKind::Town)) {
        const TownSpot& spot = m_townSpots[m_entries[match.entry].item];
        PlaceCandidate candidate;
        candidate.label = spot.label;
        candidate.kind = PlaceFindKind::Town;
        candidate.confidence = confidenceOf(match, PlaceConfidence::Street);
        candidate.spot = PlaceConfidence::Street;
        candidate.reason = reasonOf(match) + ", the middle of the town";
        candidate.at = spot.at;
        candidate.town = spot.town;
        candidate.score = match.score + 20;
        addCandidate(found, std::move(candidate));
    }
}

// "12 Elm St Springfield": with a last word nobody knows, what is before it is at least a guess.
void PlaceIndex::addWithoutTail(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const
{
    constexpr std::size_t kTailMax = 3;
    for (std::size_t tail = 1; tail <= kTailMax && tail < query.words.size(); ++tail) {
        PlaceQuery shorter = query;
        shorter.words.resize(query.words.size() - tail);
        shorter.remark =
            joinedWords({query.words.end() - static_cast<std::ptrdiff_t>(tail), query.words.end()});
        std::vector<PlaceCandidate> guesses;
        addAddresses(shorter, guesses);
        std::erase_if(guesses, [](const PlaceCandidate& one) {
            return one.confidence == PlaceConfidence::Fuzzy;
        });
        for (PlaceCandidate& guess : guesses) {
            guess.confidence = PlaceConfidence::Fuzzy;
            guess.reason += ", but \"" + shorter.remark + "\" is not known";
            guess.score -= 100;
            addCandidate(found, std::move(guess));
        }
        if (!guesses.empty())
            return;
    }
}

// Two streets with no corner on file: each by itself, so that nobody takes it for the corner.
void PlaceIndex::addUnmetStreets(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const
{
    for (const bool isFirst : {true, false}) {
        const auto joint = std::find(query.words.begin(), query.words.end(), "&");
        PlaceQuery one = query;
        one.words = isFirst ? PlaceWords(query.words.begin(), joint)
                            : PlaceWords(joint + 1, query.words.end());
        std::vector<PlaceCandidate> streets;
        addAddresses(one, streets);
        for (PlaceCandidate& street : streets) {
            street.confidence = PlaceConfidence::Fuzzy;
            street.reason += ", but no corner of the two streets is known";
            street.score -= 100;
            addCandidate(found, std::move(street));
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
            candidate.spot = spot.confidence;
            candidate.reason += ", " + spot.reason;
            candidate.score += spot.confidence == PlaceConfidence::Exact          ? 60
                               : spot.confidence == PlaceConfidence::Interpolated ? 50
                                                                                  : -60;
        } else {
            candidate.kind = PlaceFindKind::Street;
            candidate.label = street.name;
            candidate.at = middleOf(street);
            candidate.spot = PlaceConfidence::Street;
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
    const Crossing sought{a, b, Coordinate{std::numeric_limits<std::int32_t>::min(), 0}};
    for (auto crossing = std::lower_bound(m_crossings.begin(), m_crossings.end(), sought);
         crossing != m_crossings.end() && crossing->street == a && crossing->other == b;
         ++crossing) {
        PlaceCandidate candidate;
        candidate.kind = PlaceFindKind::Intersection;
        candidate.label = m_streets[a].name + " & " + m_streets[b].name;
        candidate.at = crossing->at;
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

// The town that was asked for speaks for a candidate more than any distance; one that lies in
// another is at best a guess.
void PlaceIndex::weighTown(const PlaceQuery& query, PlaceCandidate& candidate) const
{
    if (query.town.empty())
        return;
    const std::string own = joinedWords(placeWords(candidate.town));
    const auto [from, to] = m_townOf.equal_range(query.town);
    const bool isSame = own == query.town || std::any_of(from, to, [&own](const auto& one) {
                            return one.second == own;
                        });
    if (isSame) {
        candidate.score += 300;
        return;
    }
    // Places of the same name as a town ("Hamden Plaza") are not contradicted by it.
    const bool isAsked = candidate.kind == PlaceFindKind::Address ||
                         candidate.kind == PlaceFindKind::Street ||
                         candidate.kind == PlaceFindKind::Intersection;
    if (own.empty() || query.isTownGuessed || !isAsked)
        return;
    candidate.confidence = PlaceConfidence::Fuzzy;
    candidate.reason += ", but in " + candidate.town;
}

namespace {

PlaceCandidate coordinateCandidate(Coordinate at)
{
    PlaceCandidate candidate;
    candidate.label = coordinateText(at);
    candidate.kind = PlaceFindKind::Coordinates;
    candidate.confidence = PlaceConfidence::Exact;
    candidate.reason = "position as given";
    candidate.at = at;
    return candidate;
}

void addMileposts(const MilepostIndex& index, std::string_view text,
                  std::vector<PlaceCandidate>& found)
{
    const auto query = parseMilepost(text);
    if (!query)
        return;
    for (const MilepostSpot& spot : index.find(*query)) {
        PlaceCandidate candidate;
        candidate.label = spot.label;
        candidate.kind = PlaceFindKind::Milepost;
        candidate.reason = spot.reason;
        candidate.at = spot.at;
        candidate.street = spot.route;
        candidate.spot = spot.match == MilepostMatch::OnFile    ? PlaceConfidence::Exact
                         : spot.match == MilepostMatch::Between ? PlaceConfidence::Interpolated
                                                                : PlaceConfidence::Street;
        candidate.confidence =
            spot.match == MilepostMatch::Nearest ? PlaceConfidence::Fuzzy : candidate.spot;
        candidate.score = 1060 - 20 * static_cast<int>(spot.match);
        addCandidate(found, std::move(candidate));
    }
}

} // namespace

std::vector<PlaceCandidate> PlaceIndex::find(std::string_view text, std::optional<Coordinate> near,
                                             std::size_t limit) const
{
    if (const auto at = parseCoordinate(text))
        return {coordinateCandidate(*at)};
    const PlaceQuery query = parsePlaceQuery(text, m_towns);
    std::vector<PlaceCandidate> found;
    if (!query.number)
        addIntersections(query, found);
    doubtSharedNames(found);
    addMileposts(m_mileposts, text, found);
    addPlaces(query, found);
    addAddresses(query, found);
    if (!query.number)
        addTownSpots(query, found);
    const auto joint = std::find(query.words.begin(), query.words.end(), "&");
    if (found.empty() && joint == query.words.end())
        addWithoutTail(query, found);
    else if (found.empty() && !query.number)
        addUnmetStreets(query, found);
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
        weighTown(query, candidate);
    }
    std::sort(found.begin(), found.end(), [](const PlaceCandidate& a, const PlaceCandidate& b) {
        return std::tuple(-a.score, a.label, a.town, a.at) <
               std::tuple(-b.score, b.label, b.town, b.at);
    });
    found.resize(std::min(found.size(), limit));
    return found;
}

} // namespace haven
