#pragma once

#include "models/dispatch/types.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

// Who may do what: the table verb x role, as data, in one place.
namespace haven {

struct RoleRule {
    std::string_view verb; // the command's name
    std::vector<Role> roles;
};

// One row a command, in the order of the Command variant.
const std::vector<RoleRule>& roleTable();

// The roles that may do it, for a sentence: "Dispatcher or Supervisor".
std::string rolesThatMay(std::string_view verb);

} // namespace haven
