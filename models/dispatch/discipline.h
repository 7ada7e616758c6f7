#pragma once

#include "models/dispatch/codes.h"
#include "models/dispatch/incident.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Many centers send police, fire and ambulance from one room: which of them an incident concerns,
// and how urgent it is for each.
namespace haven {

struct PriorityFor {
    Discipline discipline = Discipline::Police;
    Priority priority = Priority::P3;
    bool operator==(const PriorityFor&) const = default;
};

// What a person said, else what its type says; police have the incident's own. A crisis concerns
// behavioral health once a person has said that it is one. Nothing: it does not concern them. Of a
// restricted incident only police are told, for the others say what it is.
std::optional<Priority> priorityFor(const Incident& incident, Discipline discipline,
                                    const Codes& codes);
// The same, also of a restricted incident: for rules, not for what is shown.
std::optional<Priority> priorityBehind(const Incident& incident, Discipline discipline,
                                       const Codes& codes);
// Police first; only those that it concerns.
std::vector<PriorityFor> prioritiesOf(const Incident& incident, const Codes& codes);

// "police", "fire", "ems", "crisis": as it is typed; "behavioral" is understood.
std::string disciplineWord(Discipline discipline);
std::optional<Discipline> disciplineFromWord(std::string_view word);
// "police, fire, ems, crisis"
std::string disciplineWords();

} // namespace haven
