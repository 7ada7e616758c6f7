#include "models/dispatch/supervision.h"

#include "models/dispatch/board.h"
#include "models/dispatch/risk_protection.h"
#include "models/dispatch/shift_summary.h"
#include "models/dispatch/unseen_rules.h"

#include <algorithm>

namespace haven {

namespace {

Watched about(WatchList list, const Incident& incident, Instant since)
{
    Watched one;
    one.list = list;
    one.incident = incident.id;
    one.since = since;
    return one;
}

// Units were there and are gone, and nobody has said how it ended.
bool isWithoutDisposition(const Incident& incident)
{
    return incident.stage == IncidentStage::Open && incident.assignments.empty() &&
           !incident.unitsBefore.empty() && incident.firstArrivedAt;
}

void addIncident(Supervision& out, const Incident& incident, const Codes& codes,
                 const std::set<Role>& roles)
{
    const bool isTold = incident.visibility == Visibility::Normal || mayReadRestricted(roles);
    if (const auto prompt = riskPrompt(incident); prompt && isTold)
        out.watched.push_back(about(WatchList::RiskProtection, incident, prompt->since));
    if (incident.stage == IncidentStage::Closed)
        return;
    if (isTold && isUnverifiedPlace(incident.location))
        out.watched.push_back(about(WatchList::UnverifiedPlace, incident, incident.openedAt));
    if (isWithoutDisposition(incident))
        out.watched.push_back(about(WatchList::NoDisposition, incident, *incident.firstArrivedAt));
    for (const auto& run : incident.checklists) {
        if (run.finishedAt || !isTold)
            continue;
        Watched one = about(WatchList::Checklists, incident, run.activeSince);
        one.checklist = run.id;
        out.watched.push_back(std::move(one));
    }
    for (auto& load : out.loads) {
        if (load.position != incident.openedFrom)
            continue;
        ++load.open;
        load.waiting += isWaiting(incident, codes) ? 1 : 0;
    }
}

} // namespace

Supervision supervise(const State& state, const Codes& codes, Instant now,
                      const std::set<Role>& roles)
{
    Supervision out;
    for (const auto& [position, signedOn] : state.signOns)
        out.loads.push_back(DeskLoad{position, signedOn.name, 0, 0});
    for (const auto& alarm : dueAlarms(state, codes, now)) {
        // It has a list of its own, which stays after the closing, too.
        if (alarm.kind == AlarmKind::RiskUndecided)
            continue;
        Watched one;
        one.list = isUnanswered(alarm) ? WatchList::Unacknowledged : WatchList::Overdue;
        one.alarm = alarm.kind;
        one.incident = alarm.incident;
        one.unit = alarm.unit;
        one.since = alarm.lateFrom();
        out.watched.push_back(std::move(one));
    }
    for (const auto& [id, incident] : state.incidents)
        addIncident(out, incident, codes, roles);
    for (const auto& late : careLate(state, now)) {
        Watched one;
        const bool isFollowed = late.what == CareLateness::FollowUpLate ||
                                late.what == CareLateness::ReportLate ||
                                late.what == CareLateness::ReportSoon;
        one.list = isFollowed ? WatchList::Followed : WatchList::RunOut;
        one.incident = late.incident;
        one.since = late.since;
        one.care = late;
        out.watched.push_back(std::move(one));
    }
    std::stable_sort(out.watched.begin(), out.watched.end(),
                     [](const Watched& a, const Watched& b) {
                         return std::pair(a.list, a.since) < std::pair(b.list, b.since);
                     });
    return out;
}

} // namespace haven
