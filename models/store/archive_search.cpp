#include "models/store/archive.h"

#include "models/dispatch/one_place.h"
#include "models/store/archive_places.h"
#include "models/store/archive_row.h"
#include "models/store/event_row.h"

#include "models/base/text.h"

#include <algorithm>
#include <limits>
#include <map>

namespace haven {

namespace {

constexpr std::int64_t kNoBound = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kCountMax = 100'000;
constexpr std::size_t kSearchWordsMax = 12;
// The longest prefix that the full-text index holds ready (see kDerivedTablesSql).
constexpr std::size_t kPrefixLettersMax = 5;
constexpr int kLookedAtMax = 500;

#define HAVEN_HIT_COLUMNS                                                                          \
    "a.row_key, a.incident, a.number, a.source, a.opened_at_ms, a.type, a.place, a.disposition "
// Rows of an import that has not finished are not there yet.
#define HAVEN_HIT_VISIBLE                                                                          \
    "(a.incident IS NOT NULL OR a.seq < (SELECT value FROM archive_mark"                           \
    " WHERE name = 'past_shown_before_seq')) "

int pageOf(int limit)
{
    return std::clamp(limit, 1, kPageMax);
}

IncidentHit hitFrom(const Statement& query)
{
    IncidentHit hit;
    hit.rowKey = query.number(0);
    if (!query.isNull(1))
        hit.incident = IncidentId(query.number(1));
    hit.number = query.text(2);
    hit.source = query.text(3);
    hit.openedAt = Instant{query.number(4)};
    hit.type = query.text(5);
    hit.place = query.text(6);
    hit.disposition = query.text(7);
    return hit;
}

bool isAsciiWord(std::string_view term)
{
    return std::all_of(term.begin(), term.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
}

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// What is asked of the index.
struct Match {
    std::string text; // empty: nothing to search for
    // When the last word is longer than the prefixes that the index holds: the same with that word
    // cut short, and the word in small letters to look for in what is found.
    std::string coarse;
    std::string lastWord;
};

// Each word quoted, so that nothing somebody types is taken for query syntax; the last is a prefix,
// but for a single letter, which would be nearly every row.
Match matchFor(std::string_view words)
{
    std::vector<std::string> terms;
    std::string term;
    bool hasLetter = false;
    const auto end = [&] {
        if (hasLetter && terms.size() < kSearchWordsMax)
            terms.push_back(term);
        term.clear();
        hasLetter = false;
    };
    for (const char c : words) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= ' ' || c == '"') {
            end();
            continue;
        }
        const bool isDigit = c >= '0' && c <= '9';
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0x80;
        hasLetter = hasLetter || isDigit || isLetter;
        term += c;
    }
    end();
    Match match;
    if (terms.empty())
        return match;
    const std::string last = std::move(terms.back());
    terms.pop_back();
    for (const auto& one : terms)
        match.text += "\"" + one + "\" ";
    if (isAsciiWord(last) && last.size() > kPrefixLettersMax) {
        match.coarse = match.text + "\"" + last.substr(0, kPrefixLettersMax) + "\"*";
        std::transform(last.begin(), last.end(), std::back_inserter(match.lastWord), lowered);
    }
    match.text += "\"" + last + (last.size() == 1 ? "\"" : "\"*");
    return match;
}

// The index takes letters with and without their marks for the same, so a letter beyond ASCII
// stands here for any one; marks that are written apart (U+0300 to U+036F) are passed over.
bool beginsWith(std::string_view text, std::string_view word)
{
    std::size_t letter = 0;
    for (std::size_t i = 0; letter < word.size() && i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            if (lowered(text[i]) != word[letter])
                return false;
            ++letter;
            ++i;
            continue;
        }
        letter += byte == 0xcc || byte == 0xcd ? 0U : 1U;
        i += byte >= 0xf0 ? 4U : byte >= 0xe0 ? 3U : 2U;
    }
    return letter == word.size();
}

bool hasWordFrom(std::string_view text, std::string_view word)
{
    bool isInside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!isInside && beginsWith(text.substr(i), word))
            return true;
        isInside = isAsciiWord(text.substr(i, 1)) || (text[i] & 0x80) != 0;
    }
    return false;
}

Result<IncidentPage> hitsOf(Statement& query, int snippetColumn)
{
    IncidentPage page;
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return page;
        IncidentHit hit = hitFrom(query);
        if (snippetColumn >= 0)
            hit.snippet = query.text(snippetColumn);
        page.hits.push_back(std::move(hit));
    }
}

std::int64_t keyBound(const std::optional<Instant>& instant, std::int64_t secondsMore,
                      std::int64_t otherwise)
{
    return instant ? (instant->ms / 1000 + secondsMore) * kKeysPerSecond : otherwise;
}

#define HAVEN_SNIPPET " snippet(archive_words, 0, '[', ']', '…', 16)"
#define HAVEN_MATCHING                                                                             \
    " FROM archive_words JOIN archive a ON a.row_key = archive_words.rowid"                        \
    " WHERE archive_words MATCH ?1 AND archive_words.rowid < ?2"                                   \
    " AND archive_words.rowid >= ?3 AND archive_words.rowid < ?4 AND " HAVEN_HIT_VISIBLE

Statement& bindMatching(Statement& sql, const std::string& match, const SearchQuery& query)
{
    sql.bind(match).bind(query.before.value_or(kNoBound));
    sql.bind(keyBound(query.from, 0, std::numeric_limits<std::int64_t>::min()));
    return sql.bind(keyBound(query.to, 1, kNoBound));
}

// Of a prefix longer than those it holds, the index first collects every row there is: a tenth of
// a second for a common word among a million. So the newest rows of the shorter prefix, which come
// one by one, are looked through first. nullopt: not enough among the newest; then the longer
// prefix is rare enough to be collected.
Result<std::optional<std::vector<std::int64_t>>> newestWith(Database& database, const Match& match,
                                                            const SearchQuery& query)
{
    Statement sql(database, "SELECT a.row_key, a.words" HAVEN_MATCHING
                            "ORDER BY archive_words.rowid DESC LIMIT ?5");
    bindMatching(sql, match.coarse, query).bind(std::int64_t{kLookedAtMax});
    std::vector<std::int64_t> keys;
    for (int lookedAt = 0; keys.size() < static_cast<std::size_t>(pageOf(query.limit));
         ++lookedAt) {
        const auto step = sql.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done) {
            if (lookedAt == kLookedAtMax)
                return std::optional<std::vector<std::int64_t>>();
            break;
        }
        if (hasWordFrom(sql.text(1), match.lastWord))
            keys.push_back(sql.number(0));
    }
    return std::optional(std::move(keys));
}

Result<IncidentPage> hitsAt(Database& database, const std::string& match,
                            const std::vector<std::int64_t>& keys)
{
    IncidentPage page;
    for (const std::int64_t key : keys) {
        Statement sql(database,
                      "SELECT " HAVEN_HIT_COLUMNS "," HAVEN_SNIPPET
                      " FROM archive_words JOIN archive a ON a.row_key = archive_words.rowid"
                      " WHERE archive_words MATCH ?1 AND archive_words.rowid = ?2");
        auto one = hitsOf(sql.bind(match).bind(key), 8);
        if (!one)
            return one.refusal();
        page.hits.insert(page.hits.end(), one->hits.begin(), one->hits.end());
    }
    return page;
}

struct LogSql {
    std::string where = "WHERE 1 ";
    std::vector<std::variant<std::int64_t, std::string>> values;

    void add(const char* condition, std::int64_t value)
    {
        where += condition;
        values.emplace_back(value);
    }
    void add(const char* condition, const std::string& value)
    {
        where += condition;
        values.emplace_back(value);
    }
    void bindTo(Statement& query) const
    {
        for (const auto& value : values)
            std::visit([&](const auto& one) { query.bind(one); }, value);
    }
};

LogSql periodOf(const LogQuery& query)
{
    LogSql sql;
    // Imports of past incidents would drown a shift; that there was one is said by its own facts.
    sql.where += "AND e.type <> 'PastIncidentRecorded' ";
    if (query.from) {
        // Recorded is never before happened, and only recorded has an index; the log itself is
        // walked by sequence, so that a page ends as soon as it is full.
        const bool isFarther = query.after && query.order == LogOrder::OldestFirst;
        if (!isFarther)
            sql.add("AND e.seq >= (SELECT min(seq) FROM event WHERE recorded_at_ms >= ?) ",
                    query.from->ms);
        sql.add("AND e.happened_at_ms >= ? ", query.from->ms);
    }
    if (query.to)
        sql.add("AND e.happened_at_ms <= ? ", query.to->ms);
    return sql;
}

LogSql conditionsOf(const LogQuery& query)
{
    LogSql sql = periodOf(query);
    if (query.incident)
        sql.add("AND e.seq IN (SELECT seq FROM event_incident WHERE incident = ?) ",
                query.incident->value);
    if (query.unit)
        sql.add("AND e.seq IN (SELECT seq FROM event_unit WHERE unit = ?) ", query.unit->value);
    if (query.agent) {
        sql.add("AND (e.recorded_by = ? COLLATE NOCASE ", query.agent->value);
        sql.add("OR e.done_by = ? COLLATE NOCASE) ", query.agent->value);
        // Who made a mandated report is told to nobody, also not by what a search finds.
        sql.add("AND e.type <> ? ", std::string(MandatedReportRecorded::kType));
    }
    if (query.position)
        sql.add("AND e.position = ? COLLATE NOCASE AND e.type <> 'MandatedReportRecorded' ",
                query.position->value);
    if (!query.sequences.empty()) {
        std::string list;
        for (const auto sequence : query.sequences)
            list += (list.empty() ? "[" : ",") + std::to_string(sequence);
        sql.add("AND e.seq IN (SELECT value FROM json_each(?)) ", list + "]");
    }
    for (std::size_t i = 0; i < query.types.size(); ++i)
        sql.add(i == 0 ? "AND (e.type = ? " : "OR e.type = ? ", query.types[i]);
    if (!query.types.empty())
        sql.where += ") ";
    return sql;
}

Result<std::int64_t> countOf(Database& database, const LogSql& sql)
{
    const std::string text = "SELECT count(*) FROM (SELECT 1 FROM event e " + sql.where + "LIMIT " +
                             std::to_string(kCountMax) + ")";
    Statement query(database, text.c_str());
    sql.bindTo(query);
    const auto step = query.step();
    if (!step)
        return step.refusal();
    return query.number(0);
}

} // namespace

Result<IncidentPage> search(Database& database, const SearchQuery& query)
{
    const Match match = matchFor(query.words);
    if (match.text.empty())
        return IncidentPage{};
    const auto isGivenUp = isIndexGivenUp(database);
    if (!isGivenUp)
        return isGivenUp.refusal();
    // To find nothing would say that nothing is there.
    if (*isGivenUp)
        return refuse(RefusalCode::SearchIndexBroken, database.path());
    if (!match.coarse.empty()) {
        auto keys = newestWith(database, match, query);
        if (!keys)
            return keys.refusal();
        if (*keys)
            return hitsAt(database, match.coarse, **keys);
    }
    Statement sql(database, "SELECT " HAVEN_HIT_COLUMNS "," HAVEN_SNIPPET HAVEN_MATCHING
                            "ORDER BY archive_words.rowid DESC LIMIT ?5");
    bindMatching(sql, match.text, query).bind(std::int64_t{pageOf(query.limit)});
    return hitsOf(sql, 8);
}

Result<IncidentPage> prior(Database& database, const PriorQuery& query)
{
    const PlaceSought sought(query.location);
    const auto places = writtenPlaces(database, query.location, [&](const Location& before) {
        return query.scope == PriorQuery::Scope::Home ? isSameHome(query.location, before)
                                                      : isOnePlace(sought.matchOf(before));
    });
    if (!places)
        return places.refusal();
    Statement sql(database, "SELECT " HAVEN_HIT_COLUMNS "FROM archive a WHERE a.row_key IN ("
                            "SELECT row_key FROM archive WHERE place_key <> '' AND place_key IN"
                            " (SELECT value FROM json_each(?1))"
                            " UNION SELECT row_key FROM archive_callback WHERE callback_key = ?2)"
                            " AND a.incident IS NOT ?3 AND " HAVEN_HIT_VISIBLE
                            "ORDER BY a.row_key DESC LIMIT ?4");
    sql.bind(*places).bind(callbackKey(query.callback));
    // Past rows have no incident; without this a missing exception would leave them out.
    sql.bind(query.except ? query.except->value : std::int64_t{-1});
    sql.bind(std::int64_t{pageOf(query.limit)});
    return hitsOf(sql, -1);
}

Result<RecordedPage> logPage(Database& database, const LogQuery& query, const KeepFact& keep)
{
    const bool isPlain = query.words.empty() && query.marks.empty() && !keep;
    LogSql sql = conditionsOf(query);
    RecordedPage page;
    if (!query.after) {
        const auto all = countOf(database, periodOf(query));
        const auto total = isPlain ? countOf(database, sql) : Result<std::int64_t>(-1);
        if (!all || !total)
            return all ? total.refusal() : all.refusal();
        page.all = *all;
        page.total = *total;
    }
    if (!query.words.empty() && !keep)
        sql.add("AND instr(lower(p.payload), lower(?)) > 0 ", query.words);
    const bool isNewestFirst = query.order == LogOrder::NewestFirst;
    if (query.after)
        sql.add(isNewestFirst ? "AND e.seq < ? " : "AND e.seq > ? ", *query.after);
    const std::string text = "SELECT " HAVEN_EVENT_COLUMNS "FROM " HAVEN_EVENT_TABLES + sql.where +
                             (isNewestFirst ? "ORDER BY e.seq DESC" : "ORDER BY e.seq");
    Statement facts(database, text.c_str());
    sql.bindTo(facts);
    const auto rowsMax = static_cast<std::size_t>(pageOf(query.limit));
    for (int scanned = 0; page.facts.size() < rowsMax && scanned < query.scanMax; ++scanned) {
        const auto step = facts.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done) {
            page.next.reset();
            break;
        }
        auto recorded = recordedFrom(eventRowFrom(facts));
        if (!recorded)
            return recorded.refusal();
        page.next = recorded->envelope.sequence;
        if (!keep || keep(*recorded))
            page.facts.push_back(*std::move(recorded));
    }
    return page;
}

Result<std::optional<EventRow>> factRow(Database& database, std::int64_t sequence)
{
    Statement query(database,
                    "SELECT " HAVEN_EVENT_COLUMNS "FROM " HAVEN_EVENT_TABLES "WHERE e.seq = ?1");
    const auto step = query.bind(sequence).step();
    if (!step)
        return step.refusal();
    if (*step == Step::Done)
        return std::optional<EventRow>();
    return std::optional<EventRow>(eventRowFrom(query));
}

Result<std::optional<IncidentId>> incidentNumbered(Database& database, std::string_view number)
{
    // "26-014482": a year and six digits. A short ending is made whole, so that the word is found.
    constexpr std::size_t kDigits = 6;
    std::string wanted(number);
    const bool isEnding = wanted.find_first_not_of("0123456789") == std::string::npos;
    if (isEnding && wanted.size() < kDigits)
        wanted.insert(0, kDigits - wanted.size(), '0');
    SearchQuery query;
    query.words = wanted;
    query.limit = kPageMax;
    const auto page = search(database, query);
    if (!page)
        return page.refusal();
    // The same last digits come again each year, and what is removed or held is no guess.
    std::map<std::string, IncidentId> found;
    for (const auto& hit : page->hits) {
        const bool isIt =
            hit.number.size() >= wanted.size() &&
            hit.number.compare(hit.number.size() - wanted.size(), wanted.size(), wanted) == 0;
        if (hit.incident && isIt)
            found.emplace(hit.number, *hit.incident);
    }
    if (found.empty())
        return std::optional<IncidentId>();
    if (found.size() == 1)
        return std::optional(found.begin()->second);
    std::vector<std::string> numbers;
    for (const auto& [each, id] : found)
        numbers.push_back(each);
    return refuse(RefusalCode::IncidentAmbiguous, number, joined(numbers, ", "));
}

} // namespace haven
