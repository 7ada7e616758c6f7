#include "app/ctl/end_request.h"
#include "app/ctl/verb.h"
#include "app/reactors/advisor.h"
#include "app/reactors/housekeeping.h"
#include "app/session/replay_request.h"
#include "app/session/replayer.h"

#include <chrono>
#include <thread>

namespace haven::ctl {

namespace {

constexpr std::chrono::milliseconds kNap{100};

constexpr const char* kReplayUsage =
    "replay CSV --profile PROFILE --station FILE [--speed N|max] [--from T] [--to T]";

// As fast as possible: times keep their distances and the last step is now.
void runAtOnce(Replayer& replayer, Session& session, const EndRequest& end)
{
    const Instant last = replayer.plan().steps.back().at;
    const Instant now = session.now();
    while (!replayer.isFinished() && end.signal() == 0)
        replayer.step(now - (last - replayer.nextAt()));
}

void runPaced(Replayer& replayer, Session& session, double speed, const EndRequest& end)
{
    const Instant first = replayer.nextAt();
    const auto begun = std::chrono::steady_clock::now();
    while (!replayer.isFinished() && end.signal() == 0) {
        const double dueMs = static_cast<double>((replayer.nextAt() - first).ms) / speed;
        const auto due = begun + std::chrono::milliseconds(static_cast<std::int64_t>(dueMs));
        session.drain();
        // In naps: a signal does not end a sleep.
        if (std::chrono::steady_clock::now() < due) {
            std::this_thread::sleep_for(std::min<std::chrono::steady_clock::duration>(
                due - std::chrono::steady_clock::now(), kNap));
            continue;
        }
        replayer.step(session.now());
    }
}

void sayOutcome(const Arguments& arguments, const Replayer& replayer, double seconds)
{
    const ReplayCounts& counts = replayer.plan().counts;
    const ReplayOutcome& outcome = replayer.outcome();
    if (arguments.isJson) {
        sayJson({{"calls", counts.calls},
                 {"steps", counts.steps},
                 {"done", outcome.done},
                 {"refused", outcome.refused},
                 {"refusals", outcome.refusals},
                 {"without_coordinates", counts.withoutCoordinates},
                 {"reconstructed_clearings", counts.reconstructedClearings},
                 {"seconds", seconds}});
        return;
    }
    sayLine("fed " + std::to_string(counts.calls) + " calls in " + std::to_string(counts.steps) +
            " steps: " + std::to_string(outcome.done) + " acts done, " +
            std::to_string(outcome.refused) + " refused");
    for (const auto& [rule, times] : outcome.refusals)
        sayLine("  refused " + std::to_string(times) + " times: " + rule);
    sayLine(std::to_string(counts.withoutCoordinates) +
            " calls have no position and stand beside the map; " +
            std::to_string(counts.reconstructedClearings) +
            " clearing times are reconstructed, not recorded");
}

} // namespace

int runReplay(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const auto profile = arguments.option("profile");
    const std::string word = arguments.optionOr("speed", "1");
    const auto speed = replaySpeed(word);
    if (!speed)
        return misused(kReplayUsage, "--speed " + word + " is neither a number above 0 nor max");
    if (!profile || arguments.words.size() != 1)
        return misused(kReplayUsage, profile ? "one file is replayed at a time"
                                             : "how is the file read? Add: --profile PROFILE");
    auto plan = readReplay({arguments.words[0], *profile, arguments.optionOr("from", ""),
                            arguments.optionOr("to", ""), *speed});
    if (!plan)
        return tell(plan.refusal());
    if (!*plan)
        return misused(kReplayUsage, "--from or --to is not a time; " + std::string(kTimeExamples));
    EndRequest end;
    SessionOptions options;
    options.path = *path;
    options.holder = "havenctl replay";
    auto session = Session::open(std::move(options), {});
    if (!session)
        return tell(session.refusal());
    if (const auto allowed = Replayer::check((*session)->state()); !allowed)
        return tell(allowed.refusal());
    Advisor advisor(**session);
    Housekeeping housekeeping(**session);
    Replayer replayer(**session, **std::move(plan));
    end.listen();
    const auto begun = std::chrono::steady_clock::now();
    if (!replayer.isFinished()) {
        if (*speed > 0)
            runPaced(replayer, **session, *speed, end);
        else
            runAtOnce(replayer, **session, end);
    }
    advisor.wait();
    housekeeping.look();
    (*session)->settle();
    sayOutcome(arguments, replayer,
               std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
    return end.signal() == 0 ? kDone : end.exitCode();
}

} // namespace haven::ctl
