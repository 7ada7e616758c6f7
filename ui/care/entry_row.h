#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"

#include <functional>
#include <map>
#include <QStringList>
#include <QWidget>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace haven::ui {

class DraftKeeper;
class KeyButton;
class WrapLayout;

// A short entry of the record: a few choices and lines under one heading, and a button that records
// them. What was typed or chosen is kept as a draft until whoever asked says that it is on the
// record.
class EntryRow final : public QWidget
{
    Q_OBJECT

public:
    EntryRow(const ThemeSource& source, Desk& desk, const QString& name, const QString& title,
             QWidget* parent = nullptr);

    QComboBox* addChoice(const QString& name, const QString& label, const QStringList& words);
    QLineEdit* addLine(const QString& name, const QString& label);
    // Last.
    void addButton(const QString& text, std::function<void()> record);
    // What the drafts are about, "ledger/26-000112"; empty: nothing stands here and nothing is
    // kept.
    void setAbout(const std::string& about);
    const std::string& about() const { return m_about; }
    // What was entered about this is on the record. What was typed since stays.
    void settle(const std::string& about);
    // What there is already, under the heading.
    void setRecorded(const QString& text);
    // Why nothing can be entered here; empty: it can.
    void setClosed(const QString& why);

private:
    struct Field {
        std::string name;
        QLineEdit* line = nullptr; // one of the two
        QComboBox* choice = nullptr;
        DraftKeeper* draft = nullptr;
        QString value() const;
    };
    void add(Field field, QWidget* widget);
    void setKeys();
    void restyle();

    const ThemeSource& m_source;
    QVBoxLayout* m_column;
    QLabel* m_title;
    QLabel* m_recorded;
    QLabel* m_closed;
    QWidget* m_fields;
    WrapLayout* m_flow;
    Desk& m_desk;
    std::string m_about;
    bool m_isClosed = false;
    std::vector<Field> m_parts;
    std::map<std::string, QStringList> m_sent; // about what: the fields as they were sent
    std::vector<QWidget*> m_all;
};

} // namespace haven::ui
