#pragma once

#include "ui/incident/caution_box.h"
#include "ui/incident/part_tools.h"

#include <memory>
#include <vector>

class QVBoxLayout;

namespace haven::ui {

class PlainLabel;

// The first caution and a possible weapon stand above the notes, further cautions below them: the
// newest note must not be pushed out of sight by a list.
enum class CautionsShown { First, Others };

// What is known of the place, each in a red-edged box: whose word it is, how old, and who has seen
// it. "Seen" acknowledges on the record.
class CautionsPart final : public IncidentPart
{
    Q_OBJECT

public:
    CautionsPart(const PartTools& tools, CautionsShown which, QWidget* parent);

    void setIncident(const Incident* incident, Standing standing) override;
    // Acknowledges the first one that nobody has; false when there is none.
    bool acknowledgeFirst();

private:
    std::vector<CautionBox::Shown> wantedFor(const Incident& incident, Standing standing) const;
    void tellWeapon(const Incident* incident, std::size_t below);

    CautionsShown m_which;
    QVBoxLayout* m_column;
    PlainLabel* m_more = nullptr;
    PlainLabel* m_weapon = nullptr;
    std::vector<CautionBox*> m_boxes; // more than are shown, kept for the next incident
};

} // namespace haven::ui
