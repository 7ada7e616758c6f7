#include "ui/incident/incident_acts.h"

#include "models/dispatch/decide.h"
#include "models/dispatch/incident_rules.h"
#include "models/dispatch/unseen_rules.h"
#include "models/items/qt_text.h"
#include "ui/incident/incident_words.h"

namespace haven::ui {

namespace {

// Gray with the sentence of the rule that would refuse it.
void allow(QAction* action, const Result<void>& can)
{
    action->setEnabled(can.isOk());
    action->setToolTip(can.isOk() ? action->text() : refusalText(can.refusal()));
}

} // namespace

template <class Act>
QAction* IncidentActs::add(const char* name, const QString& text, Needs needs, Act method)
{
    auto* action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    connect(action, &QAction::triggered, this, [this, method] {
        if (m_incident)
            (this->*method)();
    });
    m_all.append(action);
    m_needs[action] = needs;
    return action;
}

IncidentActs::IncidentActs(const PartTools& tools, QWidget* parent)
    : QObject(parent), m_tools(tools)
{
    const auto line = [this](const char* name, const QString& text, Needs needs, const char* verb,
                             const QString& rest) {
        auto* action = new QAction(text, this);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, [this, verb, rest] { startLine(verb, rest); });
        m_all.append(action);
        m_needs[action] = needs;
    };
    // The command bar knows units and places, with completion; these begin its line.
    line("actSend", tr("Send"), Needs::Open, "d", {});
    add("actHold", tr("Hold"), Needs::Open, &IncidentActs::holdOrRelease);
    add("actPriority", tr("Priority"), Needs::Open, &IncidentActs::changePriority);
    add("actClose", tr("Close"), Needs::Any, &IncidentActs::closeOrReopen);
    add("actType", tr("Change the type"), Needs::Open, &IncidentActs::changeType);
    line("actLocation", tr("Correct the location"), Needs::Open, "loc", QStringLiteral("@"));
    add("actDetails", tr("Edit the call's details"), Needs::Open, &IncidentActs::editDetails);
    add("actCall", tr("Add a further call"), Needs::Open, &IncidentActs::addCall);
    line("actMedical", tr("Medical questions: EMD"), Needs::Any, "emd", {});
    line("actAid", tr("Ask others for help"), Needs::Open, "aid", {});
    add("actRecheck", tr("Re-check done"), Needs::Open, &IncidentActs::recheck);
    add("actLink", tr("Link with another"), Needs::Open, &IncidentActs::link);
    add("actJoin", tr("Join to another"), Needs::Open, &IncidentActs::join);
    add("actSplit", tr("Split off what was joined"), Needs::Open, &IncidentActs::split);
    add("actReport", tr("Give a report number"), Needs::Any, &IncidentActs::assignReport);
    add("actRestrict", tr("Restrict"), Needs::Any, &IncidentActs::restrict);
    add("actLook", tr("Open it, because…"), Needs::Any, &IncidentActs::look);
}

QAction* IncidentActs::act(const char* name) const
{
    for (QAction* action : m_all) {
        if (action->objectName() == QLatin1String(name))
            return action;
    }
    HAVEN_EXPECT(!"an act that is not in the list");
    return nullptr;
}

void IncidentActs::setIncident(const Incident* incident, Standing standing)
{
    m_incident = incident ? std::optional(incident->id) : std::nullopt;
    if (!incident) {
        for (QAction* action : m_all)
            action->setEnabled(false);
        return;
    }
    m_number = incident->number;
    m_priority = incident->priority;
    m_stage = incident->stage;
    m_visibility = incident->visibility;
    judge(*incident, standing);
}

void IncidentActs::judge(const Incident& incident, Standing standing)
{
    const bool isOpen = incident.stage != IncidentStage::Closed;
    const bool isHeld = incident.stage == IncidentStage::Held;
    for (QAction* action : m_all) {
        const bool can = m_needs[action] == Needs::Any || isOpen;
        action->setEnabled(can);
        action->setToolTip(can ? action->text() : tr("It is closed. Reopen it first."));
    }
    QAction* hold = act("actHold");
    hold->setText(isHeld ? tr("Release") : tr("Hold"));
    if (!isHeld && standing == Standing::Live)
        allow(hold, canHold(m_tools.desk.state(), incident.id));
    QAction* close = act("actClose");
    close->setText(isOpen ? tr("Close") : tr("Reopen"));
    close->setToolTip(close->text());
    if (!isOpen && standing == Standing::Live)
        allow(close, canReopen(m_tools.desk.state(), incident.id));
    QAction* split = act("actSplit");
    split->setEnabled(isOpen && !incident.mergedFrom.empty());
    act("actRecheck")->setEnabled(isOpen && incident.level.level > 0);
    const bool isOut = standing == Standing::ReadOnly || !incident.reportNumber.empty();
    act("actReport")->setEnabled(!isOut);
    QAction* hide = act("actRestrict");
    hide->setText(incident.visibility == Visibility::Restricted ? tr("Lift the restriction")
                                                                : tr("Restrict"));
    const bool may = mayDo(RestrictIncident{}, m_tools.desk.seat().roles);
    hide->setEnabled(may);
    hide->setToolTip(may ? hide->text() : tr("A clinician or a supervisor may restrict it."));
    QAction* inside = act("actLook");
    const bool isHidden = incident.visibility == Visibility::Restricted;
    const bool mayLook = mayReadRestricted(m_tools.desk.seat().roles);
    inside->setEnabled(isHidden && mayLook);
    inside->setToolTip(!isHidden ? tr("It is not restricted.")
                       : mayLook ? tr("Reads behind the title; that you did, and why, is recorded.")
                                 : tr("A clinician or a supervisor may open it."));
}

// The full number, so that the line stays true whatever else has the same last digits.
void IncidentActs::startLine(const char* verb, const QString& rest)
{
    if (m_incident)
        m_tools.asks.startLine(
            QStringLiteral("%1 %2 %3").arg(QString::fromLatin1(verb), numberText(), rest));
}

void IncidentActs::holdOrRelease()
{
    const IncidentId id = *m_incident;
    if (m_stage == IncidentStage::Held) {
        m_tools.ask(ReleaseHold{id, {}}, id);
        return;
    }
    m_tools.asks.askReason(tr("Why is %1 held?").arg(numberText()), [this, id](const QString& why) {
        m_tools.ask(HoldIncident{id, why.toStdString(), std::nullopt}, id);
    });
}

void IncidentActs::closeOrReopen()
{
    if (m_stage != IncidentStage::Closed) {
        close();
        return;
    }
    const IncidentId id = *m_incident;
    m_tools.asks.askReason(tr("Why is %1 reopened?").arg(numberText()),
                           [this, id](const QString& why) {
                               m_tools.ask(ReopenIncident{id, why.toStdString()}, id);
                           });
}

void IncidentActs::close()
{
    const IncidentId id = *m_incident;
    Pick pick;
    pick.question = tr("How did %1 end?").arg(numberText());
    for (const auto& rule : m_tools.desk.knowledge().codes.dispositions)
        pick.choices.push_back(
            {typedFromStd(rule.code.value), coreLine(rule.label), oneLine(rule.code.value)});
    pick.reason = ReasonNeed::Optional;
    pick.objection = [this, id](const QString& key, const QString& reason) {
        const ClosingWish wish{DispositionCode(key.toStdString()), reason.toStdString(),
                               m_tools.desk.seat().roles};
        const auto can = canClose(m_tools.desk.state(), id, wish, m_tools.desk.knowledge());
        return can.isOk() ? QString() : refusalText(can.refusal());
    };
    pick.done = [this, id](const QString& key, const QString& reason) {
        m_tools.ask(CloseIncident{id, DispositionCode(key.toStdString()), reason.toStdString()},
                    id);
    };
    m_tools.asks.pick(std::move(pick));
}

void IncidentActs::changePriority()
{
    const IncidentId id = *m_incident;
    const Priority before = m_priority;
    Pick pick;
    pick.question = tr("Which priority has %1? It is %2 now.", "number, priority")
                        .arg(numberText(), priorityText(before));
    for (int n = 0; n < 5; ++n) {
        const QString text = priorityText(static_cast<Priority>(n));
        if (static_cast<Priority>(n) != before)
            pick.choices.push_back({text, text, {}});
    }
    pick.reason = ReasonNeed::Optional;
    pick.objection = [before](const QString& key, const QString& reason) {
        const auto wanted = enumFromName<Priority>(key.toStdString());
        const bool isLower = wanted && *wanted > before;
        return isLower && reason.isEmpty() ? tr("Lowering the priority needs a reason.")
                                           : QString();
    };
    pick.done = [this, id](const QString& key, const QString& reason) {
        if (const auto wanted = enumFromName<Priority>(key.toStdString()))
            m_tools.ask(ChangePriority{id, *wanted, reason.toStdString()}, id);
    };
    m_tools.asks.pick(std::move(pick));
}

void IncidentActs::changeType()
{
    const IncidentId id = *m_incident;
    Pick pick;
    pick.question = tr("What is %1?").arg(numberText());
    for (const auto& type : m_tools.desk.knowledge().codes.types)
        pick.choices.push_back({typedFromStd(type.code.value), coreLine(type.label),
                                priorityText(type.priority) + u' ' + oneLine(type.code.value)});
    pick.done = [this, id](const QString& key, const QString&) {
        m_tools.ask(ChangeType{id, TypeCode(key.toStdString())}, id);
    };
    m_tools.asks.pick(std::move(pick));
}

Pick IncidentActs::otherIncidents(const QString& question) const
{
    Pick pick;
    pick.question = question;
    pick.reason = ReasonNeed::Optional;
    const Codes& codes = m_tools.desk.knowledge().codes;
    for (const auto& [id, other] : m_tools.desk.state().incidents) {
        const bool isOpen = other.stage != IncidentStage::Closed;
        if (id == *m_incident || !isOpen || other.visibility == Visibility::Restricted)
            continue;
        pick.choices.push_back({QString::number(id.value),
                                QStringLiteral("%1  %2, %3")
                                    .arg(oneLine(other.number), typeLabel(codes, other.type),
                                         placeText(other.location)),
                                {}});
    }
    return pick;
}

void IncidentActs::link()
{
    const IncidentId id = *m_incident;
    Pick pick = otherIncidents(tr("Which incident belongs to %1?").arg(numberText()));
    pick.done = [this, id](const QString& key, const QString& reason) {
        m_tools.ask(LinkIncidents{id, IncidentId(key.toLongLong()), reason.toStdString()}, id);
    };
    m_tools.asks.pick(std::move(pick));
}

void IncidentActs::join()
{
    const IncidentId id = *m_incident;
    Pick pick = otherIncidents(tr("Into which incident does %1 go?").arg(numberText()));
    pick.objection = [this, id](const QString& key, const QString&) {
        const auto can = canMerge(m_tools.desk.state(), id, IncidentId(key.toLongLong()));
        return can.isOk() ? QString() : refusalText(can.refusal());
    };
    pick.done = [this, id](const QString& key, const QString& reason) {
        m_tools.ask(MergeIncidents{id, IncidentId(key.toLongLong()), reason.toStdString()}, id);
    };
    m_tools.asks.pick(std::move(pick));
}

// Where several were joined, the one that is meant is chosen: not only the last comes apart.
void IncidentActs::split()
{
    const IncidentId id = *m_incident;
    const auto& incidents = m_tools.desk.state().incidents;
    const auto found = incidents.find(id);
    if (found != incidents.end() && found->second.mergedFrom.size() > 1) {
        m_tools.asks.pick(whichJoin(found->second));
        return;
    }
    m_tools.asks.askReason(tr("Why is the last join of %1 undone?").arg(numberText()),
                           [this, id](const QString& why) {
                               m_tools.ask(SplitIncident{id, {}, why.toStdString()}, id);
                           });
}

// The reason is asked for after it, as with one join.
Pick IncidentActs::whichJoin(const Incident& survivor)
{
    const IncidentId id = survivor.id;
    const auto& incidents = m_tools.desk.state().incidents;
    Pick pick;
    pick.question = tr("Which join of %1 is undone?", "a number").arg(numberText());
    int n = 0;
    for (const IncidentId joined : survivor.mergedFrom) {
        ++n;
        const auto one = incidents.find(joined);
        const bool isThere = one != incidents.end();
        const bool isTold = isThere && one->second.visibility == Visibility::Normal;
        pick.choices.push_back(
            {QString::number(joined.value),
             isThere ? oneLine(one->second.number)
                     : tr("join %1, which has left the board", "1 for the first").arg(n),
             isTold ? placeText(one->second.location) : QString()});
    }
    pick.done = [this, id](const QString& key, const QString&) {
        const auto& known = m_tools.desk.state().incidents;
        const IncidentId joined(key.toLongLong());
        const auto one = known.find(joined);
        const QString question =
            one != known.end() ? tr("Why is the join of %1 to %2 undone?", "two numbers")
                                     .arg(oneLine(one->second.number), numberText())
                               : tr("Why is this join of %1 undone?", "a number").arg(numberText());
        m_tools.asks.askReason(question, [this, id, joined](const QString& why) {
            m_tools.ask(SplitIncident{joined, {}, why.toStdString()}, id);
        });
    };
    return pick;
}

void IncidentActs::restrict()
{
    const IncidentId id = *m_incident;
    const bool isHidden = m_visibility == Visibility::Restricted;
    const Visibility wanted = isHidden ? Visibility::Normal : Visibility::Restricted;
    const QString question =
        isHidden ? tr("Why is %1 no longer restricted?") : tr("Why is %1 restricted?");
    m_tools.asks.askReason(question.arg(numberText()), [this, id, wanted](const QString& why) {
        m_tools.ask(RestrictIncident{id, wanted, why.toStdString()}, id);
    });
}

void IncidentActs::look()
{
    const IncidentId id = *m_incident;
    m_tools.asks.askReason(tr("Why do you open %1?", "a number").arg(numberText()),
                           [this, id](const QString& why) { Q_EMIT lookRequested(id, why); });
}

void IncidentActs::assignReport()
{
    m_tools.ask(AssignReportNumber{*m_incident}, *m_incident);
}

void IncidentActs::recheck()
{
    m_tools.ask(RecordRecheck{*m_incident, {}}, *m_incident);
}

} // namespace haven::ui
