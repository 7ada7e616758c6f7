#include "models/items/record_book_model.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/sample_look.h"
#include "ui/admin/record_panel.h"

#include <QtTest>

// Whose record a hold keeps is told at the desk to the roles that read the names of victims.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

class TestHoldNames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHoldNamesNobodyToAnAdministrator();
};

void TestHoldNames::aHoldNamesNobodyToAnAdministrator()
{
    FakeDesk desk;
    desk.setSeat(supervisorSeat());
    HoldScope scope;
    scope.person = "Rose Grant";
    desk.submit(PutRecordHold{scope, "suit of Grant, docket 7"});
    QTRY_COMPARE(desk.state().recordBook.holds.size(), std::size_t{1});
    const ThemeSource source(testkit::sampleLook(QStringLiteral("night")));
    RecordPanel panel(source, desk, {});
    const auto told = [&panel] {
        return panel.findChild<BoardView*>(QStringLiteral("holdsView"))
            ->model()
            ->index(0, static_cast<int>(RecordBookColumn::What))
            .data()
            .toString();
    };
    QCOMPARE(told(), QStringLiteral("Rose Grant: suit of Grant, docket 7"));
    desk.setSeat(administratorSeat());
    QCOMPARE(told(), QStringLiteral("(withheld): suit of (withheld), docket 7"));
    desk.setSeat(supervisorSeat());
    QCOMPARE(told(), QStringLiteral("Rose Grant: suit of Grant, docket 7"));
}

HAVEN_TESTS(TestHoldNames)
#include "tst_hold_names.moc"
