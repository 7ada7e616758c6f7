#pragma once

#include "models/dispatch/board.h"
#include "ui/widgets/cell_painter.h"

namespace haven::ui {

class BoardView;

// The words of the queue that its model only knows as values.
class QueueDelegate final : public TableDelegate
{
    Q_OBJECT

public:
    using TableDelegate::TableDelegate;

    QString cellText(const QModelIndex& index) const override;
    QString markText(const QModelIndex& index) const override;
    // What stands under the type where the column of the units has given way to a narrow board: who
    // goes there is told at any size. Empty elsewhere.
    QString unitsBelow(const BoardView& board, const QModelIndex& index) const;

protected:
    void paintContent(QPainter& painter, const QRectF& rect, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;

private:
    void paintTwoLines(QPainter& painter, const QRectF& rect, const QModelIndex& index,
                       const QString& below) const;
};

// "Priority 1, waiting 31 seconds, Person in crisis, 118 Wharf St, behavioral health yes, level 4."
QString spokenIncident(const BoardRow& row, const State& state);
// "31 seconds", "16 minutes 8 seconds", "2 hours 5 minutes".
QString spokenTime(Span span);

} // namespace haven::ui
