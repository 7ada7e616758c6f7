#pragma once

#include "models/base/refusal.h"
#include "models/dispatch/sealing.h"

#include <optional>
#include <string>
#include <vector>

// What a window has to do with clinicians' sealed notes. The words are here only while they are
// shown; whoever is no clinician of the group never gets any.
namespace haven {

// NoGroup: a key, and nobody has let it in. Closed: signed on, the key is not opened yet. Open: the
// notes can be read and written.
HAVEN_ENUM(SealStanding, NotClinician, NoKey, NoGroup, Closed, Open)

struct SealedNoteShown {
    NoteId note;
    IncidentId incident;
    std::string number; // of the incident
    AgentId by;
    Instant at;
    std::string text;
    std::optional<Refusal> fault = {}; // why it cannot be read; then there is no text
    bool operator==(const SealedNoteShown&) const = default;
};

inline constexpr int kSealedFoundMax = 50;

struct SealedPage {
    std::vector<SealedNoteShown> notes; // newest first
    std::optional<Refusal> refusal;     // then there are none
    std::int64_t total = 0;             // that fit, shown or not
    std::int64_t unread = 0;            // of all notes, those the search has not come to yet
};

HAVEN_ENUM(SealWishAct, MakeKey, Found, LetIn, TakeOut, Rotate, NameEscrow, OpenEscrow)
struct SealWish {
    SealWishAct act = SealWishAct::MakeKey;
    std::string group = {};              // Found, OpenEscrow: the employer's name
    AgentId agent = {};                  // LetIn, TakeOut
    std::string password = {};           // MakeKey: the one that holds now
    std::string newPassword = {};        // MakeKey: one that nobody else has chosen; empty: keep it
    std::string fingerprint = {};        // LetIn: what the other read out; empty: not compared
    std::vector<std::string> names = {}; // NameEscrow: the three share-holders
    std::vector<std::string> codes = {}; // OpenEscrow: of two of them
    std::string reason = {};             // OpenEscrow
};

// Days are as typed, "2026-11-20": what is none is the rule's to refuse.
struct SealReleaseWish {
    IncidentId incident;
    std::string to;
    ReleaseBasis basis = ReleaseBasis::WrittenConsent;
    std::string ground;
    std::string scope;
    std::string signedOn;
    std::string until;
    std::string text; // the exact words; empty: all notes of the incident as they stand
    std::string path; // a new file for them, which only its owner reads; empty: none
};

struct HandBackWish {
    std::string to; // to whom, and by what authority
    std::string path;
    std::string passphrase; // that the employer chose, for the file
    AgentId second;         // a colleague of the group, where there is one
    std::string secondPassword;
};

// What left the clinicians, with the words: on the record before it is shown.
struct ReleaseShown {
    SealedRelease release;
    std::string text;
    bool operator==(const ReleaseShown&) const = default;
};
struct ReleasePage {
    std::vector<ReleaseShown> releases; // oldest first
    std::optional<Refusal> refusal;     // then there are none
};

// A code of escrow, for its holder alone; shown once.
struct EscrowShare {
    std::string holder;
    std::string code;
    bool operator==(const EscrowShare&) const = default;
};

} // namespace haven
