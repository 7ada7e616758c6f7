#include "tests/bench/figures.h"
#include "tests/bench/live_console.h"

#include <cstdio>
#include <QApplication>

// Resident memory of a console with its whole window on the big station: after the start, and after
// half a minute in which 50 events a second arrived, with a search now and then.
using namespace haven;
using namespace haven::bench;

namespace {

constexpr int kSeconds = 30;

} // namespace

int main(int count, char** arguments)
{
    QApplication application(count, arguments);
    const Options options = optionsOf(count, arguments);
    const auto station = bigStation(options.pastIncidents);
    if (!station) {
        std::fprintf(stderr, "%s\n", refusalSentence(station.refusal()).c_str());
        return 1;
    }
    const WorkCopy copy(*station);
    Sheet sheet("resident memory", options);
    const auto console = LiveConsole::open(copy.path());
    if (!console) {
        std::fprintf(stderr, "%s\n", refusalSentence(console.refusal()).c_str());
        return 1;
    }
    (*console)->window();
    sheet.add(single("after the start", "MB", residentMb(), Promise{Bound::Max, 300}));
    (*console)->feed(50);
    const int seconds = options.turns > 0 ? options.turns : kSeconds;
    Samples resident;
    for (int second = 0; second < seconds; ++second) {
        SearchQuery query;
        query.words = second % 2 == 0 ? "caller reports" : "vehicle ban";
        (*console)->desk().ask(query, QStringLiteral("bench"), static_cast<quint64>(second));
        Gate gate;
        static_cast<void>(gate.wait(1000));
        resident.add(residentMb());
    }
    (*console)->feed(0);
    sheet.add(resident.figure("while 50 events/s arrive", "MB", Promise{Bound::Max, 300}));
    sheet.add(single("at the end", "MB", residentMb(), Promise{Bound::Max, 300}));
    return 0;
}
