#include "models/store/archive.h"
#include "models/store/station_file.h"
#include "tests/store/store_kit.h"
#include "tests/testkit/test_program.h"

#include <QTest>

// What the search of past incidents finds, whatever way it takes to find it fast.
using namespace haven;
using namespace haven::test;

namespace {

QStringList listOf(std::initializer_list<const char*> words)
{
    QStringList out;
    for (const char* word : words)
        out << QString::fromLatin1(word);
    return out;
}

QStringList numbers(const Station& station, const std::string& words, int limit = 50)
{
    const auto reader = must(StationReader::open(station.place()));
    SearchQuery query;
    query.words = words;
    query.limit = limit;
    QStringList out;
    for (const auto& hit : must(search(reader.database(), query)).hits)
        out << QString::fromStdString(hit.number);
    return out;
}

} // namespace

class tst_Search final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLongWordIsFoundWhileItIsTypedAndWhenItIsWhole()
    {
        Station station;
        const auto engine =
            stationWith(station, &PastIncident::narrative,
                        {"a disturbance upstairs", "disturbed sleep", "district court"});
        QCOMPARE(numbers(station, "distu"), listOf({"0", "1"}));
        QCOMPARE(numbers(station, "disturb"), listOf({"0", "1"}));
        QCOMPARE(numbers(station, "DISTURBAN"), listOf({"0"}));
        QCOMPARE(numbers(station, "disturbance"), listOf({"0"}));
        QCOMPARE(numbers(station, "upstairs disturbance"), listOf({"0"}));
        QVERIFY(numbers(station, "disturbances").isEmpty());
        QVERIFY(numbers(station, "sturbance").isEmpty()); // a word is found from its beginning
    }

    void aLongWordIsFoundWithAndWithoutItsMarks()
    {
        Station station;
        // The mark within the letter, and the mark written after it.
        const auto engine =
            stationWith(station, &PastIncident::narrative,
                        {"Hern\u00e1ndez called", "Herna\u0301ndez called", "Hernandes called"});
        QCOMPARE(numbers(station, "hernandez"), listOf({"0", "1"}));
        QCOMPARE(numbers(station, "called hernan"), listOf({"0", "1", "2"}));
    }

    void aSingleLetterIsAWordAndNoPrefix()
    {
        Station station;
        const auto engine =
            stationWith(station, &PastIncident::narrative, {"apartment b", "apartment brown"});
        QCOMPARE(numbers(station, "apartment b"), listOf({"0"}));
        QCOMPARE(numbers(station, "apartment br"), listOf({"1"}));
    }

    void anOldRowIsFoundBehindManyThatBeginAlike()
    {
        Station station;
        std::vector<std::string> narratives(600, "a disturbance");
        narratives.push_back("one was disturbingly quiet");
        const auto engine = stationWith(station, &PastIncident::narrative, narratives);
        QCOMPARE(numbers(station, "disturbing"), listOf({"600"}));
        QCOMPARE(numbers(station, "disturbance", 500).size(), 500);
    }

    void pagesFollowEachOther()
    {
        Station station;
        const auto engine = stationWith(station, &PastIncident::narrative,
                                        std::vector<std::string>(30, "a disturbance"));
        const auto reader = must(StationReader::open(station.place()));
        SearchQuery query;
        query.words = "disturb";
        query.limit = 20;
        const auto first = must(search(reader.database(), query));
        QCOMPARE(first.hits.size(), std::size_t{20});
        QVERIFY(first.hits.front().snippet.find("[disturbance]") != std::string::npos);
        query.before = first.hits.back().rowKey;
        QCOMPARE(must(search(reader.database(), query)).hits.size(), std::size_t{10});
    }
};

HAVEN_TESTS(tst_Search)
#include "tst_search.moc"
