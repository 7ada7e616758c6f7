#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace haven::ui {

class KeyButton;

// Another person takes over; somebody named answers the alarms; nobody sits here any more.
enum class SeatAct { Relieve, HandAlarms, SignOff };

// One line beside the board, over none of it, in which the seat of this window changes hands. The
// board stays as it is: timers run on, and what was typed passes to whoever takes over.
class SeatLine final : public QWidget
{
    Q_OBJECT

public:
    SeatLine(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

    // Shows the line for this act and takes the keyboard, because somebody asked for it.
    void start(SeatAct act);
    // As if Escape had been pressed.
    void leave();

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void accept();
    void relieve();
    void handAlarms();
    void signOff();
    void fillPeople();
    void hear(const Answered& answer);
    void finish(const QString& sentence);
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    SeatAct m_act = SeatAct::Relieve;
    QHBoxLayout* m_row;
    QLabel* m_question;
    QLineEdit* m_agent;
    QLineEdit* m_password;
    QComboBox* m_person;
    KeyButton* m_acceptButton;
    KeyButton* m_leaveButton;
    QPointer<QWidget> m_cameFrom;
    QString m_before; // who sat here, for the sentence afterwards
    quint64 m_waitingFor = 0;
};

} // namespace haven::ui
