#include "ui/admin/form_card.h"

#include "ui/widgets/announcer.h"
#include "ui/widgets/calm_combo.h"
#include "ui/widgets/key_button.h"

#include <algorithm>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QResizeEvent>

namespace haven::ui {

namespace {

constexpr int kFieldCharactersMax = 200;
constexpr int kChoiceLetters = 8;

QLabel* wrapping(const QString& name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->hide();
    return label;
}

// Where Tab leaves a field: of one that is made of several, the last of them.
QWidget* lastStopOf(QWidget* field)
{
    QWidget* last = field;
    for (QWidget* next = field->nextInFocusChain(); next != field && field->isAncestorOf(next);
         next = next->nextInFocusChain())
        last = next;
    return last;
}

} // namespace

FormCard::FormCard(const ThemeSource& source, const QString& title, QWidget* parent)
    : QWidget(parent), m_source(source), m_column(new QVBoxLayout(this)),
      m_title(new QLabel(title, this)),
      m_introduction(wrapping(QStringLiteral("cardIntroduction"), this)), m_fields(new QGridLayout),
      m_buttons(new QHBoxLayout), m_answer(wrapping(QStringLiteral("cardAnswer"), this))
{
    m_title->setObjectName(QStringLiteral("cardTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_fields->setColumnStretch(1, 1);
    m_column->addWidget(m_title);
    m_column->addWidget(m_introduction);
    m_column->addLayout(m_fields);
    m_column->addWidget(m_answer);
    m_column->addLayout(m_buttons);
    m_buttons->addStretch(1);
    // Its height follows from its width, because sentences wrap.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    connect(&source, &ThemeSource::changed, this, &FormCard::restyle);
    restyle();
}

void FormCard::restyle()
{
    const Look& look = m_source.look();
    m_column->setContentsMargins(look.px(20), look.px(16), look.px(20), look.px(16));
    m_column->setSpacing(look.px(12));
    m_fields->setHorizontalSpacing(look.px(12));
    m_fields->setVerticalSpacing(look.px(8));
    m_buttons->setSpacing(look.px(8));
    m_title->setFont(look.font(TypeRole::Fact));
    QFont strong = look.font(TypeRole::Fact);
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_introduction->setFont(look.font(TypeRole::Body));
    m_answer->setFont(look.font(TypeRole::Body));
    QPalette palette = m_introduction->palette();
    palette.setColor(QPalette::WindowText, look.color(Token::Second));
    m_introduction->setPalette(palette);
    for (auto* label :
         findChildren<QLabel*>(QStringLiteral("cardLabel"), Qt::FindDirectChildrenOnly)) {
        label->setFont(look.font(TypeRole::Body));
        label->setPalette(palette);
    }
    for (auto* field : findChildren<QLineEdit*>(QString(), Qt::FindDirectChildrenOnly))
        field->setFont(look.font(TypeRole::Body));
    for (auto* field : findChildren<QComboBox*>(QString(), Qt::FindDirectChildrenOnly))
        field->setFont(look.font(TypeRole::Body));
    if (!m_said.isEmpty())
        say(m_said, m_tone);
    update();
}

QLineEdit* FormCard::addLine(const QString& name, const QString& label, const QString& tip)
{
    auto* line = new QLineEdit(this);
    line->setObjectName(name);
    line->setAccessibleName(label);
    line->setToolTip(tip);
    line->setMaxLength(kFieldCharactersMax);
    addField(label, line);
    return line;
}

QLineEdit* FormCard::addPassword(const QString& name, const QString& label, const QString& tip)
{
    QLineEdit* line = addLine(name, label, tip);
    line->setEchoMode(QLineEdit::Password);
    line->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    return line;
}

QComboBox* FormCard::addChoice(const QString& name, const QString& label, const QString& tip)
{
    auto* box = new CalmCombo(this);
    box->setObjectName(name);
    box->setAccessibleName(label);
    box->setToolTip(tip);
    // As wide as its field, not as its longest line: a card never scrolls across for that.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(kChoiceLetters);
    addField(label, box);
    return box;
}

void FormCard::addField(const QString& label, QWidget* field)
{
    auto* words = new QLabel(label, this);
    words->setObjectName(QStringLiteral("cardLabel"));
    words->setTextFormat(Qt::PlainText);
    words->setBuddy(field);
    const int row = m_fields->rowCount();
    // Beside a box of several lines the name stands at the first one.
    const bool isTall = qobject_cast<QPlainTextEdit*>(field) != nullptr;
    words->setContentsMargins(0, isTall ? m_source.look().px(6) : 0, 0, 0);
    m_fields->addWidget(words, row, 0, isTall ? Qt::AlignTop : Qt::Alignment());
    m_fields->addWidget(field, row, 1);
    orderStops();
    restyle();
}

void FormCard::showField(QWidget* field, Shown shown)
{
    field->setVisible(shown == Shown::Yes);
    for (auto* label :
         findChildren<QLabel*>(QStringLiteral("cardLabel"), Qt::FindDirectChildrenOnly)) {
        if (label->buddy() == field)
            label->setVisible(shown == Shown::Yes);
    }
}

void FormCard::addButton(KeyButton* button)
{
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    orderStops();
}

// Tab comes to the buttons after the fields, whichever was made first: a name that is typed where a
// button has the focus presses it with its first space.
void FormCard::orderStops()
{
    const QLayoutItem* last = m_fields->itemAtPosition(m_fields->rowCount() - 1, 1);
    if (!last)
        return;
    QWidget* before = lastStopOf(last->widget());
    for (int i = 0; i < m_buttons->count(); ++i) {
        QWidget* button = m_buttons->itemAt(i)->widget();
        if (!button)
            continue;
        QWidget::setTabOrder(before, button);
        before = button;
    }
}

KeyButton* FormCard::addKey(const QString& name, const QString& text, const QKeySequence& key,
                            QWidget* page)
{
    auto* button = new KeyButton(m_source, text, key, this);
    button->setObjectName(name);
    button->bindWithin(page);
    addButton(button);
    return button;
}

void FormCard::setTitle(const QString& title)
{
    m_title->setText(title);
}

void FormCard::setIntroduction(const QString& text)
{
    m_introduction->setText(text);
    m_introduction->setVisible(!text.isEmpty());
}

void FormCard::say(const QString& sentence, Tone tone)
{
    const bool isNews = sentence != m_said;
    m_said = sentence;
    m_tone = tone;
    m_answer->setVisible(!sentence.isEmpty());
    const Look& look = m_source.look();
    QPalette palette = m_answer->palette();
    Token token = Token::Second;
    QString sign;
    if (tone == Tone::Refused) {
        token = Token::Danger;
        sign = QStringLiteral("\u2715 ");
    } else if (tone == Tone::Accepted) {
        token = Token::Valid;
        sign = QStringLiteral("\u2713 ");
    }
    palette.setColor(QPalette::WindowText, look.color(token));
    m_answer->setPalette(palette);
    m_answer->setText(sentence.isEmpty() ? QString() : sign + sentence);
    m_answer->setAccessibleName(sentence);
    if (!isNews)
        return;
    announce(*this, sentence);
}

QString FormCard::said() const
{
    return m_said;
}

QSize FormCard::minimumSizeHint() const
{
    const QSize least = QWidget::minimumSizeHint();
    // Before it has been laid out its width says nothing.
    if (width() < least.width())
        return least;
    return {least.width(), std::max(least.height(), m_column->totalMinimumHeightForWidth(width()))};
}

void FormCard::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

QHBoxLayout* centered(FormCard* card)
{
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(card);
    row->addStretch(1);
    return row;
}

void FormCard::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(look.color(Token::Line));
    painter.setBrush(look.color(Token::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.scaled(4),
                            look.scaled(4));
}

} // namespace haven::ui
