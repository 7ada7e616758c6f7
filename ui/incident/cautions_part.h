#pragma once

#include "ui/incident/part_tools.h"

#include <memory>
#include <vector>

class QVBoxLayout;

namespace haven::ui {

class CautionBox;
class KeyButton;

// What is known of the place, each in a red-edged box: whose word it is, how old, and who has seen
// it. "Seen" acknowledges on the record.
class CautionsPart final : public IncidentPart
{
    Q_OBJECT

public:
    CautionsPart(const PartTools& tools, QWidget* parent);

    void setIncident(const Incident* incident, Standing standing) override;
    // Acknowledges the first one that nobody has; false when there is none.
    bool acknowledgeFirst();

private:
    QVBoxLayout* m_column;
    std::vector<CautionBox*> m_boxes; // more than are shown, kept for the next incident
};

} // namespace haven::ui
