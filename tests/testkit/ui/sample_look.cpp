#include "tests/testkit/ui/sample_look.h"

#include "app/settings/installed_fonts.h"

namespace haven::testkit {

ui::Look sampleLook(const QString& theme)
{
    static const ui::FontFamilies families = ui::registerFonts(installedInterFonts());
    const Result<ui::Theme> loaded = ui::Theme::shipped(theme);
    HAVEN_ASSERT(loaded.isOk());
    return {*loaded, families};
}

ui::Look denseLook(const QString& theme, int zoomPercent)
{
    ui::Look look = sampleLook(theme);
    look.density = ui::Density::Dense;
    look.zoomPercent = zoomPercent;
    return look;
}

} // namespace haven::testkit
