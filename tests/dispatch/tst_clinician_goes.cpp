#include "models/dispatch/act_words.h"
#include "models/dispatch/log_words.h"
#include "tests/dispatch/care_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

// What a clinician is told who says that they go.
class TestClinicianGoes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aUnitThatNobodySentIsSaid();
};

void TestClinicianGoes::aUnitThatNobodySentIsSaid()
{
    CareShift shift;
    DispatchRoom& room = shift.room;
    room.logOn("CR1", {kSkillClinician});
    const IncidentId id = room.open("WELFARE");
    QVERIFY(room.run(RequestClinician{id, "has not slept"}));
    const auto told = [&room](std::size_t before) {
        const std::vector<Recorded> facts(room.log().begin() + static_cast<std::ptrdiff_t>(before),
                                          room.log().end());
        LogWordsContext words;
        words.codes = &room.knowledge().codes;
        words.numberOf = [&room](IncidentId one) { return room.incident(one).number; };
        return actWords(room.state(), facts, clinicianSeat().roles, words, room.now());
    };
    const std::string wanted = "CR1 is not sent there on the board: ask the dispatcher for d CR1 " +
                               room.incident(id).number;
    std::size_t before = room.log().size();
    QCOMPARE(shift.run("clin 01 accept unit CR1"), std::string("done"));
    QVERIFY2(told(before).find(wanted) != std::string::npos, told(before).c_str());
    before = room.log().size();
    QCOMPARE(shift.run("clin 01 enroute"), std::string("done"));
    QVERIFY2(told(before).find(wanted) != std::string::npos, told(before).c_str());
    // Once it is there nobody has to be asked.
    room.dispatch("CR1", id);
    before = room.log().size();
    QCOMPARE(shift.run("clin 01 arrive"), std::string("done"));
    QVERIFY2(told(before).find("not sent there") == std::string::npos, told(before).c_str());
}

HAVEN_TESTS(TestClinicianGoes)
#include "tst_clinician_goes.moc"
