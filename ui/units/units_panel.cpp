#include "ui/units/units_panel.h"

#include "ui/units/unit_acts.h"
#include "ui/units/units_delegate.h"
#include "ui/widgets/empty_words.h"
#include "ui/widgets/panel_header.h"

#include <QCoreApplication>
#include <QItemSelectionModel>
#include <set>

namespace haven::ui {

namespace {

struct UnitsPanelTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::UnitsPanel)
};

BoardPanelWords panelWords()
{
    return {QStringLiteral("units"), UnitsPanelTr::tr("Units"),
            UnitsPanelTr::tr("Filter the units"),
            UnitsPanelTr::tr("Filter, for example skill:CIT is:free")};
}

QString namedGroup(UnitGrouping grouping, const QString& name)
{
    switch (grouping) {
    case UnitGrouping::Availability:
        return name;
    case UnitGrouping::Beat:
        return name.isEmpty() ? UnitsPanelTr::tr("No beat") : UnitsPanelTr::tr("Beat %1").arg(name);
    case UnitGrouping::Skill:
        return name.isEmpty() ? UnitsPanelTr::tr("No special skill") : name;
    }
    return name;
}

UnitWords modelWords()
{
    return {[](UnitGroup group, UnitGrouping grouping, const QString& name) {
                switch (group) {
                case UnitGroup::Emergency:
                    return UnitsPanelTr::tr("Emergency");
                case UnitGroup::Available:
                    return UnitsPanelTr::tr("Available");
                case UnitGroup::HalfAvailable:
                    return UnitsPanelTr::tr("Can be called away");
                case UnitGroup::Working:
                    return UnitsPanelTr::tr("Working");
                case UnitGroup::Out:
                    return UnitsPanelTr::tr("Not available");
                case UnitGroup::Named:
                    return namedGroup(grouping, name);
                }
                return QString();
            },
            [](const UnitRow& row, StatusShape) { return spokenUnit(row); }, crewWords,
            UnitsPanelTr::tr("changed since you looked")};
}

// A unit without its status is no unit, and when it has to be asked is never hidden.
std::vector<OfferedColumn> columns()
{
    const auto at = [](UnitColumn column) { return static_cast<int>(column); };
    constexpr auto kNever = OfferedColumn::Hiding::Never;
    return {
        {"unit", {at(UnitColumn::Unit), UnitsPanelTr::tr("Unit"), 96, 70}, kNever},
        {"status", {at(UnitColumn::Status), UnitsPanelTr::tr("Status"), 204, 124}, kNever},
        {"time", {at(UnitColumn::Time), UnitsPanelTr::tr("Time"), 80, 78}},
        {"incident", {at(UnitColumn::Incident), UnitsPanelTr::tr("Incident"), 82, 76}},
        {"where", {at(UnitColumn::Where), UnitsPanelTr::tr("Where"), 160, 104}},
        {"beat", {at(UnitColumn::Beat), UnitsPanelTr::tr("Beat"), 46, 0, 2}},
        {"skills", {at(UnitColumn::Skills), UnitsPanelTr::tr("Skills"), 138, 66, 1}},
        {"check",
         {at(UnitColumn::CheckIn), UnitsPanelTr::tr("Check-in"), 80, 70, 0, Qt::AlignRight},
         kNever},
    };
}

} // namespace

UnitsPanel::UnitsPanel(const ThemeSource& source, Desk& desk, QWidget* parent)
    : BoardPanel(source, desk, panelWords(), parent), m_model(desk, modelWords()), m_look(desk)
{
    view().setTableDelegate(new UnitsDelegate(source));
    addToggles();
    setBoard(m_model, columns(), UnitBoardModel::vocabulary(desk));
    setEmptyWords([this] {
        return UnitsPanelTr::tr("No unit is on duty. %1, and type: on 3A12 beat 3", "a key")
            .arg(keyOf(this->source(), "commandLine"));
    });
    addHeaderActs();
    addActs(unitActs(port(), {}));
    view().setSelectionMode(QAbstractItemView::ExtendedSelection);
    view().setDragEnabled(true);
    view().setAcceptDrops(true);
    view().setDragDropMode(QAbstractItemView::DragDrop);
    view().setDefaultDropAction(Qt::CopyAction);
    view().setDragDropOverwriteMode(true);
    connect(&m_model, &UnitBoardModel::incidentDropped, this,
            [this](const UnitId& unit, IncidentId dropped) {
                carryOut(dropOnUnit(this->desk(), Dragged{{}, dropped}, unit), unit.value);
            });
    connect(view().selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        const auto unit = selected();
        m_look.look(unit);
        if (unit)
            Q_EMIT unitSelected(*unit);
    });
    connect(&m_look, &LastUnitLook::changesTold, this,
            [this] { m_model.setChanged(m_look.changed()); });
    connect(&view(), &BoardView::rowActivated, this,
            [this](const QModelIndex& index) { openIncident(index.row()); });
}

void UnitsPanel::addToggles()
{
    m_beat = addToggle(QStringLiteral("unitsByBeat"), tr("Beat"), tr("Group the units by beat"));
    m_skill =
        addToggle(QStringLiteral("unitsBySkill"), tr("Skill"), tr("Group the units by skill"));
    for (KeyButton* toggle : {m_beat, m_skill})
        connect(toggle, &QAbstractButton::clicked, this, [this, toggle] { regroup(toggle); });
}

void UnitsPanel::regroup(KeyButton* pressed)
{
    for (KeyButton* toggle : {m_beat, m_skill}) {
        if (toggle != pressed)
            toggle->setChecked(false);
    }
    UnitGrouping grouping = UnitGrouping::Availability;
    if (m_beat->isChecked())
        grouping = UnitGrouping::Beat;
    else if (m_skill->isChecked())
        grouping = UnitGrouping::Skill;
    m_model.setFrozen(Frozen::No);
    m_model.setGrouping(grouping);
}

void UnitsPanel::addHeaderActs()
{
    auto* logOn = new KeyButton(source(), tr("Log on"), {}, this);
    logOn->setObjectName(QStringLiteral("unitsLogOn"));
    logOn->setHint(tr("Log a unit on"));
    header().addRightButton(logOn);
    connect(logOn, &QAbstractButton::clicked, this,
            [this] { Q_EMIT requestLine(QStringLiteral("on ")); });
    auto* emergency =
        new KeyButton(source(), tr("Emergency"), QKeySequence(Qt::CTRL | Qt::Key_E), this);
    emergency->setObjectName(QStringLiteral("unitsEmergencyButton"));
    emergency->setKind(ButtonKind::Danger);
    emergency->setHint(tr("Officer emergency of the chosen unit"));
    header().addRightButton(emergency);
    connect(emergency, &QAbstractButton::clicked, this, [this] {
        if (chosen().size() == 1)
            runAct(QStringLiteral("unitsEmergency"));
        else
            Q_EMIT said(tr("Choose the unit that has the emergency first."), Tone::Refused);
    });
}

ActPort UnitsPanel::port()
{
    return {
        desk(),
        [this](Command command, const std::string& row) { asker().ask(std::move(command), row); },
        [this](const QString& line) { Q_EMIT requestLine(line); },
        [this](IncidentId incident) { Q_EMIT incidentOpened(incident); },
        {},
        [this](const UnitId& unit) { Q_EMIT mapRequested(unit); }};
}

RowActGroups UnitsPanel::acts()
{
    RowActGroups all = unitActs(port(), chosen());
    if (!chosen().empty())
        return all;
    // Needs no unit: all that are due.
    const RowAct* allDue = actNamed(all, QStringLiteral("unitsCheckAll"));
    return allDue != nullptr ? RowActGroups{{RowActs{*allDue}}} : RowActGroups();
}

std::optional<Coordinate> UnitsPanel::pointOf(int row) const
{
    return m_model.pointAt(row);
}

DropPlan UnitsPanel::dropPlan(const Dragged& dragged, const QModelIndex& row) const
{
    const auto unit = m_model.unitAt(row.row());
    return unit ? dropOnUnit(desk(), dragged, *unit) : DropPlan();
}

std::vector<UnitId> UnitsPanel::chosen() const
{
    std::set<int> rows;
    const auto indexes = view().selectionModel()->selectedIndexes();
    for (const QModelIndex& index : indexes)
        rows.insert(index.row());
    std::vector<UnitId> units;
    for (const int row : rows) {
        if (const auto unit = m_model.unitAt(row))
            units.push_back(*unit);
    }
    return units;
}

std::optional<UnitId> UnitsPanel::selected() const
{
    const QModelIndex current = view().selectionModel()->currentIndex();
    return current.isValid() ? m_model.unitAt(current.row()) : std::nullopt;
}

void UnitsPanel::select(const UnitId& unit)
{
    const int row = m_model.rowOf(unit);
    // One that the filter hides: the next key must not act on another.
    if (row >= 0)
        view().setCurrentIndex(m_model.index(row, 0));
    else
        view().selectionModel()->clear();
}

void UnitsPanel::tellCounts(PanelHeader& header)
{
    const int total = m_model.totalCount();
    const QString onDuty = tr("%1 on duty", "%1 units").arg(total);
    header.setNote(m_model.shownCount() == total ? onDuty
                                                 : tr("showing %1 of %2 on duty", "%1 and %2 units")
                                                       .arg(m_model.shownCount())
                                                       .arg(total));
}

void UnitsPanel::openIncident(int row)
{
    const auto unit = m_model.unitAt(row);
    const auto& units = desk().state().units;
    const auto found = unit ? units.find(*unit) : units.end();
    if (found != units.end() && found->second.incident)
        Q_EMIT incidentOpened(*found->second.incident);
}

} // namespace haven::ui
