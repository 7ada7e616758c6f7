#include "app/print/report_pdf.h"

#include "app/print/paper_font.h"
#include "app/settings/whole_file.h"
#include "models/items/qt_text.h"

#include <algorithm>
#include <numeric>
#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace haven {

namespace {

constexpr double kMarginMm = 12;
constexpr double kTitlePt = 14;
constexpr double kTextPt = 8;
// Enough to know how wide a column has to be; a long log is not measured twice.
constexpr std::size_t kMeasuredRowsMax = 2000;
// No column but the widest takes more than this of a page.
constexpr double kShareMax = 0.16;

QString textOf(const ReportCell& cell)
{
    return cell.isWithheld() ? QStringLiteral("[%1]").arg(fromStd(cell.withheldReason))
                             : fromStd(cell.text);
}

// The report as lines on pages: everything is measured once, then painted, so that each page can
// say how many there are.
class Pages final
{
public:
    Pages(QPdfWriter& writer, const Report& report)
        : m_writer(writer), m_report(report), m_page(0, 0, writer.width(), writer.height()),
          m_text(paperFont(kTextPt, QFont::Normal)), m_strong(paperFont(kTextPt, QFont::DemiBold)),
          m_title(paperFont(kTitlePt, QFont::DemiBold)), m_metrics(m_text, &writer),
          m_gap(m_metrics.height() * 0.35)
    {
        measureColumns();
        layOut();
    }

    bool paint()
    {
        QPainter painter;
        if (!painter.begin(&m_writer))
            return false;
        for (std::size_t page = 0; page < m_pages.size(); ++page) {
            if (page > 0 && !m_writer.newPage())
                return false;
            paintPage(painter, page);
        }
        return painter.end();
    }

private:
    struct Part {
        enum class Kind { Title, Line, Headings, Row };
        Kind kind = Kind::Line;
        std::size_t row = 0; // of the table
        QString line;
        double height = 0;
    };

    QFontMetricsF metricsOf(const QFont& font) const { return QFontMetricsF(font, &m_writer); }

    void measureColumns()
    {
        const std::size_t count = m_report.columns.size();
        m_widths.assign(count, 0);
        const QFontMetricsF strong = metricsOf(m_strong);
        for (std::size_t i = 0; i < count; ++i)
            m_widths[i] = strong.horizontalAdvance(fromStd(m_report.columns[i].title));
        const std::size_t rows = std::min(m_report.rows.size(), kMeasuredRowsMax);
        for (std::size_t r = 0; r < rows; ++r) {
            for (std::size_t i = 0; i < count; ++i)
                m_widths[i] =
                    std::max(m_widths[i], m_metrics.horizontalAdvance(textOf(m_report.rows[r][i])));
        }
        if (count == 0)
            return;
        const auto widest = std::max_element(m_widths.begin(), m_widths.end());
        for (auto& width : m_widths)
            width = std::min(width + 2 * m_gap, m_page.width() * kShareMax);
        *widest = 0;
        const double others = std::accumulate(m_widths.begin(), m_widths.end(), 0.0);
        *widest = std::max(m_page.width() * kShareMax, m_page.width() - others);
        // Many columns: all of them shrink alike.
        const double all = others + *widest;
        for (auto& width : m_widths)
            width *= std::min(1.0, m_page.width() / all);
    }

    // Between words; anywhere only where a word alone is too wide.
    int wrapFor(const QString& text, const QFont& font, double width) const
    {
        const QFontMetricsF metrics = metricsOf(font);
        const QStringList words = text.split(u' ');
        const bool isAnyTooWide = std::any_of(words.begin(), words.end(), [&](const QString& word) {
            return metrics.horizontalAdvance(word) > width;
        });
        return isAnyTooWide ? Qt::TextWordWrap | Qt::TextWrapAnywhere : Qt::TextWordWrap;
    }

    double heightOf(const QString& text, const QFont& font, double width) const
    {
        return metricsOf(font)
            .boundingRect(QRectF(0, 0, width, 1e6), wrapFor(text, font, width), text)
            .height();
    }

    double rowHeight(std::size_t row) const
    {
        double height = m_metrics.height();
        for (std::size_t i = 0; i < m_widths.size(); ++i)
            height = std::max(
                height, heightOf(textOf(m_report.rows[row][i]), m_text, m_widths[i] - 2 * m_gap));
        return height + 2 * m_gap;
    }

    double footerHeight() const { return m_metrics.height() * 2; }
    double bodyHeight() const { return m_page.height() - footerHeight(); }
    double headingsHeight() const { return metricsOf(m_strong).height() + 2 * m_gap; }

    void put(Part part)
    {
        const bool isRow = part.kind == Part::Kind::Row;
        if (m_pages.empty() || m_used + part.height > bodyHeight()) {
            m_pages.emplace_back();
            m_used = 0;
            if (isRow) {
                m_pages.back().push_back({Part::Kind::Headings, 0, {}, headingsHeight()});
                m_used = headingsHeight();
            }
        }
        m_used += part.height;
        m_pages.back().push_back(std::move(part));
    }

    void putLine(const std::string& line)
    {
        const QString text = fromStd(line);
        put({Part::Kind::Line, 0, text, heightOf(text, m_text, m_page.width()) + m_gap});
    }

    void layOut()
    {
        const QString title = fromStd(m_report.title);
        put({Part::Kind::Title, 0, title, heightOf(title, m_title, m_page.width()) + 2 * m_gap});
        for (const auto& line : m_report.preface)
            putLine(line);
        putLine({});
        put({Part::Kind::Headings, 0, {}, headingsHeight()});
        for (std::size_t row = 0; row < m_report.rows.size(); ++row)
            put({Part::Kind::Row, row, {}, rowHeight(row)});
        if (m_report.rows.empty())
            putLine("Nothing is in this selection.");
        if (!m_report.notes.empty())
            putLine({});
        for (const auto& note : m_report.notes)
            putLine(note);
    }

    void paintCells(QPainter& painter, const Part& part, double top)
    {
        const bool isHead = part.kind == Part::Kind::Headings;
        painter.setFont(isHead ? m_strong : m_text);
        double left = 0;
        for (std::size_t i = 0; i < m_widths.size(); ++i) {
            const QString text =
                isHead ? fromStd(m_report.columns[i].title) : textOf(m_report.rows[part.row][i]);
            const bool isRight = m_report.columns[i].side == ReportColumn::Side::Right;
            painter.drawText(
                QRectF(left, top + m_gap, m_widths[i] - 2 * m_gap, part.height - 2 * m_gap),
                static_cast<int>(isRight ? Qt::AlignRight : Qt::AlignLeft) |
                    wrapFor(text, isHead ? m_strong : m_text, m_widths[i] - 2 * m_gap),
                text);
            left += m_widths[i];
        }
        painter.setPen(QPen(isHead ? Qt::black : Qt::lightGray, isHead ? 2 : 1));
        painter.drawLine(QPointF(0, top + part.height), QPointF(m_page.width(), top + part.height));
        painter.setPen(Qt::black);
    }

    void paintPage(QPainter& painter, std::size_t page)
    {
        double top = 0;
        painter.setPen(Qt::black);
        for (const Part& part : m_pages[page]) {
            if (part.kind == Part::Kind::Headings || part.kind == Part::Kind::Row) {
                paintCells(painter, part, top);
            } else {
                painter.setFont(part.kind == Part::Kind::Title ? m_title : m_text);
                painter.drawText(QRectF(0, top, m_page.width(), part.height),
                                 Qt::AlignLeft | Qt::TextWordWrap, part.line);
            }
            top += part.height;
        }
        painter.setFont(m_text);
        painter.setPen(Qt::darkGray);
        const QRectF footer(0, bodyHeight(), m_page.width(), footerHeight());
        painter.drawText(footer, Qt::AlignLeft | Qt::AlignBottom, fromStd(m_report.title));
        painter.drawText(footer, Qt::AlignRight | Qt::AlignBottom,
                         QStringLiteral("%1 of %2").arg(page + 1).arg(m_pages.size()));
    }

    QPdfWriter& m_writer;
    const Report& m_report;
    QRectF m_page;
    QFont m_text;
    QFont m_strong;
    QFont m_title;
    QFontMetricsF m_metrics;
    double m_gap;
    std::vector<double> m_widths;
    std::vector<std::vector<Part>> m_pages;
    double m_used = 0;
};

} // namespace

bool writeReportPdf(const Report& report, const std::string& path)
{
    QSaveFile file(QString::fromUtf8(path.c_str()));
    if (!openWhole(file))
        return false;
    {
        QPdfWriter writer(&file);
        writer.setResolution(kDotsPerInch);
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::Letter), QPageLayout::Landscape,
                                         QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm),
                                         QPageLayout::Millimeter));
        writer.setTitle(fromStd(report.title));
        writer.setCreator(QStringLiteral("Haven"));
        if (!Pages(writer, report).paint())
            return false; // not committed: the old file stays
    }
    return commitWhole(file);
}

} // namespace haven
