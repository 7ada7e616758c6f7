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
    bool operator==(const SealedNoteShown&) const = default;
};

inline constexpr int kSealedFoundMax = 50;

struct SealedPage {
    std::vector<SealedNoteShown> notes; // newest first
    std::optional<Refusal> refusal;     // then there are none
    std::int64_t total = 0;             // that fit, shown or not
    std::int64_t unread = 0;            // of all notes, those the search has not come to yet
};

HAVEN_ENUM(SealWishAct, MakeKey, Found, LetIn, TakeOut, Rotate)
struct SealWish {
    SealWishAct act = SealWishAct::MakeKey;
    std::string group = {};       // Found: the employer's name
    AgentId agent = {};           // LetIn, TakeOut
    std::string password = {};    // MakeKey: the one that holds now
    std::string newPassword = {}; // MakeKey: one that nobody else has chosen; empty: keep it
};

} // namespace haven
