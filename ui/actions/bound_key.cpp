#include "ui/actions/bound_key.h"

#include "models/items/qt_text.h"
#include "ui/widgets/words.h"

#include <QAction>
#include <QVariant>

namespace haven::ui {

namespace {

using Why = std::function<QString()>;
constexpr const char* kWhyNot = "whyNot";

} // namespace

std::string registryKey(const QKeySequence& key)
{
    return key.toString(QKeySequence::PortableText).toStdString();
}

QKeySequence keyFromRegistry(const std::string& key)
{
    return QKeySequence::fromString(fromStd(key), QKeySequence::PortableText);
}

QKeySequence boundKey(const ThemeSource& source, const QString& action, const QKeySequence& shipped)
{
    if (source.keys().table() == nullptr)
        return shipped;
    return keyFromRegistry(source.keys().bound(action.toStdString(), registryKey(shipped)));
}

QString boundKeyText(const ThemeSource& source, const QString& action, const QKeySequence& shipped)
{
    const QKeySequence key = boundKey(source, action, shipped);
    return key.isEmpty() ? QString() : keyText(key);
}

void followKeys(const ThemeSource& source, QAction* action)
{
    const QKeySequence shipped = action->shortcut();
    const auto follow = [&source, action, shipped] {
        const QKeySequence key = boundKey(source, action->objectName(), shipped);
        action->setShortcut(key);
        action->setToolTip(withShortcut(action->text(), key));
    };
    QObject::connect(&source, &ThemeSource::keysChanged, action, follow);
    follow();
}

void setWhyNot(QAction* action, std::function<QString()> why)
{
    action->setProperty(kWhyNot, QVariant::fromValue(Why(std::move(why))));
}

QString whyNot(const QAction& action)
{
    const auto why = action.property(kWhyNot).value<Why>();
    if (why)
        return why();
    return action.isEnabled() ? QString() : action.toolTip();
}

} // namespace haven::ui
