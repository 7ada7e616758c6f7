#include "models/dispatch/recommend.h"
#include "models/geo/beats.h"

#include <algorithm>

namespace haven {

UnitPositions positionsOf(const State& state, const BeatMap* beats)
{
    UnitPositions positions;
    for (const auto& [id, unit] : state.units) {
        if (unit.place && unit.place->point) {
            UnitSpot position;
            position.at = *unit.place->point;
            position.words = unit.place->text;
            position.since = unit.placeAt;
            if (unit.stage == AssignmentStage::OnScene)
                position.source = PositionSource::Scene;
            positions[id] = std::move(position);
            continue;
        }
        const BeatArea* beat = beats && unit.beat ? beats->beat(*unit.beat) : nullptr;
        const auto middle = beat ? labelPointOf(beat->area) : std::nullopt;
        if (middle)
            positions[id] = {*middle, PositionSource::BeatMiddle, std::nullopt, beat->name};
    }
    return positions;
}

UnitTravels travelsTo(const std::optional<Coordinate>& to, const UnitPositions& positions,
                      RoadSearch& search, const RoadConditions& now, std::size_t exactMax)
{
    UnitTravels travels;
    if (!to)
        return travels;
    std::vector<Coordinate> starts;
    std::vector<UnitId> units;
    for (const auto& [unit, position] : positions) {
        units.push_back(unit);
        starts.push_back(position.at);
    }
    auto found = search.closest(*to, starts, std::min(exactMax, starts.size()), now);
    // Once one has no road the search has been everywhere, and the rest have none either.
    const bool isEverywhere = !found.empty() && found.back().way == TravelWay::StraightLine;
    if (isEverywhere && found.size() < starts.size())
        found = search.closest(*to, starts, starts.size(), now);
    for (const Travel& travel : found)
        travels[units[travel.start]] = {travel.time, travel.way};
    const Span least = found.empty() ? Span{} : found.back().time;
    for (const UnitId& unit : units)
        travels.try_emplace(unit, UnitTravel{least, TravelWay::Road, UnitTravel::Known::AtLeast});
    return travels;
}

namespace {

// Left out for another than that it cannot go: who looks for one more unit looks among these.
bool couldGo(LeftOutRule rule)
{
    switch (rule) {
    case LeftOutRule::OnItAlready:
    case LeftOutRule::Emergency:
    case LeftOutRule::Status:
    case LeftOutRule::OtherWork:
    case LeftOutRule::Discipline:
    case LeftOutRule::OtherAgency:
        return false;
    case LeftOutRule::Skill:
    case LeftOutRule::FirstIn:
    case LeftOutRule::Position:
    case LeftOutRule::Beat:
    case LeftOutRule::Rest:
    case LeftOutRule::Preempt:
    case LeftOutRule::Farther:
    case LeftOutRule::Enough:
        return true;
    }
    return false;
}

bool isUnsearched(const UnitTravels& travels, const UnitId& unit)
{
    const auto travel = travels.find(unit);
    return travel != travels.end() && travel->second.known == UnitTravel::Known::AtLeast;
}

// Those that are on it or busy near by may be all that was found: how far the next ones are, beside
// those to send, is still told.
bool tellsWhoIsNext(const Recommendation& answer, const UnitTravels& travels)
{
    constexpr std::size_t kNextToTell = 2;
    std::size_t told = 0;
    bool isAnyUnsearched = false;
    for (const UnitLeftOut& left : answer.leftOut) {
        if (!couldGo(left.rule))
            continue;
        told += left.eta ? 1U : 0U;
        isAnyUnsearched = isAnyUnsearched || isUnsearched(travels, left.unit);
    }
    return told >= kNextToTell || !isAnyUnsearched;
}

} // namespace

Result<Recommendation> recommendByRoad(IncidentId incident, const RoadRecommendationInput& known)
{
    constexpr std::size_t kFirst = 5;
    constexpr std::size_t kMoreEachTime = 4;
    const auto found = known.state.incidents.find(incident);
    const auto to =
        found == known.state.incidents.end() ? std::nullopt : found->second.location.point;
    // A unit that is not picked although its time is taken for less than it is would not be picked
    // with its true time either. So the search has gone far enough once all picked are exact.
    for (std::size_t exactMax = kFirst;; exactMax *= kMoreEachTime) {
        const UnitTravels travels =
            travelsTo(to, known.positions, known.search, known.roads, exactMax);
        auto answer = recommend(
            incident, {known.state, known.codes, known.plans, known.positions, travels, known.now});
        if (!answer)
            return answer;
        const bool isExact = std::none_of(
            answer->picked.begin(), answer->picked.end(),
            [&travels](const UnitPick& pick) { return isUnsearched(travels, pick.unit); });
        if (isExact && tellsWhoIsNext(*answer, travels))
            return answer;
    }
}

} // namespace haven
