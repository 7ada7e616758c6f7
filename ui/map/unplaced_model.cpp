#include "ui/map/unplaced_model.h"

namespace haven::ui {

void UnplacedModel::follow(const std::map<MarkId, UnplacedMark>& unplaced)
{
    for (int row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        if (unplaced.count(m_rows[static_cast<std::size_t>(row)].id) > 0)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    // Both are in the order of ids.
    int row = 0;
    for (const auto& [id, mark] : unplaced) {
        const bool isThere =
            row < static_cast<int>(m_rows.size()) && m_rows[static_cast<std::size_t>(row)].id == id;
        if (!isThere) {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, mark);
            endInsertRows();
        } else if (m_rows[static_cast<std::size_t>(row)].text != mark.text) {
            m_rows[static_cast<std::size_t>(row)].text = mark.text;
            Q_EMIT dataChanged(index(row), index(row), {Qt::DisplayRole});
        }
        ++row;
    }
}

std::optional<MarkId> UnplacedModel::markAt(int row) const
{
    if (row < 0 || row >= static_cast<int>(m_rows.size()))
        return std::nullopt;
    return m_rows[static_cast<std::size_t>(row)].id;
}

int UnplacedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant UnplacedModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    return m_rows[static_cast<std::size_t>(index.row())].text;
}

} // namespace haven::ui
