#include "ui/crisis/crisis_workspace.h"

#include "ui/crisis/checklist_panel.h"
#include "ui/crisis/clinician_list.h"
#include "ui/crisis/facts_panel.h"

#include <algorithm>
#include <QListView>
#include <QSplitter>
#include <QVBoxLayout>

namespace haven::ui {

CrisisWorkspace::CrisisWorkspace(const ThemeSource& source, Desk& desk, WallClock clock,
                                 QWidget* parent)
    : QWidget(parent), m_source(source), m_across(new QSplitter(Qt::Horizontal, this)),
      m_list(new ClinicianList(source, desk, clock, m_across)),
      m_checklist(new ChecklistPanel(source, desk, clock, m_across)),
      m_facts(new FactsPanel(source, desk, clock, m_across))
{
    setObjectName(QStringLiteral("crisisWorkspace"));
    setAccessibleName(tr("Clinicians' desk"));
    m_across->setObjectName(QStringLiteral("crisisColumns"));
    m_across->setChildrenCollapsible(false);
    m_across->addWidget(m_list);
    m_across->addWidget(m_checklist);
    m_across->addWidget(m_facts);
    m_across->setStretchFactor(0, 3);
    m_across->setStretchFactor(1, 7);
    m_across->setStretchFactor(2, 4);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_across);
    connect(m_list, &ClinicianList::incidentSelected, this, [this](IncidentId incident) {
        show(incident);
        Q_EMIT incidentSelected(incident);
    });
    connect(m_list, &ClinicianList::said, this, &CrisisWorkspace::said);
    connect(m_checklist, &ChecklistPanel::said, this, &CrisisWorkspace::said);
    connect(m_facts, &FactsPanel::said, this, &CrisisWorkspace::said);
    connect(m_checklist, &ChecklistPanel::printRequested, this, &CrisisWorkspace::printRequested);
    connect(&m_source, &ThemeSource::changed, this, &CrisisWorkspace::share);
    connect(m_across, &QSplitter::splitterMoved, this, [this] { m_isSharedByHand = true; });
}

void CrisisWorkspace::show(std::optional<IncidentId> incident)
{
    m_shown = incident;
    if (m_list->selected() != incident)
        m_list->select(incident);
    m_checklist->show(incident);
    m_facts->show(incident);
}

void CrisisWorkspace::focusList()
{
    m_list->view().setFocus(Qt::OtherFocusReason);
}

// The columns of the drawing, as far as what they hold lets them; the middle takes the rest.
// Whoever has moved them is left alone.
void CrisisWorkspace::share()
{
    if (m_isSharedByHand)
        return;
    const int left = std::max(m_list->minimumSizeHint().width(), width() * 22 / 100);
    const int right = std::max(m_facts->minimumSizeHint().width(), width() * 27 / 100);
    m_across->setSizes({left, std::max(1, width() - left - right), right});
}

void CrisisWorkspace::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    share();
}

} // namespace haven::ui
