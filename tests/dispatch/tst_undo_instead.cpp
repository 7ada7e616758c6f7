#include "tests/dispatch/care_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// What one key does not take back names the line that corrects it.
using namespace haven;
using namespace haven::test;

namespace {

struct InsteadRow {
    std::string line;    // done by a supervisor
    std::string instead; // "%" is the number of the incident
};

std::string insteadWords(CareShift& shift)
{
    const auto refused = shift.room.runAs(supervisorSeat(), Undo{});
    if (refused || refused.refusal().code != RefusalCode::UndoImpossible)
        return "undone";
    return refused.refusal().arguments.at(1);
}

std::string withNumber(std::string words, const std::string& number)
{
    const auto at = words.find('%');
    return at == std::string::npos ? words : words.replace(at, 1, number);
}

} // namespace

class tst_UndoInstead final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anActThatStaysNamesTheOneThatCorrectsIt()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        const std::string number = shift.incident().number;
        const std::vector<InsteadRow> rows{
            {"bolo vehicle plate AB12345 why hit hours 24 gray van", "undone"},
            {"mr 01 child due", "say why none is needed: mr % child 1 notneeded WHY"},
            {"oc 01 went home", "say it anew: oc % went WORDS"},
            {"fc 01 hands by Diaz", "say that it was a slip: fc % none slip, WHY"},
            {"fu 01 48 how she is", "end it: fux 1 closed WHY"},
            {"cau 01 animal from neighbor large dog", "end it: caux 1 WHY"},
            {"caux 1 the dog is gone", "record it again: cau"},
            {"major 01 Depot fire", "end it: endmajor % WHY"},
            {"goal 01 clear the street", "say that it is off: met % 1 dropped"},
            {"pass Elm St is closed", "end it: unpass 1 WHY"},
            {"rp 01 not_decided", "say it anew: rp % needed|not_needed|not_decided WHO AND WHY"},
            {"hide 01 staff", "lift it: unhide % WHY"},
        };
        for (const auto& row : rows) {
            QCOMPARE(shift.run(row.line, supervisorSeat()), std::string("done"));
            QCOMPARE(insteadWords(shift), withNumber(row.instead, number));
        }
    }

    void aBoloThatIsOverIsWrittenAnew()
    {
        CareShift shift;
        QCOMPARE(shift.run("bolo vehicle plate AB12345 why hit gray van", supervisorSeat()),
                 std::string("done"));
        QCOMPARE(shift.run("bover B1 found in Avon", supervisorSeat()), std::string("done"));
        QCOMPARE(insteadWords(shift), std::string("write it anew: bolo"));
    }

    void whatAStormLetGoIsHeldAgain()
    {
        CareShift shift;
        shift.room.open("WIRES");
        const std::string parent = shift.incident().number;
        shift.room.open("WIRES", "9 Elm St");
        QCOMPARE(shift.run("storm 01 WIRES crews are behind", supervisorSeat()),
                 std::string("done"));
        QCOMPARE(insteadWords(shift), "let them go: calm " + parent + " WHY");
        QCOMPARE(shift.run("calm 01 a crew is free", supervisorSeat()), std::string("done"));
        QCOMPARE(insteadWords(shift),
                 "hold them again: storm " + parent + " TYPES WHY, or h INCIDENT WHY");
    }
};

HAVEN_TESTS(tst_UndoInstead)
#include "tst_undo_instead.moc"
