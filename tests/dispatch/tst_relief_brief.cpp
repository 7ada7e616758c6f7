#include "models/dispatch/relief_brief.h"
#include "models/dispatch/room.h"
#include "tests/dispatch/room_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

Seat reliefSeat()
{
    Seat seat = dispatcherSeat();
    seat.agent = AgentId("lee");
    seat.name = "Lee";
    return seat;
}

} // namespace

class TestReliefBrief final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

HAVEN_TESTS(TestReliefBrief)
#include "tst_relief_brief.moc"
