#include "models/store/archive.h"
#include "models/store/proven_backup.h"
#include "models/store/verify.h"
#include "tests/store/store_kit.h"
#include "tests/testkit/fault_vfs.h"
#include "tests/testkit/test_program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QtTest>
#include <sqlite3.h>

using namespace haven;
using namespace haven::test;

namespace {

// What a listener heard of the engine's health, safe to look at from the test.
class HealthEar final
{
public:
    EngineListener listener()
    {
        EngineListener listener;
        listener.health = [this](const Health& health) {
            const std::lock_guard lock(m_mutex);
            m_heard.push_back(health);
        };
        return listener;
    }
    std::optional<Health> last()
    {
        const std::lock_guard lock(m_mutex);
        return m_heard.empty() ? std::nullopt : std::optional<Health>(m_heard.back());
    }
    bool isNow(EngineHealth kind)
    {
        const auto heard = last();
        return heard && heard->kind == kind;
    }

private:
    std::mutex m_mutex;
    std::vector<Health> m_heard;
};

} // namespace

class tst_FailingDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFullDiskIsSaidAndNothingIsHalfWritten();
    void aBrokenDiskIsSaidAndTheEngineRecovers();
    void anyWriteMayFailOnce();
    void anySyncMayFailOnce();
    void anyOpenMayFailOnce();
    void creatingOnAFullDiskLeavesNothing();
    void aReadOnlyStationIsReadable();
    void aSlowDiskIsSaidAndNothingIsLost();
    void draftsWaitForTheDisk();
    void draftsWaitForTheEndOfAnyTrouble();
    void aBackupOnAFullDiskIsSaidAndLeavesNothing();
};

void tst_FailingDisk::aFullDiskIsSaidAndNothingIsHalfWritten()
{
    FaultVfs disk("fault");
    Station station("fault");
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    HealthEar ear;
    engine->listen(ear.listener());
    must(ask(*engine, wish(openAt("12 Elm St"))));
    const State before = engine->snapshotState();
    disk.isFull = true;
    QElapsedTimer timer;
    timer.start();
    const auto refused = ask(*engine, wish(noteOn(1, "not saved")));
    QVERIFY(!refused);
    QCOMPARE(refused.refusal().code, RefusalCode::DiskFull);
    QVERIFY(ear.isNow(EngineHealth::Failing));
    QVERIFY(timer.elapsed() < 1000);
    QCOMPARE(ear.last()->why->code, RefusalCode::DiskFull);
    QVERIFY(engine->snapshotState() == before);
    disk.isFull = false;
    QTRY_VERIFY_WITH_TIMEOUT(ear.isNow(EngineHealth::Good), 3000); // the probe finds out
    must(ask(*engine, wish(noteOn(1, "saved"))));
    must(engine->stop());
    const auto verdict = must(verify(station.place()));
    QVERIFY(!verdict.damage);
    QCOMPARE(verdict.events, before.sequence + 1);
}

void tst_FailingDisk::aBrokenDiskIsSaidAndTheEngineRecovers()
{
    FaultVfs disk("fault");
    Station station("fault");
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    HealthEar ear;
    engine->listen(ear.listener());
    must(ask(*engine, wish(openAt("12 Elm St"))));
    disk.isBroken = true;
    QCOMPARE(ask(*engine, wish(noteOn(1, "not saved"))).refusal().code, RefusalCode::DiskFailing);
    QVERIFY(ear.isNow(EngineHealth::Failing));
    // Reading goes on.
    QCOMPARE(engine->snapshotState().incidents.size(), std::size_t{1});
    disk.isBroken = false;
    must(ask(*engine, wish(noteOn(1, "saved")))); // at once, not only after the probe
    QVERIFY(ear.isNow(EngineHealth::Good));
    must(engine->stop());
    QVERIFY(!must(verify(station.place())).damage);
}

// Fails the n-th operation for every n until a whole round goes through without one.
template <class Arm>
void failEach(FaultVfs& disk, const Arm& arm)
{
    constexpr int kOperationsMax = 400;
    for (int n = 1; n <= kOperationsMax; ++n) {
        Station station("fault");
        must(station.create());
        std::vector<Recorded> saved;
        std::atomic<std::int64_t>& counter = arm(n);
        {
            auto core = EngineCore::open(station.options());
            for (int i = 0; core && i < 6; ++i) {
                const auto recorded =
                    (*core)->perform(wish(i == 0 ? openAt("12 Elm St") : noteOn(1, "note")));
                if (recorded)
                    saved.insert(saved.end(), recorded->begin(), recorded->end());
                if (i == 3)
                    static_cast<void>((*core)->snapshot());
            }
        }
        const bool isThrough = counter.load() > 0;
        counter = 0;
        const auto verdict = must(verify(station.place()));
        QVERIFY2(!verdict.damage, verdict.damage ? verdict.damage->why.c_str() : "");
        auto reader = must(StationReader::open(station.place()));
        auto log = must(SqliteEventLog::open(reader.database()));
        const auto stored = must(log.read(2, kReadMax));
        for (std::size_t i = 0; i < saved.size(); ++i)
            QVERIFY(std::find(stored.begin(), stored.end(), saved[i]) != stored.end());
        if (isThrough) {
            qInfo("each of %d operations failed once", n - 1);
            QVERIFY(n > 1);
            return;
        }
    }
    disk.failWriteIn = 0;
    QFAIL("there was no end of operations");
}

void tst_FailingDisk::anyWriteMayFailOnce()
{
    FaultVfs disk("fault");
    failEach(disk, [&](int n) -> std::atomic<std::int64_t>& {
        disk.failWriteIn = n;
        return disk.failWriteIn;
    });
}

void tst_FailingDisk::anySyncMayFailOnce()
{
    FaultVfs disk("fault");
    failEach(disk, [&](int n) -> std::atomic<std::int64_t>& {
        disk.failSyncIn = n;
        return disk.failSyncIn;
    });
}

void tst_FailingDisk::anyOpenMayFailOnce()
{
    FaultVfs disk("fault");
    failEach(disk, [&](int n) -> std::atomic<std::int64_t>& {
        disk.failOpenIn = n;
        return disk.failOpenIn;
    });
}

void tst_FailingDisk::creatingOnAFullDiskLeavesNothing()
{
    FaultVfs disk("fault");
    for (int n = 1; n <= 400; ++n) {
        Station station("fault");
        disk.failWriteIn = n;
        const auto created = station.create();
        const bool isThrough = disk.failWriteIn > 0;
        disk.failWriteIn = 0;
        const QString path = QString::fromStdString(station.path());
        if (created) {
            QVERIFY(!must(verify(station.place())).damage);
        } else {
            for (const char* suffix : {"", "-wal", "-shm", "-journal", ".lock"})
                QVERIFY2(!QFileInfo::exists(path + QString::fromUtf8(suffix)),
                         (std::to_string(n) + suffix + ": " + refusalSentence(created.refusal()))
                             .c_str());
        }
        if (isThrough)
            return;
    }
    QFAIL("there was no end of writes");
}

void tst_FailingDisk::aReadOnlyStationIsReadable()
{
    FaultVfs disk("fault");
    Station station("fault");
    must(station.create());
    {
        auto engine = must(Engine::open(station.options()));
        must(ask(*engine, wish(openAt("12 Elm St"))));
    }
    disk.isReadOnly = true;
    const auto engine = Engine::open(station.options());
    QVERIFY(!engine);
    QCOMPARE(engine.refusal().code, RefusalCode::StationReadOnly);
    auto reader = must(StationReader::open(station.place()));
    SearchQuery query;
    query.words = "elm";
    QCOMPARE(must(search(reader.database(), query)).hits.size(), std::size_t{1});
    QVERIFY(!must(verify(station.place())).damage);
}

void tst_FailingDisk::aSlowDiskIsSaidAndNothingIsLost()
{
    FaultVfs disk("fault");
    Station station("fault");
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    HealthEar ear;
    engine->listen(ear.listener());
    disk.delayMs = 300;
    QElapsedTimer timer;
    timer.start();
    std::atomic<int> done{0};
    must(
        engine->submit(wish(openAt("12 Elm St")), [&](const Result<std::vector<Recorded>>& result) {
            must(result);
            ++done;
        }));
    QVERIFY2(timer.elapsed() < 50, "submit waited for the disk");
    engine->wait();
    QCOMPARE(done.load(), 1);
    QVERIFY(timer.elapsed() >= 300);
    QVERIFY(ear.isNow(EngineHealth::Slow));
    QCOMPARE(ear.last()->why->code, RefusalCode::DiskSlow);
}

void tst_FailingDisk::draftsWaitForTheDisk()
{
    FaultVfs disk("fault");
    Station station("fault");
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    HealthEar ear;
    engine->listen(ear.listener());
    disk.isFull = true;
    const PositionId position("Position 1");
    must(engine->saveDraft(StoredDraft{position, "intake/1", "typed meanwhile", station.now()}));
    QTRY_VERIFY(ear.isNow(EngineHealth::Failing));
    disk.isFull = false;
    QTRY_VERIFY_WITH_TIMEOUT(ear.isNow(EngineHealth::Good), 3000);
    engine->wait();
    auto reader = must(StationReader::open(station.place()));
    const auto drafts = must(draftsOf(reader.database(), position));
    QCOMPARE(drafts.size(), std::size_t{1});
    QCOMPARE(drafts.front().text, std::string("typed meanwhile"));
}

// A trouble that is no disk's: the engine neither spins on the draft nor keeps from stopping.
void tst_FailingDisk::draftsWaitForTheEndOfAnyTrouble()
{
    FaultVfs disk("fault");
    Station station("fault");
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    HealthEar ear;
    engine->listen(ear.listener());
    disk.brokenAnswer = SQLITE_NOTADB;
    disk.isBroken = true;
    const PositionId position("Position 1");
    must(engine->saveDraft(StoredDraft{position, "intake/1", "typed meanwhile", station.now()}));
    QTRY_VERIFY(ear.isNow(EngineHealth::Failing));
    const auto tried = disk.writes.load();
    QTest::qWait(100);
    QVERIFY(disk.writes.load() < tried + 10);
    disk.isBroken = false;
    QTRY_VERIFY_WITH_TIMEOUT(ear.isNow(EngineHealth::Good), 3000);
    engine->wait();
    must(engine->stop());
    auto reader = must(StationReader::open(station.place()));
    QCOMPARE(must(draftsOf(reader.database(), position)).size(), std::size_t{1});
}

void tst_FailingDisk::aBackupOnAFullDiskIsSaidAndLeavesNothing()
{
    FaultVfs disk("fault");
    Station station("fault");
    must(station.create());
    const StationPlace copy{station.path() + ".monday.haven", "fault"};
    disk.isFull = true;
    const auto full = backUpProven(station.place(), copy, {});
    QVERIFY(!full);
    QCOMPARE(full.refusal().code, RefusalCode::DiskFull);
    for (const char* suffix : {"", ".part", ".part-journal", ".part-wal"})
        QVERIFY2(!QFile::exists(QString::fromStdString(copy.path + suffix)), suffix);
    disk.isFull = false;
    QCOMPARE(must(backUpProven(station.place(), copy, {})).facts, std::int64_t{1});
}

HAVEN_TESTS(tst_FailingDisk)
#include "tst_failing_disk.moc"
