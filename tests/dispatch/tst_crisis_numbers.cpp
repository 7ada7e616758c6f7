#include "models/dispatch/crisis_numbers.h"
#include "models/dispatch/small_cells.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <array>
#include <map>
#include <QtTest>
#include <set>

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

using CellRow = std::vector<std::int64_t>;

// What a reader has of two tables: what is told, and the two sums. -1: not told.
CellRow publishedOf(const CellRow& people, const CellRow& counted)
{
    const auto hidden = hiddenCells({people, counted});
    CellRow out;
    for (std::size_t n = 0; n < people.size(); ++n) {
        out.push_back(hidden[0][n] ? -1 : people[n]);
        out.push_back(hidden[1][n] ? -1 : counted[n]);
    }
    std::int64_t sums[2] = {0, 0};
    for (std::size_t n = 0; n < people.size(); ++n) {
        sums[0] += people[n];
        sums[1] += counted[n];
    }
    out.insert(out.end(), {sums[0], sums[1]});
    return out;
}

CrisisFlagSuggested suggestedBy(IncidentId incident, Flag flag, const char* cueSet)
{
    CrisisFlagSuggested fact;
    fact.incident = incident;
    fact.flag = flag;
    fact.cueSet = cueSet;
    return fact;
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

    // A checklist alone makes no crisis of somebody's health.
    void aTypeCountsByItsMarkOfHealth()
    {
        DispatchRoom room;
        const Instant from = room.now();
        for (const char* type : {"EDP", "RUNAWAY", "PERMISS", "DEATHNTF", "WELFARE"})
            room.open(type);
        QCOMPARE(countOf(numbersOf(room, from), "flag_by_code"), std::int64_t{1});
        QCOMPARE(countOf(numbersOf(room, from), "behavioral"), std::int64_t{1});
        const IncidentId known = room.open("RUNAWAY");
        QVERIFY(room.run(DecideFlag{known, FlagDecision::Confirmed, {}}));
        QCOMPARE(countOf(numbersOf(room, from), "behavioral"), std::int64_t{2});
        QVERIFY(room.run(ChangeType{known, TypeCode("EDP")}));
        QCOMPARE(countOf(numbersOf(room, from), "flag_by_code"), std::int64_t{2});
    }

    // The cues are judged by what they had said before a person decided.
    void whatIsSuggestedAfterAPersonsWordIsNoAgreement()
    {
        DispatchRoom room;
        const Instant from = room.now();
        const IncidentId early = room.open("NOISE"); // a person saw it first
        QVERIFY(room.run(DecideFlag{early, FlagDecision::Confirmed, {}}));
        room.record(suggestedBy(early, Flag::Yes, "1"));
        const IncidentId changed = room.open("NOISE"); // the cues had said no
        room.record(suggestedBy(changed, Flag::No, "1"));
        QVERIFY(room.run(DecideFlag{changed, FlagDecision::Confirmed, {}}));
        room.record(suggestedBy(changed, Flag::Yes, "2"));
        const IncidentId again = room.open("NOISE"); // looked at twice, each time after the cues
        room.record(suggestedBy(again, Flag::No, "1"));
        QVERIFY(room.run(DecideFlag{again, FlagDecision::Rejected, "a play"}));
        room.record(suggestedBy(again, Flag::Possible, "2"));
        QVERIFY(room.run(DecideFlag{again, FlagDecision::Confirmed, {}}));
        const CrisisNumbers numbers = numbersOf(room, from);
        QCOMPARE(countOf(numbers, "flag_by_advisor"), std::int64_t{3}); // what it says now
        QCOMPARE(countOf(numbers, "agreement"), std::int64_t{1});
        QCOMPARE(numbers.find("agreement")->of, std::optional<std::int64_t>(2));
        QCOMPARE(countOf(numbers, "agreement_1"), std::int64_t{0});
        QCOMPARE(countOf(numbers, "agreement_2"), std::int64_t{1});
        // Saying the same once more is no new judgment; a word taken back is none at all.
        room.record(suggestedBy(again, Flag::No, "3"));
        QVERIFY(room.run(DecideFlag{again, FlagDecision::Confirmed, {}}));
        QVERIFY(numbersOf(room, from).find("agreement_3") == nullptr);
        FlagDecisionUndone undone;
        undone.incident = again;
        undone.decision = FlagDecision::Rejected;
        room.record(undone);
        const CrisisNumbers back = numbersOf(room, from);
        QCOMPARE(countOf(back, "agreement_1"), std::int64_t{1}); // said no, and was rejected
        QVERIFY(back.find("agreement_2") == nullptr);
        undone.decision.reset();
        room.record(undone);
        QCOMPARE(numbersOf(room, from).find("agreement")->of, std::optional<std::int64_t>(1));
    }

    void whatWasJoinedCountsAgainOnceItIsSplit()
    {
        DispatchRoom room;
        const Instant from = room.now();
        const IncidentId into = crisis(room, "1 Elm St", "home");
        const IncidentId other = crisis(room, "2 Elm St", "hospital");
        IncidentsMerged merged;
        merged.from = other;
        merged.into = into;
        room.record(merged);
        QCOMPARE(countOf(numbersOf(room, from), "behavioral"), std::int64_t{1});
        QCOMPARE(numbersOf(room, from).find("again_90_days")->of, std::optional<std::int64_t>(1));
        IncidentSplit split;
        split.incident = other;
        split.from = into;
        room.record(split);
        const CrisisNumbers numbers = numbersOf(room, from);
        QCOMPARE(countOf(numbers, "behavioral"), std::int64_t{2});
        QCOMPARE(countOf(numbers, "went_hospital"), std::int64_t{1});
    }

    // The same home in two spellings came again; the neighbor's is another.
    void aHomeIsTheSameHoweverItIsWritten()
    {
        DispatchRoom room;
        const Instant from = room.now();
        for (const auto& [place, apartment] : std::vector<std::pair<std::string, std::string>>{
                 {"12 Elm St", "Apt 3"}, {"12 ELM STREET", "#3"}, {"12 Elm St", "Apt 4"}}) {
            OpenIncident open;
            open.type = TypeCode("EDP");
            open.location = at(place);
            open.location.detail = apartment;
            QVERIFY(room.run(open));
            room.pass(Span::minutes(5));
        }
        const CrisisNumbers numbers = numbersOf(room, from);
        QCOMPARE(countOf(numbers, "again_30_days"), std::int64_t{1});
        QCOMPARE(numbers.find("again_30_days")->of, std::optional<std::int64_t>(3));
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

    void onlyWhatAPersonSetLowerCountsAsLowered()
    {
        DispatchRoom room;
        const Instant from = room.now();
        const IncidentId calm = room.open("WELFARE");
        const int unasked = room.incident(calm).level.level;
        for (const Fact fact : {Fact::Weapon, Fact::Violence, Fact::Injury})
            QVERIFY(room.run(AnswerFact{calm, fact, answered("none")}));
        QVERIFY(room.incident(calm).level.level < unasked);
        QCOMPARE(countOf(numbersOf(room, from), "level_lowered"), std::int64_t{0});
        QVERIFY(room.run(SetLevel{calm, 4, "he is at the bridge"}));
        QVERIFY(room.run(SetLevel{calm, 2, "found, warm, with family"}));
        QCOMPARE(countOf(numbersOf(room, from), "level_lowered"), std::int64_t{1});
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
        // That nobody was found is recorded as well; it went nowhere.
        QCOMPARE(countOf(numbers, "outcome_recorded"), std::int64_t{4});
        QCOMPARE(numbers.find("outcome_recorded")->of, std::optional<std::int64_t>(5));
        QCOMPARE(countOf(numbers, "diverted"), std::int64_t{2});
        QCOMPARE(numbers.find("diverted")->of, std::optional<std::int64_t>(3));
        QCOMPARE(countOf(numbers, "went_custody"), std::int64_t{1});
        // Asked and none is not the same as nobody asked.
        QCOMPARE(countOf(numbers, "force"), std::int64_t{1});
        QCOMPARE(numbers.find("force")->of, std::optional<std::int64_t>(2));
        QCOMPARE(countOf(numbers, "force_not_recorded"), std::int64_t{3});
    }

    // Written down the next day, of an incident of the last evening of the period.
    void whatIsWrittenAfterwardsCountsForItsIncident()
    {
        DispatchRoom room;
        const Instant from = room.now();
        const IncidentId evening = crisis(room, "1 Elm St");
        const IncidentId never = crisis(room, "2 Elm St");
        const Instant to = room.now();
        const auto numbers = [&] {
            CrisisFold fold(from, to, room.knowledge().codes, PerceivedTables::Told);
            for (const auto& recorded : room.log())
                fold.add(recorded);
            return fold.numbers();
        };
        room.pass(kDay);
        const IncidentId later = crisis(room, "3 Elm St", "home"); // not of the period
        room.record(CareTextRecorded{evening, CareSheet::Outcome, CareField::Went, "hospital"});
        room.record(ForceRecorded{evening, Force{{ForceKind::None}, "", "", {}, {}}});
        for (const IncidentId incident : {evening, later})
            perceive(room, incident, PerceivedRace::White, PerceivedSex::Male);
        QVERIFY(room.run(DecideFlag{evening, FlagDecision::Rejected, "a play"}));
        QCOMPARE(countOf(numbers(), "behavioral"), std::int64_t{2}); // as it stood at the end
        QCOMPARE(countOf(numbers(), "went_hospital"), std::int64_t{1});
        QCOMPARE(countOf(numbers(), "went_home"), std::int64_t{0});
        QCOMPARE(countOf(numbers(), "force_not_recorded"), std::int64_t{1});
        QVERIFY(numbers().find("incidents_race_white")->isHidden); // there is one
        // What comes too late changes nothing any more.
        const CrisisNumbers before = numbers();
        room.pass(kWrittenWithin);
        room.record(CareTextRecorded{never, CareSheet::Outcome, CareField::Went, "home"});
        QVERIFY(numbers() == before);
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

    // Every pair of tables of three values up to seven people: whoever knows the sums and the rule
    // can think of two, at the least, for each number that is hidden.
    void noHiddenNumberFollowsFromWhatIsTold()
    {
        constexpr std::int64_t kMost = 7;
        std::map<CellRow, std::array<std::set<std::int64_t>, 6>> possible;
        std::vector<std::pair<std::int64_t, std::int64_t>> cells;
        for (std::int64_t people = 0; people <= kMost; ++people) {
            for (std::int64_t counted = 0; counted <= people; ++counted)
                cells.emplace_back(people, counted);
        }
        for (const auto& a : cells) {
            for (const auto& b : cells) {
                for (const auto& c : cells) {
                    const CellRow people{a.first, b.first, c.first};
                    const CellRow counted{a.second, b.second, c.second};
                    auto& of = possible[publishedOf(people, counted)];
                    for (std::size_t n = 0; n < 3; ++n) {
                        of[2 * n].insert(people[n]);
                        of[2 * n + 1].insert(counted[n]);
                    }
                }
            }
        }
        QVERIFY(possible.size() > 1000);
        for (const auto& [published, of] : possible) {
            const bool isAll = published[6] == published[7]; // known of everybody by the sums alone
            for (std::size_t n = 0; n < of.size(); ++n) {
                const bool isOwnSecret = published[n] < 0 && !(n % 2 == 1 && isAll);
                if (isOwnSecret && of[n].size() == 1)
                    QCOMPARE(*of[n].begin(), std::int64_t{0});
            }
        }
    }

    void whatIsLeftOverIsHiddenAsWellAsWhatIsCounted()
    {
        // Eleven of twelve would tell of one.
        const auto rest = hiddenCells({{12, 9}, {11, 4}});
        QVERIFY(!rest[0][0] && !rest[0][1]);
        QVERIFY(rest[1][0] && rest[1][1]);
        // Where everybody is of one value, what is known of all is known of it.
        QCOMPARE(hiddenCells({{12, 0}, {3, 0}}),
                 (std::vector<std::vector<bool>>{{true, true}, {true, true}}));
        // Two that are one each, and two that are four each, follow from their sum.
        for (const std::int64_t few : {std::int64_t{1}, std::int64_t{4}})
            QCOMPARE(hiddenCells({{few, few, 20, 9}}),
                     (std::vector<std::vector<bool>>{{true, true, false, true}}));
        QCOMPARE(hiddenCells({{1, 2, 20, 9}}),
                 (std::vector<std::vector<bool>>{{true, true, false, false}}));
        // Five are told, and nobody beside five is.
        QCOMPARE(hiddenCells({{5, 0, 20}}),
                 (std::vector<std::vector<bool>>{{false, false, false}}));
        QCOMPARE(hiddenCells({{4, 0, 20}}), (std::vector<std::vector<bool>>{{true, true, true}}));
        // The sum alone would say that it was none of these three, or all of them.
        for (const std::int64_t counted : {std::int64_t{0}, std::int64_t{3}}) {
            const auto hidden = hiddenCells({{1, 2, 10}, {counted / 3, 2 * counted / 3, 5}});
            QVERIFY(!hidden[0][2]);
            QVERIFY(hidden[1][2]);
        }
        QVERIFY(!hiddenCells({{1, 2, 10}, {0, 1, 5}})[1][2]);
    }

    void withoutRoleOrQuarterThereIsNoTableAndItIsSaid()
    {
        DispatchRoom room;
        const Instant from = room.now();
        for (int n = 0; n < 12; ++n)
            perceive(room, crisis(room, "1 Elm St"), PerceivedRace::White, PerceivedSex::Male);
        for (const auto tables : {PerceivedTables::NoRole, PerceivedTables::NotAQuarter,
                                  PerceivedTables::NotYet, PerceivedTables::Removed}) {
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
        line.of.reset();
        line.time = Span::minutes(14);
        QCOMPARE(numberWords(line), std::string("14 min (7 counted)"));
        line.time = Span::seconds(14 * 60 + 54); // 14.9 in a table
        QCOMPARE(numberWords(line), std::string("15 min (7 counted)"));
        line.time = Span::seconds(59 * 60 + 30);
        QCOMPARE(numberWords(line), std::string("1 h 00 min (7 counted)"));
        line.time = Span::seconds(59);
        QCOMPARE(numberWords(line), std::string("59 s (7 counted)"));
        line.time.reset();
        line.isHidden = true;
        QCOMPARE(numberWords(line), std::string("hidden: would tell of fewer than 5"));
    }

    void aShareIsRoundedAndOnlyAllIsAHundred()
    {
        QCOMPARE(shareWords(15, 16), std::string("15 of 16 (94 %)"));
        QCOMPARE(percentShare(1, 2), std::int64_t{50});
        QCOMPARE(percentShare(1, 8), std::int64_t{13});
        QCOMPARE(percentShare(199, 200), std::int64_t{99});
        QCOMPARE(percentShare(200, 200), std::int64_t{100});
        QCOMPARE(percentShare(1, 300), std::int64_t{1});
        QCOMPARE(percentShare(0, 300), std::int64_t{0});
        QCOMPARE(percentShare(0, 0), std::int64_t{0});
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
