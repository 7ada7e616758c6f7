#include "models/dispatch/care_rules.h"
#include "models/dispatch/person_age.h"
#include "tests/dispatch/care_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

// The worksheets of 17a-503 are for adults; for a child 17a-78 is the way.
class TestCareAge final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The room's clock says 2026-03-14.
    void aDayOfBirthIsCountedToTheDay()
    {
        const DispatchRoom room;
        const auto age = [&](const char* born) { return ageAt(born, room.now()).value_or(-1); };
        QCOMPARE(age("2008-03-14"), 18);
        QCOMPARE(age("3/15/2008"), 17);
        QCOMPARE(age("2008-12-31"), 17);
        QCOMPARE(age("2000-02-29"), 26);
        QCOMPARE(age("2008"), 17); // may still be
        QCOMPARE(age("about 38"), 38);
        QCOMPARE(age("not known"), -1);
    }

    void whoseCrisisItIsWasBornTooLate()
    {
        CareShift shift;
        const auto id = shift.room.open("WELFARE");
        QCOMPARE(shift.run("cert 01 person Sam Lake"), std::string("done"));
        QCOMPARE(shift.run("per 01 patient Sam Lake born 2008-03-15", dispatcherSeat()),
                 std::string("done"));
        QVERIFY(isUnderAge(shift.incident(), shift.room.now()));
        for (const char* line : {"cert 01 condition hears voices", "cert 01 born 1988-04-17"})
            QCOMPARE(shift.run(line), std::string("CareUnderAge"));
        QCOMPARE(shift.run("req 01 danger self", dispatcherSeat()), std::string("CareUnderAge"));
        QCOMPARE(shift.run("req 01 danger self", supervisorSeat()), std::string("done"));
        // Next day they are of age.
        shift.room.pass(Span::hours(24));
        QCOMPARE(shift.run("cert 01 condition hears voices"), std::string("done"));
        // Nor does the age of whoever called count.
        const auto other = shift.room.open("WELFARE", "77 Far Rd");
        QVERIFY(id != other);
        QCOMPARE(shift.run("per 02 caller Kim Lake born 2012-01-01", dispatcherSeat()),
                 std::string("done"));
        QCOMPARE(shift.run("cert 02 condition hears voices"), std::string("done"));
    }
};

HAVEN_TESTS(TestCareAge)
#include "tst_care_age.moc"
