#pragma once

#include "models/dispatch/incident.h"

#include <optional>
#include <vector>

namespace haven {

// What one reading of a note says that another does not. Two spans are the same reason when family
// and reason are; where they stand does not matter.
struct FlagChange {
    std::vector<FlagSpan> came;
    std::vector<FlagSpan> gone;
    bool operator==(const FlagChange&) const = default;
};

FlagChange changeBetween(const std::vector<FlagSpan>& before, const std::vector<FlagSpan>& now);

// The note read last against the one read before it; nothing while there is no other. What a note
// does not say again still stands: nothing automatic takes it back.
std::optional<FlagChange> lastChange(const Incident& incident);

// The heaviest first, each reason once, at most `most`.
std::vector<FlagSpan> weightiest(const std::vector<FlagSpan>& spans, std::size_t most);

} // namespace haven
