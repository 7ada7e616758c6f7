#include "models/dispatch/event_codec.h"
#include "models/store/sqlite.h"
#include "tests/bench/figures.h"
#include "tests/bench/live_console.h"
#include "ui/queue/queue_panel.h"

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <QApplication>

// A dispatcher's command on the big station: until it is durable, and until its row is painted in
// the queue. Quiet, and with 50 events a second from the rest of the room. Beside it the simplest
// thing that could be called saving: one row and one commit in plain SQLite.
using namespace haven;
using namespace haven::bench;

namespace {

constexpr int kTurns = 60; // lives of an incident, seven commands each
constexpr int kWaitMsMax = 400;

struct Times {
    Samples durable;
    Samples painted;
    int unseen = 0; // rows that were scrolled out, or not repainted
};

class Measured final
{
public:
    explicit Measured(LiveConsole& console)
        : m_console(console), m_queue(console.source(), console.desk()),
          m_watch(m_queue.view().viewport(), [this] { painted(); })
    {
        m_queue.resize(910, 640);
        m_queue.show();
        EngineListener listener;
        listener.recorded = [this](const std::vector<Recorded>& batch) {
            if (batch.front().envelope.recordedBy == AgentId(kAgent))
                m_durableMs = m_clock.ms();
        };
        static_cast<void>(console.session().engine().listen(std::move(listener)));
        QObject* watch = &m_watch;
        QObject::connect(&console.desk(), &Desk::changed, watch, [this](const ChangeSet& set) {
            if (set.incidents.count(m_incident) > 0 || m_incident == IncidentId{})
                m_isFolded = m_isMine;
        });
        QObject::connect(&console.desk(), &Desk::answered, watch, [this](const Answered& one) {
            if (one.id != m_id)
                return;
            m_isRefused = !one.result;
            if (m_isRefused)
                std::fprintf(stderr, "refused: %s\n",
                             refusalSentence(one.result.refusal()).c_str());
            else if (const auto named = incidentsOf(*one.result->front().event); !named.empty())
                m_answered = named.front();
            m_isAnswered = true;
            look();
        });
    }

    // False when a rule refused it: the bench has to be mended, not believed.
    bool run(Command command, IncidentId incident, Times& times)
    {
        m_incident = incident;
        m_isFolded = m_isPainted = m_isAnswered = m_isRefused = false;
        m_isMine = true;
        m_gate.close();
        const std::string name(commandName(command));
        const double begun = m_clock.ms();
        m_id = m_console.desk().submit(std::move(command));
        const bool isDone = m_gate.wait(kWaitMsMax);
        m_isMine = false;
        if (!m_isAnswered)
            std::fprintf(stderr, "no answer: %s\n", name.c_str());
        if (m_isRefused || !m_isAnswered)
            return false;
        times.durable.add(m_durableMs.load() - begun);
        if (isDone && isSeen(incident))
            times.painted.add(m_paintedMs - begun);
        else
            ++times.unseen;
        return true;
    }

    bool life(TypeCode type, const Location& place, UnitId unit, Times& times)
    {
        OpenIncident open;
        open.type = std::move(type);
        open.location = place;
        open.priority = Priority::P1;
        open.narrative = "Caller reports two people arguing in the parking lot, one has left.";
        bool isGood = run(std::move(open), IncidentId{}, times);
        const IncidentId incident = m_answered;
        m_queue.select(incident);
        AddNote note;
        note.incident = incident;
        note.text = "Second caller says the same, nobody hurt.";
        DispatchUnits send;
        send.units = {unit};
        send.incident = incident;
        isGood = isGood && run(note, incident, times) && run(send, incident, times);
        m_queue.select(incident);
        isGood = isGood && run(MarkEnRoute{{unit}, {}}, incident, times) &&
                 run(MarkOnScene{{unit}, {}}, incident, times) &&
                 run(ClearUnits{{unit}, {}}, incident, times) &&
                 run(CloseIncident{incident, DispositionCode("13"), "bench"}, incident, times);
        return isGood;
    }

private:
    void painted()
    {
        if (!m_isFolded || m_isPainted)
            return;
        m_isPainted = true;
        m_paintedMs = m_clock.ms();
        look();
    }
    void look()
    {
        if (m_isAnswered && (m_isPainted || m_isRefused))
            m_gate.open();
    }
    bool isSeen(IncidentId incident) const
    {
        if (incident == IncidentId{})
            return true; // a new row: the panel goes to it when it is out of sight
        const auto selected = m_queue.view().currentIndex();
        const QRect row = m_queue.view().visualRect(selected);
        return !selected.isValid() || m_queue.view().viewport()->rect().intersects(row);
    }

    LiveConsole& m_console;
    ui::QueuePanel m_queue;
    PaintWatch m_watch;
    Gate m_gate;
    Stopwatch m_clock;
    std::atomic<double> m_durableMs = 0;
    double m_paintedMs = 0;
    quint64 m_id = 0;
    IncidentId m_incident;
    IncidentId m_answered; // the one the last accepted command spoke of
    bool m_isMine = false;
    bool m_isFolded = false;
    bool m_isPainted = false;
    bool m_isAnswered = false;
    bool m_isRefused = false;
};

bool measure(Sheet& sheet, LiveConsole& console, int turns, int perSecond)
{
    console.feed(perSecond);
    Measured measured(console);
    Times times;
    const auto& state = console.session().state();
    UnitId free;
    for (const auto& [id, unit] : state.units) {
        if (!unit.incident && unit.status.primary == UnitPrimary::Available)
            free = id;
    }
    const Incident& first = state.incidents.at(console.openIncidents().front());
    const TypeCode type = first.type;
    const Location place = first.location;
    for (int turn = 0; turn < turns; ++turn) {
        if (!measured.life(type, place, free, times)) {
            std::fprintf(stderr, "a command was refused in turn %d\n", turn);
            return false;
        }
    }
    console.feed(0);
    const std::string with = perSecond > 0 ? ", 50 events/s arriving" : "";
    sheet.add(times.durable.figure("command to durable" + with, "ms", Promise{Bound::P99, 50}));
    sheet.add(times.painted.figure("command to painted row" + with, "ms", Promise{Bound::P99, 50}));
    if (times.unseen > 0)
        sheet.note(std::to_string(times.unseen) + " rows were out of sight and are not counted");
    return true;
}

// Nothing but the row: no rules, no hash chain, no search index, no archive.
Samples plainCommits(const std::string& path, int count)
{
    Samples samples;
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    auto database = Database::open(path, OpenMode::Create, "");
    if (!database || !database->execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                                        "CREATE TABLE fact (seq INTEGER PRIMARY KEY, text TEXT)"))
        return samples;
    for (int n = 0; n < count; ++n) {
        const Stopwatch one;
        Statement insert(*database, "INSERT INTO fact (text) VALUES (?1)");
        if (!insert.bind(std::string(300, 'x')).run())
            return samples;
        samples.add(one.ms());
    }
    return samples;
}

} // namespace

int main(int count, char** arguments)
{
    QApplication application(count, arguments);
    const Options options = optionsOf(count, arguments);
    const int turns = options.turns > 0 ? options.turns : kTurns;
    const auto station = bigStation(options.pastIncidents);
    if (!station) {
        std::fprintf(stderr, "%s\n", refusalSentence(station.refusal()).c_str());
        return 1;
    }
    const WorkCopy copy(*station);
    Sheet sheet("command to durable and to painted row", options);
    sheet.note(std::to_string(options.pastIncidents) +
               " past incidents, 200 units, 300 open incidents; offscreen");
    const std::string plain = cacheFolder() + "/plain.db";
    sheet.add(
        plainCommits(plain, turns * 7).figure("for comparison: one plain INSERT and commit", "ms"));
    std::error_code ignored;
    for (const char* end : {"", "-wal", "-shm"})
        std::filesystem::remove(plain + end, ignored);
    const auto console = LiveConsole::open(copy.path());
    if (!console) {
        std::fprintf(stderr, "%s\n", refusalSentence(console.refusal()).c_str());
        return 1;
    }
    const bool isQuietDone = measure(sheet, **console, turns, 0);
    return isQuietDone && measure(sheet, **console, turns, 50) ? 0 : 1;
}
