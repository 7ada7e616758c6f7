#include "app/session/map_files.h"
#include "models/exchange/map_import.h"
#include "models/geo/place_index.h"
#include "models/geo/road_search.h"
#include "models/geo/travel_profile.h"
#include "models/store/made_up_map.h"
#include "tests/bench/figures.h"
#include "tests/bench/state_pbf.h"
#include "tests/testkit/dispatch_fixture.h"

#include <QTemporaryDir>

#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

// What bringing in and opening a map costs: real extracts and parcels, where HAVEN_DATA names them,
// and a made-up state as an OpenStreetMap extract and as a geofile. Imports run in a process of
// their own, so that its peak memory is the import's and nobody else's.
namespace {

using namespace haven;
using namespace haven::bench;

constexpr double kMegabyte = 1e6;

double residentMb()
{
    malloc_trim(0); // what was given back is not in use
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word) {
        double kilobytes = 0;
        if (word == "VmRSS:" && status >> kilobytes)
            return kilobytes / 1000;
    }
    return 0;
}

double sizeMb(const std::string& path)
{
    std::error_code ignored;
    return static_cast<double>(std::filesystem::file_size(path, ignored)) / kMegabyte;
}

struct ChildRun {
    bool isGood = false;
    double seconds = 0;
    double peakMb = 0;
};

// This process never reads or writes an extract itself: the library's threads would be missing in
// the next child.
ChildRun inChild(const std::function<bool()>& work)
{
    ChildRun run;
    const Stopwatch watch;
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(work() ? 0 : 1);
    int status = 0;
    rusage usage = {};
    run.isGood = child > 0 && ::wait4(child, &status, 0, &usage) == child && status == 0;
    run.seconds = watch.seconds();
    run.peakMb = static_cast<double>(usage.ru_maxrss) / 1000;
    return run;
}

void measureImport(Sheet& sheet, const std::string& what, const std::vector<std::string>& files)
{
    const QTemporaryDir scratch;
    const std::string geofile = scratch.filePath(QStringLiteral("s.haven.geo")).toStdString();
    const ChildRun run = inChild([&] {
        MapImportRequest request;
        request.files = files;
        const auto report =
            importMap(request, geofile, StationHolder{"bench", Instant{1}}, Instant{1});
        if (!report)
            fmt::print(stderr, "{}\n", refusalSentence(report.refusal()));
        return report.isOk();
    });
    if (!run.isGood) {
        sheet.note("the import of " + what + " failed");
        return;
    }
    sheet.add(single("import of " + what, "s", run.seconds));
    sheet.add(single("  memory at its peak", "MB", run.peakMb));
    sheet.add(single("  geofile", "MB", sizeMb(geofile)));
}

void measureOpening(Sheet& sheet, const std::string& path)
{
    const double before = residentMb();
    const Stopwatch searching;
    auto map = readSearchedGeofile(path);
    if (!map) {
        sheet.note(refusalSentence(map.refusal()));
        return;
    }
    PlaceIndex places;
    places.take(std::move(map->places));
    sheet.add(single("state's search read and built from the geofile", "s", searching.seconds()));
    sheet.add(single("  in memory, towns and beats included", "MB", residentMb() - before));
    const auto profile = parseTravelProfile(test::sourceText("resources/map/travel.json"));
    const Stopwatch roading;
    const auto geofile = Geofile::open(path);
    if (!profile || !geofile)
        return;
    Result<void> read;
    const RoadGraph graph = RoadGraph::streamed(
        [&](const std::function<void(const Road&)>& take) {
            read = geofile->eachRoad([&take](const Road& road) {
                take(road);
                return true;
            });
        },
        {}, *profile);
    if (!read)
        return;
    sheet.add(single("state's roads read and built from the geofile", "s", roading.seconds()));
    sheet.add(single("search and roads in memory", "MB", residentMb() - before));
}

} // namespace

int main(int argc, char** argv)
{
    const Options options = optionsOf(argc, argv);
    Sheet sheet("geofile", options);
    if (const char* folder = std::getenv("HAVEN_DATA")) {
        const std::string geo = std::string(folder) + "/geo/";
        measureImport(sheet, "Baltimore (0.65 MB pbf)", {geo + "osm/baltimore.osm.pbf"});
        measureImport(sheet, "Harrisburg (0.4 MB pbf)", {geo + "osm/harrisburg.osm.pbf"});
        measureImport(sheet, "Liechtenstein (1.3 MB pbf)",
                      {geo + "osm/liechtenstein-latest.osm.pbf"});
        measureImport(sheet, "6,199 parcels", {geo + "west-hartford-parcels/1950s.geojson"});
    }
    const QTemporaryDir scratch;
    const StatePlan plan;
    const std::string pbf = scratch.filePath(QStringLiteral("state.osm.pbf")).toStdString();
    const ChildRun written = inChild([&] {
        writeStatePbf(plan, pbf);
        return true;
    });
    if (!written.isGood)
        return 1;
    measureImport(sheet, fmt::format("a made-up state ({:.1f} MB pbf)", sizeMb(pbf)), {pbf});
    const std::string path = scratch.filePath(QStringLiteral("s.haven.geo")).toStdString();
    const Stopwatch writing;
    const auto made = writeMadeUpMap(plan, path, StationHolder{"bench", Instant{1}}, Instant{1});
    if (!made) {
        sheet.note(refusalSentence(made.refusal()));
        return 1;
    }
    sheet.note(fmt::format("made-up state: {} stretches, {} ranges of house numbers",
                           made->stretches, made->ranges));
    sheet.add(single("state made up and written to a geofile", "s", writing.seconds()));
    sheet.add(single("  geofile", "MB", sizeMb(path)));
    measureOpening(sheet, path);
    return 0;
}
