#include "models/dispatch/care_rules.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// The care record and command of an incident that was joined: what is added goes to the one that is
// worked, what stands there is not replaced unseen, and what was begun before goes on where it is.
using namespace haven;
using namespace haven::test;

namespace {

struct RecordPair {
    DispatchRoom room;
    IncidentId joined = room.open("MNTL");
    IncidentId survivor = room.open("WELFARE");

    void join()
    {
        if (!room.run(MergeIncidents{joined, survivor, "the same person"}))
            qFatal("they were not joined");
    }
    const IncidentCare& careThere() { return room.incident(survivor).care; }
    const IncidentCare& careOfJoined() { return room.incident(joined).care; }
};

RecordCareText outcomeOf(IncidentId id, CareField field, const char* text)
{
    return {id, CareSheet::Outcome, field, text};
}

RecordMandatedReport childReport(IncidentId id, MandatedStanding standing, const char* text)
{
    const bool isMade = standing == MandatedStanding::Made;
    return {id, MandatedKind::Child, standing, isMade ? "Osei" : "", text};
}

const std::string kJoinedAway = "IncidentIsMerged";

} // namespace

class tst_ToldRecord final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOutcomeStandsWhereItIsWorked()
    {
        RecordPair pair;
        pair.join();
        QVERIFY(pair.room.run(outcomeOf(pair.joined, CareField::Went, "hospital")));
        QCOMPARE(careTextOf(pair.careThere(), CareSheet::Outcome, CareField::Went)->text,
                 std::string("hospital"));
        QVERIFY(pair.careOfJoined().sheets.empty());
        // Another word for it would take the place of what stands on a page nobody here has read.
        QCOMPARE(pair.room.refusalOf(outcomeOf(pair.joined, CareField::Went, "home")), kJoinedAway);
        QVERIFY(foldedFromText(pair.room.log()) == pair.room.state());
    }

    void whatWasBegunBeforeGoesOnWhereItIs()
    {
        RecordPair pair;
        QVERIFY(pair.room.run(outcomeOf(pair.joined, CareField::Went, "home")));
        QVERIFY(pair.room.run(childReport(pair.joined, MandatedStanding::Due, "the son")));
        pair.join();
        QVERIFY(pair.room.run(outcomeOf(pair.joined, CareField::Went, "hospital")));
        QCOMPARE(careTextOf(pair.careOfJoined(), CareSheet::Outcome, CareField::Went)->text,
                 std::string("hospital"));
        // The clock of the law ends where it runs.
        QVERIFY(pair.room.run(childReport(pair.joined, MandatedStanding::Made, "24-118")));
        QVERIFY(dueReportsOf(pair.careOfJoined(), MandatedKind::Child).empty());
        QVERIFY(pair.careThere().reports.empty());
    }

    void aReportIsOwedThereAndNoOtherClockIsEnded()
    {
        RecordPair pair;
        pair.join();
        QVERIFY(pair.room.run(childReport(pair.joined, MandatedStanding::Due, "the son")));
        QCOMPARE(dueReportsOf(pair.careThere(), MandatedKind::Child).size(), std::size_t(1));
        QVERIFY(pair.careOfJoined().reports.empty());
        QCOMPARE(pair.room.refusalOf(childReport(pair.joined, MandatedStanding::Made, "24-118")),
                 kJoinedAway);
        QVERIFY(pair.room.run(childReport(pair.joined, MandatedStanding::Due, "the daughter")));
        QCOMPARE(dueReportsOf(pair.careThere(), MandatedKind::Child).size(), std::size_t(2));
    }

    void forceIsToldThereAndNotDeniedFromHere()
    {
        RecordPair pair;
        pair.join();
        QVERIFY(pair.room.run(RecordForce{pair.joined, {ForceKind::Hands}, "Diaz", "held"}));
        QCOMPARE(pair.careThere().force.size(), std::size_t(1));
        QVERIFY(pair.careOfJoined().force.empty());
        QCOMPARE(pair.room.refusalOf(RecordForce{pair.joined, {ForceKind::None}, "", "slip"}),
                 kJoinedAway);
    }

    void promisesAndReferralsAreKeptThere()
    {
        RecordPair pair;
        pair.join();
        QVERIFY(pair.room.run(PlanFollowUp{pair.joined, FollowUpKind::Hours48, "how she is"}));
        QCOMPARE(pair.room.last<FollowUpPlanned>().incident, pair.survivor);
        const auto refer = [&pair](const char* partner, ReferralStatus status) {
            return pair.room.runAs(clinicianSeat(),
                                   RecordReferral{pair.joined, partner, status, "a bed"});
        };
        QVERIFY(refer("River House", ReferralStatus::Offered));
        QCOMPARE(pair.careThere().referrals.size(), std::size_t(1));
        // It would say how the one that stands there goes on.
        const auto refused = refer("river house", ReferralStatus::Refused);
        QVERIFY(!refused);
        QCOMPARE(std::string(refusalName(refused.refusal().code)), kJoinedAway);
    }

    void whatWasAgreedToIsSentFromWhereItStands()
    {
        RecordPair pair;
        QVERIFY(pair.room.runAs(clinicianSeat(),
                                RecordConsent{pair.joined, "River House", "name, telephone",
                                              ConsentForm::Written, std::nullopt}));
        pair.join();
        QVERIFY(pair.room.runAs(clinicianSeat(), RecordReferral{pair.joined, "River House",
                                                                ReferralStatus::Sent, "a bed"}));
        QCOMPARE(pair.careOfJoined().referrals.size(), std::size_t(1));
    }

    void whatIsDecidedOfFirearmsIsDecidedThere()
    {
        RecordPair pair;
        pair.join();
        QVERIFY(pair.room.run(
            RecordRiskProtection{pair.joined, RiskDecision::Needed, "Sgt. Hale, rifle"}));
        QVERIFY(pair.room.incident(pair.survivor).riskProtection.has_value());
        QVERIFY(!pair.room.incident(pair.joined).riskProtection.has_value());
        QCOMPARE(pair.room.refusalOf(
                     RecordRiskProtection{pair.joined, RiskDecision::NotNeeded, "a toy"}),
                 kJoinedAway);
    }

    void commandGoesOnUnderTheNumberItHadBefore()
    {
        RecordPair pair;
        QVERIFY(pair.room.run(DeclareMajor{pair.joined, "Bay pileup"}));
        QVERIFY(pair.room.run(SetObjective{pair.joined, "clear the bridge"}));
        pair.join();
        QVERIFY(pair.room.run(SetObjective{pair.joined, "count the people"}));
        QVERIFY(pair.room.run(MeetObjective{pair.joined, 1, "clear"}));
        QVERIFY(pair.room.run(GiveMajorRole{pair.joined, "command", "Sgt. Hale"}));
        const MajorIncident& major = pair.room.state().majors.at(pair.survivor);
        QCOMPARE(major.objectives.size(), std::size_t(2));
        QVERIFY(major.objectives.front().metAt.has_value());
        QCOMPARE(major.roles.at("command").who, std::string("Sgt. Hale"));
        QVERIFY(pair.room.run(EndMajor{pair.joined, "over"}));
        QVERIFY(pair.room.state().majors.empty());
    }

    void theOtherCommandIsNotGivenByANumberThatHadNone()
    {
        RecordPair pair;
        QVERIFY(pair.room.run(DeclareMajor{pair.survivor, "Bay pileup"}));
        QVERIFY(pair.room.run(SetObjective{pair.survivor, "clear the bridge"}));
        pair.join();
        QVERIFY(pair.room.run(SetObjective{pair.joined, "count the people"}));
        QCOMPARE(pair.room.state().majors.at(pair.survivor).objectives.size(), std::size_t(2));
        QCOMPARE(pair.room.refusalOf(MeetObjective{pair.joined, 1, "clear"}), kJoinedAway);
        QCOMPARE(pair.room.refusalOf(EndMajor{pair.joined, "over"}), kJoinedAway);
    }

    // "Start one with: run" sent people to a page where none can be started.
    void aStepIsDoneOnThePageOfItsChecklist()
    {
        RecordPair pair;
        pair.join();
        QVERIFY(pair.room.run(StartChecklist{pair.survivor, ProtocolId("suicidal-person")}));
        CompleteStep step;
        step.incident = pair.joined;
        QCOMPARE(pair.room.refusalOf(step), kJoinedAway);
        FinishChecklist over;
        over.incident = pair.joined;
        over.reason = "done";
        QCOMPARE(pair.room.refusalOf(over), kJoinedAway);
    }
};

HAVEN_TESTS(tst_ToldRecord)
#include "tst_told_record.moc"
