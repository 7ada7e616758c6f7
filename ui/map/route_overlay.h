#pragma once

#include "models/dispatch/map_query.h"
#include "models/dispatch/road_closures.h"
#include "ui/map/map_camera.h"
#include "ui/theme/look.h"

#include <optional>
#include <QImage>
#include <QString>
#include <vector>

class QPainter;

namespace haven::ui {

// The sign of a road that is closed: a disk with a bar, as drivers know it.
void paintClosedSign(QPainter& painter, QPointF at, double size, const Look& look);

// What lies between the town and the signs on it for a while: ways of units to an incident, the
// ground that is reached in some minutes, the trail of a unit, roads that are closed. Long lines
// are drawn as short straight ones with flat ends, which Qt paints many times faster; areas are
// painted once into a picture and copied until the camera changes.
class RouteOverlay final
{
public:
    // Those of one incident; the chosen unit's stands out. Empty: none.
    void setRoutes(const RoutesFound& routes, const std::optional<UnitId>& chosen);
    // Empty: none.
    void setReach(const ReachFound& reach);
    void setTrail(const TrailFound& trail);

    // A place that was looked for.
    void setPin(const std::optional<Coordinate>& at, const QString& label);

    // Where nobody gets through; true if they are others than before.
    bool setClosures(std::vector<RoadClosure> closures);
    const std::vector<RoadClosure>& closures() const { return m_closures; }

    bool hasReach() const { return !m_reach.empty(); }
    std::size_t routeCount() const { return m_routes.size(); }
    void forget() { m_picture = {}; } // the colors are others

    void paint(QPainter& painter, const MapCamera& camera, const Look& look);

private:
    using Line = std::vector<WorldPixel>; // at zoom 0
    struct Way {
        Line line;
        bool isGuess = false; // straight, because no road was found
        bool isChosen = false;
    };
    struct Ground {
        Span within;
        std::vector<std::vector<Line>> polygons; // rings, the outer one first
        WorldPixel top;                          // where its minutes are told
    };
    void paintReach(QPainter& painter, const MapCamera& camera, const Look& look);
    QImage reachPicture(const MapCamera& camera, const Look& look, double ratio) const;
    void paintMinutes(QPainter& painter, const MapCamera& camera, const Look& look) const;
    void paintWay(QPainter& painter, const MapCamera& camera, const Look& look,
                  const Way& way) const;
    void paintPin(QPainter& painter, const MapCamera& camera, const Look& look) const;
    void paintClosures(QPainter& painter, const MapCamera& camera, const Look& look) const;
    void paintTrail(QPainter& painter, const MapCamera& camera, const Look& look) const;

    std::vector<Way> m_routes;
    std::vector<Ground> m_reach; // the widest first
    Line m_trail;
    std::vector<RoadClosure> m_closures;
    std::optional<WorldPixel> m_pin;
    QString m_pinLabel;
    QImage m_picture;
    MapCamera m_pictureCamera;
};

} // namespace haven::ui
