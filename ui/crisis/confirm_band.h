#pragma once

#include "ui/theme/theme_source.h"
#include "ui/widgets/key_button.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace haven::ui {

// Asks once more before what cannot be taken back, in the panel and never as a dialog. Alt+Y does
// it, Escape leaves it; Enter and Space alone leave it, too, because they are pressed in passing.
class ConfirmBand final : public QWidget
{
    Q_OBJECT

public:
    explicit ConfirmBand(const ThemeSource& source, QWidget* parent = nullptr);

    // `question` says all that will come of it; `yes`: the act in words. Takes the focus.
    void ask(const QString& question, const QString& yes, ButtonKind kind);
    // As if Escape had been pressed; nothing if nothing is asked.
    void leave();
    bool isAsking() const { return m_isAsking; }

Q_SIGNALS:
    void confirmed();
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void accept();
    void stop();
    void restyle();

    const ThemeSource& m_source;
    QVBoxLayout* m_column;
    QLabel* m_question;
    KeyButton* m_yes;
    KeyButton* m_leave;
    QPointer<QWidget> m_cameFrom;
    bool m_isAsking = false;
};

} // namespace haven::ui
