#include "ui/units/unit_acts.h"

#include "models/dispatch/board.h"
#include "models/dispatch/work_stack.h"
#include "models/items/qt_text.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/desk_rules.h"

#include <algorithm>
#include <QCoreApplication>

namespace haven::ui {

namespace {

struct UnitActsTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::UnitActs)
};

constexpr std::size_t kWaitingMax = 8;

class Acts final
{
public:
    Acts(const ActPort& port, const std::vector<UnitId>& units) : m_port(port), m_units(units)
    {
        QStringList names;
        for (const UnitId& unit : units)
            names << fromStd(unit.value);
        m_list = names.join(u',');
        if (!units.empty())
            m_first = units.front();
        const auto found = port.desk.state().units.find(m_first);
        if (found != port.desk.state().units.end())
            m_known = &found->second;
    }

    RowActs looking() const
    {
        const auto incident = m_known != nullptr ? m_known->incident : std::nullopt;
        RowAct open{QStringLiteral("unitsOpen"),
                    UnitActsTr::tr("Open its incident"),
                    QKeySequence(Qt::Key_Return),
                    {},
                    {},
                    {}};
        if (incident)
            open.run = [go = m_port.open, id = *incident] { go(id); };
        open.objection = [has = incident.has_value()] {
            return has ? QString() : UnitActsTr::tr("It works no incident.");
        };
        const bool hasPlace = m_known != nullptr && m_known->place && m_known->place->point;
        RowAct map{QStringLiteral("unitsMap"),
                   UnitActsTr::tr("Show on the map"),
                   QKeySequence(Qt::Key_M),
                   [show = m_port.mapUnit, unit = m_first] { show(unit); },
                   [hasPlace] {
                       return hasPlace ? QString() : UnitActsTr::tr("Its position is not known.");
                   },
                   {}};
        return {std::move(open), std::move(map)};
    }

    RowActs stepping() const
    {
        return {
            command("unitsEnRoute", UnitActsTr::tr("En route"), Qt::Key_E,
                    MarkEnRoute{m_units, {}}),
            command("unitsOnScene", UnitActsTr::tr("On scene"), Qt::Key_S,
                    MarkOnScene{m_units, {}}),
            clear(),
            command("unitsCheck", UnitActsTr::tr("Heard from: status check"), Qt::Key_K,
                    CheckUnits{m_units, {}}),
            command("unitsCheckAll", UnitActsTr::tr("Heard from all that are due"),
                    Qt::SHIFT | Qt::Key_K, CheckUnits{{}, {}}),
        };
    }

    RowActs sending() const
    {
        return {
            line("unitsSend", UnitActsTr::tr("Send to an incident"), Qt::Key_D,
                 QStringLiteral("d %1 "), {}),
            submenu("unitsSendWaiting", UnitActsTr::tr("Send to what waits"), &Acts::waiting),
            line("unitsReserve", UnitActsTr::tr("Reserve for an incident, not told yet"), Qt::Key_B,
                 QStringLiteral("as %1 "), {}),
            single(line("unitsPreempt", UnitActsTr::tr("Take off its work and send elsewhere"),
                        Qt::Key_P, QStringLiteral("pre %1 "), {})),
            swap(),
            single(primary()),
            single(line("unitsTransport", UnitActsTr::tr("Transporting to …"), Qt::Key_R,
                        QStringLiteral("tr %1 "),
                        MarkTransporting{m_first, "destination", {}, {}})),
        };
    }

    RowActs status() const
    {
        return {
            line("unitsStatus", UnitActsTr::tr("Change the status"), Qt::Key_T,
                 QStringLiteral("st %1 "), {}),
            submenu("unitsStatusAs", UnitActsTr::tr("Status"), &Acts::labels),
            single(line("unitsMove", UnitActsTr::tr("Say where it is"), Qt::Key_W,
                        QStringLiteral("mv %1 @"), {})),
            single(line("unitsStop", UnitActsTr::tr("Traffic stop"), Qt::Key_V,
                        QStringLiteral("ts %1 "), {})),
            single(line("unitsSubject", UnitActsTr::tr("Subject stop"), Qt::SHIFT | Qt::Key_V,
                        QStringLiteral("ss %1 @"), {})),
            single(line("unitsOnView", UnitActsTr::tr("On-view work"), Qt::Key_O,
                        QStringLiteral("ov %1 "), {})),
            single(line("unitsLogOff", UnitActsTr::tr("Log off"), {}, QStringLiteral("off %1 "),
                        LogOffUnit{m_first, {}, {}})),
        };
    }

    RowActs crew() const
    {
        return {
            single(line("unitsCrew", UnitActsTr::tr("Change car, officers or radio"), {},
                        QStringLiteral("crew %1 "), {})),
            single(line("unitsSecond", UnitActsTr::tr("Send to where another unit is"), {},
                        QStringLiteral("bk %1 "), {})),
            single(line("unitsStack", UnitActsTr::tr("Let an incident wait for it"), {},
                        QStringLiteral("stk %1 "), {})),
            single(line("unitsThere", UnitActsTr::tr("The transport is there"), {},
                        QStringLiteral("tra %1 odo "), {})),
            single(line("unitsRan", UnitActsTr::tr("Somebody was run for it"), {},
                        QStringLiteral("ran %1 "), {})),
            single(line("unitsAir", UnitActsTr::tr("Hold the air for it"), {},
                        QStringLiteral("air for %1 "), {})),
        };
    }

    RowActs emergency() const
    {
        return {
            single(command("unitsEmergency", UnitActsTr::tr("Officer emergency"),
                           Qt::CTRL | Qt::Key_E, DeclareEmergency{m_first, "console"})),
            single(command("unitsEmergencySeen", UnitActsTr::tr("Acknowledge the emergency"),
                           Qt::Key_A, AcknowledgeEmergency{m_first})),
            single(line("unitsEmergencyEnd", UnitActsTr::tr("End the emergency, with a reason"), {},
                        QStringLiteral("em %1 end because "), EndEmergency{m_first, "reason"})),
        };
    }

private:
    using Key = QKeySequence;

    RowAct command(const char* name, const QString& text, const Key& key, const Command& what) const
    {
        return {QString::fromLatin1(name),
                text,
                key,
                [ask = m_port.ask, what, row = m_first.value] { ask(what, row); },
                [&desk = m_port.desk, what] { return objectionWords(desk, what); },
                {}};
    }
    // The line stands in the command bar, to be finished; `probe` is what it will at least need.
    RowAct line(const char* name, const QString& text, const Key& key, const QString& start,
                const std::optional<Command>& probe) const
    {
        return begun(name, text, key, start.arg(m_list), probe);
    }
    RowAct begun(const char* name, const QString& text, const Key& key, const QString& start,
                 const std::optional<Command>& probe) const
    {
        RowAct act{QString::fromLatin1(name),
                   text,
                   key,
                   [put = m_port.line, start] { put(start); },
                   {},
                   {}};
        if (probe)
            act.objection = [&desk = m_port.desk, what = *probe] {
                return objectionWords(desk, what);
            };
        return act;
    }
    RowAct submenu(const char* name, const QString& text, RowActs (Acts::*held)() const) const
    {
        const auto more = [port = m_port, units = m_units, held] {
            const Acts now(port, units);
            return (now.*held)();
        };
        const auto objection = [more] {
            return more().empty() ? UnitActsTr::tr("Nothing waits.") : QString();
        };
        return {QString::fromLatin1(name), text, {}, {}, objection, more};
    }
    RowAct single(RowAct act) const
    {
        if (m_units.size() > 1)
            act.objection = [] { return UnitActsTr::tr("Choose one unit alone."); };
        return act;
    }

    // Leaving a transport under way needs a reason, which is typed at the end of the line.
    bool endsTransport() const
    {
        const auto& units = m_port.desk.state().units;
        return std::any_of(m_units.begin(), m_units.end(), [&units](const UnitId& id) {
            const auto found = units.find(id);
            return found != units.end() && isTransporting(found->second);
        });
    }

    RowAct clear() const
    {
        if (endsTransport())
            return begun("unitsClear", UnitActsTr::tr("Clear and end the transport, with a reason"),
                         Qt::Key_C, QStringLiteral("cl %1 because ").arg(m_list),
                         ClearUnits{m_units, std::nullopt, "reason"});
        return command("unitsClear", UnitActsTr::tr("Clear"), Qt::Key_C,
                       ClearUnits{m_units, std::nullopt});
    }

    RowAct swap() const
    {
        if (m_units.size() == 2 && endsTransport())
            return begun("unitsSwap",
                         UnitActsTr::tr("Let these two change places and end the transport, with a "
                                        "reason"),
                         Qt::Key_X,
                         QStringLiteral("swap %1 %2 because ")
                             .arg(fromStd(m_units[0].value), fromStd(m_units[1].value)),
                         SwapUnits{m_units[0], m_units[1], "reason"});
        if (m_units.size() == 2)
            return command("unitsSwap", UnitActsTr::tr("Let these two change places"), Qt::Key_X,
                           SwapUnits{m_units[0], m_units[1]});
        return single(line("unitsSwap", UnitActsTr::tr("Change places with another unit"),
                           Qt::Key_X, QStringLiteral("swap %1 "), {}));
    }

    RowAct primary() const
    {
        const auto incident = m_known != nullptr ? m_known->incident : std::nullopt;
        RowAct act = command("unitsPrimary", UnitActsTr::tr("Make it the primary unit"),
                             Qt::SHIFT | Qt::Key_P,
                             SetPrimaryUnit{incident.value_or(IncidentId()), m_first});
        if (!incident)
            act.objection = [] { return UnitActsTr::tr("It works no incident."); };
        return act;
    }

    RowActs waiting() const
    {
        RowActs acts;
        const auto& knowledge = m_port.desk.knowledge();
        for (const BoardRow& row :
             queueRows(m_port.desk.state(), knowledge.codes, m_port.desk.now())) {
            if (row.status != IncidentStatus::Waiting || acts.size() >= kWaitingMax)
                continue;
            DispatchUnits send;
            send.units = m_units;
            send.incident = row.id;
            acts.push_back(
                command("unitsSendOne",
                        UnitActsTr::tr("P%1 %2, %3", "%1 priority, %2 number and type, %3 place")
                            .arg(static_cast<int>(row.priority) + 1)
                            .arg(incidentWords(m_port.desk, row.id), fromStd(row.place)),
                        {}, send));
        }
        return acts;
    }

    RowActs labels() const
    {
        RowActs acts;
        for (const auto& rule : m_port.desk.knowledge().codes.statuses) {
            ChangeUnitStatus change;
            change.units = m_units;
            change.label = rule.label;
            acts.push_back(command("unitsStatusOne", coreWord(rule.text), {}, change));
        }
        return acts;
    }

    const ActPort& m_port;
    std::vector<UnitId> m_units;
    UnitId m_first;
    QString m_list;
    const Unit* m_known = nullptr;
};

} // namespace

RowActGroups unitActs(const ActPort& port, const std::vector<UnitId>& units)
{
    const Acts acts(port, units);
    return {{acts.looking()},
            {acts.stepping()},
            {acts.sending(), UnitActsTr::tr("Send, reserve, swap")},
            {acts.status(), UnitActsTr::tr("Status, place, stops")},
            {acts.crew(), UnitActsTr::tr("Crew, stack, air, checks")},
            {acts.emergency()}};
}

} // namespace haven::ui
