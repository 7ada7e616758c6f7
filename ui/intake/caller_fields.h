#pragma once

#include "ui/intake/form_grid.h"
#include "ui/intake/sheet_choices.h"

#include <QComboBox>

namespace haven::ui {

// Who calls, how it is safe to reach them, and where they are, apart from where it happens.
class CallerFields final : public FormGrid
{
    Q_OBJECT

public:
    CallerFields(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

protected:
    void fill() override;
    void refresh() override;
    void loadText(SheetField field) override;

private:
    void addSafeContact();
    void addCallerPlace();

    Desk& m_desk;
    QComboBox* m_safe = nullptr;
    HintList* m_hint = nullptr;
    HintedLine* m_place = nullptr;
    std::vector<PlaceHint> m_places;
};

// A combo box whose wheel does nothing while the hand is elsewhere: a form that is scrolled must
// not change.
class CalmCombo final : public QComboBox
{
    Q_OBJECT

public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent* event) override;
    // The style draws no arrow; without one a list looks like a line to type in.
    void paintEvent(QPaintEvent* event) override;
};

} // namespace haven::ui
