#pragma once

#include "ui/map/mark_layout.h"
#include "ui/theme/theme_source.h"

#include <QHash>
#include <QPixmap>

class QPainter;

namespace haven::ui {

// What a person has in mind; both are ringed.
struct Meant {
    std::optional<MarkId> chosen;
    std::optional<MarkId> pointed;
};

// Paints a layout from small pictures that are drawn once: thousands of signs and labels are then
// copied, not drawn, while somebody drags the map.
class MarkPainter final
{
public:
    explicit MarkPainter(const ThemeSource& source) : m_source(source) {}

    // `by`: how far the map was dragged since the layout was made. `view` in the painter's pixels.
    // False: new labels are still to be drawn, in the next picture, so that none takes long.
    bool paint(QPainter& painter, const MarkLayout& layout, QPointF by, const QRectF& view,
               const Meant& meant);
    // After the theme, the zoom of the screen or its pixel ratio changed.
    void forget();

private:
    const QPixmap& symbolPicture(const MarkSymbol& symbol, double ratio);
    const QPixmap& labelPicture(const MapLabel& label, double ratio);
    void dropOldLabels(const MarkLayout& layout);
    const QPixmap& dotPicture(double size, double ratio);
    void drawSymbol(QPainter& painter, const MarkSymbol& symbol, QPointF center) const;
    void drawLabel(QPainter& painter, const MapLabel& label) const;
    void paintLink(QPainter& painter, const MarkLink& link, QPointF by, double dot);
    void paintRing(QPainter& painter, QPointF at, double radius, Qt::PenStyle style) const;

    const ThemeSource& m_source;
    QHash<QString, QPixmap> m_labels;
    QHash<int, QPixmap> m_symbols;
    QHash<int, QPixmap> m_dots;
};

} // namespace haven::ui
