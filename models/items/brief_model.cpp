#include "models/items/brief_model.h"

#include "models/items/item_roles.h"
#include "models/items/qt_text.h"

#include <algorithm>

namespace haven {

namespace {

std::vector<BriefModel::Row> rowsOf(const ReliefBrief& brief)
{
    std::vector<BriefModel::Row> out;
    for (const BriefSection& section : brief.sections) {
        BriefModel::Row title;
        title.section = section.key;
        title.isHeader = true;
        title.count = static_cast<int>(section.lines.size());
        title.line.text = section.title;
        out.push_back(std::move(title));
        for (const BriefLine& line : section.lines)
            out.push_back({section.key, false, 0, line});
        if (section.lines.empty())
            out.push_back({{}, false, 0, BriefLine{{}, section.none, {}, 0}});
    }
    return out;
}

} // namespace

void BriefModel::take(const ReliefBrief& brief)
{
    std::vector<Row> after = rowsOf(brief);
    // What is the same at both ends stays; what lies between is exchanged.
    const auto [beforeHead, afterHead] =
        std::mismatch(m_rows.begin(), m_rows.end(), after.begin(), after.end());
    const auto head = beforeHead - m_rows.begin();
    const auto [beforeTail, afterTail] =
        std::mismatch(m_rows.rbegin(), std::make_reverse_iterator(beforeHead), after.rbegin(),
                      std::make_reverse_iterator(afterHead));
    const auto gone = beforeTail.base() - beforeHead;
    const auto come = afterTail.base() - afterHead;
    const int first = static_cast<int>(head);
    if (gone > 0) {
        beginRemoveRows({}, first, first + static_cast<int>(gone) - 1);
        m_rows.erase(m_rows.begin() + head, m_rows.begin() + head + gone);
        endRemoveRows();
    }
    if (come > 0) {
        beginInsertRows({}, first, first + static_cast<int>(come) - 1);
        m_rows.insert(m_rows.begin() + head, after.begin() + head, after.begin() + head + come);
        endInsertRows();
    }
}

const BriefModel::Row* BriefModel::rowAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const Row& one = m_rows[static_cast<std::size_t>(row)];
    return one.isHeader || one.section.empty() ? nullptr : &one;
}

int BriefModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int BriefModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kBriefColumns;
}

QVariant BriefModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const bool isLead = static_cast<BriefColumn>(index.column()) == BriefColumn::Lead;
    if (row.isHeader) {
        switch (role) {
        case Qt::DisplayRole:
            return fromStd(row.line.text);
        case CellKindRole:
            return static_cast<int>(CellKind::GroupHeader);
        case CellValueRole:
            return row.count;
        default:
            return {};
        }
    }
    switch (role) {
    case Qt::DisplayRole:
        return fromStd(isLead ? row.line.lead : row.line.text);
    case Qt::ToolTipRole:
        return isLead ? QVariant() : QVariant(fromStd(row.line.text));
    case CellKindRole:
        return static_cast<int>(CellKind::Text);
    case MutedRole:
        return row.section.empty();
    case EmphasisRole:
        return static_cast<int>(isLead ? Emphasis::Strong : Emphasis::None);
    case SpokenRole:
        return row.line.lead.empty() ? fromStd(row.line.text)
                                     : fromStd(row.line.lead + ", " + row.line.text);
    default:
        return {};
    }
}

Qt::ItemFlags BriefModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return rowAt(index.row()) != nullptr ? Qt::ItemIsEnabled | Qt::ItemIsSelectable
                                         : Qt::ItemIsEnabled;
}

} // namespace haven
