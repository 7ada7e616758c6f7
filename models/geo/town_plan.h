#pragma once

#include "models/base/describe.h"
#include "models/base/result.h"
#include "models/geo/layers.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// A fictional town as a designer thinks of it: courses of streets, places, beats, in meters east
// and north of a corner. The generator bends it and fills the gaps. Schema:
// resources/demo/README.md.
namespace haven {

HAVEN_ENUM(CourseRun, East, North)

// A street that runs straight across the plan at one distance; the generator bends it.
struct TownCourse {
    std::string name;
    std::vector<std::string> aliases;
    CourseRun runs = CourseRun::East;
    std::int32_t atM = 0;   // north of the corner for East, east of it for North
    std::int32_t fromM = 0; // where it begins and where house numbers start
    std::int32_t toM = 0;
    StreetClass streetClass = StreetClass::Residential;
    template <class F>
    static void describe(F&& f)
    {
        f("name", &TownCourse::name);
        f("aliases", &TownCourse::aliases);
        f("runs", &TownCourse::runs);
        f("at_m", &TownCourse::atM);
        f("from_m", &TownCourse::fromM);
        f("to_m", &TownCourse::toM);
        f("class", &TownCourse::streetClass);
    }
};

// A dead end off the nearest residential street.
struct TownCourt {
    std::string name;
    std::int32_t eastM = 0;
    std::int32_t northM = 0;
    template <class F>
    static void describe(F&& f)
    {
        f("name", &TownCourt::name);
        f("east_m", &TownCourt::eastM);
        f("north_m", &TownCourt::northM);
    }
};

// Outlines are lists of [east, north] in meters, drawn on the unbent plan.
using PlanOutline = std::vector<std::vector<std::int32_t>>;

struct TownPark {
    std::string name;
    PlanOutline outline;
    template <class F>
    static void describe(F&& f)
    {
        f("name", &TownPark::name);
        f("outline_m", &TownPark::outline);
    }
};

struct TownBeat {
    BeatId id;
    std::string name;
    PlanOutline outline;
    template <class F>
    static void describe(F&& f)
    {
        f("id", &TownBeat::id);
        f("name", &TownBeat::name);
        f("outline_m", &TownBeat::outline);
    }
};

// Stands at its address, or, without one, at a point of the plan.
struct TownPlace {
    std::string name;
    std::vector<std::string> aliases;
    PlaceKind kind = PlaceKind::Landmark;
    std::string address;
    std::int32_t eastM = 0;
    std::int32_t northM = 0;
    template <class F>
    static void describe(F&& f)
    {
        f("name", &TownPlace::name);
        f("aliases", &TownPlace::aliases);
        f("kind", &TownPlace::kind);
        f("address", &TownPlace::address);
        f("east_m", &TownPlace::eastM);
        f("north_m", &TownPlace::northM);
    }
};

struct TownPlan {
    std::string town;
    Coordinate corner; // southwest
    std::int32_t widthM = 0;
    std::int32_t heightM = 0;
    std::vector<TownCourse> courses;
    std::vector<TownCourt> courts;
    std::vector<std::string> spareStreets; // names for the streets that fill the gaps
    std::vector<std::string> spareCourts;
    std::vector<TownBeat> beats;
    std::vector<TownPark> parks;
    std::vector<TownPlace> places;
    template <class F>
    static void describe(F&& f)
    {
        f("town", &TownPlan::town);
        f("corner", &TownPlan::corner);
        f("width_m", &TownPlan::widthM);
        f("height_m", &TownPlan::heightM);
        f("courses", &TownPlan::courses);
        f("courts", &TownPlan::courts);
        f("spare_streets", &TownPlan::spareStreets);
        f("spare_courts", &TownPlan::spareCourts);
        f("beats", &TownPlan::beats);
        f("parks", &TownPlan::parks);
        f("places", &TownPlan::places);
    }
};

// Reads resources/demo/town.json. Refused: FileMalformed, TownPlanMalformed.
Result<TownPlan> parseTownPlan(std::string_view json);

} // namespace haven
