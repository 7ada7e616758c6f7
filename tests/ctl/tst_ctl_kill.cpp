#include "models/store/sqlite_event_log.h"
#include "models/store/verify.h"
#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QElapsedTimer>
#include <QtTest>

#include <random>
#include <set>
#include <sys/resource.h>

using namespace haven;
using namespace haven::test;

namespace {

constexpr int kKillsWanted = 200;
constexpr int kLinesEach = 40;
constexpr int kKillWithinMs = 50;

// What the station holds, read on from where the last look ended.
class Held final
{
public:
    // Answers what is wrong, or nothing.
    std::string lookAt(const StationPlace& place)
    {
        const auto verdict = verify(place);
        if (!verdict)
            return refusalSentence(verdict.refusal());
        if (verdict->damage)
            return verdict->damage->why;
        const auto reader = StationReader::open(place);
        if (!reader)
            return refusalSentence(reader.refusal());
        auto log = SqliteEventLog::open(reader->database());
        if (!log)
            return refusalSentence(log.refusal());
        while (m_next <= log->head().sequence) {
            const auto facts = log->read(m_next, kReadMax);
            if (!facts)
                return refusalSentence(facts.refusal());
            for (const auto& fact : *facts)
                take(fact);
        }
        return verdict->events == m_next - 1 ? std::string() : "facts went missing";
    }
    bool has(const std::string& text) const { return m_texts.count(text) > 0; }
    std::int64_t facts() const { return m_next - 1; }

private:
    void take(const Recorded& fact)
    {
        if (const auto* note = kindIf<NoteAdded>(&*fact.event))
            m_texts.insert(note->text);
        m_next = fact.envelope.sequence + 1;
    }

    std::int64_t m_next = 1;
    std::set<std::string> m_texts;
};

QString tagOf(int round, int line)
{
    return QStringLiteral("round %1 line %2").arg(round).arg(line);
}

QStringList linesOf(int round)
{
    QStringList lines{QStringLiteral("new WELFARE @\"12 Elm St\" ! ") + tagOf(round, 0)};
    for (int i = 1; i < kLinesEach; ++i)
        lines << QStringLiteral("n . ") + tagOf(round, i);
    return lines;
}

} // namespace

class tst_CtlKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingPrintedIsLostByKills();
    void aKilledSignOnDoesNotBlockTheNext();
    void theLargestFileIsToldAsAFullDisk();
};

// Starts the real havenctl, kills it at a random moment, and looks whether every line it had
// printed as done is in the station, again and again on the same file.
void tst_CtlKill::nothingPrintedIsLostByKills()
{
    const int wanted = qEnvironmentVariableIntValue("HAVEN_KILLS");
    const int kills = wanted > 0 ? wanted : kKillsWanted;
    const int seedWanted = qEnvironmentVariableIntValue("HAVEN_SEED");
    const unsigned seed =
        seedWanted > 0 ? static_cast<unsigned>(seedWanted) : std::random_device{}();
    std::mt19937 random(seed);
    CtlStation station;
    Held held;
    int printed = 0;
    int killed = 0;
    QElapsedTimer timer;
    timer.start();
    for (int round = 0; round < kills; ++round) {
        QProcess process;
        prepare(process,
                QStringList{QStringLiteral("do"), QStringLiteral("--station"), station.path(),
                            QStringLiteral("--as"), QStringLiteral("dispatcher")} +
                    linesOf(round));
        process.start();
        QVERIFY(process.waitForStarted());
        // Half of them early, in the start; half after the first line, in the midst of writing.
        if (random() % 2 == 0)
            process.waitForReadyRead(2000);
        QTest::qSleep(static_cast<int>(random() % kKillWithinMs));
        process.kill();
        QVERIFY(process.waitForFinished());
        killed += process.exitStatus() == QProcess::CrashExit ? 1 : 0;
        const QByteArray out = process.readAllStandardOutput();
        const auto said = out.left(out.lastIndexOf('\n') + 1).count("\n");
        const std::string wrong = held.lookAt(station.place());
        QVERIFY2(wrong.empty(),
                 (wrong + ", seed " + std::to_string(seed) + ", round " + std::to_string(round))
                     .c_str());
        for (int i = 0; i < static_cast<int>(said); ++i) {
            const std::string tag = tagOf(round, i).toStdString();
            QVERIFY2(held.has(tag),
                     (tag + " was printed and is lost, seed " + std::to_string(seed)).c_str());
        }
        printed += static_cast<int>(said);
    }
    qInfo("seed %u: %d starts, %d killed while running, %d lines printed, %lld facts, %lld ms",
          seed, kills, killed, printed, static_cast<long long>(held.facts()),
          static_cast<long long>(timer.elapsed()));
    // A test in which nothing ran, or nothing was cut short, would prove nothing.
    QVERIFY(printed > kills);
    QVERIFY(killed > kills / 2);
}

void tst_CtlKill::aKilledSignOnDoesNotBlockTheNext()
{
    CtlStation station;
    QProcess process;
    prepare(process, {QStringLiteral("do"), QStringLiteral("--station"), station.path(),
                      QStringLiteral("--as"), QStringLiteral("dispatcher"), QStringLiteral("-")});
    process.start();
    process.write("new WELFARE @\"12 Elm St\"\n");
    QVERIFY(process.waitForReadyRead(20'000)); // it sits there signed on and waits for more
    process.kill();
    QVERIFY(process.waitForFinished());
    const Ran next = station.run({QStringLiteral("who")});
    QCOMPARE(next.code, 0);
    QVERIFY(next.out.contains("Reyes at havenctl"));
    const Ran log = station.verb(QStringLiteral("log"));
    QVERIFY2(log.out.contains("found open at the next sign-on"), log.out.constData());
}

// The system ends a program that writes past it, unless the program takes the refusal.
void tst_CtlKill::theLargestFileIsToldAsAFullDisk()
{
    CtlStation station;
    rlimit before{};
    QVERIFY(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    rlimit small = before;
    small.rlim_cur = 512 * 1024;
    QVERIFY(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const Ran ran = station.run(linesOf(1));
    QVERIFY(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    QVERIFY2(ran.code == 1, QByteArray::number(ran.code) + ran.err);
    QVERIFY2(ran.err.contains("[DiskFull]"), ran.err.constData());
    Held held;
    const std::string wrong = held.lookAt(station.place());
    QVERIFY2(wrong.empty(), wrong.c_str());
    int saved = 0;
    for (const QByteArray& line : ran.out.split('\n')) {
        if (line.startsWith("ok"))
            QVERIFY(held.has(tagOf(1, saved++).toStdString()));
    }
    QVERIFY(saved > 0);
    QVERIFY(ran.out.contains("refused DiskFull"));
}

HAVEN_TESTS(tst_CtlKill)
#include "tst_ctl_kill.moc"
