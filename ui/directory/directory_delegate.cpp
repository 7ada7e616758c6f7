#include "ui/directory/directory_delegate.h"

#include "models/items/directory_list_model.h"
#include "ui/widgets/core_text.h"

#include <QAbstractItemView>
#include <QPainter>

namespace haven::ui {

namespace {

constexpr double kRowSidePx = 14;
constexpr double kRowTopPx = 8;

QString textOf(const QModelIndex& index, int role)
{
    return index.data(role).toString();
}

} // namespace

DirectoryDelegate::DirectoryDelegate(const ThemeSource& source, QObject* parent)
    : QStyledItemDelegate(parent), m_source(source)
{}

QSize DirectoryDelegate::sizeHint(const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const
{
    const Look& look = m_source.look();
    const QFontMetricsF strong(look.font(TypeRole::Strong));
    const QFontMetricsF column(look.font(TypeRole::Column));
    const bool isWarned = !textOf(index, DirectoryWarningRole).isEmpty();
    const double height = 2 * look.scaled(kRowTopPx) + 2 * strong.height() +
                          (isWarned ? 2 : 1) * column.height() + look.scaled(4);
    return {option.rect.width(), static_cast<int>(height) + 1};
}

void DirectoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    painter->save();
    const Look& look = m_source.look();
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const bool isChosen = view && view->currentIndex() == index;
    painter->fillRect(option.rect, look.color(isChosen ? Token::Selected : Token::Panel));
    if (isChosen)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(look.px(4), option.rect.height())),
                          look.color(Token::Focus));
    painter->fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1),
                      look.color(Token::Line));
    const QRectF room =
        QRectF(option.rect)
            .adjusted(look.scaled(kRowSidePx), look.scaled(kRowTopPx), -look.scaled(kRowSidePx), 0);
    double y = room.y();
    const auto line = [&](const QFont& font, Token token, const QString& text, double width,
                          Qt::Alignment side = Qt::AlignLeft) {
        const QFontMetricsF metrics(font);
        painter->setFont(font);
        painter->setPen(look.color(token));
        painter->drawText(QRectF(room.x(), y, width, metrics.height()),
                          static_cast<int>(side) | Qt::TextSingleLine,
                          metrics.elidedText(text, Qt::ElideRight, width));
        return metrics.height();
    };
    const bool answers =
        index.data(DirectoryFitRole).toInt() != static_cast<int>(DirectoryFit::DoesNot);
    const QFont strong = look.font(TypeRole::Strong);
    const QFont column = look.font(TypeRole::Column);
    const QString kind = coreWord(textOf(index, DirectoryKindRole).toStdString());
    const double kindWidth = QFontMetricsF(column).horizontalAdvance(kind) + look.scaled(2);
    const bool hasKind = room.width() > kindWidth * 3;
    if (hasKind)
        line(column, Token::Second, kind, room.width(), Qt::AlignRight);
    y += line(strong, answers ? Token::Text : Token::Second, textOf(index, Qt::DisplayRole),
              room.width() - (hasKind ? kindWidth + look.scaled(10) : 0));
    y += look.scaled(2);
    const bool isReached = answers && index.data(DirectoryReachedRole).toBool();
    y += line(strong, isReached ? Token::Behavioral : Token::Second,
              textOf(index, DirectoryNumberRole), room.width());
    y += look.scaled(2);
    y += line(column, Token::Second, textOf(index, DirectoryWhyRole), room.width());
    if (const QString warning = textOf(index, DirectoryWarningRole); !warning.isEmpty())
        line(column, Token::Text, QStringLiteral("\u26a0 ") + warning, room.width());
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(look.color(Token::Focus), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

} // namespace haven::ui
