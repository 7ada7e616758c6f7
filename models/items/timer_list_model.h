#pragma once

#include "models/dispatch/timers.h"
#include "models/items/desk.h"
#include "models/items/grouped_rows.h"
#include "models/items/quick_filter.h"

#include <functional>
#include <unordered_map>

namespace haven {

enum class TimerColumn { Due, What, About, Where, Note };
inline constexpr int kTimerColumns = static_cast<int>(TimerColumn::Note) + 1;

// An officer emergency, what is late, what somebody has already, what comes, what was put aside.
HAVEN_ENUM(TimerGroup, Emergency, Late, Answered, Next, Aside)

// Models speak no language.
struct TimerWords {
    std::function<QString(TimerGroup)> group;
    std::function<QString(const TimerRow&)> what;
    std::function<QString(const TimerRow&)> note;
    std::function<QString(const TimerRow&, qint64 secondsLeft)> spoken;
};

// What will be late next, by what is answered at this seat. Rows leave when their answer is on
// record; only the figures move by themselves.
class TimerListModel final : public GroupedRows
{
    Q_OBJECT

public:
    TimerListModel(Desk& desk, TimerWords words, QObject* parent = nullptr);

    // Looks again: what came, what went, what became late.
    void look();
    void tick(Instant now, RowRange seen);
    void setFilter(const QuickFilter& filter);
    // kind, unit, p, is (late, aside, first).
    static FilterVocabulary vocabulary();

    // nullptr for a header, or outside of the rows.
    const TimerRow* rowAt(int row) const;
    int lateCount() const { return m_late; }

protected:
    QVariant cell(const std::string& key, int column, int role) const override;
    QString groupTitle(const BoardGroup& group) const override;
    void forget(const std::string& key) override { m_byKey.erase(key); }

private:
    class Subject;
    TimerGroup groupOf(const TimerRow& row) const;
    BoardPlace placeOf(const TimerRow& row, const std::string& key) const;
    qint64 secondsLeft(const TimerRow& row) const;
    QString textOf(const TimerRow& row, TimerColumn column) const;

    Desk& m_desk;
    TimerWords m_words;
    QuickFilter m_filter;
    Instant m_now;
    int m_late = 0;
    std::unordered_map<std::string, TimerRow> m_byKey;
};

} // namespace haven
