#include "ui/units/units_delegate.h"

#include "models/items/qt_text.h"
#include "models/items/unit_board_model.h"
#include "ui/queue/queue_delegate.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/marks.h"

#include <QCoreApplication>
#include <QPainter>

namespace haven::ui {

namespace {

struct UnitsDelegateTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::UnitsDelegate)
};

// What the unit added to its status, behind a comma, is its own; a status may have commas too.
QString statusWords(const QString& text)
{
    for (qsizetype end = text.size(); end > 0;
         end = text.lastIndexOf(QStringLiteral(", "), end - 1)) {
        const QString status = text.left(end);
        const QString words = coreWord(status.toStdString());
        if (words != status)
            return words + text.mid(end);
    }
    return text;
}

} // namespace

QString spokenUnit(const UnitRow& row)
{
    QStringList parts{fromStd(row.id.value)};
    if (!row.agency.empty())
        parts << UnitsDelegateTr::tr("of %1", "another agency").arg(fromStd(row.agency));
    if (row.isEmergency)
        parts << UnitsDelegateTr::tr("EMERGENCY");
    parts << coreWord(row.statusText) << spokenTime(row.inStatus);
    if (!row.number.empty())
        parts << UnitsDelegateTr::tr("incident %1").arg(fromStd(row.number));
    if (!row.place.empty())
        parts << fromStd(row.place);
    if (row.isCheckLate)
        parts << UnitsDelegateTr::tr("status check is late");
    if (const QString crew = crewWords(row); !crew.isEmpty())
        parts << crew;
    return parts.join(QStringLiteral(", "));
}

QString crewWords(const UnitRow& row)
{
    QStringList parts;
    if (!row.vehicle.empty())
        parts << UnitsDelegateTr::tr("Car %1").arg(fromStd(row.vehicle));
    if (!row.radio.empty())
        parts << UnitsDelegateTr::tr("radio %1").arg(fromStd(row.radio));
    for (const auto& officer : row.officers)
        parts << fromStd(officer);
    if (!row.equipment.empty()) {
        QStringList carried;
        for (const auto& one : row.equipment)
            carried << fromStd(one);
        parts << UnitsDelegateTr::tr("carries %1", "pieces of equipment")
                     .arg(carried.join(QStringLiteral(", ")));
    }
    if (!row.odometer.empty())
        parts << UnitsDelegateTr::tr("odometer %1").arg(fromStd(row.odometer));
    return parts.join(QStringLiteral(", "));
}

QString UnitsDelegate::cellText(const QModelIndex& index) const
{
    const bool isStatus = index.column() == static_cast<int>(UnitColumn::Status);
    const QString text = TableDelegate::cellText(index);
    if (!isStatus || kindOf(index) == CellKind::GroupHeader)
        return text;
    const QString words = statusWords(text);
    return index.data(EmergencyRole).toBool()
               ? tr("EMERGENCY, %1", "%1 is the unit's status").arg(words)
               : words;
}

void UnitsDelegate::paintContent(QPainter& painter, const QRectF& rect,
                                 const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (!index.data(EmergencyRole).toBool()) {
        TableDelegate::paintContent(painter, rect, option, index);
        return;
    }
    // The whole row changes its ground, and its status begins with the word.
    const QRectF ground = QRectF(option.rect).adjusted(0, 1, 0, -2);
    painter.fillRect(ground, look().color(Token::DangerGround));
    painter.fillRect(QRectF(ground.left(), ground.top(), ground.width(), 1),
                     look().color(Token::DangerLine));
    painter.fillRect(QRectF(ground.left(), ground.bottom() - 1, ground.width(), 1),
                     look().color(Token::DangerLine));
    if (index.column() != static_cast<int>(UnitColumn::Status)) {
        TableDelegate::paintContent(painter, rect, option, index);
        return;
    }
    painter.setPen(look().color(Token::Danger));
    paintFittedText(painter, rect, look(), TypeRole::Strong, TypeRole::Small, cellText(index));
}

} // namespace haven::ui
