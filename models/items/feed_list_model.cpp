#include "models/items/feed_list_model.h"

#include "models/items/item_roles.h"
#include "models/items/qt_text.h"

namespace haven {

FeedListModel::FeedListModel(Desk& desk, FeedListWords words, QObject* parent)
    : TitledTable(parent), m_desk(desk), m_words(std::move(words)), m_rows(desk.feeds())
{
    connect(&desk, &Desk::feedsChanged, this, &FeedListModel::tick);
}

void FeedListModel::tick()
{
    std::vector<FeedRow> rows = m_desk.feeds();
    const int before = rowCount();
    const int after = static_cast<int>(rows.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_rows = std::move(rows);
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_rows = std::move(rows);
        endInsertRows();
    } else {
        m_rows = std::move(rows);
    }
    if (after > 0)
        Q_EMIT dataChanged(index(0, 0), index(after - 1, kFeedColumns - 1));
}

int FeedListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FeedListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kFeedColumns;
}

QVariant FeedListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const FeedRow& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<FeedColumn>(index.column());
    const bool isBad = isTrouble(row.health);
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case FeedColumn::Name:
            return fromStd(row.name);
        case FeedColumn::Health:
            return m_words.health(row.health);
        case FeedColumn::Heard:
            return row.heardAt ? QString() : QStringLiteral("–");
        case FeedColumn::Units:
            return QString::number(row.units);
        case FeedColumn::Address:
            return fromStd(row.address);
        }
        return {};
    case CellKindRole:
        if (column == FeedColumn::Units)
            return static_cast<int>(CellKind::Number);
        return static_cast<int>(column == FeedColumn::Heard && row.heardAt ? CellKind::Waiting
                                                                           : CellKind::Text);
    case CellValueRole:
        if (column != FeedColumn::Heard || !row.heardAt)
            return {};
        return static_cast<qint64>((m_desk.now() - *row.heardAt).wholeSeconds());
    case LateRole:
        return column == FeedColumn::Health && isBad;
    case MutedRole:
        return row.health == FeedHealth::Off;
    case EmphasisRole:
        return static_cast<int>(column == FeedColumn::Name ? Emphasis::Strong : Emphasis::None);
    case RowMarkRole:
        return static_cast<int>(isBad ? RowMark::Attention : RowMark::None);
    case SpokenRole:
        return m_words.spoken(row, m_desk.now());
    case IdRole:
        return fromStd(row.name);
    default:
        return {};
    }
}

} // namespace haven
