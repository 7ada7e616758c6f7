#include "models/dispatch/log_words.h"
#include "tests/dispatch/care_kit.h"
#include "tests/testkit/screening_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

// What the log says of the newest look, "refused" where it was none.
std::string lookedAs(CareShift& shift, const Seat& seat, CareView view,
                     std::optional<IncidentId> incident)
{
    if (!shift.room.runAs(seat, ViewCare{view, incident, {}, "rounds"}))
        return "refused";
    LogWordsContext context;
    context.codes = &shift.room.knowledge().codes;
    context.numberOf = [](IncidentId id) { return std::to_string(id.value); };
    return wordsFor(shift.room.log().back(), context).text;
}

} // namespace

// Who looked at what, and whether there was anything to see (crisis.md 6.19).
class TestCareLooks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLookSaysWhatWasShownAndWhereNothingWas()
    {
        CareShift shift;
        shift.room.setInstrument(madeUpInstrument());
        const auto here = shift.room.open("WELFARE");
        const auto look = [&](CareView view, std::optional<IncidentId> incident) {
            return lookedAs(shift, clinicianSeat(), view, incident);
        };
        QCOMPARE(look(CareView::CareRecord, here),
                 std::string("Care record opened, nothing was shown: rounds"));
        QCOMPARE(look(CareView::Screenings, here),
                 std::string("Results of screenings opened, nothing was shown: rounds"));
        QCOMPARE(look(CareView::CareRecord, {}),
                 std::string("List of care plans opened, nothing was shown: rounds"));
        QCOMPARE(look(CareView::FollowUps, {}),
                 std::string("Follow-ups opened, nothing was shown: rounds"));
        QCOMPARE(look(CareView::Certificate, here),
                 std::string("Certificate for examination opened, nothing was shown: rounds"));
        QCOMPARE(shift.run("per 01 patient Sam Lake", dispatcherSeat()), std::string("done"));
        QCOMPARE(look(CareView::Certificate, here),
                 std::string("Certificate for examination read: rounds"));
        QCOMPARE(shift.run("scr 01 made-up-screen total=21 tier=very-high"), std::string("done"));
        QCOMPARE(look(CareView::Screenings, here),
                 std::string("Results of screenings read: rounds"));
        QCOMPARE(look(CareView::CareRecord, here), std::string("Care record read: rounds"));
    }

    // What all is withheld from was not read by them, and results are no page of theirs.
    void aDispatcherReadsWhatIsThePolicesAlone()
    {
        CareShift shift;
        shift.room.setInstrument(madeUpInstrument());
        const auto here = shift.room.open("WELFARE");
        QCOMPARE(shift.run("scr 01 made-up-screen total=21 tier=very-high"), std::string("done"));
        const auto look = [&](CareView view) {
            return lookedAs(shift, dispatcherSeat(), view, here);
        };
        QCOMPARE(look(CareView::Screenings), std::string("refused"));
        QCOMPARE(look(CareView::CareRecord),
                 std::string("Care record opened, nothing was shown: rounds"));
        QCOMPARE(shift.run("fc 01 none", supervisorSeat()), std::string("done"));
        QCOMPARE(look(CareView::CareRecord), std::string("Care record read: rounds"));
    }

    // A page of the console asks nobody why; who read it is told to those who read the reasons.
    void aPageOfTheConsoleIsReadWithoutAQuestion()
    {
        CareShift shift;
        const auto here = shift.room.open("WELFARE");
        ViewCare look{CareView::CareRecord, here, {}, {}};
        QCOMPARE(shift.room.refusalOfAs(clinicianSeat(), look), std::string("CareReasonMissing"));
        look.way = CareLookWay::OnPage;
        QVERIFY(shift.room.runAs(clinicianSeat(), look));
        LogWordsContext context;
        context.codes = &shift.room.knowledge().codes;
        context.numberOf = [](IncidentId id) { return std::to_string(id.value); };
        const LogLine line = wordsFor(shift.room.log().back(), context);
        QCOMPARE(line.text, std::string("Care record read"));
        QVERIFY(line.fieldClass == FieldClass::Care);
        // Roles are asked all the same, and a whole plan keeps its question.
        look.view = CareView::Certificate;
        QCOMPARE(shift.room.refusalOfAs(dispatcherSeat(), look), std::string("RoleMissing"));
        const CarePlanId plan = shift.approvedPlan("startles at sirens");
        const ViewCare whole{CareView::CarePlan, here, plan, {}, CareLookWay::OnPage};
        QCOMPARE(shift.room.refusalOfAs(clinicianSeat(), whole), std::string("CareReasonMissing"));
    }

    // A look from before this was kept says what it said then.
    void anOlderLookIsStillARead()
    {
        LogWordsContext context;
        CareShift shift;
        context.codes = &shift.room.knowledge().codes;
        context.numberOf = [](IncidentId id) { return std::to_string(id.value); };
        Recorded old;
        CareViewed fact;
        fact.view = CareView::CareRecord;
        fact.incident = IncidentId(1);
        fact.reason = "rounds";
        old.event = Event(fact);
        QCOMPARE(wordsFor(old, context).text, std::string("Care record read: rounds"));
    }
};

HAVEN_TESTS(TestCareLooks)
#include "tst_care_looks.moc"
