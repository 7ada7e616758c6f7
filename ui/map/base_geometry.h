#pragma once

#include "models/geo/layers.h"

#include <QRectF>
#include <QString>
#include <vector>

namespace haven::ui {

// A line or ring in pixels of the world at zoom 0.
struct BaseLine {
    std::vector<WorldPixel> points;
    QRectF bounds;
};

struct BaseArea {
    QString name;
    std::vector<BaseLine> rings;
    QRectF bounds;
    std::optional<WorldPixel> label;
};

struct BaseStreet {
    StreetClass streetClass = StreetClass::Residential;
    BaseLine line;
};

// A street from end to end, put together from its stretches, to write its name along.
struct BaseName {
    QString name;
    StreetClass streetClass = StreetClass::Residential;
    BaseLine line;
};

struct BasePlace {
    QString name;
    PlaceKind kind = PlaceKind::Landmark;
    WorldPixel at;
};

// The layers made ready for drawing: projected once, streets joined for their names. Built and
// used on a worker thread.
struct BaseGeometry {
    std::vector<BaseArea> towns;
    std::vector<BaseArea> water;
    std::vector<BaseArea> parks;
    std::vector<BaseArea> beats;
    std::vector<BaseStreet> streets; // from the narrowest to the widest
    std::vector<BaseName> names;     // from the widest to the narrowest, long before short
    std::vector<BasePlace> places;   // in the order in which they deserve a label
};
BaseGeometry baseGeometry(const MapLayers& layers);

} // namespace haven::ui
