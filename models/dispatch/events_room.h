#pragma once

#include "models/dispatch/types.h"

#include <map>

// Facts of the room itself: what is to come, what is looked after, what is passed on, and storms.
namespace haven {

using ScheduledId = NumberId<struct ScheduledTag>;
using WatchId = NumberId<struct WatchTag>;
using PassOnId = NumberId<struct PassOnTag>;
using MessageId = NumberId<struct MessageTag>;

// An escort, a drill, a welfare re-check: it enters the queue by itself at its time.
struct IncidentScheduled {
    static constexpr const char* kType = "IncidentScheduled";
    ScheduledId scheduled;
    Instant dueAt;
    TypeCode type;
    std::optional<Priority> priority; // the type's own when left out
    Location location;
    std::string words;
    bool operator==(const IncidentScheduled&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("scheduled", &IncidentScheduled::scheduled);
        f("due_at", &IncidentScheduled::dueAt);
        f("type", &IncidentScheduled::type);
        f("priority", &IncidentScheduled::priority);
        f("location", &IncidentScheduled::location);
        f("words", &IncidentScheduled::words, FieldClass::Police);
    }
};

// It stands on the board from now on. Later than its time when the station was not running.
struct ScheduledEntered {
    static constexpr const char* kType = "ScheduledEntered";
    ScheduledId scheduled;
    IncidentId incident;
    Instant dueAt;
    bool operator==(const ScheduledEntered&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("scheduled", &ScheduledEntered::scheduled);
        f("incident", &ScheduledEntered::incident);
        f("due_at", &ScheduledEntered::dueAt);
    }
};

struct ScheduleCanceled {
    static constexpr const char* kType = "ScheduleCanceled";
    ScheduledId scheduled;
    std::string reason;
    bool operator==(const ScheduleCanceled&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("scheduled", &ScheduleCanceled::scheduled);
        f("reason", &ScheduleCanceled::reason, FieldClass::Police);
    }
};

// Whose house nobody is in, or a place that wants to be driven by more often.
HAVEN_ENUM(WatchKind, House, Patrol)

struct WatchPlaced {
    static constexpr const char* kType = "WatchPlaced";
    WatchId watch;
    WatchKind kind = WatchKind::Patrol;
    Location location;
    Instant from;
    Instant until;
    int visitsADay = 1;
    std::string hours; // when they are wanted, as said: "22-02"
    std::string words; // who has a key, which car may stand there
    bool operator==(const WatchPlaced&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("watch", &WatchPlaced::watch);
        f("kind", &WatchPlaced::kind);
        f("location", &WatchPlaced::location);
        f("from", &WatchPlaced::from);
        f("until", &WatchPlaced::until);
        f("visits_a_day", &WatchPlaced::visitsADay);
        f("hours", &WatchPlaced::hours, FieldClass::Police);
        f("words", &WatchPlaced::words, FieldClass::Police);
    }
};

struct WatchVisited {
    static constexpr const char* kType = "WatchVisited";
    WatchId watch;
    std::optional<UnitId> unit;
    std::string words; // "all secure"
    bool operator==(const WatchVisited&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("watch", &WatchVisited::watch);
        f("unit", &WatchVisited::unit);
        f("words", &WatchVisited::words, FieldClass::Police);
    }
};

struct WatchEnded {
    static constexpr const char* kType = "WatchEnded";
    WatchId watch;
    std::string reason;
    bool operator==(const WatchEnded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("watch", &WatchEnded::watch);
        f("reason", &WatchEnded::reason, FieldClass::Police);
    }
};

// What the next shift has to know, until it is no longer so.
struct PassOnWritten {
    static constexpr const char* kType = "PassOnWritten";
    PassOnId passOn;
    std::string text;
    Instant until;
    bool operator==(const PassOnWritten&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("pass_on", &PassOnWritten::passOn);
        f("text", &PassOnWritten::text, FieldClass::Police);
        f("until", &PassOnWritten::until);
    }
};

struct PassOnEnded {
    static constexpr const char* kType = "PassOnEnded";
    PassOnId passOn;
    std::string reason;
    bool operator==(const PassOnEnded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("pass_on", &PassOnEnded::passOn);
        f("reason", &PassOnEnded::reason, FieldClass::Police);
    }
};

// To a unit it is said by radio; to a desk it stands on its screen; to neither: to every desk.
struct MessageSent {
    static constexpr const char* kType = "MessageSent";
    MessageId message;
    std::optional<UnitId> unit;
    std::optional<PositionId> position;
    std::string text;
    std::vector<MessageId> dropped; // old ones that leave memory; the log keeps them
    bool operator==(const MessageSent&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("message", &MessageSent::message);
        f("unit", &MessageSent::unit);
        f("position", &MessageSent::position);
        f("text", &MessageSent::text, FieldClass::Police);
        f("dropped", &MessageSent::dropped);
    }
};

HAVEN_ENUM(MessageMark, Read, Acknowledged)

// By whom and when is the envelope's. Of a message to a unit: it was heard to acknowledge.
struct MessageMarked {
    static constexpr const char* kType = "MessageMarked";
    MessageId message;
    MessageMark mark = MessageMark::Read;
    bool operator==(const MessageMarked&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("message", &MessageMarked::message);
        f("mark", &MessageMarked::mark);
    }
};

// How the room stood when it was handed over.
struct RoomCounts {
    int open = 0;
    int held = 0;
    int late = 0; // of everything that is overdue
    int units = 0;
    int passOns = 0;
    int scheduled = 0;
    int halfTaken = 0; // calls at this desk that are parked or still being taken
    bool operator==(const RoomCounts&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("open", &RoomCounts::open);
        f("held", &RoomCounts::held);
        f("late", &RoomCounts::late);
        f("units", &RoomCounts::units);
        f("pass_ons", &RoomCounts::passOns);
        f("scheduled", &RoomCounts::scheduled);
        f("half_taken", &RoomCounts::halfTaken);
    }
};

// Whose desk is handed over. Dispatch: of somebody who may send units, so the next one has to too.
HAVEN_ENUM(ReliefDesk, NotSaid, Dispatch)

struct ReliefGiven {
    static constexpr const char* kType = "ReliefGiven";
    PositionId position;
    AgentId from;
    AgentId to;
    RoomCounts counts;
    std::string words;
    ReliefDesk desk = ReliefDesk::NotSaid;
    bool operator==(const ReliefGiven&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("position", &ReliefGiven::position);
        f("from", &ReliefGiven::from);
        f("to", &ReliefGiven::to);
        f("counts", &ReliefGiven::counts);
        f("words", &ReliefGiven::words, FieldClass::Police);
        f("desk", &ReliefGiven::desk);
    }
};

// By the person who takes it, signed on as themselves.
struct ReliefTaken {
    static constexpr const char* kType = "ReliefTaken";
    PositionId position;
    AgentId from;
    AgentId by;
    std::string words;
    std::optional<AgentId> insteadOf; // who it was handed to, where that is somebody else
    bool operator==(const ReliefTaken&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("position", &ReliefTaken::position);
        f("from", &ReliefTaken::from);
        f("by", &ReliefTaken::by);
        f("words", &ReliefTaken::words, FieldClass::Police);
        f("instead_of", &ReliefTaken::insteadOf);
    }
};

// Many calls of one storm under one parent. Each keeps its caller, its place and its clock; that
// each was held, and let go, is a fact of its own beside this one.
struct StormGathered {
    static constexpr const char* kType = "StormGathered";
    IncidentId parent;
    std::vector<IncidentId> incidents;
    std::string reason;
    bool operator==(const StormGathered&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("parent", &StormGathered::parent);
        f("incidents", &StormGathered::incidents);
        f("reason", &StormGathered::reason, FieldClass::Police);
    }
};

struct StormReleased {
    static constexpr const char* kType = "StormReleased";
    IncidentId parent;
    std::vector<IncidentId> incidents; // let go by this act, in the order of their turn
    std::string reason;
    std::vector<IncidentId> gone; // off the list too: let go, worked or closed one by one before
    bool operator==(const StormReleased&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("parent", &StormReleased::parent);
        f("incidents", &StormReleased::incidents);
        f("reason", &StormReleased::reason, FieldClass::Police);
        f("gone", &StormReleased::gone);
    }
};

} // namespace haven
