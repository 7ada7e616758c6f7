#pragma once

#include "models/geo/coordinate.h"

#include <optional>
#include <QString>
#include <QStringList>
#include <vector>

// A board as text for somewhere else: a mail, a spreadsheet, a chat, a map.
namespace haven {

struct BoardLine {
    QStringList cells;
    std::optional<Coordinate> point = std::nullopt; // where it is, as far as the board tells
};

struct BoardText {
    QStringList headings;
    std::vector<BoardLine> lines;
};

enum class BoardFormat { Text, Tsv, Markdown, GeoJson };

// Text: columns in line, for a fixed-width font. Tsv: a heading and tabs; what a spreadsheet would
// take for a formula has an apostrophe before it. Markdown: a table. GeoJson: one Point a line that
// has a place, its cells as properties under the headings; lines without a place have no geometry.
QString boardAs(BoardFormat format, const BoardText& board);

} // namespace haven
