#pragma once

#include "ui/map/name_images.h"
#include "ui/map/name_seeds.h"
#include "ui/map/tile_painter.h"
#include "ui/theme/theme_source.h"

#include <functional>
#include <memory>
#include <QCache>
#include <QObject>
#include <QSet>
#include <QThreadPool>

namespace haven::ui {

// One painted square, with what of it is to be named.
struct MapTile {
    TilePictures pictures;
    // Shared with a layout of names that may still run when the square is forgotten.
    std::shared_ptr<const NameSeeds> seeds;
    // What a view has to have at once; however little is to be kept, that much is. 0: it has gone.
    void reserve(const QObject* view, qsizetype bytes);

    qsizetype bytes() const;
};

inline constexpr qsizetype kTileBytesKept = 96 << 20; // about five screens of 1920 by 1080

// The painted squares of the town, kept by bytes, and the threads that paint them. One for all map
// windows of a console: what one has painted the others only copy.
class TileStore final : public QObject
{
    Q_OBJECT

public:
    // Shared by the views that draw it, whichever of them lasts longest.
    using Tile = std::shared_ptr<const MapTile>;

    // Precondition: the source outlives it.
    explicit TileStore(const ThemeSource& source, qsizetype bytesMax = kTileBytesKept);
    // Waits for what is being painted.
    ~TileStore() override;

    // Empty where it is not there, or not any more.
    Tile find(const TileKey& key) const;
    // Counts up with each theme and size; squares of another look are only good until there are new
    // ones.
    int look() const { return m_look; }
    const MapStyle& style() const { return *m_style; }
    // For names in the look of now. Shared with the threads that draw them.
    std::shared_ptr<NameImages> images(double ratio);

    // A square is somebody's who asks for what to paint in it: false when it is another's.
    bool claim(const TileKey& key);
    void release(const TileKey& key);
    bool isClaimed(const TileKey& key) const { return m_claimed.contains(key); }
    // Painted on a worker, then ready(); the claim ends with that.
    void paint(const TileKey& key, std::shared_ptr<const MapCut> cut);
    // Something else for the workers; before squares that wait.
    void run(std::function<void()> work);
    int painting() const { return m_painting; }

    // What a view has to have at once; however little is to be kept, that much is. 0: it has gone.
    void reserve(const QObject* view, qsizetype bytes);

    qsizetype bytes() const { return m_tiles.totalCost(); }
    qsizetype bytesMax() const { return m_tiles.maxCost(); }
    qsizetype count() const { return m_tiles.count(); }

Q_SIGNALS:
    void ready(const haven::ui::TileKey& key);
    void released(const haven::ui::TileKey& key);
    void restyled();

private:
    void restyle();
    void take(const TileKey& key, MapTile tile);

    const ThemeSource& m_source;
    int m_look = 1;
    std::shared_ptr<const MapStyle> m_style;             // shared with squares being painted
    std::map<int, std::shared_ptr<NameImages>> m_images; // by ratio in percent
    mutable QCache<TileKey, Tile> m_tiles;
    const qsizetype m_bytesMax;
    QHash<const QObject*, qsizetype> m_reserved;
    QSet<TileKey> m_claimed;
    int m_painting = 0;
    QThreadPool m_pool; // last: its threads end before what they use
};

} // namespace haven::ui
