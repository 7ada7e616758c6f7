#include "ui/care/care_panel.h"

#include "models/dispatch/unseen_rules.h"
#include "models/items/qt_text.h"
#include "ui/actions/action_key.h"
#include "ui/care/care_words.h"
#include "ui/care/follow_up_panel.h"
#include "ui/care/ledger_page.h"
#include "ui/care/plan_page.h"
#include "ui/care/screening_page.h"
#include "ui/care/sheet_form.h"
#include "ui/widgets/focus_home.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/reason_prompt.h"
#include "ui/widgets/wrap_layout.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

QKeySequence pageKey(int index)
{
    return {Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + index)};
}

} // namespace

CarePanel::CarePanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk),
      m_header(new PanelHeader(source, tr("Care record"), this)), m_tabs(new QWidget(this)),
      m_flow(new WrapLayout(m_tabs)), m_notice(new QLabel(this)), m_asker(desk), m_seen(desk),
      m_stack(new QStackedWidget(this)), m_clock(std::move(clock))
{
    setObjectName(QStringLiteral("carePanel"));
    setAccessibleName(tr("Care record"));
    buildLook();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_tabs);
    column->addWidget(m_notice);
    m_openRow = new QHBoxLayout;
    m_openRow->addWidget(m_open, 0, Qt::AlignLeft);
    column->addLayout(m_openRow);
    column->addWidget(m_reason);
    column->addWidget(m_stack, 1);
    keepFocusOffButtons(*m_stack);
    m_notice->setObjectName(QStringLiteral("careNotice"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    addPage(Page::Outcome, tr("Outcome"), "careOutcome");
    addPage(Page::Handoff, tr("Hand-off"), "careHandoff");
    addPage(Page::Request, tr("Officer's request"), "careRequest");
    addPage(Page::Certificate, tr("Certificate"), "careCertificate");
    addPage(Page::Ledger, tr("Reports, referrals"), "careLedger");
    addPage(Page::FollowUps, tr("Follow-ups"), "careFollowUps");
    addPage(Page::Screenings, tr("Screenings"), "careScreenings");
    addPage(Page::Plans, tr("Care plans"), "carePlans");
    connect(&m_desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (m_shown && changes.incidents.count(*m_shown) > 0)
            refresh();
        else if (changes.isCareChanged)
            m_sight.start();
    });
    connect(&m_source, &ThemeSource::changed, this, &CarePanel::restyle);
    restyle();
    // As they stand: the keys of the pages, then what opens them.
    setTabOrder(m_buttons.back(), m_open);
    turnTo(Page::Outcome);
}

void CarePanel::buildLook()
{
    m_open = new KeyButton(m_source, tr("Open, because…"), QKeySequence(Qt::ALT | Qt::Key_0), this);
    m_open->setObjectName(QStringLiteral("careOpen"));
    m_open->setButtonSize(ButtonSize::Header);
    m_open->setHint(tr("Show the care record of this restricted incident; that you did, and why, "
                       "is recorded"));
    m_open->bindWithin(this);
    m_open->hide();
    m_reason = new ReasonPrompt(m_source, this);
    connect(m_open, &QPushButton::clicked, this, &CarePanel::askToLook);
    connect(m_reason, &ReasonPrompt::reasonGiven, this, [this](const QString& reason) {
        if (!m_shown)
            return;
        ++m_looks;
        m_asker.ask(ViewCare{CareView::CareRecord, m_shown, std::nullopt, reason.toStdString()},
                    std::to_string(m_looks));
    });
    // It is shown once the look is on the log, and only if nobody went on meanwhile.
    connect(&m_asker, &DeskAsker::done, this, [this](const std::string& look) {
        if (look != std::to_string(m_looks) || !m_shown)
            return;
        // Whoever went on working elsewhere keeps the focus there.
        const bool isHere = isAncestorOf(QApplication::focusWidget());
        setInside(m_shown);
        if (isHere)
            focusPage();
    });
    connect(&m_asker, &DeskAsker::said, this, &CarePanel::said);
    connect(&m_seen, &CareLooks::said, this, &CarePanel::said);
    m_sight.setSingleShot(true);
    connect(&m_sight, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_seen.see(m_page, m_shown);
    });
    connect(&m_desk, &Desk::seatChanged, this, [this] {
        leaveInside();
        refresh();
    });
}

void CarePanel::askToLook()
{
    m_reason->ask(tr("Why do you open the care record of a restricted incident?"));
}

// What was opened for one reason closes with the incident and with whoever opened it.
void CarePanel::leaveInside()
{
    ++m_looks;
    m_reason->leave();
    if (m_inside)
        setInside(std::nullopt);
}

void CarePanel::setInside(std::optional<IncidentId> incident)
{
    m_inside = incident;
    for (const auto& open : m_setInside)
        open(incident);
    refresh();
}

void CarePanel::addPage(Page page, const QString& title, const char* name)
{
    const int index = static_cast<int>(page);
    auto* button = new KeyButton(m_source, title, pageKey(index), m_tabs);
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

void CarePanel::bindPagesWithin(QWidget& place)
{
    for (std::size_t n = 0; n < m_buttons.size(); ++n) {
        KeyButton* button = m_buttons[n];
        auto* key =
            new ActionKey(m_source, button->objectName(), {pageKey(static_cast<int>(n))}, &place);
        key->setWhyNot([button]() -> QString {
            return button->isVisible() ? QString() : tr("It is not on the screen now.");
        });
        connect(key, &ActionKey::activated, button, [button] {
            if (button->isVisible())
                button->click();
        });
    }
}

template <class Panel>
Panel* CarePanel::wired(Panel* panel)
{
    connect(panel, &Panel::said, this, &CarePanel::said);
    m_show.push_back([panel](std::optional<IncidentId> incident) { panel->show(incident); });
    m_setInside.push_back(
        [panel](std::optional<IncidentId> incident) { panel->setInside(incident); });
    return panel;
}

SheetForm* CarePanel::makeSheet(CareSheet sheet)
{
    auto* form = wired(new SheetForm(m_source, m_desk, m_clock, sheet, m_stack));
    connect(form, &SheetForm::printRequested, this, &CarePanel::worksheetRequested);
    return form;
}

QWidget* CarePanel::make(Page page)
{
    const auto entered = [this, page](auto* panel, auto enter) {
        m_focus[page] = [panel, enter] { (panel->*enter)(); };
        return panel;
    };
    switch (page) {
    case Page::Outcome:
        return entered(makeSheet(CareSheet::Outcome), &SheetForm::focusFirst);
    case Page::Handoff:
        return entered(makeSheet(CareSheet::Handoff), &SheetForm::focusFirst);
    case Page::Request:
        return entered(makeSheet(CareSheet::OfficerRequest), &SheetForm::focusFirst);
    case Page::Certificate:
        return entered(makeSheet(CareSheet::Certificate), &SheetForm::focusFirst);
    case Page::Ledger:
        return entered(wired(new LedgerPage(m_source, m_desk, m_clock, m_stack)),
                       &LedgerPage::focusFirst);
    case Page::FollowUps: {
        auto* panel = wired(new FollowUpPanel(m_source, m_desk, m_clock, m_stack));
        connect(panel, &FollowUpPanel::incidentSelected, this, &CarePanel::incidentSelected);
        return entered(panel, &FollowUpPanel::focusList);
    }
    case Page::Screenings:
        return entered(wired(new ScreeningPage(m_source, m_desk, m_clock, m_stack)),
                       &ScreeningPage::focusFirst);
    case Page::Plans:
        return entered(wired(new PlanPage(m_source, m_desk, m_clock, m_stack)),
                       &PlanPage::focusFirst);
    }
    return nullptr;
}

QWidget* CarePanel::made(Page page)
{
    const auto found = m_made.find(page);
    if (found != m_made.end())
        return found->second;
    QWidget* widget = make(page);
    m_made.emplace(page, widget);
    m_stack->addWidget(widget);
    m_setInside.back()(m_inside);
    m_show.back()(m_shown);
    putAfterKeys(*widget);
    return widget;
}

// Tab comes to it after the keys that turn the pages, and not, as to what was made last, at the end
// of the whole window.
void CarePanel::putAfterKeys(QWidget& page)
{
    std::vector<QWidget*> stops;
    for (QWidget* at = page.nextInFocusChain(); page.isAncestorOf(at);
         at = at->nextInFocusChain()) {
        if ((at->focusPolicy() & Qt::TabFocus) && !at->focusProxy())
            stops.push_back(at);
    }
    QWidget* before = m_open;
    for (QWidget* next : stops) {
        setTabOrder(before, next);
        before = next;
    }
}

void CarePanel::show(std::optional<IncidentId> incident)
{
    if (incident != m_shown)
        leaveInside();
    m_shown = incident;
    for (const auto& showOn : m_show)
        showOn(incident);
    refresh();
}

void CarePanel::turnTo(Page page)
{
    m_page = page;
    m_stack->setCurrentWidget(made(page));
    for (std::size_t n = 0; n < m_buttons.size(); ++n)
        m_buttons[n]->setChecked(static_cast<int>(n) == static_cast<int>(page));
    m_sight.start();
}

void CarePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_sight.start();
}

void CarePanel::focusPage()
{
    // A page that shows nothing has nothing to put the keys into; the queue of follow-ups and the
    // plans are of all incidents, and stand there whichever is chosen.
    const bool isOfAll = m_page == Page::FollowUps || m_page == Page::Plans;
    if (isOfAll || m_open->isHidden())
        m_focus.at(m_page)();
    else
        m_open->setFocus(Qt::OtherFocusReason);
}

void CarePanel::refresh()
{
    m_sight.start();
    const auto found =
        m_shown ? m_desk.state().incidents.find(*m_shown) : m_desk.state().incidents.end();
    m_header->setNote(found == m_desk.state().incidents.end() ? tr("no incident is chosen")
                                                              : fromStd(found->second.number));
    // Else its pages would stand empty, as if nothing had been recorded.
    const bool isRestricted = found != m_desk.state().incidents.end() &&
                              found->second.visibility == Visibility::Restricted;
    const bool isHidden = isRestricted && isCareHidden(found->second, m_inside);
    const bool mayOpen = mayReadRestricted(m_desk.seat().roles);
    if (!isRestricted && m_inside) {
        leaveInside(); // restricted anew it is opened anew
        return;
    }
    if (!isRestricted)
        m_reason->leave();
    m_notice->setText(
        !isRestricted ? QString()
        : !isHidden
            ? tr("This incident is restricted. You opened its care record with a reason; it "
                 "closes when another incident is shown.")
        : mayOpen ? tr("This incident is restricted: what is recorded of it is shown on these "
                       "pages once you say why you open it. The command line, such as oc, con or "
                       "fu, writes to it meanwhile.")
                  : tr("This incident is restricted: what is recorded of it is not shown on these "
                       "pages. Clinicians and supervisors can open it with a reason; the command "
                       "line, such as oc, con or fu, still writes to it."));
    m_notice->setVisible(isRestricted);
    m_open->setVisible(isHidden && mayOpen);
}

void CarePanel::restyle()
{
    const Look& look = m_source.look();
    m_flow->setContentsMargins(look.px(14), look.px(8), look.px(14), look.px(8));
    m_flow->setSpacing(look.px(6));
    m_notice->setContentsMargins(look.px(16), look.px(4), look.px(16), look.px(4));
    m_openRow->setContentsMargins(look.px(16), look.px(4), look.px(16), look.px(4));
    styleLabel(m_notice, look, TypeRole::Body, Token::Second);
    refresh();
}

} // namespace haven::ui
