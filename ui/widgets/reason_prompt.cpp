#include "ui/widgets/reason_prompt.h"

#include "ui/widgets/key_button.h"

#include <QApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>

namespace haven::ui {

ReasonPrompt::ReasonPrompt(const ThemeSource& source, QWidget* parent)
    : QWidget(parent), m_source(source), m_grid(new QGridLayout(this)),
      m_question(new QLabel(this)), m_reason(new QLineEdit(this)),
      m_acceptButton(new KeyButton(source, tr("Record"), Qt::Key_Return, this)),
      m_leaveButton(new KeyButton(source, tr("Leave"), Qt::Key_Escape, this)),
      m_buttons(new QHBoxLayout)
{
    setObjectName(QStringLiteral("reasonPrompt"));
    m_question->setObjectName(QStringLiteral("reasonQuestion"));
    m_question->setTextFormat(Qt::PlainText);
    m_question->setBuddy(m_reason);
    m_reason->setObjectName(QStringLiteral("reasonText"));
    m_reason->setPlaceholderText(tr("Reason"));
    m_reason->setMaxLength(kReasonCharactersMax);
    m_acceptButton->setObjectName(QStringLiteral("reasonAccept"));
    m_acceptButton->setKind(ButtonKind::Primary);
    m_acceptButton->setEnabled(false);
    m_leaveButton->setObjectName(QStringLiteral("reasonLeave"));
    m_buttons->addWidget(m_acceptButton);
    m_buttons->addWidget(m_leaveButton);
    m_grid->addLayout(m_buttons, 0, 2);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_reason, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_acceptButton->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_acceptButton, &QPushButton::clicked, this, &ReasonPrompt::accept);
    connect(m_leaveButton, &QPushButton::clicked, this, &ReasonPrompt::leave);
    restyle();
    connect(&source, &ThemeSource::changed, this, &ReasonPrompt::restyle);
    hide();
}

void ReasonPrompt::restyle()
{
    const Look& look = m_source.look();
    m_grid->setContentsMargins(look.px(12), look.px(6), look.px(12), look.px(6));
    m_grid->setSpacing(look.px(8));
    m_question->setFont(look.font(TypeRole::Strong));
    m_reason->setFont(look.font(TypeRole::Body));
    arrange();
    update();
}

// Side by side where there is room to write; in a narrow column the question stands above, and the
// buttons below where they would leave too little of the line.
void ReasonPrompt::arrange()
{
    const Look& look = m_source.look();
    const int room = look.px(200);
    const int buttons =
        m_acceptButton->sizeHint().width() + m_leaveButton->sizeHint().width() + look.px(40);
    const int words = m_question->fontMetrics().horizontalAdvance(m_question->text());
    const bool isOneRow = width() >= words + room + buttons;
    const bool isButtonsBelow = width() < room + buttons;
    m_question->setWordWrap(!isOneRow);
    m_grid->removeWidget(m_question);
    m_grid->removeWidget(m_reason);
    m_grid->removeItem(m_buttons);
    const int row = isOneRow ? 0 : 1;
    const int field = isOneRow ? 1 : 0;
    m_grid->addWidget(m_question, 0, 0, 1, isOneRow ? 1 : 3);
    m_grid->addWidget(m_reason, row, field, 1, isButtonsBelow ? 3 : 2 - field);
    if (isButtonsBelow)
        m_grid->addLayout(m_buttons, 2, 0, 1, 3, Qt::AlignLeft);
    else
        m_grid->addLayout(m_buttons, row, 2);
    m_grid->setColumnStretch(0, isOneRow ? 0 : 1);
    m_grid->setColumnStretch(1, isOneRow ? 1 : 0);
}

void ReasonPrompt::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ReasonPrompt::ask(const QString& question)
{
    if (m_isAsking)
        Q_EMIT left();
    else
        m_cameFrom = QApplication::focusWidget();
    m_isAsking = true;
    m_question->setText(question);
    arrange();
    m_reason->setAccessibleName(question);
    m_reason->setToolTip(question);
    m_reason->clear();
    show();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void ReasonPrompt::accept()
{
    const QString reason = m_reason->text().trimmed();
    if (!m_isAsking || reason.isEmpty())
        return;
    stopAsking();
    Q_EMIT reasonGiven(reason);
}

void ReasonPrompt::leave()
{
    if (!m_isAsking)
        return;
    stopAsking();
    Q_EMIT left();
}

void ReasonPrompt::stopAsking()
{
    m_isAsking = false;
    // Whoever went on working elsewhere keeps the focus there.
    if (m_cameFrom && isAncestorOf(QApplication::focusWidget()))
        m_cameFrom->setFocus(Qt::OtherFocusReason);
    hide();
}

void ReasonPrompt::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        leave();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        // A line edit lets Enter through; a focused button takes it first.
        if (m_leaveButton->hasFocus())
            leave();
        else
            accept();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ReasonPrompt::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.fillRect(rect(), look.color(Token::Raised));
    painter.fillRect(QRect(0, 0, width(), 1), look.color(Token::Line));
    painter.fillRect(QRect(0, height() - 1, width(), 1), look.color(Token::Line));
}

} // namespace haven::ui
