#include "models/feeds/position_recorder.h"
#include "tests/testkit/test_program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace haven;

namespace {

constexpr Instant kRingNow{1'796'000'000'000};

UnitPosition ringPosition(const std::string& unit, Instant at, std::int32_t latE7 = 412890000)
{
    UnitPosition position;
    position.unit = UnitId(unit);
    position.at = Coordinate{latE7, -725130000};
    position.fixedAt = at;
    position.receivedAt = at + Span{200};
    position.mode = FixMode::ThreeD;
    position.quality = FixQuality::Satellite;
    position.speedMmS = 6430;
    position.feed = "Routers";
    return position;
}

} // namespace

class TestPositionRing final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTrailComesBackInOrder();
    void whatStandsStillIsKeptOnceAMinute();
    void theLastPositionOfEachUnitOutlivesARestart();
    void oldDaysAreForgotten();
    void aFullRingForgetsItsOldestDay();
    void aFileOfAnotherKindIsLeftAlone();
    void theRecorderNeverWaitsAndWritesOnClosing();
    void aDiskThatFailsCostsTrailsAndIsTriedAgain();

private:
    std::string file(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    QTemporaryDir m_folder;
};

void TestPositionRing::aTrailComesBackInOrder()
{
    auto ring = PositionRing::open(file("a.positions"), {}).value();
    std::vector<UnitPosition> positions;
    for (int i = 0; i < 100; ++i) {
        const Instant at = kRingNow + Span::seconds(5 * i);
        positions.push_back(ringPosition("3A12", at, 412890000 + i * 10'000));
        positions.push_back(ringPosition("3A13", at, 410000000 + i * 10'000));
    }
    QCOMPARE(ring.append(positions).value(), std::int64_t{200});
    const auto trail = readTrail(file("a.positions"), UnitId("3A12"), kRingNow + Span::seconds(50),
                                 kRingNow + Span::seconds(100))
                           .value();
    QCOMPARE(trail.size(), std::size_t{11}); // both ends
    QCOMPARE(trail.front().fixedAt, kRingNow + Span::seconds(50));
    QCOMPARE(trail.front().at, (Coordinate{412990000, -725130000}));
    QCOMPARE(trail.back().fixedAt, kRingNow + Span::seconds(100));
    QCOMPARE(trail.back().speedMmS, std::optional(6430));
    QVERIFY(!trail.back().courseCdeg);
    // Of too many, the newest.
    const auto newest =
        readTrail(file("a.positions"), UnitId("3A12"), Instant{}, kRingNow + Span::hours(1), 3);
    QCOMPARE(newest->size(), std::size_t{3});
    QCOMPARE(newest->back().fixedAt, kRingNow + Span::seconds(495));
    QVERIFY(readTrail(file("a.positions"), UnitId("nobody"), Instant{}, kRingNow)->empty());
    QVERIFY(readTrail(file("none.positions"), UnitId("3A12"), Instant{}, kRingNow)->empty());
}

void TestPositionRing::whatStandsStillIsKeptOnceAMinute()
{
    auto ring = PositionRing::open(file("b.positions"), {}).value();
    std::int64_t kept = 0;
    for (int second = 0; second <= 120; ++second) // parked, the receiver wanders a meter
        kept += ring.append({ringPosition("3A12", kRingNow + Span::seconds(second),
                                          412890000 + second % 3 * 100)})
                    .value();
    QCOMPARE(kept, std::int64_t{3});
    kept = 0;
    for (int second = 121; second <= 140; ++second) // it drives, 11 m a second
        kept += ring.append({ringPosition("3A12", kRingNow + Span::seconds(second),
                                          412890000 + (second - 120) * 1000)})
                    .value();
    QCOMPARE(kept, std::int64_t{10});
    // The same moment told again, and an older one that was long on its way.
    UnitPosition late = ringPosition("3A12", kRingNow, 0);
    late.receivedAt = kRingNow + Span::seconds(141);
    QCOMPARE(ring.append({ringPosition("3A12", kRingNow + Span::seconds(140), 0), late}).value(),
             std::int64_t{0});
}

void TestPositionRing::theLastPositionOfEachUnitOutlivesARestart()
{
    QVERIFY(readLastPositions(file("c.positions"))->empty());
    const UnitPosition last = ringPosition("3A12", kRingNow + Span::hours(1), 415000000);
    {
        auto ring = PositionRing::open(file("c.positions"), {}).value();
        QVERIFY(ring.append({ringPosition("3A12", kRingNow), ringPosition("K9", kRingNow), last})
                    .isOk());
    }
    auto again = PositionRing::open(file("c.positions"), {}).value();
    const auto all = readLastPositions(file("c.positions")).value();
    QCOMPARE(all.size(), std::size_t{2});
    QCOMPARE(all[0], last);
    QCOMPARE(all[1].unit, UnitId("K9"));
    // It knows after the restart what it kept before.
    QCOMPARE(again.append({last}).value(), std::int64_t{0});
}

void TestPositionRing::oldDaysAreForgotten()
{
    RingLimits limits;
    limits.keepFor = Span::hours(24);
    auto ring = PositionRing::open(file("d.positions"), limits).value();
    std::vector<UnitPosition> positions;
    for (int minute = 0; minute < 48 * 60; ++minute)
        positions.push_back(ringPosition("3A12", kRingNow + Span::minutes(minute)));
    QVERIFY(ring.append(positions).isOk());
    const Instant now = kRingNow + Span::hours(48);
    QCOMPARE(ring.forget(now).value(), false);
    const auto left = readTrail(file("d.positions"), UnitId("3A12"), Instant{}, now).value();
    QCOMPARE(left.size(), std::size_t{24 * 60});
    QCOMPARE(left.front().fixedAt, now - Span::hours(24));
}

void TestPositionRing::aFullRingForgetsItsOldestDay()
{
    RingLimits limits;
    limits.bytesMax = 64 * 1024;
    auto ring = PositionRing::open(file("e.positions"), limits).value();
    std::vector<UnitPosition> positions;
    for (int minute = 0; minute < 3 * 24 * 60; ++minute)
        positions.push_back(ringPosition("3A12", kRingNow + Span::minutes(minute)));
    QVERIFY(ring.append(positions).isOk());
    QVERIFY(ring.forget(kRingNow + Span::hours(72)).isOk());
    const auto left =
        readTrail(file("e.positions"), UnitId("3A12"), Instant{}, kRingNow + Span::hours(72));
    QCOMPARE(left->size(), std::size_t{2 * 24 * 60});
}

void TestPositionRing::aFileOfAnotherKindIsLeftAlone()
{
    QFile text(QString::fromStdString(file("f.positions")));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write(QByteArray(4096, 'x'));
    text.close();
    QVERIFY(!PositionRing::open(file("f.positions"), {}).isOk());
    QVERIFY(!readTrail(file("f.positions"), UnitId("3A12"), Instant{}, kRingNow).isOk());
    {
        auto other = Database::open(file("g.positions"), OpenMode::Create, "").value();
        QVERIFY(other.execute("CREATE TABLE mine(a)").isOk());
    }
    QCOMPARE(PositionRing::open(file("g.positions"), {}).refusal().code,
             RefusalCode::StationForeign);
    {
        auto ring = PositionRing::open(file("h.positions"), {}).value();
        auto raw = Database::open(file("h.positions"), OpenMode::ReadWrite, "").value();
        QVERIFY(raw.execute("PRAGMA user_version=2").isOk());
    }
    QCOMPARE(PositionRing::open(file("h.positions"), {}).refusal().code, RefusalCode::StationNewer);
}

void TestPositionRing::theRecorderNeverWaitsAndWritesOnClosing()
{
    RecorderStatus status;
    {
        PositionRecorder recorder(file("i.positions"), {}, [] { return kRingNow; });
        std::vector<UnitPosition> many;
        for (std::size_t i = 0; i < kRecorderQueueMax + 5; ++i)
            many.push_back(ringPosition("3A12", kRingNow + Span::minutes(static_cast<int>(i))));
        QElapsedTimer time;
        time.start();
        recorder.record(many);
        QVERIFY2(time.elapsed() < 500, qPrintable(QString::number(time.elapsed())));
        status = recorder.status();
    }
    QVERIFY(status.dropped == 5 || status.kept > 0);
    const auto trail =
        readTrail(file("i.positions"), UnitId("3A12"), Instant{}, Instant{kRingNow.ms * 2});
    QCOMPARE(trail->size(), kTrailMax);
    QCOMPARE(trail->back().fixedAt,
             kRingNow + Span::minutes(static_cast<int>(kRecorderQueueMax) + 4));
}

void TestPositionRing::aDiskThatFailsCostsTrailsAndIsTriedAgain()
{
    const QString folder = m_folder.filePath(QStringLiteral("later"));
    const std::string path = (folder + QStringLiteral("/j.positions")).toStdString();
    PositionRecorder recorder(path, {}, [] { return kRingNow; },
                              {Span{20}, Span::minutes(10), Span{50}});
    QTRY_COMPARE(recorder.status().state, RecorderState::Failing);
    QVERIFY(recorder.status().why);
    recorder.record({ringPosition("3A12", kRingNow)});
    QTRY_COMPARE(recorder.status().dropped, std::int64_t{1});
    QVERIFY(QDir().mkpath(folder));
    QTRY_COMPARE(recorder.status().state, RecorderState::Recording);
    recorder.record({ringPosition("3A12", kRingNow + Span::minutes(5))});
    QTRY_COMPARE(recorder.status().kept, std::int64_t{1});
}

HAVEN_TESTS(TestPositionRing)
#include "tst_position_ring.moc"
