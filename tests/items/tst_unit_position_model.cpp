#include "models/items/unit_position_model.h"
#include "tests/testkit/test_program.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;

namespace {

constexpr Instant kModelNow{1'796'000'000'000};

UnitPosition positionOf(const std::string& unit, Span ago, std::int32_t latE7 = 412890000)
{
    UnitPosition position;
    position.unit = UnitId(unit);
    position.at = Coordinate{latE7, -725130000};
    position.fixedAt = kModelNow - ago;
    position.receivedAt = kModelNow;
    position.courseCdeg = 9000;
    return position;
}

} // namespace

class TestUnitPositionModel final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBatchIsOneInsertionAndOneChange();
    void anOlderPositionChangesNothing();
    void agesGoOnWhileNothingComes();
    void unitsBeyondTheLimitAreLeftOut();
};

void TestUnitPositionModel::aBatchIsOneInsertionAndOneChange()
{
    UnitPositionModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.apply({positionOf("A", Span{}), positionOf("B", Span{})});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(changed.size(), 0);
    model.apply({positionOf("B", Span{}, 420000000), positionOf("C", Span{}),
                 positionOf("A", Span{}, 430000000)});
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.data(model.index(1), PositionUnitRole).toString(), QStringLiteral("B"));
    QCOMPARE(model.data(model.index(1), PositionLatRole).toDouble(), 42.0);
    QCOMPARE(model.data(model.index(1), PositionCourseRole).toInt(), 9000);
    QVERIFY(!model.data(model.index(1), PositionSpeedRole).isValid());
    QCOMPARE(model.positionOf(UnitId("A"))->at.latE7, 430000000);
    QVERIFY(!model.positionOf(UnitId("Z")));
}

void TestUnitPositionModel::anOlderPositionChangesNothing()
{
    UnitPositionModel model;
    model.apply({positionOf("A", Span::seconds(5))});
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.apply({positionOf("A", Span::seconds(9), 430000000)});
    QCOMPARE(changed.size(), 0);
    QCOMPARE(model.positionOf(UnitId("A"))->at.latE7, 412890000);
    // Dated while our own clock ran ahead, which was set right since.
    model.apply({positionOf("A", Span::hours(-1), 420000000)});
    model.apply({positionOf("A", Span{}, 430000000)});
    QCOMPARE(model.positionOf(UnitId("A"))->at.latE7, 430000000);
}

void TestUnitPositionModel::agesGoOnWhileNothingComes()
{
    UnitPositionModel model;
    model.apply({positionOf("A", Span{}), positionOf("B", Span::minutes(6))});
    QCOMPARE(model.ageAt(0), PositionAge::Fresh);
    QCOMPARE(model.ageAt(1), PositionAge::Stale);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.tick(kModelNow + kPositionAging - Span{1});
    QCOMPARE(changed.size(), 0);
    model.tick(kModelNow + kPositionAging);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.ageAt(0), PositionAge::Aging);
    model.tick(kModelNow + kPositionStale);
    QCOMPARE(model.data(model.index(0), PositionAgeRole).toInt(),
             static_cast<int>(PositionAge::Stale));
}

void TestUnitPositionModel::unitsBeyondTheLimitAreLeftOut()
{
    UnitPositionModel model;
    std::vector<UnitPosition> batch;
    for (std::size_t i = 0; i < kPositionRowsMax + 3; ++i)
        batch.push_back(positionOf(std::to_string(i), Span{}));
    model.apply(batch);
    model.apply(batch);
    QCOMPARE(model.rowCount(), static_cast<int>(kPositionRowsMax));
}

HAVEN_TESTS(TestUnitPositionModel)
#include "tst_unit_position_model.moc"
