#include "models/base/text.h"
#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/unit_rules.h"
#include "models/dispatch/waiting.h"

#include <algorithm>

// Sending units: one act changes both boards, starts the timers and says who is primary (R25).
namespace haven {

namespace {

bool canBePreempted(const Unit& unit)
{
    return unit.status.primary == UnitPrimary::ConditionallyAvailable;
}

// Why this unit should not be sent to this incident now.
std::optional<Objection> objectionTo(const State& state, const Unit& unit, const Incident& incident,
                                     const Codes& codes)
{
    if (unit.incident == incident.id || canBePreempted(unit))
        return std::nullopt;
    if (unit.incident)
        return Objection{
            refuse(RefusalCode::UnitIsBusy, unit.id.value, numberOf(state, *unit.incident)),
            unit.id, incident.id};
    if (unit.status.primary == UnitPrimary::NotAvailable)
        return Objection{
            refuse(RefusalCode::UnitNotAvailable, unit.id.value, statusWords(codes, unit.status)),
            unit.id, incident.id};
    return std::nullopt;
}

UnitDispatched sending(const Unit& unit, const Incident& incident, AssignmentStage stage,
                       AssignmentRole role, const Act& act)
{
    const Codes& codes = act.knowledge->codes;
    UnitDispatched fact;
    fact.unit = unit.id;
    fact.incident = incident.id;
    fact.stage = stage;
    fact.role = role;
    fact.status = stageStatus(codes, stage);
    // Whoever goes after the first one, also in a swap, is not called on the air either.
    fact.voice = incident.voice == SendVoice::Silent ? incident.voice : SendVoice::NotSaid;
    fact.voiceBefore = incident.voice;
    fact.checkDueAt = checkDueAt(codes, fact.status, CheckedWork{incident.priority, incident.type},
                                 act.happenedAt);
    if (const auto seen = act.seen.find(unit.id); seen != act.seen.end())
        fact.seen = seen->second;
    return fact;
}

AssignmentRole roleOf(const Incident& incident, const UnitId& unit)
{
    const Assignment* assignment = assignmentOf(incident, unit);
    if (assignment)
        return assignment->role;
    return hasPrimary(incident) ? AssignmentRole::Backup : AssignmentRole::Primary;
}

Refusal alreadyThere(const State& state, const Unit& unit)
{
    return refuse(RefusalCode::UnitAlreadyThere, unit.id.value,
                  stageWords(unit.stage.value_or(AssignmentStage::Assigned)),
                  unit.incident ? numberOf(state, *unit.incident) : std::string());
}

// Nobody is sent, and from now on all of that incident are told by voice, or without.
std::optional<Event> voiceSwitched(const Incident& incident, const DispatchUnits& command)
{
    const SendVoice asked = command.voice;
    const bool isSilent = incident.voice == SendVoice::Silent;
    if (asked == SendVoice::NotSaid || (asked == SendVoice::Silent) == isSilent)
        return std::nullopt;
    DetailsCorrected fact;
    fact.incident = incident.id;
    fact.field = kVoiceField;
    fact.before = std::string(enumName(incident.voice));
    fact.after = std::string(enumName(asked));
    fact.reason = std::string(trimmed(command.overrideReason));
    return Event(std::move(fact));
}

bool isAlreadyThere(const Unit& unit, const Incident& incident, AssignmentStage stage)
{
    return unit.incident == incident.id && unit.stage && *unit.stage >= stage;
}

// A person's hand is on it, so the hold is over; a mere reservation leaves it.
std::vector<Event> releasing(const Incident& incident, AssignmentStage stage)
{
    if (incident.stage != IncidentStage::Held || stage == AssignmentStage::Assigned)
        return {};
    return {holdReleased(incident, "a unit was sent")};
}

// The unit leaves what it does, if anything; that incident waits again with its clock intact.
std::vector<Event> leavingForOther(const State& state, const Unit& unit, const Incident& incident,
                                   ClearReason reason, const UnitStatus& status)
{
    if (!unit.incident || unit.incident == incident.id)
        return {};
    return leaving(state, unit, reason, status);
}

bool isAmong(const std::vector<UnitId>& units, const UnitId& unit)
{
    return std::find(units.begin(), units.end(), unit) != units.end();
}

// Another unit goes in place of one that was recommended. Fewer than recommended, or more besides
// all of them, is no override.
std::vector<Event> otherThanRecommended(const std::vector<UnitId>& units, const Incident& incident,
                                        const DispatchUnits& command, const Codes& codes)
{
    OverrideRecorded fact;
    for (const auto& unit : units) {
        if (!fact.unit && !isAmong(command.recommended, unit))
            fact.unit = unit;
    }
    for (const auto& unit : command.recommended) {
        if (!isAmong(units, unit) && !assignmentOf(incident, unit))
            fact.recommended.push_back(unit);
    }
    if (!fact.unit || fact.recommended.empty())
        return {};
    fact.rule = kOtherUnitsSent;
    fact.incident = incident.id;
    fact.reason = command.overrideReason;
    fact.reasonClass = reasonClassOf(incident, codes);
    return {std::move(fact)};
}

// What is recorded where units leave a transport under way. Errors: TransportUnderWay.
Facts endingTransports(const std::vector<const Unit*>& units, const std::string& line,
                       const std::string& reason, const State& state, const Act& act)
{
    std::vector<Event> facts;
    for (const Unit* unit : units) {
        const auto no = transportObjection(*unit, line);
        if (!no)
            continue;
        auto recorded = overridden(*no, reason, state, act);
        if (!recorded)
            return recorded.refusal();
        append(facts, std::move(recorded).value());
    }
    return facts;
}

// The only unit that can answer an emergency is not taken away for something less: that would
// shelve it. A clinician who stays there alone answers nothing.
std::optional<Refusal> leavesUrgent(const State& state, const Unit& unit, const Incident& wanted,
                                    const Codes& codes)
{
    if (!unit.incident || *unit.incident == wanted.id)
        return std::nullopt;
    const auto current = state.incidents.find(*unit.incident);
    if (current == state.incidents.end() || current->second.priority != Priority::P1 ||
        wanted.priority == Priority::P1 || hasEmergency(state, wanted))
        return std::nullopt;
    const auto& there = current->second.assignments;
    const auto answers = [&](const Assignment& one) {
        return canAnswer(current->second, one, codes);
    };
    const bool isAnsweredByOthers =
        std::any_of(there.begin(), there.end(),
                    [&](const Assignment& one) { return one.unit != unit.id && answers(one); });
    const bool isOneOfMany = there.size() > 1 && std::none_of(there.begin(), there.end(), answers);
    if (isAnsweredByOthers || isOneOfMany)
        return std::nullopt;
    return refuse(RefusalCode::PreemptLeavesUrgent, unit.id.value, current->second.number);
}

// A unit that was recommended to be taken from what it works: as if it were preempted alone.
bool isToBeTaken(const DispatchUnits& command, const Unit& unit)
{
    return unit.incident && std::find(command.taken.begin(), command.taken.end(),
                                      TakenFrom{unit.id, *unit.incident}) != command.taken.end();
}

// What is recorded because a unit goes although something speaks against it. Errors: what speaks
// against it, where no reason is given or none helps.
Facts goingAllTheSame(const State& state, const Unit& unit, const Incident& incident,
                      const DispatchUnits& command, const Act& act)
{
    if (auto no = emergencyHolds(unit); no && unit.incident != incident.id)
        return *std::move(no);
    if (isToBeTaken(command, unit)) {
        if (auto no = leavesUrgent(state, unit, incident, act.knowledge->codes))
            return *std::move(no);
        return endingTransports({&unit}, "pre " + unit.id.value + " " + incident.number,
                                command.overrideReason, state, act);
    }
    const auto no = objectionTo(state, unit, incident, act.knowledge->codes);
    return no ? overridden(*no, command.overrideReason, state, act) : Facts(std::vector<Event>{});
}

} // namespace

Facts decideOne(const State& state, const DispatchUnits& command, const Act& act)
{
    const auto units = distinctUnits(command.units);
    if (!units)
        return units.refusal();
    const auto found = workingIncident(state, command.incident);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    std::vector<Event> facts = releasing(incident, command.stage);
    std::optional<Refusal> nothingToDo;
    bool isPrimaryFree = !hasPrimary(incident);
    bool isAnySent = false;
    for (const auto& id : *units) {
        const auto unit = knownUnit(state, id);
        if (!unit)
            return unit.refusal();
        if (isAlreadyThere(**unit, incident, command.stage)) {
            nothingToDo = alreadyThere(state, **unit);
            continue;
        }
        auto against = goingAllTheSame(state, **unit, incident, command, act);
        if (!against)
            return against.refusal();
        append(facts, std::move(against).value());
        auto role = roleOf(incident, id);
        if ((*unit)->incident != incident.id)
            role = isPrimaryFree ? AssignmentRole::Primary : AssignmentRole::Backup;
        auto sent = sending(**unit, incident, command.stage, role, act);
        if (command.voice != SendVoice::NotSaid)
            sent.voice = command.voice;
        append(facts,
               leavingForOther(state, **unit, incident, ClearReason::Preempted, sent.status));
        facts.push_back(sent);
        isPrimaryFree = false;
        isAnySent = true;
    }
    if (!isAnySent) {
        auto switched = voiceSwitched(incident, command);
        return switched ? Facts(std::vector<Event>{*std::move(switched)}) : Facts(*nothingToDo);
    }
    append(facts, otherThanRecommended(*units, incident, command, act.knowledge->codes));
    return facts;
}

Facts decideOne(const State& state, const PreemptUnit& command, const Act& act)
{
    const auto unit = knownUnit(state, command.unit);
    if (!unit)
        return unit.refusal();
    const auto incident = workingIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    if (isAlreadyThere(**unit, **incident, AssignmentStage::Dispatched))
        return alreadyThere(state, **unit);
    if (auto no = emergencyHolds(**unit); no && (*unit)->incident != (*incident)->id)
        return *std::move(no);
    if (auto no = leavesUrgent(state, **unit, **incident, act.knowledge->codes))
        return *no;
    // An emergency does not wait for a sentence; that the transport was broken off is recorded.
    const bool isNow = (*incident)->priority == Priority::P1 || hasEmergency(state, **incident);
    const std::string reason = trimmed(command.overrideReason).empty() && isNow
                                   ? "sent to " + (*incident)->number
                                   : command.overrideReason;
    auto facts = endingTransports({*unit}, "pre " + command.unit.value + " " + (*incident)->number,
                                  reason, state, act);
    if (!facts)
        return facts;
    const auto sent = sending(**unit, **incident, AssignmentStage::Dispatched,
                              roleOf(**incident, command.unit), act);
    append(*facts, releasing(**incident, AssignmentStage::Dispatched));
    append(*facts, leavingForOther(state, **unit, **incident, ClearReason::Preempted, sent.status));
    facts->push_back(sent);
    return facts;
}

namespace {

struct SwapSide {
    const Unit* unit = nullptr;
    const Incident* incident = nullptr; // nullptr: on none
    AssignmentRole role = AssignmentRole::Backup;
};

Result<SwapSide> swapSide(const State& state, const UnitId& id)
{
    const auto unit = knownUnit(state, id);
    if (!unit)
        return unit.refusal();
    SwapSide side;
    side.unit = *unit;
    if (!(*unit)->incident)
        return side;
    const auto incident = knownIncident(state, *(*unit)->incident);
    if (!incident)
        return incident.refusal();
    side.incident = *incident;
    side.role = roleOf(**incident, id);
    return side;
}

UnitStatus statusAfterSwap(const SwapSide& other, const Codes& codes)
{
    return other.incident ? stageStatus(codes, AssignmentStage::Dispatched) : freeStatus(codes);
}

std::vector<Event> swapOut(const SwapSide& side, const SwapSide& other, const Codes& codes)
{
    if (!side.incident)
        return {};
    UnitCleared cleared;
    cleared.unit = side.unit->id;
    cleared.incident = side.incident->id;
    cleared.reason = ClearReason::Swapped;
    cleared.status = statusAfterSwap(other, codes);
    return {std::move(cleared)};
}

std::vector<Event> swapIn(const SwapSide& side, const SwapSide& other, const Act& act)
{
    if (!other.incident)
        return {};
    return {sending(*side.unit, *other.incident, AssignmentStage::Dispatched, other.role, act)};
}

} // namespace

Facts decideOne(const State& state, const SwapUnits& command, const Act& act)
{
    const auto one = swapSide(state, command.unit);
    if (!one)
        return one.refusal();
    const auto other = swapSide(state, command.other);
    if (!other)
        return other.refusal();
    const bool isSame = one->unit == other->unit || one->incident == other->incident;
    if (isSame)
        return refuse(RefusalCode::SwapNeedsTwo, command.unit.value, command.other.value);
    const Codes& codes = act.knowledge->codes;
    for (const auto* side : {&*one, &*other}) {
        if (auto no = emergencyHolds(*side->unit))
            return *std::move(no);
        if (!side->incident && side->unit->status.primary == UnitPrimary::NotAvailable)
            return refuse(RefusalCode::UnitNotAvailable, side->unit->id.value,
                          statusWords(codes, side->unit->status));
    }
    auto facts = endingTransports({one->unit, other->unit},
                                  "swap " + command.unit.value + " " + command.other.value,
                                  command.overrideReason, state, act);
    if (!facts)
        return facts;
    append(*facts, swapOut(*one, *other, codes));
    append(*facts, swapOut(*other, *one, codes));
    append(*facts, swapIn(*one, *other, act));
    append(*facts, swapIn(*other, *one, act));
    return facts;
}

Facts decideOne(const State& state, const SetPrimaryUnit& command, const Act&)
{
    const auto incident = workingIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const auto unit = knownUnit(state, command.unit);
    if (!unit)
        return unit.refusal();
    const Assignment* assignment = assignmentOf(**incident, command.unit);
    if (!assignment)
        return refuse(RefusalCode::UnitNotOnIncident, command.unit.value, (*incident)->number);
    if (assignment->role == AssignmentRole::Primary)
        return refuse(RefusalCode::UnitAlreadyThere, command.unit.value, "the primary unit",
                      (*incident)->number);
    return std::vector<Event>{PrimaryUnitChanged{command.incident, command.unit}};
}

} // namespace haven
