#include "models/dispatch/decide_parts.h"
#include "models/dispatch/road_closures.h"

#include <algorithm>

// Roads closed and opened by the dispatcher: a setting, so that each change is on the log with who
// made it, and travel times heed it at once.
namespace haven {

namespace {

std::vector<Event> closuresChanged(const State& state, const std::vector<RoadClosure>& after)
{
    const auto found = state.settings.find(kClosedRoadsSetting);
    SettingChanged fact;
    fact.key = kClosedRoadsSetting;
    fact.before = found == state.settings.end() ? std::string() : found->second;
    fact.after = closuresText(after);
    return {std::move(fact)};
}

auto nearTo(Coordinate point)
{
    return [point](const RoadClosure& closure) {
        return distanceMeters(closure.at, point) <= kSameClosureM;
    };
}

// A road is closed at a point; words alone close nothing.
std::optional<Refusal> withoutPoint(const Location& place)
{
    if (place.point)
        return std::nullopt;
    return refuse(RefusalCode::PlaceNotFound, place.text);
}

} // namespace

Facts decideOne(const State& state, const CloseRoad& command, const Act&)
{
    if (auto no = withoutPoint(command.place))
        return *no;
    auto closures = closuresOf(state);
    if (std::any_of(closures.begin(), closures.end(), nearTo(*command.place.point)))
        return refuse(RefusalCode::NothingToChange, "The road at " + command.place.text);
    if (closures.size() >= kRoadClosuresMax)
        return refuse(RefusalCode::TextTooLong, "closed roads", std::to_string(kRoadClosuresMax));
    closures.push_back({*command.place.point, command.place.text});
    return closuresChanged(state, closures);
}

Facts decideOne(const State& state, const OpenRoad& command, const Act&)
{
    if (auto no = withoutPoint(command.place))
        return *no;
    auto closures = closuresOf(state);
    if (std::erase_if(closures, nearTo(*command.place.point)) == 0)
        return refuse(RefusalCode::NothingToChange, "The road at " + command.place.text);
    return closuresChanged(state, closures);
}

} // namespace haven
