#include "models/items/account_list_model.h"

#include "models/items/qt_text.h"

#include <algorithm>

namespace haven {

namespace {

bool isBefore(const Account& a, const Account& b)
{
    return a.agent < b.agent;
}

} // namespace

AccountListModel::AccountListModel(AccountWords words, QObject* parent)
    : TitledTable(parent), m_words(std::move(words))
{}

void AccountListModel::show(std::vector<Account> accounts)
{
    std::sort(accounts.begin(), accounts.end(), isBefore);
    for (int row = rowCount() - 1; row >= 0; --row) {
        const auto at = m_accounts.begin() + row;
        if (std::binary_search(accounts.begin(), accounts.end(), *at, isBefore))
            continue;
        beginRemoveRows({}, row, row);
        m_accounts.erase(at);
        endRemoveRows();
    }
    for (std::size_t n = 0; n < accounts.size(); ++n) {
        const int row = static_cast<int>(n);
        const bool isThere = n < m_accounts.size() && m_accounts[n].agent == accounts[n].agent;
        if (!isThere) {
            beginInsertRows({}, row, row);
            m_accounts.insert(m_accounts.begin() + row, std::move(accounts[n]));
            endInsertRows();
        } else if (!(m_accounts[n] == accounts[n])) {
            m_accounts[n] = std::move(accounts[n]);
            Q_EMIT dataChanged(index(row, 0), index(row, kAccountColumns - 1));
        }
    }
}

const Account* AccountListModel::accountAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_accounts[static_cast<std::size_t>(row)] : nullptr;
}

int AccountListModel::rowOf(const AgentId& agent) const
{
    const auto found = std::find_if(m_accounts.begin(), m_accounts.end(),
                                    [&](const Account& one) { return one.agent == agent; });
    return found == m_accounts.end() ? -1 : static_cast<int>(found - m_accounts.begin());
}

int AccountListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_accounts.size());
}

int AccountListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kAccountColumns;
}

QVariant AccountListModel::data(const QModelIndex& index, int role) const
{
    const Account* account = accountAt(index.row());
    if (!account || !index.isValid())
        return {};
    const bool isOut = account->standing != AccountStanding::Open;
    if (role == IdRole)
        return fromStd(account->agent.value);
    if (role == MutedRole)
        return account->standing == AccountStanding::Disabled;
    if (role == EmphasisRole && index.column() == static_cast<int>(AccountColumn::Standing))
        return static_cast<int>(isOut ? Emphasis::Strong : Emphasis::None);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<AccountColumn>(index.column())) {
    case AccountColumn::Agent:
        return fromStd(account->agent.value);
    case AccountColumn::Name:
        return fromStd(account->name);
    case AccountColumn::Roles:
        return m_words.roles(account->roles);
    case AccountColumn::Standing:
        return m_words.standing(account->standing);
    }
    return {};
}

} // namespace haven
