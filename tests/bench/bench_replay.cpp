#include "app/session/profile_files.h"
#include "app/session/replayer.h"
#include "models/store/station.h"
#include "tests/bench/big_station.h"
#include "tests/bench/figures.h"
#include "tests/bench/narratives.h"

#include <cstdio>
#include <filesystem>

// Events a second while calls are fed into a training station as fast as it takes them: a made-up
// day, and a real one where HAVEN_DATA names the San Luis Obispo file.
using namespace haven;
using namespace haven::bench;

namespace {

constexpr int kCalls = 2'000;

Result<ReplayPlan> realPlan(const std::string& folder)
{
    const auto profile = readProfile("san-luis-obispo");
    if (!profile)
        return profile.refusal();
    const AgencyTime time(profile->zoneName);
    ReplayWindow window;
    window.from = time.parse("2021-10-30 00:00", systemNow());
    window.to = time.parse("2021-11-06 00:00", systemNow());
    const std::string file = folder + "/calls/slo-police-log.csv";
    return planReplay([file] { return openInput(file); }, *profile, window);
}

Result<void> measure(Sheet& sheet, const std::string& what, ReplayPlan plan)
{
    const std::string path = cacheFolder() + "/replay.haven";
    std::error_code ignored;
    for (const char* end : {"", "-wal", "-shm", ".lock"})
        std::filesystem::remove(path + end, ignored);
    NewStation station;
    station.place.path = path;
    station.agency = "Replay";
    station.timeZone = "America/Los_Angeles";
    station.mode = StationMode::Training;
    station.build = "bench";
    station.madeBy = AgentId("bench");
    station.position = PositionId("bench");
    station.now = systemNow();
    if (auto ok = createStation(station); !ok)
        return ok;
    SessionOptions options;
    options.path = path;
    options.holder = "bench";
    auto session = Session::open(std::move(options), {});
    if (!session)
        return session.refusal();
    const auto calls = static_cast<double>(plan.calls.size());
    Replayer replayer(**session, std::move(plan));
    const std::int64_t before = (*session)->state().sequence;
    const Instant last = replayer.plan().steps.back().at;
    const Instant now = (*session)->now();
    Samples steps;
    const Stopwatch watch;
    while (!replayer.isFinished()) {
        const Stopwatch one;
        replayer.step(now - (last - replayer.nextAt()));
        steps.add(one.ms());
    }
    const double seconds = watch.seconds();
    const auto events = static_cast<double>((*session)->state().sequence - before);
    sheet.add(single(what + ": calls", "", calls));
    sheet.add(single(what + ": events", "events/s", events / seconds));
    sheet.add(steps.figure(what + ": one step, durable", "ms", Promise{Bound::P99, 50}));
    return (*session)->engine().stop();
}

} // namespace

int main(int count, char** arguments)
{
    const Options options = optionsOf(count, arguments);
    Sheet sheet("replay as fast as possible", options);
    const auto say = [](const Refusal& refusal) {
        std::fprintf(stderr, "%s\n", refusalSentence(refusal).c_str());
        return 1;
    };
    if (const auto done =
            measure(sheet, "made-up day", planReplay(callsOver(Span::hours(24), kCalls)));
        !done)
        return say(done.refusal());
    const char* folder = std::getenv("HAVEN_DATA");
    if (!folder) {
        sheet.note("HAVEN_DATA is not set: the real week is left out");
        return 0;
    }
    auto plan = realPlan(folder);
    if (!plan)
        return say(plan.refusal());
    const auto done = measure(sheet, "a real week", *std::move(plan));
    return done ? 0 : say(done.refusal());
}
