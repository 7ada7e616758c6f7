#include "ui/queue/incident_acts.h"

#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/protocol_texts.h"
#include "models/items/qt_text.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/desk_rules.h"
#include "ui/widgets/near_units.h"

#include <QCoreApplication>

namespace haven::ui {

namespace {

struct IncidentActsTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::IncidentActs)
};

constexpr std::size_t kNearMax = 8;

// Builds the acts of one incident; everything it keeps is copied into the acts.
class Acts final
{
public:
    Acts(const ActPort& port, IncidentId incident) : m_port(port), m_incident(incident)
    {
        const auto found = port.desk.state().incidents.find(incident);
        if (found != port.desk.state().incidents.end())
            m_known = &found->second;
        m_number = fullNumber(port.desk, incident);
    }

    RowActs looking() const
    {
        return {
            {QStringLiteral("queueOpen"),
             IncidentActsTr::tr("Open"),
             QKeySequence(Qt::Key_Return),
             [open = m_port.open, id = m_incident] { open(id); },
             {},
             {}},
            {QStringLiteral("queueMap"),
             IncidentActsTr::tr("Show on the map"),
             QKeySequence(Qt::Key_M),
             [show = m_port.mapIncident, id = m_incident] { show(id); },
             noPlace(),
             {}},
        };
    }

    RowActs sending() const
    {
        return {
            line("queueSend", IncidentActsTr::tr("Send a unit"), Qt::Key_D, QStringLiteral("d %1 "),
                 AddNote{m_incident, {}, "word", FieldClass::Police, {}}),
            submenu("queueSendNear", IncidentActsTr::tr("Send a unit near it"), &Acts::nearUnits),
            line("queueSendSilent", IncidentActsTr::tr("Send a unit without voice"), {},
                 QStringLiteral("d %1 silent "), working()),
            line("queueReserve", IncidentActsTr::tr("Reserve a unit, not told yet"), Qt::Key_B,
                 QStringLiteral("as %1 "), working()),
            clinician(),
        };
    }

    // One key where it is or may be behavioral health. Elsewhere it stands in the command bar and
    // waits for Enter: a request sets a level, which a slip of one letter must not.
    RowAct clinician() const
    {
        const auto& incidents = m_port.desk.state().incidents;
        const auto found = incidents.find(m_incident);
        const QString words = IncidentActsTr::tr("Ask for a clinician");
        const RequestClinician asked{m_incident, {}};
        const bool isCrisis =
            found != incidents.end() &&
            reasonClassOf(found->second, m_port.desk.knowledge().codes) == FieldClass::Care;
        return isCrisis
                   ? command("queueClinician", words, Qt::Key_C, asked)
                   : line("queueClinician", words, Qt::Key_C, QStringLiteral("clin %1 "), asked);
    }

    RowActs telling() const
    {
        return {
            line("queueNote", IncidentActsTr::tr("Write a note"), Qt::Key_W,
                 QStringLiteral("n %1 "), working()),
            line("queueCall", IncidentActsTr::tr("Add another call"), Qt::SHIFT | Qt::Key_C,
                 QStringLiteral("call %1 "), working()),
            line("queueType", IncidentActsTr::tr("Change the type"), Qt::Key_T,
                 QStringLiteral("ty %1 "), working()),
            submenu("queuePriority", IncidentActsTr::tr("Change the priority"), &Acts::priorities),
            line("queueLocation", IncidentActsTr::tr("Change the location"), Qt::SHIFT | Qt::Key_L,
                 QStringLiteral("loc %1 @"), working()),
            submenu("queueMedical", IncidentActsTr::tr("Medical questions"), &Acts::medical),
        };
    }

    RowActs crisis() const
    {
        return {
            command("queueFlagYes", IncidentActsTr::tr("Behavioral health: confirm"), Qt::Key_Y,
                    DecideFlag{m_incident, FlagDecision::Confirmed, {}}),
            command("queueFlagNo", IncidentActsTr::tr("Behavioral health: not behavioral"),
                    Qt::Key_N, DecideFlag{m_incident, FlagDecision::Rejected, {}}),
            command("queueFlagUnsure", IncidentActsTr::tr("Behavioral health: unsure"), Qt::Key_U,
                    DecideFlag{m_incident, FlagDecision::Unsure, {}}),
            submenu("queueLevel", IncidentActsTr::tr("Set the level, with a reason"),
                    &Acts::levels),
            submenu("queueChecklist", IncidentActsTr::tr("Start a checklist"), &Acts::checklists),
        };
    }

    RowActs ordering() const
    {
        return {
            line("queueHold", IncidentActsTr::tr("Hold, with a reason"), Qt::Key_H,
                 QStringLiteral("h %1 "), HoldIncident{m_incident, "reason", {}}),
            command("queueRelease", IncidentActsTr::tr("End the hold"), Qt::SHIFT | Qt::Key_H,
                    ReleaseHold{m_incident, {}}),
            line("queueJoin", IncidentActsTr::tr("Join to another incident"), Qt::Key_J,
                 QStringLiteral("join %1 "), working()),
            line("queueSplit", IncidentActsTr::tr("Split what was joined"), Qt::SHIFT | Qt::Key_J,
                 QStringLiteral("split %1 "), SplitIncident{m_incident, {}, "reason"}),
            line("queueLink", IncidentActsTr::tr("Link to another incident"), Qt::Key_K,
                 QStringLiteral("link %1 "), working()),
            command("queueReport", IncidentActsTr::tr("Assign a report number"), {},
                    AssignReportNumber{m_incident}),
            restricting(),
            alarms(),
        };
    }

    RowAct restricting() const
    {
        const bool isHidden = isTitleOnly();
        return line("queueRestrict",
                    isHidden ? IncidentActsTr::tr("Lift the restriction, with a reason")
                             : IncidentActsTr::tr("Restrict who sees it, with a reason"),
                    {}, isHidden ? QStringLiteral("unhide %1 ") : QStringLiteral("hide %1 "),
                    RestrictIncident{m_incident,
                                     isHidden ? Visibility::Normal : Visibility::Restricted,
                                     "reason"});
    }

    // Many at once: what a storm holds under this one, and an incident that is commanded.
    RowActs together() const
    {
        // Of a restricted incident nobody is shown the type.
        const bool isShown = m_known != nullptr && m_known->visibility == Visibility::Normal;
        const std::string type = isShown ? m_known->type.value : std::string();
        GatherStorm gather{m_incident, {}, {}, "reason"};
        if (isShown)
            gather.types.emplace_back(type);
        return {
            line("queueStorm", IncidentActsTr::tr("Hold all that waits of its type under it"), {},
                 QStringLiteral("storm %1 ") + (isShown ? fromStd(type) + u' ' : QString()),
                 gather),
            line("queueCalm", IncidentActsTr::tr("Let go what is held under it"), {},
                 QStringLiteral("calm %1 "), ReleaseStorm{m_incident, {}, "reason"}),
            line("queueMajor", IncidentActsTr::tr("Declare it a major incident"), {},
                 QStringLiteral("major %1 "), DeclareMajor{m_incident, "name"}),
        };
    }

    RowActs ending() const
    {
        RowAct close = line("queueClose", IncidentActsTr::tr("Close, with a disposition"),
                            Qt::Key_X, QStringLiteral("x %1 "), working());
        RowAct reopen =
            line("queueReopen", IncidentActsTr::tr("Reopen, with a reason"), Qt::SHIFT | Qt::Key_X,
                 QStringLiteral("re %1 "), ReopenIncident{m_incident, "reason"});
        return {std::move(close),
                submenu("queueCloseAs", IncidentActsTr::tr("Close as"), &Acts::dispositions),
                std::move(reopen)};
    }

private:
    using Objection = std::function<QString()>;
    using Key = QKeySequence;

    Objection unlessDone(const Command& command) const
    {
        return [&desk = m_port.desk, command] { return objectionWords(desk, command); };
    }
    Objection noPlace() const
    {
        const bool hasPlace = m_known != nullptr && m_known->location.point.has_value();
        return [hasPlace, hidden = isTitleOnly()] {
            return hidden     ? IncidentActsTr::tr("It is restricted: the map does not show where.")
                   : hasPlace ? QString()
                              : IncidentActsTr::tr("It has no position on the map.");
        };
    }
    bool isTitleOnly() const
    {
        return m_known != nullptr && m_known->visibility == Visibility::Restricted;
    }
    // Something that any open incident takes: what is typed in the line decides the rest.
    Command working() const { return AddNote{m_incident, {}, "word", FieldClass::Police, {}}; }

    RowAct command(const char* name, const QString& text, const Key& key, const Command& what) const
    {
        return {
            QString::fromLatin1(name),
            text,
            key,
            [ask = m_port.ask, what, row = std::to_string(m_incident.value)] { ask(what, row); },
            unlessDone(what),
            {}};
    }
    // The line stands in the command bar, to be finished; `probe` is what it will at least need.
    RowAct line(const char* name, const QString& text, const Key& key, const QString& start,
                const Command& probe) const
    {
        return {QString::fromLatin1(name),
                text,
                key,
                [put = m_port.line, start = start.arg(m_number)] { put(start); },
                unlessDone(probe),
                {}};
    }
    RowAct submenu(const char* name, const QString& text, RowActs (Acts::*held)() const) const
    {
        const auto more = [port = m_port, id = m_incident, held] {
            const Acts now(port, id);
            return (now.*held)();
        };
        const auto objection = [more, other = unlessDone(working())] {
            return more().empty() && other ? other() : QString();
        };
        return {QString::fromLatin1(name), text, {}, {}, objection, more};
    }

    RowActs nearUnits() const
    {
        RowActs acts;
        const bool isOpen = m_known != nullptr && m_known->stage != IncidentStage::Closed;
        if (!isOpen || !m_known->location.point)
            return acts;
        for (const auto& [unit, distanceM] :
             nearestUnits(m_port.desk.state(), *m_known->location.point, kNearMax)) {
            DispatchUnits send;
            send.units = {unit};
            send.incident = m_incident;
            // How far three units are from it is where it is.
            acts.push_back(command("queueSendOne",
                                   isTitleOnly()
                                       ? fromStd(unit.value)
                                       : IncidentActsTr::tr("%1, %2 away, straight line",
                                                            "%1 is a unit, %2 a distance")
                                             .arg(fromStd(unit.value), distanceWords(distanceM)),
                                   {}, send));
        }
        return acts;
    }

    RowActs priorities() const
    {
        RowActs acts;
        for (int n = 1; m_known != nullptr && n <= 5; ++n) {
            acts.push_back(
                line("queuePriorityOne", IncidentActsTr::tr("P%1", "%1 is 1 to 5").arg(n), {},
                     QStringLiteral("pri %1 p") + QString::number(n) + u' ',
                     ChangePriority{m_incident, static_cast<Priority>(n - 1), "reason"}));
        }
        return acts;
    }

    RowActs levels() const
    {
        RowActs acts;
        for (int n = 1; m_known != nullptr && n <= 4; ++n) {
            acts.push_back(line("queueLevelOne",
                                IncidentActsTr::tr("Level %1", "%1 is 1 to 4").arg(n), {},
                                QStringLiteral("lvl %1 ") + QString::number(n) + u' ',
                                SetLevel{m_incident, n, "reason"}));
        }
        return acts;
    }

    RowActs medical() const
    {
        if (m_known == nullptr)
            return {};
        return {
            command("queueMedicalStarted", IncidentActsTr::tr("Started"), {},
                    RecordEmd{m_incident, EmdState::Started, {}, {}}),
            line("queueMedicalGiven", IncidentActsTr::tr("Transferred to …"), {},
                 QStringLiteral("emd %1 transferred "), working()),
            command("queueMedicalNone", IncidentActsTr::tr("Not medical"), {},
                    RecordEmd{m_incident, EmdState::NotMedical, {}, {}}),
        };
    }

    RowActs checklists() const
    {
        RowActs acts;
        for (const Protocol& one : protocolsToOffer(m_port.desk.state(), m_port.desk.knowledge())) {
            if (m_known != nullptr)
                acts.push_back(command("queueChecklistOne", fromStd(one.title), {},
                                       StartChecklist{m_incident, one.id}));
        }
        return acts;
    }

    RowActs dispositions() const
    {
        RowActs acts;
        for (const auto& rule : m_port.desk.knowledge().codes.dispositions) {
            if (m_known != nullptr)
                acts.push_back(command("queueCloseOne", coreWord(rule.label), {},
                                       CloseIncident{m_incident, rule.code, {}}));
        }
        return acts;
    }

    // The oldest alarm of this incident that nobody has answered.
    RowAct alarms() const
    {
        AcknowledgeAlarm seen{AlarmKind::WaitLimit, m_incident, std::nullopt};
        for (const Alarm& alarm : m_port.desk.state().alarms) {
            if (alarm.incident == m_incident && !alarm.acknowledgedAt) {
                seen = AcknowledgeAlarm{alarm.kind, alarm.incident, alarm.unit};
                break;
            }
        }
        return command("queueAlarm", IncidentActsTr::tr("Acknowledge its alarm"),
                       Qt::SHIFT | Qt::Key_A, seen);
    }

    const ActPort& m_port;
    IncidentId m_incident;
    const Incident* m_known = nullptr;
    QString m_number;
};

} // namespace

RowActGroups incidentActs(const ActPort& port, IncidentId incident)
{
    const Acts acts(port, incident);
    RowActs ordering = acts.ordering();
    for (RowAct& act : acts.together())
        ordering.push_back(std::move(act));
    return {{acts.looking()},
            {acts.sending()},
            {acts.telling(), IncidentActsTr::tr("Notes, calls, corrections")},
            {acts.crisis(), IncidentActsTr::tr("Behavioral health")},
            {std::move(ordering), IncidentActsTr::tr("Hold, join, link")},
            {acts.ending()}};
}

} // namespace haven::ui
