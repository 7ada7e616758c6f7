#include "models/dispatch/alarms.h"
#include "models/dispatch/call_rules.h"
#include "tests/dispatch/care_kit.h"
#include "tests/dispatch/contact_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

DirectoryEntry troop()
{
    DirectoryEntry entry;
    entry.id = "troop-h";
    entry.kind = DirectoryKind::DispatchCenter;
    entry.name = "Troop H, Connecticut State Police";
    return entry;
}

} // namespace

class TestDecideTransfer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTransferEndsWithAYesOrComesBackToUs()
    {
        DispatchRoom room;
        room.setDirectory({troop()});
        const IncidentId id = openKind(room, CallKind::Voice);
        QCOMPARE(room.refusalOf(MarkTransfer{id, TransferStep::Answered, ""}),
                 std::string("TransferNone"));
        QCOMPARE(room.refusalOf(PlaceTransfer{id, {}, " ", ""}),
                 std::string("TransferNeedsTarget"));
        QVERIFY(room.run(PlaceTransfer{id, {}, "Troop H", "the car is on I-91"}));
        QCOMPARE(room.last<TransferPlaced>().entry, std::string("troop-h"));
        QCOMPARE(room.refusalOf(PlaceTransfer{id, {}, "Avon", ""}), std::string("TransferIsOpen"));
        QCOMPARE(room.refusalOf(CloseIncident{id, DispositionCode("02"), "quiet"}),
                 std::string("CloseHasTransfer"));
        QCOMPARE(dueAlarmsOf(room, AlarmKind::HandoffUnanswered), 0);
        room.pass(kHandoffMax);
        QCOMPARE(dueAlarmsOf(room, AlarmKind::HandoffUnanswered), 1);
        QVERIFY(room.run(MarkTransfer{id, TransferStep::Answered, "Tpr. Lane"}));
        QCOMPARE(room.refusalOf(MarkTransfer{id, TransferStep::NoAnswer, ""}),
                 std::string("TransferOrder"));
        QCOMPARE(room.refusalOf(MarkTransfer{id, TransferStep::Refused, ""}),
                 std::string("TransferNeedsReason"));
        QVERIFY(room.run(MarkTransfer{id, TransferStep::Refused, "not our road"}));
        QVERIFY(room.incident(id).callback.has_value());
        QVERIFY(room.incident(id).callback->cause == CallbackCause::TransferReturned);
        QCOMPARE(room.incident(id).transfers.back().who, std::string("Tpr. Lane"));
        QVERIFY(folded(room.log()) == room.state());
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void whoStayedOnTheLineHasTheCallerStill()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::Voice);
        QVERIFY(room.run(PlaceTransfer{id, {}, "Avon, 860-555-0100", ""}));
        QVERIFY(room.run(MarkTransfer{id, TransferStep::StayedOn, ""}));
        QVERIFY(openTransfer(room.incident(id)) != nullptr);
        QVERIFY(room.run(MarkTransfer{id, TransferStep::Misrouted, "it is Canton's"}));
        QVERIFY(!room.incident(id).callback);
        QVERIFY(room.run(PlaceTransfer{id, {}, "Canton", ""}));
        QVERIFY(room.run(MarkTransfer{id, TransferStep::CallerLost, ""}));
        QVERIFY(room.incident(id).callback->cause == CallbackCause::LineDropped);
    }

    void acceptedIsTheirsAndOwesNothing()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::Voice);
        QVERIFY(room.run(PlaceTransfer{id, {}, "Canton", ""}));
        QVERIFY(room.run(MarkTransfer{id, TransferStep::Accepted, "Op. 7"}));
        QVERIFY(!room.incident(id).callback);
        QVERIFY(openTransfer(room.incident(id)) == nullptr);
    }

    // "-2" behind the words is when it happened, as it is everywhere else.
    void aTimeAtTheEndIsWhenItHappened()
    {
        CareShift shift;
        DispatchRoom& room = shift.room;
        const IncidentId id = openKind(room, CallKind::Voice);
        room.pass(Span::minutes(20));
        const auto at = [&](const char* line) {
            const std::string done = shift.run(line, dispatcherSeat());
            return done == "done"
                       ? (room.now() - room.log().back().envelope.happenedAt).wholeSeconds() / 60
                       : std::int64_t(-1);
        };
        QCOMPARE(at("aid 0001 ems -9"), std::int64_t(9));
        QCOMPARE(at("aid 0001 ems accepted -8"), std::int64_t(8));
        QVERIFY(room.incident(id).aid.back().stage == AidStage::Accepted);
        QCOMPARE(at("aid 0001 fire Harbor Fire by phone -7"), std::int64_t(7));
        QCOMPARE(room.incident(id).aid.back().whom, std::string("Harbor Fire"));
        QCOMPARE(at("xfer 0001 Canton -6"), std::int64_t(6));
        QCOMPARE(at("xfer 0001 answered Op. 7 -5"), std::int64_t(5));
        QCOMPARE(room.incident(id).transfers.back().who, std::string("Op. 7"));
        QCOMPARE(at("int 0001 asked lang Spanish -4"), std::int64_t(4));
        QCOMPARE(at("int 0001 connected on line two -3"), std::int64_t(3));
        QCOMPARE(at("ping 0001 asked by Verizon she took pills -2"), std::int64_t(2));
        QCOMPARE(room.incident(id).calls.back().pings.back().ground, std::string("she took pills"));
        QCOMPARE(at("pax 0001 operator Kim -1"), std::int64_t(1));
        QCOMPARE(room.incident(id).premiseAlarm->canceledBy, std::string("operator Kim"));
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void aTimeInsideWhatWasSaidStaysThere()
    {
        CareShift shift;
        const IncidentId id = openKind(shift.room, CallKind::Voice);
        const LineContext context{
            shift.room.state(), shift.room.knowledge(), shift.room.now(), Span{}, {}, {}};
        const auto timeOf = [&](const char* line) {
            const auto parsed = parseLine(line, context);
            if (!parsed)
                qFatal("%s: %s", line, refusalSentence(parsed.refusal()).c_str());
            return parsed->happenedAt.has_value();
        };
        QVERIFY(timeOf("xfer 0001 accepted at 00:00"));
        QVERIFY(timeOf("xfer 0001 answered Sergeant Kim at 00:00"));
        QVERIFY(timeOf("pax 0001 operator Kim at 00:00"));
        QVERIFY(!timeOf("ping 0001 asked by Verizon she took pills at 00:00"));
        QVERIFY(!timeOf("pax 0001 owner, left the door open at 00:00"));
        QVERIFY(!timeOf("xfer 0001 Canton because theirs at 00:00"));
        QVERIFY(!timeOf("aid 0001 tow Harbor Towing ! seen -2 \"at\" \"-3\""));
        QVERIFY(shift.room.incident(id).transfers.empty());
    }

    void noStepOfATransferComesBeforeTheLast()
    {
        CareShift shift;
        openKind(shift.room, CallKind::Voice);
        shift.room.pass(Span::minutes(10));
        QCOMPARE(shift.run("xfer 0001 Canton -20", dispatcherSeat()),
                 std::string("TimeBeforeCall"));
        QCOMPARE(shift.run("xfer 0001 Canton -3", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.run("xfer 0001 answered Kim -5", dispatcherSeat()),
                 std::string("ContactTimeBefore"));
        QCOMPARE(shift.run("int 0001 asked lang Spanish -3", dispatcherSeat()),
                 std::string("done"));
        QCOMPARE(shift.run("int 0001 none -5", dispatcherSeat()), std::string("ContactTimeBefore"));
        QCOMPARE(shift.run("ping 0001 asked by Verizon she took pills -3", dispatcherSeat()),
                 std::string("done"));
        QCOMPARE(shift.run("ping 0001 noresult -5", dispatcherSeat()),
                 std::string("ContactTimeBefore"));
    }

    void aCrisisLineGetsAHandOffWhateverIsTyped()
    {
        CareShift shift;
        openKind(shift.room, CallKind::Voice);
        const IncidentId id = shift.incident().id;
        QCOMPARE(shift.room.refusalOf(PlaceTransfer{id, {}, "988", ""}),
                 std::string("TransferIsHandoff"));
        QCOMPARE(shift.run("xfer 0001 988", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.incident().handoffs.size(), std::size_t{1});
        QVERIFY(shift.incident().transfers.empty());
    }
};

HAVEN_TESTS(TestDecideTransfer)
#include "tst_decide_transfer.moc"
