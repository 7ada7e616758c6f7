#include "models/dispatch/crisis_closing.h"

#include "models/base/text.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/clinician_need.h"
#include "models/dispatch/crisis_response.h"

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

// Nobody has said that somebody saw the person: "not known" and "could not ask" are no contact.
bool isContactOpen(const Incident& incident, const DispositionRule& disposition)
{
    const auto contact = incident.answers.find(Fact::ContactConfirmed);
    const bool isMissing = contact != incident.answers.end() &&
                           contact->second.answer.state != AskState::NotAsked &&
                           contact->second.answer != answered("yes");
    return disposition.leavesContactOpen || isMissing;
}

// A crisis that is left to a telephone: somebody answered for it, and no unit ever went.
bool isLeftToPhone(const Incident& incident)
{
    return incident.level.level == kRoutine && !hadUnits(incident) &&
           incident.flag.decision != FlagDecision::Rejected;
}

} // namespace

Result<void> crisisLetsGo(const State& state, const Incident& incident,
                          const DispositionRule& disposition)
{
    if (const Handoff* open = openHandoff(incident))
        return refuse(RefusalCode::CloseHasHandoff, incident.number, open->target);
    if (incident.callback) {
        const std::string& number = incident.callback->number;
        return refuse(RefusalCode::CloseOwesCallback, incident.number,
                      number.empty() ? "the caller" : number);
    }
    if (isHereOrJoined(state, incident, isOfficerWanted) &&
        !isHereOrJoined(state, incident, hadUnits))
        return refuse(RefusalCode::CloseOwesOfficer, incident.number);
    // Lifeline policy: whoever was not found is looked for again.
    if (isAboutSuicide(state, incident) && isContactOpen(incident, disposition) &&
        !hasRecheckPlan(incident))
        return refuse(RefusalCode::CloseNeedsFollowUp, incident.number, disposition.label);
    return {};
}

std::vector<Refusal> missingToClose(const State& state, const Incident& incident,
                                    const Knowledge& knowledge)
{
    std::vector<Refusal> missing;
    if (const auto words = factsMissingToClose(incident, knowledge.codes); !words.empty())
        missing.push_back(
            refuse(RefusalCode::CloseNeedsFacts, incident.number, joined(words, ", ")));
    const ClinicianNeed need = clinicianNeed(incident, knowledge.codes);
    if (need.isEligible() && needStanding(incident, state, knowledge).is == NeedStanding::Is::Open)
        missing.push_back(refuse(RefusalCode::CloseNeedsNotSent, incident.number, need.why));
    if (isLeftToPhone(incident)) {
        if (phoneOnlyOf(state) == PhoneOnly::NotAgreed)
            missing.push_back(refuse(RefusalCode::CloseNeedsUnit, incident.number));
        else if (!isHandoffAccepted(incident))
            missing.push_back(refuse(RefusalCode::CloseNeedsTransfer, incident.number));
    }
    return missing;
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
