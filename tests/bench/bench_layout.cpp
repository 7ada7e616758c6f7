#include "models/items/desk_layout.h"
#include "tests/bench/figures.h"
#include "tests/bench/live_console.h"
#include "ui/layouts/layout_desk.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/theme/apply_theme.h"

#include <cstdio>
#include <QApplication>

// Another theme, size and layout without a restart, in the whole window at work: from the choice to
// the moment all of it is painted anew.
using namespace haven;
using namespace haven::bench;

namespace {

constexpr int kSwitches = 40;
constexpr double kSwitchMsMax = 300;

template <class Act>
Samples switched(ui::MainWindow& window, int turns, Act act)
{
    Samples samples;
    for (int turn = 0; turn < turns; ++turn) {
        const Stopwatch clock;
        act(turn);
        // What the choice asked for is laid out, and then painted, every pixel of it.
        QCoreApplication::sendPostedEvents();
        window.repaint();
        samples.add(clock.ms());
    }
    return samples;
}

void measureLooks(Sheet& sheet, LiveConsole& console, int turns)
{
    ui::MainWindow& window = console.window();
    ui::ThemeSource& source = console.source();
    source.setApplier([](const ui::Look& now) { ui::applyTheme(*qApp, now); });
    const char* themes[] = {"day", "high-contrast", "night"};
    const Promise promise{Bound::P99, kSwitchMsMax};
    sheet.add(switched(window, turns, [&](int turn) {
                  const auto theme = ui::Theme::shipped(QString::fromLatin1(themes[turn % 3]));
                  if (theme)
                      source.setTheme(*theme);
              }).figure("another theme", "ms", promise));
    sheet.add(switched(window, turns, [&](int turn) {
                  source.setZoomPercent(turn % 2 == 0 ? 150 : 100);
              }).figure("another size", "ms", promise));
}

void measureLayouts(Sheet& sheet, LiveConsole& console, int turns)
{
    ui::MainWindow& window = console.window();
    const auto& layouts = shippedLayouts();
    ui::DispatchWorkspace& desk = window.dispatch();
    const Promise promise{Bound::P99, kSwitchMsMax};
    sheet.add(switched(window, turns, [&](int turn) {
                  const auto at = static_cast<std::size_t>(turn) % layouts.size();
                  desk.takeLayout(layouts[at].layout);
              }).figure("another layout", "ms", promise));
    desk.takeLayout({});
    ui::BoardWindows& boards = window.layouts().boards();
    DetachedBoard queue;
    queue.board = BoardKind::Queue;
    DetachedBoard units;
    units.board = BoardKind::Units;
    sheet.add(
        switched(window, turns, [&](int turn) {
            boards.take(turn % 2 == 0 ? std::vector{queue, units} : std::vector<DetachedBoard>{});
        }).figure("two boards in windows of their own, and back", "ms", promise));
    boards.take({});
}

} // namespace

int main(int count, char** arguments)
{
    QApplication application(count, arguments);
    const Options options = optionsOf(count, arguments);
    const int turns = options.turns > 0 ? options.turns : kSwitches;
    const auto station = bigStation(options.pastIncidents);
    if (!station) {
        std::fprintf(stderr, "%s\n", refusalSentence(station.refusal()).c_str());
        return 1;
    }
    const WorkCopy copy(*station);
    Sheet sheet("another theme, size or layout without a restart", options);
    sheet.note("the whole window, 1920x1080, offscreen, 200 units and 300 open incidents");
    const auto console = LiveConsole::open(copy.path());
    if (!console) {
        std::fprintf(stderr, "%s\n", refusalSentence(console.refusal()).c_str());
        return 1;
    }
    measureLooks(sheet, **console, turns);
    measureLayouts(sheet, **console, turns);
    return 0;
}
