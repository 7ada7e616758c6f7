#include "ui/care/entry_row.h"

#include "ui/care/care_words.h"
#include "ui/crisis/flow_layout.h"
#include "ui/widgets/key_button.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace haven::ui {

EntryRow::EntryRow(const ThemeSource& source, const QString& name, const QString& title,
                   QWidget* parent)
    : QWidget(parent), m_source(source), m_column(new QVBoxLayout(this)),
      m_title(new QLabel(title, this)), m_recorded(new QLabel(this)), m_closed(new QLabel(this)),
      m_fields(new QWidget(this)), m_flow(new FlowLayout(m_fields))
{
    setObjectName(name);
    setAccessibleName(title);
    m_recorded->setObjectName(name + QStringLiteral("Recorded"));
    m_closed->setObjectName(name + QStringLiteral("Closed"));
    for (QLabel* label : {m_title, m_recorded, m_closed}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        m_column->addWidget(label);
    }
    m_flow->setContentsMargins(0, 0, 0, 0);
    m_column->addWidget(m_fields);
    m_column->setContentsMargins(0, 0, 0, 0);
    connect(&m_source, &ThemeSource::changed, this, &EntryRow::restyle);
    restyle();
}

QComboBox* EntryRow::addChoice(const QString& name, const QString& label, const QStringList& words)
{
    auto* choice = new QComboBox(m_fields);
    choice->setObjectName(name);
    choice->setAccessibleName(label);
    choice->setToolTip(tr("%1; Up and Down choose", "a field").arg(label));
    choice->addItems(words);
    m_flow->addWidget(choice);
    m_all.push_back(choice);
    return choice;
}

QLineEdit* EntryRow::addLine(const QString& name, const QString& label)
{
    auto* line = new QLineEdit(m_fields);
    line->setObjectName(name);
    line->setAccessibleName(label);
    line->setToolTip(label);
    line->setPlaceholderText(label);
    m_flow->addWidget(line);
    m_lines.push_back(line);
    m_all.push_back(line);
    return line;
}

void EntryRow::addButton(const QString& text, std::function<void()> record)
{
    auto* button = new KeyButton(m_source, text, QKeySequence(Qt::CTRL | Qt::Key_Return), m_fields);
    button->setObjectName(objectName() + QStringLiteral("Record"));
    button->bindWithin(this);
    connect(button, &QPushButton::clicked, this, [record = std::move(record)] { record(); });
    for (QLineEdit* line : m_lines)
        connect(line, &QLineEdit::returnPressed, button, &QPushButton::click);
    m_flow->addWidget(button);
    m_all.push_back(button);
    restyle();
}

void EntryRow::clearLines()
{
    for (QLineEdit* line : m_lines)
        line->clear();
}

void EntryRow::setRecorded(const QString& text)
{
    m_recorded->setText(text);
    m_recorded->setVisible(!text.isEmpty());
}

void EntryRow::setClosed(const QString& why)
{
    m_closed->setText(why);
    m_closed->setVisible(!why.isEmpty());
    m_fields->setVisible(why.isEmpty());
}

void EntryRow::restyle()
{
    const Look& look = m_source.look();
    m_column->setSpacing(look.px(4));
    m_flow->setSpacing(look.px(6));
    styleLabel(m_title, look, TypeRole::Strong, Token::Text);
    styleLabel(m_recorded, look, TypeRole::Body, Token::Text);
    styleLabel(m_closed, look, TypeRole::Body, Token::Second);
    for (QWidget* one : m_all)
        one->setFont(look.font(TypeRole::Body));
    for (QLineEdit* line : m_lines)
        line->setMinimumWidth(look.px(210));
}

} // namespace haven::ui
