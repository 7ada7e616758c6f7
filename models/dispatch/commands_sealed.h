#pragma once

#include "models/dispatch/events_sealed.h"
#include "models/dispatch/events_station.h"

// Wishes about clinicians' sealed notes. Nothing here holds a word of a note or a key: models/store
// seals first, and what it has sealed travels.
namespace haven {

struct WriteSealedNote {
    static constexpr const char* kName = "WriteSealedNote";
    IncidentId incident;
    std::string group;
    std::string seal;
    std::string text;                       // ciphertext, base64
    std::string keyDigest = {};             // of the public key it was sealed to
    std::optional<std::string> keyRow = {}; // as in the fact
    bool operator==(const WriteSealedNote&) const = default;
};

// On the record before anything is shown.
struct ReadSealedNotes {
    static constexpr const char* kName = "ReadSealedNotes";
    std::optional<IncidentId> incident; // a search where left out
    std::int64_t notes = 0;
    bool operator==(const ReadSealedNotes&) const = default;
};

struct ReleaseSealedNotes {
    static constexpr const char* kName = "ReleaseSealedNotes";
    IncidentId incident;
    std::string to;
    ReleaseBasis basis = ReleaseBasis::WrittenConsent;
    std::string ground;
    std::string scope;
    std::optional<Instant> signedAt;
    std::optional<Instant> until;
    std::string group;
    std::string seal;
    std::string text;                       // ciphertext, base64
    std::string keyDigest = {};             // of the public key it was sealed to
    std::optional<std::string> keyRow = {}; // as in the fact
    bool operator==(const ReleaseSealedNotes&) const = default;
};

// The person takes a written consent back.
struct WithdrawRelease {
    static constexpr const char* kName = "WithdrawRelease";
    IncidentId incident;
    std::int64_t release = 0;
    std::string reason;
    bool operator==(const WithdrawRelease&) const = default;
};

struct ChangeSealGroup {
    static constexpr const char* kName = "ChangeSealGroup";
    SealGroupChanged change;
    bool operator==(const ChangeSealGroup&) const = default;
};

struct MakeSealKey {
    static constexpr const char* kName = "MakeSealKey";
    std::optional<std::string> keyDigest = {}; // as in the fact
    std::optional<std::string> row = {};
    bool operator==(const MakeSealKey&) const = default;
};

// Precondition: the old password was checked; the change is of the agent's own account.
struct ChangeOwnPassword {
    static constexpr const char* kName = "ChangeOwnPassword";
    AccountChanged change;
    bool operator==(const ChangeOwnPassword&) const = default;
};

} // namespace haven
