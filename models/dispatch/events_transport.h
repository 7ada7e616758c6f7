#pragma once

#include "models/dispatch/types.h"

#include <optional>
#include <string>

// Facts about a transport beyond that it began: who is in the car as far as procedure asks, when it
// ought to be there, and that it is.
namespace haven {

HAVEN_ENUM(TransportKind, Other, Hospital, Booking)
HAVEN_ENUM(CarriedSex, NotSaid, Female, Male, X)
// Juvenile: under 18. Not said is not no.
HAVEN_ENUM(CarriedAge, NotSaid, Adult, Juvenile)
// Whether crew and carried are of one sex; what the dispatcher is told, never worked out.
HAVEN_ENUM(CarriedBy, NotSaid, SameSex, OppositeSex)

struct Carried {
    CarriedSex sex = CarriedSex::NotSaid;
    CarriedAge age = CarriedAge::NotSaid;
    CarriedBy by = CarriedBy::NotSaid;
    bool operator==(const Carried&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("sex", &Carried::sex, FieldClass::Police);
        f("age", &Carried::age, FieldClass::Juvenile);
        f("by", &Carried::by, FieldClass::Police);
    }
};

// Beside UnitTransporting, in the same act.
struct TransportDetailed {
    static constexpr const char* kType = "TransportDetailed";
    UnitId unit;
    IncidentId incident;
    TransportKind kind = TransportKind::Other;
    Carried carried;
    std::string odometer;
    Instant lateAt; // when somebody asks where it is
    bool operator==(const TransportDetailed&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &TransportDetailed::unit);
        f("incident", &TransportDetailed::incident);
        f("kind", &TransportDetailed::kind);
        f("carried", &TransportDetailed::carried);
        f("odometer", &TransportDetailed::odometer);
        f("late_at", &TransportDetailed::lateAt);
    }
};

struct TransportReached {
    static constexpr const char* kType = "TransportReached";
    UnitId unit;
    IncidentId incident;
    std::string destination;
    std::string odometerStart;
    std::string odometer;
    Instant startedAt;
    bool operator==(const TransportReached&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &TransportReached::unit);
        f("incident", &TransportReached::incident);
        f("destination", &TransportReached::destination, FieldClass::Police);
        f("odometer_start", &TransportReached::odometerStart);
        f("odometer", &TransportReached::odometer);
        f("started_at", &TransportReached::startedAt);
    }
};

// The transport under way, as the unit carries it.
struct Transport {
    TransportKind kind = TransportKind::Other;
    Carried carried;
    std::string destination;
    std::string odometer;
    Instant startedAt;
    Instant lateAt;
    std::optional<Instant> reachedAt;
    bool operator==(const Transport&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("kind", &Transport::kind);
        f("carried", &Transport::carried);
        f("destination", &Transport::destination, FieldClass::Police);
        f("odometer", &Transport::odometer);
        f("started_at", &Transport::startedAt);
        f("late_at", &Transport::lateAt);
        f("reached_at", &Transport::reachedAt);
    }
};

} // namespace haven
