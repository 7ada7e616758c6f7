#include "models/items/bolo_list_model.h"

#include "models/items/item_roles.h"
#include "models/items/qt_text.h"

#include <algorithm>

namespace haven {

namespace {

// Whether somebody has yet to look at where it fitted.
bool hasUnseenMatch(const Bolo& bolo)
{
    return std::any_of(bolo.matches.begin(), bolo.matches.end(),
                       [](const BoloMatch& match) { return !match.seenAt; });
}

} // namespace

BoloListModel::BoloListModel(Desk& desk, BoloListWords words, QObject* parent)
    : QAbstractTableModel(parent), m_desk(desk), m_words(std::move(words)),
      m_rows(bolosInForce(desk.state(), desk.now(), desk.seat().roles))
{
    connect(&desk, &Desk::changed, this, &BoloListModel::look);
    connect(&desk, &Desk::seatChanged, this, &BoloListModel::look);
}

void BoloListModel::look()
{
    const auto now = bolosInForce(m_desk.state(), m_desk.now(), m_desk.seat().roles);
    // Out with what is over, one by one, so that what is chosen stays chosen.
    for (int row = rowCount() - 1; row >= 0; --row) {
        const auto at = m_rows.begin() + row;
        if (std::find(now.begin(), now.end(), *at) != now.end())
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(at);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(now.size()); ++row) {
        const BoloId id = now[static_cast<std::size_t>(row)];
        if (row < rowCount() && m_rows[static_cast<std::size_t>(row)] == id)
            continue;
        beginInsertRows({}, row, row);
        m_rows.insert(m_rows.begin() + row, id);
        endInsertRows();
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kBoloColumns - 1));
}

const Bolo* BoloListModel::boloAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const auto found = m_desk.state().bolos.find(m_rows[static_cast<std::size_t>(row)]);
    return found == m_desk.state().bolos.end() ? nullptr : &found->second;
}

int BoloListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int BoloListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kBoloColumns;
}

QString BoloListModel::text(BoloColumn column, BoloId id, const Bolo& bolo) const
{
    switch (column) {
    case BoloColumn::Number:
        return fromStd(boloNumber(id));
    case BoloColumn::What:
        return fromStd(boloWords(bolo.text));
    case BoloColumn::Left: {
        const auto minutes = (bolo.expiresAt - m_desk.now()).wholeSeconds() / 60;
        return QStringLiteral("%1:%2").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
    }
    case BoloColumn::Heard: {
        const auto unheard = bolosUnheard(m_desk.state(), bolo).size();
        return bolo.broadcastAt ? QStringLiteral("%1/%2")
                                      .arg(bolo.toldUnits.size() - unheard)
                                      .arg(bolo.toldUnits.size())
                                : QStringLiteral("–");
    }
    }
    return {};
}

QVariant BoloListModel::data(const QModelIndex& index, int role) const
{
    const Bolo* bolo = index.isValid() ? boloAt(index.row()) : nullptr;
    if (!bolo)
        return {};
    const BoloId id = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<BoloColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(column, id, *bolo);
    case Qt::ToolTipRole:
        return fromStd(boloWords(bolo->text));
    case CellKindRole:
        return static_cast<int>(column == BoloColumn::Left || column == BoloColumn::Heard
                                    ? CellKind::Number
                                    : CellKind::Text);
    case EmphasisRole:
        return static_cast<int>(column == BoloColumn::Number ? Emphasis::Strong : Emphasis::None);
    case RowMarkRole:
        return static_cast<int>(hasUnseenMatch(*bolo) ? RowMark::Attention : RowMark::None);
    case SpokenRole:
        return m_words.spoken(id, *bolo);
    case IdRole:
        return fromStd(boloNumber(id));
    default:
        return {};
    }
}

} // namespace haven
