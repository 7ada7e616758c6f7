#include "models/dispatch/timers.h"

#include "models/base/text.h"
#include "models/dispatch/aid_rules.h"
#include "models/dispatch/alarm_order.h"
#include "models/dispatch/board.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/cry_words.h"

#include <algorithm>

namespace haven {

namespace {

const Unit* timerUnit(const State& state, const std::optional<UnitId>& id)
{
    const auto found = id ? state.units.find(*id) : state.units.end();
    return found == state.units.end() ? nullptr : &found->second;
}

// The incident itself, or the one that the unit works.
const Incident* timerWork(const TimerRow& row, const State& state)
{
    if (const Incident* incident = hotIncident(state, row.alarm.incident))
        return incident;
    const Unit* unit = timerUnit(state, row.alarm.unit);
    return unit ? hotIncident(state, unit->incident) : nullptr;
}

void describeRow(TimerRow& row, const State& state, const Codes& codes, Instant now)
{
    const Incident* work = timerWork(row, state);
    if (row.alarm.unit)
        row.subject = row.alarm.unit->value;
    else if (work)
        row.subject = work->number;
    const bool isHidden = work && work->visibility == Visibility::Restricted;
    const Unit* unit = timerUnit(state, row.alarm.unit);
    if (unit && row.kind == TimerKind::Emergency && !isHidden)
        row.place = cryPlace(state, *unit);
    if (!work)
        return;
    row.incidentPriority = work->priority;
    if (row.kind == TimerKind::Emergency && !isHidden)
        return;
    // The title alone, whoever sits here: what is inside is opened with a reason.
    const bool isTold = work->visibility == Visibility::Normal;
    row.place = isTold ? work->location.text : work->title;
    if (row.kind == TimerKind::Hold && isCalledSinceHold(*work))
        row.detail = "called again while held";
    const AidRequest* late =
        row.kind == TimerKind::Aid ? nextLateAid(*work, codes.aid, now) : nullptr;
    if (!late)
        return;
    row.aid = late->number;
    if (isTold)
        row.detail = toLower(late->label) +
                     (late->stage == AidStage::Asked ? ": no answer" : ": not there yet");
}

// An emergency somebody has is still one.
void addHeldTimers(std::vector<TimerRow>& rows, const State& state)
{
    for (const auto& [id, unit] : state.units) {
        if (!unit.emergency || !unit.emergency->acknowledgedAt)
            continue;
        TimerRow row;
        row.kind = TimerKind::Emergency;
        row.alarm.kind = AlarmKind::OfficerEmergency;
        row.alarm.unit = id;
        row.alarm.dueAt = unit.emergency->declaredAt;
        row.alarm.standing = AlarmStanding::Acknowledged;
        row.alarm.priority = AlarmPriority::High;
        rows.push_back(std::move(row));
    }
}

// The law's own clock of a report that somebody has to make, from the hour it became due.
void addReportTimers(std::vector<TimerRow>& rows, const State& state, const Seat& seat)
{
    if (!mayReadAfterwards(seat.roles))
        return;
    for (const auto& [id, incident] : state.incidents) {
        for (const MandatedReport* report : reportsOf(incident.care)) {
            if (report->standing != MandatedStanding::Due || !report->dueAt)
                continue;
            TimerRow row;
            row.kind = TimerKind::Report;
            row.alarm.kind = AlarmKind::Recheck; // no alarm: only how urgent it is
            row.alarm.incident = id;
            row.alarm.dueAt = *report->dueAt;
            row.subject = incident.number;
            row.detail = toLower(enumName(report->kind));
            // Of two children each has its own clock, and the answer says which is meant.
            if (dueReportsOf(incident.care, report->kind).size() > 1)
                row.detail += ' ' + std::to_string(report->number);
            rows.push_back(std::move(row));
        }
    }
}

void addFollowUpTimers(std::vector<TimerRow>& rows, const State& state, const Seat& seat,
                       Instant now)
{
    if (!mayReadAfterwards(seat.roles))
        return;
    for (const FollowUp* one : followUpList(state)) {
        if (one->end || one->dueAt > now + kFollowUpAhead)
            continue;
        TimerRow row;
        row.kind = TimerKind::FollowUp;
        row.alarm.incident = one->incident;
        row.alarm.dueAt = one->dueAt;
        row.followUp = one->id;
        row.subject = one->number;
        rows.push_back(std::move(row));
    }
}

// What nobody has goes before what somebody has, by its urgency; what was put aside is the last of
// the late ones, and then comes what is not late yet.
int timerRank(const TimerRow& row, const State& state, Instant now)
{
    constexpr int kAnswered = kAlarmRanks;
    constexpr int kAside = kAnswered + 1;
    constexpr int kNotLate = kAside + 1;
    if (row.kind == TimerKind::Emergency)
        return alarmRank(row.alarm, state);
    if (!isLateTimer(row, now))
        return kNotLate;
    const int urgency = lateRank(row, state);
    if (row.alarm.standing == AlarmStanding::Shelved)
        return kAside;
    const bool isWaitingP1 = row.kind == TimerKind::Waiting && row.incidentPriority == Priority::P1;
    return row.alarm.standing == AlarmStanding::Acknowledged && !isWaitingP1 ? kAnswered : urgency;
}

// Which of the two is on its way to somebody else.
std::string transferVerb(const TimerRow& row, const State& state)
{
    const Incident* incident = hotIncident(state, row.alarm.incident);
    return incident && openTransfer(*incident) ? "xfer " : "ho ";
}

std::string timerNumber(const TimerRow& row, const State& state)
{
    const Incident* incident = hotIncident(state, row.alarm.incident);
    return incident ? incident->number : row.subject;
}

std::vector<TimerRow> inOrder(std::vector<TimerRow> rows, const State& state, Instant now)
{
    struct Ranked {
        int rank = 0;
        TimerRow row;
    };
    std::vector<Ranked> ranked;
    ranked.reserve(rows.size());
    for (TimerRow& row : rows) {
        const int rank = timerRank(row, state, now);
        ranked.push_back({rank, std::move(row)});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        return std::pair(a.rank, a.row.alarm.lateFrom()) <
               std::pair(b.rank, b.row.alarm.lateFrom());
    });
    rows.clear();
    for (Ranked& one : ranked)
        rows.push_back(std::move(one.row));
    return rows;
}

} // namespace

TimerKind timerKindOf(AlarmKind kind)
{
    switch (kind) {
    case AlarmKind::WaitLimit:
        return TimerKind::Waiting;
    case AlarmKind::StatusCheck:
        return TimerKind::StatusCheck;
    case AlarmKind::Recheck:
        return TimerKind::Recheck;
    case AlarmKind::SuggestionLate:
        return TimerKind::Suggestion;
    case AlarmKind::ClinicianUnanswered:
        return TimerKind::Clinician;
    case AlarmKind::OfficerEmergency:
        return TimerKind::Emergency;
    case AlarmKind::HoldExpired:
        return TimerKind::Hold;
    case AlarmKind::HandoffUnanswered:
        return TimerKind::Handoff;
    case AlarmKind::CallbackDue:
        return TimerKind::CallBack;
    case AlarmKind::EscrowOpened:
        return TimerKind::Escrow;
    case AlarmKind::OrderDue:
        return TimerKind::Order;
    case AlarmKind::NoAcknowledge:
        return TimerKind::NoAnswer;
    case AlarmKind::StepTimer:
        return TimerKind::Step;
    case AlarmKind::CheckConfirm:
        return TimerKind::RecordCheck;
    case AlarmKind::TransportLate:
        return TimerKind::Transport;
    case AlarmKind::BoloMatch:
        return TimerKind::BoloMatch;
    case AlarmKind::AidOverdue:
        return TimerKind::Aid;
    case AlarmKind::RiskUndecided:
        return TimerKind::Risk;
    }
    return TimerKind::Waiting;
}

bool isLateTimer(const TimerRow& row, Instant now)
{
    return row.alarm.dueAt <= now;
}

int lateRank(const TimerRow& row, const State& state)
{
    // A follow-up is no alarm; the other fields of its alarm say nothing.
    DueAlarm alarm = row.alarm;
    if (row.followUp)
        alarm.kind = AlarmKind::Recheck;
    return alarmRank(alarm, state);
}

std::vector<TimerRow> timerRows(const State& state, const Codes& codes, const Seat& seat,
                                Instant now)
{
    return timerRowsOf(allDeadlines(state, codes, now), state, codes, seat, now);
}

std::vector<TimerRow> timerRowsOf(const std::vector<DueAlarm>& deadlines, const State& state,
                                  const Codes& codes, const Seat& seat, Instant now)
{
    std::vector<TimerRow> rows;
    addHeldTimers(rows, state);
    const auto flood = floodNow(state, now);
    for (const DueAlarm& due : deadlines) {
        if (!isAnsweredAt(due, seat, state))
            continue;
        TimerRow row;
        row.kind = timerKindOf(due.kind);
        row.alarm = due;
        row.isFirst = isFirstOf(flood, due) && due.dueAt <= now;
        if (isChatter(state, codes.alarms.chatter, due, now))
            row.times = timesLately(state, codes.alarms.chatter, due, now);
        rows.push_back(std::move(row));
    }
    addFollowUpTimers(rows, state, seat, now);
    addReportTimers(rows, state, seat);
    for (TimerRow& row : rows) {
        if (row.subject.empty())
            describeRow(row, state, codes, now);
    }
    return inOrder(std::move(rows), state, now);
}

std::string timerKey(const TimerRow& row)
{
    std::string key(enumName(row.kind));
    if (row.alarm.unit)
        key += "/" + row.alarm.unit->value;
    if (row.followUp)
        return key + "/#" + std::to_string(row.followUp->value);
    if (row.alarm.incident)
        key += "/" + std::to_string(row.alarm.incident->value);
    if (row.kind == TimerKind::Report)
        key += "/" + row.detail;
    // Two hand-offs of one incident may ring at a time.
    if (row.kind == TimerKind::Handoff)
        key += "/" + std::to_string(row.alarm.dueAt.ms);
    return key;
}

std::string ladderWords(LadderStep step, SendVoice voice)
{
    switch (step) {
    case LadderStep::RadioAgain:
        return voice == SendVoice::Silent ? "write again to its terminal, no voice"
                                          : "call again by radio";
    case LadderStep::SendAgain:
        return "send it again, or another";
    case LadderStep::AnotherWay:
        return "try another way, the phone";
    case LadderStep::TellSupervisor:
        return "tell the supervisor";
    }
    return {};
}

std::string timerWords(const TimerRow& row)
{
    switch (row.kind) {
    case TimerKind::Emergency:
        return "OFFICER EMERGENCY";
    case TimerKind::Waiting:
        return "waiting call";
    case TimerKind::NoAnswer:
        return "no answer: " +
               ladderWords(row.alarm.ladder.value_or(LadderStep::RadioAgain), row.alarm.voice);
    case TimerKind::StatusCheck:
        return "status check";
    case TimerKind::Recheck:
        return "crisis re-check";
    case TimerKind::Step:
        return "checklist step";
    case TimerKind::Handoff:
        return "hand-off";
    case TimerKind::CallBack:
        return "call back";
    case TimerKind::Hold:
        return row.detail.empty() ? "hold" : row.detail;
    case TimerKind::Clinician:
        return "clinician asked";
    case TimerKind::Suggestion:
        return "suggestion";
    case TimerKind::FollowUp:
        return "follow-up";
    case TimerKind::Order:
        return "court order";
    case TimerKind::Escrow:
        return "sealed notes opened";
    case TimerKind::RecordCheck:
        return "record check to settle";
    case TimerKind::Transport:
        return "transport";
    case TimerKind::BoloMatch:
        return "BOLO may fit";
    case TimerKind::Aid:
        return row.detail.empty() ? "others asked" : row.detail;
    case TimerKind::Risk:
        return "risk protection not decided";
    case TimerKind::Report:
        return "mandated report, " + row.detail;
    }
    return {};
}

TimerAnswer answerTo(const TimerRow& row, const State& state)
{
    const auto unit = row.alarm.unit.value_or(UnitId());
    const auto incident = row.alarm.incident.value_or(IncidentId());
    const Command seen = AcknowledgeAlarm{row.alarm.kind, row.alarm.incident, row.alarm.unit};
    switch (row.kind) {
    case TimerKind::Emergency:
        if (row.alarm.standing == AlarmStanding::Acknowledged)
            return {};
        return {AcknowledgeEmergency{unit}, {}};
    case TimerKind::NoAnswer:
        return {TakeLadderStep{unit, {}}, {}};
    case TimerKind::StatusCheck:
        return {CheckUnits{{unit}, {}}, {}};
    case TimerKind::Hold:
        return {ReleaseHold{incident, {}}, {}};
    case TimerKind::Order:
    case TimerKind::Escrow:
    case TimerKind::BoloMatch:
        return {seen, {}};
    case TimerKind::RecordCheck:
        if (!row.alarm.unit)
            return {};
        return {std::nullopt, "hc " + row.subject + " "};
    case TimerKind::Transport:
        return {std::nullopt, "tra " + row.subject + " "};
    case TimerKind::Waiting:
        return {std::nullopt, "d " + timerNumber(row, state) + " "};
    case TimerKind::Recheck:
        return {std::nullopt, "rc " + timerNumber(row, state) + " "};
    case TimerKind::Step:
        return {std::nullopt, "step " + timerNumber(row, state) + " "};
    case TimerKind::Handoff:
        return {std::nullopt, transferVerb(row, state) + timerNumber(row, state) + " "};
    case TimerKind::CallBack:
        return {std::nullopt, "cb " + timerNumber(row, state) + " "};
    case TimerKind::FollowUp:
        return {std::nullopt,
                "fut " + std::to_string(row.followUp.value_or(FollowUpId()).value) + " "};
    case TimerKind::Aid:
        return {std::nullopt, "aid " + timerNumber(row, state) + " " +
                                  (row.aid == 0 ? "" : std::to_string(row.aid) + " ")};
    case TimerKind::Risk:
        return {std::nullopt, "rp " + timerNumber(row, state) + " "};
    case TimerKind::Report:
        return {std::nullopt, "mr " + timerNumber(row, state) + " " + row.detail + " made by "};
    case TimerKind::Clinician:
    case TimerKind::Suggestion:
        return {};
    }
    return {};
}

std::string answerLine(const TimerRow& row, const State& state)
{
    const TimerAnswer answer = answerTo(row, state);
    if (!answer.line.empty())
        return answer.line;
    switch (row.kind) {
    case TimerKind::Emergency:
        return answer.command ? "em " + row.subject + " ack" : std::string();
    case TimerKind::NoAnswer:
        return "noack " + row.subject;
    case TimerKind::StatusCheck:
        return "chk " + row.subject;
    case TimerKind::Hold:
        return "rel " + timerNumber(row, state);
    case TimerKind::Order:
        return "ack " + timerNumber(row, state) + " order";
    case TimerKind::BoloMatch:
        return "ack " + (row.alarm.incident ? timerNumber(row, state) : row.subject) + " bolo";
    case TimerKind::RecordCheck:
    case TimerKind::Transport:
    case TimerKind::Escrow:
    case TimerKind::Waiting:
    case TimerKind::Recheck:
    case TimerKind::Step:
    case TimerKind::Handoff:
    case TimerKind::CallBack:
    case TimerKind::FollowUp:
    case TimerKind::Clinician:
    case TimerKind::Suggestion:
    case TimerKind::Aid:
    case TimerKind::Risk:
    case TimerKind::Report:
        break;
    }
    return {};
}

} // namespace haven
