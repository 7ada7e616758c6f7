#include "models/dispatch/command_line.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// A call that is transferred to 988 is a warm hand-off: whoever began it as a transfer goes on with
// the same word, and nothing of what was typed is lost.
using namespace haven;
using namespace haven::test;

namespace {

std::string transferLine(DispatchRoom& room, const std::string& line)
{
    const LineContext context{room.state(), room.knowledge(), room.now(), Span{}, {}, {}};
    const auto parsed = parseLine(line, context);
    if (!parsed || !parsed->command)
        return parsed ? "a question" : std::string(refusalName(parsed.refusal().code));
    return room.refusalOf(*parsed->command);
}

const Incident& transferred(const DispatchRoom& room)
{
    return room.state().incidents.begin()->second;
}

} // namespace

class tst_Transfer988 final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTransferTo988GoesOnAsAHandoff()
    {
        DispatchRoom room;
        QCOMPARE(transferLine(room, "new SUICTHRT @\"9 Elm Ct\" tel 2035550188 ! wants to talk"),
                 std::string("done"));
        QCOMPARE(transferLine(room, "xfer 01 988 because she asked for it"), std::string("done"));
        QVERIFY(transferred(room).transfers.empty());
        QCOMPARE(transferred(room).handoffs.size(), std::size_t(1));
        QVERIFY(!transferred(room).handoffs.front().entry.empty());
        QCOMPARE(room.last<NoteAdded>().text, std::string("she asked for it"));
        QCOMPARE(transferLine(room, "xfer 01 answered"), std::string("done"));
        QVERIFY(transferred(room).handoffs.front().stage == HandoffStage::Answered);
        QCOMPARE(transferLine(room, "xfer 01 refused"), std::string("HandoffNeedsReason"));
        QCOMPARE(transferLine(room, "xfer 01 refused they are full"), std::string("done"));
        QVERIFY(transferred(room).handoffs.front().stage == HandoffStage::Refused);
        // It is over: there is no transfer to speak of.
        QCOMPARE(transferLine(room, "xfer 01 accepted"), std::string("TransferNone"));
    }

    void theReasonIsNoPartOfTheName()
    {
        DispatchRoom room;
        QCOMPARE(transferLine(room, "new SUICTHRT @\"9 Elm Ct\" tel 2035550188 ! wants to talk"),
                 std::string("done"));
        QCOMPARE(transferLine(room, "ho 01 988 because she asked for it"), std::string("done"));
        QVERIFY(!transferred(room).handoffs.front().entry.empty());
        QCOMPARE(room.last<NoteAdded>().text, std::string("she asked for it"));
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void anOpenTransferIsMeantFirst()
    {
        DispatchRoom room;
        QCOMPARE(transferLine(room, "new SUICTHRT @\"9 Elm Ct\" tel 2035550188 ! wants to talk"),
                 std::string("done"));
        QCOMPARE(transferLine(room, "ho 01 988"), std::string("done"));
        QCOMPARE(transferLine(room, "xfer 01 Troop H because the car is on I-91"),
                 std::string("done"));
        QCOMPARE(transferLine(room, "xfer 01 accepted"), std::string("done"));
        QVERIFY(transferred(room).transfers.back().step == TransferStep::Accepted);
        QVERIFY(transferred(room).handoffs.front().stage == HandoffStage::Placed);
    }
};

HAVEN_TESTS(tst_Transfer988)
#include "tst_transfer_988.moc"
