#pragma once

#include "models/items/desk.h"

#include <optional>
#include <QString>
#include <vector>

class QMimeData;

// Drag and drop between queue, unit board and map: what a drop means, said while it hovers and done
// through a command or a line of the command bar, never otherwise.
namespace haven::ui {

struct DropPlan {
    std::optional<Command> command; // sent at once
    QString line;                   // or put into the command bar for the person to finish
    QString sentence;               // what it will do, or why it will not
    bool isAllowed() const { return command.has_value() || !line.isEmpty(); }
};

// What is being dragged; both empty for anything that is not ours.
struct Dragged {
    std::vector<UnitId> units;
    std::optional<IncidentId> incident;
    bool isOurs() const { return !units.empty() || incident.has_value(); }
};
Dragged draggedIn(const QMimeData& data);
QMimeData* mimeOf(const UnitId& unit);
QMimeData* mimeOf(IncidentId incident);

// Units are sent there; another incident is joined to it, by a line, since that is not undone by
// dragging back.
DropPlan dropOnIncident(const Desk& desk, const Dragged& dragged, IncidentId incident);
// The unit is sent to the incident.
DropPlan dropOnUnit(const Desk& desk, const Dragged& dragged, const UnitId& unit);
// A unit says it is there; an incident's location is changed by a line, which asks for a reason.
DropPlan dropAt(const Desk& desk, const Dragged& dragged, Coordinate at);

} // namespace haven::ui
