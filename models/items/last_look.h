#pragma once

#include "models/items/desk.h"

#include <map>
#include <optional>
#include <QObject>
#include <set>
#include <string>
#include <vector>

namespace haven {

// What of an incident somebody else has changed.
HAVEN_ENUM(LookField, Location, Type, Priority, Caller, Person, Vehicle, Caution, Note, Units,
           Standing, Behavioral, Other)

struct SeenChange {
    LookField field = LookField::Other;
    std::int64_t part = 0; // the call, the person or the vehicle; 0: none
    AgentId by;
    Instant at;
    std::string before; // what was there, where one field holds it
    int times = 1;      // others' changes of the same since the last look
    bool operator==(const SeenChange&) const = default;
};

// Another person's fact about an incident; empty for what changes nothing one would look for, such
// as an alarm or the advisor's word.
std::optional<SeenChange> seenChangeOf(const Recorded& fact);

// What it holds, for one that is to go on in its place.
struct LookMemory {
    std::optional<IncidentId> at;
    std::map<IncidentId, std::vector<SeenChange>> changes; // of every one that was looked at
    std::set<IncidentId> changed;
};

inline constexpr std::size_t kChangesMax = 24; // of one incident

// What this window's person last saw of each incident, and what others have changed since. Nothing
// is told of an incident that was never looked at here: all of it is new.
class LastLook final : public QObject
{
    Q_OBJECT

public:
    // Precondition: the desk outlives it.
    explicit LastLook(Desk& desk, QObject* parent = nullptr);

    // It is in front of the person now; of the one before everything was seen.
    void look(std::optional<IncidentId> incident);
    // Since the last look, one a field, the latest first. Of the incident looked at: since the look
    // before, and what comes in meanwhile.
    std::vector<SeenChange> changesOf(IncidentId incident) const;
    // Those with changes, but for the one that is looked at.
    const std::set<IncidentId>& changed() const { return m_memory.changed; }
    const LookMemory& memory() const { return m_memory; }
    void remember(LookMemory memory);

Q_SIGNALS:
    void changesTold(haven::IncidentId incident);

private:
    void hear(const std::vector<Recorded>& facts);
    void forget();

    Desk& m_desk;
    LookMemory m_memory;
};

} // namespace haven
