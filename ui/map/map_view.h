#pragma once

#include "models/geo/layers.h"
#include "models/items/desk.h"
#include "ui/theme/theme_source.h"

#include <optional>
#include <QImage>
#include <QWidget>

#include <memory>

namespace haven::ui {

// The town, its incidents and its units. The base map is drawn once a view into an image on a
// worker thread and blitted; live symbols go on top. No network, ever. The view never moves by
// itself once somebody has touched it.
class MapView final : public QWidget
{
    Q_OBJECT

public:
    // Precondition: the layers outlive the view and every drawing it has begun.
    MapView(const ThemeSource& source, Desk& desk, const MapLayers& layers,
            QWidget* parent = nullptr);
    ~MapView() override;

    void select(std::optional<IncidentId> incident);
    void goTo(Coordinate at);
    void fitAll();
    Coordinate coordinateAtPoint(QPointF point) const;

Q_SIGNALS:
    void incidentChosen(haven::IncidentId incident);
    // Double click: a new incident here.
    void placeChosen(haven::Coordinate at);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Base {
        QImage image;
        WorldPixel origin; // world pixel of its top left corner
        double zoom = 0;
    };
    QPointF pointOf(Coordinate at) const;
    void pan(QPointF by);
    void zoomBy(double steps, QPointF around);
    void redrawBase();
    void takeBase(quint64 generation, Base base);
    void paintIncidents(QPainter& painter) const;
    void paintUnits(QPainter& painter) const;
    void paintFrame(QPainter& painter) const;
    std::optional<IncidentId> incidentAt(QPointF point) const;

    const ThemeSource& m_source;
    Desk& m_desk;
    const MapLayers& m_layers;
    WorldPixel m_center;
    double m_zoom = 13;
    bool m_isTouched = false;
    std::optional<QPointF> m_dragFrom;
    std::optional<IncidentId> m_selected;
    Base m_base;
    quint64 m_generation = 0;
};

} // namespace haven::ui
