#include "tests/bench/state_pbf.h"

#include <osmium/builder/attr.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/memory/buffer.hpp>
#include <unordered_map>
#include <vector>

namespace haven::bench {

namespace {

using namespace osmium::builder::attr; // the library's own way to name what is built

constexpr std::size_t kBufferBytes = 1U << 20U;
constexpr std::size_t kHouseEvery = 4; // stretches

const char* highwayOf(RoadClass roadClass)
{
    switch (roadClass) {
    case RoadClass::Motorway:
        return "motorway";
    case RoadClass::Trunk:
        return "trunk";
    case RoadClass::Primary:
        return "primary";
    case RoadClass::Secondary:
        return "secondary";
    case RoadClass::Tertiary:
        return "tertiary";
    case RoadClass::Residential:
    case RoadClass::Track:
    case RoadClass::Path:
        return "residential";
    case RoadClass::Service:
        return "service";
    }
    return "residential";
}

osmium::Location locationOf(Coordinate at)
{
    osmium::Location location;
    location.set_x(at.lonE7);
    location.set_y(at.latE7);
    return location;
}

class PbfWriter final
{
public:
    explicit PbfWriter(const std::string& path)
        : m_writer(osmium::io::File(path, "pbf"), osmium::io::overwrite::allow),
          m_buffer(kBufferBytes, osmium::memory::Buffer::auto_grow::yes)
    {}

    template <class... Parts>
    void node(osmium::object_id_type id, Coordinate at, const Parts&... parts)
    {
        osmium::builder::add_node(m_buffer, _id(id), _version(1), _location(locationOf(at)),
                                  parts...);
        flushIfFull();
    }

    template <class... Parts>
    void way(osmium::object_id_type id, const std::vector<osmium::object_id_type>& nodes,
             const Parts&... parts)
    {
        osmium::builder::add_way(m_buffer, _id(id), _version(1), _nodes(nodes), parts...);
        flushIfFull();
    }

    void close()
    {
        flush();
        m_writer.close();
    }

private:
    void flushIfFull()
    {
        if (m_buffer.committed() > kBufferBytes / 2)
            flush();
    }

    void flush()
    {
        m_writer(std::move(m_buffer));
        m_buffer = osmium::memory::Buffer(kBufferBytes, osmium::memory::Buffer::auto_grow::yes);
    }

    osmium::io::Writer m_writer;
    osmium::memory::Buffer m_buffer;
};

} // namespace

void writeStatePbf(const StatePlan& plan, const std::string& path)
{
    PbfWriter writer(path);
    std::vector<StateStretch> stretches;
    std::unordered_map<std::int64_t, osmium::object_id_type> nodes; // by place
    osmium::object_id_type next = 1;
    eachStretch(plan, [&](StateStretch stretch) {
        for (std::size_t i = 0; i < stretch.road.points.size(); ++i) {
            if (nodes.emplace(stretch.road.nodes[i], next).second)
                writer.node(next++, stretch.road.points[i]);
        }
        if (stretch.left && stretches.size() % kHouseEvery == 0) {
            const std::string number = std::to_string(stretch.left->from);
            writer.node(next++, movedBy(stretch.road.points[1], 12, 12),
                        _tag("addr:housenumber", number.c_str()),
                        _tag("addr:street", stretch.road.name.c_str()));
        }
        stretches.push_back(std::move(stretch));
        return true;
    });
    osmium::object_id_type way = 1;
    for (const StateStretch& stretch : stretches) {
        std::vector<osmium::object_id_type> ids;
        for (const std::int64_t node : stretch.road.nodes)
            ids.push_back(nodes.at(node));
        writer.way(way++, ids, _tag("highway", highwayOf(stretch.road.roadClass)),
                   _tag("name", stretch.road.name.c_str()), _tag("ref", stretch.road.ref.c_str()));
    }
    writer.close();
}

} // namespace haven::bench
