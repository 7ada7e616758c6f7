#pragma once

#include "models/base/enums.h"
#include "models/base/result.h"
#include "models/dispatch/types.h"
#include "models/items/board_choice.h"

#include <map>
#include <QRect>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// How one person's desk is laid out: what stands open, how the room is shared, which boards stand
// in windows of their own. Never a fact, never in the station.
namespace haven {

struct Preferences;

// A board that can stand in a window of its own.
HAVEN_ENUM(BoardKind, Queue, Units, Map, Timers)
// What of the desk may be put away; never the queue.
HAVEN_ENUM(DeskPart, Units, Map, Who)
// Where one begins.
HAVEN_ENUM(DeskPlace, Dispatch, Crisis, ShiftLog, Admin)

inline constexpr std::size_t kLayoutsMax = 12;
inline constexpr std::size_t kLayoutNameMax = 40; // characters
inline constexpr std::size_t kBoardWindowsMax = 8;
inline constexpr int kBoardNumberMax = 9;
inline constexpr int kShareWhole = 1000;
inline constexpr int kShareLeast = 50; // no part of the desk vanishes by its border

struct DetachedBoard {
    BoardKind board = BoardKind::Queue;
    int number = 1;     // of its kind; columns and kept filters are the number's own
    QRect place;        // empty: where there is room
    std::string filter; // as typed
    bool operator==(const DetachedBoard&) const = default;
};

struct DeskLayout {
    DeskPlace begins = DeskPlace::Dispatch;
    // Thousandths of the room; empty: as the program shares it on this screen.
    std::vector<int> across; // boards, map, what one works in
    std::vector<int> left;   // queue, units
    std::vector<int> middle; // map, who should go
    std::set<DeskPart> hidden;
    int zoomPercent = 0; // 0: as it is
    // Columns and order; a board that is not named has them as shipped.
    std::map<std::string, BoardChoice> boards;
    std::vector<DetachedBoard> windows;
    QRect window; // of the desk itself; empty: as it is
    bool operator==(const DeskLayout&) const = default;
};

struct NamedLayout {
    std::string name;
    DeskLayout layout;
};

// Those of the program: "dispatcher", "supervisor", "clinician", "administrator", "map apart".
const std::vector<NamedLayout>& shippedLayouts();
// Of whoever has these roles: the first of dispatcher, supervisor, clinician, administrator.
const NamedLayout& roleLayout(const std::set<Role>& roles);

// "queue@2": under which name columns and kept filters of a board window are kept.
std::string boardName(BoardKind board);
std::string boardName(const DetachedBoard& board);

// Whole shares, no part too small, no board twice: from a file that somebody wrote by hand.
DeskLayout withinLimits(DeskLayout layout);

// The shipped layout or the person's own of that name; nullptr without one.
const DeskLayout* layoutNamed(const Preferences& preferences, std::string_view name);
// Own ones by name, after the shipped ones.
std::vector<NamedLayout> layoutsOf(const Preferences& preferences);

// As the desk stands now, with zoom and columns, under a name. One of that name is replaced.
// Errors: LayoutNameBad, LayoutShipped, LayoutsFull.
Result<Preferences> withLayoutSaved(Preferences preferences, std::string name);
// Errors: LayoutUnknown, LayoutShipped.
Result<Preferences> withoutLayout(Preferences preferences, std::string_view name);
// The desk, zoom and columns of that layout from now on; filters kept as buttons stay the person's.
// Errors: LayoutUnknown.
Result<Preferences> withLayoutChosen(Preferences preferences, std::string_view name);
// The role's own; layouts that were saved stay.
Preferences withLayoutReset(Preferences preferences, const std::set<Role>& roles);

} // namespace haven
