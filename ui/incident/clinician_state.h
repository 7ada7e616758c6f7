#pragma once

#include "ui/incident/part_tools.h"

#include <map>

namespace haven::ui {

class KeyButton;
class LateChip;
class PlainLabel;

// Where the request for a clinician stands, and what can follow: accepted by, declined because,
// arrived, done. Anybody at the desk records what was said by radio or telephone.
class ClinicianState final : public QWidget
{
    Q_OBJECT

public:
    ClinicianState(const PartTools& tools, QWidget* parent);

    void setIncident(const Incident& incident, Standing standing);
    void tick(Instant now);
    static bool isOpen(const ClinicianRequest& request);

private:
    void tell(Instant now);
    void answer(ClinicianStage stage);
    void accept(const AnswerClinician& command);
    void askWhy(const QString& question, const AnswerClinician& command);

    PartTools m_tools;
    std::optional<IncidentId> m_incident;
    std::string m_number;
    std::optional<ClinicianRequest> m_request;
    PlainLabel* m_words;
    LateChip* m_late;
    std::map<ClinicianStage, KeyButton*> m_buttons;
};

} // namespace haven::ui
