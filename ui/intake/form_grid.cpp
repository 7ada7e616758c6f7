#include "ui/intake/form_grid.h"

#include "models/items/qt_text.h"

#include <QComboBox>
#include <QEvent>
#include <QFocusEvent>
#include <QFontMetrics>
#include <QSignalBlocker>
#include <QStyle>

namespace haven::ui {

namespace {

constexpr int kNarrativeLines = 5;
constexpr int kBesideWidth = 320; // below it, names and editors side by side leave no room
constexpr int kLineInset = 6;     // design pixels, as is the next: its frame
constexpr int kListInset = 24;    // the arrow of a list

QString fieldName(SheetField field)
{
    const auto name = enumName(field);
    return QStringLiteral("intake") +
           QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

FormGrid::FormGrid(const ThemeSource& source, QWidget* parent)
    : QWidget(parent), m_source(source), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setColumnStretch(1, 1);
    connect(&source, &ThemeSource::changed, this, &FormGrid::restyle);
}

QLineEdit* FormGrid::addLine(SheetField field, const QString& label, QLineEdit* edit)
{
    if (!edit)
        edit = new QLineEdit(this);
    addLabeled(field, label, edit);
    connect(edit, &QLineEdit::textChanged, this, [this, field](const QString& text) {
        if (m_saver)
            m_saver->type(field, toStd(text));
    });
    return edit;
}

NarrativeEdit* FormGrid::addNarrative(const QString& label)
{
    auto* edit = new NarrativeEdit(this);
    addLabeled(SheetField::Narrative, label, edit);
    connect(edit, &QPlainTextEdit::textChanged, this, [this, edit] {
        if (m_saver)
            m_saver->type(SheetField::Narrative, toStd(edit->exactText()));
    });
    connect(edit, &NarrativeEdit::lineEnded, this, [this] { leave(SheetField::Narrative); });
    return edit;
}

void FormGrid::addLabeled(SheetField field, const QString& label, QWidget* editor)
{
    Line line;
    line.label = new QLabel(label, this);
    line.label->setTextFormat(Qt::PlainText);
    line.label->setBuddy(editor);
    line.editor = editor;
    line.mark = new SaveMark(m_source, label, this);
    line.mark->setObjectName(fieldName(field) + QStringLiteral("Mark"));
    editor->setObjectName(fieldName(field));
    editor->setAccessibleName(label);
    editor->setToolTip(label);
    editor->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    editor->setMinimumWidth(40);
    editor->installEventFilter(this);
    m_lines.emplace(field, line);
    m_order.push_back(line);
    m_form.reset();
    restyle();
}

void FormGrid::addBelow(QWidget* widget)
{
    m_order.push_back(Line{nullptr, widget, nullptr});
    m_form.reset();
    arrange();
}

void FormGrid::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void FormGrid::arrange()
{
    const Form form = width() < m_source.look().px(kBesideWidth) ? Form::Above : Form::Beside;
    if (form == m_form)
        return;
    m_form = form;
    const bool isAbove = form == Form::Above;
    m_grid->setColumnMinimumWidth(0, isAbove ? 0 : m_source.look().px(88));
    int row = 0;
    for (const Line& line : m_order) {
        place(line, row);
        makeRoom(line);
        row += 2;
    }
}

// All editors end at one edge: the mark of a line stands within it, that of the narrative under its
// name.
void FormGrid::place(const Line& line, int row)
{
    const bool isAbove = m_form == Form::Above;
    m_grid->removeWidget(line.editor);
    m_grid->addWidget(line.editor, row + (isAbove && line.label ? 1 : 0), isAbove ? 0 : 1, 1,
                      isAbove ? 3 : 2);
    if (!line.label)
        return;
    m_grid->removeWidget(line.label);
    m_grid->removeWidget(line.mark);
    const bool isTall = qobject_cast<NarrativeEdit*>(line.editor) && !isAbove;
    const bool isList = qobject_cast<QComboBox*>(line.editor) != nullptr;
    m_grid->addWidget(line.label, row, 0, 1, isAbove ? 2 : 1,
                      isTall ? Qt::AlignTop : Qt::AlignVCenter);
    line.mark->setInset(isAbove || isTall ? 0 : isList ? kListInset : kLineInset);
    if (isTall)
        m_grid->addWidget(line.mark, row, 0, Qt::AlignBottom | Qt::AlignLeft);
    else
        m_grid->addWidget(line.mark, row, 2, Qt::AlignVCenter | Qt::AlignRight);
    line.mark->raise();
}

// What is typed never runs under the mark.
void FormGrid::makeRoom(const Line& line)
{
    auto* edit = qobject_cast<QLineEdit*>(line.editor);
    if (!edit || !line.mark)
        return;
    const bool isWithin = m_form == Form::Beside && line.mark->state() != SaveState::Empty;
    const int right = isWithin ? line.mark->sizeHint().width() : 0;
    if (edit->textMargins().right() != right)
        edit->setTextMargins(0, 0, right, 0);
}

void FormGrid::showLine(SheetField field, Shown shown)
{
    const bool isVisible = shown == Shown::Yes;
    const Line& line = m_lines.at(field);
    line.label->setVisible(isVisible);
    line.editor->setVisible(isVisible);
    line.mark->setVisible(isVisible);
}

QWidget* FormGrid::editor(SheetField field) const
{
    const auto found = m_lines.find(field);
    return found == m_lines.end() ? nullptr : found->second.editor;
}

void FormGrid::setSaver(CallSaver* saver)
{
    if (m_saver)
        m_saver->disconnect(this);
    m_saver = saver;
    for (const auto& [field, line] : m_lines)
        loadText(field);
    fill();
    showStates();
    if (!saver)
        return;
    connect(saver, &CallSaver::changed, this, &FormGrid::showStates);
    connect(saver, &CallSaver::textReplaced, this, [this](SheetField field) {
        if (m_lines.count(field) > 0)
            loadText(field);
    });
}

void FormGrid::loadText(SheetField field)
{
    const QString text = m_saver ? typedFromStd(m_saver->sheet().text(field)) : QString();
    QWidget* editor = m_lines.at(field).editor;
    const QSignalBlocker blocker(editor);
    if (auto* line = qobject_cast<QLineEdit*>(editor); line && line->text() != text) {
        line->setText(text);
        if (!line->hasFocus())
            line->setCursorPosition(0);
    }
    if (auto* narrative = qobject_cast<NarrativeEdit*>(editor);
        narrative && narrative->exactText() != text)
        narrative->setPlainText(text);
}

void FormGrid::leave(SheetField field)
{
    if (m_saver)
        m_saver->leave(field);
}

void FormGrid::leaveFocused()
{
    for (const auto& [field, line] : m_lines) {
        if (!line.editor->hasFocus())
            continue;
        if (auto* hinted = qobject_cast<HintedLine*>(line.editor))
            hinted->takeMarked();
        leave(field);
    }
}

void FormGrid::showStates()
{
    for (const auto& [field, line] : m_lines) {
        SaveState state = m_saver ? m_saver->stateOf(field) : SaveState::Empty;
        // The apartment is saved with its place, but an empty one says nothing.
        const bool isDetail = field == SheetField::Detail && m_saver;
        if (isDetail && m_saver->sheet().text(field).empty() &&
            (state == SaveState::Typed || state == SaveState::Saved))
            state = SaveState::Empty;
        const QString why = m_saver ? m_saver->whyRefused(slotOf(field)) : QString();
        line.mark->show(state, why);
        makeRoom(line);
        line.editor->setAccessibleDescription(why);
        const QString check = state == SaveState::Refused ? QStringLiteral("invalid") : QString();
        if (line.editor->property("check").toString() != check) {
            line.editor->setProperty("check", check);
            line.editor->style()->polish(line.editor);
        }
    }
    refresh();
}

bool FormGrid::eventFilter(QObject* object, QEvent* event)
{
    const bool isLeaving = event->type() == QEvent::FocusOut;
    if (!isLeaving && event->type() != QEvent::FocusIn)
        return QWidget::eventFilter(object, event);
    const auto reason = static_cast<const QFocusEvent*>(event)->reason();
    for (const auto& [field, line] : m_lines) {
        if (line.editor != object || !m_saver)
            continue;
        auto* edit = qobject_cast<QLineEdit*>(line.editor);
        const bool isOfWindow =
            reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason;
        // Whoever comes back goes on at the end, where they left.
        if (edit && !isLeaving && !isOfWindow && reason != Qt::MouseFocusReason)
            edit->end(false);
        // What is longer than its field is read from its beginning, once it is left.
        if (edit && isLeaving && !isOfWindow)
            QMetaObject::invokeMethod(
                edit,
                [edit] {
                    if (!edit->hasFocus())
                        edit->setCursorPosition(0);
                },
                Qt::QueuedConnection);
        if (!isLeaving) {
            const QString why = m_saver->whyRefused(slotOf(field));
            if (!why.isEmpty())
                Q_EMIT said(why, Tone::Refused);
        } else if (reason != Qt::PopupFocusReason) {
            // After the editor has had its own say about what was marked.
            QMetaObject::invokeMethod(
                this, [this, one = field] { leave(one); }, Qt::QueuedConnection);
        }
        break;
    }
    return QWidget::eventFilter(object, event);
}

void FormGrid::restyle()
{
    const Look& look = m_source.look();
    m_grid->setHorizontalSpacing(look.px(8));
    m_grid->setVerticalSpacing(look.px(5));
    m_form.reset();
    arrange();
    for (const auto& [field, line] : m_lines) {
        line.label->setFont(look.font(TypeRole::Column));
        QPalette palette = line.label->palette();
        palette.setColor(QPalette::WindowText, look.color(Token::Second));
        line.label->setPalette(palette);
        if (auto* narrative = qobject_cast<NarrativeEdit*>(line.editor)) {
            narrative->setFont(look.font(TypeRole::Note));
            const QFontMetrics metrics(narrative->font());
            narrative->setFixedHeight(metrics.lineSpacing() * kNarrativeLines + look.px(14));
        } else {
            line.editor->setFont(look.font(TypeRole::Body));
        }
    }
}

} // namespace haven::ui
