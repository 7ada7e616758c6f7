#pragma once

#include "ui/widgets/mark_labels.h"

namespace haven::ui {

// The priority as large as the title beside it.
class TitlePriority final : public MarkLabel
{
    Q_OBJECT

public:
    TitlePriority(const ThemeSource& source, QWidget* parent);
    void setPriority(int priority);

protected:
    QSizeF markSize(const Look& look) const override;
    void paintMark(QPainter& painter, const QRectF& rect, const Look& look) const override;

private:
    int m_priority = 3;
};

} // namespace haven::ui
