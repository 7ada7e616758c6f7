#include "models/dispatch/unseen_rules.h"
#include "tests/dispatch/care_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

// What the closing of a restricted incident tells whoever reads its title alone.
class TestCloseUnseen final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noCodeTellsWhatStandsThere();
    void whatElseIsMissingIsNotTold();
    void howOldSomebodyIsIsNotTold();
};

void TestCloseUnseen::noCodeTellsWhatStandsThere()
{
    // Held for an examination; a suicidal person whom nobody has seen; neither.
    CareShift held;
    held.room.open("WELFARE");
    QCOMPARE(held.run("req 01 person Sam Lake", dispatcherSeat()), std::string("done"));
    CareShift unseen;
    unseen.room.open("SUICTHRT");
    CareShift plain;
    plain.room.open("NOISE");
    for (CareShift* shift : {&held, &unseen, &plain})
        QVERIFY(shift->room.runAs(
            supervisorSeat(), RestrictIncident{IncidentId(1), Visibility::Restricted, "staff"}));
    for (const char* code : {"ARR", "GOA", "UTL", "CAN", "CANPR", "ARR,RPT", "RPT,GOA"}) {
        const std::string line = std::string("x 01 ") + code + " it is over";
        for (CareShift* shift : {&held, &unseen, &plain})
            QVERIFY2(shift->run(line.c_str(), dispatcherSeat()) == "IncidentIsRestricted", code);
    }
    for (CareShift* shift : {&held, &unseen, &plain})
        QCOMPARE(shift->run("oc 01 result arrest", dispatcherSeat()),
                 std::string("IncidentIsRestricted"));
    // Who may read of it closes it as any other.
    QCOMPARE(held.run("x 01 ARR it is over", supervisorSeat()), std::string("CustodyIsNotArrest"));
    QCOMPARE(plain.run("x 01 GOA it is over", supervisorSeat()), std::string("done"));
}

void TestCloseUnseen::whatElseIsMissingIsNotTold()
{
    for (const RefusalCode code :
         {RefusalCode::CloseHasAid, RefusalCode::CloseHasOpenLine, RefusalCode::CloseNeedsUnit,
          RefusalCode::CloseNeedsTransfer, RefusalCode::CloseNeedsFacts})
        QVERIFY2(tellsWhatStandsThere(code), std::string(refusalName(code)).c_str());
}

void TestCloseUnseen::howOldSomebodyIsIsNotTold()
{
    for (const char* born : {"about 12", "about 40", ""}) {
        CareShift shift;
        shift.room.open("WELFARE");
        if (*born != '\0')
            QCOMPARE(shift.run(std::string("per 01 patient Sam Lake born ") + born),
                     std::string("done"));
        QVERIFY(shift.room.runAs(supervisorSeat(),
                                 RestrictIncident{IncidentId(1), Visibility::Restricted, "staff"}));
        QCOMPARE(shift.run("fu 01 6w", dispatcherSeat()), std::string("IncidentIsRestricted"));
    }
}

HAVEN_TESTS(TestCloseUnseen)
#include "tst_close_unseen.moc"
