#include "models/items/incident_hits_model.h"

#include "models/items/item_roles.h"
#include "models/items/qt_text.h"

#include <QStringList>

namespace haven {

IncidentHitsModel::IncidentHitsModel(Words words, QObject* parent)
    : TitledTable(parent), m_words(std::move(words))
{}

int IncidentHitsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

int IncidentHitsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kHitColumns;
}

const IncidentHit* IncidentHitsModel::hitAt(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_hits[static_cast<std::size_t>(row)];
}

QVariant IncidentHitsModel::data(const QModelIndex& index, int role) const
{
    const IncidentHit* hit = hitAt(index.row());
    if (!index.isValid() || hit == nullptr)
        return {};
    const auto text = [&](HitColumn column) {
        switch (column) {
        case HitColumn::Opened:
            return m_words.opened(hit->openedAt);
        case HitColumn::Incident:
            return fromStd(hit->number);
        case HitColumn::Type:
            return m_words.type(hit->type);
        case HitColumn::Place:
            return fromStd(hit->place);
        case HitColumn::Disposition:
            return m_words.disposition(hit->disposition);
        case HitColumn::Words:
            return fromStd(hit->snippet).simplified();
        }
        return QString();
    };
    const auto column = static_cast<HitColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(column);
    case EmphasisRole:
        return static_cast<int>(column == HitColumn::Incident ? Emphasis::Strong : Emphasis::None);
    case MutedRole:
        return column != HitColumn::Incident && !hit->incident;
    case IdRole:
        return static_cast<qint64>(hit->rowKey);
    case SpokenRole: {
        QStringList spoken;
        for (int i = 0; i < kHitColumns; ++i)
            spoken << text(static_cast<HitColumn>(i));
        return spoken.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

bool IncidentHitsModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_hasMore && !m_isFetching;
}

void IncidentHitsModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    m_isFetching = true;
    Q_EMIT moreWanted(m_hits.back().rowKey);
}

void IncidentHitsModel::clear()
{
    m_hasMore = false;
    m_isFetching = false;
    if (m_hits.empty())
        return;
    beginRemoveRows({}, 0, rowCount() - 1);
    m_hits.clear();
    endRemoveRows();
}

void IncidentHitsModel::append(const std::vector<IncidentHit>& hits, int pageRows)
{
    if (!hits.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(hits.size()) - 1);
        m_hits.insert(m_hits.end(), hits.begin(), hits.end());
        endInsertRows();
    }
    // Only now: a view may ask on as soon as it sees the rows.
    m_isFetching = false;
    m_hasMore = !hits.empty() && static_cast<int>(hits.size()) >= pageRows;
}

} // namespace haven
