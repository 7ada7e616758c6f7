#pragma once

#include "ui/theme/theme_source.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace haven::ui {

class KeyButton;

// Trouble must be acted on ("The disk is full: nothing more is being saved"); Notice is news.
enum class BannerKind { Notice, Trouble };

// A strip across a window that stays until it is no longer true. It never takes the focus and never
// stops anybody from working.
class Banner final : public QWidget
{
    Q_OBJECT

public:
    explicit Banner(const ThemeSource& source, QWidget* parent = nullptr);

    // Shows the strip. Saying the same again changes nothing.
    void say(BannerKind kind, const QString& text);
    // Hides it.
    void clear();
    QString text() const;
    // Where all of it can be read elsewhere too: what has no room is cut, and told by the tooltip.
    void keepToOneLine();
    // At the right end; the banner takes the button.
    void addButton(KeyButton* button);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();

    const ThemeSource& m_source;
    BannerKind m_kind = BannerKind::Notice;
    QHBoxLayout* m_row;
    QLabel* m_text;
};

} // namespace haven::ui
