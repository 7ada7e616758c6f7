#include "models/items/incident_queue_model.h"
#include "tests/bench/figures.h"
#include "tests/bench/live_console.h"
#include "tests/testkit/fake_desk.h"
#include "tests/testkit/ui/sample_look.h"
#include "ui/queue/queue_panel.h"

#include <QApplication>

// The queue with 5,000 incidents: how long one fact takes from the State to the last signal, and to
// the painted row; the clock, the filter and a thaw after much has happened.
using namespace haven;
using namespace haven::bench;
using namespace haven::test;

namespace {

constexpr int kRows = 5'000;
constexpr int kTurns = 500;

template <class F>
Samples measured(int turns, F run)
{
    Samples samples;
    for (int turn = 0; turn < turns; ++turn) {
        const Stopwatch one;
        run(turn);
        samples.add(one.ms());
    }
    return samples;
}

void fill(FakeDesk& desk)
{
    for (int n = 0; n < kRows; ++n) {
        OpenIncident open;
        open.type = desk.knowledge().codes.types.front().code;
        open.location = at(std::to_string(n) + " Oak Ave", kInBeat1);
        open.priority = static_cast<Priority>(n % 5);
        static_cast<void>(desk.room().run(open).isOk());
        desk.pass(Span{137});
    }
    desk.sync();
}

void reprioritize(FakeDesk& desk, int turn)
{
    const auto to = static_cast<Priority>((turn * 7 + 1) % 5);
    static_cast<void>(
        desk.room().run(ChangePriority{IncidentId(1 + turn * 9 % kRows), to, "bench"}).isOk());
}

void measureModel(Sheet& sheet, FakeDesk& desk)
{
    IncidentQueueModel model(
        desk, {[](QueueGroup) { return QString(); }, [](const BoardRow&) { return QString(); }});
    sheet.add(
        measured(kTurns, [&](int turn) {
            reprioritize(desk, turn);
            desk.sync();
        }).figure("model: one change, decided, folded and moved", "ms", Promise{Bound::P99, 50}));
    sheet.add(measured(kTurns, [&](int) {
                  desk.pass(Span::seconds(1));
                  model.tick(desk.now(), {0, 40});
              }).figure("model: one tick of the clock, 40 rows seen", "ms"));
    const auto filter =
        QuickFilter::parse(QStringLiteral("p:1 oak"), IncidentQueueModel::vocabulary(desk));
    sheet.add(measured(20, [&](int) {
                  model.setFilter(*filter);
                  model.setFilter({});
              }).figure("model: filter set and taken away", "ms"));
    sheet.add(measured(20, [&](int turn) {
                  model.setFrozen(Frozen::Yes);
                  for (int n = 0; n < 200; ++n)
                      reprioritize(desk, turn * 200 + n);
                  desk.sync();
                  model.setFrozen(Frozen::No);
              }).figure("model: thaw after 200 changes", "ms"));
}

// The rows that are seen change, so that each change has to be painted.
void measurePanel(Sheet& sheet, FakeDesk& desk)
{
    ui::ThemeSource source(testkit::sampleLook());
    ui::QueuePanel panel(source, desk);
    panel.resize(910, 640);
    Gate gate;
    const PaintWatch watch(panel.view().viewport(), [&gate] { gate.open(); });
    panel.show();
    static_cast<void>(gate.wait(5000));
    Samples samples;
    for (int turn = 0; turn < kTurns; ++turn) {
        // P1 incidents are those whose number is 1 more than a multiple of five.
        AddNote note;
        note.incident = IncidentId(1 + 5 * (turn % 20));
        note.text = "bench";
        const Stopwatch one;
        static_cast<void>(desk.room().run(note).isOk());
        desk.sync();
        if (gate.wait(1000))
            samples.add(one.ms());
    }
    sheet.add(samples.figure("panel: one change of a row to its painted row", "ms",
                             Promise{Bound::P99, 50}));
}

} // namespace

int main(int count, char** arguments)
{
    QApplication application(count, arguments);
    Sheet sheet("queue of 5,000 incidents", optionsOf(count, arguments));
    FakeDesk desk;
    fill(desk);
    measureModel(sheet, desk);
    measurePanel(sheet, desk);
    return 0;
}
