#include "app/session/knowledge_base.h"

#include "app/session/map_files.h"
#include "models/dispatch/demo_script.h"
#include "models/geo/town_generator.h"
#include "models/items/qt_text.h"
#include "models/store/digest.h"
#include "models/store/geofile.h"

#include <filesystem>
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
    base.knowledge.codes = *std::move(codes);
    return {};
}

Result<void> loadProtocols(KnowledgeBase& base)
{
    for (const auto& path : filesIn(":/protocols"))
        takeProtocol(base, path, resourceText(path));
    return {};
}

Result<void> loadCues(KnowledgeBase& base)
{
    std::vector<CueFile> files;
    for (const auto& path : filesIn(":/cues"))
        files.push_back(CueFile{path, resourceText(path)});
    if (files.empty())
        return {};
    auto cues = parseCues(files);
    if (!cues)
        return cues.refusal();
    base.cues = *std::move(cues);
    return {};
}

Result<MapLayers> demoTown()
{
    const auto plan = parseTownPlan(resourceText(":/demo/town.json"));
    if (!plan)
        return plan.refusal();
    return makeTown(*plan, kDemoTownSeed, TownSize::Town);
}

Result<MapLayers> layersOf(MapSource source, const std::string& path)
{
    switch (source) {
    case MapSource::None:
        return MapLayers{};
    case MapSource::DemoTown:
        return demoTown();
    case MapSource::Folder:
        return readMapFolder(path);
    case MapSource::Geofile:
        return readGeofile(path);
    }
    return MapLayers{};
}

Result<void> loadMap(KnowledgeBase& base, MapSource source, const std::string& path)
{
    if (source == MapSource::None)
        return {};
    auto layers = layersOf(source, path);
    if (!layers)
        return layers.refusal();
    base.layers = *std::move(layers);
    base.beats = std::make_unique<BeatMap>(base.layers.beats);
    base.places = std::make_unique<PlaceIndex>(base.layers);
    base.knowledge.beats = base.beats.get();
    base.knowledge.places = base.places.get();
    return {};
}

} // namespace

void takeProtocol(KnowledgeBase& base, const std::string& path, const std::string& text)
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
        ProtocolOnFile{*std::move(protocol), hexOf(bytesOf(sha256(text)))};
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

Result<std::unique_ptr<KnowledgeBase>> loadKnowledge(MapSource source, const std::string& mapPath)
{
    auto base = std::make_unique<KnowledgeBase>();
    for (const auto& load : {loadCodes, loadProtocols, loadCues}) {
        const auto loaded = load(*base);
        if (!loaded)
            return loaded.refusal();
    }
    // Dispatch never waits for a map: one that cannot be read is named, and places are taken as
    // typed.
    if (const auto map = loadMap(*base, source, mapPath); !map)
        base->disabled.push_back(map.refusal());
    return base;
}

} // namespace haven
