#pragma once

#include "models/dispatch/events_major.h"

namespace haven {

struct DeclareMajor {
    static constexpr const char* kName = "DeclareMajor";
    IncidentId incident;
    std::string name;
    bool operator==(const DeclareMajor&) const = default;
};

// Without a person the role is vacant.
struct GiveMajorRole {
    static constexpr const char* kName = "GiveMajorRole";
    IncidentId incident;
    std::string role;
    std::string who;
    bool operator==(const GiveMajorRole&) const = default;
};

struct SetObjective {
    static constexpr const char* kName = "SetObjective";
    IncidentId incident;
    std::string text;
    bool operator==(const SetObjective&) const = default;
};

struct MeetObjective {
    static constexpr const char* kName = "MeetObjective";
    IncidentId incident;
    std::int64_t objective = 0;
    std::string words;
    bool operator==(const MeetObjective&) const = default;
};

struct EndMajor {
    static constexpr const char* kName = "EndMajor";
    IncidentId incident;
    std::string reason;
    bool operator==(const EndMajor&) const = default;
};

} // namespace haven
