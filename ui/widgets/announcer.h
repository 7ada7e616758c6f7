#pragma once

#include <QString>
#include <QWidget>

namespace haven::ui {

// What a screen reader says by itself, without the focus going anywhere: that an act was done or
// refused, that an alarm stands in front. One a window, a point that nobody sees. The bridge of
// this Qt passes no alert on, so it is told as what every reader speaks: a notification that shows
// itself.
class Announcer final : public QWidget
{
    Q_OBJECT

public:
    explicit Announcer(QWidget* parent);

    // The same words again are said again.
    void say(const QString& words);
};

// By the announcer of the window that the widget is in, if it has one.
void announce(const QWidget& from, const QString& words);

} // namespace haven::ui
