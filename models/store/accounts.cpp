#include "models/store/accounts.h"

#include "models/base/json_codec.h"
#include "models/base/text.h"
#include "models/store/digest.h"
#include "models/store/seal_tables.h"

#include <algorithm>
#include <array>
#include <sodium.h>

namespace haven {

namespace {

constexpr unsigned long long kArgonPasses = 3;
constexpr std::size_t kArgonBytes = std::size_t{64} * 1024 * 1024;
constexpr std::size_t kNameBytesMax = 40;

// The hash of a password nobody has: checked for unknown names, so that they take as long.
constexpr const char* kNobodysHash = "$argon2id$v=19$m=65536,t=3,p=1$"
                                     "bm9ib2R5c3NhbHQhISEhIQ$"
                                     "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

struct StoredAccount {
    Account account;
    std::string passwordHash;
};

#define HAVEN_ACCOUNT_COLUMNS "agent, name, roles, is_disabled, is_locked, password_hash "

StoredAccount storedFrom(const Statement& query)
{
    StoredAccount stored;
    stored.account.agent = AgentId(std::string(query.text(0)));
    stored.account.name = query.text(1);
    for (const auto& role : split(query.text(2), ',')) {
        if (const auto known = enumFromName<Role>(role))
            stored.account.roles.insert(*known);
    }
    if (query.number(4) != 0)
        stored.account.standing = AccountStanding::Locked;
    if (query.number(3) != 0)
        stored.account.standing = AccountStanding::Disabled;
    stored.passwordHash = query.text(5);
    return stored;
}

std::string rolesText(const std::set<Role>& roles)
{
    std::vector<std::string> names;
    for (const auto role : roles)
        names.emplace_back(enumName(role));
    return joined(names, ",");
}

Result<std::optional<StoredAccount>> findStored(Database& database, const AgentId& agent)
{
    Statement query(database, "SELECT " HAVEN_ACCOUNT_COLUMNS "FROM account WHERE agent = ?1");
    const auto step = query.bind(agent.value).step();
    if (!step)
        return step.refusal();
    if (*step == Step::Done)
        return std::optional<StoredAccount>();
    return std::optional<StoredAccount>(storedFrom(query));
}

bool isAgentName(std::string_view name)
{
    const auto isAllowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '-' || c == '_';
    };
    return !name.empty() && name.size() <= kNameBytesMax &&
           std::all_of(name.begin(), name.end(), isAllowed);
}

const char* changeWord(AccountAct act)
{
    switch (act) {
    case AccountAct::Create:
        return "created";
    case AccountAct::SetRoles:
        return "roles";
    case AccountAct::SetPassword:
        return "password";
    case AccountAct::Disable:
        return "disabled";
    case AccountAct::Enable:
        return "enabled";
    case AccountAct::Release:
        return "released";
    }
    return "";
}

Result<AccountChanged> planCreate(Database& database, const AccountRequest& request)
{
    const auto all = accounts(database);
    if (!all)
        return all.refusal();
    if (!isAgentName(request.agent.value))
        return refuse(RefusalCode::AccountNameBad);
    if (request.roles.empty() || request.roles.count(Role::Automaton) != 0)
        return refuse(RefusalCode::AccountRolesMissing);
    if (all->empty() && request.roles.count(Role::Administrator) == 0)
        return refuse(RefusalCode::AccountFirst);
    const auto isSame = [&](const Account& account) {
        return equalsIgnoringCase(account.agent.value, request.agent.value);
    };
    if (std::any_of(all->begin(), all->end(), isSame))
        return refuse(RefusalCode::AccountExists, request.agent.value);
    const std::string name = request.name.empty() ? request.agent.value : request.name;
    return AccountChanged{request.agent, name, request.roles, changeWord(request.act),
                          passwordDigest(request.passwordHash)};
}

// Somebody must be left who can put right what went wrong.
Result<void> checkAdministratorLeft(Database& database, const AgentId& leaving)
{
    const auto all = accounts(database);
    if (!all)
        return all.refusal();
    const bool isLeft = std::any_of(all->begin(), all->end(), [&](const Account& account) {
        return account.agent != leaving && account.standing != AccountStanding::Disabled &&
               account.roles.count(Role::Administrator) != 0;
    });
    if (!isLeft)
        return refuse(RefusalCode::AccountLastAdministrator, leaving.value);
    return {};
}

Result<void> updateAccount(Database& database, const char* sql, const AccountRequest& request,
                           const std::string& value)
{
    Statement query(database, sql);
    query.bind(request.agent.value);
    if (!value.empty())
        query.bind(value);
    return query.run();
}

} // namespace

Result<std::string> hashPassword(std::string_view password)
{
    HAVEN_ASSERT(sodium_init() >= 0);
    if (password.size() < static_cast<std::size_t>(kPasswordBytesMin) ||
        password.size() > static_cast<std::size_t>(kPasswordBytesMax))
        return refuse(RefusalCode::PasswordBad, std::to_string(kPasswordBytesMin),
                      std::to_string(kPasswordBytesMax));
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    const int made = crypto_pwhash_str_alg(hash.data(), password.data(), password.size(),
                                           kArgonPasses, kArgonBytes, crypto_pwhash_ALG_ARGON2ID13);
    HAVEN_ASSERT(made == 0); // only memory can be missing
    return std::string(hash.data());
}

Result<Account> checkPassword(Database& database, const AgentId& agent, std::string_view password)
{
    HAVEN_ASSERT(sodium_init() >= 0);
    const auto stored = findStored(database, agent);
    if (!stored)
        return stored.refusal();
    const std::string hash = *stored ? (*stored)->passwordHash : kNobodysHash;
    const bool isRight =
        crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
    if (!*stored || !isRight)
        return refuse(RefusalCode::SignOnWrong, std::to_string(kFailedTriesMax));
    const Account& account = (*stored)->account;
    switch (account.standing) {
    case AccountStanding::Open:
        return account;
    case AccountStanding::Locked:
        return refuse(RefusalCode::AccountLocked, agent.value);
    case AccountStanding::Disabled:
        return refuse(RefusalCode::AccountDisabled, agent.value);
    }
    return account;
}

Result<std::vector<Account>> accounts(Database& database)
{
    Statement query(database, "SELECT " HAVEN_ACCOUNT_COLUMNS "FROM account ORDER BY agent");
    std::vector<Account> all;
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return all;
        all.push_back(storedFrom(query).account);
    }
}

Result<std::optional<Account>> findAccount(Database& database, const AgentId& agent)
{
    auto stored = findStored(database, agent);
    if (!stored)
        return stored.refusal();
    if (!*stored)
        return std::optional<Account>();
    return std::optional<Account>((*stored)->account);
}

std::string passwordDigest(std::string_view passwordHash)
{
    return hexOf(bytesOf(sha256(passwordHash)));
}

Result<std::map<AgentId, std::string>> passwordDigests(Database& database)
{
    Statement query(database, "SELECT " HAVEN_ACCOUNT_COLUMNS "FROM account");
    std::map<AgentId, std::string> all;
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return all;
        const StoredAccount stored = storedFrom(query);
        all[stored.account.agent] = passwordDigest(stored.passwordHash);
    }
}

Result<AccountChanged> planAccountChange(Database& database, const AccountRequest& request)
{
    if (request.act == AccountAct::Create)
        return planCreate(database, request);
    const auto account = findAccount(database, request.agent);
    if (!account)
        return account.refusal();
    if (!*account)
        return refuse(RefusalCode::AccountUnknown, request.agent.value);
    AccountChanged change{request.agent, (*account)->name, (*account)->roles,
                          changeWord(request.act)};
    if (request.act == AccountAct::SetRoles) {
        if (request.roles.empty() || request.roles.count(Role::Automaton) != 0)
            return refuse(RefusalCode::AccountRolesMissing);
        change.roles = request.roles;
    }
    if (request.act == AccountAct::SetPassword)
        change.passwordDigest = passwordDigest(request.passwordHash);
    const bool isLeavingOffice =
        (*account)->roles.count(Role::Administrator) != 0 &&
        (request.act == AccountAct::Disable || change.roles.count(Role::Administrator) == 0);
    if (isLeavingOffice) {
        if (auto ok = checkAdministratorLeft(database, request.agent); !ok)
            return ok.refusal();
    }
    return change;
}

Result<void> applyAccountChange(Database& database, const AccountRequest& request)
{
    switch (request.act) {
    case AccountAct::Create: {
        Statement query(database, "INSERT INTO account (agent, name, roles, password_hash)"
                                  " VALUES (?1, ?2, ?3, ?4)");
        query.bind(request.agent.value);
        query.bind(request.name.empty() ? request.agent.value : request.name);
        return query.bind(rolesText(request.roles)).bind(request.passwordHash).run();
    }
    case AccountAct::SetRoles:
        return updateAccount(database, "UPDATE account SET roles = ?2 WHERE agent = ?1", request,
                             rolesText(request.roles));
    case AccountAct::SetPassword:
        if (auto ok = dropSealKey(database, request.agent); !ok)
            return ok;
        return updateAccount(database, "UPDATE account SET password_hash = ?2 WHERE agent = ?1",
                             request, request.passwordHash);
    case AccountAct::Disable:
        return updateAccount(database, "UPDATE account SET is_disabled = 1 WHERE agent = ?1",
                             request, {});
    case AccountAct::Enable:
        return updateAccount(database, "UPDATE account SET is_disabled = 0 WHERE agent = ?1",
                             request, {});
    case AccountAct::Release:
        return updateAccount(database,
                             "UPDATE account SET is_locked = 0, failed_count = 0 WHERE agent = ?1",
                             request, {});
    }
    return {};
}

Result<std::optional<AccountChanged>> countPasswordTry(Database& database, const AgentId& agent,
                                                       PasswordTry outcome, Instant now)
{
    const auto account = findAccount(database, agent);
    if (!account)
        return account.refusal();
    if (!*account || (*account)->standing == AccountStanding::Locked)
        return std::optional<AccountChanged>(); // nothing to count, and nothing more to lock
    if (outcome == PasswordTry::Right) {
        Statement forget(database, "UPDATE account SET failed_count = 0 WHERE agent = ?1"
                                   " AND failed_count <> 0");
        if (auto ok = forget.bind(agent.value).run(); !ok)
            return ok.refusal();
        return std::optional<AccountChanged>();
    }
    Statement count(database,
                    "UPDATE account SET"
                    " failed_count = CASE WHEN failed_count > 0 AND failed_since_ms > ?2"
                    " THEN failed_count + 1 ELSE 1 END,"
                    " failed_since_ms = CASE WHEN failed_count > 0 AND failed_since_ms > ?2"
                    " THEN failed_since_ms ELSE ?3 END WHERE agent = ?1");
    count.bind(agent.value).bind((now - kFailedTriesSpan).ms).bind(now.ms);
    if (auto ok = count.run(); !ok)
        return ok.refusal();
    Statement lock(database, "UPDATE account SET is_locked = 1 WHERE agent = ?1"
                             " AND failed_count >= ?2");
    if (auto ok = lock.bind(agent.value).bind(std::int64_t{kFailedTriesMax}).run(); !ok)
        return ok.refusal();
    if (database.changes() == 0)
        return std::optional<AccountChanged>();
    return std::optional<AccountChanged>(
        AccountChanged{agent, (*account)->name, (*account)->roles, "locked"});
}

} // namespace haven
