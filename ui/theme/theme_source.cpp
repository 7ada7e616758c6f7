#include "ui/theme/theme_source.h"

#include <algorithm>
#include <utility>

namespace haven::ui {

ThemeSource::ThemeSource(Look look, QObject* parent) : QObject(parent), m_look(std::move(look)) {}

void ThemeSource::setTheme(const Theme& theme)
{
    m_look.theme = theme;
    change();
}

void ThemeSource::setLook(const Look& look)
{
    const bool isSame = look.theme.name() == m_look.theme.name() &&
                        look.zoomPercent == m_look.zoomPercent && look.density == m_look.density;
    if (isSame)
        return;
    m_look = look;
    m_look.zoomPercent = std::clamp(look.zoomPercent, kZoomPercentMin, kZoomPercentMax);
    change();
}

void ThemeSource::change()
{
    if (m_apply)
        m_apply(m_look);
    Q_EMIT changed();
}

void ThemeSource::setKeys(KeyMap keys)
{
    m_keys = std::move(keys);
    Q_EMIT keysChanged();
}

void ThemeSource::setZoomPercent(int percent)
{
    const int clamped = std::clamp(percent, kZoomPercentMin, kZoomPercentMax);
    if (clamped == m_look.zoomPercent)
        return;
    m_look.zoomPercent = clamped;
    change();
}

void ThemeSource::setDensity(Density density)
{
    if (density == m_look.density)
        return;
    m_look.density = density;
    change();
}

} // namespace haven::ui
