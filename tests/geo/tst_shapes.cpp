#include "models/geo/beats.h"
#include "models/geo/shapes.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;

namespace {

Ring square(std::int32_t from, std::int32_t to)
{
    return {{from, from}, {from, to}, {to, to}, {to, from}};
}

BeatArea beat(const char* id, Ring ring)
{
    return BeatArea{BeatId(id), id, MultiPolygon{{Polygon{std::move(ring), {}}}}};
}

} // namespace

class TestShapes final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void insideOutsideAndEdgeAreTold();
    void aHoleIsOutsideButItsEdgeIsEdge();
    void windingAndClosingDoNotMatter();
    void cornersAtTheLatitudeOfThePointCountOnce();
    void theWholeGlobeDoesNotOverflow();
    void aLabelStandsInside();
    void pointsAlongALineLieBesideIt();
    void theNearestPointOfALineIsFound();
    void aSharedEdgeHasOneOwner();
    void outsideEveryBeatThereIsNone();
    void theGridAgreesWithTheWalk();
};

void TestShapes::insideOutsideAndEdgeAreTold()
{
    const Polygon polygon{square(0, 100), {}};
    QCOMPARE(sideOf(polygon, Coordinate{50, 50}), PointSide::Inside);
    QCOMPARE(sideOf(polygon, Coordinate{50, 101}), PointSide::Outside);
    QCOMPARE(sideOf(polygon, Coordinate{0, 50}), PointSide::OnEdge);
    QCOMPARE(sideOf(polygon, Coordinate{100, 100}), PointSide::OnEdge);
    QCOMPARE(sideOf(polygon, Coordinate{100, 37}), PointSide::OnEdge);
    QCOMPARE(sideOf(Polygon{}, Coordinate{0, 0}), PointSide::Outside);
    // A slanted edge: on it exactly, and one unit to each side.
    const Polygon triangle{{{0, 0}, {0, 300}, {300, 0}}, {}};
    QCOMPARE(sideOf(triangle, Coordinate{100, 200}), PointSide::OnEdge);
    QCOMPARE(sideOf(triangle, Coordinate{100, 199}), PointSide::Inside);
    QCOMPARE(sideOf(triangle, Coordinate{100, 201}), PointSide::Outside);
}

void TestShapes::aHoleIsOutsideButItsEdgeIsEdge()
{
    const MultiPolygon area{
        {Polygon{square(0, 100), {square(40, 60)}}, Polygon{square(200, 300), {}}}};
    QCOMPARE(sideOf(area, Coordinate{50, 50}), PointSide::Outside);
    QCOMPARE(sideOf(area, Coordinate{40, 50}), PointSide::OnEdge);
    QCOMPARE(sideOf(area, Coordinate{39, 50}), PointSide::Inside);
    QCOMPARE(sideOf(area, Coordinate{250, 250}), PointSide::Inside);
    QCOMPARE(sideOf(area, Coordinate{150, 150}), PointSide::Outside);
}

void TestShapes::windingAndClosingDoNotMatter()
{
    Ring ring = square(0, 100);
    Ring closed = ring;
    closed.push_back(ring.front());
    const Ring reversed(ring.rbegin(), ring.rend());
    for (const Ring& each : {ring, closed, reversed}) {
        QCOMPARE(sideOf(each, Coordinate{1, 1}), PointSide::Inside);
        QCOMPARE(sideOf(each, Coordinate{-1, 1}), PointSide::Outside);
        QCOMPARE(sideOf(each, Coordinate{0, 0}), PointSide::OnEdge);
    }
}

void TestShapes::cornersAtTheLatitudeOfThePointCountOnce()
{
    const Ring diamond = {{0, 100}, {100, 0}, {0, -100}, {-100, 0}};
    QCOMPARE(sideOf(diamond, Coordinate{0, 0}), PointSide::Inside);
    QCOMPARE(sideOf(diamond, Coordinate{0, -101}), PointSide::Outside);
    QCOMPARE(sideOf(diamond, Coordinate{100, -5}), PointSide::Outside);
    QCOMPARE(sideOf(diamond, Coordinate{-100, -5}), PointSide::Outside);
}

void TestShapes::theWholeGlobeDoesNotOverflow()
{
    const Ring globe = {{-900000000, -1800000000},
                        {-900000000, 1800000000},
                        {900000000, 1800000000},
                        {900000000, -1800000000}};
    QCOMPARE(sideOf(globe, Coordinate{411500000, -725000000}), PointSide::Inside);
    const Ring half = {
        {-900000000, -1800000000}, {-900000000, 1800000000}, {900000000, 1800000000}};
    QCOMPARE(sideOf(half, Coordinate{0, 0}), PointSide::OnEdge);
    QCOMPARE(sideOf(half, Coordinate{1, 0}), PointSide::Outside);
    QCOMPARE(sideOf(half, Coordinate{-1, 0}), PointSide::Inside);
}

void TestShapes::aLabelStandsInside()
{
    const MultiPolygon ring{{Polygon{square(0, 1000), {square(300, 600)}}}};
    const auto label = labelPointOf(ring);
    QVERIFY(label.has_value());
    QCOMPARE(sideOf(ring, *label), PointSide::Inside);
    QVERIFY(!labelPointOf(MultiPolygon{}).has_value());
}

void TestShapes::pointsAlongALineLieBesideIt()
{
    const Coordinate start{411500000, -725000000};
    const Polyline line{{start, movedBy(start, 100, 0), movedBy(start, 100, 100)}};
    QVERIFY(std::abs(lengthMeters(line) - 200) < 0.1);
    QCOMPARE(pointAlong(line, 0), start);
    QVERIFY(distanceMeters(pointAlong(line, 0.25), movedBy(start, 50, 0)) < 0.1);
    QVERIFY(distanceMeters(pointAlong(line, 1), movedBy(start, 100, 100)) < 0.1);
    // Going east, right is south; going north, right is east.
    QVERIFY(distanceMeters(pointAlong(line, 0.25, 10), movedBy(start, 50, -10)) < 0.1);
    QVERIFY(distanceMeters(pointAlong(line, 0.75, 10), movedBy(start, 110, 50)) < 0.1);
    QCOMPARE(pointAlong(Polyline{{start}}, 0.5), start);
    QCOMPARE(pointAlong(Polyline{{start, start}}, 1.0, 5), start);
}

void TestShapes::theNearestPointOfALineIsFound()
{
    const Coordinate start{411500000, -725000000};
    const Polyline line{{start, movedBy(start, 100, 0), movedBy(start, 100, 100)}};
    const auto near = nearestOn(line, movedBy(start, 30, 40));
    QVERIFY(near.has_value());
    QVERIFY(std::abs(near->distanceM - 40) < 0.1);
    QCOMPARE(near->segment, std::size_t(0));
    QVERIFY(std::abs(near->share - 0.15) < 0.01);
    const auto upper = nearestOn(line, movedBy(start, 130, 80));
    QVERIFY(upper.has_value());
    QCOMPARE(upper->segment, std::size_t(1));
    QVERIFY(!nearestOn(Polyline{}, start).has_value());
}

void TestShapes::aSharedEdgeHasOneOwner()
{
    const BeatMap beats({beat("1", {{0, 0}, {0, 100}, {100, 100}, {100, 0}}),
                         beat("2", {{0, 100}, {0, 200}, {100, 200}, {100, 100}})});
    QCOMPARE(beats.beatAt(Coordinate{50, 100})->value, std::string("1"));
    QCOMPARE(beats.beatAt(Coordinate{50, 99})->value, std::string("1"));
    QCOMPARE(beats.beatAt(Coordinate{50, 101})->value, std::string("2"));
    QVERIFY(beats.beat(BeatId("2")) != nullptr);
    QVERIFY(beats.beat(BeatId("9")) == nullptr);
}

void TestShapes::outsideEveryBeatThereIsNone()
{
    QVERIFY(!BeatMap({}).beatAt(Coordinate{0, 0}).has_value());
    const BeatMap beats({beat("1", square(0, 100))});
    QVERIFY(!beats.beatAt(Coordinate{0, 101}).has_value());
    QVERIFY(!beats.beatAt(Coordinate{-900000000, 1800000000}).has_value());
}

void TestShapes::theGridAgreesWithTheWalk()
{
    std::vector<BeatArea> areas;
    for (std::int32_t i = 0; i < 10; ++i) {
        const std::int32_t x = i * 1000;
        areas.push_back(beat(std::to_string(i).c_str(),
                             {{0, x}, {500 * (i % 3), x + 500}, {0, x + 1000}, {3000, x + 400}}));
    }
    const BeatMap beats(areas);
    int inside = 0;
    for (std::int32_t lat = 0; lat <= 3000; lat += 37) {
        for (std::int32_t lon = 0; lon <= 10000; lon += 41) {
            std::optional<BeatId> walked;
            for (const BeatArea& area : areas) {
                if (!walked && sideOf(area.area, Coordinate{lat, lon}) == PointSide::Inside)
                    walked = area.id;
            }
            if (!walked)
                continue;
            ++inside;
            QCOMPARE(beats.beatAt(Coordinate{lat, lon})->value, walked->value);
        }
    }
    QVERIFY(inside > 1000);
}

HAVEN_TESTS(TestShapes)
#include "tst_shapes.moc"
