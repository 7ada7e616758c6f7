#pragma once

#include "ui/theme/look.h"

#include <QString>

namespace haven::testkit {

// A shipped theme with the fonts of this machine, normal density, 100 %: what a panel test hands to
// its ThemeSource. Fonts are registered once a process. Precondition: the theme is shipped.
ui::Look sampleLook(const QString& theme = QStringLiteral("night"));
// The same in dense rows.
ui::Look denseLook(const QString& theme, int zoomPercent = 100);

} // namespace haven::testkit
