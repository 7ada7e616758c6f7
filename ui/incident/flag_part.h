#pragma once

#include "ui/incident/part_tools.h"

#include <map>

class QBoxLayout;

namespace haven::ui {

class ClinicianState;
class KeyButton;
class LevelChip;
class PlainLabel;
class SuggestionRow;
class WrapLayout;

// The behavioral-health box: what the advisor says and why, what a person decided, the level and
// what led to it, the facts it suggests, the request for a clinician. Two axes, flag and level, are
// never one.
class FlagPart final : public IncidentPart
{
    Q_OBJECT

public:
    FlagPart(const PartTools& tools, QWidget* parent);

    void setIncident(const Incident* incident, Standing standing) override;
    void tick(const Incident& incident, Instant now) override;
    // What the keys do.
    void decide(FlagDecision decision);
    void askClinician();
    void openLevels();
    // Who decides whether a risk-protection investigation is needed, where that is asked.
    void decideRisk();
    // False when the advisor suggests nothing about it.
    bool confirmSuggestion(Fact fact);

Q_SIGNALS:
    void correctionRequested(haven::Fact fact);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void buildButtons();
    void restyle();
    void showSuggestions(const Incident& incident, Standing standing);
    void showButtons(const Incident& incident, Standing standing);
    void setLevel(int level);

    std::optional<IncidentId> m_incident;
    int m_levelNow = 0;
    bool m_isColored = false;
    QBoxLayout* m_column = nullptr;
    WrapLayout* m_head = nullptr;
    PlainLabel* m_title = nullptr;
    LevelChip* m_level = nullptr;
    PlainLabel* m_levelName = nullptr;
    PlainLabel* m_reason = nullptr;
    PlainLabel* m_sources = nullptr;
    PlainLabel* m_weights = nullptr;
    std::map<Fact, SuggestionRow*> m_suggestions;
    QBoxLayout* m_suggestionColumn = nullptr;
    WrapLayout* m_buttons = nullptr;
    KeyButton* m_confirm = nullptr;
    KeyButton* m_reject = nullptr;
    KeyButton* m_unsure = nullptr;
    KeyButton* m_clinician = nullptr;
    KeyButton* m_levels = nullptr;
    KeyButton* m_risk = nullptr;
    ClinicianState* m_clinicianRow = nullptr;
};

} // namespace haven::ui
