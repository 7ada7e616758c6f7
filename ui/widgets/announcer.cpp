#include "ui/widgets/announcer.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace haven::ui {

namespace {

QAccessibleInterface* notificationOf(const QString& className, QObject* object)
{
    if (className != QLatin1String(Announcer::staticMetaObject.className()))
        return nullptr;
    auto* widget = qobject_cast<QWidget*>(object);
    return widget ? new QAccessibleWidget(widget, QAccessible::Notification) : nullptr;
}

} // namespace

Announcer::Announcer(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("announcer"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    resize(1, 1);
    // Asked for again it is the same one.
    QAccessible::installFactory(notificationOf);
}

void Announcer::say(const QString& words)
{
    if (words.isEmpty())
        return;
    setAccessibleName(words);
    QAccessibleEvent shown(this, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&shown);
}

void announce(const QWidget& from, const QString& words)
{
    if (auto* announcer = from.window()->findChild<Announcer*>(QStringLiteral("announcer")))
        announcer->say(words);
}

} // namespace haven::ui
