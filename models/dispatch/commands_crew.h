#pragma once

#include "models/dispatch/events_check.h"
#include "models/dispatch/events_crew.h"
#include "models/dispatch/events_transport.h"

// What somebody wants done about who and what a unit is, what waits for it, the channel, the end of
// a transport, and record checks.
namespace haven {

// Empty: that part stays as it is.
struct ChangeCrew {
    static constexpr const char* kName = "ChangeCrew";
    UnitId unit;
    std::string vehicle;
    std::string radio;
    std::vector<std::string> joining;
    std::vector<std::string> leaving;
    std::vector<std::string> equipment;
    std::string odometer;
    bool operator==(const ChangeCrew&) const = default;
};

struct StackWork {
    static constexpr const char* kName = "StackWork";
    UnitId unit;
    IncidentId incident;
    bool operator==(const StackWork&) const = default;
};

struct UnstackWork {
    static constexpr const char* kName = "UnstackWork";
    UnitId unit;
    IncidentId incident;
    std::string reason;
    bool operator==(const UnstackWork&) const = default;
};

struct HoldAir {
    static constexpr const char* kName = "HoldAir";
    std::string channel;
    std::optional<UnitId> askedBy;
    std::optional<IncidentId> incident; // left out: the one that the unit works
    std::string reason;
    bool operator==(const HoldAir&) const = default;
};

struct ReleaseAir {
    static constexpr const char* kName = "ReleaseAir";
    std::string channel;
    std::string reason;
    bool operator==(const ReleaseAir&) const = default;
};

struct ReachDestination {
    static constexpr const char* kName = "ReachDestination";
    UnitId unit;
    std::string odometer;
    std::string overrideReason;
    bool operator==(const ReachDestination&) const = default;
};

struct RunCheck {
    static constexpr const char* kName = "RunCheck";
    UnitId unit;
    CheckKind kind = CheckKind::Person;
    CheckResult result = CheckResult::None;
    std::string code;
    std::string what;
    bool operator==(const RunCheck&) const = default;
};

// Without a check named (none has the number 0) the only open hit of `unit` is meant.
struct ConfirmCheck {
    static constexpr const char* kName = "ConfirmCheck";
    CheckId check;
    CheckOutcome outcome = CheckOutcome::Confirmed;
    std::string note;
    std::optional<UnitId> unit = {};
    bool operator==(const ConfirmCheck&) const = default;
};

} // namespace haven
