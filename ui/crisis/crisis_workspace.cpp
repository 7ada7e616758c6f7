#include "ui/crisis/crisis_workspace.h"

#include "models/dispatch/care_rules.h"
#include "ui/care/care_panel.h"
#include "ui/care/plan_cards.h"
#include "ui/crisis/checklist_panel.h"
#include "ui/crisis/clinician_list.h"
#include "ui/crisis/facts_panel.h"
#include "ui/crisis/response_panel.h"
#include "ui/crisis/sealed_panel.h"
#include "ui/directory/directory_panel.h"
#include "ui/widgets/focus_home.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"

#include <algorithm>
#include <QApplication>
#include <QListView>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

// The keys that turn a page stand in the header of the page that is shown, in their order.
void moveInto(PanelHeader& header, std::initializer_list<KeyButton*> buttons)
{
    for (KeyButton* button : buttons) {
        if (auto* before = qobject_cast<PanelHeader*>(button->parentWidget()))
            before->releaseButton(button);
    }
    for (KeyButton* button : buttons) {
        header.addButton(button);
        button->show();
    }
}

} // namespace

CrisisWorkspace::CrisisWorkspace(const ThemeSource& source, Desk& desk, WallClock clock,
                                 QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk),
      m_across(new QSplitter(Qt::Horizontal, this)),
      m_list(new ClinicianList(source, desk, clock, m_across)), m_middle(new QWidget(m_across)),
      m_pages(new QStackedWidget(m_middle)),
      m_turn(new KeyButton(source, tr("Care record"), Qt::ALT | Qt::Key_K, m_middle)),
      m_checklist(new ChecklistPanel(source, desk, clock, m_pages)),
      m_care(new CarePanel(source, desk, clock, m_pages)),
      m_directoryTurn(new KeyButton(source, tr("Directory"), Qt::ALT | Qt::Key_D, m_middle)),
      m_directory(new DirectoryPanel(source, desk, clock, m_pages)), m_right(new QWidget(m_across)),
      m_plans(new PlanCards(source, desk, clock, m_right)),
      m_rows(new QSplitter(Qt::Vertical, m_right)),
      m_facts(new FactsPanel(source, desk, clock, m_rows)), m_lower(new QWidget(m_rows)),
      m_lowerPages(new QStackedWidget(m_lower)),
      m_lowerTurn(new KeyButton(source, tr("Sealed notes"), Qt::ALT | Qt::Key_J, m_lower)),
      m_response(new ResponsePanel(source, desk, clock, m_lowerPages)),
      m_sealed(new SealedPanel(source, desk, clock, m_lowerPages))
{
    setObjectName(QStringLiteral("crisisWorkspace"));
    setAccessibleName(tr("Clinicians' desk"));
    m_across->setObjectName(QStringLiteral("crisisColumns"));
    m_across->setChildrenCollapsible(false);
    m_across->addWidget(m_list);
    setFocusProxy(&m_list->view());
    setFocusHome(*m_across, m_list->view());
    buildMiddle();
    buildRight();
    m_across->addWidget(m_middle);
    m_across->addWidget(m_right);
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
    connect(m_response, &ResponsePanel::said, this, &CrisisWorkspace::said);
    connect(m_sealed, &SealedPanel::said, this, &CrisisWorkspace::said);
    connect(m_checklist, &ChecklistPanel::printRequested, this, &CrisisWorkspace::printRequested);
    connect(m_checklist, &ChecklistPanel::readAloudRequested, this,
            &CrisisWorkspace::readAloudRequested);
    connect(m_care, &CarePanel::said, this, &CrisisWorkspace::said);
    connect(m_care, &CarePanel::worksheetRequested, this,
            [this](IncidentId incident, CareSheet sheet) {
                if (sheet == CareSheet::Handoff)
                    Q_EMIT printRequested(incident);
                else
                    Q_EMIT worksheetRequested(incident, sheet);
            });
    connect(m_care, &CarePanel::incidentSelected, this, [this](IncidentId incident) {
        show(incident);
        Q_EMIT incidentSelected(incident);
    });
    connect(m_directory, &DirectoryPanel::said, this, &CrisisWorkspace::said);
    connect(m_directory, &DirectoryPanel::left, this, &CrisisWorkspace::turnDirectory);
    connect(m_plans, &PlanCards::said, this, &CrisisWorkspace::said);
    connect(&m_source, &ThemeSource::changed, this, &CrisisWorkspace::restyle);
    connect(&m_desk, &Desk::seatChanged, this, &CrisisWorkspace::showTold);
    // Whose crisis it is, and where, is learned while it is looked at.
    connect(&m_desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (!m_isBehind && m_shown && changes.incidents.count(*m_shown) > 0)
            showPlans();
    });
    connect(m_across, &QSplitter::splitterMoved, this, [this] { m_isSharedByHand = true; });
}

// The checklist while it is worked, the care record afterwards: one key turns between them.
void CrisisWorkspace::buildMiddle()
{
    m_turn->setObjectName(QStringLiteral("crisisTurn"));
    m_turn->bindWithin(this);
    connect(m_turn, &QPushButton::clicked, this, &CrisisWorkspace::turnMiddle);
    m_directoryTurn->setObjectName(QStringLiteral("crisisDirectory"));
    m_directoryTurn->setHint(tr("Whom to call, for the town and the age of this incident"));
    m_directoryTurn->bindWithin(this);
    connect(m_directoryTurn, &QPushButton::clicked, this, &CrisisWorkspace::turnDirectory);
    // Whoever goes through the list beside it turns its pages from there.
    m_care->bindPagesWithin(*m_list);
    m_pages->addWidget(m_checklist);
    m_pages->addWidget(m_care);
    m_pages->addWidget(m_directory);
    keepFocusOffButtons(*m_pages);
    auto* column = new QVBoxLayout(m_middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages, 1);
    moveInto(middleHeader(), {m_turn, m_directoryTurn});
}

PanelHeader& CrisisWorkspace::middleHeader()
{
    if (m_pages->currentWidget() == m_care)
        return m_care->header();
    return m_pages->currentWidget() == m_directory ? m_directory->header() : m_checklist->header();
}

void CrisisWorkspace::buildRight()
{
    m_plans->bindWithin(this);
    auto* column = new QVBoxLayout(m_right);
    column->setSpacing(0);
    column->addWidget(m_plans);
    m_rows->setObjectName(QStringLiteral("crisisRight"));
    m_rows->setChildrenCollapsible(false);
    m_rows->addWidget(m_facts);
    buildLower();
    m_rows->addWidget(m_lower);
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 2);
    column->addWidget(m_rows, 1);
    restyle();
}

void CrisisWorkspace::turnMiddle()
{
    const bool isCare = m_pages->currentWidget() != m_care;
    showMiddle(isCare ? static_cast<QWidget*>(m_care) : m_checklist);
    if (isCare)
        m_care->focusPage();
    else
        focusList();
}

void CrisisWorkspace::turnToChecklist()
{
    const bool isThere = m_pages->currentWidget() == m_checklist &&
                         m_checklist->isAncestorOf(QApplication::focusWidget());
    if (isThere) {
        focusList();
        return;
    }
    showMiddle(m_checklist);
    m_checklist->focusStep();
}

// One key to the number, and the same key, or Escape, back to the checklist.
void CrisisWorkspace::turnDirectory()
{
    const bool isOpening = m_pages->currentWidget() != m_directory;
    showMiddle(isOpening ? static_cast<QWidget*>(m_directory) : m_checklist);
    if (isOpening)
        m_directory->open();
    else
        focusList();
}

void CrisisWorkspace::showMiddle(QWidget* page)
{
    m_pages->setCurrentWidget(page);
    m_turn->setLabel(page == m_care ? tr("Checklist") : tr("Care record"));
    m_directoryTurn->setLabel(page == m_directory ? tr("Checklist") : tr("Directory"));
    moveInto(middleHeader(), {m_turn, m_directoryTurn});
}

// Who goes while it is worked, what only clinicians read when there is time to write.
void CrisisWorkspace::buildLower()
{
    m_lowerTurn->setObjectName(QStringLiteral("crisisLowerTurn"));
    m_lowerTurn->bindWithin(this);
    connect(m_lowerTurn, &QPushButton::clicked, this, &CrisisWorkspace::turnLower);
    m_lowerPages->addWidget(m_response);
    m_lowerPages->addWidget(m_sealed);
    keepFocusOffButtons(*m_lowerPages);
    auto* column = new QVBoxLayout(m_lower);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_lowerPages, 1);
    moveInto(m_response->header(), {m_lowerTurn});
}

void CrisisWorkspace::turnLower()
{
    const bool isSealed = m_lowerPages->currentWidget() != m_sealed;
    m_lowerPages->setCurrentIndex(isSealed ? 1 : 0);
    m_lowerTurn->setLabel(isSealed ? tr("Response") : tr("Sealed notes"));
    moveInto(isSealed ? m_sealed->header() : m_response->header(), {m_lowerTurn});
    // Whoever writes needs the room: the facts scroll meanwhile.
    const int all = m_rows->height();
    const int upper = isSealed ? all * 3 / 10 : all * 3 / 5;
    m_rows->setSizes({upper, all - upper});
    if (isSealed)
        m_sealed->focusFirst();
    else
        m_response->setFocus(Qt::OtherFocusReason);
}

void CrisisWorkspace::restyle()
{
    const Look& look = m_source.look();
    m_right->layout()->setContentsMargins(0, 0, 0, 0);
    m_plans->setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(8));
    share();
}

void CrisisWorkspace::showPlans()
{
    const auto incident = told();
    const auto found =
        incident ? m_desk.state().incidents.find(*incident) : m_desk.state().incidents.end();
    if (found == m_desk.state().incidents.end()) {
        m_plans->clear();
        return;
    }
    m_plans->show(PlanQuestion{found->second.location, found->second.persons}, incident);
}

void CrisisWorkspace::show(std::optional<IncidentId> incident)
{
    m_shown = incident;
    if (m_list->selected() != incident)
        m_list->select(incident);
    // Eight panels follow the dispatcher's choice of a row only where somebody sees them.
    m_isBehind = !isVisible();
    if (!m_isBehind)
        showTold();
    else // what was read under seal is forgotten at once, and a password that was begun
        m_sealed->show(told());
}

// Whoever keeps accounts and nothing else is told of nobody's health; whom to call is no secret.
std::optional<IncidentId> CrisisWorkspace::told() const
{
    return mayReadCare(m_desk.seat().roles) ? m_shown : std::nullopt;
}

void CrisisWorkspace::showTold()
{
    const auto incident = told();
    m_isBehind = false;
    m_list->setVisible(mayReadCare(m_desk.seat().roles));
    m_checklist->show(incident);
    m_facts->show(incident);
    m_care->show(incident);
    m_directory->show(incident);
    showPlans();
    m_response->show(incident);
    m_sealed->show(incident);
}

void CrisisWorkspace::focusList()
{
    if (m_list->isHidden())
        m_directoryTurn->setFocus(Qt::OtherFocusReason);
    else
        m_list->view().setFocus(Qt::OtherFocusReason);
}

// The columns of the drawing, as far as what they hold lets them; the middle takes the rest.
// Whoever has moved them is left alone.
void CrisisWorkspace::share()
{
    if (m_isSharedByHand)
        return;
    const int left = std::max(m_list->minimumSizeHint().width(), width() * 22 / 100);
    const int right = std::max(m_right->minimumSizeHint().width(), width() * 27 / 100);
    m_across->setSizes({left, std::max(1, width() - left - right), right});
}

void CrisisWorkspace::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isBehind)
        showTold();
    // With nothing chosen whoever waits longest is; what one has in hand is left alone, a clinician
    // too: only a person's own move changes what the keys act upon.
    if (!m_list->selected() && !m_shown)
        m_list->selectFirst();
}

void CrisisWorkspace::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    share();
}

} // namespace haven::ui
