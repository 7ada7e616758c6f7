#include "models/dispatch/command_line.h"
#include "models/dispatch/dispatch_group.h"
#include "models/dispatch/query.h"
#include "models/dispatch/relief_brief.h"
#include "models/dispatch/room.h"
#include "models/dispatch/text_limits.h"
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

Seat reliefSeat()
{
    Seat seat = dispatcherSeat();
    seat.agent = AgentId("lee");
    seat.name = "Lee";
    return seat;
}

ReliefBrief briefOf(const DispatchRoom& room, BriefCare care = BriefCare::Told)
{
    return reliefBrief({room.state(), room.knowledge().codes, dispatcherSeat(), room.now(),
                        [](Instant at) { return std::to_string(at.ms); }, care});
}

const BriefSection& sectionOf(const ReliefBrief& brief, std::string_view key)
{
    for (const BriefSection& section : brief.sections) {
        if (section.key == key)
            return section;
    }
    qFatal("no such section");
}

Result<ParsedLine> readLine(const DispatchRoom& room, std::string_view line)
{
    return parseLine(
        line, LineContext{room.state(), room.knowledge(), room.now(), Span{}, std::nullopt, {}});
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
        const auto late = room.run(EnterScheduled{ScheduledId(1)});
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

    void thatBackupsFailIsToldToWhoTakesOver()
    {
        DispatchRoom room;
        QVERIFY(briefText(briefOf(room)).find("Backups fail") == std::string::npos);
        room.record(BackupFailed{"/media/backup", "The folder is not there."});
        const BriefSection section = sectionOf(briefOf(room), "backup");
        QCOMPARE(section.lines.size(), std::size_t(1));
        QVERIFY(section.lines.front().text.find("/media/backup") != std::string::npos);
    }

    void bothNamesStandOnTheRelief()
    {
        DispatchRoom room;
        room.open("NOISE");
        QCOMPARE(room.refusalOfAs(reliefSeat(), TakeRelief{}), std::string("ReliefNone"));
        QCOMPARE(room.refusalOf(GiveRelief{AgentId(" "), ""}), std::string("ReliefNobody"));
        QCOMPARE(room.refusalOf(GiveRelief{dispatcherSeat().agent, ""}),
                 std::string("ReliefOneself"));
        QCOMPARE(reliefSentence(briefOf(room)), std::string("Not handed over yet."));
        QVERIFY(room.run(GiveRelief{AgentId("lee"), "quiet but for the bridge"}));
        QCOMPARE(room.last<ReliefGiven>().counts.open, 1);
        QCOMPARE(room.refusalOf(TakeRelief{}), std::string("ReliefOneself"));
        QVERIFY(room.runAs(reliefSeat(), TakeRelief{}));
        QCOMPARE(room.refusalOfAs(reliefSeat(), TakeRelief{}), std::string("ReliefNone"));
        const ReliefBrief brief = briefOf(room);
        QCOMPARE(brief.takenBy, std::string("lee"));
        QVERIFY(reliefSentence(brief).find("Taken over by lee") != std::string::npos);
        QCOMPARE(sectionOf(brief, "work").lines.size(), std::size_t(1));
        QVERIFY(briefText(brief).find("quiet but for the bridge") != std::string::npos);
        QVERIFY(folded(room.log()) == room.state());
    }

    // Whoever went home is still called by the name, not by the account.
    void theReliefNamesWhoHasSignedOff()
    {
        DispatchRoom room;
        QVERIFY(room.run(
            SignOn{AgentId("lee"), "Lee Ortiz", PositionId("Position 4"), {Role::Dispatcher}}));
        QVERIFY(room.run(GiveRelief{AgentId("lee"), ""}));
        QVERIFY(room.runAs(reliefSeat(), TakeRelief{}));
        QVERIFY(room.run(SignOff{PositionId("Position 4"), "went home"}));
        QVERIFY(room.state().signOns.empty());
        QCOMPARE(briefOf(room).takenBy, std::string("Lee Ortiz"));
        QCOMPARE(nameOfAgent(room.state(), AgentId("nobody")), std::string("nobody"));
        QVERIFY(folded(room.log()) == room.state());
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void aDeskIsHandedToWhoMayWorkItAlone()
    {
        DispatchRoom room;
        Account lee{AgentId("lee"), "Lee Ortiz", {Role::Dispatcher}, AccountStanding::Open};
        Account gone{AgentId("gone"), "Gone", {Role::Supervisor}, AccountStanding::Disabled};
        Account locked{AgentId("locked"), "Locked", {Role::Dispatcher}, AccountStanding::Locked};
        Account osei{AgentId("osei"), "Osei", {Role::Clinician}, AccountStanding::Open};
        Account admin{AgentId("admin"), "Admin", {Role::Administrator}, AccountStanding::Open};
        room.setAccounts({lee, gone, locked, osei, admin});
        for (const char* nobody : {"zebra", "gone", "locked", "osei", "admin"})
            QCOMPARE(room.refusalOf(GiveRelief{AgentId(nobody), ""}), std::string("ReliefMayNot"));
        const auto slip = room.run(GiveRelief{AgentId("zebra"), ""});
        QVERIFY(!slip &&
                refusalSentence(slip.refusal()).find("Those who may: lee.") != std::string::npos);
        QVERIFY(room.state().room.reliefs.empty());
        // The name that is shown means the same person.
        QVERIFY(room.run(GiveRelief{AgentId("lee ortiz"), ""}));
        QCOMPARE(room.last<ReliefGiven>().to, AgentId("lee"));
        // Whoever may not send units takes no desk of somebody who does.
        Seat clinician = clinicianSeat();
        clinician.position = dispatcherSeat().position;
        QCOMPARE(room.refusalOfAs(clinician, TakeRelief{}), std::string("ReliefMayNot"));
        QVERIFY(!room.state().room.reliefs.begin()->second.takenBy);
        // Somebody else who may: it says who had been named.
        Seat other = supervisorSeat();
        other.position = dispatcherSeat().position;
        QVERIFY(room.runAs(other, TakeRelief{}));
        QVERIFY(room.last<ReliefTaken>().insteadOf == AgentId("lee"));
        // A clinician's desk goes to a clinician.
        QVERIFY(room.runAs(clinicianSeat(), GiveRelief{AgentId("osei"), ""}));
        QCOMPARE(room.refusalOfAs(clinicianSeat(), GiveRelief{AgentId("admin"), ""}),
                 std::string("ReliefMayNot"));
        QVERIFY(folded(room.log()) == room.state());
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

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

    void theBriefTellsOfARestrictedIncidentItsTitleOnly()
    {
        DispatchRoom room;
        const auto hidden = room.open("DOMESTIC", "7 Secret Ln");
        QVERIFY(room.runAs(supervisorSeat(),
                           RestrictIncident{hidden, Visibility::Restricted, "employee"}));
        QVERIFY(briefText(briefOf(room)).find("7 Secret Ln") == std::string::npos);
        QCOMPARE(sectionOf(briefOf(room), "work").lines.size(), std::size_t(1));
        // The page is printed and lies on a desk: nor what was cautioned there, why the air is
        // held, or that somebody there is in crisis.
        RecordCaution caution;
        caution.caution.text = "7 SECRETS";
        caution.caution.source = "neighbor";
        caution.caution.place = at("7 Secret Ln");
        QVERIFY(room.run(caution));
        room.logOn("3A12");
        room.dispatch("3A12", hidden);
        QVERIFY(room.run(HoldAir{"East", UnitId("3A12"), {}, "7 SECRETS"}));
        QVERIFY(room.run(SetLevel{hidden, 3, "7 SECRETS"}));
        room.pass(Span::hours(2));
        const std::string told = briefText(briefOf(room));
        for (const char* words : {"7 Secret Ln", "7 SECRETS", "re-check"})
            QVERIFY2(told.find(words) == std::string::npos, told.c_str());
        QVERIFY2(told.find("Something is due") != std::string::npos, told.c_str());
        QCOMPARE(sectionOf(briefOf(room, BriefCare::Withheld), "follow_ups").none,
                 std::string("Told to whoever signs on."));
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
        QVERIFY(room.run(GatherStorm{parent, {TypeCode("WIRES")}, {}, "crews are behind"}));
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
        QVERIFY(groupStandings(room.state()).empty());
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
        QVERIFY(groupStandings(room.state()).at(0).isUnwatched());
        QVERIFY(groupStandings(room.state()).at(1).isUnwatched());
        QVERIFY(room.run(SignOn{seat.agent, seat.name, seat.position, seat.roles}));
        const auto standings = groupStandings(room.state());
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

    // Its own words are said in the language shown; what somebody typed goes in as it is.
    void theBriefSpeaksTheLanguageShown()
    {
        DispatchRoom room;
        const auto id = room.open("NOISE", "9 waits Rd, %2");
        QVERIFY(room.run(WritePassOn{"waits until %1", {}}));
        const ReliefBrief brief = reliefBrief(
            {room.state(), room.knowledge().codes, dispatcherSeat(), room.now(),
             [](Instant) { return std::string("21:47"); }, BriefCare::Told,
             [](std::string_view english) {
                 if (english == "%1: %2 since %3")
                     return std::string("%2 desde %3, %1");
                 return english == "waits" ? std::string("espera") : std::string(english);
             }});
        const BriefLine& line = sectionOf(brief, "work").lines.front();
        QVERIFY(line.incident == id);
        QVERIFY2(line.text.starts_with("espera desde 21:47, P"), line.text.c_str());
        QVERIFY2(line.text.find("9 waits Rd, %2") != std::string::npos, line.text.c_str());
        QVERIFY(sectionOf(brief, "pass_ons").lines.front().text.starts_with("waits until %1 ("));
    }

    void aBackupThatIsDueStandsOnTheBriefOfALiveStationAlone()
    {
        DispatchRoom room;
        const auto isTold = [&](const State& state, Instant now) {
            const ReliefBrief brief =
                reliefBrief({state, room.knowledge().codes, dispatcherSeat(), now,
                             [](Instant at) { return std::to_string(at.ms); }});
            return std::any_of(brief.sections.begin(), brief.sections.end(),
                               [](const BriefSection& one) { return one.key == "backup"; });
        };
        State state = room.state();
        const Instant later = state.backups.stationMadeAt + Span::hours(30);
        QVERIFY(state.backups.stationMadeAt != Instant{});
        QVERIFY(!isTold(state, later));
        state.mode = StationMode::Live;
        QVERIFY(isTold(state, later));
        QVERIFY(!isTold(state, state.backups.stationMadeAt + Span::hours(23)));
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

    void theBriefTellsOfTheAirOfBolosAndOfLostCallers()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const auto run = [&room](const char* line) {
            const auto parsed = readLine(room, line);
            return parsed && parsed->command && room.run(*parsed->command);
        };
        QVERIFY(run("air East for 3A12 foot pursuit"));
        QVERIFY(run("bolo vehicle plate AB12345 why \"hit and run\""));
        QVERIFY(run("bolo person name \"Dale Moss\" class justice why \"a warrant\""));
        QVERIFY(run("new NOISE @\"9 Elm St\" tel 2035550147"));
        QVERIFY(run("cf 1 kind hangup"));
        room.pass(Span::minutes(30));
        const ReliefBrief brief = briefOf(room, BriefCare::Withheld);
        QCOMPARE(sectionOf(brief, "air").lines.front().lead, std::string("East"));
        const auto& bolos = sectionOf(brief, "bolos").lines;
        QCOMPARE(bolos.size(), std::size_t(2));
        QVERIFY(bolos[0].text.find("AB12345") != std::string::npos);
        QVERIFY(bolos[1].text.find("Moss") == std::string::npos);
        const auto& late = sectionOf(brief, "late").lines;
        QVERIFY(std::any_of(late.begin(), late.end(), [](const BriefLine& line) {
            return line.text.find("call back") != std::string::npos;
        }));
    }

    void aSpanIsToldInWords()
    {
        QCOMPARE(longSpanWords(Span{1}), std::string("1 min"));
        QCOMPARE(longSpanWords(Span::minutes(45)), std::string("45 min"));
        QCOMPARE(longSpanWords(Span::minutes(200)), std::string("3 h 20 min"));
        QCOMPARE(longSpanWords(Span::hours(24)), std::string("1 day"));
        QCOMPARE(longSpanWords(Span::hours(52)), std::string("2 days 4 h"));
    }
};

HAVEN_TESTS(TestRoom)
#include "tst_room.moc"
