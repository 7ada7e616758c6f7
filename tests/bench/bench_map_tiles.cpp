#include "app/session/map_cutter.h"
#include "app/session/map_files.h"
#include "models/exchange/map_import.h"
#include "tests/bench/figures.h"
#include "tests/testkit/fake_desk.h"
#include "tests/testkit/ui/sample_look.h"
#include "ui/map/map_view.h"
#include "ui/map/name_layout.h"
#include "ui/map/tile_painter.h"

#include <fmt/format.h>
#include <QApplication>
#include <QElapsedTimer>
#include <QPainterPath>
#include <QTemporaryDir>
#include <QTest>
#include <random>

// The base map: reading and painting one square by zoom, its names, the first picture after a jump,
// a batch of positions; beside it the simple way, one path for each class of road.
using namespace haven;
using namespace haven::bench;
using namespace haven::test;
using namespace haven::ui;

namespace {

constexpr int kSquares = 30;
constexpr std::size_t kSimpleSquares = 4; // a second each
constexpr int kStateRows = 480;           // crossings from south to north
constexpr int kStateColumns = 620;        // and from west to east: about 300,000
constexpr double kBlockM = 230;
constexpr QSize kWindow(1920, 1080);

using Cuts = FakeDesk::MapCuts;

// A state of 141 by 110 kilometers: a bent grid of streets, every eighth line a wider one. Streets
// of eight blocks, so that some 75,000 have a name.
MapLayers madeUpStreets()
{
    MapLayers layers;
    const Coordinate corner{409000000, -735000000};
    const auto crossing = [&](int column, int row) {
        const double bend = 60 * std::sin(column * 0.31) + 50 * std::cos(row * 0.23);
        return movedBy(corner, column * kBlockM + bend, row * kBlockM - bend);
    };
    const auto classOf = [](int line) {
        if (line % 64 == 0)
            return StreetClass::Motorway;
        if (line % 16 == 0)
            return StreetClass::Primary;
        return line % 8 == 0 ? StreetClass::Secondary : StreetClass::Residential;
    };
    const auto add = [&](int line, int from, int last, bool isEast) {
        StreetSegment street;
        street.streetClass = classOf(line);
        street.name = fmt::format("{} {} St", isEast ? "East" : "North", line * 100 + from / 8);
        for (int at = from; at <= std::min(from + 8, last); ++at)
            street.line.points.push_back(isEast ? crossing(at, line) : crossing(line, at));
        layers.streets.push_back(std::move(street));
    };
    for (int row = 0; row < kStateRows; ++row) {
        for (int column = 0; column < kStateColumns - 1; column += 8)
            add(row, column, kStateColumns - 1, true);
    }
    for (int column = 0; column < kStateColumns; ++column) {
        for (int row = 0; row < kStateRows - 1; row += 8)
            add(column, row, kStateRows - 1, false);
    }
    return layers;
}

std::shared_ptr<const MapCut> cutFor(const Cuts& cuts, const TileKey& key)
{
    const WorldBox box = key.box();
    return std::make_shared<const MapCut>(
        cuts({coordinateAt({box.left, box.bottom}, 0), coordinateAt({box.right, box.top}, 0)},
             key.zoom()));
}

// What everybody writes first: a path a class, stroked with round joints.
QImage paintedSimply(const MapCut& cut, const MapStyle& style, const TileKey& key)
{
    QImage image(512, 512, QImage::Format_RGB32);
    image.fill(style.color(MapColor::Land));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const WorldBox box = key.box();
    for (const bool isCasing : {true, false}) {
        for (int n = 8; n >= 0; --n) {
            const auto roadClass = static_cast<RoadClass>(n);
            QPainterPath path;
            for (const CutRoad& road : cut.roads) {
                if (road.roadClass != roadClass || road.points.size() < 2)
                    continue;
                for (std::size_t at = 0; at < road.points.size(); ++at) {
                    const QPointF point((road.points[at].x - box.left) * key.scale(),
                                        (road.points[at].y - box.top) * key.scale());
                    if (at == 0)
                        path.moveTo(point);
                    else
                        path.lineTo(point);
                }
            }
            const RoadStyle& road = style.road(roadClass);
            const double width = road.width.at(key.zoom()) + (isCasing ? 2 * road.casingPx : 0);
            painter.strokePath(path, QPen(isCasing ? road.casing : road.fill, width, Qt::SolidLine,
                                          Qt::RoundCap, Qt::RoundJoin));
        }
    }
    return image;
}

// Squares around streets picked by chance, so that empty ones do not flatter.
std::vector<TileKey> squaresOf(const MapLayers& layers, double zoom)
{
    std::mt19937 random(3);
    std::vector<TileKey> keys;
    while (keys.size() < kSquares) {
        const StreetSegment& street = layers.streets[random() % layers.streets.size()];
        TileKey key;
        key.zoomStep = static_cast<int>(zoom * kMapZoomSteps);
        key.ratioPercent = 100;
        const WorldPixel at = worldPixel(street.line.points.front(), 0);
        keys.push_back(tilesOver({at.x, at.y, at.x + 1e-9, at.y + 1e-9}, key).front());
    }
    return keys;
}

void measureSquares(Sheet& sheet, const std::string& town, const MapLayers& layers,
                    const Cuts& cuts)
{
    const Look look = testkit::denseLook(QStringLiteral("night"));
    const auto style = MapStyle::shipped(look.theme);
    NameImages images(look, *style, 1);
    for (const double zoom : {11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0}) {
        Samples reading;
        Samples painting;
        Samples naming;
        Samples whole;
        Samples simple;
        std::size_t roads = 0;
        for (const TileKey& key : squaresOf(layers, zoom)) {
            const Stopwatch all;
            const auto cut = cutFor(cuts, key);
            reading.add(all.ms());
            const Stopwatch paint;
            const TilePictures pictures = paintTile(*cut, *style, key, 1);
            painting.add(paint.ms());
            const Stopwatch name;
            NameWish wish;
            const WorldBox box = key.box();
            wish.camera.center = {(box.left + box.right) / 2, (box.top + box.bottom) / 2};
            wish.camera.zoom = key.zoom();
            wish.camera.size = {512, 512};
            wish.area = wish.camera.view();
            wish.seeds = {std::make_shared<const NameSeeds>(seedsOf(*cut, *style, key))};
            static_cast<void>(laidOutNames(wish, images));
            naming.add(name.ms());
            whole.add(all.ms());
            if (simple.count() < kSimpleSquares) {
                const Stopwatch plain;
                static_cast<void>(paintedSimply(*cut, *style, key));
                simple.add(plain.ms());
            }
            roads += cut->roads.size();
        }
        const std::string at =
            fmt::format("{} z{:.0f}, {} roads a square", town, zoom, roads / kSquares);
        sheet.add(reading.figure(at + ": read", "ms"));
        sheet.add(painting.figure(at + ": painted", "ms"));
        sheet.add(naming.figure(at + ": names placed and drawn", "ms"));
        sheet.add(whole.figure(at + ": all of it", "ms", Promise{Bound::P95, 12}));
        sheet.add(simple.figure(at + ": roads as paths, beside it", "ms"));
    }
}

// On the desk's road, with threads, until nothing in view is scaled and all names stand.
void measureJumps(Sheet& sheet, const std::string& town, const MapLayers& layers, const Cuts& cuts)
{
    FakeDesk desk;
    desk.setMap(cuts);
    ThemeSource source(testkit::denseLook(QStringLiteral("night")));
    MapView view(source, desk, layers);
    view.resize(kWindow);
    QElapsedTimer timer;
    timer.start();
    view.show();
    const auto untilWhole = [&] {
        while (!view.isComplete())
            QTest::qWait(1);
        return static_cast<double>(timer.nsecsElapsed()) / 1e6;
    };
    sheet.add(single(town + ": map open to the first whole picture", "ms", untilWhole(),
                     Promise{Bound::Max, 300}));
    std::mt19937 random(5);
    Samples jumps;
    for (int n = 0; n < 25; ++n) {
        const StreetSegment& street = layers.streets[random() % layers.streets.size()];
        timer.restart();
        view.goTo(street.line.points.front());
        jumps.add(untilWhole());
    }
    sheet.add(jumps.figure(town + ": whole picture after a jump", "ms"));
}

// 500 of 5,000 units have moved: marks taken, laid out anew, painted.
void measureBatch(Sheet& sheet, const MapLayers& layers)
{
    constexpr int kUnits = 5'000;
    constexpr int kBatch = 500;
    FakeDesk desk;
    const auto cuts = std::make_shared<const LayerCuts>(layers);
    desk.setMap([cuts](const Bounds& box, double zoom) { return cuts->cut(box, zoom); });
    std::mt19937 random(9);
    const auto anywhere = [&] {
        return layers.streets[random() % layers.streets.size()].line.points.front();
    };
    for (int n = 0; n < kUnits; ++n)
        desk.room().logOn("U" + std::to_string(n));
    desk.sync();
    ThemeSource source(testkit::denseLook(QStringLiteral("night")));
    MapView view(source, desk, layers);
    view.resize(kWindow);
    view.show();
    const auto drive = [&](int unit) {
        UnitPosition position;
        position.unit = UnitId("U" + std::to_string(unit));
        position.at = anywhere();
        position.courseCdeg = static_cast<int>(random() % 36000);
        position.fixedAt = desk.now();
        position.receivedAt = desk.now();
        return position;
    };
    std::vector<UnitPosition> all;
    for (int n = 0; n < kUnits; ++n)
        all.push_back(drive(n));
    desk.move(all);
    MarkBook book(desk);
    book.reload();
    while (!view.isComplete())
        QTest::qWait(1);
    Samples taking;
    Samples frame;
    for (int turn = 0; turn < 60; ++turn) {
        std::vector<UnitPosition> batch;
        std::set<UnitId> units;
        for (int n = 0; n < kBatch; ++n) {
            batch.push_back(drive(static_cast<int>(random() % kUnits)));
            units.insert(batch.back().unit);
        }
        const Stopwatch take;
        desk.move(batch);
        book.move(units);
        taking.add(take.ms());
        QTest::qWait(280); // the next beat of the map's moves
        QImage picture(kWindow, QImage::Format_RGB32);
        const Stopwatch paint;
        view.render(&picture);
        frame.add(paint.ms());
    }
    sheet.add(taking.figure("500 of 5,000 positions: taken on the screen's thread", "ms",
                            Promise{Bound::P95, 5}));
    sheet.add(frame.figure("the frame after", "ms", Promise{Bound::P95, 12}));
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    Sheet sheet("map_tiles", optionsOf(argc, argv));
    const MapLayers county = madeUpStreets();
    const auto cuts = std::make_shared<const LayerCuts>(county);
    const Cuts countyCuts = [cuts](const Bounds& box, double zoom) { return cuts->cut(box, zoom); };
    measureSquares(sheet, "state", county, countyCuts);
    measureJumps(sheet, "state", county, countyCuts);
    measureBatch(sheet, county);
    if (qEnvironmentVariableIsEmpty("HAVEN_DATA")) {
        sheet.note("Without HAVEN_DATA no real town is measured.");
        return 0;
    }
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("town.haven.geo")).toStdString();
    MapImportRequest request;
    request.files = {qgetenv("HAVEN_DATA").toStdString() + "/geo/osm/baltimore.osm.pbf"};
    const auto imported = importMap(request, path, {"bench", Instant{1}}, Instant{1});
    const auto layers = readGeofile(path);
    if (!imported || !layers) {
        fmt::print(stderr, "the real town cannot be imported\n");
        return 1;
    }
    MapCutter cutter(path, std::make_shared<const MapLayers>(*layers));
    const Cuts real = [&cutter](const Bounds& box, double zoom) {
        return cutter.cutNow({box, zoom});
    };
    measureSquares(sheet, "Baltimore", *layers, real);
    measureJumps(sheet, "Baltimore", *layers, real);
    return 0;
}
