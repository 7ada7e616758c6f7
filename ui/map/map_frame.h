#pragma once

#include "ui/map/map_camera.h"
#include "ui/theme/theme_source.h"

#include <QHash>
#include <QPixmap>
#include <QRectF>
#include <QString>
#include <vector>

class QPainter;

namespace haven::ui {

// What stands on the map but is not of it: the town's name, north and the scale, where the pointer
// is, whose data it is, and how to get back to all of it.
struct MapFrameWords {
    QString town;
    QString attribution;
    QString pointer; // "41.28903, -72.51300"; empty while the pointer is elsewhere
    QString held;    // empty while the view shows all
};

// Paints it. Texts are drawn once and copied with each frame after.
class MapFrame final
{
public:
    explicit MapFrame(const ThemeSource& source) : m_source(source) {}

    void paint(QPainter& painter, const MapCamera& camera, const MapFrameWords& words);
    // What it covers of the map, but for the pointer's place.
    std::vector<QRectF> boxes(const MapCamera& camera, const MapFrameWords& words) const;
    // Where the pointer's place is told: that much is painted anew as it moves.
    QRect pointerBox(const MapCamera& camera) const;
    // After the theme or the zoom of the screen changed.
    void forget() { m_texts.clear(); }

private:
    // `at` is the left end of the baseline.
    void write(QPainter& painter, const QPointF& at, TypeRole role, const QString& text);
    void paintScale(QPainter& painter, const MapCamera& camera);
    void paintNorth(QPainter& painter, QPointF foot) const;
    double attributionLine(const MapCamera& camera, const QString& attribution) const;
    double edge() const { return m_source.look().scaled(14); }

    const ThemeSource& m_source;
    QHash<QString, QPixmap> m_texts;
};

enum class NoteKind { Plain, Allowed, Refused };
// A short sentence on a plate, kept inside of `room`; `at` is its top left corner.
void paintMapNote(QPainter& painter, const Look& look, const QRectF& room, QPointF at,
                  const QString& text, NoteKind kind);

// "500 m": the longest round distance that fits into so many pixels.
struct ScaleBar {
    double meters = 0;
    double px = 0;
};
ScaleBar scaleBar(double metersPerPx, double pxMax);
// The same in feet, or in miles from a quarter of one on.
struct AmericanScale {
    double px = 0;
    QString text;
};
AmericanScale americanScale(double metersPerPx, double pxMax);
// As people read it out: five decimals, about a meter.
QString pointerText(Coordinate at);

} // namespace haven::ui
