#include "ui/crisis/seal_form.h"

#include "ui/widgets/calm_combo.h"
#include "ui/widgets/key_button.h"

#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kSealLineMax = 400;

} // namespace

void emptyText(QPlainTextEdit* edit)
{
    const QSignalBlocker quiet(edit);
    edit->clear();
    edit->document()->clearUndoRedoStacks();
}

SealForm::SealForm(const ThemeSource& source, const QString& name, QWidget* parent)
    : QWidget(parent), m_source(source), m_column(new QVBoxLayout(this))
{
    setObjectName(name);
    m_column->setContentsMargins(0, 0, 0, 0);
    connect(&source, &ThemeSource::changed, this, &SealForm::restyle);
}

QLabel* SealForm::addText(const QString& name, TypeRole role, Token token)
{
    auto* label = new QLabel(this);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    m_column->addWidget(label);
    m_words.push_back({label, role, token});
    return label;
}

QLabel* SealForm::addLabel(const QString& label, QWidget* field)
{
    QLabel* words = addText(QStringLiteral("sealLabel"), TypeRole::Small, Token::Second);
    words->setText(label);
    words->setBuddy(field);
    return words;
}

QLineEdit* SealForm::addLine(const QString& name, const QString& label, const QString& example)
{
    auto* line = new QLineEdit(this);
    addLabel(label, line);
    line->setObjectName(name);
    line->setAccessibleName(label);
    line->setToolTip(label);
    line->setPlaceholderText(example);
    line->setMaxLength(kSealLineMax);
    m_column->addWidget(line);
    return line;
}

QLineEdit* SealForm::addSecret(const QString& name, const QString& label)
{
    QLineEdit* line = addLine(name, label);
    line->setEchoMode(QLineEdit::Password);
    line->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    return line;
}

QComboBox* SealForm::addChoice(const QString& name, const QString& label)
{
    auto* box = new CalmCombo(this);
    addLabel(label, box);
    box->setObjectName(name);
    box->setAccessibleName(label);
    box->setToolTip(label);
    // A long name must not make the panel wider than its column.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    m_column->addWidget(box);
    return box;
}

QPlainTextEdit* SealForm::addWords(const QString& name, const QString& label, Words words,
                                   int lines)
{
    auto* edit = new QPlainTextEdit(this);
    addLabel(label, edit);
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setToolTip(label);
    edit->setTabChangesFocus(true);
    edit->setReadOnly(words == Words::Shown);
    if (words == Words::Shown)
        edit->setUndoRedoEnabled(false);
    m_column->addWidget(edit);
    m_edits.push_back({edit, lines});
    return edit;
}

KeyButton* SealForm::addAct(const QString& name, const QString& text, const QKeySequence& key)
{
    auto* button = new KeyButton(m_source, text, key, this);
    button->setObjectName(name);
    button->bindWithin(this);
    m_column->addWidget(button);
    return button;
}

void SealForm::setSeen(QWidget* field, Seen seen)
{
    field->setVisible(seen == Seen::Yes);
    for (const auto& words : m_words) {
        if (words.label->buddy() == field)
            words.label->setVisible(seen == Seen::Yes);
    }
}

void SealForm::clear()
{
    for (auto* line : findChildren<QLineEdit*>())
        line->clear();
    for (const auto& one : m_edits)
        emptyText(one.edit);
}

void SealForm::restyle()
{
    const Look& look = m_source.look();
    m_column->setSpacing(look.px(6));
    for (const auto& [label, role, token] : m_words) {
        label->setFont(look.font(role));
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, look.color(token));
        label->setPalette(colors);
    }
    for (auto* line : findChildren<QLineEdit*>())
        line->setFont(look.font(TypeRole::Body));
    for (auto* box : findChildren<QComboBox*>())
        box->setFont(look.font(TypeRole::Body));
    for (const auto& one : m_edits) {
        one.edit->setFont(look.font(TypeRole::Note));
        one.edit->setFixedHeight(QFontMetrics(one.edit->font()).lineSpacing() * one.lines +
                                 look.px(16));
    }
}

} // namespace haven::ui
