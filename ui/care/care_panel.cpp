#include "ui/care/care_panel.h"

#include "models/items/qt_text.h"
#include "ui/care/follow_up_panel.h"
#include "ui/care/ledger_page.h"
#include "ui/care/plan_page.h"
#include "ui/care/screening_page.h"
#include "ui/care/sheet_form.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/wrap_layout.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace haven::ui {

CarePanel::CarePanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk),
      m_header(new PanelHeader(source, tr("Care record"), this)), m_tabs(new QWidget(this)),
      m_flow(new WrapLayout(m_tabs)), m_stack(new QStackedWidget(this)),
      m_ledger(new LedgerPage(source, desk, clock, m_stack)),
      m_followUps(new FollowUpPanel(source, desk, clock, m_stack)),
      m_screenings(new ScreeningPage(source, desk, clock, m_stack)),
      m_plans(new PlanPage(source, desk, clock, m_stack))
{
    setObjectName(QStringLiteral("carePanel"));
    setAccessibleName(tr("Care record"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_tabs);
    column->addWidget(m_stack, 1);
    for (const auto sheet : {CareSheet::Outcome, CareSheet::Handoff, CareSheet::OfficerRequest,
                             CareSheet::Certificate}) {
        auto* form = new SheetForm(source, desk, clock, sheet, m_stack);
        connect(form, &SheetForm::said, this, &CarePanel::said);
        connect(form, &SheetForm::printRequested, this, &CarePanel::worksheetRequested);
        m_sheets.push_back(form);
        m_stack->addWidget(form);
    }
    m_stack->addWidget(m_ledger);
    m_stack->addWidget(m_followUps);
    m_stack->addWidget(m_screenings);
    m_stack->addWidget(m_plans);
    addPage(Page::Outcome, tr("Outcome"), "careOutcome");
    addPage(Page::Handoff, tr("Hand-off"), "careHandoff");
    addPage(Page::Request, tr("Officer's request"), "careRequest");
    addPage(Page::Certificate, tr("Certificate"), "careCertificate");
    addPage(Page::Ledger, tr("Reports, referrals"), "careLedger");
    addPage(Page::FollowUps, tr("Follow-ups"), "careFollowUps");
    addPage(Page::Screenings, tr("Screenings"), "careScreenings");
    addPage(Page::Plans, tr("Care plans"), "carePlans");
    connect(m_ledger, &LedgerPage::said, this, &CarePanel::said);
    connect(m_followUps, &FollowUpPanel::said, this, &CarePanel::said);
    connect(m_screenings, &ScreeningPage::said, this, &CarePanel::said);
    connect(m_plans, &PlanPage::said, this, &CarePanel::said);
    connect(m_followUps, &FollowUpPanel::incidentSelected, this, &CarePanel::incidentSelected);
    connect(&m_source, &ThemeSource::changed, this, &CarePanel::restyle);
    restyle();
    turnTo(Page::Outcome);
}

void CarePanel::addPage(Page page, const QString& title, const char* name)
{
    const int index = static_cast<int>(page);
    auto* button = new KeyButton(
        m_source, title, QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + index)), m_tabs);
    button->setObjectName(QString::fromLatin1(name));
    button->setButtonSize(ButtonSize::Header);
    button->setCheckable(true);
    button->bindWithin(this);
    connect(button, &QPushButton::clicked, this, [this, page] {
        turnTo(page);
        focusPage();
    });
    m_flow->addWidget(button);
    m_buttons.push_back(button);
}

void CarePanel::show(std::optional<IncidentId> incident)
{
    m_shown = incident;
    for (SheetForm* form : m_sheets)
        form->show(incident);
    m_ledger->show(incident);
    m_followUps->show(incident);
    m_screenings->show(incident);
    m_plans->show(incident);
    refresh();
}

void CarePanel::turnTo(Page page)
{
    m_stack->setCurrentIndex(static_cast<int>(page));
    for (std::size_t n = 0; n < m_buttons.size(); ++n)
        m_buttons[n]->setChecked(static_cast<int>(n) == static_cast<int>(page));
}

void CarePanel::focusPage()
{
    const int index = m_stack->currentIndex();
    if (index < static_cast<int>(m_sheets.size()))
        m_sheets[static_cast<std::size_t>(index)]->focusFirst();
    else if (index == static_cast<int>(Page::Ledger))
        m_ledger->focusFirst();
    else if (index == static_cast<int>(Page::Screenings))
        m_screenings->focusFirst();
    else if (index == static_cast<int>(Page::Plans))
        m_plans->focusFirst();
    else
        m_followUps->focusList();
}

void CarePanel::refresh()
{
    const auto found =
        m_shown ? m_desk.state().incidents.find(*m_shown) : m_desk.state().incidents.end();
    m_header->setNote(found == m_desk.state().incidents.end() ? tr("no incident is chosen")
                                                              : fromStd(found->second.number));
}

void CarePanel::restyle()
{
    const Look& look = m_source.look();
    m_flow->setContentsMargins(look.px(14), look.px(8), look.px(14), look.px(8));
    m_flow->setSpacing(look.px(6));
    refresh();
}

} // namespace haven::ui
