#include "models/store/digest.h"
#include "models/store/proven_backup.h"
#include "models/store/snapshot.h"
#include "models/store/sqlite_event_log.h"
#include "models/store/verify.h"
#include "tests/store/store_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>
#include <sqlite3.h>

// What stands beside the log, or tells of the clock, and is no fact of its own.
using namespace haven;
using namespace haven::test;

namespace {

void begin(Station& station)
{
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    must(ask(*engine, wish(openAt("12 Elm St"))));
    must(engine->stop());
}

void goOn(Station& station)
{
    auto engine = must(Engine::open(station.options()));
    must(ask(*engine, wish(noteOn(1, "he is calm"))));
    must(engine->stop());
}

// As somebody with a database tool would do it.
void write(const Station& station, const std::string& sql)
{
    must(must(Database::open(station.path(), OpenMode::ReadWrite, {})).execute(sql));
}

std::string damageIn(const Station& station)
{
    const auto verdict = must(verify(station.place()));
    return verdict.damage ? verdict.damage->why : "";
}

std::int64_t boardsIn(const Station& station)
{
    auto reader = must(StationReader::open(station.place()));
    return static_cast<std::int64_t>(must(snapshotSequences(reader.database())).size());
}

// The older of the stored boards, with another word in it and a digest that fits.
void exchangeOlderBoard(const Station& station)
{
    auto database = must(Database::open(station.path(), OpenMode::ReadWrite, {}));
    std::string state;
    {
        Statement query(database, "SELECT state FROM snapshot ORDER BY seq LIMIT 1");
        if (must(query.step()) != Step::Row)
            qFatal("there is no stored board");
        state = query.text(0);
    }
    const auto at = state.find("Elm");
    if (at == std::string::npos)
        qFatal("the stored board is another");
    state.replace(at, 3, "Oak");
    Statement query(database, "UPDATE snapshot SET state = ?1, digest = ?2"
                              " WHERE seq = (SELECT min(seq) FROM snapshot)");
    must(query.bind(state).bindBytes(bytesOf(sha256(state))).run());
}

} // namespace

class tst_VerifyBeside : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOlderStoredBoardIsReadToo();
    void aBrokenStoredBoardIsPassedOver();
    void anImportThatWasHiddenIsFound_data();
    void anImportThatWasHiddenIsFound();
    void aSettingOfNobodyIsFound();
    void aClockThatWentBackIsTold();
    void accountsAreLookedAtAfterARemoval();
    void aCopyIsMadeAlsoWithADamagedKey();
    void oneDamageHidesNoOther();
    void anIndexThatWasEmptiedIsFound_data();
    void anIndexThatWasEmptiedIsFound();
};

void tst_VerifyBeside::theOlderStoredBoardIsReadToo()
{
    Station station;
    begin(station);
    goOn(station);
    QCOMPARE(boardsIn(station), std::int64_t{2});
    QCOMPARE(damageIn(station), std::string());
    exchangeOlderBoard(station);
    QVERIFY(damageIn(station).find("the stored board") == 0);
    must(rebuild(station.place(), StationHolder{"test", {}}));
    QCOMPARE(damageIn(station), std::string());
}

void tst_VerifyBeside::aBrokenStoredBoardIsPassedOver()
{
    Station station;
    begin(station);
    goOn(station);
    write(station, "UPDATE snapshot SET state = replace(state, 'Elm', 'Oak')");
    QCOMPARE(damageIn(station), std::string());
}

void tst_VerifyBeside::anImportThatWasHiddenIsFound_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("all hidden") << QStringLiteral("DELETE FROM archive_mark");
    QTest::newRow("the last hidden") << QStringLiteral("UPDATE archive_mark SET value = 2");
    QTest::newRow("renamed") << QStringLiteral("UPDATE archive_mark SET name = 'other'");
    QTest::newRow("index given up")
        << QStringLiteral("INSERT INTO archive_mark (name, value) VALUES ('words_given_up', 1)");
}

void tst_VerifyBeside::anImportThatWasHiddenIsFound()
{
    QFETCH(QString, sql);
    Station station;
    begin(station);
    {
        auto engine = must(Engine::open(station.options()));
        PastIncident past;
        past.source = "old";
        past.number = "1";
        past.place = "9 Oak Ave";
        past.receivedAt = station.now();
        must(ask(*engine, wish(StartImport{"old", "profile"})));
        must(ask(*engine, wish(RecordPastIncidents{{past}})));
        must(ask(*engine, wish(FinishImport{"old", 1, 1, 0})));
        must(engine->stop());
    }
    QCOMPARE(damageIn(station), std::string());
    write(station, sql.toStdString());
    QVERIFY(damageIn(station).find("rebuild it") != std::string::npos);
    must(rebuild(station.place(), StationHolder{"test", {}}));
    QCOMPARE(damageIn(station), std::string());
}

void tst_VerifyBeside::aSettingOfNobodyIsFound()
{
    Station station;
    begin(station);
    write(station, "INSERT INTO setting (key, value) VALUES ('write_probe', '1790000000000')");
    QCOMPARE(damageIn(station), std::string());
    write(station, "INSERT INTO setting (key, value) VALUES ('later', '1')");
    QCOMPARE(damageIn(station),
             std::string("the file holds a setting that is not of Haven: later"));
}

void tst_VerifyBeside::aClockThatWentBackIsTold()
{
    Station station;
    begin(station);
    QCOMPARE(must(verify(station.place())).clockBack.times, std::int64_t{0});
    station.pass(Span::hours(-2));
    goOn(station);
    station.pass(Span::hours(3));
    goOn(station);
    const auto verdict = must(verify(station.place()));
    QVERIFY(!verdict.damage);
    QCOMPARE(verdict.events, std::int64_t{4});
    QCOMPARE(verdict.clockBack.times, std::int64_t{1});
    QCOMPARE(verdict.clockBack.farthestAt, std::int64_t{3});
    QVERIFY(verdict.clockBack.farthest > Span::minutes(119));
}

void tst_VerifyBeside::accountsAreLookedAtAfterARemoval()
{
    Station station;
    begin(station);
    goOn(station);
    {
        auto file = must(StationFile::open(station.place(), StationHolder{"test", {}}));
        auto log = must(SqliteEventLog::open(file.database()));
        LogWrite removal;
        removal.draft = EnvelopeDraft{station.now(), station.now(), AgentId("admin"),
                                      AgentId("admin"), PositionId("test")};
        removal.events.push_back(PayloadRemoved{3, "CGS 1-1", AgentId("novak")});
        removal.together = [&] {
            return file.database().execute("DELETE FROM event_payload WHERE seq = 3");
        };
        must(log.append(removal));
    }
    must(rebuild(station.place(), StationHolder{"test", {}}));
    QCOMPARE(damageIn(station), std::string());
    write(station, "INSERT INTO account (agent, name, roles, password_hash)"
                   " VALUES ('mallory', 'Mallory', 'administrator', 'x')");
    QVERIFY(damageIn(station).find("mallory") != std::string::npos);
}

// The facts of the whole station must not wait for one clinician's key.
void tst_VerifyBeside::aCopyIsMadeAlsoWithADamagedKey()
{
    Station station;
    begin(station);
    const StationPlace first{station.path() + ".first.haven", {}};
    QVERIFY(must(backUpNoted(station.place(), first, {AgentId("admin"), station.now()}, {})).keys ==
            CopiedKeys::AsWritten);
    {
        auto file = must(StationFile::open(station.place(), StationHolder{"test", {}}));
        auto log = must(SqliteEventLog::open(file.database()));
        LogWrite made;
        made.draft = EnvelopeDraft{station.now(), station.now(), AgentId("osei"), AgentId("osei"),
                                   PositionId("test")};
        made.events.push_back(SealKeyChanged{AgentId("osei"), SealKeyAct::Made, "00"});
        must(log.append(made));
    }
    QVERIFY(must(verify(station.place())).damage->isOfKey);
    const StationPlace next{station.path() + ".next.haven", {}};
    const auto copy =
        must(backUpNoted(station.place(), next, {AgentId("admin"), station.now()}, {}));
    QVERIFY(copy.keys == CopiedKeys::Damaged);
    QVERIFY2(copy.made.remark.find("the key that osei made here") == 0, copy.made.remark.c_str());
    QCOMPARE(copy.made.facts, std::int64_t{3});
}

void tst_VerifyBeside::oneDamageHidesNoOther()
{
    Station station;
    begin(station);
    write(station, "INSERT INTO setting (key, value) VALUES ('later', '1');"
                   "INSERT INTO account (agent, name, roles, password_hash)"
                   " VALUES ('mallory', 'Mallory', 'administrator', 'x');"
                   "INSERT INTO seal_group (name, generation, public_key) VALUES ('M', 1, x'00')");
    const auto verdict = must(verify(station.place()));
    QVERIFY(verdict.damage && verdict.damage->isBesideLog);
    QCOMPARE(verdict.also.size(), std::size_t{2});
    QVERIFY(verdict.also[0].isOfAccounts);
    QVERIFY(verdict.also[1].why.find("later") != std::string::npos);
    const StationPlace copy{station.path() + ".copy.haven", {}};
    const auto made = must(backUpProven(station.place(), copy, {}));
    for (const char* word : {"mallory", "later", ": M"})
        QVERIFY2(made.remark.find(word) != std::string::npos, made.remark.c_str());
}

void tst_VerifyBeside::anIndexThatWasEmptiedIsFound_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("index");
    QTest::newRow("of places") << QStringLiteral("archive (place_key, opened_at_ms)")
                               << QStringLiteral("archive_by_place");
    QTest::newRow("of times") << QStringLiteral("event (recorded_at_ms, seq)")
                              << QStringLiteral("event_by_time");
}

// One that leads nowhere takes the name of the one that leads to every row; all pages fit.
void tst_VerifyBeside::anIndexThatWasEmptiedIsFound()
{
    QFETCH(QString, table);
    QFETCH(QString, index);
    Station station;
    begin(station);
    {
        auto database = must(Database::open(station.path(), OpenMode::ReadWrite, {}));
        sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
        const std::string both = "name IN ('emptied', '" + index.toStdString() + "')";
        must(database.execute("CREATE INDEX emptied ON " + table.toStdString() +
                              " WHERE seq < 0; PRAGMA writable_schema=ON;"
                              "UPDATE sqlite_schema SET rootpage = (SELECT sum(rootpage)"
                              " FROM sqlite_schema WHERE " +
                              both + ") - rootpage WHERE " + both));
    }
    write(station, "DROP INDEX emptied");
    QVERIFY(damageIn(station).find("an index does not lead") == 0);
    must(rebuild(station.place(), StationHolder{"test", {}}));
    QCOMPARE(damageIn(station), std::string());
}

HAVEN_TESTS(tst_VerifyBeside)
#include "tst_verify_beside.moc"
