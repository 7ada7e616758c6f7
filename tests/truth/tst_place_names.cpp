#include "models/geo/place_index.h"
#include "models/geo/place_names.h"
#include "models/geo/place_tables.h"
#include "models/geo/state_generator.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <map>
#include <set>

using namespace haven;

namespace {

std::vector<std::uint32_t> bearers(const PlaceNames& names, const char* text)
{
    std::vector<std::uint32_t> items;
    for (const NameMatch& match : names.find(placeWords(text))) {
        for (const std::uint32_t item : names.itemsOf(match.name))
            items.push_back(item);
    }
    return items;
}

AddressPoint houseIn(const char* town, std::int32_t number, Coordinate at)
{
    AddressPoint point;
    point.number = number;
    point.street = "Main St";
    point.town = town;
    point.at = at;
    return point;
}

} // namespace

// The packed tables under the place search, and the made-up state they are measured with.
class TestPlaceNames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneNameHasAllItsBearers();
    void gradesGoFromSureToGuessed();
    void oneOfManyIsNotTheOnlyOne();
    void nothingIsFoundInNothing();
    void anIndexWithoutTablesKnowsNoPlace();
    void theNearestOfManyNamesakesComesFirst();
    void aPlaceInABeatComesBeforeItsTwin();
    void theKindOfStreetMayBeLeftOut();
    void housesJoinTheRoadThatNamesNoTown();
    void tooManyStreetsAtAPointDoNoHarm();
    void theStreetsAroundComeNearestFirst();
    void theSamePlanGivesTheSameState();
    void theStateIsAsLargeAsItSays();
    void aStateFitsIntoMemory();
};

void TestPlaceNames::oneNameHasAllItsBearers()
{
    PlaceNames names;
    names.add("Main St", 4);
    names.add("Main Street", 9);
    names.add("Elm St", 1);
    names.add("Main St", 4); // said twice
    names.finish();
    QCOMPARE(bearers(names, "main st"), (std::vector<std::uint32_t>{4, 9}));
    QCOMPARE(names.find(placeWords("Main Street")).front().grade, NameGrade::Whole);
}

void TestPlaceNames::gradesGoFromSureToGuessed()
{
    PlaceNames names;
    names.add("Maple Wood Rd", 0);
    names.add("Third Ave", 1);
    names.finish();
    const auto gradeOf = [&names](const char* text) {
        const auto found = names.find(placeWords(text));
        return found.empty() ? -1 : static_cast<int>(found.front().grade);
    };
    QCOMPARE(gradeOf("maple wood road"), static_cast<int>(NameGrade::Whole));
    QCOMPARE(gradeOf("maplewood rd"), static_cast<int>(NameGrade::Spacing));
    QCOMPARE(gradeOf("map"), static_cast<int>(NameGrade::Prefix));
    QCOMPARE(gradeOf("wood"), static_cast<int>(NameGrade::InnerWord));
    QCOMPARE(gradeOf("maple wodd rd"), static_cast<int>(NameGrade::Typo));
    QCOMPARE(gradeOf("thir"), static_cast<int>(NameGrade::Prefix));
    QCOMPARE(gradeOf("meypel woode road"), static_cast<int>(NameGrade::Sound));
    QCOMPARE(gradeOf("zzz"), -1);
}

void TestPlaceNames::oneOfManyIsNotTheOnlyOne()
{
    PlaceNames names;
    names.add("Elm St", 0);
    names.add("Oak St", 1);
    names.add("Oak Ave", 2);
    names.add("Pine St", 3);
    names.add("Pine St", 4);
    names.finish();
    const auto isOnly = [&names](const char* text) {
        return names.isOnlyOne(names.find(placeWords(text)).front().name);
    };
    QVERIFY(isOnly("elm"));
    QVERIFY(!isOnly("oak"));
    QVERIFY(!isOnly("pine"));
}

void TestPlaceNames::nothingIsFoundInNothing()
{
    PlaceNames names;
    names.finish();
    QVERIFY(names.find(placeWords("elm")).empty());
    PlaceNames one;
    one.add("Elm St", 0);
    one.add(" , ", 1);
    one.finish();
    QVERIFY(one.find({}).empty());
    QCOMPARE(bearers(one, "elm st"), std::vector<std::uint32_t>{0});
}

void TestPlaceNames::anIndexWithoutTablesKnowsNoPlace()
{
    PlaceIndex index;
    QVERIFY(!index.isReady());
    QVERIFY(index.find("Main St", std::nullopt).empty());
    QVERIFY(!index.placeNear({}));
    QCOMPARE(index.find("41.5, -72.5", std::nullopt).size(), std::size_t{1});
    PlaceMaker maker;
    maker.add(houseIn("Hamden", 12, {413'000'000, -729'000'000}));
    index.take(maker.finish({}));
    QVERIFY(index.isReady());
    QCOMPARE(index.find("12 Main St", std::nullopt).front().confidence, PlaceConfidence::Exact);
}

void TestPlaceNames::theNearestOfManyNamesakesComesFirst()
{
    constexpr int kTowns = 600; // more than are looked at closely
    MapLayers layers;
    for (int i = 0; i < kTowns; ++i) {
        const std::string town = "Town " + std::to_string(i);
        layers.townNames.push_back(town);
        layers.addressPoints.push_back(
            houseIn(town.c_str(), 12, {410'000'000 + i * 100'000, -729'000'000}));
    }
    const PlaceIndex index(layers);
    const auto near = index.find("12 Main St", layers.addressPoints[577].at);
    QCOMPARE(near.front().town, std::string("Town 577"));
    const auto named = index.find("12 Main St, Town 3", layers.addressPoints[577].at);
    QCOMPARE(named.front().town, std::string("Town 3"));
    QCOMPARE(named.front().confidence, PlaceConfidence::Exact);
}

void TestPlaceNames::aPlaceInABeatComesBeforeItsTwin()
{
    MapLayers layers;
    const Coordinate near{410'000'000, -729'000'000};
    for (const int east : {0, 400'000}) {
        MapPlace place;
        place.name = "Dunes Market";
        place.at = {near.latE7, near.lonE7 + east};
        layers.places.push_back(place);
    }
    const auto inside = [&](std::int32_t lat, std::int32_t lon) {
        return Coordinate{near.latE7 + lat, near.lonE7 + 400'000 + lon};
    };
    layers.beats.push_back(
        BeatArea{BeatId("B1"), "Beat 1",
                 MultiPolygon{{Polygon{{inside(-900, -900), inside(-900, 900), inside(900, 900),
                                        inside(900, -900), inside(-900, -900)},
                                       {}}}}});
    const auto found = PlaceIndex(layers).find("Dunes Market", std::nullopt);
    QCOMPARE(found.size(), std::size_t{2});
    QCOMPARE(found.front().at, layers.places[1].at);
}

void TestPlaceNames::theKindOfStreetMayBeLeftOut()
{
    PlaceNames names;
    names.add("East Pratt Street", 0);
    names.add("West Pratt Street", 1);
    names.add("East Pratt Station", 2);
    names.finish();
    const auto found = names.find(placeWords("e pratt"));
    QCOMPARE(found.front().grade, NameGrade::WithoutKind);
    QCOMPARE(names.itemsOf(found.front().name).front(), 0U);
    // Begun is likelier than another direction.
    QVERIFY(found[1].grade == NameGrade::Prefix);
    QCOMPARE(names.itemsOf(found[1].name).front(), 2U);
}

void TestPlaceNames::housesJoinTheRoadThatNamesNoTown()
{
    MapLayers layers;
    StreetSegment road;
    road.name = "Main Street";
    road.line.points = {{413'000'000, -729'000'000}, {413'010'000, -729'000'000}};
    layers.streets.push_back(road);
    layers.addressPoints.push_back(houseIn("Baltimore", 12, road.line.points.front()));
    const PlaceIndex index(layers);
    QCOMPARE(index.streetCount(), std::size_t{1});
    const auto found = index.find("12 main st", std::nullopt);
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found.front().confidence, PlaceConfidence::Exact);
    QCOMPARE(found.front().label, std::string("12 Main Street"));
}

void TestPlaceNames::tooManyStreetsAtAPointDoNoHarm()
{
    constexpr int kStreets = 3000;
    MapLayers layers;
    const Coordinate middle{413'000'000, -729'000'000};
    for (int i = 0; i < kStreets; ++i) {
        StreetSegment street;
        street.name = "Spoke " + std::to_string(i) + " Rd";
        street.line.points = {middle, {middle.latE7 + 1000 + i, middle.lonE7 + i * 3}};
        layers.streets.push_back(street);
    }
    const PlaceIndex index(layers);
    QVERIFY(index.crossingCount() < 1000);
    QCOMPARE(index.streetCount(), std::size_t{kStreets});
}

void TestPlaceNames::theStreetsAroundComeNearestFirst()
{
    const StatePlan plan = countyPlan(4);
    const MapLayers layers = layersOf(plan);
    const PlaceIndex index(layers);
    RoadChance chance(8);
    for (int turn = 0; turn < 20; ++turn) {
        const Coordinate at = pointIn(plan, chance);
        std::map<std::string, double> expected;
        for (const StreetSegment& street : layers.streets) {
            const auto spot = nearestOn(street.line, at);
            if (!spot || spot->distanceM > 400)
                continue;
            const auto known = expected.try_emplace(street.name, spot->distanceM).first;
            known->second = std::min(known->second, spot->distanceM);
        }
        const auto found = index.streetsNear(at, 400, 100);
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            QCOMPARE(found[i].distanceM, expected[found[i].street]);
            QVERIFY(i == 0 || found[i - 1].distanceM <= found[i].distanceM);
        }
        QVERIFY(index.streetsNear(at, 400, 1).size() <= 1);
    }
    QVERIFY(PlaceIndex().streetsNear({}, 400, 5).empty());
}

void TestPlaceNames::theSamePlanGivesTheSameState()
{
    const StatePlan plan = countyPlan(5);
    const MapLayers one = layersOf(plan);
    const MapLayers other = layersOf(plan);
    QCOMPARE(one.streets.size(), other.streets.size());
    for (std::size_t i = 0; i < one.streets.size(); i += 7) {
        QCOMPARE(one.streets[i].name, other.streets[i].name);
        QCOMPARE(one.streets[i].town, other.streets[i].town);
        QVERIFY(one.streets[i].line.points == other.streets[i].line.points);
    }
    const MapLayers next = layersOf(countyPlan(6));
    QVERIFY(next.towns.front().name != one.towns.front().name);
    QVERIFY(next.streets.back().name != one.streets.back().name);
    // Every stretch lies in the town it names.
    const AreaIndex towns([&one] {
        std::vector<MultiPolygon> areas;
        for (const MapArea& town : one.towns)
            areas.push_back(town.area);
        return areas;
    }());
    for (const StreetSegment& street : one.streets) {
        const auto town = towns.areaAt(street.line.points[street.line.points.size() / 2]);
        QVERIFY(town.has_value());
        QCOMPARE(one.towns[*town].name, street.town);
    }
}

void TestPlaceNames::theStateIsAsLargeAsItSays()
{
    std::size_t stretches = 0;
    std::size_t ranges = 0;
    std::set<std::pair<std::string, std::string>> streets;
    std::set<std::int64_t> nodes;
    eachStretch(StatePlan{}, [&](const StateStretch& stretch) {
        ++stretches;
        ranges += stretch.left ? 1U : 0U;
        streets.emplace(stretch.road.name, stretch.town);
        nodes.insert(stretch.road.nodes.front());
        nodes.insert(stretch.road.nodes.back());
        return true;
    });
    QVERIFY2(nodes.size() > 280'000 && nodes.size() < 340'000,
             QByteArray::number(qulonglong{nodes.size()}).constData());
    QVERIFY2(streets.size() > 55'000 && streets.size() < 65'000,
             QByteArray::number(qulonglong{streets.size()}).constData());
    QVERIFY2(ranges > 380'000, QByteArray::number(qulonglong{ranges}).constData());
    QVERIFY(stretches >= ranges);
}

void TestPlaceNames::aStateFitsIntoMemory()
{
    const MapLayers state = layersOf(StatePlan{});
    const PlaceIndex index(state);
    const double megabytes = static_cast<double>(index.bytes()) / 1e6;
    QVERIFY2(megabytes < 60, QByteArray::number(megabytes).constData());
    const StreetSegment& street = state.streets[state.streets.size() / 3];
    const auto found = index.find(std::to_string(street.leftNumbers->from) + " " + street.name +
                                      ", " + street.town,
                                  std::nullopt);
    QCOMPARE(found.front().street, street.name);
    QCOMPARE(found.front().town, street.town);
}

HAVEN_TESTS(TestPlaceNames)
#include "tst_place_names.moc"
