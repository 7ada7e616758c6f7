#include "models/items/near_list_model.h"

#include "models/items/item_roles.h"

#include <algorithm>

namespace haven {

NearListModel::NearListModel(GroupWord word, QObject* parent)
    : TitledTable(parent), m_word(std::move(word))
{}

void NearListModel::take(const std::vector<NearRow>& rows)
{
    beginResetModel();
    m_lines.clear();
    for (const auto group :
         {NearGroup::Units, NearGroup::Incidents, NearGroup::Closures, NearGroup::Streets}) {
        const auto count = std::count_if(
            rows.begin(), rows.end(), [group](const NearRow& row) { return row.group == group; });
        if (count == 0)
            continue;
        m_lines.push_back({std::nullopt, group, static_cast<int>(count)});
        for (const NearRow& row : rows) {
            if (row.group == group)
                m_lines.push_back({row, group, 0});
        }
    }
    endResetModel();
}

const NearRow* NearListModel::rowAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const Line& line = m_lines[static_cast<std::size_t>(row)];
    return line.row ? &*line.row : nullptr;
}

int NearListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int NearListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kNearColumns;
}

QVariant NearListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<NearColumn>(index.column());
    if (!line.row) {
        switch (role) {
        case Qt::DisplayRole:
            return m_word(line.group);
        case CellKindRole:
            return static_cast<int>(CellKind::GroupHeader);
        case CellValueRole:
            return line.count;
        default:
            return {};
        }
    }
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case NearColumn::What:
            return line.row->what;
        case NearColumn::Time:
            return line.row->time;
        case NearColumn::Distance:
            return line.row->distance;
        }
        return {};
    case CellKindRole:
        return static_cast<int>(column == NearColumn::What ? CellKind::Text : CellKind::Number);
    case EmphasisRole:
        return static_cast<int>(column == NearColumn::Time ? Emphasis::Strong : Emphasis::None);
    case SpokenRole: {
        QString spoken = line.row->what;
        for (const QString& more : {line.row->time, line.row->distance}) {
            if (!more.isEmpty())
                spoken += QStringLiteral(", ") + more;
        }
        return spoken;
    }
    default:
        return {};
    }
}

Qt::ItemFlags NearListModel::flags(const QModelIndex& index) const
{
    const bool isRow = index.isValid() && rowAt(index.row()) != nullptr;
    return isRow ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemIsEnabled;
}

} // namespace haven
