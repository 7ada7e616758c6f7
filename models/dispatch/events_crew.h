#pragma once

#include "models/dispatch/types.h"

#include <optional>
#include <string>
#include <vector>

// Facts about who and what a call sign is at the moment, what waits for it, and who has the radio
// channel.
namespace haven {

// The call sign stays, what is behind it changes within a shift. Empty: that part stayed.
struct CrewChanged {
    static constexpr const char* kType = "CrewChanged";
    UnitId unit;
    std::string vehicleBefore;
    std::string vehicle;
    std::string radioBefore;
    std::string radio;
    std::vector<std::string> joined;
    std::vector<std::string> left;
    std::vector<std::string> equipment;
    std::string odometer; // as read from the car: "45120.4"
    bool operator==(const CrewChanged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &CrewChanged::unit);
        f("vehicle_before", &CrewChanged::vehicleBefore);
        f("vehicle", &CrewChanged::vehicle);
        f("radio_before", &CrewChanged::radioBefore);
        f("radio", &CrewChanged::radio);
        f("joined", &CrewChanged::joined, FieldClass::Police);
        f("left", &CrewChanged::left, FieldClass::Police);
        f("equipment", &CrewChanged::equipment);
        f("odometer", &CrewChanged::odometer);
    }
};

// The incident waits for this unit, behind what waits for it already. It stays on the board and
// anybody else may be sent; nobody is sent by itself.
struct WorkStacked {
    static constexpr const char* kType = "WorkStacked";
    UnitId unit;
    IncidentId incident;
    bool operator==(const WorkStacked&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &WorkStacked::unit);
        f("incident", &WorkStacked::incident);
    }
};

struct WorkUnstacked {
    static constexpr const char* kType = "WorkUnstacked";
    UnitId unit;
    IncidentId incident;
    std::string reason;
    bool operator==(const WorkUnstacked&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &WorkUnstacked::unit);
        f("incident", &WorkUnstacked::incident);
        f("reason", &WorkUnstacked::reason, FieldClass::Police);
    }
};

// Nobody but those concerned speaks on the channel until it is released.
struct AirHeld {
    static constexpr const char* kType = "AirHeld";
    std::string channel;
    std::optional<UnitId> unit; // who asked for it
    std::optional<IncidentId> incident;
    std::string reason;
    bool operator==(const AirHeld&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("channel", &AirHeld::channel);
        f("unit", &AirHeld::unit);
        f("incident", &AirHeld::incident);
        f("reason", &AirHeld::reason, FieldClass::Police);
    }
};

struct AirReleased {
    static constexpr const char* kType = "AirReleased";
    std::string channel;
    std::optional<UnitId> unit; // who had asked for it
    std::optional<IncidentId> incident;
    Instant heldSince;
    std::string reason;
    bool operator==(const AirReleased&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("channel", &AirReleased::channel);
        f("unit", &AirReleased::unit);
        f("incident", &AirReleased::incident);
        f("held_since", &AirReleased::heldSince);
        f("reason", &AirReleased::reason, FieldClass::Police);
    }
};

// What a channel that is held shows.
struct AirHold {
    std::optional<UnitId> unit;
    std::optional<IncidentId> incident;
    std::string reason;
    Instant since;
    AgentId by;
    bool operator==(const AirHold&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &AirHold::unit);
        f("incident", &AirHold::incident);
        f("reason", &AirHold::reason, FieldClass::Police);
        f("since", &AirHold::since);
        f("by", &AirHold::by);
    }
};

} // namespace haven
