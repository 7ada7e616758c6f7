#include "models/base/text.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/line_advice.h"
#include "models/geo/beats.h"

namespace haven {

std::string nameOfAgent(const State& state, const AgentId& agent)
{
    const auto found = state.names.find(agent);
    return found == state.names.end() ? agent.value : found->second;
}

const Incident* hotIncident(const State& state, std::optional<IncidentId> id)
{
    const auto found = id ? state.incidents.find(*id) : state.incidents.end();
    return found == state.incidents.end() ? nullptr : &found->second;
}

Result<const Incident*> knownIncident(const State& state, IncidentId id)
{
    const auto found = state.incidents.find(id);
    if (found == state.incidents.end())
        return refuse(RefusalCode::IncidentNotFound, std::to_string(id.value));
    return &found->second;
}

Result<const Incident*> workingIncident(const State& state, IncidentId id)
{
    auto found = knownIncident(state, id);
    if (!found)
        return found;
    const Incident& incident = **found;
    if (incident.mergedInto) {
        return refuse(RefusalCode::IncidentIsMerged, incident.number,
                      numberOf(state, *incident.mergedInto));
    }
    if (incident.stage == IncidentStage::Closed)
        return refuse(RefusalCode::IncidentIsClosed, incident.number);
    return found;
}

Result<const Unit*> knownUnit(const State& state, const UnitId& id)
{
    const auto found = state.units.find(id);
    if (found == state.units.end())
        return refuse(RefusalCode::UnitNotOnDuty, id.value);
    return &found->second;
}

Result<const IncidentType*> knownType(const Act& act, const TypeCode& code)
{
    const IncidentType* type = act.knowledge->codes.typeFor(code.value);
    if (!type)
        return refuse(RefusalCode::TypeUnknown, code.value,
                      typeAdvice(act.knowledge->codes, code.value));
    return type;
}

Result<const DispositionRule*> knownDisposition(const Act& act, const DispositionCode& code)
{
    const DispositionRule* rule = act.knowledge->codes.dispositionFor(code.value);
    if (!rule)
        return refuse(RefusalCode::DispositionUnknown, code.value,
                      dispositionAdvice(act.knowledge->codes, code.value));
    return rule;
}

Result<BeatId> knownBeat(const Act& act, const BeatId& said)
{
    const BeatMap* map = act.knowledge->beats;
    if (!map || map->beats().empty())
        return said;
    constexpr std::size_t kNamed = 40;
    std::vector<std::string> known;
    for (const BeatArea& area : map->beats()) {
        if (equalsIgnoringCase(area.id.value, said.value))
            return area.id;
        if (known.size() < kNamed)
            known.push_back(area.id.value);
    }
    std::string list = joined(known, ", ");
    if (map->beats().size() > kNamed)
        list += " and " + std::to_string(map->beats().size() - kNamed) + " more";
    return refuse(RefusalCode::BeatUnknown, said.value, list);
}

Location placed(Location location, const Act& act)
{
    if (location.point && location.text.empty())
        location.text = coordinateText(*location.point);
    if (location.point && act.knowledge->beats) {
        if (auto beat = act.knowledge->beats->beatAt(*location.point))
            location.beat = std::move(beat);
    }
    return location;
}

std::string numberOf(const State& state, IncidentId id)
{
    const auto found = state.incidents.find(id);
    return found == state.incidents.end() ? std::to_string(id.value) : found->second.number;
}

} // namespace haven
