#include "models/base/json_codec.h"
#include "models/items/incident_queue_model.h"
#include "tests/testkit/fake_desk.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>

// The queue with 5,000 incidents: how long one fact takes from the State to the last signal, and
// the clock, the filter and a thaw after much has happened.
using namespace haven;
using namespace haven::test;

namespace {

constexpr int kRows = 5'000;
constexpr int kTurns = 500;

struct Measure {
    std::string what;
    double p50Us = 0;
    double p99Us = 0;
};

template <class F>
Measure measured(const std::string& what, int turns, F run)
{
    std::vector<double> took;
    for (int turn = 0; turn < turns; ++turn) {
        const auto start = std::chrono::steady_clock::now();
        run(turn);
        const std::chrono::duration<double, std::micro> one =
            std::chrono::steady_clock::now() - start;
        took.push_back(one.count());
    }
    std::sort(took.begin(), took.end());
    const auto at = [&took](std::size_t percent) {
        return took[(took.size() - 1) * percent / 100];
    };
    return Measure{what, at(50), at(99)};
}

std::vector<Measure> measureAll()
{
    FakeDesk desk;
    for (int n = 0; n < kRows; ++n) {
        OpenIncident open;
        open.type = desk.knowledge().codes.types.front().code;
        open.location = at(std::to_string(n) + " Oak Ave", kInBeat1);
        open.priority = static_cast<Priority>(n % 5);
        static_cast<void>(desk.room().run(open).isOk());
        desk.pass(Span{137});
    }
    desk.sync();
    IncidentQueueModel model(
        desk, {[](QueueGroup) { return QString(); }, [](const BoardRow&) { return QString(); }});
    const auto reprioritize = [&desk](int turn) {
        const auto to = static_cast<Priority>((turn * 7 + 1) % 5);
        static_cast<void>(
            desk.room().run(ChangePriority{IncidentId(1 + turn * 9 % kRows), to, "bench"}).isOk());
    };
    std::vector<Measure> all;
    all.push_back(measured("one change, decided, folded and moved", kTurns, [&](int turn) {
        reprioritize(turn);
        desk.sync();
    }));
    all.push_back(measured("one tick of the clock, 40 rows seen", kTurns, [&](int) {
        desk.pass(Span::seconds(1));
        model.tick(desk.now(), {0, 40});
    }));
    const auto filter =
        QuickFilter::parse(QStringLiteral("p:1 oak"), IncidentQueueModel::vocabulary(desk));
    all.push_back(measured("filter set and taken away", 20, [&](int) {
        model.setFilter(*filter);
        model.setFilter({});
    }));
    all.push_back(measured("thaw after 200 changes", 20, [&](int turn) {
        model.setFrozen(Frozen::Yes);
        for (int n = 0; n < 200; ++n)
            reprioritize(turn * 200 + n);
        desk.sync();
        model.setFrozen(Frozen::No);
    }));
    return all;
}

} // namespace

int main(int argc, char** argv)
{
    const bool asJson = argc > 1 && std::strcmp(argv[1], "--json") == 0;
    Json json = Json::array();
    for (const Measure& one : measureAll()) {
        if (asJson)
            json.push_back({{"what", one.what},
                            {"rows", kRows},
                            {"p50_us", one.p50Us},
                            {"p99_us", one.p99Us}});
        else
            fmt::print("{:<40} {} rows  p50 {:>9.0f} us  p99 {:>9.0f} us\n", one.what, kRows,
                       one.p50Us, one.p99Us);
    }
    if (asJson)
        fmt::print("{}\n", json.dump(2));
    return 0;
}
