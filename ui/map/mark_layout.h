#pragma once

#include "ui/map/map_camera.h"
#include "ui/map/mark_book.h"

#include <functional>
#include <optional>
#include <utility>
#include <vector>

// Where the marks and their labels stand, worked out without painting, so that it can be tested:
// what stands at one place is told in one label, and no two labels overlap.
namespace haven::ui {

struct LayoutWish {
    MapCamera camera;
    QRectF area;   // what to lay out, in the camera's pixels; more than is seen, so that panning
                   // need not lay out again
    double px = 1; // one design pixel
    std::optional<MarkId> chosen;  // comes first of all
    std::optional<MarkId> pointed; // by the keyboard; comes second
    std::function<double(const QString&)> textWidth;
    double textHeight = 16;
    int labelsMax = 300; // so many places, the most important, are told; the rest are signs
};

struct MarkSymbol {
    MarkId id;
    QPointF at;
    double size = 0;
    int priority = 0; // of an incident; 0 for a unit
    StatusShape shape = StatusShape::Out;
    bool isEmergency = false;
    std::optional<int> heading; // of a unit, in kHeadings
    bool isStale = false;
};

// A sign and a text inside of a label; what is clicked there is that mark.
struct LabelPart {
    QRectF box; // in the label, from its top left corner
    MarkId id;
    int priority = 0; // the sign before the text; 0: none
    std::optional<StatusShape> shape;
    std::optional<StatusShape> status; // of a unit that is named: its color
    QString text;
    bool isUnit = false;
};

struct MapLabel {
    QRectF box;
    MarkId lead;
    std::vector<LabelPart> parts;
    bool isEmergency = false;
    QString key; // the same key looks the same: what pictures of labels are kept by
};

// From a unit to the incident it is going to.
struct MarkLink {
    MarkId unit;
    MarkId incident;
    QPointF from;
    QPointF to;
};

struct MarkLayout {
    MapCamera camera;
    QRectF area;
    std::vector<MarkSymbol> symbols; // from the least to the most important
    std::vector<MapLabel> labels;
    std::vector<MarkLink> links;
    std::size_t stacks = 0;    // places at which something stands
    std::size_t unlabeled = 0; // of these, without room for a label
};

MarkLayout laidOut(const MarkBook& book, const LayoutWish& wish);

// What an incident is, as short as a label has it: the type is cut, never the level behind it.
QString labelWords(const QString& words);

// Pairs of labels that overlap, by their numbers; empty, or the layout is wrong.
std::vector<std::pair<std::size_t, std::size_t>> overlappingLabels(const MarkLayout& layout);

// What is under a point of the layout's camera: a label's part before a symbol, the most important
// symbol before others.
std::optional<MarkId> markAt(const MarkLayout& layout, QPointF point, double reachPx);

} // namespace haven::ui
