#include "ui/theme/theme_source.h"

#include <algorithm>
#include <utility>

namespace haven::ui {

ThemeSource::ThemeSource(Look look, QObject* parent) : QObject(parent), m_look(std::move(look)) {}

void ThemeSource::setTheme(const Theme& theme)
{
    m_look.theme = theme;
    Q_EMIT changed();
}

void ThemeSource::setZoomPercent(int percent)
{
    const int clamped = std::clamp(percent, kZoomPercentMin, kZoomPercentMax);
    if (clamped == m_look.zoomPercent)
        return;
    m_look.zoomPercent = clamped;
    Q_EMIT changed();
}

void ThemeSource::setDensity(Density density)
{
    if (density == m_look.density)
        return;
    m_look.density = density;
    Q_EMIT changed();
}

} // namespace haven::ui
