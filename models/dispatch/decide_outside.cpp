#include "models/base/text.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/discipline.h"
#include "models/dispatch/outside_units.h"
#include "models/dispatch/unit_discipline.h"
#include "models/dispatch/unseen_rules.h"

// Units of other agencies on our board, and how urgent an incident is for each discipline.
namespace haven {

namespace {

constexpr std::size_t kOutsideWordMax = 60; // bytes of an agency and of a kind
constexpr std::size_t kOutsideUnitsMax = 60;

} // namespace

Facts decideOne(const State& state, const AddOutsideUnit& command, const Act& act)
{
    const std::string agency(trimmed(command.agency));
    const std::string kind(trimmed(command.kind));
    if (agency.empty())
        return refuse(RefusalCode::OutsideNeedsAgency, command.unit.value);
    for (const std::string& word : {agency, kind}) {
        if (word.size() > kOutsideWordMax)
            return refuse(RefusalCode::TextTooLong, "the agency or kind of a unit",
                          std::to_string(kOutsideWordMax));
    }
    if (!hasAgencyPrefix(command.unit))
        return refuse(RefusalCode::OutsideNeedsPrefix, command.unit.value);
    if (outsideUnitCount(state) >= kOutsideUnitsMax)
        return refuse(RefusalCode::OutsideTooMany, std::to_string(kOutsideUnitsMax));
    if (command.until) {
        const auto incident = workingIncident(state, *command.until);
        if (!incident)
            return incident.refusal();
    }
    const auto discipline = command.discipline
                                ? command.discipline
                                : disciplineOfOutside(kind, agency, command.unit.value);
    if (!discipline)
        return refuse(RefusalCode::OutsideNeedsKind, command.unit.value, unitDisciplineWords());
    LogOnUnit on;
    on.unit = command.unit;
    on.radio = std::string(trimmed(command.radio));
    on.discipline = discipline;
    auto facts = decideOne(state, on, act);
    if (facts)
        facts->emplace_back(OutsideUnitJoined{command.unit, {agency, kind, command.until}});
    return facts;
}

Facts decideOne(const State& state, const ChangeDisciplinePriority& command, const Act& act)
{
    const auto found = workingIncident(state, command.incident);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    if (command.discipline == Discipline::Police)
        return refuse(RefusalCode::DisciplineIsPolice, incident.number);
    DisciplinePriorityChanged fact;
    fact.incident = incident.id;
    fact.discipline = command.discipline;
    fact.before = priorityBehind(incident, command.discipline, act.knowledge->codes);
    fact.after = command.priority;
    fact.reason = std::string(trimmed(command.reason));
    // Who cannot read it is not told how urgent it stands: what they ask is done once more.
    const bool isTold =
        incident.visibility != Visibility::Restricted || mayReadRestricted(act.roles);
    if (isTold && fact.before == fact.after)
        return refuse(RefusalCode::NothingToChange,
                      "The priority for " + disciplineWord(command.discipline));
    // Raising needs no argument, less urgent or none at all does.
    const bool isLower = fact.before && (!fact.after || *fact.after > *fact.before);
    if (isLower && fact.reason.empty())
        return refuse(RefusalCode::ReasonMissing, "A lower priority");
    return std::vector<Event>{std::move(fact)};
}

} // namespace haven
