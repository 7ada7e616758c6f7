#pragma once

#include "models/dispatch/types.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// What everybody may know of clinicians' sealed notes: that there are some, and who keeps them. The
// words themselves are in no State and in no snapshot; only models/store opens them.
namespace haven {

inline constexpr std::size_t kSealedNoteBytesMax = 10'000;
inline constexpr std::size_t kSealGroupNameMax = 60;
inline constexpr std::size_t kEscrowHolders = 3; // any two of them open the group

// On what ground the words of sealed notes leave the clinicians.
HAVEN_ENUM(ReleaseBasis, WrittenConsent, ImminentRisk, CourtOrder, MandatedReport)
HAVEN_ENUM(SealGroupAct, Founded, LetIn, Left, Rotated, EscrowNamed, EscrowOpened, HandedBack)
HAVEN_ENUM(SealKeyAct, Made, Lost)

// What AccountChanged says of somebody who chose their password themselves.
inline constexpr const char* kOwnPassword = "own password";

struct SealedNoteMark {
    NoteId note;
    std::string group; // the clinical employer
    AgentId by;
    Instant at;
    bool operator==(const SealedNoteMark&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("note", &SealedNoteMark::note, FieldClass::Care);
        f("group", &SealedNoteMark::group, FieldClass::Care);
        f("by", &SealedNoteMark::by);
        f("at", &SealedNoteMark::at);
    }
};

struct SealedRelease {
    std::int64_t number = 0; // counts up from 1 in its incident
    std::string group;
    std::string to;
    ReleaseBasis basis = ReleaseBasis::WrittenConsent;
    std::string ground; // the order's number, the law of the report, the risk in words
    std::string scope;  // WrittenConsent: what the person agreed to
    std::optional<Instant> signedAt;
    std::optional<Instant> until;
    AgentId by;
    Instant at;
    std::optional<Instant> withdrawnAt;
    bool operator==(const SealedRelease&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("number", &SealedRelease::number, FieldClass::Care);
        f("group", &SealedRelease::group, FieldClass::Care);
        f("to", &SealedRelease::to, FieldClass::Care);
        f("basis", &SealedRelease::basis, FieldClass::Care);
        f("ground", &SealedRelease::ground, FieldClass::Care);
        f("scope", &SealedRelease::scope, FieldClass::Care);
        f("signed_at", &SealedRelease::signedAt, FieldClass::Care);
        f("until", &SealedRelease::until, FieldClass::Care);
        f("by", &SealedRelease::by);
        f("at", &SealedRelease::at);
        f("withdrawn_at", &SealedRelease::withdrawnAt, FieldClass::Care);
    }
};

// Of one incident.
struct SealedRecord {
    std::vector<SealedNoteMark> notes;
    std::vector<SealedRelease> releases;
    bool operator==(const SealedRecord&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("notes", &SealedRecord::notes);
        f("releases", &SealedRecord::releases);
    }
};

// What the log tells of a key in the file: the tables of keys can be written with any database
// tool. SHA-256 in hex each; a fact from before the log told it has none.
struct SealKeyMark {
    std::int64_t sequence = 0;              // of the fact that it was made or given
    std::optional<std::string> digest = {}; // of its public half: which key it is
    std::optional<std::string> row = {};    // of what lies wrapped in the file
    bool operator==(const SealKeyMark&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("sequence", &SealKeyMark::sequence);
        f("digest", &SealKeyMark::digest);
        f("row", &SealKeyMark::row);
    }
};

// The clinicians of one employer. `generation` counts the keys the group has had.
struct SealGroup {
    std::string name;
    std::int64_t generation = 1;
    std::map<AgentId, SealKeyMark> members; // since when, and the group's key as they hold it
    std::vector<std::string> escrow;        // who holds a share, by name; empty or three
    std::optional<Instant> openedByEscrowAt;
    std::optional<Instant> handedBackAt;
    SealKeyMark key = {};        // its row: the keys of all notes there were when it was made
    SealKeyMark escrowKeys = {}; // of all three pairs
    bool operator==(const SealGroup&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("name", &SealGroup::name);
        f("generation", &SealGroup::generation);
        f("members", &SealGroup::members);
        f("escrow", &SealGroup::escrow);
        f("opened_by_escrow_at", &SealGroup::openedByEscrowAt);
        f("handed_back_at", &SealGroup::handedBackAt);
        f("key", &SealGroup::key);
        f("escrow_keys", &SealGroup::escrowKeys);
    }
};

// Who keeps sealed notes, and who could: all of it folded from the log.
struct SealBook {
    std::map<std::string, SealGroup> groups; // by name
    std::map<AgentId, SealKeyMark> keys;     // who has a key of their own
    std::set<AgentId> ownPasswords;          // whose password nobody else has chosen
    bool operator==(const SealBook&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("groups", &SealBook::groups);
        f("keys", &SealBook::keys);
        f("own_passwords", &SealBook::ownPasswords);
    }
};

// The group an agent is in now; nobody is in two. nullptr: in none.
const SealGroup* sealGroupOf(const SealBook& book, const AgentId& agent);
// By name, any case.
const SealGroup* findSealGroup(const SealBook& book, std::string_view name);
std::string_view basisWords(ReleaseBasis basis); // "written consent"

} // namespace haven
