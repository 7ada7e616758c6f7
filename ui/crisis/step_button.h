#pragma once

#include "ui/widgets/key_button.h"

namespace haven::ui {

// Whether Space and Enter press the button. Guarded: they do not, because the step is critical; it
// says so instead.
enum class PressGuard { Open, Guarded };

// A large answer of the active step: its words wrap, so that it fits the narrowest column, and its
// key is printed on it. Chosen is a second look for "the one that Ctrl+Enter records".
class StepButton final : public QPushButton
{
    Q_OBJECT

public:
    StepButton(const ThemeSource& source, const QString& text, const QKeySequence& key,
               QWidget* parent = nullptr);

    void setKind(ButtonKind kind);
    // Large for an answer, Normal for what stands beside the answers.
    void setButtonSize(ButtonSize size);
    void setGuard(PressGuard guard) { m_guard = guard; }
    const QKeySequence& key() const { return m_key; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    // Space or Enter was pressed on a guarded button.
    void guarded();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void followKeys();
    QFont textFont() const;
    int paddingPx() const;
    int heightPx() const;
    int capWidth() const; // with the gap before it
    QRect textRect(int width) const;

    const ThemeSource& m_source;
    QKeySequence m_shipped;
    QKeySequence m_key; // that counts
    ButtonKind m_kind = ButtonKind::Plain;
    ButtonSize m_size = ButtonSize::Large;
    PressGuard m_guard = PressGuard::Open;
};

} // namespace haven::ui
