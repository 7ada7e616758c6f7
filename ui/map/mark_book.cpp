#include "ui/map/mark_book.h"

#include "models/dispatch/board.h"
#include "models/items/qt_text.h"
#include "models/items/unit_board_model.h"
#include "ui/queue/queue_delegate.h"
#include "ui/units/units_delegate.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/desk_rules.h"

#include <QCoreApplication>

namespace haven::ui {

namespace {

struct MarkBookTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::MarkBook)
};

constexpr int kEmergencyRank = 0;
constexpr int kPriorityStep = 10; // P1 is 10, P5 is 50
constexpr int kLevelLead = 5;     // an emergency level goes before others of its priority
constexpr int kUrgentPriority = 2;
constexpr int kEmergencyLevel = 4;
constexpr int kTellLevel = 3;
constexpr int kUnitRank = 60;

int unitRank(const Unit& unit)
{
    if (unit.emergency)
        return kEmergencyRank;
    switch (shapeOf(unit.status)) {
    case StatusShape::EnRoute:
        return kUnitRank;
    case StatusShape::OnScene:
        return kUnitRank + 1;
    case StatusShape::Available:
        return kUnitRank + 2;
    case StatusShape::HalfAvailable:
        return kUnitRank + 3;
    case StatusShape::Out:
        return kUnitRank + 4;
    }
    return kUnitRank + 4;
}

void showLive(MapMark& mark, const UnitPosition& live, Instant now)
{
    constexpr std::int32_t kMovesMmS = 1500; // slower, and the course is chance
    constexpr std::int32_t kFullCdeg = 36'000;
    mark.isStale = ageOf(live, now) == PositionAge::Stale;
    if (mark.isStale)
        mark.name = MarkBookTr::tr("%1, %2 min ago", "%1 a unit, last seen so long ago")
                        .arg(mark.name)
                        .arg((now - live.fixedAt).wholeSeconds() / 60);
    const bool isMoving = live.courseCdeg && live.speedMmS && *live.speedMmS >= kMovesMmS;
    if (isMoving && !mark.isStale)
        mark.heading = static_cast<int>(
            (std::int64_t{*live.courseCdeg} * kHeadings + kFullCdeg / 2) / kFullCdeg % kHeadings);
}

QString wordsOf(const BoardRow& row)
{
    const QString label = coreWord(row.label);
    return row.level && *row.level >= kTellLevel
               ? MarkBookTr::tr("%1, level %2", "%1 is a type of incident")
                     .arg(label)
                     .arg(*row.level)
               : label;
}

} // namespace

MarkBook::MarkBook(const Desk& desk) : m_desk(desk)
{
    reload();
}

void MarkBook::reload()
{
    m_live.clear();
    m_marks.clear();
    m_unplaced.clear();
    for (const auto& [id, incident] : m_desk.state().incidents)
        take(id);
    for (const auto& [id, unit] : m_desk.state().units)
        take(id);
}

void MarkBook::apply(const ChangeSet& changes)
{
    for (const IncidentId id : changes.incidents) {
        take(id);
        // Those on it are shown where they were told to go, unless it is restricted by now.
        const auto found = m_desk.state().incidents.find(id);
        if (found == m_desk.state().incidents.end())
            continue;
        for (const Assignment& one : found->second.assignments)
            take(one.unit);
    }
    for (const UnitId& id : changes.units)
        take(id);
}

void MarkBook::move(const std::set<UnitId>& units)
{
    for (const UnitId& id : units)
        take(id);
}

bool MarkBook::age()
{
    std::set<UnitId> older;
    for (const auto& [unit, seenAt] : m_live) {
        if (m_desk.now() - seenAt > kPositionStale)
            older.insert(unit);
    }
    // Their minutes count on.
    move(older);
    return !older.empty();
}

// What a receiver said, unless somebody said later where the unit is.
std::optional<UnitPosition> MarkBook::positionOf(const Unit& unit) const
{
    const auto live = m_desk.livePosition(unit.id);
    const bool isToldLater =
        live && unit.place && unit.place->point && unit.placeAt && *unit.placeAt > live->fixedAt;
    return isToldLater ? std::nullopt : live;
}

const MapMark* MarkBook::find(const MarkId& id) const
{
    const auto found = m_marks.find(id);
    return found == m_marks.end() ? nullptr : &found->second;
}

void MarkBook::take(IncidentId id)
{
    m_marks.erase(MarkId(id));
    m_unplaced.erase(MarkId(id));
    const auto found = m_desk.state().incidents.find(id);
    if (found == m_desk.state().incidents.end() || found->second.stage == IncidentStage::Closed)
        return;
    const Incident& incident = found->second;
    const BoardRow row = boardRow(incident, m_desk.knowledge().codes, m_desk.now());
    // The board gives no point of a restricted one: where it is stands in no picture.
    if (!row.point) {
        const QString place = fromStd(row.place);
        const QString name = incidentWords(m_desk, id);
        m_unplaced[MarkId(id)] = {
            id, place.isEmpty()
                    ? name
                    : MarkBookTr::tr("%1, %2", "%1 an incident, %2 its place").arg(name, place)};
        return;
    }
    MapMark mark;
    mark.id = id;
    mark.at = *row.point;
    mark.world = worldPixel(mark.at, 0);
    mark.priority = static_cast<int>(incident.priority) + 1;
    mark.rank = mark.priority * kPriorityStep;
    mark.isUrgent = mark.priority <= kUrgentPriority;
    if (row.level == kEmergencyLevel) {
        mark.rank -= kLevelLead;
        mark.isUrgent = true;
    }
    mark.name = shortNumber(row.number);
    mark.words = wordsOf(row);
    m_marks[mark.id] = std::move(mark);
}

void MarkBook::take(const UnitId& id)
{
    m_marks.erase(MarkId(id));
    m_unplaced.erase(MarkId(id));
    m_live.erase(id);
    const auto found = m_desk.state().units.find(id);
    if (found == m_desk.state().units.end())
        return;
    const Unit& unit = found->second;
    const QString name = fromStd(id.value);
    const auto live = positionOf(unit);
    // Where it was sent to is where a restricted incident is; where its receiver is, is its own. A
    // row copies all that the board tells, and many units move at once.
    const UnitRow row =
        live ? UnitRow{} : unitRow(unit, m_desk.state(), m_desk.knowledge().codes, m_desk.now());
    if (!live && !row.point) {
        const QString status = coreWord(row.statusText);
        m_unplaced[MarkId(id)] = {
            id, MarkBookTr::tr("%1, %2", "%1 a unit, %2 its status").arg(name, status)};
        return;
    }
    MapMark mark;
    mark.id = id;
    mark.at = live ? live->at : *row.point;
    mark.world = worldPixel(mark.at, 0);
    mark.rank = unitRank(unit);
    mark.shape = shapeOf(unit.status);
    mark.isEmergency = unit.emergency.has_value();
    mark.name = name;
    mark.works = unit.incident;
    if (live) {
        m_live[id] = live->fixedAt;
        showLive(mark, *live, m_desk.now());
    }
    m_marks[mark.id] = std::move(mark);
}

QString spokenMark(const Desk& desk, const MarkId& id)
{
    const State& state = desk.state();
    if (const auto* unit = std::get_if<UnitId>(&id)) {
        const auto found = state.units.find(*unit);
        return found == state.units.end()
                   ? QString()
                   : spokenUnit(unitRow(found->second, state, desk.knowledge().codes, desk.now()));
    }
    const auto found = state.incidents.find(std::get<IncidentId>(id));
    return found == state.incidents.end()
               ? QString()
               : spokenIncident(boardRow(found->second, desk.knowledge().codes, desk.now()), state);
}

} // namespace haven::ui
