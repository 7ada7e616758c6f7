#include "models/items/wall_figures.h"

#include "models/dispatch/alarms.h"
#include "models/dispatch/board.h"
#include "models/dispatch/room.h"

#include <algorithm>
#include <map>

namespace haven {

namespace {

bool isTellable(const BoardRow& row)
{
    return row.visibility == Visibility::Normal && row.flag != Flag::Yes &&
           row.flag != Flag::Possible;
}

WallLine lineOf(const BoardRow& row, const Codes& codes)
{
    WallLine line;
    line.priority = row.priority;
    line.number = row.number;
    line.waiting = row.waiting;
    line.isLate = row.isLate;
    const bool isNormal = row.visibility == Visibility::Normal;
    if (isNormal && row.beat)
        line.beat = row.beat->value;
    // What kind of call it is may itself be somebody's health.
    const IncidentType* type = codes.typeFor(row.type.value);
    const bool isCrisisType = type != nullptr && type->tellsHealth;
    if (isTellable(row) && !isCrisisType)
        line.label = row.label;
    return line;
}

} // namespace

WallFigures wallFigures(const State& state, const Codes& codes, Instant now)
{
    WallFigures out;
    out.agency = state.agency;
    out.mode = state.mode;
    out.at = now;
    for (const BoardRow& row : queueRows(state, codes, now)) {
        const auto found = state.incidents.find(row.id);
        const bool isUp = found != state.incidents.end() && isWaiting(found->second, codes);
        ++(isUp ? out.waiting : out.working);
        out.late += row.isLate ? 1 : 0;
        const bool isUrgent = row.priority == Priority::P1 || row.priority == Priority::P2;
        if (!isUp || !isUrgent)
            continue;
        if (out.urgent.size() < kWallLinesMax)
            out.urgent.push_back(lineOf(row, codes));
        else
            ++out.urgentMore;
    }
    for (const StormCount& storm : stormCounts(state)) {
        if (storm.held > 0)
            out.storms.push_back({storm.number, storm.held});
    }
    std::stable_sort(
        out.storms.begin(), out.storms.end(),
        [](const WallStorm& one, const WallStorm& other) { return one.held > other.held; });
    std::map<std::string, int> statuses;
    for (const UnitRow& row : unitRows(state, codes, now)) {
        if (row.isEmergency)
            out.emergencies.push_back(row.id.value);
        if (!row.agency.empty())
            continue; // of others: not ours to send
        ++out.unitsOnDuty;
        out.unitsFree += row.status.primary == UnitPrimary::Available ? 1 : 0;
        ++statuses[row.statusText];
    }
    out.statuses.assign(statuses.begin(), statuses.end());
    std::stable_sort(out.statuses.begin(), out.statuses.end(),
                     [](const auto& one, const auto& other) { return one.second > other.second; });
    if (out.statuses.size() > kWallStatusesMax)
        out.statuses.resize(kWallStatusesMax);
    const auto due = dueAlarms(state, codes, now);
    out.timersLate = static_cast<int>(std::count_if(due.begin(), due.end(), isUnanswered));
    return out;
}

} // namespace haven
