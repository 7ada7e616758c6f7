#pragma once

#include "models/dispatch/events_response.h"

// What somebody wants done once the level of a crisis is known.
namespace haven {

// `target`: the id or the name of an entry of the directory, or free text with a number in it.
struct PlaceHandoff {
    static constexpr const char* kName = "PlaceHandoff";
    IncidentId incident;
    std::string target;
    std::string words = {}; // why, as it was typed: a note of the incident
    bool operator==(const PlaceHandoff&) const = default;
};

// The step of the one that is open.
struct MarkHandoff {
    static constexpr const char* kName = "MarkHandoff";
    IncidentId incident;
    HandoffStage stage = HandoffStage::Answered;
    std::string reason;
    bool operator==(const MarkHandoff&) const = default;
};

// Without a result the task is over for the reason in `note`.
struct TryCallback {
    static constexpr const char* kName = "TryCallback";
    IncidentId incident;
    std::optional<CallbackResult> result;
    std::string note;
    std::string whyUnsafe = {}; // as of RecordCallback
    bool operator==(const TryCallback&) const = default;
};

struct RecordClosingItem {
    static constexpr const char* kName = "RecordClosingItem";
    IncidentId incident;
    ClosingItem item = ClosingItem::Children;
    ClosingState state = ClosingState::Answered;
    std::string words;
    bool operator==(const RecordClosingItem&) const = default;
};

struct WithholdClinician {
    static constexpr const char* kName = "WithholdClinician";
    IncidentId incident;
    std::string code;
    std::string words;
    bool operator==(const WithholdClinician&) const = default;
};

} // namespace haven
