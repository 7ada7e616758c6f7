#include "ui/widgets/board_header.h"

#include "ui/widgets/board_view.h"
#include "ui/widgets/cell_painter.h"

#include <QPainter>

namespace haven::ui {

BoardHeader::BoardHeader(const ThemeSource& source, BoardView& board)
    : QHeaderView(Qt::Horizontal, &board), m_source(source), m_board(board)
{
    setObjectName(QStringLiteral("boardHeader"));
    setHighlightSections(false);
    setSectionsClickable(false);
    setSectionsMovable(false);
    setMinimumSectionSize(16);
    setSectionResizeMode(QHeaderView::Interactive);
}

void BoardHeader::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_source.look().color(Token::Panel));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_source.look().color(Token::Line));
    painter.end();
    QHeaderView::paintEvent(event);
}

void BoardHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const Look& look = m_source.look();
    painter->fillRect(rect, look.color(Token::Panel));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.color(Token::Line));
    // Where a column says nothing of its own, its first row knows what kind of cells it has.
    Qt::Alignment fallback = Qt::AlignLeft;
    for (int row = 0; model() && row < std::min(model()->rowCount(), 3); ++row) {
        const CellKind kind = TableDelegate::kindOf(model()->index(row, section));
        if (TableDelegate::alignmentOf(kind) == Qt::AlignRight)
            fallback = Qt::AlignRight;
    }
    const QFont font = look.font(TypeRole::Column);
    painter->setFont(font);
    painter->setPen(look.color(Token::Second));
    QRect words = rect.adjusted(look.px(8), 0, -look.px(8), 0);
    QString title = m_board.columnTitle(section);
    const auto& sort = m_board.shownSort();
    if (sort && sort->column == section) {
        painter->setPen(look.color(Token::Text));
        title.prepend(sort->way == SortWay::Up ? QStringLiteral("\u2191 ")
                                               : QStringLiteral("\u2193 "));
    }
    const Qt::Alignment alignment = m_board.columnAlignment(section, fallback);
    // A short word that is a little too wide reaches into the padding before it is cut.
    if (QFontMetrics(font).horizontalAdvance(title) > words.width())
        words.adjust(alignment & Qt::AlignRight ? -look.px(6) : 0, 0,
                     alignment & Qt::AlignRight ? 0 : look.px(6), 0);
    painter->drawText(words, static_cast<int>(alignment | Qt::AlignVCenter),
                      QFontMetrics(font).elidedText(title, Qt::ElideRight, words.width()));
}

} // namespace haven::ui
