#pragma once

#include "models/dispatch/account.h"

#include <QString>

namespace haven::ui {

// "Dispatcher", "Clinician" …
QString roleWord(Role role);
// "Dispatcher, Supervisor".
QString rolesText(const std::set<Role>& roles);
// "can sign on", "locked after wrong passwords", "switched off".
QString standingText(AccountStanding standing);

} // namespace haven::ui
