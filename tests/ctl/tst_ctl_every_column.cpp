#include "models/base/json_codec.h"
#include "models/store/archive.h"
#include "models/store/drafts.h"
#include "models/store/snapshot.h"
#include "models/store/verify.h"
#include "tests/ctl/sealed_station.h"
#include "tests/testkit/test_program.h"

#include <QtTest>
#include <sqlite3.h>

// Each column of each table is changed in turn, and each row taken out: verify names it, or it
// stands in the list below with the reason.
using namespace haven;
using namespace haven::test;

namespace {

enum class Afterwards { TheSame, NotOfTheLog };

// What verify says nothing of. TheSame: a station answers as before, for what was changed is worked
// out from the log or only has to do with speed. NotOfTheLog: nobody can know, and README says so.
struct Unproven {
    const char* table;
    const char* column; // "": the row taken out; "*": both, and each column
    const char* rows;   // which, as SQL
    Afterwards answers;
    const char* reason;
};
constexpr Unproven kUnproven[] = {
    {"draft", "*", "1", Afterwards::NotOfTheLog,
     "what somebody is still typing is no fact yet; it comes back to them before it is sent, and a "
     "clinician's is sealed"},
    {"account", "failed_count", "1", Afterwards::NotOfTheLog,
     "wrong passwords of late; on the log from the lock on, and five more tries hang on it"},
    {"account", "failed_since_ms", "1", Afterwards::NotOfTheLog, "as failed_count"},
    {"setting", "*", "key = 'write_probe'", Afterwards::TheSame,
     "when it was last tried whether the file can be written; read by nobody"},
    {"snapshot", "*", "1", Afterwards::TheSame,
     "a board that is not as it was stored is passed over and worked out from the log; one that "
     "says something else is named"},
    {"archive", "seq", "incident IS NOT NULL", Afterwards::TheSame,
     "read of past incidents alone, to hide an import that has not finished"},
    {"archive_words_config", "*", "k <> 'version'", Afterwards::TheSame,
     "how the index is merged: speed alone"},
    {"archive_words_idx", "term", "pgno >> 1 = 1", Afterwards::TheSame,
     "as the row taken out, of a segment of one page"},
    {"archive_words_idx", "", "pgno >> 1 = 1", Afterwards::TheSame,
     "a segment's first page is where a search begins that is led to no other"},
};

constexpr const char* kPast = "Call type,Location,Dispatch time\n"
                              "DISTURBANCE IN PROGRESS,100 MAIN ST,2022-05-16 23:58:33\n"
                              "ASSAULT,12 ELM ST,2022-05-16 23:50:00\n";

// Content in every table.
void fillEveryTable(const SealedStation& station)
{
    need(station.plain().run(
        {QStringLiteral("on 3A12 officers Novak"),
         QStringLiteral("new WELFARE @\"9 Oak Ave\" tel 2035550143 ! she walks in the road"),
         QStringLiteral("n 2 brown coat"), QStringLiteral("d 3A12 2")}));
    const QString past = station.file(QStringLiteral("past.csv"));
    writeFile(past, kPast);
    need(station.plain().verb(QStringLiteral("import"),
                              {QStringLiteral("calls"), past, QStringLiteral("--profile"),
                               QStringLiteral("little-rock")}));
    station.letLinIn();
    station.write(QStringLiteral("slept badly"));
    station.write(QStringLiteral("called her sister"));
    need(station.as(kOsei, {QStringLiteral("escrow"), QStringLiteral("Ann Ruiz"),
                            QStringLiteral("Ben Cole"), QStringLiteral("Cleo Park")}));
    need(station.as(kOsei, {QStringLiteral("rotate")}));
    station.write(QStringLiteral("came by herself"));
    auto database = Database::open(station.path().toStdString(), OpenMode::ReadWrite, {});
    const StoredDraft draft{PositionId("Position 1"), "note.1", "he said",
                            Instant{1'790'000'000'000}};
    if (!database || !writeDraft(*database, draft) ||
        !database->execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('write_probe', "
                           "'1790000000000')"))
        qFatal("the station cannot be filled");
}

// A connection to which no table is shut, as somebody with a database tool has it.
Database openedWide(const QString& path)
{
    auto database = Database::open(path.toStdString(), OpenMode::ReadWrite, {});
    if (!database || !database->execute("PRAGMA foreign_keys=OFF"))
        qFatal("the station cannot be changed");
    sqlite3_db_config(database->handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    return *std::move(database);
}

std::vector<std::string> textsOf(Database& database, const std::string& sql)
{
    Statement query(database, sql.c_str());
    std::vector<std::string> out;
    for (;;) {
        const auto step = query.step();
        if (!step)
            qFatal("%s: %s", sql.c_str(), refusalSentence(step.refusal()).c_str());
        if (*step == Step::Done)
            return out;
        out.emplace_back(query.text(0));
    }
}

// The conditions by which the first and the last row of a table are found; of a small one all.
std::vector<std::string> rowsOf(Database& database, const std::string& table)
{
    std::string where = "''";
    for (const auto& key :
         textsOf(database, "SELECT name FROM pragma_table_info('" + table + "') WHERE pk > 0"))
        where += " || ' AND " + key + " IS ' || quote(" + key + ")";
    auto rows = textsOf(database, "SELECT '1' || " + where + " FROM " + table);
    if (rows.size() > 3)
        rows.erase(rows.begin() + 1, rows.end() - 1);
    return rows;
}

std::string changedTo(const std::string& column)
{
    // What is empty has no beginning.
    const std::string begin =
        "coalesce(substr(" + column + ", 1, length(" + column + ") - 1), x'')";
    const std::string end = "CASE substr(" + column + ", -1) WHEN x'77' THEN x'78' ELSE x'77' END";
    return "CASE typeof(" + column + ") WHEN 'text' THEN " + column + " || 'x' WHEN 'blob' THEN" +
           " CAST(" + begin + " || " + end + " AS BLOB) WHEN 'null' THEN 1000003 ELSE " + column +
           " + 1000003 END";
}

const Unproven* unprovenOf(Database& database, const std::string& table, const std::string& column,
                           const std::string& row)
{
    for (const Unproven& one : kUnproven) {
        const bool isNamed =
            table == one.table && (std::string_view(one.column) == "*" || column == one.column);
        if (isNamed && textsOf(database, "SELECT count(*) FROM " + table + " WHERE (" + one.rows +
                                             ") AND " + row)[0] == "1")
            return &one;
    }
    return nullptr;
}

// What a console and a search would show.
std::string answersOf(const QString& path)
{
    auto reader = StationReader::open({path.toStdString(), {}});
    if (!reader)
        return refusalSentence(reader.refusal());
    const auto loaded = loadState(reader->database());
    std::string out = loaded ? toJson(loaded->state).dump() : refusalSentence(loaded.refusal());
    for (const char* words : {"coat", "road", "nobody", "elm", "wel"}) {
        SearchQuery query;
        query.words = words;
        const auto page = search(reader->database(), query);
        out += page ? " " : refusalSentence(page.refusal());
        for (std::size_t i = 0; page && i < page->hits.size(); ++i)
            out += page->hits[i].number + " ";
    }
    return out;
}

} // namespace

class tst_CtlEveryColumn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aChangeIsNamed_data();
    void aChangeIsNamed();

private:
    std::unique_ptr<SealedStation> m_station;
    std::string m_answers;
};

void tst_CtlEveryColumn::initTestCase()
{
    m_station = std::make_unique<SealedStation>();
    fillEveryTable(*m_station);
    m_answers = answersOf(m_station->path());
    const auto verdict = verify({m_station->path().toStdString(), {}});
    QVERIFY(verdict.isOk());
    QVERIFY2(!verdict->damage, verdict->damage ? verdict->damage->why.c_str() : "");
}

void tst_CtlEveryColumn::aChangeIsNamed_data()
{
    QTest::addColumn<QString>("table");
    auto database = openedWide(m_station->path());
    // The rows of the index itself are those of the tables behind it.
    const auto tables = textsOf(database, "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                          " AND name <> 'archive_words' ORDER BY name");
    QVERIFY(tables.size() >= 20);
    for (const auto& table : tables)
        QTest::newRow(table.c_str()) << QString::fromStdString(table);
}

void tst_CtlEveryColumn::aChangeIsNamed()
{
    QFETCH(QString, table);
    const std::string name = table.toStdString();
    std::vector<std::string> columns;
    std::vector<std::string> rows;
    {
        auto database = openedWide(m_station->path());
        columns = textsOf(database, "SELECT name FROM pragma_table_info('" + name + "')");
        rows = rowsOf(database, name);
    }
    columns.emplace_back(); // the row taken out
    QVERIFY2(!rows.empty(), "nothing in it: the test says nothing of this table");
    const QString copy = m_station->file(QStringLiteral("changed.haven"));
    for (const auto& column : columns) {
        for (const auto& row : rows) {
            for (const char* beside : {"", "-wal", "-shm"})
                QFile::remove(copy + QString::fromUtf8(beside));
            QVERIFY(QFile::copy(m_station->path(), copy));
            const Unproven* unproven = nullptr;
            {
                auto database = openedWide(copy);
                unproven = unprovenOf(database, name, column, row);
                const std::string sql = column.empty()
                                            ? "DELETE FROM " + name + " WHERE " + row
                                            : "UPDATE " + name + " SET " + column + " = " +
                                                  changedTo(column) + " WHERE " + row;
                const auto done = database.execute(sql);
                QVERIFY2(done.isOk(), sql.c_str());
            }
            const std::string what = name + "." + column + " of " + row;
            const auto verdict = verify({copy.toStdString(), {}});
            const bool isNamed = !verdict || verdict->damage.has_value();
            QVERIFY2(isNamed || unproven, what.c_str());
            if (!isNamed && unproven->answers == Afterwards::TheSame)
                QVERIFY2(answersOf(copy) == m_answers, what.c_str());
        }
    }
}

HAVEN_TESTS(tst_CtlEveryColumn)
#include "tst_ctl_every_column.moc"
