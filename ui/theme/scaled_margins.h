#pragma once

#include <optional>
#include <QMargins>

class QLayout;

namespace haven::ui {

class ThemeSource;

// Gives the layout these margins, and the spacing where one is named, in design pixels under the
// zoom, now and after each change of it: what stands in it lines up with the headers at any size.
void scaleMargins(const ThemeSource& source, QLayout* layout, QMargins design,
                  std::optional<int> spacing = std::nullopt);

} // namespace haven::ui
