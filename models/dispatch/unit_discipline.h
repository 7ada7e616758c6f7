#pragma once

#include "models/dispatch/types.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a unit is where nobody says its discipline: nobody but an officer ends the wait of an
// emergency, and a tow truck is not one.
namespace haven {

// Of another agency, by its kind, else by its agency or the prefix of its call sign: "ambulance",
// "West Haven Fire", "CSP-104". Empty where neither is known.
std::optional<Discipline> disciplineOfOutside(std::string_view kind, std::string_view agency,
                                              std::string_view callSign);
// One of ours, by its skills and how many people are named: whose only skills are of care is no
// officer, and a clinician alone in the car is none by a course for officers either.
Discipline disciplineOfCrew(const std::vector<std::string>& skills, std::size_t people);
// "ems", "crisis", and "other": a tow truck, the Red Cross, a cadet. No incident has a priority for
// these.
std::optional<Discipline> unitDisciplineFromWord(std::string_view word);
std::string unitDisciplineWords();

} // namespace haven
