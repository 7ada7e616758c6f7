#pragma once

#include "models/dispatch/events_alarm.h"

// What somebody wants done about an alarm besides answering it.
namespace haven {

struct ShelveAlarm {
    static constexpr const char* kName = "ShelveAlarm";
    AlarmKind kind = AlarmKind::WaitLimit;
    std::optional<IncidentId> incident;
    std::optional<UnitId> unit;
    Span howLong;
    std::string reason;
    bool operator==(const ShelveAlarm&) const = default;
};

struct UnshelveAlarm {
    static constexpr const char* kName = "UnshelveAlarm";
    AlarmKind kind = AlarmKind::WaitLimit;
    std::optional<IncidentId> incident;
    std::optional<UnitId> unit;
    bool operator==(const UnshelveAlarm&) const = default;
};

// The next step of the ladder was taken for a unit that does not answer.
struct TakeLadderStep {
    static constexpr const char* kName = "TakeLadderStep";
    UnitId unit;
    std::string note;
    bool operator==(const TakeLadderStep&) const = default;
};

} // namespace haven
