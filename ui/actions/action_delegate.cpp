#include "ui/actions/action_delegate.h"

#include "ui/actions/action_list_model.h"
#include "ui/widgets/marks.h"

#include <algorithm>
#include <cmath>
#include <QFontMetricsF>
#include <QPainter>
#include <string_view>

namespace haven::ui {

namespace {

constexpr double kPadPx = 10;
constexpr double kGapPx = 8;
constexpr double kShortPx = 30;
constexpr double kTallPx = 46;
constexpr double kNameShare = 0.75; // of a short row, at most; the place has what is left
constexpr double kPlacePxMin = 40;  // less says nothing
constexpr std::string_view kEverywhere = "window"; // the area of the registry that holds all others

// The caps of all keys at the right end; answers what is left for the words.
QRectF paintKeys(QPainter& painter, const Look& look, const QRectF& room, const QString& keys)
{
    QRectF left = room;
    const QStringList caps = keys.split(QStringLiteral(", "), Qt::SkipEmptyParts);
    for (auto cap = caps.rbegin(); cap != caps.rend(); ++cap) {
        QString text = *cap;
        if (text.size() > 1 && !text.endsWith(u'+'))
            text.replace(u'+', u' ');
        const double width = keyCapSize(look, text).width();
        // The words come first: a row of many keys shows those that find room.
        if (width > left.width() / 2)
            break;
        paintKeyCap(painter, QRectF(left.right() - width, left.top(), width, left.height()), look,
                    text, keyCapColors(look));
        left.setRight(left.right() - width - look.scaled(kGapPx / 2));
    }
    left.setRight(left.right() - look.scaled(kGapPx));
    return left;
}

void paintWords(QPainter& painter, const QRectF& room, const QString& words)
{
    const QString shown =
        painter.fontMetrics().elidedText(words, Qt::ElideRight, static_cast<int>(room.width()));
    painter.drawText(room, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine,
                     shown);
}

// "Anywhere" below nearly every row says nothing; a place is named where it is one.
bool isEverywhere(const ActionLine& line)
{
    return line.areas.size() == 1 && line.areas.front() == kEverywhere;
}

} // namespace

int ActionDelegate::rowHeight() const
{
    return m_source.look().targetPx(m_rows == Rows::Tall ? kTallPx : kShortPx);
}

QSize ActionDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {m_source.look().px(200), rowHeight()};
}

void ActionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    const auto* model = qobject_cast<const ActionListModel*>(index.model());
    const ActionLine* line = model ? model->line(index.row()) : nullptr;
    if (line == nullptr)
        return;
    const Look& look = m_source.look();
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    const QRectF row(option.rect);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isChosen) {
        painter->fillRect(row, look.color(Token::Chosen));
        // Chosen is told by a bar too, not by color alone.
        painter->fillRect(QRectF(row.left(), row.top(), look.scaled(3), row.height()),
                          look.color(Token::Focus));
    }
    const bool canBe = line->whyNot.isEmpty();
    const QString about = !canBe ? line->whyNot : isEverywhere(*line) ? QString() : line->where;
    const double pad = look.scaled(kPadPx);
    QRectF room = row.adjusted(pad, 0, -pad, 0);
    const bool isTall = m_rows == Rows::Tall;
    // Nothing to say below: the name has the row to itself.
    QRectF name = isTall && !about.isEmpty() ? QRectF(room.left(), room.top() + look.scaled(3),
                                                      room.width(), room.height() / 2)
                                             : room;
    name = paintKeys(*painter, look, name, line->keys);
    QRectF place(room.left(), room.center().y(), room.width(), room.height() / 2 - look.scaled(3));
    if (!isTall) {
        const QFontMetricsF metrics(look.font(TypeRole::Strong));
        const double wanted = std::ceil(metrics.horizontalAdvance(line->title)) + 1;
        const bool isRoomy = name.width() - wanted >= look.scaled(kPlacePxMin);
        const double share = isRoomy ? wanted : std::floor(name.width() * kNameShare);
        place = name.adjusted(std::min(wanted, share) + look.scaled(kGapPx), 0, 0, 0);
        name.setWidth(std::min(wanted, share));
    }
    painter->setFont(look.font(isChosen ? TypeRole::Strong : TypeRole::Body));
    painter->setPen(look.color(!canBe ? Token::Quiet : isChosen ? Token::ChosenText : Token::Text));
    paintWords(*painter, name, line->title);
    painter->setFont(look.font(TypeRole::Column));
    painter->setPen(look.color(isChosen ? Token::ChosenText : Token::Second));
    paintWords(*painter, place, about);
    painter->restore();
}

} // namespace haven::ui
