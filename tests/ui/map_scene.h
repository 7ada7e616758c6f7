#pragma once

#include "models/geo/layers.h"
#include "tests/testkit/fake_desk.h"
#include "ui/map/map_panel.h"
#include "ui/theme/theme_source.h"

#include <memory>

// A map over a desk, for the tests of the map.
namespace haven::test {

// The fictional town that ships, as the demo station has it.
MapLayers demoTown();
// A few streets over the two beats of the dispatch room.
MapLayers roomTown();

class MapScene final
{
public:
    explicit MapScene(MapLayers layers, QSize size = QSize(520, 700),
                      const QString& theme = QStringLiteral("night"));

    // Another map than the layers: a geofile, for example.
    void drawFrom(FakeDesk::MapCuts cuts) { m_cuts = std::move(cuts); }
    // Shows it, active, and waits for the picture of the town.
    void show();
    // The scene is set: what was recorded becomes known.
    void sync() { desk.sync(); }
    IncidentId call(const char* type, Priority priority, std::optional<Coordinate> at,
                    const char* place = "12 Oak Ave");
    void unit(const char* sign, std::optional<Coordinate> at);
    // So many invented incidents and units along the streets; the same seed is the same evening.
    void fill(int incidents, int units, unsigned seed);

    ui::MapPanel& panel() { return *m_panel; }
    ui::MapView& view() { return m_panel->view(); }
    ui::ThemeSource& source() { return m_source; }
    QPoint pointOf(Coordinate at) { return view().camera().pointOf(at).toPoint(); }
    // Into the gallery of the build tree.
    void save(const QString& name);

    FakeDesk desk;

private:
    void must(const Command& command);

    MapLayers m_layers;
    FakeDesk::MapCuts m_cuts;
    ui::ThemeSource m_source;
    QSize m_size;
    std::unique_ptr<ui::MapPanel> m_panel;
};

} // namespace haven::test
