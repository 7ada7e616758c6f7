#include "models/geo/place_index.h"
#include "models/geo/place_text.h"
#include "models/geo/town_generator.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;

namespace {

constexpr Coordinate kHere{411500000, -725000000};

StreetSegment stretch(const char* name, double east, double north, double toEast, double toNorth,
                      std::int32_t first)
{
    StreetSegment segment;
    segment.name = name;
    segment.town = "Nutmeg Harbor";
    segment.line.points = {movedBy(kHere, east, north), movedBy(kHere, toEast, toNorth)};
    if (first > 0) {
        segment.leftNumbers = NumberRange{first + 1, first + 19};
        segment.rightNumbers = NumberRange{first, first + 18};
    }
    return segment;
}

MapLayers smallTown()
{
    MapLayers layers;
    layers.towns.push_back(MapArea{"Nutmeg Harbor", {}});
    layers.streets = {stretch("Wharf St", 0, 0, 200, 0, 101),
                      stretch("Wharf St", 200, 0, 400, 0, 121),
                      stretch("Wharton Ave", 0, 900, 400, 900, 1),
                      stretch("Elm St", 0, 300, 200, 300, 1),
                      stretch("Elm St", 200, 300, 400, 300, 21),
                      stretch("Third St", 200, 0, 200, 300, 1),
                      stretch("N Prospect St", 400, 0, 400, 300, 1),
                      stretch("Saint John St", 0, 600, 400, 600, 1),
                      stretch("Quarry Rd", 0, 1200, 400, 1200, 0),
                      stretch("Pine Ct", 0, 1500, 90, 1500, 1),
                      stretch("Pine St", 0, 1600, 90, 1600, 1),
                      stretch("Mill Brook Ln", 0, 1800, 90, 1800, 1)};
    layers.streets[8].aliases = {"Route 910"};
    layers.addressPoints = {
        AddressPoint{400, "Wharton Ave", "Nutmeg Harbor", movedBy(kHere, 50, 950)}};
    layers.places = {
        MapPlace{"Stop & Save", {"S & S market"}, PlaceKind::Shop, "", "", movedBy(kHere, 9, 9)},
        MapPlace{"Union Station", {}, PlaceKind::Transit, "", "", movedBy(kHere, 99, 9)},
        MapPlace{"Harbor Green", {}, PlaceKind::Park, "", "", movedBy(kHere, 300, 9)}};
    return layers;
}

} // namespace

class TestPlaceIndex final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void spellingsComeToOne_data();
    void spellingsComeToOne();
    void theFirstAnswerIsRight_data();
    void theFirstAnswerIsRight();
    void aCornerIsCertainWhenOnlyOneCanBeMeant();
    void unitAndRemarkAreKept_data();
    void unitAndRemarkAreKept();
    void aNumberOutOfRangeIsNotSnapped();
    void oddAndEvenStandOnTheirSides();
    void everyPrefixOfAnAddressOffersIt();
    void everySingleTypoIsForgiven();
    void nearbyWinsWhereWordsDoNotDecide();
    void theLimitHolds();
    void oddTextsDoNoHarm();
    void theSameQuestionGetsTheSameAnswer();
    void aPointIsSaidInWords();
};

void TestPlaceIndex::spellingsComeToOne_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char* text, const char* words) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(words);
    };
    row("North Elm Street", "N ELM ST");
    row("n. elm st.", "N ELM ST");
    row("St. John Street", "ST JOHN ST");
    row("Saint John St", "ST JOHN ST");
    row("Third Avenue", "3RD AVE");
    row("3rd ave", "3RD AVE");
    row("I-95", "I 95");
    row("I95 NB", "I 95 N");
    row("Interstate 95 North", "I 95 N");
    row("Rt. 146", "RTE 146");
    row("Elm and Third", "ELM & 3RD");
    row("ELM/THIRD", "ELM & 3RD");
    row("Elm @ Third", "ELM & 3RD");
    row("O'Brien's Ln", "OBRIENS LN");
    row("12 1/2 Elm", "12 1/2 ELM");
}

void TestPlaceIndex::spellingsComeToOne()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, words);
    QCOMPARE(QByteArray::fromStdString(joinedWords(placeWords(text.toStdString()))), words);
}

void TestPlaceIndex::theFirstAnswerIsRight_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<int>("confidence");
    const auto row = [](const char* text, const char* label, PlaceConfidence confidence) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(label)
                            << static_cast<int>(confidence);
    };
    using enum PlaceConfidence;
    row("118 Wharf St", "118 Wharf St", Interpolated);
    row("118 wharf street", "118 Wharf St", Interpolated);
    row("118 WHARF ST APT 3", "118 Wharf St", Interpolated);
    row("118 Wharf", "118 Wharf St", Interpolated);
    row("118 Wharf St, Nutmeg Harbor CT 06999", "118 Wharf St", Interpolated);
    row("118 Wharf St Nutmeg Harbor", "118 Wharf St", Interpolated);
    row("118 Wahrf St", "118 Wharf St", Fuzzy);
    row("118 Whrf St", "118 Wharf St", Fuzzy);
    row("118 Wharf Rd", "118 Wharf St", Fuzzy);
    row("118 Wha", "118 Wharf St", Fuzzy);
    row("112-114 Wharf St", "112-114 Wharf St", Interpolated);
    row("12 1/2 Elm St", "12 1/2 Elm St", Interpolated);
    row("12A Elm St", "12A Elm St", Interpolated);
    row("400 Wharton Ave", "400 Wharton Ave", Exact);
    row("Elm & Third", "Elm St & Third St", Exact);
    row("ELM/THIRD", "Elm St & Third St", Exact);
    row("third at elm", "Third St & Elm St", Exact);
    row("3rd St and Elm St", "Third St & Elm St", Exact);
    row("Elm & Thrid", "Elm St & Third St", Fuzzy);
    row("Elm & Th", "Elm St & Third St", Fuzzy);
    row("Stop & Save", "Stop & Save", Exact);
    row("stop and save", "Stop & Save", Exact);
    row("Stop", "Stop & Save", Fuzzy);
    row("Save", "Stop & Save", Fuzzy);
    row("S&S market", "Stop & Save", Exact);
    row("Elm House, 12 Elm St", "12 Elm St", Interpolated);
    row("Stop & Save, 12 Elm St", "Stop & Save", Exact);
    row("Union Staton", "Union Station", Fuzzy);
    row("5 North Prospect Street", "5 N Prospect St", Interpolated);
    row("5 Prospect St", "5 N Prospect St", Fuzzy);
    row("7 St John St", "7 Saint John St", Interpolated);
    row("7 Saint John Street", "7 Saint John St", Interpolated);
    row("Quarry Rd", "Quarry Rd", Street);
    row("12 Quarry Rd", "12 Quarry Rd", Street);
    row("rt 910", "Quarry Rd", Street);
    row("Pine", "Pine Ct", Fuzzy);
    row("3 Millbrook Lane", "3 Mill Brook Ln", Interpolated);
    row("41.1500000,-72.5000000", "41.1500000,-72.5000000", Exact);
}

void TestPlaceIndex::theFirstAnswerIsRight()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, label);
    QFETCH(int, confidence);
    const PlaceIndex index(smallTown());
    const auto found = index.find(text.toStdString(), std::nullopt);
    QVERIFY(!found.empty());
    QCOMPARE(QByteArray::fromStdString(found[0].label), label);
    QCOMPARE(static_cast<int>(found[0].confidence), confidence);
    QVERIFY(!found[0].reason.empty());
}

void TestPlaceIndex::aCornerIsCertainWhenOnlyOneCanBeMeant()
{
    MapLayers layers = smallTown();
    layers.streets.push_back(stretch("Elm Ct", 0, 1000, 90, 1000, 1));
    const auto one = PlaceIndex(layers).find("Elm & Third", std::nullopt);
    QCOMPARE(one.at(0).confidence, PlaceConfidence::Exact);
    layers.streets.push_back(stretch("Elm Ct", 200, 0, 290, 0, 1));
    const PlaceIndex both(layers);
    QCOMPARE(both.find("Elm & Third", std::nullopt).at(0).confidence, PlaceConfidence::Fuzzy);
    const auto full = both.find("Elm Ct & Third St", std::nullopt);
    QCOMPARE(full.at(0).label, std::string("Elm Ct & Third St"));
    QCOMPARE(full.at(0).confidence, PlaceConfidence::Exact);
}

void TestPlaceIndex::unitAndRemarkAreKept_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<QByteArray>("remark");
    const auto row = [](const char* text, const char* unit, const char* remark) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(unit) << QByteArray(remark);
    };
    row("118 WHARF ST APT 3", "APT 3", "");
    row("118 Wharf St #206", "# 206", "");
    row("118 Wharf St, apt 3, Nutmeg Harbor", "APT 3", "");
    row("118 Wharf St 2nd floor", "2ND FLOOR", "");
    row("118 Wharf St apt 3 nutmeg harbor", "APT 3", "");
    row("118 Wharf St, rear", "", "REAR");
    row("Union Station, lobby", "", "LOBBY");
}

void TestPlaceIndex::unitAndRemarkAreKept()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, unit);
    QFETCH(QByteArray, remark);
    const PlaceIndex index(smallTown());
    const auto found = index.find(text.toStdString(), std::nullopt);
    QVERIFY(!found.empty());
    QCOMPARE(QByteArray::fromStdString(found[0].unitPart), unit);
    QCOMPARE(QByteArray::fromStdString(found[0].remark), remark);
}

void TestPlaceIndex::aNumberOutOfRangeIsNotSnapped()
{
    const PlaceIndex index(smallTown());
    const auto found = index.find("999 Wharf St", std::nullopt);
    QVERIFY(!found.empty());
    QCOMPARE(found[0].label, std::string("999 Wharf St"));
    QCOMPARE(found[0].confidence, PlaceConfidence::Street);
    QVERIFY(found[0].reason.find("no number 999") != std::string::npos);
}

void TestPlaceIndex::oddAndEvenStandOnTheirSides()
{
    const PlaceIndex index(smallTown());
    const auto even = index.find("118 Wharf St", std::nullopt);
    const auto odd = index.find("117 Wharf St", std::nullopt);
    QVERIFY(even[0].at.latE7 > kHere.latE7); // the street runs east, left is north
    QVERIFY(odd[0].at.latE7 < kHere.latE7);
    const auto first = index.find("102 Wharf St", std::nullopt);
    QVERIFY(first[0].at.lonE7 < even[0].at.lonE7);
    QVERIFY(distanceMeters(even[0].at, movedBy(kHere, 168, 12)) < 25);
}

void TestPlaceIndex::everyPrefixOfAnAddressOffersIt()
{
    const PlaceIndex index(smallTown());
    const std::string whole = "118 Wharf St";
    for (std::size_t length = 5; length <= whole.size(); ++length) {
        const auto found = index.find(whole.substr(0, length), std::nullopt, 10);
        const bool isOffered = std::any_of(found.begin(), found.end(),
                                           [&](const auto& one) { return one.label == whole; });
        QVERIFY2(isOffered, whole.substr(0, length).c_str());
    }
}

void TestPlaceIndex::everySingleTypoIsForgiven()
{
    const PlaceIndex index(smallTown());
    const std::string name = "PROSPECT";
    for (std::size_t i = 0; i < name.size(); ++i) {
        std::string missing = name;
        missing.erase(i, 1);
        std::string changed = name;
        changed[i] = 'X';
        std::string added = name;
        added.insert(i, "Z");
        std::string swapped = name;
        if (i + 1 < name.size())
            std::swap(swapped[i], swapped[i + 1]);
        for (const std::string& typo : {missing, changed, added, swapped}) {
            const auto found = index.find("5 " + typo + " St", std::nullopt);
            QVERIFY2(!found.empty(), typo.c_str());
            QVERIFY2(found[0].label == "5 N Prospect St", typo.c_str());
            QCOMPARE(found[0].confidence, PlaceConfidence::Fuzzy);
        }
    }
}

void TestPlaceIndex::nearbyWinsWhereWordsDoNotDecide()
{
    MapLayers layers = smallTown();
    StreetSegment far = stretch("Main St", 9000, 0, 9200, 0, 1);
    far.town = "Far Town";
    layers.streets.push_back(far);
    layers.streets.push_back(stretch("Main St", 0, 2000, 200, 2000, 1));
    layers.towns.push_back(MapArea{"Far Town", {}});
    const PlaceIndex index(layers);
    QCOMPARE(index.find("5 Main St", kHere)[0].town, std::string("Nutmeg Harbor"));
    QCOMPARE(index.find("5 Main St", movedBy(kHere, 9000, 0))[0].town, std::string("Far Town"));
    QCOMPARE(index.find("5 Main St, Far Town", kHere)[0].town, std::string("Far Town"));
}

void TestPlaceIndex::theLimitHolds()
{
    const PlaceIndex index(smallTown());
    QCOMPARE(index.find("p", std::nullopt, 1).size(), std::size_t(1));
    QVERIFY(index.find("p", std::nullopt, 0).empty());
    QVERIFY(index.find("s", std::nullopt, 3).size() <= 3);
}

void TestPlaceIndex::oddTextsDoNoHarm()
{
    const PlaceIndex index(smallTown());
    for (const char* text : {"",
                             " ",
                             ",",
                             ",,,",
                             "&",
                             "& &",
                             "/",
                             "#",
                             "1",
                             "999999999999999 Elm",
                             "apt",
                             "APT 3",
                             "St",
                             "St & St",
                             "12",
                             "1/2",
                             "\xC3\xA9t\xC3\xA9",
                             "'",
                             "...",
                             "Elm &",
                             "& Elm",
                             "Elm & & Third"})
        QVERIFY(index.find(text, kHere).size() <= 10);
    QVERIFY(index.find("", kHere).empty());
    QVERIFY(index.find(std::string(100000, 'x'), kHere).empty());
    QVERIFY(PlaceIndex(MapLayers{}).find("118 Wharf St", kHere).empty());
}

void TestPlaceIndex::theSameQuestionGetsTheSameAnswer()
{
    const MapLayers county = makeCounty(3, 2000);
    const PlaceIndex one(county);
    const PlaceIndex two(county);
    for (const char* text : {"a", "12 al", "alan", "mor & hol", "12 Mordergate St"}) {
        const auto first = one.find(text, kHere);
        const auto second = two.find(text, kHere);
        QCOMPARE(first.size(), second.size());
        for (std::size_t i = 0; i < first.size(); ++i) {
            QCOMPARE(first[i].label, second[i].label);
            QCOMPARE(first[i].at, second[i].at);
        }
    }
}

void TestPlaceIndex::aPointIsSaidInWords()
{
    const PlaceIndex index(smallTown());
    const auto found = index.find("118 Wharf St", std::nullopt);
    const auto near = index.placeNear(found[0].at);
    QVERIFY(near.has_value());
    QCOMPARE(near->address, std::string("118 Wharf St"));
    QCOMPARE(near->cross, std::string("Third St"));
    QVERIFY(near->distanceM < 13);
    QVERIFY(!index.placeNear(movedBy(kHere, 5000, 5000)).has_value());
}

HAVEN_TESTS(TestPlaceIndex)
#include "tst_place_index.moc"
