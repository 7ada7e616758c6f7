#include "models/base/text.h"
#include "models/store/archive.h"
#include "models/store/station_file.h"
#include "tests/bench/big_station.h"
#include "tests/bench/figures.h"

#include <cstdio>
#include <optional>
#include <random>

// Search over the narratives of the big station, as a reader thread answers it, newest first: the
// first ten hits and a whole page of fifty, by kind of query, with words of the station's own text.
// And what happened before at a place.
using namespace haven;
using namespace haven::bench;

namespace {

constexpr int kQueries = 200;

struct Row {
    std::vector<std::string> words;
    std::string place;
    Instant openedAt;
};

// Rows from all over the archive; the same ones each time.
std::vector<Row> sampleRows(Database& database, int count)
{
    std::vector<Row> rows;
    const auto first = database.number("SELECT min(row_key) FROM archive");
    const auto last = database.number("SELECT max(row_key) FROM archive");
    if (!first || !last)
        return rows;
    std::mt19937_64 random(3);
    while (rows.size() < static_cast<std::size_t>(count)) {
        Statement query(database, "SELECT words, place, opened_at_ms FROM archive WHERE row_key >= "
                                  "?1 ORDER BY row_key LIMIT 1");
        const auto span = static_cast<std::uint64_t>(*last - *first + 1);
        const auto step = query.bind(*first + static_cast<std::int64_t>(random() % span)).step();
        if (!step || *step == Step::Done)
            return rows;
        Row row;
        std::string word;
        for (const char c : std::string(query.text(0)) + ' ') {
            const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (isLetter || (c >= '0' && c <= '9')) {
                word += c;
                continue;
            }
            if (word.size() > 3)
                row.words.push_back(word);
            word.clear();
        }
        row.place = query.text(1);
        row.openedAt = Instant{query.number(2)};
        if (row.words.size() >= 6)
            rows.push_back(std::move(row));
    }
    return rows;
}

struct Kind {
    const char* words;
    std::string (*textOf)(const Row&);
};

constexpr std::size_t kMiddle = 2;

const Kind kKinds[] = {
    {"one word", [](const Row& row) { return row.words[row.words.size() - kMiddle] + " "; }},
    {"one of the commonest words",
     [](const Row& row) {
         const char* common[] = {"caller", "reports", "vehicle", "male", "street"};
         return std::string(common[row.words.size() % 5]);
     }},
    {"two words", [](const Row& row) { return row.words[kMiddle] + " " + row.words.back(); }},
    {"three words",
     [](const Row& row) {
         return row.words[1] + " " + row.words[row.words.size() / 2] + " " + row.words.back();
     }},
    {"a word being typed, 2 letters", [](const Row& row) { return row.words.back().substr(0, 2); }},
    {"a word being typed, 4 letters", [](const Row& row) { return row.words.back().substr(0, 4); }},
    {"a word and the next being typed",
     [](const Row& row) { return row.words[kMiddle] + " " + row.words.back().substr(0, 3); }},
    {"an incident number", [](const Row& row) { return "P-" + row.words.front(); }},
};

// With the station's pages on the disk alone; no promise is made about a first look.
bool measureCold(Sheet& sheet, Database& database, const std::vector<Row>& rows,
                 const std::string& path)
{
    Samples cold;
    dropPages(path);
    for (const Kind& kind : kKinds) {
        for (std::size_t i = 0; i < rows.size() / 10; ++i) {
            SearchQuery query;
            query.words = kind.textOf(rows[i]);
            query.limit = 50;
            const Stopwatch watch;
            if (!search(database, query))
                return false;
            cold.add(watch.ms());
        }
    }
    sheet.add(cold.figure("page of 50, all kinds, pages still on the disk", "ms"));
    return true;
}

struct Answers {
    Samples first; // ten hits
    Samples page;  // fifty
};

std::optional<Answers> answersTo(Database& database, const std::vector<Row>& rows, const Kind& kind)
{
    Answers answers;
    for (const Row& row : rows) {
        for (const int limit : {10, 50}) {
            SearchQuery query;
            query.words = kind.textOf(row);
            query.limit = limit;
            const Stopwatch watch;
            if (!search(database, query))
                return std::nullopt;
            (limit == 10 ? answers.first : answers.page).add(watch.ms());
        }
    }
    return answers;
}

bool measure(Sheet& sheet, Database& database, const std::vector<Row>& rows)
{
    Samples pages;
    Samples first;
    for (const Kind& kind : kKinds) {
        // Once for nothing, so that the pages are in memory.
        if (!answersTo(database, rows, kind))
            return false;
        const auto answers = answersTo(database, rows, kind);
        if (!answers)
            return false;
        sheet.add(answers->page.figure(std::string("page of 50: ") + kind.words, "ms"));
        pages.add(answers->page);
        first.add(answers->first);
    }
    sheet.add(pages.figure("page of 50, all kinds", "ms", Promise{Bound::P99, 50}));
    sheet.add(first.figure("first 10 hits, all kinds", "ms", Promise{Bound::P99, 10}));
    return true;
}

} // namespace

int main(int count, char** arguments)
{
    const Options options = optionsOf(count, arguments);
    const auto station = bigStation(options.pastIncidents);
    if (!station) {
        std::fprintf(stderr, "%s\n", refusalSentence(station.refusal()).c_str());
        return 1;
    }
    const auto reader = StationReader::open({*station, ""});
    if (!reader) {
        std::fprintf(stderr, "%s\n", refusalSentence(reader.refusal()).c_str());
        return 1;
    }
    Sheet sheet("search in past incidents", options);
    sheet.note(std::to_string(options.pastIncidents) + " narratives; one reader's connection");
    Database& database = reader->database();
    const auto rows = sampleRows(database, options.turns > 0 ? options.turns : kQueries);
    if (rows.empty() || !measureCold(sheet, database, rows, *station))
        return 1;
    if (!measure(sheet, database, rows))
        return 1;
    Samples before;
    for (const Row& row : rows) {
        PriorQuery query;
        query.location.text = row.place;
        const Stopwatch watch;
        if (!prior(database, query))
            return 1;
        before.add(watch.ms());
    }
    sheet.add(before.figure("prior at the place, 20 rows", "ms", Promise{Bound::P99, 50}));
    return 0;
}
