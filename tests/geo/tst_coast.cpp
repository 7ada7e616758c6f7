#include "models/geo/coast.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;

namespace {

// A box of ten by ten, whose unit is a thousandth of a degree.
Coordinate sea(double east, double north)
{
    return {410'000'000 + static_cast<int>(north * 10'000),
            -730'000'000 + static_cast<int>(east * 10'000)};
}
const Bounds kSeaBox{sea(0, 0), sea(10, 10)};

bool isSea(const MultiPolygon& water, double east, double north)
{
    return sideOf(water, sea(east, north)) == PointSide::Inside;
}

} // namespace

class TestCoast final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWaterIsOnTheRight()
    {
        // From east to west along the shore: the land is on the left, in the south.
        const MultiPolygon north = seaOf({{sea(12, 5), sea(-2, 5)}}, kSeaBox);
        QVERIFY(isSea(north, 5, 8) && !isSea(north, 5, 2));
        const MultiPolygon south = seaOf({{sea(-2, 5), sea(12, 5)}}, kSeaBox);
        QVERIFY(isSea(south, 5, 2) && !isSea(south, 5, 8));
    }

    void linesThatMeetAreOneCoastInAnyOrder()
    {
        const MultiPolygon water = seaOf(
            {{sea(6, 4), sea(12, 5)}, {sea(-2, 5), sea(3, 6)}, {sea(3, 6), sea(6, 4)}}, kSeaBox);
        QCOMPARE(water.polygons.size(), std::size_t(1));
        QVERIFY(isSea(water, 5, 2) && isSea(water, 3, 5.5) && !isSea(water, 6, 5));
    }

    void anIslandIsNoWater()
    {
        const std::vector<Coordinate> island{sea(4, 1), sea(6, 1), sea(6, 3), sea(4, 3), sea(4, 1)};
        const MultiPolygon water = seaOf({{sea(-2, 5), sea(12, 5)}, island}, kSeaBox);
        QVERIFY(!isSea(water, 5, 2) && isSea(water, 2, 2) && !isSea(water, 5, 8));
        // Alone it lies in the middle of the sea.
        const MultiPolygon ocean = seaOf({island}, kSeaBox);
        QVERIFY(!isSea(ocean, 5, 2) && isSea(ocean, 5, 8));
    }

    void aHarborAndAPeninsulaAreTwoShores()
    {
        // In from the south-west, around a bay and out again; a second shore in the north-east.
        const MultiPolygon water = seaOf(
            {{sea(2, -1), sea(2, 6), sea(5, 6), sea(5, -1)}, {sea(12, 8), sea(8, 8), sea(8, 12)}},
            kSeaBox);
        QVERIFY(isSea(water, 3, 3));
        QVERIFY(!isSea(water, 1, 3) && !isSea(water, 7, 3));
        QVERIFY(isSea(water, 9, 9));
    }

    void aCoastThatEndsGoesOnToTheNearestEdge()
    {
        const MultiPolygon water = seaOf({{sea(1, 5), sea(9, 5)}}, kSeaBox);
        QVERIFY(isSea(water, 0.5, 2) && isSea(water, 9.5, 2) && !isSea(water, 9.5, 8));
    }

    void aCoastThatBeginsAlongTheEdgeIsNotTurnedInsideOut()
    {
        // It begins a hair inside, leaves the box at once, comes in again farther on and goes
        // through it to the north: the sea is in the east.
        const MultiPolygon water =
            seaOf({{sea(3, 0.01), sea(2.5, -0.5), sea(4, -0.5), sea(5, 3), sea(6, 12)}}, kSeaBox);
        QVERIFY(isSea(water, 9, 5) && !isSea(water, 1, 5) && !isSea(water, 1, 9));
        // The same at the other end.
        const MultiPolygon end =
            seaOf({{sea(5, -2), sea(5, 8), sea(6, 10.5), sea(6.5, 10.5), sea(6.4, 9.99)}}, kSeaBox);
        QVERIFY(isSea(end, 9, 5) && !isSea(end, 1, 5));
    }

    void aCoastThatContradictsItselfHasNoSea()
    {
        // Two shores, of which each says that the water is in the south of it.
        const MultiPolygon water =
            seaOf({{sea(-2, 5), sea(12, 5)}, {sea(-2, 8), sea(12, 8)}}, kSeaBox);
        QVERIFY(water.polygons.empty());
    }

    void noCoastIsNoSea()
    {
        QVERIFY(seaOf({}, kSeaBox).polygons.empty());
        QVERIFY(seaOf({{sea(1, 1)}}, kSeaBox).polygons.empty());
        QVERIFY(seaOf({{sea(20, 20), sea(30, 30)}}, kSeaBox).polygons.empty());
        QVERIFY(seaOf({{sea(1, 1), sea(2, 2)}}, Bounds{sea(1, 1), sea(1, 1)}).polygons.empty());
    }
};

HAVEN_TESTS(TestCoast)
#include "tst_coast.moc"
