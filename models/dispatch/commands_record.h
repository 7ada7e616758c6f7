#pragma once

#include "models/dispatch/events_record.h"

namespace haven {

// By number in the log, or whole incidents. `wholes` is not called incidents: naming one must not
// bring it back into memory.
struct RequestRemoval {
    static constexpr const char* kName = "RequestRemoval";
    std::vector<std::int64_t> facts;
    std::vector<IncidentId> wholes;
    std::string authority;
    std::string reason;
    // What whoever asks has seen that goes, rising; refused where more would go than that.
    std::optional<std::vector<std::int64_t>> shown = std::nullopt;
    bool operator==(const RequestRemoval&) const = default;
};

// By another person than who asked.
struct ApproveRemoval {
    static constexpr const char* kName = "ApproveRemoval";
    std::int64_t removal = 0;
    std::optional<std::vector<std::int64_t>> shown = std::nullopt; // as of RequestRemoval
    bool operator==(const ApproveRemoval&) const = default;
};

// Also by who asked, and while it waits to be carried out.
struct DeclineRemoval {
    static constexpr const char* kName = "DeclineRemoval";
    std::int64_t removal = 0;
    std::string reason;
    bool operator==(const DeclineRemoval&) const = default;
};

struct PutRecordHold {
    static constexpr const char* kName = "PutRecordHold";
    HoldScope scope;
    std::string reason;
    bool operator==(const PutRecordHold&) const = default;
};

struct ReleaseRecordHold {
    static constexpr const char* kName = "ReleaseRecordHold";
    std::int64_t hold = 0;
    std::string reason;
    bool operator==(const ReleaseRecordHold&) const = default;
};

struct RecordView {
    static constexpr const char* kName = "RecordView";
    RecordViewed viewed;
    bool operator==(const RecordView&) const = default;
};

} // namespace haven
