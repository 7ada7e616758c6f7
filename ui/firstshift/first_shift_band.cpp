#include "ui/firstshift/first_shift_band.h"

#include "models/dispatch/alarm_audience.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/decide.h"
#include "models/items/qt_text.h"
#include "ui/actions/action_line.h"
#include "ui/actions/bound_key.h"
#include "ui/theme/scaled_margins.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

namespace haven::ui {

namespace {

constexpr const char* kDraft = "first-shift";
constexpr const char* kLogAsker = "shiftLog";
constexpr const char* kDeclined = "declined";
constexpr const char* kFinished = "done";

bool isClinician(const Unit& unit)
{
    return std::find(unit.skills.begin(), unit.skills.end(), kSkillClinician) != unit.skills.end();
}

} // namespace

FirstShiftBand::FirstShiftBand(const ThemeSource& source, Desk& desk, PreferenceSource& preferences,
                               QWidget* window, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_preferences(preferences), m_window(window),
      m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("firstShiftBand"));
    setAccessibleName(tr("Guided first shift"));
    m_text->setObjectName(QStringLiteral("firstShiftText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto* row = new QHBoxLayout(this);
    scaleMargins(source, row, {12, 4, 12, 4}, 8);
    row->addWidget(m_text, 1);
    m_begin = addAct("guideBegin", tr("Begin"), QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_B),
                     &FirstShiftBand::begin); // Alt+B is a key of panels
    m_leave = addAct("guideLeave", tr("Not now"), QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_N),
                     &FirstShiftBand::leave);
    m_soon.setSingleShot(true);
    m_soon.setInterval(100);
    connect(&m_soon, &QTimer::timeout, this, &FirstShiftBand::look);
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, &FirstShiftBand::tick);
    connect(&m_desk, &Desk::changed, this, [this] {
        if (m_shift.stage() == FirstShift::Stage::Running && !m_soon.isActive())
            m_soon.start();
    });
    connect(&m_desk, &Desk::found, this,
            [this](const QString& asker, quint64, const QueryAnswer& answer) {
                const auto* page = std::get_if<LogPage>(&answer);
                if (page && asker == QLatin1String(kLogAsker) &&
                    m_shift.hearLog(*page, m_desk.state(), m_desk.now()))
                    look();
            });
    connect(&m_desk, &Desk::seatChanged, this, &FirstShiftBand::hearSeat);
    connect(&preferences, &PreferenceSource::restored, this, &FirstShiftBand::hearSeat);
    connect(&source, &ThemeSource::changed, this, &FirstShiftBand::restyle);
    connect(&source, &ThemeSource::keysChanged, this, &FirstShiftBand::retell);
    restyle();
    hearSeat();
}

KeyButton* FirstShiftBand::addAct(const char* name, const QString& text, const QKeySequence& key,
                                  void (FirstShiftBand::*act)())
{
    auto* button = new KeyButton(m_source, text, key, this);
    button->setObjectName(QString::fromLatin1(name));
    button->setButtonSize(ButtonSize::Header);
    // The band never has the focus by itself: its keys count from wherever one works.
    button->bindWithin(m_window);
    layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, act] {
        if (isVisible())
            (this->*act)();
    });
    return button;
}

// A shift is learned where nothing is real.
bool FirstShiftBand::isHere() const
{
    return m_desk.state().mode == StationMode::Demo;
}

// It teaches to take, send and close a call, which is not everybody's work.
bool FirstShiftBand::isTaught() const
{
    return mayDo(OpenIncident{}, m_desk.seat().roles);
}

void FirstShiftBand::hearSeat()
{
    if (!isHere() || m_desk.seat().roles.empty()) {
        m_hidden = Hidden::Yes;
        retell();
        return;
    }
    for (const DeskDraft& draft : m_desk.drafts()) {
        if (draft.key == kDraft && m_shift.stage() == FirstShift::Stage::NotBegun)
            m_shift.restore(fromStd(draft.text));
    }
    // Offered once to each person; whoever is in the middle of it goes on.
    const bool isOffered = m_preferences.current().firstShift.empty();
    const bool isRunning = isTaught() && m_shift.stage() == FirstShift::Stage::Running;
    m_hidden = isOffered || isRunning ? Hidden::No : Hidden::Yes;
    look();
}

void FirstShiftBand::turn()
{
    if (!isHere()) {
        Q_EMIT said(tr("The first shift is learned on a demo station, where nothing is real. Start "
                       "it with: haven --demo"),
                    Tone::Quiet);
        return;
    }
    const bool isUnderWay = m_shift.stage() != FirstShift::Stage::NotBegun;
    if (m_hidden == Hidden::No && (isUnderWay || !isTaught())) {
        leave();
        return;
    }
    m_hidden = Hidden::No;
    if (!isUnderWay && isTaught())
        begin();
    retell();
}

void FirstShiftBand::begin()
{
    if (!isTaught())
        return;
    m_shift.begin(m_desk.state(), m_desk.now());
    m_hidden = Hidden::No;
    keep();
    retell();
    // The focus goes on to the work, and the band never has it by itself.
    if (isAncestorOf(QApplication::focusWidget()))
        m_window->setFocus(Qt::OtherFocusReason);
}

void FirstShiftBand::leave()
{
    m_hidden = Hidden::Yes;
    // Whoever did it once, in another role, has not declined it.
    const bool isUndone = m_shift.stage() == FirstShift::Stage::NotBegun || !isTaught();
    if (isUndone && m_preferences.current().firstShift.empty())
        remember(kDeclined);
    keep();
    retell();
    if (isTaught())
        Q_EMIT said(
            tr("The guided first shift waits where you left it. %1 brings it back.", "a key")
                .arg(key("guideShow")),
            Tone::Quiet);
}

void FirstShiftBand::remember(const char* what)
{
    Preferences now = m_preferences.current();
    if (now.firstShift == what)
        return;
    now.firstShift = what;
    m_preferences.choose(std::move(now));
}

void FirstShiftBand::look()
{
    const bool wasRunning = m_shift.stage() == FirstShift::Stage::Running;
    if (m_shift.look(m_desk.state(), m_desk.seat().agent, m_desk.now()) || !wasRunning)
        keep();
    if (m_shift.stage() == FirstShift::Stage::Done)
        remember(kFinished);
    retell();
}

void FirstShiftBand::tick()
{
    m_shift.watch(m_desk.state(), m_desk.knowledge().codes, m_desk.now());
}

void FirstShiftBand::keep()
{
    if (m_desk.seat().roles.empty() || m_shift.stage() == FirstShift::Stage::NotBegun)
        return;
    const QString text = m_shift.toText();
    if (text == m_kept)
        return;
    m_kept = text;
    m_desk.keepDraft({kDraft, text.toStdString()});
}

QString FirstShiftBand::key(const char* action) const
{
    const auto table = registryOf(m_source);
    const ActionEntry* entry = table->find(action);
    if (entry == nullptr || entry->keys.empty())
        return keyText(QKeySequence(Qt::CTRL | Qt::Key_K));
    return boundKeyText(m_source, QString::fromLatin1(action),
                        keyFromRegistry(entry->keys.front()));
}

// Whom to send: a patrol unit that is free.
std::string FirstShiftBand::freeUnit() const
{
    for (const auto& [id, unit] : m_desk.state().units) {
        if (unit.status.primary == UnitPrimary::Available && !isClinician(unit))
            return id.value;
    }
    return "3A12";
}

QString FirstShiftBand::stepWords() const
{
    const State& state = m_desk.state();
    const auto found =
        m_shift.incident() ? state.incidents.find(*m_shift.incident()) : state.incidents.end();
    const bool isThere = found != state.incidents.end();
    const QString number = isThere ? fromStd(found->second.number) : tr("the call");
    const QString unit = isThere && !found->second.assignments.empty()
                             ? fromStd(found->second.assignments.front().unit.value)
                             : fromStd(freeUnit());
    const QString line = key("commandLine");
    switch (m_shift.step()) {
    case ShiftStep::TakeCall:
        return tr("Take a call: %1, type a place and a type such as NOISE, then %2. Or %3, and "
                  "type: "
                  "new NOISE @\"12 Oak Ave\" ! loud music",
                  "three keys")
            .arg(key("newCall"), key("intakeSave"), line);
    case ShiftStep::Send:
        // By its number: another incident may be the chosen one.
        return tr("Send a unit to %1: %2 says who should go, then %3 sends who is numbered. Or %4, "
                  "and type: d %5 %1",
                  "a number, three keys, a unit")
            .arg(number, key("whoShouldGo"), key("whoSend"), line, unit);
    case ShiftStep::Arrive:
        return tr("%1 is on its way. When it says that it is there: %2, and type: os %1",
                  "a unit, a key")
            .arg(unit, line);
    case ShiftStep::Write:
        return tr("Write what you hear: %1, and type: n %2 caller says it is quiet now. In the "
                  "incident (%3) it is %4 alone.",
                  "a key, a number, two keys")
            .arg(line, number, key("focusIncident"), key("noteWrite"));
    case ShiftStep::DecideFlag:
        return tr("Decide about behavioral health. Haven only suggests: choose a call marked "
                  "possible in the queue (%1), %2 confirms, %3 rejects.",
                  "three keys")
            .arg(key("focusQueue"), key("flagConfirm"), key("flagReject"));
    case ShiftStep::Clear:
        return tr("%1 is done there. Clear it: %2, and type: cl %1", "a unit, a key")
            .arg(unit, line);
    case ShiftStep::Close:
        return tr("Close the call: %1, and type: x %2 DONE. Where something was not asked, Haven "
                  "says what.",
                  "a key, a number")
            .arg(line, number);
    case ShiftStep::FindInLog:
        return tr("Find it again: %1 is the log, / its filter, and type: incident:%2", "a key, a "
                                                                                       "number")
            .arg(key("placeLog"), number);
    }
    return {};
}

// What the strip above shows: nothing here says otherwise.
int FirstShiftBand::alarmsStanding() const
{
    const auto due = dueOf(m_desk.deadlines(), m_desk.now());
    return static_cast<int>(std::count_if(due.begin(), due.end(), [&](const DueAlarm& alarm) {
        return isUnanswered(alarm) && isAnsweredAt(alarm, m_desk.seat(), m_desk.state());
    }));
}

QString FirstShiftBand::scoreWords() const
{
    const ShiftScore score = m_shift.score(m_desk.now());
    const QString took = elapsedText(score.took.wholeSeconds());
    const int standing = alarmsStanding();
    const QString missed = score.missed == 0 && standing == 0 ? tr("No timer was missed.")
                           : score.missed == 0
                               ? tr("No timer of this shift was missed; alarms that still stand: "
                                    "%1. %2 answers the one in front.",
                                    "a number, a key")
                                     .arg(standing)
                                     .arg(key("alarmAcknowledge"))
                               : tr("Timers that waited over a minute: %1. %2 answers the one in "
                                    "front.",
                                    "a number, a key")
                                     .arg(score.missed)
                                     .arg(key("alarmAcknowledge"));
    return tr("You took, sent and closed a call in %1, with %2 keys and %3 clicks. %4 %5 lists "
              "every key.",
              "a time, two numbers, a sentence, a key")
        .arg(took)
        .arg(score.keys)
        .arg(score.clicks)
        .arg(missed, key("keysShow"));
}

// For whoever takes no calls: where their own work is, and that nothing here is missed.
QString FirstShiftBand::wordsForOthers() const
{
    if (!mayReadCare(m_desk.seat().roles))
        return tr("The guided first shift takes, sends and closes a call, which is a dispatcher's "
                  "work. Yours: %1 is the shift log, %2 lists every key, %3 explains where you "
                  "are.",
                  "three keys")
            .arg(key("placeLog"), key("keysShow"), key("helpShow"));
    return tr("The guided first shift takes, sends and closes a call, which is a dispatcher's "
              "work. "
              "Yours: %1 is the crisis work, %2 the shift log, %3 lists every key, %4 explains "
              "where you are.",
              "four keys")
        .arg(key("placeCrisis"), key("placeLog"), key("keysShow"), key("helpShow"));
}

QString FirstShiftBand::words() const
{
    if (!isTaught())
        return wordsForOthers();
    switch (m_shift.stage()) {
    case FirstShift::Stage::NotBegun:
        return tr("New here? Eight steps teach the console on this demo; its alarms can wait. %1 "
                  "begins, leaves and comes back.",
                  "a key")
            .arg(key("guideShow"));
    case FirstShift::Stage::Running:
        return tr("Step %1 of %2. %3", "two numbers, what to do")
            .arg(m_shift.stepNumber())
            .arg(kShiftSteps)
            .arg(stepWords());
    case FirstShift::Stage::Done:
        return scoreWords();
    }
    return {};
}

void FirstShiftBand::retell()
{
    const bool isShown = isHere() && m_hidden == Hidden::No && !m_desk.seat().roles.empty();
    setVisible(isShown);
    const bool isRunning = isTaught() && m_shift.stage() == FirstShift::Stage::Running;
    if (isRunning)
        m_clock.start();
    else
        m_clock.stop();
    // Counted only while somebody learns.
    qApp->removeEventFilter(this);
    if (isRunning && isShown)
        qApp->installEventFilter(this);
    m_text->setText(words());
    setAccessibleDescription(m_text->text());
    m_begin->setVisible(isTaught());
    m_begin->setLabel(m_shift.stage() == FirstShift::Stage::NotBegun ? tr("Begin")
                                                                     : tr("Begin anew"));
    m_leave->setLabel(isRunning ? tr("Leave") : tr("Not now"));
    if (m_shift.stage() == FirstShift::Stage::Done || !isTaught())
        m_leave->setLabel(tr("Close"));
}

bool FirstShiftBand::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress;
    const bool isClick = event->type() == QEvent::MouseButtonPress;
    const auto* widget = (isKey || isClick) ? qobject_cast<QWidget*>(watched) : nullptr;
    if (widget != nullptr && widget->window() == m_window) {
        // What nobody takes goes up from widget to widget: it is counted once, where it arrives.
        if (isKey && widget == QApplication::focusWidget())
            m_shift.countKey();
        else if (isClick && static_cast<QMouseEvent*>(event)->timestamp() != m_lastClick) {
            m_lastClick = static_cast<QMouseEvent*>(event)->timestamp();
            m_shift.countClick();
        }
    }
    return false;
}

void FirstShiftBand::restyle()
{
    const Look& look = m_source.look();
    m_text->setFont(look.font(TypeRole::Body));
    QPalette palette = m_text->palette();
    palette.setColor(QPalette::WindowText, look.color(Token::Text));
    m_text->setPalette(palette);
    retell();
    update();
}

void FirstShiftBand::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.fillRect(rect(), look.color(Token::Panel));
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.color(Token::Focus));
    painter.drawRect(QRectF(0, 0, look.scaled(4), height()));
    painter.setPen(look.color(Token::Line));
    painter.drawLine(QPointF(0, height() - 0.5), QPointF(width(), height() - 0.5));
}

} // namespace haven::ui
