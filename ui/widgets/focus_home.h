#pragma once

#include <QObject>
#include <QPointer>
#include <vector>

class QStackedWidget;
class QWidget;

namespace haven::ui {

// Where the focus goes when the widget that had it is hidden, disabled or gone. Qt would give it to
// whatever comes next by Tab, and the next Space or Enter of somebody who types would acknowledge
// an alarm that nobody has read. It goes to the nearest place that only waits: a list, a text, a
// page; never to a button and never to a choice that a letter changes. Empty if there is none.
QWidget* focusHome(const QWidget& lost);
// Where `part` is gone back to, if it has no list of its own. Precondition: `home` has an object
// name and is in `part`.
void setFocusHome(QWidget& part, const QWidget& home);

// To be asked first in a window's focusNextPrevChild(), to which Qt comes for Tab and for what is
// gone alike. Yes: the focus was lost and is at home now; there is nothing to go on to.
enum class LostFocus { No, BroughtHome };
LostFocus bringLostFocusHome(const QWidget& window);

// Another page of the stack is shown by itself: its first button is not where the focus comes to
// rest. Whoever turned the page puts the focus where it belongs afterwards.
void keepFocusOffButtons(QStackedWidget& stack);

// For what Qt does not ask the window about: the widget was deleted, or what it is in was disabled,
// or it was gone when the window came to the front again.
class FocusWarden final : public QObject
{
    Q_OBJECT

public:
    explicit FocusWarden(QWidget& window);

private:
    void hear(QWidget* now);
    void bringIfNowhere();
    QWidget* homeOfTrail() const;
    bool isLost() const;

    QWidget& m_window;
    std::vector<QPointer<QWidget>> m_trail; // which had it last here, and all that it was in
    bool m_isAway = false;                  // nothing here has it, or another window
};

} // namespace haven::ui
