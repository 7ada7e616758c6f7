#pragma once

#include "models/dispatch/board.h"
#include "ui/widgets/cell_painter.h"

namespace haven::ui {

// The words of the queue that its model only knows as values.
class QueueDelegate final : public TableDelegate
{
    Q_OBJECT

public:
    using TableDelegate::TableDelegate;

    QString cellText(const QModelIndex& index) const override;
    QString markText(const QModelIndex& index) const override;

protected:
    void paintContent(QPainter& painter, const QRectF& rect, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
};

// "Priority 1, waiting 31 seconds, Person in crisis, 118 Wharf St, behavioral health yes, level 4."
QString spokenIncident(const BoardRow& row, const State& state);
// "31 seconds", "16 minutes 8 seconds", "2 hours 5 minutes".
QString spokenTime(Span span);

} // namespace haven::ui
