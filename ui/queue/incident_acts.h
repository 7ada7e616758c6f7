#pragma once

#include "ui/widgets/row_acts.h"

namespace haven::ui {

// Everything that can be done with an incident, for the queue, the map and their context menus.
// One list, so that key, menu and map never differ. An incident that is not on the board gives the
// same acts, each with its objection.
RowActGroups incidentActs(const ActPort& port, IncidentId incident);

} // namespace haven::ui
