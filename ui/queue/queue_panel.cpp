#include "ui/queue/queue_panel.h"

#include "ui/queue/queue_delegate.h"
#include "ui/widgets/panel_header.h"

#include <QCoreApplication>
#include <QItemSelectionModel>

namespace haven::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::QueuePanel)
};

BoardPanelWords panelWords()
{
    return {QStringLiteral("queue"), Words::tr("Queue"), Words::tr("Filter the queue"),
            Words::tr("Filter, for example p:1 beat:3 -held")};
}

QueueWords modelWords()
{
    return {[](QueueGroup group) {
                switch (group) {
                case QueueGroup::Waiting:
                    return Words::tr("Waiting");
                case QueueGroup::Working:
                    return Words::tr("Working");
                }
                return QString();
            },
            spokenIncident};
}

std::vector<BoardColumn> columns()
{
    const auto at = [](QueueColumn column) { return static_cast<int>(column); };
    return {
        {at(QueueColumn::Priority), Words::tr("Pri", "heading: priority"), 56},
        {at(QueueColumn::Waiting), Words::tr("Waiting"), 80, 66},
        {at(QueueColumn::Incident), Words::tr("Incident"), 76},
        {at(QueueColumn::Type), Words::tr("Type"), 178, 84},
        {at(QueueColumn::Location), Words::tr("Location"), 198, 72},
        {at(QueueColumn::Beat), Words::tr("Beat"), 46},
        {at(QueueColumn::Behavioral), Words::tr("Behavioral"), 106, 100},
        {at(QueueColumn::Level), Words::tr("Lvl", "heading: level"), 40},
        {at(QueueColumn::Units), Words::tr("Units"), 90, 46},
    };
}

} // namespace

QueuePanel::QueuePanel(const ThemeSource& source, Desk& desk, QWidget* parent)
    : BoardPanel(source, desk, panelWords(), parent), m_model(desk, modelWords())
{
    view().setTableDelegate(new QueueDelegate(source));
    addToggles();
    setBoard(m_model, columns(), IncidentQueueModel::vocabulary(desk));
    addActs();
    view().setAcceptDrops(true);
    view().setDragDropMode(QAbstractItemView::DropOnly);
    view().setDragDropOverwriteMode(true);
    view().setDropIndicatorShown(true);
    connect(&m_model, &IncidentQueueModel::unitsDropped, this, &QueuePanel::sendDropped);
    connect(view().selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (const auto incident = selected())
            Q_EMIT incidentSelected(*incident);
    });
    connect(&view(), &BoardView::rowActivated, this, [this](const QModelIndex& index) {
        if (const auto incident = m_model.incidentAt(index.row()))
            Q_EMIT incidentOpened(*incident);
    });
}

void QueuePanel::addToggles()
{
    m_mine = addToggle(QStringLiteral("queueMine"), tr("Mine"),
                       tr("Show only what was taken at this position"));
    m_crisis = addToggle(QStringLiteral("queueCrisis"), tr("Crisis"),
                         tr("Show only what is or may be behavioral health"));
    m_late =
        addToggle(QStringLiteral("queueLate"), tr("Late"), tr("Show only what waits too long"));
    for (KeyButton* toggle : {m_mine, m_crisis, m_late})
        connect(toggle, &QAbstractButton::toggled, this, &QueuePanel::refilter);
}

void QueuePanel::addActs()
{
    const auto line = [this](const char* verb) {
        return [this, verb] { startLine(QString::fromLatin1(verb)); };
    };
    addAct(QStringLiteral("queueSend"), tr("Send a unit"), Qt::Key_D, line("d"));
    addAct(QStringLiteral("queueNote"), tr("Add a note"), Qt::Key_N, line("n"));
    addAct(QStringLiteral("queueHold"), tr("Hold, with a reason"), Qt::Key_H, line("h"));
    addAct(QStringLiteral("queueClose"), tr("Close, with a disposition"), Qt::Key_X, line("x"));
    addAct(QStringLiteral("queueFlagYes"), tr("Behavioral health: confirm"), Qt::Key_Y,
           [this] { decideFlag(FlagDecision::Confirmed); });
    addAct(QStringLiteral("queueFlagUnsure"), tr("Behavioral health: unsure"), Qt::Key_U,
           [this] { decideFlag(FlagDecision::Unsure); });
    addAct(QStringLiteral("queueMap"), tr("Show on the map"), Qt::Key_M, [this] {
        if (const auto incident = selected())
            Q_EMIT mapRequested(*incident);
    });
}

std::optional<IncidentId> QueuePanel::selected() const
{
    const QModelIndex current = view().selectionModel()->currentIndex();
    return current.isValid() ? m_model.incidentAt(current.row()) : std::nullopt;
}

void QueuePanel::select(IncidentId incident)
{
    const int row = m_model.rowOf(incident);
    if (row >= 0)
        view().setCurrentIndex(m_model.index(row, 0));
}

bool QueuePanel::selectNextLate()
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const auto waiting = static_cast<int>(QueueColumn::Waiting);
        if (!m_model.index(row, waiting).data(LateRole).toBool())
            continue;
        view().setCurrentIndex(m_model.index(row, 0));
        return true;
    }
    return false;
}

QString QueuePanel::toggledFilter() const
{
    QStringList filter;
    if (m_mine->isChecked())
        filter << QStringLiteral("is:mine");
    if (m_crisis->isChecked())
        filter << QStringLiteral("flag:yes,possible");
    if (m_late->isChecked())
        filter << QStringLiteral("is:late");
    return filter.join(u' ');
}

void QueuePanel::tellCounts(PanelHeader& header)
{
    header.setShown(m_model.shownCount(), m_model.totalCount());
}

// The full number, so that the line stays true whatever else has the same last digits.
void QueuePanel::startLine(const QString& verb)
{
    const auto incident = selected();
    const auto& incidents = desk().state().incidents;
    const auto found = incident ? incidents.find(*incident) : incidents.end();
    if (found != incidents.end())
        Q_EMIT requestLine(
            QStringLiteral("%1 %2 ").arg(verb, QString::fromStdString(found->second.number)));
}

void QueuePanel::decideFlag(FlagDecision decision)
{
    if (const auto incident = selected())
        asker().ask(DecideFlag{*incident, decision, {}}, std::to_string(incident->value));
}

void QueuePanel::sendDropped(IncidentId incident, const QStringList& units)
{
    DispatchUnits command;
    command.incident = incident;
    for (const QString& unit : units)
        command.units.push_back(UnitId(unit.toStdString()));
    asker().ask(command, std::to_string(incident.value));
}

} // namespace haven::ui
