#pragma once

#include "models/store/seal_keys.h"

#include <functional>

// Sealed notes: writing, reading and releasing them. Precondition of everything here that takes
// keys: keys.hasGroup().
namespace haven {

// Errors: NoteEmpty, SealedNoteTooLong, TextNotStorable.
Result<SealPlan> planSealedNote(SealKeys& keys, IncidentId incident, std::string_view text);
// `wish` says to whom and why; the exact words are sealed beside it. Errors: as planSealedNote.
Result<SealPlan> planRelease(SealKeys& keys, ReleaseSealedNotes wish, std::string_view text);

// Where a sealed text lies, without its words.
struct SealedPlace {
    std::int64_t sequence = 0;
    std::int64_t number = 0; // NoteId, or the number of a release
    IncidentId incident;
    AgentId by;
    Instant at;
};
struct OpenedNote {
    SealedPlace place;
    LockedBytes text;
};
HAVEN_ENUM(SealedKind, Note, Release)

// Why a text that is on the log cannot be opened: no key of it is in the file, or one of the two is
// not as it was written.
HAVEN_ENUM(SealedFault, KeyMissing, Damaged)
struct UnreadNote {
    SealedPlace place;
    SealedFault fault = SealedFault::Damaged;
};
// In words for whoever reads it.
Refusal unreadRefusal(const UnreadNote& note);
// Whether something sealed, or its key, is not as it was written: then the station is damaged.
bool isSealDamage(RefusalCode code);
struct SealedReading {
    std::vector<OpenedNote> notes;
    std::vector<UnreadNote> unread;
};

// All that the log has of the group's, oldest first: what opens, and what does not. A note whose
// key is gone was written all the same, and a reader who is not told would think there is none.
// Errors: of the file alone.
Result<SealedReading> readSealed(Database& database, SealKeys& keys, IncidentId incident,
                                 SealedKind kind);
// All of them or none, for whoever hands them on. Errors: SealedNoteDamaged or SealedReleaseDamaged
// for the first that does not open or has no key.
Result<std::vector<OpenedNote>> openSealed(Database& database, SealKeys& keys, IncidentId incident,
                                           SealedKind kind);
// One by its place in the log; nullopt: it is none of the group's.
Result<std::optional<OpenedNote>> openSealedAt(Database& database, SealKeys& keys,
                                               std::int64_t sequence);

// Every note, or release, of the group, newest first, from below `before` on (0: from the newest),
// until `take` answers Stop. Damaged ones are counted and passed over. The words are valid during
// the call.
HAVEN_ENUM(SealedTake, Next, Stop)
struct SealedWalk {
    std::int64_t seen = 0;
    std::int64_t damaged = 0;
    std::int64_t last = 0; // the sequence seen last
};
Result<SealedWalk>
walkSealed(Database& database, SealKeys& keys, std::int64_t before,
           const std::function<SealedTake(const SealedPlace&, std::string_view)>& take,
           SealedKind kind = SealedKind::Note);
// Those that have a key; sealedWithoutKey() has the others.
Result<std::int64_t> countSealed(Database& database, const SealKeys& keys,
                                 SealedKind kind = SealedKind::Note);
// What the log has of the group's and the file has no key to, oldest first. Reads the whole log.
Result<std::vector<SealedPlace>> sealedWithoutKey(Database& database, const SealKeys& keys,
                                                  SealedKind kind);

// A clinician's unfinished note, for the draft table: to their own key, so that no colleague reads
// it. nullopt: it was not theirs.
std::string sealedDraft(SealKeys& keys, IncidentId incident, std::string_view text);
std::optional<LockedBytes> openDraft(SealKeys& keys, IncidentId incident, std::string_view sealed);

// With everything given: for golden bytes alone.
struct SealParts {
    std::string seal;
    LockedBytes noteKey;
    std::string textNonce;
    std::string keyNonce;
};
struct SealedText {
    std::string text; // base64
    SealKeyRow key;
};
SealedText sealText(const SealingTo& group, const SealParts& parts, const std::string& keyContext,
                    std::string_view text, const std::string& context);
std::string noteContext(SealedKind kind, std::string_view seal, IncidentId incident,
                        std::string_view author, const std::string& group);

} // namespace haven
