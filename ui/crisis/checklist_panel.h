#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <memory>
#include <optional>
#include <QTimer>
#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace haven::ui {

class CountdownLabel;
class FitLine;
class KeyButton;
class PanelHeader;
class ProtocolOffers;
class ReasonPrompt;
class StepCard;
class StepLines;
class StepProgress;
class WrapLayout;

// The checklists of the chosen incident: one large active step with its answers as buttons, what
// was done by whom, what comes next, and when to look again. All of it is State, so every window
// shows the same, and a restart shows it again.
class ChecklistPanel final : public QWidget
{
    Q_OBJECT

public:
    ChecklistPanel(const ThemeSource& source, Desk& desk, WallClock clock,
                   QWidget* parent = nullptr);

    void show(std::optional<IncidentId> incident);
    std::optional<IncidentId> shown() const { return m_shown; }
    // Into the active step, or the first protocol that can be started: what F8 asks for.
    void focusStep();
    PanelHeader& header() { return *m_header; }

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    // Hand-off page and checklists on paper.
    void printRequested(haven::IncidentId incident);
    // Words of a protocol, to be spoken; nothing of the person.
    void readAloudRequested(const QString& words);

protected:
    // Escape leaves a step that is shown once more as it was.
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void buildTop(QVBoxLayout* column);
    void buildBottom(QVBoxLayout* column);
    KeyButton* addKey(WrapLayout* flow, const char* name, const QString& text,
                      const QKeySequence& key, void (ChecklistPanel::*act)());
    void refresh();
    void showRun(const Incident& incident, const Checklist* run);
    void showText(const Incident& incident, const Checklist& run, const Protocol& protocol);
    QString knownText(const Incident& incident, const ProtocolStep& step) const;
    void showRuns(const Incident& incident);
    void showOffers(const Incident& incident, const Checklist* run);
    void showFit(const Incident& incident);
    // Where nothing is to be done: the focus waits.
    QWidget* restingPlace() const;
    void tick();
    void restyle();
    // Once it has its place.
    void scrollTo(QWidget* line);
    void tell(const QString& sentence, Tone tone);
    void complete(const StepOutcome& outcome);
    void start(const ProtocolId& protocol);
    void toggleStart();
    // The digits stand on the next nine of what can be started, after the last on the first.
    void numberNext();
    // The step before, to be set right; once more further back, after the first to the active one.
    void goBack();
    bool isAgain(const Checklist& run) const { return !m_again.empty() && m_againOf == run.id; }
    void showAgain(const Incident& incident, const Checklist& run, const Protocol& protocol);
    void hearSeat();
    void askFinish();
    void finish(const QString& reason);
    void recheck();
    void print();
    void readAloud();
    const Incident* incident() const;
    // The one that is looked at: chosen, else the newest open one, else the newest.
    const Checklist* run() const;
    std::shared_ptr<const Protocol> protocolOf(const Checklist& run) const;
    QLabel* addLabel(QVBoxLayout* column, const char* name, TypeRole role, Token token);

    struct Styled {
        QLabel* label;
        TypeRole role;
        Token token;
    };

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    DeskAsker m_asker;
    std::optional<IncidentId> m_shown;
    std::optional<ChecklistId> m_run;
    bool m_isStarting = false; // the list of protocols is open beside a run
    QString m_writer;          // who is signed on
    std::optional<StepOutcome> m_sent;
    std::string m_again; // the step that is set right; empty: none
    std::optional<ChecklistId> m_againOf;
    QTimer m_timer;
    std::vector<Styled> m_styled;
    PanelHeader* m_header = nullptr;
    QScrollArea* m_area = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_version = nullptr;
    QLabel* m_stepNote = nullptr;
    QLabel* m_message = nullptr;
    QLabel* m_offersTitle = nullptr;
    CountdownLabel* m_stepDue = nullptr;
    CountdownLabel* m_recheckDue = nullptr;
    FitLine* m_fit = nullptr;
    std::optional<ProtocolId> m_fits; // what it would start
    StepProgress* m_progress = nullptr;
    StepCard* m_card = nullptr;
    StepLines* m_next = nullptr;
    StepLines* m_past = nullptr;
    StepLines* m_ahead = nullptr;
    QWidget* m_timers = nullptr;
    QWidget* m_runs = nullptr;
    WrapLayout* m_runsFlow = nullptr;
    QWidget* m_acts = nullptr;
    ReasonPrompt* m_reason = nullptr;
    KeyButton* m_recheck = nullptr;
    KeyButton* m_finish = nullptr;
    KeyButton* m_back = nullptr;
    KeyButton* m_another = nullptr;
    KeyButton* m_more = nullptr;
    KeyButton* m_print = nullptr;
    KeyButton* m_aloud = nullptr;
    ProtocolOffers* m_offers = nullptr;
};

} // namespace haven::ui
