#pragma once

#include <QAccessible>
#include <QObject>
#include <QStringList>

namespace haven::test {

// What a screen reader knows of this program, and nothing else: the roles, names, descriptions,
// states and actions of what is shown, and what is told by itself. Events of the tree go only to a
// bus, and offscreen there is none: what is told is read between any two events from the
// notification, which keeps its last words.
class TreeReader final : public QObject
{
public:
    TreeReader();

    // nullptr: nothing of that role and name is shown. Of a window, all but the cells of its
    // tables.
    QAccessibleInterface* find(QAccessible::Role role, const QString& name) const;
    QAccessibleInterface* find(const QString& name) const; // of whatever role
    // What is shown and named so; empty when nothing is.
    QString startingWith(QAccessible::Role role, const QString& words) const;
    QString description(const QString& name) const;
    // Where the keys go, by its name; empty when the tree does not tell.
    QString focused() const;
    // What a person typed into what has the focus.
    QString focusedText() const;

    // The rows of a table, each as it is spoken.
    QStringList rows(const QString& table) const;
    // The row that the keys are on; empty when none is.
    QString chosenRow(const QString& table) const;

    // Everything told by itself since the last forget(); the same words twice on end are one.
    const QStringList& heard();
    void forget();
    // The first that was told with these words in it; empty when none was.
    QString heardOf(const QString& words);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void listen();

    QAccessibleInterface* m_notification = nullptr;
    QStringList m_heard;
    QString m_last;
};

} // namespace haven::test
