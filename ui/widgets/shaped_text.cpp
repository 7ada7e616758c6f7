#include "ui/widgets/shaped_text.h"

#include <algorithm>
#include <QFontMetricsF>
#include <QPainter>

namespace haven::ui {

namespace {

// A board has few fonts; many of them were left by a zoom or a theme.
constexpr std::size_t kPagesMax = 6;
// About 1 kB each. Times that tick fill it once an hour or so.
constexpr int kLinesMax = 4000;

QStaticText shaped(const QPainter& painter, const QFont& font, const QString& text)
{
    QStaticText line(text);
    line.setTextFormat(Qt::PlainText);
    line.prepare(painter.transform(), font);
    return line;
}

} // namespace

void ShapedText::draw(QPainter& painter, const QRectF& rect, Qt::Alignment alignment,
                      const QFont& font, const QString& text, Overlong overlong)
{
    Line& line = lineOf(painter, font, text);
    const bool isCut = overlong == Overlong::Cut && line.whole.size().width() > rect.width();
    if (isCut && line.cutFor != rect.width()) {
        line.cut =
            shaped(painter, font,
                   QFontMetricsF(font).elidedText(line.whole.text(), Qt::ElideRight, rect.width()));
        line.cutFor = rect.width();
    }
    const QStaticText& shown = isCut ? line.cut : line.whole;
    const QSizeF room = rect.size() - shown.size();
    QPointF at(rect.left(), rect.top() + room.height() / 2);
    if (alignment.testFlag(Qt::AlignRight))
        at.rx() += room.width();
    else if (alignment.testFlag(Qt::AlignHCenter))
        at.rx() += room.width() / 2;
    painter.setFont(font);
    painter.drawStaticText(at, shown);
}

ShapedText::Line& ShapedText::lineOf(const QPainter& painter, const QFont& font,
                                     const QString& text)
{
    auto page = std::find_if(m_pages.begin(), m_pages.end(),
                             [&font](const Page& one) { return one.font == font; });
    if (page == m_pages.end()) {
        if (m_pages.size() >= kPagesMax)
            m_pages.clear();
        page = m_pages.insert(m_pages.end(), Page{font, {}});
    }
    const auto known = page->lines.find(text);
    if (known != page->lines.end())
        return *known;
    if (page->lines.size() >= kLinesMax)
        page->lines.clear();
    // A note may hold line breaks; a cell is one line.
    QString flat = text;
    flat.replace(u'\n', u' ');
    return *page->lines.insert(text, Line{shaped(painter, font, flat), {}, -1});
}

} // namespace haven::ui
