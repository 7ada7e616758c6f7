#include "app/ctl/verb.h"
#include "models/base/text.h"
#include "models/exchange/byte_source.h"
#include "models/exchange/map_import.h"
#include "models/exchange/map_rows.h"
#include "models/store/geofile.h"
#include "models/store/station_file.h"

#include <chrono>
#include <csignal>

namespace haven::ctl {

namespace {

constexpr const char* kMapUsage =
    "map import FILE... --station FILE [--kind KIND] [--system EPSG:2234] [--fields FILE]"
    " [--attribution TEXT] [--json] | map list --station FILE [--json]";
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

int importFiles(const Arguments& arguments, const std::string& station)
{
    const auto request = requestOf(arguments);
    if (!request)
        return tell(request.refusal());
    // Ctrl+C leaves the old map in use and no half a file behind.
    std::signal(SIGINT, noteInterrupt);
    std::signal(SIGTERM, noteInterrupt);
    const auto begun = std::chrono::steady_clock::now();
    const Instant now{std::chrono::duration_cast<std::chrono::milliseconds>(
                          std::chrono::system_clock::now().time_since_epoch())
                          .count()};
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
    return kDone;
}

int listLayers(const Arguments& arguments, const std::string& station)
{
    const auto geofile = Geofile::open(geofilePath(station));
    if (!geofile)
        return tell(geofile.refusal());
    const auto layers = geofile->layers();
    if (!layers)
        return tell(layers.refusal());
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
    const bool isList = act == "list" && arguments.words.size() == 1;
    if (!isImport && !isList)
        return misused(kMapUsage);
    // The map belongs to a station; a mistyped name must not make a map beside nothing.
    if (const auto station = StationReader::open({*path, ""}); !station)
        return tell(station.refusal());
    return isImport ? importFiles(arguments, *path) : listLayers(arguments, *path);
}

} // namespace haven::ctl
