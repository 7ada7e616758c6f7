#include "ui/admin/admin_workspace.h"

#include "models/items/qt_text.h"
#include "ui/admin/accounts_panel.h"
#include "ui/admin/agency_panel.h"
#include "ui/admin/dossier_panel.h"
#include "ui/admin/keeping_panel.h"
#include "ui/admin/looks_panel.h"
#include "ui/admin/protocols_panel.h"
#include "ui/admin/record_panel.h"
#include "ui/admin/role_words.h"
#include "ui/admin/seat_keys.h"
#include "ui/admin/settings_panel.h"
#include "ui/directory/directory_panel.h"
#include "ui/mapimport/map_import_panel.h"
#include "ui/paper/paper_panel.h"
#include "ui/protocols/protocol_editor.h"
#include "ui/supervise/report_numbers_panel.h"
#include "ui/turns/turns_panel.h"
#include "ui/widgets/focus_home.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/page_scroll.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/wrap_layout.h"

#include <QPainter>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

// The row of buttons that turn the pages, and where the keys come to rest: no letter acts here, Tab
// goes on to the first page, and what a page holds is not touched by somebody who only came in.
class PageStrip final : public QWidget
{
public:
    PageStrip(const ThemeSource& source, QWidget* parent) : QWidget(parent), m_source(source)
    {
        setFocusPolicy(Qt::TabFocus);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (!hasFocus())
            return;
        const Look& look = m_source.look();
        QPainter painter(this);
        painter.setPen(QPen(look.color(Token::Focus), kRingPx));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }

private:
    static constexpr int kRingPx = 2;
    const ThemeSource& m_source;
};

} // namespace

AdminWorkspace::AdminWorkspace(const ThemeSource& source, Desk& desk, PreferenceSource& preferences,
                               WallClock clock, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_header(new PanelHeader(source, tr("This seat"), this))
{
    setObjectName(QStringLiteral("adminWorkspace"));
    setAccessibleName(tr("Accounts and settings"));
    buildSeat(source);
    m_pages = new QStackedWidget(this);
    m_pages->setObjectName(QStringLiteral("adminPages"));
    auto* across = new QSplitter(Qt::Horizontal, m_pages);
    across->setObjectName(QStringLiteral("adminPanels"));
    across->setAccessibleName(tr("Accounts and settings"));
    across->setChildrenCollapsible(false);
    auto* accounts = new AccountsPanel(source, desk, across);
    auto* protocols = new ProtocolsPanel(source, desk, clock, across);
    auto* settings = new SettingsPanel(source, preferences, across);
    across->addWidget(accounts);
    across->addWidget(protocols);
    across->addWidget(settings);
    across->setSizes({420, 400, 540});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    m_strip = buildStrip(source);
    column->addWidget(m_strip);
    setFocusProxy(m_strip);
    m_map = new MapImportPanel(source, desk, m_pages);
    addPage(across);
    addPage(m_map);
    buildAgency(source, clock);
    buildPaper(source, preferences, clock);
    m_turns = new TurnsPanel(source, desk, m_pages);
    addPage(m_turns);
    connect(m_turns, &TurnsPanel::said, this, &AdminWorkspace::said);
    buildRecord(source, clock);
    buildKeeping(source, clock);
    m_reports = new ReportNumbersPanel(source, desk, m_pages);
    addPage(m_reports);
    buildDossier(source, clock);
    buildLooks(source, clock);
    buildProtocols(source);
    connect(protocols, &ProtocolsPanel::editRequested, this,
            [this](const ProtocolId& protocol) { openProtocols(protocol); });
    column->addWidget(m_pages, 1);
    keepFocusOffButtons(*m_pages);
    connect(m_map, &MapImportPanel::said, this, &AdminWorkspace::said);
    connect(m_map, &MapImportPanel::left, this, &AdminWorkspace::turnBack);
    connect(accounts, &AccountsPanel::said, this, &AdminWorkspace::said);
    connect(protocols, &ProtocolsPanel::said, this, &AdminWorkspace::said);
    protocols->bindWithin(this);
    connect(&desk, &Desk::seatChanged, this, &AdminWorkspace::retell);
    retell();
}

// Which page stands below. The header is full at a large size.
QWidget* AdminWorkspace::buildStrip(const ThemeSource& source)
{
    auto* strip = new PageStrip(source, this);
    strip->setObjectName(QStringLiteral("adminStrip"));
    strip->setAccessibleName(tr("Pages of Admin"));
    strip->setToolTip(tr("Pages of Admin; Tab goes from one to the next"));
    auto* flow = new WrapLayout(strip);
    addMapButton(source, *flow);
    m_agencyTurn =
        new KeyButton(source, tr("Agency and directory"), QKeySequence(Qt::ALT | Qt::Key_D), strip);
    m_agencyTurn->setObjectName(QStringLiteral("adminAgency"));
    m_agencyTurn->setButtonSize(ButtonSize::Header);
    m_agencyTurn->setHint(tr("What the agency agreed, who is on call, and whom to call"));
    m_agencyTurn->bindWithin(this);
    flow->addWidget(m_agencyTurn);
    connect(m_agencyTurn, &QPushButton::clicked, this, &AdminWorkspace::turnAgency);
    m_paperTurn = new KeyButton(source, tr("Paper"), QKeySequence(Qt::ALT | Qt::Key_O), strip);
    m_paperTurn->setObjectName(QStringLiteral("adminPaper"));
    m_paperTurn->setButtonSize(ButtonSize::Header);
    m_paperTurn->setHint(tr("The board and blank cards on paper, for the day the power is out"));
    m_paperTurn->bindWithin(this);
    flow->addWidget(m_paperTurn);
    connect(m_paperTurn, &QPushButton::clicked, this, &AdminWorkspace::turnPaper);
    m_turnsTurn = new KeyButton(source, tr("Turns"), QKeySequence(Qt::ALT | Qt::Key_T), strip);
    m_turnsTurn->setObjectName(QStringLiteral("adminTurns"));
    m_turnsTurn->setButtonSize(ButtonSize::Header);
    m_turnsTurn->setHint(tr("Lists whose companies take turns, and how fair that was"));
    m_turnsTurn->bindWithin(this);
    flow->addWidget(m_turnsTurn);
    connect(m_turnsTurn, &QPushButton::clicked, this, &AdminWorkspace::turnTurns);
    m_recordTurn =
        new KeyButton(source, tr("Care for the record"), QKeySequence(Qt::ALT | Qt::Key_Z), strip);
    m_recordTurn->setObjectName(QStringLiteral("adminRecord"));
    m_recordTurn->setButtonSize(ButtonSize::Header);
    m_recordTurn->setHint(tr("Removals under law, and holds on the record"));
    m_recordTurn->bindWithin(this);
    flow->addWidget(m_recordTurn);
    connect(m_recordTurn, &QPushButton::clicked, this, &AdminWorkspace::turnRecord);
    addKeepingButton(source, *flow);
    addReportsButton(source, *flow);
    addDossierButton(source, *flow);
    addLooksButton(source, *flow);
    addProtocolsButton(source, *flow);
    const auto restyle = [&source, flow] {
        const Look& look = source.look();
        flow->setContentsMargins(look.px(12), look.px(4), look.px(12), look.px(4));
    };
    connect(&source, &ThemeSource::changed, strip, restyle);
    restyle();
    return strip;
}

void AdminWorkspace::buildSeat(const ThemeSource& source)
{
    const auto add = [&](const QString& name, const QString& text, const QKeySequence& key,
                         auto act) {
        auto* button = new KeyButton(source, text, key, this);
        button->setObjectName(name);
        m_header->addRightButton(button);
        connect(button, &QPushButton::clicked, this, act);
    };
    add(QStringLiteral("seatRelieve"), tr("Relieve"), relieveKey(),
        [this] { Q_EMIT seatActRequested(SeatAct::Relieve); });
    add(QStringLiteral("seatAway"), tr("Hand over alarms"), handAlarmsKey(),
        [this] { Q_EMIT seatActRequested(SeatAct::HandAlarms); });
    add(QStringLiteral("seatSignOff"), tr("Sign off"), signOffKey(),
        [this] { Q_EMIT seatActRequested(SeatAct::SignOff); });
    add(QStringLiteral("seatNewWindow"), tr("New window"), newWindowKey(),
        [this] { Q_EMIT newWindowRequested(); });
}

void AdminWorkspace::addMapButton(const ThemeSource& source, WrapLayout& flow)
{
    auto* map = new KeyButton(source, tr("Import map"), QKeySequence(Qt::ALT | Qt::Key_B), this);
    map->setObjectName(QStringLiteral("adminMap"));
    map->setButtonSize(ButtonSize::Header);
    map->setHint(tr("Bring files into the station's map"));
    map->bindWithin(this);
    flow.addWidget(map);
    connect(map, &QPushButton::clicked, this, [this] {
        m_pages->setCurrentIndex(indexOfPage(m_map));
        retellTurns();
        m_map->start();
    });
}

// What the agency keeps up to date for a crisis, side by side.
void AdminWorkspace::buildAgency(const ThemeSource& source, const WallClock& clock)
{
    auto* across = new QSplitter(Qt::Horizontal, m_pages);
    across->setObjectName(QStringLiteral("agencyPanels"));
    across->setChildrenCollapsible(false);
    m_agency = new AgencyPanel(source, m_desk, clock, across);
    m_directory = new DirectoryPanel(source, m_desk, clock, across);
    across->addWidget(m_agency);
    across->addWidget(m_directory);
    across->setStretchFactor(0, 2);
    across->setStretchFactor(1, 3);
    across->setSizes({480, 880});
    across->setAccessibleName(tr("Agency and directory"));
    m_agencyPage = across;
    addPage(across);
    connect(m_agency, &AgencyPanel::said, this, &AdminWorkspace::said);
    connect(m_directory, &DirectoryPanel::said, this, &AdminWorkspace::said);
    connect(m_directory, &DirectoryPanel::left, this, &AdminWorkspace::turnAgency);
}

void AdminWorkspace::buildPaper(const ThemeSource& source, PreferenceSource& preferences,
                                WallClock clock)
{
    m_paper = new PaperPanel(source, preferences, std::move(clock), m_pages);
    addPage(m_paper);
    connect(m_paper, &PaperPanel::said, this, &AdminWorkspace::said);
    connect(m_paper, &PaperPanel::printRequested, this, &AdminWorkspace::runCardsRequested);
}

void AdminWorkspace::buildRecord(const ThemeSource& source, WallClock clock)
{
    m_record = new RecordPanel(source, m_desk, std::move(clock), m_pages);
    addPage(m_record);
    connect(m_record, &RecordPanel::said, this, &AdminWorkspace::said);
}

void AdminWorkspace::buildKeeping(const ThemeSource& source, WallClock clock)
{
    m_keeping = new KeepingPanel(source, m_desk, std::move(clock), m_pages);
    addPage(m_keeping);
    connect(m_keeping, &KeepingPanel::said, this, &AdminWorkspace::said);
}

void AdminWorkspace::addKeepingButton(const ThemeSource& source, WrapLayout& flow)
{
    m_keepingTurn =
        new KeyButton(source, tr("Backups and periods"), QKeySequence(Qt::ALT | Qt::Key_I), this);
    m_keepingTurn->setObjectName(QStringLiteral("adminKeeping"));
    m_keepingTurn->setButtonSize(ButtonSize::Header);
    m_keepingTurn->setHint(tr("Copies of the station, and what is older than it has to be kept"));
    m_keepingTurn->bindWithin(this);
    flow.addWidget(m_keepingTurn);
    connect(m_keepingTurn, &QPushButton::clicked, this, &AdminWorkspace::turnKeeping);
}

void AdminWorkspace::addReportsButton(const ThemeSource& source, WrapLayout& flow)
{
    m_reportsTurn =
        new KeyButton(source, tr("Report numbers"), QKeySequence(Qt::ALT | Qt::Key_Y), this);
    m_reportsTurn->setObjectName(QStringLiteral("adminReports"));
    m_reportsTurn->setButtonSize(ButtonSize::Header);
    m_reportsTurn->setHint(tr("Which report numbers were given, and which are missing"));
    m_reportsTurn->bindWithin(this);
    flow.addWidget(m_reportsTurn);
    connect(m_reportsTurn, &QPushButton::clicked, this, &AdminWorkspace::turnReports);
}

void AdminWorkspace::buildDossier(const ThemeSource& source, WallClock clock)
{
    m_dossier = new DossierPanel(source, m_desk, std::move(clock), m_pages);
    addPage(m_dossier);
    connect(m_dossier, &DossierPanel::said, this, &AdminWorkspace::said);
}

void AdminWorkspace::addDossierButton(const ThemeSource& source, WrapLayout& flow)
{
    m_dossierTurn =
        new KeyButton(source, tr("What is known"), QKeySequence(Qt::ALT | Qt::Key_Q), this);
    m_dossierTurn->setObjectName(QStringLiteral("adminDossier"));
    m_dossierTurn->setButtonSize(ButtonSize::Header);
    m_dossierTurn->setHint(
        tr("Everything the station knows of a person or a place, for a request"));
    m_dossierTurn->bindWithin(this);
    flow.addWidget(m_dossierTurn);
    connect(m_dossierTurn, &QPushButton::clicked, this, &AdminWorkspace::turnDossier);
}

void AdminWorkspace::turnDossier()
{
    if (turnTo(m_dossier) == Turned::ToPage)
        m_dossier->start();
}

void AdminWorkspace::buildLooks(const ThemeSource& source, WallClock clock)
{
    m_looks = new LooksPanel(source, m_desk, std::move(clock), m_pages);
    addPage(m_looks);
    connect(m_looks, &LooksPanel::said, this, &AdminWorkspace::said);
}

void AdminWorkspace::addLooksButton(const ThemeSource& source, WrapLayout& flow)
{
    m_looksTurn = new KeyButton(source, tr("Who looked"), QKeySequence(Qt::ALT | Qt::Key_L), this);
    m_looksTurn->setObjectName(QStringLiteral("adminLooks"));
    m_looksTurn->setButtonSize(ButtonSize::Header);
    m_looksTurn->setHint(tr("Who looked at what, and what was exported"));
    m_looksTurn->bindWithin(this);
    flow.addWidget(m_looksTurn);
    connect(m_looksTurn, &QPushButton::clicked, this, &AdminWorkspace::turnLooks);
}

void AdminWorkspace::turnLooks()
{
    if (turnTo(m_looks) == Turned::ToPage)
        m_looks->start();
}

void AdminWorkspace::buildProtocols(const ThemeSource& source)
{
    m_protocols = new ProtocolEditor(source, m_desk, m_pages);
    addPage(m_protocols);
    connect(m_protocols, &ProtocolEditor::said, this, &AdminWorkspace::said);
    connect(m_protocols, &ProtocolEditor::left, this, &AdminWorkspace::turnBack);
}

void AdminWorkspace::addProtocolsButton(const ThemeSource& source, WrapLayout& flow)
{
    m_protocolsTurn =
        new KeyButton(source, tr("Write protocols"), QKeySequence(Qt::ALT | Qt::Key_J), this);
    m_protocolsTurn->setObjectName(QStringLiteral("adminProtocols"));
    m_protocolsTurn->setButtonSize(ButtonSize::Header);
    m_protocolsTurn->setHint(tr("Change a crisis protocol, or write one of the agency's own"));
    m_protocolsTurn->bindWithin(this);
    flow.addWidget(m_protocolsTurn);
    connect(m_protocolsTurn, &QPushButton::clicked, this, &AdminWorkspace::turnProtocols);
}

// Each turn leads to its page and back.
void AdminWorkspace::retellTurns()
{
    const QWidget* shown = pageAt(m_pages->currentIndex());
    m_agencyTurn->setLabel(shown == m_agencyPage ? tr("Accounts and settings")
                                                 : tr("Agency and directory"));
    m_paperTurn->setLabel(shown == m_paper ? tr("Accounts and settings") : tr("Paper"));
    m_turnsTurn->setLabel(shown == m_turns ? tr("Accounts and settings") : tr("Turns"));
    m_recordTurn->setLabel(shown == m_record ? tr("Accounts and settings")
                                             : tr("Care for the record"));
    m_keepingTurn->setLabel(shown == m_keeping ? tr("Accounts and settings")
                                               : tr("Backups and periods"));
    m_reportsTurn->setLabel(shown == m_reports ? tr("Accounts and settings")
                                               : tr("Report numbers"));
    m_dossierTurn->setLabel(shown == m_dossier ? tr("Accounts and settings") : tr("What is known"));
    m_looksTurn->setLabel(shown == m_looks ? tr("Accounts and settings") : tr("Who looked"));
    m_protocolsTurn->setLabel(shown == m_protocols ? tr("Accounts and settings")
                                                   : tr("Write protocols"));
}

// Each page scrolls for itself: one that needs much takes nothing from the line below.
void AdminWorkspace::addPage(QWidget* page)
{
    m_pages->addWidget(
        new PageScroll(page->objectName() + QStringLiteral("Scroll"), page, m_pages));
}

QWidget* AdminWorkspace::pageAt(int index) const
{
    QWidget* page = m_pages->widget(index);
    const auto* scroll = qobject_cast<const PageScroll*>(page);
    return scroll ? scroll->page() : page;
}

int AdminWorkspace::indexOfPage(const QWidget* page) const
{
    int index = 0;
    while (index < m_pages->count() && pageAt(index) != page)
        ++index;
    return index;
}

AdminWorkspace::Turned AdminWorkspace::turnTo(const QWidget* page)
{
    if (pageAt(m_pages->currentIndex()) == page) {
        turnBack();
        return Turned::Back;
    }
    m_pages->setCurrentIndex(indexOfPage(page));
    retellTurns();
    return Turned::ToPage;
}

// Not into the list of accounts, whose letters act.
void AdminWorkspace::turnBack()
{
    m_pages->setCurrentIndex(0);
    retellTurns();
    m_strip->setFocus(Qt::OtherFocusReason);
}

void AdminWorkspace::turnAgency()
{
    if (turnTo(m_agencyPage) == Turned::Back)
        return;
    m_agency->start();
    m_directory->open();
}

void AdminWorkspace::turnPaper()
{
    if (turnTo(m_paper) == Turned::Back)
        return;
    m_paper->start();
    m_paper->setFocus(Qt::ShortcutFocusReason);
}

void AdminWorkspace::turnTurns()
{
    if (turnTo(m_turns) == Turned::ToPage)
        m_turns->start();
}

void AdminWorkspace::turnRecord()
{
    if (turnTo(m_record) == Turned::ToPage)
        m_record->start();
}

void AdminWorkspace::turnKeeping()
{
    if (turnTo(m_keeping) == Turned::ToPage)
        m_keeping->start();
}

void AdminWorkspace::turnReports()
{
    if (turnTo(m_reports) == Turned::ToPage)
        m_reports->start();
}

void AdminWorkspace::turnProtocols()
{
    // What is not saved stays in the editor.
    if (turnTo(m_protocols) == Turned::ToPage)
        m_protocols->start();
}

void AdminWorkspace::openProtocols(const std::optional<ProtocolId>& protocol)
{
    m_pages->setCurrentIndex(indexOfPage(m_protocols));
    retellTurns();
    m_protocols->start(protocol);
}

void AdminWorkspace::retell()
{
    const Seat& seat = m_desk.seat();
    m_header->setNote(
        tr("%1, %2, at %3", "name, roles, position")
            .arg(fromStd(seat.name), rolesText(seat.roles), fromStd(seat.position.value)));
}

} // namespace haven::ui
