#include "ui/intake/call_acts.h"

#include "models/base/text.h"
#include "models/items/qt_text.h"
#include "ui/widgets/wrap_layout.h"

#include <QFocusEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

const SheetSlot kEmd{SlotKind::Emd};

QString kindGuide(CallKind kind)
{
    switch (kind) {
    case CallKind::Silent:
        return KindRow::tr("Silent call: send a TTY query, then call back and record how it "
                           "went.");
    case CallKind::OpenLine:
        return KindRow::tr("Open line: write down what is heard, and stay on the line.");
    case CallKind::HangUp:
        return KindRow::tr("Hang-up: call back and record how it went.");
    case CallKind::Abandoned:
        return KindRow::tr("Abandoned before it was answered: call back and record how it went.");
    case CallKind::Tty:
    case CallKind::Relay:
        return KindRow::tr("Typed instead of said: one thing at a time, and GA when it is their "
                           "turn.");
    case CallKind::Advised:
        return KindRow::tr("Advised: give the disposition, then save: the call is numbered and "
                           "closed.");
    case CallKind::Voice:
    case CallKind::TextSession:
    case CallKind::Radio:
    case CallKind::Fed:
        return {};
    }
    return {};
}

QString resultWord(CallbackResult result)
{
    switch (result) {
    case CallbackResult::Answered:
        return CallActs::tr("answered");
    case CallbackResult::Busy:
        return CallActs::tr("busy");
    case CallbackResult::NoAnswer:
        return CallActs::tr("no answer");
    case CallbackResult::VoicemailNotLeft:
        return CallActs::tr("voicemail, no message left");
    case CallbackResult::VoicemailLeft:
        return CallActs::tr("voicemail, message left");
    case CallbackResult::VoiceHeard:
        return CallActs::tr("voice heard, no answer to questions");
    }
    return {};
}

} // namespace

KindRow::KindRow(const ThemeSource& source, QWidget* parent) : QWidget(parent), m_all(source, *this)
{
    auto* row = new WrapLayout(this);
    row->setSpacing(source.look().px(6));
    struct Choice {
        CallKind kind;
        const char* name;
        QString text;
        Qt::Key letter;
    };
    const Choice choices[] = {{CallKind::Voice, "intakeVoice", tr("Voice"), Qt::Key_V},
                              {CallKind::Silent, "intakeSilent", tr("Silent"), Qt::Key_S},
                              {CallKind::OpenLine, "intakeOpenLine", tr("Open line"), Qt::Key_O},
                              {CallKind::HangUp, "intakeHangUp", tr("Hang-up"), Qt::Key_H},
                              {CallKind::Advised, "intakeAdvised", tr("Advised"), Qt::Key_D}};
    for (const auto& choice : choices) {
        KeyButton* button = m_all.add(*row, choice.name, choice.text, choice.letter);
        button->setCheckable(true);
        connect(button, &QPushButton::clicked, this, [this, kind = choice.kind] { choose(kind); });
        m_buttons.emplace(choice.kind, button);
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    showKind();
}

// In a narrow column the printed keys would make it three rows of what is seldom chosen.
void KindRow::fit()
{
    constexpr int kRowsMost = 2;
    printKeysWithin(kRowsMost, width(), layout()->spacing(), m_all.all());
}

bool KindRow::event(QEvent* event)
{
    const bool isDone = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return isDone;
}

void KindRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void KindRow::setSaver(CallSaver* saver)
{
    if (m_saver)
        m_saver->disconnect(this);
    m_saver = saver;
    showKind();
    if (saver)
        connect(saver, &CallSaver::changed, this, &KindRow::showKind);
}

void KindRow::choose(CallKind kind)
{
    if (m_saver) {
        m_saver->setKind(kind);
        if (const QString guide = kindGuide(kind); !guide.isEmpty())
            Q_EMIT said(guide, Tone::Quiet);
    }
    showKind();
}

void KindRow::showKind()
{
    const CallKind now = m_saver ? m_saver->sheet().kind : CallKind::Voice;
    for (const auto& [kind, button] : m_buttons)
        button->setChecked(kind == now);
    // What is on the board is closed there.
    const bool isOnBoard = m_saver && m_saver->sheet().incident;
    m_buttons.at(CallKind::Advised)->setEnabled(!isOnBoard);
}

CallActs::CallActs(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)),
      m_buttons(source, *this)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(source.look().px(4));
    buildMedical(column);
    buildCallbacks(column);
    connect(&source, &ThemeSource::changed, this, &CallActs::restyle);
    restyle();
}

QLineEdit* CallActs::addText(const char* name, const QString& label, int row, int column)
{
    auto* edit = new QLineEdit(this);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setPlaceholderText(label);
    edit->setAccessibleName(label);
    edit->setToolTip(label);
    edit->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    edit->installEventFilter(this);
    m_texts->addWidget(edit, row, column);
    connect(edit, &QLineEdit::textEdited, this, [this] {
        if (m_saver)
            m_saver->setEmdTexts(toStd(m_target->text()), toStd(m_determinant->text()));
    });
    return edit;
}

void CallActs::buildMedical(QVBoxLayout* column)
{
    m_headings.push_back(new QLabel(tr("Medical questions (EMD)"), this));
    column->addWidget(m_headings.back());
    auto* buttons = new WrapLayout;
    buttons->setSpacing(m_source.look().px(6));
    connect(m_buttons.add(*buttons, "intakeEmdStarted", tr("EMD started"), Qt::Key_M),
            &QPushButton::clicked, this, [this] { record(EmdState::Started); });
    connect(m_buttons.add(*buttons, "intakeEmdTransferred", tr("Transferred"), Qt::Key_T),
            &QPushButton::clicked, this, [this] { record(EmdState::Transferred); });
    connect(m_buttons.add(*buttons, "intakeEmdNotMedical", tr("Not medical"), Qt::Key_X),
            &QPushButton::clicked, this, [this] { record(EmdState::NotMedical); });
    column->addLayout(buttons);
    m_texts = new QGridLayout;
    m_texts->setHorizontalSpacing(m_source.look().px(6));
    m_texts->setVerticalSpacing(m_source.look().px(4));
    m_texts->setColumnStretch(0, 3);
    m_texts->setColumnStretch(1, 2);
    column->addLayout(m_texts);
    m_target = addText("intakeEmdTarget", tr("Transferred to"), 0, 0);
    m_texts->addWidget(m_target, 0, 0, 1, 2);
    m_determinant = addText("intakeEmdDeterminant", tr("Determinant"), 1, 0);
    m_time = addText("intakeEmdTime", tr("Time (now)"), 1, 1);
    m_emd = new TextLine(m_source, TypeRole::Column, this);
    m_emd->setObjectName(QStringLiteral("intakeEmdRecord"));
    m_texts->addWidget(m_emd, 2, 0);
    m_emdMark = new SaveMark(m_source, tr("Medical questions"), this);
    m_emdMark->setObjectName(QStringLiteral("intakeEmdMark"));
    m_texts->addWidget(m_emdMark, 2, 1, Qt::AlignRight);
}

void CallActs::buildCallbacks(QVBoxLayout* column)
{
    m_headings.push_back(new QLabel(tr("Called back"), this));
    column->addWidget(m_headings.back());
    auto* row = new WrapLayout;
    row->setSpacing(m_source.look().px(6));
    struct Try {
        CallbackResult result;
        const char* name;
        QString text;
        Qt::Key key;
    };
    const Try tries[] = {
        {CallbackResult::NoAnswer, "intakeNoAnswer", tr("No answer"), Qt::Key_5},
        {CallbackResult::Busy, "intakeBusy", tr("Busy"), Qt::Key_6},
        {CallbackResult::VoicemailLeft, "intakeVoicemail", tr("Message left"), Qt::Key_7},
        {CallbackResult::VoicemailNotLeft, "intakeNoMessage", tr("No message"), Qt::Key_8},
        {CallbackResult::Answered, "intakeAnswered", tr("Answered"), Qt::Key_9},
        {CallbackResult::VoiceHeard, "intakeVoiceHeard", tr("Voice heard"), Qt::Key_0}};
    for (const auto& one : tries) {
        connect(m_buttons.add(*row, one.name, one.text, one.key), &QPushButton::clicked, this,
                [this, result = one.result] {
                    if (m_saver)
                        m_saver->recordCallback(result);
                });
    }
    auto* tty = m_buttons.add(*row, "intakeTty", tr("TTY query"), Qt::Key_Q);
    tty->setHint(tr("A TTY query was sent and nobody typed an answer"));
    connect(tty, &QPushButton::clicked, this, [this] {
        // Stored text is never translated.
        Q_EMIT lineWritten(QStringLiteral("TTY query sent, no answer."));
    });
    column->addLayout(row);
    m_tries = new TextLine(m_source, TypeRole::Column, this);
    m_tries->setObjectName(QStringLiteral("intakeTries"));
    column->addWidget(m_tries);
}

void CallActs::setSaver(CallSaver* saver)
{
    if (m_saver)
        m_saver->disconnect(this);
    m_saver = saver;
    m_isTransferWanted = false;
    m_target->setText(saver ? typedFromStd(saver->sheet().emd.transferredTo) : QString());
    m_determinant->setText(saver ? typedFromStd(saver->sheet().emd.determinant) : QString());
    m_time->clear();
    showStates();
    if (saver)
        connect(saver, &CallSaver::changed, this, &CallActs::showStates);
}

// A transfer is recorded with whom the caller was given to, so it waits for that word alone.
void CallActs::record(EmdState state)
{
    if (!m_saver)
        return;
    m_isTransferWanted = state == EmdState::Transferred && m_target->text().trimmed().isEmpty();
    if (m_isTransferWanted) {
        m_target->setFocus(Qt::ShortcutFocusReason);
        Q_EMIT said(tr("Transferred to whom? Type it and go on with Tab."), Tone::Quiet);
        return;
    }
    std::optional<Instant> at;
    const QString typed = m_time->text().trimmed();
    if (!typed.isEmpty()) {
        at = m_clock.parse(typed, m_desk.now());
        if (!at) {
            Q_EMIT said(tr("“%1” is not a time. Nothing was recorded. Write it as 21:40, or leave "
                           "it empty for now.")
                            .arg(typed),
                        Tone::Refused);
            m_time->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
    m_time->clear();
    m_saver->recordEmd(state, at);
}

void CallActs::leaveTexts()
{
    if (!m_saver)
        return;
    if (m_isTransferWanted && !m_target->text().trimmed().isEmpty())
        record(EmdState::Transferred);
    else if (m_saver->sheet().emd.state != EmdState::NotAsked)
        m_saver->leave(kEmd);
}

void CallActs::leaveFocused()
{
    if (isAncestorOf(focusWidget()))
        leaveTexts();
}

bool CallActs::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && object != m_time &&
        static_cast<const QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
        leaveTexts();
    return QWidget::eventFilter(object, event);
}

QString CallActs::emdWords() const
{
    const Emd& emd = m_saver->sheet().emd;
    const QString at = emd.at ? m_clock.time(*emd.at) : QString();
    switch (emd.state) {
    case EmdState::NotAsked:
        return tr("Nothing recorded");
    case EmdState::NotMedical:
        return tr("Not medical, %1", "time").arg(at);
    case EmdState::Started:
        return tr("EMD started %1", "time").arg(at);
    case EmdState::Transferred:
        return tr("Transferred %1", "time").arg(at);
    }
    return {};
}

void CallActs::showStates()
{
    if (!m_saver) {
        m_emd->say({}, Token::Second);
        m_tries->say({}, Token::Second);
        m_emdMark->show(SaveState::Empty, {});
        return;
    }
    m_emd->say(emdWords(), Token::Second);
    m_emdMark->show(m_saver->stateOf(kEmd), m_saver->whyRefused(kEmd));
    QStringList tries;
    if (const Call* call = m_saver->call()) {
        for (const CallbackResult result : call->callbacks)
            tries += resultWord(result);
    }
    for (const auto& one : m_saver->sheet().callbacks) {
        if (!one.isRecorded)
            tries += tr("%1 (not recorded yet)").arg(resultWord(one.result));
    }
    m_tries->say(tries.isEmpty() ? tr("Not called back yet")
                                 : tr("%1 tried: %2", "how often, results")
                                       .arg(tries.size())
                                       .arg(tries.join(QStringLiteral(", "))),
                 Token::Second);
}

void CallActs::restyle()
{
    for (QLabel* heading : m_headings) {
        heading->setFont(m_source.look().font(TypeRole::Small));
        QPalette palette = heading->palette();
        palette.setColor(QPalette::WindowText, m_source.look().color(Token::Second));
        heading->setPalette(palette);
    }
    for (QLineEdit* edit : {m_target, m_determinant, m_time})
        edit->setFont(m_source.look().font(TypeRole::Body));
}

} // namespace haven::ui
