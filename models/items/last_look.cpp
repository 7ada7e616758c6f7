#include "models/items/last_look.h"

#include "models/dispatch/event_codec.h"

#include <algorithm>

namespace haven {

namespace {

SeenChange change(LookField field, std::int64_t part = 0, std::string before = {})
{
    SeenChange out;
    out.field = field;
    out.part = part;
    out.before = std::move(before);
    return out;
}

using Seen = std::optional<SeenChange>;

template <class Fact>
Seen changeIn(const Fact&)
{
    return std::nullopt;
}

Seen changeIn(const CallTaken& fact)
{
    return change(LookField::Caller, fact.call.value);
}
Seen changeIn(const CallbackAttempted& fact)
{
    return change(LookField::Caller, fact.call.value);
}
Seen changeIn(const CallLocated& fact)
{
    return change(LookField::Caller, fact.call.value);
}
Seen changeIn(const NoteAdded&)
{
    return change(LookField::Note);
}
Seen changeIn(const DetailsCorrected& fact)
{
    return fact.call ? change(LookField::Caller, fact.call->value, fact.before)
                     : change(LookField::Other, 0, fact.before);
}
Seen changeIn(const LocationChanged& fact)
{
    return fact.call ? change(LookField::Caller, fact.call->value)
                     : change(LookField::Location, 0, fact.before.text);
}
Seen changeIn(const TypeChanged& fact)
{
    return change(LookField::Type, 0, fact.before.value);
}
Seen changeIn(const PriorityChanged& fact)
{
    return change(LookField::Priority, 0, std::string(enumName(fact.before)));
}
Seen changeIn(const PersonRecorded& fact)
{
    return change(LookField::Person, fact.person.id.value);
}
Seen changeIn(const VehicleRecorded& fact)
{
    return change(LookField::Vehicle, fact.vehicle.id.value);
}
Seen changeIn(const CautionRecorded&)
{
    return change(LookField::Caution);
}
Seen changeIn(const CautionEnded&)
{
    return change(LookField::Caution);
}
Seen changeIn(const IncidentHeld&)
{
    return change(LookField::Standing);
}
Seen changeIn(const HoldReleased&)
{
    return change(LookField::Standing);
}
Seen changeIn(const IncidentsLinked&)
{
    return change(LookField::Standing);
}
Seen changeIn(const IncidentsMerged&)
{
    return change(LookField::Standing);
}
Seen changeIn(const IncidentSplit&)
{
    return change(LookField::Standing);
}
Seen changeIn(const IncidentClosed&)
{
    return change(LookField::Standing);
}
Seen changeIn(const IncidentReopened&)
{
    return change(LookField::Standing);
}
Seen changeIn(const UnitDispatched&)
{
    return change(LookField::Units);
}
Seen changeIn(const UnitArrived&)
{
    return change(LookField::Units);
}
Seen changeIn(const UnitCleared&)
{
    return change(LookField::Units);
}
Seen changeIn(const CrisisFlagDecided&)
{
    return change(LookField::Behavioral);
}
Seen changeIn(const FlagDecisionUndone&)
{
    return change(LookField::Behavioral);
}
Seen changeIn(const FactAnswered&)
{
    return change(LookField::Behavioral);
}
Seen changeIn(const LevelChanged&)
{
    return change(LookField::Behavioral);
}

} // namespace

std::optional<SeenChange> seenChangeOf(const Recorded& fact)
{
    if (!fact.event)
        return std::nullopt;
    auto seen = visitKind([](const auto& one) { return changeIn(one); }, *fact.event);
    if (seen) {
        seen->by = fact.envelope.doneBy;
        seen->at = fact.envelope.recordedAt;
    }
    return seen;
}

LastLook::LastLook(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::recorded, this, &LastLook::hear);
    // Whoever relieves has looked at nothing yet.
    connect(&desk, &Desk::seatChanged, this, &LastLook::forget);
}

void LastLook::remember(LookMemory memory)
{
    m_memory = std::move(memory);
    if (m_memory.at)
        Q_EMIT changesTold(*m_memory.at);
}

void LastLook::look(std::optional<IncidentId> incident)
{
    if (incident == m_memory.at)
        return;
    if (m_memory.at)
        m_memory.changes[*m_memory.at].clear();
    m_memory.at = incident;
    if (!incident)
        return;
    m_memory.changes[*incident]; // from now on it was looked at
    m_memory.changed.erase(*incident);
    Q_EMIT changesTold(*incident);
}

std::vector<SeenChange> LastLook::changesOf(IncidentId incident) const
{
    const auto found = m_memory.changes.find(incident);
    return found == m_memory.changes.end() ? std::vector<SeenChange>() : found->second;
}

void LastLook::hear(const std::vector<Recorded>& facts)
{
    std::set<IncidentId> told;
    const Seat& seat = m_desk.seat();
    for (const Recorded& fact : facts) {
        const bool isMine =
            fact.envelope.recordedBy == seat.agent && fact.envelope.position == seat.position;
        const auto seen = isMine ? std::nullopt : seenChangeOf(fact);
        if (!seen)
            continue;
        for (const IncidentId incident : incidentsOf(*fact.event)) {
            const auto known = m_memory.changes.find(incident);
            if (known == m_memory.changes.end())
                continue;
            auto& list = known->second;
            SeenChange news = *seen;
            const auto before = std::find_if(list.begin(), list.end(), [&](const SeenChange& one) {
                return one.field == news.field && one.part == news.part;
            });
            if (before != list.end()) {
                // What the person saw is what was there first.
                news.before = before->before;
                news.times = before->times + 1;
                list.erase(before);
            }
            list.insert(list.begin(), std::move(news));
            if (list.size() > kChangesMax)
                list.pop_back();
            if (incident != m_memory.at)
                m_memory.changed.insert(incident);
            told.insert(incident);
        }
    }
    for (const IncidentId incident : told)
        Q_EMIT changesTold(incident);
}

void LastLook::forget()
{
    const auto before = std::exchange(m_memory.changed, {});
    m_memory.changes.clear();
    if (m_memory.at)
        m_memory.changes[*m_memory.at];
    for (const IncidentId incident : before)
        Q_EMIT changesTold(incident);
}

} // namespace haven
