#include "models/items/unit_position_model.h"

#include "models/items/qt_text.h"

#include <algorithm>

namespace haven {

namespace {

QVariant optionalNumber(const std::optional<std::int32_t>& number)
{
    return number ? QVariant(*number) : QVariant();
}

} // namespace

void UnitPositionModel::apply(const std::vector<UnitPosition>& batch)
{
    std::vector<const UnitPosition*> added;
    int first = rowCount();
    int last = -1;
    for (const UnitPosition& position : batch) {
        m_now = std::max(m_now, position.receivedAt);
        const auto found = m_rows.find(position.unit);
        if (found == m_rows.end()) {
            added.push_back(&position);
            continue;
        }
        UnitPosition& known = m_positions[found->second];
        if (!takesPlaceOf(position, known))
            continue;
        known = position;
        m_ages[found->second] = ageOf(known, m_now);
        first = std::min(first, static_cast<int>(found->second));
        last = std::max(last, static_cast<int>(found->second));
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first), index(last));
    const std::size_t room = kPositionRowsMax - m_positions.size();
    if (added.size() > room)
        added.resize(room);
    if (added.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
    for (const UnitPosition* position : added) {
        m_rows[position->unit] = m_positions.size();
        m_positions.push_back(*position);
        m_ages.push_back(ageOf(*position, m_now));
    }
    endInsertRows();
}

void UnitPositionModel::tick(Instant now)
{
    m_now = now;
    int first = rowCount();
    int last = -1;
    for (std::size_t row = 0; row < m_positions.size(); ++row) {
        const PositionAge age = ageOf(m_positions[row], now);
        if (age == m_ages[row])
            continue;
        m_ages[row] = age;
        first = std::min(first, static_cast<int>(row));
        last = static_cast<int>(row);
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first), index(last), {PositionAgeRole});
}

std::optional<UnitPosition> UnitPositionModel::positionOf(const UnitId& unit) const
{
    const auto found = m_rows.find(unit);
    return found == m_rows.end() ? std::nullopt : std::optional(m_positions[found->second]);
}

int UnitPositionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_positions.size());
}

QVariant UnitPositionModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const UnitPosition& position = m_positions[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case PositionUnitRole:
        return fromStd(position.unit.value);
    case PositionLatRole:
        return latitudeDegrees(position.at);
    case PositionLonRole:
        return longitudeDegrees(position.at);
    case PositionFixedAtRole:
        return static_cast<qlonglong>(position.fixedAt.ms);
    case PositionAgeRole:
        return static_cast<int>(ageAt(index.row()));
    case PositionClockRole:
        return static_cast<int>(position.clock);
    case PositionSpeedRole:
        return optionalNumber(position.speedMmS);
    case PositionCourseRole:
        return optionalNumber(position.courseCdeg);
    default:
        return {};
    }
}

QHash<int, QByteArray> UnitPositionModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert({{PositionUnitRole, "unit"},
                  {PositionLatRole, "lat"},
                  {PositionLonRole, "lon"},
                  {PositionFixedAtRole, "fixedAt"},
                  {PositionAgeRole, "age"},
                  {PositionClockRole, "clock"},
                  {PositionSpeedRole, "speed"},
                  {PositionCourseRole, "course"}});
    return names;
}

} // namespace haven
