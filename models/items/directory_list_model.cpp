#include "models/items/directory_list_model.h"

#include "models/items/item_roles.h"
#include "models/items/qt_text.h"

namespace haven {

DirectoryListModel::DirectoryListModel(DirectoryWords words, QObject* parent)
    : QAbstractListModel(parent), m_words(std::move(words))
{}

void DirectoryListModel::take(std::vector<DirectoryRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

const DirectoryRow* DirectoryListModel::rowAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int DirectoryListModel::rowOf(const std::string& entry) const
{
    for (std::size_t n = 0; n < m_rows.size(); ++n) {
        if (m_rows[n].entry.id == entry)
            return static_cast<int>(n);
    }
    return -1;
}

int DirectoryListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant DirectoryListModel::data(const QModelIndex& index, int role) const
{
    const DirectoryRow* row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return fromStd(row->entry.name);
    case DirectoryNumberRole:
        return m_words.number(*row);
    case DirectoryReachedRole:
        return !row->reach.numbers.empty();
    case DirectoryKindRole:
        return fromStd(kindText(row->entry.kind));
    case DirectoryWhyRole:
        return m_words.why(*row);
    case DirectoryWarningRole:
        return m_words.warning(*row);
    case DirectoryFitRole:
        return static_cast<int>(row->fit);
    case SpokenRole:
        return m_words.spoken(*row);
    default:
        return {};
    }
}

std::vector<DirectoryRow> directoryRows(const std::vector<DirectoryEntry>& entries,
                                        const DirectorySearch& search)
{
    std::vector<DirectoryRow> rows;
    for (auto& match : searchDirectory(entries, search))
        rows.push_back(
            {*match.entry, match.fit, std::move(match.reasons), reachOf(entries, *match.entry)});
    return rows;
}

} // namespace haven
