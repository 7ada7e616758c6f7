#pragma once

#include "ui/theme/look.h"

#include <QPalette>

class QApplication;

namespace haven::ui {

// Puts a look on the whole program: Fusion, palette, fonts and one generated style sheet. Widgets
// of ui/widgets paint themselves; this is for line edits, combo boxes, menus, scroll bars and so
// on. Call it again after ThemeSource::changed; windows that are open change in place.
void applyTheme(QApplication& app, const Look& look);

QPalette paletteOf(const Look& look);
QString styleSheetOf(const Look& look);

} // namespace haven::ui
