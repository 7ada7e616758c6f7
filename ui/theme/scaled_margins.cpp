#include "ui/theme/scaled_margins.h"

#include "ui/theme/theme_source.h"

#include <QLayout>

namespace haven::ui {

void scaleMargins(const ThemeSource& source, QLayout* layout, QMargins design,
                  std::optional<int> spacing)
{
    const auto scale = [&source, layout, design, spacing] {
        const Look& look = source.look();
        const auto px = [&look](int designPx) { return designPx > 0 ? look.px(designPx) : 0; };
        layout->setContentsMargins(px(design.left()), px(design.top()), px(design.right()),
                                   px(design.bottom()));
        if (spacing)
            layout->setSpacing(px(*spacing));
    };
    scale();
    QObject::connect(&source, &ThemeSource::changed, layout, scale);
}

} // namespace haven::ui
