#include "ui/incident/suggestion_row.h"

#include "models/dispatch/alarms.h"
#include "models/items/qt_text.h"
#include "ui/incident/flag_words.h"
#include "ui/incident/plain_label.h"
#include "ui/widgets/fact_words.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/mark_labels.h"
#include "ui/widgets/wrap_layout.h"

#include <QBoxLayout>

namespace haven::ui {

namespace {

constexpr int kSuggestionWordsPx = 230; // with less beside them, the buttons stand below

QKeySequence confirmKey(int digit)
{
    return digit > 0 ? QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + digit))
                     : QKeySequence();
}

QKeySequence correctKey(int digit)
{
    return digit > 0 ? QKeySequence(Qt::Key_0 + digit) : QKeySequence();
}

} // namespace

SuggestionRow::SuggestionRow(const PartTools& tools, Fact fact, int digit, QWidget* parent)
    : QWidget(parent), m_tools(tools), m_fact(fact),
      m_row(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      m_words(new PlainLabel(tools.source, TypeRole::Body, Token::Text, this)),
      m_late(new LateChip(tools.source, {}, this)),
      m_confirm(new KeyButton(tools.source, tr("Confirm"), confirmKey(digit), this)),
      m_correct(new KeyButton(tools.source, tr("Correct"), correctKey(digit), this))
{
    const QString word = fromStd(factWord(fact));
    setObjectName(QStringLiteral("suggestion_") + word);
    m_words->setDesignPx(14);
    m_words->setObjectName(QStringLiteral("suggestionText_") + word);
    m_late->setObjectName(QStringLiteral("suggestionLate_") + word);
    m_confirm->setObjectName(QStringLiteral("suggestionConfirm_") + word);
    m_correct->setObjectName(QStringLiteral("suggestionCorrect_") + word);
    m_confirm->setHint(tr("Confirm what the note suggests about: %1").arg(factLabel(fact)));
    m_correct->setHint(tr("Answer otherwise: %1").arg(factLabel(fact)));
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->addWidget(m_words, 1);
    auto* buttons = new WrapLayout;
    m_row->addLayout(buttons);
    buttons->addWidget(m_late);
    for (KeyButton* button : {m_confirm, m_correct}) {
        button->setButtonSize(ButtonSize::Header);
        buttons->addWidget(button);
    }
    m_late->hide();
    connect(m_confirm, &QPushButton::clicked, this, &SuggestionRow::confirm);
    connect(m_correct, &QPushButton::clicked, this, [this] { Q_EMIT correctionRequested(m_fact); });
    connect(&tools.source, &ThemeSource::changed, this, &SuggestionRow::arrange);
    arrange();
}

void SuggestionRow::arrange()
{
    const Look& look = m_tools.source.look();
    const int buttons = m_row->itemAt(1)->sizeHint().width();
    const bool isWide = width() >= buttons + look.px(kSuggestionWordsPx);
    const auto wanted = isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    m_row->setSpacing(look.px(isWide ? 8 : 4));
    if (m_row->direction() == wanted)
        return;
    m_row->setDirection(wanted);
    m_row->update();
}

void SuggestionRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void SuggestionRow::setShown(const Incident& incident, const Suggestion& suggestion,
                             Standing standing)
{
    m_incident = incident.id;
    m_suggestion = suggestion;
    m_words->say(suggestionSentence(incident, m_fact, suggestion));
    // A note that only speaks of something suggests a question, not an answer.
    m_confirm->setVisible(suggestion.value != "unknown");
    m_confirm->setEnabled(standing == Standing::Live);
    m_correct->setLabel(suggestion.value == "unknown" ? tr("Answer") : tr("Correct"));
    m_correct->setEnabled(standing == Standing::Live);
    tick(m_tools.desk.now());
}

void SuggestionRow::tick(Instant now)
{
    const Span age = now - m_suggestion.since;
    const bool late = age > kAnswerMax;
    m_late->setVisible(late);
    if (late)
        m_late->setText(ageText(age));
    arrange();
}

void SuggestionRow::confirm()
{
    if (m_incident)
        m_tools.ask(AnswerFact{*m_incident, m_fact, suggestedAnswer(m_suggestion)}, *m_incident);
}

} // namespace haven::ui
