#pragma once

#include "ui/theme/theme_source.h"

#include <QLabel>

namespace haven::ui {

// A label in one type role and one color of the look, which follows both when they change. Text is
// shown as it is: a caller's "<b>" stays "<b>".
class PlainLabel final : public QLabel
{
    Q_OBJECT

public:
    PlainLabel(const ThemeSource& source, TypeRole role, Token color, QWidget* parent);

    // Nothing happens when it says so already; an empty text hides the label.
    void say(const QString& text);
    // Whoever makes the markup escapes what people typed.
    void sayMarkup(const QString& html);
    void setColor(Token color);
    // Design pixels, where a drawing asks for a size between two roles.
    void setDesignPx(int designPx);

private:
    void restyle();

    const ThemeSource& m_source;
    TypeRole m_role;
    Token m_color;
    int m_designPx = 0;
};

} // namespace haven::ui
