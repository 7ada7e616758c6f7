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

constexpr std::size_t kNoRow = static_cast<std::size_t>(-1);

// The same line of the list, though its words have changed.
bool isSameLine(const BriefModel::Row& a, const BriefModel::Row& b)
{
    return a.section == b.section && a.isHeader == b.isHeader && a.line.lead == b.line.lead &&
           a.line.incident == b.line.incident && a.line.number == b.line.number;
}

// Where each of the rows stood before; kNoRow: nowhere. What is word for word the same first. Where
// several lines are about one incident, one that changed is none of the others: the choice never
// goes to a neighbor.
std::vector<std::size_t> comingFrom(const std::vector<BriefModel::Row>& before,
                                    const std::vector<BriefModel::Row>& after)
{
    std::vector<std::size_t> from(after.size(), kNoRow);
    std::vector<bool> isTaken(before.size(), false);
    const auto take = [&](std::size_t to, std::size_t row) {
        from[to] = row;
        isTaken[row] = true;
    };
    for (std::size_t n = 0; n < after.size(); ++n) {
        for (std::size_t row = 0; row < before.size() && from[n] == kNoRow; ++row) {
            if (!isTaken[row] && before[row] == after[n])
                take(n, row);
        }
    }
    for (std::size_t n = 0; n < after.size(); ++n) {
        if (from[n] != kNoRow)
            continue; // of a long list nearly all
        const auto isLike = [&](const BriefModel::Row& row) { return isSameLine(row, after[n]); };
        const bool isAlone = std::count_if(before.begin(), before.end(), isLike) == 1 &&
                             std::count_if(after.begin(), after.end(), isLike) == 1;
        const auto row = std::find_if(before.begin(), before.end(), isLike) - before.begin();
        if (isAlone && !isTaken[static_cast<std::size_t>(row)])
            take(n, static_cast<std::size_t>(row));
    }
    return from;
}

} // namespace

std::vector<HalfTaken> halfTakenAt(const Desk& desk)
{
    std::vector<HalfTaken> out;
    for (const DeskDraft& draft : desk.drafts()) {
        if (auto call = halfTakenFrom(draft.key, draft.text))
            out.push_back(*std::move(call));
    }
    return out;
}

void BriefModel::take(const ReliefBrief& brief)
{
    std::vector<Row> after = rowsOf(brief);
    const std::vector<std::size_t> from = comingFrom(m_rows, after);
    dropAllBut(from);
    // Now the rows that stay stand here in their old order, without gaps between them.
    std::vector<std::size_t> kept;
    for (const std::size_t row : from) {
        if (row != kNoRow)
            kept.push_back(row);
    }
    std::sort(kept.begin(), kept.end());
    for (std::size_t n = 0; n < after.size(); ++n) {
        const int row = static_cast<int>(n);
        const auto at = m_rows.begin() + row;
        if (from[n] == kNoRow) {
            beginInsertRows({}, row, row);
            m_rows.insert(at, std::move(after[n]));
            endInsertRows();
            continue;
        }
        const auto waits = std::find(kept.begin(), kept.end(), from[n]);
        const auto ahead = waits - kept.begin();
        kept.erase(waits);
        if (ahead > 0) {
            const int source = row + static_cast<int>(ahead);
            beginMoveRows({}, source, source, {}, row);
            std::rotate(at, at + ahead, at + ahead + 1);
            endMoveRows();
        }
        if (m_rows[n] != after[n]) {
            m_rows[n] = std::move(after[n]);
            Q_EMIT dataChanged(index(row, 0), index(row, kBriefColumns - 1));
        }
    }
}

void BriefModel::dropAllBut(const std::vector<std::size_t>& kept)
{
    for (std::size_t row = m_rows.size(); row-- > 0;) {
        if (std::find(kept.begin(), kept.end(), row) != kept.end())
            continue;
        beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
        endRemoveRows();
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
