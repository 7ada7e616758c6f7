#include "ui/widgets/reason_prompt.h"

#include "ui/widgets/key_button.h"

#include <algorithm>
#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QResizeEvent>

namespace haven::ui {

ReasonPrompt::ReasonPrompt(const ThemeSource& source, QWidget* parent)
    : QWidget(parent), m_source(source), m_row(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      m_buttons(new QBoxLayout(QBoxLayout::LeftToRight)), m_question(new QLabel(this)),
      m_reason(new QLineEdit(this)),
      m_acceptButton(new KeyButton(source, tr("Record"), Qt::Key_Return, this)),
      m_leaveButton(new KeyButton(source, tr("Leave"), Qt::Key_Escape, this))
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
    m_row->addWidget(m_question);
    m_row->addWidget(m_reason, 1);
    m_buttons->addWidget(m_acceptButton);
    m_buttons->addWidget(m_leaveButton);
    m_buttons->addStretch(1);
    m_row->addLayout(m_buttons);
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
    m_row->setContentsMargins(look.px(12), look.px(6), look.px(12), look.px(6));
    m_row->setSpacing(look.px(8));
    m_buttons->setSpacing(look.px(8));
    m_question->setFont(look.font(TypeRole::Strong));
    m_reason->setFont(look.font(TypeRole::Body));
    settleDirection();
    update();
}

int ReasonPrompt::widthInOneRow() const
{
    const QMargins margins = m_row->contentsMargins();
    return margins.left() + margins.right() + m_question->sizeHint().width() +
           m_source.look().px(160) + m_acceptButton->sizeHint().width() +
           m_leaveButton->sizeHint().width() + 4 * m_row->spacing();
}

// In a narrow column the parts stand below one another, in a very narrow one the buttons too.
void ReasonPrompt::settleDirection()
{
    const QMargins margins = m_row->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    const int buttons = m_acceptButton->sizeHint().width() + m_leaveButton->sizeHint().width() +
                        m_buttons->spacing();
    const auto down = QBoxLayout::TopToBottom;
    const auto wanted = width() < widthInOneRow() ? down : QBoxLayout::LeftToRight;
    const auto wantedButtons = room < buttons ? down : QBoxLayout::LeftToRight;
    m_question->setWordWrap(wanted == down);
    if (m_row->direction() == wanted && m_buttons->direction() == wantedButtons)
        return;
    m_row->setDirection(wanted);
    m_buttons->setDirection(wantedButtons);
    updateGeometry();
}

void ReasonPrompt::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    settleDirection();
    if (event->oldSize().width() != event->size().width() && m_row->hasHeightForWidth())
        updateGeometry();
}

QSize ReasonPrompt::minimumSizeHint() const
{
    const QMargins margins = m_row->contentsMargins();
    const int button =
        std::max(m_acceptButton->sizeHint().width(), m_leaveButton->sizeHint().width());
    // A question that wraps needs the height of its lines at this width.
    const int height =
        m_row->hasHeightForWidth() ? m_row->heightForWidth(width()) : m_row->minimumSize().height();
    return {margins.left() + margins.right() + button, height};
}

void ReasonPrompt::ask(const QString& question)
{
    if (m_isAsking)
        Q_EMIT left();
    else
        m_cameFrom = QApplication::focusWidget();
    m_isAsking = true;
    m_question->setText(question);
    settleDirection();
    m_reason->setAccessibleName(question);
    m_reason->setToolTip(question);
    m_reason->clear();
    show();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void ReasonPrompt::setReason(const QString& reason)
{
    m_reason->setText(reason);
}

QString ReasonPrompt::reason() const
{
    return m_reason->text().trimmed();
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
