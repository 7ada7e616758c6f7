#include "models/exchange/map_import.h"

#include "models/base/text.h"
#include "models/exchange/map_rows.h"
#include "models/exchange/map_tiles.h"
#include "models/exchange/osm_file.h"
#include "models/exchange/point_table.h"
#include "models/exchange/shape_file.h"

#include <QFile>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace haven {

namespace {

constexpr std::size_t kFeaturesPeeked = 50;
constexpr std::int64_t kProgressEvery = 500;
constexpr const char* kOsmAttribution = "© OpenStreetMap contributors";

enum class MapFormat { OsmPbf, GeoJson, Shapefile, Csv, MbTiles };

const char* formatName(MapFormat format)
{
    switch (format) {
    case MapFormat::OsmPbf:
        return "osm.pbf";
    case MapFormat::GeoJson:
        return "geojson";
    case MapFormat::Shapefile:
        return "shapefile";
    case MapFormat::Csv:
        return "csv";
    case MapFormat::MbTiles:
        return "mbtiles";
    }
    return "";
}

std::optional<MapFormat> formatOf(const std::string& path)
{
    using Ending = std::pair<std::string_view, MapFormat>;
    static constexpr std::array<Ending, 9> kEndings = {{
        {".osm.pbf", MapFormat::OsmPbf},
        {".pbf", MapFormat::OsmPbf},
        {".geojson", MapFormat::GeoJson},
        {".json", MapFormat::GeoJson},
        {".shp", MapFormat::Shapefile},
        {".csv", MapFormat::Csv},
        {".tsv", MapFormat::Csv},
        {".csv.gz", MapFormat::Csv},
        {".mbtiles", MapFormat::MbTiles},
    }};
    const std::string lower = toLower(path);
    for (const auto& [ending, format] : kEndings) {
        if (lower.ends_with(ending))
            return format;
    }
    return std::nullopt;
}

std::string fileName(const std::string& path)
{
    return std::filesystem::path(path).filename().string();
}

// The bytes of a file, mapped and not copied: a large one costs address space, not memory.
class MappedFile final
{
public:
    explicit MappedFile(const std::string& path) : m_file(QString::fromStdString(path)) {}

    Result<std::string_view> bytes()
    {
        const auto unreadable = [this](const QString& why) {
            return refuse(RefusalCode::FileUnreadable, m_file.fileName().toStdString(),
                          why.toStdString());
        };
        if (!m_file.open(QIODevice::ReadOnly))
            return unreadable(m_file.errorString());
        if (m_file.size() == 0)
            return std::string_view();
        const uchar* mapped = m_file.map(0, m_file.size());
        if (mapped == nullptr)
            return unreadable(m_file.errorString());
        return std::string_view(reinterpret_cast<const char*>(mapped),
                                static_cast<std::size_t>(m_file.size()));
    }

private:
    QFile m_file;
};

Result<FeatureList> readFeatures(MapFormat format, const std::string& path,
                                 const MapImportRequest& request, const GeoFeatureTaker& take)
{
    if (format == MapFormat::Shapefile)
        return readShapefile(path, request.system, take);
    if (format == MapFormat::Csv)
        return readPointTable([&path] { return openInput(path); }, request.fields, take);
    MappedFile file(path);
    const auto bytes = file.bytes();
    if (!bytes)
        return bytes.refusal();
    GeoJsonLimits limits;
    limits.bytesMax = std::size_t{4} << 30; // mapped and streamed, it need not fit in memory
    limits.remarksMax = kMapRejectionsMax;
    return readGeoJson(*bytes, path, take, limits);
}

// What its first features say it is; empty when they do not.
Result<std::optional<GeoLayerKind>> peekedKind(MapFormat format, const std::string& path,
                                               const MapImportRequest& request)
{
    std::vector<GeoFeature> first;
    // A stop after enough of them is refused, which says nothing here; a file that is not good is
    // refused when it is read in earnest.
    const auto peeked = readFeatures(format, path, request, [&first](GeoFeature feature) {
        first.push_back(std::move(feature));
        return first.size() < kFeaturesPeeked;
    });
    if (!peeked && first.size() < kFeaturesPeeked)
        return peeked.refusal();
    return layerKindOf(path, first, request.fields);
}

bool saysItself(MapFormat format)
{
    return format == MapFormat::OsmPbf || format == MapFormat::MbTiles;
}

Refusal unknownEnding(const std::string& path)
{
    return refuse(RefusalCode::MapKindUnclear, path,
                  "its name ends in none of .osm.pbf, .geojson, .shp, .csv, .mbtiles",
                  layerKindWords());
}

// One run of an import.
class MapImport final
{
public:
    MapImport(const MapImportRequest& request, GeofileWriter& writer, Instant now,
              const MapImportProgress& progress)
        : m_request(request), m_writer(writer), m_now(now), m_progress(progress)
    {}

    Result<void> take(const std::string& path)
    {
        const auto format = formatOf(path);
        if (!format)
            return unknownEnding(path);
        m_file = MapFileReport{};
        m_file.file = path;
        m_file.layer = fileName(path);
        m_file.format = formatName(*format);
        m_taken = 0;
        auto done = takeAs(*format, path);
        if (m_isStopped)
            return refuse(RefusalCode::MapImportStopped);
        if (m_failure)
            return *m_failure;
        if (!done)
            return done;
        m_report.files.push_back(m_file);
        return {};
    }

    // The last moment for a stop: then the new map takes the place of the old one.
    Result<void> end()
    {
        return goesOn() ? Result<void>() : Result<void>(refuse(RefusalCode::MapImportStopped));
    }

    MapImportReport report() { return std::move(m_report); }

private:
    Result<void> takeAs(MapFormat format, const std::string& path)
    {
        switch (format) {
        case MapFormat::OsmPbf:
            return takeOsm(path);
        case MapFormat::MbTiles:
            return takeTiles(path);
        case MapFormat::GeoJson:
        case MapFormat::Shapefile:
        case MapFormat::Csv:
            break;
        }
        const auto kind = kindOf(format, path);
        if (!kind)
            return kind.refusal();
        if (auto ok = clear(*kind); !ok)
            return ok;
        const auto list = readFeatures(format, path, m_request, [&](GeoFeature feature) {
            return takeFeature(std::move(feature), *kind);
        });
        if (!list)
            return list.refusal();
        m_file.read += static_cast<std::int64_t>(list->readCount);
        for (const GeoRemark& remark : list->rejected)
            reject(std::to_string(remark.feature), remark.reason);
        const auto unlisted =
            static_cast<std::int64_t>(list->rejectedCount - list->rejected.size());
        m_file.rejected += unlisted;
        m_report.rejectionCount += unlisted;
        return {};
    }

    std::optional<GeoLayerKind> kindGiven(const std::string& path) const
    {
        const auto given = m_request.kinds.find(path);
        return given == m_request.kinds.end() ? m_request.kind : given->second;
    }

    // What kind of layer the file holds: as named, or from its first features.
    Result<GeoLayerKind> kindOf(MapFormat format, const std::string& path)
    {
        if (const auto given = kindGiven(path))
            return *given;
        const auto kind = peekedKind(format, path, m_request);
        if (!kind)
            return kind.refusal();
        if (*kind)
            return **kind;
        return refuse(RefusalCode::MapKindUnclear, path, "neither its name nor its features say it",
                      layerKindWords());
    }

    // Takes away what an earlier import of this file left. Two files of one name in one run are one
    // layer.
    Result<void> clear(std::optional<GeoLayerKind> kind)
    {
        const std::string mark = m_file.layer + (kind ? std::string(enumName(*kind)) : "");
        if (!m_cleared.insert(mark).second)
            return {};
        return m_writer.removeLayers(m_file.layer, kind);
    }

    // `own`: what the file itself asks to show.
    Result<std::int64_t> layer(GeoLayerKind kind, const std::string& own = {})
    {
        if (const auto known = m_ids.find({m_file.layer, kind}); known != m_ids.end())
            return known->second;
        GeoLayer layer;
        layer.name = m_file.layer;
        layer.kind = kind;
        layer.format = m_file.format;
        layer.importedAt = m_now;
        layer.attribution = m_request.attribution.empty() ? own : m_request.attribution;
        if (layer.attribution.empty() && m_file.format == formatName(MapFormat::OsmPbf))
            layer.attribution = kOsmAttribution;
        const auto id = m_writer.addLayer(layer);
        if (id)
            m_ids[{m_file.layer, kind}] = *id;
        return id;
    }

    bool fail(const Refusal& refusal)
    {
        m_failure = refusal;
        return false;
    }

    // Counts a feature taken; false when the import is to stop.
    bool count(GeoLayerKind kind)
    {
        auto found = std::find_if(m_file.layers.begin(), m_file.layers.end(),
                                  [kind](const MapLayerCount& one) { return one.kind == kind; });
        if (found == m_file.layers.end())
            found = m_file.layers.insert(found, MapLayerCount{kind, 0});
        ++found->imported;
        return ++m_taken % kProgressEvery != 0 || goesOn();
    }

    // Tells how far it is; false when somebody wants it stopped.
    bool goesOn()
    {
        if (m_progress && !m_progress(m_file.file, m_taken))
            m_isStopped = true;
        return !m_isStopped;
    }

    bool takeFeature(GeoFeature feature, GeoLayerKind kind)
    {
        const MapRows rows = rowsOf(feature, kind, m_request.fields);
        if (!rows.problem.empty()) {
            reject(std::to_string(feature.number), rows.problem);
            return m_file.rejected % kProgressEvery != 0 || goesOn();
        }
        const auto id = layer(kind);
        if (!id)
            return fail(id.refusal());
        if (const auto ok = addRows(m_writer, *id, rows); !ok)
            return fail(ok.refusal());
        return count(kind);
    }

    void reject(std::string feature, std::string reason)
    {
        ++m_file.rejected;
        ++m_report.rejectionCount;
        if (m_report.rejections.size() < kMapRejectionsMax)
            m_report.rejections.push_back(
                MapRejection{m_file.file, std::move(feature), std::move(reason)});
    }

    bool takeOsmFeature(const OsmFeature& feature)
    {
        const auto id = layer(feature.kind);
        if (!id)
            return fail(id.refusal());
        Result<void> ok = addRows(m_writer, *id, feature.rows);
        for (const TurnRow& turn : feature.turns)
            ok = ok ? m_writer.add(*id, turn) : ok;
        for (const Milepost& post : feature.posts)
            ok = ok ? m_writer.add(*id, post) : ok;
        return ok ? count(feature.kind) : fail(ok.refusal());
    }

    Result<void> takeOsm(const std::string& path)
    {
        if (auto ok = clear(std::nullopt); !ok)
            return ok;
        const auto given = kindGiven(path);
        const auto summary = readOsm(
            path,
            [this, given](const OsmFeature& feature) {
                return given && feature.kind != *given ? true : takeOsmFeature(feature);
            },
            [this] { return goesOn(); });
        if (!summary)
            return summary.refusal();
        // Only who brought roads or water knows the ground.
        const bool isGround = m_ids.count({m_file.layer, GeoLayerKind::Roads}) > 0 ||
                              m_ids.count({m_file.layer, GeoLayerKind::Water}) > 0;
        if (summary->covered && isGround) {
            if (auto ok = m_writer.covers(m_file.layer, *summary->covered); !ok)
                return ok;
        }
        m_file.read = summary->objects;
        m_file.passedOver = summary->passedOver;
        for (const OsmRemark& remark : summary->rejected)
            reject(remark.object, remark.reason);
        const auto unlisted =
            summary->rejectedCount - static_cast<std::int64_t>(summary->rejected.size());
        m_file.rejected += unlisted;
        m_report.rejectionCount += unlisted;
        return {};
    }

    Result<void> takeTiles(const std::string& path)
    {
        const auto tiles = checkTiles(path);
        if (!tiles)
            return tiles.refusal();
        if (auto ok = clear(GeoLayerKind::Tiles); !ok)
            return ok;
        const auto id = layer(GeoLayerKind::Tiles, tiles->attribution);
        if (!id)
            return id.refusal();
        ++m_file.read;
        if (auto ok = m_writer.add(*id, *tiles); !ok)
            return ok;
        count(GeoLayerKind::Tiles);
        return {};
    }

    const MapImportRequest& m_request;
    GeofileWriter& m_writer;
    Instant m_now;
    const MapImportProgress& m_progress;
    MapImportReport m_report;
    MapFileReport m_file;
    std::map<std::pair<std::string, GeoLayerKind>, std::int64_t> m_ids;
    std::set<std::string> m_cleared;
    std::int64_t m_taken = 0;
    bool m_isStopped = false;
    std::optional<Refusal> m_failure;
};

// By the name of their layer, each once: the order on the command line must not matter.
std::vector<std::string> inOrder(const std::vector<std::string>& files)
{
    std::map<std::pair<std::string, std::string>, std::string> sorted;
    for (const std::string& file : files) {
        std::error_code ignored;
        const auto whole = std::filesystem::weakly_canonical(file, ignored);
        sorted.emplace(std::pair(fileName(file), whole.string()), file);
    }
    std::vector<std::string> order;
    for (const auto& [key, file] : sorted)
        order.push_back(file);
    return order;
}

} // namespace

Result<MapFileKind> recognizeMapFile(const std::string& path, const MapFieldNames& fields)
{
    const auto format = formatOf(path);
    if (!format)
        return unknownEnding(path);
    MapFileKind seen;
    seen.format = formatName(*format);
    seen.isKindNeeded = !saysItself(*format);
    if (!seen.isKindNeeded)
        return seen;
    MapImportRequest request;
    request.fields = fields;
    const auto kind = peekedKind(*format, path, request);
    if (!kind)
        return kind.refusal();
    seen.kind = *kind;
    return seen;
}

Result<MapImportReport> importMap(const MapImportRequest& request, const std::string& geofile,
                                  const StationHolder& holder, Instant now,
                                  const MapImportProgress& progress)
{
    auto writer = GeofileWriter::begin(geofile, holder);
    if (!writer)
        return writer.refusal();
    MapImport import(request, *writer, now, progress);
    for (const std::string& file : inOrder(request.files)) {
        if (auto ok = import.take(file); !ok)
            return ok.refusal();
    }
    if (auto ok = import.end(); !ok)
        return ok.refusal();
    if (auto ok = writer->finish(); !ok)
        return ok.refusal();
    return import.report();
}

} // namespace haven
