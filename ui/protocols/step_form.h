#pragma once

#include "models/crisis/protocol_draft.h"
#include "ui/theme/theme_source.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace haven::ui {

class FormCard;

// One step of a protocol as fields, and what is wrong with it right below them.
class StepForm final : public QWidget
{
    Q_OBJECT

public:
    explicit StepForm(const ThemeSource& source, QWidget* parent = nullptr);

    // nullptr: no step is chosen. Tells of no edit.
    void show(const DraftStep* step, int number);
    DraftStep step() const;
    void showFindings(const std::vector<LintFinding>& findings);
    void focusText();
    enum class Writable { No, Yes };
    void setWritable(Writable writable);

Q_SIGNALS:
    void edited();

private:
    void build();
    void restyle();
    void tellEdit();

    const ThemeSource& m_source;
    FormCard* m_card;
    QLineEdit* m_id = nullptr;
    QLineEdit* m_text = nullptr;
    QLineEdit* m_say = nullptr;
    QComboBox* m_kind = nullptr;
    QCheckBox* m_critical = nullptr;
    QPlainTextEdit* m_answers = nullptr;
    QLineEdit* m_timer = nullptr;
    QLineEdit* m_recheck = nullptr;
    QLineEdit* m_next = nullptr;
    QLabel* m_findings = nullptr;
    bool m_isFilling = false;
};

// "Must be set right: …", a line each; empty for none.
QString findingLines(const std::vector<LintFinding>& findings);

} // namespace haven::ui
