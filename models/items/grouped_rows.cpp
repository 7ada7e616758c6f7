#include "models/items/grouped_rows.h"

#include <algorithm>
#include <tuple>

namespace haven {

GroupedRows::GroupedRows(int columns, QObject* parent) : TitledTable(parent), m_columns(columns) {}

int GroupedRows::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int GroupedRows::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

bool GroupedRows::isHeader(int row) const
{
    return m_lines.at(static_cast<std::size_t>(row)).isHeader;
}

std::string GroupedRows::keyAt(int row) const
{
    return m_lines.at(static_cast<std::size_t>(row)).place.key;
}

int GroupedRows::rowOfKey(const std::string& key) const
{
    const auto found = m_rows.find(key);
    if (found == m_rows.end() || !found->second.isShown)
        return -1;
    return positionOf(Line{found->second.shownAt, false});
}

QVariant GroupedRows::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line& line = m_lines.at(static_cast<std::size_t>(index.row()));
    if (!line.isHeader) {
        const Row& row = m_rows.at(line.place.key);
        if (role == SavingRole)
            return row.saving > 0;
        if (role == MutedRole && row.gone == Gone::Yes)
            return true;
        if (role == SpokenRole && row.gone == Gone::Yes)
            return m_goneSpoken.arg(cell(line.place.key, index.column(), role).toString());
        return cell(line.place.key, index.column(), role);
    }
    const auto count = m_counts.find(line.place.group);
    const int rows = count == m_counts.end() ? 0 : count->second;
    if (role == CellKindRole)
        return static_cast<int>(CellKind::GroupHeader);
    if (role == CellValueRole)
        return rows;
    if (role == Qt::DisplayRole && index.column() == 0)
        return groupTitle(line.place.group);
    if (role == SpokenRole)
        return QStringLiteral("%1 %2").arg(groupTitle(line.place.group)).arg(rows);
    return {};
}

Qt::ItemFlags GroupedRows::flags(const QModelIndex& index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || isHeader(index.row()))
        return Qt::NoItemFlags;
    return rowFlags();
}

Qt::ItemFlags GroupedRows::rowFlags() const
{
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

// Headers come before the rows of their group.
bool GroupedRows::stands(const Line& a, const Line& b)
{
    if (a.place.group != b.place.group)
        return a.place.group < b.place.group;
    if (a.isHeader != b.isHeader)
        return a.isHeader;
    return !a.isHeader && a.place < b.place;
}

int GroupedRows::positionOf(const Line& line) const
{
    const auto at = std::lower_bound(m_lines.begin(), m_lines.end(), line, &GroupedRows::stands);
    return static_cast<int>(at - m_lines.begin());
}

void GroupedRows::place(const std::vector<Wanted>& rows, const std::vector<std::string>& gone)
{
    std::vector<std::string> keys;
    keys.reserve(rows.size() + gone.size());
    for (const Wanted& one : rows) {
        Row& row = m_rows[one.place.key];
        row.wanted = one.place;
        row.isPassing = one.isPassing;
        row.gone = Gone::No;
        keys.push_back(one.place.key);
    }
    for (const std::string& key : gone) {
        const auto found = m_rows.find(key);
        if (found == m_rows.end())
            continue;
        found->second.gone = Gone::Yes;
        keys.push_back(key);
    }
    settle(keys);
}

void GroupedRows::setFrozen(Frozen frozen)
{
    if (frozen == m_frozen)
        return;
    m_frozen = frozen;
    if (frozen == Frozen::Yes)
        return;
    std::vector<std::string> behind;
    for (const auto& [key, row] : m_rows) {
        const bool isRight = row.gone == Gone::No && row.isPassing == row.isShown &&
                             (!row.isShown || row.wanted == row.shownAt);
        if (!isRight)
            behind.push_back(key);
    }
    if (!behind.empty())
        settle(behind);
}

void GroupedRows::setSort(std::optional<BoardSort> sort)
{
    if (sort == m_sort)
        return;
    setFrozen(Frozen::No);
    m_sort = sort;
    rearrange(placeAnew());
}

std::vector<BoardPlace> GroupedRows::placeAnew()
{
    std::vector<BoardPlace> places;
    for (const auto& [key, row] : m_rows)
        places.push_back(row.wanted);
    return places;
}

// One signal for all rows: thousands of moves would each be laid out anew.
void GroupedRows::rearrange(const std::vector<BoardPlace>& places)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<Line> kept;
    for (const QModelIndex& one : before)
        kept.push_back(m_lines.at(static_cast<std::size_t>(one.row())));
    for (const BoardPlace& place : places)
        m_rows.at(place.key).wanted = place;
    for (Line& line : m_lines) {
        if (line.isHeader)
            continue;
        Row& row = m_rows.at(line.place.key);
        row.shownAt = row.wanted;
        line.place = row.wanted;
    }
    std::sort(m_lines.begin(), m_lines.end(), &GroupedRows::stands);
    QModelIndexList after;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (!kept[i].isHeader)
            kept[i].place = m_rows.at(kept[i].place.key).shownAt;
        after << index(positionOf(kept[i]), before[static_cast<qsizetype>(i)].column());
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
    Q_EMIT countsChanged();
}

std::string GroupedRows::inTheWay(std::string bytes) const
{
    if (m_sort && m_sort->way == SortWay::Down) {
        for (char& one : bytes)
            one = static_cast<char>(~static_cast<unsigned char>(one));
    }
    return bytes;
}

std::string GroupedRows::sortKey(std::int64_t value) const
{
    // The sign bit turned over, the largest byte first: bytes then compare as the numbers do.
    const std::uint64_t bits = static_cast<std::uint64_t>(value) ^ (std::uint64_t{1} << 63U);
    std::string bytes;
    for (unsigned shift = 64; shift > 0; shift -= 8)
        bytes += static_cast<char>((bits >> (shift - 8)) & 0xFFU);
    return inTheWay(std::move(bytes));
}

std::string GroupedRows::sortKey(const std::string& text) const
{
    if (text.empty())
        return "\xFF\xFF"; // above any byte of a text, and of a text turned over
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    std::string bytes;
    for (std::size_t i = 0; i < text.size();) {
        if (!isDigit(text[i])) {
            const char c = text[i++];
            bytes += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && isDigit(text[end]))
            ++end;
        while (i + 1 < end && text[i] == '0')
            ++i;
        // How many digits, then the digits: longer numbers are larger.
        bytes += '0';
        bytes += static_cast<char>(std::min<std::size_t>(end - i, 120));
        bytes.append(text, i, end - i);
        i = end;
    }
    bytes += '\0'; // the end comes before anything that follows it, both ways
    return inTheWay(std::move(bytes));
}

int GroupedRows::waitingMoves() const
{
    int count = 0;
    for (const auto& [key, row] : m_rows) {
        const bool isLeaving = row.gone == Gone::Yes || !row.isPassing;
        count += row.isShown && (isLeaving || row.wanted != row.shownAt) ? 1 : 0;
    }
    return count;
}

std::vector<BoardGroup> GroupedRows::groups() const
{
    std::vector<BoardGroup> all;
    for (const auto& [group, count] : m_counts)
        all.push_back(group);
    return all;
}

// What has to happen to one row, written into the step; the counts are those after the step.
void GroupedRows::plan(Step& step, const std::string& key)
{
    Row& row = m_rows.at(key);
    const auto leave = [this](const BoardGroup& group) {
        if (--m_counts[group] == 0)
            m_counts.erase(group);
    };
    const bool isWanted = row.gone == Gone::No && row.isPassing;
    if (!row.isShown) {
        if (!isWanted)
            return;
        row.isShown = true;
        row.shownAt = row.wanted;
        ++m_counts[row.shownAt.group];
        ++m_shown;
        step.in.push_back(Line{row.shownAt, false});
        return;
    }
    step.changed.push_back(key);
    if (m_frozen == Frozen::Yes)
        return;
    if (!isWanted) {
        row.isShown = false;
        leave(row.shownAt.group);
        --m_shown;
        step.out.push_back(Line{row.shownAt, false});
        return;
    }
    if (row.wanted != row.shownAt) {
        leave(row.shownAt.group);
        ++m_counts[row.wanted.group];
        step.moved.push_back(row.shownAt);
    }
}

void GroupedRows::planHeaders(Step& step, const std::vector<BoardGroup>& before) const
{
    const auto headerOf = [](const BoardGroup& group) {
        return Line{BoardPlace{group, {}, {}, {}}, true};
    };
    for (const auto& [group, count] : m_counts) {
        if (!std::binary_search(before.begin(), before.end(), group))
            step.in.push_back(headerOf(group));
    }
    for (const BoardGroup& group : before) {
        if (m_counts.find(group) == m_counts.end())
            step.out.push_back(headerOf(group));
    }
}

void GroupedRows::settle(const std::vector<std::string>& keys)
{
    const std::vector<BoardGroup> before = groups();
    Step step;
    for (const std::string& key : keys)
        plan(step, key);
    planHeaders(step, before);
    const bool isCountChanged = !step.in.empty() || !step.out.empty() || !step.moved.empty();
    insert(std::move(step.in));
    for (const BoardPlace& from : step.moved)
        move(from);
    remove(std::move(step.out));
    for (const std::string& key : keys) {
        const Row& row = m_rows.at(key);
        if (row.gone == Gone::Yes && !row.isShown) {
            m_rows.erase(key);
            forget(key);
        }
    }
    announceRows(step.changed);
    if (isCountChanged) {
        for (const auto& [group, count] : m_counts) {
            const int row = positionOf(Line{BoardPlace{group, {}, {}, {}}, true});
            Q_EMIT dataChanged(index(row, 0), index(row, 0), {CellValueRole, SpokenRole});
        }
    }
    Q_EMIT countsChanged();
}

// Neighbors come in together: a filter that is taken away is a few signals, not thousands.
void GroupedRows::insert(std::vector<Line> lines)
{
    std::sort(lines.begin(), lines.end(), &GroupedRows::stands);
    for (std::size_t next = 0; next < lines.size();) {
        const int row = positionOf(lines[next]);
        const auto at = m_lines.begin() + row;
        std::size_t end = next + 1;
        while (end < lines.size() && (at == m_lines.end() || stands(lines[end], *at)))
            ++end;
        beginInsertRows({}, row, row + static_cast<int>(end - next) - 1);
        m_lines.insert(at, lines.begin() + static_cast<std::ptrdiff_t>(next),
                       lines.begin() + static_cast<std::ptrdiff_t>(end));
        endInsertRows();
        next = end;
    }
}

void GroupedRows::move(const BoardPlace& from)
{
    const int source = positionOf(Line{from, false});
    Row& row = m_rows.at(from.key);
    const Line line{row.wanted, false};
    const int target = positionOf(line);
    row.shownAt = row.wanted;
    auto& lines = m_lines;
    if (target == source || target == source + 1) {
        lines[static_cast<std::size_t>(source)] = line;
        return;
    }
    beginMoveRows({}, source, source, {}, target);
    const auto at = lines.begin() + source;
    if (target > source)
        std::rotate(at, at + 1, lines.begin() + target);
    else
        std::rotate(lines.begin() + target, at, at + 1);
    lines[static_cast<std::size_t>(target > source ? target - 1 : target)] = line;
    endMoveRows();
}

void GroupedRows::remove(std::vector<Line> lines)
{
    std::sort(lines.begin(), lines.end(), &GroupedRows::stands);
    while (!lines.empty()) {
        const int last = positionOf(lines.back());
        int first = last;
        lines.pop_back();
        while (!lines.empty() && positionOf(lines.back()) == first - 1) {
            --first;
            lines.pop_back();
        }
        beginRemoveRows({}, first, last);
        m_lines.erase(m_lines.begin() + first, m_lines.begin() + last + 1);
        endRemoveRows();
    }
}

void GroupedRows::announceRows(const std::vector<std::string>& keys)
{
    std::vector<int> rows;
    for (const std::string& key : keys) {
        const int row = rowOfKey(key);
        if (row >= 0)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    for (std::size_t next = 0; next < rows.size();) {
        std::size_t end = next + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1)
            ++end;
        Q_EMIT dataChanged(index(rows[next], 0), index(rows[end - 1], m_columns - 1));
        next = end;
    }
}

void GroupedRows::announce(RowRange range, int column, const QList<int>& roles)
{
    const int last = std::min(range.last, rowCount() - 1);
    const int first = std::max(0, range.first);
    if (range.first < 0 || first > last)
        return;
    Q_EMIT dataChanged(index(first, column), index(last, column), roles);
}

void GroupedRows::setSaving(const std::string& key, Saving saving)
{
    const auto found = m_rows.find(key);
    if (found == m_rows.end())
        return;
    Row& row = found->second;
    row.saving = std::max(0, row.saving + (saving == Saving::Yes ? 1 : -1));
    announceRows({key});
}

} // namespace haven
