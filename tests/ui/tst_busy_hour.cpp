#include "app/session/profile_files.h"
#include "models/dispatch/alarms.h"
#include "models/dispatch/timers.h"
#include "models/exchange/replay_source.h"
#include "models/items/item_roles.h"
#include "models/items/qt_text.h"
#include "models/items/recommend_model.h"
#include "models/items/timer_list_model.h"
#include "tests/testkit/fake_log.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/ui/console_scene.h"
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

constexpr int kHourAnswerMs = 2000;
constexpr int kHourSoonMs = 300;
constexpr int kHourShownMs = 20;
constexpr Span kHourTick = Span::seconds(30); // the person at the desk looks up so often
constexpr int kHourAnswersMax = 40;           // at one look
constexpr int kHourWordsMax = 60;             // of a narrative: typed letter by letter
constexpr const char* kHourTypeUnknown = "SUSP";
constexpr const char* kHourEndUnknown = "13"; // information, administrative

// The clock hour of a file in which most calls came in, as what happened in it.
struct BusyHour {
    ReplayPlan plan;
    Instant from;
};

BusyHour busiestHour(const std::string& file)
{
    const auto profile = readProfile("san-luis-obispo");
    if (!profile)
        qFatal("%s", refusalSentence(profile.refusal()).c_str());
    const SourceOpener open = [file] { return openInput(file); };
    const auto whole = planReplay(open, *profile, {});
    if (!whole)
        qFatal("%s", refusalSentence(whole.refusal()).c_str());
    std::map<std::int64_t, int> calls;
    for (const PastIncident& call : whole->calls)
        ++calls[call.receivedAt.ms / Span::hours(1).ms];
    const auto most =
        std::max_element(calls.begin(), calls.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    const Instant from{most->first * Span::hours(1).ms};
    auto plan = planReplay(open, *profile, {from, from + Span::hours(1)});
    if (!plan)
        qFatal("%s", refusalSentence(plan.refusal()).c_str());
    return {*std::move(plan), from};
}

// What the log has to say of a call, and when.
struct HourLine {
    std::size_t call = 0;
    Instant at;
    std::string begins;
};

// One trained dispatcher at one window, by its keys alone. Each step says false where something did
// not go as it should; why is in wrong().
class HourDesk final
{
public:
    explicit HourDesk(const BusyHour& hour)
        : m_plan(hour.plan), m_shift(m_console.desk.now() + Span::minutes(5) - hour.from)
    {}

    bool work();
    std::string wrong() const { return m_wrong.toStdString(); }
    Console& console() { return m_console; }
    const State& state() const { return m_console.desk.state(); }
    const Incident* incidentOf(std::size_t call) const;
    // What the log does not say, in words; empty when it says all of it.
    std::string missing();
    int rang() const { return m_rang; }
    int answered() const { return m_answered; }
    int byList() const { return m_byList; }
    std::vector<DueAlarm> unanswered() const;

private:
    bool fail(const QString& what);
    bool say(const QString& line);
    bool becomes(const std::function<bool()>& isSo, const QString& what);
    bool passTo(Instant at);
    void raise();
    bool answerAll();
    bool answer(const TimerRow& row);
    bool chooseRow(const TimerRow& row);
    bool press(Qt::Key key, const TimerRow& row);
    bool take(const ReplayStep& step);
    bool takeCall(std::size_t call);
    bool fillCall(const PastIncident& past);
    bool send(const ReplayStep& step);
    bool sendByList(const UnitId& unit, const Incident& incident);
    bool arrive(const ReplayStep& step);
    bool clear(const ReplayStep& step);
    bool close(std::size_t call);
    bool isOn(const std::string& unit, std::size_t call) const;
    QString numberOf(std::size_t call) const { return fromStd(incidentOf(call)->number); }
    Instant here(Instant then) const { return then + m_shift; }
    void expect(std::size_t call, std::string begins)
    {
        m_lines.push_back({call, m_console.desk.now(), std::move(begins)});
    }

    mutable Console m_console; // looking at it is not changing it
    const ReplayPlan& m_plan;
    Span m_shift;
    std::map<std::size_t, IncidentId> m_calls;
    std::vector<HourLine> m_lines;
    QString m_wrong;
    int m_rang = 0;
    int m_answered = 0;
    int m_byList = 0;
};

bool HourDesk::fail(const QString& what)
{
    const QString clock =
        QTime::fromMSecsSinceStartOfDay(static_cast<int>(m_console.desk.now().ms % 86'400'000))
            .toString(QStringLiteral("HH:mm:ss"));
    m_wrong = clock + QStringLiteral(": ") + what;
    return false;
}

bool HourDesk::becomes(const std::function<bool()>& isSo, const QString& what)
{
    return QTest::qWaitFor(isSo, kHourAnswerMs) || fail(what);
}

bool HourDesk::say(const QString& line)
{
    m_console.enter(line);
    if (m_console.result().kind() == ResultKind::Done)
        return true;
    return fail(line + QStringLiteral(" -> ") + m_console.result().text());
}

const Incident* HourDesk::incidentOf(std::size_t call) const
{
    const auto known = m_calls.find(call);
    const auto found =
        known == m_calls.end() ? state().incidents.end() : state().incidents.find(known->second);
    return found == state().incidents.end() ? nullptr : &found->second;
}

bool HourDesk::isOn(const std::string& unit, std::size_t call) const
{
    const auto found = state().units.find(UnitId(unit));
    return found != state().units.end() && found->second.incident == m_calls.at(call);
}

// --- the clock and what it asks ---

std::vector<DueAlarm> HourDesk::unanswered() const
{
    auto due = dueAlarms(state(), m_console.desk.knowledge().codes, m_console.desk.now());
    std::erase_if(due, [](const DueAlarm& alarm) { return !isUnanswered(alarm); });
    return due;
}

// As the console does each second.
void HourDesk::raise()
{
    bool isAny = false;
    for (const DueAlarm& due : unanswered()) {
        if (due.standing != AlarmStanding::Silent)
            continue;
        mustAs(m_console.desk, advisorSeat(),
               RaiseAlarm{due.kind, due.incident, due.unit, due.dueAt});
        ++m_rang;
        isAny = true;
    }
    if (isAny)
        m_console.desk.sync();
}

bool HourDesk::passTo(Instant at)
{
    while (m_console.desk.now() < at) {
        m_console.desk.setNow(std::min(at, m_console.desk.now() + kHourTick));
        raise();
        if (!answerAll())
            return false;
    }
    return true;
}

// Nothing that rings is left for the next look: that is what no missed timer means here.
bool HourDesk::answerAll()
{
    for (int n = 0; n < kHourAnswersMax; ++n) {
        if (unanswered().empty())
            return true;
        const auto rows = timerRows(state(), m_console.desk.knowledge().codes,
                                    m_console.desk.seat(), m_console.desk.now());
        const auto first = std::find_if(rows.begin(), rows.end(), [&](const TimerRow& row) {
            return isLateTimer(row, m_console.desk.now()) && isUnanswered(row.alarm);
        });
        if (first == rows.end())
            return fail(QStringLiteral("what rings is not in the list"));
        const TimerRow row = *first;
        if (!answer(row))
            return false;
        raise(); // what the answer began anew
    }
    return fail(QStringLiteral("it rings on whatever is answered"));
}

// Ctrl+7 and the arrows, to the row that is wanted.
bool HourDesk::chooseRow(const TimerRow& row)
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

bool HourDesk::press(Qt::Key key, const TimerRow& row)
{
    m_console.key(key);
    const auto isOver = [&] {
        const auto left = unanswered();
        return std::none_of(left.begin(), left.end(), [&](const DueAlarm& one) {
            return one.kind == row.alarm.kind && one.incident == row.alarm.incident &&
                   one.unit == row.alarm.unit && one.dueAt == row.alarm.dueAt;
        });
    };
    ++m_answered;
    return becomes(isOver, QStringLiteral("it rings on: ") + timerWhat(row));
}

bool HourDesk::answer(const TimerRow& row)
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

// --- the calls ---

bool HourDesk::takeCall(std::size_t call)
{
    const std::size_t before = state().incidents.size();
    m_console.key(Qt::Key_F2);
    if (!fillCall(m_plan.calls[call]))
        return false;
    const auto isOpen = [&] { return state().incidents.size() > before; };
    if (!QTest::qWaitFor(isOpen, kHourSoonMs))
        m_console.key(Qt::Key_Return, Qt::ControlModifier); // the place as it was typed
    if (!becomes(isOpen, QStringLiteral("a call did not come on the board")))
        return false;
    m_calls[call] = m_console.newest().id;
    expect(call, "New incident " + m_console.newest().number);
    const QWidget* focus = QApplication::focusWidget();
    if (!focus || focus->objectName() != QStringLiteral("intakeNarrative"))
        return fail(QStringLiteral("no narrative behind the type"));
    const QString words = fromStd(m_plan.calls[call].narrative).left(kHourWordsMax).simplified();
    if (!words.isEmpty()) {
        m_console.type(words);
        m_console.key(Qt::Key_Return);
        const auto isWritten = [&] { return !m_console.newest().notes.empty(); };
        if (!becomes(isWritten, QStringLiteral("a narrative was not written down")))
            return false;
    }
    m_console.key(Qt::Key_Return, Qt::ControlModifier);
    QTest::qWait(50);
    m_console.key(Qt::Key_Escape);
    const auto& intake = *m_console.named<IntakePanel>("intakePanel");
    const auto isPutAway = [&] { return !intake.isBusy() && intake.parkedCount() == 0; };
    return becomes(isPutAway, QStringLiteral("a call was left open"));
}

// How the caller rang off, whence they called, where and what.
bool HourDesk::fillCall(const PastIncident& past)
{
    const auto* type = m_console.desk.knowledge().codes.typeFor(past.commonType);
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
    m_console.type(type ? fromStd(type->code.value) : QString::fromLatin1(kHourTypeUnknown));
    m_console.key(Qt::Key_Tab);
    return true;
}

// Every other call by the list of who should go, the rest by the line.
bool HourDesk::send(const ReplayStep& step)
{
    if (isOn(step.unit, step.call))
        return true;
    const Incident& incident = *incidentOf(step.call);
    const UnitId unit(step.unit);
    const bool isFirst = incident.assignments.empty();
    expect(step.call, "Sent " + step.unit);
    if (isFirst && step.call % 2 == 0) {
        if (!sendByList(unit, incident))
            return false;
    } else if (!say(QStringLiteral("d %1 %2").arg(fromStd(step.unit), numberOf(step.call)))) {
        return false;
    }
    if (!isOn(step.unit, step.call))
        return fail(fromStd(step.unit) + QStringLiteral(" was not sent"));
    // The first says so on the radio; who comes along is heard when somebody asks.
    return !isFirst || say(QStringLiteral("en ") + fromStd(step.unit));
}

// The queue's arrows to the call, F4, the arrows to the unit, O sends it; a digit says why it and
// no other.
bool HourDesk::sendByList(const UnitId& unit, const Incident& incident)
{
    const IncidentId id = incident.id;
    m_console.key(Qt::Key_1, Qt::ControlModifier);
    m_console.key(Qt::Key_Home);
    const auto& queue = *m_console.named<BoardView>("queueView");
    for (int n = 0; n < queue.model()->rowCount(); ++n) {
        if (m_console.window().dispatch().selected() == id)
            break;
        m_console.key(Qt::Key_Down);
    }
    if (m_console.window().dispatch().selected() != id)
        return fail(QStringLiteral("not in the queue: ") + fromStd(incident.number));
    auto& who = *m_console.named<WhoPanel>("whoPanel");
    const auto isListed = [&] { return who.model().rowOf(unit) >= 0; };
    if (!becomes(isListed, QStringLiteral("not among those who might go: ") + fromStd(unit.value)))
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
    ++m_byList;
    const auto isSent = [&] { return state().units.at(unit).incident == id; };
    return becomes(isSent, QStringLiteral("F4 did not send ") + fromStd(unit.value));
}

bool HourDesk::arrive(const ReplayStep& step)
{
    if (!send(step))
        return false;
    expect(step.call, step.unit + " on scene");
    return say(QStringLiteral("os ") + fromStd(step.unit));
}

bool HourDesk::clear(const ReplayStep& step)
{
    if (!isOn(step.unit, step.call))
        return true;
    expect(step.call, step.unit + " c"); // cleared, or canceled before arrival
    return say(QStringLiteral("cl ") + fromStd(step.unit));
}

bool HourDesk::close(std::size_t call)
{
    const auto* end =
        m_console.desk.knowledge().codes.dispositionFor(m_plan.calls[call].commonDisposition);
    expect(call, "Closed: ");
    // A P1 of the log that nobody went to closes with a reason.
    return say(QStringLiteral("x %1 %2 as the log has it")
                   .arg(numberOf(call),
                        end ? fromStd(end->code.value) : QString::fromLatin1(kHourEndUnknown)));
}

bool HourDesk::take(const ReplayStep& step)
{
    switch (step.kind) {
    case ReplayKind::Received:
        return takeCall(step.call);
    case ReplayKind::Dispatched:
        return step.unit.empty() || send(step);
    case ReplayKind::Arrived:
        return step.unit.empty() || arrive(step);
    case ReplayKind::Cleared:
        return step.unit.empty() ? close(step.call) : clear(step);
    }
    return false;
}

bool HourDesk::work()
{
    for (const std::string& unit : m_plan.units) {
        if (!say(QStringLiteral("on ") + fromStd(unit)))
            return false;
    }
    for (const ReplayStep& step : m_plan.steps) {
        if (!passTo(here(step.at)) || !take(step))
            return false;
    }
    return passTo(m_console.desk.now() + Span::minutes(5));
}

std::string HourDesk::missing()
{
    LogQuery query;
    query.order = LogOrder::OldestFirst;
    query.limit = static_cast<int>(m_console.desk.room().log().size());
    const LogPage page =
        fakeLogPage(m_console.desk.room().log(), state(), m_console.desk.knowledge().codes, query);
    for (const HourLine& wanted : m_lines) {
        const std::string& number = incidentOf(wanted.call)->number;
        const bool isThere =
            std::any_of(page.lines.begin(), page.lines.end(), [&](const LogLine& line) {
                return line.envelope.happenedAt == wanted.at &&
                       line.text.rfind(wanted.begins, 0) == 0 &&
                       std::find(line.numbers.begin(), line.numbers.end(), number) !=
                           line.numbers.end();
            });
        if (!isThere)
            return number + ": " + wanted.begins;
    }
    return {};
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
    const BusyHour hour =
        busiestHour(qEnvironmentVariable("HAVEN_DATA").toStdString() + "/calls/slo-police-log.csv");
    QCOMPARE(hour.plan.calls.size(), std::size_t(20));
    HourDesk desk(hour);
    const bool isWorked = desk.work();
    QVERIFY2(isWorked, desk.wrong().c_str());

    // Every call is on the log with its times, and over.
    const std::string missing = desk.missing();
    QVERIFY2(missing.empty(), missing.c_str());
    for (std::size_t call = 0; call < hour.plan.calls.size(); ++call) {
        const Incident* incident = desk.incidentOf(call);
        QVERIFY(incident);
        QVERIFY2(incident->stage == IncidentStage::Closed, incident->number.c_str());
        QVERIFY(incident->assignments.empty());
        QVERIFY(!incident->callback);
    }
    const std::string broken = brokenInvariant(desk.state());
    QVERIFY2(broken.empty(), broken.c_str());
    // Much rang; each was answered before the next look, and nothing rings now.
    QVERIFY2(desk.rang() > 15, qPrintable(QString::number(desk.rang())));
    QVERIFY2(desk.answered() > 15, qPrintable(QString::number(desk.answered())));
    QVERIFY(desk.unanswered().empty());
    QVERIFY(desk.byList() >= 3);
    // Nothing typed is left over.
    for (const DeskDraft& draft : desk.console().desk.drafts())
        QVERIFY2(draft.text.empty(), draft.key.c_str());
    QVERIFY(desk.console().line()->text().isEmpty());
    saveToGallery(desk.console().window(), QStringLiteral("busy_hour_over"));
    qInfo("%d timers rang; the hour took %lld ms", desk.rang(),
          static_cast<long long>(timer.elapsed()));
}

HAVEN_TESTS(TestBusyHour)
#include "tst_busy_hour.moc"
