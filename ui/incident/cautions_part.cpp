#include "ui/incident/cautions_part.h"

#include "models/dispatch/nearby.h"
#include "ui/incident/caution_box.h"

#include <algorithm>
#include <QVBoxLayout>

namespace haven::ui {

CautionsPart::CautionsPart(const PartTools& tools, QWidget* parent)
    : IncidentPart(tools, parent), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("incidentCautions"));
    setAccessibleName(tr("Cautions"));
    m_column->setContentsMargins(0, 0, 0, 0);
    hide();
}

void CautionsPart::setIncident(const Incident* incident, Standing standing)
{
    std::vector<CautionBox::Shown> wanted;
    if (incident) {
        for (const auto& hit : cautionsAt(state(), incident->location, tools().desk.now())) {
            const auto found = state().cautions.find(hit.caution);
            if (found == state().cautions.end())
                continue;
            CautionBox::Shown shown;
            shown.caution = found->second;
            shown.isReviewDue = hit.isReviewDue;
            shown.incident = incident->id;
            shown.standing = standing;
            for (const CautionSeen& seen : incident->seenBy) {
                if (seen.caution == hit.caution && !shown.seen)
                    shown.seen = seen;
            }
            wanted.push_back(std::move(shown));
        }
    }
    const auto firstOpen = std::find_if(wanted.begin(), wanted.end(),
                                        [](const CautionBox::Shown& one) { return !one.seen; });
    if (firstOpen != wanted.end())
        firstOpen->hasKey = true;
    while (m_boxes.size() < wanted.size()) {
        m_boxes.push_back(new CautionBox(tools(), this));
        m_column->addWidget(m_boxes.back());
    }
    for (std::size_t n = 0; n < m_boxes.size(); ++n) {
        if (n < wanted.size())
            m_boxes[n]->setShown(wanted[n]);
        m_boxes[n]->setVisible(n < wanted.size());
    }
    setVisible(!wanted.empty());
}

bool CautionsPart::acknowledgeFirst()
{
    for (CautionBox* box : m_boxes) {
        if (box->isVisibleTo(this) && box->isOpen()) {
            box->acknowledge();
            return true;
        }
    }
    return false;
}

} // namespace haven::ui
