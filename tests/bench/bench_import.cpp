#include "models/store/station_file.h"
#include "tests/bench/big_station.h"
#include "tests/bench/figures.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

// Past incidents into a station by havenctl import, the whole process: the San Antonio file, where
// HAVEN_DATA names it. bench_csv_import measures the reading alone, bench_station the made-up
// narratives.
using namespace haven;
using namespace haven::bench;

int main(int count, char** arguments)
{
    const Options options = optionsOf(count, arguments);
    const char* folder = std::getenv("HAVEN_DATA");
    Sheet sheet("havenctl import", options);
    if (!folder) {
        sheet.note("HAVEN_DATA is not set: nothing to import");
        return 0;
    }
    const std::string file = std::string(folder) + "/calls/san-antonio-police-2022-2024.csv.gz";
    const std::string ctl = HAVEN_BINARY_DIR "/bin/havenctl";
    const std::string path = cacheFolder() + "/import.haven";
    std::error_code ignored;
    for (const char* end : {"", "-wal", "-shm", ".lock"})
        std::filesystem::remove(path + end, ignored);
    const auto run = [](const std::string& command) {
        return std::system((command + " > /dev/null").c_str()) == 0;
    };
    if (!run(ctl + " station new '" + path + "' --agency Bench --training"))
        return 1;
    const Stopwatch watch;
    if (!run(ctl + " import calls '" + file + "' --profile san-antonio --station '" + path +
             "' --json"))
        return 1;
    const double seconds = watch.seconds();
    double rows = 0;
    {
        const auto reader = StationReader::open({path, ""});
        const auto found = reader ? reader->database().number("SELECT count(*) FROM archive")
                                  : Result<std::int64_t>(reader.refusal());
        if (!found)
            return 1;
        rows = static_cast<double>(*found);
    }
    sheet.add(single("rows", "", rows));
    sheet.add(single("the whole process", "s", seconds));
    sheet.add(single("San Antonio, 2022 to 2024", "rows/s", rows / seconds,
                     Promise{Bound::AtLeast, 20'000}));
    for (const char* end : {"", "-wal", "-shm", ".lock"})
        std::filesystem::remove(path + end, ignored);
    return 0;
}
