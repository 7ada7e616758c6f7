#pragma once

#include "ui/map/map_camera.h"
#include "ui/theme/look.h"

#include <QString>

class QPainter;

namespace haven::ui {

// What stands on the map but is not of it: the town's name and the scale, whose data it is, how to
// get back to all of it, and what a drop would do.
struct MapFrameWords {
    QString town;
    QString attribution;
    QString held; // empty while the view shows all
};
void paintMapFrame(QPainter& painter, const Look& look, const MapCamera& camera,
                   const MapFrameWords& words);

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

} // namespace haven::ui
