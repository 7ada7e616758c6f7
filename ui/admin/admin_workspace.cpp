#include "ui/admin/admin_workspace.h"

#include "ui/admin/accounts_panel.h"
#include "ui/admin/protocols_panel.h"
#include "ui/admin/role_words.h"
#include "ui/admin/seat_keys.h"
#include "ui/admin/settings_panel.h"
#include "ui/mapimport/map_import_panel.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace haven::ui {

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
    across->setChildrenCollapsible(false);
    auto* accounts = new AccountsPanel(source, desk, across);
    auto* protocols = new ProtocolsPanel(source, desk, std::move(clock), across);
    auto* settings = new SettingsPanel(source, preferences, across);
    across->addWidget(accounts);
    across->addWidget(protocols);
    across->addWidget(settings);
    across->setSizes({420, 400, 540});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    m_map = new MapImportPanel(source, desk, m_pages);
    m_pages->addWidget(across);
    m_pages->addWidget(m_map);
    column->addWidget(m_pages, 1);
    connect(m_map, &MapImportPanel::said, this, &AdminWorkspace::said);
    connect(m_map, &MapImportPanel::left, this, [this] { m_pages->setCurrentIndex(0); });
    connect(accounts, &AccountsPanel::said, this, &AdminWorkspace::said);
    connect(protocols, &ProtocolsPanel::said, this, &AdminWorkspace::said);
    connect(&desk, &Desk::seatChanged, this, &AdminWorkspace::retell);
    retell();
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
    auto* map = new KeyButton(source, tr("Import map"), QKeySequence(Qt::ALT | Qt::Key_B), this);
    map->setObjectName(QStringLiteral("adminMap"));
    map->setHint(tr("Bring files into the station's map"));
    map->bindWithin(this);
    m_header->addRightButton(map);
    connect(map, &QPushButton::clicked, this, [this] {
        m_pages->setCurrentWidget(m_map);
        m_map->start();
    });
    add(QStringLiteral("seatRelieve"), tr("Relieve"), relieveKey(),
        [this] { Q_EMIT seatActRequested(SeatAct::Relieve); });
    add(QStringLiteral("seatAway"), tr("Hand over alarms"), handAlarmsKey(),
        [this] { Q_EMIT seatActRequested(SeatAct::HandAlarms); });
    add(QStringLiteral("seatSignOff"), tr("Sign off"), signOffKey(),
        [this] { Q_EMIT seatActRequested(SeatAct::SignOff); });
    add(QStringLiteral("seatNewWindow"), tr("New window"), newWindowKey(),
        [this] { Q_EMIT newWindowRequested(); });
}

void AdminWorkspace::retell()
{
    const Seat& seat = m_desk.seat();
    m_header->setNote(tr("%1, %2, at %3", "name, roles, position")
                          .arg(QString::fromStdString(seat.name), rolesText(seat.roles),
                               QString::fromStdString(seat.position.value)));
}

} // namespace haven::ui
