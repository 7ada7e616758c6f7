#include "models/store/archive.h"
#include "models/store/proven_backup.h"
#include "models/store/snapshot.h"
#include "models/store/verify.h"
#include "tests/store/store_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

constexpr std::int64_t kFacts = 42; // StationCreated, one opened, forty notes

void fill(Station& station)
{
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    must(ask(*engine, wish(openAt("12 Elm St"))));
    for (std::int64_t i = 0; i < kFacts - 2; ++i)
        must(ask(*engine, wish(noteOn(1, "note " + std::to_string(i)))));
}

// As somebody with a database tool would do it.
void tamper(const Station& station, const std::string& sql)
{
    auto database = must(Database::open(station.path(), OpenMode::ReadWrite, {}));
    must(database.execute("PRAGMA foreign_keys=OFF"));
    must(database.execute(sql));
}

LogVerdict verdictOn(const Station& station)
{
    return must(verify(station.place()));
}

} // namespace

constexpr const char* kCutAt40 =
    "DELETE FROM event_payload WHERE seq > 40; DELETE FROM event_incident WHERE seq > 40;"
    "DELETE FROM event_unit WHERE seq > 40; DELETE FROM event WHERE seq > 40";

class tst_Verify : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeStationIsFoundWhole();
    void aChangeIsFoundAtItsFact_data();
    void aChangeIsFoundAtItsFact();
    void aCutTailIsNamedByItsFirstMissingFact();
    void aCutTailIsSeenByTheSnapshotAlone();
    void aTailPutInPlaceOfACutOneIsSeen();
    void aLawfullyRemovedPayloadIsNotDamage();
    void aBadSnapshotIsWorkedOutAgain();
    void aDamagedTailIsNotOpened();
    void rebuildPutsTheArchiveRight();
    void rebuildKeepsWhatWasTrimmed();
    void foldingIsTheSameWithAndWithoutSnapshot();
    void whatRunsByItselfInTheFileIsFound();
    void aReferenceThatPointsElsewhereIsFound();
    void anIndexThatMissesWordsIsFound();
    void aBrokenIndexStopsNoEntry_data();
    void aBrokenIndexStopsNoEntry();
    void whatStandsBesideTheLogIsFound_data();
    void whatStandsBesideTheLogIsFound();
    void aFactWrittenUnderAnotherMarkIsFound();
};

// The facts are whole and the search is silent on what they say.
void tst_Verify::anIndexThatMissesWordsIsFound()
{
    Station station;
    fill(station);
    tamper(station, "INSERT INTO archive_words (archive_words, rowid, words) SELECT 'delete',"
                    " row_key, words FROM archive");
    const auto verdict = verdictOn(station);
    QVERIFY(verdict.damage && verdict.damage->isOfSearch);
    QVERIFY(!verdict.damage->sequence);
    QVERIFY2(verdict.damage->why.find("rebuild") != std::string::npos, verdict.damage->why.c_str());
    // Looking wrote nothing: the index is as it was found, and a copy is made all the same.
    QVERIFY(verdictOn(station).damage->isOfSearch);
    const StationPlace copy{station.path() + ".copy.haven", {}};
    const auto made = must(backUpProven(station.place(), copy, {}));
    QVERIFY2(made.remark.find("index of the search") != std::string::npos, made.remark.c_str());
    must(rebuild(station.place(), StationHolder{"test", {}}));
    QVERIFY(!verdictOn(station).damage);
}

void tst_Verify::aBrokenIndexStopsNoEntry_data()
{
    QTest::addColumn<QString>("broken");
    QTest::newRow("emptied") << QStringLiteral(
        "INSERT INTO archive_words (archive_words) VALUES ('delete-all')");
    QTest::newRow("gone") << QStringLiteral("DROP TABLE archive_words");
}

// The words can be indexed again; what is said now cannot be said again.
void tst_Verify::aBrokenIndexStopsNoEntry()
{
    QFETCH(const QString, broken);
    Station station;
    fill(station);
    tamper(station, broken.toStdString());
    {
        auto engine = must(Engine::open(station.options()));
        must(ask(*engine, wish(noteOn(1, "he has a gun"))));
        must(ask(*engine, wish(openAt("9 Oak Ave"))));
        must(ask(*engine, wish(closed(1))));
        auto reader = must(StationReader::open(station.place()));
        SearchQuery query;
        query.words = "elm";
        QCOMPARE(search(reader.database(), query).refusal().code, RefusalCode::SearchIndexBroken);
    }
    const auto verdict = verdictOn(station);
    QVERIFY(verdict.damage && !verdict.damage->sequence);
    QVERIFY(verdict.damage->isOfSearch || verdict.damage->isBesideLog);
    must(rebuild(station.place(), StationHolder{"test", {}}));
    QVERIFY(!verdictOn(station).damage);
    auto reader = must(StationReader::open(station.place()));
    SearchQuery query;
    query.words = "elm";
    QCOMPARE(must(search(reader.database(), query)).hits.size(), std::size_t{1});
}

// As many rows as before, and one entry less in the log of its incident.
void tst_Verify::aReferenceThatPointsElsewhereIsFound()
{
    for (const char* moved : {"UPDATE event_incident SET incident = 2 WHERE seq = 30",
                              "UPDATE event_unit SET unit = '3A99' WHERE unit = '3A12'",
                              "UPDATE archive_callback SET callback_key = '2035550199'",
                              "UPDATE archive_callback SET row_key = row_key + 1"}) {
        Station station;
        fill(station);
        {
            auto engine = must(Engine::open(station.options()));
            LogOnUnit on;
            on.unit = UnitId("3A12");
            must(ask(*engine, wish(on)));
            OpenIncident open;
            open.type = TypeCode("NOISE");
            open.location.text = "9 Oak Ave";
            open.call = CallDraft{};
            open.call->callback = "203-555-0147";
            must(ask(*engine, wish(open)));
        }
        QVERIFY(!verdictOn(station).damage);
        tamper(station, moved);
        const auto verdict = verdictOn(station);
        QVERIFY2(verdict.damage && !verdict.damage->sequence, moved);
        must(rebuild(station.place(), StationHolder{"test", {}}));
        QVERIFY2(!verdictOn(station).damage, moved);
    }
}

void tst_Verify::whatStandsBesideTheLogIsFound_data()
{
    QTest::addColumn<QString>("changed");
    QTest::addColumn<QString>("back");
    QTest::addColumn<QString>("why");
    const auto row = [](const char* name, const char* changed, const char* back, const char* why) {
        QTest::newRow(name) << QString::fromUtf8(changed) << QString::fromUtf8(back)
                            << QString::fromUtf8(why);
    };
    row("foreign table", "CREATE TABLE hidden (x TEXT)", "DROP TABLE hidden", "hidden");
    row("named like the index", "CREATE TABLE archive_words_more (x TEXT)",
        "DROP TABLE archive_words_more", "archive_words_more");
    row("foreign index", "CREATE INDEX later ON event (type)", "DROP INDEX later", "later");
    row("foreign column", "ALTER TABLE draft ADD COLUMN more TEXT",
        "ALTER TABLE draft DROP COLUMN more", "draft");
    row("missing index", "DROP INDEX event_by_time",
        "CREATE INDEX event_by_time ON event (recorded_at_ms, seq)", "event_by_time");
    row("format lowered", "PRAGMA user_version=1", "PRAGMA user_version=2", "format 1");
    row("no format", "PRAGMA user_version=0", "PRAGMA user_version=2", "format");
    row("format below all", "PRAGMA user_version=-7", "PRAGMA user_version=2", "-7");
    row("mark of the station", "UPDATE setting SET value = 'f' || value WHERE key = 'origin'",
        "UPDATE setting SET value = substr(value, 2) WHERE key = 'origin'", "mark");
    row("note of the end",
        "INSERT INTO setting SELECT 'kept', value FROM setting WHERE key = 'log_end';"
        "DELETE FROM setting WHERE key = 'log_end'",
        "UPDATE setting SET key = 'log_end' WHERE key = 'kept'", "log ends is missing");
}

// The facts are whole, a copy is made all the same, and it says what is odd.
void tst_Verify::whatStandsBesideTheLogIsFound()
{
    QFETCH(QString, changed);
    QFETCH(QString, back);
    QFETCH(QString, why);
    Station station;
    fill(station);
    tamper(station, changed.toStdString());
    const auto verdict = verdictOn(station);
    QVERIFY(verdict.damage && verdict.damage->isBesideLog);
    QVERIFY(!verdict.damage->sequence);
    QVERIFY2(verdict.damage->why.find(why.toStdString()) != std::string::npos,
             verdict.damage->why.c_str());
    const StationPlace copy{station.path() + ".copy.haven", {}};
    const auto made = must(backUpProven(station.place(), copy, {}));
    QVERIFY2(made.remark.find(why.toStdString()) != std::string::npos, made.remark.c_str());
    tamper(station, back.toStdString());
    const auto again = verdictOn(station);
    // A column that came and went leaves the words it was made with, but for its own.
    QVERIFY2(!again.damage || back.contains(u"DROP COLUMN"),
             again.damage ? again.damage->why.c_str() : "");
}

// Changed and written on: from then on the facts bear it, and setting it back hides nothing.
void tst_Verify::aFactWrittenUnderAnotherMarkIsFound()
{
    Station station;
    fill(station);
    tamper(station, "UPDATE setting SET value = 'f' || value WHERE key = 'origin'");
    must(ask(*must(Engine::open(station.options())), wish(noteOn(1, "after"))));
    tamper(station, "UPDATE setting SET value = substr(value, 2) WHERE key = 'origin'");
    const auto verdict = verdictOn(station);
    QVERIFY(verdict.damage && verdict.damage->isBesideLog);
    QVERIFY2(verdict.damage->why.find("fact " + std::to_string(kFacts + 1)) != std::string::npos,
             verdict.damage->why.c_str());
}

void tst_Verify::whatRunsByItselfInTheFileIsFound()
{
    Station station;
    fill(station);
    for (const char* made : {"TRIGGER later AFTER INSERT ON event BEGIN DELETE FROM draft; END",
                             "VIEW later AS SELECT 1"}) {
        tamper(station, std::string("CREATE ") + made);
        const auto verdict = verdictOn(station);
        QVERIFY(verdict.damage && !verdict.damage->sequence);
        QVERIFY2(verdict.damage->why.find("by itself") != std::string::npos,
                 verdict.damage->why.c_str());
        tamper(station, made[0] == 'T' ? "DROP TRIGGER later" : "DROP VIEW later");
        QVERIFY(!verdictOn(station).damage);
    }
}

void tst_Verify::aWholeStationIsFoundWhole()
{
    Station station;
    fill(station);
    const auto verdict = verdictOn(station);
    QVERIFY2(!verdict.damage, verdict.damage ? verdict.damage->why.c_str() : "");
    QCOMPARE(verdict.events, kFacts);
    QCOMPARE(verdict.removedPayloads, std::int64_t{0});
    QVERIFY(verdict.head != Hash{});
}

void tst_Verify::aChangeIsFoundAtItsFact_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<qint64>("sequence");
    const auto row = [](const char* name, const char* sql, qint64 sequence) {
        QTest::newRow(name) << QString::fromUtf8(sql) << sequence;
    };
    row("payload",
        "UPDATE event_payload SET payload = replace(payload, 'note 5', 'note 6')"
        " WHERE seq = 8",
        8);
    row("time", "UPDATE event SET happened_at_ms = happened_at_ms + 1 WHERE seq = 20", 20);
    row("who", "UPDATE event SET done_by = 'novak' WHERE seq = 20", 20);
    row("type", "UPDATE event SET type = 'HoldReleased' WHERE seq = 20", 20);
    row("origin", "UPDATE event SET origin_seq = 999 WHERE seq = 20", 20);
    row("salt", "UPDATE event_payload SET salt = randomblob(16) WHERE seq = 20", 20);
    row("hash", "UPDATE event SET hash = randomblob(32) WHERE seq = 20", 20);
    row("last hash", "UPDATE event SET hash = randomblob(32) WHERE seq = 42", 42);
    row("row dropped",
        "DELETE FROM event_payload WHERE seq = 20; DELETE FROM event"
        " WHERE seq = 20",
        20);
    row("payload dropped", "DELETE FROM event_payload WHERE seq = 20", 20);
    row("two swapped",
        "UPDATE event SET seq = -1 WHERE seq = 20; UPDATE event SET seq = 20 WHERE seq = 21;"
        "UPDATE event SET seq = 21 WHERE seq = -1",
        20);
    row("first dropped",
        "DELETE FROM event_payload WHERE seq = 1; DELETE FROM event"
        " WHERE seq = 1",
        1);
}

// crisis.md 6.20.
void tst_Verify::aChangeIsFoundAtItsFact()
{
    QFETCH(QString, sql);
    QFETCH(qint64, sequence);
    Station station;
    fill(station);
    tamper(station, sql.toStdString());
    const auto verdict = verdictOn(station);
    QVERIFY(verdict.damage.has_value());
    QVERIFY(verdict.damage->sequence.has_value());
    QCOMPARE(*verdict.damage->sequence, sequence);
}

void tst_Verify::aCutTailIsNamedByItsFirstMissingFact()
{
    for (const char* also : {"", "; DELETE FROM snapshot"}) {
        Station station;
        fill(station);
        tamper(station, std::string(kCutAt40) + also);
        const auto verdict = verdictOn(station);
        QCOMPARE(verdict.events, std::int64_t{40});
        QVERIFY(verdict.damage && verdict.damage->sequence);
        QCOMPARE(*verdict.damage->sequence, std::int64_t{41});
        // Nothing is written after the gap, and no rebuild makes it look whole.
        const auto engine = Engine::open(station.options());
        QVERIFY(!engine);
        QCOMPARE(engine.refusal().code, RefusalCode::StationDamaged);
        QVERIFY(refusalSentence(engine.refusal()).find("fact 41 ") != std::string::npos);
        QCOMPARE(StationReader::open(station.place()).refusal().code, RefusalCode::StationDamaged);
        const auto rebuilt = rebuild(station.place(), StationHolder{"test", {}});
        QVERIFY(!rebuilt);
        QCOMPARE(rebuilt.refusal().code, RefusalCode::StationDamaged);
        QCOMPARE(*verdictOn(station).damage->sequence, std::int64_t{41});
    }
}

// A station of an earlier version has no note of its end.
void tst_Verify::aCutTailIsSeenByTheSnapshotAlone()
{
    Station station;
    fill(station);
    tamper(station, "DELETE FROM setting WHERE key = 'log_end'; DROP TABLE seal_person;"
                    "DROP TABLE seal_group; DROP TABLE seal_member; DROP TABLE seal_escrow;"
                    "DROP TABLE seal_key; PRAGMA user_version=1");
    QVERIFY(!verdictOn(station).damage);
    // It has one from the moment on in which it is brought to the next format.
    must(must(Engine::open(station.options()))->stop());
    QVERIFY(!verdictOn(station).damage);
    tamper(station, std::string(kCutAt40) + "; DELETE FROM setting WHERE key = 'log_end'");
    QCOMPARE(*verdictOn(station).damage->sequence, std::int64_t{41});
    QVERIFY(!Engine::open(station.options()));
}

void tst_Verify::aTailPutInPlaceOfACutOneIsSeen()
{
    Station station;
    fill(station);
    const std::string note = "UPDATE setting SET value = '" + std::to_string(kFacts) + " ";
    tamper(station, note + "' || lower(hex(zeroblob(32))) WHERE key = 'log_end'");
    const auto verdict = verdictOn(station);
    QVERIFY(verdict.damage && verdict.damage->sequence);
    QCOMPARE(*verdict.damage->sequence, kFacts);
    QVERIFY(!Engine::open(station.options()));
}

void tst_Verify::aLawfullyRemovedPayloadIsNotDamage()
{
    Station station;
    fill(station);
    {
        auto file = must(StationFile::open(station.place(), StationHolder{"test", {}}));
        auto log = must(SqliteEventLog::open(file.database()));
        LogWrite write;
        write.draft = EnvelopeDraft{station.now(), station.now(), AgentId("admin"),
                                    AgentId("admin"), PositionId("test")};
        write.events.push_back(PayloadRemoved{20, "CGS 1-1", AgentId("novak")});
        write.together = [&] {
            return file.database().execute("DELETE FROM event_payload WHERE seq = 20");
        };
        must(log.append(write));
    }
    must(rebuild(station.place(), StationHolder{"test", {}}));
    const auto verdict = verdictOn(station);
    QVERIFY2(!verdict.damage, verdict.damage ? verdict.damage->why.c_str() : "");
    QCOMPARE(verdict.removedPayloads, std::int64_t{1});
}

void tst_Verify::aBadSnapshotIsWorkedOutAgain()
{
    Station station;
    fill(station);
    State before;
    {
        auto reader = must(StationReader::open(station.place()));
        const auto loaded = must(loadState(reader.database()));
        QCOMPARE(loaded.snapshot, SnapshotUse::Used);
        QCOMPARE(loaded.folded, std::int64_t{0});
        before = loaded.state;
    }
    tamper(station, "UPDATE snapshot SET state = replace(state, 'Elm', 'Oak')");
    auto reader = must(StationReader::open(station.place()));
    ReadProgress progress;
    const auto loaded = must(loadState(reader.database(), &progress));
    QCOMPARE(loaded.snapshot, SnapshotUse::Ignored);
    QCOMPARE(loaded.folded, kFacts);
    QVERIFY(loaded.state == before);
    QCOMPARE(progress.done.load(), kFacts);
    QCOMPARE(progress.total.load(), kFacts);
    // Somebody who waits for it may give it up.
    progress.isStopped = true;
    const auto none = loadState(reader.database(), &progress);
    QVERIFY(!none.isOk());
    QCOMPARE(none.refusal().code, RefusalCode::StationOpeningStopped);
    QCOMPARE(progress.done.load(), std::int64_t{1});
}

void tst_Verify::aDamagedTailIsNotOpened()
{
    Station station;
    fill(station);
    tamper(station, "DELETE FROM snapshot; UPDATE event SET done_by = 'novak' WHERE seq = 20");
    const auto engine = Engine::open(station.options());
    QVERIFY(!engine);
    QCOMPARE(engine.refusal().code, RefusalCode::StationDamaged);
}

void tst_Verify::rebuildPutsTheArchiveRight()
{
    Station station;
    fill(station);
    tamper(station, "DELETE FROM event_incident; UPDATE archive SET place = 'elsewhere';"
                    "DELETE FROM snapshot");
    QVERIFY(verdictOn(station).damage.has_value());
    const auto rebuilt = must(rebuild(station.place(), StationHolder{"test", {}}));
    QCOMPARE(rebuilt.events, kFacts);
    QCOMPARE(rebuilt.incidents, std::int64_t{1});
    const auto verdict = verdictOn(station);
    QVERIFY2(!verdict.damage, verdict.damage ? verdict.damage->why.c_str() : "");
    auto reader = must(StationReader::open(station.place()));
    SearchQuery query;
    query.words = "note 39";
    QCOMPARE(must(search(reader.database(), query)).hits.size(), std::size_t{1});
}

void tst_Verify::rebuildKeepsWhatWasTrimmed()
{
    Station station;
    fill(station);
    {
        auto engine = must(Engine::open(station.options()));
        must(ask(*engine, wish(closed(1))));
        must(ask(*engine, wish(TrimBoard{})));
        must(ask(*engine, wish(openAt("9 Oak Ave"))));
    }
    QVERIFY(!verdictOn(station).damage);
    QCOMPARE(must(rebuild(station.place(), StationHolder{"test", {}})).incidents, std::int64_t{2});
    QVERIFY(!verdictOn(station).damage);
}

void tst_Verify::foldingIsTheSameWithAndWithoutSnapshot()
{
    Station station;
    fill(station);
    auto reader = must(StationReader::open(station.place()));
    const auto whole = must(foldWholeLog(reader.database()));
    const auto quick = must(loadState(reader.database()));
    QVERIFY(whole.state == quick.state);
    QCOMPARE(whole.folded, kFacts);
}

HAVEN_TESTS(tst_Verify)
#include "tst_verify.moc"
