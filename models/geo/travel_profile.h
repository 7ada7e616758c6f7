#pragma once

#include "models/base/describe.h"
#include "models/base/result.h"
#include "models/geo/road.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

// How fast a patrol car gets along, as data an agency may change: resources/map/travel.json.
namespace haven {

inline constexpr std::size_t kRoadClasses = 9;
inline constexpr double kMetersPerSecondOfMph = 0.44704;
inline constexpr double kMsPerSecond = 1000;

// A class without a speed cannot be driven on.
struct ClassSpeed {
    RoadClass roadClass = RoadClass::Residential;
    std::int32_t mph = 0;
    template <class F>
    static void describe(F&& f)
    {
        f("class", &ClassSpeed::roadClass);
        f("mph", &ClassSpeed::mph);
    }
};

HAVEN_ENUM(DayKind, EveryDay, Weekday, Weekend)

// In these hours (from the first, up to but without the last; may run over midnight) these classes
// take so many percent of their usual time.
struct BusyHours {
    DayKind days = DayKind::EveryDay;
    std::int32_t fromHour = 0;
    std::int32_t toHour = 0;
    std::vector<RoadClass> classes; // none: all of them
    std::int32_t timePercent = 100;
    template <class F>
    static void describe(F&& f)
    {
        f("days", &BusyHours::days);
        f("from_hour", &BusyHours::fromHour);
        f("to_hour", &BusyHours::toHour);
        f("classes", &BusyHours::classes);
        f("time_percent", &BusyHours::timePercent);
    }
};

struct TravelProfile {
    std::vector<ClassSpeed> speeds;
    // Of the posted speed, where a road has one; 0 looks at the class alone.
    std::int32_t postedPercent = 100;
    std::vector<BusyHours> busyHours;
    std::int32_t offRoadMph = 10; // from a parking lot or a field to the nearest road
    // Without a road between two points: as the crow flies, so much longer, at this speed.
    std::int32_t straightMph = 25;
    std::int32_t straightPercent = 140;
    std::int32_t maxMinutes = 60; // farther is not searched
    template <class F>
    static void describe(F&& f)
    {
        f("speeds", &TravelProfile::speeds);
        f("posted_percent", &TravelProfile::postedPercent);
        f("busy_hours", &TravelProfile::busyHours);
        f("off_road_mph", &TravelProfile::offRoadMph);
        f("straight_mph", &TravelProfile::straightMph);
        f("straight_percent", &TravelProfile::straightPercent);
        f("max_minutes", &TravelProfile::maxMinutes);
    }
};

// Refused: FileMalformed, CodesMalformed with what is wrong.
Result<TravelProfile> parseTravelProfile(std::string_view json);

// Zero where the class cannot be driven on.
double metersPerSecond(const TravelProfile& profile, RoadClass roadClass);

// The hour on the agency's wall clock; whoever knows the time zone works it out.
struct LocalHour {
    std::int32_t hour = 12;                           // 0 … 23
    enum class Day { Week, Weekend } day = Day::Week; // Monday to Friday, or not
};

// The time a class takes at an hour, in percent of its usual time. Where several entries hold, the
// slowest counts.
using TimePercents = std::array<std::int32_t, kRoadClasses>;
inline constexpr TimePercents kUsualTimes = {100, 100, 100, 100, 100, 100, 100, 100, 100};
TimePercents timePercentsAt(const TravelProfile& profile, LocalHour at);

} // namespace haven
