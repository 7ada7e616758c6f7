#include "models/items/follow_up_model.h"

#include "models/items/qt_text.h"

#include <set>

namespace haven {

FollowUpModel::FollowUpModel(Desk& desk, FollowUpWords words, QObject* parent)
    : GroupedRows(kFollowUpColumns, parent), m_desk(desk), m_words(std::move(words))
{
    tick();
}

void FollowUpModel::tick()
{
    const Instant now = m_desk.now();
    std::set<std::string> kept;
    std::vector<Wanted> wanted;
    m_overdue = 0;
    m_open = 0;
    for (const FollowUp* one : followUpList(m_desk.state())) {
        const std::string key = std::to_string(one->id.value);
        kept.insert(key);
        Known known{*one, FollowUpGroup::Open, m_words.isHidden(*one)};
        if (one->end)
            known.group = FollowUpGroup::Ended;
        else if (isOverdue(*one, now))
            known.group = FollowUpGroup::Overdue;
        m_overdue += known.group == FollowUpGroup::Overdue ? 1 : 0;
        m_open += known.group == FollowUpGroup::Ended ? 0 : 1;
        const auto before = m_byKey.find(key);
        if (before != m_byKey.end() && before->second == known)
            continue;
        BoardPlace place;
        place.group.rank = static_cast<int>(known.group);
        place.order = {one->end ? -one->endedAt.value_or(one->dueAt).ms : one->dueAt.ms,
                       one->id.value, 0};
        place.key = key;
        m_byKey[key] = std::move(known);
        wanted.push_back({place, true});
    }
    std::vector<std::string> gone;
    for (const auto& [key, one] : m_byKey) {
        if (kept.count(key) == 0)
            gone.push_back(key);
    }
    place(wanted, gone);
}

std::optional<FollowUpId> FollowUpModel::followUpAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    const auto found = m_byKey.find(keyAt(row));
    return found == m_byKey.end() ? std::nullopt : std::optional(found->second.followUp.id);
}

QVariant FollowUpModel::cell(const std::string& key, int column, int role) const
{
    const auto found = m_byKey.find(key);
    if (found == m_byKey.end())
        return {};
    const FollowUp& one = found->second.followUp;
    const bool isLate = found->second.group == FollowUpGroup::Overdue;
    switch (role) {
    case IdRole:
        return fromStd(key);
    case MutedRole:
        return found->second.group == FollowUpGroup::Ended;
    case EmphasisRole:
        return static_cast<int>(isLate && column == static_cast<int>(FollowUpColumn::Due)
                                    ? Emphasis::Danger
                                    : Emphasis::None);
    case RowMarkRole:
        return static_cast<int>(isLate ? RowMark::Attention : RowMark::None);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (static_cast<FollowUpColumn>(column)) {
    case FollowUpColumn::Due:
        return m_words.due(one.dueAt);
    case FollowUpColumn::Incident:
        return fromStd(one.number);
    case FollowUpColumn::After:
        return m_words.after(one.kind);
    case FollowUpColumn::Tries:
        return m_words.tries(one);
    case FollowUpColumn::What:
        if (found->second.isHidden)
            return m_words.hidden;
        return fromStd(one.end && !one.endReason.empty() ? one.endReason : one.text);
    }
    return {};
}

QString FollowUpModel::groupTitle(const BoardGroup& group) const
{
    return m_words.group(static_cast<FollowUpGroup>(group.rank));
}

} // namespace haven
