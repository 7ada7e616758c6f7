#include "tests/bench/big_station.h"
#include "tests/bench/figures.h"

#include <cstdio>
#include <filesystem>

// Makes the big station, if it is not there yet, and says how fast past incidents came in by the
// real road: engine, log, hash chain, archive and full-text index.
using namespace haven;
using namespace haven::bench;

int main(int count, char** arguments)
{
    const Options options = optionsOf(count, arguments);
    Sheet sheet("station with past incidents", options);
    const auto station = bigStation(options.pastIncidents);
    if (!station) {
        std::fprintf(stderr, "%s\n", refusalSentence(station.refusal()).c_str());
        return 1;
    }
    sheet.note(*station);
    sheet.add(single("size of the file", "MB",
                     static_cast<double>(std::filesystem::file_size(*station)) / 1e6));
    return 0;
}
