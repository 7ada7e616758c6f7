#include "models/dispatch/evolve_parts.h"

#include <algorithm>

namespace haven {

namespace {

// Numbers begin again each year, so the year counts first.
void raise(std::int64_t& year, std::int64_t& inYear, std::int64_t toYear, std::int64_t toInYear)
{
    if (std::pair(toYear, toInYear) <= std::pair(year, inYear))
        return;
    year = toYear;
    inYear = toInYear;
}

void raise(std::int64_t& counter, std::int64_t to)
{
    counter = std::max(counter, to);
}

} // namespace

void fold(const Fold& f, const RemovalRequested& fact)
{
    Removal removal;
    removal.number = fact.removal;
    removal.facts = fact.facts;
    removal.incidents = fact.incidents;
    removal.numbers = fact.numbers;
    removal.staying = fact.staying;
    removal.authority = fact.authority;
    removal.reason = fact.reason;
    removal.requestedBy = f.envelope.doneBy;
    removal.requestedAt = f.envelope.recordedAt;
    f.state.recordBook.removals[fact.removal] = std::move(removal);
    f.changes.isRosterChanged = true;
}

void fold(const Fold& f, const RemovalApproved& fact)
{
    const auto found = f.state.recordBook.removals.find(fact.removal);
    if (found == f.state.recordBook.removals.end())
        return;
    found->second.standing = RemovalStanding::Approved;
    found->second.settledBy = f.envelope.doneBy;
    found->second.settledAt = f.envelope.recordedAt;
    f.changes.isRosterChanged = true;
}

void fold(const Fold& f, const RemovalDeclined& fact)
{
    const auto found = f.state.recordBook.removals.find(fact.removal);
    if (found == f.state.recordBook.removals.end())
        return;
    found->second.standing = RemovalStanding::Declined;
    found->second.settledBy = f.envelope.doneBy;
    found->second.settledAt = f.envelope.recordedAt;
    found->second.settledReason = fact.reason;
    f.changes.isRosterChanged = true;
}

void fold(const Fold& f, const RemovalCarriedOut& fact)
{
    Counters& counters = f.state.counters;
    const NumbersGiven& given = fact.numbers;
    raise(counters.incident, given.incident);
    raise(counters.call, given.call);
    raise(counters.note, given.note);
    raise(counters.person, given.person);
    raise(counters.vehicle, given.vehicle);
    raise(counters.caution, given.caution);
    raise(counters.checklist, given.checklist);
    raise(counters.request, given.request);
    raise(counters.carePlan, given.carePlan);
    raise(counters.followUp, given.followUp);
    raise(counters.check, given.check);
    raise(counters.bolo, given.bolo);
    raise(f.state.room.lastScheduled, given.scheduled);
    raise(f.state.room.lastWatch, given.watch);
    raise(f.state.room.lastPassOn, given.passOn);
    raise(f.state.room.lastMessage, given.message);
    raise(counters.numberYear, counters.numberInYear, given.numberYear, given.numberInYear);
    raise(counters.reportYear, counters.reportInYear, given.reportYear, given.reportInYear);
    f.changes.isRosterChanged = true;
    const auto found = f.state.recordBook.removals.find(fact.removal);
    if (found == f.state.recordBook.removals.end())
        return;
    found->second.standing = RemovalStanding::CarriedOut;
    found->second.carriedOutAt = f.envelope.recordedAt;
}

void fold(const Fold& f, const RecordHoldPut& fact)
{
    RecordHold hold;
    hold.number = fact.hold;
    hold.scope = fact.scope;
    hold.reason = fact.reason;
    hold.putBy = f.envelope.doneBy;
    hold.putAt = f.envelope.recordedAt;
    f.state.recordBook.holds[fact.hold] = std::move(hold);
    f.changes.isRosterChanged = true;
}

void fold(const Fold& f, const RecordHoldReleased& fact)
{
    const auto found = f.state.recordBook.holds.find(fact.hold);
    if (found == f.state.recordBook.holds.end())
        return;
    found->second.releasedBy = f.envelope.doneBy;
    found->second.releasedAt = f.envelope.recordedAt;
    found->second.releaseReason = fact.reason;
    f.changes.isRosterChanged = true;
}

void fold(const Fold&, const RecordViewed&) {}

} // namespace haven
