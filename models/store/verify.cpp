#include "models/store/verify.h"

#include "models/dispatch/event_codec.h"
#include "models/store/accounts.h"
#include "models/store/archive.h"
#include "models/store/archive_row.h"
#include "models/store/log_end.h"
#include "models/store/log_walk.h"
#include "models/store/removal.h"
#include "models/store/schema.h"
#include "models/store/schema_check.h"
#include "models/store/snapshot.h"
#include "models/store/sqlite_event_log.h"
#include "models/store/verify_seals.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace haven {

namespace {

// Of all rows of a table, in whatever order: the same sum, or one of them is another.
std::uint64_t rowSum(std::string_view key, std::int64_t row)
{
    const Hash hash = sha256(std::string(key) + " " + std::to_string(row));
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < sizeof sum; ++i)
        sum = (sum << 8) | static_cast<unsigned char>(hash[i]);
    return sum;
}

// What the archive must say of an incident, kept small: a log may hold a million of them.
Hash digestOf(const ArchiveRow& row)
{
    std::string text;
    const auto add = [&](std::string_view part) {
        text += std::to_string(part.size());
        text += ':';
        text += part;
    };
    for (const auto* part : {&row.source, &row.number, &row.type, &row.place, &row.placeKey,
                             &row.disposition, &row.words})
        add(*part);
    add(std::to_string(row.openedAtMs));
    for (const auto& key : row.callbackKeys)
        add(key);
    return sha256(text);
}

class Verifier final
{
public:
    Verifier(Database& database, const std::function<bool()>& isStopped)
        : m_database(database), m_isStopped(isStopped),
          m_fold([this](const Incident& incident) -> Result<void> {
              m_incidents[incident.id.value] = digestOf(archiveRowOf(incident));
              return {};
          }),
          m_seals(database)
    {}

    LogVerdict run()
    {
        const auto boards = snapshotSequences(m_database);
        if (boards)
            m_boards = *boards;
        walkLog();
        if (m_wasStopped)
            return m_found;
        if (!m_found.damage)
            checkEnd();
        if (!m_found.damage)
            checkRemoved();
        if (!m_found.damage)
            checkBoard();
        if (!m_found.damage)
            checkArchive();
        if (!m_found.damage)
            checkPages();
        // Last: where one of these is found, all of the above is whole; and none hides another.
        if (!m_found.damage)
            checkEachBeside();
        return m_found;
    }

    bool wasStopped() const { return m_wasStopped; }

private:
    void checkEachBeside()
    {
        std::vector<Damage> all;
        for (const auto check : {&Verifier::checkSeals, &Verifier::checkAccounts,
                                 &Verifier::checkBeside, &Verifier::checkSearch}) {
            (this->*check)();
            if (!m_found.damage)
                continue;
            // What cannot be read is told before what can be and is another.
            const auto place = isBesideFacts(*m_found.damage) ? all.end() : all.begin();
            all.insert(place, *std::exchange(m_found.damage, std::nullopt));
        }
        if (all.empty())
            return;
        m_found.damage = all.front();
        m_found.also.assign(all.begin() + 1, all.end());
    }

    void damaged(std::optional<std::int64_t> sequence, std::string why)
    {
        if (!m_found.damage)
            m_found.damage = Damage{sequence, std::move(why)};
    }

    void accountDamaged(std::string why)
    {
        m_found.damage = Damage{std::nullopt, std::move(why), false, true};
    }

    void besideDamaged(std::string why)
    {
        m_found.damage = Damage{std::nullopt, std::move(why)};
        m_found.damage->isBesideLog = true;
    }

    void walkLog()
    {
        Statement query(m_database,
                        "SELECT " HAVEN_EVENT_COLUMNS "FROM " HAVEN_EVENT_TABLES "ORDER BY e.seq");
        while (!m_found.damage) {
            if (m_isStopped && m_found.events % 256 == 0 && m_isStopped()) {
                m_wasStopped = true;
                return;
            }
            const std::int64_t expected = m_found.events + 1;
            const auto step = query.step();
            if (!step)
                return damaged(expected, "it cannot be read from the disk");
            if (*step == Step::Done)
                return;
            takeRow(eventRowFrom(query), expected);
        }
    }

    void takeRow(const EventRow& row, std::int64_t expected)
    {
        if (auto wrong = whatIsWrong(row, expected, m_found.head); !wrong.empty())
            return damaged(expected, std::move(wrong));
        const auto recorded = recordedFrom(row);
        if (!recorded)
            return damaged(expected, "it cannot be understood");
        if (!row.payload)
            takeMissing(row, expected);
        else
            takeFact(*recorded);
        if (!m_fold.add(*recorded))
            return damaged(expected, "it cannot be folded");
        if (m_boards.count(expected) > 0)
            compareBoard(expected);
        if (row.origin != m_origin)
            takeOrigin(row.origin, expected);
        takeTime(recorded->envelope);
        m_found.head = row.hash;
        ++m_found.events;
    }

    void takeMissing(const EventRow& row, std::int64_t sequence)
    {
        m_missing.insert(sequence);
        m_isAccountMissing = m_isAccountMissing || row.type == AccountChanged::kType;
    }

    void takeTime(const Envelope& envelope)
    {
        ClockBack& back = m_found.clockBack;
        const Span by = m_recordedAt - envelope.recordedAt;
        m_recordedAt = envelope.recordedAt;
        if (envelope.sequence == 1 || by < kRecordedBackMin)
            return;
        ++back.times;
        if (back.farthest < by) {
            back.farthest = by;
            back.farthestAt = envelope.sequence;
        }
    }

    // The older one of them is taken where the newer is broken.
    void compareBoard(std::int64_t sequence)
    {
        const auto board = snapshotAt(m_database, sequence);
        m_isBoardOther = m_isBoardOther || !board || (*board && !(**board == m_fold.state()));
    }

    // One file is written by one station, under one mark.
    void takeOrigin(const std::string& origin, std::int64_t sequence)
    {
        if (sequence > 1 && !m_otherOrigin)
            m_otherOrigin = sequence;
        if (sequence == 1)
            m_origin = origin;
    }

    void takeFact(const Recorded& recorded)
    {
        const Event& event = *recorded.event;
        const std::int64_t sequence = recorded.envelope.sequence;
        for (const IncidentId id : incidentsOf(event))
            m_ofIncidents += rowSum(std::to_string(id.value), sequence);
        for (const UnitId& id : unitsOf(event))
            m_ofUnits += rowSum(id.value, sequence);
        if (const auto* removed = kindIf<PayloadRemoved>(&event))
            m_removed[removed->sequence] = {removed->sequence, removed->authority,
                                            recorded.envelope.doneBy, removed->secondPerson,
                                            recorded.envelope.recordedAt};
        m_marks.take(event, sequence);
        if (const auto* past = kindIf<PastIncidentRecorded>(&event))
            m_past[recorded.envelope.sequence] =
                digestOf(archiveRowOf(past->past, recorded.envelope.sequence));
        if (const auto* account = kindIf<AccountChanged>(&event)) {
            auto& known = m_accounts[account->agent];
            // It has one name from its making on; a later fact says what the table said then.
            if (known.name.empty())
                known.name = account->name;
            known.roles = account->roles;
            known.isDisabled =
                account->change == "disabled" || (known.isDisabled && account->change != "enabled");
            known.isLocked =
                account->change == "locked" || (known.isLocked && account->change != "released");
            if (account->passwordDigest || isPasswordChange(account->change))
                known.passwordDigest = account->passwordDigest;
        }
        m_seals.take(event, recorded.envelope);
    }

    // A fact from before digests were told: from then on nothing is known of that password.
    static bool isPasswordChange(std::string_view change)
    {
        return change == "created" || change == "password" || change == kOwnPassword;
    }

    void checkEnd()
    {
        const auto lost = firstLostFact(m_database);
        if (!lost)
            return damaged(std::nullopt, "what is known of the end of the log cannot be read");
        if (*lost && **lost > m_found.events)
            return damaged(**lost, "it is missing: the end of the log was cut off here");
        if (*lost)
            damaged(**lost, "it is not the one that was written here");
    }

    void checkRemoved()
    {
        for (const auto sequence : m_missing) {
            if (m_removed.count(sequence) == 0)
                return damaged(sequence, "its payload is missing, and no authority is named");
        }
        for (const auto& [sequence, removed] : m_removed) {
            if (m_missing.count(sequence) == 0)
                return damaged(sequence, "its payload was to be removed and is still there");
            m_found.removed.push_back(removed);
        }
        const auto due = isSweepDue(m_database);
        m_found.isSweepDue = due && *due;
        m_found.removedPayloads = static_cast<std::int64_t>(m_missing.size());
    }

    void checkSeals()
    {
        const SealBook& book = m_fold.state().sealBook;
        m_found.damage = m_seals.check(book, m_missing);
        const auto isUntold = [](const auto& one) { return !one.second.row; };
        const auto count = [&](const std::map<AgentId, SealKeyMark>& marks) {
            return std::count_if(marks.begin(), marks.end(), isUntold);
        };
        m_found.untold.keys = count(book.keys);
        for (const auto& [name, group] : book.groups)
            m_found.untold.keys += count(group.members);
    }

    void checkAccounts()
    {
        const auto all = accounts(m_database);
        if (!all)
            return damaged(std::nullopt, "the accounts cannot be read");
        const auto digests = passwordDigests(m_database);
        if (!digests)
            return damaged(std::nullopt, "the accounts cannot be read");
        if (m_isAccountMissing)
            return;
        for (const Account& account : *all) {
            const auto known = m_accounts.find(account.agent);
            if (known == m_accounts.end())
                return accountDamaged("the log does not know who made the account " +
                                      account.agent.value);
            const bool isDisabled = account.standing == AccountStanding::Disabled;
            if (known->second.roles != account.roles || known->second.isDisabled != isDisabled)
                return accountDamaged("the account " + account.agent.value +
                                      " has other rights than the log gives it");
            if (known->second.name != account.name)
                return accountDamaged("the account " + account.agent.value +
                                      " has another name than the log gives it");
            const bool isLocked = account.standing == AccountStanding::Locked;
            if (!isDisabled && known->second.isLocked != isLocked)
                return accountDamaged("the account " + account.agent.value +
                                      (isLocked ? " was locked" : " was released") +
                                      " and the log does not say so");
            const auto& digest = known->second.passwordDigest;
            m_found.untold.passwords += digest ? 0 : 1;
            if (digest && digests->at(account.agent) != *digest)
                return accountDamaged("the account " + account.agent.value +
                                      " has another password than the one that the log knows of");
            m_accounts.erase(known);
        }
        if (!m_accounts.empty())
            accountDamaged("the account " + m_accounts.begin()->first.value +
                           " is on the log and not in the table");
    }

    // What stands in the file beside the log and was written there by no Haven.
    void checkBeside()
    {
        if (const auto fault = schemaFault(m_database); !fault)
            return damaged(std::nullopt, "the list of its tables cannot be read");
        else if (*fault)
            return besideDamaged(**fault);
        if (m_otherOrigin)
            return besideDamaged("fact " + std::to_string(*m_otherOrigin) +
                                 " bears the mark of another station");
        const auto origin = textSetting(m_database, kOriginSetting);
        const auto end = textSetting(m_database, kLogEndSetting);
        const auto version = m_database.number("PRAGMA user_version");
        if (!origin || !end || !version)
            return damaged(std::nullopt, "the settings cannot be read");
        if (*origin != m_origin)
            return besideDamaged("the mark of the station is not the one that its facts bear");
        const auto foreign = foreignSetting(m_database);
        if (!foreign)
            return damaged(std::nullopt, "the settings cannot be read");
        if (!foreign->empty())
            besideDamaged("the file holds a setting that is not of Haven: " + *foreign);
        if (end->empty() && *version >= kEndNotedSince)
            besideDamaged("the note of where its log ends is missing: whether facts were cut off "
                          "at the end cannot be told from this file");
    }

    void checkSearch()
    {
        if (m_isStopped && m_isStopped()) {
            m_wasStopped = true;
            return;
        }
        const auto isGivenUp = isIndexGivenUp(m_database);
        const auto checked = !isGivenUp   ? Result<void>(isGivenUp.refusal())
                             : *isGivenUp ? Result<void>(refuse(RefusalCode::StationDamaged))
                                          : checkWordIndex(m_database);
        if (checked)
            return;
        const bool isOther = checked.refusal().code == RefusalCode::StationDamaged;
        m_found.damage = Damage{std::nullopt,
                                isOther ? "the index of the search is not that of the words in the "
                                          "archive; rebuild it"
                                        : "the index of the search cannot be checked: " +
                                              refusalSentence(checked.refusal()),
                                false, false, true};
    }

    void checkBoard()
    {
        const auto loaded = loadState(m_database);
        if (!loaded)
            return damaged(std::nullopt, "the stored board cannot be read");
        if (m_isBoardOther || !(loaded->state == m_fold.state()))
            damaged(std::nullopt, "the stored board does not say what the log says; rebuild it");
    }

    void checkArchive()
    {
        if (!m_fold.finish())
            return damaged(std::nullopt, "the archive cannot be compared");
        Statement query(m_database, "SELECT seq, incident, source, number, opened_at_ms, type,"
                                    " place, place_key, callback_keys, disposition, words,"
                                    " row_key FROM archive");
        std::uint64_t callbacks = 0;
        for (;;) {
            const auto step = query.step();
            if (!step)
                return damaged(std::nullopt, "the archive cannot be read; rebuild it");
            if (*step == Step::Done)
                break;
            const ArchiveRow row = storedArchiveRow(query);
            if (!isExpected(row))
                return damaged(std::nullopt, "the archive does not say what the log says about " +
                                                 std::string(query.text(3)) + "; rebuild it");
            for (const std::string& key : row.callbackKeys)
                callbacks += rowSum(key, query.number(kArchiveRowKey));
        }
        const auto marks = archiveMarks(m_database);
        if (!marks || marks->values != m_marks.values)
            return damaged(std::nullopt, "what the archive notes of the imports is not what the "
                                         "log says; rebuild it");
        if (!m_incidents.empty() || !m_past.empty())
            return damaged(std::nullopt, "the archive lacks incidents; rebuild it");
        // By these the log of one incident or unit is read, and what was before at a number: a row
        // that points elsewhere hides an entry.
        if (sumOf("SELECT incident, seq FROM event_incident") != m_ofIncidents ||
            sumOf("SELECT unit, seq FROM event_unit") != m_ofUnits)
            damaged(std::nullopt, "the references to incidents or units are not those of the log; "
                                  "rebuild them");
        else if (sumOf("SELECT callback_key, row_key FROM archive_callback") != callbacks)
            damaged(std::nullopt, "the numbers that called are not those of the archive; rebuild "
                                  "it");
    }

    // Nothing where the table cannot be read.
    std::optional<std::uint64_t> sumOf(const char* sql)
    {
        Statement query(m_database, sql);
        std::uint64_t sum = 0;
        for (;;) {
            const auto step = query.step();
            if (!step)
                return std::nullopt;
            if (*step == Step::Done)
                return sum;
            sum += rowSum(query.text(0), query.number(1));
        }
    }

    // Each row is taken off the list, so what stays on it is missing.
    bool isExpected(const ArchiveRow& row)
    {
        auto& list = row.incident ? m_incidents : m_past;
        const auto found = list.find(row.incident ? *row.incident : row.seq);
        if (found == list.end() || found->second != digestOf(row))
            return false;
        list.erase(found);
        return true;
    }

    void checkPages()
    {
        // Haven makes neither. A trigger could change the table of accounts with the next entry.
        const auto others = m_database.number("SELECT count(*) FROM sqlite_schema"
                                              " WHERE type IN ('trigger', 'view')");
        if (!others || *others != 0)
            return damaged(std::nullopt, "the file holds something that runs by itself and is not "
                                         "of Haven, a trigger or a view");
        // Also whether each index leads to each row: one that was emptied hides what was before at
        // a place, and all pages fit.
        const std::string whole = firstOf("PRAGMA integrity_check(1)");
        if (whole == "ok")
            return;
        if (firstOf("PRAGMA quick_check(1)") == "ok")
            return damaged(std::nullopt,
                           "an index does not lead to what it is of (" + whole + "); rebuild it");
        damaged(std::nullopt, "the pages of the file do not fit together");
    }

    std::string firstOf(const char* sql)
    {
        Statement query(m_database, sql);
        const auto step = query.step();
        return step && *step == Step::Row ? std::string(query.text(0)) : std::string();
    }

    // A file of the first format may be from before the end was noted, and gets its note when it is
    // brought to the second.
    static constexpr std::int64_t kEndNotedSince = 2;

    struct KnownAccount {
        std::string name;
        std::set<Role> roles;
        bool isDisabled = false;
        bool isLocked = false;
        std::optional<std::string> passwordDigest;
    };

    Database& m_database;
    const std::function<bool()>& m_isStopped;
    bool m_wasStopped = false;
    LogVerdict m_found;
    std::string m_origin;                      // of the first fact
    std::optional<std::int64_t> m_otherOrigin; // the first fact that has another
    IncidentFold m_fold;
    std::map<AgentId, KnownAccount> m_accounts;
    std::set<std::int64_t> m_missing;
    bool m_isAccountMissing = false;
    Instant m_recordedAt;            // of the fact before
    std::set<std::int64_t> m_boards; // of which facts there are stored ones
    bool m_isBoardOther = false;
    ArchiveMarks m_marks;
    std::map<std::int64_t, RemovedPayload> m_removed;
    std::map<std::int64_t, Hash> m_incidents;
    std::map<std::int64_t, Hash> m_past;
    static constexpr int kArchiveRowKey = 11; // of the columns read of the archive
    std::uint64_t m_ofIncidents = 0;
    std::uint64_t m_ofUnits = 0;
    SealVerifier m_seals;
};

Result<Rebuilt> refill(Database& database)
{
    Rebuilt rebuilt;
    IncidentFold fold(
        [&](const Incident& incident) { return archiveIncident(database, incident); });
    Hash previous{};
    Statement query(database,
                    "SELECT " HAVEN_EVENT_COLUMNS "FROM " HAVEN_EVENT_TABLES "ORDER BY e.seq");
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            break;
        const EventRow row = eventRowFrom(query);
        const std::int64_t expected = rebuilt.events + 1;
        if (const auto wrong = whatIsWrong(row, expected, previous); !wrong.empty())
            return refuse(RefusalCode::StationDamaged, database.path(),
                          "fact " + std::to_string(expected) + " of its log: " + wrong);
        const auto recorded = recordedFrom(row);
        if (!recorded)
            return recorded.refusal();
        if (auto ok = writeReferences(database, *recorded); !ok)
            return ok.refusal();
        if (recorded->event) {
            const auto done = archiveFact(database, *recorded->event, expected);
            if (!done)
                return done.refusal();
        }
        if (auto ok = fold.add(*recorded); !ok)
            return ok.refusal();
        previous = row.hash;
        ++rebuilt.events;
    }
    if (auto ok = fold.finish(); !ok)
        return ok.refusal();
    if (auto ok = writeSnapshot(database, fold.state(), LogHead{rebuilt.events, previous}); !ok)
        return ok.refusal();
    const auto rows = database.number("SELECT count(*) FROM archive");
    if (!rows)
        return rows.refusal();
    rebuilt.incidents = *rows;
    return rebuilt;
}

} // namespace

bool isBesideFacts(const Damage& damage)
{
    return damage.isOfKey || damage.isOfAccounts || damage.isOfSearch || damage.isBesideLog;
}

Result<LogVerdict> verify(const StationPlace& place, const std::function<bool()>& isStopped)
{
    auto reader = StationReader::open(place, LogCheck::None);
    if (!reader)
        return reader.refusal();
    // What is worked out on the way may be as large as the station: it has its place in memory up
    // to a bound, and then in a file without a name. One moment of the station for all of it, also
    // while somebody works.
    if (auto ok = reader->database().execute("PRAGMA temp_store=FILE; BEGIN"); !ok)
        return ok.refusal();
    Verifier verifier(reader->database(), isStopped);
    LogVerdict found = verifier.run();
    if (verifier.wasStopped())
        return refuse(RefusalCode::QueryCanceled);
    return found;
}

Result<Rebuilt> rebuildDerived(Database& database)
{
    if (auto ok = database.execute(kDropDerivedTablesSql); !ok)
        return ok.refusal();
    if (auto ok = database.execute(kDerivedTablesSql); !ok)
        return ok.refusal();
    return refill(database);
}

Result<Rebuilt> rebuild(const StationPlace& place, const StationHolder& holder)
{
    auto file = StationFile::open(place, holder);
    if (!file)
        return file.refusal();
    Database& database = file->database();
    Transaction transaction(database);
    if (auto ok = transaction.begin(); !ok)
        return ok.refusal();
    const auto rebuilt = rebuildDerived(database);
    if (!rebuilt)
        return rebuilt.refusal();
    // Of the tables that stay: an index may be what is not whole.
    if (auto ok = database.execute("REINDEX"); !ok)
        return ok.refusal();
    if (auto ok = transaction.commit(); !ok)
        return ok.refusal();
    if (auto ok = file->close(); !ok)
        return ok.refusal();
    return rebuilt;
}

} // namespace haven
