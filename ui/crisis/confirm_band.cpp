#include "ui/crisis/confirm_band.h"

#include "ui/widgets/wrap_layout.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace haven::ui {

ConfirmBand::ConfirmBand(const ThemeSource& source, QWidget* parent)
    : QWidget(parent), m_source(source), m_column(new QVBoxLayout(this)),
      m_question(new QLabel(this)), m_yes(nullptr), m_leave(nullptr)
{
    setObjectName(QStringLiteral("confirmBand"));
    m_question->setObjectName(QStringLiteral("confirmQuestion"));
    m_question->setTextFormat(Qt::PlainText);
    m_question->setWordWrap(true);
    auto* acts = new QWidget(this);
    auto* flow = new WrapLayout(acts);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(8);
    m_yes = new KeyButton(source, tr("Yes"), Qt::ALT | Qt::Key_Y, acts);
    m_yes->setObjectName(QStringLiteral("confirmYes"));
    m_leave = new KeyButton(source, tr("Leave it"), Qt::Key_Escape, acts);
    m_leave->setObjectName(QStringLiteral("confirmLeave"));
    flow->addWidget(m_yes);
    flow->addWidget(m_leave);
    m_column->addWidget(m_question);
    m_column->addWidget(acts);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum); // never squeezed by a form
    connect(m_yes, &QPushButton::clicked, this, &ConfirmBand::accept);
    connect(m_leave, &QPushButton::clicked, this, &ConfirmBand::leave);
    connect(&source, &ThemeSource::changed, this, &ConfirmBand::restyle);
    restyle();
    hide();
}

void ConfirmBand::ask(const QString& question, const QString& yes, ButtonKind kind)
{
    if (!m_isAsking)
        m_cameFrom = QApplication::focusWidget();
    m_isAsking = true;
    m_question->setText(question);
    m_yes->setLabel(yes);
    m_yes->setKind(kind);
    m_leave->setAccessibleDescription(question); // what a screen reader says where the focus goes
    show();
    m_leave->setFocus(Qt::OtherFocusReason);
}

void ConfirmBand::accept()
{
    if (!m_isAsking)
        return;
    stop();
    Q_EMIT confirmed();
}

void ConfirmBand::leave()
{
    if (!m_isAsking)
        return;
    stop();
    Q_EMIT left();
}

void ConfirmBand::stop()
{
    m_isAsking = false;
    // Whoever went on working elsewhere keeps the focus there. A field that gave way to the
    // question comes back with its page; one that is gone by itself is no place to go back to.
    if (m_cameFrom && !m_cameFrom->isHidden() && isAncestorOf(QApplication::focusWidget()))
        m_cameFrom->setFocus(Qt::OtherFocusReason);
    hide();
}

void ConfirmBand::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Y && event->modifiers() == Qt::AltModifier) {
        accept();
    } else if (event->key() == Qt::Key_Escape) {
        leave();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        leave();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ConfirmBand::restyle()
{
    const Look& look = m_source.look();
    m_column->setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(8));
    m_column->setSpacing(look.px(8));
    m_question->setFont(look.font(TypeRole::Strong));
    update();
}

void ConfirmBand::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.fillRect(rect(), look.color(Token::Raised));
    painter.fillRect(QRect(0, 0, width(), 1), look.color(Token::Line));
}

} // namespace haven::ui
