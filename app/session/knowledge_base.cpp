#include "app/session/knowledge_base.h"

#include "app/session/directory_files.h"
#include "app/session/instrument_files.h"
#include "app/session/map_files.h"
#include "app/session/protocol_files.h"
#include "models/exchange/byte_source.h"
#include "models/geo/town_generator.h"
#include "models/items/qt_text.h"
#include "models/store/digest.h"
#include "models/store/geofile.h"

#include <filesystem>
#include <future>
#include <QDir>
#include <QFile>

namespace haven {

namespace {

constexpr std::uint64_t kDemoTownSeed = 14482;

std::vector<std::string> filesIn(const std::string& folder)
{
    std::vector<std::string> paths;
    const QDir dir(fromStd(folder));
    for (const auto& name : dir.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        paths.push_back(dir.filePath(name).toStdString());
    return paths;
}

Result<void> loadCodes(KnowledgeBase& base)
{
    auto codes = parseCodes(
        resourceText(":/codes/types.json"), resourceText(":/codes/priorities.json"),
        resourceText(":/codes/dispositions.json"), resourceText(":/codes/statuses.json"));
    if (!codes)
        return codes.refusal();
    auto alarms = parseAlarmTable(resourceText(":/codes/alarms.json"));
    if (!alarms)
        return alarms.refusal();
    codes->alarms = *std::move(alarms);
    auto aid = parseAidTable(resourceText(":/codes/aid.json"));
    if (!aid)
        return aid.refusal();
    codes->aid = *std::move(aid);
    base.knowledge.codes = *std::move(codes);
    return {};
}

Result<void> loadProtocols(KnowledgeBase& base)
{
    for (const auto& path : filesIn(":/protocols"))
        takeProtocol(base, path, resourceText(path));
    return {};
}

Result<std::optional<CueSet>> readCues()
{
    std::vector<CueFile> files;
    for (const auto& path : filesIn(":/cues"))
        files.push_back(CueFile{path, resourceText(path)});
    if (files.empty())
        return std::optional<CueSet>();
    auto cues = parseCues(files);
    if (!cues)
        return cues.refusal();
    return std::optional<CueSet>(*std::move(cues));
}

constexpr const char* kResponseFile = ":/response/response.json";
constexpr std::size_t kResponseBytesMax = 1024U * 1024U;

Result<void> loadResponse(KnowledgeBase& base)
{
    auto table = parseResponseTable(resourceText(kResponseFile), kResponseFile);
    if (!table)
        return table.refusal();
    base.knowledge.codes.response = *std::move(table);
    return {};
}

Result<void> loadShippedDirectory(KnowledgeBase& base)
{
    auto names = directoryTowns();
    if (!names)
        return names.refusal();
    auto entries = shippedDirectory(names->towns);
    if (!entries)
        return entries.refusal();
    base.knowledge.towns = std::move(names->towns);
    base.knowledge.directory = *std::move(entries);
    return {};
}

Result<MapLayers> demoTown()
{
    const auto plan = parseTownPlan(resourceText(":/demo/town.json"));
    if (!plan)
        return plan.refusal();
    return makeTown(*plan, kDemoTownSeed, TownSize::Town);
}

Result<MapLayers> named(Result<MapLayers> layers)
{
    if (!layers)
        return layers;
    if (const auto added = addTownNames(*layers); !added)
        return added.refusal();
    return layers;
}

Result<MapLayers> layersOf(MapSource source, const std::string& path)
{
    switch (source) {
    case MapSource::None:
        return MapLayers{};
    case MapSource::DemoTown:
        return named(demoTown());
    case MapSource::Folder:
        return named(readMapFolder(path));
    case MapSource::Geofile:
        return readGeofile(path);
    }
    return MapLayers{};
}

// Dispatch never waits for a map: one that cannot be read is named, and places are taken as typed.
void takeMap(KnowledgeBase& base, MapSource source, const std::string& mapPath)
{
    auto map = loadMap(source, mapPath);
    if (!map) {
        base.disabled.push_back(map.refusal());
        return;
    }
    base.map = *std::move(map);
    lookIn(base.knowledge, *base.map);
}

} // namespace

Result<SharedMap> loadMap(MapSource source, const std::string& mapPath)
{
    if (source == MapSource::Geofile) {
        auto read = readSearchedGeofile(mapPath);
        if (!read)
            return read.refusal();
        return SharedMap(
            std::make_shared<const StationMap>(std::move(read->layers), std::move(read->places)));
    }
    auto layers = layersOf(source, mapPath);
    if (!layers)
        return layers.refusal();
    return SharedMap(std::make_shared<const StationMap>(*std::move(layers)));
}

void lookIn(Knowledge& knowledge, const StationMap& map)
{
    knowledge.beats = &map.beats;
    knowledge.places = &map.places;
}

std::string agencyResponsePath(const std::string& stationPath)
{
    return stationPath + ".response.json";
}

std::string agencyAidPath(const std::string& stationPath)
{
    return stationPath + ".aid.json";
}

void takeStationTables(KnowledgeBase& base, const std::string& stationPath)
{
    takeAgencyProtocols(base, stationPath);
    takeAgencyInstruments(base, stationPath);
    std::error_code ignored;
    if (const std::string path = agencyResponsePath(stationPath);
        std::filesystem::exists(path, ignored)) {
        const auto text = readWhole(path, kResponseBytesMax);
        auto table = text ? parseResponseTable(*text, path) : Result<ResponseTable>(text.refusal());
        if (table)
            base.knowledge.codes.response = *std::move(table);
        else
            base.disabled.push_back(table.refusal());
    }
    if (const std::string path = agencyAidPath(stationPath);
        std::filesystem::exists(path, ignored)) {
        const auto text = readWhole(path, kResponseBytesMax);
        auto table = text ? withOwnAidKinds(base.knowledge.codes.aid, *text)
                          : Result<AidTable>(text.refusal());
        if (table)
            base.knowledge.codes.aid = *std::move(table);
        else
            base.disabled.push_back(table.refusal());
    }
    auto directory =
        withAgencyDirectory(base.knowledge.directory, stationPath, base.knowledge.towns);
    if (directory.unusable)
        base.disabled.push_back(*directory.unusable);
    base.knowledge.directory = std::move(directory.entries);
}

void takeProtocol(KnowledgeBase& base, const std::string& path, const std::string& text,
                  ProtocolSource source)
{
    auto protocol = parseProtocol(text);
    if (!protocol) {
        const auto& why = protocol.refusal().arguments;
        base.disabled.push_back(
            refuse(RefusalCode::ProtocolDisabled, path, why.empty() ? std::string() : why.back()));
        return;
    }
    const ProtocolId id = protocol->id;
    base.knowledge.protocols[id] =
        ProtocolOnFile{*std::move(protocol), hexOf(bytesOf(sha256(text))), text, source};
}

MapSource mapSourceOf(const std::string& stationPath, StationMode mode)
{
    std::error_code ignored;
    if (std::filesystem::exists(mapPathOf(stationPath, MapSource::Geofile), ignored))
        return MapSource::Geofile;
    if (std::filesystem::is_directory(mapPathOf(stationPath, MapSource::Folder), ignored))
        return MapSource::Folder;
    return mode == StationMode::Demo ? MapSource::DemoTown : MapSource::None;
}

std::string mapPathOf(const std::string& stationPath, MapSource source)
{
    switch (source) {
    case MapSource::Geofile:
        return geofilePath(stationPath);
    case MapSource::Folder:
        return stationPath + ".map";
    case MapSource::None:
    case MapSource::DemoTown:
        return {};
    }
    return {};
}

std::string resourceText(const std::string& path)
{
    QFile file(fromStd(path));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().toStdString();
}

CuesToCome readCuesAside()
{
    return std::async(std::launch::async, readCues);
}

Result<std::unique_ptr<KnowledgeBase>> loadTables(MapSource source, const std::string& mapPath)
{
    auto base = std::make_unique<KnowledgeBase>();
    for (const auto& load : {loadCodes, loadProtocols, loadResponse, loadShippedDirectory}) {
        const auto loaded = load(*base);
        if (!loaded)
            return loaded.refusal();
    }
    if (source != MapSource::None)
        takeMap(*base, source, mapPath);
    return base;
}

Result<void> takeCues(KnowledgeBase& base, CuesToCome cues)
{
    auto read = cues.get();
    if (!read)
        return read.refusal();
    base.cues = *std::move(read);
    return {};
}

Result<std::unique_ptr<KnowledgeBase>> loadKnowledge(MapSource source, const std::string& mapPath)
{
    auto cues = readCuesAside();
    auto base = loadTables(source, mapPath);
    if (!base)
        return base;
    if (auto taken = takeCues(**base, std::move(cues)); !taken)
        return taken.refusal();
    return base;
}

} // namespace haven
