#include "models/geo/layer_cuts.h"
#include "models/geo/tile_cut.h"
#include "tests/testkit/test_program.h"

#include <cmath>
#include <QtTest>
#include <random>

using namespace haven;

namespace {

constexpr Coordinate kCutMiddle{412900000, -725100000};

Bounds boxAround(Coordinate middle, double halfM)
{
    return {movedBy(middle, -halfM, -halfM), movedBy(middle, halfM, halfM)};
}

MultiPolygon squareOf(Coordinate middle, double halfM)
{
    Polygon polygon;
    for (const auto& [east, north] : {std::pair(-1, -1), {1, -1}, {1, 1}, {-1, 1}})
        polygon.outer.push_back(movedBy(middle, east * halfM, north * halfM));
    return {{polygon}};
}

StreetSegment streetFrom(Coordinate from, Coordinate to, StreetClass streetClass)
{
    StreetSegment street;
    street.name = "Oak Ave";
    street.streetClass = streetClass;
    street.line.points = {from, to};
    return street;
}

double lengthOf(const WorldLine& line)
{
    double length = 0;
    for (std::size_t n = 1; n < line.size(); ++n)
        length += std::hypot(line[n].x - line[n - 1].x, line[n].y - line[n - 1].y);
    return length;
}

double distanceTo(const WorldLine& line, WorldPixel at)
{
    double nearest = std::hypot(at.x - line.front().x, at.y - line.front().y);
    for (std::size_t n = 1; n < line.size(); ++n) {
        const WorldPixel a = line[n - 1];
        const WorldPixel way{line[n].x - a.x, line[n].y - a.y};
        const double square = way.x * way.x + way.y * way.y;
        const double along = (at.x - a.x) * way.x + (at.y - a.y) * way.y;
        const double share = square > 0 ? std::clamp(along / square, 0.0, 1.0) : 0;
        nearest =
            std::min(nearest, std::hypot(a.x + share * way.x - at.x, a.y + share * way.y - at.y));
    }
    return nearest;
}

} // namespace

class TestMapCut final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineIsCutIntoThePiecesInside()
    {
        const WorldBox box{0, 0, 10, 10};
        const WorldLine line{{-5, 5}, {5, 5}, {5, 20}, {8, 20}, {8, 5}};
        const auto pieces = clippedLine(line, box);
        QCOMPARE(pieces.size(), std::size_t(2));
        QCOMPARE(pieces[0].from, 5.0);
        QCOMPARE(lengthOf(pieces[0].points), 10.0);
        QCOMPARE(pieces[1].from, 38.0);
        QCOMPARE(lengthOf(pieces[1].points), 5.0);
        QVERIFY(clippedLine({{-5, -5}, {-1, 20}}, box).empty());
        QVERIFY(clippedLine({{3, 3}}, box).empty());
    }

    void aThinnedLineLosesOnlyWhatLiesNearIt()
    {
        QCOMPARE(thinned({{0, 0}, {1, 0.1}, {2, -0.1}, {3, 0}, {9, 0.2}}, 0.3).size(),
                 std::size_t(2));
        // There and back again is no straight line, however straight it lies.
        QCOMPARE(thinned({{0, 0}, {5, 0}, {9, 0}, {4, 0}, {0, 0}}, 0.3).size(), std::size_t(3));
        QCOMPARE(thinned({{0, 0}, {5, 0}, {5, 5}}, 0.3).size(), std::size_t(3));

        constexpr double kStep = 0.5;
        const unsigned seed = std::random_device()();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        std::normal_distribution<double> turn(0, 0.6);
        std::exponential_distribution<double> stride(1.0);
        for (int round = 0; round < 200; ++round) {
            WorldLine line{{0, 0}};
            double way = 0;
            for (int n = 0; n < 60; ++n) {
                way += turn(random);
                const double length = stride(random);
                line.push_back({line.back().x + length * std::cos(way),
                                line.back().y + length * std::sin(way)});
            }
            const WorldLine kept = thinned(line, kStep);
            QVERIFY(kept.size() < line.size());
            QCOMPARE(kept.front().x, line.front().x);
            QCOMPARE(kept.back().x, line.back().x);
            for (const WorldPixel at : line)
                QVERIFY2(distanceTo(kept, at) <= 2 * kStep, qPrintable(QString::number(round)));
        }
    }

    void aCutLineEndsWhereItsNeighborGoesOn()
    {
        const WorldLine line{{1, 1.3}, {19, 7.7}};
        const auto left = clippedLine(line, {0, 0, 10, 10});
        const auto right = clippedLine(line, {10, 0, 20, 10});
        QCOMPARE(left.size() + right.size(), std::size_t(2));
        QCOMPARE(left[0].points.back().x, right[0].points.front().x);
        QVERIFY(std::abs(left[0].points.back().y - right[0].points.front().y) < 1e-9);
        QVERIFY(std::abs(lengthOf(left[0].points) - right[0].from) < 1e-9);
    }

    void aRingIsClosedAlongTheEdge()
    {
        const WorldBox box{0, 0, 10, 10};
        const WorldLine around{{-5, -5}, {15, -5}, {15, 15}, {-5, 15}};
        const WorldBox whole = worldBoxOf(clippedRing(around, box));
        QVERIFY(whole.left == 0 && whole.top == 0 && whole.right == 10 && whole.bottom == 10);
        QVERIFY(clippedRing({{20, 20}, {30, 20}, {30, 30}}, box).empty());
        QCOMPARE(clippedRing({{1, 1}, {2, 1}, {2, 2}}, box).size(), std::size_t(3));
    }

    void aCoarseMapLeavesOutSmallStreets()
    {
        MapLayers layers;
        const Coordinate to = movedBy(kCutMiddle, 500, 0);
        layers.streets.push_back(streetFrom(kCutMiddle, to, StreetClass::Motorway));
        layers.streets.push_back(streetFrom(kCutMiddle, to, StreetClass::Residential));
        layers.streets.push_back(streetFrom(kCutMiddle, to, StreetClass::Path));
        const LayerCuts cuts(layers);
        const Bounds box = boxAround(kCutMiddle, 400);
        QCOMPARE(cuts.cut(box, 7).roads.size(), std::size_t(1));
        QCOMPARE(cuts.cut(box, 13).roads.size(), std::size_t(2));
        QCOMPARE(cuts.cut(box, 16).roads.size(), std::size_t(3));
        QCOMPARE(cuts.cut(boxAround(movedBy(kCutMiddle, 0, 9000), 400), 16).roads.size(),
                 std::size_t(0));
    }

    void whatIsCutReachesALittleBeyondTheBox()
    {
        MapLayers layers;
        layers.streets.push_back(streetFrom(movedBy(kCutMiddle, -9000, 0),
                                            movedBy(kCutMiddle, 9000, 0), StreetClass::Primary));
        const MapCut cut = LayerCuts(layers).cut(boxAround(kCutMiddle, 400), 15);
        QCOMPARE(cut.roads.size(), std::size_t(1));
        const double px = lengthOf(cut.roads[0].points) * std::exp2(15);
        const WorldBox box = worldBoxOf(boxAround(kCutMiddle, 400));
        const double wide = (box.right - box.left) * std::exp2(15);
        QVERIFY2(px > wide + 60 && px < wide + 100, qPrintable(QString::number(px - wide)));
        QVERIFY(cut.roads[0].from > 0);
    }

    void aBorderOfTwoIsDrawnOnce()
    {
        MapLayers layers;
        const Coordinate east = movedBy(kCutMiddle, 1000, 0);
        MultiPolygon left = squareOf(kCutMiddle, 500);
        MultiPolygon right = squareOf(east, 500);
        // They share two corners exactly.
        right.polygons[0].outer[0] = left.polygons[0].outer[1];
        right.polygons[0].outer[3] = left.polygons[0].outer[2];
        layers.beats = {{BeatId("1"), "", left}, {BeatId("2"), "", right}};
        const MapCut cut = LayerCuts(layers).cut(boxAround(kCutMiddle, 5000), 13);
        double length = 0;
        for (const CutLine& line : cut.lines)
            length += lengthOf(line.points);
        const double side =
            lengthOf(worldLineOf({left.polygons[0].outer[0], left.polygons[0].outer[1]}));
        QVERIFY2(std::abs(length / side - 7) < 0.05, qPrintable(QString::number(length / side)));
        QCOMPARE(cut.names.size(), std::size_t(2));
    }

    void aNameIsInOneBoxOnly()
    {
        MapLayers layers;
        layers.parks.push_back({"Harbor Green", squareOf(kCutMiddle, 2000)});
        MapPlace place;
        place.name = "Union Station";
        place.kind = PlaceKind::Transit;
        place.at = kCutMiddle;
        layers.places.push_back(place);
        const LayerCuts cuts(layers);
        int places = 0;
        int parks = 0;
        for (int row = -2; row < 2; ++row) {
            for (int column = -2; column < 2; ++column) {
                const Bounds box{
                    {kCutMiddle.latE7 + row * 100'000, kCutMiddle.lonE7 + column * 100'000},
                    {kCutMiddle.latE7 + (row + 1) * 100'000,
                     kCutMiddle.lonE7 + (column + 1) * 100'000}};
                for (const CutName& name : cuts.cut(box, 15).names)
                    ++(name.kind == CutNameKind::Park ? parks : places);
            }
        }
        QCOMPARE(places, 1);
        QCOMPARE(parks, 1);
    }

    void tilesOfABoxAreCountedBeforeTheyAreMade()
    {
        const WorldBox world{0, 0, 256, 256};
        QCOMPARE(tilesIn(world, 1, 64).size(), std::size_t(4));
        QVERIFY(tilesIn(world, 20, 64).empty());
        const auto one = tilesIn(worldBoxOf(TileSpot{12, 1200, 1500}).grown(-0.001), 12, 64);
        QCOMPARE(one.size(), std::size_t(1));
        QVERIFY(one[0] == (TileSpot{12, 1200, 1500}));
    }

    void layersOfTilesAreKnownByTheirUsualNames()
    {
        TileLayer roads;
        roads.name = "transportation";
        TileFeature feature;
        feature.shape = TileShape::Line;
        feature.lines = {{{0, 0}, {4096, 4096}}};
        feature.tags = {{"class", "primary"}, {"oneway", "1"}};
        roads.features.push_back(feature);
        TileLayer unknown = roads;
        unknown.name = "something else";
        VectorTile tile;
        tile.layers = {roads, unknown};
        const TileSpot spot{14, 4889, 6100};
        const WorldBox box = worldBoxOf(spot);
        const Bounds bounds{coordinateAt({box.left, box.bottom}, 0),
                            coordinateAt({box.right, box.top}, 0)};
        CutMaker maker(bounds, 15);
        addTile(maker, tile, spot, {});
        const MapCut cut = maker.take();
        QCOMPARE(cut.roads.size(), std::size_t(1));
        QCOMPARE(cut.roads[0].roadClass, RoadClass::Primary);
        QCOMPARE(cut.roads[0].oneway, RoadOneway::Forward);
        CutMaker without(bounds, 15);
        TileWish wish;
        wish.roads = false;
        addTile(without, tile, spot, wish);
        QVERIFY(without.take().roads.empty());
    }

    void beyondTheEdgeOfTheMapTheGroundIsNotKnown()
    {
        const Bounds box = boxAround(kCutMiddle, 500);
        const auto cutWith = [&box](const std::vector<Bounds>& ground) {
            CutMaker maker(box, 15);
            maker.known(ground);
            return maker.take();
        };
        QVERIFY(!cutWith({}).known);
        // All of it is known.
        QVERIFY(!cutWith({boxAround(kCutMiddle, 5'000)}).known);
        // Half of it, and nothing of it.
        const MapCut half = cutWith({boxAround(movedBy(kCutMiddle, 500, 0), 500),
                                     boxAround(movedBy(kCutMiddle, 90'000, 0), 500)});
        QVERIFY(half.known.has_value());
        QCOMPARE(half.known->size(), std::size_t(1));
        const MapCut nothing = cutWith({boxAround(movedBy(kCutMiddle, 90'000, 0), 500)});
        QVERIFY(nothing.known.has_value());
        QVERIFY(nothing.known->empty());
    }
};

HAVEN_TESTS(TestMapCut)
#include "tst_map_cut.moc"
