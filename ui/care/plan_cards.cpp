#include "ui/care/plan_cards.h"

#include "models/items/qt_text.h"
#include "ui/care/care_words.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/reason_prompt.h"

#include <algorithm>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kPlanTextMostPx = 260;

// Something stands behind it.
QString asSentence(const QString& words)
{
    const QString text = words.trimmed();
    const bool isEnded = text.endsWith(u'.') || text.endsWith(u'!') || text.endsWith(u'?');
    return text.isEmpty() || isEnded ? text : text + u'.';
}

} // namespace

PlanCards::PlanCards(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)), m_asker(desk),
      m_column(new QVBoxLayout(this)), m_reason(new ReasonPrompt(source, this)),
      m_textArea(new QScrollArea(this)), m_text(new QLabel(m_textArea)), m_message(new QLabel(this))
{
    setObjectName(QStringLiteral("planCards"));
    setAccessibleName(tr("Care plans"));
    m_reason->setObjectName(QStringLiteral("planReason"));
    m_text->setObjectName(QStringLiteral("planText"));
    m_message->setObjectName(QStringLiteral("planMessage"));
    for (QLabel* label : {m_text, m_message}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->hide();
    }
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->addWidget(m_reason);
    m_column->addWidget(m_message);
    m_textArea->setObjectName(QStringLiteral("planTextScroll"));
    m_textArea->setAccessibleName(tr("The whole care plan"));
    m_textArea->setToolTip(tr("The whole care plan; Up and Down scroll"));
    m_textArea->setWidgetResizable(true);
    m_textArea->setFrameShape(QFrame::NoFrame);
    m_textArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_textArea->setWidget(m_text);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_textArea->hide();
    m_column->addWidget(m_textArea);
    connect(m_reason, &ReasonPrompt::reasonGiven, this, &PlanCards::read);
    connect(&m_asker, &DeskAsker::said, this, [this](const QString& sentence, Tone tone) {
        m_message->setText(sentence);
        m_message->show();
        Q_EMIT said(sentence, tone);
    });
    connect(&m_asker, &DeskAsker::done, this, [this](const std::string& row) {
        // Another call may be shown by now: then its words stay closed.
        if (!m_asked || row != std::to_string(m_asked->value))
            return;
        m_open = m_asked;
        m_shown.clear();
        rebuild();
    });
    connect(&m_desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (m_isAsked && (changes.isCareChanged || !changes.incidents.empty()))
            look();
    });
    connect(&m_desk, &Desk::seatChanged, this, &PlanCards::clear);
    connect(&m_source, &ThemeSource::changed, this, &PlanCards::restyle);
    restyle();
}

void PlanCards::clear()
{
    m_isAsked = false;
    m_question = {};
    m_incident.reset();
    m_wasRestricted = false;
    stopReading();
    m_hits.clear();
    rebuild();
}

void PlanCards::show(const PlanQuestion& question, std::optional<IncidentId> incident,
                     Restricted restricted)
{
    if (incident != m_incident) {
        m_wasRestricted = false;
        stopReading();
    }
    m_isAsked = true;
    m_question = question;
    m_incident = incident;
    m_restricted = restricted;
    look();
}

bool PlanCards::isRestrictedNow() const
{
    const auto found =
        m_incident ? m_desk.state().incidents.find(*m_incident) : m_desk.state().incidents.end();
    return found != m_desk.state().incidents.end() &&
           found->second.visibility == Visibility::Restricted;
}

// Nor is a reason asked for, or waited for, any more.
void PlanCards::stopReading()
{
    m_open.reset();
    m_asked.reset();
    m_reason->leave();
    m_message->hide();
}

void PlanCards::look()
{
    const bool isRestricted = isRestrictedNow();
    const bool isHidden = isRestricted && m_restricted == Restricted::Closed;
    m_hits = isHidden ? std::vector<PlanHit>() : plansFor(m_desk.state(), m_question, m_desk.now());
    if (isHidden || (isRestricted && !m_wasRestricted))
        stopReading();
    m_wasRestricted = isRestricted;
    // A plan that ended or has to be approved anew is closed at once.
    const bool isOpenHere = m_open && std::any_of(m_hits.begin(), m_hits.end(),
                                                  [&](const auto& h) { return h.plan == *m_open; });
    if (!isOpenHere)
        m_open.reset();
    rebuild();
}

void PlanCards::rebuild()
{
    QStringList reads;
    for (const auto& hit : m_hits) {
        const CarePlan& plan = m_desk.state().carePlans.at(hit.plan);
        reads << fromStd(plan.radioSafe) + planMatchText(hit.match) +
                     QString::number(hit.isReviewDue ? 1 : 0) + QString::number(hit.plan.value) +
                     (plan.endsAt ? dayOf(*plan.endsAt) : QString());
    }
    if (m_open)
        reads << wholeText(*m_open);
    setVisible(!m_hits.empty());
    if (m_body && reads == m_shown)
        return;
    m_shown = reads;
    // One of its buttons may be the one that was just pressed, so the old ones go a turn later.
    if (m_body) {
        for (KeyButton* key : m_body->findChildren<KeyButton*>())
            key->setKey({});
        m_body->hide();
        m_body->deleteLater();
    }
    m_body = new QWidget(this);
    m_cards = new QVBoxLayout(m_body);
    m_cards->setContentsMargins(0, 0, 0, m_source.look().px(4));
    m_cards->setSpacing(m_source.look().px(4));
    for (std::size_t n = 0; n < m_hits.size(); ++n)
        addCard(m_hits[n], n == 0);
    m_column->insertWidget(0, m_body);
    m_text->setVisible(m_open.has_value());
    if (m_open)
        m_text->setText(wholeText(*m_open));
    m_textArea->setVisible(m_open.has_value());
    fitText();
}

void PlanCards::fitText()
{
    // On a low screen less: the safety facts and the response stand below it.
    const int most = std::min(m_source.look().px(kPlanTextMostPx), window()->height() / 6);
    const int needed = m_text->heightForWidth(std::max(1, width()));
    const bool isLong = needed > most;
    m_textArea->setFixedHeight(std::max(1, std::min(needed, most)));
    // What does not scroll is no stop of the Tab key.
    m_textArea->setFocusPolicy(isLong ? Qt::StrongFocus : Qt::NoFocus);
}

void PlanCards::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_open)
        fitText();
}

void PlanCards::addCard(const PlanHit& hit, bool hasKey)
{
    const CarePlan& plan = m_desk.state().carePlans.at(hit.plan);
    // One below the other: beside the button the words had half of a narrow column.
    auto* card = new QVBoxLayout;
    card->setSpacing(m_source.look().px(4));
    auto* words = new QLabel(m_body);
    words->setObjectName(QStringLiteral("planCard%1").arg(hit.plan.value));
    words->setWordWrap(true);
    words->setTextFormat(Qt::PlainText);
    words->setMinimumWidth(1);
    QString text = tr("Care plan, %1. Say on the air: %2", "how it belongs here, radio-safe words")
                       .arg(planMatchText(hit.match), asSentence(fromStd(plan.radioSafe)));
    // Whoever acts on it sees how long it is to be believed.
    text += plan.endsAt ? tr(" It holds until %1.", "a day").arg(dayOf(*plan.endsAt))
                        : tr(" It has no end date.");
    if (hit.isReviewDue)
        text += tr(" Its review is overdue.");
    words->setText(text);
    styleLabel(words, m_source.look(), TypeRole::Body, Token::Behavioral);
    card->addWidget(words);
    auto* open =
        new KeyButton(m_source, tr("Open, because…"), hasKey ? m_key : QKeySequence(), m_body);
    open->setObjectName(QStringLiteral("planOpen%1").arg(hit.plan.value));
    open->setAction(QString::fromLatin1(m_action));
    open->setButtonSize(ButtonSize::Header);
    open->setKind(ButtonKind::Behavioral);
    open->setHint(tr("Read the whole plan; that you did, and why, is recorded"));
    if (hasKey)
        open->bindWithin(m_panel ? m_panel : this);
    connect(open, &QPushButton::clicked, this, [this, id = hit.plan] { askWhy(id); });
    card->addWidget(open, 0, Qt::AlignLeft);
    m_cards->addLayout(card);
}

QString PlanCards::wholeText(CarePlanId plan) const
{
    return planText(m_desk.state(), m_desk.state().carePlans.at(plan),
                    [this](Instant at) { return dayOf(at); });
}

QString PlanCards::dayOf(Instant at) const
{
    return m_clock.dated(at).section(u' ', 0, 0);
}

void PlanCards::askWhy(CarePlanId plan)
{
    m_asked = plan;
    m_message->hide();
    m_reason->ask(tr("Why do you read care plan %1?", "number").arg(plan.value));
}

void PlanCards::read(const QString& reason)
{
    if (!m_asked)
        return;
    m_asker.ask(ViewCare{CareView::CarePlan, m_incident, m_asked, reason.toStdString()},
                std::to_string(m_asked->value));
}

void PlanCards::restyle()
{
    m_column->setSpacing(m_source.look().px(4));
    styleLabel(m_text, m_source.look(), TypeRole::Body, Token::Text);
    styleLabel(m_message, m_source.look(), TypeRole::Body, Token::Danger);
    m_shown.clear();
    rebuild();
}

} // namespace haven::ui
