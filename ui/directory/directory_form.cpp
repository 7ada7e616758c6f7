#include "ui/directory/directory_form.h"

#include "models/crisis/directory_search.h"
#include "models/items/qt_text.h"
#include "ui/admin/form_card.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/key_button.h"

#include <algorithm>
#include <QComboBox>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kDirectoryLineMax = 4000;
constexpr int kNotesLines = 4;

int kindCount()
{
    return static_cast<int>(enumNames(DirectoryKind{}).size());
}

} // namespace

DirectoryForm::DirectoryForm(const ThemeSource& source, Desk& desk, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_card(nullptr)
{
    setObjectName(QStringLiteral("directoryForm"));
    build();
    connect(&m_desk, &Desk::answered, this, &DirectoryForm::hear);
    connect(&m_source, &ThemeSource::changed, this, &DirectoryForm::restyle);
    restyle();
}

// A line each, for a sentence may hold the sign that parts other lists.
void DirectoryForm::addNotes()
{
    const QString label = tr("Notes");
    m_notes = new QPlainTextEdit(m_card);
    m_notes->setObjectName(QStringLiteral("directoryFieldNotes"));
    m_notes->setAccessibleName(label);
    m_notes->setToolTip(tr("a line each"));
    m_notes->setPlaceholderText(tr("a line each"));
    m_notes->setTabChangesFocus(true);
    m_card->addField(label, m_notes);
}

void DirectoryForm::restyle()
{
    const QFont font = m_source.look().font(TypeRole::Body);
    m_notes->setFont(font);
    m_notes->setFixedHeight(kNotesLines * QFontMetrics(font).lineSpacing() +
                            m_source.look().px(14));
}

void DirectoryForm::addLine(const char* key, const QString& label, const QString& tip)
{
    QString name = QString::fromLatin1(key);
    name[0] = name[0].toUpper();
    QLineEdit* line = m_card->addLine(QStringLiteral("directoryField") + name, label, tip);
    line->setMaxLength(kDirectoryLineMax);
    line->setPlaceholderText(tip);
    m_lines.push_back({key, label, line});
}

void DirectoryForm::build()
{
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("directoryFormScroll"));
    area->setAccessibleName(tr("An entry of the directory"));
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new QWidget(area->viewport());
    auto* inside = new QVBoxLayout(body);
    inside->setContentsMargins(0, 0, 0, 0);
    m_card = new FormCard(m_source, tr("An entry of the directory"), body);
    addLine("name", tr("Name"), tr("as people call it"));
    m_kind = m_card->addChoice(QStringLiteral("directoryFieldKind"), tr("Kind"),
                               tr("What kind of help it is"));
    for (int n = 0; n < kindCount(); ++n)
        m_kind->addItem(coreWord(kindText(static_cast<DirectoryKind>(n))));
    addLine("phones", tr("Phones"), tr("860-555-0100 x12; 211 press 1, then 1"));
    addLine("via", tr("Reached through"), tr("the id of a line, where it has no number"));
    addLine("hours", tr("Hours"), tr("always, unknown, or Mon-Fri 08:00-17:00; Sat 13:00-22:00"));
    addLine("ages", tr("Ages"), tr("all, unknown, 18+, 0-17, or 0-17, 18 in school"));
    addLine("towns", tr("Serves"), tr("all, unknown, or Hartford; New Britain"));
    addLine("at", tr("Stands in"), tr("a town"));
    addLine("capabilities", tr("Can do"), tr("mobile-crisis; walk-in; spanish"));
    addLine("agreement", tr("Agreement"), tr("none, or signed 2026-01-05 to 2027-01-05"));
    addLine("capacity", tr("At one time"), tr("how many it takes at one time"));
    addLine("order", tr("Order"), tr("1 to 1000; lower is tried first"));
    addNotes();
    addLine("source", tr("Source"), tr("who says so"));
    addLine("asOf", tr("As of"), tr("the day of the source: 2026-11-01"));
    addLine("checkedOn", tr("Checked on"), tr("the day somebody here confirmed it: 2026-11-26"));
    auto* save = new KeyButton(m_source, tr("Save"), Qt::CTRL | Qt::Key_Return, m_card);
    save->setObjectName(QStringLiteral("directorySave"));
    save->setKind(ButtonKind::Primary);
    save->bindWithin(this);
    m_card->addButton(save);
    connect(save, &QPushButton::clicked, this, &DirectoryForm::save);
    auto* leave = new KeyButton(m_source, tr("Leave"), Qt::Key_Escape, m_card);
    leave->setObjectName(QStringLiteral("directoryLeave"));
    m_card->addButton(leave);
    connect(leave, &QPushButton::clicked, this, &DirectoryForm::left);
    inside->addWidget(m_card);
    inside->addStretch(1); // the fields stand at the top, however tall the panel is
    area->setWidget(body);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(area);
}

void DirectoryForm::start(const DirectoryEntry* entry)
{
    m_sent.reset();
    m_entry = entry ? entry->id : std::string();
    m_kept = entry ? directoryFieldsOf(*entry) : DirectoryFields();
    if (!entry)
        m_kept["asOf"] = today();
    m_card->setTitle(entry ? tr("Change %1", "name of an entry").arg(fromStd(entry->name))
                           : tr("A new entry of the directory"));
    m_card->say({}, Tone::Quiet);
    m_kind->setCurrentIndex(static_cast<int>(entry ? entry->kind : DirectoryKind::Partner));
    for (const auto& line : m_lines) {
        const auto found = m_kept.find(line.key);
        line.edit->setText(found == m_kept.end() ? QString() : typedFromStd(found->second));
        line.edit->setCursorPosition(0);
    }
    m_notes->setPlainText(typedFromStd(m_kept["notes"]));
    m_lines.front().edit->setFocus(Qt::OtherFocusReason);
}

// Whoever writes a new entry has it from its source today.
std::string DirectoryForm::today() const
{
    const LocalDay day = m_desk.today();
    return QStringLiteral("%1-%2-%3")
        .arg(day.year)
        .arg(day.month, 2, 10, QLatin1Char('0'))
        .arg(day.day, 2, 10, QLatin1Char('0'))
        .toStdString();
}

DirectoryFields DirectoryForm::fields() const
{
    DirectoryFields fields = m_kept;
    for (const auto& line : m_lines)
        fields[line.key] = line.edit->text().trimmed().toStdString();
    fields["notes"] = m_notes->toPlainText().trimmed().toStdString();
    fields["kind"] = kindWord(static_cast<DirectoryKind>(m_kind->currentIndex()));
    const auto& entries = m_desk.knowledge().directory;
    fields["id"] = m_entry.empty() ? directoryIdFor(fields["name"], entries) : m_entry;
    return fields;
}

// In the words of the form, and the cursor goes where it is to be mended.
void DirectoryForm::tellFault(const std::string& what)
{
    const std::size_t end = what.find(": ");
    const auto line = std::find_if(m_lines.begin(), m_lines.end(), [&](const Line& one) {
        return end != std::string::npos && one.key == what.substr(0, end);
    });
    const QString sentence =
        line == m_lines.end()
            ? tr("This is not saved yet: %1.", "what is wrong, half a sentence").arg(fromStd(what))
            : tr("This is not saved yet. %1: %2.", "a field, what is wrong, half a sentence")
                  .arg(line->label, coreText(what.substr(end + 2)));
    if (line != m_lines.end())
        line->edit->setFocus(Qt::OtherFocusReason);
    m_card->say(sentence, Tone::Refused);
    Q_EMIT said(sentence, Tone::Refused);
}

void DirectoryForm::save()
{
    if (m_sent)
        return;
    const DirectoryRead read = directoryEntryFrom(fields(), m_desk.knowledge().towns);
    if (!read.faults.empty()) {
        tellFault(read.faults.front().what);
        return;
    }
    DirectoryWish wish;
    wish.act = DirectoryWishAct::Save;
    wish.entry = read.entries.front();
    m_card->say(tr("Saving…"), Tone::Quiet);
    const std::string id = wish.entry.id;
    m_sent.emplace(m_desk.changeDirectory(std::move(wish)), id);
}

void DirectoryForm::hear(const Answered& answer)
{
    if (!m_sent || answer.id != m_sent->first)
        return;
    const std::string entry = std::exchange(m_sent, std::nullopt)->second;
    if (!answer.result.isOk()) {
        const QString sentence = refusalText(answer.result.refusal());
        m_card->say(sentence, Tone::Refused);
        Q_EMIT said(sentence, Tone::Refused);
        return;
    }
    m_card->say({}, Tone::Quiet);
    Q_EMIT said(tr("The entry is saved; every window uses it now."), Tone::Accepted);
    Q_EMIT saved(entry);
}

void DirectoryForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace haven::ui
