#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"

#include <optional>
#include <QTimer>
#include <vector>

class QWidget;

namespace haven::ui {

class KeyButton;

inline constexpr int kUndoSeconds = 10;

// "Undo: 3A12 sent to 43 (10 s)" beside the result line: stands for ten seconds after this window's
// own act, and only where the rules would undo it. What happens meanwhile to what it was about
// takes the offer back; the line "undo" stays.
class UndoOffer final : public QObject
{
    Q_OBJECT

public:
    // Precondition: source and desk outlive it.
    UndoOffer(const ThemeSource& source, Desk& desk, QWidget* parent);

    KeyButton* button() const { return m_button; }
    // What this window has just done: offered where it can be undone, and any older offer is over.
    // `what`: what was done, in the words of the result line.
    void offer(std::vector<Recorded> facts, const QString& what);
    void withdraw();
    // The newest act of whoever sits here, offered or not, by whatever part of the window; empty
    // where nothing was done since they sat down.
    const std::vector<Recorded>& newest() const { return m_newest; }
    // Why the rules would not undo it now; nothing where they would, or where there is none.
    std::optional<Refusal> objection() const;
    // The sequence of the first fact of what is offered; empty: nothing is.
    std::optional<std::int64_t> act() const;
    // A second has passed.
    void tick();

Q_SIGNALS:
    void pressed();
    // It is offered now, or no more: the button takes room, or none.
    void turned();

private:
    void remember(const std::vector<Recorded>& facts);
    void reconsider();
    void retell();
    bool isSilent() const;

    Desk& m_desk;
    KeyButton* m_button;
    std::vector<Recorded> m_facts;
    std::vector<Recorded> m_newest;
    QString m_what;
    std::vector<UnitId> m_tell;
    int m_left = 0; // seconds
    QTimer m_timer;
};

} // namespace haven::ui
