#include "models/store/station.h"
#include "app/ctl/load_station.h"
#include "app/ctl/verb.h"
#include "app/session/demo_player.h"
#include "app/session/demo_station.h"
#include "app/session/session.h"

#include <QCoreApplication>

namespace haven::ctl {

namespace {

constexpr const char* kBuild = "0.1.0";
constexpr const char* kStationUsage =
    "station new FILE --agency NAME [--zone ZONE] [--demo] [--training] | info FILE";

Result<std::vector<AccountRequest>> accountsFor(const Arguments& arguments)
{
    std::vector<AccountRequest> requests;
    if (arguments.option("demo")) {
        const auto hash = hashPassword(kDemoPassword);
        if (!hash)
            return hash.refusal();
        for (const auto& account : demoAccounts())
            requests.push_back(
                {AccountAct::Create, AgentId(account.agent), account.name, account.roles, *hash});
        return requests;
    }
    const auto admin = arguments.option("admin");
    if (!admin)
        return requests;
    const auto secret = password(arguments, *admin);
    if (!secret)
        return secret.refusal();
    const auto hash = hashPassword(*secret);
    if (!hash)
        return hash.refusal();
    requests.push_back({AccountAct::Create, AgentId(*admin), *admin, {Role::Administrator}, *hash});
    return requests;
}

int makeDemo(const std::string& path, const std::string& agency)
{
    const auto made = makeDemoStation(path, systemNow(), agency);
    if (!made)
        return tell(made.refusal());
    sayLine("Made " + path + " for " + agency + ", a demo (training) station.");
    for (const auto& account : demoAccounts())
        sayLine("  sign on as " + account.agent + " with the password " + kDemoPassword);
    return kDone;
}

int makeStation(const Arguments& arguments, const std::string& path)
{
    const auto agency = arguments.option("agency");
    const std::string zone = arguments.optionOr("zone", "America/New_York");
    if (!agency || agency->empty() || !AgencyTime(zone).isKnown())
        return misused(kStationUsage);
    if (arguments.option("demo"))
        return makeDemo(path, *agency);
    auto accounts = accountsFor(arguments);
    if (!accounts)
        return tell(accounts.refusal());
    NewStation station;
    station.place.path = path;
    station.agency = *agency;
    station.timeZone = zone;
    station.mode = arguments.option("training") ? StationMode::Training : StationMode::Live;
    station.build = kBuild;
    station.accounts = *std::move(accounts);
    station.madeBy = AgentId("havenctl");
    station.position = PositionId("havenctl");
    station.now = systemNow();
    const auto made = createStation(station);
    if (!made)
        return tell(made.refusal());
    sayLine("Made " + path + " for " + *agency + ".");
    if (!arguments.option("admin"))
        sayLine(
            "It has no account, so nobody can sign on. With --admin NAME it has the first one.");
    return kDone;
}

int tellStation(const Arguments& arguments, const std::string& path)
{
    const auto loaded = loadStation(path);
    if (!loaded)
        return tell(loaded.refusal());
    const State& state = loaded->state;
    const auto holder = stationHolder(path);
    const auto people = accounts(loaded->database());
    if (!people)
        return tell(people.refusal());
    const auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return tell(base.refusal());
    std::vector<std::string> disabled;
    for (const auto& one : (*base)->disabled)
        disabled.push_back(refusalSentence(one));
    if (arguments.isJson) {
        sayJson({{"agency", state.agency},
                 {"mode", enumName(state.mode)},
                 {"time_zone", state.timeZone},
                 {"events", state.sequence},
                 {"incidents_in_memory", state.incidents.size()},
                 {"units_on_duty", state.units.size()},
                 {"accounts", people->size()},
                 {"disabled", disabled},
                 {"held_by", holder ? nlohmann::json(holder->who) : nlohmann::json(nullptr)}});
        return kDone;
    }
    sayLine("Agency     " + state.agency);
    sayLine("Mode       " + std::string(enumName(state.mode)));
    sayLine("Time zone  " + state.timeZone);
    sayLine("Facts      " + std::to_string(state.sequence));
    sayLine("Incidents  " + std::to_string(state.incidents.size()) + " in memory");
    sayLine("Units      " + std::to_string(state.units.size()) + " on duty");
    sayLine("Accounts   " + std::to_string(people->size()));
    sayLine("Held by    " + (holder ? holder->who : std::string("nobody")));
    for (const auto& sentence : disabled)
        sayLine("Disabled   " + sentence);
    return kDone;
}

} // namespace

int runStation(const Arguments& arguments)
{
    if (arguments.words.size() != 2)
        return misused(kStationUsage);
    if (arguments.words[0] == "new")
        return makeStation(arguments, arguments.words[1]);
    if (arguments.words[0] == "info")
        return tellStation(arguments, arguments.words[1]);
    return misused(kStationUsage);
}

} // namespace haven::ctl
