#pragma once

#include "models/base/ids.h"
#include "models/crisis/flag.h"

#include <Qt>
#include <string>

// The roles every item model of a board answers to, and the small enums their values are made of.
// Models say what is true; the delegates of ui/widgets decide shape, color and wording. All enum
// values travel as int in the QVariant.
namespace haven {

// How a cell is to be painted. A cell without CellKindRole is Text.
enum class CellKind {
    Text,        // DisplayRole, elided at the right
    Number,      // DisplayRole, right-aligned, tabular figures
    Priority,    // CellValueRole: 1..5
    Waiting,     // CellValueRole: seconds since the clock started; LateRole makes it the late chip
    Flag,        // CellValueRole: FlagMark
    Level,       // CellValueRole: 1..4, 0 for none; LevelAskedRole: it is decided
    UnitStatus,  // CellValueRole: StatusShape; DisplayRole: the agency's own label
    Units,       // DisplayRole: call signs separated by spaces
    GroupHeader, // DisplayRole: the group; CellValueRole: how many rows it has
    CheckIn,     // CellValueRole: seconds left, negative when overdue, invalid for no timer
};

// Whether the call is behavioral health, as shown. None paints nothing.
enum class FlagMark { None, Unknown, No, Possible, Yes };
FlagMark flagMarkOf(Flag flag); // never None

// The five shapes a unit status is drawn as; the label beside it is the agency's own.
enum class StatusShape { Available, HalfAvailable, EnRoute, OnScene, Out };

// What a cell's words are worth. Color is spent on Behavioral and Danger only.
enum class Emphasis { None, Strong, Behavioral, Danger };

// A bar at the left edge of a row: something to look at, or something new since it was looked at.
enum class RowMark { None, Attention, Changed };

enum ItemRole : int {
    CellKindRole = Qt::UserRole + 1, // int(CellKind)
    CellValueRole,                   // the typed value behind the cell, see CellKind
    LateRole,                        // bool: over its limit, painted as the late chip
    MutedRole,                       // bool: present but not in play (not picked, out of service)
    EmphasisRole,                    // int(Emphasis)
    LevelAskedRole,                  // bool: false paints the level outlined, "3, not yet asked"
    RowMarkRole,                     // int(RowMark), asked of any column of the row
    SavingRole,                      // bool: the row's last change is not durable yet
    IdRole,                          // the id of the thing the row shows, as text or number
};

// What a screen reader says for the cell; Qt's own role, named here so that models find it.
inline constexpr int SpokenRole = Qt::AccessibleTextRole;

// What names an incident's row for as long as it is on the board.
inline std::string rowKeyOf(IncidentId id)
{
    return std::to_string(id.value);
}

} // namespace haven
