#include "models/store/archive.h"
#include "models/store/verify.h"
#include "models/store/word_index_pages.h"
#include "tests/store/store_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>
#include <sqlite3.h>

// The table that leads a search to its page, which SQLite's own check says nothing of.
using namespace haven;
using namespace haven::test;

namespace {

constexpr int kNotesWritten = 40;
constexpr int kWordsANote = 60;

// Words enough for many pages in many segments, each word once.
void fillWithWords(Station& station)
{
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    must(ask(*engine, wish(openAt("12 Elm St"))));
    for (int note = 0; note < kNotesWritten; ++note) {
        std::string text;
        for (int word = 0; word < kWordsANote; ++word)
            text += "w" + std::to_string(100'000 + 37 * (note * kWordsANote + word) % 99'991) + " ";
        must(ask(*engine, wish(noteOn(1, text))));
    }
    must(engine->stop());
}

// The tables behind an index are shut for everybody else.
Database openedWide(const Station& station)
{
    auto database = must(Database::open(station.path(), OpenMode::ReadWrite, {}));
    sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    return database;
}

std::int64_t rowsWith(Database& database, const std::string& words)
{
    SearchQuery query;
    query.words = words;
    return static_cast<std::int64_t>(must(search(database, query)).hits.size());
}

} // namespace

class tst_WordIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageThatNoSearchComesToIsFound_data();
    void aPageThatNoSearchComesToIsFound();
    void anIndexIsReachedWhileItIsMerged();
};

void tst_WordIndex::aPageThatNoSearchComesToIsFound_data()
{
    QTest::addColumn<QString>("sql");
    const QString middle = QStringLiteral(
        " WHERE (segid, term) = (SELECT segid, term FROM archive_words_idx WHERE segid ="
        " (SELECT segid FROM archive_words_idx GROUP BY segid ORDER BY count(*) DESC LIMIT 1)"
        " ORDER BY term LIMIT 1 OFFSET 3)");
    QTest::newRow("gone") << QStringLiteral("DELETE FROM archive_words_idx") + middle;
    QTest::newRow("elsewhere") << QStringLiteral("UPDATE archive_words_idx SET pgno = pgno + 2") +
                                      middle;
    QTest::newRow("too early") << QStringLiteral(
                                      "UPDATE archive_words_idx SET term = CAST('0a' AS BLOB)") +
                                      middle;
    QTest::newRow("too late") << QStringLiteral(
                                     "UPDATE archive_words_idx SET term = CAST('~' AS BLOB)") +
                                     middle;
    QTest::newRow("of another segment")
        << QStringLiteral("UPDATE archive_words_idx SET segid = segid + 1000") + middle;
    QTest::newRow("of no segment") << QStringLiteral(
        "INSERT INTO archive_words_idx (segid, term, pgno) VALUES (1999, CAST('0' AS BLOB), 2)");
}

void tst_WordIndex::aPageThatNoSearchComesToIsFound()
{
    QFETCH(QString, sql);
    Station station;
    fillWithWords(station);
    QVERIFY(!must(verify(station.place())).damage);
    {
        auto database = openedWide(station);
        must(database.execute(sql.toStdString()));
        QCOMPARE(sqlite3_changes(database.handle()), 1);
    }
    const auto verdict = must(verify(station.place()));
    QVERIFY(verdict.damage && verdict.damage->isOfSearch);
    must(rebuild(station.place(), StationHolder{"test", {}}));
    QVERIFY(!must(verify(station.place())).damage);
}

// A merge that has not ended leaves segments without their first pages.
void tst_WordIndex::anIndexIsReachedWhileItIsMerged()
{
    Station station;
    fillWithWords(station);
    auto database = openedWide(station);
    const auto segments = [&] {
        return must(database.number("SELECT count(DISTINCT segid) FROM archive_words_idx"));
    };
    const auto before = segments();
    QVERIFY(before > 1);
    for (auto step = Step::Row; step == Step::Row;) {
        must(database.execute(
            "INSERT INTO archive_words (archive_words, rank) VALUES ('merge', -1)"));
        QCOMPARE(must(wordPages(database)), WordPages::Reached);
        step = must(mergeArchive(database));
        QCOMPARE(must(wordPages(database)), WordPages::Reached);
    }
    QVERIFY(segments() < before);
    QCOMPARE(rowsWith(database, "w100037"), std::int64_t{1});
}

HAVEN_TESTS(tst_WordIndex)
#include "tst_word_index.moc"
