#pragma once

#include "models/dispatch/board.h"
#include "ui/widgets/cell_painter.h"

namespace haven::ui {

// The words of the unit board, and the emergency that nobody may overlook.
class UnitsDelegate final : public TableDelegate
{
    Q_OBJECT

public:
    using TableDelegate::TableDelegate;

    QString cellText(const QModelIndex& index) const override;

protected:
    void paintContent(QPainter& painter, const QRectF& rect, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
};

// "3A12, EMERGENCY, On scene, 17 minutes, incident 26-014475, 204 Prospect St."
QString spokenUnit(const UnitRow& row);
// "Car 114, radio 4412: Diaz, Moss"; empty where nobody said.
QString crewWords(const UnitRow& row);

} // namespace haven::ui
