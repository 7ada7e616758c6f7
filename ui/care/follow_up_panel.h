#pragma once

#include "models/items/follow_up_model.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <map>
#include <QTimer>
#include <QWidget>
#include <string>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace haven::ui {

class BoardView;
class DraftKeeper;
class KeyButton;
class PanelHeader;
class ReasonPrompt;
class WrapLayout;

// The queue of what was promised: overdue on top. A key an attempt, a key an end; what was not done
// takes its reason. A promise for the incident shown is made below.
class FollowUpPanel final : public QWidget
{
    Q_OBJECT

public:
    FollowUpPanel(const ThemeSource& source, Desk& desk, WallClock clock,
                  QWidget* parent = nullptr);

    void show(std::optional<IncidentId> incident);
    // A restricted one whose look is on the record; none is open before.
    void setInside(std::optional<IncidentId> incident);
    void focusList();

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    void incidentSelected(haven::IncidentId incident);

private:
    FollowUpWords words() const;
    void build();
    void buildStrip();
    void buildPromises(QVBoxLayout* strip);
    KeyButton* addAct(WrapLayout* flow, const char* name, const QString& text,
                      const QKeySequence& key, std::function<void()> act);
    void refresh();
    void restyle();
    void tellWhom(const FollowUp* one);
    std::optional<FollowUpId> chosen() const;
    void attempt(ContactResult result);
    void end(FollowUpEnd how, const std::string& reason);
    void askWhy(FollowUpEnd how, const QString& question);
    void promise(FollowUpKind kind);
    void settlePromise(const std::string& key);
    std::string whatKey() const;
    void ask(Command command);
    bool mayRead() const;

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    std::optional<IncidentId> m_inside; // before the model, whose words look at it
    FollowUpModel m_model;
    DeskAsker m_asker;
    QTimer m_timer;
    std::optional<IncidentId> m_shown;
    FollowUpEnd m_askedEnd = FollowUpEnd::Missed;
    std::optional<FollowUpId> m_askedAbout;
    PanelHeader* m_header = nullptr;
    BoardView* m_view = nullptr;
    QLabel* m_empty = nullptr;
    QLabel* m_whom = nullptr; // to call, of the chosen one
    QLabel* m_promiseFor = nullptr;
    QLineEdit* m_what = nullptr; // it is for
    DraftKeeper* m_whatDraft = nullptr;
    std::map<std::string, QString> m_whatSent; // by the draft's key
    QLabel* m_message = nullptr;
    ReasonPrompt* m_reason = nullptr;
    QWidget* m_strip = nullptr;
    std::vector<KeyButton*> m_chosenActs;
    std::vector<KeyButton*> m_promises;
};

} // namespace haven::ui
