#pragma once

#include "models/geo/layers.h"
#include "ui/theme/look.h"

#include <QImage>

namespace haven::ui {

// Draws water, parks, town lines, beats, streets and their names. Pure; used on a worker thread.
// `origin` is the world pixel (at `zoom`) of the image's top left corner.
QImage paintBaseMap(const MapLayers& layers, const Look& look, QSize size, double ratio,
                    WorldPixel origin, double zoom);

} // namespace haven::ui
