#include "ui/queue/queue_delegate.h"

#include "models/items/incident_queue_model.h"
#include "models/items/qt_text.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

namespace haven::ui {

namespace {

constexpr int kSignPx = 11;

struct QueueDelegateTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::QueueDelegate)
};

QString spokenFlag(const BoardRow& row)
{
    const QString flag = flagWord(flagMarkOf(row.flag));
    switch (row.flagVoice) {
    case FlagVoice::Nobody:
        return {};
    case FlagVoice::Advisor:
        return QueueDelegateTr::tr("behavioral health %1, suggested", "%1: yes, possible, no")
            .arg(flag);
    case FlagVoice::Person:
        return QueueDelegateTr::tr("behavioral health %1", "%1: yes, possible, no").arg(flag);
    }
    return {};
}

// What stands before the words of a cell: a sign and a word, in the color of danger.
struct CellMark {
    QPainterPath sign; // in a square of one by one
    QString words;
};

// An arrow that turns back.
CellMark callbackMark()
{
    QPainterPath arrow(QPointF(1, 1));
    arrow.cubicTo(1.05, 0.35, 0.6, 0.35, 0.12, 0.4);
    arrow.moveTo(0.45, 0);
    arrow.lineTo(0.05, 0.4);
    arrow.lineTo(0.45, 0.8);
    return {arrow, QueueDelegateTr::tr("Call back", "a lost caller is to be called back")};
}

// A triangle with a bar in it. The question mark stands for what nobody has confirmed or corrected.
CellMark weaponMark(WeaponSign sign)
{
    QPainterPath triangle(QPointF(0.5, 0.02));
    triangle.lineTo(1, 0.95);
    triangle.lineTo(0, 0.95);
    triangle.closeSubpath();
    triangle.moveTo(0.5, 0.4);
    triangle.lineTo(0.5, 0.68);
    return {triangle, sign == WeaponSign::Possible
                          ? QueueDelegateTr::tr("Weapon?", "a note speaks of one")
                          : QueueDelegateTr::tr("Weapon", "there is one")};
}

// The same triangle: something of the place has to be known before somebody goes.
CellMark placeMark()
{
    return {weaponMark(WeaponSign::Possible).sign,
            QueueDelegateTr::tr("Caution", "of the place of a caller who said nothing")};
}

// An eye: what is looked for may be there.
CellMark boloMarkSign(bool isCallback)
{
    QPainterPath eye(QPointF(0, 0.5));
    eye.quadTo(0.5, 0, 1, 0.5);
    eye.quadTo(0.5, 1, 0, 0.5);
    eye.addEllipse(QPointF(0.5, 0.5), 0.12, 0.12);
    return {eye, isCallback ? QueueDelegateTr::tr("BOLO, call back", "both are so")
                            : QueueDelegateTr::tr("BOLO", "what is looked for may be there")};
}

std::optional<CellMark> cellMarkOf(const QModelIndex& index)
{
    const bool isCallback = index.data(CallbackRole).toBool();
    if (index.data(BoloRole).toBool())
        return boloMarkSign(isCallback);
    if (isCallback)
        return callbackMark();
    const auto sign = static_cast<WeaponSign>(index.data(WeaponSignRole).toInt());
    if (sign != WeaponSign::None)
        return weaponMark(sign);
    if (index.data(PlaceMarkRole).toBool())
        return placeMark();
    return std::nullopt;
}

// With the room after it.
double markWidth(const CellMark& mark, const Look& look)
{
    const double words = QFontMetricsF(look.font(TypeRole::Small)).horizontalAdvance(mark.words);
    return look.scaled(kSignPx + 5 + 8) + words + 1;
}

// The room beside it is returned.
QRectF paintMark(QPainter& painter, const QRectF& rect, const CellMark& mark, const Look& look)
{
    const double side = look.scaled(kSignPx);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.color(Token::Danger), look.scaled(2), Qt::SolidLine, Qt::RoundCap,
                        Qt::RoundJoin));
    QTransform place;
    place.translate(rect.left(), rect.center().y() - side / 2);
    place.scale(side, side);
    painter.drawPath(place.map(mark.sign));
    painter.setFont(look.font(TypeRole::Small));
    const double left = rect.left() + side + look.scaled(5);
    painter.drawText(QRectF(left, rect.top(), rect.right() - left, rect.height()),
                     static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                     mark.words);
    painter.restore();
    return rect.adjusted(markWidth(mark, look), 0, 0, 0);
}

QString spokenState(const BoardRow& row)
{
    const QString time = spokenTime(row.waiting);
    switch (row.status) {
    case IncidentStatus::Waiting:
        return row.isLate ? QueueDelegateTr::tr("late, waiting %1", "%1 is a time").arg(time)
                          : QueueDelegateTr::tr("waiting %1", "%1 is a time").arg(time);
    case IncidentStatus::Held:
        if (row.isCalledSinceHold)
            return QueueDelegateTr::tr("called again while on hold, waiting %1", "%1 is a time")
                .arg(time);
        return row.isLate
                   ? QueueDelegateTr::tr("hold is over, waiting %1", "%1 is a time").arg(time)
                   : QueueDelegateTr::tr("on hold, waiting %1", "%1 is a time").arg(time);
    case IncidentStatus::Assigned:
        return QueueDelegateTr::tr("reserved, waiting %1", "%1 is a time").arg(time);
    case IncidentStatus::Dispatched:
        return QueueDelegateTr::tr("dispatched after %1", "%1 is a time").arg(time);
    case IncidentStatus::EnRoute:
        return QueueDelegateTr::tr("unit en route, dispatched after %1", "%1 is a time").arg(time);
    case IncidentStatus::OnScene:
        return QueueDelegateTr::tr("unit on scene, dispatched after %1", "%1 is a time").arg(time);
    case IncidentStatus::Closed:
        return QueueDelegateTr::tr("closed");
    }
    return {};
}

} // namespace

QString spokenTime(Span span)
{
    const auto seconds = static_cast<int>(std::max<std::int64_t>(0, span.wholeSeconds()));
    if (seconds < 60)
        return QueueDelegateTr::tr("%n seconds", "a time, spoken", seconds);
    const QString minutes = QueueDelegateTr::tr("%n minutes", "a time, spoken", seconds / 60 % 60);
    if (seconds < 3600)
        return QueueDelegateTr::tr("%1 %2", "%1 minutes, %2 seconds, both spoken")
            .arg(minutes, QueueDelegateTr::tr("%n seconds", "a time, spoken", seconds % 60));
    return QueueDelegateTr::tr("%1 %2", "%1 hours, %2 minutes, both spoken")
        .arg(QueueDelegateTr::tr("%n hours", "a time, spoken", seconds / 3600), minutes);
}

namespace {

// Whether the command line takes these last digits for this incident and for no other.
bool isNamedBy(const QString& ending, const BoardRow& row, const State& state)
{
    const std::string digits = ending.toStdString();
    return std::none_of(state.incidents.begin(), state.incidents.end(), [&](const auto& entry) {
        const Incident& other = entry.second;
        return entry.first != row.id && other.stage != IncidentStage::Closed &&
               other.number.size() >= digits.size() &&
               other.number.compare(other.number.size() - digits.size(), digits.size(), digits) ==
                   0;
    });
}

// As it is typed in the command line: "26-000038" is 38, and 038 while 26-000138 is open too.
QString spokenNumber(const BoardRow& row, const State& state)
{
    const QString digits = fromStd(row.number).section(u'-', -1);
    bool isNumber = false;
    const qlonglong number = digits.toLongLong(&isNumber);
    if (!isNumber)
        return fromStd(row.number);
    for (qsizetype size = QString::number(number).size(); size <= digits.size(); ++size) {
        if (isNamedBy(digits.right(size), row, state))
            return digits.right(size);
    }
    return fromStd(row.number);
}

} // namespace

QString spokenIncident(const BoardRow& row, const State& state)
{
    QStringList parts{
        QueueDelegateTr::tr("Priority %1").arg(static_cast<int>(row.priority) + 1),
        spokenState(row),
        coreWord(row.label),
    };
    if (!row.place.empty())
        parts << fromStd(row.place);
    parts << QueueDelegateTr::tr("incident %1", "its number, spoken").arg(spokenNumber(row, state));
    if (row.beat)
        parts << QueueDelegateTr::tr("beat %1").arg(fromStd(row.beat->value));
    if (const QString flag = spokenFlag(row); !flag.isEmpty())
        parts << flag;
    if (row.level)
        parts << (row.isLevelOpen ? QueueDelegateTr::tr("level %1, not yet asked").arg(*row.level)
                                  : QueueDelegateTr::tr("level %1").arg(*row.level));
    if (row.owesCallback)
        parts << QueueDelegateTr::tr("the caller was lost and is to be called back");
    if (!row.weaponWords.empty())
        parts << coreText(row.weaponWords).simplified();
    if (!row.boloWords.empty())
        parts << fromStd(row.boloWords).simplified();
    for (const std::string& mark : row.placeMarks)
        parts << coreText(mark).simplified();
    for (const UnitId& unit : row.units)
        parts << fromStd(unit.value);
    if (row.aidOpen > 0)
        parts << (row.isAidLate
                      ? QueueDelegateTr::tr("%n request(s) to others, late", "how many are open",
                                            static_cast<int>(row.aidOpen))
                      : QueueDelegateTr::tr("%n request(s) to others", "how many are open",
                                            static_cast<int>(row.aidOpen)));
    return parts.join(QStringLiteral(", "));
}

void QueueDelegate::paintContent(QPainter& painter, const QRectF& rect,
                                 const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* board = qobject_cast<const BoardView*>(option.widget);
    const QString below = board ? unitsBelow(*board, index) : QString();
    if (!below.isEmpty()) {
        paintTwoLines(painter, rect, index, below);
        return;
    }
    const auto mark = cellMarkOf(index);
    if (!mark) {
        TableDelegate::paintContent(painter, rect, option, index);
        return;
    }
    const QString text = cellText(index);
    const double textWidth = QFontMetricsF(look().font(TypeRole::Strong)).horizontalAdvance(text);
    if (markWidth(*mark, look()) + textWidth <= rect.width()) {
        TableDelegate::paintContent(painter, paintMark(painter, rect, *mark, look()), option,
                                    index);
        return;
    }
    paintTwoLines(painter, rect, index, {});
}

// Too narrow for all of it side by side: what it is above, the mark and the units below, in whole
// words.
void QueueDelegate::paintTwoLines(QPainter& painter, const QRectF& rect, const QModelIndex& index,
                                  const QString& below) const
{
    const double half = rect.height() / 2;
    const QFont font = look().font(TypeRole::Small);
    const auto line = [&](const QRectF& place, const QString& text) {
        painter.drawText(place,
                         static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                         QFontMetricsF(font).elidedText(text, Qt::ElideRight, place.width()));
    };
    painter.setFont(font);
    painter.setPen(look().color(Token::Text));
    line(rect.adjusted(0, 1, 0, 1 - half), cellText(index));
    QRectF rest = rect.adjusted(0, half, 0, 0);
    if (const auto mark = cellMarkOf(index))
        rest = paintMark(painter, rest, *mark, look());
    if (below.isEmpty())
        return;
    const QModelIndex units = index.siblingAtColumn(static_cast<int>(QueueColumn::Units));
    painter.setFont(font);
    painter.setPen(look().color(units.data(MutedRole).toBool() ? Token::Quiet : Token::Text));
    line(rest, below);
}

QString QueueDelegate::unitsBelow(const BoardView& board, const QModelIndex& index) const
{
    const auto units = static_cast<int>(QueueColumn::Units);
    const bool isType = index.column() == static_cast<int>(QueueColumn::Type);
    if (!isType || kindOf(index) == CellKind::GroupHeader || !board.isDropped(units))
        return {};
    return cellText(index.siblingAtColumn(units));
}

QString QueueDelegate::cellText(const QModelIndex& index) const
{
    const bool isUnits = index.column() == static_cast<int>(QueueColumn::Units);
    const bool isType = index.column() == static_cast<int>(QueueColumn::Type);
    if (isType && kindOf(index) != CellKind::GroupHeader)
        return coreWord(TableDelegate::cellText(index).toStdString());
    if (!isUnits || kindOf(index) == CellKind::GroupHeader)
        return TableDelegate::cellText(index);
    switch (static_cast<IncidentStatus>(index.data(IncidentStatusRole).toInt())) {
    case IncidentStatus::Held:
        return index.data(CalledSinceHoldRole).toBool() ? tr("called again") : tr("on hold");
    case IncidentStatus::Closed:
        return tr("closed");
    case IncidentStatus::Waiting:
    case IncidentStatus::Assigned:
    case IncidentStatus::Dispatched:
    case IncidentStatus::EnRoute:
    case IncidentStatus::OnScene:
        return TableDelegate::cellText(index);
    }
    return TableDelegate::cellText(index);
}

QString QueueDelegate::markText(const QModelIndex& index) const
{
    const auto mark = cellMarkOf(index);
    return mark ? mark->words : QString();
}

} // namespace haven::ui
