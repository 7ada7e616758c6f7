#include "models/dispatch/alarm_flood.h"

#include <algorithm>

namespace haven {

std::vector<FloodSpan> floodsIn(const std::vector<Instant>& raised)
{
    std::vector<FloodSpan> floods;
    std::size_t low = 0;
    bool isOn = false;
    for (std::size_t n = 0; n < raised.size(); ++n) {
        while (raised[n] - raised[low] >= kFloodWindow)
            ++low;
        const auto within = static_cast<int>(n - low) + 1;
        if (isOn && within < kFloodEndBelow)
            isOn = false;
        if (!isOn && within > kFloodMore) {
            isOn = true;
            floods.push_back({low, raised[low], raised[n], 0});
        }
        if (isOn) {
            floods.back().to = raised[n];
            floods.back().count = static_cast<std::int64_t>(n - floods.back().first) + 1;
        }
    }
    return floods;
}

std::optional<FloodNow> floodNow(const State& state, Instant now)
{
    if (state.raisedLately.size() <= static_cast<std::size_t>(kFloodMore))
        return std::nullopt;
    auto lately = state.raisedLately;
    std::stable_sort(lately.begin(), lately.end(),
                     [](const RaisedOnce& a, const RaisedOnce& b) { return a.at < b.at; });
    std::vector<Instant> times;
    for (const auto& one : lately)
        times.push_back(one.at);
    const auto floods = floodsIn(times);
    const auto within = std::count_if(times.begin(), times.end(),
                                      [&](Instant at) { return now - at < kFloodWindow; });
    if (floods.empty() || within < kFloodEndBelow || now - floods.back().to >= kFloodWindow)
        return std::nullopt;
    return FloodNow{lately[floods.back().first], floods.back().count};
}

bool isFirstOf(const std::optional<FloodNow>& flood, const DueAlarm& alarm)
{
    return flood && flood->first.kind == alarm.kind && flood->first.incident == alarm.incident &&
           flood->first.unit == alarm.unit;
}

int timesLately(const State& state, const ChatterRule& rule, const DueAlarm& alarm, Instant now)
{
    return static_cast<int>(std::count_if(
        state.raisedLately.begin(), state.raisedLately.end(), [&](const RaisedOnce& one) {
            return one.kind == alarm.kind && one.incident == alarm.incident &&
                   one.unit == alarm.unit && now - one.at < rule.within;
        }));
}

bool isChatter(const State& state, const ChatterRule& rule, const DueAlarm& alarm, Instant now)
{
    return !isVital(alarm.kind, alarm.incident, state) &&
           timesLately(state, rule, alarm, now) >= rule.times;
}

} // namespace haven
