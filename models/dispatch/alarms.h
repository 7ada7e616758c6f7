#pragma once

#include "models/dispatch/codes.h"
#include "models/dispatch/state.h"

#include <optional>
#include <vector>

// What is due, worked out from the state alone: nothing has to be remembered, so a restart or a
// sleeping computer forgets nothing. Times are compared as instants; local time plays no part.
namespace haven {

// Escalated: whether a firearm is looked into, which only a supervisor hears; a crisis re-check or
// a step of a checklist nobody did for twice its interval, a court's order whose time is over, a
// ladder that has come to the supervisor, or an alarm nobody answered for as long as the table of
// alarms allows; the supervisor hears it too.
HAVEN_ENUM(AlarmStep, First, Escalated)
// Silent: due, but not on the record yet. Raised: on the record. Acknowledged: somebody has it.
// Shelved: put aside for a while, with a reason.
HAVEN_ENUM(AlarmStanding, Silent, Raised, Acknowledged, Shelved)

struct DueAlarm {
    AlarmKind kind = AlarmKind::WaitLimit;
    std::optional<IncidentId> incident;
    std::optional<UnitId> unit;
    Instant dueAt;
    AlarmStep step = AlarmStep::First;
    AlarmStanding standing = AlarmStanding::Silent;
    AlarmPriority priority = AlarmPriority::Low;
    std::optional<LadderStep> ladder = {};    // of NoAcknowledge: what is to be done now
    SendVoice voice = SendVoice::NotSaid;     // of NoAcknowledge: whether it may be called by radio
    std::optional<Instant> shelvedUntil = {}; // while it is put aside
    // Of a waiting P1, which rings anew each time its limit has passed once more: when that was the
    // first time. How late it is counts from there.
    std::optional<Instant> firstDueAt = {};
    Instant lateFrom() const { return firstDueAt.value_or(dueAt); }
    bool operator==(const DueAlarm&) const = default;
};

// Nobody has it and nobody put it aside: it is shown in front and heard.
bool isUnanswered(const DueAlarm& alarm);
// An officer emergency and a waiting P1: never put aside, never muted, never taken for chatter.
bool isVital(AlarmKind kind, const std::optional<IncidentId>& incident, const State& state);
std::optional<Priority> incidentPriority(const State& state, const std::optional<IncidentId>& id);
std::optional<Priority> alarmIncidentPriority(const State& state,
                                              const std::optional<IncidentId>& incident,
                                              const std::optional<UnitId>& unit);

// At most so long is an alarm put aside at a time.
inline constexpr Span kShelfMax = Span::minutes(60);

// How long a suggestion or a clinician request may go without an answer.
inline constexpr Span kAnswerMax = Span::seconds(60);

// How long a hand-off may ring before somebody else is tried, and how soon after a try in vain a
// lost caller is called again.
inline constexpr Span kHandoffMax = Span::seconds(60);
inline constexpr Span kCallbackEvery = Span::minutes(5);

// What fell due before somebody entered it from paper is history: its clock starts anew, so long
// after the last that was entered. An officer's emergency never waits.
inline constexpr Span kCatchUpGrace = Span::minutes(2);

// So long before the time of a court's order is over somebody is reminded of it.
inline constexpr Span kOrderAhead = Span::hours(4);
// When what the court ordered has to be done; nothing where its type has no such clock.
std::optional<Instant> orderDueAt(const Incident& incident, const Codes& codes);

// Since when a unit that was sent has not been heard from; nothing once it has answered.
std::optional<Instant> unheardSince(const State& state, const Unit& unit);

// Every deadline there is, past and to come, the earliest first.
std::vector<DueAlarm> allDeadlines(const State& state, const Codes& codes, Instant now);
// Everything due at or before `now`, oldest first, and what was due already before the clock was
// set back. Those that are Silent are to be raised.
std::vector<DueAlarm> dueAlarms(const State& state, const Codes& codes, Instant now);
// The same out of all deadlines, where somebody has them.
std::vector<DueAlarm> dueOf(std::vector<DueAlarm> deadlines, Instant now);
// The next thing that becomes due after `now`: "Next: status check 3A12 in 0:48".
std::optional<DueAlarm> nextDue(const State& state, const Codes& codes, Instant now);

struct OverdueCounts {
    int emergencies = 0; // not acknowledged
    int waiting = 0;
    int statusChecks = 0;
    int rechecks = 0;
    int suggestions = 0;
    int clinicians = 0;
    int holds = 0;
    int handoffs = 0;  // not taken over
    int callbacks = 0; // owed
    int escrows = 0;
    int ladders = 0; // units that were sent and do not answer
    int orders = 0;  // a court's, whose time runs out
    int steps = 0;   // incidents with a checklist step over its time
    int checks = 0;  // hits to be confirmed
    int transports = 0;
    int boloMatches = 0; // nobody has looked
    int requests = 0;    // incidents where others who were asked are late
    int risks = 0;       // firearms that met danger, and nobody has decided
    int escalated = 0;   // of all of these
    int all() const
    {
        return emergencies + waiting + statusChecks + rechecks + suggestions + clinicians + holds +
               handoffs + callbacks + escrows + orders + steps + ladders + checks + transports +
               boloMatches + requests + risks;
    }
    bool operator==(const OverdueCounts&) const = default;
};
OverdueCounts overdueCounts(const State& state, const Codes& codes, Instant now);

// "Status check 3A12", "Wait 26-000112": what an alarm is about, for the status bar and the log.
std::string alarmWords(AlarmKind kind, const std::string& subject);

} // namespace haven
