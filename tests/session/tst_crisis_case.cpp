#include "app/reactors/advisor.h"
#include "app/reactors/alarm_raiser.h"
#include "models/dispatch/care_rules.h"
#include "tests/session/open_console.h"
#include "tests/testkit/test_program.h"
#include "ui/crisis/step_button.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/result_line.h"

#include <algorithm>
#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTableView>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

constexpr int kAnswerMs = 5000;
constexpr int kStepsMax = 40;
constexpr int kDigitMs = 150; // long after a digit was answered
constexpr int kTries = 8;     // more than a step waits to be read

// One person at one window, by keyboard alone.
class Hands final
{
public:
    Hands(ConsoleWindows& windows, const char* agent) : m_window(windows.open()) { sit(agent); }

    void key(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        front();
        QWidget* focus = m_window.focusWidget();
        QTest::keyClick(focus ? focus : &m_window, key, with);
    }
    void type(const QString& text)
    {
        front();
        QTest::keyClicks(m_window.focusWidget(), text);
    }
    // As a person does it: the key to the line, the words, Enter, and the answer.
    QString line(const QString& text)
    {
        key(Qt::Key_L, Qt::ControlModifier);
        type(text);
        key(Qt::Key_Return);
        auto* result = find<ui::ResultLine>("resultLine");
        if (!QTest::qWaitFor([&] { return result->kind() != ui::ResultKind::Working; }, kAnswerMs))
            qFatal("no answer to: %s", qPrintable(text));
        if (result->kind() == ui::ResultKind::Refused)
            qWarning("%s: %s", qPrintable(text), qPrintable(result->text()));
        return result->kind() == ui::ResultKind::Refused
                   ? QStringLiteral("refused: ") + result->text()
                   : result->text();
    }
    bool did(const QString& text) { return !line(text).startsWith(QStringLiteral("refused")); }
    // For who reads a failure: the step, what has the focus, and what was said.
    QString where()
    {
        const QWidget* focus = m_window.focusWidget();
        return QStringLiteral("step \"%1\", focus %2, said \"%3\"")
            .arg(find<QLabel>("stepText")->text(), focus ? focus->objectName() : QString(),
                 find<QLabel>("checklistMessage")->text());
    }
    template <class W>
    W* find(const char* name)
    {
        return &childOf<W>(m_window, name);
    }
    template <class W>
    W* seen(const char* name)
    {
        for (W* one : m_window.findChildren<W*>(QString::fromLatin1(name))) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }

private:
    void front()
    {
        if (m_window.isActiveWindow())
            return;
        m_window.activateWindow();
        if (!QTest::qWaitForWindowActive(&m_window))
            qFatal("the window does not become active");
    }
    void sit(const char* agent)
    {
        m_window.resize(1920, 1080);
        find<QLineEdit>("signOnAgent")->setFocus();
        type(QString::fromLatin1(agent));
        key(Qt::Key_Tab);
        type(QString::fromLatin1(kPassword));
        key(Qt::Key_Return);
        auto* pages = find<QStackedWidget>("pages");
        if (!QTest::qWaitFor([&] { return pages->currentIndex() == 1; }, kAnswerMs))
            qFatal("%s could not sign on", agent);
    }

    ui::MainWindow& m_window;
};

} // namespace

// A suicidal person, from the first words to the six-week follow-up: a dispatcher, a clinician and
// a supervisor, each at a window of their own, over one real station, by keyboard alone.
class TestCrisisCase final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // "Knife in hand now" says nothing of a crisis, and what it says is not lost.
    void aNoteWhoseOwnFlagIsNoKeepsItsWeaponAndItsLevel()
    {
        SessionRoom room;
        room.open();
        const CueSet& cues = *room.session().base().cues;
        Advice quiet;
        quiet.facts = {SuggestedFact{Fact::AgeGroup, answered("adult"), {}}};
        quiet.suggestedLevel = levelFor({{Fact::AgeGroup, answered("adult")}});
        QVERIFY(!suggestionOf(quiet, cues, IncidentId(1), NoteId(1)).suggestedLevel);
        Advice armed;
        armed.facts = {SuggestedFact{Fact::Weapon, answered("in_hand"), {}}};
        armed.suggestedLevel = levelFor({{Fact::Weapon, answered("in_hand")}});
        const auto said = suggestionOf(armed, cues, IncidentId(1), NoteId(1));
        QVERIFY(said.flag == Flag::No);
        QCOMPARE(said.suggestedLevel, std::optional(4));
        QCOMPARE(said.facts.size(), std::size_t(1));
    }

    void threePeopleWorkIt()
    {
        SessionRoom room;
        room.open();
        Advisor advisor(room.session());
        AlarmRaiser alarms(room.session());
        OpenConsole console(room);
        ConsoleWindows& windows = console.windows;
        Hands dispatcher(windows, "reyes");
        Hands clinician(windows, "osei");
        Hands supervisor(windows, "lindqvist");
        m_room = &room;

        takesTheCall(dispatcher);
        if (QTest::currentTestFailed())
            return;
        asksAndSends(dispatcher);
        if (QTest::currentTestFailed())
            return;
        clinicianComes(clinician);
        if (QTest::currentTestFailed())
            return;
        plansAhead(clinician, supervisor);
        if (QTest::currentTestFailed())
            return;
        walksTheChecklist(dispatcher);
        if (QTest::currentTestFailed())
            return;
        closes(dispatcher);
        if (QTest::currentTestFailed())
            return;
        followsUp(clinician);
        if (QTest::currentTestFailed())
            return;
        callsAgain(dispatcher);
        if (QTest::currentTestFailed())
            return;
        readsTheShift(supervisor);
    }

private:
    int overdue() const
    {
        const auto all = followUpList(m_room->session().state());
        return static_cast<int>(std::count_if(all.begin(), all.end(), [this](const FollowUp* one) {
            return isOverdue(*one, m_room->now());
        }));
    }
    const Incident& incident() const { return m_room->session().state().incidents.at(m_id); }

    void takesTheCall(Hands& hands)
    {
        QVERIFY(hands.did(QStringLiteral("on 3A12 officers Ruiz,Webb skills CIT")));
        hands.key(Qt::Key_F2);
        hands.type(QStringLiteral("118 Wharf St"));
        hands.key(Qt::Key_Tab);
        hands.type(QStringLiteral("SUICTHRT"));
        hands.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_room->session().state().incidents.size(), std::size_t(1));
        m_id = m_room->session().state().incidents.begin()->first;
        QVERIFY(hands.did(QStringLiteral(
            "n . brother says he will kill himself tonight, pills on the table, alone")));
        // The advisor says why, and a person decides.
        QTRY_COMPARE(incident().flag.suggested, Flag::Yes);
        hands.key(Qt::Key_1, Qt::ControlModifier);
        hands.key(Qt::Key_Y);
        QTRY_VERIFY(incident().flag.decision == FlagDecision::Confirmed);
        QCOMPARE(incident().level.level, 3);
        QCOMPARE(incident().level.asked, Asked::NotYet);
    }

    void asksAndSends(Hands& hands)
    {
        for (const char* line : {"ans . weapon none", "ans . violence none", "ans . injury none",
                                 "ans . self_harm plan_and_means", "ans . alone yes"})
            QVERIFY2(hands.did(QString::fromLatin1(line)), line);
        QCOMPARE(incident().level.level, 3);
        hands.key(Qt::Key_1, Qt::ControlModifier);
        hands.key(Qt::Key_C);
        QTRY_COMPARE(incident().clinicianRequests.size(), std::size_t(1));
        for (const char* line : {"d 3A12 .", "en 3A12", "os 3A12", "ans . contact_confirmed yes"})
            QVERIFY2(hands.did(QString::fromLatin1(line)), line);
    }

    void clinicianComes(Hands& hands)
    {
        hands.key(Qt::Key_F10);
        QTRY_VERIFY(hands.seen<ui::KeyButton>("clinicianAccept"));
        hands.key(Qt::Key_A);
        QTRY_VERIFY(incident().clinicianRequests.back().stage == ClinicianStage::Accepted);
        QTRY_VERIFY(hands.seen<ui::KeyButton>("clinicianArrived"));
        hands.key(Qt::Key_R);
        QTRY_VERIFY(incident().clinicianRequests.back().stage == ClinicianStage::Arrived);
        openCare(hands);
        if (QTest::currentTestFailed())
            return;
        QTRY_VERIFY(hands.seen<QLineEdit>("sheet-seen"));
        hands.type(QStringLiteral("sat on the bed, crying, answered"));
        hands.key(Qt::Key_Return);
        QTRY_VERIFY(careTextOf(incident().care, CareSheet::Outcome, CareField::Seen));
        QCOMPARE(careTextOf(incident().care, CareSheet::Outcome, CareField::Seen)->text,
                 std::string("sat on the bed, crying, answered"));
        for (const char* line : {"oc . done called his sister with him", "oc . went home",
                                 "con . verbal to \"Harbor Health\" days 90 calls after tonight",
                                 "fu . 24 how the night went", "fu . 72"})
            QVERIFY2(hands.did(QString::fromLatin1(line)), line);
        QCOMPARE(m_room->session().state().followUps.size(), std::size_t(2));
        hands.key(Qt::Key_F10);
        hands.key(Qt::Key_O);
        QTRY_VERIFY(incident().clinicianRequests.back().stage == ClinicianStage::Done);
    }

    // What whoever comes next has to know; somebody else than its author approves the plan.
    void plansAhead(Hands& clinician, Hands& supervisor)
    {
        // Their part is done, so it stands in nobody's hand any more: it is named.
        const QString number = QString::fromStdString(incident().number);
        for (const char* line :
             {"hp %1 medicines sertraline, his brother says", "mr %1 elder notneeded he is 41",
              "ref %1 sent to \"Harbor Health\" tomorrow at nine",
              "plan %1 place one voice, no sirens", "pset 1 helps his sister on the telephone",
              "pset 1 steps wait, then offer water", "pset 1 source his brother"})
            QVERIFY2(clinician.did(QString::fromLatin1(line).replace(QStringLiteral("%1"), number)),
                     line);
        QVERIFY(!clinician.did(QStringLiteral("papp 1 LCSW 1234")));
        QVERIFY(supervisor.did(QStringLiteral("papp 1 sergeant")));
        const CarePlan& plan = m_room->session().state().carePlans.at(CarePlanId(1));
        QVERIFY(plan.approver.has_value());
        QCOMPARE(incident().care.referrals.size(), std::size_t(1));
        QCOMPARE(incident().care.reports.size(), std::size_t(1));
    }

    // Each question by its first answer, each act by its key, to the end.
    void walksTheChecklist(Hands& hands)
    {
        hands.key(Qt::Key_F8);
        QTRY_VERIFY(hands.seen<ui::StepButton>("protocolStart1"));
        hands.key(Qt::Key_1);
        QTRY_COMPARE(incident().checklists.size(), std::size_t(1));
        const std::string protocol = incident().checklists.back().protocol.value;
        QVERIFY2(protocol.rfind("suicidal", 0) == 0, protocol.c_str());
        for (int step = 0; step < kStepsMax && !incident().checklists.back().finishedAt; ++step) {
            const auto before = incident().checklists.back();
            const auto isDone = [&] { return !(incident().checklists.back() == before); };
            // A digit answers; a critical question and an act take Ctrl+Enter, an act right after a
            // digit only once somebody can have read it.
            if (hands.seen<ui::StepButton>("stepAnswer1"))
                hands.key(Qt::Key_1);
            for (int again = 0; again < kTries && !QTest::qWaitFor(isDone, kDigitMs); ++again)
                hands.key(Qt::Key_Return, Qt::ControlModifier);
            QTRY_VERIFY2(isDone(), qPrintable(hands.where()));
            QTest::qWait(20); // the next step is on the screen
            if (!hands.seen<QLabel>("stepText"))
                break;
        }
    }

    void closes(Hands& hands)
    {
        for (const char* line :
             {"cl 3A12", "item . children none there", "item . resource a number to call at night",
              "item . followup tomorrow, by Harbor Health", "item . decided Osei and Sgt. Hale"})
            QVERIFY2(hands.did(QString::fromLatin1(line)), line);
        QVERIFY(hands.did(QStringLiteral("x . 05")));
        QTRY_VERIFY(incident().stage == IncidentStage::Closed);
    }

    // The care record, whatever stands in the middle of the clinician's workspace.
    void openCare(Hands& hands)
    {
        hands.key(Qt::Key_F10);
        if (hands.seen<QWidget>("carePanel"))
            hands.key(Qt::Key_K, Qt::AltModifier);
        hands.key(Qt::Key_K, Qt::AltModifier);
        QTRY_VERIFY(hands.seen<QWidget>("carePanel"));
    }

    void followsUp(Hands& hands)
    {
        m_room->pass(Span::hours(24));
        openCare(hands);
        if (QTest::currentTestFailed())
            return;
        hands.key(Qt::Key_6, Qt::AltModifier);
        QTRY_VERIFY(hands.seen<QTableView>("followUpView"));
        const auto& first = m_room->session().state().followUps.at(FollowUpId(1));
        hands.key(Qt::Key_R);
        QTRY_COMPARE(first.tries.size(), std::size_t(1));
        hands.key(Qt::Key_O);
        QTRY_VERIFY(first.end == FollowUpEnd::Done);
        m_room->pass(Span::hours(47));
        QCOMPARE(overdue(), 0);
        m_room->pass(Span::hours(1 + 1));
        QCOMPARE(overdue(), 1);
        QVERIFY(hands.did(QStringLiteral("fut 2 reached sees somebody every week")));
        QVERIFY(hands.did(QStringLiteral("fux 2 done")));
        QCOMPARE(overdue(), 0);
        m_room->pass(Span::hours(39 * 24));
    }

    // Six weeks on the next call from there finds the plan while it is being taken.
    void callsAgain(Hands& hands)
    {
        hands.key(Qt::Key_F2);
        hands.type(QStringLiteral("118 Wharf St"));
        hands.key(Qt::Key_Tab);
        QTRY_VERIFY(hands.seen<QWidget>("intakeGlance"));
        const auto card = [&] {
            return hands.seen<QWidget>("intakeGlance")
                ->findChild<QLabel*>(QStringLiteral("planCard1"));
        };
        QTRY_VERIFY(card() && card()->isVisible());
        QVERIFY(card()->text().contains(QStringLiteral("one voice, no sirens")));
        QVERIFY(!card()->text().contains(QStringLiteral("sister")));
        QVERIFY(hands.did(QStringLiteral("new WELFARE @\"118 Wharf St\"")));
    }

    // What was done, line by line, and what it came to.
    void readsTheShift(Hands& hands)
    {
        hands.key(Qt::Key_F11);
        auto* log = hands.find<QAbstractItemView>("shiftLogView");
        QTRY_VERIFY(log->isVisible());
        QTRY_VERIFY(log->model()->rowCount() > 0);
        hands.key(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(!log->isVisible());
        QTRY_VERIFY(hands.seen<QWidget>("numbersPanel"));
    }

    SessionRoom* m_room = nullptr;
    IncidentId m_id;
};

HAVEN_TESTS(TestCrisisCase)
#include "tst_crisis_case.moc"
