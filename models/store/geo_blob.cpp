#include "models/store/geo_blob.h"

namespace haven {

namespace {

void putNumber(std::string& bytes, std::uint64_t number)
{
    while (number >= 0x80U) {
        bytes += static_cast<char>((number & 0x7fU) | 0x80U);
        number >>= 7U;
    }
    bytes += static_cast<char>(number);
}

// Differences are taken modulo 2^64, so that no pair of numbers is out of reach.
void putDifference(std::string& bytes, std::int64_t now, std::int64_t before)
{
    const std::uint64_t step = static_cast<std::uint64_t>(now) - static_cast<std::uint64_t>(before);
    const bool isNegative = (step >> 63U) != 0;
    putNumber(bytes, isNegative ? ~(step << 1U) : step << 1U);
}

void putPoints(std::string& bytes, const std::vector<Coordinate>& points)
{
    Coordinate before{0, 0};
    for (const Coordinate point : points) {
        putDifference(bytes, point.latE7, before.latE7);
        putDifference(bytes, point.lonE7, before.lonE7);
        before = point;
    }
}

void putRing(std::string& bytes, const Ring& ring)
{
    putNumber(bytes, ring.size());
    putPoints(bytes, ring);
}

// Reads on until something is wrong; then everything after is wrong too.
class BlobReader final
{
public:
    explicit BlobReader(std::string_view bytes) : m_bytes(bytes) {}

    bool isAtEnd() const { return m_at == m_bytes.size(); }
    bool isGood() const { return m_isGood; }
    std::size_t left() const { return m_bytes.size() - m_at; }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (isAtEnd())
                break;
            const auto byte = static_cast<unsigned char>(m_bytes[m_at++]);
            value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
            if ((byte & 0x80U) == 0)
                return value;
        }
        m_isGood = false;
        return 0;
    }

    std::int64_t after(std::int64_t before)
    {
        const std::uint64_t folded = number();
        const std::uint64_t step = (folded >> 1U) ^ (~(folded & 1U) + 1U);
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(before) + step);
    }

    Coordinate point(Coordinate before)
    {
        const std::int64_t lat = after(before.latE7);
        const std::int64_t lon = after(before.lonE7);
        if (lat < -900'000'000 || lat > 900'000'000 || lon < -1'800'000'000 || lon > 1'800'000'000)
            m_isGood = false;
        return m_isGood ? Coordinate{static_cast<std::int32_t>(lat), static_cast<std::int32_t>(lon)}
                        : before;
    }

    // A count can never be more than the bytes left, or a hostile one would ask for all memory.
    std::size_t count()
    {
        const std::uint64_t value = number();
        if (value > left())
            m_isGood = false;
        return m_isGood ? static_cast<std::size_t>(value) : 0;
    }

    Ring ring()
    {
        Ring ring;
        const std::size_t size = count();
        Coordinate before{0, 0};
        for (std::size_t i = 0; i < size && m_isGood; ++i) {
            before = point(before);
            ring.push_back(before);
        }
        return ring;
    }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_isGood = true;
};

} // namespace

std::string pointsBlob(const std::vector<Coordinate>& points)
{
    std::string bytes;
    putPoints(bytes, points);
    return bytes;
}

std::string nodesBlob(const std::vector<std::int64_t>& nodes)
{
    std::string bytes;
    std::int64_t before = 0;
    for (const std::int64_t node : nodes) {
        putDifference(bytes, node, before);
        before = node;
    }
    return bytes;
}

std::string areaBlob(const MultiPolygon& area)
{
    std::string bytes;
    putNumber(bytes, area.polygons.size());
    for (const Polygon& polygon : area.polygons) {
        putNumber(bytes, 1 + polygon.holes.size());
        putRing(bytes, polygon.outer);
        for (const Ring& hole : polygon.holes)
            putRing(bytes, hole);
    }
    return bytes;
}

std::optional<std::vector<Coordinate>> pointsFromBlob(std::string_view bytes)
{
    BlobReader reader(bytes);
    std::vector<Coordinate> points;
    Coordinate before{0, 0};
    while (reader.isGood() && !reader.isAtEnd()) {
        before = reader.point(before);
        points.push_back(before);
    }
    return reader.isGood() ? std::optional(std::move(points)) : std::nullopt;
}

std::optional<std::vector<std::int64_t>> nodesFromBlob(std::string_view bytes)
{
    BlobReader reader(bytes);
    std::vector<std::int64_t> nodes;
    std::int64_t before = 0;
    while (reader.isGood() && !reader.isAtEnd()) {
        before = reader.after(before);
        nodes.push_back(before);
    }
    return reader.isGood() ? std::optional(std::move(nodes)) : std::nullopt;
}

std::optional<MultiPolygon> areaFromBlob(std::string_view bytes)
{
    BlobReader reader(bytes);
    MultiPolygon area;
    const std::size_t polygons = reader.count();
    for (std::size_t i = 0; i < polygons && reader.isGood(); ++i) {
        Polygon polygon;
        const std::size_t rings = reader.count();
        for (std::size_t ring = 0; ring < rings && reader.isGood(); ++ring) {
            if (ring == 0)
                polygon.outer = reader.ring();
            else
                polygon.holes.push_back(reader.ring());
        }
        area.polygons.push_back(std::move(polygon));
    }
    return reader.isGood() && reader.isAtEnd() ? std::optional(std::move(area)) : std::nullopt;
}

} // namespace haven
