#pragma once

#include "models/base/refusal.h"
#include "models/dispatch/events_room.h"

#include <optional>
#include <set>

// The room as it stands, and what is read off it.
namespace haven {

struct State;

// At most so many at a time; beyond, somebody has forgotten to end some.
inline constexpr std::size_t kScheduledMax = 500;
inline constexpr std::size_t kWatchesMax = 500;
inline constexpr std::size_t kPassOnsMax = 100;
inline constexpr std::size_t kMessagesMax = 200;
inline constexpr std::size_t kStormMax = 2'000; // incidents under one parent
inline constexpr int kVisitsADayMax = 24;
// The reason of a hold that stands again because its release was taken back.
inline constexpr const char* kHeldAgain = "held again, the release was undone";
inline constexpr Span kScheduleAhead = Span::hours(24 * 366);
inline constexpr Span kWatchLongest = Span::hours(24 * 366);
inline constexpr Span kPassOnUsual = Span::hours(24);
inline constexpr Span kPassOnLongest = Span::hours(24 * 30);
// What entered so much after its time entered late, and says so.
inline constexpr Span kEnteredLate = Span::minutes(2);

struct WatchVisit {
    Instant at;
    AgentId by;
    std::optional<UnitId> unit;
    std::string words;
    bool operator==(const WatchVisit&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("at", &WatchVisit::at);
        f("by", &WatchVisit::by);
        f("unit", &WatchVisit::unit);
        f("words", &WatchVisit::words, FieldClass::Police);
    }
};
inline constexpr std::size_t kVisitsKept = 60; // of one watch, the newest; the log has all

struct WatchedPlace {
    WatchPlaced placed;
    std::vector<WatchVisit> visits; // oldest first
    std::int64_t visitsEver = 0;
    bool operator==(const WatchedPlace&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("placed", &WatchedPlace::placed);
        f("visits", &WatchedPlace::visits);
        f("visits_ever", &WatchedPlace::visitsEver);
    }
};

struct PassOnNote {
    std::string text;
    Instant until;
    AgentId by;
    Instant at;
    bool operator==(const PassOnNote&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("text", &PassOnNote::text, FieldClass::Police);
        f("until", &PassOnNote::until);
        f("by", &PassOnNote::by);
        f("at", &PassOnNote::at);
    }
};

struct DeskMessage {
    std::optional<UnitId> unit;
    std::optional<PositionId> position;
    std::string text;
    AgentId from;
    Instant at;
    std::map<AgentId, Instant> read;
    std::map<AgentId, Instant> acknowledged;
    bool operator==(const DeskMessage&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &DeskMessage::unit);
        f("position", &DeskMessage::position);
        f("text", &DeskMessage::text, FieldClass::Police);
        f("from", &DeskMessage::from);
        f("at", &DeskMessage::at);
        f("read", &DeskMessage::read);
        f("acknowledged", &DeskMessage::acknowledged);
    }
};

struct ShiftRelief {
    AgentId from;
    AgentId to;
    Instant givenAt;
    RoomCounts counts;
    std::string words;
    ReliefDesk desk = ReliefDesk::NotSaid;
    std::optional<AgentId> takenBy;
    std::optional<Instant> takenAt;
    bool operator==(const ShiftRelief&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("from", &ShiftRelief::from);
        f("to", &ShiftRelief::to);
        f("given_at", &ShiftRelief::givenAt);
        f("counts", &ShiftRelief::counts);
        f("words", &ShiftRelief::words, FieldClass::Police);
        f("desk", &ShiftRelief::desk);
        f("taken_by", &ShiftRelief::takenBy);
        f("taken_at", &ShiftRelief::takenAt);
    }
};

struct StormHeld {
    std::vector<IncidentId> incidents; // gathered and not yet let go together
    std::string reason;
    Instant since;
    std::vector<IncidentId> left = {}; // of these, those that somebody let go by themselves
    bool operator==(const StormHeld&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incidents", &StormHeld::incidents);
        f("reason", &StormHeld::reason, FieldClass::Police);
        f("since", &StormHeld::since);
        f("left", &StormHeld::left);
    }
};

struct RoomBook {
    std::map<ScheduledId, IncidentScheduled> scheduled;
    std::map<WatchId, WatchedPlace> watches;
    std::map<PassOnId, PassOnNote> passOns;
    std::map<MessageId, DeskMessage> messages;
    std::map<PositionId, ShiftRelief> reliefs; // the newest of each desk
    std::map<IncidentId, StormHeld> storms;    // by the parent
    // The last numbers given.
    std::int64_t lastScheduled = 0;
    std::int64_t lastWatch = 0;
    std::int64_t lastPassOn = 0;
    std::int64_t lastMessage = 0;
    bool operator==(const RoomBook&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("scheduled", &RoomBook::scheduled);
        f("watches", &RoomBook::watches);
        f("pass_ons", &RoomBook::passOns);
        f("messages", &RoomBook::messages);
        f("reliefs", &RoomBook::reliefs);
        f("storms", &RoomBook::storms);
        f("last_scheduled", &RoomBook::lastScheduled);
        f("last_watch", &RoomBook::lastWatch);
        f("last_pass_on", &RoomBook::lastPassOn);
        f("last_message", &RoomBook::lastMessage);
    }
};

// Whose time has come, the earliest first.
std::vector<ScheduledId> dueScheduled(const State& state, Instant now);
// Something is over by its own time and still stands on a list.
bool needsTidying(const State& state, Instant now);

// A watch that runs now, and how its last 24 hours stand.
struct WatchStanding {
    WatchId watch;
    int visits = 0; // in the last 24 hours
    int wanted = 0;
    std::optional<Instant> lastAt;
    bool isShort() const { return visits < wanted; }
    bool operator==(const WatchStanding&) const = default;
};
// Those that lack visits first, then by number.
std::vector<WatchStanding> watchStandings(const State& state, Instant now);

// What of a storm is still held: the figure for the wall.
struct StormCount {
    IncidentId parent;
    std::string number; // of the parent
    std::string title;  // empty for a restricted one
    int held = 0;
    int gathered = 0;
    bool operator==(const StormCount&) const = default;
};
std::vector<StormCount> stormCounts(const State& state);
// Those that it still holds, in the order in which they are let go. What was let go by itself and
// is held for a reason of its own now is not its to let go.
std::vector<IncidentId> stormOrder(const State& state, const StormHeld& storm);

RoomCounts roomCounts(const State& state, int late, Instant now);
// Whose role may answer for units.
bool maySendUnits(const std::set<Role>& roles);
// Why nobody with these roles takes the desk at this position over; nothing: they may. Whoever may
// is told so until they have.
std::optional<Refusal> whyNotTakeRelief(const State& state, const PositionId& position,
                                        const AgentId& agent, const std::set<Role>& roles);
// Who has to acknowledge this message is at that desk.
bool isForDesk(const DeskMessage& message, const PositionId& position);
// "3 h 20 min", "45 min", "2 days 4 h"; at least "1 min".
std::string longSpanWords(Span span);

} // namespace haven
