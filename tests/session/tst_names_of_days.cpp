#include "app/session/names_book.h"
#include "models/store/station.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// What is of no incident speaks of the days around it.
using namespace haven;
using namespace haven::test;

class TestNamesOfDays final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsRecordedPastMidnightWasSpokenOfBefore();
};

void TestNamesOfDays::whoIsRecordedPastMidnightWasSpokenOfBefore()
{
    SessionRoom room;
    room.open();
    const auto desk = room.desk("Position 2");
    QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
    OpenIncident open;
    open.type = TypeCode("WELFARE");
    open.location.text = "12 Oak Ave";
    QCOMPARE(room.submit(*desk, open), QStringLiteral("done"));
    RecordPerson record;
    record.incident = IncidentId(room.session().state().counters.incident);
    record.person.name = "Ann Quillfeather";
    record.person.role = PersonRole::Victim;
    record.person.born = "1980-01-02";
    QCOMPARE(room.submit(*desk, record), QStringLiteral("done"));
    auto reader = must(StationReader::open({room.path(), ""}));
    NamesBook book(reader.database());
    Recorded said;
    said.event = Event(UnitLoggedOn{}); // of no incident
    const auto isNamed = [&](Span before) {
        said.envelope.recordedAt = room.session().now() - before;
        return book.piecesOf(said, "Quillfeather waits").front().nameOf.has_value();
    };
    QVERIFY(isNamed(Span::hours(0)));
    QVERIFY(isNamed(Span::hours(24)));
    QVERIFY(!isNamed(Span::hours(24 * 3)));
    QVERIFY(isNamed(Span::hours(-24 * 3)));
    QVERIFY(!isNamed(Span::hours(-24 * 5)));
}

HAVEN_TESTS(TestNamesOfDays)
#include "tst_names_of_days.moc"
