#pragma once

#include "models/dispatch/events_station.h"

// Facts about alarms beyond raising and answering them: put aside for a while, and the ladder that
// is climbed when a unit that was sent does not answer.
namespace haven {

// An alarm is put aside until a time, for a reason; it comes back by itself.
struct AlarmShelved {
    static constexpr const char* kType = "AlarmShelved";
    AlarmKind kind = AlarmKind::WaitLimit;
    std::optional<IncidentId> incident;
    std::optional<UnitId> unit;
    Instant until;
    std::string reason;
    bool operator==(const AlarmShelved&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("kind", &AlarmShelved::kind);
        f("incident", &AlarmShelved::incident);
        f("unit", &AlarmShelved::unit);
        f("until", &AlarmShelved::until);
        f("reason", &AlarmShelved::reason, FieldClass::Police);
    }
};

// Taken back before its time.
struct AlarmUnshelved {
    static constexpr const char* kType = "AlarmUnshelved";
    AlarmKind kind = AlarmKind::WaitLimit;
    std::optional<IncidentId> incident;
    std::optional<UnitId> unit;
    bool operator==(const AlarmUnshelved&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("kind", &AlarmUnshelved::kind);
        f("incident", &AlarmUnshelved::incident);
        f("unit", &AlarmUnshelved::unit);
    }
};

// What is done, in this order, while a unit that was sent does not answer: call it again by radio,
// send it again or another one, try another way such as the phone, tell the supervisor. Source:
// North Carolina 911 Board standard, 6.4.12 (1) to (4).
HAVEN_ENUM(LadderStep, RadioAgain, SendAgain, AnotherWay, TellSupervisor)

struct LadderStepTaken {
    static constexpr const char* kType = "LadderStepTaken";
    UnitId unit;
    std::optional<IncidentId> incident;
    LadderStep step = LadderStep::RadioAgain;
    std::string note;
    SendVoice voice = SendVoice::NotSaid; // of its incident
    bool operator==(const LadderStepTaken&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &LadderStepTaken::unit);
        f("incident", &LadderStepTaken::incident);
        f("step", &LadderStepTaken::step);
        f("note", &LadderStepTaken::note, FieldClass::Police);
        f("voice", &LadderStepTaken::voice);
    }
};

// How far a ladder has been climbed, as the unit carries it.
struct LadderRung {
    LadderStep step = LadderStep::RadioAgain;
    Instant at;
    AgentId by;
    bool operator==(const LadderRung&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("step", &LadderRung::step);
        f("at", &LadderRung::at);
        f("by", &LadderRung::by);
    }
};

// That an alarm was raised, kept for a short while after it is over: the same one coming and going
// is known by it, and which of a flood came first.
struct RaisedOnce {
    AlarmKind kind = AlarmKind::WaitLimit;
    std::optional<IncidentId> incident;
    std::optional<UnitId> unit;
    Instant at;
    bool operator==(const RaisedOnce&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("kind", &RaisedOnce::kind);
        f("incident", &RaisedOnce::incident);
        f("unit", &RaisedOnce::unit);
        f("at", &RaisedOnce::at);
    }
};
inline constexpr std::size_t kRaisedOnceMax = 120;

} // namespace haven
