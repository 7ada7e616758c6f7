#include "models/base/text.h"
#include "models/dispatch/aid_facts.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/clinician_need.h"
#include "models/dispatch/crisis_closing.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/incident_rules.h"
#include "models/dispatch/line_advice.h"
#include "models/dispatch/outside_units.h"
#include "models/dispatch/room.h"
#include "models/dispatch/unseen_rules.h"

#include <algorithm>

// Closing and reopening. Closing takes the units along: each is cleared as its own fact.
namespace haven {

namespace {

// What a person works as a crisis of level 2 or more must not close with these unasked; the answer
// about self-harm is the result of the suicide screen.
constexpr Fact kAskedAtLevel[] = {Fact::Weapon, Fact::Injury, Fact::Alone, Fact::SelfHarm,
                                  Fact::ContactConfirmed};
constexpr ClosingItem kItemsAtLevel[] = {ClosingItem::Children, ClosingItem::Resource,
                                         ClosingItem::FollowUp, ClosingItem::Decided};

// Ideas of the past are no reason to look for somebody; what is going on now is.
bool isSelfHarmNow(const Incident& incident)
{
    const auto found = incident.answers.find(Fact::SelfHarm);
    if (found == incident.answers.end() || found->second.answer.state != AskState::Answered)
        return false;
    const std::string& value = found->second.answer.value;
    return value != "none" && value != "attempt_past";
}

// Of whom has died nobody asks what they mean to do, nor whether somebody reached them.
bool isAskedOfTheLiving(Fact fact)
{
    return fact == Fact::SelfHarm || fact == Fact::ContactConfirmed;
}

bool isSuicideType(const std::string& commonType)
{
    return commonType == "SUICTHRT" || commonType == "SUICIDE";
}

// The advisor is sure, or a person confirmed it, and the words were of wanting to die.
bool isSuicideInWords(const Incident& incident)
{
    const bool isSure =
        incident.flag.decision == FlagDecision::Confirmed || incident.flag.suggested == Flag::Yes;
    return isSure &&
           std::any_of(incident.flag.spans.begin(), incident.flag.spans.end(),
                       [](const FlagSpan& span) { return span.family == "suicidal-words"; });
}

bool isAsked(const Incident& incident, Fact fact)
{
    const auto found = incident.answers.find(fact);
    return found != incident.answers.end() && found->second.answer.state != AskState::NotAsked;
}

std::vector<Event> unitsCleared(const Incident& incident, const DispositionRule& disposition,
                                const Codes& codes)
{
    const StatusRule& free = codes.statusMeaning(UnitPrimary::Available, UnitSecondary::InService);
    std::vector<Event> facts;
    for (const auto& assignment : incident.assignments) {
        UnitCleared fact;
        fact.unit = assignment.unit;
        fact.incident = incident.id;
        fact.reason = ClearReason::IncidentClosed;
        fact.disposition = disposition.code;
        fact.commonDisposition = disposition.commonCode;
        fact.status.label = free.label;
        fact.status.primary = free.primary;
        fact.status.secondary = free.secondary;
        facts.push_back(std::move(fact));
    }
    return facts;
}

// A closed incident must not stay on the clinicians' list or keep a checklist running.
std::vector<Event> crisisWorkEnded(const Incident& incident)
{
    std::vector<Event> facts;
    for (const auto& request : incident.clinicianRequests) {
        const bool isOver = request.stage == ClinicianStage::Declined ||
                            request.stage == ClinicianStage::Done ||
                            request.stage == ClinicianStage::NotSent;
        if (isOver)
            continue;
        ClinicianAnswered fact;
        fact.request = request.id;
        fact.incident = incident.id;
        fact.stage = request.stage == ClinicianStage::Arrived ? ClinicianStage::Done
                                                              : ClinicianStage::NotSent;
        fact.reason = "incident closed";
        facts.push_back(std::move(fact));
    }
    for (const auto& checklist : incident.checklists) {
        if (checklist.finishedAt)
            continue;
        ChecklistFinished fact;
        fact.checklist = checklist.id;
        fact.incident = incident.id;
        fact.reason = "incident closed";
        facts.push_back(std::move(fact));
    }
    return facts;
}

bool mayCloseOver(const MissingToClose& missing, const ClosingWish& wish)
{
    if (trimmed(wish.reason).empty())
        return false;
    return missing.over == ClosedOver::ByAnybody || wish.roles.count(Role::Supervisor) > 0;
}

// Each fact that was not asked is set aside by its own reason: one for all would say that somebody
// looked at each. Of everything else there is but one.
bool needsEachReason(const MissingToClose& missing, const ClosingWish& wish)
{
    return missing.refusal.code == RefusalCode::CloseNeedsFacts &&
           reasonsFor(missing.items, wish.reason).empty();
}

// The same without the telephone number of the caller, or who is asked to take them over.
Refusal withoutNames(const Incident& incident, const Refusal& refusal)
{
    if (refusal.code == RefusalCode::CloseOwesCallback)
        return refuse(RefusalCode::CloseOwesUnseenCallback, incident.number);
    if (refusal.code == RefusalCode::CloseHasTransfer)
        return refuse(refusal.code, incident.number, "others");
    return refusal;
}

// As it may be told to whoever wants to close it. That a transfer is open or a call back is owed is
// told, as somebody has to do it; to whom is not.
Refusal asTold(const Incident& incident, const Refusal& refusal, const ClosingWish& wish)
{
    if (incident.visibility != Visibility::Restricted || mayReadRestricted(wish.roles))
        return refusal;
    return tellsWhatStandsThere(refusal.code)
               ? refuse(RefusalCode::IncidentIsRestricted, incident.number)
               : withoutNames(incident, refusal);
}

// A code that some incidents do not take, for what stands there: that it was refused would tell
// what does. Whoever may not read of it gives none of those to any restricted one.
bool isAskedOfUnseen(const Incident& incident, const DispositionRule& disposition,
                     const ClosingWish& wish)
{
    return (isArrest(disposition) || disposition.leavesContactOpen) &&
           incident.visibility == Visibility::Restricted && !mayReadRestricted(wish.roles);
}

// What was set aside is on the supervisor's list, each item by its name and with its reason.
std::vector<Event> setAside(const MissingToClose& missing, const CloseIncident& command,
                            FieldClass reasonClass)
{
    OverrideRecorded overridden;
    overridden.rule = std::string(refusalName(missing.refusal.code));
    overridden.incident = command.incident;
    overridden.reason = command.reason;
    overridden.missing = missing.items;
    overridden.reasonClass = reasonClass;
    if (missing.refusal.code != RefusalCode::CloseNeedsFacts)
        return {std::move(overridden)};
    std::vector<Event> facts;
    const auto reasons = reasonsFor(missing.items, command.reason);
    for (const auto& item : missing.items) {
        overridden.missing = {item};
        overridden.reason = reasons.at(item);
        facts.emplace_back(overridden);
    }
    return facts;
}

// The first one and what else came of it, each once. Errors: DispositionUnknown, DispositionTwice.
Result<std::vector<const DispositionRule*>> dispositionsMeant(const ClosingWish& wish,
                                                              const Codes& codes)
{
    std::vector<DispositionCode> said{wish.disposition};
    said.insert(said.end(), wish.further.begin(), wish.further.end());
    std::vector<const DispositionRule*> rules;
    for (const DispositionCode& code : said) {
        const DispositionRule* rule = codes.dispositionFor(code.value);
        if (!rule)
            return refuse(RefusalCode::DispositionUnknown, code.value,
                          dispositionAdvice(codes, code.value));
        if (std::find(rules.begin(), rules.end(), rule) != rules.end())
            return refuse(RefusalCode::DispositionTwice, rule->label);
        rules.push_back(rule);
    }
    return rules;
}

} // namespace

bool isToldAsDeath(const Incident& incident)
{
    return incident.commonType == "SUICIDE" && !isSelfHarmNow(incident);
}

bool isAboutSuicide(const State& state, const Incident& incident)
{
    if (isSuicideType(incident.commonType) || isSelfHarmNow(incident))
        return true;
    const bool isRejected = incident.flag.decision == FlagDecision::Rejected;
    const auto& before = incident.commonTypesBefore;
    if (!isRejected &&
        (std::any_of(before.begin(), before.end(), isSuicideType) || isSuicideInWords(incident)))
        return true;
    return std::any_of(
        incident.mergedFrom.begin(), incident.mergedFrom.end(), [&state](IncidentId id) {
            const auto joined = state.incidents.find(id);
            return joined != state.incidents.end() && isAboutSuicide(state, joined->second);
        });
}

std::vector<std::string> factsMissingToClose(const Incident& incident, const Codes& codes)
{
    std::vector<Fact> needed;
    if (const IncidentType* type = codes.typeFor(incident.type.value)) {
        for (const auto& word : type->requiredToClose) {
            if (const auto fact = factFromWord(word))
                needed.push_back(*fact);
        }
    }
    if (isWorkedAsCrisis(incident)) {
        for (const Fact fact : kAskedAtLevel) {
            if (isAskedOfTheLiving(fact) && isToldAsDeath(incident))
                continue;
            if (std::find(needed.begin(), needed.end(), fact) == needed.end())
                needed.push_back(fact);
        }
    }
    std::vector<std::string> missing;
    for (const Fact fact : needed) {
        if (!isAsked(incident, fact))
            missing.push_back(asTyped(factWord(fact)));
    }
    if (isWorkedAsCrisis(incident)) {
        for (const ClosingItem item : kItemsAtLevel) {
            if (incident.closingItems.count(item) == 0)
                missing.push_back(closingItemWord(item));
        }
    }
    return missing;
}

Result<void> canClose(const State& state, IncidentId id, const ClosingWish& wish,
                      const Knowledge& knowledge)
{
    const auto found = workingIncident(state, id);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    const auto dispositions = dispositionsMeant(wish, knowledge.codes);
    if (!dispositions)
        return dispositions.refusal();
    for (const auto& assignment : incident.assignments) {
        const auto unit = state.units.find(assignment.unit);
        if (unit != state.units.end() && unit->second.emergency) {
            return refuse(RefusalCode::CloseHasEmergency, incident.number, assignment.unit.value);
        }
    }
    // Who looks for the held ones looks at the one that they are held under.
    if (const auto storm = state.room.storms.find(id); storm != state.room.storms.end()) {
        const std::size_t held = stormOrder(state, storm->second).size();
        if (held > 0)
            return refuse(RefusalCode::StormStillHeld, incident.number, std::to_string(held));
    }
    // No reason makes an arrest of custody for an examination, or of protective custody.
    for (const DispositionRule* one : *dispositions) {
        if (isAskedOfUnseen(incident, *one, wish))
            return refuse(RefusalCode::IncidentIsRestricted, incident.number);
        if (const auto may = isArrest(*one) ? mayBeArrest(incident) : Result<void>(); !may)
            return asTold(incident, may.refusal(), wish);
        if (const auto letsGo = crisisLetsGo(state, incident, *one); !letsGo)
            return asTold(incident, letsGo.refusal(), wish);
    }
    for (const auto& missing : missingToClose(state, incident, knowledge)) {
        if (!mayCloseOver(missing, wish))
            return asTold(incident, missing.refusal, wish);
        if (needsEachReason(missing, wish))
            return refuse(RefusalCode::CloseNeedsEachReason, incident.number,
                          eachWithReason(missing.items, "WHY"));
    }
    if (const auto letsGo = contactLetsGo(state, incident); !letsGo)
        return asTold(incident, letsGo.refusal(), wish);
    return {};
}

Result<void> canReopen(const State& state, IncidentId id)
{
    const auto found = knownIncident(state, id);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    if (incident.mergedInto) {
        return refuse(RefusalCode::IncidentIsMerged, incident.number,
                      numberOf(state, *incident.mergedInto));
    }
    if (incident.stage != IncidentStage::Closed)
        return refuse(RefusalCode::IncidentNotClosed, incident.number);
    return {};
}

Facts decideOne(const State& state, const CloseIncident& command, const Act& act)
{
    const ClosingWish wish{command.disposition, command.reason, act.roles, command.further};
    if (const auto can = canClose(state, command.incident, wish, *act.knowledge); !can)
        return can.refusal();
    const Codes& codes = act.knowledge->codes;
    const Incident& incident = state.incidents.at(command.incident);
    const DispositionRule& disposition = *codes.dispositionFor(command.disposition.value);

    std::vector<Event> facts;
    const FieldClass reasonClass = reasonClassOf(incident, codes);
    for (const auto& missing : missingToClose(state, incident, *act.knowledge)) {
        if (missing.listed == Listed::InTheReason)
            continue;
        for (auto& fact : setAside(missing, command, reasonClass))
            facts.push_back(std::move(fact));
    }
    if (incident.stage == IncidentStage::Held)
        facts.push_back(holdReleased(incident, "closed"));
    for (auto& fact : unitsCleared(incident, disposition, codes))
        facts.push_back(std::move(fact));
    for (auto& fact : needJudged(state, incident, command.reason, *act.knowledge))
        facts.push_back(std::move(fact));
    for (auto& fact : crisisWorkEnded(incident))
        facts.push_back(std::move(fact));
    for (auto& fact : aidEnded(state, incident, codes.aid))
        facts.push_back(std::move(fact));
    IncidentClosed closed;
    closed.incident = command.incident;
    closed.disposition = disposition.code;
    closed.commonDisposition = disposition.commonCode;
    closed.reason = command.reason;
    closed.reasonClass = reasonClass;
    for (const DispositionCode& code : command.further) {
        const DispositionRule& rule = *codes.dispositionFor(code.value);
        closed.further.push_back(rule.code);
        closed.furtherCommon.push_back(rule.commonCode);
    }
    facts.push_back(std::move(closed));
    for (auto& fact : outsideUnitsGone(state, incident))
        facts.push_back(std::move(fact));
    return facts;
}

Facts decideOne(const State& state, const ReopenIncident& command, const Act& act)
{
    if (const auto can = canReopen(state, command.incident); !can)
        return can.refusal();
    if (trimmed(command.reason).empty())
        return refuse(RefusalCode::ReasonMissing, "Reopening an incident");
    IncidentReopened fact;
    fact.incident = command.incident;
    fact.reason = command.reason;
    fact.reasonClass = reasonClassOf(state.incidents.at(command.incident), act.knowledge->codes);
    return std::vector<Event>{std::move(fact)};
}

} // namespace haven
