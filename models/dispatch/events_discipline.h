#pragma once

#include "models/base/describe.h"
#include "models/dispatch/types.h"

#include <optional>
#include <string>

// An ambulance call that an officer goes along to is urgent for one and not for the other: beside
// the police priority an incident has one for each other discipline that it concerns.
namespace haven {

// As a person said it; without a priority: it does not concern that discipline.
struct DisciplinePriority {
    Discipline discipline = Discipline::Ems;
    std::optional<Priority> priority;
    bool operator==(const DisciplinePriority&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("discipline", &DisciplinePriority::discipline);
        f("priority", &DisciplinePriority::priority);
    }
};

// Without `after` it concerns that discipline no more.
struct DisciplinePriorityChanged {
    static constexpr const char* kType = "DisciplinePriorityChanged";
    IncidentId incident;
    Discipline discipline = Discipline::Ems;
    std::optional<Priority> before;
    std::optional<Priority> after;
    std::string reason;
    bool operator==(const DisciplinePriorityChanged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &DisciplinePriorityChanged::incident);
        f("discipline", &DisciplinePriorityChanged::discipline);
        f("before", &DisciplinePriorityChanged::before);
        f("after", &DisciplinePriorityChanged::after);
        f("reason", &DisciplinePriorityChanged::reason, FieldClass::Police);
    }
};

} // namespace haven
