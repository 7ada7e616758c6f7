#include "models/dispatch/board.h"

#include "models/base/text.h"
#include "models/dispatch/aid_rules.h"
#include "models/dispatch/bolo_match.h"
#include "models/dispatch/dispatch_group.h"
#include "models/dispatch/outside_units.h"
#include "models/dispatch/place_marks.h"
#include "models/dispatch/work_stack.h"

#include <algorithm>
#include <tuple>

namespace haven {

namespace {

const char* const kRestrictedTitle = "Restricted incident";

template <class Counts>
std::optional<AssignmentStage> farthestStage(const Incident& incident, Counts counts)
{
    std::optional<AssignmentStage> farthest;
    for (const auto& assignment : incident.assignments) {
        if ((!farthest || assignment.stage > *farthest) && counts(assignment))
            farthest = assignment.stage;
    }
    return farthest;
}

IncidentStatus statusAt(const Incident& incident, const std::optional<AssignmentStage>& stage)
{
    if (incident.stage == IncidentStage::Closed)
        return IncidentStatus::Closed;
    if (!stage)
        return incident.stage == IncidentStage::Held ? IncidentStatus::Held
                                                     : IncidentStatus::Waiting;
    switch (*stage) {
    case AssignmentStage::Assigned:
        return IncidentStatus::Assigned;
    case AssignmentStage::Dispatched:
        return IncidentStatus::Dispatched;
    case AssignmentStage::EnRoute:
        return IncidentStatus::EnRoute;
    case AssignmentStage::OnScene:
    case AssignmentStage::Transporting:
        return IncidentStatus::OnScene;
    }
    return IncidentStatus::Waiting;
}

void showCrisis(BoardRow& row, const Incident& incident)
{
    if (incident.flag.decision) {
        row.flag = incident.flag.decided;
        row.flagVoice = FlagVoice::Person;
    } else if (incident.flag.suggestedAt) {
        row.flag = incident.flag.suggested;
        row.flagVoice = FlagVoice::Advisor;
    }
    if (incident.level.level > 0)
        row.level = incident.level.level;
    row.asked = incident.level.asked;
    row.isLevelOpen = isOpenLevel(incident.level.asked, incident.level.because);
    // Whatever the flag says: a knife in a noise complaint is a knife.
    row.weapon = weaponSign(incident);
    row.weaponWords = weaponWords(incident);
}

} // namespace

IncidentStatus incidentStatus(const Incident& incident, const Codes& codes)
{
    // Officers who left it to a clinician that is there: whoever is still on it counts.
    const bool isLeft = !isWaiting(incident, codes);
    const auto answering = farthestStage(
        incident, [&](const Assignment& one) { return canAnswer(incident, one, codes); });
    if (!answering && isLeft)
        return statusAt(incident, farthestStage(incident, [](const Assignment&) { return true; }));
    return statusAt(incident, answering);
}

CommonIncidentStatus commonIncidentStatus(const Incident& incident)
{
    switch (statusAt(incident, farthestStage(incident, [](const Assignment&) { return true; }))) {
    case IncidentStatus::Waiting:
    case IncidentStatus::Held:
        return incident.reopenedCount > 0 ? CommonIncidentStatus::ReOpened
                                          : CommonIncidentStatus::Active;
    case IncidentStatus::Assigned:
    case IncidentStatus::Dispatched:
        return CommonIncidentStatus::ResourcesAssigned;
    case IncidentStatus::EnRoute:
        return CommonIncidentStatus::ResourcesEnroute;
    case IncidentStatus::OnScene:
        return CommonIncidentStatus::ResourcesOnscene;
    case IncidentStatus::Closed:
        return CommonIncidentStatus::Closed;
    }
    return CommonIncidentStatus::Active;
}

bool isCalledSinceHold(const Incident& incident)
{
    return incident.stage == IncidentStage::Held && incident.callsWhenHeld &&
           static_cast<std::int64_t>(incident.calls.size()) > *incident.callsWhenHeld;
}

std::optional<Instant> holdEndsAt(const Incident& incident)
{
    if (incident.stage != IncidentStage::Held)
        return std::nullopt;
    if (!isCalledSinceHold(incident))
        return incident.heldUntil;
    // Each further call rings anew, whatever was answered before. Who began to speak before the
    // hold is heard from the hold on.
    const Call& newest = incident.calls.back();
    return std::max(newest.receivedAt, incident.heldAt.value_or(newest.receivedAt));
}

bool isLate(const Incident& incident, const Codes& codes, Instant now)
{
    if (!isWaiting(incident, codes))
        return false;
    if (incident.stage == IncidentStage::Held) {
        const auto ends = holdEndsAt(incident);
        return ends && *ends <= now;
    }
    return waitingTime(incident, codes, now) > codes.ruleFor(incident.priority).waitMax;
}

Priority shownPriority(const BoardRow& row, Discipline discipline)
{
    const auto found =
        std::find_if(row.priorities.begin(), row.priorities.end(),
                     [&](const PriorityFor& one) { return one.discipline == discipline; });
    return found == row.priorities.end() ? row.priority : found->priority;
}

std::string workMark(const BoardRow& row)
{
    std::vector<std::string> words;
    if (row.isSilent)
        words.emplace_back("no voice");
    if (row.aidOpen > 0)
        words.push_back("aid " + std::to_string(row.aidOpen) + (row.isAidLate ? " late" : ""));
    return joined(words, ", ");
}

BoardRow boardRow(const Incident& incident, const Codes& codes, Instant now)
{
    BoardRow row;
    row.id = incident.id;
    row.number = incident.number;
    row.priority = incident.priority;
    row.status = incidentStatus(incident, codes);
    row.waiting = waitingTime(incident, codes, now);
    row.isLate = isLate(incident, codes, now);
    row.isCalledSinceHold = isCalledSinceHold(incident);
    row.calls = incident.calls.size();
    row.isSilent = incident.voice == SendVoice::Silent;
    row.visibility = incident.visibility;
    row.beat = incident.location.beat;
    row.priorities = prioritiesOf(incident, codes);
    for (const auto& assignment : incident.assignments)
        row.units.push_back(assignment.unit);
    if (incident.visibility == Visibility::Restricted) {
        row.label = incident.title.empty() ? kRestrictedTitle : incident.title;
        row.beat.reset();
        // Whoever is sent there, or speaks with who is, has to know that there is one; the rest
        // is behind the reason that is asked for.
        row.weapon = weaponSign(incident);
        if (row.weapon != WeaponSign::None)
            row.weaponWords = row.weapon == WeaponSign::Answered ? "weapon" : "possible weapon";
        return row;
    }
    row.aidOpen = openAidCount(incident);
    if (const AidRequest* late = row.aidOpen > 0 ? nextLateAid(incident, codes.aid, now) : nullptr)
        row.isAidLate = *aidDueAt(*late, codes.aid) <= now;
    const IncidentType* type = codes.typeFor(incident.type.value);
    row.type = incident.type;
    row.label = type ? type->label : incident.type.value;
    row.place = incident.location.text;
    row.point = incident.location.point;
    row.holdReason = incident.holdReason;
    row.owesCallback = incident.callback.has_value();
    showCrisis(row, incident);
    return row;
}

UnitRow unitRow(const Unit& unit, const State& state, const Codes& codes, Instant now)
{
    UnitRow row;
    row.id = unit.id;
    row.status = unit.status;
    const StatusRule* rule = codes.statusFor(unit.status.label.value);
    row.statusText = rule ? rule->text : unit.status.label.value;
    row.since = unit.statusSince;
    row.inStatus = std::max(Span{}, now - unit.statusSince);
    row.incident = unit.incident;
    const auto incident =
        unit.incident ? state.incidents.find(*unit.incident) : state.incidents.end();
    if (incident != state.incidents.end())
        row.number = incident->second.number;
    row.beat = unit.beat;
    const bool isHidden =
        incident != state.incidents.end() && incident->second.visibility == Visibility::Restricted;
    if (unit.place && !isHidden) {
        row.place = unit.place->text;
        row.point = unit.place->point;
    }
    // Where it takes somebody, and why it is out, says what a restricted incident is about.
    row.note = isHidden ? std::string() : unit.note;
    if (unit.transport && unit.transport->reachedAt)
        row.note += row.note.empty() ? "there" : ", there";
    if (const auto waiting = stackOf(state, unit).size(); waiting > 0)
        row.note += (row.note.empty() ? "" : ", ") + std::to_string(waiting) + " stacked";
    if (incident != state.incidents.end() && incident->second.voice == SendVoice::Silent)
        row.note += (row.note.empty() ? "" : ", ") + std::string("no voice");
    row.officers = unit.officers;
    row.vehicle = unit.vehicle;
    row.radio = unit.radio;
    row.channel = channelOfBeat(state, unit.beat);
    row.equipment = unit.equipment;
    row.odometer = unit.odometer;
    row.skills = unit.skills;
    row.checkDueAt = unit.checkDueAt;
    row.isCheckLate = unit.checkDueAt && *unit.checkDueAt <= now;
    row.isEmergency = unit.emergency.has_value();
    row.agency = unit.outside ? unit.outside->agency : std::string();
    row.discipline = unit.discipline;
    return row;
}

std::vector<BoardRow> queueRows(const State& state, const Codes& codes, Instant now)
{
    std::vector<BoardRow> rows;
    for (const auto& [id, incident] : state.incidents) {
        if (incident.stage == IncidentStage::Closed)
            continue;
        rows.push_back(boardRow(incident, codes, now));
        rows.back().boloWords = boloMark(state, id, {}); // as everybody may be told
        rows.back().placeMarks = placeMarks(state, incident, now, MarksToldTo::Anybody);
    }
    std::sort(rows.begin(), rows.end(), [](const BoardRow& a, const BoardRow& b) {
        return std::tie(a.priority, b.waiting, a.id) < std::tie(b.priority, a.waiting, b.id);
    });
    return rows;
}

std::vector<UnitRow> unitRows(const State& state, const Codes& codes, Instant now)
{
    std::vector<UnitRow> rows;
    for (const auto& [id, unit] : state.units)
        rows.push_back(unitRow(unit, state, codes, now));
    std::stable_sort(rows.begin(), rows.end(), [](const UnitRow& a, const UnitRow& b) {
        return a.isEmergency && !b.isEmergency;
    });
    return rows;
}

std::string flagText(const BoardRow& row)
{
    if (row.flagVoice == FlagVoice::Nobody && row.visibility == Visibility::Restricted)
        return {};
    std::string text = toLower(enumName(row.flag));
    if (row.flagVoice == FlagVoice::Advisor && row.flag != Flag::Unknown)
        text += "?";
    return text;
}

std::string levelText(const BoardRow& row)
{
    if (!row.level)
        return {};
    return std::to_string(*row.level) + (row.isLevelOpen ? ", not yet asked" : "");
}

} // namespace haven
