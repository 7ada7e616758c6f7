#pragma once

#include "models/dispatch/event.h"

#include <map>

// What is known of the care for the record: removals under law and holds. decide_record.cpp has the
// rules, models/store/removal.h takes out what was approved.
namespace haven {

HAVEN_ENUM(RemovalStanding, Requested, Approved, Declined, CarriedOut)

struct Removal {
    std::int64_t number = 0;
    RemovalStanding standing = RemovalStanding::Requested;
    std::vector<std::int64_t> facts;
    std::vector<IncidentId> incidents; // to go whole
    std::vector<std::string> numbers;  // how people call these, in the same order
    std::vector<std::int64_t> staying; // name one of these together with another
    std::string authority;
    std::string reason;
    AgentId requestedBy;
    Instant requestedAt;
    std::optional<AgentId> settledBy; // who approved or declined
    std::optional<Instant> settledAt;
    std::string settledReason;
    std::optional<Instant> carriedOutAt;
    bool operator==(const Removal&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("number", &Removal::number);
        f("standing", &Removal::standing);
        f("facts", &Removal::facts);
        f("incidents", &Removal::incidents);
        f("numbers", &Removal::numbers);
        f("staying", &Removal::staying);
        f("authority", &Removal::authority);
        f("reason", &Removal::reason, FieldClass::Police);
        f("requested_by", &Removal::requestedBy);
        f("requested_at", &Removal::requestedAt);
        f("settled_by", &Removal::settledBy);
        f("settled_at", &Removal::settledAt);
        f("settled_reason", &Removal::settledReason, FieldClass::Police);
        f("carried_out_at", &Removal::carriedOutAt);
    }
};

struct RecordHold {
    std::int64_t number = 0;
    HoldScope scope;
    std::string reason;
    AgentId putBy;
    Instant putAt;
    std::optional<AgentId> releasedBy;
    std::optional<Instant> releasedAt;
    std::string releaseReason;
    bool operator==(const RecordHold&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("number", &RecordHold::number);
        f("scope", &RecordHold::scope, FieldClass::Police);
        f("reason", &RecordHold::reason, FieldClass::Police);
        f("put_by", &RecordHold::putBy);
        f("put_at", &RecordHold::putAt);
        f("released_by", &RecordHold::releasedBy);
        f("released_at", &RecordHold::releasedAt);
        f("release_reason", &RecordHold::releaseReason, FieldClass::Police);
    }
};

struct RecordBook {
    std::map<std::int64_t, Removal> removals;
    std::map<std::int64_t, RecordHold> holds;
    bool operator==(const RecordBook&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("removals", &RecordBook::removals);
        f("holds", &RecordBook::holds, FieldClass::Police);
    }
};

// What a removal speaks of, read from the log.
struct RemovalReading {
    std::vector<Recorded> facts; // those named by their number
    // All of the incidents they speak of and of those to go whole, and the undoing of any of these;
    // where they write a BOLO, a watch or a note, also what was said of any since.
    std::vector<Recorded> around;
};

inline constexpr std::size_t kRemovalNamedMax = 500;    // facts one request may name
inline constexpr std::size_t kRemovalIncidentsMax = 50; // incidents one request may take whole
inline constexpr std::size_t kRemovalFactsMax = 20'000;
inline constexpr std::size_t kRemovalStayingMax = 100; // told of

// Why what the fact says cannot be taken out by itself: what the board adds up to would become
// false, and not only unknown. Empty: it can.
std::string_view whyItStays(const Event& event);
// Whether the fact goes when its incident goes whole. What it says of units stays: the car was
// there, and its clock runs on. What repeats words that were undone goes.
bool goesWithItsIncident(const Event& event, IncidentId incident);
// The facts whose words go, rising: those named, with what was said since of the BOLO, watch or
// note they write, those of the incidents to go whole, and the copies that were made when an
// incident came back into memory. Errors: RemovalFactUnknown, RemovalDoneAlready, RemovalKindStays,
// RemovalIncidentUnknown, RemovalTooLarge, RemovalEmpty.
Result<std::vector<std::int64_t>> factsToRemove(const std::vector<std::int64_t>& named,
                                                const std::vector<IncidentId>& wholes,
                                                const RemovalReading& reading);
// Of what does not go, rising: what names one of these incidents together with another one, at most
// kRemovalStayingMax of it. Whoever asks for an incident that was joined hears so what still names
// it; what was said of it since the join stands at the other.
std::vector<std::int64_t> factsStaying(const std::vector<std::int64_t>& going,
                                       const std::vector<IncidentId>& wholes,
                                       const RemovalReading& reading);
// What is to be taken out now, rising: what was asked for, and what has come to it since: copies
// made when its incident came back, entries added to an incident that goes whole.
std::vector<std::int64_t> factsDue(const Removal& removal, const RemovalReading& reading);
// Of that, what was not asked for, rising: it came to the incident since, and nobody decided that
// it goes. Copies of an incident say nothing of their own and are not among it.
std::vector<std::int64_t> factsSince(const Removal& removal, const RemovalReading& reading);
// Of `going`, what is not among `shown`, rising; copies aside.
std::vector<std::int64_t> factsUnseen(const std::vector<std::int64_t>& going,
                                      const std::vector<std::int64_t>& shown,
                                      const RemovalReading& reading);
// Those of the facts that a hold keeps, rising.
std::vector<std::int64_t> factsHeld(const RecordBook& book, const std::vector<std::int64_t>& facts,
                                    const RemovalReading& reading);
// The first hold that keeps one of the facts; nullptr: none does.
const RecordHold* holdOver(const RecordBook& book, const std::vector<std::int64_t>& facts,
                           const RemovalReading& reading);
// "on incident 12, on a person, from … to …" is for people: "incident 26-000112; John Doe".
std::string scopeWords(const HoldScope& scope, const std::string& incidentNumber);
// "fact 12", "facts 12, 14 and 20 more".
std::string factWords(const std::vector<std::int64_t>& facts);
// "; facts 41 and 44 name it together with another incident and stay"; empty where none do.
std::string stayingWords(const std::vector<std::int64_t>& staying);
// "incident 26-000112 whole, facts 12, 14 and 20 more; facts 41, 44 name it …".
std::string removedWords(const Removal& removal);

} // namespace haven
