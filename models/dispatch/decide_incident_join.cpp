#include "models/base/text.h"
#include "models/dispatch/aid_rules.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/discipline.h"
#include "models/dispatch/incident_rules.h"
#include "models/dispatch/room.h"
#include "models/dispatch/text_limits.h"
#include "models/dispatch/unit_rules.h"

#include <algorithm>

// Link, merge and split. A merge is one act: units, calls and what was learned follow; a split
// takes it back.
namespace haven {

namespace {

// Whoever goes to the one it becomes a part of, or is split off, is not called on the air either.
SendVoice voiceKept(const Incident& from)
{
    return from.voice == SendVoice::Silent ? SendVoice::Silent : SendVoice::NotSaid;
}

// Each unit keeps what it is doing: on the way to the one is on the way to the other.
std::vector<Event> unitsMoved(const State& state, const Incident& from, const Incident& into)
{
    std::vector<Event> cleared;
    std::vector<Event> sent;
    for (const auto& assignment : from.assignments) {
        const auto unit = state.units.find(assignment.unit);
        if (unit == state.units.end())
            continue;
        UnitCleared out;
        out.unit = assignment.unit;
        out.incident = from.id;
        out.reason = ClearReason::Merged;
        out.status = unit->second.status;
        cleared.push_back(std::move(out));
        UnitDispatched in;
        in.unit = assignment.unit;
        in.incident = into.id;
        in.stage = assignment.stage;
        in.role = hasPrimary(into) ? AssignmentRole::Backup : assignment.role;
        in.status = unit->second.status;
        in.checkDueAt = unit->second.checkDueAt;
        in.voice = voiceKept(from);
        in.voiceBefore = into.voice;
        sent.push_back(std::move(in));
    }
    append(cleared, std::move(sent));
    return cleared;
}

// `moved` is what of the crisis goes along.
std::vector<Event> urgencyMoved(const Incident& from, const Incident& into,
                                const std::vector<Event>& moved, const Act& act)
{
    const auto level = levelJoined(from, into, moved, act);
    std::vector<Event> facts;
    Priority wanted = std::min(from.priority, into.priority);
    // The other's own level had its priority; only what both tell together asks for more.
    if (level && level->after > from.level.level)
        wanted = std::min(wanted, priorityOfLevel(level->after).value_or(wanted));
    if (wanted < into.priority) {
        PriorityChanged fact;
        fact.incident = into.id;
        fact.before = into.priority;
        fact.after = wanted;
        fact.reason = "joined with " + from.number;
        facts.push_back(std::move(fact));
    }
    if (level)
        facts.push_back(*level);
    return facts;
}

bool isRaisedToFirst(const std::vector<Event>& facts)
{
    return std::any_of(facts.begin(), facts.end(), [](const Event& event) {
        const auto* change = kindIf<PriorityChanged>(&event);
        return change && change->after == Priority::P1;
    });
}

// The words of a person about the flag, by what they bring; an advisor's stand where nobody spoke.
Flag flagStanding(const Incident& incident)
{
    return incident.flag.decision ? incident.flag.decided : incident.flag.suggested;
}

// Who said yes, or was unsure, of the one call said so of what is now one: a "no" about the other
// takes nothing of that back.
std::vector<Event> decisionMoved(const Incident& from, const Incident& into)
{
    const bool isSaid = from.flag.decision && *from.flag.decision != FlagDecision::Rejected;
    const bool isLess =
        from.flag.decision == FlagDecision::Unsure && flagStanding(into) == Flag::Yes;
    if (!isSaid || isLess || into.flag.decision == FlagDecision::Confirmed ||
        into.flag.decision == from.flag.decision)
        return {};
    CrisisFlagDecided fact;
    fact.incident = into.id;
    fact.decision = *from.flag.decision;
    fact.flag = from.flag.decided;
    fact.reason = "joined with " + from.number;
    fact.before = into.flag.decision;
    fact.beforeBy = into.flag.decidedBy;
    fact.beforeAt = into.flag.decidedAt;
    fact.beforeReason = into.flag.decidedReason;
    return {std::move(fact)};
}

// What a person answered or decided about the one holds for the other unless it has its own word.
std::vector<Event> crisisMoved(const State& state, const Incident& from, const Incident& into)
{
    std::vector<Event> facts = decisionMoved(from, into);
    for (const auto& [which, record] : from.answers) {
        if (!isAnswerMoved(which, record.answer, into))
            continue;
        FactAnswered fact;
        fact.incident = into.id;
        fact.fact = which;
        fact.answer = record.answer;
        facts.push_back(std::move(fact));
    }
    const auto isOpen = [](const ClinicianRequest& one) {
        return one.stage == ClinicianStage::Asked || one.stage == ClinicianStage::Accepted ||
               one.stage == ClinicianStage::EnRoute || one.stage == ClinicianStage::Arrived;
    };
    const auto& wanted = from.clinicianRequests;
    const auto open = std::find_if(wanted.begin(), wanted.end(), isOpen);
    if (open == wanted.end())
        return facts;
    ClinicianAnswered over;
    over.request = open->id;
    over.incident = from.id;
    over.stage = ClinicianStage::NotSent;
    over.reason = "joined to " + into.number;
    facts.push_back(std::move(over));
    if (std::any_of(into.clinicianRequests.begin(), into.clinicianRequests.end(), isOpen))
        return facts;
    ClinicianRequested anew;
    anew.request = RequestId(state.counters.request + 1);
    anew.incident = into.id;
    anew.reason = open->reason;
    facts.push_back(std::move(anew));
    if (open->stage == ClinicianStage::Asked)
        return facts;
    ClinicianAnswered same;
    same.request = RequestId(state.counters.request + 1);
    same.incident = into.id;
    same.stage = open->stage;
    same.clinician = open->clinician;
    same.unit = open->unit;
    same.reason = open->reason;
    facts.push_back(std::move(same));
    return facts;
}

// Whoever goes there has to know it from the incident that is left.
std::vector<Event> toldMoved(const Incident& from, const Incident& into, const Codes& codes)
{
    std::vector<Event> facts;
    CommunicationNeedsRecorded needs;
    needs.incident = into.id;
    needs.before = needs.after = into.communication.needs;
    needs.wordsBefore = needs.words = into.communication.words;
    needs.after.insert(from.communication.needs.begin(), from.communication.needs.end());
    const std::string& more = from.communication.words;
    if (needs.words.empty())
        needs.words = more;
    else if (!more.empty() && more != needs.words &&
             needs.words.size() + more.size() + 2 <= kMaxText)
        needs.words += "; " + more;
    if (needs.after != needs.before || needs.words != needs.wordsBefore)
        facts.emplace_back(std::move(needs));
    if (from.premiseAlarm && !into.premiseAlarm) {
        facts.emplace_back(PremiseAlarmRecorded{into.id, from.premiseAlarm->alarm});
        if (from.premiseAlarm->canceledAt)
            facts.emplace_back(PremiseAlarmCanceled{into.id, from.premiseAlarm->canceledBy,
                                                    from.premiseAlarm->canceledWhy});
    }
    // A restriction keeps from readers how urgent it is for whom; nothing is lost or lowered by it.
    Incident there = from;
    Incident here = into;
    there.visibility = here.visibility = Visibility::Normal;
    for (const PriorityFor& one : prioritiesOf(there, codes)) {
        if (one.discipline != Discipline::Fire && one.discipline != Discipline::Ems)
            continue;
        const auto now = priorityFor(here, one.discipline, codes);
        if (!now || one.priority < *now)
            facts.emplace_back(DisciplinePriorityChanged{into.id, one.discipline, now, one.priority,
                                                         "joined with " + from.number});
    }
    return facts;
}

CallMoved callMoved(CallId call, IncidentId from, IncidentId to)
{
    CallMoved fact;
    fact.call = call;
    fact.from = from;
    fact.to = to;
    return fact;
}

bool hasCall(const Incident& incident, CallId id)
{
    return std::any_of(incident.calls.begin(), incident.calls.end(),
                       [&](const Call& call) { return call.id == id; });
}

// Who commands goes on commanding, with the same people and the same objectives.
std::vector<Event> commandMoved(const State& state, const Incident& from, const Incident& to,
                                const char* why)
{
    if (state.majors.count(from.id) == 0)
        return {};
    return {MajorEnded{from.id, why + to.number, to.id}};
}

// The one that others are held under is not held itself.
bool isHeldUnder(const State& state, const Incident& parent, const Incident& one)
{
    const auto storm = state.room.storms.find(parent.id);
    if (storm == state.room.storms.end())
        return false;
    const auto& all = storm->second.incidents;
    return std::find(all.begin(), all.end(), one.id) != all.end();
}

// What is held together under the one is let go under the other; what left the storm, and is held
// for a reason of its own since, is not of it there either.
std::vector<Event> stormMoved(const State& state, const Incident& from, const Incident& into)
{
    const auto found = state.room.storms.find(from.id);
    if (found == state.room.storms.end())
        return {};
    StormReleased over;
    over.parent = from.id;
    over.reason = "joined to " + into.number;
    over.gone = found->second.incidents;
    StormGathered anew;
    anew.parent = into.id;
    anew.reason = found->second.reason;
    const auto order = stormOrder(state, found->second);
    const auto isIn = [](const std::vector<IncidentId>& list, IncidentId id) {
        return std::find(list.begin(), list.end(), id) != list.end();
    };
    for (const IncidentId id : found->second.incidents) {
        const bool hasLeft = isIn(found->second.left, id) && !isIn(order, id);
        if (id != into.id && !hasLeft)
            anew.incidents.push_back(id);
    }
    std::vector<Event> facts{std::move(over)};
    if (!anew.incidents.empty())
        facts.emplace_back(std::move(anew));
    return facts;
}

// Nobody restricted it but the join with one that is: all that was said since then stands at the
// other, so that nothing of that comes out with it. A command that comes along was given for both.
bool isFreeAgain(const State& state, const Incident& survivor, const Incident& apart)
{
    const auto joined = state.joinedWhile.find(apart.id);
    const auto major = state.majors.find(survivor.id);
    const bool bringsCommand = major != state.majors.end() && major->second.joinedFrom == apart.id;
    return joined != state.joinedWhile.end() && joined->second.back().with == survivor.id &&
           joined->second.back().isHidden && apart.visibility == Visibility::Restricted &&
           !bringsCommand;
}

// That there may be a weapon goes with it; the words may be of the one that stays restricted.
std::vector<Event> withoutWords(std::vector<Event> heard)
{
    for (Event& event : heard) {
        if (auto* read = kindIf<CrisisFlagSuggested>(&event)) {
            for (FlagFact& fact : read->facts)
                fact.text.clear();
        }
    }
    return heard;
}

// A merge taken back: the incident stands again with the calls that came with it, and with the
// command that it brought. Units stay where they work; the dispatcher decides who goes on with
// which.
Facts unmerged(const State& state, const Incident& survivor, IncidentId joinedAway,
               const std::string& reason, Instant now)
{
    const auto apart = knownIncident(state, joinedAway);
    if (!apart)
        return apart.refusal();
    IncidentSplit fact;
    fact.incident = (*apart)->id;
    fact.from = survivor.id;
    fact.reason = reason;
    fact.voice = voiceKept(survivor);
    std::vector<Event> facts{std::move(fact)};
    for (const CallId call : (*apart)->callsBefore) {
        if (hasCall(survivor, call))
            facts.push_back(callMoved(call, survivor.id, (*apart)->id));
    }
    // What was heard of a weapon while they were one may be of either.
    std::vector<Event> heard = weaponHeardSince(survivor, **apart, now);
    if (isFreeAgain(state, survivor, **apart)) {
        facts.emplace_back(
            VisibilityChanged{(*apart)->id, Visibility::Normal,
                              "as it was before it was joined with " + survivor.number});
        heard = withoutWords(std::move(heard));
    }
    append(facts, std::move(heard));
    const auto major = state.majors.find(survivor.id);
    if (major != state.majors.end() && major->second.joinedFrom == joinedAway)
        append(facts, commandMoved(state, survivor, **apart, "split off again as "));
    return facts;
}

Facts splitOff(const State& state, const Incident& incident, const SplitIncident& command,
               const Act& act)
{
    for (const CallId call : command.calls) {
        if (!hasCall(incident, call)) {
            return refuse(RefusalCode::CallNotFound, std::to_string(call.value), incident.number);
        }
    }
    const std::set<CallId> leaving(command.calls.begin(), command.calls.end());
    if (leaving.size() >= incident.calls.size())
        return refuse(RefusalCode::SplitAllCalls, incident.number);
    Opening opening;
    opening.type = incident.type;
    opening.location = incident.location;
    opening.priority = incident.priority;
    opening.origin = IncidentOrigin::SplitOff;
    opening.voice = voiceKept(incident);
    auto opened = openingFacts(state, opening, act);
    if (!opened)
        return opened.refusal();
    for (const CallId call : leaving)
        opened->facts.push_back(callMoved(call, incident.id, opened->incident));
    // Which of the two it is of nobody has said: whoever goes to either has to know.
    append(opened->facts, weaponTold(incident, opened->incident));
    IncidentsLinked linked;
    linked.incident = opened->incident;
    linked.other = incident.id;
    linked.reason = command.reason.empty() ? "split off" : command.reason;
    opened->facts.push_back(std::move(linked));
    if (incident.visibility == Visibility::Restricted)
        opened->facts.emplace_back(
            VisibilityChanged{opened->incident, Visibility::Restricted,
                              "split off " + incident.number + ", which is restricted"});
    return std::move(opened->facts);
}

VisibilityChanged hiddenWith(IncidentId id, const Incident& hidden)
{
    return {id, Visibility::Restricted, "joined with " + hidden.number + ", which is restricted"};
}

// A join takes nobody's calls out from behind a restriction.
std::vector<Event> hiddenTogether(const Incident& from, const Incident& into)
{
    if (from.visibility == into.visibility)
        return {};
    if (into.visibility == Visibility::Restricted)
        return {hiddenWith(from.id, into)};
    std::vector<Event> facts{hiddenWith(into.id, from)};
    for (const IncidentId before : into.mergedFrom)
        facts.emplace_back(hiddenWith(before, from));
    return facts;
}

// Whoever hung up is called back from where the call stands now.
std::vector<Event> callbackMoved(const Incident& from, const Incident& into)
{
    std::vector<CallbackTask> tasks = from.callbacksWaiting;
    if (from.callback)
        tasks.insert(tasks.begin(), *from.callback);
    std::vector<Event> facts;
    for (const CallbackTask& task : tasks) {
        facts.emplace_back(CallbackSettled{from.id, "joined to " + into.number, task.cause});
        if (isOwedTo(into, task.number))
            continue;
        CallbackOwed owed;
        owed.incident = into.id;
        owed.number = task.number;
        owed.cause = task.cause;
        facts.emplace_back(std::move(owed));
    }
    return facts;
}

} // namespace

Result<void> canMerge(const State& state, IncidentId fromId, IncidentId intoId)
{
    const auto from = workingIncident(state, fromId);
    if (!from)
        return from.refusal();
    if (fromId == intoId)
        return refuse(RefusalCode::SameIncident, (*from)->number);
    const auto into = workingIncident(state, intoId);
    if (!into)
        return into.refusal();
    if (!(*from)->mergedFrom.empty())
        return refuse(RefusalCode::MergeChain, (*from)->number, (*into)->number);
    const auto& lists = (*from)->checklists;
    if (std::any_of(lists.begin(), lists.end(),
                    [](const Checklist& one) { return !one.finishedAt; }))
        return refuse(RefusalCode::MergeHasChecklist, (*from)->number, (*into)->number);
    // A person between two telephones is not lost sight of by joining.
    const auto isLost = [](const CallbackTask& one) {
        return one.cause == CallbackCause::LostInHandoff;
    };
    const auto& owed = (*from)->callback;
    const auto& waiting = (*from)->callbacksWaiting;
    const bool isLostOnTheWay =
        (owed && isLost(*owed)) || std::any_of(waiting.begin(), waiting.end(), isLost);
    if (openHandoff(**from) || openTransfer(**from) || isLostOnTheWay)
        return refuse(RefusalCode::MergeHasHandoff, (*from)->number, (*into)->number);
    if (openAidCount(**from) > 0)
        return refuse(RefusalCode::MergeHasAid, (*from)->number, (*into)->number);
    // Two commanders, and nobody but they can say whose orders stand.
    if (state.majors.count(fromId) > 0 && state.majors.count(intoId) > 0)
        return refuse(RefusalCode::MergeTwoMajors, (*from)->number, (*into)->number);
    return {};
}

Facts decideOne(const State& state, const LinkIncidents& command, const Act&)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const auto other = knownIncident(state, command.other);
    if (!other)
        return other.refusal();
    if (command.incident == command.other)
        return refuse(RefusalCode::SameIncident, (*incident)->number);
    if ((*incident)->links.count(command.other) > 0) {
        return refuse(RefusalCode::NothingToChange,
                      "The link of " + (*incident)->number + " and " + (*other)->number);
    }
    IncidentsLinked fact;
    fact.incident = command.incident;
    fact.other = command.other;
    fact.reason = command.reason;
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const MergeIncidents& command, const Act& act)
{
    if (const auto can = canMerge(state, command.from, command.into); !can)
        return can.refusal();
    const Incident& from = state.incidents.at(command.from);
    const Incident& into = state.incidents.at(command.into);
    std::vector<Event> crisis = crisisMoved(state, from, into);
    std::vector<Event> urgency = urgencyMoved(from, into, crisis, act);
    const bool isUrgent = from.priority == Priority::P1 || isRaisedToFirst(urgency);
    std::vector<Event> facts;
    if (from.stage == IncidentStage::Held)
        facts.push_back(holdReleased(from, "joined"));
    if (into.stage == IncidentStage::Held &&
        (isUrgent || !from.assignments.empty() || isHeldUnder(state, from, into)))
        facts.push_back(holdReleased(into, "joined"));
    append(facts, std::move(crisis));
    append(facts, suggestionsMoved(from, into));
    append(facts, toldMoved(from, into, act.knowledge->codes));
    append(facts, unitsMoved(state, from, into));
    append(facts, std::move(urgency));
    append(facts, callbackMoved(from, into));
    IncidentsMerged merged;
    merged.from = command.from;
    merged.into = command.into;
    merged.reason = command.reason;
    merged.voice = voiceKept(from);
    facts.push_back(std::move(merged));
    // After the join, so that the one joined away remembers which calls were its own.
    for (const auto& call : from.calls)
        facts.push_back(callMoved(call.id, from.id, into.id));
    append(facts, commandMoved(state, from, into, "joined to "));
    append(facts, stormMoved(state, from, into));
    append(facts, hiddenTogether(from, into));
    return facts;
}

Facts decideOne(const State& state, const SplitIncident& command, const Act& act)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    // Naming the one that was joined away takes that join back, also one before the last.
    if ((*incident)->mergedInto && command.calls.empty()) {
        const auto survivor = knownIncident(state, *(*incident)->mergedInto);
        if (!survivor)
            return survivor.refusal();
        return unmerged(state, **survivor, command.incident, command.reason, act.recordedAt);
    }
    if (command.calls.empty()) {
        const auto& joined = (*incident)->mergedFrom;
        if (joined.empty())
            return refuse(RefusalCode::SplitNothing, (*incident)->number);
        return unmerged(state, **incident, joined.back(), command.reason, act.recordedAt);
    }
    const auto working = workingIncident(state, command.incident);
    if (!working)
        return working.refusal();
    return splitOff(state, **working, command, act);
}

} // namespace haven
