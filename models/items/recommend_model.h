#pragma once

#include "models/dispatch/commands.h"
#include "models/dispatch/map_query.h"
#include "models/items/item_roles.h"
#include "models/items/titled_table.h"

#include <functional>
#include <optional>
#include <set>
#include <vector>

namespace haven {

enum class WhoColumn { Order, Unit, Eta, Why };
inline constexpr int kWhoColumns = static_cast<int>(WhoColumn::Why) + 1;

// OnIt: works the incident already. Picked: recommended. LeftOut: not, with the reason why.
HAVEN_ENUM(WhoStanding, OnIt, Picked, LeftOut)

struct WhoRow {
    UnitId unit;
    WhoStanding standing = WhoStanding::LeftOut;
    std::optional<Span> eta; // empty: not known
    TravelWay way = TravelWay::Road;
    std::string why;
    bool isClinician = false;
    std::optional<IncidentId> takenFrom = {}; // recommended to be taken from there
    bool isGone = false;                      // no longer on duty, or no longer said anything about
    bool operator==(const WhoRow&) const = default;
};

struct WhoWords {
    std::function<QString(const WhoRow& row)> eta;
    // The whole row for a screen reader; `order` is its place among those to be sent, 0 for none.
    std::function<QString(const WhoRow& row, int order)> spoken;
    // Why one goes or not, in the language of the screen; without it as it is.
    std::function<QString(const std::string& english)> why = {};
};

// Whom to send to one incident, and why not the others; and which of them are marked to be sent.
// The marks begin as what is recommended, and are a person's from the first one they change.
class RecommendModel final : public TitledTable
{
    Q_OBJECT

public:
    explicit RecommendModel(WhoWords words, QObject* parent = nullptr);

    // How an answer comes in. Anew: as it is. InPlace: rows keep their places and marks, new ones
    // come last, and what moved is told by waits().
    enum class Taking { Anew, InPlace };
    void take(const Recommendation& answer, const std::set<UnitId>& clinicians, Taking taking);
    // Times of those on their way, as they go on.
    void setEtas(IncidentId incident, const std::vector<UnitEta>& etas);
    void clear();
    // The answer taken last would stand in another order than is shown.
    bool waits() const { return m_waits; }

    // Marks a unit to be sent, or takes the mark away. One that is on it already cannot be marked.
    void toggle(int row);
    bool isTouched() const { return m_isTouched; }
    // To be sent, the primary unit first.
    std::vector<UnitId> marked() const { return m_marked; }
    // As shown when the marks were set: what the person had before their eyes.
    std::vector<UnitId> recommended() const;

    // Which of them would be taken from what, as shown.
    std::vector<TakenFrom> takenOf(const std::vector<UnitId>& units) const;

    const std::vector<WhoRow>& rows() const { return m_rows; }
    std::optional<UnitId> unitAt(int row) const;
    int rowOf(const UnitId& unit) const; // -1: none

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    int orderOf(const UnitId& unit) const;
    QVariant shown(const WhoRow& row, WhoColumn column) const;
    void replace(std::vector<WhoRow> rows);
    void takeInPlace(const std::vector<WhoRow>& wanted);

    WhoWords m_words;
    std::vector<WhoRow> m_rows;
    std::vector<UnitId> m_marked;
    bool m_isTouched = false;
    bool m_waits = false;
};

} // namespace haven
