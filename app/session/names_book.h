#pragma once

#include "app/session/protected_names.h"
#include "models/store/sqlite.h"

#include <map>
#include <string>
#include <vector>

namespace haven {

// By the station file, with every spelling that was ever recorded of a person who is protected.
// Used by the thread that owns the database, and not longer than it.
class NamesBook final
{
public:
    explicit NamesBook(Database& database) : m_database(database) {}

    const ProtectedNames& of(IncidentId incident);
    // What somebody typed in this fact, by the names of its incidents. What is of none, a message
    // or a pass-on note, speaks of those of the last days.
    std::vector<NamedPiece> piecesOf(const Recorded& recorded, const std::string& text);

private:
    struct Gathered {
        ProtectedNames names;
        std::vector<IncidentId> joined;
    };
    Gathered gathered(IncidentId incident) const;
    const ProtectedNames& around(Instant at);

    Database& m_database;
    std::map<IncidentId, ProtectedNames> m_names;
    std::map<std::int64_t, ProtectedNames> m_days;
};

} // namespace haven
