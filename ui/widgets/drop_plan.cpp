#include "ui/widgets/drop_plan.h"

#include "models/dispatch/board.h"
#include "models/items/incident_queue_model.h"
#include "models/items/qt_text.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/desk_rules.h"

#include <QCoreApplication>
#include <QMimeData>

namespace haven::ui {

namespace {

struct DropPlanTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::DropPlan)
};

DropPlan byCommand(const Desk& desk, Command command, const QString& sentence)
{
    if (const auto objection = objectionTo(desk, command))
        return {std::nullopt, {}, refusalText(*objection)};
    return {std::move(command), {}, sentence};
}

QString callSigns(const std::vector<UnitId>& units)
{
    QStringList names;
    for (const UnitId& unit : units)
        names << fromStd(unit.value);
    return names.join(QStringLiteral(", "));
}

// Whoever lets go of a unit over it has read of a weapon before, not after.
QString withWeapon(const QString& sentence, const Desk& desk, IncidentId incident)
{
    const auto found = desk.state().incidents.find(incident);
    if (found == desk.state().incidents.end())
        return sentence;
    const BoardRow row = boardRow(found->second, desk.knowledge().codes, desk.now());
    return row.weaponWords.empty()
               ? sentence
               : DropPlanTr::tr("%1; %2", "what the drop does, the weapon that was spoken of")
                     .arg(sentence, coreText(row.weaponWords).simplified());
}

DropPlan sending(const Desk& desk, const std::vector<UnitId>& units, IncidentId incident)
{
    DispatchUnits command;
    command.units = units;
    command.incident = incident;
    return byCommand(desk, command,
                     withWeapon(DropPlanTr::tr("Send %1 to %2", "%1 are units, %2 an incident")
                                    .arg(callSigns(units), incidentWords(desk, incident)),
                                desk, incident));
}

DropPlan joining(const Desk& desk, IncidentId from, IncidentId into)
{
    if (const auto objection = objectionTo(desk, MergeIncidents{from, into, {}}))
        return {std::nullopt, {}, refusalText(*objection)};
    return {std::nullopt,
            QStringLiteral("join %1 %2 ").arg(fullNumber(desk, from), fullNumber(desk, into)),
            DropPlanTr::tr("Join %1 to %2: asks first", "%1 and %2 are incidents")
                .arg(incidentWords(desk, from), incidentWords(desk, into))};
}

DropPlan moving(const Desk& desk, const UnitId& unit, Coordinate at)
{
    return byCommand(desk, MoveUnit{unit, locationAt(desk.knowledge(), at)},
                     DropPlanTr::tr("%1 is here: %2", "%1 is a unit, %2 an address and beat")
                         .arg(fromStd(unit.value), placeWords(desk.knowledge(), at)));
}

DropPlan relocating(const Desk& desk, IncidentId incident, Coordinate at)
{
    ChangeLocation command{incident, std::nullopt, locationAt(desk.knowledge(), at), "moved"};
    if (const auto objection = objectionTo(desk, command))
        return {std::nullopt, {}, refusalText(*objection)};
    return {std::nullopt,
            QStringLiteral("loc %1 @%2 because ")
                .arg(fullNumber(desk, incident), fromStd(coordinateText(at))),
            DropPlanTr::tr("Move %1 to %2: asks why", "%1 is an incident, %2 an address and beat")
                .arg(incidentWords(desk, incident), placeWords(desk.knowledge(), at))};
}

} // namespace

Dragged draggedIn(const QMimeData& data)
{
    Dragged dragged;
    const QString units = typedFromStd(data.data(QString::fromLatin1(kUnitMime)).toStdString());
    for (const QString& unit : units.split(u'\n', Qt::SkipEmptyParts))
        dragged.units.emplace_back(unit.toStdString());
    bool isNumber = false;
    const qint64 id = data.data(QString::fromLatin1(kIncidentMime)).toLongLong(&isNumber);
    if (isNumber)
        dragged.incident = IncidentId(id);
    return dragged;
}

QMimeData* mimeOf(const UnitId& unit)
{
    auto* data = new QMimeData;
    data->setData(QString::fromLatin1(kUnitMime), QByteArray::fromStdString(unit.value));
    data->setText(fromStd(unit.value));
    return data;
}

QMimeData* mimeOf(IncidentId incident)
{
    auto* data = new QMimeData;
    data->setData(QString::fromLatin1(kIncidentMime), QByteArray::number(incident.value));
    return data;
}

DropPlan dropOnIncident(const Desk& desk, const Dragged& dragged, IncidentId incident)
{
    if (!dragged.units.empty())
        return sending(desk, dragged.units, incident);
    if (dragged.incident && *dragged.incident != incident)
        return joining(desk, *dragged.incident, incident);
    return {};
}

DropPlan dropOnUnit(const Desk& desk, const Dragged& dragged, const UnitId& unit)
{
    return dragged.incident ? sending(desk, {unit}, *dragged.incident) : DropPlan();
}

DropPlan dropAt(const Desk& desk, const Dragged& dragged, Coordinate at)
{
    if (dragged.incident)
        return relocating(desk, *dragged.incident, at);
    if (dragged.units.size() == 1)
        return moving(desk, dragged.units.front(), at);
    if (!dragged.units.empty())
        return {std::nullopt, {}, DropPlanTr::tr("Drop one unit at a time to say where it is.")};
    return {};
}

} // namespace haven::ui
