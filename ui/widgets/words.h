#pragma once

#include "models/items/item_roles.h"

#include <QKeySequence>
#include <QString>

// The few words that every board shares, in the language of the screen.
namespace haven::ui {

// "yes", "possible", "no", "unknown"; empty for None.
QString flagWord(FlagMark mark);
// What a screen reader says for a status shape: "available", "on scene" …
QString statusWord(StatusShape shape);
// Counts up to the second: "0:31", "59:59", then "1:00:00". Negative seconds count as 0.
QString elapsedText(qint64 seconds);
// A key in words, as it is said in tooltips: "Ctrl+Enter".
QString keyText(const QKeySequence& key);
// What a key cap shows: "Ctrl D", "F2", "/".
QString keyCapText(const QKeySequence& key);
// "Send first two (Ctrl+D)", or the text alone where there is no key.
QString withShortcut(const QString& text, const QKeySequence& key);
// Why what somebody looked up has gone from the screen.
QString restrictedSinceText();

} // namespace haven::ui
