#include "ui/crisis/step_card.h"

#include "models/items/qt_text.h"
#include "ui/actions/action_key.h"
#include "ui/actions/bound_key.h"
#include "ui/widgets/reason_prompt.h"
#include "ui/widgets/words.h"
#include "ui/widgets/wrap_layout.h"

#include <algorithm>
#include <QApplication>
#include <QPainter>
#include <QVBoxLayout>
#include <utility>

namespace haven::ui {

namespace {

const QKeySequence kConfirmKey(Qt::CTRL | Qt::Key_Return);
const QKeySequence kConfirmKeypad(Qt::CTRL | Qt::Key_Enter);
// "1, Ctrl+Enter" is what critical steps need. On another step the 1 is enough, and the rest of the
// habit must not complete the next step, which nobody can have read by then.
constexpr qint64 kHabitMs = 600;

QLabel* label(QWidget* parent, const char* name)
{
    auto* made = new QLabel(parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    return made;
}

} // namespace

StepCard::StepCard(const ThemeSource& source, QWidget* keys, QWidget* parent)
    : QWidget(parent), m_source(source), m_prompts(shippedPrompts()),
      m_column(new QVBoxLayout(this)), m_critical(label(this, "stepCritical")),
      m_text(label(this, "stepText")), m_say(label(this, "stepSay")),
      m_saySpanish(label(this, "stepSaySpanish")), m_known(label(this, "stepKnown")),
      m_answers(new QWidget(this)), m_flow(new WrapLayout(m_answers)),
      m_told(label(this, "stepTold-words")), m_reason(new ReasonPrompt(source, this))
{
    setObjectName(QStringLiteral("stepCard"));
    setAccessibleName(tr("Active step"));
    QSizePolicy fitting(QSizePolicy::Ignored, QSizePolicy::Preferred);
    fitting.setHeightForWidth(true);
    m_text->setSizePolicy(fitting);
    m_answers->setObjectName(QStringLiteral("stepAnswers"));
    m_column->addWidget(m_critical);
    m_column->addWidget(m_text);
    m_column->addWidget(m_say);
    m_column->addWidget(m_saySpanish);
    m_column->addWidget(m_known);
    m_column->addWidget(m_answers);
    m_column->addWidget(m_told);
    buildAsides(keys);
    m_column->addWidget(m_reason);
    bind("stepDone", kConfirmKey, keys, &StepCard::confirmByKey);
    bind("stepDone", kConfirmKeypad, keys, &StepCard::confirmByKey);
    connect(m_reason, &ReasonPrompt::reasonGiven, this, [this](const QString& reason) {
        if (!m_step)
            return;
        if (m_asking == Asking::Note)
            setNote(reason);
        else
            decide(StepOutcome{m_step->id, m_asked, {}, reason.toStdString()});
    });
    connect(&source, &ThemeSource::changed, this, &StepCard::restyle);
    restyle();
    clear();
}

void StepCard::bind(const char* action, const QKeySequence& key, QWidget* keys,
                    void (StepCard::*act)())
{
    // It does not repeat: a key that is held must not run through the steps.
    auto* shortcut = new ActionKey(m_source, QString::fromLatin1(action), {key}, keys);
    connect(shortcut, &ActionKey::activated, this, act);
}

void StepCard::buildAsides(QWidget* keys)
{
    auto* row = new QWidget(this);
    auto* flow = new WrapLayout(row);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(8);
    addAside(flow, "stepCannot", tr("Cannot, because…"), Qt::ALT | Qt::Key_B, keys,
             &StepCard::askCannot);
    addAside(flow, "stepNotNeeded", tr("Not needed, because…"), Qt::ALT | Qt::Key_O, keys,
             &StepCard::askNotNeeded);
    addAside(flow, "stepTold", tr("Who and when…"), Qt::ALT | Qt::Key_T, keys, &StepCard::askNote);
    m_column->addWidget(row);
}

void StepCard::addAside(WrapLayout* flow, const char* name, const QString& text,
                        const QKeySequence& key, QWidget* keys, void (StepCard::*act)())
{
    auto* button = new StepButton(m_source, text, key, flow->parentWidget());
    button->setObjectName(QString::fromLatin1(name));
    button->setButtonSize(ButtonSize::Normal);
    connect(button, &QPushButton::clicked, this, act);
    bind(name, key, keys, act);
    flow->addWidget(button);
}

bool StepCard::isAsking() const
{
    return m_reason->isAsking();
}

void StepCard::showStep(const ProtocolStep& step, const QString& place, const QString& note)
{
    if (m_step && m_place == place && *m_step == step)
        return;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    keepNote();
    m_reason->leave();
    m_sinceDigit.invalidate();
    if (std::exchange(m_isByDigit, false))
        m_sinceDigit.start();
    m_decided.clear();
    m_step = step;
    m_place = place;
    m_chosen.reset();
    m_noteGiven = note;
    bringNote();
    rebuild();
    setVisible(true);
    if (hadFocus)
        takeFocus();
}

void StepCard::clear()
{
    m_decided.clear(); // whether it was recorded is heard later: until then it is kept
    keepNote();
    m_reason->leave();
    m_step.reset();
    m_place.clear();
    m_chosen.reset();
    m_noteGiven.clear();
    setNote({});
    rebuild();
    setVisible(false);
}

void StepCard::rebuild()
{
    for (StepButton* button : m_buttons)
        delete button;
    m_buttons.clear();
    delete m_confirm;
    m_confirm = nullptr;
    if (!m_step)
        return;
    m_text->setText(fromStd(m_step->text));
    m_text->setAccessibleName(fromStd(m_step->text));
    fitText();
    m_say->setText(tr("“%1”", "the exact words to say").arg(fromStd(m_step->say)));
    m_say->setVisible(!m_step->say.empty());
    const std::string_view spanish = m_prompts->spanishOf(m_step->say);
    m_saySpanish->setText(
        tr("In Spanish: “%1”", "the exact words to say to a caller who speaks Spanish")
            .arg(fromStd(spanish)));
    m_saySpanish->setVisible(!spanish.empty());
    const QString key = boundKeyText(m_source, QStringLiteral("stepDone"), kConfirmKey);
    m_critical->setText(key.isEmpty()
                            ? tr("Critical step: a click completes it.")
                            : tr("Critical step: %1 or a click completes it.", "a key").arg(key));
    m_critical->setVisible(isCritical());
    if (m_step->kind == StepKind::Act) {
        addConfirm(m_step->say.empty() ? tr("Done") : tr("Said and understood"));
        return;
    }
    int number = 0;
    for (const StepAnswer& answer : m_step->answers)
        addAnswer(answer, ++number);
    if (isCritical())
        addConfirm(tr("Record the answer"));
}

void StepCard::addConfirm(const QString& words)
{
    m_confirm = new StepButton(m_source, words, kConfirmKey, m_answers);
    m_confirm->setObjectName(QStringLiteral("stepDone"));
    m_confirm->setKind(ButtonKind::Primary);
    m_confirm->setGuard(isCritical() ? PressGuard::Guarded : PressGuard::Open);
    m_confirm->setEnabled(m_step->kind == StepKind::Act);
    connect(m_confirm, &QPushButton::clicked, this, &StepCard::confirm);
    connect(m_confirm, &StepButton::guarded, this, [this] { hintGuarded(nullptr); });
    m_flow->addWidget(m_confirm);
    m_confirm->show();
}

void StepCard::addAnswer(const StepAnswer& answer, int number)
{
    auto* button = new StepButton(m_source, fromStd(answer.label), QKeySequence(Qt::Key_0 + number),
                                  m_answers);
    button->setObjectName(QStringLiteral("stepAnswer%1").arg(number));
    button->setGuard(isCritical() ? PressGuard::Guarded : PressGuard::Open);
    connect(button, &QPushButton::clicked, this, [this, label = answer.label] {
        if (m_step)
            decide(StepOutcome{m_step->id, StepOutcomeKind::Answered, label, {}});
    });
    connect(button, &StepButton::guarded, this, [this, button] { hintGuarded(button); });
    m_flow->addWidget(button);
    m_buttons.push_back(button);
    button->show();
}

// Space or Enter on a critical step chooses and says what completes it.
void StepCard::hintGuarded(StepButton* button)
{
    for (std::size_t n = 0; n < m_buttons.size(); ++n) {
        if (m_buttons[n] == button)
            choose(static_cast<int>(n));
    }
    const QString key = boundKeyText(m_source, QStringLiteral("stepDone"), kConfirmKey);
    Q_EMIT hinted(
        key.isEmpty()
            ? tr("Not recorded yet. This step is critical: a click completes it.")
            : tr("Not recorded yet. This step is critical: %1 or a click completes it.", "a key")
                  .arg(key));
}

void StepCard::choose(int index)
{
    m_chosen = index;
    for (std::size_t n = 0; n < m_buttons.size(); ++n) {
        m_buttons[n]->setCheckable(true);
        m_buttons[n]->setChecked(static_cast<int>(n) == index);
        // Only a look: a click always means the answer, never the look.
        m_buttons[n]->setAutoExclusive(false);
    }
    m_buttons[static_cast<std::size_t>(index)]->setFocus(Qt::OtherFocusReason);
    if (m_confirm)
        m_confirm->setEnabled(true);
}

void StepCard::pressNumber(int number)
{
    if (!m_step || isAsking() || number > static_cast<int>(m_buttons.size()))
        return;
    if (isCritical()) {
        choose(number - 1);
        return;
    }
    m_isByDigit = true;
    m_buttons[static_cast<std::size_t>(number - 1)]->click();
}

void StepCard::confirmByKey()
{
    const bool isHabit = m_sinceDigit.isValid() && m_sinceDigit.elapsed() < kHabitMs;
    if (isHabit && m_step && !m_chosen) {
        const QString key = boundKeyText(m_source, QStringLiteral("stepDone"), kConfirmKey);
        Q_EMIT hinted(
            tr("The step before was recorded by its digit. This one is not: read it, then "
               "%1 again.",
               "a key")
                .arg(key));
    } else {
        confirm();
    }
}

void StepCard::confirm()
{
    if (!m_step || isAsking())
        return;
    if (m_step->kind == StepKind::Act) {
        decide(StepOutcome{m_step->id, StepOutcomeKind::Done, {}, {}});
        return;
    }
    if (!m_chosen) {
        Q_EMIT hinted(tr("Not recorded yet. Choose the answer first: press its number."));
        return;
    }
    const StepAnswer& answer = m_step->answers[static_cast<std::size_t>(*m_chosen)];
    decide(StepOutcome{m_step->id, StepOutcomeKind::Answered, answer.label, {}});
}

void StepCard::askReason(StepOutcomeKind kind)
{
    if (!m_step || m_busy == CardBusy::Yes)
        return;
    m_asking = Asking::Reason;
    m_asked = kind;
    m_reason->ask(kind == StepOutcomeKind::Cannot ? tr("Why can it not be done?")
                                                  : tr("Why is it not needed?"));
    Q_EMIT reasonAsked(m_reason);
}

// "Trains stopped" is worth what stands behind it: who answered, and when. It goes with the answer
// that is given next. Asked once more, the old words stand in the line; left there, they are taken
// back.
void StepCard::askNote()
{
    if (!m_step || m_busy == CardBusy::Yes)
        return;
    if (!isAsking() || m_asking != Asking::Note)
        m_noteAsked = m_note;
    m_asking = Asking::Note;
    setNote({});
    m_reason->ask(tr("Who said so, and when? It is recorded with the answer that follows."));
    m_reason->setReason(m_noteAsked);
    Q_EMIT reasonAsked(m_reason);
}

void StepCard::setNote(const QString& note)
{
    m_note = note;
    m_told->setText(
        tr("Not recorded yet, goes with the answer: “%1”", "who said so, and when").arg(note));
    m_told->setVisible(!note.isEmpty());
}

QString StepCard::noteKey() const
{
    return m_step ? m_writer + u'/' + m_place + u'/' + fromStd(m_step->id) : QString();
}

void StepCard::bringNote()
{
    const auto kept = m_notes.find(noteKey());
    setNote(kept == m_notes.end() ? m_noteGiven : kept->second);
}

void StepCard::setWriter(const QString& agent)
{
    if (m_writer == agent)
        return;
    m_decided.clear(); // whether it was recorded is heard later: until then it is kept
    keepNote();
    m_reason->leave();
    m_writer = agent;
    m_chosen.reset();
    bringNote();
    rebuild();
}

void StepCard::keepNote()
{
    if (!m_step)
        return;
    const bool isTyping = isAsking() && m_asking == Asking::Note;
    const QString note = isTyping ? m_reason->reason() : m_note;
    const bool isRecorded = note == m_noteGiven || m_decided == noteKey();
    if (note.isEmpty() || isRecorded)
        m_notes.erase(noteKey());
    else
        m_notes[noteKey()] = note;
}

void StepCard::askAgain(const StepOutcome& outcome)
{
    m_decided.clear();
    if (!m_step || m_step->id != outcome.step || outcome.reason.empty())
        return;
    askReason(outcome.kind);
    m_reason->setReason(fromStd(outcome.reason));
}

void StepCard::decide(StepOutcome outcome)
{
    if (m_busy == CardBusy::Yes)
        return;
    outcome.note = m_note.toStdString();
    m_decided = noteKey();
    Q_EMIT completed(outcome);
}

void StepCard::fitText()
{
    const Look& look = m_source.look();
    QFont font = look.font(TypeRole::ActiveStep);
    const QMargins margins = m_column->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    const QFontMetrics metrics(font);
    int longest = 1;
    for (const QString& word : m_text->text().split(u' '))
        longest = std::max(longest, metrics.horizontalAdvance(word) + 4);
    // A column that is too narrow for the longest word: the step stays the largest thing on it.
    if (room > 0 && longest > room)
        font.setPixelSize(std::max(look.px(21), font.pixelSize() * room / longest));
    m_text->setFont(font);
}

void StepCard::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitText();
}

void StepCard::setKnown(const QString& sentence)
{
    m_known->setText(sentence);
    m_known->setVisible(!sentence.isEmpty());
}

void StepCard::setBusy(CardBusy busy)
{
    m_busy = busy;
}

void StepCard::takeFocus()
{
    if (!m_buttons.empty())
        m_buttons.front()->setFocus(Qt::OtherFocusReason);
    else if (m_confirm)
        m_confirm->setFocus(Qt::OtherFocusReason);
}

void StepCard::restyle()
{
    const Look& look = m_source.look();
    m_column->setContentsMargins(look.px(20), look.px(16), look.px(16), look.px(16));
    m_column->setSpacing(look.px(12));
    m_flow->setContentsMargins(0, 0, 0, 0);
    m_flow->setSpacing(look.px(8));
    fitText();
    m_critical->setFont(look.font(TypeRole::Column));
    QFont said = look.font(TypeRole::Fact);
    said.setItalic(true);
    m_say->setFont(said);
    // What is said word for word stands behind its bar, the Spanish of it below.
    m_say->setContentsMargins(look.px(14), 0, 0, 0);
    m_saySpanish->setContentsMargins(look.px(14), 0, 0, 0);
    m_saySpanish->setFont(look.font(TypeRole::Body));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, look.color(Token::Second));
    m_known->setFont(look.font(TypeRole::Body));
    m_told->setFont(look.font(TypeRole::Strong));
    m_critical->setPalette(quiet);
    m_say->setPalette(quiet);
    m_saySpanish->setPalette(quiet);
    update();
}

void StepCard::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(look.color(Token::Line), 1));
    painter.setBrush(look.color(Token::Raised));
    painter.drawRoundedRect(frame, look.scaled(4), look.scaled(4));
    painter.fillRect(QRectF(0, look.scaled(2), look.scaled(4), height() - look.scaled(4)),
                     look.color(Token::Accent));
    if (m_say->isVisible()) {
        const QRect said = m_say->geometry();
        painter.fillRect(QRect(said.x(), said.y(), look.px(3), said.height()),
                         look.color(Token::ButtonLine));
    }
}

} // namespace haven::ui
