#include "models/geo/travel_profile.h"

#include "models/base/json_codec.h"
#include "models/base/json_text.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::int32_t kMphMax = 150;
constexpr std::int32_t kPercentMin = 25;
constexpr std::int32_t kPercentMax = 1000;
constexpr std::int32_t kMinutesMax = 24 * 60;

bool isSpeed(std::int32_t mph)
{
    return mph >= 1 && mph <= kMphMax;
}

bool isPercent(std::int32_t percent)
{
    return percent >= kPercentMin && percent <= kPercentMax;
}

std::string travelProblem(const TravelProfile& profile)
{
    if (profile.speeds.empty())
        return "travel: speeds: at least one class needs a speed";
    for (const ClassSpeed& speed : profile.speeds) {
        const std::string name(enumName(speed.roadClass));
        if (!isSpeed(speed.mph))
            return "travel: the speed of " + name + " must be 1 to 150 mph";
        const auto same = [&](const ClassSpeed& other) {
            return other.roadClass == speed.roadClass;
        };
        if (std::count_if(profile.speeds.begin(), profile.speeds.end(), same) > 1)
            return "travel: " + name + " has two speeds";
    }
    for (const BusyHours& busy : profile.busyHours) {
        const bool isHours = busy.fromHour >= 0 && busy.fromHour <= 23 && busy.toHour >= 1 &&
                             busy.toHour <= 24 && busy.fromHour != busy.toHour;
        if (!isHours)
            return "travel: busy_hours: from_hour must be 0 to 23 and to_hour another, 1 to 24";
        if (!isPercent(busy.timePercent))
            return "travel: busy_hours: time_percent must be 25 to 1000";
    }
    if (profile.postedPercent != 0 && !isPercent(profile.postedPercent))
        return "travel: posted_percent must be 0, or 25 to 1000";
    if (!isSpeed(profile.offRoadMph) || !isSpeed(profile.straightMph))
        return "travel: off_road_mph and straight_mph must be 1 to 150";
    if (!isPercent(profile.straightPercent) || profile.straightPercent < 100)
        return "travel: straight_percent must be 100 to 1000";
    if (profile.maxMinutes < 1 || profile.maxMinutes > kMinutesMax)
        return "travel: max_minutes must be 1 to 1440";
    return {};
}

bool isWithin(const BusyHours& busy, LocalHour at)
{
    const bool isWeekend = at.day == LocalHour::Day::Weekend;
    if ((busy.days == DayKind::Weekday && isWeekend) ||
        (busy.days == DayKind::Weekend && !isWeekend))
        return false;
    if (busy.fromHour < busy.toHour)
        return at.hour >= busy.fromHour && at.hour < busy.toHour;
    return at.hour >= busy.fromHour || at.hour < busy.toHour;
}

} // namespace

Result<TravelProfile> parseTravelProfile(std::string_view json)
{
    const auto text = readJsonText(json, "travel times");
    if (!text)
        return text.refusal();
    TravelProfile profile;
    if (!fromJson(text->value, profile))
        return refuse(RefusalCode::CodesMalformed, "travel: a field is not of its kind");
    if (const std::string problem = travelProblem(profile); !problem.empty())
        return refuse(RefusalCode::CodesMalformed, problem);
    return profile;
}

double metersPerSecond(const TravelProfile& profile, RoadClass roadClass)
{
    for (const ClassSpeed& speed : profile.speeds) {
        if (speed.roadClass == roadClass)
            return speed.mph * kMetersPerSecondOfMph;
    }
    return 0;
}

TimePercents timePercentsAt(const TravelProfile& profile, LocalHour at)
{
    TimePercents percents = kUsualTimes;
    TimePercents found = {};
    for (const BusyHours& busy : profile.busyHours) {
        if (!isWithin(busy, at))
            continue;
        for (std::size_t i = 0; i < kRoadClasses; ++i) {
            const auto one = static_cast<RoadClass>(i);
            const bool isMeant = busy.classes.empty() ||
                                 std::count(busy.classes.begin(), busy.classes.end(), one) > 0;
            if (isMeant)
                found[i] = std::max(found[i], busy.timePercent);
        }
    }
    for (std::size_t i = 0; i < kRoadClasses; ++i) {
        if (found[i] > 0)
            percents[i] = found[i];
    }
    return percents;
}

} // namespace haven
