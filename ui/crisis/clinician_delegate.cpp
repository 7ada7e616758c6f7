#include "ui/crisis/clinician_list.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/words.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QTextLayout>

namespace haven::ui {

namespace {

constexpr int kWhyLinesMax = 3;
constexpr int kWeaponLinesMax = 3;
constexpr int kChangedLinesMax = 2;
constexpr int kStandingLinesMax = 2;
constexpr double kSidePx = 14;
constexpr double kTopPx = 9;

// Draws the text in at most so many lines, the last one elided, and returns the height it takes.
// Without a painter it only measures.
double drawLines(QPainter* painter, const QPointF& at, double width, const QFont& font,
                 const QString& text, int linesMax)
{
    if (text.isEmpty())
        return 0;
    const QFontMetricsF metrics(font);
    QTextLayout layout(text, font);
    layout.beginLayout();
    double height = 0;
    for (int n = 0; n < linesMax; ++n) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        const bool isLast = n + 1 == linesMax;
        QString words = text.mid(line.textStart(), isLast ? -1 : line.textLength());
        if (isLast)
            words = metrics.elidedText(words, Qt::ElideRight, width);
        if (painter)
            painter->drawText(QPointF(at.x(), at.y() + height + metrics.ascent()), words);
        height += metrics.height();
    }
    layout.endLayout();
    return height;
}

// What the core words is said in the language of the screen; what a person typed stays.
QString textAt(const QModelIndex& index, int role)
{
    const QString text = index.data(role).toString();
    if (role == Qt::DisplayRole)
        return coreWord(text.toStdString());
    const bool isCore = role == WhyRole && index.data(WhyAdvisedRole).toBool();
    return isCore ? coreText(text.toStdString()) : text;
}

} // namespace

ClinicianDelegate::ClinicianDelegate(const ThemeSource& source, QObject* parent)
    : QStyledItemDelegate(parent), m_source(source)
{}

QSize ClinicianDelegate::sizeHint(const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const
{
    const Look& look = m_source.look();
    const auto* area = qobject_cast<const QAbstractScrollArea*>(option.widget);
    const int width = area ? area->viewport()->width() : option.rect.width();
    if (index.data(CellKindRole).toInt() == static_cast<int>(CellKind::GroupHeader))
        return {width, look.px(30)};
    const double room = width - 2 * look.scaled(kSidePx);
    const QFont body = look.font(TypeRole::Column);
    double height = 2 * look.scaled(kTopPx) + look.scaled(26);
    height += drawLines(nullptr, {}, room, body, textAt(index, PlaceRole), 2);
    height += drawLines(nullptr, {}, room, body, textAt(index, WhyRole), kWhyLinesMax);
    height += drawLines(nullptr, {}, room, body, textAt(index, WeaponRole), kWeaponLinesMax);
    height += drawLines(nullptr, {}, room, body, textAt(index, ChangedRole), kChangedLinesMax);
    height += drawLines(nullptr, {}, room, body, textAt(index, StandingRole), kStandingLinesMax);
    return {width, static_cast<int>(std::ceil(height))};
}

void ClinicianDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    painter->save();
    if (index.data(CellKindRole).toInt() == static_cast<int>(CellKind::GroupHeader))
        paintHeader(*painter, option.rect, index);
    else
        paintRow(*painter, option, index);
    painter->restore();
}

void ClinicianDelegate::paintHeader(QPainter& painter, const QRect& rect,
                                    const QModelIndex& index) const
{
    const Look& look = m_source.look();
    painter.fillRect(rect, look.color(Token::Raised));
    painter.setFont(look.font(TypeRole::Small));
    painter.setPen(look.color(Token::Second));
    painter.drawText(
        rect.adjusted(look.px(kSidePx), 0, 0, 0),
        static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine,
        QStringLiteral("%1  %2").arg(textAt(index, Qt::DisplayRole), textAt(index, CellValueRole)));
}

void ClinicianDelegate::paintRow(QPainter& painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const
{
    const Look& look = m_source.look();
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    // The row that the desk beside shows, selected or not.
    const bool isChosen = view && view->currentIndex() == index;
    painter.fillRect(option.rect, look.color(isChosen ? Token::Selected : Token::Panel));
    if (isChosen)
        painter.fillRect(QRect(option.rect.topLeft(), QSize(look.px(4), option.rect.height())),
                         look.color(Token::Focus));
    painter.fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1),
                     look.color(Token::Line));
    const QRectF room = QRectF(option.rect)
                            .adjusted(look.scaled(kSidePx), look.scaled(kTopPx),
                                      -look.scaled(kSidePx), -look.scaled(kTopPx));
    const double head = look.scaled(24);
    QRectF line(room.x(), room.y(), room.width(), head);
    const QString time = elapsedText(index.data(SecondsRole).toLongLong());
    const QSizeF timeSize = lateChipSize(look, time);
    if (index.data(LateRole).toBool()) {
        paintLateChip(painter, line, look, time, Qt::AlignRight);
    } else {
        painter.setFont(look.font(TypeRole::Strong));
        painter.setPen(look.color(Token::Text));
        painter.drawText(line, static_cast<int>(Qt::AlignRight) | Qt::AlignVCenter, time);
    }
    const int level = index.data(LevelRole).toInt();
    if (level > 0) {
        paintLevelChip(painter, line, look, level,
                       index.data(LevelAskedRole).toBool() ? Asked::Yes : Asked::No);
        line.setLeft(line.left() + levelChipSize(look).width() + look.scaled(8));
    }
    line.setRight(line.right() - timeSize.width() - look.scaled(6));
    painter.setPen(look.color(Token::Text));
    paintFittedText(painter, line, look, TypeRole::Strong, TypeRole::Small,
                    textAt(index, Qt::DisplayRole));
    const QFont body = look.font(TypeRole::Column);
    painter.setFont(body);
    QPointF at(room.x(), room.y() + look.scaled(26));
    const auto add = [&](int role, Token token, int linesMax) {
        painter.setPen(look.color(token));
        at.ry() += drawLines(&painter, at, room.width(), body, textAt(index, role), linesMax);
    };
    add(PlaceRole, Token::Second, 2);
    add(WhyRole, Token::Text, kWhyLinesMax);
    // The words "possible weapon" carry it; the color only helps.
    const bool isOpen = index.data(EmphasisRole).toInt() == static_cast<int>(Emphasis::Strong);
    add(WeaponRole, isOpen ? Token::Danger : Token::Second, kWeaponLinesMax);
    add(ChangedRole, Token::Text, kChangedLinesMax);
    add(StandingRole, Token::Behavioral, kStandingLinesMax);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter.setPen(QPen(look.color(Token::Focus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
    }
}

} // namespace haven::ui
