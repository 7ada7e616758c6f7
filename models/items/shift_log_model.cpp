#include "models/items/shift_log_model.h"

#include "models/items/item_roles.h"
#include "models/items/qt_text.h"

#include <algorithm>
#include <QStringList>

namespace haven {

namespace {

// Radio first, the keyboard second: a few minutes are no news.
constexpr Span kEnteredLater = Span::minutes(5);

} // namespace

ShiftLogModel::ShiftLogModel(ShiftLogWords words, QObject* parent)
    : TitledTable(parent), m_words(std::move(words))
{}

int ShiftLogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int ShiftLogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kLogColumns;
}

const LogLine* ShiftLogModel::lineAt(int row) const
{
    const auto count = static_cast<int>(m_lines.size());
    return row < 0 || row >= count ? nullptr : &m_lines[static_cast<std::size_t>(count - 1 - row)];
}

int ShiftLogModel::rowOf(std::int64_t sequence) const
{
    const auto found = std::lower_bound(
        m_lines.begin(), m_lines.end(), sequence,
        [](const LogLine& line, std::int64_t wanted) { return line.envelope.sequence < wanted; });
    if (found == m_lines.end() || found->envelope.sequence != sequence)
        return -1;
    return static_cast<int>(m_lines.end() - found) - 1;
}

QString ShiftLogModel::marksOf(const LogLine& line) const
{
    QStringList words;
    for (const LogMark mark : line.marks)
        words << m_words.mark(mark);
    const bool isLater = line.envelope.happenedAt + kEnteredLater <= line.envelope.recordedAt;
    if (isLater && m_words.entered)
        words << m_words.entered(line.envelope.recordedAt);
    return words.join(QStringLiteral(", "));
}

QString ShiftLogModel::textOf(const LogLine& line, LogColumn column) const
{
    switch (column) {
    case LogColumn::Time:
        return m_words.time(line.envelope.happenedAt);
    case LogColumn::Incident:
        return line.numbers.empty() ? QString() : fromStd(line.numbers.front());
    case LogColumn::Who:
        return m_words.who(line);
    case LogColumn::What:
        return fromStd(line.text).simplified();
    case LogColumn::Mark:
        return marksOf(line);
    }
    return {};
}

QVariant ShiftLogModel::data(const QModelIndex& index, int role) const
{
    const LogLine* line = lineAt(index.row());
    if (!index.isValid() || line == nullptr)
        return {};
    const auto column = static_cast<LogColumn>(index.column());
    const bool isMarked = !line->marks.empty();
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*line, column);
    case EmphasisRole: {
        const bool isStrong = column == LogColumn::Time || (isMarked && column == LogColumn::What);
        return static_cast<int>(isStrong ? Emphasis::Strong : Emphasis::None);
    }
    case LateRole:
        return column == LogColumn::Mark && isMarked;
    case RowMarkRole:
        return static_cast<int>(isMarked ? RowMark::Attention : RowMark::None);
    case IdRole:
        return static_cast<qint64>(line->envelope.sequence);
    case SpokenRole:
        return QStringList{textOf(*line, LogColumn::Time), marksOf(*line),
                           textOf(*line, LogColumn::Incident), textOf(*line, LogColumn::Who),
                           textOf(*line, LogColumn::What)}
            .join(QStringLiteral(", "));
    default:
        return {};
    }
}

bool ShiftLogModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_next && !m_isFetching;
}

void ShiftLogModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    m_isFetching = true;
    Q_EMIT moreWanted(*m_next);
}

void ShiftLogModel::clear()
{
    m_next.reset();
    m_isFetching = false;
    if (m_lines.empty())
        return;
    beginRemoveRows({}, 0, rowCount() - 1);
    m_lines.clear();
    endRemoveRows();
}

void ShiftLogModel::append(const std::vector<LogLine>& lines, std::optional<std::int64_t> next)
{
    if (!lines.empty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(lines.size()) - 1);
        m_lines.insert(m_lines.begin(), lines.rbegin(), lines.rend());
        endInsertRows();
    }
    // Only now: a view may ask on as soon as it sees the rows.
    m_isFetching = false;
    m_next = next;
}

void ShiftLogModel::addNew(const std::vector<LogLine>& lines)
{
    const std::int64_t last = m_lines.empty() ? 0 : m_lines.back().envelope.sequence;
    const auto first = std::find_if(lines.begin(), lines.end(), [&](const LogLine& line) {
        return line.envelope.sequence > last;
    });
    if (first == lines.end())
        return;
    beginInsertRows({}, 0, static_cast<int>(lines.end() - first) - 1);
    m_lines.insert(m_lines.end(), first, lines.end());
    endInsertRows();
}

} // namespace haven
