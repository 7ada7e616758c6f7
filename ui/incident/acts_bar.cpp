#include "ui/incident/acts_bar.h"

#include "ui/theme/scaled_margins.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/words.h"
#include "ui/widgets/wrap_layout.h"

#include <QMenu>

namespace haven::ui {

ActsBar::ActsBar(const ThemeSource& source, IncidentActs& acts, QWidget* parent)
    : QWidget(parent), m_source(source), m_acts(acts), m_row(new WrapLayout(this)),
      m_more(new KeyButton(source, tr("More…"), Qt::Key_M, this))
{
    setObjectName(QStringLiteral("actsBar"));
    scaleMargins(source, m_row, {12, 6, 12, 8});
    const struct {
        const char* act;
        Qt::Key key;
    } shown[] = {{"actSend", Qt::Key_D},
                 {"actHold", Qt::Key_H},
                 {"actPriority", Qt::Key_P},
                 {"actClose", Qt::Key_X}};
    for (const auto& one : shown) {
        QAction* action = acts.act(one.act);
        auto* button = new KeyButton(source, action->text(), QKeySequence(one.key), this);
        button->setObjectName(QStringLiteral("button_") + action->objectName());
        button->setButtonSize(ButtonSize::Header);
        m_row->addWidget(button);
        m_buttons.push_back({action, button});
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, this, &ActsBar::follow);
    }
    m_more->setObjectName(QStringLiteral("moreActs"));
    m_more->setHint(tr("Everything that may be done with this incident"));
    m_more->setButtonSize(ButtonSize::Header);
    m_row->addWidget(m_more);
    connect(m_more, &QPushButton::clicked, this, &ActsBar::openMore);
    follow();
}

void ActsBar::follow()
{
    for (const Shown& one : m_buttons) {
        if (one.button->text() != one.action->text())
            one.button->setLabel(one.action->text());
        one.button->setEnabled(one.action->isEnabled());
        one.button->setHint(one.action->toolTip());
    }
}

void ActsBar::bindWithin(QWidget* panel)
{
    for (const Shown& one : m_buttons)
        one.button->bindWithin(panel);
    m_more->bindWithin(panel);
}

void ActsBar::openMore()
{
    openMenu(m_more->mapToGlobal(QPoint(0, 0)));
}

void ActsBar::openMenu(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("actsMenu"));
    menu->setToolTipsVisible(true);
    for (QAction* action : m_acts.all()) {
        QString text = action->text();
        for (const Shown& one : m_buttons) {
            if (one.action == action)
                text += u'\t' + keyText(one.button->key());
        }
        QAction* entry = menu->addAction(text);
        entry->setObjectName(action->objectName());
        entry->setEnabled(action->isEnabled());
        entry->setToolTip(action->toolTip());
        connect(entry, &QAction::triggered, action, &QAction::trigger);
    }
    menu->popup(at);
}

} // namespace haven::ui
