#include "models/items/timer_list_model.h"

#include "models/items/qt_text.h"

#include <algorithm>
#include <set>

namespace haven {

class TimerListModel::Subject final : public FilterSubject
{
public:
    Subject(const TimerRow& row, TimerGroup group) : m_row(row), m_group(group) {}

    QStringList valuesOf(const QString& key) const override
    {
        if (key == u"kind")
            return {fromStd(enumName(m_row.kind))};
        if (key == u"unit")
            return m_row.alarm.unit ? QStringList{fromStd(m_row.alarm.unit->value)} : QStringList();
        if (key == u"p")
            return m_row.incidentPriority
                       ? QStringList{QString::number(static_cast<int>(*m_row.incidentPriority) + 1)}
                       : QStringList();
        QStringList is;
        if (m_group == TimerGroup::Late || m_group == TimerGroup::Emergency)
            is << QStringLiteral("late");
        if (m_group == TimerGroup::Aside)
            is << QStringLiteral("aside");
        if (m_row.isFirst)
            is << QStringLiteral("first");
        return is;
    }

    QString words() const override
    {
        return QStringList{fromStd(timerWords(m_row)), fromStd(m_row.subject), fromStd(m_row.place)}
            .join(u'\n');
    }

private:
    const TimerRow& m_row;
    TimerGroup m_group;
};

TimerListModel::TimerListModel(Desk& desk, TimerWords words, QObject* parent)
    : GroupedRows(kTimerColumns, parent), m_desk(desk), m_words(std::move(words)), m_now(desk.now())
{
    look();
}

FilterVocabulary TimerListModel::vocabulary()
{
    const auto word = [](const char* text) { return QString::fromLatin1(text); };
    QStringList kinds;
    for (const auto name : enumNames(TimerKind{}))
        kinds << fromStd(name).toLower();
    return {
        {word("kind"), {}, FilterMatch::Same, kinds},
        {word("unit"), {}, FilterMatch::Prefix, {}},
        {word("p"),
         {word("pri"), word("priority")},
         FilterMatch::Same,
         {word("1"), word("2"), word("3"), word("4"), word("5")}},
        {word("is"), {}, FilterMatch::Same, {word("late"), word("aside"), word("first")}},
    };
}

TimerGroup TimerListModel::groupOf(const TimerRow& row) const
{
    if (row.kind == TimerKind::Emergency)
        return TimerGroup::Emergency;
    if (row.alarm.standing == AlarmStanding::Shelved)
        return TimerGroup::Aside;
    if (!isLateTimer(row, m_now))
        return TimerGroup::Next;
    return row.alarm.standing == AlarmStanding::Acknowledged ? TimerGroup::Answered
                                                             : TimerGroup::Late;
}

BoardPlace TimerListModel::placeOf(const TimerRow& row, const std::string& key) const
{
    BoardPlace place;
    const TimerGroup group = groupOf(row);
    place.group.rank = static_cast<int>(group);
    // As in the strip: what is more urgent first, whatever has been late longer.
    const int rank = group == TimerGroup::Late ? lateRank(row, m_desk.state()) : 0;
    place.order = {rank, row.alarm.lateFrom().ms, 0};
    place.key = key;
    return place;
}

void TimerListModel::look()
{
    m_now = m_desk.now();
    std::set<std::string> kept;
    std::vector<Wanted> wanted;
    m_late = 0;
    for (TimerRow& row : timerRowsOf(m_desk.deadlines(), m_desk.state(), m_desk.knowledge().codes,
                                     m_desk.seat(), m_now)) {
        std::string key = timerKey(row);
        if (!kept.insert(key).second)
            continue;
        const TimerGroup group = groupOf(row);
        m_late += group == TimerGroup::Late || group == TimerGroup::Emergency ? 1 : 0;
        BoardPlace place = placeOf(row, key);
        const bool isPassing = m_filter.passes(Subject(row, group));
        const auto known = m_byKey.find(key);
        if (known != m_byKey.end() && known->second == row && rowOfKey(key) >= 0 &&
            place.group.rank == static_cast<int>(TimerGroup::Next) && isPassing)
            continue; // only its figure moves
        m_byKey[key] = std::move(row);
        wanted.push_back({std::move(place), isPassing});
    }
    std::vector<std::string> gone;
    for (const auto& [key, row] : m_byKey) {
        if (kept.count(key) == 0)
            gone.push_back(key);
    }
    place(wanted, gone);
}

void TimerListModel::tick(Instant now, RowRange seen)
{
    look();
    m_now = now;
    announce(seen, static_cast<int>(TimerColumn::Due), {CellValueRole, LateRole, SpokenRole});
    announce(seen, static_cast<int>(TimerColumn::Note), {Qt::DisplayRole});
}

void TimerListModel::setFilter(const QuickFilter& filter)
{
    m_filter = filter;
    std::vector<Wanted> wanted;
    for (const auto& [key, row] : m_byKey) {
        wanted.push_back({placeOf(row, key), filter.passes(Subject(row, groupOf(row)))});
    }
    place(wanted, {});
}

const TimerRow* TimerListModel::rowAt(int row) const
{
    if (row < 0 || row >= rowCount() || isHeader(row))
        return nullptr;
    const auto found = m_byKey.find(keyAt(row));
    return found == m_byKey.end() ? nullptr : &found->second;
}

qint64 TimerListModel::secondsLeft(const TimerRow& row) const
{
    // Rounded so that "0:01 left" is never followed by a second of "0:00" both ways.
    return (row.alarm.lateFrom() - m_now).wholeSeconds();
}

QString TimerListModel::textOf(const TimerRow& row, TimerColumn column) const
{
    switch (column) {
    case TimerColumn::Due:
        return {};
    case TimerColumn::What:
        return m_words.what(row);
    case TimerColumn::About:
        // As in the queue: the year is the same for all.
        return row.alarm.unit ? fromStd(row.subject) : fromStd(row.subject).section(u'-', -1);
    case TimerColumn::Where:
        return fromStd(row.place);
    case TimerColumn::Note:
        return m_words.note(row);
    }
    return {};
}

QVariant TimerListModel::cell(const std::string& key, int column, int role) const
{
    const auto found = m_byKey.find(key);
    if (found == m_byKey.end())
        return {};
    const TimerRow& row = found->second;
    const auto at = static_cast<TimerColumn>(column);
    const TimerGroup group = groupOf(row);
    const bool isPressing = group == TimerGroup::Late || group == TimerGroup::Emergency;
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row, at);
    case CellKindRole:
        return static_cast<int>(at == TimerColumn::Due ? CellKind::CheckIn : CellKind::Text);
    case CellValueRole:
        return at == TimerColumn::Due ? QVariant(secondsLeft(row)) : QVariant();
    case LateRole:
        return at == TimerColumn::Due && isPressing;
    case EmphasisRole:
        if (group == TimerGroup::Emergency && at == TimerColumn::What)
            return static_cast<int>(Emphasis::Danger);
        return static_cast<int>(at == TimerColumn::About ? Emphasis::Strong : Emphasis::None);
    case MutedRole:
        return group == TimerGroup::Aside || group == TimerGroup::Answered;
    case RowMarkRole:
        return static_cast<int>(isPressing && row.alarm.priority == AlarmPriority::High
                                    ? RowMark::Attention
                                    : RowMark::None);
    case IdRole:
        return fromStd(key);
    case SpokenRole:
        return m_words.spoken(row, secondsLeft(row));
    case Qt::ToolTipRole: {
        // The whole row, since a narrow list cuts it and leaves columns out.
        QStringList lines;
        for (const auto each :
             {TimerColumn::What, TimerColumn::About, TimerColumn::Where, TimerColumn::Note})
            lines << textOf(row, each);
        lines.removeAll(QString());
        return lines.join(u'\n');
    }
    default:
        return {};
    }
}

QString TimerListModel::groupTitle(const BoardGroup& group) const
{
    return m_words.group(static_cast<TimerGroup>(group.rank));
}

} // namespace haven
