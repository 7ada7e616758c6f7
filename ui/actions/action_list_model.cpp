#include "ui/actions/action_list_model.h"

#include "models/items/search_fold.h"
#include "ui/actions/fuzzy.h"

#include <algorithm>
#include <utility>

namespace haven::ui {

namespace {

constexpr int kWhole = 1000;  // the key or the verb itself was typed
constexpr int kRecentMax = 9; // for the latest, one less for each before it
constexpr int kNear = 6;
constexpr int kCannot = -8;
constexpr int kOwnWords = 11; // more than a beginning of the words of other programs has

// "ctrl d" is the key Ctrl+D.
QString plainKeys(const QString& keys)
{
    QString plain = keys.toLower();
    return plain.replace(u'+', u' ').simplified();
}

} // namespace

void ActionListModel::setLines(std::vector<ActionLine> lines)
{
    m_lines = std::move(lines);
    filter(m_typed, m_found);
}

std::optional<int> ActionListModel::score(const ActionLine& line, const QString& typed) const
{
    const QString key = plainKeys(line.keys);
    const bool isWhole = !typed.isEmpty() && key == plainKeys(typed);
    auto fit = fuzzyScore(typed, line.folded);
    // "answer" is first the alarm, which is called so, and then what others call so.
    if (fit && beginningScore(typed, line.folded))
        *fit += kOwnWords;
    // Whoever looks for "theme" or "log out" does not know what the act is called here.
    const auto other =
        line.also.isEmpty() ? std::nullopt : beginningScore(typed, line.folded + u' ' + line.also);
    if (other)
        fit = std::max(fit.value_or(*other), *other);
    if (!fit && !isWhole)
        return std::nullopt;
    int score = fit.value_or(0) + (isWhole ? kWhole : 0);
    const auto lately = static_cast<int>(m_recent.indexOf(line.id));
    if (lately >= 0)
        score += std::max(1, kRecentMax - lately) + (typed.isEmpty() ? kWhole : 0);
    if (line.near == ActionLine::Near::Yes)
        score += kNear;
    if (!line.whyNot.isEmpty())
        score += kCannot;
    return score;
}

void ActionListModel::filter(const QString& typed)
{
    filter(typed, {});
}

void ActionListModel::filter(const QString& typed, std::vector<ActionLine> inFront)
{
    m_typed = typed;
    const QString wanted = searchFold(typed.simplified());
    std::vector<std::pair<int, std::size_t>> found;
    found.reserve(m_lines.size());
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (const auto fit = score(m_lines[i], wanted))
            found.emplace_back(-*fit, i);
    }
    std::sort(found.begin(), found.end());
    beginResetModel();
    m_found = std::move(inFront);
    m_shown.clear();
    for (const auto& [fit, line] : found)
        m_shown.push_back(line);
    endResetModel();
}

const ActionLine* ActionListModel::line(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const auto at = static_cast<std::size_t>(row);
    return at < m_found.size() ? &m_found[at] : &m_lines[m_shown[at - m_found.size()]];
}

int ActionListModel::rowOf(const QString& id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (line(row)->id == id)
            return row;
    }
    return -1;
}

int ActionListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_found.size() + m_shown.size());
}

QVariant ActionListModel::data(const QModelIndex& index, int role) const
{
    const ActionLine* one = index.isValid() ? line(index.row()) : nullptr;
    if (one == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return one->title;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return one->told();
    default:
        return {};
    }
}

} // namespace haven::ui
