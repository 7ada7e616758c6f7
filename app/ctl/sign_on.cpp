#include "app/ctl/sign_on.h"

#include "app/session/session.h"
#include "models/dispatch/text_limits.h"
#include "models/store/locked_bytes.h"
#include "models/store/station_file.h"

namespace haven::ctl {

std::future<Result<Account>> askWho(const Arguments& arguments, const std::string& path,
                                    const std::string& agent)
{
    auto secret = password(arguments, agent);
    if (secret)
        return checkWho(*std::move(secret), path, agent);
    return std::async(std::launch::deferred,
                      [refusal = secret.refusal()]() -> Result<Account> { return refusal; });
}

std::future<Result<Account>> checkWho(std::string secret, const std::string& path,
                                      const std::string& agent)
{
    const auto check = [path, agent, secret = std::move(secret)]() mutable -> Result<Account> {
        auto reader = StationReader::open({path, ""});
        if (!reader)
            return reader.refusal();
        auto account = checkPassword(reader->database(), AgentId(agent), secret);
        wipe(secret);
        return account;
    };
    return std::async(std::launch::async, check);
}

Result<Seat> seatOf(Session& session, const Result<Account>& who, const AgentId& agent,
                    const PositionId& position)
{
    return seatOf(session.engine(), who, agent, position);
}

Result<Seat> seatOf(Engine& engine, const Result<Account>& who, const AgentId& agent,
                    const PositionId& position)
{
    if (who || who.refusal().code == RefusalCode::SignOnWrong) {
        const auto outcome = who ? PasswordTry::Right : PasswordTry::Wrong;
        const auto counted = engine.submitPasswordTry(who ? who->agent : agent, outcome, position,
                                                      [](const auto&) {});
        if (!counted)
            return counted.refusal();
    }
    if (!who)
        return who.refusal();
    if (!isPositionName(position.value))
        return refuse(RefusalCode::PositionMalformed, onOneLine(position.value));
    return Seat{who->agent, who->name, position, who->roles};
}

} // namespace haven::ctl
