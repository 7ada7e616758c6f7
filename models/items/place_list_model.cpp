#include "models/items/place_list_model.h"

#include "models/items/item_roles.h"
#include "models/items/qt_text.h"

namespace haven {

PlaceListModel::PlaceListModel(PlaceListWords words, QObject* parent)
    : TitledTable(parent), m_words(std::move(words))
{}

void PlaceListModel::take(std::vector<PlaceHit> hits)
{
    beginResetModel();
    m_hits = std::move(hits);
    endResetModel();
}

const PlaceHit* PlaceListModel::hitAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_hits[static_cast<std::size_t>(row)] : nullptr;
}

int PlaceListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

int PlaceListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kPlaceColumns;
}

QVariant PlaceListModel::data(const QModelIndex& index, int role) const
{
    const PlaceHit* hit = index.isValid() ? hitAt(index.row()) : nullptr;
    if (hit == nullptr)
        return {};
    const auto column = static_cast<PlaceColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case PlaceColumn::Place:
            return m_words.title(hit->place);
        case PlaceColumn::Kind:
            return m_words.kind(hit->place);
        case PlaceColumn::Sure:
            return m_words.sure(hit->place);
        case PlaceColumn::Beat:
            return hit->beat ? fromStd(hit->beat->value) : QString();
        }
        return {};
    case CellKindRole:
        return static_cast<int>(CellKind::Text);
    case EmphasisRole:
        return static_cast<int>(column == PlaceColumn::Place ? Emphasis::Strong : Emphasis::None);
    case SpokenRole:
        return m_words.spoken(*hit);
    default:
        return {};
    }
}

} // namespace haven
