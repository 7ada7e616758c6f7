#pragma once

#include "models/dispatch/map_query.h"
#include "models/items/titled_table.h"

#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace haven {

enum class NearColumn { What, Time, Distance };
inline constexpr int kNearColumns = static_cast<int>(NearColumn::Distance) + 1;

HAVEN_ENUM(NearGroup, Units, Incidents, Closures, Streets)

// A unit, an incident, a closed road or a street near a place.
struct NearRow {
    NearGroup group = NearGroup::Units;
    QString what;
    QString time;     // empty where there is none
    QString distance; // empty where it is not known
    std::variant<std::monostate, UnitId, IncidentId> id = {};
};

// "Nearest to …": what a map shows at a glance, for who works by list. Groups follow one another,
// each under its name; within one the nearest comes first.
class NearListModel final : public TitledTable
{
    Q_OBJECT

public:
    using GroupWord = std::function<QString(NearGroup group)>;
    explicit NearListModel(GroupWord word, QObject* parent = nullptr);

    void take(const std::vector<NearRow>& rows);
    // nullptr for the name of a group and beyond the list.
    const NearRow* rowAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Line {
        std::optional<NearRow> row; // empty: the name of a group
        NearGroup group = NearGroup::Units;
        int count = 0;
    };

    GroupWord m_word;
    std::vector<Line> m_lines;
};

} // namespace haven
