#include "models/dispatch/alarms.h"
#include "models/dispatch/command_line.h"
#include "tests/testkit/fake_log.h"
#include "tests/testkit/night_script.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/ui/console_scene.h"
#include "ui/shell/dispatch_workspace.h"

#include <algorithm>
#include <QApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTableView>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::testkit;
using namespace haven::ui;

namespace {

constexpr int kNightAnswerMs = 2000;
constexpr int kNightStepMs = 120; // longer than a new step waits to be read
constexpr int kNightStepTries = 12;

// The night at one console window, by its keys. What the person at the other position does comes
// in as news.
class WindowNight final : public NightRoom
{
public:
    explicit WindowNight(const std::string& here) : m_here(here) {}

    const State& state() const override { return m_console.desk.state(); }
    const Codes& codes() const override { return m_console.desk.knowledge().codes; }
    Instant now() const override { return m_console.desk.now(); }
    void setNow(Instant now) override { m_console.desk.setNow(now); }
    void raiseDue() override
    {
        bool isAny = false;
        for (const DueAlarm& due : dueAlarms(state(), codes(), now())) {
            if (due.standing != AlarmStanding::Silent)
                continue;
            mustAs(m_console.desk, advisorSeat(),
                   RaiseAlarm{due.kind, due.incident, due.unit, due.dueAt});
            isAny = true;
        }
        if (isAny)
            m_console.desk.sync();
    }
    std::string type(const Seat& seat, const std::string& line, const NightStep* step) override
    {
        if (seat.position.value != m_here)
            return elsewhere(seat, line);
        if (step && step->all.contains(u"console"))
            return byWidgets(step->all[u"console"].toObject());
        const bool isTyped = step && step->all[u"typed"].toBool();
        return inTheLine(QString::fromStdString(line), isTyped ? Typing::Letters : Typing::Whole);
    }
    std::string sign(const Seat& seat, const NightStep& step) override
    {
        const QJsonObject console = step.all[u"console"].toObject();
        if (console.contains(u"relieve"))
            return relieve(console[u"relieve"].toString(), seat);
        if (step.word("signs") == "off")
            mustAs(m_console.desk, seat, SignOff{seat.position, "signed off"});
        else
            mustAs(m_console.desk, seat, SignOn{seat.agent, seat.name, seat.position, seat.roles});
        m_console.desk.sync();
        return "done";
    }

    std::vector<std::pair<Instant, std::string>> sentences()
    {
        LogQuery query;
        query.order = LogOrder::OldestFirst;
        query.limit = static_cast<int>(m_console.desk.room().log().size());
        std::vector<std::pair<Instant, std::string>> out;
        for (const LogLine& line :
             fakeLogPage(m_console.desk.room().log(), state(), codes(), query).lines)
            out.emplace_back(line.envelope.recordedAt, line.text);
        return out;
    }
    Console& console() { return m_console; }
    int lines() const { return m_lines; }

private:
    std::string elsewhere(const Seat& seat, const std::string& line)
    {
        // The town's clock that night: it begins at 18:50, which is 22:50 Z.
        const LineContext context{
            state(), m_console.desk.knowledge(), now(), Span::hours(-4), std::nullopt, {}};
        auto parsed = parseLine(line, context);
        if (!parsed)
            return std::string(refusalName(parsed.refusal().code));
        const auto done = m_console.desk.room().runAs(seat, *parsed->command);
        m_console.desk.sync();
        return done ? "done" : std::string(refusalName(done.refusal().code));
    }

    // Letter by letter, or as from the clipboard: both tell the line that a person edits it.
    enum class Typing { Letters, Whole };
    std::string inTheLine(const QString& line, Typing typing)
    {
        ++m_lines;
        if (typing == Typing::Letters) {
            m_console.enter(line);
        } else {
            m_console.key(Qt::Key_L, Qt::ControlModifier);
            m_console.line()->insert(line);
            m_console.key(Qt::Key_Return);
        }
        const auto isAnswered = [this] { return m_console.result().kind() != ResultKind::Working; };
        if (!QTest::qWaitFor(isAnswered, kNightAnswerMs))
            return "no answer";
        return m_console.result().kind() == ResultKind::Refused ? "refused" : "done";
    }

    std::string byWidgets(const QJsonObject& console)
    {
        if (console.contains(u"intake"))
            return takeCall(console[u"intake"].toObject());
        if (console.contains(u"checklist"))
            return doSteps(console[u"checklist"].toArray());
        const std::size_t before = m_console.desk.room().log().size();
        // The strip has looked, and whoever presses the key has read it.
        QTest::qWait(900);
        for (const auto& name : console[u"keys"].toArray()) {
            const QKeySequence keys(name.toString());
            m_console.key(keys[0].key(), keys[0].keyboardModifiers());
        }
        const auto isDone = [&] { return m_console.desk.room().log().size() > before; };
        return QTest::qWaitFor(isDone, kNightAnswerMs) ? "done" : "the keys did nothing";
    }

    // F2, the fields in their order, the call kept, and back to the board.
    std::string takeCall(const QJsonObject& call)
    {
        const std::size_t before = state().incidents.size();
        m_console.key(Qt::Key_F2);
        m_console.key(Qt::Key_Backtab, Qt::ShiftModifier);
        if (focusName() != QStringLiteral("intakeCallback"))
            return "no callback before the place, but " + focusName().toStdString();
        m_console.type(call[u"callback"].toString());
        m_console.key(Qt::Key_Tab);
        m_console.type(call[u"place"].toString());
        m_console.key(Qt::Key_Tab);
        m_console.type(call[u"type"].toString());
        m_console.key(Qt::Key_Tab);
        if (!QTest::qWaitFor([&] { return state().incidents.size() > before; }, kNightAnswerMs))
            return "the call did not come on the board";
        if (focusName() != QStringLiteral("intakeNarrative"))
            return "no narrative behind the type, but " + focusName().toStdString();
        m_console.type(call[u"narrative"].toString());
        m_console.key(Qt::Key_Return);
        const auto isWritten = [this] { return !m_console.newest().notes.empty(); };
        if (!QTest::qWaitFor(isWritten, kNightAnswerMs))
            return "the narrative was not written down";
        m_console.key(Qt::Key_Return, Qt::ControlModifier);
        QTest::qWait(50);
        m_console.key(Qt::Key_Escape);
        return "done";
    }

    const Checklist* run() const
    {
        const auto chosen = m_console.window().dispatch().selected();
        const auto found = chosen ? state().incidents.find(*chosen) : state().incidents.end();
        const bool has = found != state().incidents.end() && !found->second.checklists.empty();
        return has ? &found->second.checklists.back() : nullptr;
    }

    // The desk and the crisis work each have one.
    bool isChecklistShown()
    {
        const auto panels =
            m_console.window().findChildren<QWidget*>(QStringLiteral("checklistPanel"));
        return std::any_of(panels.begin(), panels.end(),
                           [](const QWidget* one) { return one->isVisible(); });
    }

    // A digit answers; what is critical takes Ctrl+Enter, once somebody can have read it.
    std::string doSteps(const QJsonArray& keys)
    {
        m_console.key(Qt::Key_F8);
        if (!isChecklistShown())
            m_console.key(Qt::Key_F8); // it was in front before, without the focus
        if (!run())
            return "no checklist runs on the chosen incident";
        const std::size_t before = run()->steps.size();
        const auto isDone = [&] { return run() && run()->steps.size() > before; };
        for (const auto& one : keys) {
            const QString word = one.toString();
            if (word.startsWith(QStringLiteral("answer ")))
                m_console.key(static_cast<Qt::Key>(Qt::Key_0 + word.last(1).toInt()));
        }
        for (int again = 0; again < kNightStepTries; ++again) {
            if (QTest::qWaitFor(isDone, kNightStepMs))
                return "done";
            m_console.key(Qt::Key_Return, Qt::ControlModifier);
        }
        return isDone() ? "done" : "the step was not taken";
    }

    std::string relieve(const QString& agent, const Seat& seat)
    {
        m_console.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        m_console.type(agent);
        m_console.key(Qt::Key_Tab);
        m_console.type(QStringLiteral("whatever"));
        m_console.key(Qt::Key_Return);
        const auto isHere = [&] { return m_console.desk.seat().agent == seat.agent; };
        return QTest::qWaitFor(isHere, kNightAnswerMs) ? "done" : "nobody was relieved";
    }

    static QString focusName()
    {
        const QWidget* focus = QApplication::focusWidget();
        return focus ? focus->objectName() : QString();
    }

    std::string m_here;        // the position this window is
    mutable Console m_console; // looking at it is not changing it
    int m_lines = 0;
};

} // namespace

// One hard night at a real console window, by keys alone.
class TestHardNightWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNightIsWorkedByKeys();
};

void TestHardNightWindow::theNightIsWorkedByKeys()
{
    QElapsedTimer timer;
    timer.start();
    const NightScript script = readNight("tests/scenario/hard_night.json");
    WindowNight night(script.people.at("reyes").position.value);
    NightPlayer player(script, night);
    const std::string wrong = player.play();
    QVERIFY2(wrong.empty(), wrong.c_str());
    QVERIFY(night.lines() > 100);
    const std::string missing = player.missingIn(night.sentences());
    QVERIFY2(missing.empty(), missing.c_str());
    const std::string broken = brokenInvariant(night.state());
    QVERIFY2(broken.empty(), broken.c_str());

    // In the morning: what is left stands in the queue, is reached by the arrows, and is legible.
    Console& console = night.console();
    console.key(Qt::Key_1, Qt::ControlModifier);
    console.key(Qt::Key_Home, Qt::ControlModifier);
    const auto* queue = console.named<QTableView>("queueView");
    const auto left = player.incident("tree3");
    QVERIFY(left);
    for (int row = 0;
         row < queue->model()->rowCount() && console.window().dispatch().selected() != left; ++row)
        console.key(Qt::Key_Down);
    QCOMPARE(console.window().dispatch().selected(), left);
    QTest::qWait(50);
    const auto access = accessFindings(console.window());
    QVERIFY2(access.empty(), qPrintable(toldFindings(access)));
    saveToGallery(console.window(), QStringLiteral("hard_night_morning"));
    qInfo("the night took %lld ms", static_cast<long long>(timer.elapsed()));
}

HAVEN_TESTS(TestHardNightWindow)
#include "tst_hard_night_window.moc"
