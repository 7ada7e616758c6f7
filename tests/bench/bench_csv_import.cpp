#include "models/base/json_codec.h"
#include "models/exchange/import_calls.h"

#include <chrono>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <random>

// Rows a second of the San Antonio form: splitting CSV alone, with unpacking, and mapping to past
// incidents. With HAVEN_DATA set the real file, otherwise one made up from a seed.
using namespace haven;

namespace {

constexpr int kInventedRows = 300'000;

struct Measure {
    std::string what;
    std::int64_t rows = 0;
    double seconds = 0;
};

template <class F>
Measure measured(const std::string& what, F run)
{
    const auto start = std::chrono::steady_clock::now();
    const std::int64_t rows = run();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    return Measure{what, rows, took.count()};
}

std::string inventedFile()
{
    std::mt19937 random(20240229);
    std::string text;
    for (int i = 0; i < kInventedRows; ++i) {
        const std::int64_t second = 1'667'000'000LL + i * 190LL;
        text += fmt::format("01/01/24, 9:00:00,{} Elm St,78{:03},Other Calls,Disturbance,{},WEST,"
                            "T-{:07},29.{:06},-98.{:06},{}000,24,1\n",
                            random() % 9000 + 100, random() % 300, random() % 9000, i,
                            random() % 1000000, random() % 1000000, second);
    }
    return text;
}

// Splits the file without looking at what is in it.
std::int64_t splitAll(ByteSource& source)
{
    CsvReader reader(source);
    std::int64_t rows = 0;
    for (;;) {
        const auto row = reader.next();
        if (!row || !*row)
            return row ? rows : -1;
        ++rows;
    }
}

std::int64_t drain(ByteSource& source, std::string& whole)
{
    std::vector<char> buffer(1 << 16);
    for (;;) {
        const auto count = source.read(buffer);
        if (!count || *count == 0)
            return count ? static_cast<std::int64_t>(whole.size()) : -1;
        whole.append(buffer.data(), *count);
    }
}

std::int64_t importAll(const SourceOpener& open, const ImportProfile& profile)
{
    const auto counts = importCalls(
        open, profile,
        [](const std::vector<ImportRow>&) {
            return Result<std::vector<TurnedDown>>(std::vector<TurnedDown>{});
        },
        [](const ImportReject&) {});
    return counts ? counts->read : -1;
}

void print(const std::vector<Measure>& measures, bool asJson)
{
    Json json = Json::array();
    for (const Measure& one : measures) {
        const double rate = static_cast<double>(one.rows) / one.seconds;
        if (asJson)
            json.push_back({{"what", one.what},
                            {"rows", one.rows},
                            {"seconds", one.seconds},
                            {"rows_per_s", rate}});
        else
            fmt::print("{:<44} {:>8} rows {:>8.3f} s {:>12.0f} rows/s\n", one.what, one.rows,
                       one.seconds, rate);
    }
    if (asJson)
        fmt::print("{}\n", json.dump(2));
}

} // namespace

int main(int argc, char** argv)
{
    const bool asJson = argc > 1 && std::strcmp(argv[1], "--json") == 0;
    const auto text =
        readWhole(HAVEN_SOURCE_DIR "/resources/profiles/san-antonio.json", kProfileBytesMax);
    const auto profile = text ? parseProfile(*text) : Result<ImportProfile>(text.refusal());
    if (!profile) {
        fmt::print(stderr, "{}\n", refusalSentence(profile.refusal()));
        return 1;
    }
    std::string whole;
    const char* folder = std::getenv("HAVEN_DATA");
    const std::string path =
        folder ? std::string(folder) + "/calls/san-antonio-police-2022-2024.csv.gz" : "";
    if (folder) {
        auto source = openInput(path);
        if (!source || drain(**source, whole) < 0)
            return 1;
    } else {
        whole = inventedFile();
    }
    const SourceOpener fromMemory = [&]() -> Result<std::unique_ptr<ByteSource>> {
        return memorySource("memory.csv", whole);
    };
    std::vector<Measure> measures;
    measures.push_back(measured("split CSV, from memory",
                                [&] { return splitAll(*memorySource("memory.csv", whole)); }));
    measures.push_back(measured("check and map to past incidents, from memory",
                                [&] { return importAll(fromMemory, *profile); }));
    if (folder)
        measures.push_back(measured("the same from the .gz file, unpacked twice", [&] {
            return importAll([&] { return openInput(path); }, *profile);
        }));
    print(measures, asJson);
    return 0;
}
