#pragma once

#include "models/dispatch/sealing.h"

// Facts about clinicians' sealed notes. `text` is always ciphertext, in base64: whoever holds the
// file and no clinician's password reads nothing but how long it is, in steps.
namespace haven {

struct SealedNoteAdded {
    static constexpr const char* kType = "SealedNoteAdded";
    IncidentId incident;
    NoteId note;
    std::string group;
    std::string seal; // names the row that holds the note's wrapped key
    std::string text;
    std::optional<std::string> keyRow = {}; // SHA-256 of that wrapped key; older facts have none
    bool operator==(const SealedNoteAdded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &SealedNoteAdded::incident);
        f("note", &SealedNoteAdded::note);
        f("group", &SealedNoteAdded::group, FieldClass::Care);
        f("seal", &SealedNoteAdded::seal);
        f("text", &SealedNoteAdded::text, FieldClass::ClinicianOnly);
        f("key_row", &SealedNoteAdded::keyRow);
    }
};

// Somebody looked: at one incident's notes, or, without an incident, at what a search found.
struct SealedNotesRead {
    static constexpr const char* kType = "SealedNotesRead";
    std::optional<IncidentId> incident;
    std::string group;
    std::int64_t notes = 0;
    bool operator==(const SealedNotesRead&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &SealedNotesRead::incident);
        f("group", &SealedNotesRead::group, FieldClass::Care);
        f("notes", &SealedNotesRead::notes);
    }
};

// What left the clinicians: `text` is the exact words, sealed like a note.
struct SealedNoteReleased {
    static constexpr const char* kType = "SealedNoteReleased";
    IncidentId incident;
    std::int64_t release = 0;
    std::string group;
    std::string to;
    ReleaseBasis basis = ReleaseBasis::WrittenConsent;
    std::string ground;
    std::string scope;
    std::optional<Instant> signedAt;
    std::optional<Instant> until;
    std::string seal;
    std::string text;
    std::optional<std::string> keyRow = {}; // as of a note
    bool operator==(const SealedNoteReleased&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &SealedNoteReleased::incident);
        f("release", &SealedNoteReleased::release);
        f("group", &SealedNoteReleased::group, FieldClass::Care);
        f("to", &SealedNoteReleased::to, FieldClass::Care);
        f("basis", &SealedNoteReleased::basis, FieldClass::Care);
        f("ground", &SealedNoteReleased::ground, FieldClass::Care);
        f("scope", &SealedNoteReleased::scope, FieldClass::Care);
        f("signed_at", &SealedNoteReleased::signedAt, FieldClass::Care);
        f("until", &SealedNoteReleased::until, FieldClass::Care);
        f("seal", &SealedNoteReleased::seal);
        f("text", &SealedNoteReleased::text, FieldClass::ClinicianOnly);
        f("key_row", &SealedNoteReleased::keyRow);
    }
};

struct ReleaseWithdrawn {
    static constexpr const char* kType = "ReleaseWithdrawn";
    IncidentId incident;
    std::int64_t release = 0;
    std::string reason;
    bool operator==(const ReleaseWithdrawn&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &ReleaseWithdrawn::incident);
        f("release", &ReleaseWithdrawn::release);
        f("reason", &ReleaseWithdrawn::reason, FieldClass::Care);
    }
};

// The group's key as somebody was given it: SHA-256 of what was wrapped to them.
struct SealKeyGiven {
    AgentId agent;
    std::string row;
    bool operator==(const SealKeyGiven&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("agent", &SealKeyGiven::agent);
        f("row", &SealKeyGiven::row);
    }
};

// The audit trace of a change in the group's key tables. Keys are in no fact.
struct SealGroupChanged {
    static constexpr const char* kType = "SealGroupChanged";
    std::string group;
    SealGroupAct act = SealGroupAct::Founded;
    std::optional<AgentId> agent; // LetIn, Left, EscrowOpened: whom; HandedBack: the second person
    std::int64_t generation = 1;  // from now on
    std::vector<std::string> names; // EscrowNamed: the three; EscrowOpened: the two
    std::string reason;             // EscrowOpened: why; HandedBack: to whom and by what authority
    // SHA-256 in hex, so that no other key can take its place in the file; older facts have none.
    // Founded, Left, Rotated: of the group's public key; EscrowNamed: of those of the three pairs.
    std::optional<std::string> keyDigest = {};
    // What was wrapped by this change, so that no byte of it changes unseen; older facts have none.
    std::vector<SealKeyGiven> given = {};     // the group's key, to each of these
    std::optional<std::string> noteRows = {}; // Left, Rotated: the keys of all notes, wrapped anew
    std::optional<std::string> escrowRows = {}; // EscrowNamed, Left, Rotated: the three pairs
    bool operator==(const SealGroupChanged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("group", &SealGroupChanged::group);
        f("act", &SealGroupChanged::act);
        f("agent", &SealGroupChanged::agent);
        f("generation", &SealGroupChanged::generation);
        f("names", &SealGroupChanged::names);
        f("reason", &SealGroupChanged::reason, FieldClass::Care);
        f("key_digest", &SealGroupChanged::keyDigest);
        f("given", &SealGroupChanged::given);
        f("note_rows", &SealGroupChanged::noteRows);
        f("escrow_rows", &SealGroupChanged::escrowRows);
    }
};

// The audit trace of a clinician's own key.
struct SealKeyChanged {
    static constexpr const char* kType = "SealKeyChanged";
    AgentId agent;
    SealKeyAct act = SealKeyAct::Made;
    // Made: SHA-256 of the public key, in hex, so that no other can take its place in the file;
    // older facts have none.
    std::optional<std::string> keyDigest = {};
    std::optional<std::string> row = {}; // of all that lies in the file of it
    bool operator==(const SealKeyChanged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("agent", &SealKeyChanged::agent);
        f("act", &SealKeyChanged::act);
        f("key_digest", &SealKeyChanged::keyDigest);
        f("row", &SealKeyChanged::row);
    }
};

} // namespace haven
