#include "models/dispatch/timers.h"
#include "models/items/item_roles.h"
#include "models/items/qt_text.h"
#include "models/items/recommend_model.h"
#include "models/items/timer_list_model.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/ui/busy_hour.h"
#include "ui/intake/intake_panel.h"
#include "ui/recommend/who_panel.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/timers/timers_panel.h"
#include "ui/widgets/board_view.h"

#include <algorithm>
#include <QApplication>
#include <QElapsedTimer>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::testkit;
using namespace haven::ui;

namespace {

constexpr int kHourShownMs = 20;

// By keys alone, with eyes for everything.
class KeyHands final : public HourDesk
{
public:
    using HourDesk::HourDesk;

protected:
    bool say(const QString& line) override;
    std::optional<QString> takeCall(const PastIncident& past, const QString& type) override;
    bool sendByList(const QString& name, const QString& number) override;
    HourLook answerNext() override;

private:
    bool fillCall(const PastIncident& past, const QString& type);
    bool answer(const TimerRow& row);
    bool chooseRow(const TimerRow& row);
    bool press(Qt::Key key, const TimerRow& row);
};

bool KeyHands::say(const QString& line)
{
    m_console.enter(line);
    if (m_console.result().kind() == ResultKind::Done)
        return true;
    return fail(line + QStringLiteral(" -> ") + m_console.result().text());
}

HourLook KeyHands::answerNext()
{
    if (unanswered().empty())
        return HourLook::Calm;
    const auto rows = timerRows(state(), m_console.desk.knowledge().codes, m_console.desk.seat(),
                                m_console.desk.now());
    const auto first = std::find_if(rows.begin(), rows.end(), [&](const TimerRow& row) {
        return isLateTimer(row, m_console.desk.now()) && isUnanswered(row.alarm);
    });
    if (first == rows.end()) {
        fail(QStringLiteral("what rings is not in the list"));
        return HourLook::Wrong;
    }
    return answer(TimerRow(*first)) ? HourLook::Answered : HourLook::Wrong;
}

// Ctrl+7 and the arrows, to the row that is wanted.
bool KeyHands::chooseRow(const TimerRow& row)
{
    auto& panel = *m_console.named<TimersPanel>("timersPanel");
    m_console.key(Qt::Key_7, Qt::ControlModifier);
    if (!panel.view().hasFocus())
        m_console.key(Qt::Key_7, Qt::ControlModifier); // it had it, and gave it away
    const QString what = timerWhat(row);
    const QString about =
        row.alarm.unit ? fromStd(row.subject) : fromStd(row.subject).section(u'-', -1);
    const auto cell = [&](TimerColumn column) {
        return panel.view().currentIndex().siblingAtColumn(static_cast<int>(column)).data();
    };
    const auto isThere = [&] {
        m_console.key(Qt::Key_Home);
        for (int n = 0; n < panel.view().model()->rowCount(); ++n) {
            if (cell(TimerColumn::What) == what && cell(TimerColumn::About) == about)
                return true;
            m_console.key(Qt::Key_Down);
        }
        return false;
    };
    return becomes(isThere, QStringLiteral("not in the list: %1, %2").arg(what, about));
}

bool KeyHands::press(Qt::Key key, const TimerRow& row)
{
    m_console.key(key);
    const auto isOver = [&] {
        const auto left = unanswered();
        return std::none_of(left.begin(), left.end(), [&](const DueAlarm& one) {
            return one.kind == row.alarm.kind && one.incident == row.alarm.incident &&
                   one.unit == row.alarm.unit && one.dueAt == row.alarm.dueAt;
        });
    };
    return becomes(isOver, QStringLiteral("it rings on: ") + timerWhat(row));
}

bool KeyHands::answer(const TimerRow& row)
{
    if (!chooseRow(row))
        return false;
    switch (row.kind) {
    case TimerKind::StatusCheck:
        return press(Qt::Key_A, row);
    case TimerKind::NoAnswer: // called again, it answers
        return press(Qt::Key_A, row) && say(QStringLiteral("en ") + fromStd(row.subject));
    case TimerKind::Waiting: // no unit is free for it yet, and somebody knows
        return press(Qt::Key_K, row);
    case TimerKind::CallBack: {
        m_console.key(Qt::Key_A);
        const QString line = QStringLiteral("cb %1 ").arg(fromStd(row.subject));
        if (m_console.line()->text() != line)
            return fail(QStringLiteral("no line to call back with"));
        m_console.type(QStringLiteral("reached it was the phone in a pocket"));
        return press(Qt::Key_Return, row);
    }
    case TimerKind::Emergency:
    case TimerKind::Recheck:
    case TimerKind::Handoff:
    case TimerKind::Hold:
    case TimerKind::Clinician:
    case TimerKind::Suggestion:
    case TimerKind::FollowUp:
    case TimerKind::Order:
    case TimerKind::Escrow:
    case TimerKind::Step:
    case TimerKind::RecordCheck:
    case TimerKind::Transport:
    case TimerKind::BoloMatch:
    case TimerKind::Aid:
    case TimerKind::Risk:
    case TimerKind::Report:
        break;
    }
    return fail(QStringLiteral("nobody expected: ") + timerWhat(row));
}

std::optional<QString> KeyHands::takeCall(const PastIncident& past, const QString& type)
{
    const std::size_t before = state().incidents.size();
    m_console.key(Qt::Key_F2);
    if (!fillCall(past, type))
        return std::nullopt;
    const auto isOpen = [&] { return state().incidents.size() > before; };
    if (!QTest::qWaitFor(isOpen, kHourSoonMs))
        m_console.key(Qt::Key_Return, Qt::ControlModifier); // the place as it was typed
    if (!becomes(isOpen, QStringLiteral("a call did not come on the board")))
        return std::nullopt;
    const QWidget* focus = QApplication::focusWidget();
    if (!focus || focus->objectName() != QStringLiteral("intakeNarrative")) {
        fail(QStringLiteral("no narrative behind the type"));
        return std::nullopt;
    }
    const QString words = fromStd(past.narrative).left(kHourWordsMax).simplified();
    if (!words.isEmpty()) {
        m_console.type(words);
        m_console.key(Qt::Key_Return);
        const auto isWritten = [&] { return !m_console.newest().notes.empty(); };
        if (!becomes(isWritten, QStringLiteral("a narrative was not written down")))
            return std::nullopt;
    }
    m_console.key(Qt::Key_Return, Qt::ControlModifier);
    QTest::qWait(50);
    m_console.key(Qt::Key_Escape);
    const auto& intake = *m_console.named<IntakePanel>("intakePanel");
    const auto isPutAway = [&] { return !intake.isBusy() && intake.parkedCount() == 0; };
    if (!becomes(isPutAway, QStringLiteral("a call was left open")))
        return std::nullopt;
    return fromStd(m_console.newest().number);
}

// How the caller rang off, whence they called, where and what.
bool KeyHands::fillCall(const PastIncident& past, const QString& type)
{
    if (callKindOf(past) == CallKind::Abandoned)
        m_console.key(Qt::Key_H, Qt::AltModifier);
    m_console.key(Qt::Key_Backtab, Qt::ShiftModifier);
    const QWidget* focus = QApplication::focusWidget();
    if (!focus || focus->objectName() != QStringLiteral("intakeCallback"))
        return fail(QStringLiteral("no number before the place"));
    m_console.type(QStringLiteral("805-555-0142"));
    m_console.key(Qt::Key_Tab);
    m_console.type(past.place.empty() ? QStringLiteral("Caller does not say")
                                      : fromStd(past.place));
    m_console.key(Qt::Key_Tab);
    m_console.type(type);
    m_console.key(Qt::Key_Tab);
    return true;
}

// The queue's arrows to the call, F4, the arrows to the unit, O sends it; a digit says why it and
// no other.
bool KeyHands::sendByList(const QString& name, const QString& number)
{
    const UnitId unit(name.toStdString());
    const auto& incidents = state().incidents;
    const auto incident = std::find_if(incidents.begin(), incidents.end(), [&](const auto& one) {
        return fromStd(one.second.number) == number;
    });
    const IncidentId id = incident->first;
    m_console.key(Qt::Key_1, Qt::ControlModifier);
    m_console.key(Qt::Key_Home);
    const auto& queue = *m_console.named<BoardView>("queueView");
    for (int n = 0; n < queue.model()->rowCount(); ++n) {
        if (m_console.window().dispatch().selected() == id)
            break;
        m_console.key(Qt::Key_Down);
    }
    if (m_console.window().dispatch().selected() != id)
        return fail(QStringLiteral("not in the queue: ") + number);
    auto& who = *m_console.named<WhoPanel>("whoPanel");
    const auto isListed = [&] { return who.model().rowOf(unit) >= 0; };
    if (!becomes(isListed, QStringLiteral("not among those who might go: ") + name))
        return false;
    m_console.key(Qt::Key_F4);
    m_console.key(Qt::Key_Home);
    const auto isChosen = [&] {
        return who.model().unitAt(who.view().currentIndex().row()) == unit;
    };
    for (int n = 0; n < who.model().rowCount() && !isChosen(); ++n)
        m_console.key(Qt::Key_Down);
    m_console.key(Qt::Key_O);
    QTest::qWait(kHourShownMs);
    if (m_console.named<QWidget>("reasonKeys")->isVisible())
        m_console.key(Qt::Key_1);
    const auto isSent = [&] { return state().units.at(unit).incident == id; };
    return becomes(isSent, QStringLiteral("F4 did not send ") + name);
}

} // namespace

// The busiest hour of a real police log, worked by one dispatcher with a keyboard.
class TestBusyHour final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBusiestHourIsWorkedByKeysWithNoTimerMissed();
};

void TestBusyHour::theBusiestHourIsWorkedByKeysWithNoTimerMissed()
{
    if (!qEnvironmentVariableIsSet("HAVEN_DATA"))
        QSKIP("HAVEN_DATA is not set; the real file is not tried.");
    QElapsedTimer timer;
    timer.start();
    const BusyHour hour = busiestHour();
    QCOMPARE(hour.plan.calls.size(), std::size_t(20));
    KeyHands desk(hour);
    const bool isWorked = desk.work();
    QVERIFY2(isWorked, desk.wrong().c_str());
    const std::string unfinished = desk.unfinished();
    QVERIFY2(unfinished.empty(), unfinished.c_str());
    saveToGallery(desk.console().window(), QStringLiteral("busy_hour_over"));
    qInfo("%d timers rang; the hour took %lld ms", desk.rang(),
          static_cast<long long>(timer.elapsed()));
}

HAVEN_TESTS(TestBusyHour)
#include "tst_busy_hour.moc"
