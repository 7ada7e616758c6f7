#include "models/dispatch/evolve_parts.h"

// Folds of the facts about major incidents.
namespace haven {

namespace {

MajorIncident* majorIn(const Fold& f, IncidentId id)
{
    f.changes.isRoomChanged = true;
    const auto found = f.state.majors.find(id);
    return found == f.state.majors.end() ? nullptr : &found->second;
}

} // namespace

void fold(const Fold& f, const MajorDeclared& fact)
{
    const Incident* incident = f.incident(fact.incident);
    MajorIncident* standing = majorIn(f, fact.incident);
    if (standing) {
        standing->name = fact.name;
        return;
    }
    MajorIncident& major = f.state.majors[fact.incident];
    major.name = fact.name;
    major.since = f.envelope.happenedAt;
    if (incident)
        major.number = incident->number;
}

void fold(const Fold& f, const MajorRoleTaken& fact)
{
    MajorIncident* major = majorIn(f, fact.incident);
    if (!major)
        return;
    if (fact.who.empty())
        major->roles.erase(fact.role);
    else
        major->roles[fact.role] = {fact.who, f.envelope.happenedAt};
}

void fold(const Fold& f, const ObjectiveSet& fact)
{
    if (MajorIncident* major = majorIn(f, fact.incident))
        major->objectives.push_back({fact.text, f.envelope.happenedAt, {}, {}});
}

void fold(const Fold& f, const ObjectiveMet& fact)
{
    MajorIncident* major = majorIn(f, fact.incident);
    const auto at = static_cast<std::size_t>(fact.objective - 1);
    if (!major || at >= major->objectives.size())
        return;
    major->objectives[at].metAt = f.envelope.happenedAt;
    major->objectives[at].words = fact.words;
}

void fold(const Fold& f, const MajorEnded& fact)
{
    MajorIncident* standing = majorIn(f, fact.incident);
    if (!standing)
        return;
    MajorIncident major = std::move(*standing);
    f.state.majors.erase(fact.incident);
    if (!fact.into)
        return;
    const bool isBack = major.joinedFrom == fact.into;
    major.joinedFrom = isBack ? std::nullopt : std::optional(fact.incident);
    if (const Incident* incident = f.incident(*fact.into))
        major.number = incident->number;
    f.state.majors[*fact.into] = std::move(major);
}

} // namespace haven
