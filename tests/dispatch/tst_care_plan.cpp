#include "models/crisis/diagnosis.h"
#include "models/dispatch/act_words.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/log_words.h"
#include "models/dispatch/nearby.h"
#include "models/dispatch/supervision.h"
#include "tests/dispatch/care_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

std::vector<PlanHit> plansAt(const CareShift& shift)
{
    return plansFor(shift.room.state(), shift.incident(), shift.room.now());
}

Person person(const char* name, const char* born)
{
    Person one;
    one.name = name;
    one.born = born;
    return one;
}

} // namespace

class TestCarePlan final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlanIsShownOnceSomebodyElseHasApprovedIt()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("plan 01 place speak slowly", dispatcherSeat()),
                 std::string("RoleMissing"));
        QCOMPARE(shift.run("plan 01 place speak slowly"), std::string("done"));
        QVERIFY(plansAt(shift).empty());
        QCOMPARE(shift.run("papp 1 LCSW 1234"), std::string("CarePlanIncomplete"));
        for (const char* line :
             {"pset 1 helps soft voice", "pset 1 steps wait; ask", "pset 1 source brother"})
            QCOMPARE(shift.run(line), std::string("done"));
        QCOMPARE(shift.run("papp 1 LCSW 1234"), std::string("CarePlanByAuthor"));
        QCOMPARE(shift.run("papp 1 sergeant", supervisorSeat()), std::string("done"));
        QCOMPARE(plansAt(shift).size(), std::size_t(1));
        const CarePlan& plan = shift.room.state().carePlans.at(CarePlanId(1));
        QVERIFY(plan.approver == supervisorSeat().agent);
        QVERIFY(plan.endsAt == shift.room.now() + kCareYear);
        // What is changed is looked at again before it is shown again.
        QCOMPARE(shift.run("pset 1 helps softer voice"), std::string("done"));
        QVERIFY(plansAt(shift).empty());
    }

    // An empty card at intake would look as if there were nothing to know.
    void aPlanWithoutWordsIsNotBegun()
    {
        CareShift shift;
        const auto id = shift.room.open("WELFARE");
        for (const char* words : {"", "  ", "\"\"", "...", "\"  \""}) {
            RecordCarePlan command;
            command.incident = id;
            command.plan.radioSafe = words;
            QCOMPARE(shift.room.refusalOfAs(clinicianSeat(), command),
                     std::string("CarePlanWordsMissing"));
        }
        QVERIFY(shift.room.state().carePlans.empty());
        QCOMPARE(shift.run("plan 01 place \"  \""), std::string("CarePlanWordsMissing"));
        QCOMPARE(shift.run("plan 01 place háblele despacio"), std::string("done"));
        // Nor are they taken away from one that has them, and a field of signs fills nothing.
        QCOMPARE(shift.run("pset 1 radio ..."), std::string("CarePlanWordsMissing"));
        for (const char* line : {"pset 1 helps soft voice", "pset 1 steps ---", "pset 1 source ."})
            QCOMPARE(shift.run(line), std::string("done"));
        const auto missing = missingOf(shift.room.state().carePlans.at(CarePlanId(1)));
        QCOMPARE(missing, (std::vector<std::string>{"steps", "source"}));
        QCOMPARE(shift.run("papp 1 sergeant", supervisorSeat()), std::string("CarePlanIncomplete"));
    }

    // As the screen does, so does the line: else nobody without a screen could open it again.
    void aRestrictionIsLiftedByItsOwnVerb()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("unhide 01 never was", supervisorSeat()),
                 std::string("NothingToChange"));
        QCOMPARE(shift.run("hide 01 involves staff", supervisorSeat()), std::string("done"));
        QVERIFY(shift.incident().visibility == Visibility::Restricted);
        QCOMPARE(shift.run("unhide 01 reviewed", dispatcherSeat()), std::string("RoleMissing"));
        QCOMPARE(shift.run("unhide 01", supervisorSeat()), std::string("SlotMissing"));
        QVERIFY(shift.incident().visibility == Visibility::Restricted);
        QCOMPARE(shift.run("unhide 01 reviewed", supervisorSeat()), std::string("done"));
        QVERIFY(shift.incident().visibility == Visibility::Normal);
    }

    void aPersonAgreesOrIsTold()
    {
        CareShift shift;
        const auto id = shift.room.open("WELFARE");
        QCOMPARE(shift.run("plan 01 person speak slowly"), std::string("CarePlanSubjectMissing"));
        QVERIFY(shift.room.run(RecordPerson{id, person("Sam Lake", "1980-02-03")}));
        QCOMPARE(shift.run("plan 01 person speak slowly"), std::string("done"));
        for (const char* line :
             {"pset 1 helps soft voice", "pset 1 steps wait; ask", "pset 1 source brother"})
            QCOMPARE(shift.run(line), std::string("done"));
        QCOMPARE(shift.run("papp 1", supervisorSeat()), std::string("CarePlanIncomplete"));
        QCOMPARE(shift.run("pset 1 consent maybe"), std::string("WordUnexpected"));
        QCOMPARE(shift.run("pset 1 consent told"), std::string("done"));
        QCOMPARE(shift.run("papp 1", supervisorSeat()), std::string("done"));
        QCOMPARE(plansAt(shift).front().match == PlanMatch::SamePerson, true);
    }

    // The sister who called is the last who was recorded, and it is not her crisis.
    void aPlanAndACautionAreOfWhoseCrisisItIs()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("per 01 rp Dana Reed tel 203-555-0147"), std::string("done"));
        QCOMPARE(shift.run("plan 01 person speak slowly"), std::string("CarePlanSubjectMissing"));
        QCOMPARE(shift.run("cau 01 approach of person from sister stand back"),
                 std::string("CautionPersonMissing"));
        QCOMPARE(shift.run("per 01 patient Sam Lake born 1980-02-03"), std::string("done"));
        QCOMPARE(shift.run("per 01 suspect Max Lake"), std::string("done"));
        QCOMPARE(shift.run("per 01 witness looks man with a dog"), std::string("done"));
        QCOMPARE(shift.run("plan 01 person speak slowly"), std::string("done"));
        QCOMPARE(shift.room.state().carePlans.at(CarePlanId(1)).person, std::string("Sam Lake"));
        QCOMPARE(shift.room.state().carePlans.at(CarePlanId(1)).born, std::string("1980-02-03"));
        QCOMPARE(shift.run("cau 01 approach of person from sister stand back"),
                 std::string("done"));
        QCOMPARE(shift.room.state().cautions.begin()->second.person, std::string("Sam Lake"));
        // Numbers are the places in the list: who is there already is corrected, in what is said.
        QCOMPARE(shift.run("per 01 1 as witness born 1979"), std::string("done"));
        QCOMPARE(shift.incident().persons.size(), std::size_t(4));
        const Person& dana = shift.incident().persons.front();
        QVERIFY(dana.role == PersonRole::Witness && dana.name == "Dana Reed");
        QVERIFY(dana.phone == "203-555-0147" && dana.born == "1979");
        QCOMPARE(shift.incident().persons.back().description, std::string("man with a dog"));
        QCOMPARE(shift.run("per 01 5 born 1979"), std::string("PersonNotFound"));
        QCOMPARE(shift.run("per 01 0 born 1979"), std::string("PersonNotFound"));
        QCOMPARE(shift.run("per 01 neighbor Ann"), std::string("WordUnexpected"));
        QCOMPARE(shift.run("per 01 patient Ann as nobody"), std::string("WordUnexpected"));
        QCOMPARE(shift.run("per 01 patient Ann born"), std::string("SlotMissing"));
        QCOMPARE(shift.run("per 01 patient"), std::string("PersonEmpty"));
        QCOMPARE(shift.run("per 01 patient Ann born 2031-01-01"), std::string("BirthDayBad"));
        QCOMPARE(shift.run("veh 01 suspect ab12345 state CT looks gray van"), std::string("done"));
        QCOMPARE(shift.incident().vehicles.front().plate, std::string("AB12345"));
        QCOMPARE(shift.run("veh 01 1 looks white van as it left"), std::string("done"));
        QCOMPARE(shift.incident().vehicles.size(), std::size_t(1));
        QCOMPARE(shift.incident().vehicles.front().description,
                 std::string("white van as it left"));
        QCOMPARE(shift.run("veh 01 2 looks white"), std::string("VehicleNotFound"));
        QCOMPARE(shift.run("cauok 01 1"), std::string("done"));
        QCOMPARE(shift.run("cauok 01 1"), std::string("NothingToChange"));
        QCOMPARE(shift.run("cauok 01 9"), std::string("CautionNotFound"));
        QCOMPARE(shift.run("cauok 01 one"), std::string("CautionNotFound"));
    }

    // Before anything is written over, the line says whose entry it is; of a restricted incident a
    // number tells no name.
    void aNumberSaysWhomItWouldCorrect()
    {
        CareShift shift;
        const auto id = shift.room.open("WELFARE");
        QVERIFY(shift.room.run(RecordPerson{id, person("Sam Lake", "1980-02-03")}));
        const auto preview = [&](const char* line) {
            const LineContext context{
                shift.room.state(), shift.room.knowledge(), shift.room.now(), Span{}, {}, {}};
            const auto parsed = parseLine(line, context);
            return parsed ? parsed->preview : std::string();
        };
        QVERIFY(preview("per 01 patient Ann").find(": patient.") != std::string::npos);
        QVERIFY(preview("per 01 1 born 1979").find("Sam Lake") != std::string::npos);
        // Not the new name: a slip of the number would write over somebody else unseen.
        QVERIFY(preview("per 01 1 Ann").find("Sam Lake") != std::string::npos);
        QVERIFY(shift.room.runAs(supervisorSeat(),
                                 RestrictIncident{id, Visibility::Restricted, "staff"}));
        const std::string kept = preview("per 01 1 born 1979");
        QVERIFY2(!kept.empty() && kept.find("Lake") == std::string::npos, kept.c_str());
    }

    void aPersonIsTheSameByNameAndBirth()
    {
        CareShift shift;
        const auto id = shift.room.open("WELFARE", "9 Elm St");
        QVERIFY(shift.room.run(RecordPerson{id, person("Sam Lake", "1980-02-03")}));
        CarePlan plan;
        plan.person = "Lake, Sam";
        plan.born = "1980-02-03";
        plan.approver = supervisorSeat().agent;
        plan.id = CarePlanId(1);
        CarePlanRecorded fact;
        fact.plan = plan;
        shift.room.record(fact);
        QCOMPARE(plansAt(shift).size(), std::size_t(1));
        const auto asked = [&](const Person& one) {
            return plansFor(shift.room.state(), PlanQuestion{{}, {one}}, shift.room.now());
        };
        QVERIFY(asked(person("sam lake", "")).front().match == PlanMatch::SameName);
        QVERIFY(asked(person("Sam Lake", "1999-01-01")).empty());
        QVERIFY(asked(person("Sam Lakes", "1980-02-03")).empty());
        QVERIFY(asked(person("", "1980-02-03")).empty());
        // However the day is written; an age alone makes nobody the same, and rules nobody out
        // that it fits.
        QVERIFY(asked(person("Sam Lake", "2/3/1980")).front().match == PlanMatch::SamePerson);
        QVERIFY(asked(person("Sam Lake", "3/2/1980")).empty());
        QVERIFY(asked(person("Sam Lake", "1980")).front().match == PlanMatch::SameName);
        QVERIFY(asked(person("Sam Lake", "about 40")).front().match == PlanMatch::SameName);
        QVERIFY(asked(person("Sam Lake", "about 15")).empty());
    }

    void aPlanOfAnApartmentIsForThatApartment()
    {
        CareShift shift;
        shift.room.open("WELFARE", "12 Oak Ave");
        shift.approvedPlan("speak slowly");
        CarePlan plan = shift.room.state().carePlans.at(CarePlanId(1));
        plan.place.detail = "apt 3";
        CarePlanRecorded fact;
        fact.plan = plan;
        shift.room.record(fact);
        Location place = at("12 oak ave.");
        const auto hits = [&] {
            return plansFor(shift.room.state(), PlanQuestion{place, {}}, shift.room.now()).size();
        };
        QCOMPARE(hits(), std::size_t(0));
        place.detail = "Apt 4";
        QCOMPARE(hits(), std::size_t(0));
        place.detail = "Apt 3";
        QCOMPARE(hits(), std::size_t(1));
        place = at("12 Oak Avenue");
        place.detail = "#3"; // in whatever spelling
        QCOMPARE(hits(), std::size_t(1));
    }

    void anEndedOrExpiredPlanFallsAwayAndGoesToTheSupervisor()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        const auto id = shift.approvedPlan("speak slowly");
        shift.room.pass(kPlanReview);
        QVERIFY(plansAt(shift).front().isReviewDue);
        shift.room.pass(kCareYear);
        QVERIFY(plansAt(shift).empty());
        const auto watched =
            supervise(shift.room.state(), shift.room.knowledge().codes, shift.room.now()).watched;
        const auto late = std::count_if(watched.begin(), watched.end(), [](const Watched& one) {
            return one.list == WatchList::RunOut && one.care->what == CareLateness::PlanOver;
        });
        QCOMPARE(late, std::ptrdiff_t(1));
        // Renewed by whoever looks after it, also its author: nothing was changed.
        QCOMPARE(shift.run("papp 1 LCSW 1234"), std::string("done"));
        QCOMPARE(plansAt(shift).size(), std::size_t(1));
        QCOMPARE(shift.run("pend 1"), std::string("ReasonMissing"));
        QCOMPARE(shift.run("pend 1 moved away"), std::string("done"));
        QVERIFY(plansAt(shift).empty());
        QCOMPARE(shift.run("papp 1"), std::string("CarePlanIsOver"));
        QVERIFY(shift.room.state().carePlans.at(id).endedAt.has_value());
    }

    void whoApprovesMaySetReviewAndEnd()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        const auto id = shift.approvedPlan("speak slowly");
        const auto plan = [&]() -> const CarePlan& { return shift.room.state().carePlans.at(id); };
        const Span day = Span::hours(24);
        QCOMPARE(shift.run("papp 1 review 30 ends 90 LCSW 1234"), std::string("done"));
        QVERIFY(plan().reviewAt == shift.room.now() + Span{30 * day.ms});
        QVERIFY(plan().endsAt == shift.room.now() + Span{90 * day.ms});
        QCOMPARE(plan().credentials, std::string("LCSW 1234"));
        for (const char* line :
             {"papp 1 review 0", "papp 1 review 91 ends 90", "papp 1 ends 366", "papp 1 ends 0"})
            QCOMPARE(shift.run(line), std::string("CarePlanDaysBad"));
        QCOMPARE(shift.run("papp 1 ends soon"), std::string("WordUnexpected"));
        // A review after the end would never come: it comes with it.
        QCOMPARE(shift.run("papp 1 ends 60"), std::string("done"));
        QVERIFY(plan().reviewAt == plan().endsAt);
        QCOMPARE(shift.run("papp 1 ends 365"), std::string("done"));
        shift.room.pass(Span{364 * day.ms});
        QCOMPARE(plansAt(shift).size(), std::size_t(1));
        shift.room.pass(day);
        QVERIFY(plansAt(shift).empty());
    }

    // crisis.md 6.19.
    void everyViewIsRecordedWithWhoAndWhy()
    {
        CareShift shift;
        const auto here = shift.room.open("WELFARE");
        const auto id = shift.approvedPlan("speak slowly");
        const auto other = shift.room.open("NOISE", "77 Far Rd");
        const auto view = [&](const Seat& seat, std::optional<IncidentId> incident,
                              const char* reason) {
            return shift.room.refusalOfAs(seat, ViewCare{CareView::CarePlan, incident, id, reason});
        };
        QCOMPARE(view(clinicianSeat(), {}, " "), std::string("CareReasonMissing"));
        QCOMPARE(view(clinicianSeat(), {}, "preparing a visit"), std::string("done"));
        QCOMPARE(view(supervisorSeat(), {}, "review"), std::string("done"));
        QCOMPARE(view(dispatcherSeat(), here, "officer asks"), std::string("done"));
        QCOMPARE(view(dispatcherSeat(), other, "curious"), std::string("CarePlanNotHere"));
        QCOMPARE(view(dispatcherSeat(), {}, "curious"), std::string("CarePlanNotHere"));
        QCOMPARE(view(administratorSeat(), here, "curious"), std::string("RoleMissing"));
        const auto& last = shift.room.log();
        const auto seen = std::count_if(last.begin(), last.end(), [](const Recorded& one) {
            return one.event && isKind<CareViewed>(*one.event);
        });
        QCOMPARE(seen, std::ptrdiff_t(3));
        for (const auto which : {CareView::FollowUps, CareView::Certificate})
            QCOMPARE(shift.room.refusalOfAs(dispatcherSeat(), ViewCare{which, here, {}, "look"}),
                     std::string("RoleMissing"));
    }

    void theWordsOfAPlanAreInNoLogLine()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        shift.approvedPlan("speak slowly");
        LogWordsContext context;
        context.codes = &shift.room.knowledge().codes;
        context.numberOf = [](IncidentId id) { return std::to_string(id.value); };
        for (const auto& recorded : shift.room.log())
            QVERIFY(wordsFor(recorded, context).text.find("SECRET") == std::string::npos);
    }

    void aDiagnosisIsNoCautionAndNotForTheAir()
    {
        QCOMPARE(diagnosisIn("He is Schizophrenic, off meds").value(),
                 std::string("Schizophrenic"));
        QVERIFY(diagnosisIn("brother says bipolar"));
        for (const char* fine : {"startles at sirens", "depression in the driveway", "manic driver",
                                 "large dog", "talks to himself, speak slowly"})
            QVERIFY2(!diagnosisIn(fine), fine);
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("cau 01 approach from brother paranoid schizophrenic"),
                 std::string("TextIsDiagnosis"));
        QCOMPARE(shift.run("cau 01 approach from brother startles at sirens"), std::string("done"));
        QCOMPARE(shift.run("plan 01 place bipolar male"), std::string("TextIsDiagnosis"));
    }

    // Whoever listens on the channel must not learn whose plan it is.
    void theWordsForTheAirNameNobody()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        const Seat desk = dispatcherSeat();
        QCOMPARE(shift.run("per 01 patient Will Lake born 1990-01-01", desk), std::string("done"));
        for (const char* words : {"Will startles at sirens", "LAKE WILL startles at sirens",
                                  "mr Lake, speak slowly", "born 1990-01-01, speak slowly"})
            QCOMPARE(shift.run(std::string("plan 01 person ") + words),
                     std::string("CarePlanWordsName"));
        QCOMPARE(shift.run("plan 01 person will sit down by the lake, speak slowly"),
                 std::string("CarePlanWordsName")); // both words of the name
        QCOMPARE(shift.run("plan 01 person will sit down if asked, speak slowly"),
                 std::string("done"));
        QCOMPARE(shift.run("pset 1 radio Lake startles"), std::string("CarePlanWordsName"));
    }

    // crisis.md 6.19.
    void aCautionHasAnAuthorAndRunsOut()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("cau 01 animal from neighbor large dog", dispatcherSeat()),
                 std::string("done"));
        const Caution& caution = shift.room.state().cautions.at(CautionId(1));
        QVERIFY(caution.author == dispatcherSeat().agent);
        QVERIFY(caution.endsAt == shift.room.now() + kCareYear);
        const auto here = [&] {
            return cautionsAt(shift.room.state(), shift.incident().location, shift.room.now())
                .size();
        };
        QCOMPARE(here(), std::size_t(1));
        shift.room.pass(kCareYear);
        QCOMPARE(here(), std::size_t(0));
        QCOMPARE(careLate(shift.room.state(), shift.room.now()).size(), std::size_t(1));
        QCOMPARE(shift.run("caur 1", supervisorSeat()), std::string("done"));
        QCOMPARE(here(), std::size_t(1));
        QVERIFY(careLate(shift.room.state(), shift.room.now()).empty());
        QCOMPARE(shift.run("caux 1 dog is gone"), std::string("done"));
        QCOMPARE(here(), std::size_t(0));
    }

    void aCautionOfAPersonGoesWhereThePersonIs()
    {
        CareShift shift;
        const auto id = shift.room.open("WELFARE", "12 Oak Ave");
        QCOMPARE(shift.run("cau 01 approach of person from sister stand back"),
                 std::string("CautionPersonMissing"));
        QCOMPARE(shift.run("cau 01 approach of place from sister stand back"),
                 std::string("WordUnexpected"));
        QVERIFY(shift.room.run(RecordPerson{id, person("Sam Lake", "1980-02-03")}));
        QCOMPARE(shift.run("cau 01 approach of person from sister stand back"),
                 std::string("done"));
        const auto far = [&](const std::vector<Person>& people) {
            return cautionsFor(shift.room.state(), at("77 Far Rd"), people, shift.room.now());
        };
        QVERIFY(far({}).empty());
        QVERIFY(far({person("Sam Lakes", "1980-02-03")}).empty());
        QVERIFY(far({person("Sam Lake", "1999-01-01")}).empty());
        const auto same = far({person("", ""), person("Lake, Sam", "1980-02-03")});
        QCOMPARE(same.size(), std::size_t(1));
        QVERIFY(same.front().match == CautionMatch::SamePerson);
        QVERIFY(far({person("sam lake", "")}).front().match == CautionMatch::SameName);
        // What is told of it says so: it may be somebody else.
        Incident away;
        away.location = at("77 Far Rd");
        away.persons = {person("sam lake", "")};
        const auto told = cautionsToTell(shift.room.state(), away, shift.room.now());
        QVERIFY(told.size() == 1);
        QVERIFY(told.front().find(", the name alone agrees") != std::string::npos);
        away.persons = {person("Sam Lake", "1980-02-03")};
        const auto known = cautionsToTell(shift.room.state(), away, shift.room.now());
        QVERIFY(known.front().find("the name alone") == std::string::npos);
        // What warns of somebody is not lost over how the day or the age was put.
        QVERIFY(far({person("Sam Lake", "2/3/1980")}).front().match == CautionMatch::SamePerson);
        QVERIFY(far({person("Sam Lake", "in his 40s")}).front().match == CautionMatch::SameName);
        QVERIFY(far({person("Sam Lake", "about 15")}).empty());
        // Where it was entered it stands for whoever goes there, also unnamed.
        const auto here =
            cautionsAt(shift.room.state(), shift.incident().location, shift.room.now());
        QVERIFY(here.size() == 1 && here.front().match == CautionMatch::Place);
        shift.room.pass(kCareYear);
        QVERIFY(far({person("Sam Lake", "1980-02-03")}).empty());
        QVERIFY(foldedFromText(shift.room.log()) == shift.room.state());
    }

    void aFollowUpIsPromisedTriedAndDone()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("fu 01 36"), std::string("WordUnexpected"));
        QCOMPARE(shift.run("fu 01 48 how the night went", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.run("fut 1 reached"), std::string("done"));
        QCOMPARE(shift.run("fut 9 reached"), std::string("FollowUpUnknown"));
        QCOMPARE(shift.run("fux 1 done"), std::string("done"));
        QCOMPARE(shift.run("fut 1 reached"), std::string("FollowUpIsOver"));
        QCOMPARE(shift.run("fu 01 24"), std::string("done"));
        QCOMPARE(shift.run("fut 2 noanswer"), std::string("done"));
        QCOMPARE(shift.run("fux 2 done"), std::string("FollowUpNotReached"));
        QCOMPARE(shift.run("fux 2 missed"), std::string("ReasonMissing"));
        shift.room.pass(Span::hours(24));
        QVERIFY(isOverdue(shift.room.state().followUps.at(FollowUpId(2)), shift.room.now()));
        QCOMPARE(careLate(shift.room.state(), shift.room.now()).size(), std::size_t(1));
        QCOMPARE(shift.run("fux 2 missed telephone switched off"), std::string("done"));
        QVERIFY(careLate(shift.room.state(), shift.room.now()).empty());
        QCOMPARE(shift.run("fux 2 closed again"), std::string("FollowUpIsOver"));
    }

    void sixWeeksAreForYouth()
    {
        CareShift shift;
        const auto id = shift.room.open("WELFARE");
        QVERIFY(shift.room.run(AnswerFact{id, Fact::AgeGroup, answered("adult")}));
        QCOMPARE(shift.run("fu 01 6w"), std::string("FollowUpForYouth"));
        QVERIFY(shift.room.run(AnswerFact{id, Fact::AgeGroup, answered("youth")}));
        QCOMPARE(shift.run("fu 01 6w"), std::string("done"));
        const FollowUp& one = shift.room.state().followUps.at(FollowUpId(1));
        QCOMPARE((one.dueAt - one.madeAt).ms, Span::hours(24 * 42).ms);
    }

    // The birth day says it where nobody answered; who is 18 may still be in school.
    void aBirthDaySaysWhoIsNoYouth()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("per 01 patient Ana Ruiz born 1980-04-02", dispatcherSeat()),
                 std::string("done"));
        QCOMPARE(shift.run("fu 01 6w"), std::string("FollowUpForYouth"));
        QCOMPARE(shift.run("fu 01 48"), std::string("done"));
        shift.room.open("WELFARE", "9 Elm St");
        QCOMPARE(shift.run("per 02 patient Ben Cole born about 18", dispatcherSeat()),
                 std::string("done"));
        QCOMPARE(shift.run("fu 02 6w"), std::string("done"));
    }

    void whatWasPromisedOutlivesTheBoard()
    {
        CareShift shift;
        const auto id = shift.room.open("NOISE");
        QCOMPARE(shift.run("fu 01 24"), std::string("done"));
        QCOMPARE(shift.run("fu 01 48"), std::string("done"));
        QCOMPARE(shift.run("fux 2 closed not needed"), std::string("done"));
        QCOMPARE(shift.run("x 01 05", dispatcherSeat()), std::string("done"));
        shift.room.record(BoardTrimmed{{id}});
        QCOMPARE(shift.room.state().followUps.size(), std::size_t(1));
        QCOMPARE(shift.run("fut 1 reached"), std::string("done"));
        QCOMPARE(shift.run("fux 1 done"), std::string("done"));
        QVERIFY(shift.room.state().followUps.empty());
        QVERIFY(folded(shift.room.log()) == shift.room.state());
        QVERIFY(foldedFromText(shift.room.log()) == shift.room.state());
    }

    void aWholeCareRecordIsTheSameAfterARestart()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        shift.approvedPlan("speak slowly");
        for (const char* line :
             {"oc 01 seen pacing", "hp 01 medicines none known", "cert 01 arrived -3",
              "mr 01 elder due", "con 01 verbal to Clinic name", "conx 01 1",
              "ref 01 offered to Clinic", "fu 01 72", "fut 1 refused", "fux 1 closed declined"})
            QCOMPARE(shift.run(line), std::string("done"));
        QCOMPARE(shift.run("fc 01 none", dispatcherSeat()), std::string("done"));
        QVERIFY(folded(shift.room.log()) == shift.room.state());
        QVERIFY(foldedFromText(shift.room.log()) == shift.room.state());
    }
};

HAVEN_TESTS(TestCarePlan)
#include "tst_care_plan.moc"
