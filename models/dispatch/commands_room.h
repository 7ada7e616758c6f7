#pragma once

#include "models/dispatch/events_room.h"

// What somebody wants done about the room itself.
namespace haven {

struct ScheduleIncident {
    static constexpr const char* kName = "ScheduleIncident";
    Instant dueAt;
    TypeCode type;
    std::optional<Priority> priority;
    Location location;
    std::string words;
    bool operator==(const ScheduleIncident&) const = default;
};

struct CancelScheduled {
    static constexpr const char* kName = "CancelScheduled";
    ScheduledId scheduled;
    std::string reason;
    bool operator==(const CancelScheduled&) const = default;
};

// By the automaton at its time; by a person also before it.
struct EnterScheduled {
    static constexpr const char* kName = "EnterScheduled";
    ScheduledId scheduled;
    bool operator==(const EnterScheduled&) const = default;
};

struct PlaceWatch {
    static constexpr const char* kName = "PlaceWatch";
    WatchKind kind = WatchKind::Patrol;
    Location location;
    std::optional<Instant> from; // now when left out
    Instant until;
    int visitsADay = 1;
    std::string hours;
    std::string words;
    bool operator==(const PlaceWatch&) const = default;
};

struct RecordVisit {
    static constexpr const char* kName = "RecordVisit";
    WatchId watch;
    std::optional<UnitId> unit;
    std::string words;
    bool operator==(const RecordVisit&) const = default;
};

struct EndWatch {
    static constexpr const char* kName = "EndWatch";
    WatchId watch;
    std::string reason;
    bool operator==(const EndWatch&) const = default;
};

struct WritePassOn {
    static constexpr const char* kName = "WritePassOn";
    std::string text;
    std::optional<Instant> until; // a day from now when left out
    bool operator==(const WritePassOn&) const = default;
};

struct EndPassOn {
    static constexpr const char* kName = "EndPassOn";
    PassOnId passOn;
    std::string reason;
    bool operator==(const EndPassOn&) const = default;
};

struct SendMessage {
    static constexpr const char* kName = "SendMessage";
    std::optional<UnitId> unit;
    std::optional<PositionId> position;
    std::string text;
    bool operator==(const SendMessage&) const = default;
};

struct MarkMessage {
    static constexpr const char* kName = "MarkMessage";
    MessageId message;
    MessageMark mark = MessageMark::Read;
    bool operator==(const MarkMessage&) const = default;
};

struct GiveRelief {
    static constexpr const char* kName = "GiveRelief";
    AgentId to;
    std::string words;
    bool operator==(const GiveRelief&) const = default;
};

struct TakeRelief {
    static constexpr const char* kName = "TakeRelief";
    std::string words;
    bool operator==(const TakeRelief&) const = default;
};

// All that waits and is of these types, or the incidents named.
struct GatherStorm {
    static constexpr const char* kName = "GatherStorm";
    IncidentId parent;
    std::vector<TypeCode> types;
    std::vector<IncidentId> incidents;
    std::string reason;
    std::optional<Instant> until = {}; // each of them rings then
    bool operator==(const GatherStorm&) const = default;
};

// The most urgent first, of those the one that waits longest; all of them without a count.
struct ReleaseStorm {
    static constexpr const char* kName = "ReleaseStorm";
    IncidentId parent;
    std::optional<int> count;
    std::string reason;
    bool operator==(const ReleaseStorm&) const = default;
};

// What is over by its own time leaves the lists; an automaton's.
struct TidyRoom {
    static constexpr const char* kName = "TidyRoom";
    bool operator==(const TidyRoom&) const = default;
};

} // namespace haven
