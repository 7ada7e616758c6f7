#include "models/geo/beats.h"
#include "models/geo/place_index.h"
#include "models/geo/town_generator.h"
#include "tests/testkit/test_program.h"

#include <QtTest>
#include <set>

using namespace haven;

namespace {

constexpr std::uint64_t kSeed = 1;

TownPlan plan()
{
    QFile file(QStringLiteral(HAVEN_SOURCE_DIR "/resources/demo/town.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("resources/demo/town.json is missing");
    const auto read = parseTownPlan(file.readAll().toStdString());
    if (!read)
        qFatal("%s", refusalSentence(read.refusal()).c_str());
    return *read;
}

MapLayers town(std::uint64_t seed, TownSize size = TownSize::Town)
{
    const auto made = makeTown(plan(), seed, size);
    if (!made)
        qFatal("%s", refusalSentence(made.refusal()).c_str());
    return *made;
}

} // namespace

class TestTown final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSameSeedMakesTheSameTown();
    void everySeedMakesATown();
    void theTownIsRich();
    void streetsStayOnDryLandExceptBridges();
    void theTownHangsTogether();
    void everyPointOfTownHasABeat();
    void theWellKnownPlacesAreWhereTheyBelong_data();
    void theWellKnownPlacesAreWhereTheyBelong();
    void everyPlaceIsFoundByNameAndAlias();
    void everyNumberIsOnOneSideOnly();
    void aBadPlanIsRefused_data();
    void aBadPlanIsRefused();
    void aPlaceWithoutItsAddressIsRefused();
};

void TestTown::theSameSeedMakesTheSameTown()
{
    const MapLayers one = town(7);
    const MapLayers two = town(7);
    const MapLayers other = town(8);
    QCOMPARE(one.streets.size(), two.streets.size());
    for (std::size_t i = 0; i < one.streets.size(); ++i) {
        QCOMPARE(one.streets[i].name, two.streets[i].name);
        QCOMPARE(one.streets[i].line, two.streets[i].line);
    }
    bool isDifferent = one.streets.size() != other.streets.size();
    for (std::size_t i = 0; !isDifferent && i < one.streets.size(); ++i)
        isDifferent = !(one.streets[i].line == other.streets[i].line);
    QVERIFY(isDifferent);
}

void TestTown::everySeedMakesATown()
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto made = makeTown(plan(), seed, TownSize::Town);
        QVERIFY2(made.isOk(), qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
    QVERIFY(makeTown(plan(), kSeed, TownSize::Village).isOk());
}

void TestTown::theTownIsRich()
{
    const MapLayers layers = town(kSeed);
    std::set<std::string> names;
    for (const StreetSegment& street : layers.streets)
        names.insert(street.name);
    qInfo("%zu streets in %zu stretches", names.size(), layers.streets.size());
    QVERIFY(names.size() >= 100);
    QCOMPARE(layers.beats.size(), std::size_t(5));
    QVERIFY(layers.places.size() >= 40);
    QCOMPARE(layers.parks.size(), std::size_t(5));
    QCOMPARE(layers.water.size(), std::size_t(2));
    for (const char* name : {"Main St", "Wharf St", "Prospect St", "Elm St", "Third St",
                             "Quarry Rd", "Mill Ln", "I-95 N", "I-95 S", "Maple Ct", "Elm Ct"})
        QVERIFY2(names.count(name) == 1, name);
    // Water goes on beyond the town.
    const auto bounds = boundsOf(layers.towns.front().area);
    QVERIFY(bounds.has_value());
    QVERIFY(distanceMeters(bounds->southWest, bounds->northEast) < 12000);
}

void TestTown::streetsStayOnDryLandExceptBridges()
{
    const MapLayers layers = town(kSeed);
    int bridges = 0;
    for (const StreetSegment& street : layers.streets) {
        bool isWet = false;
        for (const MapArea& water : layers.water) {
            for (const Coordinate point : street.line.points)
                isWet = isWet || sideOf(water.area, point) == PointSide::Inside;
        }
        bridges += isWet ? 1 : 0;
        const bool isAllowed = street.streetClass <= StreetClass::Secondary ||
                               street.name.find(" Ct") != std::string::npos ||
                               street.name.find(" Ln") != std::string::npos;
        QVERIFY2(!isWet || isAllowed, street.name.c_str());
    }
    QVERIFY(bridges > 0);
}

void TestTown::theTownHangsTogether()
{
    const MapLayers layers = town(kSeed);
    std::map<Coordinate, std::vector<std::size_t>> byPoint;
    for (std::size_t i = 0; i < layers.streets.size(); ++i) {
        for (const Coordinate point : layers.streets[i].line.points)
            byPoint[point].push_back(i);
    }
    std::set<std::size_t> reached{0};
    std::vector<std::size_t> open{0};
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        for (const Coordinate point : layers.streets[at].line.points) {
            for (const std::size_t next : byPoint[point]) {
                if (reached.insert(next).second)
                    open.push_back(next);
            }
        }
    }
    qInfo("%zu of %zu stretches hang together", reached.size(), layers.streets.size());
    QVERIFY(reached.size() * 100 >= layers.streets.size() * 97);
}

void TestTown::everyPointOfTownHasABeat()
{
    const MapLayers layers = town(kSeed);
    const BeatMap beats(layers.beats);
    for (const MapPlace& place : layers.places)
        QVERIFY2(beats.beatAt(place.at).has_value(), place.name.c_str());
    for (const StreetSegment& street : layers.streets) {
        if (street.streetClass == StreetClass::Motorway)
            continue;
        QVERIFY2(beats.beatAt(street.line.points.front()).has_value(), street.name.c_str());
    }
}

void TestTown::theWellKnownPlacesAreWhereTheyBelong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("beat");
    const auto row = [](const char* text, const char* label, const char* beat) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(label) << QByteArray(beat);
    };
    row("118 Wharf St, apt 3", "118 Wharf St", "3");
    row("Harbor Green, bandstand", "Harbor Green", "3");
    row("I-95 N, exit 41", "I-95 N, exit 41", "5");
    row("Stop & Save", "Stop & Save", "2");
    row("Police lobby", "Nutmeg Harbor Police", "3");
    row("71 Quarry Rd", "71 Quarry Rd", "4");
    row("Elm & Third", "Elm St & Third St", "1");
    row("15 Maple Ct", "15 Maple Ct", "2");
    row("Union Station, lobby", "Union Station", "3");
    row("Mill Outlet", "Mill Outlet", "4");
    row("204 Prospect St", "204 Prospect St", "3");
    row("Nathan Hale School", "Nathan Hale School", "2");
    row("Wharf & Second", "Wharf St & Second St", "3");
    row("Quarry & Main", "Quarry Rd & Main St", "4");
    row("9 Elm Ct", "9 Elm Ct", "1");
}

void TestTown::theWellKnownPlacesAreWhereTheyBelong()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, label);
    QFETCH(QByteArray, beat);
    const MapLayers layers = town(kSeed);
    const PlaceIndex index(layers);
    const BeatMap beats(layers.beats);
    const auto found = index.find(text.toStdString(), std::nullopt);
    QVERIFY(!found.empty());
    QCOMPARE(QByteArray::fromStdString(found[0].label), label);
    const auto at = beats.beatAt(found[0].at);
    QVERIFY(at.has_value());
    QCOMPARE(QByteArray::fromStdString(at->value), beat);
}

void TestTown::everyPlaceIsFoundByNameAndAlias()
{
    const MapLayers layers = town(kSeed);
    const PlaceIndex index(layers);
    for (const MapPlace& place : layers.places) {
        std::vector<std::string> names = place.aliases;
        names.push_back(place.name);
        for (const std::string& name : names) {
            const auto found = index.find(name, std::nullopt);
            QVERIFY2(!found.empty(), name.c_str());
            QVERIFY2(found[0].label == place.name, (name + " gives " + found[0].label).c_str());
            QCOMPARE(found[0].confidence, PlaceConfidence::Exact);
        }
    }
}

void TestTown::everyNumberIsOnOneSideOnly()
{
    const MapLayers layers = town(kSeed);
    std::map<std::pair<std::string, std::int32_t>, int> count;
    for (const StreetSegment& street : layers.streets) {
        for (const auto& range : {street.leftNumbers, street.rightNumbers}) {
            if (!range)
                continue;
            QVERIFY(range->from <= range->to);
            for (std::int32_t number = range->from; number <= range->to; number += 2)
                ++count[{street.name, number}];
        }
    }
    QVERIFY(count.size() > 3000);
    for (const auto& [address, times] : count)
        QVERIFY2(times == 1, (std::to_string(address.second) + " " + address.first).c_str());
}

void TestTown::aBadPlanIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no json") << QByteArray("{");
    QTest::newRow("empty") << QByteArray("{}");
    QTest::newRow("kind") << QByteArray(R"({"town":7})");
    QTest::newRow("small") << QByteArray(R"({"town":"A","width_m":10,"height_m":5000})");
    QTest::newRow("nowhere") << QByteArray(
        R"({"town":"A","width_m":5000,"height_m":5000,"courses":[{"name":"X"}]})");
    QTest::newRow("twice") << QByteArray(
        R"({"town":"A","width_m":5000,"height_m":5000,"spare_streets":["X","X"]})");
    QTest::newRow("outline") << QByteArray(
        R"({"town":"A","width_m":5000,"height_m":5000,"beats":[{"id":"1","outline_m":[[1],[2],[3]]}]})");
}

void TestTown::aBadPlanIsRefused()
{
    QFETCH(QByteArray, json);
    QVERIFY(!parseTownPlan(json.toStdString()).isOk());
}

void TestTown::aPlaceWithoutItsAddressIsRefused()
{
    TownPlan broken = plan();
    broken.places.push_back(TownPlace{"Nowhere Bar", {}, PlaceKind::Food, "9999 Main St", 0, 0});
    const auto made = makeTown(broken, kSeed, TownSize::Town);
    QVERIFY(!made.isOk());
    QCOMPARE(made.refusal().code, RefusalCode::TownPlanMalformed);
}

HAVEN_TESTS(TestTown)
#include "tst_town.moc"
