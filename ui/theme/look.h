#pragma once

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QFont>

namespace haven::ui {

// Row height and body size: 31/15, 36/16, 42/16 design pixels.
enum class Density { Dense, Normal, Large };

// What a text is, from which its size and weight follow.
enum class TypeRole {
    Column,        // 13, headings of columns and small print
    Small,         // 13 semibold: key caps' neighbors, chips, buttons in headers
    Body,          // 15 dense, else 16
    Strong,        // Body, semibold
    Fact,          // 17, the facts of an incident
    IncidentTitle, // 21 semibold
    ActiveStep,    // 31 semibold: the one large thing
    Clock,         // 21 semibold
    Note,          // 15 monospace: narrative and notes
    Command,       // 16 monospace: the command bar
};

inline constexpr int kZoomPercentMin = 80;
inline constexpr int kZoomPercentMax = 200;

// Everything painting depends on: colors, families, zoom and density, as one value.
struct Look {
    Theme theme;
    FontFamilies families;
    int zoomPercent = 100;
    Density density = Density::Normal;

    QColor color(Token token) const { return theme.color(token); }
    QFont font(TypeRole role) const;
    // Design pixels (of the drawings, at 100 %) to device-independent pixels, at least 1.
    int px(double designPx) const;
    // The same for a width that was drawn for words: it grows with the letters of this density.
    int wordsPx(double designPx) const;
    // The height of something that is pressed: never under 24, however small the zoom (WCAG 2.2).
    int targetPx(double designPx) const;
    // Unrounded, for shapes.
    double scaled(double designPx) const { return designPx * zoomPercent / 100.0; }
    int rowHeight() const;
    // Of a line that only names and counts the rows below it.
    int groupRowHeight() const;
    int panelHeaderHeight() const;
};

} // namespace haven::ui
