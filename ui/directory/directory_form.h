#pragma once

#include "models/crisis/directory_form.h"
#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"

#include <optional>
#include <QWidget>
#include <vector>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace haven::ui {

class FormCard;
class KeyButton;

// One entry as text fields, as in the table an agency may bring in. What is wrong is said in place,
// and nothing typed is lost by it.
class DirectoryForm final : public QWidget
{
    Q_OBJECT

public:
    DirectoryForm(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

    // A new entry where there is none.
    void start(const DirectoryEntry* entry);

Q_SIGNALS:
    // On the disk and in use.
    void saved(const std::string& entry);
    void left();
    void said(const QString& sentence, haven::ui::Tone tone);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void addLine(const char* key, const QString& label, const QString& tip);
    void addNotes();
    void restyle();
    DirectoryFields fields() const;
    std::string today() const;
    void save();
    void tellFault(const std::string& what);
    void hear(const Answered& answer);

    struct Line {
        std::string key;
        QString label;
        QLineEdit* edit;
    };
    const ThemeSource& m_source;
    Desk& m_desk;
    FormCard* m_card;
    QComboBox* m_kind = nullptr;
    std::vector<Line> m_lines;
    QPlainTextEdit* m_notes = nullptr;
    DirectoryFields m_kept; // what the form has no field for
    std::string m_entry;    // its id; empty: a new one
    std::optional<std::pair<quint64, std::string>> m_sent;
};

} // namespace haven::ui
