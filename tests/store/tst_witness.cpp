#include "models/store/backup.h"
#include "models/store/schema.h"
#include "models/store/schema_check.h"
#include "models/store/verify.h"
#include "models/store/witness.h"
#include "tests/store/store_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <sqlite3.h>

using namespace haven;
using namespace haven::test;

namespace {

constexpr std::int64_t kNotes = 20;
constexpr std::int64_t kBefore = kNotes + 2; // StationCreated, one opened

void addNotes(const Station& station, EngineOptions options, std::int64_t count)
{
    auto engine = must(Engine::open(std::move(options)));
    if (must(verify(station.place())).events == 1)
        must(ask(*engine, wish(openAt("12 Elm St"))));
    for (std::int64_t i = 0; i < count; ++i)
        must(ask(*engine, wish(noteOn(1, "note " + std::to_string(i)))));
}

std::string headOf(const Station& station)
{
    return hexOf(bytesOf(must(verify(station.place())).head));
}

// The last facts, and everything in the file that knows of them.
void cutWell(const Station& station, std::int64_t last)
{
    const std::string after = " WHERE seq > " + std::to_string(last);
    {
        auto database = must(Database::open(station.path(), OpenMode::ReadWrite, {}));
        must(database.execute("PRAGMA foreign_keys=OFF; DELETE FROM event_payload" + after +
                              "; DELETE FROM event" + after + "; DELETE FROM snapshot" + after +
                              "; UPDATE setting SET value = (SELECT seq || ' ' ||"
                              " lower(hex(hash)) FROM event ORDER BY seq DESC LIMIT 1)"
                              " WHERE key = 'log_end'"));
    }
    must(rebuild(station.place(), StationHolder{"test", {}}));
}

} // namespace

class tst_Witness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWellCutEndIsSeenByAHeadNotedElsewhere();
    void aWellCutEndIsSeenByACopy();
    void aCopyOfAnotherStationIsNone();
    void aHeadIsReadAsPeopleWriteIt();
    void theCheckOfTheIndexStaysWithinItsBound();
};

void tst_Witness::aWellCutEndIsSeenByAHeadNotedElsewhere()
{
    Station station;
    must(station.create());
    addNotes(station, station.options(), kNotes);
    const std::string noted = headOf(station);
    addNotes(station, station.options(), 3);
    QCOMPARE(must(factOfHead(station.place(), noted)), std::optional(kBefore));
    QCOMPARE(must(factOfHead(station.place(), noted.substr(0, kHeadDigitsMin))),
             std::optional(kBefore));
    cutWell(station, kBefore - 2);
    // The file alone has nothing to tell it by.
    QVERIFY(!must(verify(station.place())).damage);
    QCOMPARE(must(factOfHead(station.place(), noted)), std::optional<std::int64_t>());
}

void tst_Witness::aWellCutEndIsSeenByACopy()
{
    Station station;
    must(station.create());
    addNotes(station, station.options(), kNotes);
    const StationPlace copy{station.path() + ".copy.haven", {}};
    must(backUp(station.place(), copy, {}));
    addNotes(station, station.options(), 3);
    const auto whole = must(compareWithCopy(station.place(), copy));
    QVERIFY(whole.isOfStation && !whole.isLost());
    QCOMPARE(whole.common, kBefore);
    QCOMPARE(whole.inCopy, kBefore);
    QCOMPARE(whole.inStation, kBefore + 3);
    cutWell(station, kBefore - 2);
    const auto cut = must(compareWithCopy(station.place(), copy));
    QVERIFY(cut.isOfStation && cut.isLost());
    QCOMPARE(cut.common, kBefore - 2);
    // Written on, as if nothing had been: as many facts as before, and others.
    addNotes(station, station.options(), 9);
    QVERIFY(!must(verify(station.place())).damage);
    const auto other = must(compareWithCopy(station.place(), copy));
    QVERIFY(other.isLost());
    QCOMPARE(other.common, kBefore - 2);
}

void tst_Witness::aCopyOfAnotherStationIsNone()
{
    Station one;
    Station other;
    must(one.create());
    must(other.create());
    const auto compared = must(compareWithCopy(one.place(), other.place()));
    QVERIFY(!compared.isOfStation);
    QVERIFY(!compared.isLost());
    QCOMPARE(compared.common, std::int64_t{0});
}

void tst_Witness::aHeadIsReadAsPeopleWriteIt()
{
    const std::string digits(64, 'a');
    QCOMPARE(headNoted(" " + std::string(64, 'A') + " "), std::optional(digits));
    QCOMPARE(headNoted(digits.substr(0, kHeadDigitsMin)),
             std::optional(digits.substr(0, kHeadDigitsMin)));
    QVERIFY(!headNoted(digits.substr(0, kHeadDigitsMin - 1)));
    QVERIFY(!headNoted(digits + "a"));
    QVERIFY(!headNoted(std::string(64, 'g')));
    QVERIFY(!headNoted(""));
}

// Of an index twice as large as the bound, not all is in memory at once.
void tst_Witness::theCheckOfTheIndexStaysWithinItsBound()
{
    constexpr std::int64_t kKiB = 1024;
    Station station;
    auto database = must(Database::open(station.path(), OpenMode::Create, {}));
    must(database.execute("PRAGMA temp_store=FILE; PRAGMA cache_size=-2048"));
    must(database.execute(kDerivedTablesSql));
    must(database.execute(
        "BEGIN;"
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)"
        " INSERT INTO archive (seq, source, number, opened_at_ms, type, place, place_key,"
        " callback_keys, disposition, words)"
        " SELECT i, 'past', i, 0, '', '', '', '', '', (WITH RECURSIVE w (j) AS (SELECT 1 UNION"
        " ALL SELECT j + 1 FROM w WHERE j < 400) SELECT group_concat(hex(randomblob(10)), ' ')"
        " FROM w WHERE i > 0) FROM n;"
        "INSERT INTO archive_words (rowid, words) SELECT row_key, words FROM archive;"
        "COMMIT"));
    const auto size = must(database.number("SELECT sum(length(block)) FROM archive_words_data"));
    QVERIFY2(size > 3 * kIndexCheckKiB * kKiB, std::to_string(size).c_str());
    sqlite3_int64 before = 0;
    sqlite3_int64 after = 0;
    sqlite3_int64 most = 0;
    QCOMPARE(sqlite3_status64(SQLITE_STATUS_MEMORY_USED, &before, &most, 1), SQLITE_OK);
    must(checkWordIndex(database));
    QCOMPARE(sqlite3_status64(SQLITE_STATUS_MEMORY_USED, &after, &most, 0), SQLITE_OK);
    QVERIFY2(most - before < 2 * kIndexCheckKiB * kKiB,
             (std::to_string(before) + " " + std::to_string(most)).c_str());
    must(database.execute("PRAGMA query_only=OFF;"
                          "INSERT INTO archive_words (archive_words, rowid, words) SELECT"
                          " 'delete', row_key, words FROM archive WHERE row_key = 700"));
    QVERIFY(!checkWordIndex(database));
}

HAVEN_TESTS(tst_Witness)
#include "tst_witness.moc"
