#include "models/dispatch/command_line.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/screening_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>
#include <random>
#include <set>

// A walk over the whole grammar: every verb there is, also one that came yesterday, in the words of
// its own example and of its further steps, typed by whoever sits there. Whatever is done or
// refused, the log alone gives the same board.
using namespace haven;
using namespace haven::test;

namespace {

constexpr int kWalksInEveryRun = 10;
constexpr int kLinesPerWalk = 300;

// Steps that no verb's example shows. 4482 stands for any incident, 3A12 and 3A15 for any unit, #N
// for a number of whatever the verb counts.
const char* const kFurtherSteps[] = {
    "d 3A12 4482 because nearer",
    "d 3A12,3A15 4482 -3 because nearer",
    "on 3A12",
    "on 3A15 skills CLIN",
    "en 3A12",
    "os 3A12",
    "os 3A12 -2",
    "cl 3A12",
    "cl 3A12 DONE",
    "off 3A12 end of shift",
    "em 3A12",
    "em 3A12 ack",
    "em 3A12 end it was a slip",
    "tr 3A12 Harbor Hospital",
    "tra 3A12",
    "new NOISE @\"9 Elm St\" ! loud",
    "new WIRES @\"12 Oak Ave\"",
    "new SUICTHRT @\"12 Oak Ave\" tel 2035550147 ! he has a knife",
    "call 4482 ! again",
    "h 4482 keyholder comes",
    "rel 4482",
    "x 4482 DONE",
    "x 4482 DONE nothing further to be done",
    "re 4482 rang again",
    "join 4482 4482 same thing",
    "split 4482 not the same",
    "hide 4482 involves staff",
    "unhide 4482 reviewed",
    "undo",
    "clin 4482 accept",
    "clin 4482 enroute",
    "clin 4482 arrive",
    "clin 4482 done",
    "clin 4482 decline busy",
    "ans 4482 weapon none",
    "ans 4482 weapon unknown",
    "ans 4482 self-harm threat",
    "step 4482 done",
    "step 4482 cannot nobody answers",
    "fin 4482 it is over",
    "ho 4482 988",
    "ho 4482 answered",
    "ho 4482 refused full",
    "cb 4482 voice",
    "fut #N noanswer",
    "fux #N closed moved away",
    "papp #N LCSW 1234",
    "pend #N moved away",
    "caux #N gone",
    "caur #N",
    "cauok 4482 #N",
    "unsched #N off",
    "enter #N",
    "visit #N all secure",
    "unwatch #N home again",
    "unpass #N open",
    "seen #N",
    "got #N",
    "storm 4482 WIRES,NOISE behind",
    "calm 4482 free again",
    "calm 4482 count 1 one is free",
    "met 4482 1",
    "endmajor 4482 it is over",
    "aid 4482 tow Harbor Towing by phone",
    "aid 4482 1 arrived",
    "aid 4482 1 canceled not needed",
    "stk 3A12 4482",
    "nx 3A12",
    "ran 3A12 plate due AB12345",
    "hc #N yes",
    "bsay B#N 1",
    "bover B#N found",
    "txs 4482 open",
    "txs 4482 close he left",
    "xfer 4482 Troop H",
    "xfer 4482 accepted",
    "xfer 4482 lost",
    "int 4482 connected",
    "int 4482 released",
    "shelve 3A12 check 15 no radio",
    "unshelve 3A12 check",
    "airfree 1",
};

class Walker final
{
public:
    Walker(DispatchRoom& room, std::uint64_t seed) : m_room(room), m_random(seed)
    {
        for (const VerbHelp& verb : verbTable())
            m_lines.emplace_back(verb.example);
        m_examples = m_lines.size();
        m_lines.insert(m_lines.end(), std::begin(kFurtherSteps), std::end(kFurtherSteps));
    }

    std::string line()
    {
        // Each third line a further step; the rest spread over every verb.
        const std::size_t at =
            oneIn(3) ? m_examples + below(m_lines.size() - m_examples) : below(m_examples);
        std::string out;
        for (const std::string& word : words(m_lines[at]))
            out += (out.empty() ? "" : " ") + filled(word);
        return oneIn(12) ? broken(out) : out;
    }

    Seat seat()
    {
        switch (below(6)) {
        case 0:
            return clinicianSeat();
        case 1:
            return supervisorSeat();
        case 2:
            return administratorSeat();
        default:
            return dispatcherSeat();
        }
    }

    std::size_t below(std::size_t n) { return static_cast<std::size_t>(m_random() % n); }
    bool oneIn(std::size_t n) { return below(n) == 0; }

private:
    static std::vector<std::string> words(const std::string& line)
    {
        std::vector<std::string> out(1);
        for (const char c : line) {
            if (c == ' ')
                out.emplace_back();
            else
                out.back() += c;
        }
        return out;
    }

    std::string unit() { return "3A1" + std::to_string(below(6)); }

    std::string filled(const std::string& word)
    {
        if (word.size() == 4 && word.compare(0, 2, "44") == 0) {
            // One beyond the last too, which must be refused.
            const auto last = static_cast<std::size_t>(m_room.state().counters.incident);
            return std::to_string(1 + below(last + 1));
        }
        if (word == "3A12,3A15")
            return unit() + "," + unit();
        if (word == "3A12" || word == "3A15" || word == "2A16" || word == "2A11")
            return unit();
        if (const auto at = word.find("#N"); at != std::string::npos)
            return word.substr(0, at) + std::to_string(1 + below(4));
        return word;
    }

    // A word lost, doubled, or cut off in the middle of whatever it is.
    std::string broken(const std::string& line)
    {
        const std::size_t at = below(line.size());
        switch (below(3)) {
        case 0:
            return line.substr(0, at);
        case 1:
            return line + " " + line.substr(at);
        default:
            return line.substr(0, at) + "\"@ " + line.substr(at);
        }
    }

    DispatchRoom& m_room;
    std::mt19937_64 m_random;
    std::vector<std::string> m_lines;
    std::size_t m_examples = 0;
};

// The verbs that were done.
std::set<std::string> walk(DispatchRoom& room, std::uint64_t seed)
{
    room.setInstrument(madeUpInstrument());
    room.logOn("3A10");
    room.open("WELFARE");
    room.open("NOISE", "9 Elm St");
    Walker walker(room, seed);
    std::set<std::string> done;
    for (int i = 0; i < kLinesPerWalk; ++i) {
        room.pass(Span::seconds(static_cast<std::int64_t>(walker.below(90))));
        const std::string line = walker.line();
        const LineContext context{room.state(), room.knowledge(), room.now(),
                                  Span{},       std::nullopt,     {}};
        const auto parsed = parseLine(line, context);
        if (!parsed || !parsed->command)
            continue;
        room.setBackdate(parsed->happenedAt ? room.now() - *parsed->happenedAt : Span{});
        room.setSource(parsed->source);
        if (room.runAs(walker.seat(), *parsed->command))
            done.insert(line.substr(0, line.find(' ')));
        room.setBackdate(Span{});
        room.setSource({});
        if (const auto wrong = brokenInvariant(room.state()); !wrong.empty())
            qFatal("seed %llu, line %d, %s: %s", static_cast<unsigned long long>(seed), i,
                   line.c_str(), wrong.c_str());
    }
    return done;
}

} // namespace

// HAVEN_SEEDS=5000 for a night, HAVEN_SEED=N to begin elsewhere.
class TestLineWalk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldingTheLogOfAnyLinesGivesTheSameBoard()
    {
        const auto first = static_cast<std::uint64_t>(qEnvironmentVariableIntValue("HAVEN_SEED"));
        const int wanted = qEnvironmentVariableIntValue("HAVEN_SEEDS");
        std::set<std::string> done;
        for (int i = 0; i < (wanted > 0 ? wanted : kWalksInEveryRun); ++i) {
            const std::uint64_t seed = first + static_cast<std::uint64_t>(i);
            const QString told = QStringLiteral("seed %1").arg(seed);
            DispatchRoom room;
            done.merge(walk(room, seed));
            QVERIFY2(folded(room.log()) == room.state(), qPrintable(told));
            QVERIFY2(foldedFromText(room.log()) == room.state(), qPrintable(told));
        }
        // A walk of refusals would prove nothing.
        QVERIFY2(done.size() > verbTable().size() / 2, qPrintable(QString::number(done.size())));
    }
};

HAVEN_TESTS(TestLineWalk)
#include "tst_line_walk.moc"
