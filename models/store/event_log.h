#pragma once

#include "models/base/result.h"
#include "models/dispatch/event.h"
#include "models/store/digest.h"

#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

// What decide() leaves open about a fact: the log adds the sequence.
struct EnvelopeDraft {
    Instant recordedAt;
    Instant happenedAt;
    AgentId recordedBy;
    AgentId doneBy;
    PositionId position;
};

// Facts to be appended in one transaction with what is derived from them.
struct LogWrite {
    std::vector<Event> events;
    EnvelopeDraft draft;
    // The incidents the facts touched, as they are after them: for the archive.
    std::vector<Incident> incidents;
    // A change of a plain table that stands or falls with the facts; may be empty.
    std::function<Result<void>()> together;
    // Asked after every kImportChunkMax facts, written or there before: true leaves the rest for a
    // later append. Empty: all or none.
    std::function<bool()> isInterrupted;
};

struct LogHead {
    std::int64_t sequence = 0; // 0: the log is empty
    Hash hash{};
};

// From one fact to another, both included.
struct FactSpan {
    std::int64_t from = 1;
    std::int64_t to = std::numeric_limits<std::int64_t>::max();
};

inline constexpr int kLookBackMax = 2000;   // facts searched for somebody's last act
inline constexpr int kReadMax = 10'000;     // facts of one read
inline constexpr int kImportChunkMax = 200; // past incidents that a command may have to wait for

// The list of facts. Its home is a station file; a second one, shared by the consoles of a center,
// can stand behind the same interface.
class EventLog
{
public:
    virtual ~EventLog() = default;
    // Durable when it answers: all of the facts (with isInterrupted: the first of them), or none
    // and nothing changed. A past incident that is there already, by its source and number, leaves
    // no second fact: it is missing in the answer. Errors: DiskFull, DiskFailing, StationReadOnly,
    // StationBusy, StationDamaged, those of `together`.
    virtual Result<std::vector<Recorded>> append(LogWrite write) = 0;
    // Facts from the sequence on, at most `limit` (1..kReadMax), oldest first.
    virtual Result<std::vector<Recorded>> read(std::int64_t from, int limit) = 0;
    // Every fact that speaks of the incident, oldest first.
    virtual Result<std::vector<Recorded>> readIncident(IncidentId incident) = 0;
    // Facts of these types within the span, oldest first. One pass over its envelopes.
    virtual Result<std::vector<Recorded>> readTypes(FactSpan span,
                                                    const std::vector<std::string_view>& types) = 0;
    // The newest act of the agent at the position, which is one window: facts of one command,
    // oldest first; empty when it lies more than kLookBackMax facts back, or before somebody else
    // signed on there.
    virtual Result<std::vector<Recorded>> lastActOf(const AgentId& agent,
                                                    const PositionId& position) = 0;
    virtual LogHead head() const = 0;
};

} // namespace haven
