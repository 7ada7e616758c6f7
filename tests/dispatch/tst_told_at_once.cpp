#include "tests/dispatch/care_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

// What is refused for who types it, or for what was left out, is refused at once and in the words
// of the rules.
class TestToldAtOnce final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoMayNotIsToldSoBeforeAnyFaultOfTheLine();
    void nobodyIsReadOffARestrictedIncident();
    void aStepWithoutAWordNamesItsAnswers();
    void nobodyIsHandedToNobody();
    void whatAFieldMayBeIsNamed();
};

namespace {

// The refusal of a line by its reader; "read" where it is one.
std::string readerTells(const DispatchRoom& room, const std::string& line, const Seat& seat)
{
    LineContext context{room.state(), room.knowledge(), room.now(), Span{}, {}, {}};
    context.roles = seat.roles;
    const auto parsed = parseLine(line, context);
    return parsed ? "read" : std::string(refusalName(parsed.refusal().code));
}

} // namespace

void TestToldAtOnce::whoMayNotIsToldSoBeforeAnyFaultOfTheLine()
{
    CareShift shift;
    shift.room.open("WELFARE");
    QVERIFY(shift.room.run(RequestClinician{IncidentId(1), {}}));
    const Seat admin = administratorSeat();
    QCOMPARE(readerTells(shift.room, "plan 01 person one voice", dispatcherSeat()),
             std::string("RoleMissing"));
    QCOMPARE(readerTells(shift.room, "plan 01 person one voice", clinicianSeat()),
             std::string("CarePlanSubjectMissing"));
    QCOMPARE(readerTells(shift.room, "clin 01 arrived", admin), std::string("RoleMissing"));
    QCOMPARE(readerTells(shift.room, "clin 01 arrived", dispatcherSeat()),
             std::string("WordUnexpected"));
    // Also where the line lacks more than that.
    for (const char* line : {"plan 01", "plan 01 foo", "pset 1 helps", "papp", "fut 1", "fux 1"}) {
        QVERIFY2(readerTells(shift.room, line, dispatcherSeat()) == "RoleMissing", line);
        QVERIFY2(readerTells(shift.room, line, clinicianSeat()) != "RoleMissing", line);
    }
    for (const char* line : {"cau 01 x", "per 01", "clin"})
        QVERIFY2(readerTells(shift.room, line, admin) == "RoleMissing", line);
    // In the same words as the rules have.
    QCOMPARE(shift.run("clin 01", admin), std::string("RoleMissing"));
}

void TestToldAtOnce::nobodyIsReadOffARestrictedIncident()
{
    CareShift shift;
    shift.room.open("WELFARE");
    QCOMPARE(shift.run("per 01 patient Sam Lake born 1980-02-03"), std::string("done"));
    QVERIFY(shift.room.runAs(supervisorSeat(),
                             RestrictIncident{IncidentId(1), Visibility::Restricted, "staff"}));
    for (const char* line :
         {"per 01 1 looks red coat", "per 01 2 looks red coat", "veh 01 1 looks blue",
          "cau 01 approach of person from sister stand back"}) {
        QVERIFY2(readerTells(shift.room, line, dispatcherSeat()) == "IncidentIsRestricted", line);
        QVERIFY2(readerTells(shift.room, line, supervisorSeat()) != "IncidentIsRestricted", line);
    }
    // What only adds goes through.
    QCOMPARE(readerTells(shift.room, "per 01 rp looks tall, at the door", dispatcherSeat()),
             std::string("read"));
}

void TestToldAtOnce::aStepWithoutAWordNamesItsAnswers()
{
    CareShift shift;
    shift.room.open("SUICTHRT");
    QCOMPARE(shift.run("run 01 suicidal-person"), std::string("done"));
    const LineContext context{
        shift.room.state(), shift.room.knowledge(), shift.room.now(), Span{}, {}, {}};
    const auto parsed = parseLine("step 01", context);
    QVERIFY(parsed.isOk());
    const auto refused = shift.room.runAs(dispatcherSeat(), *parsed->command);
    QVERIFY(!refused.isOk());
    QCOMPARE(refused.refusal().code, RefusalCode::StepNeedsAnswer);
    QVERIFY(refusalSentence(refused.refusal()).find("Started here") != std::string::npos);
    // An act is never done by leaving it out.
    QCOMPARE(shift.run("step 01 not medical"), std::string("done"));
    QCOMPARE(shift.run("step 01"), std::string("SlotMissing"));
    QCOMPARE(shift.incident().checklists.back().activeStep, std::string("place"));
    QCOMPARE(shift.run("step 01 done"), std::string("done"));
}

void TestToldAtOnce::nobodyIsHandedToNobody()
{
    CareShift shift;
    OpenIncident called;
    called.type = TypeCode("WELFARE");
    called.location = at("12 Oak Ave");
    called.call = CallDraft{};
    called.call->callback = "860-555-0134";
    QVERIFY(shift.room.run(called));
    for (const char* nobody : {"?", "--", "none"}) {
        const std::string word(nobody);
        QVERIFY2(shift.run("ho 01 " + word) == "HandoffNeedsTarget", nobody);
        QVERIFY2(shift.run("xfer 01 " + word, dispatcherSeat()) == "TransferNeedsTarget", nobody);
    }
    QCOMPARE(shift.run("ho 01 988"), std::string("done"));
}

void TestToldAtOnce::whatAFieldMayBeIsNamed()
{
    CareShift shift;
    shift.room.open("WELFARE");
    const LineContext context{
        shift.room.state(), shift.room.knowledge(), shift.room.now(), Span{}, {}, {}};
    for (const auto& [line, told] : std::vector<std::pair<const char*, const char*>>{
             {"cert 01", "license"},
             {"req 01", "danger"},
             {"fut", "The number of the follow-up is missing"},
             {"plan 01 place", "What may be said on the air is missing"}}) {
        const auto parsed = parseLine(line, context);
        QVERIFY2(!parsed.isOk(), line);
        const std::string sentence = refusalSentence(parsed.refusal());
        QVERIFY2(sentence.find(told) < sentence.find("Nothing was changed"), sentence.c_str());
    }
}

HAVEN_TESTS(TestToldAtOnce)
#include "tst_told_at_once.moc"
