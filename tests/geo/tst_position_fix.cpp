#include "models/geo/position_fix.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;

namespace {

constexpr Instant kReceived{1'796'000'000'000}; // 2026-11-30

PositionFix fixAt(std::optional<Instant> time)
{
    PositionFix fix;
    fix.at = Coordinate{1, 1};
    fix.time = time;
    return fix;
}

} // namespace

class TestPositionFix final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void daysAreCountedLikeTheCalendar();
    void aGoodClockIsBelieved();
    void anOldReceiversCalendarIsPutRight();
    void aWrongClockIsReplacedByOurs();
    void aTimeWithoutADateFindsItsDay();
};

void TestPositionFix::daysAreCountedLikeTheCalendar()
{
    QCOMPARE(dayNumber(1970, 1, 1), std::optional<std::int64_t>(0));
    QCOMPARE(dayNumber(2000, 3, 1), std::optional<std::int64_t>(11017));
    QVERIFY(!dayNumber(2100, 2, 29) && dayNumber(2000, 2, 29) && dayNumber(2028, 2, 29));
    QVERIFY(!dayNumber(2026, 0, 1) && !dayNumber(2026, 13, 1) && !dayNumber(2026, 4, 31));
    for (QDate date(1969, 12, 25); date < QDate(2130, 1, 1); date = date.addDays(1)) {
        const auto day = dayNumber(date.year(), date.month(), date.day());
        QCOMPARE(*day, QDate(1970, 1, 1).daysTo(date));
        QCOMPARE(utcText(Instant{*day * 86'400'000}),
                 (date.toString(Qt::ISODate) + QStringLiteral("T00:00:00.000Z")).toStdString());
    }
}

void TestPositionFix::aGoodClockIsBelieved()
{
    for (const Span age : {Span{0}, Span::seconds(3), Span::hours(23), Span::minutes(-9)}) {
        const auto checked = checkedTime(fixAt(kReceived - age), kReceived);
        QCOMPARE(checked.check, ClockCheck::Right);
        QCOMPARE(checked.at, kReceived - age);
        QCOMPARE(checked.skew.ms, -age.ms);
    }
    QCOMPARE(checkedTime(fixAt(std::nullopt), kReceived).check, ClockCheck::Missing);
}

void TestPositionFix::anOldReceiversCalendarIsPutRight()
{
    for (const int eras : {1, 2, -1}) {
        const Instant told = kReceived - Span{kGpsEra.ms * eras} - Span::seconds(2);
        const auto checked = checkedTime(fixAt(told), kReceived);
        QCOMPARE(checked.check, ClockCheck::RolledOver);
        QCOMPARE(checked.at, kReceived - Span::seconds(2));
    }
}

void TestPositionFix::aWrongClockIsReplacedByOurs()
{
    for (const Span off : {Span::minutes(11), Span::hours(-25), Span::hours(24 * 400),
                           Span{kGpsEra.ms + Span::hours(48).ms}}) {
        const auto checked = checkedTime(fixAt(kReceived + off), kReceived);
        QCOMPARE(checked.check, ClockCheck::Off);
        QCOMPARE(checked.at, kReceived);
    }
}

void TestPositionFix::aTimeWithoutADateFindsItsDay()
{
    PositionFix fix = fixAt(std::nullopt);
    const Instant midnight{kReceived.ms - kReceived.ms % 86'400'000};
    fix.timeOfDay = Span{86'399'000};
    // Just after midnight it was yesterday's last second.
    auto checked = checkedTime(fix, midnight + Span::seconds(1));
    QCOMPARE(checked.check, ClockCheck::Right);
    QCOMPARE(checked.at, midnight - Span{1000});
    // Just before midnight a clock that runs ahead is in the next day.
    fix.timeOfDay = Span::seconds(2);
    checked = checkedTime(fix, midnight - Span::seconds(1));
    QCOMPARE(checked.at, midnight + Span::seconds(2));
}

HAVEN_TESTS(TestPositionFix)
#include "tst_position_fix.moc"
