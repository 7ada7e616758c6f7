#pragma once

#include "ui/map/base_geometry.h"
#include "ui/map/map_camera.h"
#include "ui/theme/theme_source.h"

#include <memory>
#include <optional>
#include <QImage>
#include <QObject>
#include <QThreadPool>

class QPainter;

namespace haven::ui {

// The town as pictures, painted on a worker thread and only copied on the screen's. One picture of
// what is seen with a margin around it, and one of the whole town, which stands in, scaled, where
// the first does not reach yet: ground that is known is never blank.
class BaseMap final : public QObject
{
    Q_OBJECT

public:
    // Precondition: the layers outlive this object.
    BaseMap(const ThemeSource& source, const MapLayers& layers, QObject* parent);
    // Waits for the picture that is being painted.
    ~BaseMap() override;

    // The pictures this view needs, now or soon; ready() when one of them came. `whole` shows all
    // of the town.
    void want(const MapCamera& view, const MapCamera& whole, double ratio);
    // Copies what there is; the rest is land.
    void paint(QPainter& painter, const MapCamera& view) const;
    // Whether the picture of this view is there, unscaled and complete.
    bool isComplete(const MapCamera& view) const;
    // After the theme or the zoom of the screen changed: the pictures are painted anew, and the
    // old ones stay until then.
    void repaint();

Q_SIGNALS:
    void ready();

private:
    enum class Part { View, Whole };
    struct Picture {
        QImage image;
        MapCamera camera; // of the picture: its size is the picture's
        int look = 0;     // which look it was painted in
    };
    struct Wish {
        MapCamera view;
        MapCamera whole;
        double ratio = 1;
    };
    bool covers(const Picture& picture, const MapCamera& view) const;
    void startNext();
    void start(Part part, const MapCamera& camera);
    void take(Part part, Picture picture);

    const ThemeSource& m_source;
    const MapLayers& m_layers;
    std::unique_ptr<BaseGeometry> m_geometry; // made and read by the worker alone
    Picture m_view;
    Picture m_whole;
    std::optional<Wish> m_wish;
    int m_look = 1;
    bool m_isPainting = false;
    // Last, so that its thread ends before what it uses.
    QThreadPool m_pool;
};

} // namespace haven::ui
