#include "models/dispatch/crisis_response.h"
#include "tests/dispatch/response_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// "They accept" by a slip would take the caller off every list: it is set right by a fact.
using namespace haven;
using namespace haven::test;

namespace {

IncidentId takenBySlip(DispatchRoom& room)
{
    const IncidentId id = routineCall(room);
    done(room, PlaceHandoff{id, "988"});
    done(room, mark(id, HandoffStage::Answered));
    done(room, mark(id, HandoffStage::Accepted));
    return id;
}

} // namespace

class TestHandoffSlip final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLineThatUndoNamesSetsItRight()
    {
        DispatchRoom room;
        const IncidentId id = takenBySlip(room);
        const auto undone = room.run(Undo{});
        QVERIFY(!undone);
        const std::string told = refusalSentence(undone.refusal());
        QVERIFY2(told.find("answered|refused|noanswer|dropped WHY") != std::string::npos,
                 told.c_str());
        QVERIFY(room.run(mark(id, HandoffStage::Refused, "the wrong key, they said no")));
        QVERIFY(!isHandoffAccepted(room.incident(id)));
        QVERIFY(!room.last<HandoffProgressed>().fallback.empty());
        QCOMPARE(room.incident(id).handoffs.back().reason,
                 std::string("the wrong key, they said no"));
        QVERIFY(room.run(PlaceHandoff{id, "action-line"}));
        QCOMPARE(replayed(room), std::string());
    }

    void itNeedsAReasonUnlessTheCallerIsLost()
    {
        DispatchRoom room;
        const IncidentId id = takenBySlip(room);
        for (const auto stage :
             {HandoffStage::Answered, HandoffStage::Refused, HandoffStage::NoAnswer})
            QCOMPARE(room.refusalOf(mark(id, stage)), std::string("HandoffIsAccepted"));
        QCOMPARE(room.refusalOf(mark(id, HandoffStage::Accepted)), std::string("HandoffOrder"));
        QVERIFY(room.run(mark(id, HandoffStage::Dropped)));
        QVERIFY(room.incident(id).callback.has_value());
    }

    void theyMayHaveAnsweredAndSaidNothingYet()
    {
        DispatchRoom room;
        const IncidentId id = takenBySlip(room);
        QVERIFY(room.run(mark(id, HandoffStage::Answered, "the wrong key")));
        const Handoff* open = openHandoff(room.incident(id));
        QVERIFY(open && !open->endedAt);
        QCOMPARE(room.refusalOf(closingAs(id, "15", "gone")), std::string("CloseHasHandoff"));
        QVERIFY(room.run(mark(id, HandoffStage::Accepted)));
        QCOMPARE(replayed(room), std::string());
    }
};

HAVEN_TESTS(TestHandoffSlip)
#include "tst_handoff_slip.moc"
