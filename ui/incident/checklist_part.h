#pragma once

#include "ui/incident/part_tools.h"

class QBoxLayout;

namespace haven::ui {

class KeyButton;
class LateChip;
class PlainLabel;

// Where the checklist stands, in one line and the sentence of its active step. It is worked in the
// checklist panel.
class ChecklistPart final : public IncidentPart
{
    Q_OBJECT

public:
    ChecklistPart(const PartTools& tools, QWidget* parent);

    void setIncident(const Incident* incident, Standing standing) override;
    void tick(const Incident& incident, Instant now) override;

Q_SIGNALS:
    void checklistRequested(haven::IncidentId incident);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();
    void tellStep(const Incident& incident);

    std::optional<IncidentId> m_incident;
    QString m_line; // without the re-check, which counts
    QBoxLayout* m_column;
    PlainLabel* m_caption;
    LateChip* m_late;
    PlainLabel* m_step;
    KeyButton* m_open;
};

} // namespace haven::ui
