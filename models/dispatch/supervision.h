#pragma once

#include "models/dispatch/alarms.h"
#include "models/dispatch/care_rules.h"

#include <set>
#include <string>
#include <vector>

// What a supervisor watches while the shift runs: overdue, not acknowledged, places nobody could
// verify, and work that is over but has no disposition yet (R61). From the state alone.
namespace haven {

// Followed: follow-ups and mandated reports past their time. RunOut: care plans to be looked at,
// and cautions that ended by themselves. Checklists: those under way, since their active step.
// RiskProtection: a firearm with danger to anyone, and nobody has decided whether an investigation
// is needed; it stays until somebody has, also after the incident is closed.
HAVEN_ENUM(WatchList, Unacknowledged, Overdue, UnverifiedPlace, NoDisposition, Followed, RunOut,
           Checklists, RiskProtection)

struct Watched {
    WatchList list = WatchList::Overdue;
    AlarmKind alarm = AlarmKind::WaitLimit; // of the first two lists
    std::optional<IncidentId> incident;
    std::optional<UnitId> unit;
    Instant since;
    std::optional<CareLate> care = {};         // of Followed and RunOut
    std::optional<ChecklistId> checklist = {}; // of Checklists
    bool operator==(const Watched&) const = default;
};

struct DeskLoad {
    PositionId position;
    std::string name; // who sits there
    int open = 0;     // incidents opened there and not closed
    int waiting = 0;  // of these
    bool operator==(const DeskLoad&) const = default;
};

struct Supervision {
    std::vector<Watched> watched; // by list, then oldest first; each alarm is in one list only
    std::vector<DeskLoad> loads;  // by position, those that somebody is signed on at
};

// Whoever may not read behind a restriction is not told where such an incident is, nor which
// protocol runs on it: that says what is the matter.
Supervision supervise(const State& state, const Codes& codes, Instant now,
                      const std::set<Role>& roles = {});

} // namespace haven
