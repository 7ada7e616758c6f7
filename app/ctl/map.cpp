#include "app/ctl/held_station.h"
#include "app/ctl/verb.h"
#include "app/session/session.h"
#include "models/base/text.h"
#include "models/exchange/byte_source.h"
#include "models/exchange/map_import.h"
#include "models/exchange/map_rows.h"
#include "models/geo/position_fix.h"
#include "models/store/geofile.h"
#include "models/store/made_up_map.h"
#include "models/store/station_file.h"

#include <chrono>
#include <csignal>
#include <iostream>

namespace haven::ctl {

namespace {

constexpr const char* kMapUsage =
    "map import FILE... --station FILE [--kind KIND] [--system EPSG:2234] [--fields FILE]"
    " [--attribution TEXT] [--json] | map list --station FILE [--json] |"
    " map made-up --station FILE [--size state|county] [--seed N]";
constexpr std::size_t kFieldsBytesMax = 1U << 20U;
constexpr std::size_t kRejectionsSaidMax = 20; // as text; JSON has them all

volatile std::sig_atomic_t isInterrupted = 0;

void noteInterrupt(int)
{
    isInterrupted = 1;
}

std::string layerWord(GeoLayerKind kind)
{
    return toLower(enumName(kind));
}

nlohmann::json jsonOf(const MapImportReport& report, double seconds)
{
    nlohmann::json files = nlohmann::json::array();
    for (const MapFileReport& file : report.files) {
        nlohmann::json layers = nlohmann::json::object();
        std::int64_t imported = 0;
        for (const MapLayerCount& layer : file.layers) {
            layers[layerWord(layer.kind)] = layer.imported;
            imported += layer.imported;
        }
        files.push_back({{"file", file.file},
                         {"layer", file.layer},
                         {"format", file.format},
                         {"read", file.read},
                         {"imported", imported},
                         {"layers", layers},
                         {"rejected", file.rejected},
                         {"passed_over", file.passedOver}});
    }
    nlohmann::json rejections = nlohmann::json::array();
    for (const MapRejection& one : report.rejections)
        rejections.push_back(
            {{"file", one.file}, {"feature", one.feature}, {"reason", one.reason}});
    return {{"files", files},
            {"rejected", rejections},
            {"rejected_count", report.rejectionCount},
            {"seconds", seconds}};
}

void sayReport(const MapImportReport& report)
{
    for (const MapFileReport& file : report.files) {
        std::string line = file.file + " (" + file.format + "): read " + std::to_string(file.read);
        for (const MapLayerCount& layer : file.layers)
            line += ", " + layerWord(layer.kind) + " " + std::to_string(layer.imported);
        line += ", rejected " + std::to_string(file.rejected);
        if (file.passedOver > 0)
            line += ", of no use here " + std::to_string(file.passedOver);
        sayLine(line);
    }
    for (std::size_t i = 0; i < std::min(report.rejections.size(), kRejectionsSaidMax); ++i) {
        const MapRejection& one = report.rejections[i];
        sayLine("  rejected: " + one.file + ", feature " + one.feature + ": " +
                onOneLine(one.reason));
    }
    if (report.rejections.size() > kRejectionsSaidMax)
        sayLine("  and " +
                std::to_string(report.rejectionCount - std::int64_t{kRejectionsSaidMax}) +
                " more; --json lists them all");
}

Result<MapImportRequest> requestOf(const Arguments& arguments)
{
    MapImportRequest request;
    request.files = {arguments.words.begin() + 1, arguments.words.end()};
    request.attribution = arguments.optionOr("attribution", "");
    if (const auto word = arguments.option("kind")) {
        request.kind = layerKindFromWord(*word);
        if (!request.kind)
            return refuse(RefusalCode::MapKindUnclear, request.files.front(),
                          "there is no kind \"" + *word + "\"", layerKindWords());
    }
    if (const auto name = arguments.option("system")) {
        request.system = projectionFromName(*name);
        if (!request.system)
            return refuse(RefusalCode::MapFileMalformed, request.files.front(), "--system",
                          "the system " + *name +
                              " is not known; use EPSG:4326, EPSG:3857, EPSG:2234 or EPSG:26956");
    }
    if (const auto path = arguments.option("fields")) {
        const auto text = readWhole(*path, kFieldsBytesMax);
        if (!text)
            return text.refusal();
        auto fields = parseMapFields(*text);
        if (!fields)
            return fields.refusal();
        request.fields = *std::move(fields);
    }
    return request;
}

// Ctrl+C leaves the old map in use and no half a file behind.
void listenForInterrupt()
{
    std::signal(SIGINT, noteInterrupt);
    std::signal(SIGTERM, noteInterrupt);
}

// The one fact that says the map is another one. The station was free when the import began, and
// whoever took it since goes on working: the map is in place, and that is said.
int recordMap(const std::string& station, const std::string& what)
{
    constexpr std::size_t kWhatMax = 1000;
    const auto held = HeldStation::take(station);
    const auto recorded =
        held ? (*held)->record("map", std::string(clipped(what, kWhatMax)) + ", " +
                                          utcText(systemNow()) + ", by " + operatingSystemUser())
             : Result<void>(held.refusal());
    if (recorded)
        return kDone;
    std::cerr << "havenctl: the map is in place, but the station's log does not say so: ";
    return tell(recorded.refusal());
}

std::string wordsOf(const MapImportReport& report)
{
    std::string words;
    for (const MapFileReport& file : report.files) {
        words += (words.empty() ? "" : "; ") + file.layer;
        for (const MapLayerCount& layer : file.layers)
            words += ", " + layerWord(layer.kind) + " " + std::to_string(layer.imported);
    }
    return words;
}

int importFiles(const Arguments& arguments, const std::string& station)
{
    const auto request = requestOf(arguments);
    if (!request)
        return tell(request.refusal());
    listenForInterrupt();
    const auto begun = std::chrono::steady_clock::now();
    const Instant now = systemNow();
    const auto report =
        importMap(*request, geofilePath(station), StationHolder{"havenctl map import", now}, now,
                  [](const std::string&, std::int64_t) { return isInterrupted == 0; });
    if (!report)
        return tell(report.refusal());
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    if (arguments.isJson)
        sayJson(jsonOf(*report, seconds));
    else
        sayReport(*report);
    return recordMap(station, wordsOf(*report));
}

int makeUp(const Arguments& arguments, const std::string& station)
{
    const std::string size = arguments.optionOr("size", "state");
    const std::string seed = arguments.optionOr("seed", "1");
    constexpr std::size_t kSeedDigitsMax = 9;
    if ((size != "state" && size != "county") || !isDigits(seed) || seed.size() > kSeedDigitsMax)
        return misused(kMapUsage);
    {
        const auto held = HeldStation::take(station);
        if (!held)
            return tell(held.refusal());
        if ((*held)->mode() == StationMode::Live)
            return tell(refuse(RefusalCode::MapNeedsTraining, station));
    }
    StatePlan plan = size == "county" ? countyPlan(1) : StatePlan{};
    plan.seed = std::stoul(seed);
    listenForInterrupt();
    const Instant now = systemNow();
    const auto made =
        writeMadeUpMap(plan, geofilePath(station), StationHolder{"havenctl map made-up", now}, now,
                       [] { return isInterrupted == 0; });
    if (!made)
        return tell(made.refusal());
    const std::string words = "made-up " + size + ", seed " + seed + ": " +
                              std::to_string(made->stretches) + " stretches of road, " +
                              std::to_string(made->ranges) + " ranges of house numbers";
    if (arguments.isJson)
        sayJson({{"size", size},
                 {"seed", plan.seed},
                 {"stretches", made->stretches},
                 {"ranges", made->ranges}});
    else
        sayLine(words);
    return recordMap(station, words);
}

int listLayers(const Arguments& arguments, const std::string& station)
{
    const auto geofile = Geofile::open(geofilePath(station));
    if (!geofile)
        return tell(geofile.refusal());
    const auto layers = geofile->layers();
    if (!layers)
        return tell(layers.refusal());
    if (!geofile->hasBoxes())
        std::cerr
            << "havenctl: this geofile is of an older version: it is searched, and not drawn. "
               "A console that opens the station brings it up to date, and so does any "
               "havenctl map import.\n";
    nlohmann::json list = nlohmann::json::array();
    for (const GeoLayer& layer : *layers) {
        if (arguments.isJson)
            list.push_back({{"layer", layer.name},
                            {"kind", layerWord(layer.kind)},
                            {"format", layer.format},
                            {"features", layer.features},
                            {"attribution", layer.attribution},
                            {"imported_at_ms", layer.importedAt.ms}});
        else
            sayLine(layer.name + ": " + layerWord(layer.kind) + " " +
                    std::to_string(layer.features));
    }
    if (arguments.isJson)
        sayJson({{"layers", list}});
    return kDone;
}

} // namespace

int runMap(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const std::string act = arguments.words.empty() ? "" : arguments.words.front();
    const bool isImport = act == "import" && arguments.words.size() >= 2;
    const bool isAlone = arguments.words.size() == 1;
    if (!isImport && !((act == "list" || act == "made-up") && isAlone))
        return misused(kMapUsage);
    // The map belongs to a station; a mistyped name must not make a map beside nothing.
    if (const auto station = StationReader::open({*path, ""}); !station)
        return tell(station.refusal());
    if (act == "list")
        return listLayers(arguments, *path);
    // What leaves a fact needs the station free; a console brings maps in by itself.
    if (stationHolder(*path))
        return tell(heldElsewhere(*path));
    return isImport ? importFiles(arguments, *path) : makeUp(arguments, *path);
}

} // namespace haven::ctl
