#pragma once

#include "models/base/ids.h"
#include "models/items/desk_layout.h"
#include "models/items/last_look.h"
#include "ui/map/map_camera.h"
#include "ui/shell/work_trail.h"

#include <optional>
#include <QString>

namespace haven::ui {

// How a person left the dispatcher's desk: what is chosen, what stands at the right, what the map
// shows, and what the desk remembers for them.
struct DeskPose {
    std::optional<IncidentId> selected;
    QString page;            // object name of what stands at the right
    std::int64_t inHand = 0; // the number of the call that is being taken; 0: none
    std::optional<MapCamera> camera;
    WorkTrail trail;
    LookMemory look;
    DeskLayout layout; // borders they have moved, parts they put away
};

} // namespace haven::ui
