#include "models/dispatch/backup_plan.h"
#include "models/dispatch/care_rules.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

SignOn signOn(const Seat& seat)
{
    SignOn command;
    command.agent = seat.agent;
    command.name = seat.name;
    command.position = seat.position;
    command.roles = seat.roles;
    return command;
}

CloseIncident closingNow(IncidentId id)
{
    CloseIncident command;
    command.incident = id;
    command.disposition = DispositionCode("18");
    return command;
}

StationBackedUp backupAt(const std::string& file, std::int64_t facts)
{
    return {file, facts, 40'960, std::string(64, 'a'), std::string(64, '0'), {}, {}};
}

// What makes copies by itself.
Seat backupsSeat()
{
    Seat seat;
    seat.agent = AgentId(kBackupAgent);
    seat.name = "Backups";
    seat.position = PositionId(kBackupAgent);
    seat.roles = {Role::Automaton};
    return seat;
}

} // namespace

class TestDecideStation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aReliefSignsOnOverTheOpenBoard();
    void aKilledSignOnNeverBlocks();
    void signingOnNeedsNamePositionAndRole();
    void signingOffSomebodyElseNeedsAReason();
    void alarmsGoToSomebodyWhoIsHere();
    void accountAndSettingChangesAreFacts();
    void trimmingTakesWhatIsClosedLongEnough();
    void whatSomebodyIsOwedStaysInMemory();
    void aJoinedIncidentStaysWithTheOneItWasJoinedTo();
    void aRecalledIncidentIsWorkedOn();
    void importsComeInPartsAndAddUp();
    void exportsNameAudienceAndFormat();
    void aBackupIsRecordedByTheOfficeAndFitsTheLog();
    void ofAFileTheNewestBackupIsKnown();
    void aBackupIsDueAfterADayOnALiveStation();
    void aPlanOfBackupsIsReadWithinItsLimits();
    void aPlanIsASettingInOneSpelling();
    void aBackupByItselfIsDueShortlyBeforeItsHours();
    void onlyWhatHavenMadeByItselfGivesWay();
    void aBackupThatFailsStandsUntilOneIsMadeByItself();
};

void TestDecideStation::aReliefSignsOnOverTheOpenBoard()
{
    DispatchRoom room;
    QVERIFY(room.run(signOn(dispatcherSeat())));
    Seat relief = dispatcherSeat();
    relief.agent = AgentId("moreau");
    relief.name = "Moreau";
    QVERIFY(room.runAs(relief, signOn(relief)));
    QCOMPARE(room.last<AgentSignedOff>().agent.value, std::string("reyes"));
    QCOMPARE(room.last<AgentSignedOff>().reason, std::string("relieved by Moreau"));
    QCOMPARE(room.last<AgentSignedOn>().relieves, std::optional(AgentId("reyes")));
    QCOMPARE(room.state().signOns.size(), std::size_t(1));
    QCOMPARE(room.state().signOns.at(relief.position).agent.value, std::string("moreau"));
}

void TestDecideStation::aKilledSignOnNeverBlocks()
{
    DispatchRoom room;
    QVERIFY(room.run(signOn(dispatcherSeat())));
    QVERIFY(room.run(signOn(dispatcherSeat())));
    QCOMPARE(room.count<AgentSignedOff>(), 1);
    QVERIFY(!room.last<AgentSignedOn>().relieves);
    Seat elsewhere = dispatcherSeat();
    elsewhere.position = PositionId("Position 2");
    QVERIFY(room.run(signOn(elsewhere)));
    QCOMPARE(room.state().signOns.size(), std::size_t(2));
}

void TestDecideStation::signingOnNeedsNamePositionAndRole()
{
    DispatchRoom room;
    SignOn command = signOn(dispatcherSeat());
    command.position = PositionId();
    QCOMPARE(room.refusalOf(command), std::string("SignOnIncomplete"));
    command = signOn(dispatcherSeat());
    command.roles.clear();
    QCOMPARE(room.refusalOf(command), std::string("RoleMissing"));
}

void TestDecideStation::signingOffSomebodyElseNeedsAReason()
{
    DispatchRoom room;
    SignOff command;
    command.position = dispatcherSeat().position;
    QCOMPARE(room.refusalOf(command), std::string("PositionIsFree"));
    QVERIFY(room.run(signOn(dispatcherSeat())));
    QCOMPARE(room.refusalOfAs(supervisorSeat(), command), std::string("ReasonMissing"));
    command.reason = "left the desk ill";
    QVERIFY(room.runAs(supervisorSeat(), command));
    QVERIFY(room.state().signOns.empty());
}

void TestDecideStation::alarmsGoToSomebodyWhoIsHere()
{
    DispatchRoom room;
    HandAlarms command;
    command.to = supervisorSeat().agent;
    QCOMPARE(room.refusalOf(command), std::string("PositionIsFree"));
    QVERIFY(room.run(signOn(dispatcherSeat())));
    QCOMPARE(room.refusalOf(command), std::string("AgentNotSignedOn"));
    QVERIFY(room.runAs(supervisorSeat(), signOn(supervisorSeat())));
    QVERIFY(room.run(command));
    QCOMPARE(room.state().signOns.at(dispatcherSeat().position).alarmsWith,
             std::optional(supervisorSeat().agent));
    QCOMPARE(room.refusalOf(command), std::string("NothingToChange"));
    command.to = dispatcherSeat().agent;
    QCOMPARE(room.refusalOf(command), std::string("AlarmsToSelf"));
    command.to.reset();
    QVERIFY(room.run(command));
    QVERIFY(!room.state().signOns.at(dispatcherSeat().position).alarmsWith);
}

void TestDecideStation::accountAndSettingChangesAreFacts()
{
    DispatchRoom room;
    for (const char* known : {"created", "roles", "password", "disabled", "enabled", "released"}) {
        RecordAccountChange change;
        change.change = AccountChanged{AgentId("chen"), "Chen", {Role::Dispatcher}, known};
        QVERIFY2(room.runAs(administratorSeat(), change), known);
    }
    RecordAccountChange account;
    QCOMPARE(room.refusalOfAs(administratorSeat(), account), std::string("NameMissing"));
    account.change.agent = AgentId("moreau");
    account.change.change = "forgotten";
    QCOMPARE(room.refusalOfAs(administratorSeat(), account), std::string("AccountChangeUnknown"));
    account.change.change = "created";
    QVERIFY(room.runAs(administratorSeat(), account));
    ChangeSetting setting;
    QCOMPARE(room.refusalOfAs(administratorSeat(), setting), std::string("NameMissing"));
    setting.key = "advisor";
    setting.value = "off";
    QVERIFY(room.runAs(administratorSeat(), setting));
    QCOMPARE(room.refusalOfAs(administratorSeat(), setting), std::string("NothingToChange"));
    setting.value = "on";
    QVERIFY(room.runAs(administratorSeat(), setting));
    QCOMPARE(room.last<SettingChanged>().before, std::string("off"));
}

void TestDecideStation::trimmingTakesWhatIsClosedLongEnough()
{
    DispatchRoom room;
    const IncidentId old = room.open("NOISE");
    QVERIFY(room.run(closingNow(old)));
    room.pass(Span::hours(8));
    const IncidentId fresh = room.open("NOISE");
    QVERIFY(room.run(closingNow(fresh)));
    const IncidentId open = room.open("NOISE");
    TrimBoard trim;
    trim.closedBefore = room.now() - Span::hours(8);
    QCOMPARE(room.refusalOfAs(advisorSeat(), trim), std::string("NothingToTrim"));
    trim.closedBefore = room.now() - Span::hours(7);
    QVERIFY(room.runAs(advisorSeat(), trim));
    QCOMPARE(room.last<BoardTrimmed>().incidents, std::vector<IncidentId>{old});
    QCOMPARE(room.state().incidents.size(), std::size_t(2));
    QVERIFY(room.state().incidents.count(open) == 1);
}

// Whom to call after six weeks, and the law's clock, are read off the incident.
void TestDecideStation::whatSomebodyIsOwedStaysInMemory()
{
    DispatchRoom room;
    const IncidentId promised = room.open("NOISE");
    Person person;
    person.role = PersonRole::Patient;
    person.name = "Ana Ruiz";
    person.born = "about 16";
    QVERIFY(room.run(RecordPerson{promised, person}));
    QVERIFY(room.run(PlanFollowUp{promised, FollowUpKind::SixWeeks, "how she is"}));
    const IncidentId reported = room.open("NOISE");
    QVERIFY(room.run(
        RecordMandatedReport{reported, MandatedKind::Child, MandatedStanding::Due, "", "seen"}));
    for (const IncidentId id : {promised, reported})
        QVERIFY(room.run(closingNow(id)));
    room.pass(Span::hours(24 * 42));
    TrimBoard trim;
    trim.closedBefore = room.now();
    QCOMPARE(room.refusalOfAs(advisorSeat(), trim), std::string("NothingToTrim"));
    QCOMPARE(careLate(room.state(), room.now()).size(), std::size_t(2));
    QVERIFY(room.runAs(clinicianSeat(), RecordMandatedReport{reported, MandatedKind::Child,
                                                             MandatedStanding::Made, "Osei", ""}));
    QVERIFY(room.runAs(clinicianSeat(),
                       TryFollowUp{FollowUpId(1), ContactResult::Reached, "sees somebody"}));
    QVERIFY(room.runAs(advisorSeat(), trim));
    QCOMPARE(room.last<BoardTrimmed>().incidents, std::vector<IncidentId>{reported});
    QVERIFY(room.runAs(clinicianSeat(), EndFollowUp{FollowUpId(1), FollowUpEnd::Done, ""}));
    QVERIFY(room.runAs(advisorSeat(), trim));
    QVERIFY(room.state().incidents.empty());
}

void TestDecideStation::aJoinedIncidentStaysWithTheOneItWasJoinedTo()
{
    DispatchRoom room;
    MergeIncidents join;
    join.into = room.open("MVA");
    join.from = room.open("MVA");
    QVERIFY(room.run(join));
    room.pass(Span::hours(8));
    TrimBoard trim;
    trim.closedBefore = room.now();
    QCOMPARE(room.refusalOfAs(advisorSeat(), trim), std::string("NothingToTrim"));
    QVERIFY(room.run(closingNow(join.into)));
    room.pass(Span::hours(8));
    trim.closedBefore = room.now();
    QVERIFY(room.runAs(advisorSeat(), trim));
    QVERIFY(room.state().incidents.empty());
}

void TestDecideStation::aRecalledIncidentIsWorkedOn()
{
    DispatchRoom room;
    const IncidentId id = room.open("NOISE");
    QVERIFY(room.run(closingNow(id)));
    RecallIncident recall;
    recall.recalled.incident = room.incident(id);
    QCOMPARE(room.refusalOf(recall), std::string("NothingToChange"));
    room.pass(Span::hours(8));
    TrimBoard trim;
    trim.closedBefore = room.now();
    QVERIFY(room.runAs(advisorSeat(), trim));
    ReopenIncident reopen;
    reopen.incident = id;
    reopen.reason = "music again";
    QCOMPARE(room.refusalOf(reopen), std::string("IncidentNotFound"));
    QVERIFY(room.run(recall));
    QVERIFY(room.run(reopen));
    QCOMPARE(room.incident(id).stage, IncidentStage::Open);
    recall.recalled.incident = Incident{};
    QCOMPARE(room.refusalOf(recall), std::string("IncidentNotFound"));
}

void TestDecideStation::importsComeInPartsAndAddUp()
{
    DispatchRoom room;
    StartImport start;
    QCOMPARE(room.refusalOfAs(administratorSeat(), start), std::string("NameMissing"));
    start.source = "past.csv";
    start.profile = "san-luis-obispo";
    QVERIFY(room.runAs(administratorSeat(), start));
    PastIncident past;
    past.source = "past.csv";
    RecordPastIncidents rows;
    rows.past = {past};
    QCOMPARE(room.refusalOfAs(administratorSeat(), rows), std::string("ImportRowUnnamed"));
    past.number = "1";
    rows.past.assign(8000, past);
    QVERIFY(room.runAs(administratorSeat(), rows));
    QVERIFY(room.state().incidents.empty());
    rows.past.push_back(past);
    QCOMPARE(room.refusalOfAs(administratorSeat(), rows), std::string("ImportTooLarge"));
    FinishImport finish;
    finish.source = "past.csv";
    finish.read = 3;
    finish.imported = 2;
    QCOMPARE(room.refusalOfAs(administratorSeat(), finish), std::string("ImportCountsDiffer"));
    finish.rejected = 1;
    QVERIFY(room.runAs(administratorSeat(), finish));
}

void TestDecideStation::exportsNameAudienceAndFormat()
{
    DispatchRoom room;
    RecordExport command;
    command.exported.audience = "everyone";
    command.exported.format = "pdf";
    QCOMPARE(room.refusalOf(command), std::string("ExportKindUnknown"));
    command.exported.audience = "foi";
    command.exported.format = "docx";
    QCOMPARE(room.refusalOf(command), std::string("ExportKindUnknown"));
    command.exported.format = "csv";
    QVERIFY(room.run(command));
}

void TestDecideStation::aBackupIsRecordedByTheOfficeAndFitsTheLog()
{
    DispatchRoom room;
    room.open("NOISE", "12 Elm St");
    const RecordBackup good{backupAt("/mnt/b/monday.haven", 1)};
    QCOMPARE(room.refusalOfAs(dispatcherSeat(), good), std::string("RoleMissing"));
    const auto faulty = [&](auto change) {
        RecordBackup bad = good;
        change(bad.made);
        return room.refusalOfAs(supervisorSeat(), bad);
    };
    QCOMPARE(faulty([](StationBackedUp& made) { made.file = " "; }),
             std::string("BackupNeedsFile"));
    const std::string unproven = "BackupUnproven";
    QCOMPARE(faulty([](StationBackedUp& made) { made.facts = 0; }), unproven);
    const std::int64_t beyond = room.state().sequence + 1;
    QCOMPARE(faulty([&](StationBackedUp& made) { made.facts = beyond; }), unproven);
    QCOMPARE(faulty([](StationBackedUp& made) { made.bytes = 0; }), unproven);
    QCOMPARE(faulty([](StationBackedUp& made) { made.head.pop_back(); }), unproven);
    QCOMPARE(faulty([](StationBackedUp& made) { made.digest.back() = 'X'; }), unproven);
    QVERIFY(room.runAs(supervisorSeat(), good));
    const BackupMade& known = room.state().backups.made.back();
    QVERIFY(known.made == good.made);
    QCOMPARE(known.by.value, supervisorSeat().agent.value);
    QVERIFY(room.runAs(administratorSeat(),
                       RecordBackup{backupAt("/mnt/b/tuesday.haven", beyond - 1)}));
    QCOMPARE(room.state().backups.made.size(), std::size_t(2));
    QVERIFY(folded(room.log()) == room.state());
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestDecideStation::ofAFileTheNewestBackupIsKnown()
{
    DispatchRoom room;
    room.open("NOISE", "12 Elm St");
    for (std::size_t n = 0; n < kBackupsKept + 1; ++n)
        QVERIFY(
            room.runAs(supervisorSeat(), RecordBackup{backupAt("/mnt/b/" + std::to_string(n), 1)}));
    const auto& all = room.state().backups.made;
    QCOMPARE(all.size(), kBackupsKept);
    QCOMPARE(all.front().made.file, std::string("/mnt/b/1"));
    QVERIFY(room.runAs(supervisorSeat(), RecordBackup{backupAt("/mnt/b/7", 2)}));
    QCOMPARE(all.size(), kBackupsKept);
    QCOMPARE(all.back().made.facts, std::int64_t(2));
    QCOMPARE(std::count_if(all.begin(), all.end(),
                           [](const BackupMade& one) { return one.made.file == "/mnt/b/7"; }),
             std::ptrdiff_t(1));
    // What is made by itself is counted apart: it gives way by itself, and is not pushed out.
    QVERIFY(room.runAs(backupsSeat(), RecordBackup{backupAt("/mnt/own/1", 1)}));
    QCOMPARE(all.size(), kBackupsKept + 1);
    for (std::size_t n = 0; n < 3; ++n)
        QVERIFY(
            room.runAs(supervisorSeat(), RecordBackup{backupAt("/mnt/c/" + std::to_string(n), 1)}));
    QCOMPARE(all.size(), kBackupsKept + 1);
    QVERIFY(std::any_of(all.begin(), all.end(),
                        [](const BackupMade& one) { return one.made.file == "/mnt/own/1"; }));
}

void TestDecideStation::aBackupIsDueAfterADayOnALiveStation()
{
    State state;
    state.mode = StationMode::Live;
    state.backups.stationMadeAt = Instant{1'000};
    const Instant day{1'000 + kBackupDueAfter.ms};
    QVERIFY(!backupOverdue(state, day));
    QCOMPARE(backupOverdue(state, day + Span{1})->ms, kBackupDueAfter.ms + 1);
    state.backups.made.push_back({backupAt("/mnt/b/1", 1), AgentId("lee"), day});
    QVERIFY(!backupOverdue(state, day + kBackupDueAfter));
    QVERIFY(backupOverdue(state, day + kBackupDueAfter + Span{1}));
    state.mode = StationMode::Training;
    QVERIFY(!backupOverdue(state, day + Span::hours(1000)));
}

void TestDecideStation::aPlanOfBackupsIsReadWithinItsLimits()
{
    QVERIFY(backupPlanFrom("every 4 keep 20 /media/back up") ==
            (BackupPlan{4, 20, "/media/back up"}));
    QVERIFY(backupPlanFrom("  EVERY 1 Keep 2 /b/ ") == (BackupPlan{1, 2, "/b"}));
    QVERIFY(backupPlanFrom("every 24 keep 60 /b") == (BackupPlan{24, 60, "/b"}));
    const std::string longest = "/" + std::string(kBackupFolderCharsMax - 1, 'a');
    QVERIFY(backupPlanFrom("every 4 keep 20 " + longest));
    for (const std::string& bad :
         {std::string(), std::string("every 0 keep 20 /b"), std::string("every 25 keep 20 /b"),
          std::string("every 4 keep 1 /b"), std::string("every 4 keep 61 /b"),
          std::string("every 4 keep 20"), std::string("every 4 keep 20 b"),
          std::string("every 4h keep 20 /b"), std::string("each 4 keep 20 /b"),
          std::string("every 4 hold 20 /b"), std::string("every 4 keep 20 /a//b"),
          std::string("every 4 keep 20 /a/../b"), std::string("every 4 keep 20 /a/./b"),
          std::string("every 4 keep 20 /a\nb"), "every 4 keep 20 " + longest + "a"})
        QVERIFY2(!backupPlanFrom(bad), bad.c_str());
}

void TestDecideStation::aPlanIsASettingInOneSpelling()
{
    DispatchRoom room;
    QCOMPARE(
        room.refusalOfAs(administratorSeat(), ChangeSetting{kBackupSetting, "every 99 keep 20 /b"}),
        std::string("BackupPlanBad"));
    QVERIFY(!backupPlanOf(room.state()));
    QVERIFY(room.runAs(administratorSeat(), ChangeSetting{kBackupSetting, "EVERY 4  keep 20 /b/"}));
    QCOMPARE(room.last<SettingChanged>().after, std::string("every 4 keep 20 /b"));
    QVERIFY(backupPlanOf(room.state()) == (BackupPlan{4, 20, "/b"}));
    QCOMPARE(
        room.refusalOfAs(administratorSeat(), ChangeSetting{kBackupSetting, "every 4 keep 20 /b"}),
        std::string("NothingToChange"));
    QVERIFY(room.runAs(administratorSeat(), ChangeSetting{kBackupSetting, ""}));
    QVERIFY(!backupPlanOf(room.state()));
}

void TestDecideStation::aBackupByItselfIsDueShortlyBeforeItsHours()
{
    State state;
    const BackupPlan plan{4, 20, "/b"};
    const Instant at{Span::hours(1000).ms};
    QVERIFY(nextBackupAt(state, plan) == Instant{});
    state.backups.made.push_back({backupAt("/b/1", 1), AgentId(kBackupAgent), at});
    const Instant next = at + Span::minutes(4 * 60 - 10);
    QVERIFY(nextBackupAt(state, plan) == next);
    // Neither somebody's own copy nor one that went elsewhere counts.
    state.backups.made.push_back({backupAt("/b/2", 1), AgentId("lee"), at + Span::hours(1)});
    state.backups.made.push_back({backupAt("/b/c/3", 1), AgentId(kBackupAgent), at});
    QVERIFY(nextBackupAt(state, plan) == next);
    QVERIFY(nextBackupAt(state, BackupPlan{4, 20, "/other"}) == Instant{});
}

void TestDecideStation::onlyWhatHavenMadeByItselfGivesWay()
{
    DispatchRoom room;
    room.open("NOISE", "12 Elm St");
    for (const char* file : {"/b/1", "/b/2", "/b/3"})
        QVERIFY(room.runAs(backupsSeat(), RecordBackup{backupAt(file, 1)}));
    QVERIFY(room.runAs(supervisorSeat(), RecordBackup{backupAt("/b/hand", 1)}));
    const BackupPlan plan{4, 2, "/b"};
    const std::vector<std::string> own{"/b/1", "/b/2", "/b/3"};
    QVERIFY(ownCopies(room.state(), plan) == own);
    QVERIFY(givingWay(own, plan) == (std::vector<std::string>{"/b/1", "/b/2"}));
    QVERIFY(givingWay(own, BackupPlan{4, 3, "/b"}) == std::vector<std::string>{"/b/1"});
    QVERIFY(givingWay(own, BackupPlan{4, 4, "/b"}).empty());
    QVERIFY(givingWay({}, plan).empty());
    RecordBackup next{backupAt("/b/4", 1)};
    for (const char* wrong : {"/b/hand", "/b/none", "/b/4"}) {
        next.made.gaveWay = {"/b/1", wrong};
        QCOMPARE(room.refusalOfAs(backupsSeat(), next), std::string("BackupUnproven"));
    }
    next.made.gaveWay = {"/b/1", "/b/2"};
    QVERIFY(room.runAs(backupsSeat(), next));
    QVERIFY(ownCopies(room.state(), plan) == (std::vector<std::string>{"/b/3", "/b/4"}));
    QCOMPARE(room.state().backups.made.size(), std::size_t(3));
    QVERIFY(folded(room.log()) == room.state());
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestDecideStation::aBackupThatFailsStandsUntilOneIsMadeByItself()
{
    DispatchRoom room;
    room.open("NOISE", "12 Elm St");
    const auto& fault = room.state().backups.fault;
    const RecordBackupFailure gone{{"/b", "The folder is not there."}};
    const RecordBackupFailure full{{"/b", "The disk is full."}};
    QCOMPARE(room.refusalOfAs(supervisorSeat(), gone), std::string("RoleMissing"));
    QCOMPARE(room.refusalOfAs(backupsSeat(), RecordBackupFailure{{"/b", " "}}),
             std::string("BackupNeedsFile"));
    QVERIFY(room.runAs(backupsSeat(), gone));
    QVERIFY(fault && fault->failed == gone.failed);
    const Instant since = fault->since;
    QCOMPARE(room.refusalOfAs(backupsSeat(), gone), std::string("NothingToChange"));
    room.pass(Span::hours(1));
    QVERIFY(room.runAs(backupsSeat(), full));
    QVERIFY(fault->failed == full.failed && fault->since == since);
    // What somebody copied elsewhere does not mend it.
    QVERIFY(room.runAs(supervisorSeat(), RecordBackup{backupAt("/mnt/stick", 1)}));
    QVERIFY(fault);
    QVERIFY(room.runAs(backupsSeat(), RecordBackup{backupAt("/b/1", 1)}));
    QVERIFY(!fault);
    QVERIFY(room.runAs(backupsSeat(), gone));
    QVERIFY(room.runAs(administratorSeat(), ChangeSetting{kBackupSetting, "every 4 keep 20 /c"}));
    QVERIFY(!fault);
    QVERIFY(folded(room.log()) == room.state());
    QVERIFY(foldedFromText(room.log()) == room.state());
}

HAVEN_TESTS(TestDecideStation)
#include "tst_decide_station.moc"
