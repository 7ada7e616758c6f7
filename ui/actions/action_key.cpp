#include "ui/actions/action_key.h"

#include "ui/actions/bound_key.h"

#include <QWidget>

namespace haven::ui {

ActionKey::ActionKey(const ThemeSource& source, const QString& action,
                     const QList<QKeySequence>& shipped, QWidget* place,
                     Qt::ShortcutContext context)
    : QShortcut(place), m_source(source), m_action(action), m_shipped(shipped), m_place(place)
{
    setContext(context);
    // A key that is held does a thing once.
    setAutoRepeat(false);
    connect(&source, &ThemeSource::keysChanged, this, &ActionKey::follow);
    follow();
}

void ActionKey::setAction(const QString& action)
{
    m_action = action;
    follow();
}

void ActionKey::setShipped(const QKeySequence& key)
{
    m_shipped = {key};
    follow();
}

void ActionKey::follow()
{
    QList<QKeySequence> keys;
    for (const QKeySequence& shipped : m_shipped) {
        const QKeySequence key = boundKey(m_source, m_action, shipped);
        if (!key.isEmpty())
            keys.push_back(key);
    }
    if (keys != this->keys())
        setKeys(keys);
}

} // namespace haven::ui
