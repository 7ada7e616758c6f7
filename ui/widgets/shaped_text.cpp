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

QStaticText shaped(const QTransform& device, const QFont& font, const QString& text)
{
    QStaticText line(text);
    line.setTextFormat(Qt::PlainText);
    // With the ratio of the screen, or the first drawing would lay it out once more.
    line.prepare(QTransform(device.m11(), device.m12(), device.m21(), device.m22(), 0, 0), font);
    return line;
}

} // namespace

void ShapedText::draw(QPainter& painter, const QRectF& rect, Qt::Alignment alignment,
                      const QFont& font, const QString& text, Overlong overlong)
{
    Line& line = lineOf(painter.deviceTransform(), font, text);
    const bool isCut = overlong == Overlong::Cut && line.whole.size().width() > rect.width();
    if (isCut && line.cutFor != rect.width()) {
        line.cut =
            shaped(painter.deviceTransform(), font,
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
    // Nothing is written over the next cell.
    const bool isOver = room.width() < 0 || room.height() < 0;
    if (isOver) {
        painter.save();
        painter.setClipRect(rect, Qt::IntersectClip);
    }
    painter.drawStaticText(at, shown);
    if (isOver)
        painter.restore();
}

double ShapedText::width(const QFont& font, const QString& text)
{
    return text.isEmpty() ? 0 : lineOf(QTransform(), font, text).whole.size().width();
}

ShapedText::Line& ShapedText::lineOf(const QTransform& device, const QFont& font,
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
    // Words may hold line breaks and tabs; a cell is one line.
    QString flat = text;
    for (QChar& one : flat) {
        const bool isBreak = one == u'\n' || one == u'\r' || one == u'\t' ||
                             one == QChar::LineSeparator || one == QChar::ParagraphSeparator;
        if (isBreak)
            one = u' ';
    }
    return *page->lines.insert(text, Line{shaped(device, font, flat), {}, -1});
}

} // namespace haven::ui
