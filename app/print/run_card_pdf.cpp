#include "app/print/run_card_pdf.h"

#include "app/print/paper_font.h"
#include "app/print/report_pdf.h"
#include "app/settings/whole_file.h"
#include "models/items/qt_text.h"

#include <algorithm>
#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>

namespace haven {

namespace {

constexpr double kBoardMarginMm = 11;
constexpr double kBoardTextPt = 9.5;
constexpr double kBoardTextPtMin = 6.5; // still read at a desk by a flashlight
constexpr double kStepPt = 0.5;
constexpr double kBoardStampPt = 40;
constexpr double kBoardStampDegrees = -54;
constexpr double kCardPt = 10;
constexpr int kCardsOnSheet = 2;

// Between words; anywhere only where a word alone is too wide.
int wrapOf(const QString& text, const QFontMetricsF& metrics, double width)
{
    const QStringList all = text.split(u' ');
    const bool isTooWide = std::any_of(all.begin(), all.end(), [&](const QString& word) {
        return metrics.horizontalAdvance(word) > width;
    });
    return isTooWide ? Qt::TextWordWrap | Qt::TextWrapAnywhere : Qt::TextWordWrap;
}

// One line of the board: cells side by side, each a share of the width.
struct BoardCell {
    QString text;
    double share = 1;
    QFont::Weight weight = QFont::Normal;
};
struct BoardLine {
    std::vector<BoardCell> cells;
    enum class Kind { Title, Heading, Row } kind = Kind::Row;
};

QString words(const std::string& text)
{
    return fromStd(text);
}

void addIncidents(std::vector<BoardLine>& out, const RunCards& cards)
{
    out.push_back({{{QStringLiteral("Open incidents, %1").arg(cards.incidents.size()), 1}},
                   BoardLine::Kind::Heading});
    for (const RunCardIncident& one : cards.incidents)
        out.push_back({{{words(one.priority), 0.5, QFont::Bold},
                        {words(one.number), 1.3, QFont::DemiBold},
                        {words(one.since), 0.9},
                        {words(one.status), 1.5},
                        {words(one.what), 2.9, QFont::DemiBold},
                        {words(one.place), 3.2},
                        {words(one.level), 0.9},
                        {words(one.units), 1.5, QFont::DemiBold}}});
}

// A page has them only where there are any.
void addHalfTaken(std::vector<BoardLine>& out, const RunCards& cards)
{
    if (!cards.halfTakenUnread.empty())
        out.push_back({{{words(cards.halfTakenUnread), 1, QFont::Bold}}, BoardLine::Kind::Row});
    if (cards.halfTaken.empty())
        return;
    out.push_back({{{QStringLiteral("Calls half taken, %1").arg(cards.halfTaken.size()), 1}},
                   BoardLine::Kind::Heading});
    for (const RunCardHalfTaken& one : cards.halfTaken)
        out.push_back({{{words(one.since), 0.9},
                        {words(one.position), 1.3, QFont::DemiBold},
                        {words(one.status), 2.2, QFont::Bold},
                        {words(one.what), 6, QFont::DemiBold}}});
}

// Two side by side: twenty units are ten lines.
void addUnits(std::vector<BoardLine>& out, const RunCards& cards)
{
    out.push_back({{{QStringLiteral("Units on duty, %1").arg(cards.units.size()), 1}},
                   BoardLine::Kind::Heading});
    const std::size_t half = (cards.units.size() + 1) / 2;
    const auto add = [&](BoardLine& line, std::size_t at) {
        const RunCardUnit one = at < cards.units.size() ? cards.units[at] : RunCardUnit{};
        line.cells.push_back({words(one.unit), 1.1, QFont::Bold});
        line.cells.push_back({words(one.status), 2.2});
        line.cells.push_back({words(one.since), 0.9});
        line.cells.push_back({words(one.on), 2});
    };
    for (std::size_t i = 0; i < half; ++i) {
        BoardLine line;
        add(line, i);
        add(line, half + i);
        out.push_back(std::move(line));
    }
}

void addTimersAndLines(std::vector<BoardLine>& out, const RunCards& cards)
{
    out.push_back({{{QStringLiteral("Due, %1").arg(cards.timers.size()), 1},
                    {QStringLiteral("Crisis lines"), 1}},
                   BoardLine::Kind::Heading});
    const std::size_t count = std::max(cards.timers.size(), cards.lines.size());
    for (std::size_t i = 0; i < count; ++i) {
        const RunCardTimer timer = i < cards.timers.size() ? cards.timers[i] : RunCardTimer{};
        const RunCardLine line = i < cards.lines.size() ? cards.lines[i] : RunCardLine{};
        out.push_back({{{words(timer.at), 1.2, QFont::DemiBold},
                        {words(timer.what), 2.8},
                        {words(line.name), 2},
                        {words(line.number), 2, QFont::Bold}}});
    }
}

std::vector<BoardLine> boardLines(const RunCards& cards)
{
    std::vector<BoardLine> out;
    out.push_back({{{words(cards.agency) + QStringLiteral(": the board on paper"), 2, QFont::Bold},
                    {QStringLiteral("as of ") + words(cards.printedAt), 1, QFont::Bold}},
                   BoardLine::Kind::Title});
    if (!cards.stamp.empty())
        out.push_back({{{words(cards.stamp), 1, QFont::Bold}}, BoardLine::Kind::Row});
    addIncidents(out, cards);
    addHalfTaken(out, cards);
    addUnits(out, cards);
    addTimersAndLines(out, cards);
    return out;
}

// The board in one type size: measured, then painted.
class BoardPages final
{
public:
    BoardPages(QPdfWriter& writer, const RunCards& cards, double points)
        : m_writer(writer), m_cards(cards), m_points(points), m_lines(boardLines(cards)),
          m_gap(QFontMetricsF(paperFont(points, QFont::Normal), &writer).height() * 0.18)
    {
        double used = 0;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            m_heights.push_back(heightOf(m_lines[i]));
            // A heading is not left alone at the foot of a sheet.
            double needed = m_heights.back();
            if (m_lines[i].kind == BoardLine::Kind::Heading && i + 1 < m_lines.size())
                needed += heightOf(m_lines[i + 1]);
            if (used > 0 && used + needed > room()) {
                m_breaks.push_back(i);
                used = 0;
            }
            used += m_heights.back();
        }
    }

    std::size_t sheets() const { return m_breaks.size() + 1; }

    bool paint(QPainter& painter)
    {
        double top = 0;
        std::size_t sheet = 0;
        paintFoot(painter, sheet);
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (sheet < m_breaks.size() && m_breaks[sheet] == i) {
                if (!m_writer.newPage())
                    return false;
                paintFoot(painter, ++sheet);
                top = 0;
            }
            paintLine(painter, m_lines[i], top, m_heights[i]);
            top += m_heights[i];
        }
        return true;
    }

private:
    double footHeight() const
    {
        return QFontMetricsF(paperFont(kBoardTextPtMin, QFont::Normal), &m_writer).height() * 2.4;
    }
    double room() const { return m_writer.height() - footHeight(); }

    QFont fontOf(const BoardLine& line, const BoardCell& cell) const
    {
        switch (line.kind) {
        case BoardLine::Kind::Title:
            return paperFont(m_points + 3, QFont::Bold);
        case BoardLine::Kind::Heading:
            return paperFont(m_points + 1, QFont::Bold);
        case BoardLine::Kind::Row:
            return paperFont(m_points, cell.weight);
        }
        return {};
    }

    static double sharesOf(const BoardLine& line)
    {
        double all = 0;
        for (const BoardCell& cell : line.cells)
            all += cell.share;
        return all;
    }

    double heightOf(const BoardLine& line) const
    {
        const double shares = sharesOf(line);
        double height = 0;
        for (const BoardCell& cell : line.cells) {
            const double width = m_writer.width() * cell.share / shares - 3 * m_gap;
            const QFontMetricsF metrics(fontOf(line, cell), &m_writer);
            height =
                std::max(height, metrics
                                     .boundingRect(QRectF(0, 0, width, 1e6),
                                                   wrapOf(cell.text, metrics, width), cell.text)
                                     .height());
        }
        const bool isHeading = line.kind == BoardLine::Kind::Heading;
        return height + (isHeading ? 6 : 2) * m_gap;
    }

    void paintLine(QPainter& painter, const BoardLine& line, double top, double height) const
    {
        const bool isHeading = line.kind == BoardLine::Kind::Heading;
        const double shares = sharesOf(line);
        double left = 0;
        painter.setPen(Qt::black);
        for (const BoardCell& cell : line.cells) {
            const double width = m_writer.width() * cell.share / shares;
            const QFont font = fontOf(line, cell);
            const double room = width - 3 * m_gap;
            painter.setFont(font);
            painter.drawText(QRectF(left, top + (isHeading ? 5 : 1) * m_gap, room, height),
                             static_cast<int>(Qt::AlignLeft | Qt::AlignTop) |
                                 wrapOf(cell.text, QFontMetricsF(font, &m_writer), room),
                             cell.text);
            left += width;
        }
        painter.setPen(QPen(isHeading ? Qt::black : Qt::lightGray, isHeading ? 2 : 1));
        painter.drawLine(QPointF(0, top + height), QPointF(m_writer.width(), top + height));
        painter.setPen(Qt::black);
    }

    void paintFoot(QPainter& painter, std::size_t sheet) const
    {
        painter.setFont(paperFont(kBoardTextPtMin, QFont::Normal));
        const QRectF foot(0, room(), m_writer.width(), footHeight());
        painter.drawText(foot, static_cast<int>(Qt::AlignLeft | Qt::AlignBottom) | Qt::TextWordWrap,
                         QStringLiteral("%1   %2 of %3")
                             .arg(QString::fromUtf8(runCardFooter().data()))
                             .arg(sheet + 1)
                             .arg(sheets()));
    }

    QPdfWriter& m_writer;
    const RunCards& m_cards;
    double m_points;
    std::vector<BoardLine> m_lines;
    double m_gap;
    std::vector<double> m_heights;
    std::vector<std::size_t> m_breaks; // lines that begin a further sheet
};

bool paintBoard(QPdfWriter& writer, QPainter& painter, const RunCards& cards)
{
    double points = kBoardTextPt;
    while (points > kBoardTextPtMin && BoardPages(writer, cards, points).sheets() > 1)
        points -= kStepPt;
    return BoardPages(writer, cards, points).paint(painter);
}

// A blank card on its half of a sheet: what to write stands small above the line to write on.
class CardPainter final
{
public:
    CardPainter(QPainter& painter, const QRectF& place, const RunCards& cards)
        : m_painter(painter), m_place(place), m_cards(cards), m_row(place.height() / kRows),
          m_top(place.top())
    {}

    void paint(int number)
    {
        m_painter.setPen(QPen(Qt::black, 2));
        m_painter.setFont(paperFont(kCardPt + 7, QFont::Bold));
        const QRectF head(m_place.left(), m_top, m_place.width(), m_row);
        m_painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter,
                           QStringLiteral("Card %1").arg(number));
        m_painter.setFont(paperFont(kCardPt - 2, QFont::Normal));
        m_painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter,
                           m_cards.stamp.empty() ? words(m_cards.agency) : words(m_cards.stamp));
        m_top += m_row;
        for (const BlankLine& line : blankHead())
            paintFields(line);
        for (int i = 0; i < kBlankWordLines; ++i)
            paintFields({{i == 0 ? "What was said" : "", 1}});
        paintUnits();
        for (const BlankLine& line : blankFoot())
            paintFields(line);
    }

private:
    // Head, fields, words, units with their titles, foot.
    static constexpr int kRows = 1 + 4 + kBlankWordLines + 1 + kBlankUnitLines + 4;

    void paintFields(const BlankLine& line)
    {
        int shares = 0;
        for (const BlankField& field : line)
            shares += field.share;
        double left = m_place.left();
        m_painter.setFont(paperFont(kCardPt - 3.5, QFont::Normal));
        for (const BlankField& field : line) {
            const double width = m_place.width() * field.share / shares;
            m_painter.drawText(QRectF(left, m_top + m_row * 0.06, width, m_row),
                               Qt::AlignLeft | Qt::AlignTop, QString::fromUtf8(field.label.data()));
            m_painter.drawLine(QPointF(left, m_top + m_row),
                               QPointF(left + width - m_row * 0.3, m_top + m_row));
            left += width;
        }
        m_top += m_row;
    }

    void paintUnits()
    {
        const auto& columns = blankUnitColumns();
        const double width = m_place.width() / static_cast<double>(columns.size());
        const double title = m_row * 0.7;
        m_top += m_row - title;
        m_painter.setFont(paperFont(kCardPt - 2, QFont::DemiBold));
        const double height = title + kBlankUnitLines * m_row;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const double left = m_place.left() + width * static_cast<double>(i);
            m_painter.drawText(QRectF(left + m_row * 0.1, m_top, width, title),
                               Qt::AlignLeft | Qt::AlignVCenter,
                               QString::fromUtf8(columns[i].data()));
            m_painter.drawRect(QRectF(left, m_top, width, height));
        }
        for (int i = 0; i < kBlankUnitLines; ++i) {
            const double y = m_top + title + i * m_row;
            m_painter.drawLine(QPointF(m_place.left(), y), QPointF(m_place.right(), y));
        }
        m_top += height;
    }

    QPainter& m_painter;
    QRectF m_place;
    const RunCards& m_cards;
    double m_row;
    double m_top;
};

bool paintBlanks(QPdfWriter& writer, QPainter& painter, const RunCards& cards)
{
    const double gap = writer.height() * 0.02;
    const double height = (writer.height() - gap) / kCardsOnSheet;
    for (std::size_t i = 0; i < cards.blanks.size(); ++i) {
        const auto onSheet = static_cast<int>(i) % kCardsOnSheet;
        if (onSheet == 0 && !writer.newPage())
            return false;
        const double top = onSheet * (height + gap);
        if (onSheet > 0) {
            painter.setPen(QPen(Qt::gray, 1, Qt::DashLine));
            painter.drawLine(QPointF(0, top - gap / 2), QPointF(writer.width(), top - gap / 2));
        }
        CardPainter(painter, QRectF(0, top, writer.width(), height - gap / 2), cards)
            .paint(cards.blanks[i]);
    }
    return true;
}

// Across the board: nobody must take a drill for the room's real work.
void paintStamp(QPainter& painter, const QSizeF& page, const RunCards& cards)
{
    if (cards.stamp.empty())
        return;
    painter.save();
    painter.setFont(paperFont(kBoardStampPt, QFont::Bold));
    painter.setPen(QColor(0xd8, 0xd8, 0xd8));
    painter.translate(page.width() / 2, page.height() / 2);
    painter.rotate(kBoardStampDegrees);
    painter.drawText(QRectF(-page.height() / 2, -page.height() / 2, page.height(), page.height()),
                     static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, words(cards.stamp));
    painter.restore();
}

} // namespace

RunCardFiles runCardFiles(const RunCards& cards)
{
    RunCardFiles files{runCardsText(cards), {}};
    QBuffer buffer;
    if (!buffer.open(QIODevice::WriteOnly))
        return files;
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(kDotsPerInch);
        writer.setPageLayout(
            QPageLayout(QPageSize(QPageSize::Letter), QPageLayout::Portrait,
                        QMarginsF(kBoardMarginMm, kBoardMarginMm, kBoardMarginMm, kBoardMarginMm),
                        QPageLayout::Millimeter));
        writer.setTitle(words(cards.agency) + QStringLiteral(": the board on paper"));
        writer.setCreator(QStringLiteral("Haven"));
        QPainter painter;
        if (!painter.begin(&writer))
            return files;
        paintStamp(painter, QSizeF(writer.width(), writer.height()), cards);
        if (!paintBoard(writer, painter, cards) || !paintBlanks(writer, painter, cards) ||
            !painter.end())
            return files;
    }
    files.pdf = buffer.data().toStdString();
    return files;
}

std::string runCardPath(const std::string& out)
{
    const QString path = QString::fromUtf8(out.c_str());
    if (path.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive))
        return out;
    return QDir(path).filePath(QStringLiteral("haven-board.pdf")).toStdString();
}

Result<void> writeRunCardFiles(const RunCardFiles& files, const std::string& pdfPath)
{
    const QFileInfo place(QString::fromUtf8(pdfPath.c_str()));
    const QString text = place.dir().filePath(place.completeBaseName() + QStringLiteral(".txt"));
    // The text first: it needs no font and no room to speak of.
    if (!QDir().mkpath(place.path()))
        return refuse(RefusalCode::FileUnwritable, text.toStdString());
    if (const auto ok = writeWhole(text.toStdString(), files.text); !ok)
        return ok;
    if (files.pdf.empty())
        return refuse(RefusalCode::FileUnwritable, pdfPath);
    return writeWhole(pdfPath, files.pdf);
}

} // namespace haven
