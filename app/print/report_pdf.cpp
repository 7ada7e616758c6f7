#include "app/print/report_pdf.h"

#include <QAbstractTextDocumentLayout>
#include <QFile>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

namespace haven {

namespace {

constexpr int kDotsPerInch = 150;

QString html(const std::string& text)
{
    return QString::fromUtf8(text.c_str()).toHtmlEscaped();
}

QString bodyOf(const Report& report)
{
    QString out = QStringLiteral("<h2>%1</h2>").arg(html(report.title));
    for (const auto& line : report.preface)
        out += QStringLiteral("<p>%1</p>").arg(html(line));
    out += QStringLiteral("<table width='100%' cellspacing='0' cellpadding='3' border='0'>"
                          "<thead><tr>");
    for (const auto& column : report.columns)
        out += QStringLiteral("<th align='left'>%1</th>").arg(html(column.title));
    out += QStringLiteral("</tr></thead>");
    for (const auto& row : report.rows) {
        out += QStringLiteral("<tr>");
        for (const auto& cell : row) {
            const std::string text =
                cell.isWithheld() ? "[" + cell.withheldReason + "]" : cell.text;
            out += QStringLiteral("<td valign='top'>%1</td>").arg(html(text));
        }
        out += QStringLiteral("</tr>");
    }
    out += QStringLiteral("</table>");
    for (const auto& note : report.notes)
        out += QStringLiteral("<p>%1</p>").arg(html(note));
    return out;
}

void paintPages(QPdfWriter& writer, QTextDocument& document)
{
    QPainter painter(&writer);
    const QSizeF page(writer.width(), writer.height());
    const double footer = kDotsPerInch * 0.4;
    document.setPageSize(QSizeF(page.width(), page.height() - footer));
    const int pages = document.pageCount();
    for (int n = 0; n < pages; ++n) {
        if (n > 0)
            writer.newPage();
        painter.save();
        const double top = n * document.pageSize().height();
        painter.translate(0, -top);
        document.drawContents(&painter, QRectF(QPointF(0, top), document.pageSize()));
        painter.restore();
        painter.drawText(QRectF(0, page.height() - footer, page.width(), footer),
                         Qt::AlignRight | Qt::AlignBottom,
                         QStringLiteral("%1 / %2").arg(n + 1).arg(pages));
    }
}

} // namespace

bool writeReportPdf(const Report& report, const std::string& path)
{
    QFile file(QString::fromUtf8(path.c_str()));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QPdfWriter writer(&file);
    writer.setResolution(kDotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::Letter));
    writer.setPageOrientation(QPageLayout::Landscape);
    writer.setTitle(QString::fromUtf8(report.title.c_str()));
    QTextDocument document;
    document.documentLayout()->setPaintDevice(&writer);
    QFont font(QStringLiteral("Inter"));
    font.setPointSize(8);
    document.setDefaultFont(font);
    document.setHtml(bodyOf(report));
    paintPages(writer, document);
    return file.error() == QFileDevice::NoError;
}

} // namespace haven
