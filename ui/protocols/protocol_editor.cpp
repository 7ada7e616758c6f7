#include "ui/protocols/protocol_editor.h"

#include "models/dispatch/decide.h"
#include "models/items/qt_text.h"
#include "ui/admin/form_card.h"
#include "ui/crisis/confirm_band.h"
#include "ui/protocols/step_form.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/draft_keeper.h"
#include "ui/widgets/panel_header.h"

#include <algorithm>
#include <QComboBox>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

// What the editor does while one writes. Saving is in protocol_editor_save.cpp, how it is put
// together in protocol_editor_build.cpp.
namespace haven::ui {

namespace {

QString asker()
{
    return QStringLiteral("protocolEditor");
}

std::string dayOf(LocalDay day)
{
    return QStringLiteral("%1-%2-%3")
        .arg(day.year, 4, 10, QLatin1Char('0'))
        .arg(day.month, 2, 10, QLatin1Char('0'))
        .arg(day.day, 2, 10, QLatin1Char('0'))
        .toStdString();
}

std::vector<std::string> partsOf(const QString& text, QChar between)
{
    std::vector<std::string> parts;
    for (const QString& part : text.split(between)) {
        if (!part.trimmed().isEmpty())
            parts.push_back(part.trimmed().toStdString());
    }
    return parts;
}

QString joinedParts(const std::vector<std::string>& parts, const QString& between)
{
    QStringList texts;
    for (const auto& part : parts)
        texts << typedFromStd(part);
    return texts.join(between);
}

std::vector<std::string> linesOf(const std::vector<DraftClause>& clauses)
{
    std::vector<std::string> lines;
    for (const auto& clause : clauses)
        lines.push_back(clauseLine(clause));
    return lines;
}

} // namespace

ProtocolEditor::ProtocolEditor(const ThemeSource& source, Desk& desk, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk)
{
    constexpr int kPauseMs = 200;
    setObjectName(QStringLiteral("protocolEditor"));
    setAccessibleName(tr("Protocol editor"));
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &ProtocolEditor::lint);
    m_keepSoon.setSingleShot(true);
    m_keepSoon.setInterval(kDraftMs);
    connect(&m_keepSoon, &QTimer::timeout, this, &ProtocolEditor::keepTyped);
    connect(&desk, &Desk::protocolTold, this, &ProtocolEditor::hearTold);
    connect(&desk, &Desk::answered, this, &ProtocolEditor::hear);
    connect(&desk, &Desk::seatChanged, this, &ProtocolEditor::hearSeat);
    connect(&desk, &Desk::protocolsChanged, this, &ProtocolEditor::hearProtocols);
    connect(&desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (changes.isRosterChanged)
            retell();
    });
    connect(&source, &ThemeSource::changed, this, &ProtocolEditor::restyle);
    restyle();
}

void ProtocolEditor::start(const std::optional<ProtocolId>& protocol)
{
    look();
    fillChoices();
    if (m_open.empty())
        takeUnsaved();
    const std::string wanted = protocol            ? kFileKey + protocol->value
                               : m_choices.empty() ? ""
                                                   : m_choices.front().key;
    m_choice->setFocus(Qt::OtherFocusReason); // the band takes it from there, and gives it back
    if (m_open.empty())
        open(wanted);
    else if (protocol)
        askFor(wanted);
}

// What is to be kept is kept, also where the window is made anew for another language.
ProtocolEditor::~ProtocolEditor()
{
    if (m_keepSoon.isActive())
        keepTyped();
}

bool ProtocolEditor::mayWrite() const
{
    return mayDo(ChangeSetting{}, m_desk.seat().roles);
}

// An administrator who comes after somebody who only read finds what is not saved.
void ProtocolEditor::hearSeat()
{
    if (!m_open.empty() && !isChanged())
        takeUnsaved();
    retell();
}

bool ProtocolEditor::isChanged() const
{
    return !m_open.empty() && draftText(m_steps.draft()) != m_savedText;
}

void ProtocolEditor::fillChoices()
{
    m_choices.clear();
    for (const auto& [id, file] : m_desk.knowledge().protocols)
        m_choices.push_back({kFileKey + id.value, fromStd(file.protocol.title)});
    std::sort(m_choices.begin(), m_choices.end(),
              [](const Choice& a, const Choice& b) { return a.title < b.title; });
    for (const auto& draft : m_drafts) {
        const auto read = readDraft(draft.text);
        const QString title = read ? fromStd(read->title) : fromStd(draft.protocol.value);
        m_choices.push_back(
            {kDraftKey + draft.protocol.value, tr("Draft: %1", "protocol").arg(title)});
    }
    m_choices.push_back({kNewKey, tr("A new protocol")});
    m_choice->clear();
    int current = -1;
    for (std::size_t n = 0; n < m_choices.size(); ++n) {
        m_choice->addItem(m_choices[n].title);
        if (m_choices[n].key == m_open)
            current = static_cast<int>(n);
    }
    m_choice->setCurrentIndex(current);
}

void ProtocolEditor::askOpen(int choice)
{
    if (choice < 0 || static_cast<std::size_t>(choice) >= m_choices.size())
        return;
    askFor(m_choices[static_cast<std::size_t>(choice)].key);
}

void ProtocolEditor::askFor(const std::string& key)
{
    if (key == m_open && key != kNewKey)
        return;
    // Whoever only reads throws nothing away: what was kept stays kept.
    if (!isChanged() || !mayWrite()) {
        open(key);
        return;
    }
    goBack(); // the list says what is written on until the question is answered
    m_wanted = key;
    m_pending = Pending::Open;
    m_confirm->ask(tr("What was changed here is not saved. Escape goes on with it; kept as a "
                      "draft, it stays for later."),
                   tr("Throw the changes away"), ButtonKind::Danger);
}

void ProtocolEditor::open(const std::string& key)
{
    const auto draft = draftOf(key);
    if (!draft) {
        goBack();
        tell(refusalText(draft.refusal()), Tone::Refused);
        return;
    }
    m_open = key;
    take(*draft, draftText(*draft));
    // A draft of an earlier version was overtaken before it was opened.
    const bool isEarlier = key.rfind(kDraftKey, 0) == 0 && draft->version < versionHere();
    m_draftText = draftOnFile(key);
    m_openHash = isEarlier ? std::string() : hashHere();
    goBack();
    tell({}, Tone::Quiet);
}

Result<ProtocolDraft> ProtocolEditor::draftOf(const std::string& key) const
{
    if (key == kNewKey)
        return newDraft({}, {}, dayOf(m_desk.today()));
    const std::string id = key.substr(key.find(' ') + 1);
    if (key.rfind(kFileKey, 0) == 0) {
        const auto found = m_desk.knowledge().protocols.find(ProtocolId(id));
        return found == m_desk.knowledge().protocols.end()
                   ? Result<ProtocolDraft>(refuse(RefusalCode::ProtocolUnknown, id))
                   : readDraft(found->second.text);
    }
    for (const auto& draft : m_drafts) {
        if (draft.protocol.value == id)
            return readDraft(draft.text);
    }
    return refuse(RefusalCode::ProtocolUnknown, id);
}

void ProtocolEditor::take(ProtocolDraft draft, const std::string& text)
{
    m_savedText = text;
    ++m_opening;
    m_steps.open(std::move(draft));
    fillHead();
    if (m_steps.rowCount() > 0)
        m_view->setCurrentIndex(m_steps.index(0, 0));
    showStep();
    retell();
    lint();
}

void ProtocolEditor::fillHead()
{
    const ProtocolDraft& draft = m_steps.draft();
    m_isFilling = true;
    m_id->setText(typedFromStd(draft.id));
    m_title->setText(typedFromStd(draft.title));
    m_kind->setCurrentIndex(draft.kind == ProtocolKind::Medical ? 0 : 1);
    m_checked->setText(typedFromStd(draft.checkedOn));
    m_review->setText(typedFromStd(draft.reviewBy));
    m_types->setText(joinedParts(draft.types, QStringLiteral(", ")));
    m_facts->setText(typedFromStd(factsLine(draft.facts)));
    m_families->setText(joinedParts(draft.families, QStringLiteral(", ")));
    m_words->setText(joinedParts(draft.words, QStringLiteral(", ")));
    m_first->setPlainText(joinedParts(linesOf(draft.first), QStringLiteral("\n")));
    m_notTypes->setText(joinedParts(draft.notTypes, QStringLiteral(", ")));
    m_sources->setPlainText(joinedParts(draft.sources, QStringLiteral("\n")));
    m_isFilling = false;
}

void ProtocolEditor::takeHead()
{
    if (m_isFilling)
        return;
    ProtocolDraft head = m_steps.draft();
    head.id = m_id->text().trimmed().toStdString();
    head.title = m_title->text().trimmed().toStdString();
    head.kind = m_kind->currentIndex() == 0 ? ProtocolKind::Medical : ProtocolKind::Other;
    head.checkedOn = m_checked->text().trimmed().toStdString();
    head.reviewBy = m_review->text().trimmed().toStdString();
    head.types = partsOf(m_types->text(), u',');
    head.facts = factsOfLine(m_facts->text().toStdString());
    head.families = partsOf(m_families->text(), u',');
    head.words = partsOf(m_words->text(), u',');
    head.first.clear();
    for (const auto& line : partsOf(m_first->toPlainText(), u'\n'))
        head.first.push_back(clauseOfLine(line));
    head.notTypes = partsOf(m_notTypes->text(), u',');
    head.sources = partsOf(m_sources->toPlainText(), u'\n');
    m_steps.setHead(std::move(head));
    changed();
}

void ProtocolEditor::showStep()
{
    const int row = m_view->currentIndex().row();
    m_form->show(m_steps.stepAt(row), row + 1);
    m_form->showFindings(row < 0 ? std::vector<LintFinding>{} : m_steps.findingsOf(row));
    retell();
}

void ProtocolEditor::takeStep()
{
    m_steps.setStep(m_view->currentIndex().row(), m_form->step());
    changed();
}

void ProtocolEditor::changed()
{
    m_pause.start();
    if (!m_keepSoon.isActive())
        m_keepSoon.start();
    retell();
}

// Off this thread; what is typed meanwhile is asked about once more.
void ProtocolEditor::lint()
{
    if (m_open.empty())
        return;
    ProtocolWish wish;
    wish.act = ProtocolWishAct::Lint;
    wish.protocol = ProtocolId(m_steps.draft().id);
    wish.text = draftText(m_steps.draft());
    keepTyped();
    m_lintAsked = ++m_generation;
    m_desk.askProtocol(std::move(wish), asker(), m_lintAsked);
}

// Which drafts there are.
void ProtocolEditor::look()
{
    m_lookAsked = ++m_generation;
    m_desk.askProtocol({ProtocolWishAct::Look, {}, {}}, asker(), m_lookAsked);
}

void ProtocolEditor::hearTold(const QString& who, quint64 generation, const ProtocolTold& told)
{
    if (who != asker())
        return;
    if (told.act == ProtocolWishAct::Look && generation == m_lookAsked) {
        m_drafts = told.drafts;
        fillChoices();
    }
    if (told.act != ProtocolWishAct::Lint || generation != m_lintAsked)
        return;
    m_steps.setFindings(told.findings);
    const auto whole = m_steps.findingsOf(-1);
    m_findings->setText(findingLines(whole));
    m_findings->setVisible(!whole.empty());
    const int row = m_view->currentIndex().row();
    m_form->showFindings(row < 0 ? std::vector<LintFinding>{} : m_steps.findingsOf(row));
    retell();
}

void ProtocolEditor::add()
{
    if (!m_add->isEnabled())
        return;
    const int row = m_steps.addAfter(m_view->currentIndex().row());
    m_view->setCurrentIndex(m_steps.index(row, 0));
    showStep();
    m_form->focusText();
    changed();
}

void ProtocolEditor::remove()
{
    if (!m_remove->isEnabled())
        return;
    const int row = m_steps.removeAt(m_view->currentIndex().row());
    m_view->setCurrentIndex(m_steps.index(row, 0));
    showStep();
    changed();
}

void ProtocolEditor::moveUp()
{
    move(StepMove::Up);
}

void ProtocolEditor::moveDown()
{
    move(StepMove::Down);
}

void ProtocolEditor::move(StepMove move)
{
    const int row = m_steps.moveAt(m_view->currentIndex().row(), move);
    if (row < 0)
        return;
    m_view->setCurrentIndex(m_steps.index(row, 0));
    showStep();
    changed();
}

void ProtocolEditor::leave()
{
    if (!isChanged() || !mayWrite()) {
        Q_EMIT left();
        return;
    }
    m_pending = Pending::Leave;
    m_confirm->ask(tr("What was changed here is not saved. Escape goes on with it; kept as a "
                      "draft, it stays for later."),
                   tr("Throw the changes away"), ButtonKind::Danger);
}

void ProtocolEditor::confirm()
{
    switch (std::exchange(m_pending, Pending::Nothing)) {
    case Pending::Nothing:
        break;
    case Pending::Open:
        open(std::exchange(m_wanted, std::string()));
        break;
    case Pending::Leave:
        open(m_open);
        Q_EMIT left();
        break;
    case Pending::Save:
        if (m_askedHash == hashHere())
            saveNow();
        else
            save(); // another one came while it was asked
        break;
    }
}

// The list shows what is written on.
void ProtocolEditor::goBack()
{
    for (std::size_t n = 0; n < m_choices.size(); ++n) {
        if (m_choices[n].key == m_open)
            m_choice->setCurrentIndex(static_cast<int>(n));
    }
}

void ProtocolEditor::retell()
{
    const bool isWriter = mayWrite();
    const bool isOpen = !m_open.empty();
    // One writes on while it is being saved; only under which id is settled by then.
    const bool isFree = isWriter && isOpen;
    const bool isIdle = isFree && !m_sent;
    const int row = m_view->currentIndex().row();
    m_header->setNote(isOpen ? standing() : QString());
    m_head->setIntroduction(
        isWriter ? tr("What is shipped is never written over: a saved text is the agency's own.")
                 : tr("An administrator changes protocols; here they can be read."));
    for (QLineEdit* line :
         {m_title, m_checked, m_review, m_types, m_facts, m_families, m_words, m_notTypes})
        line->setReadOnly(!isFree);
    m_first->setReadOnly(!isFree);
    m_id->setReadOnly(!isIdle || m_open != kNewKey);
    m_kind->setEnabled(isFree);
    m_sources->setReadOnly(!isFree);
    m_form->setWritable(isFree ? StepForm::Writable::Yes : StepForm::Writable::No);
    m_add->setEnabled(isFree && m_steps.rowCount() < static_cast<int>(kMaxSteps));
    m_remove->setEnabled(isFree && row >= 0 && m_steps.rowCount() > 1);
    m_up->setEnabled(isFree && row > 0);
    m_down->setEnabled(isFree && row >= 0 && row + 1 < m_steps.rowCount());
    m_save->setEnabled(isIdle && (isChanged() || m_open.rfind(kDraftKey, 0) == 0));
    m_keep->setEnabled(isIdle && !m_steps.draft().id.empty());
}

void ProtocolEditor::tell(const QString& sentence, Tone tone)
{
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty())
        Q_EMIT said(sentence, tone);
}

void ProtocolEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else
        QWidget::keyPressEvent(event);
}

} // namespace haven::ui
