#pragma once

#include "models/items/preferences.h"
#include "ui/theme/theme_source.h"

#include <QStringListModel>
#include <QWidget>

class QLineEdit;
class QListView;

namespace haven::ui {

class FormCard;
class KeyButton;

// A person's own short words for the command line: all of them, and one to make, change or forget.
class MacrosCard final : public QWidget
{
    Q_OBJECT

public:
    // Precondition: both outlive it.
    MacrosCard(const ThemeSource& source, PreferenceSource& preferences, QWidget* parent = nullptr);

private:
    void keep();
    void forget();
    void change(const MacroWish& wish, const QString& done);
    void choose(int row);
    void tell();
    void restyle();

    const ThemeSource& m_source;
    PreferenceSource& m_preferences;
    QStringListModel m_model;
    QListView* m_list;
    FormCard* m_card;
    QLineEdit* m_name;
    QLineEdit* m_lines;
    KeyButton* m_keep;
    KeyButton* m_forget;
};

} // namespace haven::ui
