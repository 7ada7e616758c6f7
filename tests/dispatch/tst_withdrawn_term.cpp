#include "models/crisis/guarded_text.h"
#include "tests/dispatch/care_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// A term that medicine has withdrawn is a label where it stands on a board or goes over the air.
// In a note somebody is quoted, and it brings the medical checklist.
using namespace haven;
using namespace haven::test;

namespace {

// In two parts: no source holds the term.
std::string withTerm(const std::string& before, const std::string& after)
{
    return before + "excited " + "delirium" + after;
}

} // namespace

class tst_WithdrawnTerm final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // crisis.md 6.8.
    void itIsNoCautionNoPlanAndNoBolo()
    {
        CareShift shift;
        shift.room.open("DISORD");
        const std::string refused = "TextIsWithdrawnTerm";
        QCOMPARE(shift.run(withTerm("cau 01 approach from sister ", " before")), refused);
        QCOMPARE(shift.run(withTerm("plan 01 place ", ", stand back")), refused);
        QCOMPARE(shift.run(withTerm("bolo person why \"", "\" tall man"), dispatcherSeat()),
                 refused);
        QVERIFY(shift.room.state().cautions.empty());
        QCOMPARE(shift.run("cau 01 approach from sister runs, sweats, hears nobody"),
                 std::string("done"));
        QCOMPARE(shift.run(withTerm("n 01 caller says ", ""), dispatcherSeat()),
                 std::string("done"));
    }

    void itIsToldAsItStands()
    {
        QCOMPARE(withdrawnTermIn(withTerm("possible ", ", naked")).value(), withTerm("", ""));
        QVERIFY(!withdrawnTermIn("excited children, delirium after surgery"));
    }
};

HAVEN_TESTS(tst_WithdrawnTerm)
#include "tst_withdrawn_term.moc"
