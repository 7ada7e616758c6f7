#include "models/items/recommend_model.h"

#include "models/base/text.h"
#include "models/items/qt_text.h"

#include <algorithm>

namespace haven {

namespace {

// How far it is stands in a column of its own, so what speaks for it otherwise comes first.
std::string whyText(const UnitPick& pick)
{
    std::vector<std::string> reasons = pick.reasons;
    if (pick.eta && reasons.size() > 1)
        std::rotate(reasons.begin(), reasons.begin() + 1, reasons.end());
    return joined(reasons, "; ");
}

std::vector<WhoRow> rowsFor(const Recommendation& answer, const std::set<UnitId>& clinicians)
{
    std::vector<WhoRow> rows;
    const auto add = [&](WhoRow row) {
        row.isClinician = clinicians.count(row.unit) > 0;
        rows.push_back(std::move(row));
    };
    for (const auto& left : answer.leftOut) {
        if (left.rule == LeftOutRule::OnItAlready)
            add({left.unit, WhoStanding::OnIt, std::nullopt, TravelWay::Road, left.reason});
    }
    for (const auto& pick : answer.picked)
        add({pick.unit, WhoStanding::Picked, pick.eta, pick.way, whyText(pick), false,
             pick.takenFrom});
    for (const auto& left : answer.leftOut) {
        if (left.rule != LeftOutRule::OnItAlready)
            add({left.unit, WhoStanding::LeftOut, left.eta, left.way, left.reason});
    }
    return rows;
}

std::vector<WhoRow>::const_iterator rowIn(const std::vector<WhoRow>& rows, const UnitId& unit)
{
    return std::find_if(rows.begin(), rows.end(),
                        [&](const WhoRow& row) { return row.unit == unit; });
}

bool isSameOrder(const std::vector<WhoRow>& a, const std::vector<WhoRow>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const WhoRow& one, const WhoRow& other) {
                          return one.unit == other.unit && one.standing == other.standing;
                      });
}

} // namespace

RecommendModel::RecommendModel(WhoWords words, QObject* parent)
    : TitledTable(parent), m_words(std::move(words))
{}

void RecommendModel::replace(std::vector<WhoRow> rows)
{
    const int before = rowCount();
    const int after = static_cast<int>(rows.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_rows.resize(rows.size());
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_rows.insert(m_rows.end(), rows.begin() + before, rows.end());
        endInsertRows();
    }
    m_rows = std::move(rows);
    if (after > 0)
        Q_EMIT dataChanged(index(0, 0), index(after - 1, kWhoColumns - 1));
}

void RecommendModel::takeInPlace(const std::vector<WhoRow>& wanted)
{
    std::vector<WhoRow> rows = m_rows;
    for (WhoRow& row : rows) {
        const auto news = rowIn(wanted, row.unit);
        if (news == wanted.end()) {
            row.isGone = true;
            continue;
        }
        // Where it stands belongs to its place and its mark, which somebody is just looking at;
        // but who has been sent cannot be sent again.
        const WhoStanding standing = row.standing;
        row = *news;
        if (row.standing == WhoStanding::OnIt)
            std::erase(m_marked, row.unit);
        else
            row.standing = standing;
    }
    for (const WhoRow& row : wanted) {
        if (rowIn(rows, row.unit) == rows.end())
            rows.push_back(row);
    }
    replace(std::move(rows));
}

void RecommendModel::take(const Recommendation& answer, const std::set<UnitId>& clinicians,
                          Taking taking)
{
    std::vector<WhoRow> wanted = rowsFor(answer, clinicians);
    m_waits = taking == Taking::InPlace && !m_rows.empty() && !isSameOrder(m_rows, wanted);
    if (m_waits) {
        takeInPlace(wanted);
        return;
    }
    const bool keepsMarks = m_isTouched && taking == Taking::InPlace;
    if (!keepsMarks) {
        m_isTouched = false;
        m_marked.clear();
        for (const auto& pick : answer.picked)
            m_marked.push_back(pick.unit);
    }
    replace(std::move(wanted));
}

void RecommendModel::setEtas(IncidentId incident, const std::vector<UnitEta>& etas)
{
    for (const UnitEta& eta : etas) {
        const int row = eta.incident == incident ? rowOf(eta.unit) : -1;
        if (row < 0 || m_rows[static_cast<std::size_t>(row)].standing != WhoStanding::OnIt)
            continue;
        WhoRow& one = m_rows[static_cast<std::size_t>(row)];
        one.eta = eta.time;
        one.way = eta.way;
        Q_EMIT dataChanged(index(row, 0), index(row, kWhoColumns - 1));
    }
}

void RecommendModel::clear()
{
    m_isTouched = false;
    m_waits = false;
    m_marked.clear();
    replace({});
}

void RecommendModel::toggle(int row)
{
    const auto unit = unitAt(row);
    if (!unit || m_rows[static_cast<std::size_t>(row)].standing == WhoStanding::OnIt)
        return;
    m_isTouched = true;
    const auto known = std::find(m_marked.begin(), m_marked.end(), *unit);
    if (known == m_marked.end())
        m_marked.push_back(*unit);
    else
        m_marked.erase(known);
    // The numbers behind it change too.
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kWhoColumns - 1));
}

std::vector<UnitId> RecommendModel::recommended() const
{
    std::vector<UnitId> units;
    for (const WhoRow& row : m_rows) {
        if (row.standing == WhoStanding::Picked)
            units.push_back(row.unit);
    }
    return units;
}

std::vector<TakenFrom> RecommendModel::takenOf(const std::vector<UnitId>& units) const
{
    std::vector<TakenFrom> taken;
    for (const UnitId& unit : units) {
        const auto row = rowIn(m_rows, unit);
        if (row != m_rows.end() && row->takenFrom && !row->isGone)
            taken.push_back({unit, *row->takenFrom});
    }
    return taken;
}

std::optional<UnitId> RecommendModel::unitAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    return m_rows[static_cast<std::size_t>(row)].unit;
}

int RecommendModel::rowOf(const UnitId& unit) const
{
    const auto found = rowIn(m_rows, unit);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int RecommendModel::orderOf(const UnitId& unit) const
{
    const auto found = std::find(m_marked.begin(), m_marked.end(), unit);
    return found == m_marked.end() ? 0 : static_cast<int>(found - m_marked.begin()) + 1;
}

int RecommendModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RecommendModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kWhoColumns;
}

QVariant RecommendModel::shown(const WhoRow& row, WhoColumn column) const
{
    switch (column) {
    case WhoColumn::Order: {
        const int order = orderOf(row.unit);
        return order > 0 ? QString::number(order) : QString();
    }
    case WhoColumn::Unit:
        return fromStd(row.unit.value);
    case WhoColumn::Eta:
        return m_words.eta(row);
    case WhoColumn::Why:
        return m_words.why ? m_words.why(row.why) : fromStd(row.why);
    }
    return {};
}

QVariant RecommendModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const WhoRow& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<WhoColumn>(index.column());
    const bool isMarked = orderOf(row.unit) > 0;
    switch (role) {
    case Qt::DisplayRole:
        return shown(row, column);
    case CellKindRole:
        return static_cast<int>(column == WhoColumn::Eta ? CellKind::Number : CellKind::Text);
    case MutedRole:
        return row.isGone || (row.standing == WhoStanding::LeftOut && !isMarked);
    case EmphasisRole:
        if (column == WhoColumn::Unit && row.isClinician)
            return static_cast<int>(Emphasis::Behavioral);
        return static_cast<int>(column == WhoColumn::Why || !isMarked ? Emphasis::None
                                                                      : Emphasis::Strong);
    case SpokenRole:
        return m_words.spoken(row, orderOf(row.unit));
    case IdRole:
        return fromStd(row.unit.value);
    default:
        return {};
    }
}

Qt::ItemFlags RecommendModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace haven
