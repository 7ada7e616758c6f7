#include "models/dispatch/outside_units.h"

#include <algorithm>

namespace haven {

bool hasAgencyPrefix(const UnitId& unit)
{
    const auto hyphen = unit.value.find('-');
    return hyphen != std::string::npos && hyphen > 0 && hyphen + 1 < unit.value.size();
}

std::size_t outsideUnitCount(const State& state)
{
    return static_cast<std::size_t>(
        std::count_if(state.units.begin(), state.units.end(),
                      [](const auto& one) { return one.second.outside.has_value(); }));
}

std::string outsideWords(const OutsideUnit& outside)
{
    return outside.kind.empty() ? outside.agency : outside.agency + ", " + outside.kind;
}

namespace {

UnitLoggedOff goneWithItsIncident(const Unit& unit)
{
    UnitLoggedOn was;
    was.unit = unit.id;
    was.officers = unit.officers;
    was.vehicle = unit.vehicle;
    was.radio = unit.radio;
    was.beat = unit.beat;
    was.skills = unit.skills;
    was.discipline = unit.discipline;
    UnitLoggedOff fact;
    fact.unit = unit.id;
    fact.reason = "the incident it came for is closed";
    fact.was = std::move(was);
    fact.outside = unit.outside;
    fact.stage = unit.stage;
    return fact;
}

} // namespace

std::vector<Event> outsideUnitsGone(const State& state, const Incident& incident)
{
    std::vector<Event> facts;
    const auto& joined = incident.mergedFrom;
    for (const auto& [id, unit] : state.units) {
        const auto until = unit.outside ? unit.outside->until : std::optional<IncidentId>();
        const bool isItsOwn =
            until && (*until == incident.id ||
                      std::find(joined.begin(), joined.end(), *until) != joined.end());
        const bool hasOtherWork = unit.incident && *unit.incident != incident.id;
        if (isItsOwn && !hasOtherWork && !unit.emergency)
            facts.emplace_back(goneWithItsIncident(unit));
    }
    return facts;
}

} // namespace haven
