#include "models/store/verify.h"
#include "tests/store/store_kit.h"
#include "tests/testkit/power_vfs.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

// One life of a station on a disk whose power goes off at a random moment.
struct Cut {
    bool isLost = false;    // a fact shown as saved is gone or altered
    bool isDamaged = false; // the station does not open, or verify finds something
    std::int64_t acknowledged = 0;
    std::string why;
};

enum class Syncing { Full, Off };

class Simulation final
{
public:
    Simulation(std::uint64_t seed, DiskKind kind, Syncing syncing)
        : m_random(seed), m_disk("power", seed + 1, kind), m_station("power"), m_syncing(syncing)
    {}

    Cut run()
    {
        must(m_station.create());
        Cut cut;
        for (int life = 0; life < 2; ++life) {
            work();
            m_disk.powerOn();
            if (!lookAt(cut))
                break;
        }
        cut.acknowledged = static_cast<std::int64_t>(m_acknowledged.size());
        return cut;
    }

private:
    void work()
    {
        // Most lives are short; a long one comes to the checkpoints that SQLite makes by itself.
        const std::uint64_t operationsMax = m_random() % 16 == 0 ? 8000 : 400;
        m_disk.cutIn(1 + static_cast<std::int64_t>(m_random() % operationsMax));
        while (!m_disk.isOff()) {
            auto core = EngineCore::open(m_station.options());
            if (!core) {
                if (!m_disk.isOff())
                    qFatal("%s", refusalSentence(core.refusal()).c_str());
                return;
            }
            if (m_syncing == Syncing::Off)
                must((*core)->database().execute("PRAGMA synchronous=OFF"));
            shift(**core);
        }
    }

    // Until the power goes off, or somebody closes the console.
    void shift(EngineCore& core)
    {
        while (!m_disk.isOff()) {
            const auto recorded = core.perform(wish(next(core.state())));
            if (recorded)
                m_acknowledged.insert(m_acknowledged.end(), recorded->begin(), recorded->end());
            else if (!m_disk.isOff())
                qFatal("%s", refusalSentence(recorded.refusal()).c_str());
            if (m_random() % 16 == 0)
                static_cast<void>(core.snapshot());
            if (m_random() % 16 == 0)
                static_cast<void>(core.tidy());
            if (m_random() % 16 == 0)
                static_cast<void>(core.database().execute("PRAGMA wal_checkpoint(PASSIVE)"));
            if (m_random() % 32 == 0) {
                static_cast<void>(core.close());
                return;
            }
        }
    }

    Command next(const State& state)
    {
        const auto incidents = state.counters.incident;
        if (incidents == 0 || m_random() % 4 == 0)
            return openAt(std::to_string(m_random() % 1000) + " Elm St");
        const auto which =
            1 + static_cast<std::int64_t>(m_random() % static_cast<std::uint64_t>(incidents));
        switch (m_random() % 8) {
        case 0:
            return closed(which);
        case 1:
            return TrimBoard{};
        default:
            return noteOn(which, std::string(m_random() % 3000, 'n'));
        }
    }

    // Answers whether there is a station to go on with.
    bool lookAt(Cut& cut)
    {
        const auto verdict = verify(m_station.place());
        if (!verdict || verdict->damage) {
            cut.why = !verdict ? refusalSentence(verdict.refusal())
                               : "fact " + std::to_string(verdict->damage->sequence.value_or(0)) +
                                     ": " + verdict->damage->why;
            cut.isDamaged = true;
            cut.isLost = true;
            return false;
        }
        auto reader = must(StationReader::open(m_station.place()));
        auto log = must(SqliteEventLog::open(reader.database()));
        if (m_acknowledged.empty())
            return true;
        const auto first = m_acknowledged.front().envelope.sequence;
        const auto stored = must(log.read(first, kReadMax));
        if (stored.size() >= std::size_t{kReadMax})
            qFatal("there are more facts than one read takes");
        std::map<std::int64_t, Recorded> bySequence;
        for (const auto& fact : stored)
            bySequence.emplace(fact.envelope.sequence, fact);
        for (const auto& fact : m_acknowledged) {
            const auto found = bySequence.find(fact.envelope.sequence);
            if (found == bySequence.end() || !(found->second == fact))
                cut.isLost = true;
        }
        return true;
    }

    std::mt19937_64 m_random;
    PowerVfs m_disk;
    Station m_station;
    Syncing m_syncing;
    std::vector<Recorded> m_acknowledged;
};

int cutsWanted()
{
    const int wanted = qEnvironmentVariableIntValue("HAVEN_POWER_CUTS");
    return wanted > 0 ? wanted : 60;
}

struct Tally {
    int cuts = 0;
    int lost = 0;
    int damaged = 0;
    std::int64_t acknowledged = 0;
};

Tally tally(std::uint64_t firstSeed, int cuts, DiskKind kind, Syncing syncing)
{
    Tally tally;
    for (int i = 0; i < cuts; ++i) {
        const std::uint64_t seed = firstSeed + static_cast<std::uint64_t>(i);
        const Cut cut = Simulation(seed, kind, syncing).run();
        ++tally.cuts;
        tally.lost += cut.isLost ? 1 : 0;
        tally.damaged += cut.isDamaged ? 1 : 0;
        tally.acknowledged += cut.acknowledged;
        if (cut.isLost && kind == DiskKind::Honest && syncing == Syncing::Full)
            qWarning("seed %llu lost or damaged: %s", static_cast<unsigned long long>(seed),
                     cut.why.c_str());
    }
    qInfo("seeds %llu.., %d lives of two cuts: %lld facts acknowledged, %d lost, %d damaged",
          static_cast<unsigned long long>(firstSeed), tally.cuts,
          static_cast<long long>(tally.acknowledged), tally.lost, tally.damaged);
    return tally;
}

} // namespace

class tst_PowerCut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingAcknowledgedIsLost();
    void theTestNoticesMissingSyncs();
    void theTestNoticesALyingDisk();
};

void tst_PowerCut::nothingAcknowledgedIsLost()
{
    const Tally found = tally(1000, cutsWanted(), DiskKind::Honest, Syncing::Full);
    QCOMPARE(found.lost, 0);
    QCOMPARE(found.damaged, 0);
    QVERIFY(found.acknowledged > found.cuts);
}

void tst_PowerCut::theTestNoticesMissingSyncs()
{
    QVERIFY(tally(5000, 20, DiskKind::Honest, Syncing::Off).lost > 0);
}

void tst_PowerCut::theTestNoticesALyingDisk()
{
    QVERIFY(tally(9000, 20, DiskKind::Lying, Syncing::Full).lost > 0);
}

HAVEN_TESTS(tst_PowerCut)
#include "tst_power_cut.moc"
