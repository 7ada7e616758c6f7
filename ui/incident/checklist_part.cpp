#include "ui/incident/checklist_part.h"

#include "models/dispatch/protocol_texts.h"
#include "ui/incident/incident_words.h"
#include "ui/incident/plain_label.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/mark_labels.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QPainter>

namespace haven::ui {

namespace {

const Checklist* openRun(const Incident& incident)
{
    const auto found = std::find_if(incident.checklists.rbegin(), incident.checklists.rend(),
                                    [](const Checklist& one) { return !one.finishedAt; });
    return found == incident.checklists.rend() ? nullptr : &*found;
}

} // namespace

ChecklistPart::ChecklistPart(const PartTools& tools, QWidget* parent)
    : IncidentPart(tools, parent), m_column(new QVBoxLayout(this)),
      m_caption(new PlainLabel(tools.source, TypeRole::Column, Token::Quiet, this)),
      m_late(new LateChip(tools.source, {}, this)),
      m_step(new PlainLabel(tools.source, TypeRole::Strong, Token::Text, this)),
      m_open(new KeyButton(tools.source, tr("Open checklist"), Qt::Key_F8, this))
{
    setObjectName(QStringLiteral("checklistSlot"));
    setAccessibleName(tr("Checklist"));
    m_caption->setObjectName(QStringLiteral("checklistLine"));
    m_late->setObjectName(QStringLiteral("recheckLate"));
    m_late->hide();
    m_step->setObjectName(QStringLiteral("checklistStep"));
    m_step->setDesignPx(18);
    m_open->setObjectName(QStringLiteral("openChecklist"));
    m_open->setAction(QStringLiteral("checklistShow"));
    m_open->setButtonSize(ButtonSize::Header);
    auto* top = new QHBoxLayout;
    top->addWidget(m_caption, 1);
    top->addWidget(m_late);
    m_column->addLayout(top);
    m_column->addWidget(m_step);
    m_column->addWidget(m_open, 0, Qt::AlignLeft);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_incident)
            Q_EMIT checklistRequested(*m_incident);
    });
    connect(&tools.source, &ThemeSource::changed, this, &ChecklistPart::restyle);
    restyle();
    hide();
}

void ChecklistPart::restyle()
{
    const Look& sizes = look();
    m_column->setContentsMargins(sizes.px(12), sizes.px(8), sizes.px(12), sizes.px(10));
    m_column->setSpacing(sizes.px(4));
    update();
}

void ChecklistPart::setIncident(const Incident* incident, Standing)
{
    m_incident = incident ? std::optional(incident->id) : std::nullopt;
    const bool isThere = incident && (!incident->checklists.empty() || incident->protocol ||
                                      incident->level.level > 0);
    setVisible(isThere);
    if (!isThere)
        return;
    tellStep(*incident);
    tick(*incident, tools().desk.now());
}

void ChecklistPart::tellStep(const Incident& incident)
{
    const auto& protocols = tools().desk.knowledge().protocols;
    const Checklist* run = openRun(incident);
    if (!run) {
        m_step->say({});
        const auto wanted =
            incident.protocol ? protocols.find(*incident.protocol) : protocols.end();
        if (!incident.checklists.empty())
            m_line = tr("Checklist finished");
        else if (wanted != protocols.end())
            m_line = tr("Checklist for this type: %1, not started", "title of a protocol")
                         .arg(oneLine(wanted->second.protocol.title).toLower());
        else
            m_line = tr("No checklist runs");
        return;
    }
    const auto known = protocolOfRun(tools().desk.state(), tools().desk.knowledge(), *run);
    if (!known) {
        m_line = tr("Checklist: %1", "name of a protocol").arg(oneLine(run->protocol.value));
        m_step->say(oneLine(run->activeStep));
        return;
    }
    const Protocol& protocol = *known;
    const auto active =
        std::find_if(protocol.steps.begin(), protocol.steps.end(),
                     [&](const ProtocolStep& step) { return step.id == run->activeStep; });
    const auto number = std::distance(protocol.steps.begin(), active) + 1;
    m_line = tr("Checklist: %1, step %2 of %3", "title, number, count")
                 .arg(oneLine(protocol.title).toLower())
                 .arg(std::min<qsizetype>(number, static_cast<qsizetype>(protocol.steps.size())))
                 .arg(protocol.steps.size());
    m_step->say(active == protocol.steps.end() ? oneLine(run->activeStep) : oneLine(active->text));
}

void ChecklistPart::tick(const Incident& incident, Instant now)
{
    if (isHidden())
        return;
    const auto& due = incident.level.recheckDueAt;
    const bool isOpen = incident.stage != IncidentStage::Closed;
    const qint64 left = due && isOpen ? (*due - now).wholeSeconds() : 0;
    const bool isLate = due && isOpen && *due <= now;
    m_late->setVisible(isLate);
    if (isLate) {
        m_late->setText(tr("re-check %1 late", "a time").arg(elapsedText(-left)));
        m_caption->say(m_line);
    } else {
        m_caption->say(due && isOpen ? tr("%1, re-check in %2", "where the checklist is, time left")
                                           .arg(m_line, elapsedText(left))
                                     : m_line);
    }
}

void ChecklistPart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGround(painter, rect(), look(), Token::Raised);
}

} // namespace haven::ui
