#include "ui/recommend/reason_keys.h"

#include "models/items/qt_text.h"
#include "ui/theme/scaled_margins.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/reason_prompt.h"
#include "ui/widgets/wrap_layout.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace haven::ui {

ReasonKeys::ReasonKeys(const ThemeSource& source, QWidget* parent)
    : QWidget(parent), m_source(source), m_question(new QLabel(this)), m_keys(new QWidget(this)),
      m_flow(new WrapLayout(m_keys)), m_other(new ReasonPrompt(source, this))
{
    setObjectName(QStringLiteral("reasonKeys"));
    setAccessibleName(tr("Why others are sent"));
    m_question->setObjectName(QStringLiteral("reasonKeysQuestion"));
    m_question->setTextFormat(Qt::PlainText);
    m_question->setWordWrap(true);
    m_flow->setContentsMargins(0, 0, 0, 0);
    auto* column = new QVBoxLayout(this);
    scaleMargins(m_source, column, {12, 8, 12, 8}, 6);
    column->addWidget(m_question);
    column->addWidget(m_keys);
    column->addWidget(m_other);
    connect(m_other, &ReasonPrompt::reasonGiven, this, &ReasonKeys::give);
    connect(m_other, &ReasonPrompt::left, this, &ReasonKeys::leave);
    connect(&m_source, &ThemeSource::changed, this, &ReasonKeys::restyle);
    restyle();
    hide();
}

void ReasonKeys::restyle()
{
    m_question->setFont(m_source.look().font(TypeRole::Strong));
    m_flow->setSpacing(m_source.look().px(6));
}

void ReasonKeys::addKey(const QString& key, const QString& text, std::function<void()> act)
{
    auto* button = new KeyButton(m_source, text, QKeySequence(key), m_keys);
    button->setObjectName(QStringLiteral("reasonKey") + key);
    button->setButtonSize(ButtonSize::Header);
    button->bindWithin(this);
    connect(button, &QAbstractButton::clicked, this, [act = std::move(act)] { act(); });
    m_flow->addWidget(button);
    m_buttons.push_back(button);
    button->show();
}

void ReasonKeys::ask(const QString& question, const std::vector<OverrideReason>& reasons)
{
    if (!m_isAsking)
        m_cameFrom = QApplication::focusWidget();
    m_isAsking = true;
    m_question->setText(question);
    setAccessibleDescription(question);
    for (KeyButton* button : m_buttons)
        button->deleteLater();
    m_buttons.clear();
    for (const OverrideReason& reason : reasons) {
        const QString text = fromStd(reason.text);
        // What is recorded stays as the agency wrote it.
        addKey(fromStd(reason.key), coreWord(reason.text), [this, text] { give(text); });
    }
    addKey(QStringLiteral("0"), tr("Another reason"), [this] { askOther(); });
    addKey(QStringLiteral("Esc"), tr("Leave"), [this] { leave(); });
    m_keys->show();
    show();
    m_buttons.front()->setFocus(Qt::OtherFocusReason);
}

void ReasonKeys::askOther()
{
    m_keys->hide();
    m_other->ask(tr("Why?"));
}

void ReasonKeys::stop()
{
    if (!std::exchange(m_isAsking, false))
        return;
    m_other->leave();
    hide();
    if (m_cameFrom)
        m_cameFrom->setFocus(Qt::OtherFocusReason);
}

void ReasonKeys::give(const QString& reason)
{
    stop();
    Q_EMIT reasonGiven(reason);
}

void ReasonKeys::leave()
{
    if (!m_isAsking)
        return;
    stop();
    Q_EMIT left();
}

void ReasonKeys::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else
        QWidget::keyPressEvent(event);
}

void ReasonKeys::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_source.look().color(Token::Raised));
    painter.fillRect(QRect(0, 0, width(), 1), m_source.look().color(Token::Focus));
}

} // namespace haven::ui
