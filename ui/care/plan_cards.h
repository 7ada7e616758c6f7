#pragma once

#include "models/dispatch/care_rules.h"
#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <QKeySequence>
#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace haven::ui {

class KeyButton;
class ReasonPrompt;

// The care plans that belong to a call. The radio-safe words stand there for everybody; the whole
// text comes once somebody has said why, and that it was read is on the record. It goes again when
// another call is shown.
class PlanCards final : public QWidget
{
    Q_OBJECT

public:
    PlanCards(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);

    // When the incident is restricted the cards go at once, and with them what was read. Opened:
    // they stay for whoever opened it with a reason, and at the call that the call taker typed.
    enum class Restricted { Closed, Opened };
    // Without an incident a dispatcher reads no more than the radio-safe words.
    void show(const PlanQuestion& question, std::optional<IncidentId> incident,
              Restricted restricted = Restricted::Closed);
    void clear();
    // The key of the first plan works while the focus is inside `panel`, which has no other use for
    // it.
    void bindWithin(QWidget* panel, const QKeySequence& key = Qt::ALT | Qt::Key_G,
                    const char* action = "planOpen")
    {
        m_panel = panel;
        m_key = key;
        m_action = action;
    }
    bool isEmpty() const { return m_hits.empty(); }

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void look();
    bool isRestrictedNow() const;
    void stopReading();
    void fitText();
    void rebuild();
    void addCard(const PlanHit& hit, bool hasKey);
    QString dayOf(Instant at) const;
    QString wholeText(CarePlanId plan) const;
    void askWhy(CarePlanId plan);
    void read(const QString& reason);
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    DeskAsker m_asker;
    QWidget* m_panel = nullptr;
    QKeySequence m_key{Qt::ALT | Qt::Key_G};
    const char* m_action = "planOpen"; // in the registry
    QVBoxLayout* m_column;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_cards = nullptr;
    ReasonPrompt* m_reason;
    QScrollArea* m_textArea; // a long plan scrolls, and leaves the rest of the column its room
    QLabel* m_text;
    QLabel* m_message;
    bool m_isAsked = false;
    PlanQuestion m_question;
    std::optional<IncidentId> m_incident;
    Restricted m_restricted = Restricted::Closed;
    bool m_wasRestricted = false;
    std::vector<PlanHit> m_hits;
    QStringList m_shown;
    std::optional<CarePlanId> m_asked; // whose reason is being given
    std::optional<CarePlanId> m_open;  // whose text stands there
};

} // namespace haven::ui
