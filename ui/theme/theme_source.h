#pragma once

#include "ui/theme/look.h"

#include <QObject>

namespace haven::ui {

// The look in force, and the word when it changes. One for each console, owned where the program is
// wired and passed to every widget's constructor; it outlives them all.
class ThemeSource final : public QObject
{
    Q_OBJECT

public:
    explicit ThemeSource(Look look, QObject* parent = nullptr);

    const Look& look() const { return m_look; }

    void setTheme(const Theme& theme);
    // Clamped to kZoomPercentMin..kZoomPercentMax.
    void setZoomPercent(int percent);
    void setDensity(Density density);

Q_SIGNALS:
    void changed();

private:
    Look m_look;
};

} // namespace haven::ui
