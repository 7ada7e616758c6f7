#include "models/dispatch/alarm_audience.h"
#include "models/dispatch/alarms.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/ui/console_scene.h"
#include "ui/queue/queue_panel.h"
#include "ui/shell/alarm_strip.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/shell/status_strip.h"
#include "ui/supervise/alarm_numbers_panel.h"
#include "ui/theme/apply_theme.h"
#include "ui/timers/timers_panel.h"
#include "ui/widgets/alarm_speech.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

// An evening in which something of everything runs.
void fillTimers(FakeDesk& desk)
{
    DispatchRoom& room = desk.room();
    for (const char* unit : {"5A21", "5A22", "5A23"})
        room.logOn(unit);
    const auto noise = room.open("NOISE", "118 Pier Rd, apt 3");
    const auto welfare = room.open("WELFARE", "Harbor Green, bandstand");
    const auto held = room.open("NOISE", "40 Mill Row");
    room.open("NOISE", "9 Orchard St");
    const auto stop = room.open("TSTOP", "Depot & River");
    must(desk, HoldIncident{held, "keyholder comes at six", room.now() + Span::minutes(22)});
    room.dispatch("5A21", noise);
    room.dispatch("5A22", stop);
    must(desk, MarkOnScene{{UnitId("5A22")}, ""});
    must(desk, RequestClinician{welfare, ""});
    desk.pass(Span::minutes(7));
}

void raiseTimers(FakeDesk& desk)
{
    desk.sync();
    for (const auto& due : dueAlarms(desk.state(), desk.knowledge().codes, desk.now())) {
        if (due.standing == AlarmStanding::Silent)
            QVERIFY(desk.room().runAs(advisorSeat(),
                                      RaiseAlarm{due.kind, due.incident, due.unit, due.dueAt}));
    }
    desk.sync();
}

TimersPanel& timersOf(test::Console& console)
{
    return *console.named<TimersPanel>("timersPanel");
}

// Chooses the first row that begins so, about that unit where one is named.
bool chooseTimer(TimersPanel& panel, const QString& what, const QString& about = {})
{
    const QAbstractItemModel& model = *panel.view().model();
    const auto text = [&](int row, TimerColumn column) {
        return model.index(row, static_cast<int>(column)).data().toString();
    };
    for (int row = 0; row < model.rowCount(); ++row) {
        const bool isAbout = about.isEmpty() || text(row, TimerColumn::About) == about;
        if (isAbout && text(row, TimerColumn::What).startsWith(what)) {
            panel.view().setCurrentIndex(model.index(row, 0));
            return true;
        }
    }
    return false;
}

} // namespace

class TestTimersPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itOpensBesideTheQueueAndNeverOverIt()
    {
        test::Console console;
        fillTimers(console.desk);
        console.desk.sync();
        console.key(Qt::Key_7, Qt::ControlModifier);
        QVERIFY(timersOf(console).isVisible());
        QWidget& queue = *console.named<QWidget>("queuePanel");
        QVERIFY(queue.isVisible());
        const QRect there(timersOf(console).mapToGlobal(QPoint()), timersOf(console).size());
        QVERIFY(!there.intersects(QRect(queue.mapToGlobal(QPoint()), queue.size())));
        QVERIFY(timersOf(console).view().hasFocus());
        QVERIFY(timersOf(console).view().currentIndex().isValid());
        console.key(Qt::Key_Escape);
        QVERIFY(!timersOf(console).isVisible());
    }

    void openedItChangesNothingThatIsChosen()
    {
        test::Console console;
        fillTimers(console.desk);
        console.desk.sync();
        // Nothing is late of it, so it is not the first row.
        console.enter(QStringLiteral("new NOISE @\"71 Quarry Rd\""));
        const IncidentId mine = console.newest().id;
        DispatchWorkspace& desk = console.window().dispatch();
        QCOMPARE(desk.selected(), std::optional(mine));
        console.key(Qt::Key_7, Qt::ControlModifier);
        BoardView& view = timersOf(console).view();
        QVERIFY(view.currentIndex().isValid());
        QCOMPARE(desk.selected(), std::optional(mine));
        console.enter(QStringLiteral("n . still mine"));
        QCOMPARE(console.desk.lastCommand<AddNote>()->incident, mine);
        // A row may be about no incident, as a unit that is on none.
        console.key(Qt::Key_7, Qt::ControlModifier);
        for (int n = 0; n < view.model()->rowCount() && desk.selected() == mine; ++n)
            console.key(Qt::Key_Down);
        QVERIFY(desk.selected() != mine);
    }

    // The row that is marked already is chosen by a click, too.
    void aClickChoosesTheMarkedRow()
    {
        test::Console console;
        fillTimers(console.desk);
        console.desk.sync();
        console.enter(QStringLiteral("new NOISE @\"71 Quarry Rd\""));
        const auto mine = console.window().dispatch().selected();
        console.key(Qt::Key_7, Qt::ControlModifier);
        BoardView& view = timersOf(console).view();
        const QPoint at = view.visualRect(view.currentIndex()).center();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::NoModifier, at);
        QVERIFY(console.window().dispatch().selected() != mine);
    }

    void itsKeyLeadsToItFromTheLineAndFromItselfBack()
    {
        test::Console console;
        fillTimers(console.desk);
        console.desk.sync();
        console.key(Qt::Key_7, Qt::ControlModifier);
        console.key(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(console.line()->hasFocus());
        // In sight beside the line that answers one of it: the key goes back to the list.
        console.key(Qt::Key_7, Qt::ControlModifier);
        QVERIFY(timersOf(console).isVisible());
        QVERIFY(timersOf(console).view().hasFocus());
        console.key(Qt::Key_7, Qt::ControlModifier);
        QVERIFY(!timersOf(console).isVisible());
    }

    // Twelve rows that all read "0000…" tell nobody which incident is late.
    void whatATimerIsAboutIsReadWhole()
    {
        for (const ui::Density density : {ui::Density::Dense, ui::Density::Normal}) {
            test::Console console;
            console.source().setDensity(density);
            fillTimers(console.desk);
            console.desk.sync();
            console.key(Qt::Key_7, Qt::ControlModifier);
            QTest::qWait(30);
            const Look& look = console.source().look();
            const QFontMetrics strong(look.font(TypeRole::Strong));
            const QFontMetrics body(look.font(TypeRole::Body));
            const int around = 2 * look.px(8);
            const auto about = static_cast<int>(TimerColumn::About);
            QVERIFY(timersOf(console).view().columnWidth(about) >=
                    strong.horizontalAdvance(QStringLiteral("000038")) + around);
            const auto* queue = console.named<BoardView>("queueView");
            QVERIFY(queue->columnWidth(static_cast<int>(QueueColumn::Incident)) >=
                    body.horizontalAdvance(QStringLiteral("000038")) + around);
        }
    }

    void oneKeyAnswersTheChosenRow()
    {
        test::Console console;
        fillTimers(console.desk);
        raiseTimers(console.desk);
        console.key(Qt::Key_7, Qt::ControlModifier);
        TimersPanel& panel = timersOf(console);
        QAbstractItemModelTester tester(panel.view().model());
        QVERIFY(chooseTimer(panel, QStringLiteral("Status check"), QStringLiteral("5A22")));
        console.key(Qt::Key_A);
        QTRY_VERIFY(console.desk.lastCommand<CheckUnits>() != nullptr);
        QTRY_VERIFY(chooseTimer(panel, QStringLiteral("No answer, 1 of 4")));
        console.key(Qt::Key_A);
        QTRY_VERIFY(console.desk.lastCommand<TakeLadderStep>() != nullptr);
        QTRY_VERIFY(chooseTimer(panel, QStringLiteral("No answer, 2 of 4")));
        QVERIFY(chooseTimer(panel, QStringLiteral("Hold ends")));
        console.key(Qt::Key_A);
        QTRY_VERIFY(console.desk.lastCommand<ReleaseHold>() != nullptr);
        QVERIFY(chooseTimer(panel, QStringLiteral("P")));
        console.key(Qt::Key_A);
        QVERIFY(console.line()->text().startsWith(QStringLiteral("d ")));
    }

    // An answered row goes its way alone: the same key again answers for nobody, one arrow chooses
    // the next that is late, and the view stays.
    void afterAnAnswerTheNextLateOneIsAnArrowAway()
    {
        test::Console console;
        DispatchRoom& room = console.desk.room();
        for (const char* unit : {"5A21", "5A22", "5A23"}) {
            room.logOn(unit);
            room.dispatch(unit, room.open("NOISE", std::string(unit) + " Mill Row"));
            must(console.desk, MarkOnScene{{UnitId(unit)}, ""});
        }
        console.desk.pass(Span::minutes(40));
        raiseTimers(console.desk);
        console.key(Qt::Key_7, Qt::ControlModifier);
        TimersPanel& panel = timersOf(console);
        const auto about = [&panel] {
            return panel.view()
                .currentIndex()
                .siblingAtColumn(static_cast<int>(TimerColumn::About))
                .data()
                .toString();
        };
        const auto checked = [&console] {
            const auto* last = console.desk.lastCommand<CheckUnits>();
            return last ? QString::fromStdString(last->units.front().value) : QString();
        };
        console.key(Qt::Key_Home);
        QTRY_VERIFY(!about().isEmpty());
        const QString first = about();
        console.key(Qt::Key_A);
        QTRY_COMPARE(checked(), first);
        QTRY_VERIFY(!panel.view().currentIndex().isValid());
        const std::size_t asked = console.desk.commands().size();
        console.key(Qt::Key_A);
        QCOMPARE(console.desk.commands().size(), asked);
        console.key(Qt::Key_Down);
        QVERIFY(!about().isEmpty() && about() != first);
        QVERIFY(panel.view()
                    .currentIndex()
                    .siblingAtColumn(static_cast<int>(TimerColumn::Due))
                    .data(LateRole)
                    .toBool());
        const QString second = about();
        console.key(Qt::Key_A);
        QTRY_COMPARE(checked(), second);
        QTRY_VERIFY(!panel.view().currentIndex().isValid());
        console.key(Qt::Key_Down);
        QVERIFY2(about() != first && about() != second, qPrintable(about()));
    }

    void whatIsPutAsideSaysWhenItComesBack()
    {
        test::Console console;
        fillTimers(console.desk);
        raiseTimers(console.desk);
        console.key(Qt::Key_7, Qt::ControlModifier);
        TimersPanel& panel = timersOf(console);
        QVERIFY(chooseTimer(panel, QStringLiteral("Status check"), QStringLiteral("5A22")));
        console.key(Qt::Key_H);
        QCOMPARE(console.line()->text(), QStringLiteral("shelve 5A22 check 15 "));
        QTest::keyClicks(console.line(), QStringLiteral("portable is in the shop"));
        console.key(Qt::Key_Return);
        QTRY_VERIFY(console.desk.lastCommand<ShelveAlarm>() != nullptr);
        const auto note = [&] {
            if (!chooseTimer(panel, QStringLiteral("Status check"), QStringLiteral("5A22")))
                return QString();
            const QModelIndex row = panel.view().currentIndex();
            return row.data(MutedRole).toBool()
                       ? row.siblingAtColumn(static_cast<int>(TimerColumn::Note)).data().toString()
                       : QString();
        };
        QTRY_VERIFY2(note().startsWith(QStringLiteral("back in 1")), qPrintable(note()));
        panel.view().setFocus();
        console.key(Qt::Key_H, Qt::ShiftModifier);
        QTRY_VERIFY(console.desk.lastCommand<UnshelveAlarm>() != nullptr);
    }

    void theFilterLineWorksAsOnEveryBoard()
    {
        test::Console console;
        fillTimers(console.desk);
        console.desk.sync();
        console.key(Qt::Key_7, Qt::ControlModifier);
        TimersPanel& panel = timersOf(console);
        console.key(Qt::Key_Slash);
        console.type(QStringLiteral("kind:statuscheck"));
        QVERIFY(chooseTimer(panel, QStringLiteral("Status check")));
        QVERIFY(!chooseTimer(panel, QStringLiteral("Hold ends")));
        auto* filter = console.named<FilterLine>("timersFilter");
        filter->setText(QStringLiteral("kind:nothing"));
        QVERIFY(!filter->check().isUnderstood());
    }

    // Whoever has decided the flag does not think it answered while a weapon still waits.
    void anUnansweredSuggestionSaysWhatWasSuggested()
    {
        test::Console console;
        const IncidentId incident = console.desk.room().open("WELFARE", "118 Wharf St");
        CrisisFlagSuggested read;
        read.incident = incident;
        read.flag = Flag::Yes;
        read.facts = {FlagFact{Fact::Weapon, "in_hand", "knife"}};
        mustAs(console.desk, advisorSeat(), SuggestFlag{read});
        console.desk.pass(Span::seconds(90));
        raiseTimers(console.desk);
        auto* strip = console.named<AlarmStrip>("alarmStrip");
        const auto says = [strip](const char* words) {
            return strip->firstText().contains(QLatin1String(words));
        };
        QTRY_VERIFY2(says("Suggestion not answered (behavioral health, weapon): "),
                     qPrintable(strip->firstText()));
        must(console.desk, DecideFlag{incident, FlagDecision::Confirmed, ""});
        console.desk.sync();
        QTRY_VERIFY2(says("Suggestion not answered (weapon): "), qPrintable(strip->firstText()));
        console.key(Qt::Key_7, Qt::ControlModifier);
        TimersPanel& panel = timersOf(console);
        QTRY_VERIFY(chooseTimer(panel, QStringLiteral("Suggestion not answered")));
        const auto note = [&panel] {
            return panel.view()
                .currentIndex()
                .siblingAtColumn(static_cast<int>(TimerColumn::Note))
                .data()
                .toString();
        };
        QVERIFY2(note().contains(QStringLiteral("weapon")), qPrintable(note()));
        // Of a restricted one nothing but that it waits.
        mustAs(console.desk, supervisorSeat(),
               RestrictIncident{incident, Visibility::Restricted, "staff"});
        console.desk.sync();
        QTRY_VERIFY2(!says("weapon"), qPrintable(strip->firstText()));
        QVERIFY(says("Suggestion not answered: "));
    }

    void aMutedSoundStillShows()
    {
        test::Console console;
        Preferences quiet = console.preferences().current();
        for (std::size_t n = 0; n < enumNames(SoundEvent{}).size(); ++n)
            quiet.sounds[static_cast<SoundEvent>(n)] = {0, true};
        console.preferences().choose(quiet);
        fillTimers(console.desk);
        raiseTimers(console.desk);
        QTRY_VERIFY(!console.named<AlarmStrip>("alarmStrip")->firstText().isEmpty());
        console.key(Qt::Key_7, Qt::ControlModifier);
        QVERIFY(chooseTimer(timersOf(console), QStringLiteral("Status check")));
    }

    void atADeskNobodySitsAtItTellsNothingOfAPersonInCrisis()
    {
        test::Console console;
        DispatchRoom& room = console.desk.room();
        room.logOn("5A21");
        room.dispatch("5A21", room.open("NOISE", "118 Pier Rd"));
        must(console.desk, RequestClinician{room.open("WELFARE", "Harbor Green"), ""});
        console.desk.pass(Span::minutes(8)); // the re-check is due after ten
        raiseTimers(console.desk);
        auto* strip = console.named<AlarmStrip>("alarmStrip");
        const auto told = [&] { return strip->toolTip() + strip->firstText(); };
        QTRY_VERIFY(told().contains(QStringLiteral("Clinician")));
        console.desk.setSeat(Seat{{}, {}, console.desk.seat().position, {}});
        QTRY_VERIFY(!told().contains(QStringLiteral("Clinician")));
        for (const char* word : {"linician", "risis", "uggestion", "and-off", "hecklist"})
            QVERIFY2(!told().contains(QLatin1String(word)), qPrintable(told()));
        QVERIFY2(told().contains(QStringLiteral("5A21")), qPrintable(told()));
        console.desk.setSeat(dispatcherSeat());
        QTRY_VERIFY(told().contains(QStringLiteral("Clinician")));
    }

    void ofARestrictedIncidentItTellsTheTitleAlone()
    {
        test::Console console;
        fillTimers(console.desk);
        const IncidentId hidden = console.desk.room().open("NOISE", "77 Zebra Court");
        mustAs(console.desk, supervisorSeat(),
               RestrictIncident{hidden, Visibility::Restricted, "staff"});
        console.desk.pass(Span::hours(1));
        raiseTimers(console.desk);
        auto* strip = console.named<AlarmStrip>("alarmStrip");
        QTRY_VERIFY(!strip->firstText().isEmpty());
        QVERIFY(!strip->toolTip().contains(QStringLiteral("Zebra")));
    }

    // What is inside is opened with a reason, and on the record.
    void norDoesItTellMoreWhereASupervisorSits()
    {
        test::Console console;
        const IncidentId hidden = console.desk.room().open("NOISE", "77 Zebra Court");
        mustAs(console.desk, supervisorSeat(),
               RestrictIncident{hidden, Visibility::Restricted, "staff"});
        console.desk.pass(Span::hours(1));
        raiseTimers(console.desk);
        console.desk.setSeat(supervisorSeat());
        auto* strip = console.named<AlarmStrip>("alarmStrip");
        const QString number =
            QString::fromStdString(console.desk.state().incidents.at(hidden).number);
        QTRY_VERIFY2(strip->firstText().contains(number), qPrintable(strip->firstText()));
        QVERIFY2(!strip->toolTip().contains(QStringLiteral("Zebra")), qPrintable(strip->toolTip()));
    }

    void theStripSaysWhatStandsTooLongAndWhomToCall()
    {
        test::Console console;
        fillTimers(console.desk);
        raiseTimers(console.desk);
        console.desk.pass(Span::minutes(30));
        console.desk.sync();
        auto* strip = console.named<AlarmStrip>("alarmStrip");
        QTRY_VERIFY2(strip->firstText().contains(QStringLiteral("call the shift supervisor")),
                     qPrintable(strip->firstText()));
    }

    void whomToCallForALateStepIsSaidOnce()
    {
        test::Console console;
        const IncidentId id = console.desk.room().open("SUICTHRT", "9 Elm Ct");
        must(console.desk, StartChecklist{id, ProtocolId("suicidal-person")});
        console.desk.pass(Span::minutes(3));
        raiseTimers(console.desk);
        auto* strip = console.named<AlarmStrip>("alarmStrip");
        const auto late = [strip] {
            const QStringList lines = strip->toolTip().split(u'\n').filter(
                QStringLiteral("Checklist step twice over its time"));
            return lines.value(0);
        };
        QTRY_VERIFY2(!late().isEmpty(), qPrintable(strip->toolTip()));
        QCOMPARE(late().count(QStringLiteral("call the shift supervisor")), 1);
    }

    void theStatusStripTellsAlarmsSavingAndBothClocks()
    {
        test::Console console;
        fillTimers(console.desk);
        raiseTimers(console.desk);
        auto* strip = console.named<StatusStrip>("statusStrip");
        strip->refresh();
        const QString told = strip->accessibleDescription();
        QVERIFY2(told.contains(QStringLiteral("alarm")), qPrintable(told));
        QVERIFY(told.contains(QStringLiteral("Saved")));
        const auto zulu = told.indexOf(QStringLiteral("02:47Z"));
        QCOMPARE(zulu, told.size() - 6);
        console.key(Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(console.preferences().current().isZuluFirst);
        QVERIFY(strip->accessibleDescription().indexOf(QStringLiteral("02:47Z")) < zulu);
    }

    // As the alarms beside the sign-on page.
    void whatIsNextForAPersonInCrisisIsForThoseWhoAreSignedOn()
    {
        test::Console console;
        FakeDesk& desk = console.desk;
        const auto welfare = desk.room().open("WELFARE", "Harbor Green, bandstand");
        must(desk, RequestClinician{welfare, ""});
        desk.sync();
        const auto next = [&]() -> std::optional<AlarmKind> {
            for (const auto& one : allDeadlines(desk.state(), desk.knowledge().codes, desk.now())) {
                if (one.dueAt > desk.now())
                    return one.kind;
            }
            return std::nullopt;
        };
        for (int n = 0; n < 180 && next() && isToldUnsigned(*next()); ++n)
            desk.pass(Span{10'000});
        QVERIFY(next() && !isToldUnsigned(*next()));
        const QString what = QString::fromStdString(alarmWords(*next(), "")).trimmed();
        auto* strip = console.named<StatusStrip>("statusStrip");
        strip->refresh();
        QVERIFY2(strip->accessibleDescription().contains(what), qPrintable(what));
        Seat nobody = desk.seat();
        nobody.roles.clear();
        desk.setSeat(nobody);
        strip->refresh();
        QVERIFY2(strip->isVisible() && !strip->accessibleDescription().contains(what),
                 qPrintable(strip->accessibleDescription()));
    }

    void theAlarmsInNumbersAreASupervisorsPage()
    {
        test::Console console;
        fillTimers(console.desk);
        raiseTimers(console.desk);
        console.key(Qt::Key_F11);
        console.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        auto* panel = console.named<AlarmNumbersPanel>("alarmNumbersPanel");
        QVERIFY(!panel->isVisible());
        console.desk.setSeat(supervisorSeat());
        console.key(Qt::Key_F11);
        console.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(panel->isVisible());
        QTRY_VERIFY(panel->numbers().raised > 0);
        console.key(Qt::Key_Escape);
        QVERIFY(!panel->isVisible());
    }

    void anOfficerEmergencyIsNeverBehindAnything()
    {
        test::Console console;
        must(console.desk, DeclareEmergency{UnitId("3A12"), "radio"});
        console.desk.sync();
        auto* strip = console.named<AlarmStrip>("alarmStrip");
        QTRY_VERIFY(strip->firstText().contains(QStringLiteral("3A12")));
        const auto isInFront = [&] {
            const QPoint at = strip->mapTo(&console.window(), QPoint(20, strip->height() / 2));
            return strip->isVisible() && console.window().childAt(at) == strip &&
                   strip->firstText().contains(QStringLiteral("3A12"));
        };
        QVERIFY(isInFront());
        for (const Qt::Key key : {Qt::Key_F1, Qt::Key_F2, Qt::Key_F3, Qt::Key_F4, Qt::Key_F8,
                                  Qt::Key_F10, Qt::Key_F11, Qt::Key_F12, Qt::Key_F9}) {
            console.key(key);
            QVERIFY2(isInFront(), QByteArray::number(key).constData());
        }
        for (const Qt::Key key : {Qt::Key_K, Qt::Key_5, Qt::Key_6, Qt::Key_7}) {
            console.key(key, Qt::ControlModifier);
            QVERIFY2(isInFront(), QByteArray::number(key).constData());
        }
        console.desk.setHealth(StoreHealth::Failing, QStringLiteral("The disk is full."));
        QVERIFY(isInFront());
        Seat nobody = console.desk.seat();
        nobody.roles.clear();
        console.desk.setSeat(nobody);
        QVERIFY(isInFront());
    }

    // A dispatch position nobody sits at: calls, units, timers and alarms go on beside the sign-on
    // page, and what callers and persons told does not.
    void signingOffHidesNeitherBoardNorTimersNorCalls()
    {
        test::Console console;
        fillTimers(console.desk);
        raiseTimers(console.desk);
        const Seat seat = console.desk.seat();
        Seat nobody = seat;
        nobody.roles.clear();
        console.desk.setSeat(nobody);
        for (const char* name :
             {"queuePanel", "unitsPanel", "mapPanel", "alarmStrip", "statusStrip", "signOnPanel"})
            QVERIFY2(console.named<QWidget>(name)->isVisible(), name);
        for (const char* name : {"incidentPanel", "commandBar", "intakePanel"})
            QVERIFY2(!console.named<QWidget>(name)->isVisible(), name);
        QTRY_VERIFY(!console.named<AlarmStrip>("alarmStrip")->firstText().isEmpty());
        QVERIFY(!console.named<QWidget>("alarmAcknowledge")->isEnabled());
        // Choosing a row shows nothing of it.
        auto& queue = *console.named<BoardView>("queueView");
        queue.setFocus();
        QTest::keyClick(&queue, Qt::Key_Down);
        QTest::keyClick(&queue, Qt::Key_Return);
        QVERIFY(!console.named<QWidget>("incidentPanel")->isVisible());
        QVERIFY(console.named<QWidget>("signOnPanel")->isVisible());
        testkit::saveToGallery(console.window(), QStringLiteral("signed-off-night"));
        console.desk.setSeat(seat);
        QVERIFY(console.named<QWidget>("commandBar")->isVisible());
        QVERIFY(!console.named<QWidget>("signOnPanel")->isVisible());
        // A desk that never dispatched shows the sign-on page alone.
        console.desk.setSeat(administratorSeat());
        nobody = administratorSeat();
        nobody.roles.clear();
        console.desk.setSeat(nobody);
        QVERIFY(!console.named<QWidget>("queuePanel")->isVisible());
    }

    void aVoiceSaysOnlyTheKindOfAnAlarm()
    {
        for (std::size_t n = 0; n < enumNames(SoundEvent{}).size(); ++n) {
            const QString words = alarmSpeech(static_cast<SoundEvent>(n));
            QVERIFY(!words.contains(u'%'));
            for (const char* care : {"crisis", "suicid", "behavioral", "clinician", "mental"})
                QVERIFY(!words.contains(QString::fromLatin1(care), Qt::CaseInsensitive));
        }
        QVERIFY(Preferences{}.spoken.empty());
        QVERIFY(Preferences{}.speechOutput.empty());
    }

    void everyoneCanUseIt_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        for (const char* theme : {"night", "day"}) {
            QTest::addRow("%s", theme) << QString::fromLatin1(theme) << QSize(1920, 1080) << 100;
            QTest::addRow("%s-small", theme)
                << QString::fromLatin1(theme) << QSize(1366, 768) << 100;
        }
        QTest::addRow("night-150") << QStringLiteral("night") << QSize(1920, 1080) << 150;
    }

    void everyoneCanUseIt()
    {
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        test::Console console(size, theme, zoom);
        fillTimers(console.desk);
        raiseTimers(console.desk);
        must(console.desk, AcknowledgeAlarm{AlarmKind::NoAcknowledge, {}, UnitId("5A21")});
        must(console.desk, ShelveAlarm{AlarmKind::StatusCheck,
                                       {},
                                       UnitId("5A22"),
                                       Span::minutes(15),
                                       "portable is in the shop"});
        console.desk.sync();
        console.key(Qt::Key_7, Qt::ControlModifier);
        QTest::qWait(30);
        // What is to be done is read before where and by whom; the rest is in the row's tip.
        const BoardView& view = timersOf(console).view();
        const QFontMetrics metrics(console.source().look().font(TypeRole::Body));
        QVERIFY(view.columnWidth(static_cast<int>(TimerColumn::What)) >=
                metrics.horizontalAdvance(QStringLiteral("P3 waits for a unit")));
        QVERIFY(
            chooseTimer(timersOf(console), QStringLiteral("Status check"), QStringLiteral("5A22")));
        const QModelIndex chosen = view.currentIndex();
        QVERIFY(chosen.data(Qt::ToolTipRole).toString().contains(QStringLiteral("back in ")));
        QVERIFY(chosen.data(SpokenRole).toString().contains(QStringLiteral("back in ")));
        const auto access = testkit::accessFindings(timersOf(console));
        QVERIFY2(access.empty(), qPrintable(testkit::toldFindings(access)));
        const auto clipped = testkit::clippingFindings(timersOf(console));
        QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        testkit::saveToGallery(console.window(), QStringLiteral("timers-") + name);
        console.desk.setSeat(supervisorSeat());
        console.key(Qt::Key_F11);
        console.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(console.named<AlarmNumbersPanel>("alarmNumbersPanel")->numbers().raised > 0);
        QTest::qWait(30); // the rows it has now are laid out
        const auto cut = testkit::clippingFindings(*console.named<QWidget>("alarmNumbersPanel"));
        QVERIFY2(cut.empty(), qPrintable(testkit::toldFindings(cut)));
        testkit::saveToGallery(console.window(), QStringLiteral("alarm-numbers-") + name);
    }
};

HAVEN_TESTS(TestTimersPanel)
#include "tst_timers_panel.moc"
