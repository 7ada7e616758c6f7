#include "models/dispatch/road_closures.h"

#include "models/base/text.h"

namespace haven {

std::vector<RoadClosure> closuresOf(const State& state)
{
    std::vector<RoadClosure> closures;
    const auto setting = state.settings.find(kClosedRoadsSetting);
    if (setting == state.settings.end())
        return closures;
    for (const auto& line : split(setting->second, '\n')) {
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
