#include "models/dispatch/crisis_numbers.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

constexpr Span kDay = Span::hours(24);

CrisisNumbers numbersOf(const DispatchRoom& room, Instant from,
                        PerceivedTables tables = PerceivedTables::Told)
{
    CrisisFold fold(from, room.now(), room.knowledge().codes, tables);
    for (const auto& recorded : room.log())
        fold.add(recorded);
    return fold.numbers();
}

std::int64_t countOf(const CrisisNumbers& numbers, std::string_view key)
{
    const NumberLine* line = numbers.find(key);
    if (!line)
        qFatal("there is no %s", std::string(key).c_str());
    return line->count;
}

// A crisis by its code, at a place, with what was recorded of it.
IncidentId crisis(DispatchRoom& room, const char* place, const char* went = "")
{
    const IncidentId incident = room.open("EDP", place);
    if (*went != '\0')
        room.record(CareTextRecorded{incident, CareSheet::Outcome, CareField::Went, went});
    return incident;
}

void perceive(DispatchRoom& room, IncidentId incident, PerceivedRace race, PerceivedSex sex)
{
    room.record(PerceivedRecorded{incident, Perceived{race, sex, "3A12"}});
}

} // namespace

class TestCrisisNumbers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flagsAreCountedBySource()
    {
        DispatchRoom room;
        const Instant from = room.now();
        const auto suggest = [&](IncidentId incident, Flag flag) {
            CrisisFlagSuggested fact;
            fact.incident = incident;
            fact.flag = flag;
            fact.cueSet = "1";
            room.record(fact);
        };
        const IncidentId both = room.open("EDP");
        suggest(both, Flag::Yes);
        QVERIFY(room.run(DecideFlag{both, FlagDecision::Confirmed, {}}));
        const IncidentId words = room.open("NOISE");
        suggest(words, Flag::Possible);
        QVERIFY(room.run(DecideFlag{words, FlagDecision::Rejected, "a play"}));
        const IncidentId open = room.open("NOISE");
        suggest(open, Flag::Possible);
        room.open("EDP");
        const CrisisNumbers numbers = numbersOf(room, from);
        QCOMPARE(countOf(numbers, "flag_by_code"), std::int64_t{2});
        QCOMPARE(countOf(numbers, "flag_by_advisor"), std::int64_t{3});
        QCOMPARE(countOf(numbers, "flag_by_both"), std::int64_t{1});
        QCOMPARE(countOf(numbers, "flag_confirmed"), std::int64_t{1});
        QCOMPARE(countOf(numbers, "flag_rejected"), std::int64_t{1});
        QCOMPARE(countOf(numbers, "flag_not_reviewed"), std::int64_t{1});
        // Agreement is of what was looked at, by the cues that were in use.
        QCOMPARE(countOf(numbers, "agreement"), std::int64_t{1});
        QCOMPARE(numbers.find("agreement")->of, std::optional<std::int64_t>(2));
        QCOMPARE(numbers.find("agreement_1")->of, std::optional<std::int64_t>(2));
    }

    // A 3 that nobody asked for is told apart from one that was.
    void whatWasNeverAskedIsCounted()
    {
        DispatchRoom room;
        const Instant from = room.now();
        const IncidentId asked = room.open("SUICTHRT");
        room.open("SUICTHRT");
        room.open("NOISE"); // has no level
        for (const Fact fact : {Fact::Weapon, Fact::Violence, Fact::Injury})
            QVERIFY(room.run(AnswerFact{asked, fact, answered("none")}));
        QVERIFY(room.run(AnswerFact{asked, Fact::SelfHarm, answered("plan_and_means")}));
        const CrisisNumbers numbers = numbersOf(room, from);
        QCOMPARE(countOf(numbers, "level_3"), std::int64_t{2});
        QCOMPARE(countOf(numbers, "level_not_asked"), std::int64_t{1});
        QCOMPARE(numbers.find("level_not_asked")->of, std::optional<std::int64_t>(2));
    }

    void whoWasWantedAddsUp()
    {
        DispatchRoom room;
        const Instant from = room.now();
        const auto judge = [&](ClinicianOutcome outcome, const char* code) {
            ClinicianNeedJudged fact;
            fact.incident = room.open("EDP");
            fact.outcome = outcome;
            fact.code = code;
            fact.since = room.now();
            room.record(fact);
        };
        judge(ClinicianOutcome::Sent, "");
        judge(ClinicianOutcome::Sent, "");
        judge(ClinicianOutcome::NotSent, "other");
        judge(ClinicianOutcome::NotSent, "other");
        judge(ClinicianOutcome::NotSent, "never-heard-of");
        const CrisisNumbers numbers = numbersOf(room, from);
        QCOMPARE(countOf(numbers, "eligible"), std::int64_t{5});
        std::int64_t sum = countOf(numbers, "clinician_sent");
        for (const NumberLine& line : numbers.lines)
            sum += line.key.rfind("not_sent_", 0) == 0 ? line.count : 0;
        QCOMPARE(sum, std::int64_t{5});
        QCOMPARE(countOf(numbers, "not_sent_other"), std::int64_t{2});
    }

    // crisis.md 6.20.
    void howItEndedIsCounted()
    {
        DispatchRoom room;
        const Instant from = room.now();
        crisis(room, "1 Elm St", "home");
        crisis(room, "2 Elm St", "hospital");
        const IncidentId custody = crisis(room, "3 Elm St", "custody");
        crisis(room, "4 Elm St", "not_found");
        const IncidentId unknown = crisis(room, "5 Elm St");
        room.record(ForceRecorded{custody, Force{{ForceKind::Handcuffs}, "Lee", "", {}, {}}});
        room.record(ForceRecorded{unknown, Force{{ForceKind::None}, "", "", {}, {}}});
        const CrisisNumbers numbers = numbersOf(room, from);
        QCOMPARE(countOf(numbers, "behavioral"), std::int64_t{5});
        QCOMPARE(countOf(numbers, "diverted"), std::int64_t{2});
        QCOMPARE(numbers.find("diverted")->of, std::optional<std::int64_t>(3));
        QCOMPARE(countOf(numbers, "went_custody"), std::int64_t{1});
        // Asked and none is not the same as nobody asked.
        QCOMPARE(countOf(numbers, "force"), std::int64_t{1});
        QCOMPARE(numbers.find("force")->of, std::optional<std::int64_t>(2));
        QCOMPARE(countOf(numbers, "force_not_recorded"), std::int64_t{3});
    }

    void codesOfTheOutcomeAreCounted()
    {
        DispatchRoom room;
        const Instant from = room.now();
        const auto code = [&](IncidentId id, CareField field, const char* text) {
            room.record(CareTextRecorded{id, CareSheet::Outcome, field, text});
        };
        const IncidentId one = crisis(room, "1 Elm St", "home");
        code(one, CareField::SeenCodes, "threats,calm");
        code(one, CareField::SeenCodes, "talk_of_suicide,calm"); // what stands last counts
        code(one, CareField::DoneCodes, "talked_down");
        code(one, CareField::Diverted, "from_emergency_department");
        const IncidentId two = crisis(room, "2 Elm St");
        code(two, CareField::SeenCodes, "calm");
        code(two, CareField::Referred, "made");
        code(two, CareField::Examined, "voluntary");
        code(two, CareField::Result, "referral");
        crisis(room, "3 Elm St");
        // What is no behavioral-health work is not counted here, and free words never are.
        code(room.open("NOISE"), CareField::SeenCodes, "violence");
        code(two, CareField::Seen, "withdrawn");
        const CrisisNumbers numbers = numbersOf(room, from);
        QCOMPARE(countOf(numbers, "behavior_calm"), std::int64_t{2});
        QCOMPARE(numbers.find("behavior_calm")->of, std::optional<std::int64_t>(2));
        QCOMPARE(numbers.find("behavior_calm")->words,
                 std::string("Behavior seen, to be counted: calm"));
        QCOMPARE(countOf(numbers, "behavior_talk_of_suicide"), std::int64_t{1});
        QCOMPARE(countOf(numbers, "steps_talked_down"), std::int64_t{1});
        QCOMPARE(countOf(numbers, "referral_made"), std::int64_t{1});
        QCOMPARE(countOf(numbers, "examination_voluntary"), std::int64_t{1});
        QCOMPARE(countOf(numbers, "diversion_from_emergency_department"), std::int64_t{1});
        QCOMPARE(countOf(numbers, "result_referral"), std::int64_t{1});
        for (const char* none : {"behavior_threats", "behavior_violence", "behavior_withdrawn"})
            QVERIFY(numbers.find(none) == nullptr);
    }

    void aPlaceThatCallsAgainIsCountedByItsApartment()
    {
        DispatchRoom room;
        const auto at = [&](const char* place, const char* door) {
            OpenIncident open;
            open.type = TypeCode("EDP");
            open.location = haven::test::at(place);
            open.location.detail = door;
            QVERIFY(room.run(open));
        };
        at("9 Oak Ave", "2B");
        room.pass(Span{20 * kDay.ms});
        const Instant from = room.now();
        at("9 OAK AVE", "2b"); // again, in 30 days
        at("9 Oak Ave", "3C"); // a neighbor
        room.pass(Span{60 * kDay.ms});
        at("9 Oak Ave", "3C"); // again, in 90 days
        const CrisisNumbers numbers = numbersOf(room, from);
        QCOMPARE(countOf(numbers, "again_30_days"), std::int64_t{1});
        QCOMPARE(countOf(numbers, "again_90_days"), std::int64_t{2});
        QCOMPARE(numbers.find("again_90_days")->of, std::optional<std::int64_t>(3));
        // The one before the period is looked at, and not counted.
        QCOMPARE(countOf(numbers, "behavioral"), std::int64_t{3});
    }

    void followUpsAreInTimeOrNot()
    {
        DispatchRoom room;
        const Instant from = room.now();
        const IncidentId incident = crisis(room, "1 Elm St");
        const auto plan = [&](std::int64_t number, Span in) {
            FollowUp one;
            one.id = FollowUpId(number);
            one.incident = incident;
            one.dueAt = room.now() + in;
            room.record(FollowUpPlanned{incident, one});
        };
        plan(1, kDay);
        plan(2, kDay);
        plan(3, kDay);
        plan(4, kDay);
        plan(5, Span{40 * kDay.ms}); // not due in the period
        room.record(FollowUpEnded{incident, FollowUpId(1), FollowUpEnd::Done, ""});
        room.pass(Span{2 * kDay.ms});
        room.record(FollowUpEnded{incident, FollowUpId(2), FollowUpEnd::Done, ""});
        room.record(FollowUpEnded{incident, FollowUpId(3), FollowUpEnd::Closed, "moved away"});
        const CrisisNumbers numbers = numbersOf(room, from);
        QCOMPARE(countOf(numbers, "follow_ups_due"), std::int64_t{4});
        QCOMPARE(countOf(numbers, "follow_ups_in_time"), std::int64_t{1});
        QCOMPARE(countOf(numbers, "follow_ups_late"), std::int64_t{1});
        QCOMPARE(countOf(numbers, "follow_ups_ended"), std::int64_t{1});
        QCOMPARE(countOf(numbers, "follow_ups_open"), std::int64_t{1});
    }

    void numbersOfTooFewAreHiddenAndCannotBeWorkedOut()
    {
        DispatchRoom room;
        const Instant from = room.now();
        for (int n = 0; n < 12; ++n)
            perceive(room, crisis(room, "1 Elm St"), PerceivedRace::White, PerceivedSex::Male);
        for (int n = 0; n < 7; ++n)
            perceive(room, crisis(room, "2 Elm St"), PerceivedRace::Black, PerceivedSex::Female);
        for (int n = 0; n < 2; ++n)
            perceive(room, crisis(room, "3 Elm St"), PerceivedRace::Asian, PerceivedSex::Female);
        const CrisisNumbers numbers = numbersOf(room, from);
        const NumberLine* few = numbers.find("incidents_race_asian");
        QVERIFY(few && few->isHidden);
        QCOMPARE(few->count, std::int64_t{0});
        QVERIFY(numberWords(*few).find("fewer than 5") != std::string::npos);
        // With one hidden alone, all less the others would tell it.
        QVERIFY(numbers.find("incidents_race_black")->isHidden);
        QCOMPARE(countOf(numbers, "incidents_race_white"), std::int64_t{12});
        QCOMPARE(countOf(numbers, "incidents_sex_female"), std::int64_t{9});
        QVERIFY(!numbers.find("incidents_sex_female")->isHidden);
    }

    void withoutRoleOrQuarterThereIsNoTableAndItIsSaid()
    {
        DispatchRoom room;
        const Instant from = room.now();
        for (int n = 0; n < 12; ++n)
            perceive(room, crisis(room, "1 Elm St"), PerceivedRace::White, PerceivedSex::Male);
        for (const auto tables : {PerceivedTables::NoRole, PerceivedTables::NotAQuarter}) {
            const CrisisNumbers numbers = numbersOf(room, from, tables);
            QCOMPARE(numbers.perceived, tables);
            for (const NumberLine& line : numbers.lines)
                QVERIFY(line.group != NumberGroup::Race && line.group != NumberGroup::Sex);
            QVERIFY(!perceivedWords(tables).empty());
        }
        QVERIFY(perceivedWords(PerceivedTables::Told).empty());
    }

    void timesAreWordsAPersonReads()
    {
        QCOMPARE(durationWords(Span::seconds(45)), std::string("45 s"));
        QCOMPARE(durationWords(Span::minutes(12)), std::string("12 min"));
        QCOMPARE(durationWords(Span::minutes(185)), std::string("3 h 05 min"));
        NumberLine line;
        line.count = 7;
        line.of = 12;
        QCOMPARE(numberWords(line), std::string("7 of 12 (58 %)"));
        line.of = 0;
        QCOMPARE(numberWords(line), std::string("none to count"));
    }

    void aQuietMonthHasEveryLineAndNoNumber()
    {
        DispatchRoom room;
        const Instant from = room.now();
        room.pass(kDay);
        const CrisisNumbers numbers = numbersOf(room, from);
        QVERIFY(numbers.lines.size() > 55);
        for (const NumberLine& line : numbers.lines) {
            QCOMPARE(line.count, std::int64_t{0});
            QVERIFY(!line.isHidden);
        }
    }
};

HAVEN_TESTS(TestCrisisNumbers)
#include "tst_crisis_numbers.moc"
