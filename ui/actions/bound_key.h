#pragma once

#include "ui/theme/theme_source.h"

#include <functional>
#include <QKeySequence>
#include <QString>

class QAction;

namespace haven::ui {

// The key that counts for an action in place of the one its panel ships: what the person chose,
// nothing, or the shipped one. An empty id is none of the registry's: its key is as it is.
QKeySequence boundKey(const ThemeSource& source, const QString& action,
                      const QKeySequence& shipped);

// "Ctrl+D"; empty where nothing counts.
QString boundKeyText(const ThemeSource& source, const QString& action, const QKeySequence& shipped);

// As the registry writes keys, and back.
std::string registryKey(const QKeySequence& key);
QKeySequence keyFromRegistry(const std::string& key);

// The shortcut of the action, and the key in its tooltip, follow what the person chooses; its
// object name is its id. Precondition: the source outlives it.
void followKeys(const ThemeSource& source, QAction* action);

// Why the action can do nothing now, asked when somebody wants to know; empty words: it can.
void setWhyNot(QAction* action, std::function<QString()> why);
QString whyNot(const QAction& action);

} // namespace haven::ui
