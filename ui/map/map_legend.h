#pragma once

#include "ui/theme/theme_source.h"

#include <QWidget>

class QPainter;

namespace haven::ui {

// What the signs of the map mean. It stands over the map's corner and lets the mouse through.
class MapLegend final : public QWidget
{
    Q_OBJECT

public:
    MapLegend(const ThemeSource& source, QWidget* parent);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintSample(QPainter& painter, int row, const QRectF& box) const;
    double rowHeight() const { return m_source.look().scaled(22); }

    const ThemeSource& m_source;
};

} // namespace haven::ui
