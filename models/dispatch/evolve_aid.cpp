#include "models/dispatch/evolve_parts.h"
#include "models/dispatch/rotation_fairness.h"

#include <algorithm>

namespace haven {

namespace {

// The members in the order that is named; whom the order does not name stays behind them.
void reorder(std::vector<RotationMember>& members, const std::vector<std::string>& order)
{
    const auto rankOf = [&](const RotationMember& one) {
        return std::find(order.begin(), order.end(), one.company) - order.begin();
    };
    std::stable_sort(
        members.begin(), members.end(),
        [&](const RotationMember& a, const RotationMember& b) { return rankOf(a) < rankOf(b); });
}

void setAidTimes(AidRequest& request, AidStage stage, Instant at)
{
    const auto reached = [&](std::optional<Instant>& when, AidStage which) {
        if (stage == which)
            when = at;
        else if (stage < which)
            when.reset();
    };
    reached(request.acceptedAt, AidStage::Accepted);
    reached(request.rollingAt, AidStage::Rolling);
    reached(request.arrivedAt, AidStage::Arrived);
    if (stage > AidStage::Arrived)
        request.endedAt = at;
    else
        request.endedAt.reset();
}

} // namespace

void fold(const Fold& f, const AidAsked& fact)
{
    countTurn(f.state.rotation.counts, f.state.rotation.lists, fact);
    if (!f.state.rotation.lists.empty())
        f.changes.isRosterChanged = true;
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    AidRequest request;
    request.number = fact.request;
    request.kind = fact.kind;
    request.label = fact.label;
    request.whom = fact.whom;
    request.phone = fact.phone;
    request.way = fact.way;
    request.note = fact.note;
    request.list = fact.list;
    request.askedAt = f.envelope.happenedAt;
    request.askedBy = f.envelope.doneBy;
    incident->aid.push_back(std::move(request));
}

void fold(const Fold& f, const AidProgressed& fact)
{
    endAlarms(f, AlarmKind::AidOverdue, fact.incident);
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    for (AidRequest& request : incident->aid) {
        if (request.number != fact.request)
            continue;
        // A new time alone is no new step, and taking one back brings no new time of it.
        const bool isNewStep = fact.stage != request.stage;
        const bool isBack = isNewStep && fact.stage < request.stage;
        const auto accepted = request.acceptedAt;
        const auto rolling = request.rollingAt;
        const auto arrived = request.arrivedAt;
        if (isNewStep)
            setAidTimes(request, fact.stage, f.envelope.happenedAt);
        if (isBack && fact.stage == AidStage::Accepted)
            request.acceptedAt = accepted;
        if (isBack && fact.stage == AidStage::Rolling)
            request.rollingAt = rolling;
        if (isBack && fact.stage == AidStage::Arrived)
            request.arrivedAt = arrived;
        request.stage = fact.stage;
        request.etaAt = fact.etaAt;
        if (!fact.words.empty())
            request.words = fact.words;
    }
}

void fold(const Fold& f, const RotationListChanged& fact)
{
    if (fact.list.members.empty())
        f.state.rotation.lists.erase(fact.list.key);
    else
        f.state.rotation.lists[fact.list.key] = fact.list;
    f.changes.isRosterChanged = true;
}

void fold(const Fold& f, const RotationTurned& fact)
{
    f.changes.isRosterChanged = true;
    const auto list = f.state.rotation.lists.find(fact.list);
    if (list != f.state.rotation.lists.end())
        reorder(list->second.members, fact.after);
    countTurn(f.state.rotation.counts, fact);
    Incident* incident = f.incident(fact.incident);
    if (incident && fact.outcome == TurnOutcome::Skipped)
        incident->turnsPassed.push_back(
            {fact.list, fact.company, fact.reason, f.envelope.happenedAt});
}

void fold(const Fold& f, const TurnTakenBack& fact)
{
    f.changes.isRosterChanged = true;
    const auto list = f.state.rotation.lists.find(fact.list);
    if (list != f.state.rotation.lists.end())
        reorder(list->second.members, fact.order);
    countTurn(f.state.rotation.counts, fact);
    Incident* incident = f.incident(fact.incident);
    if (!incident || fact.outcome != TurnOutcome::Skipped)
        return;
    auto& passed = incident->turnsPassed;
    const auto last = std::find_if(passed.rbegin(), passed.rend(), [&](const TurnPassed& one) {
        return one.list == fact.list && one.company == fact.company;
    });
    if (last != passed.rend())
        passed.erase(std::next(last).base());
}

void fold(const Fold& f, const DisciplinePriorityChanged& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    std::erase_if(incident->disciplines,
                  [&](const DisciplinePriority& one) { return one.discipline == fact.discipline; });
    incident->disciplines.push_back({fact.discipline, fact.after});
}

void fold(const Fold& f, const OutsideUnitJoined& fact)
{
    if (Unit* unit = f.unit(fact.unit))
        unit->outside = fact.outside;
}

} // namespace haven
