#include "models/dispatch/recommend.h"
#include "models/geo/beats.h"

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
                      RoadSearch& search, const RoadConditions& now)
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
    for (const Travel& travel : search.closest(*to, starts, starts.size(), now))
        travels[units[travel.start]] = {travel.time, travel.way};
    return travels;
}

} // namespace haven
