#include "models/dispatch/alarm_audience.h"
#include "models/dispatch/alarms.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/timers.h"
#include "tests/dispatch/care_kit.h"
#include "tests/dispatch/contact_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

class TestLostCallers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoHungUpIsCalledBackUntilSomebodyAnswers()
    {
        for (const CallKind kind : {CallKind::HangUp, CallKind::Abandoned}) {
            DispatchRoom room;
            const IncidentId id = openKind(room, kind);
            QVERIFY(room.incident(id).callback.has_value());
            QCOMPARE(room.incident(id).callback->number, std::string("203-555-0147"));
            QVERIFY(room.incident(id).callback->cause == causeOf(kind));
            QCOMPARE(dueAlarmsOf(room, AlarmKind::CallbackDue), 1);
            QVERIFY(room.run(TryCallback{id, CallbackResult::Busy, ""}));
            QCOMPARE(dueAlarmsOf(room, AlarmKind::CallbackDue), 0);
            room.pass(kCallbackEvery);
            QCOMPARE(dueAlarmsOf(room, AlarmKind::CallbackDue), 1);
            QCOMPARE(room.refusalOf(CloseIncident{id, DispositionCode("02"), "quiet"}),
                     std::string("CloseOwesCallback"));
            QVERIFY(room.run(TryCallback{id, CallbackResult::VoiceHeard, "a child"}));
            QVERIFY(!room.incident(id).callback);
            const auto& tries = room.incident(id).calls.front().tries;
            QCOMPARE(tries.size(), std::size_t{2});
            QVERIFY(tries[0].result == CallbackResult::Busy);
            QCOMPARE((tries[1].at - tries[0].at).ms, kCallbackEvery.ms);
            QCOMPARE(tries[1].note, std::string("a child"));
        }
    }

    // A neighbor who answers is not the one who hung up.
    void whoReachesANeighborHasNotReachedTheLostCaller()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::Voice, "203-555-0101");
        TakeCall lost;
        lost.incident = id;
        lost.call.kind = CallKind::HangUp;
        lost.call.callback = "203-555-0147";
        QVERIFY(room.run(lost));
        const CallId neighbor = room.incident(id).calls.front().id;
        const CallId hungUp = room.incident(id).calls.back().id;
        QVERIFY(room.run(RecordCallback{id, neighbor, CallbackResult::Busy}));
        QCOMPARE(room.incident(id).callback->tries, 0);
        QCOMPARE(dueAlarmsOf(room, AlarmKind::CallbackDue), 1);
        QVERIFY(room.run(RecordCallback{id, neighbor, CallbackResult::Answered}));
        QVERIFY(room.incident(id).callback.has_value());
        QCOMPARE(room.refusalOf(CloseIncident{id, DispositionCode("02"), "quiet"}),
                 std::string("CloseOwesCallback"));
        QVERIFY(room.run(RecordCallback{id, hungUp, CallbackResult::Busy}));
        QCOMPARE(room.incident(id).callback->tries, 1);
        QVERIFY(room.run(RecordCallback{id, hungUp, CallbackResult::Answered}));
        QVERIFY(!room.incident(id).callback);
        QVERIFY(folded(room.log()) == room.state());
    }

    void otherCallsOweNothing()
    {
        for (const CallKind kind :
             {CallKind::Voice, CallKind::OpenLine, CallKind::Radio, CallKind::Fed}) {
            DispatchRoom room;
            QVERIFY(!room.incident(openKind(room, kind)).callback);
        }
    }

    void aCallThatBecomesAHangUpIsCalledBackAndUndone()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::Voice);
        const CallId call = room.incident(id).calls.front().id;
        QVERIFY(room.run(CorrectDetails{id, call, "kind", "hangup", ""}));
        QVERIFY(room.incident(id).calls.front().kind == CallKind::HangUp);
        QVERIFY(room.incident(id).callback.has_value());
        QVERIFY(room.run(Undo{}));
        QVERIFY(room.incident(id).calls.front().kind == CallKind::Voice);
        QVERIFY(!room.incident(id).callback);
    }

    void aNumberMarkedAsNotSafeIsCalledOnlyWithAReason()
    {
        for (const SafeContact safe :
             {SafeContact::Never, SafeContact::Unknown, SafeContact::TextMessage}) {
            DispatchRoom room;
            const IncidentId id = openKind(room, CallKind::HangUp, "203-555-0147", safe);
            QCOMPARE(room.refusalOf(TryCallback{id, CallbackResult::NoAnswer, ""}),
                     std::string("CallbackNotSafe"));
            QCOMPARE(room.refusalOf(TryCallback{id, CallbackResult::NoAnswer, "", "  "}),
                     std::string("CallbackNotSafe"));
            QVERIFY(
                room.run(TryCallback{id, CallbackResult::NoAnswer, "", "Sgt. Hale, she cried"}));
            QCOMPARE(room.last<OverrideRecorded>().rule, std::string("CallbackNotSafe"));
            QCOMPARE(room.last<OverrideRecorded>().reason, std::string("Sgt. Hale, she cried"));
            QCOMPARE(room.count<CallbackTried>(), 1);
            // To stop calling is always safe.
            QVERIFY(room.run(TryCallback{id, std::nullopt, "3A12 is with her"}));
        }
    }

    void aMessageIsLeftOnlyWhereThatWasSaid()
    {
        const auto left = [](SafeContact safe) {
            DispatchRoom room;
            const IncidentId id = openKind(room, CallKind::Voice, "203-555-0147", safe);
            const CallId call = room.incident(id).calls.front().id;
            return room.refusalOf(RecordCallback{id, call, CallbackResult::VoicemailLeft});
        };
        QCOMPARE(left(SafeContact::Call), std::string("CallbackNotSafe"));
        QCOMPARE(left(SafeContact::Voicemail), std::string("done"));
        QCOMPARE(left(SafeContact::NotAsked), std::string("done"));
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::Voice, "203-555-0147", SafeContact::Call);
        const CallId call = room.incident(id).calls.front().id;
        QCOMPARE(room.refusalOf(RecordCallback{id, call, CallbackResult::VoicemailNotLeft}),
                 std::string("done"));
    }

    // The same telephone in another call of the incident: what was said there counts.
    void notSafeHoldsForTheNumberAndNotForOneCall()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::Voice, "(203) 555-0147", SafeContact::Never);
        TakeCall again;
        again.incident = id;
        again.call.callback = "203 555 0147";
        QVERIFY(room.run(again));
        const CallId second = room.incident(id).calls.back().id;
        QCOMPARE(room.refusalOf(RecordCallback{id, second, CallbackResult::Busy}),
                 std::string("CallbackNotSafe"));
    }

    void aHangUpJoinedToAnIncidentIsCalledBackFromThere()
    {
        DispatchRoom room;
        const IncidentId into = room.open("NOISE");
        const IncidentId from = openKind(room, CallKind::HangUp);
        QVERIFY(room.run(MergeIncidents{from, into, ""}));
        QVERIFY(room.incident(into).callback.has_value());
        QVERIFY(!room.incident(from).callback);
        QVERIFY(folded(room.log()) == room.state());
    }

    // One after the other, and none of them is lost by joining.
    void everyLostCallerIsCalledBack()
    {
        DispatchRoom room;
        const IncidentId into = openKind(room, CallKind::HangUp, "203-555-0199");
        const IncidentId from = openKind(room, CallKind::HangUp, "203-555-0147");
        QVERIFY(room.run(TryCallback{into, CallbackResult::Busy, ""}));
        QVERIFY(room.run(MergeIncidents{from, into, ""}));
        QVERIFY(!room.incident(from).callback);
        QCOMPARE(room.incident(into).callback->number, std::string("203-555-0199"));
        QCOMPARE(room.incident(into).callbacksWaiting.size(), std::size_t{1});
        // The other is called at once, although the first was tried just now.
        QCOMPARE(dueAlarmsOf(room, AlarmKind::CallbackDue), 1);
        const CallId other = room.incident(into).calls.back().id;
        QVERIFY(room.run(RecordCallback{into, other, CallbackResult::NoAnswer}));
        QCOMPARE(dueAlarmsOf(room, AlarmKind::CallbackDue), 0);
        QCOMPARE(room.incident(into).callbacksWaiting.front().tries, 1);
        // The same telephone again is the same caller.
        TakeCall again;
        again.incident = into;
        again.call.kind = CallKind::HangUp;
        again.call.callback = "(203) 555-0147";
        QVERIFY(room.run(again));
        QCOMPARE(room.incident(into).callbacksWaiting.size(), std::size_t{1});
        QVERIFY(room.run(TryCallback{into, CallbackResult::VoiceHeard, ""}));
        QCOMPARE(room.incident(into).callback->number, std::string("203-555-0147"));
        QCOMPARE(room.refusalOf(CloseIncident{into, DispositionCode("02"), "quiet"}),
                 std::string("CloseOwesCallback"));
        QVERIFY(room.run(TryCallback{into, std::nullopt, "3A12 is with them"}));
        QVERIFY(!room.incident(into).callback);
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void whoWaitsBehindTheFirstMayBeReachedBeforeThem()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::HangUp, "203-555-0147");
        TakeCall second;
        second.incident = id;
        second.call.kind = CallKind::Abandoned;
        second.call.callback = "203-555-0199";
        QVERIFY(room.run(second));
        const CallId other = room.incident(id).calls.back().id;
        QVERIFY(room.run(RecordCallback{id, other, CallbackResult::Answered}));
        QVERIFY(room.incident(id).callbacksWaiting.empty());
        QCOMPARE(room.incident(id).callback->number, std::string("203-555-0147"));
        QVERIFY(room.run(TryCallback{id, CallbackResult::Answered, ""}));
        QVERIFY(!room.incident(id).callback);
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void aHangUpIsNoClinicians()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::HangUp);
        QVERIFY(!clinicianRow(room.incident(id), room.knowledge().codes));
        const auto due = dueAlarms(room.state(), room.knowledge().codes, room.now());
        const auto found = std::find_if(due.begin(), due.end(), [](const DueAlarm& alarm) {
            return alarm.kind == AlarmKind::CallbackDue;
        });
        QVERIFY(found != due.end());
        QVERIFY(isAnsweredAt(*found, dispatcherSeat(), room.state()));
        QVERIFY(!isAnsweredAt(*found, clinicianSeat(), room.state()));
        QCOMPARE(told<CallbackOwed>(room, LogAudience::Foi),
                 std::string("A call back is owed [W-POLICE]: the caller hung up"));
    }

    void theSameNumberIsCountedAndLowersNothing()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::Voice, "203-555-0147");
        QVERIFY(!repeatCaller(room.state(), "203-555-0147", room.now()).isRepeat());
        const Priority before = room.incident(id).priority;
        room.pass(Span::hours(2));
        for (int i = 0; i < 3; ++i)
            openKind(room, CallKind::Voice, "(203) 5550147");
        const RepeatCaller repeat = repeatCaller(room.state(), "+1 203 555 0147", room.now());
        QCOMPARE(repeat.calls, 4);
        QCOMPARE(repeat.lastHour, 3);
        QCOMPARE(repeat.incidents, 4);
        for (const auto& [one, incident] : room.state().incidents)
            QVERIFY(incident.priority == before);
        // At the edge of the look-back, and one second beyond.
        room.pass(Span{kRepeatSpan.ms - Span::hours(2).ms});
        QCOMPARE(repeatCaller(room.state(), "203-555-0147", room.now()).calls, 4);
        room.pass(Span::seconds(1));
        QCOMPARE(repeatCaller(room.state(), "203-555-0147", room.now()).calls, 3);
        QCOMPARE(repeatCaller(room.state(), "", room.now()).calls, 0);
    }

    // The number that was wrong is a stranger's.
    void aCorrectedNumberIsTheOneThatIsCalled()
    {
        CareShift shift;
        const IncidentId id = openKind(shift.room, CallKind::HangUp, "203-555-0600");
        QCOMPARE(shift.run("cf 0001 tel 203-555-0601", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.room.incident(id).callback->number, std::string("203-555-0601"));
        QCOMPARE(shift.room.incident(id).callback->tries, 0);
        // A slip does not take its place.
        QCOMPARE(shift.run("cf 0001 tel abc", dispatcherSeat()), std::string("CallbackNumberBad"));
        QCOMPARE(shift.room.incident(id).callback->number, std::string("203-555-0601"));
        QCOMPARE(shift.run("undo", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.room.incident(id).callback->number, std::string("203-555-0600"));
        // What the caller asked for goes with the caller, though somebody else has the old number.
        QCOMPARE(shift.run("cf 0001 safe never", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.run("cf 0001 tel 203-555-0601", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.run("call 0001 tel 203-555-0600", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.run("cb 0001 noanswer", dispatcherSeat()), std::string("CallbackNotSafe"));
        QVERIFY(foldedFromText(shift.room.log()) == shift.room.state());
    }

    void aNumberThatAnotherCallHasTooStaysOwed()
    {
        CareShift shift;
        const IncidentId id = openKind(shift.room, CallKind::HangUp, "203-555-0600");
        QCOMPARE(shift.run("call 0001 tel 203-555-0600", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.run("cf 0001 tel 203-555-0601", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.room.incident(id).callback->number, std::string("203-555-0600"));
    }

    void aLostCallersNumberIsFilledInOnceItIsKnown()
    {
        CareShift shift;
        const IncidentId id = openKind(shift.room, CallKind::HangUp, "");
        QCOMPARE(shift.room.incident(id).callback->number, std::string());
        QCOMPARE(shift.run("cf 0001 tel 203-555-0601", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.room.incident(id).callback->number, std::string("203-555-0601"));
    }
};

HAVEN_TESTS(TestLostCallers)
#include "tst_lost_callers.moc"
