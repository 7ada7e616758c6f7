#pragma once

#include "ui/incident/part_tools.h"

namespace haven::ui {

class PlanCards;

// The care plans of the incident's place and people, in the words that may be said on the air, with
// the day until which they hold. The whole plan opens by reason, on the record.
class PlansPart final : public IncidentPart
{
    Q_OBJECT

public:
    PlansPart(const PartTools& tools, QWidget* parent);

    void setIncident(const Incident* incident, Standing standing) override;
    // The key of the first plan works while the focus is inside `panel`.
    void bindWithin(QWidget* panel);

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    PlanCards* m_cards;
    std::optional<IncidentId> m_shown;
};

} // namespace haven::ui
