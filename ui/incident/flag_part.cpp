#include "ui/incident/flag_part.h"

#include "models/dispatch/risk_protection.h"
#include "models/items/qt_text.h"
#include "ui/actions/bound_key.h"
#include "ui/incident/clinician_state.h"
#include "ui/incident/fact_keys.h"
#include "ui/incident/flag_words.h"
#include "ui/incident/incident_words.h"
#include "ui/incident/plain_label.h"
#include "ui/incident/suggestion_row.h"
#include "ui/widgets/desk_rules.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/mark_labels.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/wrap_layout.h"

#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace haven::ui {

FlagPart::FlagPart(const PartTools& tools, QWidget* parent) : IncidentPart(tools, parent)
{
    setObjectName(QStringLiteral("flagBox"));
    setAccessibleName(tr("Behavioral health"));
    build();
    connect(&tools.source, &ThemeSource::changed, this, &FlagPart::restyle);
    restyle();
}

void FlagPart::build()
{
    const ThemeSource& source = tools().source;
    m_column = new QVBoxLayout(this);
    m_head = new WrapLayout;
    m_title = new PlainLabel(source, TypeRole::Strong, Token::Text, this);
    m_title->setObjectName(QStringLiteral("flagTitle"));
    m_title->setDesignPx(16);
    m_title->setWordWrap(false);
    m_level = new LevelChip(source, 3, Asked::No, this);
    m_level->setObjectName(QStringLiteral("levelChip"));
    m_levelName = new PlainLabel(source, TypeRole::Strong, Token::Text, this);
    m_levelName->setObjectName(QStringLiteral("levelName"));
    m_levelName->setDesignPx(15);
    m_levelName->setWordWrap(false);
    m_column->addLayout(m_head);
    for (QWidget* one : std::initializer_list<QWidget*>{m_title, m_level, m_levelName})
        m_head->addWidget(one);
    m_reason = new PlainLabel(source, TypeRole::Body, Token::Second, this);
    m_reason->setObjectName(QStringLiteral("flagReason"));
    m_reason->setDesignPx(14);
    m_column->addWidget(m_reason);
    m_sources = new PlainLabel(source, TypeRole::Body, Token::Second, this);
    m_sources->setObjectName(QStringLiteral("flagSources"));
    m_sources->setAccessibleName(tr("What speaks for behavioral health"));
    m_sources->setDesignPx(14);
    m_column->addWidget(m_sources);
    // Above what is as long as the note makes it: many suggestions push nothing out of sight.
    buildButtons();
    m_weights = new PlainLabel(source, TypeRole::Body, Token::Second, this);
    m_weights->setObjectName(QStringLiteral("flagWeights"));
    m_weights->setAccessibleName(tr("Which words counted, and what changed"));
    m_weights->setDesignPx(14);
    m_column->addWidget(m_weights);
    m_suggestionColumn = new QVBoxLayout;
    m_column->addLayout(m_suggestionColumn);
    m_clinicianRow = new ClinicianState(tools(), this);
    m_clinicianRow->hide();
    m_column->addWidget(m_clinicianRow);
}

void FlagPart::buildButtons()
{
    m_buttons = new WrapLayout;
    m_column->addLayout(m_buttons);
    const auto add = [this](const char* name, const QString& text, Qt::Key key,
                            const QString& hint) {
        auto* button = new KeyButton(tools().source, text, QKeySequence(key), this);
        button->setObjectName(QString::fromLatin1(name));
        button->setButtonSize(ButtonSize::Header);
        const auto tellKey = [this, button, key, hint] {
            const QString wide =
                boundKeyText(tools().source, button->objectName(), QKeySequence(Qt::ALT | key));
            button->setHint(wide.isEmpty()
                                ? hint
                                : tr("%1; %2 from anywhere", "an act, its key").arg(hint, wide));
        };
        tellKey();
        connect(&tools().source, &ThemeSource::keysChanged, button, tellKey);
        m_buttons->addWidget(button);
        return button;
    };
    m_confirm = add("flagConfirm", tr("Confirm"), Qt::Key_Y, tr("Confirm behavioral health"));
    m_reject = add("flagReject", tr("Not behavioral"), Qt::Key_N, tr("Not behavioral health"));
    m_unsure = add("flagUnsure", tr("Unsure"), Qt::Key_U, tr("Unsure"));
    m_clinician =
        add("askClinician", tr("Ask clinician"), Qt::Key_C, tr("Put it on the clinicians' list"));
    m_levels = add("setLevel", tr("Level…"), Qt::Key_L, tr("Set the level by your own judgment"));
    connect(m_confirm, &QPushButton::clicked, this, [this] { decide(FlagDecision::Confirmed); });
    connect(m_reject, &QPushButton::clicked, this, [this] { decide(FlagDecision::Rejected); });
    connect(m_unsure, &QPushButton::clicked, this, [this] { decide(FlagDecision::Unsure); });
    connect(m_clinician, &QPushButton::clicked, this, &FlagPart::askClinician);
    connect(m_levels, &QPushButton::clicked, this, &FlagPart::openLevels);
    m_risk =
        new KeyButton(tools().source, tr("Risk investigation…"), QKeySequence(Qt::Key_I), this);
    m_risk->setObjectName(QStringLiteral("riskDecide"));
    m_risk->setButtonSize(ButtonSize::Header);
    m_risk->setHint(tr("Record who decides whether a risk-protection investigation is needed"));
    m_risk->hide();
    m_buttons->addWidget(m_risk);
    connect(m_risk, &QPushButton::clicked, this, &FlagPart::decideRisk);
}

void FlagPart::restyle()
{
    const Look& sizes = look();
    m_column->setContentsMargins(sizes.px(16), sizes.px(10), sizes.px(12), sizes.px(10));
    m_column->setSpacing(sizes.px(6));
    // What is suggested stands apart from the next, with its own buttons.
    m_suggestionColumn->setSpacing(sizes.px(8));
    m_head->setGaps(sizes.px(10), 0);
    for (PlainLabel* label : {m_title, m_levelName})
        label->setMinimumHeight(m_level->sizeHint().height());
    m_buttons->setGaps(sizes.px(6), sizes.px(4));
    update();
}

void FlagPart::setIncident(const Incident* incident, Standing standing)
{
    m_incident = incident ? std::optional(incident->id) : std::nullopt;
    setVisible(incident != nullptr);
    if (!incident)
        return;
    m_isColored = isInCrisisLane(*incident);
    m_levelNow = incident->level.level;
    m_title->say(flagTitle(*incident));
    m_level->setVisible(m_levelNow > 0);
    if (m_levelNow > 0)
        m_level->setLevel(m_levelNow,
                          haven::isOpenLevel(incident->level.asked, incident->level.because)
                              ? Asked::No
                              : Asked::Yes);
    m_levelName->say(levelTitle(*incident));
    QStringList sentences;
    const QString sources = sourceLines(*incident);
    m_sources->say(sources);
    const QString weights = weightLines(*incident);
    m_weights->say(weights);
    m_weights->setVisible(!weights.isEmpty());
    if (const QString reason = reasonSentence(*incident); sources.isEmpty() && !reason.isEmpty())
        sentences << reason;
    sentences << decisionSentence(*incident, tools());
    if (const QString level = levelSentence(*incident, tools()); !level.isEmpty())
        sentences << level;
    if (const QString risk = riskText(*incident, tools()); !risk.isEmpty())
        sentences << risk;
    m_reason->say(sentences.join(u' '));
    showSuggestions(*incident, standing);
    showButtons(*incident, standing);
    m_clinicianRow->setIncident(*incident, standing);
    update();
}

void FlagPart::showButtons(const Incident& incident, Standing standing)
{
    const bool isLive = standing == Standing::Live;
    const auto& decision = incident.flag.decision;
    // The thing to do next has the color until it is done.
    const Flag flag = standingFlag(incident);
    const bool isFlagged = flag == Flag::Yes || flag == Flag::Possible;
    m_confirm->setLabel(isFlagged ? tr("Confirm") : tr("Behavioral"));
    m_confirm->setKind(m_isColored && !decision ? ButtonKind::Behavioral : ButtonKind::Plain);
    m_confirm->setEnabled(isLive && decision != FlagDecision::Confirmed);
    m_reject->setEnabled(isLive && decision != FlagDecision::Rejected);
    m_unsure->setEnabled(isLive && decision != FlagDecision::Unsure);
    const bool isAsked = !incident.clinicianRequests.empty() &&
                         ClinicianState::isOpen(incident.clinicianRequests.back());
    m_clinician->setEnabled(isLive && !isAsked && incident.stage != IncidentStage::Closed);
    m_levels->setEnabled(isLive && incident.stage != IncidentStage::Closed);
    const bool isRiskAsked = riskPrompt(incident).has_value();
    m_risk->setVisible(isRiskAsked || incident.riskProtection);
    m_risk->setEnabled(isLive);
    m_risk->setKind(isRiskAsked ? ButtonKind::Danger : ButtonKind::Plain);
}

// Haven never says that grounds are met: it asks who decides, and keeps what they said.
void FlagPart::decideRisk()
{
    if (!m_incident || m_risk->isHidden() || !m_risk->isEnabled())
        return;
    const auto commandOf = [incident = *m_incident](const QString& key, const QString& words) {
        return RecordRiskProtection{
            incident, riskFromWord(key.toStdString()).value_or(RiskDecision::NotDecided),
            words.toStdString()};
    };
    Pick pick;
    pick.question = tr("Risk-protection investigation: what was decided, by whom and why?");
    pick.choices = {{fromStd(riskWord(RiskDecision::Needed)), tr("Needed"), {}},
                    {fromStd(riskWord(RiskDecision::NotNeeded)), tr("Not needed"), {}},
                    {fromStd(riskWord(RiskDecision::NotDecided)), tr("Not decided yet"), {}}};
    pick.reason = ReasonNeed::Optional;
    pick.objection = [this, commandOf](const QString& key, const QString& words) {
        return objectionWords(tools().desk, commandOf(key, words));
    };
    pick.done = [this, commandOf](const QString& key, const QString& words) {
        const RecordRiskProtection command = commandOf(key, words);
        tools().ask(command, command.incident);
    };
    tools().asks.pick(std::move(pick));
}

void FlagPart::showSuggestions(const Incident& incident, Standing standing)
{
    for (const auto& [fact, row] : m_suggestions)
        row->setVisible(incident.suggestions.count(fact) > 0);
    for (const auto& [fact, suggestion] : incident.suggestions) {
        SuggestionRow*& row = m_suggestions[fact];
        if (!row) {
            row = new SuggestionRow(tools(), fact, digitOf(fact), this);
            connect(row, &SuggestionRow::correctionRequested, this, &FlagPart::correctionRequested);
            m_suggestionColumn->addWidget(row);
        }
        row->setShown(incident, suggestion, standing);
        row->setVisible(true);
    }
}

void FlagPart::tick(const Incident& incident, Instant now)
{
    for (const auto& [fact, row] : m_suggestions) {
        if (incident.suggestions.count(fact) > 0)
            row->tick(now);
    }
    m_clinicianRow->tick(now);
}

void FlagPart::decide(FlagDecision decision)
{
    const auto button = [&] {
        switch (decision) {
        case FlagDecision::Confirmed:
            return m_confirm;
        case FlagDecision::Rejected:
            return m_reject;
        case FlagDecision::Unsure:
            return m_unsure;
        }
        return m_confirm;
    }();
    const auto found = m_incident ? state().incidents.find(*m_incident) : state().incidents.end();
    if (found != state().incidents.end() && found->second.flag.decision == decision)
        tools().say(decidedAlready(found->second, tools()), Tone::Refused);
    else if (m_incident && button->isEnabled())
        tools().ask(DecideFlag{*m_incident, decision, {}}, *m_incident);
}

void FlagPart::askClinician()
{
    if (m_incident && m_clinician->isEnabled())
        tools().ask(RequestClinician{*m_incident, {}}, *m_incident);
}

bool FlagPart::confirmSuggestion(Fact fact)
{
    const auto row = m_suggestions.find(fact);
    if (!m_incident || row == m_suggestions.end() || row->second->isHidden())
        return false;
    row->second->confirm();
    return true;
}

void FlagPart::openLevels()
{
    if (!m_incident || !m_levels->isEnabled())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("levelMenu"));
    for (int level = 4; level >= 1; --level) {
        QAction* action = menu->addAction(
            tr("&%1 %2%3", "level, its name, what it takes")
                .arg(level)
                .arg(levelName(level), level < m_levelNow ? tr(", with a reason") : QString()));
        action->setCheckable(true);
        action->setChecked(level == m_levelNow);
        connect(action, &QAction::triggered, this, [this, level] { setLevel(level); });
    }
    menu->popup(m_levels->mapToGlobal(QPoint(0, m_levels->height())));
}

// Raising is done at once; lowering is a named person's, with a reason.
void FlagPart::setLevel(int level)
{
    if (!m_incident)
        return;
    SetLevel command;
    command.incident = *m_incident;
    command.level = level;
    if (level >= m_levelNow) {
        tools().ask(command, command.incident);
        return;
    }
    tools().asks.askReason(tr("Why is level %1 lowered to %2?").arg(m_levelNow).arg(level),
                           [this, command](const QString& why) {
                               SetLevel done = command;
                               done.reason = why.toStdString();
                               tools().ask(done, done.incident);
                           });
}

void FlagPart::paintEvent(QPaintEvent*)
{
    const Look& sizes = look();
    QPainter painter(this);
    paintGround(painter, rect(), sizes, m_isColored ? Token::BehavioralGround : Token::Raised);
    painter.fillRect(QRectF(0, 0, sizes.scaled(4), height()),
                     sizes.color(m_isColored ? Token::Behavioral : Token::Line));
}

} // namespace haven::ui
