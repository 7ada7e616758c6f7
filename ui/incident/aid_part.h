#pragma once

#include "ui/incident/part_tools.h"

#include <vector>

class QVBoxLayout;

namespace haven::ui {

class KeyButton;
class PlainLabel;
class WrapLayout;

// What was asked of other agencies for this incident, each with how it stands by the minute, and
// the buttons that record the next step, ask others, and ask the next in turn.
class AidPart final : public IncidentPart
{
    Q_OBJECT

public:
    AidPart(const PartTools& tools, QWidget* parent);

    void setIncident(const Incident* incident, Standing standing) override;
    void tick(const Incident& incident, Instant now) override;
    // Which open request, then which step; where only one is open it is that one.
    void askStep();
    // Which kind, then whom; where companies take turns the next in turn is offered first.
    void askOthers();

private:
    void restyle();
    const Incident* incident() const;
    void tellRows(const Incident& incident, Instant now);
    void askStepOf(IncidentId id, std::int64_t request);
    void askDetail(IncidentId id, std::int64_t request, AidStage stage);
    void askWhom(IncidentId id, const std::string& kind);
    KeyButton* addButton(WrapLayout* row, const char* name, const QString& text,
                         const QString& hint);

    std::optional<IncidentId> m_incident;
    QVBoxLayout* m_column;
    PlainLabel* m_title;
    QVBoxLayout* m_lines;
    std::vector<PlainLabel*> m_rows;
    WrapLayout* m_buttons;
    KeyButton* m_step;
    KeyButton* m_others;
};

} // namespace haven::ui
