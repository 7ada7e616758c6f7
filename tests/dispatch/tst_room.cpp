#include "models/dispatch/query.h"
#include "models/dispatch/relief_brief.h"
#include "models/dispatch/room.h"
#include "models/dispatch/text_limits.h"
#include "tests/dispatch/room_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <fmt/format.h>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

ScheduleIncident welfareIn(const DispatchRoom& room, Span ahead)
{
    ScheduleIncident command;
    command.dueAt = room.now() + ahead;
    command.type = TypeCode("WELFARE");
    command.location = at("12 Oak Ave");
    command.words = "she asked for a look in the morning";
    return command;
}

PlaceWatch houseWatch(const DispatchRoom& room)
{
    PlaceWatch command;
    command.kind = WatchKind::House;
    command.location = at("40 Elm St");
    command.until = room.now() + Span::hours(72);
    command.visitsADay = 2;
    command.hours = "22-02";
    return command;
}

std::string readRefusal(const DispatchRoom& room, std::string_view line)
{
    const auto parsed = readLine(room, line);
    return parsed ? std::string("parsed") : std::string(refusalName(parsed.refusal().code));
}

} // namespace

class TestRoom final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsScheduledEntersOnceAtItsTime()
    {
        DispatchRoom room;
        QVERIFY(room.run(welfareIn(room, Span::minutes(30))));
        const ScheduledId id = room.last<IncidentScheduled>().scheduled;
        QCOMPARE(id, ScheduledId(1));
        QVERIFY(dueScheduled(room.state(), room.now()).empty());
        QCOMPARE(room.refusalOfAs(advisorSeat(), EnterScheduled{id}),
                 std::string("ScheduledNotDue"));
        room.pass(Span::minutes(30));
        QCOMPARE(dueScheduled(room.state(), room.now()), std::vector<ScheduledId>{id});
        QVERIFY(room.runAs(advisorSeat(), EnterScheduled{id}));
        const IncidentId incident = room.last<ScheduledEntered>().incident;
        QVERIFY(room.incident(incident).origin == IncidentOrigin::Scheduled);
        QVERIFY(room.incident(incident).notes.front().text.find("she asked") != std::string::npos);
        QVERIFY(room.incident(incident).notes.front().text.find("after its time") ==
                std::string::npos);
        QVERIFY(room.state().room.scheduled.empty());
        // The second console to say so changes nothing.
        const auto again = room.runAs(advisorSeat(), EnterScheduled{id});
        QVERIFY(again && again->empty());
        QCOMPARE(room.state().incidents.size(), std::size_t(1));
        QCOMPARE(room.refusalOf(EnterScheduled{ScheduledId(2)}), std::string("RoomNotListed"));
        QVERIFY(folded(room.log()) == room.state());
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void whatWasSleptOverEntersLateAndSaysSo()
    {
        DispatchRoom room;
        QVERIFY(room.run(welfareIn(room, Span::minutes(30))));
        room.pass(Span::minutes(30 + 95));
        QVERIFY(room.runAs(advisorSeat(), EnterScheduled{ScheduledId(1)}));
        const Incident& entered = room.incident(room.last<ScheduledEntered>().incident);
        QVERIFY(entered.notes.front().text.find("Entered 1 h 35 min after its time.") !=
                std::string::npos);
        QVERIFY(entered.openedAt == room.now());
    }

    void onlyWhatIsToComeIsScheduledAndItIsCanceledWithAReason()
    {
        DispatchRoom room;
        QCOMPARE(room.refusalOf(welfareIn(room, Span{})), std::string("RoomTimePast"));
        QCOMPARE(room.refusalOf(welfareIn(room, kScheduleAhead + Span{1})),
                 std::string("RoomTimeFar"));
        auto unknown = welfareIn(room, Span::minutes(5));
        unknown.type = TypeCode("NOSUCH");
        QCOMPARE(room.refusalOf(unknown), std::string("TypeUnknown"));
        auto nowhere = welfareIn(room, Span::minutes(5));
        nowhere.location = {};
        QCOMPARE(room.refusalOf(nowhere), std::string("LocationMissing"));
        QVERIFY(room.run(welfareIn(room, kScheduleAhead)));
        QCOMPARE(room.refusalOf(CancelScheduled{ScheduledId(1), " "}),
                 std::string("ReasonMissing"));
        QVERIFY(room.run(CancelScheduled{ScheduledId(1), "the escort is off"}));
        QCOMPARE(room.refusalOf(CancelScheduled{ScheduledId(1), "again"}),
                 std::string("RoomNotListed"));
        QCOMPARE(room.refusalOf(EnterScheduled{ScheduledId(1)}), std::string("RoomNotListed"));
        const auto late = room.runAs(advisorSeat(), EnterScheduled{ScheduledId(1)});
        QVERIFY(late && late->empty());
        QVERIFY(room.state().incidents.empty());
    }

    void visitsAreCountedWithinADay()
    {
        DispatchRoom room;
        room.logOn("3A12");
        QVERIFY(room.run(houseWatch(room)));
        const WatchId id = room.last<WatchPlaced>().watch;
        QVERIFY(watchStandings(room.state(), room.now()).front().isShort());
        QVERIFY(room.run(RecordVisit{id, UnitId("3A12"), "all secure"}));
        QCOMPARE(room.refusalOf(RecordVisit{id, UnitId("9X9"), ""}), std::string("UnitNotOnDuty"));
        room.pass(Span::hours(1));
        QVERIFY(room.run(RecordVisit{id, {}, ""}));
        QVERIFY(!watchStandings(room.state(), room.now()).front().isShort());
        // A day later they are yesterday's.
        room.pass(Span::hours(24));
        QCOMPARE(watchStandings(room.state(), room.now()).front().visits, 0);
        QCOMPARE(room.state().room.watches.at(id).visitsEver, std::int64_t(2));
        room.pass(Span::hours(48));
        QVERIFY(watchStandings(room.state(), room.now()).empty());
        QVERIFY(!needsTidying(room.state(), room.now()));
        room.pass(Span::hours(24));
        QVERIFY(needsTidying(room.state(), room.now()));
        QVERIFY(room.runAs(advisorSeat(), TidyRoom{}));
        QVERIFY(room.state().room.watches.empty());
        QVERIFY(folded(room.log()) == room.state());
    }

    void aWatchHasAnOrderAndALimit()
    {
        DispatchRoom room;
        auto watch = houseWatch(room);
        watch.visitsADay = kVisitsADayMax + 1;
        QCOMPARE(room.refusalOf(watch), std::string("WatchVisits"));
        watch.visitsADay = 0;
        QCOMPARE(room.refusalOf(watch), std::string("WatchVisits"));
        watch.visitsADay = kVisitsADayMax;
        watch.from = watch.until;
        QCOMPARE(room.refusalOf(watch), std::string("WatchOrder"));
        watch.from = room.now() + Span::hours(1);
        QVERIFY(room.run(watch));
        QVERIFY(watchStandings(room.state(), room.now()).empty());
        QCOMPARE(room.refusalOf(EndWatch{WatchId(1), ""}), std::string("ReasonMissing"));
        QVERIFY(room.run(EndWatch{WatchId(1), "they are home"}));
        QCOMPARE(room.refusalOf(RecordVisit{WatchId(1), {}, ""}), std::string("RoomNotListed"));
    }

    void aPassOnNoteEndsByItself()
    {
        DispatchRoom room;
        QCOMPARE(room.refusalOf(WritePassOn{" ", {}}), std::string("NoteEmpty"));
        QCOMPARE(room.refusalOf(WritePassOn{"x", room.now()}), std::string("RoomTimePast"));
        QCOMPARE(room.refusalOf(WritePassOn{"x", room.now() + kPassOnLongest + Span{1}}),
                 std::string("RoomTimeFar"));
        QVERIFY(room.run(WritePassOn{"Elm St is closed", {}}));
        QVERIFY(room.run(WritePassOn{"two", room.now() + Span::hours(48)}));
        QCOMPARE(sectionOf(briefOf(room), "pass_ons").lines.size(), std::size_t(2));
        room.pass(kPassOnUsual);
        QCOMPARE(sectionOf(briefOf(room), "pass_ons").lines.size(), std::size_t(1));
        QVERIFY(room.runAs(advisorSeat(), TidyRoom{}));
        QCOMPARE(room.count<PassOnEnded>(), 1);
        QCOMPARE(room.state().room.passOns.begin()->first, PassOnId(2));
        QVERIFY(room.runAs(clinicianSeat(), EndPassOn{PassOnId(2), "done"}));
        for (std::size_t n = 0; n < kPassOnsMax; ++n)
            QVERIFY(room.run(WritePassOn{"note", {}}));
        QCOMPARE(room.refusalOf(WritePassOn{"one more", {}}), std::string("RoomFull"));
    }

    void aMessageIsReadAndAcknowledgedWhereItWent()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const Seat there = clinicianSeat();
        QCOMPARE(room.refusalOf(SendMessage{{}, PositionId("Position 77"), "hello"}),
                 std::string("MessageNobody"));
        QVERIFY(room.runAs(there, SignOn{there.agent, there.name, there.position, there.roles}));
        QVERIFY(room.run(SendMessage{{}, there.position, "call the captain"}));
        const MessageId id = room.last<MessageSent>().message;
        if (there.position != dispatcherSeat().position)
            QCOMPARE(room.refusalOf(MarkMessage{id, MessageMark::Acknowledged}),
                     std::string("MessageNotYours"));
        QVERIFY(room.runAs(there, MarkMessage{id, MessageMark::Read}));
        QVERIFY(room.runAs(there, MarkMessage{id, MessageMark::Acknowledged}));
        QCOMPARE(room.state().room.messages.at(id).acknowledged.count(there.agent), std::size_t(1));
        // By radio: whoever hears the unit says so, once.
        QVERIFY(room.run(SendMessage{UnitId("3A12"), {}, "road is open"}));
        QVERIFY(room.run(MarkMessage{MessageId(2), MessageMark::Acknowledged}));
        const auto twice = room.run(MarkMessage{MessageId(2), MessageMark::Acknowledged});
        QVERIFY(twice && twice->empty());
        QCOMPARE(room.refusalOf(SendMessage{UnitId("9X9"), {}, "x"}), std::string("UnitNotOnDuty"));
        QVERIFY(sectionOf(briefOf(room), "messages").lines.empty());
        for (std::size_t n = 0; n < kMessagesMax; ++n)
            QVERIFY(room.run(SendMessage{{}, {}, "to all"}));
        QCOMPARE(room.state().room.messages.size(), kMessagesMax);
        QCOMPARE(room.state().room.messages.begin()->first, MessageId(3));
        QVERIFY(folded(room.log()) == room.state());
    }

    void whatStandsOnOneLineHasALength()
    {
        DispatchRoom room;
        const auto id = room.open("NOISE", "Depot St");
        const auto letters = [](std::size_t count) { return std::string(count, 'x'); };
        const auto refused = [&](const Command& command) { return room.refusalOf(command); };
        const std::string done("done");
        const std::string tooLong("TextTooLong");
        QCOMPARE(refused(DeclareMajor{id, letters(kMaxMajorName)}), done);
        QCOMPARE(refused(DeclareMajor{id, letters(kMaxMajorName + 1)}), tooLong);
        QCOMPARE(refused(SetObjective{id, letters(kMaxObjective)}), done);
        QCOMPARE(refused(SetObjective{id, letters(kMaxObjective + 1)}), tooLong);
        QCOMPARE(refused(MeetObjective{id, 1, letters(kMaxObjective + 1)}), tooLong);
        QCOMPARE(refused(MeetObjective{id, 1, letters(kMaxObjective)}), done);
        QCOMPARE(refused(GiveMajorRole{id, "command", letters(kMaxMajorName + 1)}), tooLong);
        QCOMPARE(refused(WritePassOn{letters(kMaxPassOn), {}}), done);
        QCOMPARE(refused(WritePassOn{letters(kMaxPassOn + 1), {}}), tooLong);
        QCOMPARE(refused(SendMessage{{}, {}, letters(kMaxMessage)}), done);
        QCOMPARE(refused(SendMessage{{}, {}, letters(kMaxMessage + 1)}), tooLong);
        auto watch = houseWatch(room);
        watch.words = letters(kMaxWatchWords);
        QCOMPARE(refused(watch), done);
        watch.words += "x";
        QCOMPARE(refused(watch), tooLong);
        QCOMPARE(refused(RecordVisit{WatchId(1), {}, letters(kMaxWatchWords + 1)}), tooLong);
        auto scheduled = welfareIn(room, Span::minutes(30));
        scheduled.words = letters(kMaxWatchWords + 1);
        QCOMPARE(refused(scheduled), tooLong);
    }

    void onlyWhoMayReadBehindARestrictedIncidentOpensIt()
    {
        DispatchRoom room;
        RecordView look;
        look.viewed.kind = ViewedKind::RestrictedIncident;
        look.viewed.incident = room.open("NOISE");
        look.viewed.reason = "complaint 26-7";
        QCOMPARE(room.refusalOf(look), std::string("RoleMissing"));
        QCOMPARE(room.refusalOfAs(administratorSeat(), look), std::string("RoleMissing"));
        RecordView silent = look;
        silent.viewed.reason = " ";
        QCOMPARE(room.refusalOfAs(supervisorSeat(), silent), std::string("ViewNeedsReason"));
        QVERIFY(room.runAs(supervisorSeat(), look));
        QVERIFY(room.runAs(clinicianSeat(), look));
        QVERIFY(room.last<RecordViewed>().incident == look.viewed.incident);
    }

    void whoLookedIsAskedWithAReasonByTheOfficeAlone()
    {
        DispatchRoom room;
        RecordView look;
        look.viewed.kind = ViewedKind::Looks; // at all there is: nothing more is named
        QCOMPARE(room.refusalOfAs(supervisorSeat(), look), std::string("ViewNeedsReason"));
        look.viewed.reason = "complaint 26-7";
        QCOMPARE(room.refusalOf(look), std::string("RoleMissing"));
        QCOMPARE(room.refusalOfAs(clinicianSeat(), look), std::string("RoleMissing"));
        QVERIFY(room.runAs(supervisorSeat(), look));
        QVERIFY(room.runAs(administratorSeat(), look));
        QVERIFY(room.last<RecordViewed>().kind == ViewedKind::Looks);
        LooksQuery query;
        query.person = " Lake ";
        query.agent = AgentId("reyes");
        query.words = "audit";
        QCOMPARE(looksAbout(query), std::string("person Lake, by reyes, words audit"));
    }

    void aTimeToComeIsReadFromTheLine()
    {
        DispatchRoom room;
        const auto due = [&](const char* line) {
            const auto parsed = readLine(room, line);
            const auto* wish =
                parsed && parsed->command ? kindIf<ScheduleIncident>(&*parsed->command) : nullptr;
            return wish ? wish->dueAt : Instant{};
        };
        QVERIFY(due("sched WELFARE due +90 @12 Oak Ave") == room.now() + Span::minutes(90));
        const Instant clock = due("sched WELFARE due 07:30 @12 Oak Ave p2 ! look in");
        QVERIFY(clock > room.now() && clock <= room.now() + Span::hours(24));
        const std::int64_t minuteOfDay = clock.ms / 60'000 % 1440;
        QCOMPARE(minuteOfDay, std::int64_t(450));
        QVERIFY(due("sched WELFARE due 2031-12-01/07:30 @12 Oak Ave").ms % 86'400'000 ==
                27'000'000);
        QCOMPARE(readRefusal(room, "sched WELFARE @12 Oak Ave"), std::string("RoomTimeMissing"));
        QVERIFY(due("sched WELFARE due 2031-12-01T07:30 @12 Oak Ave") ==
                due("sched WELFARE due 2031-12-01/07:30 @12 Oak Ave"));
        const Instant tomorrow = due("sched WELFARE due tomorrow @12 Oak Ave");
        QVERIFY(tomorrow > room.now() && tomorrow <= room.now() + Span::hours(24));
        QVERIFY(tomorrow.ms % 86'400'000 == 0);
        QVERIFY(due("sched WELFARE due tomorrow/07:30 @12 Oak Ave") ==
                tomorrow + Span::minutes(450));
        for (const char* word :
             {"soon", "11-27", "25:00", "2031-12-01x", "2031-12-32", "tomorrowx", "tomorrow/7"})
            QCOMPARE(readRefusal(room, fmt::format("sched WELFARE due {} @12 Oak Ave", word)),
                     std::string("RoomTimeBad"));
        QCOMPARE(readRefusal(room, "enter x"), std::string("RoomNumberBad"));
        QCOMPARE(readRefusal(room, "watch barn until 2031-12-01 @12 Oak Ave"),
                 std::string("WordUnexpected"));
        QCOMPARE(readRefusal(room, "watch house @12 Oak Ave"), std::string("RoomTimeMissing"));
    }

    void aLineSaysTheRoomsActs()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const auto parsed = readLine(room, "watch patrol until 2031-12-05 visits 3 hours 22-02 "
                                           "@40 Elm St ! the gate is broken");
        QVERIFY(parsed && parsed->command);
        const auto* watch = kindIf<PlaceWatch>(&*parsed->command);
        QVERIFY(watch != nullptr);
        QCOMPARE(watch->visitsADay, 3);
        QCOMPARE(watch->hours, std::string("22-02"));
        QCOMPARE(watch->words, std::string("the gate is broken"));
        const auto message = readLine(room, "msg 3a12 Elm St is open");
        QVERIFY(message && message->command);
        QVERIFY(asKind<SendMessage>(*message->command).unit == UnitId("3A12"));
        const auto all = readLine(room, "msg all radio 2 is down");
        QVERIFY(all && !asKind<SendMessage>(*all->command).unit);
        const auto visit = readLine(room, "visit 2 by 3A12 all secure");
        QVERIFY(visit && asKind<RecordVisit>(*visit->command).unit == UnitId("3A12"));
        QCOMPARE(asKind<RecordVisit>(*visit->command).words, std::string("all secure"));
        const auto note = readLine(room, "pass until +60 the bridge is up");
        QVERIFY(note &&
                asKind<WritePassOn>(*note->command).until == room.now() + Span::minutes(60));
    }
};

HAVEN_TESTS(TestRoom)
#include "tst_room.moc"
