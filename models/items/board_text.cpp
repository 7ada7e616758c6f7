#include "models/items/board_text.h"

#include "models/items/qt_text.h"

#include <algorithm>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace haven {

namespace {

// One line a row, whatever somebody typed into a cell.
QString onOneLine(const QString& cell)
{
    return cell.simplified();
}

QString forSheet(const QString& cell)
{
    const QString text = onOneLine(cell);
    const bool looksLikeFormula = !text.isEmpty() && QStringLiteral("=+-@").contains(text.front());
    return looksLikeFormula ? u'\'' + text : text;
}

QString forMarkdown(const QString& cell)
{
    QString out;
    for (const QChar one : onOneLine(cell)) {
        if (QStringLiteral("\\|*_[]<>`#").contains(one))
            out += u'\\';
        out += one;
    }
    return out;
}

QString asText(const BoardText& board)
{
    std::vector<qsizetype> widths;
    const auto measure = [&widths](const QStringList& cells) {
        for (qsizetype i = 0; i < cells.size(); ++i) {
            if (static_cast<std::size_t>(i) == widths.size())
                widths.push_back(0);
            qsizetype& width = widths[static_cast<std::size_t>(i)];
            width = std::max(width, onOneLine(cells[i]).size());
        }
    };
    measure(board.headings);
    for (const BoardLine& line : board.lines)
        measure(line.cells);
    QString out;
    const auto write = [&](const QStringList& cells) {
        QString text;
        for (qsizetype i = 0; i < cells.size(); ++i)
            text += onOneLine(cells[i]).leftJustified(widths[static_cast<std::size_t>(i)]) +
                    QStringLiteral("  ");
        while (text.endsWith(u' '))
            text.chop(1);
        out += text + u'\n';
    };
    write(board.headings);
    for (const BoardLine& line : board.lines)
        write(line.cells);
    return out;
}

QString between(const QStringList& cells, QString (*worded)(const QString&), const QString& start,
                const QString& middle, const QString& end)
{
    QStringList out;
    for (const QString& cell : cells)
        out << worded(cell);
    return start + out.join(middle) + end;
}

QString asTsv(const BoardText& board)
{
    const auto row = [](const QStringList& cells) {
        return between(cells, forSheet, {}, QStringLiteral("\t"), QStringLiteral("\n"));
    };
    QString out = row(board.headings);
    for (const BoardLine& line : board.lines)
        out += row(line.cells);
    return out;
}

QString asMarkdown(const BoardText& board)
{
    const auto row = [](const QStringList& cells) {
        return between(cells, forMarkdown, QStringLiteral("| "), QStringLiteral(" | "),
                       QStringLiteral(" |\n"));
    };
    QString out = row(board.headings) + u'|';
    for (qsizetype i = 0; i < board.headings.size(); ++i)
        out += QStringLiteral(" --- |");
    out += u'\n';
    for (const BoardLine& line : board.lines)
        out += row(line.cells);
    return out;
}

QString asGeoJson(const BoardText& board)
{
    QJsonArray features;
    for (const BoardLine& line : board.lines) {
        QJsonObject properties;
        for (qsizetype i = 0; i < std::min(board.headings.size(), line.cells.size()); ++i)
            properties.insert(board.headings[i], line.cells[i]);
        QJsonObject feature{{QStringLiteral("type"), QStringLiteral("Feature")},
                            {QStringLiteral("geometry"), QJsonValue()},
                            {QStringLiteral("properties"), properties}};
        if (line.point) {
            const QJsonArray at{longitudeDegrees(*line.point), latitudeDegrees(*line.point)};
            feature[u"geometry"] = QJsonObject{{QStringLiteral("type"), QStringLiteral("Point")},
                                               {QStringLiteral("coordinates"), at}};
        }
        features.append(feature);
    }
    const QJsonObject root{{QStringLiteral("type"), QStringLiteral("FeatureCollection")},
                           {QStringLiteral("features"), features}};
    return fromStd(QJsonDocument(root).toJson().toStdString());
}

} // namespace

QString boardAs(BoardFormat format, const BoardText& board)
{
    switch (format) {
    case BoardFormat::Text:
        return asText(board);
    case BoardFormat::Tsv:
        return asTsv(board);
    case BoardFormat::Markdown:
        return asMarkdown(board);
    case BoardFormat::GeoJson:
        return asGeoJson(board);
    }
    return {};
}

} // namespace haven
