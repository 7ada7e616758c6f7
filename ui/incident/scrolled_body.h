#pragma once

#include <QWidget>

namespace haven::ui {

// Texts that wrap need the more height the narrower they are; what counts is the width there is,
// not the narrowest there could be, or the scroll bar would lead far below the last line.
class ScrolledBody final : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;
    QSize minimumSizeHint() const override;
};

} // namespace haven::ui
