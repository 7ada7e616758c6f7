#pragma once

#include "ui/theme/theme_source.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;

namespace haven::ui {

class KeyButton;
class LatestAnswer;

// What takes longer than a second says so where it was asked, with how long it has been, and can be
// left. It stands in the layout of its panel, takes no focus, and is not there for short waits.
class WaitLine final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kPatienceMs = 1000;

    // `words`: "Counting the alarms". `name` is its object name; the button's has Stop behind it.
    // Precondition: the source outlives it.
    WaitLine(const ThemeSource& source, const QString& words, const QString& name,
             QWidget* parent = nullptr);

    // Shown while this question stays open; its button gives the question up. Precondition: the
    // question outlives it.
    void follow(LatestAnswer& question);
    void begin();
    void end();
    bool isShown() const { return isVisibleTo(parentWidget()); }

Q_SIGNALS:
    // A person gave it up.
    void stopped();

private:
    void tell();
    void restyle();

    const ThemeSource& m_source;
    QString m_words;
    QLabel* m_label;
    KeyButton* m_stop;
    QElapsedTimer m_since;
    QTimer m_clock;
};

} // namespace haven::ui
