#pragma once

#include "models/dispatch/types.h"

#include <map>
#include <optional>

// A major incident: one that is commanded, with people in roles and with objectives.
namespace haven {

struct MajorDeclared {
    static constexpr const char* kType = "MajorDeclared";
    IncidentId incident;
    std::string name; // "Depot fire"
    bool operator==(const MajorDeclared&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &MajorDeclared::incident);
        f("name", &MajorDeclared::name, FieldClass::Police);
    }
};

// Who has the role from now on; nobody: it is vacant.
struct MajorRoleTaken {
    static constexpr const char* kType = "MajorRoleTaken";
    IncidentId incident;
    std::string role; // "command", "staging"
    std::string who;
    bool operator==(const MajorRoleTaken&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &MajorRoleTaken::incident);
        f("role", &MajorRoleTaken::role);
        f("who", &MajorRoleTaken::who, FieldClass::Police);
    }
};

struct ObjectiveSet {
    static constexpr const char* kType = "ObjectiveSet";
    IncidentId incident;
    std::int64_t objective = 0; // 1, 2, 3 within the incident
    std::string text;
    bool operator==(const ObjectiveSet&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &ObjectiveSet::incident);
        f("objective", &ObjectiveSet::objective);
        f("text", &ObjectiveSet::text, FieldClass::Police);
    }
};

struct ObjectiveMet {
    static constexpr const char* kType = "ObjectiveMet";
    IncidentId incident;
    std::int64_t objective = 0;
    std::string words;
    bool operator==(const ObjectiveMet&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &ObjectiveMet::incident);
        f("objective", &ObjectiveMet::objective);
        f("words", &ObjectiveMet::words, FieldClass::Police);
    }
};

// Of this incident; with `into` it goes on there, with its name, its roles and its objectives.
struct MajorEnded {
    static constexpr const char* kType = "MajorEnded";
    IncidentId incident;
    std::string reason;
    std::optional<IncidentId> into;
    bool operator==(const MajorEnded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &MajorEnded::incident);
        f("reason", &MajorEnded::reason, FieldClass::Police);
        f("into", &MajorEnded::into);
    }
};

} // namespace haven
