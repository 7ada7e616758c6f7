#include "models/dispatch/act_words.h"
#include "models/dispatch/clinician_unit.h"
#include "models/dispatch/unit_discipline.h"
#include "models/dispatch/waiting.h"
#include "tests/dispatch/flag_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// A unit is an officer where somebody says so, or nothing says that it is something else.
using namespace haven;
using namespace haven::test;

namespace {

AddOutsideUnit ofOthers(const char* unit, const char* agency, const char* kind)
{
    AddOutsideUnit add;
    add.unit = UnitId(unit);
    add.agency = agency;
    add.kind = kind;
    return add;
}

LogOnUnit ofOurs(const char* unit, std::vector<std::string> people, std::vector<std::string> skills)
{
    LogOnUnit on;
    on.unit = UnitId(unit);
    on.officers = std::move(people);
    on.skills = std::move(skills);
    return on;
}

bool endsWaitOfEmergency(DispatchRoom& room, const char* unit)
{
    const IncidentId id = room.open("ROBBERY");
    ChangePriority urgent;
    urgent.incident = id;
    urgent.priority = Priority::P1;
    urgent.reason = "armed robbery";
    if (room.incident(id).priority != Priority::P1 && !room.run(urgent))
        qFatal("no emergency");
    room.dispatch(unit, id);
    return !isWaiting(room.incident(id), room.knowledge().codes);
}

} // namespace

class TestUnitDiscipline final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoeverIsNoOfficerOfAnotherAgencyEndsNoWait_data()
    {
        QTest::addColumn<QByteArray>("agency");
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<Discipline>("is");
        const auto row = [](const char* agency, const char* kind, Discipline is) {
            QTest::addRow("%s %s", agency, kind) << QByteArray(agency) << QByteArray(kind) << is;
        };
        row("AMR", "ambulance", Discipline::Ems);
        row("AMR", "", Discipline::Ems);
        row("Harbor Towing", "tow", Discipline::Other);
        row("State Police", "tow truck", Discipline::Other);
        row("Harbor Towing", "", Discipline::Other);
        row("West Haven Fire", "engine", Discipline::Fire);
        row("Killingworth Volunteer Fire", "", Discipline::Fire);
        row("Red Cross", "van", Discipline::Other);
        row("Harbor House", "mobile crisis", Discipline::Behavioral);
        row("State Police", "trooper", Discipline::Police);
        row("WHPD", "", Discipline::Police);
    }
    void whoeverIsNoOfficerOfAnotherAgencyEndsNoWait()
    {
        QFETCH(QByteArray, agency);
        QFETCH(QByteArray, kind);
        QFETCH(Discipline, is);
        DispatchRoom room;
        QVERIFY(room.run(ofOthers("X-1", agency.constData(), kind.constData())));
        QCOMPARE(room.unit("X-1").discipline, is);
        QCOMPARE(endsWaitOfEmergency(room, "X-1"), is == Discipline::Police);
    }

    void whatNobodyKnowsIsAskedFor()
    {
        DispatchRoom room;
        AddOutsideUnit add = ofOthers("X-1", "Harbor", "");
        QCOMPARE(room.refusalOf(add), std::string("OutsideNeedsKind"));
        add.kind = "zebra";
        QCOMPARE(room.refusalOf(add), std::string("OutsideNeedsKind"));
        add.discipline = Discipline::Police;
        QVERIFY(room.run(add));
        QVERIFY(endsWaitOfEmergency(room, "X-1"));
        // The call sign may tell it.
        QVERIFY(room.run(ofOthers("CSP-104", "Troop F", "")));
        QCOMPARE(room.unit("CSP-104").discipline, Discipline::Police);
    }

    void whoHasSkillsOfCareAloneIsNoOfficer_data()
    {
        QTest::addColumn<QByteArray>("skill");
        QTest::addColumn<Discipline>("is");
        for (const char* skill : {"EMT", "Paramedic"})
            QTest::newRow(skill) << QByteArray(skill) << Discipline::Ems;
        for (const char* skill : {"LCSW", "social-worker", "mental health", "peer"})
            QTest::newRow(skill) << QByteArray(skill) << Discipline::Behavioral;
        QTest::newRow("cadet") << QByteArray("cadet") << Discipline::Other;
        for (const char* skill : {"CIT", "K9", "Spanish", "crisis negotiator"})
            QTest::newRow(skill) << QByteArray(skill) << Discipline::Police;
    }
    void whoHasSkillsOfCareAloneIsNoOfficer()
    {
        QFETCH(QByteArray, skill);
        QFETCH(Discipline, is);
        DispatchRoom room;
        QVERIFY(room.run(ofOurs("X1", {"Pat"}, {skill.toStdString(), "Spanish"})));
        QCOMPARE(room.unit("X1").discipline, is);
        QCOMPARE(endsWaitOfEmergency(room, "X1"), is == Discipline::Police);
    }

    void aClinicianAloneIsNoOfficerByTheirCourse()
    {
        DispatchRoom room;
        QVERIFY(room.run(ofOurs("CR1", {"Pat"}, {"CLIN", "CIT"})));
        QVERIFY(room.run(ofOurs("CR2", {"Pat", "Diaz"}, {"CLIN", "CIT"})));
        QVERIFY(isClinicianUnit(room.unit("CR1")));
        QVERIFY(!endsWaitOfEmergency(room, "CR1"));
        QVERIFY(endsWaitOfEmergency(room, "CR2"));
        LogOnUnit said = ofOurs("3A12", {"Pat"}, {"EMT"});
        said.discipline = Discipline::Police;
        QVERIFY(room.run(said));
        QVERIFY(endsWaitOfEmergency(room, "3A12"));
    }

    void whatItWasTakenAsIsSaid()
    {
        DispatchRoom room;
        QVERIFY(room.run(ofOurs("X1", {"Pat"}, {"EMT"})));
        LogWordsContext words;
        words.codes = &room.knowledge().codes;
        words.numberOf = [](IncidentId one) { return std::to_string(one.value); };
        const std::vector<Recorded> facts{room.log().back()};
        QVERIFY(actWords(room.state(), facts, dispatcherSeat().roles, words, room.now())
                    .find("not an officer: ems") != std::string::npos);
    }
};

HAVEN_TESTS(TestUnitDiscipline)
#include "tst_unit_discipline.moc"
