#include "app/session/demo_station.h"

#include "app/session/demo_player.h"
#include "models/store/station.h"

namespace haven {

std::vector<DemoAccount> demoAccounts()
{
    return {{"admin", "Admin", {Role::Administrator}},
            {"dispatcher", "Reyes", {Role::Dispatcher}},
            {"clinician", "Osei", {Role::Clinician}},
            {"supervisor", "Lindqvist", {Role::Supervisor, Role::Dispatcher}}};
}

Result<void> makeDemoStation(const std::string& path, Instant now, const std::string& agency)
{
    const auto hash = hashPassword(kDemoPassword);
    if (!hash)
        return hash.refusal();
    NewStation station;
    station.place.path = path;
    station.agency = agency;
    station.timeZone = "America/New_York";
    station.mode = StationMode::Demo;
    station.build = "0.1.0";
    for (const auto& account : demoAccounts())
        station.accounts.push_back(
            {AccountAct::Create, AgentId(account.agent), account.name, account.roles, *hash});
    station.madeBy = AgentId("havenctl");
    station.position = PositionId("havenctl");
    // The evening begins hours before the moment it is looked at.
    station.now = now - Span::hours(12);
    const auto made = createStation(station);
    return made ? playDemoEvening(path, now) : made;
}

} // namespace haven
