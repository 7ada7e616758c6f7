#include "ui/incident/clinician_state.h"

#include "models/dispatch/alarms.h"
#include "models/items/qt_text.h"
#include "ui/incident/incident_words.h"
#include "ui/incident/plain_label.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/mark_labels.h"
#include "ui/widgets/wrap_layout.h"

#include <algorithm>
#include <QHBoxLayout>

namespace haven::ui {

namespace {

// What may be recorded next; the same order as the rules have it.
std::vector<ClinicianStage> nextStages(ClinicianStage stage)
{
    switch (stage) {
    case ClinicianStage::Asked:
        return {ClinicianStage::Accepted, ClinicianStage::Declined, ClinicianStage::NotSent};
    case ClinicianStage::Accepted:
        // Help by telephone is done without an arrival.
        return {ClinicianStage::EnRoute, ClinicianStage::Arrived, ClinicianStage::Done,
                ClinicianStage::Declined, ClinicianStage::NotSent};
    case ClinicianStage::EnRoute:
        return {ClinicianStage::Arrived, ClinicianStage::Done, ClinicianStage::Declined,
                ClinicianStage::NotSent};
    case ClinicianStage::Arrived:
        return {ClinicianStage::Done};
    case ClinicianStage::Declined:
    case ClinicianStage::Done:
    case ClinicianStage::NotSent:
        return {};
    }
    return {};
}

} // namespace

ClinicianState::ClinicianState(const PartTools& tools, QWidget* parent)
    : QWidget(parent), m_tools(tools),
      m_words(new PlainLabel(tools.source, TypeRole::Body, Token::Text, this)),
      m_late(new LateChip(tools.source, {}, this))
{
    setObjectName(QStringLiteral("clinicianRow"));
    m_words->setObjectName(QStringLiteral("clinicianState"));
    m_words->setDesignPx(14);
    m_late->setObjectName(QStringLiteral("clinicianLate"));
    m_late->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 0);
    column->setSpacing(4);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_words, 1);
    top->addWidget(m_late);
    column->addLayout(top);
    auto* buttons = new WrapLayout;
    column->addLayout(buttons);
    const struct {
        ClinicianStage stage;
        const char* name;
        QString text;
    } acts[] = {{ClinicianStage::Accepted, "clinicianAccepted", tr("Accepted by…")},
                {ClinicianStage::EnRoute, "clinicianEnRoute", tr("En route")},
                {ClinicianStage::Arrived, "clinicianArrived", tr("Arrived")},
                {ClinicianStage::Done, "clinicianDone", tr("Done")},
                {ClinicianStage::Declined, "clinicianDeclined", tr("Declined, because…")},
                {ClinicianStage::NotSent, "clinicianNotSent", tr("Not sent, because…")}};
    for (const auto& act : acts) {
        auto* button = new KeyButton(tools.source, act.text, {}, this);
        button->setObjectName(QString::fromLatin1(act.name));
        button->setButtonSize(ButtonSize::Header);
        button->setHint(tr("The clinician: %1", "an answer").arg(act.text));
        buttons->addWidget(button);
        m_buttons[act.stage] = button;
        connect(button, &QPushButton::clicked, this, [this, stage = act.stage] { answer(stage); });
    }
}

bool ClinicianState::isOpen(const ClinicianRequest& request)
{
    return !nextStages(request.stage).empty();
}

void ClinicianState::setIncident(const Incident& incident, Standing standing)
{
    m_incident = incident.id;
    m_number = incident.number;
    m_request = incident.clinicianRequests.empty()
                    ? std::nullopt
                    : std::optional(incident.clinicianRequests.back());
    setVisible(m_request.has_value());
    if (!m_request)
        return;
    const auto next = nextStages(m_request->stage);
    for (const auto& [stage, button] : m_buttons) {
        button->setVisible(std::find(next.begin(), next.end(), stage) != next.end());
        button->setEnabled(standing == Standing::Live);
    }
    tell(m_tools.desk.now());
}

void ClinicianState::tick(Instant now)
{
    if (m_request)
        tell(now);
}

void ClinicianState::tell(Instant now)
{
    const ClinicianRequest& request = *m_request;
    const State& state = m_tools.desk.state();
    const auto time = [this](const std::optional<Instant>& at) {
        return m_tools.clock.time(at.value_or(Instant{}));
    };
    QString who = request.clinician ? agentName(state, *request.clinician) : tr("A clinician");
    if (request.unit)
        who = tr("%1 with %2", "clinician, unit").arg(who, oneLine(request.unit->value));
    const QString reason = oneLine(request.reason);
    const Span age = now - request.askedAt;
    const bool isLate = request.stage == ClinicianStage::Asked && age > kAnswerMax;
    m_late->setVisible(isLate);
    if (isLate)
        m_late->setText(ageText(age));
    switch (request.stage) {
    case ClinicianStage::Asked:
        m_words->say(isLate ? tr("%1 asked for a clinician at %2, no answer yet")
                                  .arg(agentName(state, request.askedBy), time(request.askedAt))
                            : tr("%1 asked for a clinician at %2, waiting %3")
                                  .arg(agentName(state, request.askedBy), time(request.askedAt),
                                       ageText(age)));
        return;
    case ClinicianStage::Accepted:
        m_words->say(tr("%1 accepted at %2", "who, time").arg(who, time(request.answeredAt)));
        return;
    case ClinicianStage::EnRoute:
        m_words->say(
            tr("%1 is on the way since %2", "who, time").arg(who, time(request.enRouteAt)));
        return;
    case ClinicianStage::Declined:
        m_words->say(tr("%1 declined at %2: %3", "who, time, why")
                         .arg(who, time(request.answeredAt), reason));
        return;
    case ClinicianStage::NotSent:
        m_words->say(
            tr("No clinician was sent, %1: %2", "time, why").arg(time(request.answeredAt), reason));
        return;
    case ClinicianStage::Arrived:
        m_words->say(tr("%1 arrived at %2", "who, time").arg(who, time(request.arrivedAt)));
        return;
    case ClinicianStage::Done:
        m_words->say(tr("%1 was done at %2", "who, time").arg(who, time(request.doneAt)));
        return;
    }
}

// The incident is the one that was asked about, whichever is chosen when the answer comes.
void ClinicianState::answer(ClinicianStage stage)
{
    if (!m_incident || !m_request)
        return;
    AnswerClinician command;
    command.incident = *m_incident;
    command.request = m_request->id;
    command.stage = stage;
    switch (stage) {
    case ClinicianStage::Accepted:
        accept(command);
        return;
    case ClinicianStage::Declined:
        askWhy(tr("Why did the clinician decline?"), command);
        return;
    case ClinicianStage::NotSent:
        askWhy(tr("Why is no clinician sent?"), command);
        return;
    case ClinicianStage::Asked:
    case ClinicianStage::EnRoute:
    case ClinicianStage::Arrived:
    case ClinicianStage::Done:
        m_tools.ask(command, command.incident);
        return;
    }
}

void ClinicianState::askWhy(const QString& question, const AnswerClinician& command)
{
    m_tools.asks.askReason(question, [this, command](const QString& why) {
        AnswerClinician done = command;
        done.reason = why.toStdString();
        m_tools.ask(done, done.incident);
    });
}

void ClinicianState::accept(const AnswerClinician& command)
{
    Pick pick;
    pick.question = tr("Who accepted?");
    for (const auto& [id, unit] : m_tools.desk.state().units) {
        const bool isClinician =
            std::find(unit.skills.begin(), unit.skills.end(), kSkillClinician) != unit.skills.end();
        if (isClinician)
            pick.choices.push_back({typedFromStd(id.value), oneLine(id.value),
                                    oneLine(unit.officers.empty() ? "" : unit.officers.front())});
    }
    if (pick.choices.empty()) {
        m_tools.ask(command, command.incident);
        return;
    }
    pick.choices.push_back({{}, tr("By telephone, without a unit"), {}});
    pick.done = [this, command](const QString& key, const QString&) {
        AnswerClinician done = command;
        if (!key.isEmpty())
            done.unit = UnitId(key.toStdString());
        m_tools.ask(done, done.incident);
    };
    m_tools.asks.pick(std::move(pick));
}

} // namespace haven::ui
