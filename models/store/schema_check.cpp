#include "models/store/schema_check.h"

#include "models/store/schema.h"
#include "models/store/word_index_pages.h"

#include <map>
#include <sqlite3.h>
#include <utility>

namespace haven {

namespace {

// By type and name; the text that made it.
using SchemaList = std::map<std::pair<std::string, std::string>, std::string>;

// The tables behind an index of words are made by SQLite, each of its versions in its own words;
// what it makes for a UNIQUE has none.
Result<SchemaList> schemaList(Database& database)
{
    Statement query(database, "SELECT type, name,"
                              " CASE WHEN substr(name, 1, 14) = 'archive_words_' THEN ''"
                              " ELSE coalesce(sql, '') END FROM sqlite_schema"
                              " WHERE type NOT IN ('trigger', 'view')");
    SchemaList list;
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return list;
        list[{std::string(query.text(0)), std::string(query.text(1))}] = query.text(2);
    }
}

Result<SchemaList> schemaOf(std::int64_t version)
{
    auto made = Database::open(":memory:", OpenMode::Create, {});
    if (!made)
        return made.refusal();
    for (const Migration& step : migrations()) {
        if (step.version > version)
            break;
        if (auto ok = made->execute(step.sql); !ok)
            return ok.refusal();
    }
    if (auto ok = made->execute(kDerivedTablesSql); !ok)
        return ok.refusal();
    return schemaList(*made);
}

std::string nameOf(const SchemaList::value_type& one)
{
    return "the " + one.first.first + " " + one.first.second;
}

} // namespace

Result<std::optional<std::string>> schemaFault(Database& database)
{
    using Fault = std::optional<std::string>;
    const auto version = database.number("PRAGMA user_version");
    if (!version)
        return version.refusal();
    if (*version < migrations().front().version || *version > schemaVersion())
        return Fault("the number of its format, " + std::to_string(*version) +
                     ", is none that Haven writes");
    const auto found = schemaList(database);
    if (!found)
        return found.refusal();
    const auto made = schemaOf(*version);
    if (!made)
        return made.refusal();
    for (const auto& one : *found) {
        const auto known = made->find(one.first);
        if (known == made->end())
            return Fault("the file holds " + nameOf(one) + ", which is not of Haven's format " +
                         std::to_string(*version));
        if (known->second != one.second)
            return Fault(nameOf(one) + " was made in another way than Haven makes it");
    }
    for (const auto& one : *made) {
        if (found->count(one.first) == 0)
            return Fault("the file lacks " + nameOf(one) + ", which is of Haven's format " +
                         std::to_string(*version));
    }
    return Fault();
}

Result<void> checkWordIndex(Database& database)
{
    constexpr const char* kCheck = R"sql(
CREATE TEMP VIEW checked_rows AS SELECT row_key, words FROM main.archive;
CREATE VIRTUAL TABLE temp.checked_words USING fts5 (
  words, content='checked_rows', content_rowid='row_key', prefix='2 3 4 5'
);
DELETE FROM temp.checked_words_data;
DELETE FROM temp.checked_words_config;
INSERT INTO temp.checked_words_data SELECT id, block FROM main.archive_words_data;
INSERT INTO temp.checked_words_idx SELECT segid, term, pgno FROM main.archive_words_idx;
INSERT INTO temp.checked_words_docsize SELECT id, sz FROM main.archive_words_docsize;
INSERT INTO temp.checked_words_config SELECT k, v FROM main.archive_words_config;
INSERT INTO temp.checked_words (checked_words, rank) VALUES ('integrity-check', 1);
)sql";
    const auto pages = wordPages(database);
    if (!pages)
        return pages.refusal();
    if (*pages == WordPages::Hidden)
        return refuse(RefusalCode::StationDamaged, database.path(),
                      "the index of its search leads past words");
    const std::string bound =
        "PRAGMA query_only = OFF; PRAGMA temp.cache_size = -" + std::to_string(kIndexCheckKiB);
    // The tables behind an index are shut otherwise, those of a copy too.
    sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    auto checked = database.execute(bound);
    if (checked)
        checked = database.execute(kCheck);
    const auto dropped = database.execute("DROP TABLE IF EXISTS temp.checked_words;"
                                          "DROP VIEW IF EXISTS temp.checked_rows;"
                                          "PRAGMA query_only = ON");
    sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    return checked ? dropped : checked;
}

} // namespace haven
