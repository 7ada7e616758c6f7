#pragma once

#include "models/dispatch/query.h"
#include "models/items/titled_table.h"

#include <functional>
#include <vector>

namespace haven {

enum class LogColumn { Time, Incident, Who, What, Mark };
inline constexpr int kLogColumns = static_cast<int>(LogColumn::Mark) + 1;

// What only the screen can word.
struct ShiftLogWords {
    std::function<QString(Instant)> time;
    std::function<QString(const LogLine&)> who;
    std::function<QString(LogMark)> mark;
    std::function<QString(Instant)> entered = {}; // "entered 22:15", of what came much later
};

// The shift log as far as it was asked for, newest first: older pages come in below, new facts
// above. It asks nobody itself: whoever hears moreWanted() fetches the next page.
class ShiftLogModel final : public TitledTable
{
    Q_OBJECT

public:
    explicit ShiftLogModel(ShiftLogWords words, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    // For another question: nothing is shown and nothing more is wanted until append().
    void clear();
    // What was asked for comes no more; scrolling asks anew.
    void stopFetching() { m_isFetching = false; }
    // The next page and where the log goes on after it.
    void append(const std::vector<LogLine>& lines, std::optional<std::int64_t> next);
    // Facts recorded since, oldest first; those that are there already are left out.
    void addNew(const std::vector<LogLine>& lines);

    const LogLine* lineAt(int row) const;
    int rowOf(std::int64_t sequence) const; // -1 if it is not here
    std::optional<std::int64_t> next() const { return m_next; }

Q_SIGNALS:
    void moreWanted(qint64 after);

private:
    QString textOf(const LogLine& line, LogColumn column) const;
    QString marksOf(const LogLine& line) const;

    ShiftLogWords m_words;
    std::vector<LogLine> m_lines; // oldest first, so that new ones are cheap; shown from the back
    std::optional<std::int64_t> m_next;
    bool m_isFetching = false;
};

} // namespace haven
