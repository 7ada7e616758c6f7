#include "ui/care/entry_row.h"

#include "ui/care/care_words.h"
#include "ui/widgets/calm_combo.h"
#include "ui/widgets/draft_keeper.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/wrap_layout.h"

#include <algorithm>
#include <QComboBox>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace haven::ui {

QString EntryRow::Field::value() const
{
    return line ? line->text() : QString::number(choice->currentIndex());
}

EntryRow::EntryRow(const ThemeSource& source, Desk& desk, const QString& name, const QString& title,
                   QWidget* parent)
    : QWidget(parent), m_source(source), m_column(new QVBoxLayout(this)),
      m_title(new QLabel(title, this)), m_recorded(new QLabel(this)), m_closed(new QLabel(this)),
      m_fields(new QWidget(this)), m_flow(new WrapLayout(m_fields)), m_desk(desk)
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
    auto* choice = new CalmCombo(m_fields);
    choice->setObjectName(name);
    choice->setAccessibleName(label);
    choice->setToolTip(tr("%1; Up and Down choose", "a field").arg(label));
    choice->addItems(words);
    add({name.toStdString(), nullptr, choice, new DraftKeeper(m_desk, {}, choice)}, choice);
    return choice;
}

QLineEdit* EntryRow::addLine(const QString& name, const QString& label)
{
    auto* line = new QLineEdit(m_fields);
    line->setObjectName(name);
    line->setAccessibleName(label);
    line->setToolTip(label);
    line->setPlaceholderText(label);
    add({name.toStdString(), line, nullptr, new DraftKeeper(m_desk, {}, line)}, line);
    return line;
}

void EntryRow::add(Field field, QWidget* widget)
{
    m_parts.push_back(std::move(field));
    m_flow->addWidget(widget);
    m_all.push_back(widget);
}

void EntryRow::addButton(const QString& text, std::function<void()> record)
{
    auto* button = new KeyButton(m_source, text, QKeySequence(Qt::CTRL | Qt::Key_Return), m_fields);
    button->setObjectName(objectName() + QStringLiteral("Record"));
    button->bindWithin(this);
    connect(button, &QPushButton::clicked, this, [this, record = std::move(record)] {
        QStringList sent;
        for (const Field& field : m_parts)
            sent << field.value();
        m_sent[m_about] = std::move(sent);
        record();
    });
    for (const Field& field : m_parts) {
        if (field.line)
            connect(field.line, &QLineEdit::returnPressed, button, &QPushButton::click);
    }
    m_flow->addWidget(button);
    m_all.push_back(button);
    restyle();
}

void EntryRow::setAbout(const std::string& about)
{
    m_about = about;
    setKeys();
}

// Who may not enter anything here is not shown what a colleague began at the same desk.
void EntryRow::setKeys()
{
    const bool isKept = !m_about.empty() && !m_isClosed;
    for (Field& field : m_parts)
        field.draft->setKey(isKept ? m_about + "/" + field.name : std::string());
}

// What was typed since it was sent stays, here and about whatever was shown then.
void EntryRow::settle(const std::string& about)
{
    const auto sent = m_sent.extract(about);
    if (sent.empty())
        return;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const Field& field = m_parts[i];
        const QString& value = sent.mapped().at(static_cast<qsizetype>(i));
        if (about != m_about)
            dropSentDraft(m_desk, about + "/" + field.name, value);
        else if (field.line && field.value() == value)
            field.line->clear();
        else if (field.choice && field.value() == value)
            field.choice->setCurrentIndex(0);
    }
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
    m_isClosed = !why.isEmpty();
    setKeys();
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
    const QFontMetrics metrics(look.font(TypeRole::Body));
    for (const Field& field : m_parts) {
        if (!field.line)
            continue;
        // What stands in the empty field is its only label.
        const int label = metrics.horizontalAdvance(field.line->placeholderText());
        field.line->setMinimumWidth(std::max(look.px(210), label + look.px(26)));
    }
}

} // namespace haven::ui
