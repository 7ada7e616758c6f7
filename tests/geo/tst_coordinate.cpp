#include "models/base/json_codec.h"
#include "models/geo/coordinate.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;

class TestCoordinate final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void positionTextIsReadToTheLastDigit();
    void whatIsNotAPositionIsRefused_data();
    void whatIsNotAPositionIsRefused();
    void textComesBackAsItWas();
    void distancesAgreeWithKnownOnes();
    void mercatorGoesThereAndBack();
    void mercatorMatchesKnownTiles();
    void boundsHoldTheirEdges();
    void jsonKeepsWholeNumbers();
};

void TestCoordinate::positionTextIsReadToTheLastDigit()
{
    QCOMPARE(parseCoordinate("41.1234567,-72.7654321").value(),
             (Coordinate{411234567, -727654321}));
    QCOMPARE(parseCoordinate(" +41 , -0.5 ").value(), (Coordinate{410000000, -5000000}));
    QCOMPARE(parseCoordinate("90,-180").value(), (Coordinate{900000000, -1800000000}));
    // The eighth digit rounds, further ones do not count.
    QCOMPARE(parseCoordinate("0.00000005,0.000000049").value(), (Coordinate{1, 0}));
}

void TestCoordinate::whatIsNotAPositionIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("outOfRange");
    for (const char* text : {"", ",", "41", "41,", "41,-72,3", "41.,-72", ".5,1", "4e1,2", "a,b",
                             "41 -72", "--41,72", "41,-72x", "0x10,1", "nan,1", "inf,1"})
        QTest::newRow(text) << QByteArray(text) << false;
    for (const char* text :
         {"90.0000001,0", "-91,0", "0,180.0000001", "0,-181", "99999999999999999999,0"})
        QTest::newRow(text) << QByteArray(text) << true;
}

void TestCoordinate::whatIsNotAPositionIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, outOfRange);
    const auto read = parseCoordinate(text.toStdString());
    QVERIFY(!read.isOk());
    QCOMPARE(read.refusal().code,
             outOfRange ? RefusalCode::CoordinateOutOfRange : RefusalCode::CoordinateMalformed);
}

void TestCoordinate::textComesBackAsItWas()
{
    for (const Coordinate at : {Coordinate{411234567, -727654321}, Coordinate{-1, 1},
                                Coordinate{-900000000, 1800000000}, Coordinate{0, -5}})
        QCOMPARE(parseCoordinate(coordinateText(at)).value(), at);
    QCOMPARE(coordinateText(Coordinate{-1, 100000000}), std::string("-0.0000001,10.0000000"));
}

void TestCoordinate::distancesAgreeWithKnownOnes()
{
    const Coordinate equator{0, 0};
    // One degree of a great circle of the mean Earth.
    QVERIFY(std::abs(distanceMeters(equator, Coordinate{10000000, 0}) - 111195.08) < 0.1);
    QVERIFY(std::abs(distanceMeters(equator, Coordinate{0, 10000000}) - 111195.08) < 0.1);
    QVERIFY(std::abs(distanceMeters(equator, Coordinate{0, 1800000000}) - 20015114.4) < 10);
    QCOMPARE(distanceMeters(equator, equator), 0.0);
    const Coordinate town{411500000, -725000000};
    const Coordinate moved = movedBy(town, 300, 400);
    QVERIFY(std::abs(distanceMeters(town, moved) - 500) < 0.5);
}

void TestCoordinate::mercatorGoesThereAndBack()
{
    for (const double zoom : {0.0, 9.5, 19.0}) {
        for (const Coordinate at : {Coordinate{411500000, -725000000}, Coordinate{0, 0},
                                    Coordinate{-850000000, 1799999999}}) {
            const Coordinate back = coordinateAt(worldPixel(at, zoom), zoom);
            QVERIFY(std::abs(back.latE7 - at.latE7) <= 1);
            QVERIFY(std::abs(back.lonE7 - at.lonE7) <= 1);
        }
    }
}

void TestCoordinate::mercatorMatchesKnownTiles()
{
    const WorldPixel middle = worldPixel(Coordinate{0, 0}, 0);
    QCOMPARE(middle.x, 128.0);
    QVERIFY(std::abs(middle.y - 128.0) < 1e-9);
    // The edge of the square world.
    QVERIFY(std::abs(worldPixel(Coordinate{900000000, -1800000000}, 0).y) < 1e-6);
    // 60 degrees north lies 1.3169578969 radians above the equator.
    const double y = worldPixel(Coordinate{600000000, 0}, 0).y;
    QVERIFY(std::abs((128.0 - y) * 2 * 3.14159265358979 / 256.0 - 1.3169578969) < 1e-9);
    QVERIFY(std::abs(metersPerPixel(0, 0) - 156367.9) < 200);
}

void TestCoordinate::boundsHoldTheirEdges()
{
    QVERIFY(!boundsOf(std::vector<Coordinate>{}).has_value());
    const auto bounds = boundsOf({Coordinate{10, 40}, Coordinate{-5, 20}, Coordinate{7, 60}});
    QVERIFY(bounds.has_value());
    QCOMPARE(*bounds, (Bounds{Coordinate{-5, 20}, Coordinate{10, 60}}));
    QVERIFY(bounds->contains(Coordinate{10, 60}));
    QVERIFY(!bounds->contains(Coordinate{11, 60}));
    QCOMPARE(centerOf(*bounds), (Coordinate{2, 40}));
    QVERIFY(bounds->intersects(Bounds{Coordinate{10, 60}, Coordinate{20, 70}}));
    QVERIFY(!bounds->intersects(Bounds{Coordinate{11, 60}, Coordinate{20, 70}}));
    QCOMPARE(united(std::nullopt, bounds), bounds);
    QVERIFY(grownBy(*bounds, 100).contains(Coordinate{1000, 60}));
}

void TestCoordinate::jsonKeepsWholeNumbers()
{
    const Coordinate at{411234567, -727654321};
    QCOMPARE(toJson(at).dump(), std::string(R"({"lat_e7":411234567,"lon_e7":-727654321})"));
    Coordinate back;
    QVERIFY(fromJson(toJson(at), back));
    QCOMPARE(back, at);
}

HAVEN_TESTS(TestCoordinate)
#include "tst_coordinate.moc"
