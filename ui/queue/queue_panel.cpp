#include "ui/queue/queue_panel.h"

#include "models/items/qt_text.h"
#include "ui/queue/incident_acts.h"
#include "ui/queue/queue_delegate.h"
#include "ui/widgets/empty_words.h"
#include "ui/widgets/panel_header.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QScrollBar>

namespace haven::ui {

namespace {

struct QueuePanelTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::QueuePanel)
};

BoardPanelWords panelWords()
{
    return {QStringLiteral("queue"), QueuePanelTr::tr("Queue"),
            QueuePanelTr::tr("Filter the queue"),
            QueuePanelTr::tr("Filter, for example p:1 beat:3 -held")};
}

QueueWords modelWords(const Desk& desk)
{
    return {[](QueueGroup group) {
                switch (group) {
                case QueueGroup::Waiting:
                    return QueuePanelTr::tr("Waiting");
                case QueueGroup::Working:
                    return QueuePanelTr::tr("Working");
                }
                return QString();
            },
            [&desk](const BoardRow& row) { return spokenIncident(row, desk.state()); },
            QueuePanelTr::tr("changed since you looked")};
}

// What a row is judged by is never hidden.
std::vector<OfferedColumn> columns()
{
    const auto at = [](QueueColumn column) { return static_cast<int>(column); };
    constexpr auto kNever = OfferedColumn::Hiding::Never;
    return {
        {"priority",
         {at(QueueColumn::Priority), QueuePanelTr::tr("Pri", "heading: priority"), 56},
         kNever},
        {"waiting", {at(QueueColumn::Waiting), QueuePanelTr::tr("Waiting"), 80, 64}, kNever},
        {"incident", {at(QueueColumn::Incident), QueuePanelTr::tr("Incident"), 76}},
        {"type", {at(QueueColumn::Type), QueuePanelTr::tr("Type"), 200, 104}, kNever},
        {"location",
         {at(QueueColumn::Location), QueuePanelTr::tr("Location"), 190, 104},
         kNever}, // the sign of a weapon stands in it
        {"beat", {at(QueueColumn::Beat), QueuePanelTr::tr("Beat"), 46, 0, 2}},
        {"behavioral",
         {at(QueueColumn::Behavioral), QueuePanelTr::tr("Behavioral"), 106, 100},
         kNever},
        {"level", {at(QueueColumn::Level), QueuePanelTr::tr("Lvl", "heading: level"), 40}},
        {"units", {at(QueueColumn::Units), QueuePanelTr::tr("Units"), 90, 62, 1}},
    };
}

} // namespace

QueuePanel::QueuePanel(const ThemeSource& source, Desk& desk, QWidget* parent)
    : BoardPanel(source, desk, panelWords(), parent), m_model(desk, modelWords(desk))
{
    view().setTableDelegate(new QueueDelegate(source));
    addToggles();
    setBoard(m_model, columns(), IncidentQueueModel::vocabulary(desk));
    addActs(incidentActs(port(), IncidentId()));
    setEmptyWords([this] {
        return QueuePanelTr::tr("No incident is open. %1 takes a call; or %2, and type: new NOISE "
                                "@\"12 Oak Ave\" ! loud music",
                                "two keys")
            .arg(keyOf(this->source(), "newCall"), keyOf(this->source(), "commandLine"));
    });
    view().setDragEnabled(true);
    view().setAcceptDrops(true);
    view().setDragDropMode(QAbstractItemView::DragDrop);
    view().setDefaultDropAction(Qt::CopyAction);
    view().setDragDropOverwriteMode(true);
    view().setDropIndicatorShown(true);
    connect(&m_model, &IncidentQueueModel::unitsDropped, this,
            [this](IncidentId incident, const QStringList& units) {
                Dragged dragged;
                for (const QString& unit : units)
                    dragged.units.emplace_back(unit.toStdString());
                carryOut(dropOnIncident(this->desk(), dragged, incident),
                         std::to_string(incident.value));
            });
    connect(&m_model, &IncidentQueueModel::incidentDropped, this,
            [this](IncidentId incident, IncidentId dropped) {
                carryOut(dropOnIncident(this->desk(), Dragged{{}, dropped}, incident),
                         std::to_string(incident.value));
            });
    wireChoice();
    connect(&view(), &BoardView::rowActivated, this, [this](const QModelIndex& index) {
        if (const auto incident = m_model.incidentAt(index.row()))
            Q_EMIT incidentOpened(*incident);
    });
}

// A row that the filter brings back, or that comes to the board after it was chosen elsewhere.
void QueuePanel::wireChoice()
{
    connect(view().selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &QueuePanel::hearRow);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, signal, this, &QueuePanel::markChosen);
    connect(view().verticalScrollBar(), &QScrollBar::valueChanged, this, &QueuePanel::tellAbove);
}

void QueuePanel::tick(Instant now, RowRange seen)
{
    m_model.tick(now, seen);
    tellAbove();
}

// What presses out of sight, the most urgent first: where there is no room for all, the beginning
// is read.
void QueuePanel::tellAbove()
{
    const int first = view().rowAt(view().verticalHeader()->defaultSectionSize() / 2);
    const auto above = m_model.pressingAbove(first);
    const auto hidden = m_model.pressingHidden();
    QStringList told{aboveWords(above), hiddenWords(hidden)};
    if (above.count > 0 && hidden.count > 0 && hidden.priority < above.priority)
        told.swapItemsAt(0, 1);
    told.removeAll(QString());
    view().tellAbove(told.join(QStringLiteral("; ")));
}

// The chosen row may stand far below: a P1 that nobody was sent to is named all the same. A row of
// which less than half is seen counts as out of sight.
QString QueuePanel::aboveWords(const IncidentQueueModel::Pressing& above) const
{
    if (above.count == 0)
        return {};
    const auto cell = [&](QueueColumn column, int role) {
        return m_model.index(above.first, static_cast<int>(column)).data(role);
    };
    const QString most =
        QStringLiteral("P%1 %2").arg(cell(QueueColumn::Priority, CellValueRole).toString(),
                                     cell(QueueColumn::Incident, Qt::DisplayRole).toString());
    return above.count == 1
               ? tr("%1 waits above (Home)", "P1 000052, out of sight; Home is the key").arg(most)
               : tr("%1 and %2 more wait above (Home)", "P1 000052, out of sight; Home is the key")
                     .arg(most)
                     .arg(above.count - 1);
}

// A filter is asked for and forgotten: what presses behind it is named as what is out of sight.
QString QueuePanel::hiddenWords(const IncidentQueueModel::PressingHidden& hidden) const
{
    if (hidden.count == 0)
        return {};
    const QString most = QStringLiteral("P%1 %2")
                             .arg(static_cast<int>(hidden.priority) + 1)
                             .arg(fromStd(hidden.number).section(QLatin1Char('-'), 1));
    return hidden.count == 1
               ? tr("%1 waits, hidden by the filter", "P1 000052").arg(most)
               : tr("%1 and %2 more wait, hidden by the filter", "P1 000052, a number")
                     .arg(most)
                     .arg(hidden.count - 1);
}

void QueuePanel::hearRow()
{
    const auto incident = selected();
    if (m_isMarking || !incident)
        return;
    m_chosen = incident;
    Q_EMIT incidentSelected(*incident);
}

void QueuePanel::follow(IncidentId incident)
{
    m_chosen = incident;
    markChosen();
}

void QueuePanel::markChosen()
{
    if (!m_chosen || selected() == m_chosen)
        return;
    m_isMarking = true;
    const int row = m_model.rowOf(*m_chosen);
    if (row < 0) {
        view().clearSelection();
        view().setCurrentIndex(QModelIndex());
    } else {
        const bool wasFollowing = view().hasAutoScroll();
        view().setAutoScroll(wasFollowing && !view().isWorkedIn());
        view().setCurrentIndex(m_model.index(row, 0));
        view().setAutoScroll(wasFollowing);
    }
    m_isMarking = false;
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

ActPort QueuePanel::port()
{
    return {
        desk(),
        [this](Command command, const std::string& row) { asker().ask(std::move(command), row); },
        [this](const QString& line) { Q_EMIT requestLine(line); },
        [this](IncidentId incident) { Q_EMIT incidentOpened(incident); },
        [this](IncidentId incident) { Q_EMIT mapRequested(incident); },
        {}};
}

RowActGroups QueuePanel::acts()
{
    const auto incident = selected();
    return incident ? incidentActs(port(), *incident) : RowActGroups();
}

std::optional<Coordinate> QueuePanel::pointOf(int row) const
{
    return m_model.pointAt(row);
}

DropPlan QueuePanel::dropPlan(const Dragged& dragged, const QModelIndex& row) const
{
    const auto incident = m_model.incidentAt(row.row());
    return incident ? dropOnIncident(desk(), dragged, *incident) : DropPlan();
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

} // namespace haven::ui
