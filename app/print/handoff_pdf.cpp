#include "app/print/handoff_pdf.h"

#include "app/print/paper_font.h"
#include "app/print/report_pdf.h"
#include "app/settings/whole_file.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QPalette>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

#include <algorithm>

namespace haven {

namespace {

constexpr double kFooterInch = 0.4;
constexpr int kFontPoints = 10;
constexpr int kFontPointsMin = 7; // still read at arm's length
constexpr int kStampPoints = 44;
constexpr double kStampDegrees = -52;

QString html(const std::string& text)
{
    return QString::fromUtf8(text.c_str()).toHtmlEscaped();
}

QString cellOf(const ReportCell& cell)
{
    return cell.isWithheld() ? QStringLiteral("[%1]").arg(html(cell.withheldReason))
                             : html(cell.text);
}

// The first column is the row's heading and narrow; a line below each row keeps them apart.
QString rowOf(const std::vector<ReportCell>& row)
{
    QString out = QStringLiteral("<tr>");
    for (std::size_t n = 0; n < row.size(); ++n) {
        const QString text =
            n == 0 ? QStringLiteral("<b>%1</b>").arg(cellOf(row[n])) : cellOf(row[n]);
        out += QStringLiteral("<td valign='top' style='border-bottom: 1px solid #b0b0b0;'>%1</td>")
                   .arg(text);
    }
    return out + QStringLiteral("</tr>");
}

QString bodyOf(const Report& report)
{
    QString out = QStringLiteral("<h2>%1</h2>").arg(html(report.title));
    for (const auto& line : report.preface)
        out += QStringLiteral("<p>%1</p>").arg(html(line));
    out += QStringLiteral("<table width='100%' cellspacing='0' cellpadding='4' "
                          "style='border-collapse: collapse; "
                          "margin-top: 10px; margin-bottom: 10px;'><thead><tr>");
    for (const auto& column : report.columns)
        out += QStringLiteral("<th align='left'>%1</th>").arg(html(column.title));
    out += QStringLiteral("</tr></thead>");
    for (const auto& row : report.rows)
        out += rowOf(row);
    out += QStringLiteral("</table>");
    for (const auto& note : report.notes)
        out += QStringLiteral("<p><i>%1</i></p>").arg(html(note));
    return out;
}

// Fewer of the oldest notes, rather than a second sheet; the line below says where they are.
Report withoutOldestNote(Report report)
{
    constexpr const char* kOlder = "Older notes are in the shift log.";
    const auto oldest = std::find_if(report.rows.begin(), report.rows.end(), [](const auto& row) {
        return row.front().text == "Note" || row.front().text == "Said";
    });
    if (oldest == report.rows.end())
        return report;
    report.rows.erase(oldest);
    if (std::find(report.notes.begin(), report.notes.end(), kOlder) == report.notes.end())
        report.notes.emplace_back(kOlder);
    return report;
}

// Large, pale and across, so that no copy of the sheet passes for a form.
void paintStamp(QPainter& painter, const QSizeF& page, const std::string& stamp)
{
    if (stamp.empty())
        return;
    painter.save();
    QFont font(paperFamily());
    font.setPointSize(kStampPoints);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(QColor(0xd0, 0xd0, 0xd0));
    painter.translate(page.width() / 2, page.height() / 2);
    painter.rotate(kStampDegrees);
    painter.drawText(QRectF(-page.height() / 2, -page.height() / 2, page.height(), page.height()),
                     Qt::AlignCenter, QString::fromUtf8(stamp.c_str()));
    painter.restore();
}

// Black, whatever the screen's theme: left to the program's own colors, a page that is printed at
// night is white on white.
void paintSheet(QPainter& painter, const QTextDocument& document, const QRectF& sheet)
{
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, Qt::black);
    context.clip = sheet;
    painter.setClipRect(sheet);
    document.documentLayout()->draw(&painter, context);
}

// The footer names the report, so that a sheet that comes loose finds its way back.
void paintReport(QPdfWriter& writer, QPainter& painter, const Report& wanted)
{
    Report report = wanted;
    QTextDocument document;
    document.documentLayout()->setPaintDevice(&writer);
    QFont font(paperFamily());
    const double footer = kDotsPerInch * kFooterInch;
    const QSizeF page(writer.width(), writer.height());
    const auto layOut = [&](int points) {
        font.setPointSize(points);
        document.setDefaultFont(font);
        document.setHtml(bodyOf(report));
        document.setPageSize(QSizeF(page.width(), page.height() - footer));
        return document.pageCount();
    };
    int sheets = layOut(kFontPoints);
    for (int points = kFontPoints - 1;
         report.fit == Report::Fit::OneSheet && sheets > 1 && points >= kFontPointsMin; --points)
        sheets = layOut(points);
    while (report.fit == Report::Fit::OneSheet && sheets > 1) {
        const auto before = report.rows.size();
        report = withoutOldestNote(std::move(report));
        if (report.rows.size() == before)
            break;
        sheets = layOut(kFontPointsMin);
    }
    font.setPointSize(kFontPoints);
    for (int n = 0; n < sheets; ++n) {
        if (n > 0)
            writer.newPage();
        paintStamp(painter, page, report.stamp);
        const double top = n * document.pageSize().height();
        painter.save();
        painter.translate(0, -top);
        paintSheet(painter, document, QRectF(QPointF(0, top), document.pageSize()));
        painter.restore();
        painter.setFont(font);
        painter.drawText(QRectF(0, page.height() - footer, page.width(), footer),
                         Qt::AlignRight | Qt::AlignBottom,
                         QStringLiteral("%1, %2 / %3")
                             .arg(QString::fromUtf8(report.title.c_str()))
                             .arg(n + 1)
                             .arg(sheets));
    }
}

} // namespace

bool writeHandoffPdf(const std::vector<Report>& pages, const std::string& path)
{
    QSaveFile file(QString::fromUtf8(path.c_str()));
    if (pages.empty() || !openWhole(file))
        return false;
    QPdfWriter writer(&file);
    writer.setResolution(kDotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::Letter));
    writer.setTitle(QString::fromUtf8(pages.front().title.c_str()));
    {
        QPainter painter;
        if (!painter.begin(&writer))
            return false;
        for (std::size_t n = 0; n < pages.size(); ++n) {
            if (n > 0)
                writer.newPage();
            paintReport(writer, painter, pages[n]);
        }
        if (!painter.end())
            return false;
    }
    return commitWhole(file);
}

} // namespace haven
