// The context menu of the map: what can be done with a mark, or at a place.
#include "ui/map/map_view.h"

#include "models/items/qt_text.h"
#include "ui/queue/incident_acts.h"
#include "ui/units/unit_acts.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/desk_rules.h"
#include "ui/widgets/near_units.h"
#include "ui/widgets/words.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>

namespace haven::ui {

namespace {

constexpr std::size_t kNearMax = 10;

// The first line says what the rest is about. It cannot be chosen.
void addHeading(QMenu& menu, const QString& name, const QString& text)
{
    QString plain = text;
    QAction* heading = menu.addAction(plain.replace(u'&', QStringLiteral("&&")));
    heading->setObjectName(name);
    heading->setEnabled(false);
    menu.addSeparator();
}

} // namespace

ActPort MapView::port()
{
    return {
        m_desk,
        [this](Command command, const std::string& row) { m_asker.ask(std::move(command), row); },
        [this](const QString& line) { Q_EMIT requestLine(line); },
        [this](IncidentId incident) { Q_EMIT incidentOpened(incident); },
        [this](IncidentId incident) {
            if (const MapMark* mark = m_book.find(MarkId(incident)))
                goTo(mark->at);
        },
        [this](const UnitId& unit) {
            if (const MapMark* mark = m_book.find(MarkId(unit)))
                goTo(mark->at);
        }};
}

RowActGroups MapView::actsOf(const MarkId& mark)
{
    if (const auto* unit = std::get_if<UnitId>(&mark))
        return unitActs(port(), {*unit});
    return incidentActs(port(), std::get<IncidentId>(mark));
}

void MapView::addNearUnits(QMenu& menu, Coordinate at)
{
    const auto near = nearestUnits(m_desk.state(), at, kNearMax);
    QMenu* who = menu.addMenu(tr("Who is near here"));
    who->menuAction()->setObjectName(QStringLiteral("mapNear"));
    who->menuAction()->setEnabled(!near.empty());
    for (const auto& [unit, distanceM] : near) {
        const auto& known = m_desk.state().units.at(unit);
        const StatusRule* rule = m_desk.knowledge().codes.statusFor(known.status.label.value);
        QAction* one = who->addAction(
            tr("%1, %2, %3 in a straight line", "%1 a unit, %2 its status, %3 a distance")
                .arg(fromStd(unit.value), rule != nullptr ? coreWord(rule->text) : QString(),
                     distanceWords(distanceM)));
        one->setObjectName(QStringLiteral("mapNearUnit"));
        connect(one, &QAction::triggered, this, [this, id = unit] {
            select(id);
            Q_EMIT unitChosen(id);
        });
    }
}

// Whoever is sent goes around it from then on.
void MapView::addClosureAct(QMenu& menu, Coordinate at)
{
    const RoadClosure* closed = closureNear(at, kSameClosureM);
    QAction* road =
        menu.addAction(closed ? tr("Mark the road open again") : tr("Mark the road closed here"));
    road->setObjectName(QStringLiteral("mapRoad"));
    road->setToolTip(closed ? closureWords(*closed)
                            : tr("Travel times and ways of units heed it at once."));
    Location place = locationAt(m_desk.knowledge(), closed ? closed->at : at);
    const Command command =
        closed ? Command(OpenRoad{std::move(place)}) : Command(CloseRoad{std::move(place)});
    connect(road, &QAction::triggered, this, [this, command] { m_asker.ask(command, {}); });
}

void MapView::addPlaceActs(QMenu& menu, Coordinate at)
{
    addHeading(menu, QStringLiteral("mapHere"), placeWords(m_desk.knowledge(), at));
    QAction* incident = menu.addAction(tr("New incident here"));
    incident->setObjectName(QStringLiteral("mapNewIncident"));
    connect(incident, &QAction::triggered, this, [this, at] { Q_EMIT placeChosen(at); });
    addNearUnits(menu, at);
    QAction* near = menu.addAction(tr("What and who is near here, as a list"));
    near->setObjectName(QStringLiteral("mapNearList"));
    connect(near, &QAction::triggered, this, [this, at] { Q_EMIT nearWanted(at); });
    QAction* reach =
        menu.addAction(m_overlay.hasReach() ? tr("Hide who can be there in time")
                                            : tr("From where one is here in 5, 10, 15 minutes"));
    reach->setObjectName(QStringLiteral("mapReach"));
    connect(reach, &QAction::triggered, this, [this, at] { Q_EMIT reachWanted(at); });
    addClosureAct(menu, at);
    if (const auto* unit = m_chosen ? std::get_if<UnitId>(&*m_chosen) : nullptr) {
        const DropPlan plan = dropAt(m_desk, Dragged{{*unit}, std::nullopt}, at);
        QAction* here =
            menu.addAction(tr("%1 is here", "%1 is the chosen unit").arg(fromStd(unit->value)));
        here->setObjectName(QStringLiteral("mapUnitHere"));
        here->setEnabled(plan.command.has_value());
        here->setToolTip(plan.sentence);
        connect(here, &QAction::triggered, this, [this, plan] {
            if (plan.command)
                m_asker.ask(*plan.command, {});
        });
    }
    menu.addSeparator();
    addToolActs(menu);
    QAction* nearer = menu.addAction(tr("Look nearer"));
    nearer->setObjectName(QStringLiteral("mapNearer"));
    connect(nearer, &QAction::triggered, this, [this, at] { goTo(at); });
    QAction* all = menu.addAction(tr("Back to all") + u'\t' + keyText(QKeySequence(Qt::Key_Home)));
    all->setObjectName(QStringLiteral("mapAllAct"));
    connect(all, &QAction::triggered, this, &MapView::fitAll);
}

void MapView::fillMenu(QMenu& menu, QPointF at)
{
    menu.setToolTipsVisible(true);
    const auto mark = markAtPoint(at);
    if (!mark) {
        addPlaceActs(menu, m_camera.coordinateAt(at));
        return;
    }
    addHeading(menu, QStringLiteral("mapMark"), spokenMark(m_desk, *mark));
    haven::ui::fillMenu(menu, withKeys(m_source, actsOf(*mark)));
    const MapMark* known = m_book.find(*mark);
    if (known == nullptr)
        return;
    if (const auto* unit = std::get_if<UnitId>(&*mark)) {
        QAction* trail = menu.addAction(tr("Where it was in the last hour"));
        trail->setObjectName(QStringLiteral("mapTrail"));
        connect(trail, &QAction::triggered, this, [this, id = *unit] { Q_EMIT trailWanted(id); });
    }
    menu.addSeparator();
    QMenu* place = menu.addMenu(tr("At this place"));
    place->menuAction()->setObjectName(QStringLiteral("mapPlace"));
    addPlaceActs(*place, known->at);
}

void MapView::contextMenuEvent(QContextMenuEvent* event)
{
    QPointF at = event->pos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const auto& meant = m_pointed ? m_pointed : m_chosen;
        const MapMark* mark = meant ? m_book.find(*meant) : nullptr;
        at = mark != nullptr ? m_camera.pointOf(mark->world)
                             : QPointF(width() / 2.0, height() / 2.0);
    }
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("mapMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, at);
    menu->popup(mapToGlobal(at.toPoint()));
}

} // namespace haven::ui
