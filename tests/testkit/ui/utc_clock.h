#pragma once

#include "ui/widgets/wall_clock.h"

namespace haven::test {

// UTC is the agency's time: what a panel shows and reads is what the desk of the tests says.
ui::WallClock utcClock();

} // namespace haven::test
