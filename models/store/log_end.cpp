#include "models/store/log_end.h"

#include "models/store/digest.h"

#include <algorithm>
#include <charconv>

namespace haven {

namespace {

struct NotedEnd {
    std::int64_t sequence = 0;
    std::string hash; // hexadecimal
};

Result<NotedEnd> notedEnd(Database& database)
{
    const auto text = textSetting(database, kLogEndSetting);
    if (!text)
        return text.refusal();
    NotedEnd noted;
    if (text->empty())
        return noted;
    const auto blank = std::min(text->find(' '), text->size());
    std::from_chars(text->data(), text->data() + blank, noted.sequence);
    noted.hash = text->substr(std::min(blank + 1, text->size()));
    return noted;
}

Result<bool> isThere(Database& database, const NotedEnd& noted)
{
    Statement query(database, "SELECT hash FROM event WHERE seq = ?1");
    const auto step = query.bind(noted.sequence).step();
    if (!step)
        return step.refusal();
    return *step == Step::Row && hexOf(query.bytes(0)) == noted.hash;
}

} // namespace

Result<std::string> textSetting(Database& database, const char* key)
{
    Statement query(database, "SELECT value FROM setting WHERE key = ?1");
    const auto step = query.bind(key).step();
    if (!step)
        return step.refusal();
    return *step == Step::Row ? std::string(query.text(0)) : std::string();
}

Result<std::string> foreignSetting(Database& database)
{
    Statement query(database, "SELECT key FROM setting WHERE key NOT IN (?1, ?2, ?3, ?4)");
    query.bind(kLogEndSetting).bind(kOriginSetting).bind(kProbeSetting).bind(kSweepSetting);
    const auto step = query.step();
    if (!step)
        return step.refusal();
    return *step == Step::Row ? std::string(query.text(0)) : std::string();
}

Result<void> noteLogEnd(Database& database, const LogHead& head)
{
    Statement write(database, "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                              " ON CONFLICT (key) DO UPDATE SET value = excluded.value");
    return write.bind(kLogEndSetting)
        .bind(std::to_string(head.sequence) + " " + hexOf(bytesOf(head.hash)))
        .run();
}

Result<void> noteMissingLogEnd(Database& database)
{
    Statement write(database, "INSERT OR IGNORE INTO setting (key, value)"
                              " SELECT ?1, seq || ' ' || lower(hex(hash)) FROM event"
                              " ORDER BY seq DESC LIMIT 1");
    return write.bind(kLogEndSetting).run();
}

Result<std::optional<std::int64_t>> firstLostFact(Database& database)
{
    using Lost = std::optional<std::int64_t>;
    // What is known is read before the log, which may grow meanwhile.
    const auto noted = notedEnd(database);
    if (!noted)
        return noted.refusal();
    std::int64_t known = noted->sequence;
    // These may be missing or broken, and are made anew by a rebuild: then they say nothing here.
    for (const char* last :
         {"SELECT max(seq) FROM snapshot", "SELECT max(seq) FROM event_payload"}) {
        if (const auto sequence = database.number(last))
            known = std::max(known, *sequence);
    }
    const auto end = database.number("SELECT max(seq) FROM event");
    if (!end)
        return end.refusal();
    if (*end < known)
        return Lost(*end + 1);
    if (noted->sequence == 0)
        return Lost();
    const auto isSame = isThere(database, *noted);
    if (!isSame)
        return isSame.refusal();
    return *isSame ? Lost() : Lost(noted->sequence);
}

} // namespace haven
