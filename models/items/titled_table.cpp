#include "models/items/titled_table.h"

namespace haven {

QVariant TitledTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isTitle = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    if (orientation != Qt::Horizontal || !isTitle)
        return {};
    const auto found = m_titles.find(section);
    return found == m_titles.end() ? QVariant() : QVariant(found->second);
}

bool TitledTable::setHeaderData(int section, Qt::Orientation orientation, const QVariant& value,
                                int role)
{
    if (orientation != Qt::Horizontal || role != Qt::EditRole || section < 0 ||
        section >= columnCount())
        return false;
    QString& title = m_titles[section];
    if (title != value.toString()) {
        title = value.toString();
        Q_EMIT headerDataChanged(orientation, section, section);
    }
    return true;
}

} // namespace haven
