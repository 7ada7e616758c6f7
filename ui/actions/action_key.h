#pragma once

#include "ui/theme/theme_source.h"

#include <functional>
#include <QShortcut>

namespace haven::ui {

// A shortcut that belongs to an action of the registry: its key is the one the person chose, and
// the palette finds it and presses it. Every shortcut of the console is one; KeyButton and
// FilterLine make theirs themselves.
class ActionKey final : public QShortcut
{
    Q_OBJECT

public:
    // Precondition: the source outlives it.
    ActionKey(const ThemeSource& source, const QString& action, const QList<QKeySequence>& shipped,
              QWidget* place, Qt::ShortcutContext context = Qt::WidgetWithChildrenShortcut);

    const QString& action() const { return m_action; }
    void setAction(const QString& action);
    void setShipped(const QKeySequence& key);
    // Why it can do nothing now; empty words or no function: it can.
    void setWhyNot(std::function<QString()> why) { m_whyNot = std::move(why); }
    QString whyNot() const { return m_whyNot ? m_whyNot() : QString(); }
    // Where it counts.
    QWidget* place() const { return m_place; }
    // As its key does.
    void press() { Q_EMIT activated(); }

private:
    void follow();

    const ThemeSource& m_source;
    QString m_action;
    QList<QKeySequence> m_shipped;
    QWidget* m_place;
    std::function<QString()> m_whyNot;
};

} // namespace haven::ui
