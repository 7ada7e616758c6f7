#include "models/exchange/point_table.h"

#include "models/base/text.h"
#include "models/exchange/csv_reader.h"

#include <algorithm>
#include <charconv>

namespace haven {

namespace {

constexpr std::size_t kRejectedRowsMax = 100'000;
constexpr std::size_t kRowsLookedAt = 50;

using Cells = std::vector<std::string>;

std::optional<std::size_t> columnOf(const Cells& header, const std::vector<std::string>& names)
{
    for (const std::string& name : names) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            if (equalsIgnoringCase(trimmed(header[i]), name))
                return i;
        }
    }
    return std::nullopt;
}

std::optional<double> numberIn(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<Coordinate> positionFrom(std::string_view latitude, std::string_view longitude)
{
    const auto lat = numberIn(latitude);
    const auto lon = numberIn(longitude);
    // 0, 0 is what programs write for "not known"; nobody lives there.
    if (!lat || !lon || (*lat == 0 && *lon == 0))
        return std::nullopt;
    return coordinateFromDegrees(*lat, *lon);
}

// "41.686, -72.807", or the last pair in parentheses of
// "735 Slater Rd.\nNew Britain, CT 06053\n(41.686, -72.807)".
std::optional<Coordinate> positionIn(std::string_view text)
{
    const auto bare = parseCoordinate(text);
    if (bare && std::count(text.begin(), text.end(), '.') == 2)
        return *bare;
    const auto from = text.rfind('(');
    const auto comma = from == std::string_view::npos ? from : text.find(',', from);
    const auto to = comma == std::string_view::npos ? comma : text.find(')', comma);
    if (to == std::string_view::npos)
        return std::nullopt;
    return positionFrom(text.substr(from + 1, comma - from - 1),
                        text.substr(comma + 1, to - comma - 1));
}

// How a table is to be read.
struct TableShape {
    CsvDialect dialect;
    Cells header;
    std::optional<std::size_t> latitude;
    std::optional<std::size_t> longitude;
    std::optional<std::size_t> pair; // both in one column
};

char separatorOf(std::string_view line)
{
    char best = ',';
    for (const char separator : {';', '\t', '|'}) {
        if (std::count(line.begin(), line.end(), separator) >
            std::count(line.begin(), line.end(), best))
            best = separator;
    }
    return best;
}

Result<char> findSeparator(const SourceOpener& open)
{
    auto source = open();
    if (!source)
        return source.refusal();
    std::string start(4096, '\0');
    const auto size = (*source)->read(start);
    if (!size)
        return size.refusal();
    start.resize(*size);
    return separatorOf(std::string_view(start).substr(0, start.find_first_of("\r\n")));
}

// Reads the table once to see whether its text is what the dialect says.
Result<void> tryDialect(const SourceOpener& open, const CsvDialect& dialect)
{
    auto source = open();
    if (!source)
        return source.refusal();
    CsvReader reader(**source, dialect);
    for (;;) {
        const auto row = reader.next();
        if (!row)
            return row.refusal();
        if (*row == nullptr)
            return {};
    }
}

Cells cellsOf(const CsvRow& row)
{
    return {row.fields.begin(), row.fields.end()};
}

Result<TableShape> findShape(const SourceOpener& open, const MapFieldNames& fields)
{
    TableShape shape;
    const auto separator = findSeparator(open);
    if (!separator)
        return separator.refusal();
    shape.dialect.separator = *separator;
    if (auto ok = tryDialect(open, shape.dialect); !ok) {
        if (ok.refusal().code != RefusalCode::CsvWrongEncoding)
            return ok.refusal();
        shape.dialect.encoding = CsvEncoding::Windows1252;
        if (ok = tryDialect(open, shape.dialect); !ok)
            return ok.refusal();
    }
    auto source = open();
    if (!source)
        return source.refusal();
    CsvReader reader(**source, shape.dialect);
    for (std::size_t i = 0; i <= kRowsLookedAt && !shape.pair; ++i) {
        const auto row = reader.next();
        if (!row)
            return row.refusal();
        if (*row == nullptr)
            break;
        const Cells cells = cellsOf(**row);
        if (i == 0) {
            shape.header = cells;
            shape.latitude = columnOf(cells, fields.latitude);
            shape.longitude = columnOf(cells, fields.longitude);
            continue;
        }
        const auto found = std::find_if(cells.begin(), cells.end(), [](const std::string& cell) {
            return positionIn(cell).has_value();
        });
        if (found != cells.end() && !(shape.latitude && shape.longitude))
            shape.pair = static_cast<std::size_t>(found - cells.begin());
    }
    if (shape.header.empty() || !(shape.pair || (shape.latitude && shape.longitude)))
        return refuse(
            RefusalCode::MapFileMalformed, (*source)->name(), "row 1",
            "no column holds positions: it needs a latitude and a longitude, or one of the"
            " form (41.29, -72.92); the file has: " +
                joined(shape.header, ", "));
    return shape;
}

std::string cellAt(const Cells& cells, std::optional<std::size_t> column)
{
    return column && *column < cells.size() ? cells[*column] : std::string();
}

GeoFeature featureOf(const CsvRow& row, const TableShape& shape)
{
    GeoFeature feature;
    feature.number = static_cast<std::size_t>(row.number);
    const Cells cells = cellsOf(row);
    for (std::size_t i = 0; i < std::min(cells.size(), shape.header.size()); ++i)
        feature.properties.emplace(std::string(trimmed(shape.header[i])), cells[i]);
    const auto at =
        shape.pair ? positionIn(cellAt(cells, shape.pair))
                   : positionFrom(cellAt(cells, shape.latitude), cellAt(cells, shape.longitude));
    if (at)
        feature.geometry.points.push_back(*at);
    return feature;
}

} // namespace

Result<FeatureList> readPointTable(const SourceOpener& open, const MapFieldNames& fields,
                                   const GeoFeatureTaker& take)
{
    const auto shape = findShape(open, fields);
    if (!shape)
        return shape.refusal();
    auto source = open();
    if (!source)
        return source.refusal();
    CsvReader reader(**source, shape->dialect);
    FeatureList list;
    for (bool isHeader = true;; isHeader = false) {
        const auto row = reader.next();
        if (!row)
            return row.refusal();
        if (*row == nullptr)
            return list;
        if (isHeader)
            continue;
        ++list.readCount;
        GeoFeature feature = featureOf(**row, *shape);
        if (feature.geometry.isEmpty()) {
            ++list.rejectedCount;
            if (list.rejected.size() < kRejectedRowsMax)
                list.rejected.push_back(GeoRemark{feature.number,
                                                  static_cast<std::size_t>((*row)->line),
                                                  "it has no position that can be read"});
        } else if (!take(std::move(feature))) {
            return refuse(RefusalCode::MapFileMalformed, (*source)->name(),
                          "row " + std::to_string((*row)->number), "the reading was stopped");
        }
    }
}

} // namespace haven
