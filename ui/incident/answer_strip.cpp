#include "ui/incident/answer_strip.h"

#include "models/items/qt_text.h"
#include "ui/incident/incident_words.h"
#include "ui/incident/plain_label.h"
#include "ui/theme/scaled_margins.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/wrap_layout.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

QString questionOf(Fact fact)
{
    switch (fact) {
    case Fact::Weapon:
        return AnswerStrip::tr("Is there a weapon?");
    case Fact::Violence:
        return AnswerStrip::tr("Is anybody threatened or hurt by the person?");
    case Fact::SelfHarm:
        return AnswerStrip::tr("Does the person want to harm themselves?");
    case Fact::Injury:
        return AnswerStrip::tr("Is anybody injured?");
    case Fact::AgeGroup:
        return AnswerStrip::tr("How old is the person?");
    case Fact::Intoxication:
        return AnswerStrip::tr("Alcohol or drugs?");
    case Fact::Alone:
        return AnswerStrip::tr("Is the person alone?");
    case Fact::ThirdPartyCaller:
        return AnswerStrip::tr("Is the caller somebody else?");
    case Fact::ContactConfirmed:
        return AnswerStrip::tr("Has somebody spoken with the person?");
    case Fact::MedicalDanger:
    case Fact::Standoff:
    case Fact::ImmediateDanger:
    case Fact::Psychosis:
    case Fact::DangerousPlace:
    case Fact::ViolenceHistory:
    case Fact::CannotCareForSelf:
    case Fact::OffMedication:
    case Fact::SupportOnly:
        break; // asked by a checklist, in its own words
    }
    return AnswerStrip::tr("%1?", "a fact").arg(factLabel(fact));
}

} // namespace

AnswerStrip::AnswerStrip(const PartTools& tools, QWidget* parent)
    : QWidget(parent), m_tools(tools),
      m_question(new PlainLabel(tools.source, TypeRole::Strong, Token::Text, this)),
      m_row(new WrapLayout)
{
    setObjectName(QStringLiteral("answerStrip"));
    m_question->setObjectName(QStringLiteral("answerQuestion"));
    m_question->setDesignPx(15);
    auto* column = new QVBoxLayout(this);
    scaleMargins(m_tools.source, column, {12, 8, 12, 8}, 6);
    column->addWidget(m_question);
    column->addLayout(m_row);
    hide();
}

KeyButton* AnswerStrip::addButton(const QString& name, const QString& text, Qt::Key key)
{
    auto* button = new KeyButton(m_tools.source, text, QKeySequence(key), this);
    button->setObjectName(name);
    m_row->addWidget(button);
    m_buttons.push_back(button);
    return button;
}

void AnswerStrip::open(Fact fact, IncidentId incident)
{
    for (KeyButton* button : m_buttons)
        button->deleteLater();
    m_buttons.clear();
    m_fact = fact;
    m_incident = incident;
    m_question->say(questionOf(fact));
    int digit = 1;
    for (const std::string_view value : factValues(fact)) {
        const QString word = fromStd(value);
        auto* button = addButton(QStringLiteral("answer_") + word, spaced(value),
                                 static_cast<Qt::Key>(Qt::Key_0 + digit++));
        connect(button, &QPushButton::clicked, this,
                [this, given = answered(value)] { answer(given); });
    }
    auto* unknown = addButton(QStringLiteral("answer_unknown"), tr("Not known"), Qt::Key_0);
    unknown->setHint(tr("Asked, and nobody knows"));
    connect(unknown, &QPushButton::clicked, this, [this] { answer(askedNotKnown()); });
    auto* unable =
        addButton(QStringLiteral("answer_unable"), tr("Cannot ask, because…"), Qt::Key_Minus);
    connect(unable, &QPushButton::clicked, this, &AnswerStrip::askWhyUnable);
    for (std::size_t n = 1; n < m_buttons.size(); ++n)
        setTabOrder(m_buttons[n - 1], m_buttons[n]);
    show();
    m_buttons.front()->setFocus(Qt::ShortcutFocusReason);
}

void AnswerStrip::close()
{
    if (!m_fact)
        return;
    const Fact fact = *std::exchange(m_fact, std::nullopt);
    // Said while the focus is still here, so that whoever listens knows whether it was.
    Q_EMIT closed(fact);
    hide();
}

void AnswerStrip::answer(const FactAnswer& given)
{
    if (!m_fact)
        return;
    m_tools.ask(AnswerFact{m_incident, *m_fact, given}, m_incident);
    close();
}

void AnswerStrip::askWhyUnable()
{
    if (!m_fact)
        return;
    const AnswerFact command{m_incident, *m_fact, {}};
    const QString question =
        tr("Why can it not be asked: %1?", "a fact").arg(factLabel(*m_fact).toLower());
    close();
    m_tools.asks.askReason(question, [this, command](const QString& why) {
        AnswerFact done = command;
        done.answer = unableBecause(why.toStdString());
        m_tools.ask(done, done.incident);
    });
}

KeyButton* AnswerStrip::buttonFor(int key) const
{
    for (KeyButton* button : m_buttons) {
        if (!button->key().isEmpty() && button->key()[0].key() == key)
            return button;
    }
    return nullptr;
}

bool AnswerStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isPlain =
            key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::KeypadModifier;
        if (m_fact && isPlain && (buttonFor(key->key()) || key->key() == Qt::Key_Escape)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void AnswerStrip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    const bool isPlain =
        event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    KeyButton* button = isPlain && !event->isAutoRepeat() ? buttonFor(event->key()) : nullptr;
    if (button)
        button->click();
    else
        QWidget::keyPressEvent(event);
}

void AnswerStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGround(painter, rect(), m_tools.source.look(), Token::Raised);
}

} // namespace haven::ui
