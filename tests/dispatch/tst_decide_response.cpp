#include "models/dispatch/alarms.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/clinician_need.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/log_words.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

IncidentId openCalled(DispatchRoom& room, const char* type = "MNTL",
                      const char* callback = "203-555-0147")
{
    OpenIncident command;
    command.type = TypeCode(type);
    command.location = at("44 Grove St, New Haven");
    CallDraft call;
    call.callback = callback;
    command.call = call;
    if (!room.run(command))
        qFatal("the incident was not opened");
    return room.last<IncidentOpened>().incident;
}

void answerQuiet(DispatchRoom& room, IncidentId id,
                 const std::vector<Fact>& facts = {Fact::Weapon, Fact::Violence, Fact::Injury})
{
    for (const Fact fact : facts)
        QVERIFY(room.run(AnswerFact{id, fact, answered("none")}));
}

void done(DispatchRoom& room, const Command& command)
{
    if (const auto facts = room.run(command); !facts)
        qFatal("%s", refusalSentence(facts.refusal()).c_str());
}

MarkHandoff mark(IncidentId id, HandoffStage stage, const char* reason = "")
{
    return MarkHandoff{id, stage, reason};
}

CloseIncident closingAs(IncidentId id, const char* disposition, const char* reason = "")
{
    return CloseIncident{id, DispositionCode(disposition), reason};
}

// What the need of a crisis is judged as once it is closed after `act`: "sent", or the code.
template <class Do>
std::string judged(Do act)
{
    DispatchRoom room;
    const IncidentId id = openCalled(room);
    done(room, AnswerFact{id, Fact::Psychosis, answered("calm")});
    act(room, id);
    if (!room.runAs(supervisorSeat(),
                    CloseIncident{id, DispositionCode("15"), reasonForEach(room, id, "over")}))
        qFatal("not closed");
    const auto& fact = room.last<ClinicianNeedJudged>();
    return fact.outcome == ClinicianOutcome::Sent ? std::string("sent") : fact.code;
}

std::size_t dueOf(const DispatchRoom& room, AlarmKind kind)
{
    std::size_t count = 0;
    for (const auto& alarm : dueAlarms(room.state(), room.knowledge().codes, room.now()))
        count += alarm.kind == kind ? 1 : 0;
    return count;
}

void agree(DispatchRoom& room)
{
    QVERIFY(room.runAs(administratorSeat(), ChangeSetting{kPhoneOnlySetting, kAgreementExample}));
}

// A level 1 call with everything asked.
IncidentId routineCall(DispatchRoom& room)
{
    const IncidentId id = openCalled(room);
    answerQuiet(room, id);
    if (room.incident(id).level.level != 1)
        qFatal("the level is not 1");
    return id;
}

std::string replayed(const DispatchRoom& room)
{
    const State once = folded(room.log());
    const State twice = foldedFromText(room.log());
    return once == room.state() && twice == room.state() ? "" : "a replay differs";
}

} // namespace

class TestDecideResponse final : public QObject
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

    void whoeverAsksForAClinicianMakesItACrisis()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        QCOMPARE(room.incident(id).level.level, 0);
        QVERIFY(room.run(RequestClinician{id, "she asks for one"}));
        QCOMPARE(room.incident(id).level.level, 3);
        QVERIFY(clinicianNeed(room.incident(id), room.knowledge().codes).isEligible());
        // A request from before that rule, without a level, is not counted.
        const IncidentId old = room.open("NOISE");
        ClinicianRequested asked;
        asked.request = RequestId(99);
        asked.incident = old;
        room.record(asked);
        QVERIFY(!clinicianNeed(room.incident(old), room.knowledge().codes).isEligible());
    }

    void aCourtsOrderHasItsClock()
    {
        DispatchRoom room;
        const IncidentId id = room.open("29-38C");
        QCOMPARE(room.incident(id).type, TypeCode("RPOINV"));
        QVERIFY(orderDueAt(room.incident(id), room.knowledge().codes) ==
                room.now() + Span::hours(24));
        room.pass(Span::minutes(20 * 60 - 1));
        QCOMPARE(dueOf(room, AlarmKind::OrderDue), std::size_t(0));
        room.pass(Span::minutes(1));
        QCOMPARE(dueOf(room, AlarmKind::OrderDue), std::size_t(1));
        room.pass(Span::hours(4));
        const auto due = dueAlarms(room.state(), room.knowledge().codes, room.now());
        const auto order = std::find_if(due.begin(), due.end(), [](const DueAlarm& alarm) {
            return alarm.kind == AlarmKind::OrderDue;
        });
        QVERIFY(order != due.end());
        QCOMPARE(order->step, AlarmStep::Escalated);
        QCOMPARE(overdueCounts(room.state(), room.knowledge().codes, room.now()).orders, 1);
        QVERIFY(room.run(closingAs(id, "18")));
        QCOMPARE(dueOf(room, AlarmKind::OrderDue), std::size_t(0));
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

    // That somebody has to call back is told to everybody who would close it; the number, and who
    // was asked to take them over, only to who may read of it.
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
        QVERIFY(has(dispatcherSeat(), "CloseHasHandoff") && has(dispatcherSeat(), "to others"));
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

    void levelOneWithoutAUnitIsOffUntilTheAgreementIsRecorded()
    {
        DispatchRoom room;
        const IncidentId id = routineCall(room);
        QCOMPARE(room.refusalOf(closingAs(id, "15")), std::string("CloseNeedsUnit"));
        QCOMPARE(room.refusalOf(ChangeSetting{kPhoneOnlySetting, kAgreementExample}),
                 std::string("RoleMissing"));
        QCOMPARE(room.refusalOfAs(administratorSeat(), ChangeSetting{kPhoneOnlySetting, "yes"}),
                 std::string("AgreementIncomplete"));
        agree(room);
        QCOMPARE(room.last<SettingChanged>().after, std::string(kAgreementExample));
        QCOMPARE(room.refusalOf(closingAs(id, "15")), std::string("CloseNeedsTransfer"));
        QVERIFY(room.run(PlaceHandoff{id, "988"}));
        QCOMPARE(room.refusalOf(closingAs(id, "15", "done")), std::string("CloseHasHandoff"));
        QVERIFY(room.run(mark(id, HandoffStage::Accepted)));
        QVERIFY(room.run(closingAs(id, "15")));
    }

    // A person may set the level lower; the weapon that was answered still decides who goes first,
    // whichever way the incident came to stand so.
    void aThreatThatWasAnsweredNeverLeavesAPersonToATelephone_data()
    {
        QTest::addColumn<QString>("way");
        for (const char* way : {"level", "answer", "undo", "join", "join level 0", "paper"})
            QTest::newRow(way) << QString::fromUtf8(way);
    }

    void aThreatThatWasAnsweredNeverLeavesAPersonToATelephone()
    {
        QFETCH(QString, way);
        DispatchRoom room;
        agree(room);
        IncidentId id = openCalled(room, "WELFARE");
        QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("in_hand")}));
        QVERIFY(!standingThreat(room.incident(id))); // level 4 says it all
        if (way == u"paper") {
            room.pass(Span::minutes(20));
            room.setBackdate(Span::minutes(10));
            room.setSource("card 7");
        }
        QVERIFY(room.run(SetLevel{id, 1, "he is calm"}));
        room.setBackdate(Span{});
        room.setSource({});
        if (way == u"answer") {
            answerQuiet(room, id, {Fact::Violence, Fact::Injury});
            QVERIFY(room.run(AnswerFact{id, Fact::SupportOnly, answered("yes")}));
        } else if (way == u"undo") {
            QVERIFY(room.refusalOf(Undo{}) != "done");
            QVERIFY(room.run(AnswerFact{id, Fact::Alone, answered("yes")}));
            QVERIFY(room.refusalOf(Undo{}) != "done");
        } else if (way.startsWith(u"join")) {
            const IncidentId into =
                room.open(way == u"join" ? "EDP" : "NOISE", "44 Grove St, New Haven");
            QVERIFY(room.run(MergeIncidents{id, into, "the same"}));
            id = into;
        }
        const Incident& incident = room.incident(id);
        QVERIFY(incident.answers.at(Fact::Weapon).answer == answered("in_hand"));
        // Joined with one that a person has not lowered, the answers decide again: level 4 says it.
        if (way == u"join") {
            QCOMPARE(incident.level.level, 4);
        } else {
            QVERIFY(incident.level.level < 4);
            QCOMPARE(standingThreat(incident), std::optional<std::string>("weapon in hand"));
        }
        const LocalNow noon{WeekTime{0, 12 * 60}, LocalDay{2026, 11, 23}};
        const auto response = responseOf(incident, room.state(), room.knowledge(), noon);
        QVERIFY(response);
        QVERIFY(response->goes.front().who == ResponseWho::Police);
        QVERIFY(response->goes.front().how == ResponseHow::AtOnce);
        for (const auto& step : response->goes)
            QVERIFY2(step.how != ResponseHow::Together, step.name.c_str());
        QCOMPARE(leadWords(incident, room.state(), room.knowledge().codes),
                 leadSentence(Lead::Police));
        // Set right by a person, it is over.
        QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("none")}));
        QVERIFY(!standingThreat(room.incident(id)));
        QVERIFY(room.state() == foldedFromText(room.log()));
    }

    void aThreatThatWasAnsweredDoesNotCloseWithoutAnOfficer()
    {
        DispatchRoom room;
        agree(room);
        const auto lowered = [&] {
            const IncidentId id = openCalled(room, "NOISE");
            done(room, AnswerFact{id, Fact::Weapon, answered("in_hand")});
            done(room, AnswerFact{id, Fact::Violence, answered("none")});
            done(room, AnswerFact{id, Fact::Injury, answered("none")});
            done(room, SetLevel{id, 1, "he is calm"});
            done(room, PlaceHandoff{id, "988"});
            done(room, mark(id, HandoffStage::Accepted));
            return id;
        };
        // By telephone alone, with the agreement: not over a weapon in hand.
        const IncidentId alone = lowered();
        QCOMPARE(room.refusalOf(closingAs(alone, "15", "calm now")),
                 std::string("CloseNeedsOfficer"));
        QVERIFY(room.run(AnswerFact{alone, Fact::Weapon, answered("none")}));
        QVERIFY(room.refusalOf(closingAs(alone, "15", "calm now")) != "CloseNeedsOfficer");
        const IncidentId seen = lowered();
        room.logOn("3A12");
        room.dispatch("3A12", seen);
        done(room, MarkOnScene{{UnitId("3A12")}, ""});
        QVERIFY(room.refusalOf(closingAs(seen, "15", "calm now")) != "CloseNeedsOfficer");
        const IncidentId judged = lowered();
        QVERIFY(room.refusalOfAs(supervisorSeat(), closingAs(judged, "15", "seen by video")) !=
                "CloseNeedsOfficer");
    }

    void aReasonGoesOnTheSupervisorsList()
    {
        DispatchRoom room;
        const IncidentId id = routineCall(room);
        // Off is off: what the agency has not agreed to, no dispatcher's reason opens.
        QCOMPARE(room.refusalOf(closingAs(id, "15", "wanted the number of the library")),
                 std::string("CloseNeedsUnit"));
        QVERIFY(
            room.runAs(supervisorSeat(), closingAs(id, "15", "wanted the number of the library")));
        QCOMPARE(room.last<OverrideRecorded>().rule, std::string("CloseNeedsUnit"));
        QCOMPARE(room.last<OverrideRecorded>().missing.size(), std::size_t(1));
    }

    void aWrongFlagIsSetRightAndNeedsNoUnit()
    {
        DispatchRoom room;
        const IncidentId id = routineCall(room);
        QVERIFY(room.run(DecideFlag{id, FlagDecision::Rejected, "asked for the library"}));
        QVERIFY(room.run(closingAs(id, "15")));
    }

    void aCallerWhoWantsAnOfficerGetsOne()
    {
        DispatchRoom room;
        agree(room);
        const IncidentId id = routineCall(room);
        QVERIFY(room.run(PlaceHandoff{id, "988"}));
        QVERIFY(room.run(mark(id, HandoffStage::Accepted)));
        QCOMPARE(room.refusalOf(RecordClosingItem{id, ClosingItem::Officer, ClosingState::Answered,
                                                  "perhaps"}),
                 std::string("OfficerYesOrNo"));
        QVERIFY(
            room.run(RecordClosingItem{id, ClosingItem::Officer, ClosingState::Answered, "YES"}));
        const auto response = responseOf(room.incident(id), room.state(), room.knowledge(),
                                         {{0, 600}, {2026, 3, 14}});
        QCOMPARE(response->goes.front().who, ResponseWho::Police);
        QCOMPARE(room.refusalOf(closingAs(id, "15", "no")), std::string("CloseOwesOfficer"));
        room.logOn("3A12");
        room.dispatch("3A12", id);
        QVERIFY(room.run(closingAs(id, "15")));
    }

    // crisis.md 6.15.
    void whoIsForAClinicianIsWorkedOutWithNoneOnDuty()
    {
        DispatchRoom room;
        const Codes& codes = room.knowledge().codes;
        const IncidentId id = openCalled(room);
        QVERIFY(!clinicianNeed(room.incident(id), codes).isEligible()); // by type alone
        QVERIFY(room.run(DecideFlag{id, FlagDecision::Confirmed, ""}));
        QVERIFY(clinicianNeed(room.incident(id), codes).isEligible());
        QVERIFY(room.run(DecideFlag{id, FlagDecision::Rejected, ""}));
        QVERIFY(!clinicianNeed(room.incident(id), codes).isEligible());
        const IncidentId quiet = routineCall(room);
        QVERIFY(!clinicianNeed(room.incident(quiet), codes).isEligible());
        QVERIFY(room.run(RequestClinician{quiet, "she asks for one"}));
        QVERIFY(clinicianNeed(room.incident(quiet), codes).isEligible());
        const IncidentId fight = room.open("FIGHT");
        QVERIFY(room.run(AnswerFact{fight, Fact::Weapon, answered("in_hand")}));
        QVERIFY(!clinicianNeed(room.incident(fight), codes).isEligible());
    }

    // crisis.md 6.15.
    void notSendingOneNeedsAReasonOfTheTable()
    {
        DispatchRoom room;
        const IncidentId id = openCalled(room);
        QVERIFY(room.run(AnswerFact{id, Fact::Psychosis, answered("calm")}));
        QCOMPARE(room.refusalOf(WithholdClinician{id, "tired", ""}), std::string("NotSentUnknown"));
        QCOMPARE(room.refusalOf(WithholdClinician{id, "other", " "}),
                 std::string("NotSentNeedsWords"));
        QVERIFY(room.run(WithholdClinician{id, "BUSY", "both in Hamden"}));
        QCOMPARE(needStanding(room.incident(id), room.state(), room.knowledge()).code,
                 std::string("busy"));
        QVERIFY(
            room.runAs(supervisorSeat(), CloseIncident{id, DispositionCode("15"),
                                                       reasonForEach(room, id, "walked home")}));
        QCOMPARE(room.last<ClinicianNeedJudged>().code, std::string("busy"));
        QCOMPARE(room.last<ClinicianNeedJudged>().outcome, ClinicianOutcome::NotSent);
    }

    void theNeedIsJudgedByWhatHappened()
    {
        const auto clinician = [](DispatchRoom& room, IncidentId id, ClinicianStage stage,
                                  const char* why = "") {
            QVERIFY(room.runAs(clinicianSeat(), AnswerClinician{id, {}, stage, {}, why}));
        };
        QCOMPARE(judged([](DispatchRoom&, IncidentId) {}), std::string("other"));
        QCOMPARE(judged([&](DispatchRoom& room, IncidentId id) {
                     done(room, RequestClinician{id, ""});
                     clinician(room, id, ClinicianStage::Declined, "alone tonight");
                 }),
                 std::string("declined"));
        QCOMPARE(judged([&](DispatchRoom& room, IncidentId id) {
                     done(room, RequestClinician{id, ""});
                     clinician(room, id, ClinicianStage::NotSent, "unsafe shots heard");
                 }),
                 std::string("unsafe"));
        QCOMPARE(judged([&](DispatchRoom& room, IncidentId id) {
                     done(room, RequestClinician{id, ""});
                     clinician(room, id, ClinicianStage::Accepted);
                 }),
                 std::string("over_before"));
        QCOMPARE(judged([&](DispatchRoom& room, IncidentId id) {
                     done(room, RequestClinician{id, ""});
                     clinician(room, id, ClinicianStage::Accepted);
                     clinician(room, id, ClinicianStage::Arrived);
                 }),
                 std::string("sent"));
        QCOMPARE(judged([](DispatchRoom& room, IncidentId id) {
                     room.logOn("C1", {kSkillClinician});
                     room.dispatch("C1", id);
                 }),
                 std::string("sent"));
        QCOMPARE(judged([](DispatchRoom& room, IncidentId id) {
                     done(room, PlaceHandoff{id, "cmhc"});
                     done(room, MarkHandoff{id, HandoffStage::Accepted, ""});
                 }),
                 std::string("sent"));
        // A line on the telephone is no clinician who came.
        QCOMPARE(judged([](DispatchRoom& room, IncidentId id) {
                     done(room, PlaceHandoff{id, "988"});
                     done(room, MarkHandoff{id, HandoffStage::Accepted, ""});
                 }),
                 std::string("other"));
    }

    void aUnitCountsAsSentWhenItCameOrIsOnTheWay()
    {
        const auto leaving = [](DispatchRoom& room) {
            ClearUnits clear;
            clear.units = {UnitId("C1")};
            done(room, clear);
        };
        // Called off before it came: nobody saw a clinician.
        QCOMPARE(judged([&](DispatchRoom& room, IncidentId id) {
                     room.logOn("C1", {kSkillClinician});
                     room.dispatch("C1", id);
                     leaving(room);
                 }),
                 std::string("over_before"));
        // It came, and its shift ended before the incident did.
        QCOMPARE(judged([&](DispatchRoom& room, IncidentId id) {
                     room.logOn("C1", {kSkillClinician});
                     room.dispatch("C1", id);
                     MarkOnScene there;
                     there.units = {UnitId("C1")};
                     done(room, there);
                     leaving(room);
                     LogOffUnit off;
                     off.unit = UnitId("C1");
                     done(room, off);
                 }),
                 std::string("sent"));
    }

    void aTownIsReadOffThePlaceOrIsTheAgencysOwn()
    {
        DispatchRoom room;
        const auto town = [&](const char* place) {
            return QString::fromStdString(
                townOf(at(place), room.state(), room.knowledge()).value_or("none"));
        };
        QCOMPARE(town("44 Grove St, New Haven"), QStringLiteral("New Haven"));
        QCOMPARE(town("44 Grove St, hartford ct 06103"), QStringLiteral("Hartford"));
        QCOMPARE(town("Hartford Ave"), QStringLiteral("none"));
        QVERIFY(room.runAs(administratorSeat(), ChangeSetting{kTownSetting, "Middletown"}));
        QCOMPARE(town("Hartford Ave"), QStringLiteral("Middletown"));
        // What the map left over of a line: the town, not the apartment.
        Location found = at("9 Elm St");
        for (const char* detail : {"HARTFORD", "APT 3, Hartford CT"}) {
            found.detail = detail;
            QVERIFY(townOf(found, room.state(), room.knowledge()) == "Hartford");
        }
        found.detail = "APT 3";
        QVERIFY(townOf(found, room.state(), room.knowledge()) == "Middletown");
    }

    // 2026-03-08 06:59:30Z is 01:59:30 in Connecticut, half a minute before clocks go forward.
    void aRecheckIsDueByRealTimeAcrossMidnightClocksAndSleep_data()
    {
        QTest::addColumn<qint64>("start");
        QTest::newRow("an evening") << qint64(1'773'518'400'000);
        QTest::newRow("midnight in Connecticut") << qint64(1'773'547'170'000);
        QTest::newRow("clocks go forward") << qint64(1'772'953'170'000);
        QTest::newRow("clocks go back") << qint64(1'793'512'770'000);
        QTest::newRow("the year ends") << qint64(1'798'779'570'000);
    }

    // crisis.md 6.11.
    void aRecheckIsDueByRealTimeAcrossMidnightClocksAndSleep()
    {
        QFETCH(qint64, start);
        const int minutes[] = {30, 15, 10, 5};
        for (int level = 1; level <= 4; ++level) {
            DispatchRoom room;
            room.setNow(Instant{start});
            const IncidentId id = openCalled(room);
            QVERIFY(room.run(SetLevel{id, level, "seen"}));
            const Span every = Span::minutes(minutes[level - 1]);
            room.pass(Span{every.ms - 1000});
            QCOMPARE(dueOf(room, AlarmKind::Recheck), std::size_t(0));
            room.pass(Span::seconds(1));
            QCOMPARE(dueOf(room, AlarmKind::Recheck), std::size_t(1));
            // Contact starts it again.
            QVERIFY(room.run(AnswerFact{id, Fact::ContactConfirmed, answered("yes")}));
            QCOMPARE(dueOf(room, AlarmKind::Recheck), std::size_t(0));
            // The computer slept: what is due is worked out from the facts, none is forgotten, and
            // it goes to the supervisor at twice the interval, not a second before.
            const auto step = [&]() -> std::optional<AlarmStep> {
                for (const auto& one :
                     dueAlarms(room.state(), room.knowledge().codes, room.now())) {
                    if (one.kind == AlarmKind::Recheck)
                        return one.step;
                }
                return std::nullopt;
            };
            room.pass(Span{2 * every.ms - 1000});
            QCOMPARE(step(), std::optional(AlarmStep::First));
            room.pass(Span::seconds(1));
            QCOMPARE(step(), std::optional(AlarmStep::Escalated));
            // A whole night, over every change of the clock: it is still the same one alarm.
            room.pass(Span::hours(9));
            QCOMPARE(step(), std::optional(AlarmStep::Escalated));
            QCOMPARE(dueOf(room, AlarmKind::Recheck), std::size_t(1));
            QVERIFY(room.run(RecordRecheck{id, "seen"}));
            QCOMPARE(dueOf(room, AlarmKind::Recheck), std::size_t(0));
        }
    }

    // crisis.md 6.11.
    void anEscalationNamesWhomToCall()
    {
        DispatchRoom room;
        QCOMPARE(escalationWords(room.state()),
                 std::string("No supervisor is signed on: call the shift supervisor"));
        QVERIFY(room.runAs(administratorSeat(),
                           ChangeSetting{kOnCallSetting, "Sgt. Ortiz, 860-555-0133"}));
        QCOMPARE(escalationWords(room.state()),
                 std::string("No supervisor is signed on: call Sgt. Ortiz, 860-555-0133"));
        const Seat seat = supervisorSeat();
        QVERIFY(room.runAs(seat, SignOn{seat.agent, "Lindqvist", seat.position, seat.roles}));
        QCOMPARE(escalationWords(room.state()), std::string("Supervisor: Lindqvist"));
    }

    void theAgencysIntervalsCount()
    {
        // The table is data: what an agency changes there is what the clock goes by.
        ResponseTable table;
        table.levels[3].recheckEvery = Span::minutes(3);
        QCOMPARE(targetsFor(table, Level::Emergency, {}).recheckEvery, Span::minutes(3));
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

    void closingOnceMoreCountsOnce()
    {
        DispatchRoom room;
        const IncidentId id = openCalled(room);
        QVERIFY(room.run(AnswerFact{id, Fact::Psychosis, answered("calm")}));
        QVERIFY(room.runAs(supervisorSeat(), CloseIncident{id, DispositionCode("15"),
                                                           reasonForEach(room, id, "over")}));
        QVERIFY(room.run(ReopenIncident{id, "called again"}));
        QVERIFY(room.run(WithholdClinician{id, "busy", ""}));
        QVERIFY(room.runAs(supervisorSeat(), CloseIncident{id, DispositionCode("15"),
                                                           reasonForEach(room, id, "over")}));
        QCOMPARE(replayed(room), std::string());
    }
};

HAVEN_TESTS(TestDecideResponse)
#include "tst_decide_response.moc"
