#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace haven::ui {

class KeyButton;

// Channels whose air is held, and free units for which work waits.
class RoomBand final : public QWidget
{
    Q_OBJECT

public:
    RoomBand(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

    // Puts the line that releases what is held longest into the command bar, to be finished there.
    void release();
    // Sends the unit that has been free longest to what waits for it first.
    void send();
    QString airWords() const;
    QString stackWords() const;

Q_SIGNALS:
    void requestLine(const QString& line);
    void said(const QString& sentence, haven::ui::Tone tone);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void retell();
    void tick();
    void restyle();
    QWidget* addRow(const char* name, QLabel*& text, KeyButton*& button);

    const ThemeSource& m_source;
    Desk& m_desk;
    DeskAsker m_asker;
    QWidget* m_airRow = nullptr;
    QLabel* m_air = nullptr;
    QLabel* m_clock = nullptr;
    KeyButton* m_release = nullptr;
    QWidget* m_stackRow = nullptr;
    QLabel* m_stack = nullptr;
    KeyButton* m_send = nullptr;
    QTimer m_second;
    bool m_isHeldHere = false; // on a channel that this desk listens to
};

} // namespace haven::ui
