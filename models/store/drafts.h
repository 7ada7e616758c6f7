#pragma once

#include "models/base/ids.h"
#include "models/base/instant.h"
#include "models/base/result.h"
#include "models/dispatch/half_taken.h"
#include "models/store/sqlite.h"

#include <map>
#include <string>
#include <vector>

namespace haven {

inline constexpr std::size_t kDraftBytesMax = 256 * 1024;

// Something being typed at a position and not yet a fact. It is there again after a crash, for
// whoever sits at that position then.
struct StoredDraft {
    PositionId position;
    std::string key; // whose field it is: "intake/3/narrative"
    std::string text;
    Instant savedAt;
    bool operator==(const StoredDraft&) const = default;
};

// Errors: DraftTooLong, and those of the disk.
Result<void> writeDraft(Database& database, const StoredDraft& draft);
Result<void> deleteDraft(Database& database, const PositionId& position, const std::string& key);
// Positions with drafts, and how many each has.
Result<std::map<PositionId, std::int64_t>> draftCounts(Database& database);
// Of one position, by key.
Result<std::vector<StoredDraft>> draftsOf(Database& database, const PositionId& position);
// The calls among the drafts of all positions, also where nobody sits.
Result<std::vector<HalfTakenAt>> callsHalfTaken(Database& database);

} // namespace haven
