#include "tests/crisis/cue_fixture.h"

#include "tests/testkit/test_program.h"
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

QStringList linesOf(std::initializer_list<const char*> lines)
{
    QStringList out;
    for (const char* line : lines)
        out << QLatin1String(line);
    return out;
}

} // namespace

// Kinds of meaning that notes nobody had seen were missed by (resources/cues/kinds.json), each with
// what looks like it and is none.
class TestUnseenKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKindIsFoundAndItsLookAlikesAreNot_data()
    {
        QTest::addColumn<QStringList>("found");
        QTest::addColumn<QStringList>("quiet");
        QTest::newRow("one's own body")
            << linesOf({"MALE SAYS TWO MEN ARE LIVING IN HIS LEFT LUNG",
                        "FEM WANTS US TO GET THE BUGS OUT OF HER TEETH",
                        "RP SAYS HIS FOOT BELONGS TO HIS BROTHER"})
            << linesOf({"RP COUGHING, SMOKE IN LUNGS FROM KITCHEN FIRE",
                        "PT HAD HIS HIP REPLACED LAST WEEK, NEEDS A LIFT ASSIST",
                        "DENTIST OFFICE REPORTS A BURGLARY, DRILLS TAKEN",
                        "GLOVE FOUND ON SIDEWALK, BELONGS TO THE SCHOOL"});
        QTest::newRow("nobody shall find it")
            << linesOf({"HE WANTS US THERE BEFORE HIS WIFE GETS HOME SO SHE ISNT THE ONE",
                        "SAID HE DOESNT WANT HIS KIDS TO FIND HIM"})
            << linesOf({"RP WANTS REPORT TAKEN BEFORE HIS WIFE GETS HOME FROM WORK",
                        "WANTS OFC TO MEET HIM BEFORE THE SCHOOL BUS COMES",
                        "LOST DOG, RP WANTS TO FIND IT BEFORE KIDS GET HOME"});
        QTest::newRow("a dose asked for")
            << linesOf({"CUST ASKED HOW MANY OF THE TYLENOL WOULD BE FATAL",
                        "SPOUSE ASKED HOW MUCH MORPHINE WOULD DO FOR TWO"})
            << linesOf({"RP ASKED HOW MANY PARKING TICKETS BEFORE A TOW",
                        "MOTHER ASKS HOW MUCH TYLENOL FOR A FEVER",
                        "CUST ASKED HOW MUCH THE UNISOM COSTS, CARD DECLINED"});
        QTest::newRow("farewell by instruction")
            << linesOf({"DAD LEFT VM, ENDED WITH YOU WERE A GOOD BOY",
                        "WANTED SOMEBODY TO KNOW THE KEY IS UNDER THE MAT"})
            << linesOf({"KEY IS UNDER THE MAT FOR THE AMBULANCE CREW",
                        "LOCKED OUT, KEY UNDER THE SEAT OF HIS CAR",
                        "NEIGHBOR FEEDS THE CAT WHILE RP IS AWAY, DOOR FOUND OPEN"});
        QTest::newRow("a sealed place")
            << linesOf({"CHARCOAL GRILL ON BACK SEAT, MALE INSIDE DROWSY",
                        "TOWELS STUFFED UNDER THE DOOR FROM INSIDE, NO ANSWER"})
            << linesOf({"CHARCOAL GRILL LEFT BURNING ON THE PATIO",
                        "PLOW DRIVER HIT A GRILL IN THE ROAD",
                        "TOWELS UNDER THE DOOR, PIPE BURST UPSTAIRS"});
        QTest::newRow("outside of the rail")
            << linesOf({"PED ON OVERPASS OUTSIDE THE FENCE, HOLDING ON WITH ONE HAND",
                        "SUBJ ON THE BRIDGE, WRONG SIDE OF THE RAILING"})
            << linesOf({"DOG OUTSIDE THE FENCE AT THE DAYCARE",
                        "VEH PARKED ON WRONG SIDE OF THE STREET BY THE FENCE",
                        "BALL OVER THE FENCE, NEIGHBOR WONT RETURN IT"});
        QTest::newRow("care refused by one who is done")
            << linesOf({"REFUSES DIALYSIS SINCE WIFE BURIED",
                        "WALKED OUT OF DIALYSIS, SAYS SHE IS DONE BEING A BURDEN"})
            << linesOf({"DIALYSIS CENTER REPORTS A HIT AND RUN IN THE LOT",
                        "MISSED HIS RIDE TO DIALYSIS, NEEDS THE NUMBER OF THE VAN",
                        "OXYGEN TANK STOLEN FROM PORCH"});
        QTest::newRow("wounds and their story")
            << linesOf({"BURNS ON BOTH FOREARMS, STORY CHANGED 3X",
                        "MALE CUTTING HIS OWN CHEST WITH A STRING"})
            << linesOf({"COOK BURNED HIS HAND ON THE FRYER",
                        "BURN PERMIT QUESTION, DIFFERENT STORY FROM CITY HALL CLERK EACH TIME",
                        "SUSPECTS STORY CHANGED, CUT THE CATALYTIC CONVERTER"});
    }

    void theKindIsFoundAndItsLookAlikesAreNot()
    {
        QFETCH(QStringList, found);
        QFETCH(QStringList, quiet);
        for (const auto& note : found)
            QVERIFY2(flagOf(note.toStdString()) >= Flag::Possible, qPrintable(note));
        for (const auto& note : quiet)
            QVERIFY2(flagOf(note.toStdString()) == Flag::No, qPrintable(note));
    }
};

HAVEN_TESTS(TestUnseenKinds)
#include "tst_unseen_kinds.moc"
