#pragma once

#include "models/items/desk.h"

#include <optional>
#include <QString>

// The rules asked beforehand: what the desk would say, without doing it. The answer may be
// overtaken before the command is sent; then the desk refuses it in the same words.
namespace haven::ui {

// Why the command would be refused now; empty: it would be done.
std::optional<Refusal> objectionTo(const Desk& desk, const Command& command);
// The same in the words of the screen; empty: it would be done.
QString objectionWords(const Desk& desk, const Command& command);

// What the rules say to undoing an act that this window has just been answered: whom to tell by
// radio. Precondition: state() has its facts folded in. Errors: those of Undo.
Result<std::vector<UnitId>> undoAhead(const Desk& desk, const std::vector<Recorded>& act);

// "4482 Overdose": the last digits of the number and the type; the title of a restricted incident.
// Empty for an incident that is not on the board.
QString incidentWords(const Desk& desk, IncidentId incident);
// "4482": the last four digits, which are enough on the command line as well.
QString shortNumber(const std::string& number);
// The full number, so that a line stays true whatever else has the same last digits.
QString fullNumber(const Desk& desk, IncidentId incident);

// Where a point is: the nearest address, the beat of the point, the point itself. Without a street
// near it the text is the coordinate.
Location locationAt(const Knowledge& knowledge, Coordinate at);
// "118 Wharf St, beat 3".
QString placeWords(const Knowledge& knowledge, Coordinate at);

} // namespace haven::ui
