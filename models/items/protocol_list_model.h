#pragma once

#include "models/items/desk.h"
#include "models/items/item_roles.h"
#include "models/items/titled_table.h"

#include <functional>
#include <vector>

namespace haven {

enum class ProtocolColumn { Title, Version, Standing };
inline constexpr int kProtocolColumns = static_cast<int>(ProtocolColumn::Standing) + 1;

// Draft: nobody has approved it. Changed: somebody approved another text of it.
HAVEN_ENUM(ProtocolStanding, Draft, Approved, Changed)

struct ProtocolRow {
    ProtocolId id;
    ProtocolStanding standing = ProtocolStanding::Draft;
    std::string hash; // of the text in use
    std::optional<Approval> approval;
    // Changed: the approved text goes on being started at this station until the new one is
    // approved.
    bool isEarlierStarted = false;
    bool operator==(const ProtocolRow&) const = default;
};

// The protocols this program has, by title, and who stands for each. A text of the agency's own may
// be another one while it runs, and a new one may come.
class ProtocolListModel final : public TitledTable
{
    Q_OBJECT

public:
    // `standingWords` says how a row stands: models speak no language.
    ProtocolListModel(Desk& desk, std::function<QString(const ProtocolRow&)> standingWords,
                      QObject* parent = nullptr);

    // nullptr outside the list.
    const ProtocolRow* rowAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void look();
    void takeNew();
    ProtocolRow rowFor(const ProtocolId& id) const;

    Desk& m_desk;
    std::function<QString(const ProtocolRow&)> m_words;
    std::vector<ProtocolRow> m_rows;
};

} // namespace haven
