#include "app/reactors/housekeeping.h"
#include "app/session/replayer.h"
#include "tests/bench/figures.h"
#include "tests/bench/live_console.h"
#include "tests/bench/narratives.h"
#include "tests/testkit/ui/stall_watchdog.h"

#include <array>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <QApplication>
#include <QTest>

// A busy center's day and a half in minutes, through a whole window: calls come, units answer,
// calls close and leave the board after twelve hours, and somebody walks through the workspaces all
// the while. Does anything grow, and does the window ever stand still? The station's clock goes
// with the calls; the event loop turns between two steps as it does at a desk.
using namespace haven;
using namespace haven::bench;

namespace {

constexpr int kHours = 36;
constexpr int kCallsAnHour = 40;
constexpr int kWarmHours = 15; // caches fill, the board reaches its size
constexpr int kStationRows = 20'000;

double openHandles()
{
    std::error_code ignored;
    const std::filesystem::directory_iterator all("/proc/self/fd", ignored);
    return static_cast<double>(std::distance(begin(all), end(all)));
}

// The slope of the line through the points that lies nearest to all of them.
double growthAnHour(const std::vector<std::pair<double, double>>& points)
{
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (const auto& [hour, value] : points) {
        x += hour;
        y += value;
        xx += hour * hour;
        xy += hour * value;
    }
    const auto n = static_cast<double>(points.size());
    const double spread = n * xx - x * x;
    return spread > 0 ? (n * xy - x * y) / spread : 0;
}

// Along the function keys of the workspaces, a step of it a call.
void walk(QWidget& window, int call)
{
    constexpr std::array kKeys{Qt::Key_F10, Qt::Key_F11, Qt::Key_F9, Qt::Key_F2, Qt::Key_Escape};
    QTest::keyClick(&window, kKeys.at(static_cast<std::size_t>(call) % kKeys.size()));
}

} // namespace

int main(int count, char** arguments)
{
    QApplication application(count, arguments);
    const Options options = optionsOf(count, arguments);
    Sheet sheet("a busy day and a half in minutes", options);
    const auto station = bigStation(kStationRows);
    if (!station) {
        std::fprintf(stderr, "%s\n", refusalSentence(station.refusal()).c_str());
        return 1;
    }
    const WorkCopy copy(*station);
    const Instant start = benchClock()();
    const auto clock = std::make_shared<std::atomic<std::int64_t>>(start.ms);
    const auto console = LiveConsole::open(copy.path(), [clock] { return Instant{*clock}; });
    if (!console) {
        std::fprintf(stderr, "%s\n", refusalSentence(console.refusal()).c_str());
        return 1;
    }
    QWidget& window = (*console)->window();
    Session& session = (*console)->session();
    Housekeeping housekeeping(session);
    Replayer replayer(session, planReplay(callsOver(Span::hours(kHours), kHours * kCallsAnHour)));
    const Instant first = replayer.nextAt();
    const testkit::StallWatchdog stalls;
    std::vector<std::pair<double, double>> memory;
    const double handlesBefore = openHandles();
    std::size_t widgetsWarm = 0;
    double hourDone = 0;
    int steps = 0;
    const Stopwatch watch;
    while (!replayer.isFinished()) {
        const Span along = replayer.nextAt() - first;
        const double hour = static_cast<double>(along.ms) / 3'600'000;
        *clock = (start + along).ms;
        replayer.post(start + along);
        while (replayer.isWaiting())
            QTest::qWait(1);
        if (++steps % 4 == 0)
            walk(window, steps / 4);
        if (hour < hourDone + 1)
            continue;
        hourDone = std::floor(hour);
        housekeeping.look();
        if (hourDone < kWarmHours)
            continue;
        memory.emplace_back(hourDone, residentMb());
        if (widgetsWarm == 0)
            widgetsWarm = static_cast<std::size_t>(QApplication::allWidgets().size());
    }
    const ReplayOutcome& outcome = replayer.outcome();
    sheet.add(single("steps done", "", static_cast<double>(outcome.done)));
    sheet.add(single("steps refused", "", static_cast<double>(outcome.refused)));
    sheet.add(single("it took", "s", watch.seconds()));
    sheet.add(single("resident memory at the end", "MB", residentMb(), Promise{Bound::Max, 300}));
    sheet.add(single("memory grows in an hour of it", "MB", growthAnHour(memory),
                     Promise{Bound::Max, 1}));
    sheet.add(single("handles more than at the start", "", openHandles() - handlesBefore,
                     Promise{Bound::Max, 4}));
    sheet.add(single("widgets more than after fifteen hours", "",
                     static_cast<double>(QApplication::allWidgets().size()) -
                         static_cast<double>(widgetsWarm),
                     Promise{Bound::Max, 50}));
    sheet.add(single("longest stall of the window", "ms", stalls.stallMsMax(),
                     Promise{Bound::Max, testkit::kStallMsMax}));
    sheet.add(single("stalls over 50 ms", "", stalls.stallCount(), Promise{Bound::Max, 0}));
    return 0;
}
