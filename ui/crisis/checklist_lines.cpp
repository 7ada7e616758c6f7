#include "ui/crisis/checklist_lines.h"

#include "models/dispatch/protocol_texts.h"
#include "models/items/qt_text.h"
#include "ui/crisis/checklist_panel.h"
#include "ui/crisis/crisis_words.h"

#include <algorithm>

namespace haven::ui {

namespace {

bool wasDone(const Checklist& run, const std::string& step)
{
    return std::any_of(run.steps.begin(), run.steps.end(),
                       [&](const ChecklistStep& done) { return done.outcome.step == step; });
}

} // namespace

StepLine pastLine(const ChecklistStep& done, const Protocol* protocol, const State& state,
                  const WallClock& clock)
{
    const ProtocolStep* step = protocol ? findStep(*protocol, done.outcome.step) : nullptr;
    const bool isAside = done.outcome.kind == StepOutcomeKind::Cannot ||
                         done.outcome.kind == StepOutcomeKind::NotNeeded;
    StepLine line;
    line.kind = isAside ? StepLineKind::SetAside : StepLineKind::Done;
    line.text = fromStd(step ? step->text : done.outcome.step);
    line.detail = outcomeText(done.outcome);
    line.by = personName(state, done.by);
    line.at = clock.time(done.at);
    return line;
}

// What follows the active step if nothing branches.
std::vector<StepLine> linesAhead(const Checklist& run, const Protocol& protocol)
{
    std::vector<StepLine> lines;
    const ProtocolStep* active = findStep(protocol, run.activeStep);
    for (const auto& step : protocol.steps) {
        if (!active || &step <= active || wasDone(run, step.id))
            continue;
        StepLine line;
        line.kind = lines.empty() ? StepLineKind::Next : StepLineKind::Later;
        line.text = fromStd(step.text);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<const ProtocolStep*> wayOf(const Checklist& run, const Protocol& protocol)
{
    std::vector<StepOutcome> outcomes;
    for (const auto& done : run.steps)
        outcomes.push_back(done.outcome);
    auto way = pathOf(protocol, outcomes);
    std::erase_if(way, [&run](const ProtocolStep* step) { return step->id == run.activeStep; });
    return way;
}

const StepOutcome* recordedFor(const Checklist& run, const std::string& step)
{
    const auto last =
        std::find_if(run.steps.rbegin(), run.steps.rend(),
                     [&step](const ChecklistStep& done) { return done.outcome.step == step; });
    return last == run.steps.rend() ? nullptr : &last->outcome;
}

QString emdKnown(const Incident& incident, const ProtocolStep& step, const WallClock& clock)
{
    const auto stands = [&](EmdAnswer answer) {
        switch (answer) {
        case EmdAnswer::Started:
            return incident.emd.state == EmdState::Started;
        case EmdAnswer::Transferred:
            return incident.emd.state == EmdState::Transferred;
        case EmdAnswer::NotMedical:
            return incident.emd.state == EmdState::NotMedical;
        }
        return false;
    };
    for (const auto& answer : step.answers) {
        if (answer.emd && stands(*answer.emd) && incident.emd.at)
            return ChecklistPanel::tr("EMD: %1, at %2", "an answer, when")
                .arg(fromStd(answer.label), clock.time(*incident.emd.at));
    }
    return {};
}

std::vector<StepStanding> standings(const Checklist& run, const Protocol& protocol)
{
    std::vector<StepStanding> steps;
    const WayOfRun way = wayOfRun(protocol, run);
    const auto isAhead = [&way](const ProtocolStep& step) {
        return std::find(way.open.begin(), way.open.end(), &step) != way.open.end();
    };
    for (const auto& step : protocol.steps) {
        // A branch that was not taken is no gap in one that is over.
        if (run.finishedAt && !wasDone(run, step.id) && !isAhead(step))
            continue;
        StepStanding standing =
            step.id == run.activeStep ? StepStanding::Active : StepStanding::Open;
        for (const auto& done : run.steps) {
            if (done.outcome.step != step.id || standing == StepStanding::Active)
                continue;
            const bool isAside = done.outcome.kind == StepOutcomeKind::Cannot ||
                                 done.outcome.kind == StepOutcomeKind::NotNeeded;
            standing = isAside ? StepStanding::SetAside : StepStanding::Done;
        }
        steps.push_back(standing);
    }
    return steps;
}

// Of the text that a run began with. A live station began it because it was approved then.
QString approvalOfRun(const State& state, const Checklist& run)
{
    const auto approval = state.approvals.find(run.protocol);
    if (approval != state.approvals.end() && approval->second.hash == run.hash)
        return ChecklistPanel::tr("approved by %1, %2", "who, credentials")
            .arg(fromStd(approval->second.approver), fromStd(approval->second.credentials));
    if (state.mode == StationMode::Live)
        return ChecklistPanel::tr("the text that was approved when it began");
    return ChecklistPanel::tr("a draft, which runs in this training station");
}

// Of the text that a start goes by; where nothing can be started, of the one on file.
QString approvalText(const State& state, const Knowledge& knowledge, const ProtocolId& id)
{
    const ProtocolToStart start = protocolToStart(state, knowledge, id);
    const auto approval = state.approvals.find(id);
    if (approval != state.approvals.end() && start.protocol &&
        approval->second.hash == start.hash) {
        const QString who = fromStd(approval->second.approver);
        const QString credentials = fromStd(approval->second.credentials);
        if (start.by == StartBy::EarlierApproved)
            return ChecklistPanel::tr("version %1, approved by %2, %3; a newer one is a draft",
                                      "number, who, credentials")
                .arg(QString::number(start.protocol->version), who, credentials);
        return ChecklistPanel::tr("approved by %1, %2", "who, credentials").arg(who, credentials);
    }
    if (state.mode == StationMode::Live)
        return ChecklistPanel::tr(
            "a draft, which needs a named clinical approver before it runs here");
    return ChecklistPanel::tr("a draft, which runs in this training station");
}

} // namespace haven::ui
