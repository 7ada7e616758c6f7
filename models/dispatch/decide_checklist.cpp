#include "models/dispatch/crisis_rules.h"

#include "models/dispatch/protocol_texts.h"

#include "models/base/text.h"

#include <fmt/format.h>

#include <algorithm>

// Checklists: one active step, its answer sets the fact and the level in the same act.
namespace haven {

namespace {

Result<const ProtocolOnFile*> protocolOnFile(const Act& act, const ProtocolId& id)
{
    const auto found = act.knowledge->protocols.find(id);
    if (found == act.knowledge->protocols.end())
        return refuse(RefusalCode::ProtocolUnknown, id.value);
    return &found->second;
}

bool isRunning(const Checklist& checklist)
{
    return !checklist.finishedAt.has_value();
}

Result<const Checklist*> runningChecklist(const Incident& incident, ChecklistId id)
{
    const auto found = std::find_if(incident.checklists.begin(), incident.checklists.end(),
                                    [&](const Checklist& one) { return one.id == id; });
    if (found == incident.checklists.end() && id == ChecklistId{})
        return refuse(RefusalCode::NoOpenChecklist, incident.number);
    if (found == incident.checklists.end())
        return refuse(RefusalCode::ChecklistUnknown, incident.number);
    if (!isRunning(*found))
        return refuse(RefusalCode::ChecklistIsFinished, found->protocol.value, incident.number);
    return &*found;
}

// The run's own text. It is gone only where it began before texts were kept.
Result<std::shared_ptr<const Protocol>> textOfRun(const State& state, const Act& act,
                                                  const Checklist& checklist)
{
    auto protocol = protocolOfRun(state, *act.knowledge, checklist);
    if (!protocol)
        return refuse(RefusalCode::ProtocolTextChanged, checklist.protocol.value);
    return protocol;
}

// When the time that a step is given is over; nothing where it has none.
std::optional<Instant> stepDueAt(const ProtocolStep* step, const Act& act)
{
    if (!step || !step->timer)
        return std::nullopt;
    return act.happenedAt + *step->timer;
}

Result<void> outcomeIsValid(const ProtocolStep& step, const StepOutcome& outcome)
{
    switch (outcome.kind) {
    case StepOutcomeKind::Done:
        if (step.kind == StepKind::Question)
            return refuse(RefusalCode::StepNeedsAnswer, step.text, answersInWords(step));
        return {};
    case StepOutcomeKind::Answered:
        if (!findAnswer(step, outcome.answer))
            return refuse(step.answers.empty() ? RefusalCode::StepTakesNoAnswer
                                               : RefusalCode::StepAnswerUnknown,
                          step.text, outcome.answer, answersInWords(step));
        return {};
    case StepOutcomeKind::Cannot:
    case StepOutcomeKind::NotNeeded:
        if (trimmed(outcome.reason).empty())
            return refuse(RefusalCode::StepNeedsReason, step.text);
        return {};
    }
    return {};
}

std::vector<StepOutcome> outcomesOf(const Checklist& checklist)
{
    std::vector<StepOutcome> outcomes;
    for (const auto& step : checklist.steps)
        outcomes.push_back(step.outcome);
    return outcomes;
}

// A step of the way so far that is done anew: a slip is set right, and the run goes on from there
// by what was done since. Nothing of it is taken off the record.
const StepOutcome* outcomeToCorrect(const Protocol& protocol, const Checklist& checklist,
                                    const std::string& step)
{
    const auto path = pathOf(protocol, outcomesOf(checklist));
    const bool isOnTheWay = step != checklist.activeStep &&
                            std::any_of(path.begin(), path.end(), [&step](const ProtocolStep* one) {
                                return one->id == step;
                            });
    if (!isOnTheWay)
        return nullptr;
    const auto last =
        std::find_if(checklist.steps.rbegin(), checklist.steps.rend(),
                     [&step](const ChecklistStep& done) { return done.outcome.step == step; });
    return last == checklist.steps.rend() ? nullptr : &last->outcome;
}

// "Not known" of a step says nothing against a danger that somebody answered: it stays until
// somebody answers it. A slip of this very step is set right all the same.
bool isDangerKept(const Incident& incident, const StepAnswer& answer, const ProtocolStep& step,
                  const StepOutcome* slip)
{
    const auto known = incident.answers.find(*answer.fact);
    if (answer.sets.state != AskState::AskedNotKnown || known == incident.answers.end() ||
        known->second.answer.state != AskState::Answered)
        return false;
    const StepAnswer* before =
        slip && slip->kind == StepOutcomeKind::Answered ? findAnswer(step, slip->answer) : nullptr;
    const bool isSlip =
        before && before->fact == answer.fact && before->sets == known->second.answer;
    const int danger = dangerOf(known->first, known->second.answer);
    return !isSlip && danger > levelNumber(Level::Routine) &&
           danger >= dangerOf(*answer.fact, answer.sets);
}

// What the outcome says about the person. A question that cannot be asked is "unable" with its
// reason, unless the fact was answered before.
std::optional<NewAnswer> answerOf(const ProtocolStep& step, const StepOutcome& outcome,
                                  const Incident& incident, const StepOutcome* slip)
{
    if (outcome.kind == StepOutcomeKind::Answered) {
        const StepAnswer* answer = findAnswer(step, outcome.answer);
        if (!answer || !answer->fact || isDangerKept(incident, *answer, step, slip))
            return std::nullopt;
        return NewAnswer{*answer->fact, answer->sets, AnswerSource::ChecklistStep};
    }
    if (outcome.kind != StepOutcomeKind::Cannot)
        return std::nullopt;
    const auto sets = std::find_if(step.answers.begin(), step.answers.end(),
                                   [](const StepAnswer& answer) { return answer.fact; });
    if (sets == step.answers.end())
        return std::nullopt;
    // "None" by a slip in this very step is no answer; a danger stays until somebody answers it.
    const StepAnswer* before =
        slip && slip->kind == StepOutcomeKind::Answered ? findAnswer(step, slip->answer) : nullptr;
    const auto known = incident.answers.find(*sets->fact);
    const bool isSlip = known != incident.answers.end() && before && before->fact == sets->fact &&
                        known->second.answer == before->sets && before->sets == answered("none");
    if (known != incident.answers.end() && !isSlip)
        return std::nullopt;
    return NewAnswer{*sets->fact, unableBecause(trimmed(outcome.reason)),
                     AnswerSource::ChecklistStep};
}

// A step may ask to be looked at again sooner than the level does; the sooner one counts.
// `levelDueAt` is what the level asks for after this act.
std::optional<Instant> recheckAfter(const ProtocolStep& step, std::optional<Instant> levelDueAt,
                                    const Act& act)
{
    if (!step.recheck)
        return std::nullopt;
    const Instant due = act.happenedAt + *step.recheck;
    if (levelDueAt && *levelDueAt < due)
        return std::nullopt;
    return due;
}

std::optional<Instant> levelDueAfter(const Incident& incident, const std::vector<Event>& facts)
{
    for (const auto& fact : facts) {
        if (const auto* level = kindIf<LevelChanged>(&fact))
            return level->recheckDueAt;
        if (const auto* recheck = kindIf<RecheckDone>(&fact))
            return recheck->recheckDueAt;
    }
    return incident.level.recheckDueAt;
}

struct StepInHand {
    const Incident& incident;
    const Checklist& checklist;
    const Protocol& protocol;
};

EmdState stateOf(EmdAnswer answer)
{
    switch (answer) {
    case EmdAnswer::Started:
        return EmdState::Started;
    case EmdAnswer::Transferred:
        return EmdState::Transferred;
    case EmdAnswer::NotMedical:
        return EmdState::NotMedical;
    }
    return EmdState::NotAsked;
}

// What the checklist was told about EMD stands on the incident too, so that the hand-off page and
// the next person read one truth.
std::optional<EmdRecorded> emdOf(const ProtocolStep& step, const StepOutcome& outcome,
                                 const Incident& incident)
{
    const StepAnswer* answer =
        outcome.kind == StepOutcomeKind::Answered ? findAnswer(step, outcome.answer) : nullptr;
    if (!answer || !answer->emd || incident.emd.state == stateOf(*answer->emd))
        return std::nullopt;
    EmdRecorded fact;
    fact.incident = incident.id;
    fact.state = stateOf(*answer->emd);
    fact.determinant = incident.emd.determinant;
    if (fact.state == EmdState::Transferred)
        fact.transferredTo = "EMS";
    return fact;
}

// The same for what officer and supervisor decided: answered in the checklist, it is answered.
std::optional<RiskProtectionRecorded> riskOf(const ProtocolStep& step, const StepOutcome& outcome,
                                             const Incident& incident)
{
    const StepAnswer* answer =
        outcome.kind == StepOutcomeKind::Answered ? findAnswer(step, outcome.answer) : nullptr;
    const auto& before = incident.riskProtection;
    if (!answer || !answer->risk || (before && before->decision == *answer->risk))
        return std::nullopt;
    return RiskProtectionRecorded{incident.id, *answer->risk, "answered in the checklist"};
}

std::vector<Event> stepFacts(const StepInHand& run, const StepOutcome& outcome, const Act& act)
{
    const ProtocolStep& step = *findStep(run.protocol, outcome.step);
    auto outcomes = outcomesOf(run.checklist);
    const auto last = std::find_if(outcomes.rbegin(), outcomes.rend(),
                                   [&](const StepOutcome& one) { return one.step == step.id; });
    const std::optional<StepOutcome> slip =
        last == outcomes.rend() ? std::nullopt : std::optional(*last);
    outcomes.push_back(outcome);
    const ProtocolStep* next = nextStep(run.protocol, outcomes);
    std::vector<Event> facts;
    // The answer first: a level that changes restarts its own clock, and a step may shorten it.
    if (const auto answer = answerOf(step, outcome, run.incident, slip ? &*slip : nullptr)) {
        const auto before = run.incident.answers.find(answer->fact);
        if (before == run.incident.answers.end() || before->second.answer != answer->answer)
            facts = answerFacts(run.incident, *answer, act);
    }
    if (auto emd = emdOf(step, outcome, run.incident))
        facts.push_back(*std::move(emd));
    if (auto risk = riskOf(step, outcome, run.incident))
        facts.push_back(*std::move(risk));
    ChecklistStepDone done;
    done.checklist = run.checklist.id;
    done.incident = run.incident.id;
    done.outcome = outcome;
    done.nextStep = next ? next->id : std::string();
    done.recheckDueAt = recheckAfter(step, levelDueAfter(run.incident, facts), act);
    done.stepDueAt = stepDueAt(next, act);
    facts.push_back(std::move(done));
    if (!next)
        facts.push_back(ChecklistFinished{run.checklist.id, run.incident.id, {}});
    return facts;
}

} // namespace

namespace {

// One run of a protocol at a time: a finished one does not open beside the next.
bool isRunAnew(const Incident& incident, const Checklist& run)
{
    return std::any_of(
        incident.checklists.begin(), incident.checklists.end(), [&run](const Checklist& one) {
            return one.id != run.id && one.protocol == run.protocol && isRunning(one);
        });
}

} // namespace

std::optional<ChecklistStepUndone> stepTakenBack(const State& state, const ChecklistStepDone& done,
                                                 const Act& act)
{
    const auto found = state.incidents.find(done.incident);
    if (found == state.incidents.end() || found->second.stage == IncidentStage::Closed)
        return std::nullopt;
    for (const Checklist& run : found->second.checklists) {
        if (run.id != done.checklist || run.steps.empty() || run.activeStep != done.nextStep ||
            run.steps.back().outcome != done.outcome || isRunAnew(found->second, run))
            continue;
        const auto protocol = protocolOfRun(state, *act.knowledge, run);
        auto outcomes = outcomesOf(run);
        outcomes.pop_back();
        const ProtocolStep* active = protocol ? nextStep(*protocol, outcomes) : nullptr;
        if (!active)
            return std::nullopt;
        return ChecklistStepUndone{run.id, done.incident, done.outcome.step, active->id,
                                   stepDueAt(active, act)};
    }
    return std::nullopt;
}

Facts decideOne(const State& state, const StartChecklist& command, const Act& act)
{
    const auto incident = workingIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const auto onFile = protocolOnFile(act, command.protocol);
    if (!onFile)
        return onFile.refusal();
    // Who retires it on file takes every text of it out of use, also one that was approved.
    if ((*onFile)->protocol.status == ProtocolStatus::Retired)
        return refuse(RefusalCode::ProtocolIsRetired, (*onFile)->protocol.title);
    // Training and demo stations run drafts at once; a live one only what a named clinical approver
    // has signed for this exact text.
    const ProtocolToStart start = protocolToStart(state, *act.knowledge, command.protocol);
    if (!start.protocol)
        return refuse(RefusalCode::ProtocolNotApproved, (*onFile)->protocol.title);
    const Protocol& protocol = *start.protocol;
    for (const auto& checklist : (*incident)->checklists) {
        if (checklist.protocol == command.protocol && isRunning(checklist))
            return refuse(RefusalCode::ChecklistIsRunning, protocol.title, (*incident)->number);
    }
    ChecklistStarted fact;
    fact.checklist = ChecklistId(state.counters.checklist + 1);
    fact.incident = command.incident;
    fact.protocol = command.protocol;
    fact.version = std::to_string(protocol.version);
    fact.hash = start.hash;
    fact.firstStep = firstStep(protocol).id;
    fact.stepDueAt = stepDueAt(&firstStep(protocol), act);
    // Who starts one works a crisis, and its re-checks need a level to count from.
    std::vector<Event> facts{std::move(fact)};
    auto level = firstLevelFacts(**incident, act);
    facts.insert(facts.end(), level.begin(), level.end());
    if (auto kept = keepingOf(state, **onFile); kept && start.by == StartBy::OnFile)
        facts.push_back(*std::move(kept));
    return facts;
}

Facts decideOne(const State& state, const CompleteStep& command, const Act& act)
{
    const auto incident = workingIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const auto checklist = runningChecklist(**incident, command.checklist);
    if (!checklist)
        return checklist.refusal();
    const auto protocol = textOfRun(state, act, **checklist);
    if (!protocol)
        return protocol.refusal();
    const ProtocolStep* active = findStep(**protocol, (*checklist)->activeStep);
    const bool isAgain = command.take == StepTake::Again;
    const StepOutcome* corrected =
        isAgain ? outcomeToCorrect(**protocol, **checklist, command.outcome.step) : nullptr;
    if (isAgain ? !corrected : !active || command.outcome.step != active->id)
        return refuse(RefusalCode::StepNotActive, active ? active->text : std::string("none"));
    const ProtocolStep& step = *findStep(**protocol, command.outcome.step);
    if (const auto valid = outcomeIsValid(step, command.outcome); !valid)
        return valid.refusal();
    StepOutcome outcome = command.outcome;
    outcome.note = trimmed(outcome.note);
    // As the protocol writes it, however it was typed.
    if (outcome.kind == StepOutcomeKind::Answered)
        outcome.answer = findAnswer(step, outcome.answer)->label;
    if (corrected && *corrected == outcome)
        return refuse(RefusalCode::NothingToChange, "“" + step.text + "”");
    return stepFacts({**incident, **checklist, **protocol}, outcome, act);
}

Facts decideOne(const State& state, const FinishChecklist& command, const Act&)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const auto checklist = runningChecklist(**incident, command.checklist);
    if (!checklist)
        return checklist.refusal();
    if (!(*checklist)->activeStep.empty() && trimmed(command.reason).empty())
        return refuse(RefusalCode::ChecklistNeedsReason, (*checklist)->protocol.value);
    return std::vector<Event>{
        ChecklistFinished{command.checklist, command.incident, command.reason}};
}

// What an approval leaves open: "the license, the agency"; empty when it is whole.
std::string leftOpen(const ApproveProtocol& command, const Act& act)
{
    std::vector<std::string> open;
    const auto need = [&open](std::string_view text, const char* words) {
        if (namesNobody(text))
            open.emplace_back(words);
    };
    need(command.approver, "the approver");
    need(command.license, "the license");
    // By its number anybody can look it up.
    if (!namesNobody(command.license) &&
        std::none_of(command.license.begin(), command.license.end(), isDigit))
        open.emplace_back("the number of the license");
    need(command.agency, "the agency");
    const std::string_view day = trimmed(command.approvedOn);
    if (!day.empty() && daysSince(day, act.day).value_or(-1) < 0)
        open.emplace_back("a day that was");
    return joined(open, ", ");
}

Facts decideOne(const State& state, const ApproveProtocol& command, const Act& act)
{
    const auto onFile = protocolOnFile(act, command.protocol);
    if (!onFile)
        return onFile.refusal();
    if ((*onFile)->protocol.status == ProtocolStatus::Retired)
        return refuse(RefusalCode::ProtocolIsRetired, (*onFile)->protocol.title);
    if (const std::string open = leftOpen(command, act); !open.empty())
        return refuse(RefusalCode::ApprovalIncomplete, (*onFile)->protocol.title, open);
    ProtocolApproved fact;
    fact.protocol = command.protocol;
    fact.version = std::to_string((*onFile)->protocol.version);
    fact.hash = (*onFile)->hash;
    fact.approver = trimmed(command.approver);
    fact.license = trimmed(command.license);
    fact.agency = trimmed(command.agency);
    fact.approvedOn = trimmed(command.approvedOn);
    if (fact.approvedOn.empty())
        fact.approvedOn =
            fmt::format("{:04}-{:02}-{:02}", act.day.year, act.day.month, act.day.day);
    fact.credentials = fmt::format("{}, {}, {}", fact.license, fact.agency, fact.approvedOn);
    std::vector<Event> facts{std::move(fact)};
    if (auto kept = keepingOf(state, **onFile))
        facts.push_back(*std::move(kept));
    return facts;
}

} // namespace haven
