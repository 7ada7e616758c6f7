#include "app/reactors/room_keeper.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

Command welfareAt(Instant dueAt)
{
    ScheduleIncident command;
    command.dueAt = dueAt;
    command.type = TypeCode("WELFARE");
    command.location.text = "12 Oak Ave";
    return command;
}

// As the clock does, more often than needed.
void lookThrice(SessionRoom& room, RoomKeeper& keeper)
{
    for (int n = 0; n < 3; ++n) {
        keeper.look();
        keeper.look();
        room.session().settle();
    }
}

} // namespace

class TestRoomKeeper final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theScheduledEntersOnceAtItsTimeByTheAutomaton()
    {
        SessionRoom room;
        room.open();
        const auto desk = room.desk();
        QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
        QCOMPARE(room.submit(*desk, welfareAt(room.now() + Span::minutes(30))),
                 QStringLiteral("done"));
        RoomKeeper keeper(room.session());
        lookThrice(room, keeper);
        QCOMPARE(room.facts<ScheduledEntered>().size(), std::size_t(0));
        room.pass(Span::minutes(31));
        lookThrice(room, keeper);
        const auto entered = room.facts<ScheduledEntered>();
        QCOMPARE(entered.size(), std::size_t(1));
        QVERIFY(entered.front().envelope.recordedBy == AgentId("schedule"));
        QCOMPARE(room.facts<IncidentOpened>().size(), std::size_t(1));
    }

    void whatFellDueWhileTheStationWasClosedEntersLate()
    {
        SessionRoom room;
        room.open();
        {
            const auto desk = room.desk();
            QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
            QCOMPARE(room.submit(*desk, welfareAt(room.now() + Span::minutes(30))),
                     QStringLiteral("done"));
            QCOMPARE(room.submit(*desk, WritePassOn{"the bridge is closed",
                                                    room.now() + Span::minutes(40)}),
                     QStringLiteral("done"));
        }
        room.close();
        room.pass(Span::minutes(30 + 95));
        room.open();
        RoomKeeper keeper(room.session());
        lookThrice(room, keeper);
        QCOMPARE(room.facts<ScheduledEntered>().size(), std::size_t(1));
        const auto notes = room.facts<NoteAdded>();
        QCOMPARE(notes.size(), std::size_t(1));
        QVERIFY(asKind<NoteAdded>(*notes.front().event).text.find("after its time") !=
                std::string::npos);
        QCOMPARE(room.facts<PassOnEnded>().size(), std::size_t(1));
        QVERIFY(room.session().state().room.passOns.empty());
    }

    void aClockThatWasSetBackHoldsNothingUp()
    {
        SessionRoom room;
        room.open();
        const auto desk = room.desk();
        QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
        const auto passOn = [&](const char* text) {
            return WritePassOn{text, room.now() + Span::minutes(10)};
        };
        RoomKeeper keeper(room.session());
        QCOMPARE(room.submit(*desk, passOn("the bridge is closed")), QStringLiteral("done"));
        room.pass(Span::minutes(11));
        lookThrice(room, keeper);
        QCOMPARE(room.facts<PassOnEnded>().size(), std::size_t(1));
        room.pass(Span::hours(-1));
        QCOMPARE(room.submit(*desk, passOn("the ferry is late")), QStringLiteral("done"));
        room.pass(Span::minutes(11));
        lookThrice(room, keeper);
        QCOMPARE(room.facts<PassOnEnded>().size(), std::size_t(2));
    }
};

HAVEN_TESTS(TestRoomKeeper)
#include "tst_room_keeper.moc"
