#pragma once

#include "models/dispatch/events_major.h"

namespace haven {

inline constexpr std::size_t kMajorRolesMax = 30;
inline constexpr std::int64_t kObjectivesMax = 100;
inline constexpr std::size_t kMajorRoleName = 40;

struct MajorRole {
    std::string who;
    Instant since;
    bool operator==(const MajorRole&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("who", &MajorRole::who, FieldClass::Police);
        f("since", &MajorRole::since);
    }
};

struct Objective {
    std::string text;
    Instant setAt;
    std::optional<Instant> metAt;
    std::string words; // how it was met
    bool operator==(const Objective&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("text", &Objective::text, FieldClass::Police);
        f("set_at", &Objective::setAt);
        f("met_at", &Objective::metAt);
        f("words", &Objective::words, FieldClass::Police);
    }
};

// As it stands; it ends by itself with nothing, for command may outlast the incident.
struct MajorIncident {
    std::string number; // of the incident, which may have left memory
    std::string name;
    Instant since;
    std::map<std::string, MajorRole> roles;
    std::vector<Objective> objectives;    // in their order; the first is number 1
    std::optional<IncidentId> joinedFrom; // where it was declared, before a join
    bool operator==(const MajorIncident&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("number", &MajorIncident::number);
        f("name", &MajorIncident::name, FieldClass::Police);
        f("since", &MajorIncident::since);
        f("roles", &MajorIncident::roles);
        f("objectives", &MajorIncident::objectives);
        f("joined_from", &MajorIncident::joinedFrom);
    }
};

} // namespace haven
