#pragma once

#include "tests/ui/console_scene.h"

#include <functional>
#include <vector>

namespace haven::test {

// A panel on the screen, by the key that leads there from the pose before it.
struct Pose {
    const char* name;
    Qt::Key key;
    Qt::KeyboardModifiers modifiers;
};

const std::vector<Pose>& poses();
// One incident with a unit and a clinician asked for, so that panels have something to show.
void fillBoard(Console& console);
// Through all of them; `look` is told which one stands there.
void walkPoses(Console& console, const std::function<void(const QString& pose)>& look);

} // namespace haven::test
