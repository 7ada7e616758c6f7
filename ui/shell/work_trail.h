#pragma once

#include "models/base/ids.h"
#include "models/base/instant.h"

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace haven::ui {

// A call that is being taken, by its number in this window.
struct CallInHand {
    std::int64_t number = 0;
    bool operator==(const CallInHand&) const = default;
};
using WorkSpot = std::variant<IncidentId, CallInHand>;

inline constexpr std::size_t kTrailMax = 20;
// An incident that was chosen for less was passed on the way through the queue, not worked on.
inline constexpr Span kGlance = Span::seconds(2);

// What was in hand in this window, so that whoever was interrupted gets back to it, several steps.
// A value: whether a spot is still there is known where it is shown.
class WorkTrail final
{
public:
    // It is in hand now. What lay ahead of where one had gone back to is forgotten.
    void note(const WorkSpot& spot, Instant now);
    // It was worked on, however short: what comes next is no step of a walk through the queue.
    void hold() { m_since = {}; }
    // Not in hand, but where forward() leads to: it came while one was on something else.
    void putAhead(const WorkSpot& spot);
    // Empty: there is nothing before, or after.
    std::optional<WorkSpot> back();
    std::optional<WorkSpot> forward();
    // It is no more, a call that was finished for example.
    void drop(const WorkSpot& spot);

private:
    std::vector<WorkSpot> m_spots; // the oldest first
    std::size_t m_at = 0;          // of what is in hand; meaningless while there is none
    Instant m_since;               // it came in hand
};

} // namespace haven::ui
