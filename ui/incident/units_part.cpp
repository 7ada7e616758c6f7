#include "ui/incident/units_part.h"

#include "models/dispatch/board.h"
#include "models/dispatch/work_stack.h"
#include "models/items/qt_text.h"
#include "models/items/unit_board_model.h"
#include "ui/incident/incident_words.h"
#include "ui/incident/unit_row_button.h"
#include "ui/widgets/eta_words.h"

#include <algorithm>
#include <QContextMenuEvent>
#include <QMenu>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

QString stageWord(AssignmentStage stage)
{
    switch (stage) {
    case AssignmentStage::Assigned:
        return UnitsPart::tr("Assigned, not told");
    case AssignmentStage::Dispatched:
        return UnitsPart::tr("Sent");
    case AssignmentStage::EnRoute:
        return UnitsPart::tr("En route");
    case AssignmentStage::OnScene:
        return UnitsPart::tr("On scene");
    case AssignmentStage::Transporting:
        return UnitsPart::tr("Transporting");
    }
    return {};
}

constexpr int kAskMs = 500;

QStringList timesOf(const Assignment& assignment, const WallClock& clock)
{
    QStringList times{UnitsPart::tr("sent %1").arg(clock.time(assignment.assignedAt))};
    if (assignment.enRouteAt)
        times << UnitsPart::tr("en route %1").arg(clock.time(*assignment.enRouteAt));
    if (assignment.arrivedAt)
        times << UnitsPart::tr("there %1").arg(clock.time(*assignment.arrivedAt));
    // The last one counts most and is never the one that is cut off.
    std::reverse(times.begin(), times.end());
    return times;
}

} // namespace

UnitsPart::UnitsPart(const PartTools& tools, QWidget* parent)
    : IncidentPart(tools, parent), m_answer(tools.desk, QStringLiteral("unitEtas")),
      m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("unitsPart"));
    setAccessibleName(tr("Units on this incident"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_asking.setSingleShot(true);
    m_asking.setInterval(kAskMs);
    connect(&m_asking, &QTimer::timeout, this, &UnitsPart::askEtas);
    connect(&tools.desk, &Desk::moved, this, [this] {
        if (!m_asking.isActive() && isAnyOnItsWay())
            m_asking.start();
    });
    hide();
}

bool UnitsPart::isAnyOnItsWay() const
{
    return std::any_of(m_assignments.begin(), m_assignments.end(), [](const Assignment& one) {
        return one.stage == AssignmentStage::Dispatched || one.stage == AssignmentStage::EnRoute;
    });
}

// Away from the screen, by road; asked again as they move.
void UnitsPart::askEtas()
{
    if (!isVisible() || !isAnyOnItsWay())
        return;
    m_answer.ask(EtasQuery{}, [this](const QueryAnswer& answer) {
        const auto* found = std::get_if<EtasFound>(&answer);
        if (!found)
            return;
        m_etas.clear();
        for (const UnitEta& eta : found->etas) {
            if (m_incident && eta.incident == *m_incident)
                m_etas[eta.unit] = eta;
        }
        showRows();
    });
}

UnitRowButton* UnitsPart::addRow()
{
    const std::size_t row = m_rows.size();
    auto* button = new UnitRowButton(tools().source, this);
    button->installEventFilter(this);
    m_rows.push_back(button);
    m_column->addWidget(button);
    connect(button, &QAbstractButton::clicked, this, [this, row, button] {
        openMenu(row, button->mapToGlobal(QPoint(0, button->height())));
    });
    return button;
}

void UnitsPart::setIncident(const Incident* incident, Standing standing)
{
    m_incident = incident ? std::optional(incident->id) : std::nullopt;
    m_standing = standing;
    m_assignments = incident ? incident->assignments : std::vector<Assignment>();
    std::stable_sort(m_assignments.begin(), m_assignments.end(),
                     [](const Assignment& a, const Assignment& b) { return a.role < b.role; });
    while (m_rows.size() < m_assignments.size())
        addRow();
    showRows();
    setVisible(!m_assignments.empty());
    if (incident)
        tick(*incident, tools().desk.now());
    if (isAnyOnItsWay())
        m_asking.start();
}

void UnitsPart::showRows()
{
    for (std::size_t n = 0; n < m_rows.size(); ++n) {
        m_rows[n]->setVisible(n < m_assignments.size());
        if (n >= m_assignments.size())
            continue;
        const Assignment& one = m_assignments[n];
        UnitRowButton::Shown shown;
        shown.unit = oneLine(one.unit.value);
        shown.status = stageWord(one.stage);
        shown.since = one.since;
        shown.role = one.role;
        shown.times = timesOf(one, tools().clock);
        const auto eta = m_etas.find(one.unit);
        const bool isThere = one.stage >= AssignmentStage::OnScene;
        if (eta != m_etas.end() && !isThere)
            shown.times.prepend(
                tr("there in %1", "so long").arg(etaWords(eta->second.time, eta->second.way)));
        const auto unit = state().units.find(one.unit);
        if (unit != state().units.end()) {
            shown.shape = shapeOf(unit->second.status);
            shown.isEmergency = unit->second.emergency.has_value();
        }
        m_rows[n]->setShown(shown);
    }
}

void UnitsPart::tick(const Incident&, Instant now)
{
    for (std::size_t n = 0; n < m_assignments.size(); ++n)
        m_rows[n]->tick(now);
}

bool UnitsPart::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ContextMenu)
        return IncidentPart::eventFilter(watched, event);
    const auto found = std::find(m_rows.begin(), m_rows.end(), watched);
    if (found == m_rows.end())
        return IncidentPart::eventFilter(watched, event);
    const auto* menu = static_cast<QContextMenuEvent*>(event);
    openMenu(static_cast<std::size_t>(std::distance(m_rows.begin(), found)), menu->globalPos());
    return true;
}

// With somebody in the car clearing is a question: it has arrived, or why it ends without.
void UnitsPart::addTransportActs(QMenu& menu, const UnitId& unit, IncidentId incident)
{
    QAction* there = menu.addAction(tr("The transport is there…"));
    there->setObjectName(QStringLiteral("unitTransportThere"));
    connect(there, &QAction::triggered, this, [this, unit] {
        tools().asks.startLine(QStringLiteral("tra %1 odo ").arg(fromStd(unit.value)));
    });
    QAction* clear = menu.addAction(tr("Clear before the transport is there…"));
    clear->setObjectName(QStringLiteral("unitClear"));
    connect(clear, &QAction::triggered, this, [this, unit, incident] {
        const QString question =
            tr("The transport of %1 has not arrived. Why does it end?", "a unit")
                .arg(fromStd(unit.value));
        tools().asks.askReason(question, [this, unit, incident](const QString& why) {
            tools().ask(ClearUnits{{unit}, std::nullopt, why.toStdString()}, incident);
        });
    });
}

void UnitsPart::openMenu(std::size_t row, const QPoint& at)
{
    if (!m_incident || row >= m_assignments.size() || m_standing == Standing::ReadOnly)
        return;
    const UnitId unit = m_assignments[row].unit;
    const IncidentId incident = *m_incident;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("unitMenu"));
    const auto add = [&](const char* name, const QString& text, Command command) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this,
                [this, command = std::move(command), incident] { tools().ask(command, incident); });
        return action;
    };
    const AssignmentStage stage = m_assignments[row].stage;
    if (stage == AssignmentStage::Assigned)
        add("unitSend", tr("Send now"),
            DispatchUnits{{unit}, incident, AssignmentStage::Dispatched, {}});
    add("unitEnRoute", tr("En route"), MarkEnRoute{{unit}, {}})
        ->setEnabled(stage < AssignmentStage::EnRoute);
    add("unitOnScene", tr("On scene"), MarkOnScene{{unit}, {}})
        ->setEnabled(stage < AssignmentStage::OnScene);
    QAction* transport = menu->addAction(tr("Transporting to…"));
    connect(transport, &QAction::triggered, this, [this, unit] {
        tools().asks.startLine(QStringLiteral("tr %1 ").arg(fromStd(unit.value)));
    });
    const auto found = state().units.find(unit);
    if (found != state().units.end() && isTransporting(found->second))
        addTransportActs(*menu, unit, incident);
    else
        add("unitClear", tr("Clear"), ClearUnits{{unit}, std::nullopt});
    menu->addSeparator();
    add("unitPrimary", tr("Make it the primary unit"), SetPrimaryUnit{incident, unit})
        ->setEnabled(m_assignments[row].role != AssignmentRole::Primary);
    add("unitCheck", tr("Heard from: status check"), CheckUnits{{unit}, {}});
    add("unitEmergency", tr("Officer emergency"), DeclareEmergency{unit, "console"});
    menu->popup(at);
}

} // namespace haven::ui
