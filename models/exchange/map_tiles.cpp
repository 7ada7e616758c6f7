#include "models/exchange/map_tiles.h"

#include "models/base/text.h"
#include "models/geo/vector_tile.h"

#include <filesystem>

namespace haven {

namespace {

constexpr int kZoomMax = 24;

Refusal tilesRefusal(const std::string& path, const std::string& why)
{
    return refuse(RefusalCode::MapFileMalformed, path, "its tables", why);
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
    const auto tile = readVectorTile(bytes);
    return tile && tile->problems.empty();
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

// What the makers of the tiles ask to show, without the links it usually comes in.
std::string attributionOf(Database& database)
{
    Statement row(database, "SELECT value FROM metadata WHERE name = 'attribution'");
    const auto step = row.step();
    if (!step || *step == Step::Done)
        return {};
    std::string plain;
    bool isInTag = false;
    for (const char letter : row.text(0)) {
        if (letter == '<')
            isInTag = true;
        else if (letter == '>')
            isInTag = false;
        else if (!isInTag)
            plain += letter;
    }
    for (auto at = plain.find("&copy;"); at != std::string::npos; at = plain.find("&copy;"))
        plain.replace(at, 6, "©");
    constexpr std::size_t kAttributionMax = 200;
    return isStorableText(plain) ? std::string(trimmed(clipped(plain, kAttributionMax)))
                                 : std::string();
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
    tiles.attribution = attributionOf(*database);
    const auto zoomMin = database->number("SELECT min(zoom_level) FROM tiles");
    const auto zoomMax = database->number("SELECT max(zoom_level) FROM tiles");
    if (!zoomMin || !zoomMax)
        return tilesRefusal(path, "its zoom levels cannot be read");
    tiles.zoomMin = static_cast<int>(*zoomMin);
    tiles.zoomMax = static_cast<int>(*zoomMax);
    return tiles;
}

} // namespace haven
