#include "models/dispatch/act_words.h"
#include "models/dispatch/alarms.h"
#include "models/dispatch/board.h"
#include "models/dispatch/clinician_unit.h"
#include "models/dispatch/work_stack.h"
#include "tests/dispatch/flag_kit.h"
#include "tests/testkit/test_program.h"

#include <algorithm>
#include <QtTest>

// An incident waits until a unit that can answer it is on it, and every list says so.
using namespace haven;
using namespace haven::test;

namespace {

void unitOnDuty(DispatchRoom& room, const char* unit, Discipline discipline)
{
    LogOnUnit on;
    on.unit = UnitId(unit);
    on.discipline = discipline;
    QVERIFY(room.run(on));
}

bool waitsStill(const DispatchRoom& room, IncidentId id)
{
    return isWaiting(room.incident(id), room.knowledge().codes);
}

bool ringsForWait(const DispatchRoom& room, IncidentId id)
{
    const auto due = dueAlarms(room.state(), room.knowledge().codes, room.now());
    return std::any_of(due.begin(), due.end(), [&](const DueAlarm& one) {
        return one.kind == AlarmKind::WaitLimit && one.incident == id;
    });
}

void unitArrives(DispatchRoom& room, const char* unit)
{
    MarkOnScene there;
    there.units = {UnitId(unit)};
    QVERIFY(room.run(there));
}

void unitClears(DispatchRoom& room, const char* unit)
{
    ClearUnits out;
    out.units = {UnitId(unit)};
    QVERIFY(room.run(out));
}

} // namespace

class TestWhoAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClinicianAloneAnswersNoEmergency()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("CR1", {kSkillClinician});
        const IncidentId id = room.open("SUICTHRT");
        room.dispatch("CR1", id);
        QVERIFY(waitsStill(room, id));
        room.pass(Span::minutes(20));
        const BoardRow row = rowOf(room, id);
        QVERIFY(row.isLate);
        QCOMPARE(row.status, IncidentStatus::Waiting);
        QCOMPARE(row.waiting.ms, Span::minutes(20).ms);
        QCOMPARE(row.units, std::vector<UnitId>{UnitId("CR1")}); // who goes is told all the same
        QVERIFY(ringsForWait(room, id));
        unitArrives(room, "CR1");
        QVERIFY(waitsStill(room, id));
        room.dispatch("3A12", id);
        QVERIFY(!waitsStill(room, id));
        QVERIFY(!rowOf(room, id).isLate);
        QVERIFY(!ringsForWait(room, id));
        QCOMPARE(rowOf(room, id).status, IncidentStatus::Dispatched);
        QCOMPARE(rowOf(room, id).waiting.ms, Span::minutes(20).ms);
    }

    void whoeverSendsAClinicianAloneIsToldThatItWaits()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("CR1", {kSkillClinician});
        const IncidentId id = room.open("SUICTHRT");
        const auto says = [&](const Command& command) {
            const std::size_t before = room.log().size();
            if (const auto done = room.run(command); !done)
                qFatal("%s", refusalSentence(done.refusal()).c_str());
            LogWordsContext words;
            words.codes = &room.knowledge().codes;
            words.numberOf = [](IncidentId one) { return std::to_string(one.value); };
            const std::vector<Recorded> facts(
                room.log().begin() + static_cast<std::ptrdiff_t>(before), room.log().end());
            return actWords(room.state(), facts, dispatcherSeat().roles, words, room.now());
        };
        const auto sending = [&](const char* unit) {
            DispatchUnits command;
            command.units = {UnitId(unit)};
            command.incident = id;
            return command;
        };
        const std::string waiting = room.incident(id).number + " waits for an officer";
        QVERIFY(says(sending("CR1")).find(waiting) != std::string::npos);
        QVERIFY(says(sending("3A12")).find(waiting) == std::string::npos);
        // Off it again before it was there.
        ClearUnits off;
        off.units = {UnitId("3A12")};
        QVERIFY(says(off).find(waiting) != std::string::npos);
    }

    void aClinicianIsOneByTheWordAsWell()
    {
        DispatchRoom room;
        room.logOn("CR1", {"Clinician"});
        const IncidentId id = room.open("SUICTHRT");
        room.dispatch("CR1", id);
        QVERIFY(waitsStill(room, id));
    }

    void anOfficerBesideTheClinicianInTheCarDoes()
    {
        DispatchRoom room;
        LogOnUnit both;
        both.unit = UnitId("CR3");
        both.officers = {"Diaz", "Osei"};
        both.skills = {kSkillCit, kSkillClinician};
        QVERIFY(room.run(both));
        const IncidentId id = room.open("SUICTHRT");
        room.dispatch("CR3", id);
        QVERIFY(!waitsStill(room, id));
        unitArrives(room, "CR3");
        QVERIFY(isOfficerOnScene(room.incident(id), room.state()));
    }

    void whatIsCalmIsAnsweredByWhoeverIsSent()
    {
        DispatchRoom room;
        room.logOn("CR1", {kSkillClinician});
        const IncidentId visit = room.open("OUTREACH");
        room.dispatch("CR1", visit);
        QVERIFY(!waitsStill(room, visit));
        // Until somebody speaks of a knife there.
        answer(room, visit, Fact::Weapon, answered("in_hand"));
        QVERIFY(waitsStill(room, visit));
    }

    void whoOfficersLeftItToAnswersIt()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("CR1", {kSkillClinician});
        const IncidentId id = room.open("SUICTHRT");
        room.dispatch("3A12", id);
        room.dispatch("CR1", id);
        room.pass(Span::minutes(5));
        unitArrives(room, "3A12");
        unitArrives(room, "CR1");
        room.pass(Span::minutes(30));
        unitClears(room, "3A12");
        QVERIFY(!waitsStill(room, id));
        QCOMPARE(rowOf(room, id).status, IncidentStatus::OnScene);
        // Taken back, and taken away for something else, it is not dealt with.
        QVERIFY(room.run(Undo{}));
        QVERIFY(!waitsStill(room, id));
        const IncidentId other = room.open("ALMH");
        PreemptUnit away;
        away.unit = UnitId("3A12");
        away.incident = other;
        QVERIFY(room.run(away));
        QVERIFY(waitsStill(room, id));
    }

    void whatOfficersDidNotKnowOfTheyLeftToNobody()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("CR1", {kSkillClinician});
        const IncidentId id = room.open("SUICTHRT");
        room.dispatch("3A12", id);
        room.dispatch("CR1", id);
        unitArrives(room, "3A12");
        unitArrives(room, "CR1");
        answer(room, id, Fact::Weapon, answered("none"));
        room.pass(Span::minutes(10));
        unitClears(room, "3A12");
        QVERIFY(!waitsStill(room, id));
        room.pass(Span::minutes(10));
        answer(room, id, Fact::Weapon, answered("in_hand"));
        QVERIFY(waitsStill(room, id));
        QVERIFY(waitsForOfficer(room.incident(id), room.knowledge().codes));
        QCOMPARE(rowOf(room, id).status, IncidentStatus::Waiting);
    }

    void aWeaponThatANoteSpeaksOfAfterwardsWaitsToo()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("CR1", {kSkillClinician});
        const IncidentId id = room.open("SUICTHRT");
        room.dispatch("3A12", id);
        room.dispatch("CR1", id);
        unitArrives(room, "3A12");
        unitArrives(room, "CR1");
        room.pass(Span::minutes(10));
        unitClears(room, "3A12");
        room.pass(Span::minutes(10));
        CrisisFlagSuggested heard;
        heard.incident = id;
        heard.facts.push_back(FlagFact{Fact::Weapon, "in_hand", "knife"});
        room.record(heard);
        QVERIFY(waitsStill(room, id));
    }

    void aWeaponThatComesBackWaitsAnew()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("CR1", {kSkillClinician});
        const IncidentId id = room.open("ROBBERY");
        const auto hear = [&](const char* text) {
            AddNote note;
            note.incident = id;
            note.text = text;
            QVERIFY(room.run(note));
            CrisisFlagSuggested heard;
            heard.incident = id;
            heard.note = room.incident(id).notes.back().id;
            heard.facts.push_back(FlagFact{Fact::Weapon, "unknown", "gun"});
            room.record(heard);
        };
        hear("has a gun");
        room.dispatch("3A12", id);
        room.dispatch("CR1", id);
        unitArrives(room, "3A12");
        unitArrives(room, "CR1");
        room.pass(Span::minutes(10));
        unitClears(room, "3A12");
        QVERIFY(!waitsStill(room, id));
        room.pass(Span::minutes(10));
        hear("came back, has a gun, shots fired");
        QVERIFY(waitsStill(room, id));
        QVERIFY(waitsForOfficer(room.incident(id), room.knowledge().codes));
    }

    void aClinicianWhoLeavesBeginsNoWaitAnew()
    {
        DispatchRoom room;
        room.logOn("CR1", {kSkillClinician});
        const IncidentId id = room.open("SUICTHRT");
        room.dispatch("CR1", id);
        room.pass(Span::minutes(5));
        unitArrives(room, "CR1");
        room.pass(Span::minutes(15));
        unitClears(room, "CR1");
        QVERIFY(room.incident(id).assignments.empty());
        QCOMPARE(rowOf(room, id).waiting.ms, Span::minutes(20).ms);
        QVERIFY(rowOf(room, id).isLate);
        // Calm work is dealt with by whoever was there.
        const IncidentId visit = room.open("OUTREACH");
        room.dispatch("CR1", visit);
        unitArrives(room, "CR1");
        room.pass(Span::minutes(15));
        unitClears(room, "CR1");
        QCOMPARE(rowOf(room, visit).waiting.ms, std::int64_t{0});
    }

    void anAmbulanceAnswersWhatIsMedicalFirst()
    {
        DispatchRoom room;
        unitOnDuty(room, "M1", Discipline::Ems);
        unitOnDuty(room, "M2", Discipline::Ems);
        const IncidentId overdose = room.open("OD");
        room.dispatch("M1", overdose);
        QVERIFY(!waitsStill(room, overdose));
        const IncidentId fight = room.open("FIGHT");
        ChangePriority urgent;
        urgent.incident = fight;
        urgent.priority = Priority::P1;
        urgent.reason = "two men, one on the ground";
        QVERIFY(room.run(urgent));
        room.dispatch("M2", fight);
        QVERIFY(waitsStill(room, fight));
    }

    void workThatWaitsForAUnitGoesOnWaitingForIt()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("CR1", {kSkillClinician});
        const IncidentId id = room.open("WELFARE");
        QVERIFY(room.run(StackWork{UnitId("3A12"), id}));
        room.dispatch("CR1", id);
        QCOMPARE(stackOf(room.state(), room.unit("3A12")), std::vector<IncidentId>{id});
        room.logOn("3A15");
        room.dispatch("3A15", id);
        QVERIFY(stackOf(room.state(), room.unit("3A12")).empty());
    }

    void theOnlyOfficerIsNotTakenAwayFromAClinician()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("CR1", {kSkillClinician});
        const IncidentId id = room.open("SUICTHRT");
        room.dispatch("3A12", id);
        room.dispatch("CR1", id);
        const IncidentId noise = room.open("NOISE");
        PreemptUnit away;
        away.unit = UnitId("3A12");
        away.incident = noise;
        QCOMPARE(room.refusalOf(away), std::string("PreemptLeavesUrgent"));
    }
};

HAVEN_TESTS(TestWhoAnswers)
#include "tst_who_answers.moc"
