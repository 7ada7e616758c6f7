#include "tests/bench/figures.h"
#include "tests/bench/live_console.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <QApplication>

// From nothing to the first accepted command, on the big station: havenctl as a whole process with
// its sign-on, and the console offscreen to the first picture and its recorded sign-on. Cold: the
// station's pages are dropped from memory before (posix_fadvise); programs and libraries stay.
using namespace haven;
using namespace haven::bench;

namespace {

constexpr int kStarts = 15;

// Until the program says its first line. Below 0: it did not.
double msToFirstLine(const std::string& command)
{
    const Stopwatch watch;
    FILE* out = ::popen(command.c_str(), "r");
    if (!out)
        return -1;
    char line[512];
    const bool isSaid = std::fgets(line, sizeof(line), out) != nullptr;
    const double ms = watch.ms();
    while (std::fgets(line, sizeof(line), out) != nullptr) {
    }
    return ::pclose(out) == 0 && isSaid ? ms : -1;
}

// The hidden half of this program: a console that says when it is ready, and ends.
int startOnce(int count, char** arguments, const std::string& path)
{
    QApplication application(count, arguments);
    const auto console = LiveConsole::open(path);
    if (!console) {
        std::fprintf(stderr, "%s\n", refusalSentence(console.refusal()).c_str());
        return 1;
    }
    (*console)->window();
    std::printf("ready\n");
    std::fflush(stdout);
    return 0;
}

bool measure(Sheet& sheet, const std::string& what, const std::string& command,
             const std::string& station, int turns)
{
    Samples cold;
    Samples warm;
    for (int turn = 0; turn < turns; ++turn) {
        dropPages(station);
        const double coldMs = msToFirstLine(command);
        const double warmMs = msToFirstLine(command);
        if (coldMs < 0 || warmMs < 0)
            return false;
        cold.add(coldMs);
        warm.add(warmMs);
    }
    sheet.add(cold.figure(what + ", cold", "ms", Promise{Bound::P95, 1000}));
    sheet.add(warm.figure(what + ", warm", "ms", Promise{Bound::P95, 300}));
    return true;
}

} // namespace

int main(int count, char** arguments)
{
    const Options options = optionsOf(count, arguments);
    if (options.words.size() == 2 && options.words.front() == "--once")
        return startOnce(count, arguments, options.words.back());
    const int turns = options.turns > 0 ? options.turns : kStarts;
    const auto station = bigStation(options.pastIncidents);
    if (!station) {
        std::fprintf(stderr, "%s\n", refusalSentence(station.refusal()).c_str());
        return 1;
    }
    const WorkCopy copy(*station);
    Sheet sheet("start to the first accepted command", options);
    sheet.note(std::to_string(options.pastIncidents) +
               " past incidents; cold means that no page of the station is in memory, programs "
               "and libraries stay");
    const std::string secret = cacheFolder() + "/password";
    std::ofstream(secret) << kPassword << "\n";
    const std::string ctl = HAVEN_BINARY_DIR "/bin/havenctl";
    if (!std::filesystem::exists(ctl)) {
        std::fprintf(stderr, "%s is not built\n", ctl.c_str());
        return 1;
    }
    const std::string command = ctl + " do --station '" + copy.path() + "' --as " + kAgent +
                                " --password-file '" + secret + "' 'new WELFARE @\"12 Oak Ave\"'";
    const bool isCtlDone =
        measure(sheet, "havenctl do: the line's answer", command, copy.path(), turns);
    const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
    const bool isConsoleDone = measure(sheet, "console: picture and sign-on recorded",
                                       self + " --once '" + copy.path() + "'", copy.path(), turns);
    if (!isCtlDone || !isConsoleDone)
        std::fprintf(stderr, "a start failed\n");
    return isCtlDone && isConsoleDone ? 0 : 1;
}
