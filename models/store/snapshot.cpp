#include "models/store/snapshot.h"

#include "models/base/json_codec.h"
#include "models/dispatch/evolve.h"
#include "models/store/event_row.h"

#include <algorithm>
#include <set>

namespace haven {

namespace {

// Raised by hand when the meaning of a fold changes without a field changing.
constexpr int kFoldVersion = 3;
constexpr int kSnapshotsKept = 2;

template <class T>
void addShape(std::string& out)
{
    if constexpr (codec::IsOptional<T>::value || codec::IsVector<T>::value ||
                  codec::IsSet<T>::value) {
        addShape<typename T::value_type>(out);
    } else if constexpr (codec::IsMap<T>::value) {
        addShape<typename T::key_type>(out);
        addShape<typename T::mapped_type>(out);
    } else if constexpr (Described<T>) {
        // What a snapshot leaves out is read as what a new struct holds: another default is another
        // shape.
        out += toJson(T{}).dump();
        out += '{';
        T::describe([&](const char* name, auto member, auto...) {
            out += name;
            out += ':';
            addShape<std::remove_cvref_t<decltype(std::declval<T>().*member)>>(out);
            out += ',';
        });
        out += '}';
    } else if constexpr (NamedEnum<T>) {
        for (const auto name : enumNames(T{})) {
            out += name;
            out += '|';
        }
    }
}

// Takes off, all the way down, what a new struct of its kind holds anyway: three quarters of a
// board are fields that nobody filled in, and every start reads them. The codec reads a missing
// field as the new struct's.
template <class T>
void dropUsual(Json& json)
{
    if constexpr (codec::IsOptional<T>::value) {
        dropUsual<typename T::value_type>(json);
    } else if constexpr (codec::IsVector<T>::value || codec::IsSet<T>::value) {
        for (Json& item : json)
            dropUsual<typename T::value_type>(item);
    } else if constexpr (codec::IsMap<T>::value) {
        for (Json& pair : json) {
            dropUsual<typename T::key_type>(pair[0]);
            dropUsual<typename T::mapped_type>(pair[1]);
        }
    } else if constexpr (Described<T>) {
        static const Json usual = toJson(T{});
        T::describe([&](const char* name, auto member, auto...) {
            const auto found = json.find(name);
            if (found == json.end())
                return;
            if (const Json* same = codec::memberOf(usual, name); same && *same == *found)
                json.erase(found);
            else
                dropUsual<std::remove_cvref_t<decltype(std::declval<T>().*member)>>(*found);
        });
    }
}

struct StoredSnapshot {
    State state;
    Hash eventHash{};
};

std::optional<StoredSnapshot> readSnapshot(const Statement& query)
{
    const std::string_view text = query.text(3);
    if (query.text(1) != stateShape() || sha256(text) != hashFrom(query.bytes(2)))
        return std::nullopt;
    const Json json = Json::parse(text, nullptr, false);
    StoredSnapshot stored;
    if (json.is_discarded() || !fromJson(json, stored.state) ||
        stored.state.sequence != query.number(0))
        return std::nullopt;
    stored.eventHash = hashFrom(query.bytes(4));
    return stored;
}

Result<std::optional<Hash>> hashAt(Database& database, std::int64_t sequence)
{
    Statement query(database, "SELECT hash FROM event WHERE seq = ?1");
    const auto step = query.bind(sequence).step();
    if (!step)
        return step.refusal();
    if (*step == Step::Done)
        return std::optional<Hash>();
    return std::optional<Hash>(hashFrom(query.bytes(0)));
}

Refusal damagedAt(const Database& database, std::int64_t sequence)
{
    return refuse(RefusalCode::StationDamaged, database.path(),
                  "fact " + std::to_string(sequence) + " of its log was changed or is missing");
}

// Past incidents only move the sequence on, and there may be hundreds of thousands of them.
bool isPast(const EventRow& row)
{
    return row.type == PastIncidentRecorded::kType;
}

// How many facts come after this one; with a damaged log any number will do.
std::int64_t tailLength(Database& database, std::int64_t sequence)
{
    Statement query(database, "SELECT max(seq) FROM event");
    const auto step = query.step();
    return step && *step == Step::Row ? std::max<std::int64_t>(0, query.number(0) - sequence) : 0;
}

Result<void> foldTail(Database& database, Hash previous, LoadedState& loaded,
                      ReadProgress* progress = nullptr)
{
    if (progress) {
        progress->done = 0;
        progress->total = tailLength(database, loaded.state.sequence);
    }
    Statement query(database, "SELECT " HAVEN_EVENT_COLUMNS "FROM " HAVEN_EVENT_TABLES
                              "WHERE e.seq > ?1 ORDER BY e.seq");
    query.bind(loaded.state.sequence);
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return {};
        EventRow row = eventRowFrom(query);
        const std::int64_t expected = loaded.state.sequence + 1;
        if (row.envelope.sequence != expected || row.previous != previous ||
            chainHash(row) != row.hash)
            return damagedAt(database, expected);
        if (row.payload && payloadDigest(row.salt, *row.payload) != row.payloadDigest)
            return damagedAt(database, expected);
        previous = row.hash;
        if (isPast(row))
            row.payload.reset();
        const auto recorded = recordedFrom(row);
        if (!recorded)
            return recorded.refusal();
        evolve(loaded.state, *recorded);
        ++loaded.folded;
        if (!progress)
            continue;
        progress->done = loaded.folded;
        if (progress->isStopped)
            return refuse(RefusalCode::StationOpeningStopped, database.path());
    }
}

} // namespace

const std::string& stateShape()
{
    static const std::string shape = [] {
        std::string text = std::to_string(kFoldVersion);
        addShape<State>(text);
        return hexOf(bytesOf(sha256(text)));
    }();
    return shape;
}

Result<void> writeSnapshot(Database& database, const State& state, const LogHead& head)
{
    HAVEN_ASSERT(state.sequence == head.sequence);
    Json json = toJson(state);
    dropUsual<State>(json);
    const std::string text = json.dump();
    Transaction transaction(database);
    if (auto ok = transaction.begin(); !ok)
        return ok;
    Statement write(database,
                    "INSERT OR REPLACE INTO snapshot (seq, shape, event_hash, digest, state)"
                    " VALUES (?1, ?2, ?3, ?4, ?5)");
    write.bind(head.sequence).bind(stateShape()).bindBytes(bytesOf(head.hash));
    if (auto ok = write.bindBytes(bytesOf(sha256(text))).bind(text).run(); !ok)
        return ok;
    Statement drop(database, "DELETE FROM snapshot WHERE seq NOT IN"
                             " (SELECT seq FROM snapshot ORDER BY seq DESC LIMIT ?1)");
    if (auto ok = drop.bind(std::int64_t{kSnapshotsKept}).run(); !ok)
        return ok;
    return transaction.commit();
}

Result<LoadedState> loadState(Database& database, ReadProgress* progress)
{
    LoadedState loaded;
    Hash previous{};
    {
        Statement query(database, "SELECT seq, shape, digest, state, event_hash FROM snapshot"
                                  " ORDER BY seq DESC");
        for (;;) {
            const auto step = query.step();
            if (!step)
                return step.refusal();
            if (*step == Step::Done)
                break;
            auto stored = readSnapshot(query);
            loaded.snapshot = SnapshotUse::Ignored;
            if (!stored)
                continue;
            const auto hash = hashAt(database, stored->state.sequence);
            if (!hash)
                return hash.refusal();
            if (*hash != std::optional<Hash>(stored->eventHash))
                continue;
            loaded.state = std::move(stored->state);
            loaded.snapshot = SnapshotUse::Used;
            previous = stored->eventHash;
            break;
        }
    }
    if (auto ok = foldTail(database, previous, loaded, progress); !ok)
        return ok.refusal();
    return loaded;
}

Result<std::set<std::int64_t>> snapshotSequences(Database& database)
{
    Statement query(database, "SELECT seq FROM snapshot");
    std::set<std::int64_t> all;
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return all;
        all.insert(query.number(0));
    }
}

Result<std::optional<State>> snapshotAt(Database& database, std::int64_t sequence)
{
    Statement query(database, "SELECT seq, shape, digest, state, event_hash FROM snapshot"
                              " WHERE seq = ?1");
    const auto step = query.bind(sequence).step();
    if (!step)
        return step.refusal();
    auto stored = *step == Step::Row ? readSnapshot(query) : std::nullopt;
    const auto hash = hashAt(database, sequence);
    if (!hash)
        return hash.refusal();
    if (!stored || *hash != std::optional<Hash>(stored->eventHash))
        return std::optional<State>();
    return std::optional<State>(std::move(stored->state));
}

Result<LoadedState> foldWholeLog(Database& database)
{
    LoadedState loaded;
    if (auto ok = foldTail(database, Hash{}, loaded); !ok)
        return ok.refusal();
    return loaded;
}

} // namespace haven
