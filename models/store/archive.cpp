#include "models/store/archive.h"

#include "models/dispatch/event_codec.h"
#include "models/store/archive_row.h"

#include <algorithm>
#include <set>

namespace haven {

namespace {

// Past these the seconds would not fit; a file that says so is wrong, and keeps its real time in
// opened_at_ms.
constexpr std::int64_t kSecondMax = std::int64_t{1} << 40;
constexpr const char* kPastMark = "past_shown_before_seq";
constexpr int kMergePages = 200;

constexpr const char* kIndexMark = "words_given_up";

bool isOfBrokenIndex(const Result<void>& done)
{
    return !done && done.refusal().code == RefusalCode::StationDamaged;
}

std::string joined(const std::set<std::string>& keys)
{
    std::string out;
    for (const auto& key : keys)
        out += out.empty() ? key : "," + key;
    return out;
}

Result<std::int64_t> freeKey(Database& database, std::int64_t openedAtMs)
{
    const std::int64_t second = std::clamp(openedAtMs / 1000, -kSecondMax, kSecondMax);
    const std::int64_t first = second * kKeysPerSecond;
    Statement query(database, "SELECT row_key FROM archive WHERE row_key >= ?1 AND row_key < ?2"
                              " ORDER BY row_key DESC LIMIT 1");
    const auto step = query.bind(first).bind(first + kKeysPerSecond).step();
    if (!step)
        return step.refusal();
    if (*step == Step::Done)
        return first;
    const std::int64_t last = query.number(0);
    if (last + 1 < first + kKeysPerSecond)
        return last + 1;
    // More in one second than there are keys (a file with dates only): the second's neighbor.
    return freeKey(database, openedAtMs + 1000);
}

// The index can be made again from the log, and what is said now cannot: one that is broken is
// emptied, and nothing goes to it until it is made anew. Inside the transaction that found it so.
Result<void> giveUpIndex(Database& database)
{
    // One that is not even there cannot be emptied, and does no harm.
    static_cast<void>(
        database.execute("INSERT INTO archive_words (archive_words) VALUES ('delete-all')"));
    Statement mark(database, "INSERT OR REPLACE INTO archive_mark (name, value) VALUES (?1, 1)");
    return mark.bind(kIndexMark).run();
}

Result<void> toIndex(Database& database, const char* sql, std::int64_t key,
                     const std::string& words)
{
    const auto isGivenUp = isIndexGivenUp(database);
    if (!isGivenUp || *isGivenUp)
        return isGivenUp ? Result<void>() : isGivenUp.refusal();
    Statement query(database, sql);
    const auto done = query.bind(key).bind(words).run();
    return isOfBrokenIndex(done) ? giveUpIndex(database) : done;
}

Result<Archived> insertRow(Database& database, const ArchiveRow& row, std::int64_t key)
{
    Statement archive(
        database, "INSERT INTO archive (row_key, seq, incident, source, number, opened_at_ms, type,"
                  " place, place_key, callback_keys, disposition, words)"
                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
                  " ON CONFLICT (source, number) WHERE incident IS NULL DO NOTHING");
    archive.bind(key).bind(row.seq).bind(row.incident).bind(row.source).bind(row.number);
    archive.bind(row.openedAtMs).bind(row.type).bind(row.place).bind(row.placeKey);
    archive.bind(joined(row.callbackKeys)).bind(row.disposition).bind(row.words);
    const std::int64_t changes = database.totalChanges();
    if (auto ok = archive.run(); !ok)
        return ok.refusal();
    if (database.totalChanges() == changes)
        return Archived::Before;
    for (const auto& callback : row.callbackKeys) {
        Statement link(database, "INSERT INTO archive_callback (callback_key, row_key)"
                                 " VALUES (?1, ?2)");
        if (auto ok = link.bind(callback).bind(key).run(); !ok)
            return ok.refusal();
    }
    if (auto ok = toIndex(database, "INSERT INTO archive_words (rowid, words) VALUES (?1, ?2)", key,
                          row.words);
        !ok)
        return ok.refusal();
    return Archived::Now;
}

Result<void> deleteRow(Database& database, std::int64_t key, const std::string& words)
{
    // An index over outside text has to be told what it is to forget.
    if (auto ok = toIndex(database,
                          "INSERT INTO archive_words (archive_words, rowid, words)"
                          " VALUES ('delete', ?1, ?2)",
                          key, words);
        !ok)
        return ok;
    Statement links(database, "DELETE FROM archive_callback WHERE row_key = ?1");
    if (auto ok = links.bind(key).run(); !ok)
        return ok;
    Statement row(database, "DELETE FROM archive WHERE row_key = ?1");
    return row.bind(key).run();
}

bool isSameRow(const Statement& stored, const ArchiveRow& row)
{
    return stored.text(1) == row.words && stored.text(2) == row.number &&
           stored.text(3) == row.type && stored.text(4) == row.place &&
           stored.text(5) == row.placeKey && stored.text(6) == joined(row.callbackKeys) &&
           stored.text(7) == row.disposition && stored.number(8) == row.openedAtMs;
}

Result<void> replaceRow(Database& database, const ArchiveRow& row)
{
    std::optional<std::int64_t> oldKey;
    std::string oldWords;
    bool isKeyKept = false;
    {
        Statement stored(database, "SELECT row_key, words, number, type, place, place_key,"
                                   " callback_keys, disposition, opened_at_ms"
                                   " FROM archive WHERE incident = ?1");
        const auto step = stored.bind(row.incident).step();
        if (!step)
            return step.refusal();
        if (*step == Step::Row) {
            if (isSameRow(stored, row))
                return {};
            oldKey = stored.number(0);
            oldWords = stored.text(1);
            isKeyKept = stored.number(8) == row.openedAtMs;
        }
    }
    if (oldKey) {
        if (auto ok = deleteRow(database, *oldKey, oldWords); !ok)
            return ok;
    }
    const auto key = isKeyKept ? Result(*oldKey) : freeKey(database, row.openedAtMs);
    if (!key)
        return key.refusal();
    const auto done = insertRow(database, row, *key);
    return done ? Result<void>() : done.refusal();
}

} // namespace

Result<bool> isIndexGivenUp(Database& database)
{
    Statement query(database, "SELECT 1 FROM archive_mark WHERE name = ?1");
    const auto step = query.bind(kIndexMark).step();
    return step ? Result(*step == Step::Row) : step.refusal();
}

void ArchiveMarks::take(const Event& event, std::int64_t sequence)
{
    if (isKind<ImportFinished>(event))
        values[kPastMark] = sequence;
}

Result<ArchiveMarks> archiveMarks(Database& database)
{
    Statement query(database, "SELECT name, value FROM archive_mark WHERE name <> ?1");
    query.bind(kIndexMark);
    ArchiveMarks marks;
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return marks;
        marks.values[std::string(query.text(0))] = query.number(1);
    }
}

Result<void> writeReferences(Database& database, const Recorded& recorded)
{
    if (!recorded.event)
        return {};
    for (const auto& incident : incidentsOf(*recorded.event)) {
        Statement query(database, "INSERT INTO event_incident (incident, seq) VALUES (?1, ?2)");
        if (auto ok = query.bind(incident.value).bind(recorded.envelope.sequence).run(); !ok)
            return ok;
    }
    for (const auto& unit : unitsOf(*recorded.event)) {
        Statement query(database, "INSERT INTO event_unit (unit, seq) VALUES (?1, ?2)");
        if (auto ok = query.bind(unit.value).bind(recorded.envelope.sequence).run(); !ok)
            return ok;
    }
    return {};
}

Result<Archived> archiveFact(Database& database, const Event& event, std::int64_t sequence)
{
    if (const auto* past = kindIf<PastIncidentRecorded>(&event)) {
        const auto key = freeKey(database, past->past.receivedAt.ms);
        if (!key)
            return key.refusal();
        return insertRow(database, archiveRowOf(past->past, sequence), *key);
    }
    if (isKind<ImportFinished>(event)) {
        Statement query(database,
                        "INSERT OR REPLACE INTO archive_mark (name, value) VALUES (?1, ?2)");
        if (auto ok = query.bind(kPastMark).bind(sequence).run(); !ok)
            return ok.refusal();
    }
    return Archived::Now;
}

Result<void> archiveIncident(Database& database, const Incident& incident)
{
    return replaceRow(database, archiveRowOf(incident));
}

Result<Step> mergeArchive(Database& database)
{
    const std::int64_t before = database.totalChanges();
    Statement query(database,
                    "INSERT INTO archive_words (archive_words, rank) VALUES ('merge', ?1)");
    if (auto ok = query.bind(std::int64_t{kMergePages}).run(); !ok) {
        const auto given = isOfBrokenIndex(ok) ? giveUpIndex(database) : ok;
        return given ? Result(Step::Done) : given.refusal();
    }
    // SQLite's own sign that there was nothing left: fewer than two rows changed.
    return database.totalChanges() - before < 2 ? Step::Done : Step::Row;
}

} // namespace haven
