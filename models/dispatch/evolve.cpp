#include "models/dispatch/evolve.h"

#include "models/dispatch/evolve_parts.h"

#include <algorithm>

namespace haven {

void ChangeSet::add(const ChangeSet& other)
{
    incidents.insert(other.incidents.begin(), other.incidents.end());
    units.insert(other.units.begin(), other.units.end());
    cautions.insert(other.cautions.begin(), other.cautions.end());
    isRosterChanged = isRosterChanged || other.isRosterChanged;
    isAlarmChanged = isAlarmChanged || other.isAlarmChanged;
    isCareChanged = isCareChanged || other.isCareChanged;
    isRoomChanged = isRoomChanged || other.isRoomChanged;
}

bool ChangeSet::isEmpty() const
{
    return incidents.empty() && units.empty() && cautions.empty() && !isRosterChanged &&
           !isAlarmChanged && !isCareChanged && !isRoomChanged;
}

Incident* Fold::incident(IncidentId id) const
{
    changes.incidents.insert(id);
    const auto found = state.incidents.find(id);
    if (found == state.incidents.end())
        return nullptr;
    found->second.lastSequence = envelope.sequence;
    return &found->second;
}

Unit* Fold::unit(const UnitId& id) const
{
    changes.units.insert(id);
    const auto found = state.units.find(id);
    if (found == state.units.end())
        return nullptr;
    found->second.lastSequence = envelope.sequence;
    return &found->second;
}

ChangeSet evolve(State& state, const Recorded& recorded)
{
    ChangeSet changes;
    const Fold f{state, recorded.envelope, changes};
    if (recorded.event)
        visitKind([&](const auto& fact) { fold(f, fact); }, *recorded.event);
    state.sequence = recorded.envelope.sequence;
    return changes;
}

void fold(const Fold& f, const StationCreated& fact)
{
    f.state.agency = fact.agency;
    f.state.timeZone = fact.timeZone;
    f.state.mode = fact.mode;
    f.state.backups.stationMadeAt = f.envelope.recordedAt;
    f.changes.isRosterChanged = true;
}

void fold(const Fold& f, const AccountChanged& fact)
{
    // Who knows a password besides its owner: a key must not lie under such a one.
    const bool isGiven = fact.change == "created" || fact.change == "password";
    if (fact.change == kOwnPassword || (isGiven && f.envelope.recordedBy == fact.agent))
        f.state.sealBook.ownPasswords.insert(fact.agent);
    else if (isGiven)
        f.state.sealBook.ownPasswords.erase(fact.agent);
    // Their key was wrapped anew with the password, and is the same.
    const auto key = f.state.sealBook.keys.find(fact.agent);
    if (fact.change == kOwnPassword && key != f.state.sealBook.keys.end())
        key->second.row = fact.sealRow;
    if (!fact.name.empty())
        f.state.names[fact.agent] = fact.name;
    f.changes.isRosterChanged = true;
}

void fold(const Fold& f, const SettingChanged& fact)
{
    f.state.settings[fact.key] = fact.after;
    if (fact.key == kBackupSetting)
        f.state.backups.fault.reset(); // of the plan before
    f.changes.isRosterChanged = true;
}

void fold(const Fold& f, const AgentSignedOn& fact)
{
    SignedOn signOn;
    signOn.agent = fact.agent;
    signOn.name = fact.name;
    signOn.position = fact.position;
    signOn.roles = fact.roles;
    signOn.since = f.envelope.happenedAt;
    if (!fact.name.empty())
        f.state.names[fact.agent] = fact.name;
    f.state.signOns[fact.position] = std::move(signOn);
    f.changes.isRosterChanged = true;
}

void fold(const Fold& f, const AgentSignedOff& fact)
{
    const auto found = f.state.signOns.find(fact.position);
    if (found != f.state.signOns.end() && found->second.agent == fact.agent)
        f.state.signOns.erase(found);
    f.changes.isRosterChanged = true;
}

void fold(const Fold& f, const AlarmsHandedOver& fact)
{
    const auto found = f.state.signOns.find(fact.position);
    if (found != f.state.signOns.end())
        found->second.alarmsWith = fact.to;
    f.changes.isRosterChanged = true;
}

void fold(const Fold&, const RequestRefused&) {}

void fold(const Fold&, const ImportStarted&) {}
void fold(const Fold&, const PastIncidentRecorded&) {}
void fold(const Fold&, const ImportFinished&) {}
void fold(const Fold&, const LogExported&) {}
void fold(const Fold&, const PayloadRemoved&) {}

} // namespace haven
