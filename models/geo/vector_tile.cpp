#include "models/geo/vector_tile.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <protozero/pbf_reader.hpp>
#include <set>
#include <zlib.h>

namespace haven {

namespace {

constexpr std::size_t kProblemsMax = 50;
constexpr std::uint32_t kExtentMax = 1U << 20U;

// The numbers of the fields, from vector_tile.proto.
constexpr protozero::pbf_tag_type kTileLayer = 3;
constexpr protozero::pbf_tag_type kLayerName = 1;
constexpr protozero::pbf_tag_type kLayerFeature = 2;
constexpr protozero::pbf_tag_type kLayerKey = 3;
constexpr protozero::pbf_tag_type kLayerValue = 4;
constexpr protozero::pbf_tag_type kLayerExtent = 5;
constexpr protozero::pbf_tag_type kLayerVersion = 15;
constexpr protozero::pbf_tag_type kFeatureTags = 2;
constexpr protozero::pbf_tag_type kFeatureType = 3;
constexpr protozero::pbf_tag_type kFeatureGeometry = 4;

enum class Drawing : std::uint32_t { MoveTo = 1, LineTo = 2, ClosePath = 7 };

// What is wrong with one layer or feature; it never leaves this file.
struct TileFault {
    const char* why;
};

// Empty when it is damaged or larger than a tile may be.
std::optional<std::string> unpackedTile(std::string_view bytes)
{
    z_stream stream{};
    constexpr int kAnyWrapper = 15 + 32;
    if (inflateInit2(&stream, kAnyWrapper) != Z_OK)
        return std::nullopt;
    std::string out;
    std::string chunk(65536, '\0');
    std::string in(bytes);
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    int code = Z_OK;
    while (code == Z_OK && out.size() <= kTileBytesMax) {
        stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
        stream.avail_out = static_cast<uInt>(chunk.size());
        code = inflate(&stream, Z_NO_FLUSH);
        out.append(chunk, 0, chunk.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (code != Z_STREAM_END || out.size() > kTileBytesMax)
        return std::nullopt;
    return out;
}

bool isPacked(std::string_view bytes)
{
    return bytes.starts_with("\x1f\x8b") || bytes.starts_with("\x78");
}

// Which wire type a field must have; another is a tile of some other make. To be asked before each
// value is taken: the library ends the program where it is not so.
void expect(const protozero::pbf_reader& field, protozero::pbf_wire_type type, const char* why)
{
    if (field.wire_type() != type)
        throw TileFault{why};
}

std::string valueText(protozero::pbf_reader value)
{
    using protozero::pbf_wire_type;
    std::optional<std::string> text;
    while (value.next()) {
        const auto is = [&value](protozero::pbf_tag_type tag, pbf_wire_type type) {
            return value.tag() == tag && value.wire_type() == type;
        };
        if (is(1, pbf_wire_type::length_delimited))
            text = value.get_string();
        else if (is(2, pbf_wire_type::fixed32))
            text = fmt::format("{}", value.get_float());
        else if (is(3, pbf_wire_type::fixed64))
            text = fmt::format("{}", value.get_double());
        else if (is(4, pbf_wire_type::varint))
            text = fmt::format("{}", value.get_int64());
        else if (is(5, pbf_wire_type::varint))
            text = fmt::format("{}", value.get_uint64());
        else if (is(6, pbf_wire_type::varint))
            text = fmt::format("{}", value.get_sint64());
        else if (is(7, pbf_wire_type::varint))
            text = value.get_bool() ? "true" : "false";
        else
            throw TileFault{"a value is of no known type"};
    }
    if (!text)
        throw TileFault{"a value is empty"};
    return *std::move(text);
}

// The drawing commands of one feature.
class TileGeometry final
{
public:
    TileGeometry(TileShape shape, std::size_t& pointsLeft)
        : m_shape(shape), m_pointsLeft(pointsLeft)
    {}

    std::vector<TileLine> lines(const std::vector<std::uint32_t>& commands)
    {
        for (std::size_t n = 0; n < commands.size();) {
            const std::uint32_t command = commands[n++];
            const std::uint32_t count = command >> 3U;
            if ((command & 7U) == static_cast<std::uint32_t>(Drawing::ClosePath)) {
                close(count);
                continue;
            }
            // Before anything is made of the count: it may be any number.
            if (count == 0 || count > (commands.size() - n) / 2)
                throw TileFault{"its drawing has fewer points than it says"};
            for (std::uint32_t i = 0; i < count; ++i, n += 2)
                draw(command & 7U, commands[n], commands[n + 1], i == 0);
        }
        endLine();
        if (m_lines.empty())
            throw TileFault{"it has no geometry"};
        return std::move(m_lines);
    }

private:
    void draw(std::uint32_t kind, std::uint32_t dx, std::uint32_t dy, bool isFirst)
    {
        m_x += protozero::decode_zigzag32(dx);
        m_y += protozero::decode_zigzag32(dy);
        if (m_pointsLeft == 0)
            throw TileFault{"the tile has more points than the limit"};
        --m_pointsLeft;
        const TilePoint at{kept(m_x), kept(m_y)};
        if (kind == static_cast<std::uint32_t>(Drawing::MoveTo)) {
            if (m_shape == TileShape::Point) {
                m_line.push_back(at);
                return;
            }
            if (!isFirst)
                throw TileFault{"a line begins twice"};
            endLine();
            m_line.push_back(at);
        } else if (kind == static_cast<std::uint32_t>(Drawing::LineTo)) {
            if (m_shape == TileShape::Point || m_line.empty())
                throw TileFault{"a line has no beginning"};
            m_line.push_back(at);
        } else {
            throw TileFault{"its drawing has an unknown command"};
        }
    }

    // What runs off the grid ends at its edge, far out of sight.
    static std::int32_t kept(std::int64_t at)
    {
        constexpr std::int64_t kFarthest = std::numeric_limits<std::int32_t>::max();
        return static_cast<std::int32_t>(std::clamp(at, -kFarthest, kFarthest));
    }

    void close(std::uint32_t count)
    {
        if (m_shape != TileShape::Area || count != 1 || m_line.size() < 3)
            throw TileFault{"something is closed that is no ring"};
        m_isClosed = true;
        endLine();
    }

    void endLine()
    {
        if (m_line.empty())
            return;
        if (m_shape == TileShape::Line && m_line.size() < 2)
            throw TileFault{"a line has one point"};
        if (m_shape == TileShape::Area && !m_isClosed)
            throw TileFault{"a ring is not closed"};
        m_lines.push_back(std::exchange(m_line, {}));
        m_isClosed = false;
    }

    TileShape m_shape;
    std::size_t& m_pointsLeft;
    std::int64_t m_x = 0;
    std::int64_t m_y = 0;
    TileLine m_line;
    bool m_isClosed = false;
    std::vector<TileLine> m_lines;
};

class TileReader final
{
public:
    VectorTile read(std::string_view bytes)
    {
        protozero::pbf_reader tile(bytes.data(), bytes.size());
        while (tile.next()) {
            if (tile.tag() != kTileLayer) {
                tile.skip();
                continue;
            }
            if (tile.wire_type() != protozero::pbf_wire_type::length_delimited) {
                tell("a layer: it is none");
                tile.skip();
                continue;
            }
            const protozero::data_view view = tile.get_view();
            try {
                layer(protozero::pbf_reader(view));
            } catch (const TileFault& fault) {
                tell("a layer: " + std::string(fault.why));
            } catch (const protozero::exception&) {
                tell("a layer: it is damaged");
            }
        }
        return std::move(m_tile);
    }

private:
    void tell(std::string problem)
    {
        if (m_tile.problems.size() < kProblemsMax)
            m_tile.problems.push_back(std::move(problem));
    }

    void layer(protozero::pbf_reader reader)
    {
        using protozero::pbf_wire_type;
        TileLayer layer;
        m_keys.clear();
        m_values.clear();
        std::vector<protozero::data_view> features;
        std::uint32_t version = 0;
        while (reader.next()) {
            switch (reader.tag()) {
            case kLayerName:
                expect(reader, pbf_wire_type::length_delimited, "its name is no text");
                layer.name = reader.get_string();
                break;
            case kLayerFeature:
                expect(reader, pbf_wire_type::length_delimited, "a feature is none");
                features.push_back(reader.get_view());
                break;
            case kLayerKey:
                expect(reader, pbf_wire_type::length_delimited, "a key is no text");
                m_keys.push_back(reader.get_string());
                break;
            case kLayerValue:
                expect(reader, pbf_wire_type::length_delimited, "a value is none");
                m_values.push_back(valueText(protozero::pbf_reader(reader.get_view())));
                break;
            case kLayerExtent:
                expect(reader, pbf_wire_type::varint, "its extent is no number");
                layer.extent = reader.get_uint32();
                break;
            case kLayerVersion:
                expect(reader, pbf_wire_type::varint, "its version is no number");
                version = reader.get_uint32();
                break;
            default:
                reader.skip();
            }
        }
        if (layer.name.empty())
            throw TileFault{"it has no name"};
        if (version != 1 && version != 2)
            throw TileFault{"its version is neither 1 nor 2"};
        if (layer.extent == 0 || layer.extent > kExtentMax)
            throw TileFault{"its extent is of no use"};
        if (!m_names.insert(layer.name).second)
            tell("layer \"" + layer.name + "\": there is another of that name");
        addFeatures(layer, features);
        m_tile.layers.push_back(std::move(layer));
    }

    void addFeatures(TileLayer& layer, const std::vector<protozero::data_view>& features)
    {
        for (const protozero::data_view view : features) {
            if (m_featuresLeft == 0)
                throw TileFault{"the tile has more features than the limit"};
            --m_featuresLeft;
            try {
                if (auto one = feature(protozero::pbf_reader(view)))
                    layer.features.push_back(*std::move(one));
            } catch (const TileFault& fault) {
                tell("a feature of \"" + layer.name + "\": " + fault.why);
            } catch (const protozero::exception&) {
                tell("a feature of \"" + layer.name + "\": it is damaged");
            }
        }
    }

    // Empty for a geometry type that the format leaves open: nothing to draw, and no fault.
    std::optional<TileFeature> feature(protozero::pbf_reader reader)
    {
        std::vector<std::uint32_t> tags;
        std::vector<std::uint32_t> commands;
        std::optional<std::uint64_t> type;
        const auto packed = [&reader] {
            expect(reader, protozero::pbf_wire_type::length_delimited, "its numbers are none");
            const auto range = reader.get_packed_uint32();
            return std::vector<std::uint32_t>(range.begin(), range.end());
        };
        int drawings = 0;
        while (reader.next()) {
            if (reader.tag() == kFeatureTags) {
                tags = packed();
            } else if (reader.tag() == kFeatureType) {
                expect(reader, protozero::pbf_wire_type::varint, "its type is no number");
                type = reader.get_uint64();
            } else if (reader.tag() == kFeatureGeometry) {
                commands = packed();
                ++drawings;
            } else {
                reader.skip();
            }
        }
        if (!type || *type > 3)
            throw TileFault{"its type of geometry is missing or unknown"};
        if (drawings != 1)
            throw TileFault{"it has no geometry, or two"};
        if (*type == 0)
            return std::nullopt;
        TileFeature made;
        made.shape = static_cast<TileShape>(*type - 1);
        made.tags = namedTags(tags);
        made.lines = TileGeometry(made.shape, m_pointsLeft).lines(commands);
        return made;
    }

    std::vector<std::pair<std::string, std::string>>
    namedTags(const std::vector<std::uint32_t>& numbers) const
    {
        if (numbers.size() % 2 != 0)
            throw TileFault{"a tag has no value"};
        std::vector<std::pair<std::string, std::string>> tags;
        for (std::size_t n = 0; n < numbers.size(); n += 2) {
            if (numbers[n] >= m_keys.size() || numbers[n + 1] >= m_values.size())
                throw TileFault{"a tag points to nothing"};
            tags.emplace_back(m_keys[numbers[n]], m_values[numbers[n + 1]]);
        }
        return tags;
    }

    VectorTile m_tile;
    std::vector<std::string> m_keys;   // of the layer being read
    std::vector<std::string> m_values; // likewise
    std::set<std::string> m_names;
    std::size_t m_featuresLeft = kTileFeaturesMax;
    std::size_t m_pointsLeft = kTilePointsMax;
};

} // namespace

std::string_view TileFeature::tag(std::string_view key) const
{
    for (const auto& [name, value] : tags) {
        if (name == key)
            return value;
    }
    return {};
}

std::optional<VectorTile> readVectorTile(std::string_view bytes)
{
    if (bytes.size() > kTileBytesMax)
        return std::nullopt;
    std::optional<std::string> unpacked;
    if (isPacked(bytes)) {
        unpacked = unpackedTile(bytes);
        if (!unpacked)
            return std::nullopt;
        bytes = *unpacked;
    }
    try {
        return TileReader().read(bytes);
    } catch (const protozero::exception&) {
        return std::nullopt;
    }
}

} // namespace haven
