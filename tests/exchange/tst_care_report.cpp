#include "models/exchange/care_report.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

ReportClock millisClock()
{
    const auto words = [](Instant at) { return "t" + std::to_string(at.ms); };
    return {words, words};
}

CareWish wishOf(const DispatchRoom& room, std::set<Role> roles)
{
    return {room.state(), room.now(), "Osei", std::move(roles)};
}

bool holdsText(const Report& report, const std::string& words)
{
    return reportAsText(report).find(words) != std::string::npos ||
           reportAsJson(report).find(words) != std::string::npos ||
           reportAsCsv(report).find(words) != std::string::npos;
}

// One incident with something of everything, each with a planted word.
IncidentId recorded(DispatchRoom& room)
{
    const auto id = room.open("WELFARE");
    const auto care = [&](CareSheet sheet, CareField field, const char* text) {
        const auto done = room.runAs(clinicianSeat(), RecordCareText{id, sheet, field, text});
        if (!done)
            qFatal("%s", refusalSentence(done.refusal()).c_str());
    };
    care(CareSheet::Outcome, CareField::Seen, "PLANTED-SEEN");
    care(CareSheet::Certificate, CareField::Person, "PLANTED-PERSON");
    care(CareSheet::Certificate, CareField::Arrived, "arrived");
    const auto mustDo = [&](const Seat& seat, const Command& command) {
        const auto done = room.runAs(seat, command);
        if (!done)
            qFatal("%s", refusalSentence(done.refusal()).c_str());
    };
    mustDo(dispatcherSeat(),
           RecordCareText{id, CareSheet::OfficerRequest, CareField::Condition, "POLICE-OBSERVED"});
    mustDo(dispatcherSeat(), RecordForce{id, {ForceKind::None}, {}, {}});
    mustDo(clinicianSeat(), RecordMandatedReport{id, MandatedKind::Child, MandatedStanding::Made,
                                                 "PLANTED-REPORTER", "careline"});
    mustDo(clinicianSeat(), PlanFollowUp{id, FollowUpKind::Hours48, "PLANTED-PROMISE"});
    return id;
}

} // namespace

class TestCareReport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainReadingSeesOpenAndPoliceOnly()
    {
        DispatchRoom room;
        const auto id = recorded(room);
        const Incident& one = room.incident(id);
        const CareWish plain = wishOf(room, {});
        for (const Report& report :
             {careReport(plain, one, millisClock()),
              worksheetReport(plain, one, CareSheet::Certificate, millisClock()),
              worksheetReport(plain, one, CareSheet::OfficerRequest, millisClock()),
              followUpReport(plain, millisClock()), planListReport(plain, millisClock())})
            QVERIFY2(!holdsText(report, "PLANTED"), report.title.c_str());
        QVERIFY(holdsText(careReport(plain, one, millisClock()), "none"));
        QVERIFY(holdsText(worksheetReport(plain, one, CareSheet::OfficerRequest, millisClock()),
                          "POLICE-OBSERVED"));
        QVERIFY(holdsText(careReport(plain, one, millisClock()), "W-CARE"));
    }

    void aDispatcherSeesNoOutcomeNorFollowUp()
    {
        DispatchRoom room;
        const auto id = recorded(room);
        const CareWish dispatcher = wishOf(room, {Role::Dispatcher});
        QVERIFY(!holdsText(careReport(dispatcher, room.incident(id), millisClock()), "PLANTED"));
        QVERIFY(!holdsText(followUpReport(dispatcher, millisClock()), "PLANTED"));
        QVERIFY(!holdsText(
            worksheetReport(dispatcher, room.incident(id), CareSheet::Certificate, millisClock()),
            "PLANTED"));
    }

    void clinicianAndSupervisorSeeTheRecordButNeverTheReporter()
    {
        DispatchRoom room;
        const auto id = recorded(room);
        for (const Role role : {Role::Clinician, Role::Supervisor}) {
            const CareWish wish = wishOf(room, {role});
            const Report page = careReport(wish, room.incident(id), millisClock());
            QVERIFY(holdsText(page, "PLANTED-SEEN"));
            QVERIFY(holdsText(page, "PLANTED-PROMISE"));
            QVERIFY(holdsText(page, "careline"));
            QVERIFY(!holdsText(page, "PLANTED-REPORTER"));
            QVERIFY(holdsText(followUpReport(wish, millisClock()), "PLANTED-PROMISE"));
            // Nothing is said to be withheld from whoever reads it.
            QVERIFY(page.notes.size() == 1);
            QCOMPARE(screeningReport(wish, room.incident(id), millisClock()).notes.size(),
                     std::size_t(1));
        }
        const auto dispatcher = wishOf(room, {Role::Dispatcher});
        QCOMPARE(careReport(dispatcher, room.incident(id), millisClock()).notes.back(),
                 std::string("W-CARE: withheld from this reader."));
        // What was promised about a restricted one stands on no list of all.
        QVERIFY(
            room.runAs(supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"}));
        QVERIFY(!holdsText(followUpReport(wishOf(room, {Role::Clinician}), millisClock()),
                           "PLANTED-PROMISE"));
    }

    // A number of an incident tells nobody whom to call, weeks later.
    void aFollowUpSaysWhomToCallWhileTheDeskKnows()
    {
        DispatchRoom room;
        const auto id = recorded(room);
        const auto page = [&] {
            return followUpReport(wishOf(room, {Role::Clinician}), millisClock());
        };
        QVERIFY(holdsText(page(), "nobody is named"));
        Person person;
        person.name = "Sam Lake";
        person.born = "1980-02-03";
        person.phone = "203-555-0148";
        person.role = PersonRole::Patient;
        QVERIFY(room.run(RecordPerson{id, person}));
        CallDraft draft;
        draft.callerName = "Dana Reed";
        draft.relation = "sister";
        draft.callback = "203-555-0147";
        draft.safeContact = SafeContact::Never;
        QVERIFY(room.run(TakeCall{id, draft, ""}));
        QVERIFY(holdsText(page(), "Sam Lake, 1980-02-03, 203-555-0148; called: Dana Reed, sister, "
                                  "203-555-0147, NEVER call back"));
        // The worksheet says who it may be, and that nobody filled it in.
        const Report sheet = worksheetReport(wishOf(room, {Role::Clinician}), room.incident(id),
                                             CareSheet::OfficerRequest, millisClock());
        QVERIFY(holdsText(sheet, "not filled in; on the incident: Sam Lake"));
        QVERIFY(room.runAs(supervisorSeat(),
                           RestrictIncident{id, Visibility::Restricted, "involves staff"}));
        QVERIFY(!holdsText(page(), "Reed"));
    }

    void theHospitalsClocksAreTheCliniciansAlone()
    {
        DispatchRoom room;
        const auto id = recorded(room);
        const auto page = [&](Role role) {
            return worksheetReport(wishOf(room, {role}), room.incident(id), CareSheet::Certificate,
                                   millisClock());
        };
        QVERIFY(holdsText(page(Role::Clinician), "examination by"));
        QVERIFY(!holdsText(page(Role::Supervisor), "examination by"));
    }

    void aWorksheetSaysThatItIsNoForm()
    {
        DispatchRoom room;
        const auto id = recorded(room);
        for (const auto sheet : {CareSheet::OfficerRequest, CareSheet::Certificate}) {
            const Report page = worksheetReport(wishOf(room, {Role::Clinician}), room.incident(id),
                                                sheet, millisClock());
            QVERIFY(!page.stamp.empty());
            QVERIFY(page.preface.front().find("Not a form of the State") != std::string::npos);
            QVERIFY(holdsText(page, "not an arrest"));
            QVERIFY(holdsText(page, "not filled in"));
        }
    }

    void underEighteenItSaysAskTheSupervisor()
    {
        DispatchRoom room;
        const auto id = room.open("WELFARE");
        QVERIFY(room.run(AnswerFact{id, Fact::AgeGroup, answered("child")}));
        const Report page = worksheetReport(wishOf(room, {Role::Supervisor}), room.incident(id),
                                            CareSheet::OfficerRequest, millisClock());
        QVERIFY(holdsText(page, "Ask the supervisor"));
    }

    void aRestrictedIncidentTellsADispatcherItsTitleAlone()
    {
        DispatchRoom room;
        const auto id = recorded(room);
        QVERIFY(room.runAs(supervisorSeat(),
                           RestrictIncident{id, Visibility::Restricted, "involves staff"}));
        const auto told = [&](std::set<Role> roles) {
            const CareWish wish = wishOf(room, std::move(roles));
            return holdsText(careReport(wish, room.incident(id), millisClock()), "Force") ||
                   holdsText(worksheetReport(wish, room.incident(id), CareSheet::OfficerRequest,
                                             millisClock()),
                             "POLICE-OBSERVED");
        };
        QVERIFY(!told({}));
        QVERIFY(!told({Role::Dispatcher}));
        QVERIFY(told({Role::Supervisor}));
    }

    void aRestrictedIncidentTellsOfAWeaponAndOfNoAge()
    {
        DispatchRoom room;
        const auto id = room.open("WELFARE");
        QVERIFY(room.run(AnswerFact{id, Fact::AgeGroup, answered("child")}));
        QVERIFY(room.runAs(supervisorSeat(),
                           RestrictIncident{id, Visibility::Restricted, "involves staff"}));
        const auto record = [&] {
            return careReport(wishOf(room, {Role::Dispatcher}), room.incident(id), millisClock());
        };
        const auto sheet = [&](Role role) {
            return worksheetReport(wishOf(room, {role}), room.incident(id),
                                   CareSheet::OfficerRequest, millisClock());
        };
        QVERIFY(holdsText(record(), "whether there is a weapon"));
        QCOMPARE(record().rows.size(), std::size_t{1});
        QVERIFY(!holdsText(sheet(Role::Dispatcher), "Under 18"));
        QVERIFY(holdsText(sheet(Role::Supervisor), "Under 18"));
        QVERIFY(room.runAs(supervisorSeat(), AnswerFact{id, Fact::Weapon, answered("in_hand")}));
        QCOMPARE(record().rows.size(), std::size_t{2});
        QCOMPARE(record().rows.back().back().text, std::string("weapon"));
        QVERIFY(holdsText(sheet(Role::Dispatcher), "Weapon"));
        QVERIFY(!holdsText(record(), "hand"));
    }

    void aPageNamesPeopleAndNotTheirAccounts()
    {
        DispatchRoom room;
        const auto id = recorded(room);
        CareWish wish = wishOf(room, {Role::Clinician});
        const auto page = [&] {
            return worksheetReport(wish, room.incident(id), CareSheet::Certificate, millisClock());
        };
        const AgentId writer =
            room.incident(id).care.sheets.at(CareSheet::Certificate).at(CareField::Person).by;
        wish.nameOf = [&](const AgentId& agent) {
            return agent == writer ? std::string("Robin Sample") : std::string();
        };
        const auto& signOns = room.state().signOns;
        const auto signedOn = std::find_if(signOns.begin(), signOns.end(), [&](const auto& one) {
            return one.second.agent == writer && !one.second.name.empty();
        });
        QVERIFY(holdsText(page(), " by " + (signedOn == signOns.end() ? std::string("Robin Sample")
                                                                      : signedOn->second.name)));
        wish.nameOf = {};
        if (signedOn == signOns.end())
            QVERIFY(holdsText(page(), " by " + writer.value));
    }

    void whomAMandatedReportIsAboutIsWithheldWithIt()
    {
        DispatchRoom room;
        const auto id = recorded(room);
        const auto page = [&](std::set<Role> roles) {
            return careReport(wishOf(room, std::move(roles)), room.incident(id), millisClock());
        };
        QVERIFY(holdsText(page({Role::Clinician}), "Mandated report, child"));
        for (const Role role : {Role::Dispatcher, Role::Administrator}) {
            QVERIFY(holdsText(page({role}), "Mandated report"));
            QVERIFY(!holdsText(page({role}), "child"));
        }
        QVERIFY(!holdsText(page({}), "child"));
    }
};

HAVEN_TESTS(TestCareReport)
#include "tst_care_report.moc"
