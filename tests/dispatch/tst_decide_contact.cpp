#include "models/dispatch/alarms.h"
#include "models/dispatch/board.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/timers.h"
#include "tests/dispatch/care_kit.h"
#include "tests/dispatch/contact_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

std::string contains(const std::string& text, const char* part)
{
    return text.find(part) == std::string::npos ? "“" + text + "” without " + part : "";
}

} // namespace

class TestDecideContact final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPositionStandsBesideThePlaceUntilSomebodyTakesItOver()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::Voice);
        QCOMPARE(room.refusalOf(TakeCallLocation{id, {}}), std::string("CallNotLocated"));
        RecordCallLocation command;
        command.incident = id;
        command.source = FixSource::Rebid;
        command.serviceClass = ServiceClass::WirelessPhase2;
        command.place = at("41.2800,-72.5200", kInBeat1);
        command.radiusM = 40;
        command.confidencePct = 90;
        QVERIFY(room.run(command));
        QCOMPARE(room.incident(id).location.text, std::string("44 Grove St"));
        const CallFix& fix = room.incident(id).calls.front().fixes.front();
        QCOMPARE(fixWords(fix),
                 std::string("re-bid, wireless, with position, within 40 m, 90 % sure"));
        QVERIFY(room.run(TakeCallLocation{id, {}}));
        QVERIFY(room.incident(id).location.point == kInBeat1);
        QVERIFY(room.incident(id).location.beat == BeatId("1"));
        QVERIFY(room.run(Undo{}));
        QCOMPARE(room.incident(id).location.text, std::string("44 Grove St"));
        command.radiusM = 100'000;
        command.confidencePct = 100;
        QCOMPARE(room.refusalOf(command), std::string("done"));
        command.radiusM = 100'001;
        QCOMPARE(room.refusalOf(command), std::string("CallRadiusBad"));
        command.radiusM = 0;
        command.confidencePct = 101;
        QCOMPARE(room.refusalOf(command), std::string("CallConfidenceBad"));
        command.confidencePct = 1;
        command.place = at(" ");
        QCOMPARE(room.refusalOf(command), std::string("CallLocationMissing"));
        QCOMPARE(room.refusalOf(TakeCallLocation{room.open("NOISE"), {}}), std::string("CallNone"));
    }

    void aCarrierIsAskedWithAGroundAndAnswersOnce()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::HangUp);
        const auto step = [id](PingStep which, const char* carrier, const char* words) {
            MarkCarrierPing command;
            command.incident = id;
            command.step = which;
            command.carrier = carrier;
            command.words = words;
            return command;
        };
        QCOMPARE(room.refusalOf(step(PingStep::Refused, "", "no")), std::string("PingNone"));
        QCOMPARE(room.refusalOf(step(PingStep::Asked, "Verizon", "")),
                 std::string("PingNeedsGround"));
        QCOMPARE(room.refusalOf(step(PingStep::Asked, "", "pills")),
                 std::string("PingNeedsGround"));
        QVERIFY(room.run(step(PingStep::Asked, "Verizon", "she took pills")));
        QCOMPARE(room.refusalOf(step(PingStep::Asked, "Verizon", "again")),
                 std::string("PingIsOpen"));
        MarkCarrierPing found = step(PingStep::Located, "", "");
        QCOMPARE(room.refusalOf(found), std::string("CallLocationMissing"));
        found.place = at("41.28,-72.52", kInBeat1);
        found.radiusM = 300;
        QVERIFY(room.run(found));
        const Call& call = room.incident(id).calls.front();
        QVERIFY(call.pings.back().step == PingStep::Located);
        QCOMPARE(call.pings.back().ground, std::string("she took pills"));
        QVERIFY(call.fixes.back().source == FixSource::Ping);
        QCOMPARE(call.fixes.back().carrier, std::string("Verizon"));
        QCOMPARE(room.incident(id).location.text, std::string("44 Grove St"));
    }

    void anInterpreterIsAskedForConnectedAndReleased()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::Voice);
        const auto step = [id](InterpreterStep which, const char* language = "") {
            MarkInterpreter command;
            command.incident = id;
            command.step = which;
            command.language = language;
            return command;
        };
        QCOMPARE(room.refusalOf(step(InterpreterStep::Connected)), std::string("InterpreterNone"));
        QCOMPARE(room.refusalOf(step(InterpreterStep::Asked)),
                 std::string("InterpreterNeedsLanguage"));
        QVERIFY(room.run(step(InterpreterStep::Asked, "Spanish")));
        QCOMPARE(room.incident(id).calls.front().language, std::string("Spanish"));
        QCOMPARE(room.refusalOf(step(InterpreterStep::Asked)), std::string("InterpreterIsAsked"));
        QCOMPARE(room.refusalOf(step(InterpreterStep::Released)),
                 std::string("InterpreterNotThere"));
        room.pass(Span::seconds(40));
        MarkInterpreter there = step(InterpreterStep::Connected);
        there.provider = "Line Two";
        there.interpreter = "4471";
        QVERIFY(room.run(there));
        QCOMPARE(room.refusalOf(step(InterpreterStep::NotAvailable)),
                 std::string("InterpreterIsThere"));
        QVERIFY(room.run(step(InterpreterStep::Released)));
        const InterpreterUse& use = room.incident(id).calls.front().interpreters.back();
        QCOMPARE((*use.connectedAt - use.askedAt).wholeSeconds(), std::int64_t{40});
        QCOMPARE(use.interpreter, std::string("4471"));
        QVERIFY(use.endedAt.has_value());
        QCOMPARE(room.refusalOf(step(InterpreterStep::Released)), std::string("InterpreterNone"));
    }

    void needsAreSetWholeAndUndone()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        QCOMPARE(room.refusalOf(RecordCommunicationNeeds{id, {}, ""}),
                 std::string("NothingToChange"));
        QCOMPARE(room.refusalOf(RecordCommunicationNeeds{id, {CommunicationNeed::Other}, " "}),
                 std::string("NeedNeedsWords"));
        QVERIFY(room.run(RecordCommunicationNeeds{
            id, {CommunicationNeed::Deaf, CommunicationNeed::SignLanguage}, "face her"}));
        QCOMPARE(needsWords(room.incident(id).communication), std::string("Deaf, signs: face her"));
        QVERIFY(room.run(Undo{}));
        QVERIFY(room.incident(id).communication == CommunicationNeeds{});
    }

    // Nobody looked again at what a storm had held, whatever was said about it since.
    void aFurtherCallWakesWhatIsHeld()
    {
        CareShift shift;
        DispatchRoom& room = shift.room;
        const IncidentId id = openKind(room, CallKind::Voice);
        const Codes& codes = room.knowledge().codes;
        QCOMPARE(shift.run("pri 0001 p3 quiet street", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.run("h 0001 storm", dispatcherSeat()), std::string("done"));
        QVERIFY(!boardRow(room.incident(id), codes, room.now()).isLate);
        QCOMPARE(dueAlarmsOf(room, AlarmKind::HoldExpired), 0);
        QCOMPARE(shift.run("h 0001 again", dispatcherSeat()), std::string("IncidentIsHeld"));
        room.pass(Span::minutes(3));
        QCOMPARE(shift.run("call 0001 ! now a man is shocked", dispatcherSeat()),
                 std::string("done"));
        QVERIFY(room.incident(id).stage == IncidentStage::Held);
        const BoardRow row = boardRow(room.incident(id), codes, room.now());
        QVERIFY(row.isLate);
        QVERIFY(row.isCalledSinceHold);
        QCOMPARE(dueAlarmsOf(room, AlarmKind::HoldExpired), 1);
        const auto timers = timerRows(room.state(), codes, dispatcherSeat(), room.now());
        const auto held = std::find_if(timers.begin(), timers.end(), [](const TimerRow& one) {
            return one.kind == TimerKind::Hold;
        });
        QVERIFY(held != timers.end());
        QCOMPARE(timerWords(*held), std::string("called again while held"));
        QVERIFY(room.runAs(advisorSeat(),
                           RaiseAlarm{AlarmKind::HoldExpired, id, {}, held->alarm.dueAt}));
        // Whoever looked holds it anew, and the next call wakes it again.
        QCOMPARE(shift.run("h 0001 the wire is dead", dispatcherSeat()), std::string("done"));
        QVERIFY(room.state().alarms.empty());
        QVERIFY(!boardRow(room.incident(id), codes, room.now()).isLate);
        QCOMPARE(shift.run("call 0001 tel 203-555-0199", dispatcherSeat()), std::string("done"));
        QVERIFY(boardRow(room.incident(id), codes, room.now()).isCalledSinceHold);
        QCOMPARE(shift.run("rel 0001", dispatcherSeat()), std::string("done"));
        QVERIFY(!boardRow(room.incident(id), codes, room.now()).isCalledSinceHold);
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void theAlarmCompanysCodeIsInNoLog()
    {
        CareShift shift;
        shift.room.open("NOISE");
        QCOMPARE(shift.run("pa 0001", dispatcherSeat()), std::string("PremiseAlarmEmpty"));
        QCOMPARE(
            shift.run("pa 0001 company Guardline operator Kim code HEDGEHOG", dispatcherSeat()),
            std::string("done"));
        QCOMPARE(shift.run("pa 0001 zone \"front door\"", dispatcherSeat()), std::string("done"));
        const PremiseAlarm& alarm = shift.incident().premiseAlarm->alarm;
        QCOMPARE(alarm.company, std::string("Guardline"));
        QCOMPARE(alarm.zone, std::string("front door"));
        QCOMPARE(alarm.code, std::string("HEDGEHOG"));
        const std::string inside = told<PremiseAlarmRecorded>(shift.room);
        QCOMPARE(contains(inside, "Guardline"), std::string());
        QCOMPARE(contains(inside, "a code word is on record"), std::string());
        for (const auto audience :
             {LogAudience::Internal, LogAudience::Foi, LogAudience::Press, LogAudience::Court})
            QVERIFY(told<PremiseAlarmRecorded>(shift.room, audience).find("HEDGEHOG") ==
                    std::string::npos);
        const Priority before = shift.incident().priority;
        QCOMPARE(shift.run("pax 0001 operator Kim, code was right", dispatcherSeat()),
                 std::string("done"));
        QCOMPARE(shift.incident().premiseAlarm->canceledBy, std::string("operator Kim"));
        QCOMPARE(shift.incident().premiseAlarm->canceledWhy, std::string("code was right"));
        QVERIFY(shift.incident().priority == before);
        QCOMPARE(shift.run("pax 0001 owner", dispatcherSeat()), std::string("AlarmIsCanceled"));
    }

    void theLineNamesTheCallItMeans()
    {
        CareShift shift;
        openKind(shift.room, CallKind::Voice);
        TakeCall second;
        second.incident = shift.incident().id;
        second.call.callback = "860-555-0199";
        QVERIFY(shift.room.run(second));
        QCOMPARE(shift.run("cf 0001 # 1 recorder 2026/11/26-0412"), std::string("done"));
        QCOMPARE(shift.incident().calls.front().recorder, std::string("2026/11/26-0412"));
        QCOMPARE(shift.run("cf 0001 kind hang-up"), std::string("done"));
        QVERIFY(shift.incident().calls.back().kind == CallKind::HangUp);
        QCOMPARE(shift.run("cb 0001 # 1 nomessage"), std::string("done"));
        QCOMPARE(shift.incident().calls.front().tries.size(), std::size_t{1});
        QVERIFY(shift.incident().callback.has_value());
        QCOMPARE(shift.run("cb 0001 voice"), std::string("done"));
        QCOMPARE(shift.incident().calls.back().tries.size(), std::size_t{1});
        QVERIFY(!shift.incident().callback);
        QCOMPARE(shift.run("cb 0001 # 3 busy"), std::string("CallNotFound"));
        QCOMPARE(shift.run("cf 0001 # 1 safe never"), std::string("done"));
        QCOMPARE(shift.run("cb 0001 # 1 noanswer rang out"), std::string("CallbackNotSafe"));
        QCOMPARE(shift.run("cb 0001 # 1 noanswer rang out because Sgt. Hale said so"),
                 std::string("done"));
        QCOMPARE(shift.room.last<OverrideRecorded>().reason, std::string("Sgt. Hale said so"));
        QCOMPARE(shift.room.last<CallbackAttempted>().note,
                 std::string("rang out because Sgt. Hale said so"));
        QCOMPARE(shift.run("need 0001 deaf,purple"), std::string("NeedUnknown"));
    }
};

HAVEN_TESTS(TestDecideContact)
#include "tst_decide_contact.moc"
