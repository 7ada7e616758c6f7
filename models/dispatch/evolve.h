#pragma once

#include "models/dispatch/event.h"
#include "models/dispatch/state.h"

#include <set>

namespace haven {

// What a fact touched: what item models and reactors look at again.
struct ChangeSet {
    std::set<IncidentId> incidents;
    std::set<UnitId> units;
    std::set<CautionId> cautions;
    bool isRosterChanged = false; // sign-ons, alarms, settings, approvals
    bool isAlarmChanged = false;
    bool isCareChanged = false; // care plans, follow-ups
    bool isRoomChanged = false; // scheduled, watches, pass-on notes, messages, relief, storms
    void add(const ChangeSet& other);
    bool isEmpty() const;
};

// Copies the fact into the state. No rule, no clock, no failure: what is recorded has happened. A
// fact whose payload was lawfully removed only moves the sequence on.
ChangeSet evolve(State& state, const Recorded& recorded);

} // namespace haven
