#pragma once

#include "app/ctl/verb.h"
#include "models/dispatch/act.h"
#include "models/store/accounts.h"

#include <future>

namespace haven {
class Engine;
class Session;
} // namespace haven

// Who acts: a name and a password, checked against the station's accounts.
namespace haven::ctl {

// The password is asked for at once and checked on a thread of its own, because that takes a tenth
// of a second in which the station can be opened. Errors: of password() and checkPassword().
std::future<Result<Account>> askWho(const Arguments& arguments, const std::string& path,
                                    const std::string& agent);
// The same where the password was asked for already.
std::future<Result<Account>> checkWho(std::string secret, const std::string& path,
                                      const std::string& agent);
// The seat of who was found; wrong passwords are counted, and a right one ends the counting. Errors
// also: PositionMalformed.
Result<Seat> seatOf(Session& session, const Result<Account>& who, const AgentId& agent,
                    const PositionId& position);
Result<Seat> seatOf(Engine& engine, const Result<Account>& who, const AgentId& agent,
                    const PositionId& position);

} // namespace haven::ctl
