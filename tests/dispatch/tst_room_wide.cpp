#include "models/dispatch/dispatch_group.h"
#include "models/dispatch/relief_brief.h"
#include "models/dispatch/room.h"
#include "tests/dispatch/room_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

// What is done to many incidents or beats at once: storms, groups, major incidents.
class TestRoomWide final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLettingGoCountsWhatItLetGoAlone()
    {
        DispatchRoom room;
        const auto parent = room.open("WIRES", "townwide");
        const auto first = room.open("WIRES", "1 Elm St");
        const auto second = room.open("WIRES", "2 Elm St");
        const auto third = room.open("WIRES", "3 Elm St");
        QVERIFY(room.run(GatherStorm{parent, {TypeCode("WIRES")}, {}, "crews are behind"}));
        QVERIFY(room.run(ReleaseHold{second, ""}));
        QVERIFY(room.run(ReleaseStorm{parent, 1, "a crew is free"}));
        QVERIFY(room.last<StormReleased>().incidents == std::vector<IncidentId>{first});
        QVERIFY(room.last<StormReleased>().gone == std::vector<IncidentId>{second});
        QVERIFY(room.run(ReleaseHold{third, ""}));
        QVERIFY(room.run(ReleaseStorm{parent, {}, "it is over"}));
        QCOMPARE(room.count<HoldReleased>(), 0);
        QVERIFY(room.last<StormReleased>().incidents.empty());
        QVERIFY(room.last<StormReleased>().gone == std::vector<IncidentId>{third});
        QVERIFY(room.state().room.storms.empty());
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void aGroupIsOfBeatsThatTheMapKnows()
    {
        DispatchRoom room;
        const auto wrong =
            room.runAs(supervisorSeat(), ChangeDispatchGroup{"SOUTH", {BeatId("1"), BeatId("99")}});
        QVERIFY(!wrong);
        QCOMPARE(std::string(refusalName(wrong.refusal().code)), std::string("BeatUnknown"));
        const std::string words = refusalSentence(wrong.refusal());
        QVERIFY2(words.find("no beat 99") != std::string::npos, words.c_str());
        QVERIFY2(words.find("1, 2.") != std::string::npos, words.c_str());
        QVERIFY(room.state().groupBook.groups.empty());
    }

    void aStormSweepsUpNoWeaponUnlooked()
    {
        DispatchRoom room;
        const auto parent = room.open("WIRES", "1 Elm St");
        const auto plain = room.open("NOISE", "2 Elm St");
        const auto armed = room.open("NOISE", "3 Elm St");
        CrisisFlagSuggested read;
        read.incident = armed;
        read.flag = Flag::No;
        read.reason = "Nothing in the words speaks for it.";
        read.facts.push_back({Fact::Weapon, "in_hand", "knife in hand"});
        QVERIFY(room.runAs(advisorSeat(), SuggestFlag{read}));
        QVERIFY(room.run(GatherStorm{parent, {TypeCode("NOISE")}, {}, "crews are behind"}));
        QVERIFY(room.last<StormGathered>().incidents == std::vector<IncidentId>{plain});
        QCOMPARE(room.incident(armed).stage, IncidentStage::Open);
        // Named by somebody who looked at it, it is held as asked.
        QVERIFY(room.run(GatherStorm{parent, {}, {armed}, "he is inside, stage"}));
        QCOMPARE(room.incident(armed).stage, IncidentStage::Held);
    }

    void aStormIsHeldTogetherAndLetGoInOrder()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const auto parent = room.open("WIRES", "townwide");
        const auto first = room.open("WIRES", "1 Elm St");
        room.pass(Span::minutes(1));
        const auto second = room.open("WIRES", "2 Elm St");
        const auto worked = room.open("WIRES", "3 Elm St");
        room.dispatch("3A12", worked);
        const auto urgent = room.open("WIRES", "4 Elm St");
        QVERIFY(room.run(ChangePriority{urgent, Priority::P1, "a person is near it"}));
        const auto noise = room.open("NOISE");
        QVERIFY(room.run(ChangePriority{second, Priority::P2, "across the road"}));
        QCOMPARE(room.refusalOf(GatherStorm{parent, {TypeCode("WIRES")}, {}, ""}),
                 std::string("ReasonMissing"));
        // What is more urgent is held where somebody names it.
        QVERIFY(room.run(GatherStorm{parent, {TypeCode("WIRES")}, {second}, "crews are behind"}));
        QCOMPARE(room.count<IncidentHeld>(), 2);
        QVERIFY(room.incident(first).stage == IncidentStage::Held);
        QCOMPARE(room.incident(first).holdReason, std::string("crews are behind"));
        QCOMPARE(room.incident(first).location.text, std::string("1 Elm St"));
        for (const auto other : {parent, worked, urgent, noise})
            QVERIFY(room.incident(other).stage == IncidentStage::Open);
        QCOMPARE(stormCounts(room.state()).front().held, 2);
        QCOMPARE(room.refusalOf(GatherStorm{parent, {TypeCode("WIRES")}, {}, "again"}),
                 std::string("StormNothing"));
        // Nobody would look under what is closed.
        const CloseIncident close{parent, DispositionCode("18"), {}};
        QCOMPARE(room.refusalOf(close), std::string("StormStillHeld"));
        // The more urgent goes first, though it came later.
        QCOMPARE(room.refusalOf(ReleaseStorm{parent, 0, "x"}), std::string("StormCountBad"));
        QCOMPARE(room.refusalOf(ReleaseStorm{noise, {}, "x"}), std::string("StormNone"));
        QVERIFY(room.run(ReleaseStorm{parent, 1, "a crew is free"}));
        QVERIFY(room.incident(second).stage == IncidentStage::Open);
        QVERIFY(room.incident(first).stage == IncidentStage::Held);
        QCOMPARE(stormCounts(room.state()).front().gathered, 1);
        // One that is let go by itself is no longer counted as held, and goes with the rest.
        QVERIFY(room.run(ReleaseHold{first, ""}));
        QCOMPARE(stormCounts(room.state()).front().held, 0);
        // Nor when it is held again for a reason of its own: the storm does not let that go.
        QVERIFY(room.run(HoldIncident{first, "the owner is away until noon", {}}));
        QCOMPARE(stormCounts(room.state()).front().held, 0);
        QVERIFY(room.run(ReleaseStorm{parent, {}, "it is over"}));
        QVERIFY(room.state().room.storms.empty());
        QCOMPARE(room.incident(first).holdReason, std::string("the owner is away until noon"));
        QVERIFY(room.run(close));
        QVERIFY(folded(room.log()) == room.state());
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void aStormHeldUntilATimeRingsThenForEachOfThem()
    {
        DispatchRoom room;
        const auto parent = room.open("WIRES", "townwide");
        const auto first = room.open("WIRES", "1 Elm St");
        const auto second = room.open("WIRES", "2 Elm St");
        GatherStorm storm{parent, {TypeCode("WIRES")}, {}, "crews come with daylight"};
        storm.until = room.now();
        QCOMPARE(room.refusalOf(storm), std::string("HoldUntilPast"));
        QVERIFY(room.incident(first).stage == IncidentStage::Open);
        storm.until = room.now() + Span::hours(6);
        QVERIFY(room.run(storm));
        QCOMPARE(room.count<IncidentHeld>(), 2);
        for (const auto id : {first, second})
            QVERIFY(room.incident(id).heldUntil == storm.until);
        QVERIFY(folded(room.log()) == room.state());
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void aTypeGathersNoRestrictedIncident()
    {
        DispatchRoom room;
        const auto parent = room.open("NOISE", "townwide");
        const auto hidden = room.open("WIRES", "1 Elm St");
        QVERIFY(room.runAs(supervisorSeat(),
                           RestrictIncident{hidden, Visibility::Restricted, "employee"}));
        QCOMPARE(room.refusalOf(GatherStorm{parent, {TypeCode("WIRES")}, {}, "crews"}),
                 std::string("StormNothing"));
    }

    void aGroupHasItsChannelAndADeskListensToIt()
    {
        DispatchRoom room;
        const auto heard = [&](const char* channel) {
            return isHeardAt(room.state(), dispatcherSeat().position, channel);
        };
        QVERIFY(room.runAs(supervisorSeat(), ChangeDispatchGroup{"WEST", {BeatId("1")}, "One"}));
        QVERIFY(room.runAs(supervisorSeat(), ChangeDispatchGroup{"EAST", {BeatId("2")}, "Two"}));
        QVERIFY(heard("One") && heard("Two") && heard("State"));
        QVERIFY(room.run(WatchGroups{{"WEST"}}));
        QVERIFY(heard("one") && !heard("Two") && heard("State"));
        QCOMPARE(channelOfBeat(room.state(), BeatId("2")), std::string("Two"));
        QCOMPARE(channelOfBeat(room.state(), BeatId("9")), std::string());
        QCOMPARE(channelOfBeat(room.state(), std::nullopt), std::string());
        // The air is held by the name that the group has for it.
        QVERIFY(room.run(HoldAir{"ONE", {}, {}, ""}));
        QCOMPARE(room.last<AirHeld>().channel, std::string("One"));
        // Untold it stays, the beats alone change; "none" ends it.
        QVERIFY(
            room.runAs(supervisorSeat(), ChangeDispatchGroup{"WEST", {BeatId("1"), BeatId("2")}}));
        QCOMPARE(room.last<DispatchGroupChanged>().channel, std::string("One"));
        QCOMPARE(room.refusalOfAs(supervisorSeat(),
                                  ChangeDispatchGroup{"WEST", {BeatId("1")}, std::string(21, 'x')}),
                 std::string("ChannelMalformed"));
        QVERIFY(room.runAs(supervisorSeat(), ChangeDispatchGroup{"WEST", {BeatId("1")}, "none"}));
        QVERIFY(room.last<DispatchGroupChanged>().channel.empty());
        QVERIFY(heard("Two")); // it has no channel of its own any more
        QVERIFY(room.runAs(supervisorSeat(), ChangeDispatchGroup{"EAST", {}}));
        QVERIFY(room.state().groupBook.channels.empty());
        QVERIFY(folded(room.log()) == room.state());
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void aGroupThatNoDeskWatchesIsSaidSo()
    {
        DispatchRoom room;
        const Seat seat = dispatcherSeat();
        QVERIFY(groupStandings(room.state(), room.knowledge().codes).empty());
        QCOMPARE(room.refusalOf(ChangeDispatchGroup{"WEST", {BeatId("1")}}),
                 std::string("RoleMissing"));
        QCOMPARE(
            room.refusalOfAs(supervisorSeat(), ChangeDispatchGroup{"two words", {BeatId("1")}}),
            std::string("GroupNameBad"));
        QCOMPARE(room.refusalOfAs(supervisorSeat(), ChangeDispatchGroup{"WEST", {}}),
                 std::string("GroupUnknown"));
        QVERIFY(room.runAs(supervisorSeat(), ChangeDispatchGroup{"WEST", {BeatId("1")}}));
        QVERIFY(room.runAs(supervisorSeat(), ChangeDispatchGroup{"EAST", {BeatId("2")}}));
        OpenIncident open;
        open.type = TypeCode("NOISE");
        open.location = at("12 Oak Ave", kInBeat1);
        QVERIFY(room.run(open));
        room.open("NOISE", "somewhere"); // in no beat
        QCOMPARE(room.refusalOf(WatchGroups{{"NORTH"}}), std::string("GroupUnknown"));
        QVERIFY(room.run(WatchGroups{{"west", "WEST"}}));
        QCOMPARE(room.last<GroupsWatched>().groups, std::vector<std::string>{"WEST"});
        // Nobody is signed on there: then nobody watches.
        QVERIFY(groupStandings(room.state(), room.knowledge().codes).at(0).isUnwatched());
        QVERIFY(groupStandings(room.state(), room.knowledge().codes).at(1).isUnwatched());
        QVERIFY(room.run(SignOn{seat.agent, seat.name, seat.position, seat.roles}));
        const auto standings = groupStandings(room.state(), room.knowledge().codes);
        QCOMPARE(standings.size(), std::size_t(3));
        QCOMPARE(standings[0].group, std::string("EAST"));
        QVERIFY(standings[0].isUnwatched());
        QCOMPARE(standings[1].group, std::string("WEST"));
        QVERIFY(standings[1].watchers == std::vector<PositionId>{seat.position});
        QCOMPARE(standings[1].waiting, 1);
        QVERIFY(standings[2].group.empty() && !standings[2].isUnwatched());
        QCOMPARE(standings[2].open, 1);
        QVERIFY(briefText(briefOf(room)).find("WATCHED BY NOBODY") != std::string::npos);
        const auto same = room.run(WatchGroups{{"WEST"}});
        QVERIFY(same && same->empty());
        QVERIFY(room.runAs(supervisorSeat(), ChangeDispatchGroup{"west", {}}));
        QVERIFY(room.state().groupBook.watching.empty());
        QVERIFY(folded(room.log()) == room.state());
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void aMajorIncidentHasRolesAndObjectives()
    {
        DispatchRoom room;
        const auto id = room.open("NOISE", "Depot St");
        QCOMPARE(room.refusalOf(GiveMajorRole{id, "command", "Sgt. Hale"}),
                 std::string("MajorNone"));
        QCOMPARE(room.refusalOf(DeclareMajor{id, " "}), std::string("MajorNameMissing"));
        QVERIFY(room.run(DeclareMajor{id, "Depot fire"}));
        QCOMPARE(room.refusalOf(GiveMajorRole{id, "staging", ""}), std::string("MajorRoleVacant"));
        QCOMPARE(room.refusalOf(GiveMajorRole{id, std::string(kMajorRoleName + 1, 'x'), "Hale"}),
                 std::string("MajorRoleBad"));
        QVERIFY(room.run(GiveMajorRole{id, "Command", "Sgt. Hale"}));
        QVERIFY(room.run(GiveMajorRole{id, "command", "Lt. Moss"}));
        QCOMPARE(room.state().majors.at(id).roles.at("command").who, std::string("Lt. Moss"));
        QVERIFY(room.run(SetObjective{id, "clear Depot St"}));
        QVERIFY(room.run(SetObjective{id, "open a way for the engines"}));
        QCOMPARE(room.refusalOf(MeetObjective{id, 3, ""}), std::string("ObjectiveNone"));
        QCOMPARE(room.refusalOf(MeetObjective{id, 0, ""}), std::string("ObjectiveNone"));
        QVERIFY(room.run(MeetObjective{id, 1, "all out"}));
        const auto again = room.run(MeetObjective{id, 1, ""});
        QVERIFY(again && again->empty());
        const std::string page = briefText(briefOf(room));
        QVERIFY(page.find("Depot fire") != std::string::npos);
        QVERIFY(page.find("command: Lt. Moss") != std::string::npos);
        QVERIFY(page.find("open a way") != std::string::npos);
        QVERIFY(page.find("clear Depot St") == std::string::npos); // it is met
        QVERIFY(room.run(GiveMajorRole{id, "command", ""}));
        QVERIFY(room.state().majors.at(id).roles.empty());
        QCOMPARE(room.refusalOf(EndMajor{id, ""}), std::string("ReasonMissing"));
        QVERIFY(room.run(EndMajor{id, "it is out"}));
        QVERIFY(room.state().majors.empty());
        QVERIFY(folded(room.log()) == room.state());
        QVERIFY(foldedFromText(room.log()) == room.state());
    }
};

HAVEN_TESTS(TestRoomWide)
#include "tst_room_wide.moc"
