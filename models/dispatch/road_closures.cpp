#include "models/dispatch/road_closures.h"

#include "models/base/text.h"

namespace haven {

std::vector<RoadClosure> closuresOf(const State& state)
{
    const auto setting = state.settings.find(kClosedRoadsSetting);
    return setting == state.settings.end() ? std::vector<RoadClosure>()
                                           : closuresIn(setting->second);
}

std::vector<RoadClosure> closuresIn(std::string_view setting)
{
    std::vector<RoadClosure> closures;
    for (const auto& line : split(setting, '\n')) {
        const std::size_t end = line.find(' ');
        const auto at = parseCoordinate(std::string_view(line).substr(0, end));
        if (at)
            closures.push_back(
                {*at, end == std::string::npos ? std::string() : line.substr(end + 1)});
    }
    return closures;
}

std::string closuresText(const std::vector<RoadClosure>& closures)
{
    std::vector<std::string> lines;
    for (const auto& closure : closures) {
        std::string words = closure.words;
        for (char& c : words) {
            if (c == '\n' || c == '\r')
                c = ' ';
        }
        lines.push_back(coordinateText(closure.at) + " " + words);
    }
    return joined(lines, "\n");
}

} // namespace haven
