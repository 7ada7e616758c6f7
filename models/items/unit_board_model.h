#pragma once

#include "models/dispatch/board.h"
#include "models/items/desk.h"
#include "models/items/grouped_rows.h"
#include "models/items/quick_filter.h"

#include <functional>

namespace haven {

enum class UnitColumn { Unit, Status, Time, Incident, Where, Beat, Skills, CheckIn };
inline constexpr int kUnitColumns = static_cast<int>(UnitColumn::CheckIn) + 1;

// An emergency stands first whatever the units are grouped by.
enum class UnitGroup { Emergency, Available, HalfAvailable, Working, Out, Named };

enum class UnitGrouping { Availability, Beat, Skill };

// Beyond the roles all boards share.
enum UnitRole : int {
    EmergencyRole = IdRole + 1, // bool
};

struct UnitWords {
    // `name` is the beat or the skill of a Named group, empty for units without one.
    std::function<QString(UnitGroup, UnitGrouping, const QString& name)> group;
    std::function<QString(const UnitRow&, StatusShape)> spoken;
    // Who and what is behind the call sign, for whoever points at it.
    std::function<QString(const UnitRow&)> crew = {};
    QString changed = {}; // said behind it where somebody else has changed it since one looked
};

// Every unit on duty, grouped and then by call sign.
class UnitBoardModel final : public GroupedRows
{
    Q_OBJECT

public:
    UnitBoardModel(Desk& desk, UnitWords words, QObject* parent = nullptr);

    bool isSortable() const override { return true; }
    void setFilter(const QuickFilter& filter);
    void setGrouping(UnitGrouping grouping);
    UnitGrouping grouping() const { return m_grouping; }
    // unit, beat, status, skill, disc, is (free, emergency, late, ours, outside, changed).
    static FilterVocabulary vocabulary(const Desk& desk);
    static FilterVocabulary vocabulary(const Knowledge& knowledge);

    // Time in status and status checks of the rows that are seen; late checks anywhere.
    void tick(Instant now, RowRange seen);

    std::optional<UnitId> unitAt(int row) const;
    int rowOf(const UnitId& id) const { return rowOfKey(id.value); }
    // Of a row that is no header, as far as the board tells its place.
    std::optional<Coordinate> pointAt(int row) const;
    // Those that somebody else has changed since this window's person looked.
    void setChanged(const std::set<UnitId>& changed);

    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }
    Qt::DropActions supportedDropActions() const override { return Qt::CopyAction; }
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                         const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

Q_SIGNALS:
    void incidentDropped(const haven::UnitId& unit, haven::IncidentId dropped);

protected:
    QVariant cell(const std::string& key, int column, int role) const override;
    QString groupTitle(const BoardGroup& group) const override;
    Qt::ItemFlags rowFlags() const override;
    void forget(const std::string& key) override { m_byKey.erase(key); }
    std::vector<BoardPlace> placeAnew() override;

private:
    class Subject;
    BoardPlace placeOf(const UnitRow& row) const;
    BoardGroup groupNow(const UnitRow& row) const;
    std::string sortedBy(const UnitRow& row) const;
    std::set<UnitId> unitsOf(const ChangeSet& changes) const;
    void apply(const std::set<UnitId>& ids);
    void placeAll();
    bool passes(const UnitRow& row) const;
    bool isChanged(const UnitRow& row) const { return m_changed.count(row.id) > 0; }
    QVariant valueOf(const UnitRow& row, UnitColumn column) const;
    QString textOf(const UnitRow& row, UnitColumn column) const;
    Emphasis emphasisOf(const UnitRow& row, UnitColumn column) const;

    Desk& m_desk;
    UnitWords m_words;
    QuickFilter m_filter;
    UnitGrouping m_grouping = UnitGrouping::Availability;
    Instant m_now;
    std::unordered_map<std::string, UnitRow> m_byKey;
    std::set<UnitId> m_changed;
};

// What a status is drawn as.
StatusShape shapeOf(const UnitStatus& status);

} // namespace haven
