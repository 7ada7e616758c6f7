#pragma once

#include "ui/widgets/row_acts.h"

namespace haven::ui {

// Everything that can be done with the chosen units, for the unit board, the map and their context
// menus. What is meant for one unit alone says so while several are chosen.
RowActGroups unitActs(const ActPort& port, const std::vector<UnitId>& units);

} // namespace haven::ui
