#include "models/exchange/geojson.h"

#include "models/base/json_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace haven {

namespace {

constexpr std::array<std::string_view, 7> kGeometryTypes = {
    "Point",   "MultiPoint",   "LineString",        "MultiLineString",
    "Polygon", "MultiPolygon", "GeometryCollection"};

std::string textOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool isGeometryType(std::string_view type)
{
    return std::find(kGeometryTypes.begin(), kGeometryTypes.end(), type) != kGeometryTypes.end();
}

// Twice the signed area in square degrees; positive counterclockwise.
double signedArea(const Ring& ring)
{
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Coordinate a = ring[i];
        const Coordinate b = ring[(i + 1) % ring.size()];
        sum += longitudeDegrees(a) * latitudeDegrees(b) - longitudeDegrees(b) * latitudeDegrees(a);
    }
    return sum;
}

// Reads one feature; the first thing that is wrong ends it.
class FeatureReader final
{
public:
    FeatureReader(std::size_t positionsLeft) : m_positionsLeft(positionsLeft) {}

    const std::string& problem() const { return m_problem; }
    const std::vector<std::string>& remarks() const { return m_remarks; }
    std::size_t positionsLeft() const { return m_positionsLeft; }
    bool hasPassedLimit() const { return m_hasPassedLimit; }
    bool isRounded() const { return m_isRounded; }

    bool readFeature(const Json& json, GeoFeature& feature)
    {
        if (!json.is_object())
            return fail("a feature must be an object");
        if (textOf(json, "type") != "Feature")
            return fail("its type is not \"Feature\"");
        remarkForeignMembers(json, {"features", "coordinates", "geometries"});
        remarkBox(json);
        readId(json, feature);
        if (!readProperties(json, feature))
            return false;
        const auto geometry = json.find("geometry");
        if (geometry == json.end())
            return fail("it has no geometry");
        return geometry->is_null() || readGeometry(*geometry, feature.geometry, 0);
    }

    bool readGeometry(const Json& json, Geometry& geometry, int depth)
    {
        constexpr int kCollectionDepthMax = 16;
        if (!json.is_object())
            return fail("a geometry must be an object");
        const std::string type = textOf(json, "type");
        if (!isGeometryType(type))
            return fail("its geometry type is not known");
        remarkForeignMembers(json, {"features", "geometry", "properties"});
        remarkBox(json);
        if (type == "GeometryCollection") {
            if (depth >= kCollectionDepthMax)
                return fail("collections are nested too deep");
            return readCollection(json, geometry, depth);
        }
        const auto found = json.find("coordinates");
        if (found == json.end() || !found->is_array())
            return fail("its geometry has no list of coordinates");
        return readCoordinates(type, *found, geometry);
    }

private:
    bool fail(std::string problem)
    {
        m_problem = std::move(problem);
        return false;
    }

    void remark(std::string text)
    {
        if (std::find(m_remarks.begin(), m_remarks.end(), text) == m_remarks.end())
            m_remarks.push_back(std::move(text));
    }

    void remarkForeignMembers(const Json& json, std::initializer_list<const char*> names)
    {
        for (const char* name : names) {
            if (json.contains(name))
                remark(std::string("it has a member \"") + name + "\" that does not belong there");
        }
    }

    void remarkBox(const Json& json)
    {
        const auto box = json.find("bbox");
        if (box == json.end())
            return;
        const bool isGood = box->is_array() && (box->size() == 4 || box->size() == 6) &&
                            std::all_of(box->begin(), box->end(),
                                        [](const Json& item) { return item.is_number(); });
        if (!isGood)
            remark("its bounding box is not 4 or 6 numbers");
    }

    void readId(const Json& json, GeoFeature& feature)
    {
        const auto id = json.find("id");
        if (id == json.end())
            return;
        if (id->is_string())
            feature.id = id->get<std::string>();
        else if (id->is_number())
            feature.id = id->dump();
        else
            remark("its id is neither text nor number");
    }

    bool readProperties(const Json& json, GeoFeature& feature)
    {
        const auto found = json.find("properties");
        if (found == json.end()) {
            remark("it has no properties");
            return true;
        }
        if (found->is_null())
            return true;
        if (!found->is_object())
            return fail("its properties are not an object");
        for (const auto& [key, value] : found->items()) {
            if (!value.is_null())
                feature.properties[key] =
                    value.is_string() ? value.get<std::string>() : value.dump();
        }
        return true;
    }

    bool readCollection(const Json& json, Geometry& geometry, int depth)
    {
        const auto parts = json.find("geometries");
        if (parts == json.end() || !parts->is_array())
            return fail("its collection has no list of geometries");
        if (depth > 0)
            remark("a collection stands inside a collection");
        if (parts->size() == 1)
            remark("a collection holds a single geometry");
        return std::all_of(parts->begin(), parts->end(), [&](const Json& part) {
            return readGeometry(part, geometry, depth + 1);
        });
    }

    bool readCoordinates(const std::string& type, const Json& json, Geometry& geometry)
    {
        if (type == "Point")
            return readPoint(json, geometry);
        if (type == "LineString")
            return readLine(json, geometry);
        if (type == "Polygon")
            return readPolygon(json, geometry);
        return std::all_of(json.begin(), json.end(), [&](const Json& part) {
            if (!part.is_array())
                return fail("its coordinates are not nested as its type asks");
            return type == "MultiPoint"        ? readPoint(part, geometry)
                   : type == "MultiLineString" ? readLine(part, geometry)
                                               : readPolygon(part, geometry);
        });
    }

    std::optional<Coordinate> readPosition(const Json& json)
    {
        const auto no = [this](const char* problem) {
            m_problem = problem;
            return std::nullopt;
        };
        if (!json.is_array() || json.size() < 2)
            return no("a position is not a list of two or three numbers");
        if (!std::all_of(json.begin(), json.end(), [](const Json& n) { return n.is_number(); }))
            return no("a position holds something that is not a number");
        if (json.size() > 3)
            remark("a position has more than three numbers");
        if (m_positionsLeft == 0) {
            m_hasPassedLimit = true;
            return no("the file has too many positions");
        }
        --m_positionsLeft;
        const double longitude = json[0].get<double>();
        const double latitude = json[1].get<double>();
        const auto at = coordinateFromDegrees(latitude, longitude);
        if (!at)
            return no("a position is not on Earth (longitude first, degrees of WGS 84)");
        constexpr double kRoundedE7 = 1e-4;
        if (std::abs(longitude * 1e7 - at->lonE7) > kRoundedE7 ||
            std::abs(latitude * 1e7 - at->latE7) > kRoundedE7)
            m_isRounded = true;
        return at;
    }

    bool readPoint(const Json& json, Geometry& geometry)
    {
        const auto at = readPosition(json);
        if (at)
            geometry.points.push_back(*at);
        return at.has_value();
    }

    bool readPositions(const Json& json, std::vector<Coordinate>& points)
    {
        if (!json.is_array())
            return fail("its coordinates are not nested as its type asks");
        points.reserve(json.size());
        for (const Json& item : json) {
            const auto at = readPosition(item);
            if (!at)
                return false;
            points.push_back(*at);
        }
        return true;
    }

    bool readLine(const Json& json, Geometry& geometry)
    {
        Polyline line;
        if (!readPositions(json, line.points))
            return false;
        if (line.points.size() < 2)
            return fail("a line has fewer than two positions");
        geometry.lines.push_back(std::move(line));
        return true;
    }

    bool readPolygon(const Json& json, Geometry& geometry)
    {
        Polygon polygon;
        for (const Json& item : json) {
            Ring ring;
            if (!readPositions(item, ring))
                return false;
            if (ring.size() < 4)
                return fail("a ring has fewer than four positions");
            if (ring.front() != ring.back())
                return fail("a ring does not end where it begins");
            if (item.front() != item.back())
                remark("the first and last position of a ring differ in height");
            const bool isOuter = &item == &json.front();
            if ((signedArea(ring) > 0) != isOuter)
                remark("a ring runs the other way round than the standard asks");
            if (isOuter)
                polygon.outer = std::move(ring);
            else
                polygon.holes.push_back(std::move(ring));
        }
        if (!polygon.outer.empty())
            geometry.area.polygons.push_back(std::move(polygon));
        return true;
    }

    std::size_t m_positionsLeft;
    std::string m_problem;
    std::vector<std::string> m_remarks;
    bool m_hasPassedLimit = false;
    bool m_isRounded = false;
};

// Collects features, rejections and remarks of one file.
class FileReader final
{
public:
    // Without a taker features are kept in the list.
    FileReader(std::string_view name, const GeoJsonLimits& limits, const GeoFeatureTaker* take)
        : m_name(name), m_limits(limits), m_take(take), m_positionsLeft(limits.positionsMax)
    {}

    // Empty, or why the whole file cannot be taken.
    std::string take(const Json& json, std::size_t line)
    {
        if (++m_count > m_limits.featuresMax)
            return "more features than the limit of " + std::to_string(m_limits.featuresMax);
        FeatureReader reader(m_positionsLeft);
        GeoFeature feature;
        feature.number = m_count;
        const bool isGood = reader.readFeature(json, feature);
        return keep(reader, isGood, std::move(feature), line);
    }

    // The outermost object, its list of features already taken.
    Result<FeatureList> finish(const Json& root)
    {
        if (!root.is_object())
            return refusal("the outermost value is not an object");
        const std::string type = textOf(root, "type");
        const std::string system = foreignSystemOf(root);
        if (!system.empty())
            return refusal("its coordinates are in " + system + ", not WGS 84");
        std::string problem;
        if (type == "FeatureCollection") {
            const auto features = root.find("features");
            if (features == root.end() || !features->is_array())
                return refusal("it has no list of features");
            for (const char* name : {"coordinates", "geometries", "geometry", "properties"}) {
                if (root.contains(name))
                    remark(0, 0,
                           std::string("the collection has a member \"") + name +
                               "\" that does not belong there");
            }
        } else if (m_count > 0 && (type != "Feature" || m_take != nullptr)) {
            return refusal("its type is not \"FeatureCollection\"");
        } else if (type == "Feature") {
            // A "features" list beside a feature means nothing; only the feature counts.
            m_list.features.clear();
            m_list.rejected.clear();
            m_list.rejectedCount = 0;
            m_count = 0;
            problem = take(root, 0);
        } else if (isGeometryType(type)) {
            FeatureReader reader(m_positionsLeft);
            GeoFeature feature;
            feature.number = m_count = 1;
            const bool isGood = reader.readGeometry(root, feature.geometry, 0);
            problem = keep(reader, isGood, std::move(feature), 0);
        } else {
            return refusal("its type is not one of GeoJSON");
        }
        if (!problem.empty())
            return refusal(problem);
        if (m_isRounded)
            remark(0, 0, "positions are given finer than 1e-7 degrees and were rounded");
        return std::move(m_list);
    }

    void remark(std::size_t feature, std::size_t line, std::string reason)
    {
        if (m_list.remarks.size() < m_limits.remarksMax)
            m_list.remarks.push_back(GeoRemark{feature, line, std::move(reason)});
    }

private:
    Refusal refusal(const std::string& problem) const
    {
        return refuse(RefusalCode::FileMalformed, std::string(m_name), "1", "1", problem);
    }

    std::string keep(const FeatureReader& reader, bool isGood, GeoFeature feature, std::size_t line)
    {
        m_positionsLeft = reader.positionsLeft();
        m_isRounded = m_isRounded || reader.isRounded();
        if (reader.hasPassedLimit())
            return "more positions than the limit of " + std::to_string(m_limits.positionsMax);
        for (const std::string& text : reader.remarks())
            remark(m_count, line, text);
        m_list.readCount = m_count;
        if (isGood && m_take != nullptr)
            return (*m_take)(std::move(feature)) ? std::string() : "the reading was stopped";
        if (isGood) {
            m_list.features.push_back(std::move(feature));
            return {};
        }
        ++m_list.rejectedCount;
        if (m_list.rejected.size() < m_limits.remarksMax)
            m_list.rejected.push_back(GeoRemark{m_count, line, reader.problem()});
        return {};
    }

    // The withdrawn "crs" member still stands in many files. Only longitude and latitude of WGS 84
    // can be taken as they are; feet of a state plane must not land in the Gulf of Guinea.
    static std::string foreignSystemOf(const Json& root)
    {
        const auto crs = root.find("crs");
        if (crs == root.end() || !crs->is_object() || !crs->contains("properties"))
            return {};
        const Json& properties = (*crs)["properties"];
        const std::string system =
            properties.is_object() ? textOf(properties, "name") : std::string();
        const bool isWgs84 = system.empty() || system.find("CRS84") != std::string::npos ||
                             system.find("4326") != std::string::npos ||
                             system.find("4269") != std::string::npos;
        return isWgs84 ? std::string() : system;
    }

    std::string_view m_name;
    GeoJsonLimits m_limits;
    const GeoFeatureTaker* m_take;
    std::size_t m_positionsLeft;
    std::size_t m_count = 0;
    bool m_isRounded = false;
    FeatureList m_list;
};

Result<FeatureList> readFeatures(std::string_view bytes, std::string_view name,
                                 const GeoFeatureTaker* take, const GeoJsonLimits& limits)
{
    FileReader reader(name, limits, take);
    const JsonElementTaker taker{"features", [&reader](Json element, std::size_t line) {
                                     return reader.take(element, line);
                                 }};
    const JsonLimits jsonLimits{limits.bytesMax, limits.depthMax, limits.valuesPerFeatureMax};
    auto text = readJsonText(bytes, name, jsonLimits, &taker);
    if (!text)
        return text.refusal();
    for (const RepeatedKey& repeated : text->repeatedKeys)
        reader.remark(0, repeated.line, "the key \"" + repeated.key + "\" is given twice");
    return reader.finish(text->value);
}

} // namespace

std::optional<Coordinate> spotOf(const Geometry& geometry)
{
    if (!geometry.points.empty())
        return geometry.points.front();
    return labelPointOf(geometry.area);
}

Result<FeatureList> readGeoJson(std::string_view bytes, std::string_view name,
                                const GeoJsonLimits& limits)
{
    return readFeatures(bytes, name, nullptr, limits);
}

Result<FeatureList> readGeoJson(std::string_view bytes, std::string_view name,
                                const GeoFeatureTaker& take, const GeoJsonLimits& limits)
{
    return readFeatures(bytes, name, &take, limits);
}

} // namespace haven
