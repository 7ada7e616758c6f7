#pragma once

#include "ui/theme/theme_source.h"

#include <QWidget>
#include <vector>

class QComboBox;
class QKeySequence;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace haven::ui {

class KeyButton;

// One task of the second page of the sealed notes: words, fields one below the other, buttons. Its
// name stands above each field, for the column is narrow.
class SealForm final : public QWidget
{
    Q_OBJECT

public:
    SealForm(const ThemeSource& source, const QString& name, QWidget* parent);

    QLabel* addText(const QString& name, TypeRole role, Token token);
    QLineEdit* addLine(const QString& name, const QString& label, const QString& example = {});
    QLineEdit* addSecret(const QString& name, const QString& label);
    QComboBox* addChoice(const QString& name, const QString& label);
    enum class Words { Written, Shown };
    QPlainTextEdit* addWords(const QString& name, const QString& label, Words words, int lines);
    // The key counts while the focus is in this form.
    KeyButton* addAct(const QString& name, const QString& text, const QKeySequence& key);
    // A field with its label.
    enum class Seen { No, Yes };
    void setSeen(QWidget* field, Seen seen);
    // Nothing of what was typed or shown stays.
    void clear();
    void restyle();

private:
    QLabel* addLabel(const QString& label, QWidget* field);

    struct Worded {
        QLabel* label;
        TypeRole role;
        Token token;
    };
    struct Edit {
        QPlainTextEdit* edit;
        int lines;
    };
    const ThemeSource& m_source;
    QVBoxLayout* m_column;
    std::vector<Worded> m_words;
    std::vector<Edit> m_edits;
};

// Text in a document of Qt cannot be wiped; it is at least not kept for Undo.
void emptyText(QPlainTextEdit* edit);

} // namespace haven::ui
