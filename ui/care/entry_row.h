#pragma once

#include "ui/theme/theme_source.h"

#include <functional>
#include <QWidget>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace haven::ui {

class FlowLayout;
class KeyButton;

// A short entry of the record: a few choices and lines under one heading, and a button that records
// them. What was typed stays until whoever asked says that it is on the record.
class EntryRow final : public QWidget
{
    Q_OBJECT

public:
    EntryRow(const ThemeSource& source, const QString& name, const QString& title,
             QWidget* parent = nullptr);

    QComboBox* addChoice(const QString& name, const QString& label, const QStringList& words);
    QLineEdit* addLine(const QString& name, const QString& label);
    // Last.
    void addButton(const QString& text, std::function<void()> record);
    void clearLines();
    // What there is already, under the heading.
    void setRecorded(const QString& text);
    // Why nothing can be entered here; empty: it can.
    void setClosed(const QString& why);

private:
    void restyle();

    const ThemeSource& m_source;
    QVBoxLayout* m_column;
    QLabel* m_title;
    QLabel* m_recorded;
    QLabel* m_closed;
    QWidget* m_fields;
    FlowLayout* m_flow;
    std::vector<QLineEdit*> m_lines;
    std::vector<QWidget*> m_all;
};

} // namespace haven::ui
