#include "ui/crisis/sealed_panel.h"

#include "models/dispatch/clinician_desk.h"
#include "models/items/qt_text.h"
#include "ui/crisis/crisis_words.h"
#include "ui/crisis/seal_form.h"
#include "ui/crisis/seal_page.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/wrap_layout.h"

#include <QApplication>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>
#include <utility>

namespace haven::ui {

namespace {

constexpr int kSealedDraftMs = 150; // a pause in typing after which the draft is kept
constexpr int kSealedSearchMs = 200;
constexpr int kSealedTextLines = 3;
constexpr int kSealedNotesLines = 5;

} // namespace

SealedPanel::SealedPanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock))
{
    setObjectName(QStringLiteral("sealedPanel"));
    setAccessibleName(tr("Sealed notes"));
    build();
    connect(&m_desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (changes.isRosterChanged || (m_shown && changes.incidents.count(*m_shown) > 0))
            refresh();
    });
    connect(&m_desk, &Desk::answered, this, &SealedPanel::hear);
    connect(&m_desk, &Desk::seatChanged, this, &SealedPanel::hearSeat);
    connect(&m_desk, &Desk::sealChanged, this, [this] {
        if (!m_draftTimer.isActive()) // what was typed since is newer
            takeUpDraft();
        refresh();
    });
    connect(&m_desk, &Desk::sealedFound, this,
            [this](const QString& asker, quint64 generation, const SealedPage& page) {
                if (asker == objectName() && generation == m_generation)
                    showPage(page);
            });
    connect(&m_source, &ThemeSource::changed, this, &SealedPanel::restyle);
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(kSealedDraftMs);
    connect(&m_draftTimer, &QTimer::timeout, this, [this] {
        // Nothing can be kept until the new key of the group is here: the words wait for it.
        const bool waits =
            m_desk.sealStanding() == SealStanding::Closed && !m_text->toPlainText().isEmpty();
        if (waits)
            m_draftTimer.start();
        else
            keepDraft();
    });
    m_searchTimer.setSingleShot(true);
    m_searchTimer.setInterval(kSealedSearchMs);
    connect(&m_searchTimer, &QTimer::timeout, this, &SealedPanel::search);
    restyle();
}

QWidget* SealedPanel::addPart(QVBoxLayout* column)
{
    auto* part = new QWidget(m_body);
    auto* inside = new QVBoxLayout(part);
    inside->setContentsMargins(0, 0, 0, 0);
    m_columns.push_back(inside);
    column->addWidget(part);
    return part;
}

QLabel* SealedPanel::addText(QWidget* part, const char* name, TypeRole role, Token token)
{
    auto* label = new QLabel(part);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    part->layout()->addWidget(label);
    m_styled.push_back({label, role, token});
    return label;
}

QLineEdit* SealedPanel::addLine(QWidget* part, const char* name, const QString& label)
{
    auto* line = new QLineEdit(part);
    line->setObjectName(QString::fromLatin1(name));
    line->setAccessibleName(label);
    line->setToolTip(label);
    line->setPlaceholderText(label);
    part->layout()->addWidget(line);
    return line;
}

KeyButton* SealedPanel::addButton(QWidget* part, const char* name, const QString& text,
                                  const QKeySequence& key)
{
    auto* button = new KeyButton(m_source, text, key, part);
    button->setObjectName(QString::fromLatin1(name));
    if (!key.isEmpty())
        button->bindWithin(part); // of the parts one is there at a time
    part->layout()->addWidget(button);
    return button;
}

void SealedPanel::build()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_header = new PanelHeader(m_source, tr("Sealed notes"), this);
    outer->addWidget(m_header);
    m_strip = new QWidget(this); // the header has no room for it in a narrow column
    m_flow = new WrapLayout(m_strip);
    m_turn = new KeyButton(m_source, tr("Keys and releases"), Qt::ALT | Qt::Key_L, m_strip);
    m_turn->setObjectName(QStringLiteral("sealedTurn"));
    m_turn->setButtonSize(ButtonSize::Header);
    m_turn->bindWithin(this);
    m_flow->addWidget(m_turn);
    connect(m_turn, &QPushButton::clicked, this, &SealedPanel::turn);
    outer->addWidget(m_strip);
    m_area = new QScrollArea(this);
    m_area->setObjectName(QStringLiteral("sealedScroll"));
    m_area->setAccessibleName(tr("Sealed notes of this incident"));
    m_area->setToolTip(tr("Sealed notes of this incident"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_body = new QWidget(m_area->viewport());
    auto* column = new QVBoxLayout(m_body);
    buildOutside(column);
    buildKey(column);
    buildGroup(column);
    buildNotes(column);
    QWidget* last = addPart(column);
    m_message = addText(last, "sealedMessage", TypeRole::Body, Token::Danger);
    m_message->hide();
    column->addStretch(1);
    m_area->setWidget(m_body);
    outer->addWidget(m_area, 1);
    m_page = new SealPage(m_source, m_desk, m_clock, this);
    m_page->hide();
    connect(m_page, &SealPage::said, this, &SealedPanel::said);
    connect(m_page, &SealPage::left, this, [this] {
        if (m_isOnPage)
            turn();
    });
    connect(m_page, &SealPage::askingChanged, this, [this] {
        m_strip->setVisible(incident() && m_page->isOffered() && !m_page->isAsking());
    });
    outer->addWidget(m_page, 1);
}

void SealedPanel::buildOutside(QVBoxLayout* column)
{
    m_outside = addPart(column);
    m_engaged = addText(m_outside, "sealedEngaged", TypeRole::Strong, Token::Text);
    m_closed = addText(m_outside, "sealedClosed", TypeRole::Body, Token::Second);
}

void SealedPanel::buildKey(QVBoxLayout* column)
{
    m_keyPart = addPart(column);
    addText(m_keyPart, "sealedKeyWhy", TypeRole::Body, Token::Text)
        ->setText(tr("Sealed notes are read with a key of your own, under a password that nobody "
                     "else has chosen. A forgotten password loses the key."));
    m_password = addLine(m_keyPart, "sealedPassword", tr("Password you signed on with"));
    m_newPassword =
        addLine(m_keyPart, "sealedNewPassword", tr("New password; empty if yours is your own"));
    m_again = addLine(m_keyPart, "sealedAgain", tr("New password once more"));
    for (QLineEdit* line : {m_password, m_newPassword, m_again})
        line->setEchoMode(QLineEdit::Password);
    m_makeKey = addButton(m_keyPart, "sealedMakeKey", tr("Make my key"), Qt::CTRL | Qt::Key_Return);
    connect(m_makeKey, &QPushButton::clicked, this, &SealedPanel::makeKey);
}

void SealedPanel::buildGroup(QVBoxLayout* column)
{
    m_groupPart = addPart(column);
    addText(m_groupPart, "sealedGroupWhy", TypeRole::Body, Token::Text)
        ->setText(tr("You have a key. A colleague of your employer lets you in. Only the first "
                     "clinician of an employer founds its group."));
    m_groups = addText(m_groupPart, "sealedGroups", TypeRole::Strong, Token::Text);
    m_employer = addLine(m_groupPart, "sealedEmployer", tr("Name of the clinical employer"));
    m_found =
        addButton(m_groupPart, "sealedFound", tr("Found the group"), Qt::CTRL | Qt::Key_Return);
    connect(m_found, &QPushButton::clicked, this, &SealedPanel::found);
}

void SealedPanel::buildNotes(QVBoxLayout* column)
{
    m_notesPart = addPart(column);
    m_count = addText(m_notesPart, "sealedCount", TypeRole::Strong, Token::Text);
    m_read =
        addButton(m_notesPart, "sealedRead", tr("Read them"), QKeySequence(Qt::CTRL | Qt::Key_O));
    m_read->setHint(tr("Show the sealed notes of this incident; the look is on the record"));
    connect(m_read, &QPushButton::clicked, this, &SealedPanel::read);
    m_search = addLine(m_notesPart, "sealedSearch", tr("Search all sealed notes"));
    connect(m_search, &QLineEdit::textEdited, this, [this] { m_searchTimer.start(); });
    const auto addEdit = [this](const char* name, const QString& label) {
        auto* edit = new QPlainTextEdit(m_notesPart);
        edit->setObjectName(QString::fromLatin1(name));
        edit->setAccessibleName(label);
        edit->setToolTip(label);
        edit->setTabChangesFocus(true);
        m_notesPart->layout()->addWidget(edit);
        return edit;
    };
    m_notes = addEdit("sealedNotes", tr("Sealed notes, newest first"));
    m_notes->setReadOnly(true);
    m_notes->setUndoRedoEnabled(false);
    m_notes->hide();
    m_text = addEdit("sealedText", tr("A note to be sealed"));
    m_text->setPlaceholderText(tr("For the clinicians of your employer alone"));
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_seal->setEnabled(!m_text->toPlainText().trimmed().isEmpty());
        m_draftTimer.start();
    });
    addText(m_notesPart, "sealedSafety", TypeRole::Column, Token::Second)
        ->setText(
            tr("No officer reads this. Tell everybody who goes there of a weapon or a threat: %1",
               "what to type")
                .arg(QStringLiteral("ans . weapon in-hand")));
    m_seal = addButton(m_notesPart, "sealedAdd", tr("Seal the note"), Qt::CTRL | Qt::Key_Return);
    m_seal->setKind(ButtonKind::Behavioral);
    m_seal->setEnabled(false);
    connect(m_seal, &QPushButton::clicked, this, &SealedPanel::seal);
}

const Incident* SealedPanel::incident() const
{
    return hotIncident(m_desk.state(), m_shown);
}

// The notes, or who holds their key and where they went.
void SealedPanel::turn()
{
    m_isOnPage = !m_isOnPage;
    refresh();
    focusFirst();
}

void SealedPanel::focusFirst()
{
    if (!m_page->isHidden()) {
        m_isWaiting = false;
        m_page->focusFirst();
        return;
    }
    QWidget* first = m_area;
    for (const auto& [part, field] : {std::pair<QWidget*, QWidget*>{m_keyPart, m_password},
                                      {m_groupPart, m_employer},
                                      {m_notesPart, m_text}}) {
        if (!part->isHidden() && !m_body->isHidden())
            first = field;
    }
    m_isWaiting = first == m_area;
    first->setFocus(Qt::OtherFocusReason);
}

void SealedPanel::hideEvent(QHideEvent* event)
{
    ++m_generation; // nor does an answer on its way come to it
    m_searchTimer.stop();
    m_search->clear();
    hideNotes();
    QWidget::hideEvent(event);
}

void SealedPanel::hideNotes()
{
    emptyText(m_notes);
    m_notes->hide();
    if (const Incident* one = incident())
        showCount(*one);
}

void SealedPanel::show(std::optional<IncidentId> incident)
{
    m_page->show(incident);
    if (incident != m_shown) {
        if (m_draftTimer.isActive())
            keepDraft();
        m_draftTimer.stop();
        m_shown = incident;
        // The next words are of this incident: typed on, a note once became the name of somebody
        // who holds a share of the key.
        m_isOnPage = false;
        forget();
        return;
    }
    refresh();
}

// Nothing of what was read stays on the screen for the next incident or the next person.
void SealedPanel::forget()
{
    ++m_generation;
    m_searchTimer.stop();
    m_search->clear();
    hideNotes();
    m_message->hide();
    for (QLineEdit* line : {m_password, m_newPassword, m_again})
        line->clear();
    m_draftTimer.stop(); // nor is an emptied field kept as the draft of the next person
    takeUpDraft();
    refresh();
}

void SealedPanel::hearSeat()
{
    m_isOnPage = false;
    m_comesBack = false;
    m_page->forget();
    forget();
}

void SealedPanel::refresh()
{
    const Incident* one = incident();
    const QWidget* focus = QApplication::focusWidget();
    // A key opens a moment after it is made, and so does a group: until then nothing takes words.
    const bool isWaiting = m_isWaiting && focus == m_area;
    const auto isInside = [this](const QWidget* widget) {
        return widget && (m_body->isAncestorOf(widget) || m_page->isAncestorOf(widget));
    };
    const bool wasHere = isWaiting || isInside(focus);
    const bool wasOnPage = focus && m_page->isAncestorOf(focus);
    m_body->setVisible(one != nullptr);
    m_strip->setVisible(one && m_page->isOffered() && !m_page->isAsking());
    m_isOnPage = m_isOnPage && one;
    // With a new key of the group the notes are closed for a moment; one was at the keys and stays.
    const bool isPageShown = m_isOnPage && m_page->isOffered();
    m_turn->setLabel(isPageShown ? tr("Notes") : tr("Keys and releases"));
    m_area->setVisible(!isPageShown);
    if (wasOnPage && !isPageShown) {
        m_comesBack = true;
        m_area->setFocus(Qt::OtherFocusReason); // before it goes, or the next panel would have it
    }
    m_page->setVisible(isPageShown);
    // What was opened before it was restricted goes at once; read anew, the look is on the record.
    const bool wasRestricted =
        std::exchange(m_isRestricted, one && one->visibility == Visibility::Restricted);
    if (m_isRestricted && !wasRestricted) {
        ++m_generation;
        hideNotes();
        m_page->hideWords();
    }
    if (!one)
        return;
    m_page->refresh();
    showParts(*one);
    const bool isOpen = m_desk.sealStanding() == SealStanding::Open;
    if (wasHere && !isOpen && m_outside->isVisibleTo(m_body))
        m_comesBack = true; // to the note that was being written
    // Whoever went on working elsewhere meanwhile keeps the focus there.
    if (isOpen && std::exchange(m_comesBack, false) && focus == m_area)
        focusFirst();
    // The next part takes over from the one that is done: left alone, the focus would go on to
    // another panel, where the next key starts something.
    focus = QApplication::focusWidget();
    if (wasHere && !isInside(focus))
        focusFirst();
}

void SealedPanel::showParts(const Incident& one)
{
    const SealStanding standing = m_desk.sealStanding();
    const bool isOpen = standing == SealStanding::Open;
    const SealBook& book = m_desk.state().sealBook;
    const SealGroup* group = sealGroupOf(book, m_desk.seat().agent);
    m_header->setNote(group ? tr("clinicians of %1 only").arg(fromStd(group->name))
                            : tr("clinicians only"));
    m_outside->setVisible(standing == SealStanding::NotClinician ||
                          standing == SealStanding::Closed);
    m_keyPart->setVisible(standing == SealStanding::NoKey);
    m_groupPart->setVisible(standing == SealStanding::NoGroup);
    m_notesPart->setVisible(isOpen);
    QStringList names;
    for (const auto& [name, kept] : book.groups)
        names << fromStd(name);
    m_groups->setVisible(!names.isEmpty());
    m_groups->setText(tr("Here already: %1. If one of them employs you, do not found another.",
                         "names of employers")
                          .arg(names.join(QStringLiteral(", "))));
    showEngaged(one);
    m_closed->setText(standing == SealStanding::Closed
                          ? tr("Your key is not open at this window. Sign on again to open it.")
                          : tr("Clinicians' notes are sealed. Nobody else reads them."));
    if (isOpen)
        showCount(one);
}

// All that police and dispatch see: whether, and whom to ask.
void SealedPanel::showEngaged(const Incident& one)
{
    std::optional<AgentId> contact;
    for (const auto& request : one.clinicianRequests) {
        // Whoever declined is not engaged, and is not whom to ask.
        const bool isGone = request.stage == ClinicianStage::Asked ||
                            request.stage == ClinicianStage::Declined ||
                            request.stage == ClinicianStage::NotSent;
        if (request.clinician && !isGone)
            contact = request.clinician;
    }
    if (!one.sealed.notes.empty())
        contact = one.sealed.notes.back().by;
    m_engaged->setText(
        contact
            ? tr("Clinician engaged: yes. Contact: %1.").arg(personName(m_desk.state(), *contact))
            : tr("Clinician engaged: no."));
}

void SealedPanel::showCount(const Incident& one)
{
    const auto count = static_cast<int>(one.sealed.notes.size());
    QString words = tr("No sealed notes on this incident yet.");
    if (count == 1)
        words = tr("One sealed note on this incident.");
    else if (count > 1)
        words = tr("%1 sealed notes on this incident.").arg(count);
    m_count->setText(words);
    const bool isShown = !m_notes->isHidden();
    m_read->setEnabled(count > 0 || isShown);
    m_read->setLabel(isShown ? tr("Hide them") : tr("Read them"));
    m_read->setHint(isShown ? tr("Hide what was read")
                            : tr("Show the sealed notes of this incident; the look is on the "
                                 "record"));
}

void SealedPanel::read()
{
    if (!m_shown)
        return;
    m_searchTimer.stop();
    m_search->clear();
    if (!m_notes->isHidden()) {
        ++m_generation;
        hideNotes();
        return;
    }
    m_desk.readSealed(*m_shown, objectName(), ++m_generation);
}

void SealedPanel::search()
{
    const QString words = m_search->text().trimmed();
    ++m_generation;
    if (words.isEmpty()) {
        hideNotes();
        return;
    }
    m_desk.searchSealed(words.toStdString(), objectName(), m_generation);
}

void SealedPanel::showPage(const SealedPage& page)
{
    if (page.refusal) {
        refuse(refusalText(*page.refusal));
        return;
    }
    m_message->hide();
    QStringList lines;
    if (page.unread > 0)
        lines << tr("Still to be opened: %1. Search again in a moment.").arg(page.unread);
    if (page.notes.empty())
        lines << tr("No sealed note has these words.");
    for (const auto& note : page.notes)
        lines << tr("%1, %2, %3", "incident number, who wrote it, when")
                         .arg(fromStd(note.number), personName(m_desk.state(), note.by),
                              m_clock.dated(note.at)) +
                     u'\n' + (note.fault ? refusalText(*note.fault) : fromStd(note.text)) + u'\n';
    const auto more = page.total - static_cast<std::int64_t>(page.notes.size());
    if (more > 0)
        lines << tr("%1 more have these words; add a word to see fewer.").arg(more);
    m_notes->setPlainText(lines.join(u'\n'));
    m_notes->show();
    if (const Incident* one = incident())
        showCount(*one);
}

SealedPanel::~SealedPanel()
{
    if (m_draftTimer.isActive())
        keepDraft();
}

void SealedPanel::keepDraft()
{
    // Drafts lie under one's own key, which is open also while that of the group is on its way.
    const SealStanding standing = m_desk.sealStanding();
    const bool isOwnOpen = standing == SealStanding::Open ||
                           (standing == SealStanding::Closed && !m_desk.sealFingerprint().empty());
    if (m_shown && isOwnOpen)
        m_desk.keepSealedDraft(*m_shown, m_text->toPlainText().toStdString());
}

void SealedPanel::takeUpDraft()
{
    const QString text = m_shown ? fromStd(m_desk.sealedDraft(*m_shown)) : QString();
    if (m_text->toPlainText() == text)
        return;
    emptyText(m_text);
    const QSignalBlocker quiet(m_text); // it is kept already
    m_text->setPlainText(text);
    m_seal->setEnabled(!text.trimmed().isEmpty());
}

void SealedPanel::seal()
{
    const QString text = m_text->toPlainText();
    if (!m_shown || text.trimmed().isEmpty() || m_sent)
        return;
    m_draftTimer.stop();
    keepDraft();
    m_textSent = text;
    m_message->hide();
    m_sent.emplace(m_desk.sealNote(*m_shown, text.trimmed().toStdString()), Sent::Note);
}

void SealedPanel::makeKey()
{
    if (m_sent)
        return;
    if (m_newPassword->text() != m_again->text()) {
        refuse(tr("The two new passwords are not the same. Nothing was changed. Type them again."));
        return;
    }
    SealWish wish;
    wish.act = SealWishAct::MakeKey;
    wish.password = m_password->text().toStdString();
    wish.newPassword = m_newPassword->text().toStdString();
    m_message->hide();
    m_sent.emplace(m_desk.changeSeal(std::move(wish)), Sent::Key);
}

void SealedPanel::found()
{
    if (m_sent)
        return;
    SealWish wish;
    wish.act = SealWishAct::Found;
    wish.group = m_employer->text().trimmed().toStdString();
    m_message->hide();
    m_sent.emplace(m_desk.changeSeal(std::move(wish)), Sent::Group);
}

void SealedPanel::refuse(const QString& sentence)
{
    m_message->setText(sentence);
    m_message->show();
    Q_EMIT said(sentence, Tone::Refused);
}

// The text stays until it is sealed and on disk; what was typed meanwhile stays, too.
void SealedPanel::hear(const Answered& answer)
{
    if (!m_sent || answer.id != m_sent->first)
        return;
    const Sent sent = m_sent->second;
    m_sent.reset();
    if (!answer.result.isOk()) {
        refuse(refusalText(answer.result.refusal()));
        return;
    }
    switch (sent) {
    case Sent::Note:
        if (m_text->toPlainText() == m_textSent) {
            emptyText(m_text);
            if (m_seal->hasFocus())
                m_text->setFocus(Qt::OtherFocusReason);
            m_seal->setEnabled(false);
            if (m_shown)
                m_desk.keepSealedDraft(*m_shown, {});
        }
        Q_EMIT said(tr("The note is sealed."), Tone::Accepted);
        break;
    case Sent::Key:
        for (QLineEdit* line : {m_password, m_newPassword, m_again})
            line->clear();
        Q_EMIT said(tr("You have a key for sealed notes."), Tone::Accepted);
        break;
    case Sent::Group:
        Q_EMIT said(tr("Your employer keeps sealed notes here from now on."), Tone::Accepted);
        break;
    }
    m_textSent.clear();
    refresh();
}

void SealedPanel::restyle()
{
    const Look& look = m_source.look();
    if (auto* column = qobject_cast<QVBoxLayout*>(m_body->layout())) {
        column->setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12));
        column->setSpacing(look.px(6));
    }
    m_flow->setContentsMargins(look.px(16), look.px(6), look.px(16), 0);
    for (QVBoxLayout* column : m_columns)
        column->setSpacing(look.px(8));
    for (const auto& [label, role, token] : m_styled) {
        label->setFont(look.font(role));
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, look.color(token));
        label->setPalette(colors);
    }
    for (QPlainTextEdit* edit : {m_notes, m_text}) {
        edit->setFont(look.font(TypeRole::Note));
        const int lines = edit == m_notes ? kSealedNotesLines : kSealedTextLines;
        edit->setFixedHeight(QFontMetrics(edit->font()).lineSpacing() * lines + look.px(16));
    }
    refresh();
}

} // namespace haven::ui
