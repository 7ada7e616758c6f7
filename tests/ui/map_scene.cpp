#include "tests/ui/map_scene.h"

#include "models/geo/town_generator.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/sample_look.h"
#include "ui/theme/apply_theme.h"

#include <QDir>
#include <QtTest>
#include <random>

namespace haven::test {

namespace {

constexpr std::uint64_t kTownSeed = 1;

Polygon square(Coordinate middle, double halfM)
{
    Polygon polygon;
    for (const auto& [east, north] : {std::pair(-1, -1), {1, -1}, {1, 1}, {-1, 1}})
        polygon.outer.push_back(movedBy(middle, east * halfM, north * halfM));
    return polygon;
}

StreetSegment street(const char* name, Coordinate from, Coordinate to, StreetClass streetClass)
{
    StreetSegment segment;
    segment.name = name;
    segment.streetClass = streetClass;
    segment.line.points = {from, to};
    return segment;
}

} // namespace

MapLayers demoTown()
{
    const auto plan = parseTownPlan(sourceText("resources/demo/town.json"));
    if (!plan)
        qFatal("%s", refusalSentence(plan.refusal()).c_str());
    const auto town = makeTown(*plan, kTownSeed, TownSize::Town);
    if (!town)
        qFatal("%s", refusalSentence(town.refusal()).c_str());
    return *town;
}

MapLayers roomTown()
{
    MapLayers layers;
    constexpr double kHalfM = 800;
    layers.beats.push_back({BeatId("1"), "Beat 1", {{square(kInBeat1, kHalfM)}}});
    layers.beats.push_back({BeatId("2"), "Beat 2", {{square(kInBeat2, kHalfM)}}});
    layers.parks.push_back({"Harbor Green", {{square(kInBeat2, kHalfM / 4)}}});
    layers.streets.push_back(street("Main St", movedBy(kInBeat1, -kHalfM, 0),
                                    movedBy(kInBeat2, kHalfM, 0), StreetClass::Primary));
    layers.streets.push_back(street("Elm St", movedBy(kInBeat1, 0, -kHalfM),
                                    movedBy(kInBeat1, 0, kHalfM), StreetClass::Residential));
    layers.attribution = "© the town of the test";
    return layers;
}

MapScene::MapScene(MapLayers layers, QSize size, const QString& theme)
    : m_layers(std::move(layers)), m_source(testkit::denseLook(theme)), m_size(size)
{
    ui::applyTheme(*qApp, m_source.look());
}

void MapScene::show()
{
    desk.sync();
    if (m_cuts)
        desk.setMap(m_cuts);
    else
        desk.setMap(m_layers);
    m_panel = std::make_unique<ui::MapPanel>(m_source, desk, m_layers);
    m_panel->resize(m_size);
    m_panel->show();
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    QTRY_VERIFY(view().isComplete());
}

void MapScene::must(const Command& command)
{
    if (const auto done = desk.room().run(command); !done)
        qFatal("%s", refusalSentence(done.refusal()).c_str());
}

IncidentId MapScene::call(const char* type, Priority priority, std::optional<Coordinate> at,
                          const char* place)
{
    OpenIncident open;
    open.type = TypeCode(type);
    open.priority = priority;
    open.location = test::at(place);
    open.location.point = at;
    must(open);
    return desk.room().last<IncidentOpened>().incident;
}

void MapScene::unit(const char* sign, std::optional<Coordinate> at)
{
    desk.room().logOn(sign);
    if (!at)
        return;
    Location place = test::at("a corner");
    place.point = at;
    must(MoveUnit{UnitId(sign), place});
}

void MapScene::fill(int incidents, int units, unsigned seed)
{
    std::mt19937 random(seed);
    const auto& types = desk.knowledge().codes.types;
    const auto anywhere = [&] {
        const auto& streets = m_layers.streets;
        const auto& line = streets[random() % streets.size()].line;
        return pointAlong(line, static_cast<double>(random() % 100) / 100);
    };
    std::vector<IncidentId> open;
    std::vector<Coordinate> places;
    for (int n = 0; n < incidents; ++n) {
        const auto& type = types[random() % types.size()];
        // One in four comes from a place that has called before.
        const Coordinate at =
            n % 4 == 3 && !places.empty() ? places[random() % places.size()] : anywhere();
        places.push_back(at);
        open.push_back(call(type.code.value.c_str(), static_cast<Priority>(random() % 5), at));
    }
    for (int n = 0; n < units; ++n) {
        const std::string sign =
            std::to_string(1 + n % 5) + static_cast<char>('A' + n / 5 % 4) + std::to_string(10 + n);
        unit(sign.c_str(), anywhere());
        if (n % 3 == 0 || open.empty())
            continue;
        desk.room().dispatch(sign, open[static_cast<std::size_t>(n) % open.size()]);
        if (n % 3 == 1)
            must(MarkEnRoute{{UnitId(sign)}, {}});
        else
            must(MarkOnScene{{UnitId(sign)}, {}});
    }
}

void MapScene::save(const QString& name)
{
    testkit::saveToGallery(*m_panel, name);
}

} // namespace haven::test
