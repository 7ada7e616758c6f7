#pragma once

#include "models/items/desk.h"
#include "ui/map/name_layout.h"
#include "ui/map/tile_store.h"

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <QObject>
#include <QTimer>

class QPainter;

namespace haven::ui {

// What lies over the town's ground.
enum class AreasShown { Yes, No };

// The town under a view, as squares and names that worker threads paint and this thread only
// copies. What to paint is asked of the desk, a few squares at a time, the middle of the view
// first. Until a square is there the nearest coarser or finer ones stand in, scaled, and at last a
// small picture of everything that is never let go: ground that is known is never blank.
class BaseMap final : public QObject
{
    Q_OBJECT

public:
    // Precondition: source and desk outlive this object.
    BaseMap(const ThemeSource& source, Desk& desk, QObject* parent);
    ~BaseMap() override;

    // Instead of squares of its own: those of all views of the console.
    void share(std::shared_ptr<TileStore> store);
    const TileStore& store() const { return *m_store; }

    // What this view needs, now or soon; ready() when some of it came. `whole` shows all of the
    // town.
    void want(const MapCamera& view, const MapCamera& whole, double ratio);
    // A name that stands beside the map already, as that of the only town.
    void leaveOut(const QString& name) { m_told = name; }
    // Where live marks stand, in pixels of a camera: names make room for them, at their leisure.
    void avoid(std::vector<QRectF> marks, const MapCamera& camera);
    // Copies what there is; the rest is land. No name is written into what is to be kept free, as
    // for the scale.
    void paint(QPainter& painter, const MapCamera& view, const std::vector<QRectF>& keepFree);
    // The squares of this view are there, unscaled, and the names in them.
    bool isComplete(const MapCamera& view) const;
    // Of the squares painted last, those in which part of the town was not even there coarser.
    int blankSquares() const { return m_blank; }
    const NameLayout& names() const { return m_names; }

    AreasShown areasShown() const { return m_areas; }
    void showAreas(AreasShown areas);

Q_SIGNALS:
    void ready();
    // Where the map is, told once, if only its tiles know that.
    void extentFound(const haven::Bounds& extent);

private:
    // One question to the desk at a time.
    struct Lane {
        QString asker;
        quint64 generation = 0;
        std::optional<TileKey> key;
    };
    struct Wish {
        MapCamera view;
        MapCamera whole;
        double ratio = 1;
    };
    TileKey likeFor(double zoom) const;
    std::vector<TileKey> overviewKeys() const;
    std::vector<TileKey> wanted() const;
    void reserve();
    void ask();
    void askFor(const std::vector<TileKey>& keys);
    void hear(const QString& asker, quint64 generation, const QueryAnswer& answer);
    void dropLanes();
    void takeTile(const TileKey& key);
    void keepOverview();
    bool hasTiles(const MapCamera& view) const;
    void paintSquare(QPainter& painter, const TileKey& key, const MapCamera& view);
    bool paintStandIn(QPainter& painter, const TileKey& key, const QRectF& cell,
                      const MapCamera& view) const;
    bool isOverviewOf(const WorldBox& box) const;
    void paintNames(QPainter& painter, const MapCamera& view,
                    const std::vector<QRectF>& keepFree) const;
    bool areNamesGood(const MapCamera& view) const;
    void nameSoon(int ms);
    void placeNames();
    void takeNames(NameLayout names, int look);

    Desk& m_desk;
    std::shared_ptr<TileStore> m_store; // shared by the views of a console
    std::array<Lane, 4> m_lanes;
    std::optional<Wish> m_wish;
    bool m_isAsking = false;
    bool m_isExtentTold = false;
    std::deque<int> m_zooms; // steps this view was at lately, the last one first
    std::map<TileKey, TileStore::Tile> m_overview; // kept by this view whatever the store forgets
    AreasShown m_areas = AreasShown::Yes;
    int m_blank = 0;

    NameLayout m_names;
    int m_namesLook = 0;
    bool m_isNaming = false;
    quint64 m_namingRun = 0;  // counts up; an answer of an older one is let go
    bool m_isNamesOld = true; // squares came since
    QString m_told;
    std::vector<QRectF> m_marks;
    MapCamera m_marksCamera;
    QTimer m_nameTimer;
};

} // namespace haven::ui
