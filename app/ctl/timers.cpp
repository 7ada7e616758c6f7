#include "models/dispatch/timers.h"
#include "app/ctl/load_station.h"
#include "app/ctl/office.h"
#include "app/ctl/verb.h"
#include "app/session/agency_time.h"
#include "app/session/log_reader.h"
#include "app/session/session.h"
#include "models/base/text.h"
#include "models/dispatch/alarm_audience.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/crisis_response.h"

#include <fmt/format.h>

namespace haven::ctl {

namespace {

// What nobody in particular may read: the clocks of dispatch, nothing of anybody's health.
Seat plainSeat()
{
    Seat seat;
    seat.roles = {Role::Dispatcher};
    return seat;
}

// A caller who hung up, or whom another center takes, says nothing of anybody's health.
bool isPlainCall(const TimerRow& row, const State& state)
{
    const auto found =
        row.alarm.incident ? state.incidents.find(*row.alarm.incident) : state.incidents.end();
    if (found == state.incidents.end())
        return false;
    const Incident& incident = found->second;
    if (row.kind == TimerKind::CallBack)
        return incident.callback && incident.callback->cause != CallbackCause::LostInHandoff;
    return row.kind == TimerKind::Handoff && openTransfer(incident) && !openHandoff(incident);
}

bool tellsHealth(TimerKind kind)
{
    switch (kind) {
    case TimerKind::Recheck:
    case TimerKind::Step:
    case TimerKind::Handoff:
    case TimerKind::CallBack:
    case TimerKind::Clinician:
    case TimerKind::Suggestion:
    case TimerKind::FollowUp:
    case TimerKind::Order:
    case TimerKind::Escrow:
    case TimerKind::RecordCheck: // of criminal justice records
    case TimerKind::Risk:        // of a firearm somewhere
    case TimerKind::Report:
        return true;
    case TimerKind::Emergency:
    case TimerKind::Waiting:
    case TimerKind::NoAnswer:
    case TimerKind::StatusCheck:
    case TimerKind::Hold:
    case TimerKind::Transport:
    case TimerKind::BoloMatch:
    case TimerKind::Aid:
        return false;
    }
    return true;
}

// Errors: those of opening and of signing on.
Result<Seat> timersSeat(const Arguments& arguments, const std::string& path)
{
    if (!arguments.option("as"))
        return plainSeat();
    const auto office = Office::open(arguments, path, "havenctl timers");
    if (!office)
        return office.refusal();
    return (*office)->seat();
}

std::string leftWords(const TimerRow& row, Instant now)
{
    const auto left = (row.alarm.lateFrom() - now).wholeSeconds();
    const auto s = left < 0 ? -left : left;
    const char* sign = left <= 0 ? "+" : "";
    // As on screen: minutes of a day are no time that anybody reads.
    if (s < 3600)
        return fmt::format("{}{}:{:02}", sign, s / 60, s % 60);
    return fmt::format("{}{}:{:02}:{:02}", sign, s / 3600, s / 60 % 60, s % 60);
}

// Whom to tell of it, in words; empty where whoever sees it answers it. A P1 that waits and an
// officer's emergency are told at once, the others at twice their time.
std::string tellWords(const TimerRow& row, const State& state, Instant now)
{
    const bool isVitalOne = isVital(row.alarm.kind, row.alarm.incident, state) &&
                            (row.kind == TimerKind::Waiting || row.kind == TimerKind::Emergency);
    const bool isTold = isVitalOne || row.alarm.step == AlarmStep::Escalated;
    return isTold && isLateTimer(row, now) ? escalationWords(state) : std::string();
}

enum class TimersFor { Nobody, Person };

// To nobody in particular it is not told what is late at a restricted incident, as on paper.
bool isUntold(const TimerRow& row, const State& state, TimersFor reader)
{
    return reader == TimersFor::Nobody && isAboutAHidden(row.alarm, state);
}

nlohmann::json timerJson(const TimerRow& row, const State& state, Instant now, TimersFor reader)
{
    const auto& alarm = row.alarm;
    const bool isLate = isLateTimer(row, now);
    const std::string tell = tellWords(row, state, now);
    nlohmann::json one = {{"kind", std::string(enumName(row.kind))},
                          {"about", row.subject},
                          {"place", row.place},
                          {"due_at", alarm.dueAt.ms},
                          {"left_s", (alarm.lateFrom() - now).wholeSeconds()},
                          {"late", isLate},
                          {"standing", toLower(enumName(alarm.standing))},
                          {"escalated", alarm.step == AlarmStep::Escalated},
                          {"first_of_flood", row.isFirst},
                          {"times", row.times},
                          {"answer", answerLine(row, state)}};
    if (isUntold(row, state, reader)) {
        one["kind"] = kSomethingIsDue;
        one["answer"] = "";
    }
    one["priority"] = row.followUp || row.kind == TimerKind::Report
                          ? nlohmann::json(nullptr)
                          : nlohmann::json(toLower(enumName(alarm.priority)));
    one["ladder"] = alarm.ladder ? nlohmann::json(std::string(enumName(*alarm.ladder)))
                                 : nlohmann::json(nullptr);
    one["late_since"] = isLate ? nlohmann::json(alarm.lateFrom().ms) : nlohmann::json(nullptr);
    one["tell"] = tell.empty() ? nlohmann::json(nullptr) : nlohmann::json(tell);
    one["incident_priority"] = row.incidentPriority
                                   ? nlohmann::json(std::string(enumName(*row.incidentPriority)))
                                   : nlohmann::json(nullptr);
    one["no_voice"] = alarm.voice == SendVoice::Silent;
    one["shelved_until"] =
        alarm.shelvedUntil ? nlohmann::json(alarm.shelvedUntil->ms) : nlohmann::json(nullptr);
    return one;
}

// "late since 21:47:08, No supervisor is signed on: call Sgt. Ortiz".
std::string standingWords(const TimerRow& row, const LoadedStation& station, Instant now)
{
    std::vector<std::string> words;
    const AgencyTime time(station.state.timeZone);
    if (isLateTimer(row, now))
        words.push_back("late since " + time.clock(row.alarm.lateFrom()).toStdString());
    if (row.alarm.standing == AlarmStanding::Acknowledged)
        words.emplace_back("somebody has it");
    if (row.alarm.standing == AlarmStanding::Shelved)
        words.emplace_back("put aside");
    if (const auto tell = tellWords(row, station.state, now); !tell.empty())
        words.push_back(tell);
    return joined(words, ", ");
}

void sayTimers(const std::vector<TimerRow>& rows, const LoadedStation& station, Instant now,
               TimersFor reader)
{
    sayLine(fmt::format("Late next, {}", rows.size()));
    for (const TimerRow& row : rows) {
        std::string what = isUntold(row, station.state, reader) ? kSomethingIsDue : timerWords(row);
        if (row.kind == TimerKind::Waiting && row.incidentPriority)
            what += ", " + std::string(enumName(*row.incidentPriority));
        sayLine(fmt::format("{:>9}  {:<36} {:<12} {}  {}", leftWords(row, now), what, row.subject,
                            onOneLine(row.place), standingWords(row, station, now)));
    }
}

} // namespace

int runTimers(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const auto seat = timersSeat(arguments, *path);
    if (!seat)
        return tell(seat.refusal());
    const bool isTold = arguments.option("as") && mayReadNames(seat->roles);
    const auto loaded = isTold ? loadStation(*path) : loadPlainStation(*path);
    if (!loaded)
        return tell(loaded.refusal());
    const auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return tell(base.refusal());
    const Instant now = systemNow();
    const auto reader = arguments.option("as") ? TimersFor::Person : TimersFor::Nobody;
    auto rows = timerRows(loaded->state, (*base)->knowledge.codes, *seat, now);
    std::erase_if(rows, [&](const TimerRow& row) {
        const bool isWithheld =
            !arguments.option("as") && tellsHealth(row.kind) && !isPlainCall(row, loaded->state);
        return isWithheld || (arguments.option("late") && !isLateTimer(row, now));
    });
    if (!arguments.isJson) {
        sayTimers(rows, *loaded, now, reader);
        return kDone;
    }
    nlohmann::json document = nlohmann::json::array();
    for (const TimerRow& row : rows)
        document.push_back(timerJson(row, loaded->state, now, reader));
    sayJson(document);
    return kDone;
}

} // namespace haven::ctl
