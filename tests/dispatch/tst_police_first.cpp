#include "models/dispatch/act_words.h"
#include "tests/dispatch/flag_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

struct KnifeCall {
    KnifeCall()
    {
        room.logOn("3A12");
        room.logOn("CR1", {kSkillClinician});
        id = room.open("SUICTHRT");
        done(room.run(RequestClinician{id, "knows him"}));
    }
    static void done(const Result<std::vector<Event>>& facts)
    {
        if (!facts)
            qFatal("%s", refusalSentence(facts.refusal()).c_str());
    }
    // Whether the answer to what is done warns whoever goes.
    bool warns(const Seat& seat, const Command& command)
    {
        const std::size_t before = room.log().size();
        done(room.runAs(seat, command));
        LogWordsContext words;
        words.codes = &room.knowledge().codes;
        words.numberOf = [](IncidentId one) { return std::to_string(one.value); };
        const std::vector<Recorded> facts(room.log().begin() + static_cast<std::ptrdiff_t>(before),
                                          room.log().end());
        const auto told = actWords(room.state(), facts, seat.roles, words, room.now());
        return told.find("Police first: no officer is on scene. Stage.") != std::string::npos;
    }
    AnswerClinician says(ClinicianStage stage) const
    {
        return AnswerClinician{id, std::nullopt, stage, std::nullopt, ""};
    }

    DispatchRoom room;
    IncidentId id;
};

} // namespace

// A clinician who goes first to a weapon is told that no officer is there.
class TestPoliceFirst final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClinicianAloneIsWarnedAtEachStep()
    {
        KnifeCall call;
        answer(call.room, call.id, Fact::Weapon, answered("in_hand"));
        const Seat seat = clinicianSeat();
        QVERIFY(call.warns(seat, call.says(ClinicianStage::Accepted)));
        QVERIFY(call.warns(seat, call.says(ClinicianStage::EnRoute)));
        QVERIFY(call.warns(seat, call.says(ClinicianStage::Arrived)));
    }

    void soIsTheDispatcherWhoSendsTheirUnit()
    {
        KnifeCall call;
        answer(call.room, call.id, Fact::Weapon, answered("in_hand"));
        call.room.dispatch("CR1", call.id);
        QVERIFY(call.warns(dispatcherSeat(), MarkOnScene{{UnitId("CR1")}, ""}));
    }

    void notWithAnOfficerThereAndNotWithoutADanger()
    {
        KnifeCall quiet;
        QVERIFY(!quiet.warns(clinicianSeat(), quiet.says(ClinicianStage::Accepted)));
        KnifeCall call;
        answer(call.room, call.id, Fact::Weapon, answered("in_hand"));
        call.room.dispatch("3A12", call.id);
        QVERIFY(call.warns(clinicianSeat(), call.says(ClinicianStage::Accepted)));
        // An officer is on scene: the same steps say nothing more.
        QVERIFY(!call.warns(dispatcherSeat(), MarkOnScene{{UnitId("3A12")}, ""}));
        QVERIFY(!call.warns(clinicianSeat(), call.says(ClinicianStage::Arrived)));
    }
};

HAVEN_TESTS(TestPoliceFirst)
#include "tst_police_first.moc"
