#pragma once

#include "models/dispatch/alarm_audience.h"
#include "models/dispatch/alarm_flood.h"
#include "models/dispatch/commands.h"

#include <optional>
#include <string>
#include <vector>

// What will be late next: every clock of the room in one list, each with the one thing that answers
// it. From the state alone, for the person at a seat.
namespace haven {

HAVEN_ENUM(TimerKind, Emergency, Waiting, NoAnswer, StatusCheck, Recheck, Handoff, CallBack, Hold,
           Clinician, Suggestion, FollowUp, Order, Escrow, Step, RecordCheck, Transport, BoloMatch,
           Aid, Risk, Report)

struct TimerRow {
    TimerKind kind = TimerKind::Waiting;
    DueAlarm alarm; // of a follow-up: only what it is about, and when
    std::optional<FollowUpId> followUp = {};
    std::string subject; // "3A12", "26-000112"
    std::string place;   // of a restricted incident its title alone
    std::optional<Priority> incidentPriority = {};
    int times = 0;           // so often lately, where it comes and goes
    bool isFirst = false;    // of the flood that is on
    std::int64_t aid = 0;    // the request that is late first
    std::string detail = {}; // of it: "tow truck: no answer"; empty for a restricted one
                             // Hold: that somebody called again
    bool operator==(const TimerRow&) const = default;
};

// Follow-ups that are due later than this are no matter of the shift.
inline constexpr Span kFollowUpAhead = Span::hours(24);

// Late ones first, by urgency and then the longest late; then what is due next. An officer
// emergency stays on top until it is over. Only what is answered at this seat.
std::vector<TimerRow> timerRows(const State& state, const Codes& codes, const Seat& seat,
                                Instant now);
// The same out of all deadlines, where somebody has them.
std::vector<TimerRow> timerRowsOf(const std::vector<DueAlarm>& deadlines, const State& state,
                                  const Codes& codes, const Seat& seat, Instant now);
TimerKind timerKindOf(AlarmKind kind);
bool isLateTimer(const TimerRow& row, Instant now);
// How urgent it is among the late ones that nobody has: as alarmRank(), 0 first.
int lateRank(const TimerRow& row, const State& state);
// Names the row for as long as it stands: "StatusCheck/3A12".
std::string timerKey(const TimerRow& row);
// "status check", "no answer: call again by radio".
std::string timerWords(const TimerRow& row);
std::string ladderWords(LadderStep step, SendVoice voice);

// What answers it: a command that is ready, a line to be finished, or looking at the incident.
struct TimerAnswer {
    std::optional<Command> command;
    std::string line;
};
TimerAnswer answerTo(const TimerRow& row, const State& state);
// How the command line would say it: "chk 3A12".
std::string answerLine(const TimerRow& row, const State& state);

} // namespace haven
