#pragma once

#include "models/geo/coordinate.h"
#include "models/items/desk.h"
#include "models/items/item_roles.h"

#include <map>
#include <optional>
#include <QString>
#include <set>
#include <variant>

namespace haven::ui {

using MarkId = std::variant<IncidentId, UnitId>;

inline constexpr int kHeadings = 32; // so many pictures of one sign are enough

// An incident or a unit as the map shows it.
struct MapMark {
    MarkId id;
    Coordinate at;
    WorldPixel world;                     // at zoom 0
    int rank = 0;                         // the smaller, the sooner it is drawn and labelled
    int priority = 0;                     // of an incident, 1 to 5
    StatusShape shape = StatusShape::Out; // of a unit
    bool isEmergency = false;
    bool isUrgent = false;           // an incident that is told in words at any zoom
    QString name;                    // "4482", "3A12"
    QString words;                   // "Overdose", "Person in crisis, level 4"; empty for units
    std::optional<IncidentId> works; // what a unit is going to or at
    std::optional<int> heading;      // of a unit that moves, in 32nds from north
    bool isStale = false;            // where it was, not where it is

    bool isUnit() const { return std::holds_alternative<UnitId>(id); }
};

// What cannot be shown on the map, because nobody has said where it is.
struct UnplacedMark {
    MarkId id;
    QString text; // "4471 Found property, police lobby"
};

// All open incidents and units on duty, as marks: those with a place and those without. Kept up by
// what changed, so that one fact costs one mark.
class MarkBook final
{
public:
    explicit MarkBook(const Desk& desk);

    void reload();
    void apply(const ChangeSet& changes);
    // Their receivers said where they are.
    void move(const std::set<UnitId>& units);
    // Positions have grown older; true if a mark looks different now.
    bool age();

    const std::map<MarkId, MapMark>& marks() const { return m_marks; }
    const std::map<MarkId, UnplacedMark>& unplaced() const { return m_unplaced; }
    const MapMark* find(const MarkId& id) const;

private:
    void take(IncidentId id);
    void take(const UnitId& id);

    std::optional<UnitPosition> positionOf(const Unit& unit) const;

    const Desk& m_desk;
    std::map<MarkId, MapMark> m_marks;
    std::map<UnitId, Instant> m_live; // shown where its receiver was, and when that was
    std::map<MarkId, UnplacedMark> m_unplaced;
};

// The whole of it in one sentence, as a screen reader says it.
QString spokenMark(const Desk& desk, const MarkId& id);

} // namespace haven::ui
