#include "models/exchange/map_tiles.h"

#include "models/base/text.h"

#include <filesystem>
#include <protozero/pbf_reader.hpp>
#include <zlib.h>

namespace haven {

namespace {

constexpr std::size_t kTileBytesMax = 8U << 20U; // unpacked; real ones have some hundred kilobytes
constexpr int kZoomMax = 24;

Refusal tilesRefusal(const std::string& path, const std::string& why)
{
    return refuse(RefusalCode::MapFileMalformed, path, "its tables", why);
}

// Empty when it is damaged or larger than a tile may be.
std::optional<std::string> unpacked(std::string_view bytes)
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

// Layers (field 3), each with a name (field 1): the outside of a vector tile.
bool isVectorTile(std::string_view bytes)
{
    try {
        protozero::pbf_reader tile(bytes.data(), bytes.size());
        while (tile.next()) {
            if (tile.tag() != 3) {
                tile.skip();
                continue;
            }
            protozero::pbf_reader layer = tile.get_message();
            bool isNamed = false;
            while (layer.next()) {
                isNamed = isNamed || layer.tag() == 1;
                layer.skip();
            }
            if (!isNamed)
                return false;
        }
        return true;
    } catch (const protozero::exception&) {
        return false;
    }
}

// "png", "jpg", "webp", or empty.
std::string pictureFormat(std::string_view bytes)
{
    if (bytes.starts_with("\x89PNG"))
        return "png";
    if (bytes.starts_with("\xff\xd8\xff"))
        return "jpg";
    return bytes.starts_with("RIFF") && bytes.substr(8).starts_with("WEBP") ? "webp" : "";
}

bool isGoodTile(const std::string& format, std::string_view bytes)
{
    if (format != "pbf")
        return !pictureFormat(bytes).empty();
    if (bytes.starts_with("\x1f\x8b") || bytes.starts_with("\x78")) {
        const auto tile = unpacked(bytes);
        return tile && isVectorTile(*tile);
    }
    return isVectorTile(bytes);
}

Result<std::string> formatOfTiles(Database& database, const std::string& path)
{
    Statement row(database, "SELECT value FROM metadata WHERE name = 'format'");
    const auto step = row.step();
    if (!step)
        return tilesRefusal(path, "it has no table \"metadata\"");
    std::string format = *step == Step::Row ? toLower(row.text(0)) : std::string();
    if (format.empty()) {
        // Old files say no format; then the first tile does.
        Statement tile(database, "SELECT tile_data FROM tiles LIMIT 1");
        const auto first = tile.step();
        const bool isThere = first && *first == Step::Row;
        format = isThere ? pictureFormat(tile.bytes(0)) : "";
        if (format.empty())
            format = "pbf";
    }
    for (const char* known : {"pbf", "png", "jpg", "jpeg", "webp"}) {
        if (format == known)
            return format;
    }
    return tilesRefusal(path, "its tiles are of the format \"" + format +
                                  "\"; it needs pbf, png, jpg or webp");
}

Result<void> lookAtTiles(Database& database, const std::string& path, TilesetRow& tiles)
{
    Statement rows(database, "SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles"
                             " LIMIT 64");
    for (;;) {
        const auto step = rows.step();
        if (!step)
            return tilesRefusal(path, "its table of tiles cannot be read");
        if (*step == Step::Done)
            return {};
        const std::int64_t zoom = rows.number(0);
        const std::int64_t side = zoom >= 0 && zoom <= kZoomMax ? std::int64_t{1} << zoom : 0;
        const auto isOnMap = [side](std::int64_t at) { return at >= 0 && at < side; };
        if (!isOnMap(rows.number(1)) || !isOnMap(rows.number(2)))
            return tilesRefusal(path, "it has tiles off the map");
        if (!isGoodTile(tiles.format, rows.bytes(3)))
            return tilesRefusal(path, "a tile of zoom " + std::to_string(zoom) +
                                          " is damaged or not of the format it says");
    }
}

} // namespace

Result<TilesetRow> checkTiles(const std::string& path)
{
    std::error_code failed;
    if (!std::filesystem::is_regular_file(path, failed) ||
        std::filesystem::file_size(path, failed) == 0)
        return tilesRefusal(path, "the file is empty or missing");
    auto database = Database::open(path, OpenMode::Immutable, {});
    if (!database)
        return tilesRefusal(path, "it is not an MBTiles file");
    const auto count = database->number("SELECT count(*) FROM tiles");
    if (!count)
        return tilesRefusal(path, "it has no table \"tiles\"");
    if (*count == 0)
        return tilesRefusal(path, "it has no tile");
    const auto format = formatOfTiles(*database, path);
    if (!format)
        return format.refusal();
    TilesetRow tiles;
    tiles.path = std::filesystem::absolute(path).string();
    tiles.format = *format;
    tiles.tiles = *count;
    if (auto ok = lookAtTiles(*database, path, tiles); !ok)
        return ok.refusal();
    const auto zoomMin = database->number("SELECT min(zoom_level) FROM tiles");
    const auto zoomMax = database->number("SELECT max(zoom_level) FROM tiles");
    if (!zoomMin || !zoomMax)
        return tilesRefusal(path, "its zoom levels cannot be read");
    tiles.zoomMin = static_cast<int>(*zoomMin);
    tiles.zoomMax = static_cast<int>(*zoomMax);
    return tiles;
}

} // namespace haven
