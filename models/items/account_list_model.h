#pragma once

#include "models/dispatch/account.h"
#include "models/items/item_roles.h"
#include "models/items/titled_table.h"

#include <functional>
#include <optional>
#include <vector>

namespace haven {

enum class AccountColumn { Agent, Name, Roles, Standing };
inline constexpr int kAccountColumns = static_cast<int>(AccountColumn::Standing) + 1;

// How the screen words what the model only knows.
struct AccountWords {
    std::function<QString(const std::set<Role>&)> roles;
    std::function<QString(AccountStanding)> standing;
};

// The accounts of the station, by name.
class AccountListModel final : public TitledTable
{
    Q_OBJECT

public:
    explicit AccountListModel(AccountWords words, QObject* parent = nullptr);

    // Takes the place of what was shown, row by row: what stays keeps its row.
    void show(std::vector<Account> accounts);
    // nullptr outside the list.
    const Account* accountAt(int row) const;
    int rowOf(const AgentId& agent) const; // -1: not there

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    AccountWords m_words;
    std::vector<Account> m_accounts; // by agent
};

} // namespace haven
