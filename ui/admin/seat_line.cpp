#include "ui/admin/seat_line.h"

#include "models/items/qt_text.h"
#include "ui/widgets/calm_combo.h"
#include "ui/widgets/key_button.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>

namespace haven::ui {

SeatLine::SeatLine(const ThemeSource& source, Desk& desk, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_row(new QHBoxLayout(this)),
      m_question(new QLabel(this)), m_agent(new QLineEdit(this)), m_password(new QLineEdit(this)),
      m_person(new CalmCombo(this)),
      m_acceptButton(new KeyButton(source, tr("Take over"), Qt::Key_Return, this)),
      m_leaveButton(new KeyButton(source, tr("Leave"), Qt::Key_Escape, this))
{
    setObjectName(QStringLiteral("seatLine"));
    setAccessibleName(tr("Who sits here"));
    m_question->setObjectName(QStringLiteral("seatQuestion"));
    m_question->setTextFormat(Qt::PlainText);
    m_question->setWordWrap(true);
    m_agent->setObjectName(QStringLiteral("seatAgent"));
    m_agent->setAccessibleName(tr("Agent who takes over"));
    m_agent->setPlaceholderText(tr("Agent"));
    m_agent->setToolTip(tr("The account of whoever takes over"));
    m_password->setObjectName(QStringLiteral("seatPassword"));
    m_password->setAccessibleName(tr("Password"));
    m_password->setPlaceholderText(tr("Password"));
    m_password->setToolTip(tr("The password of whoever takes over"));
    m_password->setEchoMode(QLineEdit::Password);
    m_person->setObjectName(QStringLiteral("seatPerson"));
    m_person->setAccessibleName(tr("Who answers the alarms"));
    m_person->setToolTip(tr("Somebody who is signed on elsewhere"));
    m_acceptButton->setObjectName(QStringLiteral("seatAccept"));
    m_acceptButton->setKind(ButtonKind::Primary);
    m_leaveButton->setObjectName(QStringLiteral("seatLeave"));
    m_row->addWidget(m_question, 2);
    m_row->addWidget(m_agent, 1);
    m_row->addWidget(m_password, 1);
    m_row->addWidget(m_person, 1);
    m_row->addWidget(m_acceptButton);
    m_row->addWidget(m_leaveButton);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_acceptButton, &QPushButton::clicked, this, &SeatLine::accept);
    connect(m_leaveButton, &QPushButton::clicked, this, &SeatLine::leave);
    connect(&desk, &Desk::answered, this, &SeatLine::hear);
    connect(&source, &ThemeSource::changed, this, &SeatLine::restyle);
    restyle();
    hide();
}

void SeatLine::restyle()
{
    const Look& look = m_source.look();
    m_row->setContentsMargins(look.px(14), look.px(6), look.px(12), look.px(6));
    m_row->setSpacing(look.px(8));
    m_question->setFont(look.font(TypeRole::Strong));
    m_agent->setFont(look.font(TypeRole::Body));
    m_password->setFont(look.font(TypeRole::Body));
    m_person->setFont(look.font(TypeRole::Body));
    update();
}

void SeatLine::start(SeatAct act)
{
    if (m_desk.seat().roles.empty() || m_waitingFor != 0)
        return;
    if (!isVisible())
        m_cameFrom = QApplication::focusWidget();
    m_act = act;
    m_before = fromStd(m_desk.seat().name);
    const QString position = fromStd(m_desk.seat().position.value);
    m_agent->setVisible(act == SeatAct::Relieve);
    m_password->setVisible(act == SeatAct::Relieve);
    m_person->setVisible(act == SeatAct::HandAlarms);
    m_agent->clear();
    m_password->clear();
    switch (act) {
    case SeatAct::Relieve:
        m_question->setText(tr("Who relieves %1 at %2?", "name, position").arg(m_before, position));
        m_acceptButton->setLabel(tr("Take over"));
        break;
    case SeatAct::HandAlarms:
        m_question->setText(tr("Who answers the alarms of %1?").arg(position));
        m_acceptButton->setLabel(tr("Hand over"));
        fillPeople();
        break;
    case SeatAct::SignOff:
        m_question->setText(
            tr("Sign off %1 at %2? Nothing is done here until somebody signs on.", "name, position")
                .arg(m_before, position));
        m_acceptButton->setLabel(tr("Sign off"));
        break;
    }
    m_acceptButton->setEnabled(act != SeatAct::HandAlarms || m_person->count() > 0);
    show();
    QWidget* first = m_acceptButton;
    if (act == SeatAct::Relieve)
        first = m_agent;
    else if (act == SeatAct::HandAlarms)
        first = m_person->count() > 0 ? static_cast<QWidget*>(m_person) : m_leaveButton;
    first->setFocus(Qt::OtherFocusReason);
}

void SeatLine::fillPeople()
{
    m_person->clear();
    const Seat& seat = m_desk.seat();
    for (const auto& [position, signOn] : m_desk.state().signOns) {
        if (signOn.agent == seat.agent)
            continue;
        m_person->addItem(
            tr("%1 at %2", "name, position").arg(fromStd(signOn.name), fromStd(position.value)),
            fromStd(signOn.agent.value));
    }
    const auto own = m_desk.state().signOns.find(seat.position);
    if (own != m_desk.state().signOns.end() && own->second.alarmsWith)
        m_person->addItem(tr("Take them back"), QString());
    if (m_person->count() == 0)
        m_question->setText(tr("Nobody else is signed on, so the alarms stay here."));
}

void SeatLine::accept()
{
    if (m_waitingFor != 0 || !isVisible() || !m_acceptButton->isEnabled())
        return;
    switch (m_act) {
    case SeatAct::Relieve:
        relieve();
        break;
    case SeatAct::HandAlarms:
        handAlarms();
        break;
    case SeatAct::SignOff:
        signOff();
        break;
    }
}

void SeatLine::relieve()
{
    if (m_agent->text().trimmed().isEmpty() || m_password->text().isEmpty()) {
        QLineEdit* missing = m_agent->text().trimmed().isEmpty() ? m_agent : m_password;
        missing->setFocus(Qt::OtherFocusReason);
        return;
    }
    SignOnWish wish;
    wish.agent = AgentId(m_agent->text().trimmed().toStdString());
    wish.password = m_password->text().toStdString();
    m_waitingFor = m_desk.signOn(std::move(wish));
}

void SeatLine::handAlarms()
{
    HandAlarms command;
    const QString agent = m_person->currentData().toString();
    if (!agent.isEmpty())
        command.to = AgentId(agent.toStdString());
    m_waitingFor = m_desk.submit(std::move(command));
}

void SeatLine::signOff()
{
    SignOff command;
    command.position = m_desk.seat().position;
    m_waitingFor = m_desk.submit(std::move(command));
}

void SeatLine::hear(const Answered& answer)
{
    if (m_waitingFor == 0 || answer.id != m_waitingFor)
        return;
    m_waitingFor = 0;
    if (!answer.result) {
        // In its own place, and nothing but the password has to be typed again.
        const QString sentence = refusalText(answer.result.refusal());
        m_question->setText(sentence);
        m_password->clear();
        if (m_act == SeatAct::Relieve)
            m_password->setFocus(Qt::OtherFocusReason);
        Q_EMIT said(sentence, Tone::Refused);
        return;
    }
    switch (m_act) {
    case SeatAct::Relieve:
        finish(tr("%1 has relieved %2. Both names are on the log.", "new person, old person")
                   .arg(fromStd(m_desk.seat().name), m_before));
        break;
    case SeatAct::HandAlarms:
        finish(m_person->currentData().toString().isEmpty()
                   ? tr("The alarms of this position are here again.")
                   : tr("The alarms of this position are with %1.").arg(m_person->currentText()));
        break;
    case SeatAct::SignOff:
        finish(tr("%1 has signed off.").arg(m_before));
        break;
    }
}

void SeatLine::finish(const QString& sentence)
{
    leave();
    Q_EMIT said(sentence, Tone::Accepted);
}

void SeatLine::leave()
{
    m_password->clear();
    // After a sign-off the board is hidden, and so is where one came from: the keys typed next are
    // a name and a password.
    if (m_cameFrom && m_cameFrom->isVisible())
        m_cameFrom->setFocus(Qt::OtherFocusReason);
    hide();
}

void SeatLine::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        leave();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        // A button that has the focus answers for itself.
        if (m_leaveButton->hasFocus())
            leave();
        else
            accept();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void SeatLine::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.fillRect(rect(), look.color(Token::Raised));
    painter.fillRect(QRect(0, height() - 1, width(), 1), look.color(Token::Line));
}

} // namespace haven::ui
