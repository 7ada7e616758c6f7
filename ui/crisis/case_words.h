#pragma once

#include "models/dispatch/state.h"
#include "ui/widgets/wall_clock.h"

#include <QString>

// What a clinician goes out by, as the dispatchers see it on the incident's card.
namespace haven::ui {

// A line for each caution of the place and its people, the most severe first; empty without one.
QString cautionsText(const State& state, const Incident& incident, Instant now,
                     const WallClock& clock);
// The place with its apartment, then whom it is about and who called, and whether that is safe.
QString whereText(const Incident& incident);
// Units with their stage, and where the clinician's request stands.
QString thereText(const State& state, const Incident& incident, const WallClock& clock);
// The newest few notes, newest first, but none that only clinicians read.
QString newestNotesText(const State& state, const Incident& incident, const WallClock& clock);

} // namespace haven::ui
