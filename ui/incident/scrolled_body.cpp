#include "ui/incident/scrolled_body.h"

#include <algorithm>
#include <QAbstractScrollArea>
#include <QLayout>
#include <QScrollBar>

namespace haven::ui {

// One answer whether the scroll bar stands there or not. By its own width alone the body needed the
// bar without it and needed none with it, and Qt went on resizing it: the desk stood still for
// good.
QSize ScrolledBody::minimumSizeHint() const
{
    const QSize least = QWidget::minimumSizeHint();
    if (!layout())
        return least;
    const QWidget* viewport = parentWidget();
    const auto* area =
        viewport ? qobject_cast<const QAbstractScrollArea*>(viewport->parentWidget()) : nullptr;
    if (!area)
        return {least.width(), layout()->totalHeightForWidth(std::max(width(), least.width()))};
    const int wide = std::max(area->maximumViewportSize().width(), least.width());
    const int narrow =
        std::max(wide - area->verticalScrollBar()->sizeHint().width(), least.width());
    return {least.width(),
            std::max(layout()->totalHeightForWidth(wide), layout()->totalHeightForWidth(narrow))};
}

} // namespace haven::ui
