#include "models/dispatch/event_codec.h"
#include "models/dispatch/log_marks.h"
#include "models/dispatch/report_gaps.h"
#include "models/dispatch/shift_summary.h"
#include "models/dispatch/supervision.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <algorithm>
#include <numeric>

using namespace haven;
using namespace haven::test;

namespace {

ShiftSummary summaryOf(const DispatchRoom& room, Instant from)
{
    ShiftFold fold(from, room.now(), room.knowledge().codes);
    for (const auto& recorded : room.log())
        fold.add(recorded);
    return fold.summary();
}

void must(const Result<std::vector<Event>>& done)
{
    if (!done)
        qFatal("%s", refusalSentence(done.refusal()).c_str());
}

IncidentId opened(DispatchRoom& room, Priority priority, const char* type = "NOISE")
{
    OpenIncident open;
    open.type = TypeCode(type);
    open.location = at("12 Oak Ave", kInBeat1);
    open.location.confidence = Confidence::Exact;
    open.priority = priority;
    must(room.run(open));
    return room.last<IncidentOpened>().incident;
}

} // namespace

class TestShiftSummary final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsAreJudgedByTheirPriority();
    void whoIsStillNotSentIsLateOnceTheLimitHasPassed();
    void ownStopsAndSettledCallsWaitForNobody();
    void statusChecksAreInTimeOrNot();
    void rechecksAreInTimeOrNot();
    void flagsAndCliniciansAddUp();
    void whatIsCorrectedOverriddenOrLoweredIsListed();
    void onlyFactsOfThePeriodCount();
    void theTimelineHoldsEveryFact();
    void marksNameTheirTypes();
    void aReportNumberThatIsMissingIsFound();
    void theSupervisorSeesWhatIsOpen();
    void whatRunsOnARestrictedIncidentIsToldToWhoMayReadIt();
};

void TestShiftSummary::sendsAreJudgedByTheirPriority()
{
    DispatchRoom room;
    const Instant from = room.now();
    for (const char* unit : {"3A12", "3A15", "2A11"})
        room.logOn(unit);
    const IncidentId quick = opened(room, Priority::P1);
    room.pass(Span::seconds(60));
    room.dispatch("3A12", quick);
    const IncidentId slow = opened(room, Priority::P1);
    room.pass(Span::seconds(61));
    room.dispatch("3A15", slow);
    const IncidentId patient = opened(room, Priority::P5);
    room.pass(Span::minutes(30));
    room.dispatch("2A11", patient);
    const auto summary = summaryOf(room, from);
    QCOMPARE(summary.incidents, std::int64_t{3});
    QCOMPARE(summary.takenToSent[0], (Share{1, 2}));
    QCOMPARE(summary.takenToSent[4], (Share{1, 1}));
    QCOMPARE(summary.sentInOneMinute, (Share{1, 2}));
    QCOMPARE(summary.lateSends.size(), std::size_t{1});
    const auto& late = room.log().at(static_cast<std::size_t>(summary.lateSends.front()) - 1);
    QCOMPARE(asKind<UnitDispatched>(*late.event).unit, UnitId("3A15"));
}

void TestShiftSummary::whoIsStillNotSentIsLateOnceTheLimitHasPassed()
{
    DispatchRoom room;
    const Instant from = room.now();
    opened(room, Priority::P1);
    room.pass(Span::seconds(59));
    QVERIFY(summaryOf(room, from).lateSends.empty());
    QCOMPARE(summaryOf(room, from).takenToSent[0], Share{});
    room.pass(Span::seconds(2));
    const auto summary = summaryOf(room, from);
    QCOMPARE(summary.takenToSent[0], (Share{0, 1}));
    const auto& fact = room.log().at(static_cast<std::size_t>(summary.lateSends.front()) - 1);
    QVERIFY(isKind<IncidentOpened>(*fact.event));
}

void TestShiftSummary::ownStopsAndSettledCallsWaitForNobody()
{
    DispatchRoom room;
    const Instant from = room.now();
    room.logOn("3A12");
    OnViewActivity stop;
    stop.unit = UnitId("3A12");
    stop.type = TypeCode("NOISE");
    stop.location = at("12 Oak Ave", kInBeat1);
    must(room.run(stop));
    const IncidentId settled = opened(room, Priority::P1);
    room.pass(Span::minutes(10));
    must(room.run(CloseIncident{settled, DispositionCode("PHONE"), "settled by telephone"}));
    const auto summary = summaryOf(room, from);
    QCOMPARE(summary.incidents, std::int64_t{2});
    for (const auto& share : summary.takenToSent)
        QCOMPARE(share, Share{});
}

void TestShiftSummary::statusChecksAreInTimeOrNot()
{
    DispatchRoom room;
    const Instant from = room.now();
    room.logOn("3A12");
    room.dispatch("3A12", opened(room, Priority::P1));
    must(room.run(MarkOnScene{{UnitId("3A12")}, {}}));
    const auto due = room.unit("3A12").checkDueAt;
    QVERIFY(due.has_value());
    room.setNow(*due);
    must(room.run(CheckUnits{{UnitId("3A12")}, {}}));
    QCOMPARE(summaryOf(room, from).statusChecks, (Share{1, 1}));
    room.setNow(*room.unit("3A12").checkDueAt + Span::seconds(1));
    QCOMPARE(summaryOf(room, from).statusChecks, (Share{1, 2}));
    must(room.run(CheckUnits{{UnitId("3A12")}, {}}));
    const auto summary = summaryOf(room, from);
    QCOMPARE(summary.statusChecks, (Share{1, 2}));
    QCOMPARE(summary.lateChecks.size(), std::size_t{1});
    const auto& answer = room.log().at(static_cast<std::size_t>(summary.lateChecks.front()) - 1);
    QVERIFY(isKind<StatusChecked>(*answer.event));
}

// crisis.md 6.20.
void TestShiftSummary::rechecksAreInTimeOrNot()
{
    DispatchRoom room;
    const Instant from = room.now();
    const IncidentId id = opened(room, Priority::P2, "MNTL");
    must(room.run(SetLevel{id, 4, "he is at the bridge"}));
    const auto due = room.incident(id).level.recheckDueAt;
    QVERIFY(due.has_value());
    room.setNow(*due - Span::seconds(1));
    must(room.run(RecordRecheck{id, {}}));
    QCOMPARE(summaryOf(room, from).rechecks, (Share{1, 1}));
    room.setNow(*room.incident(id).level.recheckDueAt + Span::minutes(1));
    QCOMPARE(summaryOf(room, from).rechecks, (Share{1, 2}));
    must(room.run(RecordRecheck{id, {}}));
    QCOMPARE(summaryOf(room, from).rechecks, (Share{1, 2}));
}

// crisis.md 6.20.
void TestShiftSummary::flagsAndCliniciansAddUp()
{
    DispatchRoom room;
    const Instant from = room.now();
    const auto suggest = [&](IncidentId id, Flag flag) {
        SuggestFlag suggestion;
        suggestion.suggestion.incident = id;
        suggestion.suggestion.flag = flag;
        must(room.runAs(advisorSeat(), suggestion));
    };
    const IncidentId came = opened(room, Priority::P2, "MNTL");
    suggest(came, Flag::Yes);
    must(room.run(DecideFlag{came, FlagDecision::Confirmed, {}}));
    must(room.run(RequestClinician{came, "asks for help"}));
    AnswerClinician accept;
    accept.incident = came;
    accept.stage = ClinicianStage::Accepted;
    must(room.runAs(clinicianSeat(), accept));
    const IncidentId rejected = opened(room, Priority::P3);
    suggest(rejected, Flag::Possible);
    must(room.run(DecideFlag{rejected, FlagDecision::Rejected, "a dog"}));
    const IncidentId open = opened(room, Priority::P3);
    suggest(open, Flag::Possible);
    const IncidentId notAsked = opened(room, Priority::P3);
    must(room.run(DecideFlag{notAsked, FlagDecision::Confirmed, {}}));
    suggest(opened(room, Priority::P4), Flag::No);
    const BehavioralCounts counts = summaryOf(room, from).behavioral;
    QCOMPARE(counts.byCode, std::int64_t{1});
    QCOMPARE(counts.byAdvisor, std::int64_t{3});
    QCOMPARE(counts.confirmed, std::int64_t{2});
    QCOMPARE(counts.rejected, std::int64_t{1});
    QCOMPARE(counts.unanswered, std::int64_t{1});
    // As the unmet-need report counts: what is settled, when it closes.
    QCOMPARE(counts.need, NeedCount{});
    AnswerClinician arrive = accept;
    arrive.stage = ClinicianStage::Arrived;
    must(room.runAs(clinicianSeat(), arrive));
    for (const IncidentId id : {came, notAsked})
        must(room.runAs(supervisorSeat(), CloseIncident{id, DispositionCode("15"),
                                                        reasonForEach(room, id, "busy night")}));
    const NeedCount need = summaryOf(room, from).behavioral.need;
    QCOMPARE(need.eligible, std::int64_t{2});
    QCOMPARE(need.sent, std::int64_t{1});
    QCOMPARE(need.notSent, (std::map<std::string, std::int64_t>{{"other", 1}}));
    UnmetNeedFold fold;
    for (const auto& recorded : room.log())
        fold.add(recorded);
    QCOMPARE(fold.report([](Instant) { return WeekTime{}; }).all, need);
    const auto& findings = summaryOf(room, from).flagsRejected;
    QCOMPARE(findings.size(), std::size_t{1});
    // A person may think again: what stands last counts.
    must(room.run(DecideFlag{rejected, FlagDecision::Confirmed, "it was not a dog"}));
    QVERIFY(summaryOf(room, from).flagsRejected.empty());
}

// crisis.md 6.20.
void TestShiftSummary::whatIsCorrectedOverriddenOrLoweredIsListed()
{
    DispatchRoom room;
    const Instant from = room.now();
    const IncidentId id = opened(room, Priority::P2, "MNTL");
    must(room.run(SetLevel{id, 4, "he is at the bridge"}));
    must(room.run(SetLevel{id, 2, "found, warm, with family"}));
    // What the answers make of a level that nobody had asked about, nobody lowered.
    const IncidentId quiet = opened(room, Priority::P3, "WELFARE");
    for (const Fact fact : {Fact::Weapon, Fact::Violence, Fact::Injury})
        must(room.run(AnswerFact{quiet, fact, answered("none")}));
    AddNote note;
    note.incident = id;
    note.text = "at the north bridge";
    must(room.run(note));
    note.corrects = room.last<NoteAdded>().note;
    note.text = "at the south bridge";
    must(room.run(note));
    room.record(OverrideRecorded{"UnitBusy", UnitId("3A12"), id, "nearest"});
    OpenIncident forced;
    forced.type = TypeCode("NOISE");
    forced.location = at("behind the old mill");
    forced.location.confidence = Confidence::Forced;
    must(room.run(forced));
    const auto summary = summaryOf(room, from);
    QCOMPARE(summary.levelsLowered.size(), std::size_t{1});
    QCOMPARE(summary.overrides.size(), std::size_t{1});
    QCOMPARE(summary.corrections.size(), std::size_t{1});
    QCOMPARE(summary.placesUnverified.size(), std::size_t{1});
    ChangeLocation verified;
    verified.incident = room.last<IncidentOpened>().incident;
    verified.location = at("12 Mill Rd", kInBeat1);
    verified.location.confidence = Confidence::Exact;
    must(room.run(verified));
    QVERIFY(summaryOf(room, from).placesUnverified.empty());
}

void TestShiftSummary::onlyFactsOfThePeriodCount()
{
    DispatchRoom room;
    opened(room, Priority::P1);
    room.pass(Span::hours(1));
    const Instant from = room.now();
    room.pass(Span::minutes(1));
    QCOMPARE(summaryOf(room, from), [&] {
        ShiftFold fold(from, room.now(), room.knowledge().codes);
        return fold.summary();
    }());
}

void TestShiftSummary::theTimelineHoldsEveryFact()
{
    DispatchRoom room;
    const Instant from = room.now();
    for (int n = 0; n < 20; ++n) {
        opened(room, Priority::P4);
        room.pass(Span::minutes(97));
    }
    const auto summary = summaryOf(room, from);
    const auto& line = summary.timeline;
    QVERIFY(line.facts.size() <= kTimelineSlotsMax + 1);
    QCOMPARE(std::accumulate(line.facts.begin(), line.facts.end(), std::int64_t{0}), summary.facts);
    QVERIFY(std::is_sorted(line.late.begin(), line.late.end()));
    QCOMPARE(line.late.size(), std::size_t{20});
}

// The search by marks asks for these types only, so a mark on another type would never be found.
void TestShiftSummary::aReportNumberThatIsMissingIsFound()
{
    std::vector<Recorded> facts;
    const auto give = [&facts](const char* number) {
        Recorded one;
        one.event = Event(ReportNumberAssigned{IncidentId(1), number});
        facts.push_back(std::move(one));
    };
    QVERIFY(reportNumbersOf(facts).years.empty());
    for (const char* number : {"25-00001", "25-00002", "26-00002", "26-00006", "26-00006",
                               "26-00007", "case 12", "26-", "26-00000", "26-9223372036854775807"})
        give(number);
    facts.emplace_back(); // removed by law: only its envelope is there
    const ReportNumbers numbers = reportNumbersOf(facts);
    QCOMPARE(numbers.years.size(), std::size_t(2));
    QVERIFY(numbers.years[0] == (YearOfReports{25, 2, 2, {}, {}}));
    QVERIFY(numbers.years[1] == (YearOfReports{26, 3, 7, {{1, 1}, {3, 5}}, {6}}));
    QVERIFY(numbers.odd ==
            (std::vector<std::string>{"case 12", "26-", "26-00000", "26-9223372036854775807"}));
    QCOMPARE(numbers.removed, std::int64_t(1));
    QCOMPARE(reportNumberText(26, 7), std::string("26-00007"));
    // As they are really given.
    DispatchRoom room;
    for (int n = 0; n < 2; ++n)
        must(room.run(AssignReportNumber{opened(room, Priority::P3)}));
    std::vector<Recorded> given = room.log();
    std::erase_if(given,
                  [](const Recorded& one) { return !isKind<ReportNumberAssigned>(*one.event); });
    const ReportNumbers real = reportNumbersOf(given);
    QCOMPARE(real.years.size(), std::size_t(1));
    QCOMPARE(real.years[0].last, std::int64_t(2));
    QVERIFY(real.years[0].missing.empty() && real.odd.empty());
    QCOMPARE(reportNumberText(real.years[0].year, 2),
             room.last<ReportNumberAssigned>().reportNumber);
}

void TestShiftSummary::marksNameTheirTypes()
{
    std::vector<Event> events = oneOfEach();
    NoteAdded note;
    note.corrects = NoteId(1);
    events.emplace_back(note);
    DetailsCorrected details;
    details.before = "a";
    events.emplace_back(details);
    events.emplace_back(TypeChanged{{}, {}, {}, {}, Priority::P1, Priority::P2, {}});
    events.emplace_back(PriorityChanged{{}, Priority::P1, Priority::P2, {}});
    LevelChanged level;
    level.before = 4;
    level.cause = LevelCause::ByCorrection;
    events.emplace_back(level);
    int marked = 0;
    for (const auto& event : events) {
        const Recorded recorded{{}, event};
        const std::string type(eventType(event));
        for (const LogMark mark : marksOf(recorded)) {
            ++marked;
            const auto types = typesWithMarks({mark});
            const bool isNamed = mark == LogMark::Removed
                                     ? types.empty()
                                     : std::find(types.begin(), types.end(), type) != types.end();
            QVERIFY2(isNamed, type.c_str());
        }
    }
    QVERIFY(marked >= 10);
    QVERIFY(marksOf(Recorded{}) == std::vector<LogMark>{LogMark::Removed});
}

void TestShiftSummary::theSupervisorSeesWhatIsOpen()
{
    DispatchRoom room;
    room.logOn("3A12");
    must(room.run(
        SignOn{dispatcherSeat().agent, "Reyes", dispatcherSeat().position, {Role::Dispatcher}}));
    const IncidentId worked = opened(room, Priority::P4);
    room.dispatch("3A12", worked);
    must(room.run(MarkOnScene{{UnitId("3A12")}, {}}));
    must(room.run(ClearUnits{{UnitId("3A12")}, {}}));
    OpenIncident forced;
    forced.type = TypeCode("NOISE");
    forced.location = at("behind the old mill");
    must(room.run(forced));
    room.pass(Span::hours(2));
    const auto seen = supervise(room.state(), room.knowledge().codes, room.now());
    const auto count = [&](WatchList list) {
        return std::count_if(seen.watched.begin(), seen.watched.end(),
                             [list](const Watched& one) { return one.list == list; });
    };
    QCOMPARE(count(WatchList::NoDisposition), 1);
    QCOMPARE(count(WatchList::UnverifiedPlace), 1);
    QVERIFY(count(WatchList::Unacknowledged) >= 1);
    QCOMPARE(seen.loads.size(), std::size_t{1});
    QCOMPARE(seen.loads.front().open, 2);
    QCOMPARE(seen.loads.front().name, std::string("Reyes"));
    QVERIFY(std::is_sorted(seen.watched.begin(), seen.watched.end(),
                           [](const Watched& a, const Watched& b) { return a.list < b.list; }));
}

// Decision 0015: whoever may lift the restriction reads behind it; nobody else is told what runs.
void TestShiftSummary::whatRunsOnARestrictedIncidentIsToldToWhoMayReadIt()
{
    DispatchRoom room;
    const IncidentId id = opened(room, Priority::P2, "WELFARE");
    must(room.run(StartChecklist{id, room.knowledge().protocols.begin()->first}));
    OpenIncident forced;
    forced.type = TypeCode("NOISE");
    forced.location = at("behind the old mill");
    must(room.run(forced));
    const IncidentId unplaced = room.last<IncidentOpened>().incident;
    for (const IncidentId one : {id, unplaced})
        must(room.runAs(supervisorSeat(), RestrictIncident{one, Visibility::Restricted, "staff"}));
    const auto count = [&](WatchList list, const std::set<Role>& roles) {
        const auto seen = supervise(room.state(), room.knowledge().codes, room.now(), roles);
        return std::count_if(seen.watched.begin(), seen.watched.end(),
                             [list](const Watched& one) { return one.list == list; });
    };
    for (const Role role : {Role::Supervisor, Role::Clinician}) {
        QCOMPARE(count(WatchList::Checklists, {role}), 1);
        QCOMPARE(count(WatchList::UnverifiedPlace, {role}), 1);
    }
    for (const std::set<Role>& roles :
         {std::set<Role>{}, {Role::Dispatcher}, {Role::Administrator}, {Role::Automaton}}) {
        QCOMPARE(count(WatchList::Checklists, roles), 0);
        QCOMPARE(count(WatchList::UnverifiedPlace, roles), 0);
    }
}

HAVEN_TESTS(TestShiftSummary)
#include "tst_shift_summary.moc"
