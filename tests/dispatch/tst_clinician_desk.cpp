#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/crisis_rules.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

std::vector<ClinicianRow> rowsOf(const DispatchRoom& room)
{
    return clinicianRows(room.state(), room.knowledge().codes);
}

AnswerClinician say(IncidentId incident, ClinicianStage stage, const char* reason = "")
{
    return AnswerClinician{incident, {}, stage, {}, reason};
}

} // namespace

class TestClinicianDesk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsAskedStandsBeforeWhatIsFlagged()
    {
        DispatchRoom room;
        const auto flagged = room.open("NOISE", "1 Elm St");
        QVERIFY(room.run(DecideFlag{flagged, FlagDecision::Unsure, "talks to himself"}));
        const auto asked = room.open("WELFARE", "2 Elm St");
        QVERIFY(room.run(RequestClinician{asked, "has not slept for days"}));
        room.open("NOISE", "3 Elm St"); // neither asked nor flagged
        const auto rows = rowsOf(room);
        QCOMPARE(rows.size(), std::size_t(2));
        QVERIFY(rows[0].id == asked && rows[0].group == ClinicianGroup::Waiting);
        QCOMPARE(rows[0].why, std::string("has not slept for days"));
        QVERIFY(rows[1].id == flagged && rows[1].group == ClinicianGroup::Flagged);
        QCOMPARE(rows[1].why, std::string("talks to himself"));
        QVERIFY(rows[1].flag == Flag::Possible);
    }

    void aRequestGoesItsWayAndLeavesTheList()
    {
        DispatchRoom room;
        const auto incident = room.open("WELFARE");
        QVERIFY(room.run(RequestClinician{incident, ""}));
        room.pass(Span::minutes(2));
        QVERIFY(room.runAs(clinicianSeat(), say(incident, ClinicianStage::Accepted)));
        QVERIFY(rowsOf(room).front().group == ClinicianGroup::Working);
        QVERIFY(rowsOf(room).front().since == room.now());
        QVERIFY(rowsOf(room).front().clinician == clinicianSeat().agent);
        QVERIFY(room.runAs(clinicianSeat(), say(incident, ClinicianStage::Arrived)));
        QVERIFY(rowsOf(room).front().stage == ClinicianStage::Arrived);
        QVERIFY(room.runAs(clinicianSeat(), say(incident, ClinicianStage::Done)));
        QVERIFY(rowsOf(room).empty());
    }

    void aVisitIsEndedByWhoHasItOrTheSupervisor()
    {
        DispatchRoom room;
        const auto incident = room.open("WELFARE");
        QVERIFY(room.run(RequestClinician{incident, ""}));
        QVERIFY(room.runAs(clinicianSeat(), say(incident, ClinicianStage::Accepted)));
        Seat other = clinicianSeat();
        other.agent = AgentId("lin");
        for (const auto stage :
             {ClinicianStage::Done, ClinicianStage::Declined, ClinicianStage::NotSent}) {
            const auto ended = room.runAs(other, say(incident, stage, "busy"));
            QVERIFY(!ended);
            QCOMPARE(ended.refusal().code, RefusalCode::ClinicianIsAnother);
        }
        // Whoever came has it from then on.
        QVERIFY(room.runAs(other, say(incident, ClinicianStage::Arrived)));
        QVERIFY(!room.runAs(clinicianSeat(), say(incident, ClinicianStage::Done)));
        QVERIFY(room.runAs(other, say(incident, ClinicianStage::Done)));
        const auto second = room.open("WELFARE", "2 Elm St");
        QVERIFY(room.run(RequestClinician{second, ""}));
        QVERIFY(room.runAs(clinicianSeat(), say(second, ClinicianStage::Accepted)));
        QVERIFY(room.runAs(supervisorSeat(), say(second, ClinicianStage::Done)));
    }

    void theHighestLevelThenTheLongestWaitComesFirst()
    {
        DispatchRoom room;
        const auto first = room.open("WELFARE", "1 Elm St");
        QVERIFY(room.run(RequestClinician{first, ""}));
        room.pass(Span::minutes(1));
        const auto second = room.open("WELFARE", "2 Elm St");
        QVERIFY(room.run(RequestClinician{second, ""}));
        QVERIFY(rowsOf(room).front().id == first);
        QVERIFY(room.run(AnswerFact{second, Fact::Weapon, answered("in_hand")}));
        const auto rows = rowsOf(room);
        QVERIFY(rows.front().id == second);
        QCOMPARE(rows.front().level, std::optional(4));
        QVERIFY(rows.front().weapon == answered("in_hand"));
        QVERIFY(rows.front().weaponAt == room.now());
    }

    void aWeaponANoteSpeaksOfIsOnTheList()
    {
        DispatchRoom room;
        const auto incident = room.open("WELFARE", "1 Elm St");
        QVERIFY(room.run(RequestClinician{incident, ""}));
        QVERIFY(!rowsOf(room).front().possibleWeapon);
        CrisisFlagSuggested read;
        read.incident = incident;
        read.flag = Flag::No;
        read.facts = {FlagFact{Fact::Weapon, "in_hand", "knife in hand"}};
        QVERIFY(room.runAs(advisorSeat(), SuggestFlag{read}));
        const auto row = rowsOf(room).front();
        QCOMPARE(row.possibleWeapon->words, std::string("knife in hand"));
        QVERIFY(row.possibleWeapon->since == room.now());
        QVERIFY(row.weapon == FactAnswer{}); // a suggestion is no answer
        const auto toAsk = [&] {
            return responseOf(room.incident(incident), room.state(), room.knowledge(),
                              {{0, 600}, {2026, 3, 14}})
                .value()
                .ask;
        };
        QCOMPARE(toAsk().at(0), std::string("Ask about the possible weapon “knife in hand”; no "
                                            "clinician goes in before an officer."));
        QVERIFY(room.run(AnswerFact{incident, Fact::Weapon, answered("in_hand")}));
        QVERIFY(!rowsOf(room).front().possibleWeapon);
        for (const auto& line : toAsk())
            QVERIFY(line.find("weapon") == std::string::npos);
    }

    // A clinician is never first in where there may be a weapon.
    void aWeaponWithoutAnOfficerThereIsSaid()
    {
        DispatchRoom room;
        const auto incident = room.open("WELFARE", "1 Elm St");
        QVERIFY(room.run(RequestClinician{incident, ""}));
        const auto said = [&] {
            return weaponWithoutOfficer(room.incident(incident), room.state());
        };
        QVERIFY(said().empty());
        CrisisFlagSuggested read;
        read.incident = incident;
        read.facts = {FlagFact{Fact::Weapon, "in_hand", "knife"}};
        QVERIFY(room.runAs(advisorSeat(), SuggestFlag{read}));
        QCOMPARE(said(), std::string("possible weapon “knife”"));
        room.logOn("CR1", {kSkillClinician});
        room.dispatch("CR1", incident);
        QVERIFY(room.run(MarkOnScene{{UnitId("CR1")}, {}}));
        QVERIFY(!said().empty()); // a clinician is no officer
        room.logOn("3A12");
        room.dispatch("3A12", incident);
        QVERIFY(!said().empty()); // on the way is not there
        QVERIFY(room.run(MarkOnScene{{UnitId("3A12")}, {}}));
        QVERIFY(said().empty());
        QVERIFY(room.run(MarkTransporting{UnitId("3A12"), "County Hospital", "41277", ""}));
        QVERIFY(!said().empty()); // the only officer has left
    }

    void aRestrictedIncidentShowsItsTitleOnly()
    {
        DispatchRoom room;
        const auto incident = room.open("WELFARE", "1 Elm St");
        QVERIFY(room.run(RequestClinician{incident, "colleague"}));
        QVERIFY(room.run(AnswerFact{incident, Fact::Weapon, answered("within_reach")}));
        room.pass(Span::minutes(1));
        QVERIFY(room.run(AddNote{incident, {}, "knife in hand", FieldClass::Police, {}}));
        CrisisFlagSuggested read;
        read.incident = incident;
        read.note = room.last<NoteAdded>().note;
        read.facts = {FlagFact{Fact::Weapon, "in_hand", "knife in hand"}};
        QVERIFY(room.runAs(advisorSeat(), SuggestFlag{read}));
        QVERIFY(rowsOf(room).front().possibleWeapon);
        QVERIFY(room.runAs(supervisorSeat(),
                           RestrictIncident{incident, Visibility::Restricted, "staff"}));
        const auto rows = rowsOf(room);
        QCOMPARE(rows.size(), std::size_t(1));
        QVERIFY(rows[0].place.empty() && rows[0].why.empty() && !rows[0].level);
        QVERIFY(rows[0].weapon == FactAnswer{} && !rows[0].possibleWeapon);
    }

    // Whoever goes to a restricted one has to know that there is a weapon, not what it is.
    void aRestrictedIncidentStillSaysThatThereIsAWeapon()
    {
        DispatchRoom room;
        const auto incident = room.open("WELFARE", "1 Elm St");
        QVERIFY(room.run(RequestClinician{incident, "colleague"}));
        QVERIFY(room.runAs(supervisorSeat(),
                           RestrictIncident{incident, Visibility::Restricted, "staff"}));
        const auto said = [&] {
            return weaponWithoutOfficer(room.incident(incident), room.state());
        };
        QVERIFY(said().empty());
        QVERIFY(rowsOf(room).front().sign == WeaponSign::None);
        CrisisFlagSuggested read;
        read.incident = incident;
        read.facts = {FlagFact{Fact::Weapon, "in_hand", "knife"}};
        room.record(read);
        QCOMPARE(said(), std::string("possible weapon"));
        QVERIFY(rowsOf(room).front().sign == WeaponSign::Possible);
        room.record(FactAnswered{incident, Fact::Weapon, answered("in_hand")});
        QCOMPARE(said(), std::string("weapon"));
        QVERIFY(rowsOf(room).front().sign == WeaponSign::Answered);
    }

    void aClosedIncidentIsNobodysToWork()
    {
        DispatchRoom room;
        const auto incident = room.open("WELFARE");
        QVERIFY(room.run(RequestClinician{incident, ""}));
        const auto code = room.knowledge().codes.dispositions.front().code;
        QVERIFY(room.run(CloseIncident{incident, code, "nobody needed"}));
        QVERIFY(rowsOf(room).empty());
    }

    void theThreeThatMustBeAskedAreAlwaysShown()
    {
        DispatchRoom room;
        const auto incident = room.open("WELFARE");
        QVERIFY(room.run(AnswerFact{incident, Fact::Psychosis, answered("calm")}));
        QVERIFY(room.run(AnswerFact{incident, Fact::Injury, askedNotKnown()}));
        const auto facts = safetyFacts(room.incident(incident));
        QCOMPARE(facts.size(), std::size_t(7));
        QVERIFY(facts[0].fact == Fact::Weapon && facts[0].answer.state == AskState::NotAsked);
        QVERIFY(!facts[0].by && !facts[0].at);
        QVERIFY(facts[2].fact == Fact::Injury && facts[2].at == room.now());
        QVERIFY(facts[6].fact == Fact::Psychosis && facts[6].by == dispatcherSeat().agent);
    }

    void wordsBetweenQuotationMarksAreQuotes()
    {
        const auto parts = quotedParts("RP: \"he left a note\" and “goodbye, all”. \"never closed");
        QCOMPARE(parts.size(), std::size_t(2));
        QCOMPARE(parts[0], std::string("he left a note"));
        QCOMPARE(parts[1], std::string("goodbye, all"));
        QVERIFY(quotedParts("6' tall, 5\" knife").empty());
        QVERIFY(quotedParts("\"\" \"  \"").empty());
        QVERIFY(quotedParts("").empty());
    }

    void aCorrectedOrSealedNoteIsNotQuoted()
    {
        DispatchRoom room;
        const auto incident = room.open("WELFARE");
        QVERIFY(room.run(AddNote{incident, {}, "said \"one\"", FieldClass::Police, {}}));
        const auto wrong = room.last<NoteAdded>().note;
        QVERIFY(room.run(AddNote{incident, {}, "said \"two\"", FieldClass::Care, wrong}));
        // As a log written before notes were sealed may hold it.
        NoteAdded old;
        old.note = NoteId(room.state().counters.note + 1);
        old.incident = incident;
        old.text = "said \"three\"";
        old.fieldClass = FieldClass::ClinicianOnly;
        room.record(old);
        const auto quotes = quotesOf(room.incident(incident));
        QCOMPARE(quotes.size(), std::size_t(1));
        QCOMPARE(quotes[0].words, std::string("two"));
    }

    void whoLeadsFollowsTheLevelThatStands()
    {
        DispatchRoom room;
        const auto incident = room.open("WELFARE");
        const auto lead = [&] {
            return leadWords(room.incident(incident), room.state(), room.knowledge().codes);
        };
        QVERIFY(room.run(AnswerFact{incident, Fact::MedicalDanger, answered("overdose")}));
        QCOMPARE(lead(), leadSentence(Lead::Medical));
        QVERIFY(room.run(SetLevel{incident, 3, "awake, with EMS"}));
        QCOMPARE(lead(), leadSentence(Lead::CoResponse));
        QVERIFY(room.run(SetLevel{incident, 1, "with family"}));
        QCOMPARE(lead(), leadSentence(Lead::Phone));
        QVERIFY(room.runAs(administratorSeat(),
                           ChangeSetting{kPhoneOnlySetting, "2026-10-01, Chief Amos"}));
        QCOMPARE(lead(), leadSentence(Lead::Phone, PhoneOnly::Agreed));
    }

    // crisis.md 1.4: no level ever delays EMS.
    void emsWaitsForNoAnswerWhereNobodyIsAThreat()
    {
        DispatchRoom room;
        const auto lead = [&](IncidentId id) {
            return leadOf(room.incident(id), room.knowledge().codes).lead;
        };
        const auto overdose = room.open("OD");
        QCOMPARE(lead(overdose), Lead::Medical);
        const auto suggested = room.open("WELFARE");
        QVERIFY(room.run(AnswerFact{suggested, Fact::Injury, answered("none")}));
        CrisisFlagSuggested fact;
        fact.incident = suggested;
        fact.flag = Flag::Possible;
        fact.facts = {{Fact::MedicalDanger, "unconscious", "not waking"}};
        QCOMPARE(lead(suggested), Lead::CoResponse);
        QVERIFY(room.runAs(advisorSeat(), SuggestFlag{fact}));
        QCOMPARE(lead(suggested), Lead::Medical);
        // A threat that was answered holds medics back until police are there.
        QVERIFY(room.run(AnswerFact{suggested, Fact::Weapon, answered("within_reach")}));
        QCOMPARE(lead(suggested), Lead::CoResponse);
        // A level that a person set tells of no threat that nobody answered.
        const auto lost = room.open("SUICTHRT");
        QVERIFY(room.run(AnswerFact{lost, Fact::Weapon, answered("none")}));
        QVERIFY(room.run(AnswerFact{lost, Fact::Violence, answered("none")}));
        QVERIFY(room.run(SetLevel{lost, 4, "does not answer any more"}));
        QCOMPARE(lead(lost), Lead::Medical);
    }

    void aSuicidalCallIsNeverRoutineBeforeSelfHarmIsAsked()
    {
        DispatchRoom room;
        const auto incident = room.open("SUICTHRT");
        for (const Fact fact : {Fact::Weapon, Fact::Violence, Fact::Injury})
            QVERIFY(room.run(AnswerFact{incident, fact, answered("none")}));
        QCOMPARE(room.incident(incident).level.level, 3);
        QVERIFY(room.incident(incident).level.asked == Asked::NotYet);
        QVERIFY(room.run(AnswerFact{incident, Fact::SelfHarm, answered("none")}));
        QCOMPARE(room.incident(incident).level.level, 1);
        QVERIFY(room.incident(incident).level.asked == Asked::Done);
    }
};

HAVEN_TESTS(TestClinicianDesk)
#include "tst_clinician_desk.moc"
