#include "ui/intake/typed_lines.h"

#include "models/dispatch/call_rules.h"
#include "models/dispatch/text_limits.h"
#include "models/items/qt_text.h"
#include "ui/widgets/calm_combo.h"
#include "ui/widgets/wrap_layout.h"

#include <QHBoxLayout>
#include <QMimeData>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace haven::ui {

namespace {

const SheetSlot kTypedLines{SlotKind::Lines};
// Of the whole box: every letter is kept as a draft, which has its limit too. A little above what
// goes on the record at once, so that the count below can say how much is too much.
constexpr qsizetype kBoxLettersMax = 20'000;
static_assert(kBoxLettersMax > static_cast<qsizetype>(kMaxNoteText));
constexpr int kBoxLines = 6;
constexpr int kBoxLinesLeast = 2;

// So many of them were spoken by one side.
qsizetype linesOf(const std::vector<TranscriptLine>& lines, TextSpeaker who)
{
    return std::count_if(lines.begin(), lines.end(),
                         [who](const TranscriptLine& one) { return one.who == who; });
}

} // namespace

PasteEdit::PasteEdit(QWidget* parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
}

void PasteEdit::insertFromMimeData(const QMimeData* source)
{
    const QString text = source->text();
    const QTextCursor cursor = textCursor();
    const qsizetype replaced = cursor.selectionEnd() - cursor.selectionStart();
    const qsizetype letters = document()->characterCount() - 1 - replaced + text.size();
    if (letters > kBoxLettersMax) {
        Q_EMIT pasteTooLong(letters);
        return;
    }
    const QString cleaned = typedFromStd(cleanedTranscript(toStd(text)));
    if (cleaned.isEmpty()) // a picture, a file: what is chosen stays
        return;
    insertPlainText(cleaned);
}

TypedLines::TypedLines(const ThemeSource& source, QWidget* parent)
    : QWidget(parent), m_source(source), m_buttons(source, *this)
{
    setObjectName(QStringLiteral("typedLines"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(source.look().px(4));
    buildSessions(column);
    buildLines(column);
    connect(&source, &ThemeSource::changed, this, &TypedLines::restyle);
    restyle();
    setSaver(nullptr);
}

void TypedLines::buildSessions(QVBoxLayout* column)
{
    m_heading = new QLabel(tr("Typed instead of said"), this);
    column->addWidget(m_heading);
    auto* row = new WrapLayout;
    row->setSpacing(m_source.look().px(6));
    struct Session {
        TextMedium medium;
        const char* name;
        QString text;
        QString hint;
        Qt::Key key;
    };
    const Session sessions[] = {
        {TextMedium::Text, "intakeTextSession", tr("Text"), tr("Begin a text session"), Qt::Key_I},
        {TextMedium::Tty, "intakeTtySession", tr("TTY"), tr("Begin a TTY session"), Qt::Key_Z},
        {TextMedium::Relay, "intakeRelaySession", tr("Relay"), tr("Begin a relay session"),
         Qt::Key_J}};
    for (const auto& one : sessions) {
        KeyButton* button = m_buttons.add(*row, one.name, one.text, one.key);
        button->setHint(one.hint);
        button->setCheckable(true);
        connect(button, &QPushButton::clicked, this,
                [this, medium = one.medium] { begin(medium); });
        m_sessions.emplace(one.medium, button);
    }
    m_open = m_buttons.add(*row, "intakeLinesOpen", tr("Lines…"), Qt::Key_W);
    m_open->setHint(tr("Write down or paste what was typed, line by line"));
    connect(m_open, &QPushButton::clicked, this, &TypedLines::openBox);
    column->addLayout(row);
    m_state = new TextLine(m_source, TypeRole::Column, this);
    m_state->setObjectName(QStringLiteral("intakeTextState"));
    column->addWidget(m_state);
}

void TypedLines::buildLines(QVBoxLayout* column)
{
    m_part = new QWidget(this);
    auto* rows = new QVBoxLayout(m_part);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(m_source.look().px(4));
    m_first = new CalmCombo(m_part);
    m_first->setObjectName(QStringLiteral("intakeFirstSpeaker"));
    m_first->setFocusPolicy(Qt::StrongFocus);
    m_first->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_first->setMinimumContentsLength(4);
    m_first->setAccessibleName(tr("Who wrote lines without a name"));
    m_first->setToolTip(tr("Who wrote the lines that name nobody, until one does"));
    m_first->addItem(tr("Lines without a name: the caller"),
                     fromStd(enumName(TextSpeaker::Caller)));
    m_first->addItem(tr("Lines without a name: us"), fromStd(enumName(TextSpeaker::Us)));
    m_first->addItem(tr("Lines without a name: the relay"), fromStd(enumName(TextSpeaker::Relay)));
    m_box = new PasteEdit(m_part);
    m_box->setObjectName(QStringLiteral("intakeLines"));
    m_box->setAccessibleName(tr("Lines as they were typed"));
    m_box->setPlaceholderText(tr("c: the caller's line\nu: our line\nr: the relay's own line"));
    m_box->setToolTip(tr("One line a sentence: c: for the caller, u: for us, r: for the relay"));
    m_count = new TextLine(m_source, TypeRole::Column, m_part);
    m_count->setObjectName(QStringLiteral("intakeLinesCount"));
    rows->addWidget(m_first);
    rows->addWidget(m_box);
    rows->addWidget(m_count);
    auto* foot = new QHBoxLayout;
    m_add = new KeyButton(m_source, tr("Add the lines"), {}, m_part);
    m_add->setObjectName(QStringLiteral("intakeLinesAdd"));
    m_add->setButtonSize(ButtonSize::Header);
    m_add->setHint(tr("Save the lines as a part of this call, as saving everything does"));
    foot->addWidget(m_add);
    m_mark = new SaveMark(m_source, tr("Lines as they were typed"), m_part);
    m_mark->setObjectName(QStringLiteral("intakeLinesMark"));
    foot->addStretch(1);
    foot->addWidget(m_mark);
    rows->addLayout(foot);
    column->addWidget(m_part);
    connect(m_first, &QComboBox::activated, this, &TypedLines::tellTyped);
    connect(m_box, &QPlainTextEdit::textChanged, this, &TypedLines::tellTyped);
    connect(m_box, &PasteEdit::pasteTooLong, this, [this](qsizetype letters) {
        Q_EMIT said(tr("That is too long to paste at once: %1 letters, and %2 fit. Nothing was "
                       "changed, and the clipboard still has it. Paste it in parts.",
                       "two numbers")
                        .arg(letters)
                        .arg(kBoxLettersMax),
                    Tone::Refused);
    });
    connect(m_add, &QPushButton::clicked, this, [this] {
        if (m_saver)
            m_saver->addLines();
    });
}

void TypedLines::setSaver(CallSaver* saver)
{
    if (m_saver)
        m_saver->disconnect(this);
    m_saver = saver;
    m_part->setVisible(saver && !saver->sheet().typedLines.empty());
    showStates();
    if (saver)
        connect(saver, &CallSaver::changed, this, &TypedLines::showStates);
}

// The focus stays where it is: a session is begun while place and type are still asked for.
void TypedLines::begin(TextMedium medium)
{
    if (m_saver) {
        m_saver->beginText(medium);
        m_part->show();
    }
    showStates();
}

void TypedLines::openBox()
{
    if (!m_saver)
        return;
    m_part->show();
    m_box->setFocus(Qt::ShortcutFocusReason);
}

TextSpeaker TypedLines::firstSpeaker() const
{
    return enumFromName<TextSpeaker>(toStd(m_first->currentData().toString()))
        .value_or(TextSpeaker::Caller);
}

void TypedLines::tellTyped()
{
    if (m_saver)
        m_saver->typeLines(toStd(m_box->toPlainText()), firstSpeaker());
}

QString TypedLines::sessionWords() const
{
    const Call* call = m_saver->call();
    if (call && isTextOpen(*call))
        return tr("Session open, %n line(s) on the record", "",
                  static_cast<int>(call->text->lines));
    if (call && call->text)
        return tr("Session ended, %n line(s) on the record", "",
                  static_cast<int>(call->text->lines));
    if (!call && mediumOf(m_saver->sheet().kind))
        return tr("The session opens as the call comes on the board");
    return tr("No session");
}

void TypedLines::showStates()
{
    const Call* call = m_saver ? m_saver->call() : nullptr;
    const auto chosen =
        m_saver && !call ? mediumOf(m_saver->sheet().kind) : std::optional<TextMedium>();
    for (const auto& [medium, button] : m_sessions) {
        const bool isOpen = call && isTextOpen(*call) && call->text->medium == medium;
        button->setChecked(isOpen || chosen == medium);
        button->setEnabled(m_saver != nullptr && !(call && isTextOpen(*call) && !isOpen));
    }
    m_open->setEnabled(m_saver != nullptr);
    m_state->say(m_saver ? sessionWords() : QString(), Token::Second);
    showLines();
}

// Where only the front is gone, which is on the record now, whoever types goes on where they were.
void TypedLines::showTyped(const QString& typed)
{
    const QString before = m_box->toPlainText();
    const int anchor = m_box->textCursor().anchor();
    const int position = m_box->textCursor().position();
    m_box->setPlainText(typed);
    if (typed.isEmpty() || !before.endsWith(typed)) {
        m_box->moveCursor(QTextCursor::End);
        return;
    }
    const auto gone = static_cast<int>(before.size() - typed.size());
    QTextCursor now = m_box->textCursor();
    now.setPosition(std::max(0, anchor - gone));
    now.setPosition(std::max(0, position - gone), QTextCursor::KeepAnchor);
    m_box->setTextCursor(now);
}

void TypedLines::showLines()
{
    const std::string typed = m_saver ? m_saver->sheet().typedLines : std::string();
    const TextSpeaker first = m_saver ? m_saver->sheet().firstSpeaker : TextSpeaker::Caller;
    if (toStd(m_box->toPlainText()) != typed) {
        const QSignalBlocker quiet(m_box);
        showTyped(typedFromStd(typed));
    }
    m_first->setCurrentIndex(m_first->findData(fromStd(enumName(first))));
    const auto lines = readTranscript(withFirstSpeaker(cleanedTranscript(typed), first));
    m_add->setEnabled(!lines.empty());
    m_mark->show(m_saver ? m_saver->stateOf(kTypedLines) : SaveState::Empty,
                 m_saver ? m_saver->whyRefused(kTypedLines) : QString());
    if (lines.size() > kTranscriptLinesMax || transcriptText(lines).size() > kMaxNoteText) {
        m_count->say(tr("%1 lines: too many at once. Add them in parts, %2 lines or %3 letters.",
                        "three numbers")
                         .arg(lines.size())
                         .arg(kTranscriptLinesMax)
                         .arg(kMaxNoteText),
                     Token::Danger);
        return;
    }
    m_count->say(lines.empty()
                     ? QString()
                     : tr("%1 lines: %2 of the caller, %3 ours, %4 of the relay", "four numbers")
                           .arg(lines.size())
                           .arg(linesOf(lines, TextSpeaker::Caller))
                           .arg(linesOf(lines, TextSpeaker::Us))
                           .arg(linesOf(lines, TextSpeaker::Relay)),
                 Token::Second);
}

void TypedLines::restyle()
{
    const Look& look = m_source.look();
    m_heading->setFont(look.font(TypeRole::Small));
    QPalette palette = m_heading->palette();
    palette.setColor(QPalette::WindowText, look.color(Token::Second));
    m_heading->setPalette(palette);
    m_first->setFont(look.font(TypeRole::Body));
    m_box->setFont(look.font(TypeRole::Body));
    fitBox();
}

void TypedLines::setRoom(int px)
{
    m_roomPx = px;
    fitBox();
}

void TypedLines::fitBox()
{
    const int frame = m_source.look().px(12);
    const int line = QFontMetrics(m_box->font()).lineSpacing();
    const int lines = m_roomPx == 0 ? kBoxLines : (m_roomPx - frame) / line;
    m_box->setFixedHeight(std::clamp(lines, kBoxLinesLeast, kBoxLines) * line + frame);
}

} // namespace haven::ui
