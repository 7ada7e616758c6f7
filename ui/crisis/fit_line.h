#pragma once

#include "ui/theme/theme_source.h"

#include <QWidget>

class QLabel;

namespace haven::ui {

class KeyButton;

// While a checklist is worked: an answer has made another one come first, and why. Its key starts
// it; the one under way stays where it is.
class FitLine final : public QWidget
{
    Q_OBJECT

public:
    // The key counts within `panel`.
    FitLine(const ThemeSource& source, QWidget* panel);

    // An empty title hides it.
    void say(const QString& title, const QString& reason);

Q_SIGNALS:
    void startRequested();

private:
    void restyle();

    const ThemeSource& m_source;
    QLabel* m_words;
    KeyButton* m_start;
};

} // namespace haven::ui
