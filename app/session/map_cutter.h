#pragma once

#include "app/session/knowledge_base.h"
#include "models/dispatch/query.h"
#include "models/geo/layer_cuts.h"
#include "models/store/tileset.h"

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <QThreadPool>

namespace haven {

// What of the map is drawn in a box, read on threads that let others first: from the geofile and
// the tiles it names, each thread with its own connections, or from the layers in memory where
// there is no such file.
class MapCutter final
{
public:
    using Done = std::function<void(std::shared_ptr<const MapCut>)>;

    // `geofile` may be empty.
    MapCutter(std::string geofile, std::shared_ptr<const MapLayers> layers);
    MapCutter(const MapCutter&) = delete;
    MapCutter& operator=(const MapCutter&) = delete;
    // Waits for what runs; what waits is dropped.
    ~MapCutter();

    // `done` is called on a thread of its own, once, unless a newer question on the topic came
    // before. What cannot be read is answered with an empty cut: bare land, and dispatch goes on.
    void ask(const std::string& topic, const MapCutQuery& query, Done done);
    // The same, waited for: for programs without a screen.
    MapCut cutNow(const MapCutQuery& query);
    // After an import: what is read from now on is this one. Returns at once.
    void use(std::string geofile, std::shared_ptr<const MapLayers> layers);

private:
    // The layers in memory; what is cut from them is sorted by the first question that needs it.
    struct Memory {
        std::shared_ptr<const MapLayers> layers;
        std::once_flag isSorted;
        std::unique_ptr<LayerCuts> cuts;
        const LayerCuts& sorted();
    };
    struct Source {
        std::shared_ptr<Memory> memory; // shared by all that were opened with it
        std::optional<Geofile> geofile; // none: the layers in memory
        std::vector<Tileset> tilesets;
        TileWish wish;
        std::vector<Bounds> known;    // ground, where the map says where it ends
        std::optional<Bounds> extent; // of the tiles, where the layers in memory say nothing
        int opened = 0;
    };
    using Stale = std::shared_ptr<std::atomic<bool>>;
    void run(const std::string& topic, const MapCutQuery& query, const Stale& isStale,
             const Done& done);
    std::unique_ptr<Source> lend();
    static void openGeofile(Source& source, const std::string& path);
    void giveBack(std::unique_ptr<Source> source);
    static std::optional<MapCut> cut(Source& source, const MapCutQuery& query);

    std::mutex m_mutex; // guards what follows, but for the pool
    std::string m_path;
    std::shared_ptr<Memory> m_memory;
    std::vector<std::unique_ptr<Source>> m_idle;
    std::map<std::string, Stale> m_asked; // by topic; shared by the running question and the next
    int m_opened = 1;                     // counts the files that took each other's place
    QThreadPool m_pool;                   // last: its threads end before what they use
};

} // namespace haven
