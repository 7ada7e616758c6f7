#include "ui/incident/plans_part.h"

#include "ui/care/plan_cards.h"

#include <QVBoxLayout>

namespace haven::ui {

PlansPart::PlansPart(const PartTools& tools, QWidget* parent)
    : IncidentPart(tools, parent),
      m_cards(new PlanCards(tools.source, tools.desk, tools.clock, this))
{
    setObjectName(QStringLiteral("incidentPlans"));
    setAccessibleName(tr("Care plans"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_cards);
    connect(m_cards, &PlanCards::said, this, &PlansPart::said);
    // After the cards, which hear of it first: a plan may be approved or end meanwhile.
    connect(&tools.desk, &Desk::changed, this, [this] { setVisible(!m_cards->isEmpty()); });
    // The cards forget what the one before opened; the radio-safe words are for the next one, too.
    connect(&tools.desk, &Desk::seatChanged, this, [this] {
        const auto found = m_shown ? state().incidents.find(*m_shown) : state().incidents.end();
        if (found != state().incidents.end() && found->second.visibility == Visibility::Normal)
            setIncident(&found->second, Standing::Live);
    });
    hide();
}

void PlansPart::bindWithin(QWidget* panel)
{
    m_cards->bindWithin(panel);
}

void PlansPart::setIncident(const Incident* incident, Standing standing)
{
    // Of an incident that is only read from the log nothing can be put on its record.
    const bool isLive = incident && standing == Standing::Live;
    m_shown = isLive ? std::optional(incident->id) : std::nullopt;
    const auto found = isLive ? state().incidents.find(incident->id) : state().incidents.end();
    // The panel gives one that is restricted only to whoever opened it.
    const bool isOpened =
        found != state().incidents.end() && found->second.visibility == Visibility::Restricted;
    if (isLive)
        m_cards->show(PlanQuestion{incident->location, incident->persons}, incident->id,
                      isOpened ? PlanCards::Restricted::Opened : PlanCards::Restricted::Closed);
    else
        m_cards->clear();
    setVisible(!m_cards->isEmpty());
}

} // namespace haven::ui
