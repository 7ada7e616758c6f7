#pragma once

#include "models/dispatch/alarms.h"
#include "models/items/desk.h"
#include "ui/theme/theme_source.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace haven::ui {

class FormCard;
class KeyButton;

// Fills a window while nobody sits at it: who, password, position. At a station without any account
// it makes the first administrator instead. It tells nothing of the board but how many alarms wait.
class SignOnPanel final : public QWidget
{
    Q_OBJECT

public:
    SignOnPanel(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

    // The keyboard goes to the first field that is still empty.
    void start();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void buildSignOn();
    void buildFirst();
    void askForAccounts();
    void offerPositions();
    void signOn();
    void makeFirst();
    void hear(const Answered& answer);
    void hearAccounts(const QString& asker, quint64 generation, const QueryAnswer& answer);
    void hearSeat();
    void tellAlarms();
    QString overdueWords(const OverdueCounts& counts) const;
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    QVBoxLayout* m_column;
    QLabel* m_heading;
    QLabel* m_agency;
    FormCard* m_card;
    QLineEdit* m_agent = nullptr;
    QLineEdit* m_password = nullptr;
    QComboBox* m_position = nullptr;
    KeyButton* m_button = nullptr;
    FormCard* m_first;
    QLineEdit* m_firstAgent = nullptr;
    QLineEdit* m_firstName = nullptr;
    QLineEdit* m_firstPassword = nullptr;
    QLineEdit* m_firstAgain = nullptr;
    KeyButton* m_firstButton = nullptr;
    QLabel* m_alarms;
    QTimer m_clock;
    quint64 m_signOn = 0; // the answer that is waited for; 0: none
    quint64 m_making = 0;
    quint64 m_generation = 0;
};

} // namespace haven::ui
