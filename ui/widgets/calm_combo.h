#pragma once

#include <QComboBox>

namespace haven::ui {

// A combo box whose wheel does nothing while the hand is elsewhere: a form that is scrolled must
// not change.
class CalmCombo final : public QComboBox
{
    Q_OBJECT

public:
    explicit CalmCombo(QWidget* parent = nullptr);

protected:
    void wheelEvent(QWheelEvent* event) override;
    // The style draws no arrow; without one a list looks like a line to type in.
    void paintEvent(QPaintEvent* event) override;
};

// The same for a slider or a spin box.
void calmWheel(QWidget& field);

} // namespace haven::ui
