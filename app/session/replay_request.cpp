#include "app/session/replay_request.h"

#include "app/session/agency_time.h"
#include "app/session/profile_files.h"

#include <cstdlib>

namespace haven {

namespace {

constexpr double kSpeedMax = 100'000;

} // namespace

std::optional<double> replaySpeed(std::string_view word)
{
    if (word == "max")
        return 0.0;
    const std::string text(word);
    char* end = nullptr;
    const double speed = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !(speed > 0) || speed > kSpeedMax)
        return std::nullopt;
    return speed;
}

Result<std::optional<ReplayPlan>> readReplay(const ReplayRequest& request)
{
    using Plan = std::optional<ReplayPlan>;
    const auto profile = readProfile(request.profile);
    if (!profile)
        return profile.refusal();
    const AgencyTime fileTime(profile->zoneName);
    ReplayWindow window;
    window.from = fileTime.parse(request.from, systemNow());
    window.to = fileTime.parseEnd(request.to, systemNow());
    if ((!window.from && !request.from.empty()) || (!window.to && !request.to.empty()))
        return Plan();
    auto plan = planReplay([file = request.file] { return openInput(file); }, *profile, window);
    if (!plan)
        return plan.refusal();
    return Plan(*std::move(plan));
}

} // namespace haven
