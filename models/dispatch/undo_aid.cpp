#include "models/dispatch/undoing.h"

#include "models/dispatch/aid_rules.h"
#include "models/dispatch/discipline.h"

// Taking back what was asked of other agencies, or told to them.
namespace haven {

Facts undoing::undoOf(Undoing& undo, const AidAsked&)
{
    return impossible(undo, "whoever was asked has to be called off: cancel the request");
}
Facts undoing::undoOf(Undoing& undo, const AidProgressed& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    const AidRequest* request = incident ? aidNumbered(*incident, fact.request) : nullptr;
    if (!request || request->stage != fact.stage || request->etaAt != fact.etaAt)
        return overtaken(undo);
    AidProgressed back = fact;
    std::swap(back.stage, back.before);
    std::swap(back.etaAt, back.etaBefore);
    back.words = "taken back";
    return std::vector<Event>{std::move(back)};
}
Facts undoing::undoOf(Undoing& undo, const RotationTurned& fact)
{
    const auto list = undo.state.rotation.lists.find(fact.list);
    if (list == undo.state.rotation.lists.end())
        return overtaken(undo);
    auto& order = undo.orders.try_emplace(fact.list, companiesOf(list->second)).first->second;
    if (order != fact.after)
        return overtaken(undo);
    order = fact.before;
    return std::vector<Event>{
        TurnTakenBack{fact.list, fact.incident, fact.company, fact.outcome, fact.before}};
}
Facts undoing::undoOf(Undoing& undo, const DisciplinePriorityChanged& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    if (!incident ||
        priorityFor(*incident, fact.discipline, undo.act.knowledge->codes) != fact.after)
        return overtaken(undo);
    const bool isRise = fact.after && (!fact.before || *fact.after < *fact.before);
    if (isRise)
        return never(undo, "it would lower the priority; lower it with a reason of its own");
    DisciplinePriorityChanged back = fact;
    std::swap(back.before, back.after);
    back.reason = "undone";
    return std::vector<Event>{std::move(back)};
}

Facts undoing::undoOf(Undoing& undo, const BoloCreated& fact)
{
    const auto bolo = undo.state.bolos.find(fact.bolo);
    if (bolo == undo.state.bolos.end() || bolo->second.canceledAt)
        return overtaken(undo);
    return std::vector<Event>{BoloCanceled{fact.bolo, "undone"}};
}

} // namespace haven
