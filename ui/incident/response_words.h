#pragma once

#include "models/dispatch/clinician_need.h"
#include "models/dispatch/crisis_response.h"
#include "ui/widgets/wall_clock.h"

#include <QString>
#include <QStringList>

// What the response part says, each a whole sentence.
namespace haven::ui {

// "Police, at once"; with the number of whom to call.
QString stepText(const ResponseStep& step);
QString whoText(ResponseWho who);
QString howText(ResponseHow how);
// "Assign within 5 min, answered within 60 s, on scene within 45 min, look again every 15 min".
QString targetsText(const LevelTargets& targets);
// "Left out: Elm City COMPASS (closed until Mon 08:00)"; empty where nobody is.
QString leftOutText(const Response& response);
// "Level 2 rose from 1 at 21:14:03: …"; empty where it did not rise.
QString riseText(const Incident& incident, const WallClock& clock);
// "988: it rings, 0:42"; of the last one, open or over.
QString handoffText(const Handoff& handoff, Instant now, const WallClock& clock);
QString callbackText(const CallbackTask& task, const WallClock& clock);
// Whether a clinician goes, and why not; empty for whom it is not meant.
QString needText(const ClinicianNeed& need, const NeedStanding& standing,
                 const ResponseTable& table);
// A clinician who has accepted or is on the way; empty where none is. That one was not sent is for
// the end to say.
QString comingText(const Incident& incident, const State& state);
QString itemText(ClosingItem item);
// "Before closing: children, follow-up"; empty where nothing is open.
QString itemsOpenText(const Incident& incident);

} // namespace haven::ui
