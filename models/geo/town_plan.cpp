#include "models/geo/town_plan.h"

#include "models/base/json_text.h"

#include <set>

namespace haven {

namespace {

bool isOutline(const PlanOutline& outline)
{
    if (outline.size() < 3)
        return false;
    for (const auto& point : outline) {
        if (point.size() != 2)
            return false;
    }
    return true;
}

// What is wrong, or nothing.
std::string problemOf(const TownPlan& plan)
{
    constexpr std::int32_t kSideMaxM = 50'000;
    if (plan.town.empty())
        return "the town has no name";
    if (plan.widthM < 1000 || plan.heightM < 1000 || plan.widthM > kSideMaxM ||
        plan.heightM > kSideMaxM)
        return "its sides must be 1,000 to 50,000 m";
    std::set<std::string> names;
    for (const TownCourse& course : plan.courses) {
        if (course.name.empty() || course.fromM >= course.toM)
            return "the course \"" + course.name + "\" goes nowhere";
        if (!names.insert(course.name).second)
            return "the street \"" + course.name + "\" is given twice";
    }
    for (const TownCourt& court : plan.courts) {
        if (!names.insert(court.name).second)
            return "the street \"" + court.name + "\" is given twice";
    }
    for (const auto* spare : {&plan.spareStreets, &plan.spareCourts}) {
        for (const std::string& name : *spare) {
            if (!names.insert(name).second)
                return "the street \"" + name + "\" is given twice";
        }
    }
    for (const TownBeat& beat : plan.beats) {
        if (!isOutline(beat.outline))
            return "beat " + beat.id.value + " has no outline";
    }
    for (const TownPark& park : plan.parks) {
        if (!isOutline(park.outline))
            return "the park \"" + park.name + "\" has no outline";
    }
    return {};
}

} // namespace

Result<TownPlan> parseTownPlan(std::string_view json)
{
    const auto text = readJsonText(json, "town plan");
    if (!text)
        return text.refusal();
    TownPlan plan;
    if (!fromJson(text->value, plan))
        return refuse(RefusalCode::TownPlanMalformed, "a field is not of its kind");
    if (const std::string problem = problemOf(plan); !problem.empty())
        return refuse(RefusalCode::TownPlanMalformed, problem);
    return plan;
}

} // namespace haven
