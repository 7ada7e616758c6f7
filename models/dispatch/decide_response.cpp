#include "models/base/text.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/clinician_need.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/nearby.h"

#include <algorithm>

// Warm hand-offs, lost callers, and what has to be known before a crisis closes.
namespace haven {

namespace {

constexpr int kLevelMost = 4;

// Location and callback come first: once the call is theirs, nobody here can ask any more. Where
// nobody called, the officer on scene has both.
Result<void> mayHandOver(const Incident& incident)
{
    if (trimmed(incident.location.text).empty())
        return refuse(RefusalCode::HandoffNeedsPlace, incident.number);
    const bool hasNumber = incident.calls.empty() ||
                           std::any_of(incident.calls.begin(), incident.calls.end(),
                                       [](const Call& call) { return isTelephone(call.callback); });
    if (!hasNumber)
        return refuse(RefusalCode::HandoffNeedsCallback, incident.number);
    if (const Handoff* open = openHandoff(incident))
        return refuse(RefusalCode::HandoffIsOpen, incident.number, open->target);
    return {};
}

bool mayBecome(HandoffStage before, HandoffStage after)
{
    switch (after) {
    case HandoffStage::Placed:
    case HandoffStage::NotPlaced: // by an undo alone
        return false;
    case HandoffStage::Answered:
    case HandoffStage::NoAnswer:
        return before == HandoffStage::Placed || before == HandoffStage::Accepted;
    case HandoffStage::Accepted:
        return before == HandoffStage::Placed || before == HandoffStage::Answered;
    case HandoffStage::Refused:
    case HandoffStage::Dropped:
        return before == HandoffStage::Placed || before == HandoffStage::Answered ||
               before == HandoffStage::Accepted;
    }
    return false;
}

// "They accept" is one key, and where it was a slip the caller would be on nobody's list: the last
// one that was accepted can be set right.
const Handoff* lastAccepted(const Incident& incident)
{
    const bool isAccepted =
        !incident.handoffs.empty() && incident.handoffs.back().stage == HandoffStage::Accepted;
    return isAccepted ? &incident.handoffs.back() : nullptr;
}

bool endsWithoutYes(HandoffStage stage)
{
    return stage == HandoffStage::Refused || stage == HandoffStage::NoAnswer;
}

// The hours are not looked at: a rule has no wall clock, and who answers is heard on the line.
std::string fallbackFor(const State& state, const Incident& incident, const Act& act)
{
    const Knowledge& knowledge = *act.knowledge;
    const auto response = responseOf(incident, state, knowledge, {{}, act.day});
    const auto next =
        fallbackAfter(response.value_or(Response{}), knowledge.directory, handoffsTried(incident));
    return next ? next->name + ", " + next->phone : std::string();
}

std::string callbackOf(const Incident& incident)
{
    for (auto call = incident.calls.rbegin(); call != incident.calls.rend(); ++call) {
        if (isTelephone(call->callback))
            return call->callback;
    }
    return {};
}

// A caller lost between two telephones: the level goes up by one, and somebody calls back.
std::vector<Event> callerLost(const Incident& incident, const Handoff& handoff, const Act& act)
{
    const Answers answers = answersOf(incident);
    LevelChanged change;
    change.incident = incident.id;
    change.before = incident.level.level;
    const LevelResult now = levelFor(answers, askedFirst(incident, act.knowledge->codes));
    change.after = incident.level.level == 0 ? levelNumber(now.level)
                                             : std::min(incident.level.level + 1, kLevelMost);
    change.asked = now.asked;
    change.because = "the caller was lost in the hand-off to " + handoff.target;
    change.cause = LevelCause::ByPerson;
    change.recheckDueAt = recheckDueAt(change.after, &incident, act);
    std::vector<Event> facts = levelFacts(incident, change, PriorityRise::WithLevel);
    CallbackOwed owed;
    owed.incident = incident.id;
    owed.number = callbackOf(incident);
    owed.reason = change.because;
    facts.push_back(std::move(owed));
    return facts;
}

std::string stageWords(HandoffStage stage)
{
    return stage == HandoffStage::NoAnswer ? "not answered" : toLower(enumName(stage));
}

// The lost caller's, or one that was learned since.
bool knowsNumber(const Incident& incident)
{
    return isTelephone(incident.callback->number) || !callbackOf(incident).empty();
}

} // namespace

Facts decideOne(const State& state, const PlaceHandoff& command, const Act& act)
{
    const auto found = workingIncident(state, command.incident);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    if (const auto may = mayHandOver(incident); !may)
        return may.refusal();
    const std::string words(trimmed(command.target));
    if (namesNobody(words))
        return refuse(RefusalCode::HandoffNeedsTarget, incident.number);
    HandoffPlaced fact;
    fact.incident = incident.id;
    fact.handoff = static_cast<std::int64_t>(incident.handoffs.size()) + 1;
    fact.target = words;
    if (const DirectoryEntry* entry = entryFor(words, *act.knowledge)) {
        fact.target = entry->name;
        fact.entry = entry->id;
        fact.number = phoneOf(act.knowledge->directory, *entry);
    }
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const MarkHandoff& command, const Act& act)
{
    const auto found = workingIncident(state, command.incident);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    const Handoff* open = openHandoff(incident);
    if (!open)
        open = lastAccepted(incident);
    if (!open)
        return refuse(RefusalCode::HandoffNone, incident.number);
    if (!mayBecome(open->stage, command.stage))
        return refuse(RefusalCode::HandoffOrder, incident.number, stageWords(open->stage),
                      stageWords(command.stage));
    // Whoever sets right that the person is theirs says why; a lost caller waits for no reason.
    const bool isSlip =
        open->stage == HandoffStage::Accepted && command.stage != HandoffStage::Dropped;
    if (isSlip && trimmed(command.reason).empty())
        return refuse(RefusalCode::HandoffIsAccepted, incident.number, open->target);
    if (command.stage == HandoffStage::Refused && trimmed(command.reason).empty())
        return refuse(RefusalCode::HandoffNeedsReason, incident.number, open->target);
    HandoffProgressed fact;
    fact.incident = incident.id;
    fact.handoff = open->number;
    fact.stage = command.stage;
    fact.reason = trimmed(command.reason);
    fact.waitedS = secondsWaited(*open, act.happenedAt);
    if (endsWithoutYes(command.stage))
        fact.fallback = fallbackFor(state, incident, act);
    std::vector<Event> facts{std::move(fact)};
    if (command.stage == HandoffStage::Dropped) {
        auto lost = callerLost(incident, *open, act);
        facts.insert(facts.end(), std::make_move_iterator(lost.begin()),
                     std::make_move_iterator(lost.end()));
    }
    return facts;
}

Facts decideOne(const State& state, const TryCallback& command, const Act&)
{
    const auto found = workingIncident(state, command.incident);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    if (!incident.callback)
        return refuse(RefusalCode::CallbackNone, incident.number);
    if (command.result && !knowsNumber(incident))
        return refuse(RefusalCode::CallbackNumberNone, incident.number);
    const std::string note = noteOfCallback(command.note, command.whyUnsafe, {});
    if (!command.result && note.empty())
        return refuse(RefusalCode::CallbackNeedsReason, incident.number);
    const CallbackCause cause = incident.callback->cause;
    if (!command.result)
        return std::vector<Event>{CallbackSettled{incident.id, note, cause}};
    std::vector<Event> facts;
    const Call* call = callOwed(incident);
    if (call) {
        auto unsafe = factsForUnsafe(state, incident, *call, *command.result, command.whyUnsafe);
        if (!unsafe)
            return unsafe;
        facts = *std::move(unsafe);
    }
    CallbackTried tried;
    tried.incident = incident.id;
    tried.result = *command.result;
    tried.note = noteOfCallback(command.note, command.whyUnsafe, facts);
    tried.cause = cause;
    if (call)
        tried.call = call->id;
    facts.emplace_back(std::move(tried));
    if (isAnswer(*command.result))
        facts.emplace_back(CallbackSettled{incident.id, "reached", cause});
    return facts;
}

Facts decideOne(const State& state, const RecordClosingItem& command, const Act&)
{
    const auto found = workingIncident(state, command.incident);
    if (!found)
        return found.refusal();
    const std::string words(trimmed(command.words));
    if (words.empty())
        return refuse(RefusalCode::ClosingItemMissing, (*found)->number,
                      closingItemWord(command.item));
    const bool isOfficer = command.item == ClosingItem::Officer;
    const bool isYesOrNo = equalsIgnoringCase(words, "yes") || equalsIgnoringCase(words, "no");
    if (isOfficer && (!isYesOrNo || command.state == ClosingState::Unable))
        return refuse(RefusalCode::OfficerYesOrNo, (*found)->number);
    ClosingItemRecorded fact;
    fact.incident = command.incident;
    fact.item = command.item;
    fact.state = command.state;
    fact.words = isOfficer ? toLower(words) : words;
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const WithholdClinician& command, const Act& act)
{
    const auto found = workingIncident(state, command.incident);
    if (!found)
        return found.refusal();
    const ResponseTable& table = act.knowledge->codes.response;
    const NotSentReason* reason = table.reasonFor(asKept(toLower(command.code)));
    if (!reason) {
        std::vector<std::string> codes;
        for (const auto& one : table.notSent)
            codes.push_back(asTyped(one.code));
        return refuse(RefusalCode::NotSentUnknown, command.code, joined(codes, ", "));
    }
    const std::string words(trimmed(command.words));
    if (reason->text == NotSentReason::Text::Needed && words.empty())
        return refuse(RefusalCode::NotSentNeedsWords, (*found)->number, reason->code);
    return std::vector<Event>{ClinicianWithheld{command.incident, reason->code, words}};
}

} // namespace haven
