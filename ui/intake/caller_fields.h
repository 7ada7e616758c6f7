#pragma once

#include "ui/intake/form_grid.h"
#include "ui/intake/sheet_choices.h"
#include "ui/widgets/calm_combo.h"

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

} // namespace haven::ui
