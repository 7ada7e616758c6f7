#pragma once

#include "models/store/seal_keys.h"

#include <functional>

// Sealed notes: writing, reading and releasing them. Precondition of everything here that takes
// keys: keys.hasGroup().
namespace haven {

// Errors: NoteEmpty, SealedNoteTooLong.
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

// Oldest first. Errors: SealDamaged for the first that does not open.
Result<std::vector<OpenedNote>> openSealed(Database& database, SealKeys& keys, IncidentId incident,
                                           SealedKind kind);
// One by its place in the log; nullopt: it is none of the group's.
Result<std::optional<OpenedNote>> openSealedAt(Database& database, SealKeys& keys,
                                               std::int64_t sequence);

// Every note of the group, newest first, from below `before` on (0: from the newest), until `take`
// answers Stop. Damaged ones are counted and passed over. The words are valid during the call.
HAVEN_ENUM(SealedTake, Next, Stop)
struct SealedWalk {
    std::int64_t seen = 0;
    std::int64_t damaged = 0;
    std::int64_t last = 0; // the sequence seen last
};
Result<SealedWalk>
walkSealed(Database& database, SealKeys& keys, std::int64_t before,
           const std::function<SealedTake(const SealedPlace&, std::string_view)>& take);
Result<std::int64_t> countSealed(Database& database, const SealKeys& keys);

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
