#pragma once

#include "models/base/result.h"
#include "models/dispatch/account.h"
#include "models/dispatch/events_station.h"
#include "models/store/sqlite.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// The account table. Passwords are kept as Argon2id hashes (64 MiB, three passes) and are in no
// fact and no log line. Every change leaves one AccountChanged, in the same transaction.
namespace haven {

inline constexpr int kPasswordBytesMin = 8;
inline constexpr int kPasswordBytesMax = 128;
inline constexpr int kFailedTriesMax = 5; // within kFailedTriesSpan; then an administrator releases
inline constexpr Span kFailedTriesSpan = Span::minutes(15);

struct AccountRequest {
    AccountAct act = AccountAct::Create;
    AgentId agent;
    std::string name;                           // Create
    std::set<Role> roles;                       // Create, SetRoles
    std::string passwordHash;                   // Create, SetPassword: from hashPassword()
    SealKeyLoss keyLoss = SealKeyLoss::NotSaid; // SetPassword of somebody with a key
};

// Takes about 0.1 s and 64 MiB; call it away from the engine and the screen. Errors: PasswordBad.
Result<std::string> hashPassword(std::string_view password);

// A right name and password. Takes the same time for a name that is not there. On a reader's
// connection, so it needs no station held. Errors: SignOnWrong, AccountLocked, AccountDisabled (the
// last two only to somebody who gave the right password).
Result<Account> checkPassword(Database& database, const AgentId& agent, std::string_view password);

// Errors of reading only.
Result<std::vector<Account>> accounts(Database& database);
Result<std::optional<Account>> findAccount(Database& database, const AgentId& agent);
// What the log says of the hashes that are stored (AccountChanged::passwordDigest).
std::string passwordDigest(std::string_view passwordHash);
Result<std::map<AgentId, std::string>> passwordDigests(Database& database);

// The fact that the request will leave, after the rules of the table: AccountExists,
// AccountUnknown, AccountFirst, AccountLastAdministrator, AccountNameBad, AccountRolesMissing.
Result<AccountChanged> planAccountChange(Database& database, const AccountRequest& request);
// Writes it, inside the transaction of its fact.
Result<void> applyAccountChange(Database& database, const AccountRequest& request);

// What came of an attempt to sign on. Answers the fact to record when this try locks the account.
HAVEN_ENUM(PasswordTry, Right, Wrong)
Result<std::optional<AccountChanged>> countPasswordTry(Database& database, const AgentId& agent,
                                                       PasswordTry outcome, Instant now);

} // namespace haven
