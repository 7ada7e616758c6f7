#include "ui/crisis/checklist_panel.h"

#include "ui/actions/action_key.h"
#include "ui/crisis/fit_line.h"
#include "ui/crisis/protocol_offers.h"
#include "ui/crisis/step_button.h"
#include "ui/crisis/step_card.h"
#include "ui/crisis/step_lines.h"
#include "ui/widgets/countdown_label.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/reason_prompt.h"
#include "ui/widgets/wrap_layout.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

// How the panel is put together, from its clocks down to what can be started.
namespace haven::ui {

QLabel* ChecklistPanel::addLabel(QVBoxLayout* column, const char* name, TypeRole role, Token token)
{
    auto* label = new QLabel(this);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    if (column)
        column->addWidget(label);
    m_styled.push_back({label, role, token});
    return label;
}

KeyButton* ChecklistPanel::addKey(WrapLayout* flow, const char* name, const QString& text,
                                  const QKeySequence& key, void (ChecklistPanel::*act)())
{
    auto* button = new KeyButton(m_source, text, key, flow->parentWidget());
    button->setObjectName(QString::fromLatin1(name));
    button->bindWithin(this);
    connect(button, &QPushButton::clicked, this, act);
    flow->addWidget(button);
    return button;
}

void ChecklistPanel::build()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_header = new PanelHeader(m_source, tr("Checklist"), this);
    m_print = new KeyButton(m_source, tr("Print"), Qt::ALT | Qt::Key_P, m_header);
    m_print->setObjectName(QStringLiteral("checklistPrint"));
    m_print->setHint(tr("Print the hand-off page and the checklists of this incident"));
    m_print->bindWithin(this);
    connect(m_print, &QPushButton::clicked, this, &ChecklistPanel::print);
    m_header->addRightButton(m_print);
    outer->addWidget(m_header);
    m_area = new QScrollArea(this);
    m_area->setObjectName(QStringLiteral("checklistScroll"));
    m_area->setAccessibleName(tr("Checklist of the incident"));
    m_area->setToolTip(tr("Checklist of the incident"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new QWidget(m_area->viewport());
    body->setMinimumHeight(1); // as high as its texts are at this width, not at a narrower one
    auto* column = new QVBoxLayout(body);
    buildTop(column);
    buildBottom(column);
    column->addStretch(1);
    m_area->setWidget(body);
    outer->addWidget(m_area, 1);
    for (int number = 1; number <= 9; ++number) {
        auto* shortcut = new ActionKey(m_source, QStringLiteral("stepAnswer%1").arg(number),
                                       {QKeySequence(Qt::Key_0 + number)}, this);
        connect(shortcut, &ActionKey::activated, this, [this, number] {
            if (m_offers->isHidden())
                m_card->pressNumber(number);
            else if (StepButton* offer = m_offers->numbered(number))
                offer->click();
        });
    }
}

void ChecklistPanel::buildTop(QVBoxLayout* column)
{
    m_title = addLabel(column, "checklistTitle", TypeRole::Strong, Token::Text);
    m_runs = new QWidget(this);
    m_runsFlow = new WrapLayout(m_runs);
    column->addWidget(m_runs);
    m_timers = new QWidget(this);
    auto* flow = new WrapLayout(m_timers);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(12);
    m_stepNote = addLabel(nullptr, "stepNote", TypeRole::Column, Token::Second);
    m_stepNote->setWordWrap(false);
    flow->addWidget(m_stepNote);
    m_stepDue = new CountdownLabel(m_source, tr("Step due in"), m_timers);
    m_stepDue->setLateCaption(tr("Step"));
    m_stepDue->setObjectName(QStringLiteral("stepDue"));
    m_recheckDue = new CountdownLabel(m_source, tr("Re-check in"), m_timers);
    m_recheckDue->setLateCaption(tr("Re-check"));
    m_recheckDue->setObjectName(QStringLiteral("recheckDue"));
    flow->addWidget(m_stepDue);
    flow->addWidget(m_recheckDue);
    m_recheck = addKey(flow, "recheckDone", tr("Re-check done"), Qt::ALT | Qt::Key_R,
                       &ChecklistPanel::recheck);
    m_recheck->setButtonSize(ButtonSize::Header);
    m_aloud = addKey(flow, "checklistAloud", tr("Read aloud"), Qt::ALT | Qt::Key_A,
                     &ChecklistPanel::readAloud);
    m_aloud->setButtonSize(ButtonSize::Header);
    m_aloud->setHint(tr("Speak the active step, where this machine has a speech engine"));
    column->addWidget(m_timers);
    m_fit = new FitLine(m_source, this);
    connect(m_fit, &FitLine::startRequested, this, [this] {
        if (m_fits)
            start(*m_fits);
    });
    column->addWidget(m_fit);
    m_progress = new StepProgress(m_source, this);
    column->addWidget(m_progress);
    m_card = new StepCard(m_source, this, this);
    connect(m_card, &StepCard::completed, this, &ChecklistPanel::complete);
    connect(m_card, &StepCard::reasonAsked, this, &ChecklistPanel::scrollTo);
    connect(m_card, &StepCard::hinted, this,
            [this](const QString& sentence) { tell(sentence, Tone::Refused); });
    column->addWidget(m_card);
    m_message = addLabel(column, "checklistMessage", TypeRole::Body, Token::Danger);
}

void ChecklistPanel::buildBottom(QVBoxLayout* column)
{
    m_next = new StepLines(m_source, this);
    m_next->setObjectName(QStringLiteral("stepNext"));
    m_next->setAccessibleName(tr("Next step"));
    column->addWidget(m_next);
    m_ahead = new StepLines(m_source, this);
    m_ahead->setObjectName(QStringLiteral("stepsAhead"));
    m_ahead->setAccessibleName(tr("Steps to come"));
    m_past = new StepLines(m_source, this);
    m_past->setObjectName(QStringLiteral("stepsDone"));
    m_past->setAccessibleName(tr("Steps done"));
    column->addWidget(m_past);
    column->addWidget(m_ahead);
    m_acts = new QWidget(this);
    auto* flow = new WrapLayout(m_acts);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(8);
    m_finish = addKey(flow, "checklistFinish", tr("Finish, because…"), Qt::ALT | Qt::Key_F,
                      &ChecklistPanel::askFinish);
    m_back = addKey(flow, "checklistBack", tr("Set a step right"), Qt::ALT | Qt::Key_Z,
                    &ChecklistPanel::goBack);
    m_back->setHint(tr("The step before; once more goes further back, after the first to the "
                       "active one"));
    m_another = addKey(flow, "checklistAnother", tr("Start another"), Qt::ALT | Qt::Key_S,
                       &ChecklistPanel::toggleStart);
    column->addWidget(m_acts);
    m_version = addLabel(column, "checklistVersion", TypeRole::Column, Token::Second);
    m_reason = new ReasonPrompt(m_source, this);
    m_reason->setObjectName(QStringLiteral("finishPrompt"));
    connect(m_reason, &ReasonPrompt::reasonGiven, this, &ChecklistPanel::finish);
    column->addWidget(m_reason);
    // What numbers the list stands on its title, not above it.
    auto* head = new QHBoxLayout;
    m_offersTitle = addLabel(nullptr, "offersTitle", TypeRole::Strong, Token::Text);
    head->addWidget(m_offersTitle, 1);
    m_more = new KeyButton(m_source, tr("Next nine"), Qt::Key_0, this);
    m_more->setObjectName(QStringLiteral("checklistMore"));
    m_more->setButtonSize(ButtonSize::Header);
    m_more->setHint(tr("Puts the digits on the next nine checklists of the list"));
    m_more->bindWithin(this);
    connect(m_more, &QPushButton::clicked, this, &ChecklistPanel::numberNext);
    head->addWidget(m_more, 0, Qt::AlignTop);
    column->addLayout(head);
    m_offers = new ProtocolOffers(m_source, m_desk, this);
    connect(m_offers, &ProtocolOffers::chosen, this,
            [this](IncidentId incident, const ProtocolId& protocol) {
                if (incident == m_shown)
                    start(protocol);
            });
    column->addWidget(m_offers);
}

void ChecklistPanel::restyle()
{
    const Look& look = m_source.look();
    if (auto* column = qobject_cast<QVBoxLayout*>(m_area->widget()->layout())) {
        column->setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12));
        column->setSpacing(look.px(10));
    }
    m_runsFlow->setContentsMargins(0, 0, 0, 0);
    m_runsFlow->setSpacing(look.px(6));
    for (const auto& [label, role, token] : m_styled) {
        label->setFont(look.font(role));
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, look.color(token));
        label->setPalette(colors);
    }
    refresh();
}

} // namespace haven::ui
