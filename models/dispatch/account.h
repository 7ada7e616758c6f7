#pragma once

#include "models/dispatch/types.h"

#include <set>
#include <string>

// Who may sign on. Accounts are a table of the station file; the screen sees this much of them.
namespace haven {

// Locked: too many wrong passwords, until an administrator releases it.
HAVEN_ENUM(AccountStanding, Open, Locked, Disabled)

struct Account {
    AgentId agent;
    std::string name; // as shown: "Reyes"
    std::set<Role> roles;
    AccountStanding standing = AccountStanding::Open;
    bool operator==(const Account&) const = default;
};

// A password that an administrator sets takes the key for sealed notes away.
HAVEN_ENUM(SealKeyLoss, NotSaid, Accepted)

HAVEN_ENUM(AccountAct, Create, SetRoles, SetPassword, Disable, Enable, Release)

} // namespace haven
