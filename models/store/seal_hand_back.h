#pragma once

#include "models/store/seal_notes.h"

#include <functional>

// Giving an employer its notes back: a file that its passphrase opens, and then no key here.
namespace haven {

struct HandBack {
    std::string path;
    std::string_view passphrase; // chosen by the employer
    std::function<std::string(IncidentId)> numberOf;
};
// All notes and releases of the group into a new file, which nobody but its owner may read; on disk
// when it answers how many there were. Errors: FileExists, FileUnwritable, PasswordBad,
// SealKeyDamaged, SealGroupDamaged, SealedNoteKeyMissing, SealedReleaseDamaged.
Result<std::int64_t> writeHandBack(Database& database, SealKeys& keys, const HandBack& wish);
// Closes the group here: the keys are destroyed in the transaction of the fact, and with them what
// the file still holds of the notes. The station's backups keep theirs.
SealPlan planHandBack(const SealKeys& keys, const std::string& toWhom,
                      const std::optional<AgentId>& second);

// One JSON text a note, for whoever has the passphrase; no station is needed. Errors:
// FileUnreadable, SealedFileUnopened.
Result<std::int64_t> readHandBack(const std::string& path, std::string_view passphrase,
                                  const std::function<void(std::string_view)>& take);

} // namespace haven
