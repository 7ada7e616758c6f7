#pragma once

#include "models/items/log_filter.h"
#include "models/items/shift_log_model.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/filter_line.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/latest_answer.h"
#include "ui/widgets/wall_clock.h"

#include <QComboBox>
#include <QTimer>

namespace haven::ui {

class PanelHeader;

// The time under review. A live one has no end: what happens now belongs to it.
struct LogPeriod {
    Instant from;
    std::optional<Instant> to;
    bool isLive() const { return !to; }
};

// The shift log: everything that happened, newest first, one filter line over it. What one reads
// stays where it is while new facts come in above.
class ShiftLogPanel final : public QWidget
{
    Q_OBJECT

public:
    ShiftLogPanel(const ThemeSource& source, Desk& desk, const WallClock& clock,
                  QWidget* parent = nullptr);

    BoardView& view() const { return *m_view; }
    FilterLine& filter() const { return *m_filter; }
    // As if somebody had typed it.
    void setFilterText(const QString& text);
    const LogPeriod& period() const { return m_period; }
    // For one incident: what happened in it also long ago.
    void showEverything();
    // What look: finds its facts in; asked for anew when the filter uses it.
    void setSummary(const ShiftSummary& summary);
    const LogLine* chosen() const;
    // What is shown, as a query and in words, for an export.
    LogQuery query() const;
    QString selectionWords() const;
    // The period alone, whatever is looked for in it.
    QString periodWords() const;

Q_SIGNALS:
    // nullptr when nothing is chosen; valid until the next turn of the event loop.
    void lineChosen(const haven::LogLine* line);
    void periodChanged();
    void lookChanged(haven::LookAt look);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum class Choice { Hour, Eight, Twelve, Today, Yesterday, All };
    void buildHeader();
    void buildPeriods();
    KeyButton* addToggle(const QString& name, const QString& text, const QKeySequence& key);
    void choosePeriod(int index);
    LogPeriod periodOf(int index) const;
    LogFilterWords filterWords() const;
    std::optional<Instant> timeOf(const QString& text) const;
    FilterCheck check(const QString& text) const;
    void toggleToken(const QString& token, KeyButton* button);
    void refilter();
    void askFirst();
    void askMore(qint64 after);
    void forgetHidden(const std::vector<Recorded>& facts);
    void askNew();
    void takePage(const LogPage& page);
    void retell();
    void remember();
    void recall(int step);

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    ShiftLogModel m_model;
    LatestAnswer m_pages;
    LatestAnswer m_new;
    bool m_isStopped = false; // a person gave the first page up
    LatestAnswer m_people;
    std::vector<Account> m_accounts;
    PanelHeader* m_header = nullptr;
    FilterLine* m_filter = nullptr;
    BoardView* m_view = nullptr;
    QComboBox* m_periods = nullptr;
    KeyButton* m_incident = nullptr;
    KeyButton* m_marked = nullptr;
    KeyButton* m_unit = nullptr;
    QTimer m_debounce; // typing
    QTimer m_news;     // facts in a burst are asked for once
    LogPeriod m_period;
    LogFilter m_parsed;
    ShiftSummary m_summary;
    std::int64_t m_total = -1;
    std::int64_t m_all = -1;
    std::int64_t m_seen = 0; // every fact up to this one was asked for
    bool m_isSearching = false;
    bool m_isStale = true; // asked for while nobody looked: done when it is shown
    QStringList m_history;
    int m_historyAt = -1;
};

} // namespace haven::ui
