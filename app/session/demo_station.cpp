#include "app/session/demo_station.h"

#include "app/session/demo_player.h"
#include "models/store/station.h"
#include "models/store/station_lock.h"

#include <filesystem>

namespace haven {

namespace {

namespace fs = std::filesystem;

// What an evening is played into, until it is whole.
std::string besideOf(const std::string& path)
{
    return path + ".making";
}

void takeAway(const std::string& path)
{
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal", ".lock"})
        fs::remove(path + suffix, ignored);
}

Result<void> makeWhole(NewStation station, Instant now)
{
    if (auto made = createStation(station); !made)
        return made;
    return playDemoEvening(station.place.path, now);
}

// The station somebody asked for, not the one beside it.
Refusal sayingOf(Refusal refusal, const std::string& path)
{
    for (auto& argument : refusal.arguments) {
        if (argument == besideOf(path))
            argument = path;
    }
    return refusal;
}

} // namespace

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
    station.place.path = besideOf(path);
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
    std::error_code wrong;
    if (fs::exists(path, wrong))
        return refuse(RefusalCode::StationExists, path);
    // One that was being made when the program was killed; nobody can have worked in it.
    if (!stationHolder(besideOf(path)))
        takeAway(besideOf(path));
    if (const auto made = makeWhole(std::move(station), now); !made) {
        if (made.refusal().code != RefusalCode::StationLocked)
            takeAway(besideOf(path));
        return sayingOf(made.refusal(), path);
    }
    fs::rename(besideOf(path), path, wrong);
    takeAway(besideOf(path));
    if (wrong)
        return refuse(RefusalCode::DiskFailing, path);
    return {};
}

} // namespace haven
