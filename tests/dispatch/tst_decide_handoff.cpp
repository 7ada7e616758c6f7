#include "models/dispatch/alarms.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/log_words.h"
#include "tests/dispatch/response_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

class TestDecideHandoff final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // crisis.md 6.14.
    void aHandoffIsPlacedAnsweredAndAccepted()
    {
        DispatchRoom room;
        const IncidentId id = openCalled(room);
        QVERIFY(room.run(PlaceHandoff{id, "988"}));
        const Handoff& placed = room.incident(id).handoffs.front();
        QCOMPARE(placed.entry, std::string("988"));
        QVERIFY(!placed.phone.empty());
        room.pass(Span::seconds(20));
        QVERIFY(room.run(mark(id, HandoffStage::Answered)));
        room.pass(Span::seconds(25));
        QVERIFY(room.run(mark(id, HandoffStage::Accepted)));
        QCOMPARE(room.last<HandoffProgressed>().waitedS, std::int64_t(45));
        QVERIFY(isHandoffAccepted(room.incident(id)));
        QVERIFY(openHandoff(room.incident(id)) == nullptr);
        QCOMPARE(engagedOf(room.state()).at("988"), 1);
        QCOMPARE(replayed(room), std::string());
    }

    void aCallThatWasASlipIsTakenBackAndNobodyWasTried()
    {
        DispatchRoom room;
        const IncidentId id = openCalled(room);
        QVERIFY(room.run(PlaceHandoff{id, "988"}));
        QVERIFY(room.run(Undo{}));
        QVERIFY(room.incident(id).handoffs.empty());
        QVERIFY(handoffsTried(room.incident(id)).empty());
        QCOMPARE(room.last<HandoffProgressed>().stage, HandoffStage::NotPlaced);
        QCOMPARE(replayed(room), std::string());
        // What came of a call is on record and stays.
        QVERIFY(room.run(PlaceHandoff{id, "988"}));
        QVERIFY(room.runAs(clinicianSeat(), mark(id, HandoffStage::Answered)));
        QCOMPARE(room.refusalOf(Undo{}), std::string("UndoOvertaken"));
        QCOMPARE(room.refusalOf(mark(id, HandoffStage::NotPlaced)), std::string("HandoffOrder"));
    }

    // crisis.md 6.14: refused is a state of its own, with why, how long it took and who is next.
    void everyStepHasItsOrderAndReason()
    {
        DispatchRoom room;
        const IncidentId id = openCalled(room);
        QCOMPARE(room.refusalOf(mark(id, HandoffStage::Answered)), std::string("HandoffNone"));
        QCOMPARE(room.refusalOf(PlaceHandoff{id, "  "}), std::string("HandoffNeedsTarget"));
        QVERIFY(room.run(PlaceHandoff{id, "Night pastor, 203-555-0199"}));
        QVERIFY(room.incident(id).handoffs.front().entry.empty());
        QCOMPARE(room.refusalOf(PlaceHandoff{id, "988"}), std::string("HandoffIsOpen"));
        QCOMPARE(room.refusalOf(mark(id, HandoffStage::Placed)), std::string("HandoffOrder"));
        QCOMPARE(room.refusalOf(mark(id, HandoffStage::Refused)),
                 std::string("HandoffNeedsReason"));
        QVERIFY(room.run(mark(id, HandoffStage::Answered)));
        QCOMPARE(room.refusalOf(mark(id, HandoffStage::NoAnswer)), std::string("HandoffOrder"));
        QVERIFY(room.run(mark(id, HandoffStage::Refused, "no line in Spanish at night")));
        QVERIFY(!room.last<HandoffProgressed>().fallback.empty());
        QCOMPARE(room.refusalOf(mark(id, HandoffStage::Accepted)), std::string("HandoffNone"));
        QVERIFY(room.run(PlaceHandoff{id, "action-line"}));
        QCOMPARE(room.incident(id).handoffs.size(), std::size_t(2));
    }

    // crisis.md 6.14.
    void aRefusedHandoffKeepsItsWholeRecord()
    {
        DispatchRoom room;
        const IncidentId id = routineCall(room);
        QVERIFY(room.run(PlaceHandoff{id, "988"}));
        const Instant placed = room.now();
        room.pass(Span::seconds(30));
        QVERIFY(room.run(mark(id, HandoffStage::Answered)));
        room.pass(Span::seconds(12));
        QCOMPARE(room.refusalOf(mark(id, HandoffStage::Refused, "  ")),
                 std::string("HandoffNeedsReason"));
        QVERIFY(room.run(mark(id, HandoffStage::Refused, "no line in Spanish at night")));
        const Handoff& one = room.incident(id).handoffs.front();
        QVERIFY(one.placedAt == placed);
        QVERIFY(one.endedAt == room.now());
        QCOMPARE(one.stage, HandoffStage::Refused);
        QCOMPARE(one.reason, std::string("no line in Spanish at night"));
        QCOMPARE(room.last<HandoffProgressed>().waitedS, std::int64_t(42));
        QVERIFY(!one.fallback.empty());
        // Nobody has the caller: it stays open, on the level it had, and the next one is asked.
        QVERIFY(!isHandoffAccepted(room.incident(id)));
        QCOMPARE(room.incident(id).level.level, 1);
        QVERIFY(!room.incident(id).callback);
        const std::string next = one.fallback.substr(0, one.fallback.rfind(", "));
        QVERIFY(room.run(PlaceHandoff{id, next}));
        QVERIFY(room.last<HandoffPlaced>().entry != "988");
        QCOMPARE(room.refusalOf(closingAs(id, "15", "gone")), std::string("CloseHasHandoff"));
        QCOMPARE(replayed(room), std::string());
    }

    void locationAndCallbackComeFirst()
    {
        DispatchRoom room;
        const IncidentId id = openCalled(room, "MNTL", "");
        QCOMPARE(room.refusalOf(PlaceHandoff{id, "988"}), std::string("HandoffNeedsCallback"));
        // Nobody called: the officer on scene has the person.
        const IncidentId seen = room.open("MNTL");
        QVERIFY(room.run(PlaceHandoff{seen, "988"}));
    }

    // crisis.md 6.14.
    void noAnswerInSixtySecondsIsAnAlarmAndNamesSomebodyElse()
    {
        DispatchRoom room;
        const IncidentId id = openCalled(room);
        QVERIFY(room.run(PlaceHandoff{id, "988"}));
        room.pass(Span::seconds(59));
        QCOMPARE(dueOf(room, AlarmKind::HandoffUnanswered), std::size_t(0));
        room.pass(Span::seconds(1));
        QCOMPARE(dueOf(room, AlarmKind::HandoffUnanswered), std::size_t(1));
        QVERIFY(room.run(mark(id, HandoffStage::NoAnswer)));
        QCOMPARE(dueOf(room, AlarmKind::HandoffUnanswered), std::size_t(0));
        const std::string fallback = room.last<HandoffProgressed>().fallback;
        QVERIFY(!fallback.empty());
    }

    void nextNamesNobodyTwice()
    {
        DispatchRoom room;
        const IncidentId id = openCalled(room);
        std::set<std::string> tried;
        std::string target = "988";
        while (!target.empty()) {
            QVERIFY(room.run(PlaceHandoff{id, target}));
            QVERIFY2(tried.insert(room.last<HandoffPlaced>().entry).second, target.c_str());
            QVERIFY(room.run(mark(id, HandoffStage::NoAnswer)));
            const std::string fallback = room.last<HandoffProgressed>().fallback;
            target = fallback.substr(0, std::min(fallback.rfind(", "), fallback.size()));
            QVERIFY(tried.size() < 50);
        }
        QVERIFY(tried.size() > 1);
    }

    void aNumberThatIsNoneIsNotCalledBack()
    {
        DispatchRoom room;
        const IncidentId id = openCalled(room, "MNTL", "unknown");
        QCOMPARE(room.refusalOf(PlaceHandoff{id, "988"}), std::string("HandoffNeedsCallback"));
        const CallId call = room.incident(id).calls.front().id;
        QCOMPARE(room.refusalOf(RecordCallback{id, call, CallbackResult::Busy}),
                 std::string("CallbackNumberNone"));
        CorrectDetails correct;
        correct.incident = id;
        correct.call = call;
        correct.field = "callback";
        correct.value = "203-555-0147";
        QVERIFY(room.run(correct));
        QVERIFY(room.run(PlaceHandoff{id, "988"}));
    }

    // crisis.md 6.14.
    void aDroppedCallerRaisesTheLevelAndIsCalledBackUntilReached()
    {
        DispatchRoom room;
        const IncidentId id = routineCall(room);
        QVERIFY(room.run(PlaceHandoff{id, "988"}));
        QVERIFY(room.run(mark(id, HandoffStage::Dropped)));
        QCOMPARE(room.incident(id).level.level, 2);
        QCOMPARE(room.incident(id).level.before, 1);
        QVERIFY(room.last<LevelChanged>().because.find("lost in the hand-off") !=
                std::string::npos);
        QVERIFY(room.incident(id).callback.has_value());
        QCOMPARE(room.incident(id).callback->number, std::string("203-555-0147"));
        QCOMPARE(dueOf(room, AlarmKind::CallbackDue), std::size_t(1));
        const auto row = clinicianRow(room.incident(id), room.knowledge().codes);
        QVERIFY(row.has_value());
        QVERIFY(row->owesCallback);
        QCOMPARE(row->group, ClinicianGroup::Lost);
        QVERIFY(row->why.find("203-555-0147") != std::string::npos);
        // A restricted one does not tell what it waits for.
        Incident hidden = room.incident(id);
        hidden.visibility = Visibility::Restricted;
        const auto closed = clinicianRow(hidden, room.knowledge().codes);
        QVERIFY(closed.has_value());
        QCOMPARE(closed->group, ClinicianGroup::Waiting);

        QVERIFY(room.run(TryCallback{id, CallbackResult::NoAnswer, ""}));
        QCOMPARE(dueOf(room, AlarmKind::CallbackDue), std::size_t(0));
        room.pass(kCallbackEvery);
        QCOMPARE(dueOf(room, AlarmKind::CallbackDue), std::size_t(1));
        QCOMPARE(room.refusalOf(closingAs(id, "15", "gone")), std::string("CloseOwesCallback"));
        QCOMPARE(room.refusalOf(TryCallback{id, std::nullopt, " "}),
                 std::string("CallbackNeedsReason"));
        QVERIFY(room.run(TryCallback{id, CallbackResult::Answered, "she is with her sister"}));
        QVERIFY(!room.incident(id).callback);
        QCOMPARE(room.refusalOf(TryCallback{id, CallbackResult::Busy, ""}),
                 std::string("CallbackNone"));
        // The rise stands until a person lowers it with a reason.
        QVERIFY(room.run(AnswerFact{id, Fact::SupportOnly, answered("yes")}));
        QCOMPARE(room.incident(id).level.level, 2);
        QCOMPARE(replayed(room), std::string());
    }

    // That somebody has to call back is told to everybody who would close it; the number, and that
    // others were asked to take them over, only to who may read of it.
    void whatIsOwedOfARestrictedIncidentNamesNobody()
    {
        DispatchRoom room;
        const IncidentId id = routineCall(room);
        QVERIFY(room.run(PlaceHandoff{id, "Night pastor, 203-555-0199"}));
        QVERIFY(room.runAs(supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "own"}));
        const auto told = [&](const Seat& seat) {
            const auto refused = room.runAs(seat, closingAs(id, "15", "gone"));
            return refused ? std::string("closed")
                           : std::string(refusalName(refused.refusal().code)) + ": " +
                                 refusalSentence(refused.refusal());
        };
        const auto has = [&](const Seat& seat, const char* words) {
            return told(seat).find(words) != std::string::npos;
        };
        QVERIFY(has(dispatcherSeat(), "IncidentIsRestricted"));
        QVERIFY(!has(dispatcherSeat(), "pastor") && !has(dispatcherSeat(), "0199"));
        QVERIFY(has(supervisorSeat(), "Night pastor, 203-555-0199"));
        QVERIFY(room.run(mark(id, HandoffStage::Dropped)));
        QVERIFY(has(dispatcherSeat(), "CloseOwesUnseenCallback") &&
                has(dispatcherSeat(), "ask a supervisor or a clinician to call back"));
        QVERIFY(!has(dispatcherSeat(), "0147"));
        QVERIFY(has(supervisorSeat(), "Call 203-555-0147"));
    }

    void theLevelOfALostCallerStopsAtFour()
    {
        DispatchRoom room;
        const IncidentId id = openCalled(room);
        QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("in_hand")}));
        QVERIFY(room.run(PlaceHandoff{id, "988"}));
        QVERIFY(room.run(mark(id, HandoffStage::Dropped)));
        QCOMPARE(room.incident(id).level.level, 4);
        QVERIFY(room.incident(id).callback.has_value());
    }

    void aPersonBetweenTwoTelephonesIsNotJoinedAway()
    {
        DispatchRoom room;
        const IncidentId id = openCalled(room);
        const IncidentId other = openCalled(room);
        QVERIFY(room.run(PlaceHandoff{id, "988"}));
        QCOMPARE(room.refusalOf(MergeIncidents{id, other, ""}), std::string("MergeHasHandoff"));
        QVERIFY(room.run(mark(id, HandoffStage::Dropped)));
        QCOMPARE(room.refusalOf(MergeIncidents{id, other, ""}), std::string("MergeHasHandoff"));
        QVERIFY(room.run(MergeIncidents{other, id, ""}));
    }

    void aTaskIsOverForAReasonToo()
    {
        DispatchRoom room;
        const IncidentId id = openCalled(room);
        QVERIFY(room.run(PlaceHandoff{id, "988"}));
        QVERIFY(room.run(mark(id, HandoffStage::Dropped)));
        QVERIFY(room.run(TryCallback{id, std::nullopt, "3A12 is with her"}));
        QVERIFY(!room.incident(id).callback);
        QCOMPARE(room.count<CallbackTried>(), 0);
    }

    void aLostCallerReachedOnTheCallsOwnNumberIsReached()
    {
        DispatchRoom room;
        const IncidentId id = openCalled(room);
        QVERIFY(room.run(PlaceHandoff{id, "988"}));
        QVERIFY(room.run(mark(id, HandoffStage::Dropped)));
        const CallId call = room.incident(id).calls.front().id;
        QVERIFY(room.run(RecordCallback{id, call, CallbackResult::NoAnswer}));
        QVERIFY(room.incident(id).callback.has_value());
        QVERIFY(room.run(RecordCallback{id, call, CallbackResult::Answered}));
        QVERIFY(!room.incident(id).callback);
    }

    void whatIsToldOfHealthIsCareAndThatAHandoffWasMadeIsNot()
    {
        DispatchRoom room;
        const IncidentId id = openCalled(room);
        QVERIFY(room.run(PlaceHandoff{id, "988"}));
        QVERIFY(room.run(mark(id, HandoffStage::Refused, "planted words of care")));
        LogWordsContext context;
        context.codes = &room.knowledge().codes;
        context.numberOf = [](IncidentId) { return std::string("26-000001"); };
        const LogLine inside = wordsFor(room.log().back(), context);
        QCOMPARE(inside.fieldClass, FieldClass::Care);
        QVERIFY(inside.text.find("planted words of care") != std::string::npos);
        QVERIFY(inside.text.find("Hand-off: refused after 0 s") == 0);
    }
};

HAVEN_TESTS(TestDecideHandoff)
#include "tst_decide_handoff.moc"
