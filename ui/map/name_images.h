#pragma once

#include "ui/map/map_style.h"
#include "ui/theme/look.h"

#include <QCache>
#include <QHash>
#include <QImage>
#include <QMutex>
#include <QPointF>
#include <vector>

namespace haven::ui {

// On which side of its point a place's name stands; Middle: on it.
enum class NameSide { Middle, Right, Left };

struct NameWriting {
    QString text;
    MapNameKind kind = MapNameKind::Street;
    int degrees = 0;
    NameSide side = NameSide::Middle;
    QChar badge = {}; // of a place that has a sign of its own: P, F, H
    // Along a road that bends: points around the middle, in the order of reading; empty: straight.
    std::vector<QPointF> bend = {};
};

// Names as small pictures, drawn once and copied ever after: the text with a rim that lets it be
// read across roads. Used by several threads.
class NameImages final
{
public:
    // Of a look and a style; others need others.
    NameImages(const Look& look, const MapStyle& style, double ratio);

    QImage image(const NameWriting& name);
    // Of the text alone, in device-independent pixels.
    QSizeF textSize(const QString& text, MapNameKind kind);
    // From a place's point to the middle of its picture.
    double sideStep(const NameWriting& name);
    // Of the square that an arrow covers, whatever its direction.
    double arrowSide() const;
    double px() const { return m_px; }

private:
    QSizeF measured(const QString& text, MapNameKind kind) const;
    QFont fontOf(MapNameKind kind) const;
    QImage drawn(const NameWriting& name) const;
    QImage drawnBent(const NameWriting& name) const;
    QImage drawnArrow(const NameWriting& name) const;
    QImage drawnShield(const NameWriting& name) const;
    QImage drawnPlace(const NameWriting& name) const;
    QImage blank(QSizeF size) const;
    double badgeSide(const NameWriting& name) const;

    const Look m_look;
    const MapStyle m_style;
    const double m_ratio;
    const double m_px;
    QMutex m_mutex; // guards the two below
    QCache<QString, QImage> m_images;
    QHash<QString, QSizeF> m_sizes;
};

} // namespace haven::ui
