#include "models/items/protocol_list_model.h"

#include "models/dispatch/protocol_texts.h"
#include "models/items/qt_text.h"

#include <algorithm>

namespace haven {

ProtocolListModel::ProtocolListModel(Desk& desk,
                                     std::function<QString(const ProtocolRow&)> standingWords,
                                     QObject* parent)
    : TitledTable(parent), m_desk(desk), m_words(std::move(standingWords))
{
    const auto& protocols = desk.knowledge().protocols;
    for (const auto& [id, onFile] : protocols)
        m_rows.push_back(rowFor(id));
    std::sort(m_rows.begin(), m_rows.end(), [&](const ProtocolRow& a, const ProtocolRow& b) {
        return protocols.at(a.id).protocol.title < protocols.at(b.id).protocol.title;
    });
    connect(&desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (changes.isRosterChanged)
            look();
    });
    connect(&desk, &Desk::protocolsChanged, this, [this] {
        takeNew();
        look();
    });
}

// At their place by title. A title that changes keeps its row, so that nobody's choice moves.
void ProtocolListModel::takeNew()
{
    const auto& protocols = m_desk.knowledge().protocols;
    for (const auto& [id, onFile] : protocols) {
        const bool isKnown =
            std::any_of(m_rows.begin(), m_rows.end(),
                        [&known = id](const ProtocolRow& row) { return row.id == known; });
        if (isKnown)
            continue;
        const auto after = std::find_if(m_rows.begin(), m_rows.end(),
                                        [&, &title = onFile.protocol.title](const auto& row) {
                                            return title < protocols.at(row.id).protocol.title;
                                        });
        const int place = static_cast<int>(after - m_rows.begin());
        beginInsertRows({}, place, place);
        m_rows.insert(after, rowFor(id));
        endInsertRows();
    }
}

ProtocolRow ProtocolListModel::rowFor(const ProtocolId& id) const
{
    ProtocolRow row;
    row.id = id;
    row.hash = m_desk.knowledge().protocols.at(id).hash;
    const auto found = m_desk.state().approvals.find(id);
    if (found == m_desk.state().approvals.end())
        return row;
    row.approval = found->second;
    const bool isSame = found->second.hash == row.hash;
    row.standing = isSame ? ProtocolStanding::Approved : ProtocolStanding::Changed;
    const StartBy by = protocolToStart(m_desk.state(), m_desk.knowledge(), id).by;
    row.isEarlierStarted = by == StartBy::EarlierApproved;
    return row;
}

void ProtocolListModel::look()
{
    for (std::size_t n = 0; n < m_rows.size(); ++n) {
        ProtocolRow now = rowFor(m_rows[n].id);
        if (now == m_rows[n])
            continue;
        m_rows[n] = std::move(now);
        const int row = static_cast<int>(n);
        Q_EMIT dataChanged(index(row, 0), index(row, kProtocolColumns - 1));
    }
}

const ProtocolRow* ProtocolListModel::rowAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int ProtocolListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProtocolListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kProtocolColumns;
}

QVariant ProtocolListModel::data(const QModelIndex& index, int role) const
{
    const ProtocolRow* row = rowAt(index.row());
    if (!row || !index.isValid())
        return {};
    if (role == IdRole)
        return fromStd(row->id.value);
    const auto column = static_cast<ProtocolColumn>(index.column());
    if (role == EmphasisRole && column == ProtocolColumn::Standing)
        return static_cast<int>(row->standing == ProtocolStanding::Approved ? Emphasis::None
                                                                            : Emphasis::Strong);
    if (role != Qt::DisplayRole)
        return {};
    const Protocol& protocol = m_desk.knowledge().protocols.at(row->id).protocol;
    switch (column) {
    case ProtocolColumn::Title:
        return fromStd(protocol.title);
    case ProtocolColumn::Version:
        return QString::number(protocol.version);
    case ProtocolColumn::Standing:
        return m_words(*row);
    }
    return {};
}

} // namespace haven
