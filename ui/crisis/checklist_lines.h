#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/state.h"
#include "ui/crisis/step_lines.h"
#include "ui/widgets/wall_clock.h"

#include <vector>

// What the checklist panel shows of a run, as lines and words. Private to the panel.
namespace haven::ui {

StepLine pastLine(const ChecklistStep& done, const Protocol* protocol, const State& state,
                  const WallClock& clock);
// What follows the active step if nothing branches.
std::vector<StepLine> linesAhead(const Checklist& run, const Protocol& protocol);
// The steps of the run so far, without the active one.
std::vector<const ProtocolStep*> wayOf(const Checklist& run, const Protocol& protocol);
// What was recorded last for the step; nullptr where nothing was.
const StepOutcome* recordedFor(const Checklist& run, const std::string& step);
// What the incident says of EMD already, for a step that asks it; empty for nothing.
QString emdKnown(const Incident& incident, const ProtocolStep& step, const WallClock& clock);
std::vector<StepStanding> standings(const Checklist& run, const Protocol& protocol);
// Of the text that a run began with. A live station began it because it was approved then.
QString approvalOfRun(const State& state, const Checklist& run);
// Of the text that a start goes by; where nothing can be started, of the one on file.
QString approvalText(const State& state, const Knowledge& knowledge, const ProtocolId& id);

} // namespace haven::ui
