#include "ui/incident/note_editor.h"

#include "models/dispatch/premise_code.h"
#include "models/items/qt_text.h"
#include "ui/actions/bound_key.h"
#include "ui/incident/plain_label.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kKeepMs = 150;
constexpr int kLinesMax = 5;

} // namespace

NoteEditor::NoteEditor(const PartTools& tools, QWidget* parent)
    : QWidget(parent), m_tools(tools), m_text(new QPlainTextEdit(this)),
      m_about(new PlainLabel(tools.source, TypeRole::Column, Token::Second, this))
{
    setObjectName(QStringLiteral("noteEditor"));
    m_text->setObjectName(QStringLiteral("noteText"));
    m_text->setAccessibleName(tr("Write a note"));
    const auto tellKey = [this] {
        const QString words =
            withShortcut(tr("Write a note"), boundKey(m_tools.source, QStringLiteral("noteWrite"),
                                                      QKeySequence(Qt::Key_W)));
        m_text->setPlaceholderText(words);
        m_text->setToolTip(words + u'\n' + tr("Enter records it, Shift+Enter begins a line."));
    };
    tellKey();
    connect(&tools.source, &ThemeSource::keysChanged, this, tellKey);
    m_text->setTabChangesFocus(true);
    m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->installEventFilter(this);
    m_about->setObjectName(QStringLiteral("noteAbout"));
    m_about->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_about);
    column->addWidget(m_text);
    m_keeping.setSingleShot(true);
    m_keeping.setInterval(kKeepMs);
    connect(&m_keeping, &QTimer::timeout, this, &NoteEditor::keep);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_keeping.start();
        fit();
    });
    connect(&tools.desk, &Desk::answered, this, &NoteEditor::hear);
    connect(&tools.desk, &Desk::seatChanged, this, &NoteEditor::restore);
    connect(&tools.source, &ThemeSource::changed, this, &NoteEditor::fit);
    fit();
}

NoteEditor::~NoteEditor()
{
    flush();
}

void NoteEditor::fit()
{
    const Look& look = m_tools.source.look();
    m_text->setFont(look.font(TypeRole::Note));
    // Else the words of the empty field keep the font that a new style sheet gave to the viewport.
    m_text->viewport()->setFont(m_text->font());
    const int lines =
        std::clamp(static_cast<int>(m_text->document()->size().height()), 1, kLinesMax);
    const int frame = look.px(18);
    m_text->setFixedHeight(lines * QFontMetrics(m_text->font()).lineSpacing() + frame);
}

// A correction has a draft of its own: two half-written texts of one incident never mix.
std::string NoteEditor::draftKey() const
{
    const std::string key = "note/" + m_number;
    return m_corrects ? key + "/" + std::to_string(m_corrects->value) : key;
}

void NoteEditor::setIncident(const Incident* incident)
{
    const auto id = incident ? std::optional(incident->id) : std::nullopt;
    setEnabled(incident != nullptr);
    if (id == m_incident)
        return;
    flush();
    m_incident = id;
    m_number = incident ? incident->number : std::string();
    m_corrects.reset();
    m_about->say({});
    restore();
}

void NoteEditor::restore()
{
    QString draft;
    if (m_incident) {
        for (const DeskDraft& one : m_tools.desk.drafts()) {
            if (one.key == draftKey())
                draft = typedFromStd(one.text);
        }
    }
    m_keeping.stop();
    if (m_text->toPlainText() != draft) {
        const QSignalBlocker quiet(m_text);
        m_text->setPlainText(draft);
        m_text->moveCursor(QTextCursor::End);
    }
    fit();
}

void NoteEditor::keep()
{
    m_keeping.stop();
    if (!m_incident)
        return;
    QString text = m_text->toPlainText();
    // What is on its way is not on disk yet; until then the draft holds both.
    if (m_pending && m_pending->key == draftKey())
        text = text.isEmpty() ? m_pending->text : m_pending->text + u'\n' + text;
    m_tools.desk.keepDraft(DeskDraft{draftKey(), text.toStdString()});
}

void NoteEditor::flush()
{
    if (m_keeping.isActive())
        keep();
}

void NoteEditor::write()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void NoteEditor::startCorrecting(const Note& note, const QString& time)
{
    flush();
    m_corrects = note.id;
    m_about->say(tr("Corrects the note of %1. The old one stays, struck out.", "a time").arg(time));
    restore();
    if (m_text->toPlainText().isEmpty())
        m_text->setPlainText(typedFromStd(note.text));
    m_text->moveCursor(QTextCursor::End);
    write();
}

void NoteEditor::stopCorrecting()
{
    flush();
    m_corrects.reset();
    m_about->say({});
    restore();
}

void NoteEditor::record()
{
    const QString text = m_text->toPlainText();
    if (!m_incident || m_pending || text.trimmed().isEmpty())
        return;
    AddNote command;
    command.incident = *m_incident;
    command.text = text.toStdString();
    command.corrects = m_corrects;
    m_pending = Pending{0, draftKey(), text};
    keep();
    m_pending->id = m_tools.desk.submit(std::move(command));
    m_text->clear();
    m_about->say(tr("Saving the note"));
}

void NoteEditor::hear(const Answered& answer)
{
    if (!m_pending || answer.id != m_pending->id)
        return;
    const Pending pending = *std::exchange(m_pending, std::nullopt);
    m_about->say({});
    const bool isSame = m_incident && pending.key == draftKey();
    if (answer.result.isOk()) {
        if (!isSame) {
            m_tools.desk.keepDraft(DeskDraft{pending.key, {}});
            return;
        }
        m_keeping.stop();
        const bool wasCorrecting = m_corrects.has_value();
        keep();
        if (wasCorrecting)
            stopCorrecting();
        if (holdsAlarmCode(pending.text))
            m_about->say(tr("The alarm's code word stands in this note. Exports leave it out; the "
                            "screen does not."));
        return;
    }
    Q_EMIT said(refusalText(answer.result.refusal()), Tone::Refused);
    if (!isSame)
        return; // its draft holds it, and comes back with its incident
    const QString typed = m_text->toPlainText();
    m_text->setPlainText(typed.isEmpty() ? pending.text : pending.text + u'\n' + typed);
    m_text->moveCursor(QTextCursor::End);
    m_about->say(tr("Not recorded: %1 Your text is kept.", "a sentence")
                     .arg(refusalText(answer.result.refusal())));
}

bool NoteEditor::holdsAlarmCode(const QString& text) const
{
    const auto& incidents = m_tools.desk.state().incidents;
    const auto found = m_incident ? incidents.find(*m_incident) : incidents.end();
    return found != incidents.end() && found->second.premiseAlarm &&
           holdsCode(text.toStdString(), found->second.premiseAlarm->alarm.code);
}

bool NoteEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_text || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (isEnter && !key->modifiers().testFlag(Qt::ShiftModifier)) {
        record();
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        if (m_corrects)
            stopCorrecting();
        Q_EMIT left();
        return true;
    }
    return false;
}

} // namespace haven::ui
