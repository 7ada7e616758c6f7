#pragma once

#include "ui/widgets/key_button.h"

#include <vector>

class QLayout;

namespace haven::ui {

// The small buttons of one part of the call form, each on Alt and a letter.
class CallButtons final
{
public:
    // Precondition: both outlive it.
    CallButtons(const ThemeSource& source, QWidget& parent) : m_source(source), m_parent(parent) {}

    KeyButton* add(QLayout& row, const char* name, const QString& text, Qt::Key letter);
    // Their keys count while the focus is inside `panel`.
    void bindWithin(QWidget* panel);
    const std::vector<KeyButton*>& all() const { return m_all; }

private:
    const ThemeSource& m_source;
    QWidget& m_parent;
    std::vector<KeyButton*> m_all; // in the order they stand
};

} // namespace haven::ui
