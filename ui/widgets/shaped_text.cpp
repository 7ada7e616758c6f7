#include "ui/widgets/shaped_text.h"

#include <algorithm>
#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

namespace haven::ui {

namespace {

// A board has six fonts, with those of what was too wide; more were left by a zoom or a theme.
constexpr std::size_t kPagesMax = 12;
// About 1 kB each. Times that tick fill it once an hour or so.
constexpr int kLinesMax = 4000;
// Two lines this far apart, in sizes of their letters, do not touch.
constexpr double kFoldPitchLeast = 1.08;
// Above and below two lines, for the ring around a chosen row; and rows of them stay apart.
constexpr double kFoldEdgePx = 2;

QStaticText shaped(const QTransform& device, const QFont& font, const QString& text)
{
    QStaticText line(text);
    line.setTextFormat(Qt::PlainText);
    // With the ratio of the screen, or the first drawing would lay it out once more.
    line.prepare(QTransform(device.m11(), device.m12(), device.m21(), device.m22(), 0, 0), font);
    return line;
}

// Words may hold line breaks and tabs; a cell has none.
QString flattened(const QString& text)
{
    QString flat = text;
    for (QChar& one : flat) {
        const bool isBreak = one == u'\n' || one == u'\r' || one == u'\t' ||
                             one == QChar::LineSeparator || one == QChar::ParagraphSeparator;
        if (isBreak)
            one = u' ';
    }
    return flat;
}

// How many letters of the words stand in a first line; none where its first word is too wide.
qsizetype firstLineOf(const QString& words, const QFont& font, double width)
{
    QTextLayout layout(words, font);
    layout.beginLayout();
    QTextLine first = layout.createLine();
    first.setLineWidth(width);
    const bool isWithin = first.naturalTextWidth() <= width;
    const qsizetype letters = first.textLength();
    layout.endLayout();
    return isWithin ? letters : 0;
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

ShapedText::Folded ShapedText::drawFolded(QPainter& painter, const QRectF& rect, const QFont& font,
                                          const QString& text)
{
    const Fold& fold = foldOf(painter.deviceTransform(), font, text, rect.width());
    if (fold.lines.empty())
        return Folded::No;
    const double pitch = std::min(QFontMetricsF(font).height(), rect.height() / 2 - kFoldEdgePx);
    if (fold.lines.size() > 1 && pitch < kFoldPitchLeast * font.pixelSize())
        return Folded::No;
    painter.save();
    // Nothing is written over the next cell.
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setFont(font);
    double top = rect.center().y() - pitch * static_cast<double>(fold.lines.size()) / 2;
    for (const QStaticText& line : fold.lines) {
        painter.drawStaticText(QPointF(rect.left(), top + (pitch - line.size().height()) / 2),
                               line);
        top += pitch;
    }
    painter.restore();
    return Folded::Yes;
}

ShapedText::Page& ShapedText::pageOf(const QFont& font)
{
    const auto page = std::find_if(m_pages.begin(), m_pages.end(),
                                   [&font](const Page& one) { return one.font == font; });
    if (page != m_pages.end())
        return *page;
    if (m_pages.size() >= kPagesMax)
        m_pages.clear();
    return *m_pages.insert(m_pages.end(), Page{font, {}, {}});
}

ShapedText::Line& ShapedText::lineOf(const QTransform& device, const QFont& font,
                                     const QString& text)
{
    Page& page = pageOf(font);
    const auto known = page.lines.find(text);
    if (known != page.lines.end())
        return *known;
    if (page.lines.size() >= kLinesMax)
        page.lines.clear();
    return *page.lines.insert(text, Line{shaped(device, font, flattened(text)), {}, -1});
}

ShapedText::Fold& ShapedText::foldOf(const QTransform& device, const QFont& font,
                                     const QString& text, double width)
{
    Page& page = pageOf(font);
    const auto known = page.folds.find(text);
    if (known != page.folds.end() && known->madeFor == width)
        return *known;
    if (page.folds.size() >= kLinesMax)
        page.folds.clear();
    Fold fold;
    fold.madeFor = width;
    const QString words = flattened(text);
    if (const qsizetype first = firstLineOf(words, font, width); first > 0) {
        fold.lines.push_back(shaped(device, font, words.left(first).trimmed()));
        const QString rest = words.mid(first).trimmed();
        if (!rest.isEmpty())
            fold.lines.push_back(
                shaped(device, font, QFontMetricsF(font).elidedText(rest, Qt::ElideRight, width)));
    }
    return *page.folds.insert(text, std::move(fold));
}

} // namespace haven::ui
