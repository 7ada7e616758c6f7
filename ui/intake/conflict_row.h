#pragma once

#include "ui/intake/call_saver.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/wall_clock.h"

#include <QPointer>
#include <QWidget>

class QLabel;

namespace haven::ui {

class KeyButton;

// Somebody else has written into a field of this call: what, who and when, and by one key which of
// the two holds. One field at a time; hidden where there is none.
class ConflictRow final : public QWidget
{
    Q_OBJECT

public:
    ConflictRow(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);

    void setSaver(CallSaver* saver);
    void bindWithin(QWidget* panel);

private:
    const FieldConflict* first() const;
    void retell();
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    QPointer<CallSaver> m_saver;
    QLabel* m_words;
    KeyButton* m_mine;
    KeyButton* m_theirs;
};

} // namespace haven::ui
