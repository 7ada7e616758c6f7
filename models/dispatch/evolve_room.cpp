#include "models/dispatch/evolve_parts.h"

#include <algorithm>

// Folds of the facts about the room itself.
namespace haven {

void fold(const Fold& f, const IncidentScheduled& fact)
{
    f.state.room.scheduled[fact.scheduled] = fact;
    f.state.room.lastScheduled = fact.scheduled.value;
    f.changes.isRoomChanged = true;
}

void fold(const Fold& f, const ScheduledEntered& fact)
{
    f.state.room.scheduled.erase(fact.scheduled);
    f.changes.isRoomChanged = true;
}

void fold(const Fold& f, const ScheduleCanceled& fact)
{
    f.state.room.scheduled.erase(fact.scheduled);
    f.changes.isRoomChanged = true;
}

void fold(const Fold& f, const WatchPlaced& fact)
{
    WatchedPlace watch;
    watch.placed = fact;
    f.state.room.watches[fact.watch] = std::move(watch);
    f.state.room.lastWatch = fact.watch.value;
    f.changes.isRoomChanged = true;
}

void fold(const Fold& f, const WatchVisited& fact)
{
    f.changes.isRoomChanged = true;
    const auto found = f.state.room.watches.find(fact.watch);
    if (found == f.state.room.watches.end())
        return;
    auto& visits = found->second.visits;
    if (visits.size() >= kVisitsKept)
        visits.erase(visits.begin());
    visits.push_back({f.envelope.happenedAt, f.envelope.doneBy, fact.unit, fact.words});
    ++found->second.visitsEver;
}

void fold(const Fold& f, const WatchEnded& fact)
{
    f.state.room.watches.erase(fact.watch);
    f.changes.isRoomChanged = true;
}

void fold(const Fold& f, const PassOnWritten& fact)
{
    f.state.room.passOns[fact.passOn] = {fact.text, fact.until, f.envelope.doneBy,
                                         f.envelope.happenedAt};
    f.state.room.lastPassOn = fact.passOn.value;
    f.changes.isRoomChanged = true;
}

void fold(const Fold& f, const PassOnEnded& fact)
{
    f.state.room.passOns.erase(fact.passOn);
    f.changes.isRoomChanged = true;
}

void fold(const Fold& f, const MessageSent& fact)
{
    auto& messages = f.state.room.messages;
    for (const MessageId old : fact.dropped)
        messages.erase(old);
    DeskMessage message;
    message.unit = fact.unit;
    message.position = fact.position;
    message.text = fact.text;
    message.from = f.envelope.doneBy;
    message.at = f.envelope.happenedAt;
    messages[fact.message] = std::move(message);
    f.state.room.lastMessage = fact.message.value;
    f.changes.isRoomChanged = true;
}

void fold(const Fold& f, const MessageMarked& fact)
{
    f.changes.isRoomChanged = true;
    const auto found = f.state.room.messages.find(fact.message);
    if (found == f.state.room.messages.end())
        return;
    auto& marks = fact.mark == MessageMark::Read ? found->second.read : found->second.acknowledged;
    marks[f.envelope.doneBy] = f.envelope.happenedAt;
}

void fold(const Fold& f, const ReliefGiven& fact)
{
    ShiftRelief relief;
    relief.from = fact.from;
    relief.to = fact.to;
    relief.givenAt = f.envelope.happenedAt;
    relief.counts = fact.counts;
    relief.words = fact.words;
    relief.desk = fact.desk;
    f.state.room.reliefs[fact.position] = std::move(relief);
    f.changes.isRoomChanged = true;
}

void fold(const Fold& f, const ReliefTaken& fact)
{
    f.changes.isRoomChanged = true;
    const auto found = f.state.room.reliefs.find(fact.position);
    if (found == f.state.room.reliefs.end())
        return;
    found->second.takenBy = fact.by;
    found->second.takenAt = f.envelope.happenedAt;
}

void fold(const Fold& f, const StormGathered& fact)
{
    auto& storm = f.state.room.storms[fact.parent];
    if (storm.incidents.empty())
        storm.since = f.envelope.happenedAt;
    storm.reason = fact.reason;
    storm.incidents.insert(storm.incidents.end(), fact.incidents.begin(), fact.incidents.end());
    f.changes.isRoomChanged = true;
}

void fold(const Fold& f, const StormReleased& fact)
{
    f.changes.isRoomChanged = true;
    const auto found = f.state.room.storms.find(fact.parent);
    if (found == f.state.room.storms.end())
        return;
    for (const auto* off : {&fact.incidents, &fact.gone}) {
        const auto isOff = [&](IncidentId id) {
            return std::find(off->begin(), off->end(), id) != off->end();
        };
        std::erase_if(found->second.incidents, isOff);
        std::erase_if(found->second.left, isOff);
    }
    if (found->second.incidents.empty())
        f.state.room.storms.erase(found);
}

} // namespace haven
