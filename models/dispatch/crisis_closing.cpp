#include "models/dispatch/crisis_closing.h"

#include "models/base/text.h"
#include "models/dispatch/aid_facts.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/clinician_need.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/risk_protection.h"
#include "models/dispatch/waiting.h"
#include "models/dispatch/work_stack.h"

#include <algorithm>

namespace haven {

namespace {

constexpr int kRoutine = 1;

// "Cannot say" is an answer to every other question; a plan that nobody has is none.
bool hasRecheckPlan(const Incident& incident)
{
    const auto plan = incident.closingItems.find(ClosingItem::RecheckPlan);
    return plan != incident.closingItems.end() && plan->second.state == ClosingState::Answered;
}

// Of the incident or of one that was joined into it.
template <class Is>
bool isHereOrJoined(const State& state, const Incident& incident, Is is)
{
    return is(incident) ||
           std::any_of(incident.mergedFrom.begin(), incident.mergedFrom.end(), [&](IncidentId id) {
               const auto joined = state.incidents.find(id);
               return joined != state.incidents.end() && is(joined->second);
           });
}

// Of the police, and not a clinician alone in the car.
bool hadOfficer(const Incident& incident)
{
    return std::any_of(incident.unitsCame.begin(), incident.unitsCame.end(),
                       [](const UnitCame& one) { return hasOfficer(one.discipline, one.skills); });
}

bool isContactAsked(const Incident& incident)
{
    const auto contact = incident.answers.find(Fact::ContactConfirmed);
    return contact != incident.answers.end() && contact->second.answer.state != AskState::NotAsked;
}

// Somebody has said that nobody saw the person: "not known" and "could not ask" are no contact. In
// words; empty where it was not so.
std::string noContactWords(const Incident& incident, const DispositionRule& disposition)
{
    if (disposition.leavesContactOpen)
        return disposition.label;
    if (!isContactAsked(incident))
        return {};
    const FactAnswer& answer = incident.answers.at(Fact::ContactConfirmed).answer;
    return answer == answered("yes") ? std::string() : factSentence(Fact::ContactConfirmed, answer);
}

// A crisis that is left to a telephone: somebody answered for it, and no unit went.
bool isLeftToPhone(const Incident& incident)
{
    return incident.level.level == kRoutine && !hadUnits(incident) &&
           incident.flag.decision != FlagDecision::Rejected;
}

// A line stood open, no unit went and nobody has recorded what was heard, or that nothing was (R8).
bool isLineUnheard(const Incident& incident)
{
    return !hadUnits(incident) &&
           std::any_of(incident.calls.begin(), incident.calls.end(), [](const Call& call) {
               return call.kind == CallKind::OpenLine && call.tries.empty();
           });
}

// Others took it over: an agency that was asked came or comes, or another center has the caller.
bool isTakenByOthers(const Incident& incident)
{
    const bool isAid =
        std::any_of(incident.aid.begin(), incident.aid.end(),
                    [](const AidRequest& one) { return one.acceptedAt || one.arrivedAt; });
    return isAid || isHandoffAccepted(incident) ||
           std::any_of(incident.transfers.begin(), incident.transfers.end(),
                       [](const CallTransfer& one) { return one.step == TransferStep::Accepted; });
}

// The most urgent work, and nobody went. A crisis has questions of its own.
bool isNeverSent(const State& state, const Incident& incident, const ClinicianNeed& need)
{
    const bool isCrisis =
        need.isEligible() || isWorkedAsCrisis(incident) || isAboutSuicide(state, incident);
    return incident.priority == Priority::P1 && !isCrisis &&
           !isHereOrJoined(state, incident, [](const Incident& one) {
               return hadUnits(one) || one.wasSent || isTakenByOthers(one);
           });
}

MissingToClose nobodySent(const Incident& incident)
{
    return {refuse(RefusalCode::CloseNeverSent, incident.number),
            {"a unit"},
            ClosedOver::ByAnybody,
            Listed::ForSupervisor};
}

// What was decided on it answers for what was joined into it, too.
bool isRiskOpen(const State& state, const Incident& incident)
{
    const auto& said = incident.riskProtection;
    if (said && said->decision != RiskDecision::NotDecided)
        return false;
    return isHereOrJoined(state, incident,
                          [](const Incident& one) { return riskPrompt(one).has_value(); });
}

} // namespace

Result<void> crisisLetsGo(const State& state, const Incident& incident,
                          const DispositionRule& disposition)
{
    if (const Handoff* open = openHandoff(incident))
        return refuse(RefusalCode::CloseHasHandoff, incident.number, open->target);
    if (const CallTransfer* open = openTransfer(incident))
        return refuse(RefusalCode::CloseHasTransfer, incident.number, open->target);
    if (openTextSession(incident))
        return refuse(RefusalCode::CloseHasTextSession, incident.number);
    if (incident.callback) {
        const std::string& number = incident.callback->number;
        return refuse(RefusalCode::CloseOwesCallback, incident.number,
                      number.empty() ? "the caller" : number);
    }
    if (isHereOrJoined(state, incident, isOfficerWanted) &&
        !isHereOrJoined(state, incident, hadUnits))
        return refuse(RefusalCode::CloseOwesOfficer, incident.number);
    // Lifeline policy: whoever was not found is looked for again.
    if (isAboutSuicide(state, incident) && !hasRecheckPlan(incident)) {
        if (const auto open = noContactWords(incident, disposition); !open.empty())
            return refuse(RefusalCode::CloseNeedsFollowUp, incident.number, open);
    }
    return {};
}

namespace {

// Whoever lives has to have been reached. A death that no unit went to is only what somebody said.
bool isContactOwed(const State& state, const Incident& incident)
{
    if (!isToldAsDeath(incident))
        return isAboutSuicide(state, incident);
    return !isHereOrJoined(state, incident, hadUnits) ||
           isHereOrJoined(state, incident, [&state](const Incident& one) {
               return !isToldAsDeath(one) && isAboutSuicide(state, one);
           });
}

} // namespace

// That nobody asked must not hide somebody whom nobody saw.
Result<void> contactLetsGo(const State& state, const Incident& incident)
{
    if (isContactAsked(incident) || hasRecheckPlan(incident) || !isContactOwed(state, incident))
        return {};
    return refuse(RefusalCode::CloseNeedsFollowUp, incident.number,
                  "nobody was asked about contact");
}

namespace {

std::vector<std::string> unitsTransporting(const State& state, const Incident& incident)
{
    std::vector<std::string> units;
    for (const auto& assignment : incident.assignments) {
        const auto unit = state.units.find(assignment.unit);
        if (unit != state.units.end() && isTransporting(unit->second))
            units.push_back(assignment.unit.value);
    }
    return units;
}

} // namespace

std::vector<MissingToClose> missingToClose(const State& state, const Incident& incident,
                                           const Knowledge& knowledge)
{
    std::vector<MissingToClose> missing;
    if (auto words = factsMissingToClose(incident, knowledge.codes); !words.empty()) {
        Refusal refusal =
            refuse(RefusalCode::CloseNeedsFacts, incident.number, joined(words, ", "));
        missing.push_back({std::move(refusal), std::move(words), ClosedOver::BySupervisor});
    }
    if (isLeftToPhone(incident)) {
        if (phoneOnlyOf(state) == PhoneOnly::NotAgreed)
            missing.push_back({refuse(RefusalCode::CloseNeedsUnit, incident.number),
                               {"a unit, or the agreement with the 988 center"},
                               ClosedOver::BySupervisor});
        else if (!isHandoffAccepted(incident))
            missing.push_back({refuse(RefusalCode::CloseNeedsTransfer, incident.number),
                               {"a unit, or an accepted hand-off"},
                               ClosedOver::BySupervisor});
    }
    if (const auto threat = standingThreat(incident);
        threat && !isHereOrJoined(state, incident, hadOfficer))
        missing.push_back({refuse(RefusalCode::CloseNeedsOfficer, incident.number, *threat),
                           {"an officer, or the answer set right"},
                           ClosedOver::BySupervisor});
    if (isFlagUndecided(incident))
        missing.push_back({refuse(RefusalCode::CloseNeedsFlag, incident.number,
                                  toLower(enumName(incident.flag.suggested))),
                           {"whether it is behavioral health"},
                           ClosedOver::ByAnybody,
                           Listed::InTheReason});
    const ClinicianNeed need = clinicianNeed(incident, knowledge.codes);
    if (need.isEligible() && needStanding(incident, state, knowledge).is == NeedStanding::Is::Open)
        missing.push_back(
            {refuse(RefusalCode::CloseNeedsNotSent, incident.number, need.why),
             {"a clinician, or the reason of the list why none"},
             ClosedOver::ByAnybody,
             isWorkedAsCrisis(incident) ? Listed::ForSupervisor : Listed::InTheReason});
    if (isRiskOpen(state, incident))
        missing.push_back({refuse(RefusalCode::CloseNeedsRisk, incident.number),
                           {"who decided whether a risk-protection investigation is needed"},
                           ClosedOver::ByAnybody,
                           Listed::ForSupervisor});
    if (auto open = openAidWords(incident); !open.empty()) {
        Refusal refusal = refuse(RefusalCode::CloseHasAid, incident.number, joined(open, "; "));
        missing.push_back(
            {std::move(refusal), std::move(open), ClosedOver::ByAnybody, Listed::InTheReason});
    }
    if (auto carrying = unitsTransporting(state, incident); !carrying.empty()) {
        const std::string first = carrying.front();
        missing.push_back(
            {refuse(RefusalCode::CloseHasTransport, incident.number, joined(carrying, ", "), first),
             {"arrival of the transport by " + joined(carrying, ", ")},
             ClosedOver::ByAnybody});
    }
    if (isLineUnheard(incident))
        missing.push_back({refuse(RefusalCode::CloseHasOpenLine, incident.number),
                           {"what was heard on the open line"},
                           ClosedOver::ByAnybody,
                           Listed::InTheReason});
    // One reason is enough: where another rule asks for it, this one does not.
    if (missing.empty() && isNeverSent(state, incident, need))
        missing.push_back(nobodySent(incident));
    return missing;
}

std::map<std::string, std::string> reasonsFor(const std::vector<std::string>& items,
                                              std::string_view reason)
{
    std::map<std::string, std::string> said;
    for (const auto& part : split(reason, ';')) {
        const auto colon = part.find(':');
        if (colon == std::string::npos)
            continue;
        const std::string item = asTyped(toLower(trimmed(std::string_view(part).substr(0, colon))));
        const std::string why(trimmed(std::string_view(part).substr(colon + 1)));
        if (!why.empty())
            said[item] = why;
    }
    std::map<std::string, std::string> own;
    for (const auto& item : items) {
        const auto found = said.find(item);
        if (found != said.end())
            own[item] = found->second;
        else if (items.size() == 1 && !trimmed(reason).empty())
            own[item] = std::string(trimmed(reason));
        else
            return {};
    }
    return own;
}

std::string eachWithReason(const std::vector<std::string>& items, std::string_view why)
{
    if (items.size() < 2)
        return std::string(why);
    std::vector<std::string> parts;
    for (const auto& item : items)
        parts.push_back(item + ": " + std::string(why));
    return joined(parts, "; ");
}

std::vector<Event> needJudged(const State& state, const Incident& incident,
                              const std::string& reason, const Knowledge& knowledge)
{
    if (!clinicianNeed(incident, knowledge.codes).isEligible())
        return {};
    const NeedStanding standing = needStanding(incident, state, knowledge);
    ClinicianNeedJudged fact;
    fact.incident = incident.id;
    fact.level = incident.level.level;
    fact.since = incident.openedAt;
    if (standing.is == NeedStanding::Is::Sent)
        return {std::move(fact)};
    fact.outcome = ClinicianOutcome::NotSent;
    const bool isOpen = standing.is == NeedStanding::Is::Open;
    fact.code = isOpen ? std::string(kNotSentOther) : standing.code;
    fact.words = isOpen ? std::string(trimmed(reason)) : standing.words;
    return {std::move(fact)};
}

} // namespace haven
