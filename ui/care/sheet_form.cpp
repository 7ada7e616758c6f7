#include "ui/care/sheet_form.h"

#include "models/base/text.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/command_line.h"
#include "models/dispatch/decide.h"
#include "models/items/qt_text.h"
#include "ui/care/care_words.h"
#include "ui/crisis/crisis_words.h"
#include "ui/widgets/calm_combo.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/draft_keeper.h"
#include "ui/widgets/key_button.h"

#include <algorithm>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>
#include <utility>

namespace haven::ui {

SheetForm::SheetForm(const ThemeSource& source, Desk& desk, WallClock clock, CareSheet sheet,
                     QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)), m_sheet(sheet),
      m_asker(desk)
{
    setObjectName(QStringLiteral("sheet%1").arg(fromStd(std::string(enumName(sheet)))));
    setAccessibleName(coreWord(sheetTitle(sheet)));
    build();
    connect(&m_asker, &DeskAsker::said, this, [this](const QString& sentence, Tone tone) {
        m_message->setText(sentence);
        m_message->show();
        Q_EMIT said(sentence, tone);
    });
    connect(&m_asker, &DeskAsker::done, this, [this](const std::string& key) {
        m_message->hide();
        // The words leave the line once they are on the record, so that nothing is written twice.
        for (Row& row : m_rows) {
            if (key != row.asked || !row.line)
                continue;
            if (key != row.about) // another incident is shown by now
                dropSentDraft(m_desk, key, row.settled);
            else if (row.line->text() == row.settled)
                row.line->clear();
        }
    });
    connect(&m_asker, &DeskAsker::settled, this, [this](const std::string& key) {
        for (Row& row : m_rows) {
            if (key == row.asked)
                row.settled = std::exchange(row.sent, {});
        }
        refresh();
    });
    connect(&m_desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (m_shown && changes.incidents.count(*m_shown) > 0)
            refresh();
    });
    connect(&m_desk, &Desk::seatChanged, this, &SheetForm::refresh);
    connect(&m_source, &ThemeSource::changed, this, &SheetForm::restyle);
    restyle();
}

bool SheetForm::isWorksheet() const
{
    return m_sheet == CareSheet::OfficerRequest || m_sheet == CareSheet::Certificate;
}

void SheetForm::build()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_area = new QScrollArea(this);
    m_area->setObjectName(objectName() + QStringLiteral("Scroll"));
    m_area->setAccessibleName(accessibleName());
    m_area->setToolTip(accessibleName());
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new QWidget(m_area->viewport());
    m_column = new QVBoxLayout(body);
    for (QLabel** label : {&m_intro, &m_clocks, &m_message}) {
        *label = new QLabel(body);
        (*label)->setTextFormat(Qt::PlainText);
        (*label)->setWordWrap(true);
        m_column->addWidget(*label);
    }
    m_intro->setObjectName(QStringLiteral("sheetIntro"));
    m_clocks->setObjectName(QStringLiteral("sheetClocks"));
    m_message->setObjectName(QStringLiteral("sheetMessage"));
    m_message->hide();
    m_clocks->hide();
    const auto rules = rulesOf(m_sheet);
    m_rows.reserve(rules.size());
    for (const auto& rule : rules)
        addRow(rule, m_column);
    if (isWorksheet() || m_sheet == CareSheet::Handoff) {
        m_print = new KeyButton(
            m_source, isWorksheet() ? tr("Print the worksheet") : tr("Print the hand-off page"),
            Qt::CTRL | Qt::Key_P, body);
        m_print->setObjectName(QStringLiteral("sheetPrint"));
        m_print->bindWithin(this);
        connect(m_print, &QPushButton::clicked, this, [this] {
            if (m_shown)
                Q_EMIT printRequested(*m_shown, m_sheet);
        });
        m_column->addWidget(m_print, 0, Qt::AlignLeft);
    }
    m_column->addStretch(1);
    m_area->setWidget(body);
    outer->addWidget(m_area);
}

void SheetForm::addRow(const CareFieldRule& rule, QVBoxLayout* column)
{
    Row row;
    row.rule = rule;
    auto* body = column->parentWidget();
    const QString name = QStringLiteral("sheet-%1").arg(fromStd(std::string(rule.word)));
    row.name = new QLabel(fieldLabel(rule), body);
    row.name->setWordWrap(true);
    column->addWidget(row.name);
    const std::size_t index = m_rows.size();
    if (rule.choices.empty()) {
        row.line = new QLineEdit(body);
        row.line->setObjectName(name);
        row.line->setAccessibleName(fieldLabel(rule));
        row.line->setToolTip(
            isCareMoment(rule.field)
                ? tr("%1; a time like 21:40, or: now", "a field").arg(fieldLabel(rule))
                : fieldLabel(rule));
        connect(row.line, &QLineEdit::returnPressed, this, [this, index] { takeOver(index); });
        // What was refused is not sent again by leaving the line.
        connect(row.line, &QLineEdit::editingFinished, this, [this, index] {
            if (m_rows[index].line->text() != m_rows[index].settled)
                write(index);
        });
        column->addWidget(row.line);
        row.draft = new DraftKeeper(m_desk, {}, row.line);
    } else {
        row.choice = new CalmCombo(body);
        row.choice->setObjectName(name);
        row.choice->setAccessibleName(fieldLabel(rule));
        const bool isOne = rule.takes == CareFieldRule::Takes::One;
        row.choice->setToolTip(
            isOne ? tr("%1; Up and Down choose", "a field").arg(fieldLabel(rule))
                  : tr("%1; Alt+Down opens, Enter adds one or takes it out", "a field")
                        .arg(fieldLabel(rule)));
        row.choice->addItem(isOne ? tr("not recorded") : tr("add one, or take it out"), QString());
        for (const auto& word : split(rule.choices, ','))
            row.choice->addItem(choiceText(word), fromStd(word));
        connect(row.choice, &QComboBox::activated, this, [this, index] { write(index); });
        column->addWidget(row.choice);
    }
    row.standing = new QLabel(body);
    row.standing->setObjectName(name + QStringLiteral("-standing"));
    row.standing->setTextFormat(Qt::PlainText);
    row.standing->setWordWrap(true);
    column->addWidget(row.standing);
    m_rows.push_back(std::move(row));
}

const Incident* SheetForm::incident() const
{
    const auto found =
        m_shown ? m_desk.state().incidents.find(*m_shown) : m_desk.state().incidents.end();
    return found == m_desk.state().incidents.end() || isCareHidden(found->second, m_inside)
               ? nullptr
               : &found->second;
}

void SheetForm::setInside(std::optional<IncidentId> incidentOpened)
{
    m_inside = incidentOpened;
    refresh();
}

void SheetForm::show(std::optional<IncidentId> incidentShown)
{
    if (incidentShown == m_shown) {
        refresh();
        return;
    }
    m_shown = incidentShown;
    m_message->hide();
    if (incident() == nullptr) {
        for (Row& row : m_rows) {
            row.about.clear();
            if (row.draft)
                row.draft->setKey({});
        }
    }
    refresh();
}

void SheetForm::focusFirst()
{
    // Where nothing may be written the page itself has the keys: else they would go nowhere.
    QWidget* first = m_area;
    for (auto row = m_rows.rbegin(); row != m_rows.rend(); ++row) {
        QWidget* field = row->line ? static_cast<QWidget*>(row->line) : row->choice;
        if (field->isEnabled())
            first = field;
    }
    first->setFocus(Qt::OtherFocusReason);
}

bool SheetForm::mayWrite(const CareFieldRule& rule) const
{
    const auto holds = [&](Role role) { return m_desk.seat().roles.count(role) > 0; };
    switch (rule.writer) {
    case CareWriter::Anyone:
        return mayDo(RecordCareText{}, m_desk.seat().roles);
    case CareWriter::Police:
        return holds(Role::Dispatcher) || holds(Role::Supervisor);
    case CareWriter::Clinician:
        return holds(Role::Clinician);
    }
    return false;
}

bool SheetForm::mayRead() const
{
    return mayReadSheet(m_sheet, m_desk.seat().roles);
}

void SheetForm::refresh()
{
    const Incident* one = incident();
    m_area->setVisible(one != nullptr);
    if (!one)
        return;
    const QString whose = foreignWords();
    const QString intro =
        isWorksheet()
            ? tr("A worksheet, and no form of the state: it authorizes nothing. Write what was "
                 "seen and said. Custody for an examination is not an arrest.")
            : tr("Enter writes a line. Empty lines say that nobody has asked yet.");
    m_intro->setText(whose.isEmpty() ? intro : intro + u'\n' + whose);
    for (Row& row : m_rows) {
        refreshRow(row, *one);
        // Said once above all of them, and not again under each.
        const bool isTold = !whose.isEmpty() && row.sent.isEmpty() &&
                            !careTextOf(one->care, m_sheet, row.rule.field);
        row.standing->setVisible(!isTold && !row.standing->text().isEmpty());
    }
    tellClocks(*one);
}

// Where nobody at this desk writes a line of the sheet: who does. Empty where some line is theirs.
QString SheetForm::foreignWords() const
{
    const auto isOurs = [this](const Row& row) { return mayWrite(row.rule); };
    const auto isOf = [this](CareWriter writer) {
        return std::all_of(m_rows.begin(), m_rows.end(),
                           [writer](const Row& row) { return row.rule.writer == writer; });
    };
    if (std::any_of(m_rows.begin(), m_rows.end(), isOurs))
        return {};
    if (isOf(CareWriter::Police))
        return tr("Police write this sheet. Empty lines are not filled in yet.");
    if (isOf(CareWriter::Clinician))
        return tr("A clinician writes this sheet. Empty lines are not filled in yet.");
    return {};
}

// Who may not read the sheet has drafts of their own, and sees nothing that a colleague began at
// the same desk; who may not write the row has none. Each incident has its own, so words never go
// on to another one.
void SheetForm::setAbout(Row& row, const Incident& one) const
{
    row.about = "sheet/" + one.number + "/" + std::string(enumName(m_sheet)) + "/" +
                std::string(row.rule.word) + (mayRead() ? "" : "/unread");
    if (row.draft)
        row.draft->setKey(mayWrite(row.rule) ? row.about : std::string());
}

// A draft in the line stands; what is on the record stands under it.
void SheetForm::refreshRow(Row& row, const Incident& one)
{
    setAbout(row, one);
    const CareText* text = careTextOf(one.care, m_sheet, row.rule.field);
    const Seat& seat = m_desk.seat();
    const bool isAllowed = mayWrite(row.rule) && mayReplace(text, m_sheet, seat.roles, seat.agent);
    if (row.line) {
        row.line->setEnabled(isAllowed);
        row.line->setPlaceholderText(text && isAllowed ? tr("write again to correct") : QString());
    } else {
        row.choice->setEnabled(isAllowed);
        const bool isOne = row.rule.takes == CareFieldRule::Takes::One;
        const int at = text && isOne && mayRead() ? row.choice->findData(fromStd(text->text)) : 0;
        if (row.sent.isEmpty())
            row.choice->setCurrentIndex(std::max(0, at));
    }
    tellKnown(row, one, isAllowed && !text);
    if (!row.sent.isEmpty() && row.asked == row.about)
        row.standing->setText(tr("Saving…"));
    else if (text && !mayRead())
        row.standing->setText(tr("On the record. Clinicians and supervisors read it."));
    else if (text)
        row.standing->setText(tr("“%1” %2, %3", "words, who, when")
                                  .arg(fromStd(shownCareText(row.rule, text->text)),
                                       personName(m_desk.state(), text->by),
                                       m_clock.dated(text->at)));
    else if (!isAllowed)
        row.standing->setText(row.rule.writer == CareWriter::Clinician
                                  ? tr("Not filled in; a clinician writes it.")
                                  : tr("Not filled in; police write it."));
    else if (!row.known.isEmpty())
        row.standing->setText(
            tr("On the incident: “%1”. Enter on the empty line takes it over.", "a name, a day")
                .arg(row.known));
    else
        row.standing->clear();
    row.standing->setVisible(!row.standing->text().isEmpty());
}

void SheetForm::tellClocks(const Incident& one)
{
    QStringList lines;
    if (isWorksheet() && isUnderAge(one, m_desk.now()))
        lines << tr("Under 18: ask the supervisor. 17a-503 is for adults, 17a-78 is for a child.");
    const auto sheet = one.care.sheets.find(m_sheet);
    const auto clocks = sheet != one.care.sheets.end() && isWorksheet()
                            ? hospitalClocks(sheet->second)
                            : std::nullopt;
    if (clocks && m_desk.seat().roles.count(Role::Clinician) > 0)
        lines << tr("The hospital's clock: examination by %1, held at most until %2.", "times")
                     .arg(m_clock.dated(clocks->examBy), m_clock.dated(clocks->holdUntil));
    m_clocks->setText(lines.join(u'\n'));
    m_clocks->setVisible(!lines.isEmpty());
}

// Of several the chosen one is added to what stands, or taken out of it.
QString SheetForm::chosenText(const Row& row, const Incident& one) const
{
    const std::string chosen = row.choice->currentData().toString().toStdString();
    const CareText* standing = careTextOf(one.care, m_sheet, row.rule.field);
    if (chosen.empty() || row.rule.takes == CareFieldRule::Takes::One || !standing || !mayRead())
        return fromStd(chosen);
    auto codes = codesOf(row.rule, standing->text);
    if (std::erase(codes, chosen) == 0)
        codes.push_back(chosen);
    return fromStd(joined(codes, ","));
}

// As the command line reads it: the hospital's clock runs from when it was, not from the keyboard.
Result<std::optional<Instant>> SheetForm::momentOf(const CareFieldRule& rule,
                                                   const std::string& words) const
{
    const Instant now = m_desk.now();
    const Span offset = m_clock.offset ? m_clock.offset(now) : Span{};
    LineContext context{m_desk.state(), m_desk.knowledge(), now, offset, {}, {}};
    context.offsetAt = m_clock.offset;
    return careMomentOf(rule, words, context);
}

// Who it is stands on the incident already: it is told below the empty line, never in it, where it
// would look recorded. It is on the sheet only once somebody says so.
void SheetForm::tellKnown(Row& row, const Incident& one, bool isOpen) const
{
    row.known = isOpen && row.line && isWorksheet() ? fromStd(knownOnIncident(one, row.rule.field))
                                                    : QString();
}

// Enter on the empty line takes over what is told below it; leaving it never does.
void SheetForm::takeOver(std::size_t index)
{
    Row& row = m_rows[index];
    const Incident* one = incident();
    if (one && row.sent.isEmpty() && !row.known.isEmpty() && row.line->text().trimmed().isEmpty())
        send(row, *one, row.known);
    else
        write(index);
}

void SheetForm::write(std::size_t index)
{
    Row& row = m_rows[index];
    const Incident* one = incident();
    if (!one || !row.sent.isEmpty())
        return;
    const QString text = row.line ? row.line->text() : chosenText(row, *one);
    if (!text.trimmed().isEmpty())
        send(row, *one, text);
}

void SheetForm::send(Row& row, const Incident& one, const QString& text)
{
    RecordCareText command;
    command.incident = one.id;
    command.sheet = m_sheet;
    command.field = row.rule.field;
    command.text = text.toStdString();
    const auto at = momentOf(row.rule, command.text);
    if (!at) {
        const QString why = refusalText(at.refusal());
        row.settled = text;
        m_message->setText(why);
        m_message->show();
        Q_EMIT said(why, Tone::Refused);
        return;
    }
    row.sent = text;
    row.asked = row.about;
    m_asker.ask(std::move(command), row.about, *at);
    refresh();
}

void SheetForm::restyle()
{
    const Look& look = m_source.look();
    m_column->setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12));
    m_column->setSpacing(look.px(4));
    styleLabel(m_intro, look, TypeRole::Body, Token::Second);
    styleLabel(m_clocks, look, TypeRole::Strong, Token::Text);
    styleLabel(m_message, look, TypeRole::Body, Token::Danger);
    for (Row& row : m_rows) {
        styleLabel(row.name, look, TypeRole::Small, Token::Second);
        row.name->setContentsMargins(0, look.px(8), 0, 0);
        styleLabel(row.standing, look, TypeRole::Body, Token::Text);
        if (row.line)
            row.line->setFont(look.font(TypeRole::Body));
        else
            row.choice->setFont(look.font(TypeRole::Body));
    }
    refresh();
}

} // namespace haven::ui
