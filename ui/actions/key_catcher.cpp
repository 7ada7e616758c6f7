#include "ui/actions/key_catcher.h"

#include <QKeyEvent>

namespace haven::ui {

namespace {

bool isHeldKey(int key)
{
    return key == Qt::Key_Control || key == Qt::Key_Shift || key == Qt::Key_Alt ||
           key == Qt::Key_Meta || key == Qt::Key_AltGr || key == Qt::Key_CapsLock ||
           key == Qt::Key_NumLock || key == Qt::Key_unknown || key == 0;
}

// Where a sign needs Shift on one keyboard and none on another, the sign is what counts.
bool isSign(int key)
{
    const bool isLetterOrDigit =
        (key >= Qt::Key_A && key <= Qt::Key_Z) || (key >= Qt::Key_0 && key <= Qt::Key_9);
    return key > Qt::Key_Space && key <= Qt::Key_AsciiTilde && !isLetterOrDigit;
}

QKeySequence keyOf(const QKeyEvent& event)
{
    Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    if (isSign(event.key()))
        held &= ~Qt::ShiftModifier;
    return QKeySequence(QKeyCombination(held, static_cast<Qt::Key>(event.key())));
}

} // namespace

KeyCatcher::KeyCatcher(QWidget* parent) : QLabel(parent)
{
    setFocusPolicy(Qt::ClickFocus);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    // It has the focus while it is there: a frame says so.
    setFrameStyle(static_cast<int>(QFrame::Box) | static_cast<int>(QFrame::Plain));
    setLineWidth(2);
    setMargin(6);
    setAccessibleName(tr("The next key is chosen"));
    setToolTip(tr("The next key is chosen; Escape leaves it as it is"));
}

void KeyCatcher::start(const QString& words)
{
    setText(words);
    setAccessibleDescription(words);
    setFocus(Qt::OtherFocusReason);
}

bool KeyCatcher::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        // No shortcut of the console is done with it.
        event->accept();
        return true;
    case QEvent::KeyPress: {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape)
            Q_EMIT left();
        else if (!isHeldKey(key->key()) && !key->isAutoRepeat())
            Q_EMIT caught(keyOf(*key));
        return true;
    }
    case QEvent::FocusOut:
        Q_EMIT left();
        return QLabel::event(event);
    default:
        return QLabel::event(event);
    }
}

} // namespace haven::ui
