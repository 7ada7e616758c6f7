#include "ui/incident/scrolled_body.h"

#include <algorithm>
#include <QLayout>

namespace haven::ui {

QSize ScrolledBody::minimumSizeHint() const
{
    const QSize least = QWidget::minimumSizeHint();
    const int wide = std::max(width(), least.width());
    return {least.width(), layout() ? layout()->totalHeightForWidth(wide) : least.height()};
}

} // namespace haven::ui
