#pragma once

#include "app/session/protected_names.h"
#include "models/store/sqlite.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace haven {

// By the station file, with every spelling that was ever recorded of a person who is protected.
// Used by the thread that owns the database, and not longer than it.
class NamesBook final
{
public:
    explicit NamesBook(Database& database) : m_database(database) {}

    // With the full names of the days around its beginning.
    const ProtectedNames& of(IncidentId incident);
    // What somebody typed in this fact, by the names of its incidents and the full names of those
    // days. What is of no incident, a message or a pass-on note, speaks of anybody of those days.
    std::vector<NamedPiece> piecesOf(const Recorded& recorded, const std::string& text);
    // From here on the full names of this incident are protected in whatever was said, and when.
    void keepInMind(IncidentId incident);

private:
    struct Gathered {
        ProtectedNames names;
        std::vector<IncidentId> joined;
        std::optional<Instant> openedAt;
    };
    struct Own {
        ProtectedNames names; // its own and those of all that are joined with it
        std::optional<Instant> openedAt;
    };
    using Shared = std::shared_ptr<const ProtectedNames>;

    Gathered gathered(IncidentId incident) const;
    const Own& ownOf(IncidentId incident);
    const Shared& around(Instant at);

    Database& m_database;
    std::map<IncidentId, Own> m_own;
    std::map<IncidentId, ProtectedNames> m_names;
    std::map<std::int64_t, Shared> m_days;
    ProtectedNames m_inMind;
};

} // namespace haven
