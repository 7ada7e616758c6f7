#include "ui/incident/response_words.h"

#include "models/dispatch/clinician_desk.h"
#include "ui/incident/incident_words.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>

namespace haven::ui {

namespace {

struct ResponseTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::ResponsePart)
};

QString minutesText(Span span)
{
    return ResponseTr::tr("%1 min", "minutes").arg(span.wholeSeconds() / 60);
}

} // namespace

QString whoText(ResponseWho who)
{
    switch (who) {
    case ResponseWho::Police:
        return ResponseTr::tr("Police");
    case ResponseWho::Ems:
        return ResponseTr::tr("EMS");
    case ResponseWho::Fire:
        return ResponseTr::tr("Fire");
    case ResponseWho::Clinician:
        return ResponseTr::tr("Clinician");
    case ResponseWho::MobileCrisis:
        return ResponseTr::tr("Mobile crisis");
    case ResponseWho::Program:
        return ResponseTr::tr("Program");
    case ResponseWho::CrisisLine:
        return ResponseTr::tr("Crisis line");
    }
    return {};
}

QString howText(ResponseHow how)
{
    switch (how) {
    case ResponseHow::AtOnce:
        return ResponseTr::tr("at once");
    case ResponseHow::Together:
        return ResponseTr::tr("together");
    case ResponseHow::Staged:
        return ResponseTr::tr("staged");
    case ResponseHow::PhoneOrStaged:
        return ResponseTr::tr("by telephone or staged");
    case ResponseHow::Standby:
        return ResponseTr::tr("on standby");
    case ResponseHow::WarmTransfer:
        return ResponseTr::tr("by warm transfer");
    case ResponseHow::ByPhone:
        return ResponseTr::tr("by telephone as well");
    case ResponseHow::IfAsked:
        return ResponseTr::tr("if the caller asks");
    }
    return {};
}

QString stepText(const ResponseStep& step)
{
    const QString name = step.entry.empty() ? whoText(step.who) : oneLine(step.name);
    if (step.phone.empty())
        return ResponseTr::tr("%1, %2", "who, how").arg(name, howText(step.how));
    return ResponseTr::tr("%1, %2: %3", "who, how, number")
        .arg(name, howText(step.how), oneLine(step.phone));
}

QString targetsText(const LevelTargets& targets)
{
    QStringList parts;
    parts.append(
        targets.assignWithin.ms == 0
            ? ResponseTr::tr("Assign at once")
            : ResponseTr::tr("Assign within %1", "minutes").arg(minutesText(targets.assignWithin)));
    if (targets.answeredWithin)
        parts.append(
            ResponseTr::tr("answered within %1 s").arg(targets.answeredWithin->wholeSeconds()));
    if (targets.onSceneWithin)
        parts.append(ResponseTr::tr("on scene within %1", "minutes")
                         .arg(minutesText(*targets.onSceneWithin)));
    parts.append(
        ResponseTr::tr("look again every %1", "minutes").arg(minutesText(targets.recheckEvery)));
    return parts.join(ResponseTr::tr(", ", "between targets"));
}

// Programs of other towns are counted and not named: the list is read under pressure.
QString leftOutText(const Response& response)
{
    QStringList parts;
    int elsewhere = 0;
    for (const auto& one : response.leftOut) {
        if (one.ground == LeftOutGround::Town)
            ++elsewhere;
        else
            parts.append(
                ResponseTr::tr("%1 (%2)", "name, why").arg(oneLine(one.name), oneLine(one.why)));
    }
    if (elsewhere == 1)
        parts.append(ResponseTr::tr("one program of another town"));
    else if (elsewhere > 1)
        parts.append(
            ResponseTr::tr("%1 programs of other towns", "a number, 2 or more").arg(elsewhere));
    return parts.isEmpty() ? QString()
                           : ResponseTr::tr("Left out: %1", "a list")
                                 .arg(parts.join(ResponseTr::tr("; ", "between those left out")));
}

QString riseText(const Incident& incident, const WallClock& clock)
{
    const LevelState& level = incident.level;
    if (level.before == 0 || level.level <= level.before || !level.since)
        return {};
    return ResponseTr::tr("The level rose from %1 to %2 at %3: %4", "level, level, time, why")
        .arg(level.before)
        .arg(level.level)
        .arg(clock.time(*level.since), becauseLine(level));
}

QString handoffText(const Handoff& handoff, Instant now, const WallClock& clock)
{
    const QString target = oneLine(handoff.target);
    const QString waited = elapsedText(secondsWaited(handoff, now));
    const QString at = clock.time(handoff.endedAt.value_or(handoff.placedAt));
    const QString reason = oneLine(handoff.reason);
    switch (handoff.stage) {
    case HandoffStage::Placed:
        return ResponseTr::tr("Hand-off to %1: it rings, %2", "whom, how long").arg(target, waited);
    case HandoffStage::Answered:
        return ResponseTr::tr("Hand-off to %1: on the line, %2", "whom, how long")
            .arg(target, waited);
    case HandoffStage::Accepted:
        return ResponseTr::tr("%1 took the person over at %2, after %3", "whom, time, how long")
            .arg(target, at, waited);
    case HandoffStage::Refused:
        return ResponseTr::tr("%1 refused at %2: %3", "whom, time, why").arg(target, at, reason);
    case HandoffStage::NoAnswer:
        return ResponseTr::tr("%1 did not answer for %2", "whom, how long").arg(target, waited);
    case HandoffStage::Dropped:
        return ResponseTr::tr("The caller was lost in the hand-off to %1 at %2", "whom, time")
            .arg(target, at);
    case HandoffStage::NotPlaced:
        break; // it is none
    }
    return {};
}

QString callbackText(const CallbackTask& task, const WallClock& clock)
{
    const QString whom = task.number.empty() ? ResponseTr::tr("the lost caller, no number is known")
                                             : oneLine(task.number);
    if (task.tries == 0)
        return ResponseTr::tr("Call back %1, owed since %2", "number, time")
            .arg(whom, clock.time(task.since));
    const QString last = clock.time(task.triedAt.value_or(task.since));
    if (task.tries == 1)
        return ResponseTr::tr("Call back %1, owed since %2, tried at %3", "number, time, time")
            .arg(whom, clock.time(task.since), last);
    return ResponseTr::tr("Call back %1, owed since %2, tried %3 times, last at %4",
                          "number, time, count, time")
        .arg(whom, clock.time(task.since), QString::number(task.tries), last);
}

QString needText(const ClinicianNeed& need, const NeedStanding& standing,
                 const ResponseTable& table)
{
    if (!need.isEligible())
        return {};
    const NotSentReason* reason = table.reasonFor(standing.code);
    const QString words = oneLine(standing.words);
    const QString why = reason ? oneLine(reason->words) : oneLine(standing.code);
    switch (standing.is) {
    case NeedStanding::Is::Open:
        return ResponseTr::tr("For a clinician: %1. None is sent yet", "why")
            .arg(oneLine(need.why));
    case NeedStanding::Is::Sent:
        return ResponseTr::tr("For a clinician, and one was sent");
    case NeedStanding::Is::NotSent:
        return words.isEmpty()
                   ? ResponseTr::tr("For a clinician, and none is sent: %1", "why").arg(why)
                   : ResponseTr::tr("For a clinician, and none is sent: %1, %2", "why, words")
                         .arg(why, words);
    }
    return {};
}

QString comingText(const Incident& incident, const State& state)
{
    const ClinicianRequest* request = openRequest(incident);
    if (!request || incident.stage == IncidentStage::Closed)
        return {};
    // "None is free" of an hour ago says nothing of whom somebody found since.
    const auto answeredAt = request->answeredAt ? request->answeredAt : request->enRouteAt;
    if (incident.noClinician && answeredAt && incident.noClinician->at >= *answeredAt)
        return {};
    QString who;
    if (request->clinician)
        who = agentName(state, *request->clinician);
    else if (request->unit)
        who = oneLine(request->unit->value);
    if (request->stage == ClinicianStage::Accepted)
        return who.isEmpty()
                   ? ResponseTr::tr("For a clinician: one has accepted and is not on the way yet")
                   : ResponseTr::tr("For a clinician: %1 has accepted and is not on the way yet",
                                    "who")
                         .arg(who);
    if (request->stage == ClinicianStage::EnRoute)
        return who.isEmpty() ? ResponseTr::tr("For a clinician: one is on the way")
                             : ResponseTr::tr("For a clinician: %1 is on the way", "who").arg(who);
    return {};
}

QString itemText(ClosingItem item)
{
    switch (item) {
    case ClosingItem::Children:
        return ResponseTr::tr("children there");
    case ClosingItem::Resource:
        return ResponseTr::tr("resource offered");
    case ClosingItem::FollowUp:
        return ResponseTr::tr("follow-up");
    case ClosingItem::RecheckPlan:
        return ResponseTr::tr("who looks again");
    case ClosingItem::Officer:
        return ResponseTr::tr("caller wants an officer");
    case ClosingItem::Decided:
        return ResponseTr::tr("who decided");
    }
    return {};
}

QString itemsOpenText(const Incident& incident)
{
    if (!isWorkedAsCrisis(incident))
        return {};
    QStringList open;
    for (const ClosingItem item : {ClosingItem::Children, ClosingItem::Resource,
                                   ClosingItem::FollowUp, ClosingItem::Decided}) {
        if (incident.closingItems.count(item) == 0)
            open.append(itemText(item));
    }
    return open.isEmpty() ? QString()
                          : ResponseTr::tr("To be known before closing: %1", "a list")
                                .arg(open.join(ResponseTr::tr(", ", "between items")));
}

} // namespace haven::ui
