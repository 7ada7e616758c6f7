#pragma once

#include "models/base/enums.h"
#include "models/base/result.h"

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

// `name` is the file, for the refusal. Errors: RetentionMalformed.
Result<std::vector<RetentionKind>> parseRetention(std::string_view text, std::string_view name);
// The agency's take the place of those with the same id; others come behind.
std::vector<RetentionKind> withOwnRetention(std::vector<RetentionKind> shipped,
                                            std::vector<RetentionKind> own);

} // namespace haven
