#include "models/store/seal_notes.h"

#include "models/base/text.h"
#include "models/store/digest.h"
#include "models/store/seal_record.h"

namespace haven {

namespace {

constexpr std::size_t kSealNameBytes = 16;

// json_extract: SQLite reads one field out of the text in a fraction of the time that decoding the
// whole fact takes, and a sign-on reads all of them.
#define HAVEN_SEALED_COLUMNS "k.seal, k.wrapped, " HAVEN_SEALED_FACT
#define HAVEN_SEALED_FACT                                                                          \
    "e.seq, e.recorded_by, e.happened_at_ms, e.type,"                                              \
    " json_extract(p.payload, '$.incident'), json_extract(p.payload, '$.note'),"                   \
    " json_extract(p.payload, '$.release'), json_extract(p.payload, '$.text') "
#define HAVEN_SEALED_TABLES                                                                        \
    "seal_key k JOIN event e ON e.seq = k.seq JOIN event_payload p ON p.seq = k.seq "

struct SealedRow {
    SealedPlace place;
    SealedKind kind = SealedKind::Note;
    std::string_view seal; // into the statement's row
    std::string_view wrapped;
    std::string_view author;
    std::string_view text;
};

SealedRow rowFrom(const Statement& query)
{
    SealedRow row;
    row.seal = query.text(0);
    row.wrapped = query.bytes(1);
    row.author = query.text(3);
    row.kind = query.text(5) == SealedNoteAdded::kType ? SealedKind::Note : SealedKind::Release;
    row.text = query.text(9);
    row.place.sequence = query.number(2);
    row.place.number = query.number(row.kind == SealedKind::Note ? 7 : 8);
    row.place.incident = IncidentId(query.number(6));
    row.place.by = AgentId(std::string(row.author));
    row.place.at = Instant{query.number(4)};
    return row;
}

// What a row is after its statement has gone on: ciphertext, and no word of it.
struct KeptRow {
    SealedPlace place;
    SealedKind kind = SealedKind::Note;
    std::string seal;
    std::string wrapped;
    std::string text;
    SealedRow view() const { return {place, kind, seal, wrapped, place.by.value, text}; }
};

// So many are read before they are opened, so that what their sittings need is worked out side by
// side.
constexpr std::size_t kNotesAtOnce = 256;

struct KeptRows {
    std::vector<KeptRow> rows;
    bool isLast = false;
};

Result<KeptRows> nextRows(Statement& query)
{
    KeptRows kept;
    while (kept.rows.size() < kNotesAtOnce) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done) {
            kept.isLast = true;
            break;
        }
        const SealedRow row = rowFrom(query);
        kept.rows.push_back({row.place, row.kind, std::string(row.seal), std::string(row.wrapped),
                             std::string(row.text)});
    }
    return kept;
}

void meetSittings(SealKeys& keys, const std::vector<KeptRow>& rows)
{
    std::vector<std::string_view> wrapped;
    for (const auto& row : rows)
        wrapped.push_back(row.wrapped);
    keys.groupKey().meet(wrapped);
}

std::optional<std::string_view> opened(NoteOpener& opener, const SealKeys& keys,
                                       const SealedRow& row)
{
    const auto blob = fromBase64(row.text);
    if (!blob)
        return std::nullopt;
    return opener.open(
        row.wrapped, noteKeyContext(keys.group(), keys.generation(), row.seal), *blob,
        noteContext(row.kind, row.seal, row.place.incident, row.author, keys.group()));
}

const char* typeOf(SealedKind kind)
{
    return kind == SealedKind::Note ? SealedNoteAdded::kType : SealedNoteReleased::kType;
}

Refusal damaged(SealedKind kind, std::int64_t number)
{
    return refuse(kind == SealedKind::Note ? RefusalCode::SealedNoteDamaged
                                           : RefusalCode::SealedReleaseDamaged,
                  std::to_string(number));
}

Result<SealedText> sealedBy(SealKeys& keys, SealedKind kind, IncidentId incident,
                            std::string_view text)
{
    if (trimmed(text).empty())
        return refuse(RefusalCode::NoteEmpty);
    if (text.size() > kSealedNoteBytesMax)
        return refuse(RefusalCode::SealedNoteTooLong, std::to_string(kSealedNoteBytesMax));
    // What is sealed is seen by no rule of the log, so broken UTF-8 has to be found here.
    if (!isStorableText(text))
        return refuse(RefusalCode::TextNotStorable, "the note");
    SealParts parts;
    parts.seal = hexOf(randomBytes(kSealNameBytes));
    parts.noteKey = LockedBytes::random(kSealKeyBytes);
    parts.textNonce = randomBytes(kSealNonceBytes);
    parts.keyNonce = randomBytes(kSealNonceBytes);
    return sealText(keys.toGroup(), parts,
                    noteKeyContext(keys.group(), keys.generation(), parts.seal), text,
                    noteContext(kind, parts.seal, incident, keys.agent().value, keys.group()));
}

SealRows keyRows(const SealKeys& keys, const SealKeyRow& row)
{
    return [group = keys.group(), generation = keys.generation(),
            row](Database& database) -> Result<void> {
        if (auto ok = checkSealGeneration(database, group, generation); !ok)
            return ok;
        return writeSealKey(database, group, row);
    };
}

std::string draftContext(const SealKeys& keys, IncidentId incident)
{
    return "draft|" + keys.agent().value + "|" + std::to_string(incident.value);
}

} // namespace

std::string noteContext(SealedKind kind, std::string_view seal, IncidentId incident,
                        std::string_view author, const std::string& group)
{
    std::string context = kind == SealedKind::Note ? "note|1|" : "release|1|";
    context += seal;
    context += "|" + std::to_string(incident.value) + "|";
    context += author;
    return context + "|" + group + "|ClinicianOnly";
}

SealedText sealText(const SealingTo& group, const SealParts& parts, const std::string& keyContext,
                    std::string_view text, const std::string& context)
{
    const LockedBytes plain = padded(text);
    SealedText sealed;
    sealed.text = base64Of(sealWithNonce(parts.noteKey, parts.textNonce, plain.view(), context));
    sealed.key = {parts.seal,
                  group.sealWithNonce(parts.keyNonce, parts.noteKey.view(), keyContext)};
    return sealed;
}

Result<SealPlan> planSealedNote(SealKeys& keys, IncidentId incident, std::string_view text)
{
    auto sealed = sealedBy(keys, SealedKind::Note, incident, text);
    if (!sealed)
        return sealed.refusal();
    WriteSealedNote command{incident,
                            keys.group(),
                            sealed->key.seal,
                            std::move(sealed->text),
                            sealKeyDigest(keys.groupKey().publicKey()),
                            sealRowDigest(sealed->key)};
    return SealPlan{std::move(command), keyRows(keys, sealed->key)};
}

Result<SealPlan> planRelease(SealKeys& keys, ReleaseSealedNotes wish, std::string_view text)
{
    auto sealed = sealedBy(keys, SealedKind::Release, wish.incident, text);
    if (!sealed)
        return sealed.refusal();
    wish.group = keys.group();
    wish.seal = sealed->key.seal;
    wish.text = std::move(sealed->text);
    wish.keyDigest = sealKeyDigest(keys.groupKey().publicKey());
    wish.keyRow = sealRowDigest(sealed->key);
    return SealPlan{std::move(wish), keyRows(keys, sealed->key)};
}

Result<SealedReading> readSealed(Database& database, SealKeys& keys, IncidentId incident,
                                 SealedKind kind)
{
    // From the log: where it began with the keys, a note without one would not be there at all.
    Statement query(database, "SELECT " HAVEN_SEALED_COLUMNS
                              "FROM event_incident r JOIN event e ON e.seq = r.seq"
                              " JOIN event_payload p ON p.seq = r.seq"
                              " LEFT JOIN seal_key k"
                              " ON k.seal = json_extract(p.payload, '$.seal') AND k.name = ?2"
                              " WHERE r.incident = ?1 AND e.type = ?3"
                              " AND json_extract(p.payload, '$.group') = ?2 ORDER BY r.seq");
    query.bind(incident.value).bind(keys.group()).bind(typeOf(kind));
    NoteOpener opener(keys.groupKey());
    SealedReading reading;
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return reading;
        const SealedRow row = rowFrom(query);
        if (query.isNull(0)) {
            reading.unread.push_back({row.place, SealedFault::KeyMissing});
            continue;
        }
        const auto text = opened(opener, keys, row);
        if (text)
            reading.notes.push_back({row.place, LockedBytes::copyOf(*text)});
        else
            reading.unread.push_back({row.place, SealedFault::Damaged});
    }
}

Refusal unreadRefusal(const UnreadNote& note)
{
    return refuse(note.fault == SealedFault::KeyMissing ? RefusalCode::SealedNoteKeyMissing
                                                        : RefusalCode::SealedNoteDamaged,
                  std::to_string(note.place.number));
}

bool isSealDamage(RefusalCode code)
{
    return code == RefusalCode::SealKeyDamaged || code == RefusalCode::SealEscrowDamaged ||
           code == RefusalCode::SealGroupDamaged || code == RefusalCode::SealedNoteDamaged ||
           code == RefusalCode::SealKeyExchanged || code == RefusalCode::SealGroupExchanged ||
           code == RefusalCode::SealEscrowExchanged || code == RefusalCode::SealMemberUnknown ||
           code == RefusalCode::SealedNoteKeyMissing || code == RefusalCode::SealedReleaseDamaged;
}

Result<std::vector<OpenedNote>> openSealed(Database& database, SealKeys& keys, IncidentId incident,
                                           SealedKind kind)
{
    auto reading = readSealed(database, keys, incident, kind);
    if (!reading)
        return reading.refusal();
    if (!reading->unread.empty())
        return kind == SealedKind::Note ? unreadRefusal(reading->unread.front())
                                        : damaged(kind, reading->unread.front().place.number);
    return std::move(reading->notes);
}

Result<std::optional<OpenedNote>> openSealedAt(Database& database, SealKeys& keys,
                                               std::int64_t sequence)
{
    Statement query(database, "SELECT " HAVEN_SEALED_COLUMNS "FROM " HAVEN_SEALED_TABLES
                              "WHERE k.seq = ?1 AND k.name = ?2");
    const auto step = query.bind(sequence).bind(keys.group()).step();
    if (!step)
        return step.refusal();
    if (*step == Step::Done)
        return std::optional<OpenedNote>();
    const SealedRow row = rowFrom(query);
    NoteOpener opener(keys.groupKey());
    const auto text = opened(opener, keys, row);
    if (!text)
        return damaged(row.kind, row.place.number);
    return std::optional<OpenedNote>(OpenedNote{row.place, LockedBytes::copyOf(*text)});
}

Result<SealedWalk>
walkSealed(Database& database, SealKeys& keys, std::int64_t before,
           const std::function<SealedTake(const SealedPlace&, std::string_view)>& take,
           SealedKind kind)
{
    Statement query(database, "SELECT " HAVEN_SEALED_COLUMNS "FROM " HAVEN_SEALED_TABLES
                              "WHERE k.name = ?1 AND k.seq < ?2 AND e.type = ?3"
                              " ORDER BY k.seq DESC");
    query.bind(keys.group()).bind(before > 0 ? before : INT64_MAX).bind(typeOf(kind));
    NoteOpener opener(keys.groupKey());
    SealedWalk walk;
    for (;;) {
        const auto kept = nextRows(query);
        if (!kept)
            return kept.refusal();
        meetSittings(keys, kept->rows);
        for (const auto& one : kept->rows) {
            const SealedRow row = one.view();
            ++walk.seen;
            walk.last = row.place.sequence;
            const auto text = opened(opener, keys, row);
            if (!text) {
                ++walk.damaged;
                continue;
            }
            if (take(row.place, *text) == SealedTake::Stop)
                return walk;
        }
        if (kept->isLast)
            return walk;
    }
}

Result<std::int64_t> countSealed(Database& database, const SealKeys& keys, SealedKind kind)
{
    Statement query(database, "SELECT count(*) FROM seal_key k JOIN event e ON e.seq = k.seq"
                              " WHERE k.name = ?1 AND e.type = ?2");
    const auto step = query.bind(keys.group()).bind(typeOf(kind)).step();
    if (!step)
        return step.refusal();
    return *step == Step::Row ? query.number(0) : 0;
}

Result<std::vector<SealedPlace>> sealedWithoutKey(Database& database, const SealKeys& keys,
                                                  SealedKind kind)
{
    // The cross join keeps the order: the type is looked at before any payload is parsed.
    Statement query(database, "SELECT NULL, NULL, " HAVEN_SEALED_FACT
                              "FROM event e CROSS JOIN event_payload p ON p.seq = e.seq"
                              " WHERE e.type = ?2 AND json_extract(p.payload, '$.group') = ?1"
                              " AND NOT EXISTS (SELECT 1 FROM seal_key k WHERE k.name = ?1"
                              " AND k.seq = e.seq"
                              " AND k.seal = json_extract(p.payload, '$.seal'))"
                              " ORDER BY e.seq");
    query.bind(keys.group()).bind(typeOf(kind));
    std::vector<SealedPlace> places;
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return places;
        places.push_back(rowFrom(query).place);
    }
}

std::string sealedDraft(SealKeys& keys, IncidentId incident, std::string_view text)
{
    const auto sealing = SealingTo::make(keys.ownKey().publicKey());
    HAVEN_ASSERT(sealing.has_value());
    const LockedBytes plain = padded(text);
    return base64Of(sealing->seal(plain.view(), draftContext(keys, incident)));
}

std::optional<LockedBytes> openDraft(SealKeys& keys, IncidentId incident, std::string_view sealed)
{
    const auto blob = fromBase64(sealed);
    if (!blob)
        return std::nullopt;
    const auto plain = keys.ownKey().open(*blob, draftContext(keys, incident));
    return plain ? unpadded(*plain) : std::nullopt;
}

} // namespace haven
