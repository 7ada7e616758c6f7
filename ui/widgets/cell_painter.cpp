#include "ui/widgets/cell_painter.h"

#include "ui/widgets/board_view.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace haven::ui {

namespace {

constexpr double kCellPaddingPx = 8;
constexpr double kFoldPxLeast = 12; // in a dense row, where two lines of small letters would touch
constexpr double kTimePxLeast = 11; // hundreds of hours, in the narrowest column

template <class E>
E enumRole(const QModelIndex& index, int role)
{
    return static_cast<E>(index.data(role).toInt());
}

const BoardView* boardOf(const QStyleOptionViewItem& option)
{
    return qobject_cast<const BoardView*>(option.widget);
}

QColor textColor(const Look& look, const QModelIndex& index, Emphasis emphasis)
{
    if (index.data(MutedRole).toBool())
        return look.color(Token::Quiet);
    switch (emphasis) {
    case Emphasis::None:
        return look.color(Token::Second);
    case Emphasis::Strong:
        return look.color(Token::Text);
    case Emphasis::Behavioral:
        return look.color(Token::Behavioral);
    case Emphasis::Danger:
        return look.color(Token::Danger);
    }
    return look.color(Token::Second);
}

} // namespace

TableDelegate::TableDelegate(const ThemeSource& source, QObject* parent)
    : QStyledItemDelegate(parent), m_source(source)
{}

CellKind TableDelegate::kindOf(const QModelIndex& index)
{
    return enumRole<CellKind>(index, CellKindRole);
}

Qt::Alignment TableDelegate::alignmentOf(CellKind kind)
{
    switch (kind) {
    case CellKind::Number:
    case CellKind::Waiting:
        return Qt::AlignRight;
    case CellKind::Text:
    case CellKind::Priority:
    case CellKind::Flag:
    case CellKind::Level:
    case CellKind::UnitStatus:
    case CellKind::Units:
    case CellKind::GroupHeader:
    case CellKind::CheckIn:
        return Qt::AlignLeft;
    }
    return Qt::AlignLeft;
}

QString TableDelegate::cellText(const QModelIndex& index) const
{
    const QString shown = index.data(Qt::DisplayRole).toString();
    const QVariant value = index.data(CellValueRole);
    switch (kindOf(index)) {
    case CellKind::Text:
    case CellKind::Number:
    case CellKind::UnitStatus:
    case CellKind::Units:
        return shown;
    case CellKind::Priority:
        return QStringLiteral("P%1").arg(value.toInt());
    case CellKind::Waiting:
        return value.isValid() ? elapsedText(value.toLongLong()) : shown;
    case CellKind::Flag:
        return flagWord(static_cast<FlagMark>(value.toInt()));
    case CellKind::Level:
        return value.toInt() > 0 ? QString::number(value.toInt()) : QString();
    case CellKind::GroupHeader:
        return tr("%1 %2", "%1 is a group of rows, %2 how many").arg(shown, value.toString());
    case CellKind::CheckIn: {
        if (!value.isValid())
            return QStringLiteral("–");
        const qint64 seconds = value.toLongLong();
        return seconds < 0 ? QStringLiteral("+") + elapsedText(-seconds) : elapsedText(seconds);
    }
    }
    return shown;
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {look().px(40), look().rowHeight()};
}

void TableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    painter->save();
    paintGround(*painter, option, index);
    if (kindOf(index.siblingAtColumn(0)) == CellKind::GroupHeader) {
        paintGroupHeader(*painter, option, index.siblingAtColumn(0));
    } else {
        const double padding = look().scaled(kCellPaddingPx);
        const QRectF content = QRectF(option.rect).adjusted(padding, 0, -padding, -1);
        paintContent(*painter, content, option, index);
        paintEdges(*painter, option, index);
    }
    painter->restore();
}

void TableDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const
{
    const bool isGroup = kindOf(index.siblingAtColumn(0)) == CellKind::GroupHeader;
    Token ground = Token::Panel;
    if (isGroup)
        ground = Token::Ground;
    else if (option.state & QStyle::State_Selected)
        ground = Token::Selected;
    else if (option.state & QStyle::State_MouseOver)
        ground = Token::Hover;
    painter.fillRect(option.rect, look().color(ground));
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     look().color(Token::Line));
}

void TableDelegate::paintEdges(QPainter& painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    const BoardView* board = boardOf(option);
    const bool isFirst = board == nullptr || board->firstVisibleColumn() == index.column();
    const bool isLast = board != nullptr && board->lastVisibleColumn() == index.column();
    const bool isCurrent = board != nullptr && board->currentIndex().row() == index.row();
    const QRect r = option.rect;
    const QColor focus = look().color(Token::Focus);

    const auto mark = enumRole<RowMark>(index.siblingAtColumn(0), RowMarkRole);
    if (isFirst && mark != RowMark::None) {
        const Token token = mark == RowMark::Attention ? Token::ChartMark : Token::Focus;
        painter.fillRect(QRect(r.left(), r.top(), look().px(3), r.height() - 1),
                         look().color(token));
    }
    if (isFirst && (option.state & QStyle::State_Selected))
        painter.fillRect(QRect(r.left(), r.top(), 2, r.height()), focus);
    if (isCurrent && board->hasFocus()) {
        // One ring around the row, of which each cell paints its part.
        painter.fillRect(QRect(r.left(), r.top(), r.width(), 2), focus);
        painter.fillRect(QRect(r.left(), r.bottom() - 1, r.width(), 2), focus);
        if (isFirst)
            painter.fillRect(QRect(r.left(), r.top(), 2, r.height()), focus);
        if (isLast)
            painter.fillRect(QRect(r.right() - 1, r.top(), 2, r.height()), focus);
    }
    if (isLast && index.siblingAtColumn(0).data(SavingRole).toBool()) {
        const QString words = tr("saving", "the row's last change is not on disk yet");
        QFont font = look().font(TypeRole::Column);
        font.setItalic(true);
        const double width = QFontMetricsF(font).horizontalAdvance(words) + look().scaled(16);
        const QRectF plate(r.right() + 1 - width, r.top() + 2, width, r.height() - 4);
        painter.fillRect(plate, look().color(Token::Raised));
        painter.setFont(font);
        painter.setPen(look().color(Token::Second));
        painter.drawText(plate, Qt::AlignCenter, words);
    }
}

void TableDelegate::paintGroupHeader(QPainter& painter, const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const
{
    // The words run across columns, but Qt repaints cell by cell: each cell paints the whole line,
    // clipped to itself, so that any part of it can be repainted alone.
    const BoardView* board = boardOf(option);
    const int left =
        board ? board->columnViewportPosition(board->firstVisibleColumn()) : option.rect.left();
    painter.setClipRect(option.rect, Qt::IntersectClip);
    QFont font = look().font(TypeRole::Column);
    painter.setFont(font);
    painter.setPen(look().color(Token::Second));
    const QRectF line(left + look().scaled(kCellPaddingPx), option.rect.top(), look().scaled(600),
                      option.rect.height());
    painter.drawText(line, static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine,
                     cellText(index));
}

void TableDelegate::paintContent(QPainter& painter, const QRectF& rect,
                                 const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const BoardView* board = boardOf(option);
    const CellKind kind = kindOf(index);
    const Qt::Alignment alignment =
        board ? board->columnAlignment(index.column(), alignmentOf(kind)) : alignmentOf(kind);
    const QVariant value = index.data(CellValueRole);
    switch (kind) {
    case CellKind::Text:
    case CellKind::Number:
    case CellKind::Units:
    case CellKind::GroupHeader:
        paintText(painter, rect, index, alignment);
        break;
    case CellKind::Priority:
        if (value.isValid())
            paintPriorityMark(painter, rect, look(), value.toInt());
        break;
    case CellKind::Waiting:
    case CellKind::CheckIn:
        paintTime(painter, rect, index, alignment);
        break;
    case CellKind::Flag:
        paintFlagChip(painter, rect, look(), static_cast<FlagMark>(value.toInt()));
        break;
    case CellKind::Level:
        paintLevelChip(painter, rect, look(), value.toInt(),
                       index.data(LevelAskedRole).toBool() ? Asked::Yes : Asked::No);
        break;
    case CellKind::UnitStatus:
        paintStatusMark(painter, rect, look(), static_cast<StatusShape>(value.toInt()),
                        cellText(index),
                        index.data(MutedRole).toBool() ? Token::Quiet : Token::Text);
        break;
    }
}

void TableDelegate::paintText(QPainter& painter, const QRectF& rect, const QModelIndex& index,
                              Qt::Alignment alignment) const
{
    const QString text = cellText(index);
    if (text.isEmpty())
        return;
    if (index.data(LateRole).toBool()) {
        paintLateChip(painter, rect, look(), text, alignment);
        return;
    }
    const auto emphasis = enumRole<Emphasis>(index, EmphasisRole);
    painter.setPen(textColor(look(), index, emphasis));
    const bool isPlain = emphasis == Emphasis::None;
    const QFont font = look().font(isPlain ? TypeRole::Body : TypeRole::Strong);
    // Two whole lines of small letters before one that breaks off. A number is never parted.
    if (kindOf(index) != CellKind::Number && m_text.width(font, text) > rect.width()) {
        QFont small = look().font(isPlain ? TypeRole::Column : TypeRole::Small);
        if (m_text.drawFolded(painter, rect, small, text) == ShapedText::Folded::Yes)
            return;
        small.setPixelSize(look().px(kFoldPxLeast));
        if (m_text.drawFolded(painter, rect, small, text) == ShapedText::Folded::Yes)
            return;
    }
    m_text.draw(painter, rect, alignment, font, text, ShapedText::Overlong::Cut);
}

void TableDelegate::paintTime(QPainter& painter, const QRectF& rect, const QModelIndex& index,
                              Qt::Alignment alignment) const
{
    const QString text = cellText(index);
    if (text.isEmpty())
        return;
    if (index.data(LateRole).toBool()) {
        // The chip's words stand where the other figures stand; its edge reaches into the padding.
        const double out = look().scaled(6);
        paintLateChip(painter, rect.adjusted(-out, 0, out, 0), look(), text, alignment);
        return;
    }
    const bool isTimer = kindOf(index) == CellKind::Waiting;
    const auto emphasis = enumRole<Emphasis>(index, EmphasisRole);
    const bool isStrong = isTimer || emphasis != Emphasis::None;
    painter.setPen(textColor(look(), index,
                             isTimer && emphasis == Emphasis::None ? Emphasis::Strong : emphasis));
    const QFont font = look().font(isStrong ? TypeRole::Strong : TypeRole::Body);
    if (m_text.width(font, text) <= rect.width()) {
        m_text.draw(painter, rect, alignment, font, text, ShapedText::Overlong::Whole);
        return;
    }
    // "13:00:00" without its first figure is another time: in a column too narrow for it the
    // letters are smaller, and reach into the padding.
    const double out = look().scaled(kCellPaddingPx - 1);
    const QRectF room =
        alignment & Qt::AlignRight ? rect.adjusted(-out, 0, 0, 0) : rect.adjusted(0, 0, out, 0);
    QFont small = look().font(isStrong ? TypeRole::Small : TypeRole::Column);
    if (m_text.width(small, text) > room.width())
        small.setPixelSize(look().px(kTimePxLeast));
    m_text.draw(painter, room, alignment, small, text, ShapedText::Overlong::Whole);
}

bool TableDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                              const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event == nullptr || view == nullptr || event->type() != QEvent::ToolTip ||
        index.data(Qt::ToolTipRole).isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    // What had to be elided is said in full.
    const QString text = cellText(index);
    const auto emphasis = enumRole<Emphasis>(index, EmphasisRole);
    const QFontMetricsF metrics(
        look().font(emphasis == Emphasis::None ? TypeRole::Body : TypeRole::Strong));
    const double room = option.rect.width() - look().scaled(2 * kCellPaddingPx);
    if (metrics.horizontalAdvance(text) > room)
        QToolTip::showText(event->globalPos(), text, view);
    else
        QToolTip::hideText();
    return true;
}

} // namespace haven::ui
