#include "models/exchange/map_import.h"
#include "models/geo/place_index.h"
#include "models/geo/town_generator.h"
#include "tests/bench/figures.h"

#include <QTemporaryDir>

#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>

// A made-up state in a geofile: written, read, indexed and searched; and, with HAVEN_DATA, a real
// extract and real parcels brought in.
namespace {

using namespace haven;
using namespace haven::bench;

constexpr std::size_t kStreets = 60'000;
constexpr std::size_t kAddresses = 400'000;
constexpr double kMegabyte = 1024.0 * 1024.0;
constexpr Coordinate kCaller{412000000, -725000000};

// "VmHWM" is the peak, "VmRSS" what is resident now.
double memoryMb(const std::string& key)
{
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word) {
        double kilobytes = 0;
        if (word == key + ":" && status >> kilobytes)
            return kilobytes / 1024;
    }
    return 0;
}

// Roads without numbers and houses beside them, as most agencies have them.
MapLayers madeUpState()
{
    MapLayers state = makeCounty(1, kStreets);
    for (StreetSegment& street : state.streets) {
        const std::size_t left = kAddresses - state.addressPoints.size();
        if (left > 0) {
            AddressPoint point;
            point.number = street.leftNumbers->from + 2 * (static_cast<int>(left) % 9);
            point.street = street.name;
            point.town = street.town;
            point.at = pointAlong(street.line, 0.5, -15);
            state.addressPoints.push_back(point);
        }
        street.leftNumbers.reset();
        street.rightNumbers.reset();
    }
    return state;
}

Result<void> writeState(const std::string& path, const MapLayers& state)
{
    auto writer = GeofileWriter::begin(path, StationHolder{"bench", Instant{1}});
    if (!writer)
        return writer.refusal();
    GeoLayer layer;
    layer.name = "state";
    layer.format = "bench";
    const auto roads = writer->addLayer(layer);
    layer.kind = GeoLayerKind::Addresses;
    const auto houses = writer->addLayer(layer);
    Result<void> ok;
    for (const StreetSegment& street : state.streets) {
        RoadRow row;
        row.road.name = street.name;
        row.town = street.town;
        row.road.points = street.line.points;
        for (const Coordinate point : street.line.points)
            row.road.nodes.push_back(nodeIdAt(point));
        ok = ok ? writer->add(*roads, row) : ok;
    }
    for (const AddressPoint& point : state.addressPoints)
        ok = ok ? writer->add(*houses, point) : ok;
    return ok ? writer->finish() : ok;
}

Figure searched(const std::string& what, const PlaceIndex& index,
                const std::vector<std::string>& texts)
{
    Samples samples;
    for (const std::string& text : texts) {
        const Stopwatch watch;
        const auto found = index.find(text, kCaller);
        samples.add(watch.ms());
        if (found.size() > 10)
            std::abort();
    }
    return samples.figure(what, "ms", Promise{Bound::P95, 20});
}

void search(Sheet& sheet, const PlaceIndex& index, const MapLayers& state)
{
    std::vector<std::string> keys;
    std::vector<std::string> whole;
    std::vector<std::string> typos;
    std::vector<std::string> heard;
    std::vector<std::string> corners;
    for (std::size_t i = 0; i < state.addressPoints.size(); i += state.addressPoints.size() / 300) {
        const AddressPoint& point = state.addressPoints[i];
        const std::string address = std::to_string(point.number) + " " + point.street;
        for (std::size_t length = 1; length <= address.size(); ++length)
            keys.push_back(address.substr(0, length));
        whole.push_back(address + ", " + point.town);
        std::string typo = address;
        std::swap(typo[typo.size() - 5], typo[typo.size() - 6]);
        typos.push_back(typo);
        std::string sound = point.street;
        if (sound.find('e') != std::string::npos)
            sound.replace(sound.find('e'), 1, "ae");
        heard.push_back(std::to_string(point.number) + " " + sound + "e");
        corners.push_back(point.street + " & " +
                          state.streets[(i * 7 + 8) % state.streets.size()].name);
    }
    sheet.add(searched("every keystroke of an address", index, keys));
    sheet.add(searched("whole address with town", index, whole));
    sheet.add(searched("one typo", index, typos));
    sheet.add(searched("as it sounds", index, heard));
    sheet.add(searched("two streets that may cross", index, corners));
    Samples near;
    for (std::size_t i = 0; i < state.addressPoints.size(); i += 97) {
        const Stopwatch watch;
        const auto found = index.placeNear(movedBy(state.addressPoints[i].at, 20, 20));
        near.add(watch.ms());
        if (!found)
            std::abort();
    }
    sheet.add(near.figure("what is at this spot", "ms"));
}

void importReal(Sheet& sheet, const std::string& folder, const std::string& what,
                const std::vector<std::string>& names)
{
    const QTemporaryDir scratch;
    const std::string geofile = scratch.filePath(QStringLiteral("s.haven.geo")).toStdString();
    MapImportRequest request;
    for (const std::string& name : names)
        request.files.push_back(folder + "/geo/" + name);
    const Stopwatch watch;
    const auto report = importMap(request, geofile, StationHolder{"bench", Instant{1}}, Instant{1});
    if (!report) {
        sheet.note(refusalSentence(report.refusal()));
        return;
    }
    sheet.add(single("import of " + what, "s", watch.seconds()));
    sheet.add(single("geofile of " + what, "MB",
                     static_cast<double>(std::filesystem::file_size(geofile)) / kMegabyte));
}

} // namespace

int main(int argc, char** argv)
{
    const Options options = optionsOf(argc, argv);
    Sheet sheet("geofile", options);
    if (const char* folder = std::getenv("HAVEN_DATA")) {
        importReal(sheet, folder, "Baltimore (0.65 MB pbf)", {"osm/baltimore.osm.pbf"});
        importReal(sheet, folder, "Liechtenstein (1.3 MB pbf)",
                   {"osm/liechtenstein-latest.osm.pbf"});
        importReal(sheet, folder, "6,199 parcels", {"west-hartford-parcels/1950s.geojson"});
        sheet.add(single("memory at the peak of these imports", "MB", memoryMb("VmHWM")));
    }
    const QTemporaryDir scratch;
    const std::string path = scratch.filePath(QStringLiteral("s.haven.geo")).toStdString();
    const MapLayers state = madeUpState();
    sheet.note(fmt::format("{} stretches of {} streets, {} house numbers", state.streets.size(),
                           kStreets, state.addressPoints.size()));
    const Stopwatch writing;
    if (const auto ok = writeState(path, state); !ok) {
        sheet.note(refusalSentence(ok.refusal()));
        return 1;
    }
    sheet.add(single("state written to a geofile", "s", writing.seconds()));
    sheet.add(single("geofile of the state", "MB",
                     static_cast<double>(std::filesystem::file_size(path)) / kMegabyte));
    const Stopwatch reading;
    const auto geofile = Geofile::open(path);
    const auto read = geofile ? geofile->mapLayers() : Result<MapLayers>(geofile.refusal());
    if (!read)
        return 1;
    sheet.add(single("state read from the geofile", "s", reading.seconds()));
    const double before = memoryMb("VmRSS");
    const Stopwatch building;
    const PlaceIndex index(state);
    sheet.add(single("search index built", "s", building.seconds()));
    sheet.add(single("search index in memory", "MB", memoryMb("VmRSS") - before));
    search(sheet, index, state);
    return 0;
}
