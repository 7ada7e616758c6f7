#pragma once

#include "models/items/log_filter.h"
#include "models/items/watch_model.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/latest_answer.h"

#include <map>
#include <QElapsedTimer>
#include <QLabel>
#include <QScrollArea>
#include <QTimer>

namespace haven::ui {

class CountButton;
class StandardBars;

// The left column of the supervisor: the period against its standard, what to look at, behavioral
// health, and the live lists. Every number comes from the facts of the log or the board as it
// stands.
class SupervisePanel final : public QWidget
{
    Q_OBJECT

public:
    SupervisePanel(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

    // Without an end the period goes on, and the numbers are counted anew as facts come.
    void setPeriod(Instant from, std::optional<Instant> to);
    const ShiftSummary& summary() const { return m_summary; }
    // Which count the log shows just now.
    void setLook(LookAt look);
    BoardView& lists() const { return *m_view; }

Q_SIGNALS:
    void summarized();
    void numbersWanted();
    void alarmsWanted();
    // Nothing: the count that was shown was pressed again.
    void lookAsked(haven::LookAt look);
    void incidentSelected(haven::IncidentId incident);
    void incidentOpened(haven::IncidentId incident);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QLabel* addTitle(const QString& text);
    QLabel* addText(const QString& name);
    void addRule();
    void addCounts();
    void addLists();
    void restyle();
    void ask();
    void tell();
    QString behavioralText() const;
    QString otherUnitsText() const;
    QString loadText() const;
    QString turnsText() const;
    QString backupText() const;
    void tick();

    struct Styled {
        QLabel* label;
        TypeRole role;
        Token token;
    };

    const ThemeSource& m_source;
    Desk& m_desk;
    WatchModel m_watch;
    LatestAnswer m_answer;
    ShiftSummary m_summary;
    Instant m_from;
    std::optional<Instant> m_to;
    QScrollArea* m_scroll;
    QWidget* m_body;
    StandardBars* m_bars;
    std::map<LookAt, CountButton*> m_counts;
    QLabel* m_behavioral = nullptr;
    QLabel* m_otherUnits = nullptr;
    QLabel* m_loads = nullptr;
    QLabel* m_turns = nullptr;  // how fair the turns of the lists were
    QLabel* m_backup = nullptr; // only where one is due
    QLabel* m_nothing = nullptr;
    BoardView* m_view = nullptr;
    std::vector<Styled> m_styled;
    std::vector<QWidget*> m_rules;
    QTimer m_clock;
    QTimer m_recount;
    QElapsedTimer m_asked;
    qint64 m_lastMs = 0; // how long the last counting took
};

} // namespace haven::ui
