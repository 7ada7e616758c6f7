#include "models/geo/milepost.h"
#include "models/geo/place_index.h"
#include "models/geo/place_text.h"
#include "models/geo/town_names.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <algorithm>

using namespace haven;

namespace {

constexpr Coordinate kSpot{413500000, -727000000};

StreetSegment roadEast(const std::string& name, double northM)
{
    StreetSegment street;
    street.name = name;
    street.town = "West Haven";
    street.line.points = {movedBy(kSpot, 0, northM), movedBy(kSpot, 400, northM)};
    return street;
}

AddressPoint houseAt(std::int32_t number, const std::string& street, double eastM, double northM,
                     const std::string& text = {}, const std::string& unit = {})
{
    return AddressPoint{number, street, "West Haven", movedBy(kSpot, eastM, northM), text, unit};
}

MapArea townAt(const std::string& name, double eastM)
{
    const auto at = [eastM](double east, double north) {
        return movedBy(kSpot, eastM + east, north);
    };
    return MapArea{
        name, MultiPolygon{{Polygon{{at(0, 0), at(5000, 0), at(5000, 5000), at(0, 5000)}, {}}}}};
}

MapLayers houseTown()
{
    MapLayers layers;
    layers.towns = {townAt("West Haven", -1000), townAt("Hamden", 9000)};
    layers.streets = {roadEast("North Quaker Lane", 0), roadEast("Fern Hill Road", 200),
                      roadEast("Phinney Street", 400)};
    layers.addressPoints = {
        houseAt(10, "North Quaker Ln", 20, 15),
        houseAt(14, "North Quaker Ln", 60, 15),
        houseAt(12, "Fern Hill Rd", 40, 215, "12A"),
        houseAt(20, "Fern Hill Rd", 80, 215),
        houseAt(20, "Fern Hill Rd", 90, 215, {}, "# 5"),
        houseAt(40, "Fern Hill Rd", 150, 215, "40-44"),
        houseAt(7, "Phinney St", 50, 415),
    };
    layers.places.push_back(
        MapPlace{"Nutmeg Credit Union", {}, PlaceKind::Shop, {}, {}, movedBy(kSpot, 1, 1)});
    layers.townNames = {"Union", "Cheshire"};
    layers.villages = {{"Mount Carmel", "Hamden"}, {"Allingtown", "West Haven"}};
    layers.mileposts = {
        Milepost{"I 95", 400, {}, kSpot},
        Milepost{"I 95", 410, {}, movedBy(kSpot, 1600, 0)},
        Milepost{"I 95", std::nullopt, "41", movedBy(kSpot, 800, 0)},
        Milepost{"US 1", 30, {}, movedBy(kSpot, 0, 5000)},
        Milepost{"Merritt", 3, {}, kSpot}, // no number, so nobody can ask for it
    };
    return layers;
}

} // namespace

// Addresses on file, towns and villages, mileposts, and names that were misheard.
class TestPlaceMore final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstAnswerIsRight_data();
    void theFirstAnswerIsRight();
    void aNumberBetweenHousesIsInterpolated();
    void aTownThatContradictsMakesAGuess();
    void streetsThatDoNotMeetAreNoCorner();
    void addressesAreCutIntoParts_data();
    void addressesAreCutIntoParts();
    void spellingsAreMadeLong();
    void whatSoundsAlikeIsOne();
    void milepostsAreUnderstood();
    void aSpotNearAHouseIsTheHouse();
    void townNamesAreRead();
    void aRoadAcrossTheWorldCostsNothing();
    void onePlaceIsOneLine();
};

void TestPlaceMore::theFirstAnswerIsRight_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("confidence");
    const auto row = [](const char* text, const char* label, PlaceFindKind kind,
                        PlaceConfidence confidence) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(label) << static_cast<int>(kind)
                            << static_cast<int>(confidence);
    };
    using enum PlaceConfidence;
    using Kind = PlaceFindKind;
    row("10 north quaker lane", "10 North Quaker Lane", Kind::Address, Exact);
    row("10 N Quaker La", "10 North Quaker Lane", Kind::Address, Exact);
    row("10 Nroth Quaker Lane", "10 North Quaker Lane", Kind::Address, Fuzzy);
    row("10 North Quaker Lnae", "10 North Quaker Lane", Kind::Address, Fuzzy);
    row("12A Fern Hill Rd", "12A Fern Hill Road", Kind::Address, Exact);
    row("12 Fern Hill Rd", "12 Fern Hill Road", Kind::Address, Interpolated);
    row("20 Fern Hlil Road", "20 Fern Hill Road", Kind::Address, Fuzzy);
    row("20 Fern Hill Rd #5", "20 Fern Hill Road", Kind::Address, Exact);
    row("42 Fern Hill Rd", "42 Fern Hill Road", Kind::Address, Exact);
    row("40-44 Fern Hill Rd", "40-44 Fern Hill Road", Kind::Address, Exact);
    row("7 Finny St", "7 Phinney Street", Kind::Address, Fuzzy);
    row("10 N Quaker Ln, West Haven", "10 North Quaker Lane", Kind::Address, Exact);
    row("10 N Quaker Ln, Allingtown", "10 North Quaker Lane", Kind::Address, Exact);
    row("10 N Quaker Ln, West Hav", "10 North Quaker Lane", Kind::Address, Exact);
    row("10 N Quaker Ln, Cheshire", "10 North Quaker Lane", Kind::Address, Fuzzy);
    row("10 N Quaker Ln Springfield", "10 North Quaker Lane", Kind::Address, Fuzzy);
    row("Nutmeg Credit Union", "Nutmeg Credit Union", Kind::Place, Exact);
    row("hamden", "Hamden", Kind::Town, Street);
    row("Hamdne", "Hamden", Kind::Town, Fuzzy);
    row("mount carmel", "Mount Carmel (Hamden)", Kind::Town, Street);
    row("I-95 MM 40", "I 95 mile 40", Kind::Milepost, Exact);
    row("I-95 N mile 40.5", "I 95 mile 40.5", Kind::Milepost, Interpolated);
    row("95 exit 41", "I 95 exit 41", Kind::Milepost, Exact);
    row("exit 41 I-95", "I 95 exit 41", Kind::Milepost, Exact);
    row("I-95 mile 90", "I 95 mile 41", Kind::Milepost, Fuzzy);
    row("route 1 mile marker 3", "US 1 mile 3", Kind::Milepost, Exact);
}

void TestPlaceMore::theFirstAnswerIsRight()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, label);
    QFETCH(int, kind);
    QFETCH(int, confidence);
    const PlaceIndex index(houseTown());
    const auto found = index.find(text.toStdString(), std::nullopt);
    QVERIFY(!found.empty());
    QCOMPARE(QByteArray::fromStdString(found[0].label), label);
    QCOMPARE(static_cast<int>(found[0].kind), kind);
    QCOMPARE(static_cast<int>(found[0].confidence), confidence);
    QVERIFY(!found[0].reason.empty());
}

void TestPlaceMore::aNumberBetweenHousesIsInterpolated()
{
    const PlaceIndex index(houseTown());
    const auto found = index.find("12 North Quaker Lane", std::nullopt);
    QCOMPARE(found.at(0).confidence, PlaceConfidence::Interpolated);
    QVERIFY(distanceMeters(found[0].at, movedBy(kSpot, 40, 15)) < 1);
    // Odd numbers are on the other side, of which nothing is known.
    const auto odd = index.find("11 North Quaker Lane", std::nullopt);
    QCOMPARE(odd.at(0).spot, PlaceConfidence::Street);
    const auto far = index.find("900 North Quaker Lane", std::nullopt);
    QCOMPARE(far.at(0).confidence, PlaceConfidence::Street);
    QVERIFY(far[0].reason.find("no number 900") != std::string::npos);
}

void TestPlaceMore::aTownThatContradictsMakesAGuess()
{
    const PlaceIndex index(houseTown());
    const auto found = index.find("10 N Quaker Ln, Hamden", std::nullopt);
    QCOMPARE(found.at(0).confidence, PlaceConfidence::Fuzzy);
    QVERIFY(found[0].reason.find("but in West Haven") != std::string::npos);
    QCOMPARE(found[0].spot, PlaceConfidence::Exact);
}

void TestPlaceMore::streetsThatDoNotMeetAreNoCorner()
{
    const PlaceIndex index(houseTown());
    const auto found = index.find("Fern Hill Rd & Phinney St", std::nullopt);
    QCOMPARE(found.size(), std::size_t(2));
    for (const PlaceCandidate& one : found) {
        QCOMPARE(one.kind, PlaceFindKind::Street);
        QCOMPARE(one.confidence, PlaceConfidence::Fuzzy);
        QVERIFY(one.reason.find("no corner") != std::string::npos);
    }
}

void TestPlaceMore::addressesAreCutIntoParts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("number");
    QTest::addColumn<QByteArray>("street");
    QTest::addColumn<QByteArray>("unit");
    const auto row = [](const char* text, int number, const char* street, const char* unit) {
        QTest::newRow(text) << QByteArray(text) << number << QByteArray(street) << QByteArray(unit);
    };
    row("33 ARNOLDALE ROAD", 33, "ARNOLDALE ROAD", "");
    row("  33   Arnoldale Road ", 33, "Arnoldale Road", "");
    row("33 Arnoldale Road, West Hartford, CT", 33, "Arnoldale Road", "");
    row("15 HIGHLAND STREET #101", 15, "HIGHLAND STREET", "# 101");
    row("15 Highland St Apt 3B", 15, "Highland St", "APT 3B");
    row("12 1/2 Elm St", 12, "Elm St", "");
    row("1 5TH AVE", 1, "5TH AVE", "");
}

void TestPlaceMore::addressesAreCutIntoParts()
{
    QFETCH(QByteArray, text);
    QFETCH(int, number);
    QFETCH(QByteArray, street);
    QFETCH(QByteArray, unit);
    const auto address = addressText(text.toStdString());
    QVERIFY(address.has_value());
    QCOMPARE(address->number, number);
    QCOMPARE(QByteArray::fromStdString(address->street), street);
    QCOMPARE(QByteArray::fromStdString(address->unit), unit);
    for (const char* none : {"", "Elm St", "12", "#5", "5TH AVE", ",", "12 #3"})
        QVERIFY2(!addressText(none), none);
}

void TestPlaceMore::spellingsAreMadeLong()
{
    const auto longOf = [](const char* text) {
        return joinedWords(inLongSpelling(placeWords(text)));
    };
    QCOMPARE(longOf("N Fern Hl Rd"), std::string("NORTH FERN HILL ROAD"));
    QCOMPARE(longOf("St John St"), std::string("SAINT JOHN STREET"));
    QCOMPARE(longOf("3rd Ave"), std::string("THIRD AVENUE"));
    QCOMPARE(longOf("High La"), std::string("HIGH LANE"));
    QCOMPARE(longOf("La Salle Rd"), std::string("LA SALLE ROAD"));
    QCOMPARE(longOf("5 La Salle Rd"), std::string("5 LA SALLE ROAD"));
    QCOMPARE(longOf("Lexington Gdns"), std::string("LEXINGTON GARDENS"));
}

void TestPlaceMore::whatSoundsAlikeIsOne()
{
    QCOMPARE(soundOf("PHINNEY"), soundOf("FINNY"));
    QCOMPARE(soundOf("KNIGHT"), soundOf("NITE"));
    QCOMPARE(soundOf("CEDAR"), soundOf("SEEDER"));
    QVERIFY(soundOf("MAPLE") != soundOf("CHESTNUT"));
    QVERIFY(soundOf("").empty());
}

void TestPlaceMore::milepostsAreUnderstood()
{
    const auto query = parseMilepost("I-95 N MM 47.5");
    QVERIFY(query.has_value());
    QCOMPARE(query->route, std::string("I 95"));
    QCOMPARE(query->mileTenths.value_or(0), 475);
    QCOMPARE(parseMilepost("exit 12a rt 15")->exit, std::string("12A"));
    for (const char* none : {"", "12 Elm St", "mile 3", "exit 4", "I-95", "I-95 mile",
                             "I-95 mile x", "I-95 mile 99999", "Mile Ln & Exit Rd"})
        QVERIFY2(!parseMilepost(none), none);
    const MilepostIndex index(houseTown().mileposts);
    QVERIFY(index.find(*parseMilepost("US 95 mile 40")).empty());
    QCOMPARE(index.find(*parseMilepost("route 95 mile 40")).size(), std::size_t(1));
    const auto between = index.find(*parseMilepost("I-95 mile 40.5"));
    QVERIFY(distanceMeters(between.at(0).at, movedBy(kSpot, 800, 0)) < 5);
    QVERIFY(MilepostIndex().find(*parseMilepost("I-95 mile 40")).empty());
}

void TestPlaceMore::aSpotNearAHouseIsTheHouse()
{
    const PlaceIndex index(houseTown());
    const auto house = index.placeNear(movedBy(kSpot, 42, 220));
    QVERIFY(house.has_value());
    QCOMPARE(house->address, std::string("12A Fern Hill Road"));
    // Far from every house, the street alone is said.
    const auto street = index.placeNear(movedBy(kSpot, 390, 0));
    QVERIFY(street.has_value());
    QCOMPARE(street->address, std::string("North Quaker Lane"));
    QVERIFY(!index.placeNear(movedBy(kSpot, 3000, 3000)).has_value());
}

void TestPlaceMore::townNamesAreRead()
{
    const auto names =
        parseTownNames(R"({"towns":["Groton"],"villages":{"Mystic":["Groton","Stonington"]}})");
    QVERIFY(names.isOk());
    QCOMPARE(names->towns.size(), std::size_t(1));
    QCOMPARE(names->villages.size(), std::size_t(2));
    QCOMPARE(names->villages[1].town, std::string("Stonington"));
    for (const char* bad :
         {"", "[]", "{}", R"({"towns":1,"villages":{}})", R"({"towns":[1],"villages":{}})",
          R"({"towns":[],"villages":[]})", R"({"towns":[],"villages":{"A":"B"}})"})
        QVERIFY2(!parseTownNames(bad), bad);
}

void TestPlaceMore::aRoadAcrossTheWorldCostsNothing()
{
    MapLayers layers;
    StreetSegment street;
    street.name = "Endless Rd";
    street.line.points = {Coordinate{-900'000'000, -1'800'000'000},
                          Coordinate{900'000'000, 1'800'000'000}};
    layers.streets.push_back(street);
    const PlaceIndex index(layers);
    QCOMPARE(index.find("Endless Rd", std::nullopt).size(), std::size_t(1));
    QVERIFY(!index.placeNear(kSpot).has_value());
}

void TestPlaceMore::onePlaceIsOneLine()
{
    MapLayers layers;
    // As a hospital mapped as a house, as its entrance, and another of the same name elsewhere.
    for (const double east : {0.0, 90.0, 9'000.0})
        layers.places.push_back(
            {"Harbor Hospital", {}, PlaceKind::Hospital, {}, {}, movedBy(kSpot, east, 0)});
    // Two roadways that one street crosses.
    for (const double north : {0.0, 25.0}) {
        StreetSegment road;
        road.name = "Shore Pkwy";
        road.line.points = {movedBy(kSpot, -500, north), movedBy(kSpot, 0, north),
                            movedBy(kSpot, 500, north)};
        layers.streets.push_back(road);
    }
    StreetSegment across;
    across.name = "Elm St";
    across.line.points = {movedBy(kSpot, 0, -200), movedBy(kSpot, 0, 0), movedBy(kSpot, 0, 25),
                          movedBy(kSpot, 0, 300)};
    layers.streets.push_back(across);
    const PlaceIndex index(layers);
    QCOMPARE(index.find("harbor hospital", std::nullopt).size(), std::size_t(2));
    const auto corners = index.find("elm st & shore pkwy", std::nullopt);
    QCOMPARE(std::count_if(
                 corners.begin(), corners.end(),
                 [](const PlaceCandidate& one) { return one.kind == PlaceFindKind::Intersection; }),
             std::ptrdiff_t(1));
}

HAVEN_TESTS(TestPlaceMore)
#include "tst_place_more.moc"
