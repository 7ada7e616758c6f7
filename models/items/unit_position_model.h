#pragma once

#include "models/geo/position_fix.h"

#include <map>
#include <optional>
#include <QAbstractListModel>
#include <vector>

namespace haven {

enum PositionRole : int {
    PositionUnitRole = Qt::UserRole + 100, // text
    PositionLatRole,                       // degrees
    PositionLonRole,                       // degrees
    PositionFixedAtRole,                   // UTC milliseconds
    PositionAgeRole,                       // int(PositionAge), as of the last tick
    PositionClockRole,                     // int(ClockCheck)
    PositionSpeedRole,                     // mm/s; invalid where not known
    PositionCourseRole,                    // hundredths of a degree; invalid where not known
};

inline constexpr std::size_t kPositionRowsMax = 10'000;

// Where every unit was last, a row a unit in the order they were first heard. Telemetry: it knows
// nothing of the State, and a unit may be in one and not in the other. A batch is at most one
// insertion and one dataChanged.
class UnitPositionModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    // An older position never takes the place of a newer one. Units beyond kPositionRowsMax are
    // left out.
    void apply(const std::vector<UnitPosition>& batch);
    // Ages go on while nothing comes; dataChanged for the rows whose PositionAge is another one.
    void tick(Instant now);

    const std::vector<UnitPosition>& positions() const { return m_positions; }
    std::optional<UnitPosition> positionOf(const UnitId& unit) const;
    PositionAge ageAt(int row) const { return m_ages.at(static_cast<std::size_t>(row)); }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    std::vector<UnitPosition> m_positions;
    std::vector<PositionAge> m_ages;
    std::map<UnitId, std::size_t> m_rows;
    Instant m_now; // of the last tick or batch
};

} // namespace haven
