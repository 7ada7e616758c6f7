#pragma once

#include "ui/map/map_camera.h"
#include "ui/theme/look.h"

#include <optional>
#include <QString>
#include <vector>

class QPainter;

namespace haven::ui {

// How far it is along a line that a person lays over the map, point by point.
class MeasureTool final
{
public:
    bool isOn() const { return m_isOn; }
    void start();
    void stop();
    void add(Coordinate at);
    void takeBack();
    // Where the next point would be; empty where the pointer is not over the map.
    void point(std::optional<Coordinate> at) { m_next = at; }

    const std::vector<Coordinate>& points() const { return m_points; }
    double meters() const; // of the points, in straight lines over the ground
    // "640 m, 0.40 mi"; how to begin where there is nothing to measure yet.
    QString words() const;
    void paint(QPainter& painter, const Look& look, const MapCamera& camera) const;

private:
    bool m_isOn = false;
    std::vector<Coordinate> m_points;
    std::optional<Coordinate> m_next;
};

// In meters and in miles: "640 m, 0.40 mi", "90 m, 300 ft".
QString bothDistances(double meters);

} // namespace haven::ui
