#include "app/ctl/sign_on.h"
#include "app/session/session.h"
#include "models/base/text.h"
#include "models/store/seal_keys.h"

#include <fmt/format.h>

namespace haven::ctl {

namespace {

constexpr const char* kAccountUsage =
    "account list --station FILE | add AGENT --roles ROLE[,ROLE] [--name NAME] |"
    " roles AGENT ROLE[,ROLE] | password AGENT | disable AGENT | enable AGENT | release AGENT"
    " --station FILE --as ADMIN";

std::vector<std::string> wordsOf(const std::set<Role>& roles)
{
    std::vector<std::string> words;
    for (const auto role : roles)
        words.push_back(toLower(enumName(role)));
    return words;
}

std::optional<std::set<Role>> rolesFrom(const std::string& text)
{
    std::set<Role> roles;
    for (const auto& word : split(text, ',')) {
        const std::string name(trimmed(word));
        if (name.empty())
            continue;
        const auto role = enumFromName<Role>(toUpper(name.substr(0, 1)) + toLower(name.substr(1)));
        if (!role)
            return std::nullopt;
        roles.insert(*role);
    }
    return roles;
}

int list(const Arguments& arguments, const std::string& path)
{
    auto reader = StationReader::open({path, ""});
    if (!reader)
        return tell(reader.refusal());
    const auto people = accounts(reader->database());
    if (!people)
        return tell(people.refusal());
    nlohmann::json rows = nlohmann::json::array();
    for (const auto& one : *people) {
        const auto roles = wordsOf(one.roles);
        const std::string standing = toLower(enumName(one.standing));
        if (arguments.isJson)
            rows.push_back({{"agent", one.agent.value},
                            {"name", one.name},
                            {"roles", roles},
                            {"standing", standing}});
        else
            sayLine(fmt::format("{:<20} {:<20} {:<9} {}", one.agent.value, one.name, standing,
                                joined(roles, ", ")));
    }
    if (arguments.isJson)
        sayJson({{"accounts", rows}});
    return kDone;
}

// What is asked for, the new password left out; or in words what is wrong with it.
struct AccountAsked {
    AccountRequest request;
    std::string wrong;
};

AccountAsked accountAskedFor(const Arguments& arguments)
{
    AccountAsked asked;
    static const std::map<std::string, AccountAct> acts = {
        {"add", AccountAct::Create},           {"roles", AccountAct::SetRoles},
        {"password", AccountAct::SetPassword}, {"disable", AccountAct::Disable},
        {"enable", AccountAct::Enable},        {"release", AccountAct::Release}};
    const auto& words = arguments.words;
    const auto act = words.empty() ? acts.end() : acts.find(words.front());
    if (act == acts.end()) {
        asked.wrong = words.empty() ? "account does what?" : "account does not know " + words[0];
        return asked;
    }
    const bool takesRoles = act->second == AccountAct::SetRoles;
    if (words.size() != (takesRoles ? 3U : 2U)) {
        asked.wrong = words.front() + " takes " +
                      (takesRoles ? "an agent and the roles" : "one agent") + " and nothing else";
        return asked;
    }
    AccountRequest& request = asked.request;
    request.act = act->second;
    request.agent = AgentId(words[1]);
    request.name = arguments.optionOr("name", "");
    if (arguments.option("lose-key"))
        request.keyLoss = SealKeyLoss::Accepted;
    const std::string listed = takesRoles ? words[2] : arguments.optionOr("roles", "");
    const auto roles = rolesFrom(listed);
    if (roles)
        request.roles = *roles;
    else
        asked.wrong = listed + " are not roles; they are dispatcher, clinician, supervisor,"
                               " administrator, with commas between";
    return asked;
}

Result<Seat> adminSeat(Session& session, const Arguments& arguments, const std::string& path)
{
    const PositionId position(arguments.optionOr("position", "havenctl"));
    const auto admin = arguments.option("as");
    if (admin) {
        const auto who = askWho(arguments, path, *admin).get();
        return seatOf(session, who, AgentId(*admin), position);
    }
    // Only for the first account, which nobody could sign on to allow.
    return Seat{AgentId("havenctl"), "havenctl", position, {Role::Administrator}};
}

Result<bool> hasAccounts(const std::string& path)
{
    auto reader = StationReader::open({path, ""});
    if (!reader)
        return reader.refusal();
    const auto people = accounts(reader->database());
    if (!people)
        return people.refusal();
    return !people->empty();
}

// Whoever sits there changes their own password; the key for sealed notes goes along.
int changeOwn(const Arguments& arguments, const std::string& path, const AgentId& agent)
{
    auto before = password(arguments, agent.value);
    if (!before)
        return tell(before.refusal());
    const auto who = checkWho(*before, path, agent.value).get();
    SessionOptions options;
    options.path = path;
    options.holder = "havenctl account";
    auto session = Session::open(std::move(options), {});
    if (!session)
        return tell(session.refusal());
    const auto seat = seatOf(**session, who, agent, PositionId("havenctl"));
    if (!seat)
        return tell(seat.refusal());
    auto after = newPassword(arguments, agent.value);
    auto reader = StationReader::open({path, ""});
    if (!after || !reader)
        return tell(after ? reader.refusal() : after.refusal());
    auto plan = planOwnPassword(reader->database(), *who, *before, *after);
    wipe(*before);
    wipe(*after);
    if (!plan)
        return tell(plan.refusal());
    const auto done =
        (*session)->submitWithAndWait({std::move(plan->command), *seat, {}, {}}, plan->rows);
    if (!done)
        return tell(done.refusal());
    if (arguments.isJson)
        sayJson({{"agent", agent.value}, {"change", kOwnPassword}});
    else
        sayLine("Account " + agent.value + ": " + kOwnPassword);
    return kDone;
}

int change(const Arguments& arguments, const std::string& path, AccountRequest request)
{
    SessionOptions options;
    options.path = path;
    options.holder = "havenctl account";
    auto session = Session::open(std::move(options), {});
    if (!session)
        return tell(session.refusal());
    const auto seat = adminSeat(**session, arguments, path);
    if (!seat)
        return tell(seat.refusal());
    if (request.act == AccountAct::Create || request.act == AccountAct::SetPassword) {
        const auto secret = newPassword(arguments, request.agent.value);
        const auto hash = secret ? hashPassword(*secret) : secret;
        if (!hash)
            return tell(hash.refusal());
        request.passwordHash = *hash;
    }
    const auto done = (*session)->submitAccountAndWait(request, *seat);
    if (!done)
        return tell(done.refusal());
    const auto* fact = done->empty() || !done->front().event
                           ? nullptr
                           : kindIf<AccountChanged>(&*done->front().event);
    if (arguments.isJson)
        sayJson({{"agent", request.agent.value},
                 {"change", fact ? fact->change : ""},
                 {"roles", fact ? wordsOf(fact->roles) : std::vector<std::string>()}});
    else
        sayLine("Account " + request.agent.value + ": " + (fact ? fact->change : "unchanged") +
                (fact ? " (" + joined(wordsOf(fact->roles), ", ") + ")" : ""));
    return kDone;
}

} // namespace

int runAccount(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    if (arguments.words == std::vector<std::string>{"list"})
        return list(arguments, *path);
    const AccountAsked asked = accountAskedFor(arguments);
    if (!asked.wrong.empty())
        return misused(kAccountUsage, asked.wrong);
    const auto isPeopled = hasAccounts(*path);
    if (!isPeopled)
        return tell(isPeopled.refusal());
    if (*isPeopled && !arguments.option("as"))
        return misused(kAccountUsage, "an administrator changes accounts; add: --as ADMIN");
    const bool isOwn = asked.request.act == AccountAct::SetPassword && *isPeopled &&
                       arguments.option("as") == asked.request.agent.value;
    if (isOwn)
        return changeOwn(arguments, *path, asked.request.agent);
    Arguments first = arguments;
    if (!*isPeopled)
        first.options.erase("as"); // there is nobody yet to act as
    return change(first, *path, asked.request);
}

} // namespace haven::ctl
