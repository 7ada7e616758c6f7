#pragma once

#include "models/base/field_class.h"
#include "models/base/instant.h"
#include "models/dispatch/types.h"

#include <optional>
#include <string_view>
#include <vector>

// What a line calls whoever and whatever belongs to an incident: "patient", "suspect".
namespace haven {

// In small letters. Errors: empty for a word that names no role.
std::optional<PersonRole> personRoleFrom(std::string_view word);
std::optional<VehicleRole> vehicleRoleFrom(std::string_view word);
std::string_view personRoleWord(PersonRole role);
std::string_view vehicleRoleWord(VehicleRole role);
// Each once, for completion.
std::vector<std::string_view> personRoleTyped();
std::vector<std::string_view> vehicleRoleTyped();

// A victim and a minor are protected by state law wherever their name is told.
FieldClass personClass(const Person& person, Instant at);

} // namespace haven
