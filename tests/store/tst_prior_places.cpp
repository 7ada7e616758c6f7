#include "models/store/archive.h"
#include "models/store/station_file.h"
#include "tests/store/store_kit.h"
#include "tests/testkit/test_program.h"

#include <QTest>

// What happened at a place before is found however its rows were written, in a file of any age:
// they are kept as they were written, and held against one rule when they are asked for.
using namespace haven;
using namespace haven::test;

namespace {

QStringList before(const Station& station, const char* place, const char* door = "",
                   PriorQuery::Scope scope = PriorQuery::Scope::Place)
{
    const auto reader = must(StationReader::open(station.place()));
    PriorQuery query;
    query.location.text = place;
    query.location.detail = door;
    query.scope = scope;
    QStringList out;
    for (const auto& hit : must(prior(reader.database(), query)).hits)
        out << QString::fromStdString(hit.number);
    return out;
}

QStringList rows(std::initializer_list<const char*> numbers)
{
    QStringList out;
    for (const char* number : numbers)
        out << QString::fromLatin1(number);
    return out;
}

} // namespace

class tst_PriorPlaces final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHouseIsFoundInEverySpelling()
    {
        Station station;
        const auto engine =
            stationWith(station, &PastIncident::place,
                        {"12 Elm St", "12 ELM STREET, MILLTOWN", "12 Elm St. Apt 3", "12 Elm",
                         "12A Elm St", "12 Elm Ave", "120 Elm St", "11 Elm St",
                         "12 Elm St, Oldtown", "12 Oak St", "12-14 Elm Street"});
        for (const char* place : {"12 Elm St, Milltown", "12 elm street milltown"})
            QCOMPARE(before(station, place), rows({"0", "1", "2", "3", "4", "10"}));
        QCOMPARE(before(station, "12 Elm Ave"), rows({"3", "5"}));
        QCOMPARE(before(station, "120 Elm Street"), rows({"6"}));
        QVERIFY(before(station, "2 Elm St").isEmpty());
        QVERIFY(before(station, "").isEmpty());
    }

    void aNeighborsDoorIsAnother()
    {
        Station station;
        const auto engine =
            stationWith(station, &PastIncident::place,
                        {"12 Elm St Apt 3", "12 ELM STREET #3", "12 Elm St, Apt 4", "12 Elm St"});
        QCOMPARE(before(station, "12 Elm St", "Apt 3"), rows({"0", "1", "3"}));
        QCOMPARE(before(station, "12 Elm Street", ""), rows({"0", "1", "2", "3"}));
        // Whose home it is: the house alone is nobody's.
        constexpr auto kHome = PriorQuery::Scope::Home;
        QCOMPARE(before(station, "12 Elm St", "Apt 3", kHome), rows({"0", "1"}));
        QVERIFY(before(station, "12 Elm St", "", kHome).isEmpty());
    }

    // The rows have a blank where a sign stood, and the word that is looked for has none.
    void aSignInAStreetsNameOrANumberHidesNoRow()
    {
        Station station;
        const auto engine = stationWith(station, &PastIncident::place,
                                        {"12 O'Brien St", "12 OBRIEN STREET", "12 O’Brien St",
                                         "12-B Elm St", "12B Elm Street", "12 1/2 Elm St"});
        for (const char* place : {"12 O'Brien St", "12 OBrien St"})
            QCOMPARE(before(station, place), rows({"0", "1", "2"}));
        QCOMPARE(before(station, "12B Elm St"), rows({"3", "4"}));
        QCOMPARE(before(station, "12 Elm St"), rows({"3", "4", "5"}));
    }

    void aCornerAndANameAreFoundToo()
    {
        Station station;
        const auto engine =
            stationWith(station, &PastIncident::place,
                        {"Elm St & Main St", "MAIN STREET / ELM", "North Main St at Elm St",
                         "1st Ave and Oak St", "O'Brien's Pub", "I-95 Exit 40", "I95 EXIT 40"});
        QCOMPARE(before(station, "Main St & Elm St"), rows({"0", "1"}));
        QCOMPARE(before(station, "Elm St & N Main St"), rows({"2"}));
        QCOMPARE(before(station, "Oak St / First Ave"), rows({"3"}));
        QCOMPARE(before(station, "OBRIENS PUB"), rows({"4"}));
        QCOMPARE(before(station, "i95 exit 40"), rows({"5", "6"}));
    }
};

HAVEN_TESTS(tst_PriorPlaces)
#include "tst_prior_places.moc"
