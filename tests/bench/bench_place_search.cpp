#include "models/geo/place_index.h"
#include "models/geo/town_generator.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <string>
#include <vector>

// How long one keystroke of a place search takes. Arguments: [--json] [--streets N].
namespace {

using namespace haven;
using Clock = std::chrono::steady_clock;

double msSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

struct Measure {
    std::string name;
    std::vector<double> ms;
    double at(double share) const
    {
        std::vector<double> sorted = ms;
        std::sort(sorted.begin(), sorted.end());
        return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
    }
};

Measure measure(const PlaceIndex& index, const std::string& name,
                const std::vector<std::string>& texts)
{
    Measure result{name, {}};
    for (const std::string& text : texts) {
        const auto start = Clock::now();
        const auto found = index.find(text, Coordinate{412000000, -725000000});
        result.ms.push_back(msSince(start));
        if (found.size() > 10)
            std::fprintf(stderr, "more answers than asked for\n");
    }
    return result;
}

} // namespace

int main(int argc, char** argv)
{
    bool isJson = false;
    std::size_t streets = 10'000;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--json") == 0)
            isJson = true;
        else if (std::strcmp(argv[i], "--streets") == 0 && i + 1 < argc)
            streets = static_cast<std::size_t>(std::stoul(argv[++i]));
    }
    const MapLayers county = makeCounty(1, streets);
    const auto start = Clock::now();
    const PlaceIndex index(county);
    const double buildMs = msSince(start);

    std::vector<std::string> keys;
    std::vector<std::string> addresses;
    std::vector<std::string> typos;
    std::vector<std::string> crossings;
    for (std::size_t i = 0; i + 8 < county.streets.size(); i += county.streets.size() / 200 + 1) {
        const std::string address = "12 " + county.streets[i].name;
        for (std::size_t length = 1; length <= address.size(); ++length)
            keys.push_back(address.substr(0, length));
        for (std::size_t length = 1; length <= county.streets[i].name.size(); ++length)
            keys.push_back(county.streets[i].name.substr(0, length));
        addresses.push_back(address);
        std::string typo = address;
        std::swap(typo[5], typo[6]);
        typos.push_back(typo);
        crossings.push_back(county.streets[i].name + " & " + county.streets[i + 8].name);
    }
    const std::vector<Measure> all = {
        measure(index, "every keystroke", keys), measure(index, "whole address", addresses),
        measure(index, "one typo", typos), measure(index, "intersection", crossings)};
    std::string json = fmt::format(R"({{"streets":{},"crossings":{},"build_ms":{:.1f})",
                                   index.streetCount(), index.crossingCount(), buildMs);
    std::string text = fmt::format("{} streets, {} pairs that cross, built in {:.1f} ms\n",
                                   index.streetCount(), index.crossingCount(), buildMs);
    for (const Measure& one : all) {
        json +=
            fmt::format(R"(,"{}":{{"count":{},"p50_ms":{:.4f},"p95_ms":{:.4f},"p99_ms":{:.4f}}})",
                        one.name, one.ms.size(), one.at(0.5), one.at(0.95), one.at(0.99));
        text += fmt::format("{:16} {:6} x  p50 {:7.3f} ms  p95 {:7.3f} ms  p99 {:7.3f} ms\n",
                            one.name, one.ms.size(), one.at(0.5), one.at(0.95), one.at(0.99));
    }
    std::fputs((isJson ? json + "}\n" : text).c_str(), stdout);
    return 0;
}
