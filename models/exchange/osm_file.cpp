// Without this a file packed with lz4 is refused by the library.
#define OSMIUM_WITH_LZ4
#include "models/exchange/osm_file.h"

#include "models/base/text.h"
#include "models/exchange/osm_tags.h"
#include "models/geo/coast.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <osmium/area/assembler.hpp>
#include <osmium/area/multipolygon_manager.hpp>
#include <osmium/handler/node_locations_for_ways.hpp>
#include <osmium/index/map/sparse_mmap_array.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/visitor.hpp>

namespace haven {

namespace {

using Locations =
    osmium::index::map::SparseMmapArray<osmium::unsigned_object_id_type, osmium::Location>;
using Areas = osmium::area::MultipolygonManager<osmium::area::Assembler>;

// A stop asked for, on its way out of the library's loops.
struct ReadingStopped {};

struct TooManyNodes {};

std::optional<Coordinate> coordinateOf(const osmium::Location& location)
{
    if (!location.valid())
        return std::nullopt;
    return Coordinate{location.y(), location.x()};
}

// Which areas are worth putting together.
osmium::TagsFilter areaFilter()
{
    osmium::TagsFilter filter{false};
    for (const char* key :
         {"building", "natural", "landuse", "leisure", "boundary", "waterway", "amenity", "shop",
          "tourism", "healthcare", "office", "aeroway", "historic", "addr:housenumber"})
        filter.add_rule(true, key);
    return filter;
}

class OsmHandler final : public osmium::handler::Handler
{
public:
    OsmHandler(OsmSummary& summary, const std::function<bool(OsmFeature)>& take,
               const std::function<bool()>& goesOn)
        : m_summary(summary), m_take(take), m_goesOn(goesOn)
    {}

    void node(const osmium::Node& node)
    {
        countObject();
        if (m_summary.objects > kOsmNodesMax)
            throw TooManyNodes();
        const auto at = coordinateOf(node.location());
        const osmium::TagList& tags = node.tags();
        if (tags.empty() || !at)
            return;
        keepMilepost(node, *at);
        if (takeSpot(tags, *at, "node " + std::to_string(node.id())))
            ++m_used;
    }

    void way(const osmium::Way& way)
    {
        countObject();
        if (osmTag(way.tags(), "natural") == "coastline")
            keepCoast(way);
        auto road = osmRoad(way.tags());
        const bool isRail = isOsmRail(way.tags());
        if (!road && !isRail)
            return; // it may still come as an area
        ++m_used;
        if (road)
            takeRoad(way, *std::move(road));
        else
            takeRail(way);
    }

    void relation(const osmium::Relation& relation)
    {
        countObject();
        const auto rule = osmTurnRule(relation.tags());
        if (!rule)
            return;
        ++m_used;
        TurnRow turn;
        turn.rule = *rule;
        int parts = 0;
        for (const auto& member : relation.members()) {
            const std::string_view role = member.role();
            const bool isWay = member.type() == osmium::item_type::way;
            if (isWay && role == "from")
                turn.fromWay = member.ref();
            else if (isWay && role == "to")
                turn.toWay = member.ref();
            else if (member.type() == osmium::item_type::node && role == "via")
                turn.viaNode = member.ref();
            else
                continue;
            ++parts;
        }
        const bool isWhole =
            parts == 3 && turn.fromWay != 0 && turn.toWay != 0 && turn.viaNode != 0;
        if (!isWhole) {
            reject(GeoLayerKind::Roads, "relation " + std::to_string(relation.id()),
                   "a turn restriction needs one way from, one node and one way to");
            return;
        }
        OsmFeature feature;
        feature.turns.push_back(turn);
        give(std::move(feature));
    }

    void area(const osmium::Area& area)
    {
        const std::string object =
            (area.from_way() ? "way " : "relation ") + std::to_string(area.orig_id());
        const auto kind = osmAreaKind(area.tags());
        const MultiPolygon shape = shapeOf(area);
        const auto inside = labelPointOf(shape);
        if (kind)
            ++m_used;
        if (!inside) {
            if (kind)
                reject(*kind, object, "its outline cannot be closed");
            return;
        }
        if (takeSpot(area.tags(), *inside, object) && !kind)
            ++m_used;
        if (kind)
            takeArea(*kind, area.tags(), shape, object);
    }

    // After the last object: the sea, inside of what the file covers.
    void giveSea(const osmium::Box& covered)
    {
        std::optional<Bounds> box = m_seen;
        if (covered.valid())
            box = Bounds{{covered.bottom_left().y(), covered.bottom_left().x()},
                         {covered.top_right().y(), covered.top_right().x()}};
        m_summary.covered = box;
        const MultiPolygon sea = box ? seaOf(m_coast, *box) : MultiPolygon{};
        if (sea.polygons.empty())
            return;
        OsmFeature feature;
        feature.kind = GeoLayerKind::Water;
        feature.rows.areas.push_back(AreaRow{{}, {}, sea});
        give(std::move(feature));
    }

    // After the last object: what was neither taken nor rejected.
    void countPassedOver()
    {
        m_summary.passedOver = std::max<std::int64_t>(m_summary.objects - m_used, 0);
    }

    void reject(GeoLayerKind kind, const std::string& object, const char* reason)
    {
        ++m_summary.rejectedCount;
        if (m_summary.rejected.size() < kOsmRemarksMax)
            m_summary.rejected.push_back(OsmRemark{kind, object, reason});
    }

private:
    void countObject()
    {
        constexpr std::int64_t kAskEvery = 20'000;
        if (++m_summary.objects % kAskEvery == 0 && m_goesOn && !m_goesOn())
            throw ReadingStopped();
    }

    void give(OsmFeature feature)
    {
        if (!m_take(std::move(feature)))
            throw ReadingStopped();
    }

    // Mile markers and exits lie on the road whose number they count by; roads come after nodes.
    void keepMilepost(const osmium::Node& node, Coordinate at)
    {
        const std::string highway = osmTag(node.tags(), "highway");
        Milepost post;
        post.at = at;
        if (highway == "motorway_junction") {
            post.exit = osmTag(node.tags(), "ref");
        } else if (highway == "milestone") {
            std::string mile = osmTag(node.tags(), "distance");
            if (mile.empty())
                mile = osmTag(node.tags(), "ref");
            const double miles = std::strtod(mile.c_str(), nullptr);
            if (miles > 0 && miles < 1000)
                post.mileTenths = static_cast<std::int32_t>(miles * 10 + 0.5);
        }
        if (post.mileTenths || !post.exit.empty())
            m_posts.emplace(node.id(), post);
    }

    // An address, a place, or both. False when it is neither.
    bool takeSpot(const osmium::TagList& tags, Coordinate at, const std::string& object)
    {
        bool isTaken = false;
        if (auto address = osmAddress(tags)) {
            isTaken = true;
            if (address->point) {
                address->point->at = at;
                OsmFeature feature;
                feature.kind = GeoLayerKind::Addresses;
                feature.rows.addresses.push_back(*address->point);
                give(std::move(feature));
            } else {
                reject(GeoLayerKind::Addresses, object,
                       "its house number has no street or is none");
            }
        }
        if (auto place = osmPlace(tags)) {
            isTaken = true;
            place->at = at;
            OsmFeature feature;
            feature.kind = GeoLayerKind::Places;
            feature.rows.places.push_back(*std::move(place));
            give(std::move(feature));
        }
        return isTaken;
    }

    // A road at the edge of an extract lacks nodes; the parts with nodes in a row are kept.
    void takeRoad(const osmium::Way& way, RoadRow road)
    {
        road.road.wayId = way.id();
        OsmFeature feature;
        RoadRow part = road;
        const auto endPart = [&] {
            if (part.road.points.size() >= 2) {
                m_seen = united(m_seen, boundsOf(part.road.points));
                feature.rows.roads.push_back(part);
            }
            part.road.points.clear();
            part.road.nodes.clear();
        };
        for (const auto& node : way.nodes()) {
            const auto at = coordinateOf(node.location());
            if (!at) {
                endPart();
                continue;
            }
            part.road.points.push_back(*at);
            part.road.nodes.push_back(node.ref());
            if (const auto post = m_posts.find(node.ref());
                post != m_posts.end() && !road.road.ref.empty() && !road.road.isRamp) {
                Milepost known = post->second;
                known.route = std::string(trimmed(split(road.road.ref, ';').front()));
                feature.posts.push_back(known);
                m_posts.erase(post);
            }
        }
        endPart();
        if (feature.rows.roads.empty())
            reject(GeoLayerKind::Roads, "way " + std::to_string(way.id()),
                   "fewer than two of its nodes are in this file");
        else
            give(std::move(feature));
    }

    void keepCoast(const osmium::Way& way)
    {
        ++m_used;
        std::vector<Coordinate> line;
        for (const auto& node : way.nodes()) {
            if (const auto at = coordinateOf(node.location()))
                line.push_back(*at);
        }
        m_seen = united(m_seen, boundsOf(line));
        m_coast.push_back(std::move(line));
    }

    void takeRail(const osmium::Way& way)
    {
        OsmFeature feature;
        feature.kind = GeoLayerKind::Rail;
        feature.rows.name = osmTag(way.tags(), "name");
        Polyline line;
        for (const auto& node : way.nodes()) {
            if (const auto at = coordinateOf(node.location()))
                line.points.push_back(*at);
        }
        if (line.points.size() < 2) {
            reject(GeoLayerKind::Rail, "way " + std::to_string(way.id()),
                   "fewer than two of its nodes are in this file");
            return;
        }
        feature.rows.lines.push_back(std::move(line));
        give(std::move(feature));
    }

    void takeArea(GeoLayerKind kind, const osmium::TagList& tags, const MultiPolygon& shape,
                  const std::string& object)
    {
        OsmFeature feature;
        feature.kind = kind;
        const std::string name = osmTag(tags, "name");
        if (kind == GeoLayerKind::Towns && name.empty()) {
            reject(kind, object, "a town needs a name");
            return;
        }
        feature.rows.areas.push_back(AreaRow{{}, name, shape});
        give(std::move(feature));
    }

    template <class NodeRefs>
    static Ring ringOf(const NodeRefs& nodes)
    {
        Ring ring;
        for (const auto& node : nodes) {
            if (const auto at = coordinateOf(node.location()))
                ring.push_back(*at);
        }
        return ring;
    }

    static MultiPolygon shapeOf(const osmium::Area& area)
    {
        MultiPolygon shape;
        for (const auto& outer : area.outer_rings()) {
            Polygon polygon;
            polygon.outer = ringOf(outer);
            for (const auto& inner : area.inner_rings(outer))
                polygon.holes.push_back(ringOf(inner));
            shape.polygons.push_back(std::move(polygon));
        }
        return shape;
    }

    OsmSummary& m_summary;
    const std::function<bool(OsmFeature)>& m_take;
    const std::function<bool()>& m_goesOn;
    std::map<osmium::object_id_type, Milepost> m_posts;
    std::vector<std::vector<Coordinate>> m_coast;
    std::optional<Bounds> m_seen; // what roads and coast reach
    std::int64_t m_used = 0;
};

void readObjects(const osmium::io::File& file, OsmSummary& summary,
                 const std::function<bool(OsmFeature)>& take, const std::function<bool()>& goesOn)
{
    Areas areas{osmium::area::AssemblerConfig{}, areaFilter()};
    osmium::relations::read_relations(file, areas);
    Locations index;
    osmium::handler::NodeLocationsForWays<Locations> locations{index};
    locations.ignore_errors();
    OsmHandler handler(summary, take, goesOn);
    osmium::io::Reader reader{file};
    const osmium::Box covered = reader.header().joined_boxes();
    osmium::apply(reader, locations, handler,
                  areas.handler([&handler](osmium::memory::Buffer&& buffer) {
                      osmium::apply(buffer, handler);
                  }));
    reader.close();
    areas.for_each_incomplete_relation([&handler](const osmium::relations::RelationHandle& handle) {
        if (const auto kind = osmAreaKind(handle->tags()))
            handler.reject(*kind, "relation " + std::to_string(handle->id()),
                           "parts of its outline are not in this file");
    });
    handler.giveSea(covered);
    handler.countPassedOver();
}

} // namespace

Result<OsmSummary> readOsm(const std::string& path, const std::function<bool(OsmFeature)>& take,
                           const std::function<bool()>& goesOn)
{
    const auto malformed = [&path](const std::string& why) {
        return refuse(RefusalCode::MapFileMalformed, path, "its data blocks", why);
    };
    std::error_code failed;
    if (std::filesystem::file_size(path, failed) == 0 || failed)
        return malformed("the file is empty or missing");
    OsmSummary summary;
    try {
        readObjects(osmium::io::File(path, "pbf"), summary, take, goesOn);
    } catch (const ReadingStopped&) {
        return malformed("the reading was stopped");
    } catch (const TooManyNodes&) {
        return malformed("it has more objects than the limit of " + std::to_string(kOsmNodesMax) +
                         "; cut an extract of your state or county");
    } catch (const std::exception& error) {
        const std::string_view why(error.what());
        return malformed(isStorableText(why) ? std::string(why) : "it is damaged");
    }
    return summary;
}

} // namespace haven
