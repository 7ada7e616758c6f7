#include "ui/incident/response_part.h"

#include "models/dispatch/alarms.h"
#include "ui/incident/incident_words.h"
#include "ui/incident/plain_label.h"
#include "ui/incident/response_words.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/mark_labels.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/words.h"
#include "ui/widgets/wrap_layout.h"

#include <QHBoxLayout>
#include <QPainter>

namespace haven::ui {

namespace {

constexpr std::int64_t kMinuteMs = 60'000;

bool isRinging(const Incident& incident)
{
    const Handoff* open = openHandoff(incident);
    return open && open->stage == HandoffStage::Placed;
}

} // namespace

ResponsePart::ResponsePart(const PartTools& tools, QWidget* parent) : IncidentPart(tools, parent)
{
    setObjectName(QStringLiteral("responsePart"));
    setAccessibleName(tr("Response"));
    build();
    connect(&tools.source, &ThemeSource::changed, this, &ResponsePart::restyle);
    restyle();
    hide();
}

PlainLabel* ResponsePart::addLabel(const char* name, TypeRole role, Token token)
{
    auto* label = new PlainLabel(tools().source, role, token, this);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    m_column->addWidget(label);
    return label;
}

WrapLayout* ResponsePart::addButtons()
{
    auto* row = new WrapLayout;
    m_column->addLayout(row);
    m_rows.push_back(row);
    return row;
}

void ResponsePart::addButton(WrapLayout* row, Do act, const char* name, const QString& text,
                             Qt::Key key, const QString& hint)
{
    auto* button = new KeyButton(tools().source, text, QKeySequence(key), this);
    button->setObjectName(QString::fromLatin1(name));
    button->setButtonSize(ButtonSize::Header);
    button->setHint(hint);
    button->hide();
    row->addWidget(button);
    m_buttons[act] = button;
    connect(button, &QPushButton::clicked, this, [this, act] { this->act(act); });
}

void ResponsePart::build()
{
    m_column = new QVBoxLayout(this);
    auto* top = new QHBoxLayout;
    m_title = new PlainLabel(tools().source, TypeRole::Strong, Token::Text, this);
    m_title->setObjectName(QStringLiteral("responseTitle"));
    m_late = new LateChip(tools().source, {}, this);
    m_late->setObjectName(QStringLiteral("responseLate"));
    m_late->hide();
    top->addWidget(m_title, 1);
    top->addWidget(m_late);
    m_column->addLayout(top);
    m_rise = addLabel("responseRise", TypeRole::Body, Token::Text);
    m_escalation = addLabel("responseEscalation", TypeRole::Strong, Token::Text);

    // What runs by the second stands above what is read once.
    auto* ringing = new QHBoxLayout;
    m_handoff = new PlainLabel(tools().source, TypeRole::Strong, Token::Text, this);
    m_handoff->setObjectName(QStringLiteral("handoffState"));
    m_handoff->setWordWrap(true);
    m_handoffLate = new LateChip(tools().source, {}, this);
    m_handoffLate->setObjectName(QStringLiteral("handoffLate"));
    m_handoffLate->hide();
    ringing->addWidget(m_handoff, 1);
    ringing->addWidget(m_handoffLate);
    m_column->addLayout(ringing);
    WrapLayout* steps = addButtons();
    addButton(steps, Do::HandOver, "handOver", tr("Hand over…"), Qt::Key_G,
              tr("Hand the caller over by warm transfer"));
    addButton(steps, Do::Answered, "handoffAnswered", tr("They answer"), Qt::Key_V,
              tr("Somebody is on the line"));
    addButton(steps, Do::Accepted, "handoffAccepted", tr("They accept"), Qt::Key_J,
              tr("The person is theirs from now on"));
    addButton(steps, Do::Refused, "handoffRefused", tr("They refuse…"), Qt::Key_R,
              tr("They will not take the person over"));
    addButton(steps, Do::NoAnswer, "handoffNoAnswer", tr("No answer"), Qt::Key_O,
              tr("Nobody answers there"));
    addButton(steps, Do::Dropped, "handoffDropped", tr("Caller lost"), Qt::Key_Q,
              tr("The caller is gone: the level goes up by one, and somebody calls back"));
    addButton(steps, Do::TryNext, "handoffNext", tr("Try the next"), Qt::Key_T,
              tr("Call whom the directory names next"));

    m_callback = addLabel("callbackState", TypeRole::Strong, Token::Text);
    WrapLayout* back = addButtons();
    addButton(back, Do::Reached, "callbackReached", tr("Reached"), Qt::Key_B,
              tr("The lost caller answered"));
    addButton(back, Do::NotReached, "callbackNotReached", tr("No answer again"), Qt::Key_Z,
              tr("Called back in vain; it comes again in five minutes"));
    addButton(back, Do::OwedNoMore, "callbackOver", tr("Owed no more…"), Qt::Key_E,
              tr("Why nobody has to call back any more"));

    m_ask = addLabel("responseAsk", TypeRole::Strong, Token::Text);
    m_stepColumn = new QVBoxLayout;
    m_column->addLayout(m_stepColumn);
    m_targets = addLabel("responseTargets", TypeRole::Column, Token::Second);
    m_leftOut = addLabel("responseLeftOut", TypeRole::Column, Token::Second);

    m_need = addLabel("clinicianNeed", TypeRole::Body, Token::Text);
    m_items = addLabel("closingItems", TypeRole::Body, Token::Text);
    WrapLayout* rest = addButtons();
    addButton(rest, Do::NotSent, "clinicianWithheld", tr("No clinician goes…"), Qt::Key_S,
              tr("Why none is sent to somebody who should have one"));
    addButton(rest, Do::Item, "closingItem", tr("Know before closing…"), Qt::Key_K,
              tr("Children, what was offered, follow-up, who looks again, an officer wanted"));
}

void ResponsePart::bindWithin(QWidget* panel)
{
    for (const auto& [act, button] : m_buttons)
        button->bindWithin(panel);
}

int ResponsePart::urgentHeight() const
{
    const Incident* one = incident();
    if (!one || isHidden())
        return 0;
    // The rows stand as build() made them: the hand-off first, then the call back.
    if (one->callback)
        return m_rows[1]->geometry().bottom() + 1;
    const bool isNextOffered = !m_buttons.at(Do::TryNext)->isHidden();
    return openHandoff(*one) || isNextOffered ? m_rows[0]->geometry().bottom() + 1 : 0;
}

void ResponsePart::restyle()
{
    const Look& sizes = look();
    m_column->setContentsMargins(sizes.px(12), sizes.px(8), sizes.px(12), sizes.px(10));
    m_column->setSpacing(sizes.px(4));
    m_stepColumn->setSpacing(sizes.px(2));
    for (WrapLayout* row : m_rows)
        row->setGaps(sizes.px(6), sizes.px(4));
    update();
}

const Incident* ResponsePart::incident() const
{
    return hotIncident(state(), m_incident);
}

LocalNow ResponsePart::local(Instant now) const
{
    const auto& offset = tools().clock.offset;
    return {weekTimeAt(now, offset ? offset(now) : Span{}), tools().desk.today()};
}

void ResponsePart::setIncident(const Incident* incident, Standing standing)
{
    m_incident = incident ? std::optional(incident->id) : std::nullopt;
    m_standing = standing;
    // Who hung up stands with the call.
    const bool isLost =
        incident && incident->callback && incident->callback->cause == CallbackCause::LostInHandoff;
    const bool isThere = incident && (incident->level.level > 0 || !incident->handoffs.empty() ||
                                      isLost || incident->noClinician);
    setVisible(isThere);
    if (!isThere)
        return;
    m_minute = -1; // what it was worked out from has changed
    tellRest(*incident);
    tick(*incident, tools().desk.now());
}

// Whom to send depends on the hour, so it is worked out anew each minute and not each second.
void ResponsePart::tellResponse(const Incident& incident, Instant now)
{
    const std::int64_t minute = now.ms / kMinuteMs;
    if (minute == m_minute)
        return;
    m_minute = minute;
    m_response = responseOf(incident, state(), tools().desk.knowledge(), local(now));
    QStringList ask;
    for (const auto& one : m_response.value_or(Response{}).ask)
        ask.append(coreSentence(one));
    m_ask->say(ask.join(u' '));
    tellSteps(m_response.value_or(Response{}));
    m_targets->say(m_response ? targetsText(m_response->targets) : QString());
    m_leftOut->say(m_response ? leftOutText(*m_response) : QString());
}

void ResponsePart::tellSteps(const Response& response)
{
    while (m_steps.size() < response.goes.size()) {
        StepLabels labels{new PlainLabel(tools().source, TypeRole::Body, Token::Text, this),
                          new PlainLabel(tools().source, TypeRole::Column, Token::Second, this)};
        const auto number = QString::number(m_steps.size() + 1);
        labels.what->setObjectName(QStringLiteral("responseStep") + number);
        labels.why->setObjectName(QStringLiteral("responseWhy") + number);
        for (PlainLabel* label : {labels.what, labels.why}) {
            label->setWordWrap(true);
            m_stepColumn->addWidget(label);
        }
        m_steps.push_back(labels);
    }
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const bool isUsed = i < response.goes.size();
        m_steps[i].what->say(isUsed ? tr("%1. %2", "place in the order, who goes")
                                          .arg(i + 1)
                                          .arg(stepText(response.goes[i]))
                                    : QString());
        m_steps[i].why->say(isUsed ? oneLine(response.goes[i].why) : QString());
    }
}

void ResponsePart::tellHandoff(const Incident& incident, Instant now)
{
    const Handoff* last = incident.handoffs.empty() ? nullptr : &incident.handoffs.back();
    QString words = last ? handoffText(*last, now, tools().clock) : QString();
    // Named before it is called: the caller is on the line.
    const auto next =
        last && isOffered(Do::TryNext, incident, now)
            ? fallbackAfter(m_response.value_or(Response{}), tools().desk.knowledge().directory,
                            handoffsTried(incident))
            : std::nullopt;
    if (next)
        words = tr("%1. Next in turn: %2.", "how the hand-off stands, a name")
                    .arg(words, oneLine(next->name));
    m_handoff->say(words);
    const bool isLate = openHandoff(incident) && now - last->placedAt >= kHandoffMax;
    m_handoffLate->setVisible(isLate);
    if (isLate)
        m_handoffLate->setText(tr("over 60 s"));
    m_callback->say(incident.callback ? callbackText(*incident.callback, tools().clock)
                                      : QString());
}

void ResponsePart::tellRest(const Incident& incident)
{
    const Knowledge& knowledge = tools().desk.knowledge();
    m_rise->say(riseText(incident, tools().clock));
    const QString coming = comingText(incident, state());
    m_need->say(coming.isEmpty()
                    ? needText(clinicianNeed(incident, knowledge.codes),
                               needStanding(incident, state(), knowledge), knowledge.codes.response)
                    : coming);
    m_items->say(itemsOpenText(incident));
}

void ResponsePart::tick(const Incident& incident, Instant now)
{
    if (isHidden())
        return;
    tellResponse(incident, now);
    tellHandoff(incident, now);
    tellButtons(incident, now);
    const auto& due = incident.level.recheckDueAt;
    const bool isOpen = incident.stage != IncidentStage::Closed;
    const bool isLate = due && isOpen && *due <= now;
    m_late->setVisible(isLate);
    if (isLate)
        m_late->setText(
            tr("re-check %1 late", "a time").arg(elapsedText((now - *due).wholeSeconds())));
    m_title->say(due && isOpen && !isLate ? tr("Who goes; look again in %1", "time left")
                                                .arg(elapsedText((*due - now).wholeSeconds()))
                                          : tr("Who goes"));
    const auto level = levelFromNumber(incident.level.level);
    const bool isEscalated =
        isLate && level &&
        now - *due >= tools().desk.knowledge().codes.response.termsOf(*level).recheckEvery;
    m_escalation->say(isEscalated ? tr("The re-check was missed twice. %1", "whom to call")
                                        .arg(oneLine(escalationWords(state())))
                                  : QString());
}

bool ResponsePart::isOffered(Do act, const Incident& incident, Instant now) const
{
    if (m_standing == Standing::ReadOnly || incident.stage == IncidentStage::Closed)
        return false;
    const Handoff* open = openHandoff(incident);
    switch (act) {
    case Do::HandOver:
        return !open;
    case Do::Answered:
    case Do::NoAnswer:
        return isRinging(incident);
    case Do::Accepted:
    case Do::Refused:
    case Do::Dropped:
        return open != nullptr;
    case Do::TryNext:
        // Offered once it has rung for a minute, or once somebody said no.
        if (open)
            return isRinging(incident) && now - open->placedAt >= kHandoffMax;
        return !incident.handoffs.empty() && !incident.handoffs.back().fallback.empty();
    case Do::Reached:
    case Do::NotReached:
    case Do::OwedNoMore:
        return incident.callback.has_value();
    case Do::NotSent: {
        const Knowledge& knowledge = tools().desk.knowledge();
        return clinicianNeed(incident, knowledge.codes).isEligible() &&
               needStanding(incident, state(), knowledge).is != NeedStanding::Is::Sent;
    }
    case Do::Item:
        return incident.level.level > 0;
    }
    return false;
}

void ResponsePart::tellButtons(const Incident& incident, Instant now)
{
    for (const auto& [act, button] : m_buttons) {
        const bool isHere = isOffered(act, incident, now);
        // A key of a button that is not there must do nothing.
        button->setEnabled(isHere);
        button->setVisible(isHere);
    }
}

void ResponsePart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGround(painter, rect(), look(), Token::Raised);
}

} // namespace haven::ui
