#pragma once

#include "models/base/enums.h"
#include "models/base/ids.h"
#include "models/base/instant.h"
#include "models/base/result.h"
#include "models/dispatch/commands_record.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How long which records are kept, as data (resources/retention/README.md). It says what is older;
// it destroys nothing.
namespace haven {

HAVEN_ENUM(RetentionRecords, Incidents, PastIncidents, Room, Bolos)

inline constexpr int kRetentionYearsMax = 100;
inline constexpr std::size_t kRetentionKindsMax = 100;
inline constexpr std::size_t kRetentionTextMax = 400; // bytes

struct RetentionKind {
    std::string id;
    std::string label;
    RetentionRecords records = RetentionRecords::Incidents;
    std::optional<int> years; // nullopt: kept for good
    std::string source;
    std::string confirmed; // who and when; empty: nobody has, and nothing is destroyed by it
    bool operator==(const RetentionKind&) const = default;
};

struct DueRecord {
    std::string name; // the number of an incident, "watch 4"
    Instant newest;   // the newest entry about the incident; else when it was written or received
    std::optional<IncidentId> incident; // to go whole
    std::int64_t fact = 0;              // else the entry
    bool operator==(const DueRecord&) const = default;
};

struct DueRecords {
    std::vector<DueRecord> oldest; // at most so many as were asked for, the oldest first
    std::int64_t all = 0;
    std::int64_t held = 0; // of incidents a hold names; not among the others
    bool operator==(const DueRecords&) const = default;
};

struct RetentionDue {
    RetentionKind kind;
    Instant before; // what is older is due; of no meaning where it is kept for good
    DueRecords records;
    bool operator==(const RetentionDue&) const = default;
};

// The removal that is asked for of what is due, as many of the oldest as one may name; a second
// person has to approve it. `ownFolder`: where a period is confirmed. Errors:
// RemovalNeedsAuthority, RetentionNotConfirmed, RetentionNothingDue.
Result<RequestRemoval> removalOfDue(const RetentionDue& due, std::string_view authority,
                                    const std::string& ownFolder);
// "7 years", "for good".
std::string retentionYears(const RetentionKind& kind);

// `name` is the file, for the refusal. Errors: RetentionMalformed.
Result<std::vector<RetentionKind>> parseRetention(std::string_view text, std::string_view name);
// The agency's take the place of those with the same id; others come behind.
std::vector<RetentionKind> withOwnRetention(std::vector<RetentionKind> shipped,
                                            std::vector<RetentionKind> own);

} // namespace haven
