#include "ui/crisis/facts_panel.h"

#include "models/dispatch/protocol_texts.h"
#include "models/dispatch/weapon.h"
#include "models/items/qt_text.h"
#include "ui/crisis/case_words.h"
#include "ui/crisis/crisis_words.h"
#include "ui/incident/incident_words.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"

#include <algorithm>
#include <QFontMetrics>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kDraftMs = 150; // a pause in typing after which the draft goes to the disk
constexpr int kNoteLines = 5;

bool mustBeAsked(Fact fact)
{
    return fact == Fact::Weapon || fact == Fact::Violence || fact == Fact::Injury;
}

} // namespace

FactsPanel::FactsPanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock))
{
    setObjectName(QStringLiteral("factsPanel"));
    setAccessibleName(tr("Safety facts"));
    build();
    connect(&m_desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        const bool isMine = m_shown && changes.incidents.count(*m_shown) > 0;
        if (isMine || changes.isRosterChanged || !changes.cautions.empty())
            refresh();
    });
    connect(&m_desk, &Desk::answered, this, &FactsPanel::hear);
    connect(&m_desk, &Desk::seatChanged, this, &FactsPanel::takeUpDraft);
    connect(&m_source, &ThemeSource::changed, this, &FactsPanel::restyle);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &FactsPanel::tick);
    m_timer.start();
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(kDraftMs);
    connect(&m_draftTimer, &QTimer::timeout, this, &FactsPanel::keepDraft);
    restyle();
}

QLabel* FactsPanel::addText(QVBoxLayout* column, const char* name, TypeRole role, Token token)
{
    auto* label = new QLabel(m_body);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    column->addWidget(label);
    m_styled.push_back({label, role, token});
    return label;
}

QLabel* FactsPanel::addHeading(QVBoxLayout* column, const QString& text)
{
    QLabel* label = addText(column, "factsHeading", TypeRole::Small, Token::Second);
    label->setText(text);
    return label;
}

void FactsPanel::build()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_header = new PanelHeader(m_source, tr("Safety facts"), this);
    m_header->setNote(tr("police see these"));
    outer->addWidget(m_header);
    m_notice = new QLabel(this);
    m_notice->setObjectName(QStringLiteral("factsNotice"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_styled.push_back({m_notice, TypeRole::Body, Token::Text});
    outer->addWidget(m_notice);
    m_area = new QScrollArea(this);
    m_area->setObjectName(QStringLiteral("factsScroll"));
    m_area->setAccessibleName(tr("Safety facts and what was said"));
    m_area->setToolTip(tr("Safety facts and what was said"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_body = new QWidget(m_area->viewport());
    auto* column = new QVBoxLayout(m_body);
    m_cautions = addText(column, "factsCautions", TypeRole::Body, Token::Danger);
    m_grid = new QGridLayout;
    // Both wrap in a narrow column: no name leaves an answer a word a line.
    m_grid->setColumnStretch(0, 2);
    m_grid->setColumnStretch(1, 3);
    column->addLayout(m_grid);
    addHeading(column, tr("Level"));
    m_level = addText(column, "factsLevel", TypeRole::Strong, Token::Text);
    m_lead = addText(column, "factsLead", TypeRole::Body, Token::Text);
    addHeading(column, tr("Where, and whom to speak to"));
    m_where = addText(column, "factsWhere", TypeRole::Body, Token::Text);
    addHeading(column, tr("What was said"));
    m_words = addText(column, "factsWords", TypeRole::Body, Token::Text);
    addHeading(column, tr("Who is there"));
    m_people = addText(column, "factsPeople", TypeRole::Body, Token::Text);
    buildNote(column);
    addHeading(column, tr("Notes, newest first"));
    m_notes = addText(column, "factsNotes", TypeRole::Note, Token::Text);
    column->addStretch(1);
    m_area->setWidget(m_body);
    outer->addWidget(m_area, 1);
}

void FactsPanel::buildNote(QVBoxLayout* column)
{
    addHeading(column, tr("Care note"));
    m_note = new QPlainTextEdit(m_body);
    m_note->setObjectName(QStringLiteral("careNote"));
    m_note->setAccessibleName(tr("Care note"));
    m_note->setToolTip(tr("A note about the person's health"));
    m_note->setPlaceholderText(
        tr("What you see and hear; words that were said in quotation marks"));
    m_note->setTabChangesFocus(true);
    column->addWidget(m_note);
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] {
        m_add->setEnabled(!m_note->toPlainText().trimmed().isEmpty());
        m_draftTimer.start();
    });
    m_add = new KeyButton(m_source, tr("Add the note"), Qt::CTRL | Qt::Key_Return, m_body);
    m_add->setObjectName(QStringLiteral("careNoteAdd"));
    m_add->setEnabled(false);
    m_add->bindWithin(this);
    connect(m_add, &QPushButton::clicked, this, &FactsPanel::addNote);
    column->addWidget(m_add);
    m_message = addText(column, "factsMessage", TypeRole::Body, Token::Danger);
    m_message->hide();
    QLabel* who = addText(column, "careNoteWho", TypeRole::Column, Token::Second);
    who->setText(tr("Everybody in the house who works this incident reads it; it is withheld from "
                    "everybody outside. It is not sealed."));
}

const Incident* FactsPanel::chosen() const
{
    return hotIncident(m_desk.state(), m_shown);
}

const Incident* FactsPanel::incident() const
{
    const Incident* one = chosen();
    return one && one->visibility == Visibility::Normal ? one : nullptr;
}

void FactsPanel::show(std::optional<IncidentId> incident)
{
    if (incident != m_shown) {
        if (m_draftTimer.isActive())
            keepDraft();
        m_draftTimer.stop();
        m_shown = incident;
        m_message->hide();
        takeUpDraft();
    }
    refresh();
}

void FactsPanel::refresh()
{
    const Incident* one = incident();
    m_body->setVisible(one != nullptr);
    // Empty it would read as if nothing were known; that there may be a weapon is told to all.
    const Incident* closed = one ? nullptr : chosen();
    m_notice->setText(closed ? restrictedNotice(weaponSign(*closed)) : QString());
    m_notice->setVisible(closed != nullptr);
    if (!one)
        return;
    showFacts(*one);
    showLevel(*one);
    showWords(*one);
    showCase(*one);
    tick();
}

void FactsPanel::showFacts(const Incident& one)
{
    const auto facts = safetyFacts(one);
    while (m_rows.size() < facts.size()) {
        FactRow row;
        const int at = static_cast<int>(m_rows.size());
        for (QLabel** part : {&row.name, &row.answer, &row.age}) {
            *part = new QLabel(m_body);
            (*part)->setTextFormat(Qt::PlainText);
            (*part)->setWordWrap(part != &row.age);
        }
        m_grid->addWidget(row.name, at, 0, Qt::AlignTop);
        m_grid->addWidget(row.answer, at, 1, Qt::AlignTop);
        m_grid->addWidget(row.age, at, 2, Qt::AlignTop | Qt::AlignRight);
        m_rows.push_back(row);
    }
    for (std::size_t n = 0; n < m_rows.size(); ++n) {
        FactRow& row = m_rows[n];
        const bool isUsed = n < facts.size();
        for (QLabel* part : {row.name, row.answer, row.age})
            part->setVisible(isUsed);
        if (!isUsed)
            continue;
        const SafetyFact& fact = facts[n];
        row.name->setText(factLabel(fact.fact));
        const auto weapon = fact.fact == Fact::Weapon ? possibleWeapon(one) : std::nullopt;
        const QString said =
            fromStd(saidInChecklist(m_desk.state(), m_desk.knowledge(), one, fact.fact));
        QString answer = answerText(fact.answer);
        if (!said.isEmpty())
            answer =
                tr("%1 (%2)", "an answer, as it was chosen in the checklist").arg(answer, said);
        row.answer->setText(weapon ? possibleWeaponText(*weapon, fact.answer) : answer);
        row.answer->setObjectName(
            QStringLiteral("fact-%1").arg(fromStd(std::string(factWord(fact.fact)))));
        row.at = weapon ? weapon->since : fact.at;
        row.by = fact.by && !weapon ? personName(m_desk.state(), *fact.by) : QString();
        row.isOpen = weapon || (fact.answer.state == AskState::NotAsked && mustBeAsked(fact.fact));
        styleRow(row);
    }
}

void FactsPanel::showLevel(const Incident& one)
{
    if (one.level.level == 0) {
        m_level->setText(tr("No level yet"));
        m_lead->clear();
        return;
    }
    const QString words = levelWords(one.level.level, one.level.asked, one.level.because);
    const bool isOpen = one.level.because == haven::kNotYetAsked;
    m_level->setText(isOpen ? words
                            : tr("%1: %2", "level, why").arg(words, becauseLine(one.level)));
    m_lead->setText(coreText(leadWords(one, m_desk.state(), m_desk.knowledge().codes)));
}

void FactsPanel::showWords(const Incident& one)
{
    QStringList lines;
    for (const Quote& quote : quotesOf(one))
        lines << tr("“%1” %2, %3", "words, who wrote them down, when")
                     .arg(fromStd(quote.words), personName(m_desk.state(), quote.by),
                          m_clock.time(quote.at));
    m_words->setText(lines.isEmpty() ? tr("Nothing is quoted in the notes yet.")
                                     : lines.join(u'\n'));
}

void FactsPanel::showCase(const Incident& one)
{
    const State& state = m_desk.state();
    const QString cautions = cautionsText(state, one, m_desk.now(), m_clock);
    m_cautions->setText(cautions);
    m_cautions->setVisible(!cautions.isEmpty());
    m_where->setText(whereText(one));
    m_people->setText(thereText(state, one, m_clock));
    m_notes->setText(newestNotesText(state, one, m_clock));
}

void FactsPanel::tick()
{
    for (const FactRow& row : m_rows) {
        const QString age = row.at ? ageText(m_desk.now() - *row.at) : QString();
        const QString text =
            row.by.isEmpty() ? age : tr("%1, %2", "age of an answer, who").arg(age, row.by);
        if (row.age->text() != text)
            row.age->setText(text);
    }
}

void FactsPanel::styleRow(const FactRow& row)
{
    const Look& look = m_source.look();
    const auto paint = [&](QLabel* label, TypeRole role, Token token) {
        label->setFont(look.font(role));
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, look.color(token));
        label->setPalette(colors);
    };
    paint(row.name, TypeRole::Column, Token::Second);
    // The words "not asked" and "possible weapon" carry it; the color only helps.
    paint(row.answer, TypeRole::Strong, row.isOpen ? Token::Danger : Token::Text);
    paint(row.age, TypeRole::Column, Token::Second);
    // On the line of the answer, whose letters are larger.
    const int down = QFontMetrics(look.font(TypeRole::Strong)).ascent() -
                     QFontMetrics(look.font(TypeRole::Column)).ascent();
    for (QLabel* small : {row.name, row.age})
        small->setContentsMargins(0, down, 0, 0);
}

void FactsPanel::restyle()
{
    const Look& look = m_source.look();
    if (auto* column = qobject_cast<QVBoxLayout*>(m_body->layout())) {
        column->setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12));
        column->setSpacing(look.px(6));
    }
    m_notice->setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(4));
    m_grid->setHorizontalSpacing(look.px(12));
    m_grid->setVerticalSpacing(look.px(6));
    for (const auto& [label, role, token] : m_styled) {
        label->setFont(look.font(role));
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, look.color(token));
        label->setPalette(colors);
        if (label->objectName() == u"factsHeading")
            label->setContentsMargins(0, look.px(12), 0, 0);
    }
    m_note->setFont(look.font(TypeRole::Note));
    m_note->setFixedHeight(QFontMetrics(m_note->font()).lineSpacing() * kNoteLines + look.px(16));
    for (const FactRow& row : m_rows)
        styleRow(row);
    refresh();
}

std::string FactsPanel::draftKey() const
{
    const Incident* one = chosen(); // what was typed is one's own, also while it is restricted
    return one ? "care-note/" + one->number : std::string();
}

FactsPanel::~FactsPanel()
{
    if (m_draftTimer.isActive())
        keepDraft();
}

void FactsPanel::keepDraft()
{
    if (const std::string key = draftKey(); !key.empty())
        m_desk.keepDraft(DeskDraft{key, m_note->toPlainText().toStdString()});
}

void FactsPanel::takeUpDraft()
{
    const std::string key = draftKey();
    QString text;
    for (const auto& draft : m_desk.drafts()) {
        if (!key.empty() && draft.key == key)
            text = fromStd(draft.text);
    }
    if (m_note->toPlainText() == text)
        return;
    const QSignalBlocker quiet(m_note); // it is on disk already
    m_note->setPlainText(text);
    m_add->setEnabled(!text.trimmed().isEmpty());
}

void FactsPanel::addNote()
{
    const Incident* one = incident();
    const std::string text = m_note->toPlainText().trimmed().toStdString();
    if (!one || text.empty() || m_noteSent)
        return;
    keepDraft();
    m_draftTimer.stop();
    AddNote command;
    command.incident = one->id;
    command.text = text;
    command.fieldClass = FieldClass::Care;
    m_keySent = draftKey();
    m_textSent = m_note->toPlainText().toStdString();
    m_message->hide();
    m_noteSent = m_desk.submit(std::move(command));
}

// The text stays until the note is on disk; what was typed meanwhile stays too.
void FactsPanel::hear(const Answered& answer)
{
    if (answer.id != m_noteSent)
        return;
    m_noteSent.reset();
    if (!answer.result.isOk()) {
        m_message->setText(refusalText(answer.result.refusal()));
        m_message->show();
        Q_EMIT said(m_message->text(), Tone::Refused);
        return;
    }
    const bool isHere = draftKey() == m_keySent;
    if (!isHere) {
        m_desk.keepDraft(DeskDraft{m_keySent, {}});
        return;
    }
    if (m_note->toPlainText().toStdString() == m_textSent) {
        const QSignalBlocker quiet(m_note);
        m_note->clear();
        m_add->setEnabled(false);
        m_desk.keepDraft(DeskDraft{m_keySent, {}});
    }
}

} // namespace haven::ui
