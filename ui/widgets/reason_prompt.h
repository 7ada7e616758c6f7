#pragma once

#include "ui/theme/theme_source.h"

#include <QPointer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QLineEdit;

namespace haven::ui {

class KeyButton;

// Asks for a reason in the line of work, beside the thing it is about: never a dialog, never over
// the queue. Enter accepts a reason that is not blank, Escape leaves; both hand the focus back.
class ReasonPrompt final : public QWidget
{
    Q_OBJECT

public:
    explicit ReasonPrompt(const ThemeSource& source, QWidget* parent = nullptr);

    // Shows the line and takes the focus, because the asking was the person's own act. `question`:
    // "Why is 26-014482 held?"; asking anew replaces the question and leaves the old one
    // unanswered.
    void ask(const QString& question);
    // Puts back what was typed before the reason was refused. Precondition: isAsking().
    void setReason(const QString& reason);
    // As far as it is typed.
    QString reason() const;
    // As if Escape had been pressed; nothing if nothing is asked.
    void leave();
    bool isAsking() const { return m_isAsking; }

    // In a narrow column the question, the line and the buttons stand below one another.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    // Trimmed, not empty, at most kReasonCharactersMax long.
    void reasonGiven(const QString& reason);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void accept();
    void settleDirection();
    int widthInOneRow() const;
    void stopAsking();
    void restyle();

    const ThemeSource& m_source;
    QBoxLayout* m_row;
    QBoxLayout* m_buttons;
    QLabel* m_question;
    QLineEdit* m_reason;
    KeyButton* m_acceptButton;
    KeyButton* m_leaveButton;
    QPointer<QWidget> m_cameFrom;
    bool m_isAsking = false;
};

inline constexpr int kReasonCharactersMax = 500;

} // namespace haven::ui
