#include "ui/intake/call_buttons.h"

#include <QLayout>

namespace haven::ui {

KeyButton* CallButtons::add(QLayout& row, const char* name, const QString& text, Qt::Key letter)
{
    auto* button = new KeyButton(m_source, text, QKeySequence(Qt::ALT | letter), &m_parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setButtonSize(ButtonSize::Header);
    row.addWidget(button);
    m_all.push_back(button);
    return button;
}

void CallButtons::bindWithin(QWidget* panel)
{
    for (KeyButton* button : m_all)
        button->bindWithin(panel);
}

} // namespace haven::ui
