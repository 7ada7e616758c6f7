#include "models/base/text.h"
#include "models/dispatch/aid_facts.h"
#include "models/dispatch/decide_parts.h"

#include <algorithm>

// What others were asked for, and how that went.
namespace haven {

namespace {

constexpr Span kAidTypedTo = Span::minutes(1); // people give minutes

Result<const AidRequest*> aidMeant(const Incident& incident, const AnswerAid& command,
                                   const AidTable& table)
{
    if (command.request != 0) {
        const AidRequest* request = aidNumbered(incident, command.request);
        if (!request)
            return refuse(RefusalCode::AidNone, incident.number,
                          "request " + std::to_string(command.request));
        return request;
    }
    const AidKind* kind = table.kindFor(command.kind);
    const std::string code = kind ? kind->code : toLower(command.kind);
    if (const AidRequest* request = newestOpenAid(incident, code))
        return request;
    return refuse(RefusalCode::AidNone, incident.number,
                  "open request for " + (kind ? toLower(kind->label) : command.kind));
}

bool needsAidReason(AidStage stage)
{
    return stage == AidStage::Refused || stage == AidStage::Canceled;
}

Result<void> mayAnswerAid(const Incident& incident, const AidRequest& request,
                          const AnswerAid& command, const Act& act)
{
    const AidStage after = command.stage.value_or(
        request.stage == AidStage::Asked ? AidStage::Accepted : request.stage);
    const bool isNewTime = !command.stage && after == request.stage;
    const bool takesTime = after == AidStage::Accepted || after == AidStage::Rolling;
    if (!isNewTime && !mayAidBecome(request.stage, after))
        return refuse(RefusalCode::AidOrder, std::to_string(request.number),
                      aidStageWord(request.stage), aidStageWord(after));
    if (!command.stage && !command.minutes)
        return refuse(RefusalCode::AidNeedsStep, std::to_string(request.number));
    if (isNewTime && !takesTime)
        return refuse(RefusalCode::AidOrder, std::to_string(request.number),
                      aidStageWord(request.stage), "under way");
    if (command.minutes && (*command.minutes < 0 || *command.minutes > kAidMinutesMax))
        return refuse(RefusalCode::MinutesMalformed, std::to_string(*command.minutes));
    if (needsAidReason(after) && trimmed(command.words).empty())
        return refuse(RefusalCode::AidNeedsReason, incident.number, std::to_string(request.number),
                      aidStageWord(after));
    if (act.happenedAt + kAidTypedTo < aidLastStepAt(request))
        return refuse(RefusalCode::AidTimeBefore, std::to_string(request.number));
    return {};
}

std::optional<TurnOutcome> outcomeOf(AidStage before, AidStage after)
{
    switch (after) {
    case AidStage::Accepted:
    case AidStage::Rolling:
    case AidStage::Arrived:
        return before == AidStage::Asked ? std::optional(TurnOutcome::Taken) : std::nullopt;
    case AidStage::Refused:
        return TurnOutcome::Refused;
    case AidStage::NoAnswer:
        return TurnOutcome::NoAnswer;
    case AidStage::Canceled:
        return before == AidStage::Rolling ? TurnOutcome::CanceledLate : TurnOutcome::CanceledEarly;
    case AidStage::Asked:
    case AidStage::Finished:
        break;
    }
    return std::nullopt;
}

AidProgressed aidStep(const Incident& incident, const AidRequest& request, AidStage after)
{
    AidProgressed fact;
    fact.incident = incident.id;
    fact.request = request.number;
    fact.stage = after;
    fact.etaAt = request.etaAt;
    fact.before = request.stage;
    fact.etaBefore = request.etaAt;
    return fact;
}

} // namespace

std::optional<RotationTurned> TurnKeeper::turned(const std::string& list,
                                                 const std::string& company, TurnOutcome outcome,
                                                 TurnBefore before)
{
    const auto kept = m_state.rotation.lists.find(list);
    if (kept == m_state.rotation.lists.end())
        return std::nullopt;
    auto& order = m_orders.try_emplace(list, companiesOf(kept->second)).first->second;
    if (std::find(order.begin(), order.end(), company) == order.end())
        return std::nullopt;
    RotationTurned fact;
    fact.list = list;
    fact.company = company;
    fact.outcome = outcome;
    fact.before = order;
    order = orderAfter(order, company, m_table.placeAfter(outcome), before);
    fact.after = order;
    return fact;
}

std::optional<RotationTurned> TurnKeeper::turnOf(const Incident& incident,
                                                 const AidRequest& request, AidStage after,
                                                 const std::string& reason)
{
    const auto outcome = outcomeOf(request.stage, after);
    if (request.list.empty() || !outcome)
        return std::nullopt;
    const bool wasTaken = request.stage != AidStage::Asked;
    auto fact = turned(request.list, request.whom, *outcome,
                       wasTaken ? TurnBefore::Taken : TurnBefore::Waiting);
    if (!fact)
        return std::nullopt;
    fact->incident = incident.id;
    fact->request = request.number;
    fact->reason = reason;
    return fact;
}

std::vector<Event> aidEnded(const State& state, const Incident& incident, const AidTable& table)
{
    TurnKeeper turns(state, table);
    std::vector<Event> facts;
    for (const AidRequest& request : incident.aid) {
        if (!isAidOpen(request))
            continue;
        const AidStage after =
            request.stage == AidStage::Arrived ? AidStage::Finished : AidStage::Canceled;
        AidProgressed fact = aidStep(incident, request, after);
        fact.words = "incident closed";
        facts.emplace_back(std::move(fact));
        if (auto turn = turns.turnOf(incident, request, after, "incident closed"))
            facts.emplace_back(*std::move(turn));
    }
    return facts;
}

std::vector<std::string> openAidWords(const Incident& incident)
{
    std::vector<std::string> words;
    for (const AidRequest& request : incident.aid) {
        if (isAidOpen(request))
            words.push_back(aidName(request) + " (" + aidStageWord(request.stage) + ")");
    }
    return words;
}

Facts decideOne(const State& state, const AskAid& command, const Act& act)
{
    const auto found = workingIncident(state, command.incident);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    const AidTable& table = act.knowledge->codes.aid;
    const AidKind* kind = table.kindFor(command.kind);
    if (!kind)
        return refuse(RefusalCode::AidUnknown, command.kind, table.codeList());
    if (incident.aid.size() >= kAidRequestsMax)
        return refuse(RefusalCode::AidTooMany, incident.number, std::to_string(kAidRequestsMax));
    AidAsked fact;
    fact.incident = incident.id;
    fact.request = static_cast<std::int64_t>(incident.aid.size()) + 1;
    fact.kind = kind->code;
    fact.label = kind->label;
    fact.whom = std::string(trimmed(command.whom));
    if (fact.whom.empty()) {
        fact.whom = kind->whom;
        fact.phone = kind->phone;
    }
    fact.way = command.way;
    fact.note = std::string(trimmed(command.note));
    for (const AidRequest& one : incident.aid) {
        if (isAidOpen(one) && one.kind == fact.kind && equalsIgnoringCase(one.whom, fact.whom))
            return refuse(RefusalCode::AidIsOpen, incident.number, aidName(one),
                          std::to_string(one.number));
    }
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const AnswerAid& command, const Act& act)
{
    const auto found = workingIncident(state, command.incident);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    const AidTable& table = act.knowledge->codes.aid;
    const auto meant = aidMeant(incident, command, table);
    if (!meant)
        return meant.refusal();
    const AidRequest& request = **meant;
    if (const auto may = mayAnswerAid(incident, request, command, act); !may)
        return may.refusal();
    const AidStage after = command.stage.value_or(
        request.stage == AidStage::Asked ? AidStage::Accepted : request.stage);
    AidProgressed fact = aidStep(incident, request, after);
    fact.words = std::string(trimmed(command.words));
    if (command.minutes)
        fact.etaAt = act.happenedAt + Span::minutes(*command.minutes);
    std::vector<Event> facts;
    TurnKeeper turns(state, table);
    auto turn = turns.turnOf(incident, request, after, fact.words);
    facts.emplace_back(std::move(fact));
    if (turn)
        facts.emplace_back(*std::move(turn));
    return facts;
}

} // namespace haven
