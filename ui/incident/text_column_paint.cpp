#include "ui/incident/text_column.h"

#include <algorithm>
#include <cmath>
#include <QPainter>
#include <QPaintEvent>

// How a TextColumn looks: the box, the items that are in sight, the marks under their words, and
// what is under the mouse.
namespace haven::ui {

QString TextColumn::hintAt(const QPoint& point) const
{
    const int index = indexAt(point.y());
    if (index < 0)
        return {};
    const auto n = static_cast<std::size_t>(index);
    const QPointF inItem = point - QPointF(insetPx() + leadPx(), m_laid[n].top);
    for (std::size_t b = 0; b < m_laid[n].blocks.size(); ++b) {
        const QTextLayout& layout = *m_laid[n].blocks[b];
        for (int l = 0; l < layout.lineCount(); ++l) {
            const QTextLine line = layout.lineAt(l);
            const QRectF rect = line.naturalTextRect().translated(layout.position());
            if (!rect.contains(inItem))
                continue;
            const int cursor =
                line.xToCursor(inItem.x() - layout.position().x(), QTextLine::CursorOnCharacter);
            for (const TextMark& mark : m_items[n].blocks[b].marks) {
                if (cursor >= mark.start && cursor < mark.start + mark.length)
                    return mark.hint;
            }
        }
    }
    return {};
}

void TextColumn::paintEvent(QPaintEvent* event)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isBoxed = m_style.frame == ColumnFrame::Boxed;
    if (isBoxed && !m_items.empty()) {
        painter.setPen(look.color(Token::Line));
        painter.setBrush(look.color(Token::Field));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.scaled(4),
                                look.scaled(4));
    }
    const int gap = look.px(m_style.gapDesignPx);
    for (std::size_t n = 0; n < m_laid.size(); ++n) {
        const QRect around(0, m_laid[n].top - gap, width(), m_laid[n].height + 2 * gap);
        if (!around.intersects(event->rect()))
            continue;
        if (isBoxed && n > 0)
            painter.fillRect(QRect(insetPx(), m_laid[n].top - gap - 1, width() - 2 * insetPx(), 1),
                             look.color(Token::Line));
        paintItem(painter, n);
        if (static_cast<int>(n) == m_current && hasFocus()) {
            const int side = isBoxed ? -look.px(4) : 0;
            painter.setPen(QPen(look.color(Token::Focus), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(0, m_laid[n].top, width(), m_laid[n].height)
                                        .adjusted(1 - side, -1, side - 1, 1),
                                    look.scaled(3), look.scaled(3));
        }
    }
}

void TextColumn::paintItem(QPainter& painter, std::size_t index) const
{
    const Look& look = m_source.look();
    const TextItem& item = m_items[index];
    const Laid& laid = m_laid[index];
    const QPointF origin(insetPx() + leadPx(), laid.top);
    if (!item.lead.isEmpty() && !laid.blocks.empty()) {
        QFont font = fontOf(item.blocks.front());
        font.setWeight(QFont::Normal);
        font.setStrikeOut(false);
        painter.setFont(font);
        painter.setPen(look.color(Token::Quiet));
        const QTextLayout& first = *laid.blocks.front();
        const qreal baseline = first.lineCount() > 0 ? first.lineAt(0).ascent() : 0;
        painter.drawText(QPointF(insetPx(), laid.top + baseline), item.lead);
    }
    for (std::size_t b = 0; b < laid.blocks.size(); ++b) {
        const TextBlock& block = item.blocks[b];
        paintMarks(painter, block, *laid.blocks[b], origin);
        painter.setPen(look.color(block.color));
        laid.blocks[b]->draw(&painter, origin);
    }
}

void TextColumn::paintMarks(QPainter& painter, const TextBlock& block, const QTextLayout& layout,
                            const QPointF& origin) const
{
    const Look& look = m_source.look();
    for (const TextMark& mark : block.marks) {
        const bool isWeapon = mark.kind == TextMarkKind::Weapon;
        const bool isCounted = mark.kind == TextMarkKind::Counted;
        if (!isWeapon && !isCounted && mark.kind != TextMarkKind::NotCounted)
            continue;
        for (int l = 0; l < layout.lineCount(); ++l) {
            const QTextLine line = layout.lineAt(l);
            const int start = std::max(mark.start, line.textStart());
            const int end =
                std::min(mark.start + mark.length, line.textStart() + line.textLength());
            if (start >= end)
                continue;
            const qreal a = line.cursorToX(start);
            const qreal b = line.cursorToX(end);
            const QPointF at = origin + layout.position() + QPointF(std::min(a, b), line.y());
            const qreal bottom = at.y() + line.ascent() + line.descent();
            const qreal width = std::abs(b - a);
            if (mark.kind == TextMarkKind::NotCounted) {
                QPen pen(look.color(Token::Quiet), look.scaled(1), Qt::DashLine);
                painter.setPen(pen);
                painter.drawLine(QPointF(at.x(), bottom - 0.5),
                                 QPointF(at.x() + width, bottom - 0.5));
                continue;
            }
            painter.fillRect(QRectF(at.x() - 1, at.y(), width + 2, bottom - at.y()),
                             look.color(isWeapon ? Token::DangerGround : Token::BehavioralGround));
            const qreal thick = look.scaled(2);
            painter.fillRect(QRectF(at.x() - 1, bottom - thick, width + 2, thick),
                             look.color(isWeapon ? Token::DangerLine : Token::Behavioral));
        }
    }
}

} // namespace haven::ui
