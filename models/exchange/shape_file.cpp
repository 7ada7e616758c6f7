#include "models/exchange/shape_file.h"

#include "models/base/text.h"
#include "models/exchange/byte_source.h"
#include "models/exchange/csv_reader.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <shapefil.h>

namespace haven {

namespace {

constexpr std::size_t kPrjBytesMax = 64U * 1024U;
constexpr std::size_t kRejectionsMax = 100'000;
constexpr int kPointsPerShapeMax = 4'000'000;

struct ShapeClose {
    void operator()(SHPInfo* file) const { SHPClose(file); }
    void operator()(DBFInfo* file) const { DBFClose(file); }
    void operator()(SHPObject* shape) const { SHPDestroyObject(shape); }
};

Refusal shapeRefusal(const std::string& path, const std::string& where, const std::string& why)
{
    return refuse(RefusalCode::MapFileMalformed, path, where, why);
}

std::uint32_t bigEndianAt(const std::array<unsigned char, 100>& header, std::size_t at)
{
    return (std::uint32_t{header[at]} << 24U) | (std::uint32_t{header[at + 1]} << 16U) |
           (std::uint32_t{header[at + 2]} << 8U) | std::uint32_t{header[at + 3]};
}

// Whether .shp or .shx is what it says and as long as it says; the library takes both on trust.
Result<void> checkPart(const std::string& path)
{
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    if (failed)
        return shapeRefusal(path, "its beginning",
                            "the file is missing; a shapefile has a .shp, a"
                            " .shx and a .dbf of the same name");
    std::array<unsigned char, 100> header{};
    std::ifstream file(path, std::ios::binary);
    file.read(reinterpret_cast<char*>(header.data()), header.size());
    if (!file || bigEndianAt(header, 0) != 9994)
        return shapeRefusal(path, "its beginning", "it is not part of a shapefile");
    if (std::uint64_t{bigEndianAt(header, 24)} * 2 > size)
        return shapeRefusal(path, "byte " + std::to_string(size), "it is cut short");
    return {};
}

Result<void> checkTable(const std::string& path)
{
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    if (failed)
        return shapeRefusal(path, "its beginning", "the table of the shapefile is missing");
    std::array<unsigned char, 32> header{};
    std::ifstream file(path, std::ios::binary);
    file.read(reinterpret_cast<char*>(header.data()), header.size());
    const auto number = [&header](std::size_t at, std::size_t bytes) {
        std::uint64_t value = 0;
        for (std::size_t i = bytes; i > 0; --i)
            value = (value << 8U) | header[at + i - 1];
        return value;
    };
    const std::uint64_t needed = number(8, 2) + number(4, 4) * number(10, 2);
    if (!file || number(8, 2) < 33 || number(10, 2) < 1)
        return shapeRefusal(path, "its beginning", "it is not a dBASE table");
    if (needed > size)
        return shapeRefusal(path, "byte " + std::to_string(size), "it is cut short");
    return {};
}

// Foo.shp, foo.SHP: the parts have one stem, and an ending in either case.
std::string partOf(const std::string& path, const char* ending, const char* capital)
{
    const std::filesystem::path shape(path);
    std::filesystem::path part = shape;
    part.replace_extension(ending);
    std::error_code ignored;
    if (!std::filesystem::exists(part, ignored)) {
        std::filesystem::path other = shape;
        other.replace_extension(capital);
        if (std::filesystem::exists(other, ignored))
            return other.string();
    }
    return part.string();
}

Result<Projection> systemOf(const std::string& path, const SHPInfo& shapes)
{
    const std::string prj = partOf(path, ".prj", ".PRJ");
    std::error_code ignored;
    if (std::filesystem::exists(prj, ignored)) {
        const auto text = readWhole(prj, kPrjBytesMax);
        if (!text)
            return text.refusal();
        const auto system = projectionFromWkt(*text);
        if (!system)
            return shapeRefusal(prj, "its beginning",
                                "its coordinate system is not one of WGS 84, NAD 83, Web Mercator"
                                " or a Lambert state plane; convert the file, or say the system"
                                " with --system EPSG:2234");
        return *system;
    }
    const bool isDegrees = shapes.adBoundsMin[0] >= -180 && shapes.adBoundsMax[0] <= 180 &&
                           shapes.adBoundsMin[1] >= -90 && shapes.adBoundsMax[1] <= 90;
    if (!isDegrees)
        return shapeRefusal(path, "its beginning",
                            "its coordinates are not degrees and no .prj says what they are; say"
                            " the system with --system EPSG:2234");
    return Projection(DegreesSystem{});
}

class ShapeReader final
{
public:
    ShapeReader(SHPInfo& shapes, DBFInfo& table, Projection system)
        : m_shapes(shapes), m_table(table), m_system(std::move(system))
    {}

    GeoFeature feature(int index)
    {
        m_problem.clear();
        GeoFeature feature;
        feature.number = static_cast<std::size_t>(index) + 1;
        readProperties(index, feature);
        const std::unique_ptr<SHPObject, ShapeClose> shape(SHPReadObject(&m_shapes, index));
        if (!shape)
            m_problem = "its shape cannot be read";
        else if (shape->nVertices > kPointsPerShapeMax)
            m_problem =
                "it has more points than the limit of " + std::to_string(kPointsPerShapeMax);
        else
            readShape(*shape, feature.geometry);
        return feature;
    }
    const std::string& problem() const { return m_problem; }

private:
    void readProperties(int index, GeoFeature& feature)
    {
        std::array<char, XBASE_FLDNAME_LEN_READ + 1> name{};
        for (int field = 0; field < DBFGetFieldCount(&m_table); ++field) {
            DBFGetFieldInfo(&m_table, field, name.data(), nullptr, nullptr);
            if (DBFIsAttributeNULL(&m_table, index, field) != 0)
                continue;
            const char* value = DBFReadStringAttribute(&m_table, index, field);
            if (value != nullptr)
                feature.properties[asText(name.data())] = asText(value);
        }
    }

    static std::string asText(const char* bytes)
    {
        const std::string text(bytes);
        return isStorableText(text) ? text : fromWindows1252(text).value_or(std::string());
    }

    void readShape(const SHPObject& shape, Geometry& geometry)
    {
        switch (shape.nSHPType) {
        case SHPT_NULL:
            return;
        case SHPT_POINT:
        case SHPT_POINTZ:
        case SHPT_POINTM:
        case SHPT_MULTIPOINT:
        case SHPT_MULTIPOINTZ:
        case SHPT_MULTIPOINTM:
            geometry.points = points(shape, 0, shape.nVertices);
            return;
        case SHPT_ARC:
        case SHPT_ARCZ:
        case SHPT_ARCM:
            eachPart(shape, [&](std::vector<Coordinate> part) {
                if (part.size() >= 2)
                    geometry.lines.push_back(Polyline{std::move(part)});
            });
            return;
        case SHPT_POLYGON:
        case SHPT_POLYGONZ:
        case SHPT_POLYGONM:
            readArea(shape, geometry.area);
            return;
        }
        m_problem = "its kind of shape is not known";
    }

    // Outer rings run clockwise, holes the other way; a hole belongs to the outer ring around it.
    void readArea(const SHPObject& shape, MultiPolygon& area)
    {
        std::vector<Ring> holes;
        eachPart(shape, [&](std::vector<Coordinate> ring) {
            if (ring.size() < 4)
                return;
            if (doubleArea(ring) > 0)
                holes.push_back(std::move(ring));
            else
                area.polygons.push_back(Polygon{std::move(ring), {}});
        });
        for (Ring& hole : holes) {
            Polygon* around = nullptr;
            for (Polygon& polygon : area.polygons) {
                if (around == nullptr && sideOf(polygon.outer, hole.front()) != PointSide::Outside)
                    around = &polygon;
            }
            // Some writers wind everything one way; then what looks like a hole is an area.
            if (around != nullptr)
                around->holes.push_back(std::move(hole));
            else
                area.polygons.push_back(Polygon{std::move(hole), {}});
        }
    }

    static double doubleArea(const Ring& ring)
    {
        double sum = 0;
        for (std::size_t i = 0; i + 1 < ring.size(); ++i)
            sum += static_cast<double>(ring[i].lonE7 - ring[0].lonE7) *
                       static_cast<double>(ring[i + 1].latE7 - ring[0].latE7) -
                   static_cast<double>(ring[i + 1].lonE7 - ring[0].lonE7) *
                       static_cast<double>(ring[i].latE7 - ring[0].latE7);
        return sum;
    }

    template <class Take>
    void eachPart(const SHPObject& shape, const Take& take)
    {
        for (int part = 0; part < shape.nParts; ++part) {
            const int from = shape.panPartStart[part];
            const int to = part + 1 < shape.nParts ? shape.panPartStart[part + 1] : shape.nVertices;
            if (from < 0 || to < from || to > shape.nVertices) {
                m_problem = "its parts do not fit its points";
                return;
            }
            take(points(shape, from, to));
        }
    }

    std::vector<Coordinate> points(const SHPObject& shape, int from, int to)
    {
        std::vector<Coordinate> points;
        for (int i = from; i < to; ++i) {
            const auto at = toWgs84(m_system, shape.padfX[i], shape.padfY[i]);
            if (!at) {
                m_problem = "a position is not on Earth";
                return {};
            }
            points.push_back(*at);
        }
        return points;
    }

    SHPInfo& m_shapes;
    DBFInfo& m_table;
    Projection m_system;
    std::string m_problem;
};

void staySilent(const char*) {}

} // namespace

Result<FeatureList> readShapefile(const std::string& path, std::optional<Projection> system,
                                  const GeoFeatureTaker& take)
{
    const std::string tablePath = partOf(path, ".dbf", ".DBF");
    for (const std::string& part : {path, partOf(path, ".shx", ".SHX")}) {
        if (auto ok = checkPart(part); !ok)
            return ok.refusal();
    }
    if (auto ok = checkTable(tablePath); !ok)
        return ok.refusal();
    SAHooks hooks{};
    SASetupDefaultHooks(&hooks);
    hooks.Error = staySilent;
    const std::unique_ptr<SHPInfo, ShapeClose> shapes(SHPOpenLL(path.c_str(), "rb", &hooks));
    const std::unique_ptr<DBFInfo, ShapeClose> table(DBFOpenLL(tablePath.c_str(), "rb", &hooks));
    if (!shapes || !table)
        return shapeRefusal(shapes ? tablePath : path, "its beginning", "its header is damaged");
    if (!system) {
        const auto found = systemOf(path, *shapes);
        if (!found)
            return found.refusal();
        system = *found;
    }
    ShapeReader reader(*shapes, *table, *system);
    FeatureList list;
    for (int i = 0; i < shapes->nRecords; ++i) {
        ++list.readCount;
        GeoFeature feature = reader.feature(i);
        if (!reader.problem().empty()) {
            ++list.rejectedCount;
            if (list.rejected.size() < kRejectionsMax)
                list.rejected.push_back(GeoRemark{feature.number, 0, reader.problem()});
        } else if (!take(std::move(feature))) {
            return shapeRefusal(path, "feature " + std::to_string(i + 1),
                                "the reading was stopped");
        }
    }
    return list;
}

} // namespace haven
