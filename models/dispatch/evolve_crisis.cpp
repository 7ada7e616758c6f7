#include "models/dispatch/evolve_parts.h"

#include "models/crisis/weapon_quote.h"

#include <algorithm>

namespace haven {

namespace {

constexpr const char* kNothing = "none";

Checklist* checklistOf(Incident* incident, ChecklistId id)
{
    if (!incident)
        return nullptr;
    const auto found = std::find_if(incident->checklists.begin(), incident->checklists.end(),
                                    [&](const Checklist& one) { return one.id == id; });
    return found == incident->checklists.end() ? nullptr : &*found;
}

// Of a weapon nothing that was read later makes less: "no weapon seen" is for a person to judge,
// and "not known whether he is armed" takes back no "knife in hand".
bool staysSuggested(const Suggestion& standing, const FlagFact& later)
{
    if (standing.value == later.value)
        return true; // one value, one clock: the same again does not restart it
    const bool isOfWeapon = later.fact == Fact::Weapon;
    return standing.value != kNothing &&
           (later.value == "unknown" || (isOfWeapon && later.value == kNothing));
}

// "No weapon", asked before somebody wrote of a knife, says nothing of the knife, whenever it was
// entered.
bool isWrittenLater(const Incident& incident, const Suggestion& suggestion,
                    const FactAnswered& answer, Instant answeredAt)
{
    if (answer.fact != Fact::Weapon || answer.answer != answered(kNothing) ||
        suggestion.value == kNothing)
        return false;
    // Spoken, or come with a join: no note has the time of it.
    if (!suggestion.note)
        return suggestion.since > answeredAt;
    return std::any_of(incident.notes.begin(), incident.notes.end(), [&](const Note& note) {
        return suggestion.note == note.id && note.at > answeredAt;
    });
}

void markNote(Incident& incident, const CrisisFlagSuggested& fact)
{
    if (!fact.note)
        return;
    NoteMarks marks{*fact.note, fact.score, fact.reason, fact.spans, fact.suppressed, fact.facts};
    const auto found = std::find_if(incident.noteMarks.begin(), incident.noteMarks.end(),
                                    [&](const NoteMarks& one) { return one.note == *fact.note; });
    if (found == incident.noteMarks.end())
        incident.noteMarks.push_back(std::move(marks));
    else
        *found = std::move(marks);
}

} // namespace

void fold(const Fold& f, const CrisisFlagSuggested& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    FlagState& flag = incident->flag;
    flag.suggested = fact.flag;
    flag.score = fact.score;
    flag.reason = fact.reason;
    flag.cueSet = fact.cueSet;
    if (fact.note)
        flag.note = fact.note;
    flag.spans = fact.spans;
    flag.suppressed = fact.suppressed;
    flag.sources = fact.sources;
    flag.suggestedAt = f.envelope.happenedAt;
    markNote(*incident, fact);
    for (const auto& suggested : fact.facts) {
        const auto found = incident->suggestions.find(suggested.fact);
        const bool isWeapon = suggested.fact == Fact::Weapon && suggested.value != kNothing &&
                              found != incident->suggestions.end() &&
                              found->second.value != kNothing;
        if (found != incident->suggestions.end() && staysSuggested(found->second, suggested)) {
            if (isWeapon)
                found->second.text = weaponQuote(found->second.text, suggested.text);
            continue;
        }
        Suggestion suggestion;
        suggestion.value = suggested.value;
        // "Has a shotgun", and then "knife in hand": he has both.
        suggestion.text =
            isWeapon ? weaponQuote(suggested.text, found->second.text) : suggested.text;
        suggestion.since = f.envelope.happenedAt;
        suggestion.note = fact.note;
        incident->suggestions[suggested.fact] = std::move(suggestion);
    }
}

void fold(const Fold& f, const CrisisFlagDecided& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    incident->flag.decision = fact.decision;
    incident->flag.decided = fact.flag;
    incident->flag.decidedBy = f.envelope.doneBy;
    incident->flag.decidedAt = f.envelope.happenedAt;
    incident->flag.decidedReason = fact.reason;
    if (incident->suggestions.empty())
        endAlarms(f, AlarmKind::SuggestionLate, fact.incident);
}

void fold(const Fold& f, const FlagDecisionUndone& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    incident->flag.decision = fact.decision;
    incident->flag.decided = fact.flag;
    incident->flag.decidedBy.reset();
    incident->flag.decidedAt.reset();
    incident->flag.decidedReason.clear();
    if (!fact.decision)
        return;
    // Older logs do not say whose decision stands again.
    incident->flag.decidedBy = fact.by ? fact.by : f.envelope.doneBy;
    incident->flag.decidedAt = fact.at ? *fact.at : f.envelope.happenedAt;
    incident->flag.decidedReason = fact.reason;
}

void fold(const Fold& f, const FactAnswered& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    AnswerRecord record;
    record.answer = fact.answer;
    record.by = f.envelope.doneBy;
    record.at = f.envelope.happenedAt;
    record.noteThen = NoteId(f.state.counters.note);
    const auto before = incident->answers.find(fact.fact);
    if (before != incident->answers.end() && fact.answer.state != AskState::Answered) {
        const AnswerRecord& was = before->second;
        const bool wasKnown = was.answer.state == AskState::Answered;
        record.knownBefore = wasKnown ? was.answer.value : was.knownBefore;
        record.knownAt = wasKnown ? std::optional(was.at) : was.knownAt;
    }
    const auto suggested = incident->suggestions.find(fact.fact);
    // Spoken of where no note has a mark of it: it stands behind the answer.
    const bool isUnmarked = suggested != incident->suggestions.end() && !suggested->second.note &&
                            suggested->second.value != kNothing;
    if (isUnmarked && fact.fact == Fact::Weapon && fact.answer.state != AskState::Answered) {
        record.knownBefore = suggested->second.value;
        record.knownAt = suggested->second.since;
    }
    incident->answers[fact.fact] = std::move(record);
    if (suggested != incident->suggestions.end() &&
        !isWrittenLater(*incident, suggested->second, fact, f.envelope.happenedAt))
        incident->suggestions.erase(suggested);
    if (incident->suggestions.empty())
        endAlarms(f, AlarmKind::SuggestionLate, fact.incident);
}

void fold(const Fold& f, const LevelChanged& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    LevelState& level = incident->level;
    level.before = level.level;
    level.level = fact.after;
    level.asked = fact.asked;
    level.because = fact.because;
    level.cause = fact.cause;
    level.by = f.envelope.doneBy;
    level.since = f.envelope.happenedAt;
    const bool isSameRecheck = level.recheckDueAt == fact.recheckDueAt;
    level.recheckDueAt = fact.recheckDueAt;
    if (!isSameRecheck)
        endAlarms(f, AlarmKind::Recheck, fact.incident);
}

void fold(const Fold& f, const ClinicianRequested& fact)
{
    f.state.counters.request = std::max(f.state.counters.request, fact.request.value);
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    ClinicianRequest request;
    request.id = fact.request;
    request.askedAt = f.envelope.happenedAt;
    request.askedBy = f.envelope.doneBy;
    request.reason = fact.reason;
    incident->clinicianRequests.push_back(std::move(request));
}

void fold(const Fold& f, const ClinicianAnswered& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    for (auto& request : incident->clinicianRequests) {
        if (request.id != fact.request)
            continue;
        const bool wasDone = request.stage == ClinicianStage::Done;
        request.stage = fact.stage;
        if (fact.clinician)
            request.clinician = fact.clinician;
        if (fact.unit)
            request.unit = fact.unit;
        if (!fact.reason.empty())
            request.reason = fact.reason;
        if (fact.stage == ClinicianStage::Arrived) {
            // That they left was taken back: they came when they came.
            if (!wasDone || !request.arrivedAt)
                request.arrivedAt = f.envelope.happenedAt;
            request.doneAt.reset();
        } else if (fact.stage == ClinicianStage::EnRoute) {
            request.enRouteAt = f.envelope.happenedAt;
            request.arrivedAt.reset(); // an arrival that was taken back was none
        } else if (fact.stage == ClinicianStage::Done)
            request.doneAt = f.envelope.happenedAt;
        else if (fact.stage == ClinicianStage::Asked || request.enRouteAt) {
            // Taken back to what it was: nobody is on the way.
            if (fact.stage == ClinicianStage::Asked)
                request.answeredAt.reset();
            else if (!request.answeredAt)
                request.answeredAt = f.envelope.happenedAt;
            request.enRouteAt.reset();
            request.arrivedAt.reset();
        } else
            request.answeredAt = f.envelope.happenedAt;
    }
    endAlarms(f, AlarmKind::ClinicianUnanswered, fact.incident);
}

void fold(const Fold& f, const ChecklistStarted& fact)
{
    f.state.counters.checklist = std::max(f.state.counters.checklist, fact.checklist.value);
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    Checklist checklist;
    checklist.id = fact.checklist;
    checklist.protocol = fact.protocol;
    checklist.version = fact.version;
    checklist.hash = fact.hash;
    checklist.startedAt = f.envelope.happenedAt;
    checklist.startedBy = f.envelope.doneBy;
    checklist.activeStep = fact.firstStep;
    checklist.activeSince = f.envelope.happenedAt;
    checklist.stepDueAt = fact.stepDueAt;
    incident->checklists.push_back(std::move(checklist));
    if (fact.recheckDueAt)
        incident->level.recheckDueAt = fact.recheckDueAt;
}

void fold(const Fold& f, const ChecklistStepDone& fact)
{
    Incident* incident = f.incident(fact.incident);
    Checklist* checklist = checklistOf(incident, fact.checklist);
    if (!checklist)
        return;
    ChecklistStep step;
    step.outcome = fact.outcome;
    step.by = f.envelope.doneBy;
    step.at = f.envelope.happenedAt;
    checklist->steps.push_back(std::move(step));
    checklist->activeStep = fact.nextStep;
    checklist->activeSince = f.envelope.happenedAt;
    checklist->stepDueAt = fact.stepDueAt;
    endAlarms(f, AlarmKind::StepTimer, fact.incident);
    if (fact.recheckDueAt)
        incident->level.recheckDueAt = fact.recheckDueAt;
}

void fold(const Fold& f, const ChecklistStepUndone& fact)
{
    Checklist* checklist = checklistOf(f.incident(fact.incident), fact.checklist);
    if (!checklist)
        return;
    const auto last =
        std::find_if(checklist->steps.rbegin(), checklist->steps.rend(),
                     [&](const ChecklistStep& done) { return done.outcome.step == fact.step; });
    if (last != checklist->steps.rend())
        checklist->steps.erase(std::next(last).base());
    checklist->activeStep = fact.activeStep;
    checklist->activeSince = f.envelope.happenedAt;
    checklist->stepDueAt = fact.stepDueAt;
    checklist->finishedAt.reset();
    endAlarms(f, AlarmKind::StepTimer, fact.incident);
}

void fold(const Fold& f, const ChecklistFinished& fact)
{
    Checklist* checklist = checklistOf(f.incident(fact.incident), fact.checklist);
    if (!checklist)
        return;
    checklist->activeStep.clear();
    checklist->stepDueAt.reset();
    checklist->finishedAt = f.envelope.happenedAt;
    checklist->finishReason = fact.reason;
    endAlarms(f, AlarmKind::StepTimer, fact.incident);
}

void fold(const Fold& f, const RecheckDone& fact)
{
    if (Incident* incident = f.incident(fact.incident))
        incident->level.recheckDueAt = fact.recheckDueAt;
    endAlarms(f, AlarmKind::Recheck, fact.incident);
}

void fold(const Fold& f, const ProtocolApproved& fact)
{
    Approval approval;
    approval.version = fact.version;
    approval.hash = fact.hash;
    approval.approver = fact.approver;
    approval.credentials = fact.credentials;
    approval.license = fact.license;
    approval.agency = fact.agency;
    approval.approvedOn = fact.approvedOn;
    approval.at = f.envelope.happenedAt;
    f.state.approvals[fact.protocol] = std::move(approval);
    f.changes.isRosterChanged = true;
}

} // namespace haven
