#pragma once

#include "models/dispatch/account.h"
#include "models/dispatch/commands.h"
#include "models/store/seal_tables.h"

#include <memory>

// Opening one's own key, and the ways to change it.
namespace haven {

// What was worked out away from the engine: the command for the facts and the rows that stand or
// fall with them. No secret is in it.
struct SealPlan {
    Command command;
    SealRows rows;
};

// A clinician's opened keys: their own and, where they were let in, their group's. In locked
// memory, for as long as somebody is signed on. One thread at a time.
class SealKeys final
{
public:
    // The process is shut first. Errors: SealKeyMissing, SealPasswordWrong, SealKeyExchanged,
    // SealKeyDamaged.
    static Result<std::unique_ptr<SealKeys>> open(Database& database, const AgentId& agent,
                                                  std::string_view password);
    // After somebody was let in, or the group got another key. Errors: SealKeyDamaged.
    Result<void> findGroup(Database& database);

    const AgentId& agent() const { return m_agent; }
    bool hasGroup() const { return m_groupKey.has_value(); }
    const std::string& group() const { return m_group; }
    std::int64_t generation() const { return m_generation; }
    // Precondition of both: hasGroup().
    OpeningWith& groupKey();
    // One a sitting: made when first asked for.
    const SealingTo& toGroup();
    OpeningWith& ownKey() { return *m_ownKey; }

private:
    explicit SealKeys(AgentId agent) : m_agent(std::move(agent)) {}
    AgentId m_agent;
    std::optional<OpeningWith> m_ownKey;
    std::optional<OpeningWith> m_groupKey;
    std::optional<SealingTo> m_toGroup;
    std::string m_group;
    std::int64_t m_generation = 0;
};

// A key pair of one's own under the password one signs on with. Errors: of the command alone.
SealPlan planSealKey(const AgentId& agent, std::string_view password);
// One's own password; the key is wrapped anew where there is one. Precondition: checkPassword() has
// found the old one right. Errors: PasswordBad, SealPasswordWrong.
Result<SealPlan> planOwnPassword(Database& database, const Account& account,
                                 std::string_view oldPassword, std::string_view newPassword);
// What two people compare by voice before one lets the other in. Errors: SealKeyMissing.
Result<std::string> sealFingerprint(Database& database, const AgentId& agent);

// What authenticates a wrapped group key.
std::string groupKeyContext(const std::string& group, std::int64_t generation,
                            const std::string& holder);
// What authenticates a wrapped note key.
std::string noteKeyContext(const std::string& group, std::int64_t generation,
                           std::string_view seal);

} // namespace haven
